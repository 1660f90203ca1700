/* Who is there: persons, attendance per half-day, who is of the group on the day. Knows no clock. */
#include <stdlib.h>
#include <string.h>

#include "session/model.h"
#include "session/model_parts.h"

const char *const model_halves[HALF_COUNT] = {"am", "pm"};

enum half model_half(const char *hm)
{
	return strcmp(hm, "13:00") < 0 ? HALF_AM : HALF_PM;
}

const char *model_attendance(const struct model *m, int64_t enterprise, enum half half, const char *column)
{
	struct target t = {TARGET_ATTENDANCE, m->meeting, enterprise, "", "", model_halves[half], column};

	return model_value(m, &t);
}

/* Days are compared as they are written. A meeting without a date is now: whoever left has left. */
bool model_member(const struct model *m, int64_t enterprise)
{
	const struct enterprise *e = model_enterprise(m, enterprise);
	const char *day = m->meeting_date;

	if (e == NULL)
		return false;
	if (e->left[0] != '\0' && (day[0] == '\0' || strcmp(e->left, day) <= 0))
		return false;
	return e->joined[0] == '\0' || day[0] == '\0' || strcmp(e->joined, day) <= 0;
}

bool model_counts(const struct model *m, int64_t enterprise)
{
	return (m->meeting_enterprise == 0 || m->meeting_enterprise == enterprise) && model_member(m, enterprise);
}

/* The afternoon, once said, counts more than the morning. */
bool model_absent(const struct model *m, int64_t enterprise)
{
	if (model_enterprise(m, enterprise) != NULL && !model_member(m, enterprise))
		return true;
	for (int half = HALF_PM; half >= HALF_AM; half--) {
		const char *status = model_attendance(m, enterprise, (enum half)half, "status");

		if (status != NULL)
			return strcmp(status, "absent") == 0 || model_attendance(m, enterprise, (enum half)half, "left") != NULL;
	}
	return false;
}

const struct person **model_persons_of(const struct model *m, int64_t enterprise, bool left, size_t *count)
{
	const struct person **list = xcalloc(m->person_count + 1, sizeof *list);

	*count = 0;
	for (size_t i = 0; i < m->person_count; i++) {
		const struct person *p = &m->persons[i];
		size_t at = *count;

		if (p->enterprise != enterprise || p->name[0] == '\0' || (!left && p->left[0] != '\0'))
			continue;
		for (; at > 0 && strcmp(list[at - 1]->name, p->name) > 0; at--)
			list[at] = list[at - 1];
		list[at] = p;
		++*count;
	}
	return list;
}
