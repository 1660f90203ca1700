/* What earlier meetings said, as far as this one names it: answers and rows that came under their own meeting's number.
 * Knows nothing of their scenarios but the ids. */
#include <string.h>

#include "session/model.h"
#include "session/model_parts.h"
#include "session/order.h"

/* The field's id in FULL_ID; *LEN is the length of the scenario's (0: this meeting's). */
static const char *field_of(const char *full_id, size_t *len)
{
	const char *dot = strchr(full_id, '.');

	*len = dot != NULL ? (size_t)(dot - full_id) : 0;
	return dot != NULL ? dot + 1 : full_id;
}

static bool runs(const struct earlier *e, const char *scenario, size_t len)
{
	return strncmp(e->scenario, scenario, len) == 0 && (e->scenario[len] == ' ' || e->scenario[len] == '\0');
}

static const char *missing_in(const struct model *m, int64_t meeting, const char *field, int64_t enterprise)
{
	struct target t = {TARGET_MISSING, meeting, enterprise, "", field, "", ""};

	return model_value(m, &t);
}

static bool has(const struct model *m, int64_t meeting, const char *field, int64_t enterprise)
{
	const struct sheet *s = model_sheet(m, meeting, field, enterprise);

	return (s != NULL && (s->count > 0 || s->cells > 0)) ||
	       model_answer_in(m, meeting, field, enterprise, NULL, NULL) != NULL ||
	       missing_in(m, meeting, field, enterprise) != NULL || model_answer_in(m, meeting, field, enterprise, NULL, "other");
}

/* With its day, or that of the nearest one made before it which has one, as far as they are known here. */
static struct meeting_day day_of(const struct model *m, int64_t id, const char *own)
{
	struct meeting_day d = {id, own, NULL};
	int64_t nearest = 0;

	if (*own == '\0' && m->meeting < id && *m->meeting_date != '\0') {
		nearest = m->meeting;
		d.day = m->meeting_date;
	}
	for (size_t i = 0; *own == '\0' && i < m->earlier_count && m->earlier[i].id < id; i++)
		if (m->earlier[i].id > nearest && *m->earlier[i].date != '\0') {
			nearest = m->earlier[i].id;
			d.day = m->earlier[i].date;
		}
	return d;
}

/* Has an earlier meeting of SCENARIO something of FIELD of *OWNER, or else of the group (*OWNER becomes 0)? */
static bool has_of(const struct model *m, const struct earlier *e, const char *field, int64_t *owner)
{
	if (has(m, e->id, field, *owner))
		return true;
	if (*owner == 0 || !has(m, e->id, field, 0))
		return false;
	*owner = 0;
	return true;
}

/* *OWNER becomes ENTERPRISE, or 0 where it is the group that said it. */
static const struct earlier *find(const struct model *m, const char *full_id, int64_t enterprise, const char **field,
                                  int64_t *owner)
{
	size_t len;
	struct meeting_day here = day_of(m, m->meeting, m->meeting_date), last = {0, "", NULL};
	const struct earlier *found = NULL;

	*field = field_of(full_id, &len);
	for (size_t i = 0; len > 0 && i < m->earlier_count; i++) {
		const struct earlier *e = &m->earlier[i];
		struct meeting_day day = day_of(m, e->id, e->date);
		int64_t whose = enterprise;

		if (!runs(e, full_id, len) || (e->enterprise != 0 && e->enterprise != enterprise) || meeting_compare(&day, &here) >= 0 ||
		    (found != NULL && meeting_compare(&day, &last) < 0) || !has_of(m, e, *field, &whose))
			continue;
		found = e;
		last = day;
		*owner = whose;
	}
	return found;
}

const struct earlier *model_carried_from(const struct model *m, const char *full_id, int64_t enterprise)
{
	const char *field;
	int64_t owner;

	return find(m, full_id, enterprise, &field, &owner);
}

/* Which meeting and whose; false: nothing is known. */
static bool place(const struct model *m, const char *full_id, int64_t enterprise, int64_t *meeting, const char **field,
                  int64_t *owner)
{
	const struct earlier *e;

	if (strchr(full_id, '.') != NULL) {
		e = find(m, full_id, enterprise, field, owner);
		*meeting = e != NULL ? e->id : 0;
		return e != NULL;
	}
	const struct field *f = m->scenario != NULL ? scenario_field(m->scenario, full_id, NULL) : NULL;
	*meeting = m->meeting;
	*field = full_id;
	*owner = f != NULL ? model_whose(f, enterprise) : enterprise;
	return true;
}

const char *model_carried(const struct model *m, const char *full_id, int64_t enterprise, const char *row, const char *column)
{
	const char *field;
	int64_t meeting, owner;

	return place(m, full_id, enterprise, &meeting, &field, &owner) ? model_answer_in(m, meeting, field, owner, row, column)
	                                                               : NULL;
}

const char *model_carried_missing(const struct model *m, const char *full_id, int64_t enterprise)
{
	const char *field;
	int64_t meeting, owner;

	return place(m, full_id, enterprise, &meeting, &field, &owner) ? missing_in(m, meeting, field, owner) : NULL;
}

const char *const *model_carried_rows(const struct model *m, const char *full_id, int64_t enterprise, size_t *count)
{
	static const char *const none[] = {NULL};
	const struct sheet *s = NULL;
	const char *field;
	int64_t meeting, owner;

	if (place(m, full_id, enterprise, &meeting, &field, &owner))
		s = model_sheet(m, meeting, field, owner);
	*count = s != NULL ? s->count : 0;
	return *count > 0 ? (const char *const *)s->ids : none;
}
