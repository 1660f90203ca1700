/* Who presents in a step, and its sub-groups as they are written: `1,4 2,5,7`. Knows nothing of how they are made. */
#include <stdlib.h>
#include <string.h>

#include "session/model.h"

static bool has_roles(const struct step *s)
{
	for (size_t i = 0; i < s->field_count; i++)
		if (s->fields[i].for_role != FOR_ALL)
			return true;
	return false;
}

/* Who was said to present goes on presenting in the steps after that have roles. */
int64_t model_presenter(const struct model *m, const char *step)
{
	int64_t presenter = model_step(m, step).presenter;
	const struct step *s = presenter == 0 && m->scenario != NULL ? scenario_step(m->scenario, step) : NULL;

	if (s == NULL || !has_roles(s))
		return presenter;
	while (presenter == 0 && s > m->scenario->steps)
		presenter = model_step(m, (--s)->id).presenter;
	return presenter;
}

/* The sub-group at *AT, which moves behind it; *COUNT are in it. false: there is none left. */
static bool next_group(const char **at, int64_t *out, size_t cap, size_t *count)
{
	*at += strspn(*at, " ");
	for (*count = 0; **at != '\0' && **at != ' ';) {
		char *end;
		long long id = strtoll(*at, &end, 10);

		if (end == *at || id <= 0)
			return false;
		if (*count < cap)
			out[*count] = id;
		++*count;
		*at = *end == ',' ? end + 1 : end;
	}
	return *count > 0;
}

size_t model_groups(const struct model *m, const char *step)
{
	const char *at = model_step(m, step).groups;
	size_t groups = 0, count;

	while (next_group(&at, NULL, 0, &count))
		groups++;
	return groups;
}

size_t model_group(const struct model *m, const char *step, size_t index, int64_t *out, size_t cap)
{
	const char *at = model_step(m, step).groups;
	size_t count = 0;

	for (size_t i = 0; next_group(&at, out, i == index ? cap : 0, &count); i++)
		if (i == index)
			return count;
	return 0;
}

/* Takes ENTERPRISE out of a sub-group at TEXT; false: it isn't in it. */
static bool partners_of(const char *text, size_t len, int64_t enterprise, int64_t *out, size_t cap, size_t *count)
{
	bool member = false;

	*count = 0;
	for (const char *end = text + len; text < end;) {
		char *after;
		long long id = strtoll(text, &after, 10);

		member = member || id == enterprise;
		if (id != enterprise && *count < cap)
			out[*count] = id;
		*count += id != enterprise;
		text = after < end ? after + 1 : end;
	}
	return member;
}

size_t model_partners(const struct model *m, const char *step, int64_t enterprise, int64_t *out, size_t cap)
{
	const char *at = model_step(m, step).groups, *begin;
	size_t count, partners;

	at += strspn(at, " ");
	for (begin = at; next_group(&at, NULL, 0, &count); begin = at) {
		begin += strspn(begin, " ");
		if (partners_of(begin, (size_t)(at - begin), enterprise, out, cap, &partners))
			return partners;
	}
	return 0;
}
