/* The meetings of a parcours, read for a session that is to follow it. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/parcours.h"
#include "scenarios/source.h"
#include "session/wanted.h"

static bool faults_say(const struct wanted *w, const struct diagnostics *d, struct error *err)
{
	if (!w->faulty)
		return diagnostics_fail(d, err);
	w->faulty(d);
	return error_set(err, _("the parcours has faults; nothing was created"));
}

/* Weeks add up over the individual meetings between. */
static bool meetings_add(const struct wanted *w, const struct parcours *course, struct planned *p, struct error *err)
{
	int weeks = 0;
	for (size_t i = 0; i < course->meeting_count; i++) {
		const struct parcours_meeting *m = &course->meetings[i];
		struct scenario *s = NULL;
		weeks += m->weeks;
		if (m->individual)
			continue;
		s = wanted_scenario(w, m->scenario, err);
		if (!s)
			return false;
		planned_add(p, s, weeks);
		weeks = 0;
	}
	return p->count > 0 || error_set(err, _("the parcours `%s` has no collective meeting"), course->id);
}

bool course_plan(const struct wanted *w, struct planned *p, struct error *err)
{
	struct source source = {0};
	struct diagnostics d = {0};
	char *path = parcours_find(w->parcours, err);
	struct parcours *course = path && source_load(path, &source, &d, err) ? source_parcours(&source, &d) : NULL;
	bool good = course && meetings_add(w, course, p, err);
	if (good) {
		replace(&p->parcours, course->id);
		p->language = course->first;
	} else if (path && !course && !err->text) {
		faults_say(w, &d, err);
	}
	parcours_free(course);
	diagnostics_clear(&d);
	source_clear(&source);
	free(path);
	return good;
}
