/* What a keeper of another role than the facilitators' tells its face, and does for it. Too much is refused rather than too little. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/circles.h"
#include "session/keeper_state.h"

bool wall_find(struct keeper *k, struct error *err)
{
	struct error why = { 0 };
	if (k->reader.role != READER_ENTERPRISE)
		return true;
	k->only = session_find_enterprise(k->session, k->reader.enterprise, &why);
	error_clear(&why);
	return k->only != 0 || error_set(err, _("The enterprise that this access is for is not in this file."));
}

/* A meeting of the group, or its own individual one. */
static bool concerns(struct keeper *k, int64_t meeting)
{
	struct target t = { TARGET_MEETING, meeting, 0, "", "", "", "enterprise" };
	struct error ignored = { 0 };
	char *with = NULL;
	bool may = session_value(k->session, &t, &with, &ignored);
	may = may && (with == NULL || strtoll(with, NULL, 10) == 0 || (k->only != 0 && strtoll(with, NULL, 10) == k->only));
	error_clear(&ignored);
	free(with);
	return may;
}

/* Answers of its own, but of circle f. */
static bool reads_field(struct keeper *k, const struct target *t)
{
	struct target circle = { TARGET_CIRCLE, t->meeting, t->enterprise, "", t->field, "", "" };
	const struct scenario *s = keeper_scenario(k, t->meeting);
	const struct field *f = s != NULL ? scenario_field(s, t->field, NULL) : NULL;
	struct error ignored = { 0 };
	char *set = NULL;
	if (f == NULL || k->only == 0 || t->enterprise != k->only || !session_value(k->session, &circle, &set, &ignored)) {
		error_clear(&ignored);
		return false;
	}
	bool may = strcmp(circle_asked(f, set), "f") != 0;
	free(set);
	return may;
}

static bool among(const char *word, const char *const *list)
{
	while (*list != NULL && strcmp(*list, word) != 0)
		list++;
	return *list != NULL;
}

static bool tells(struct keeper *k, const struct target *t)
{
	static const char *const of_session[] = { "title", "language", NULL };
	static const char *const of_step[] = { "status", "seconds", "presenter", "planned", "began", NULL };
	if ((target_kinds[t->kind].keys & KEY_MEETING) && !concerns(k, t->meeting))
		return false;
	switch (t->kind) {
	case TARGET_SESSION: return among(t->column, of_session);
	case TARGET_ENTERPRISE: return strcmp(t->column, "name") == 0 || (k->only != 0 && t->enterprise == k->only);
	case TARGET_SCENARIO: return concerns(k, k->meeting);
	case TARGET_MEETING: return true;
	case TARGET_STEP: return among(t->column, of_step);
	case TARGET_ANSWER:
	case TARGET_MISSING:
	case TARGET_ROW:
	case TARGET_DERIVED:
	case TARGET_CIRCLE: return reads_field(k, t);
	case TARGET_ATTENDANCE: return k->only != 0 && t->enterprise == k->only;
	default: return false;
	}
}

bool wall_tells(struct keeper *k, const struct change *c, struct change *told)
{
	*told = *c;
	if (k->reader.role == READER_FACILITATOR)
		return true;
	if (c->draft || !tells(k, &c->target))
		return false;
	told->author = "";
	told->before = NULL;
	return true;
}

bool wall_does(struct keeper *k, const struct request *r, struct error *err)
{
	return k->reader.role == READER_FACILITATOR || r->kind == REQUEST_PLACE || r->kind == REQUEST_FOLD ||
	       error_set(err, _("That is for facilitators."));
}

bool wall_answers(const struct keeper *k, int64_t what)
{
	return k->reader.role == READER_FACILITATOR || what == WIRE_ASK_SEEN || what == WIRE_ASK_REST;
}
