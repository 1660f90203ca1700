/* Who answered a field, by who reads it. Must not know what is shown of it. */
#include "session/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Is there an answer that can be counted, not a reason why there is none? */
static bool says(const struct model *m, const struct field *f, int64_t e)
{
	struct target missing = {TARGET_MISSING, m->meeting, e, "", f->id, "", ""};
	const char *why = model_value(m, &missing);

	return !field_countable(m->scenario, f) || ((why == NULL || why[0] == '\0') && model_unfit(m, f, e, "") == UNFIT_NOT);
}

static bool is_asked(const struct model *m, const struct field *f, int64_t e, bool group)
{
	const char *circle = model_circle(m, f, e);

	if ((strchr(circle, 'g') != NULL) != group || strcmp(circle, "f") == 0 || !model_asks(f) || !model_shown(m, f, e))
		return false;
	return e == 0 || !model_absent(m, e) || model_answered(m, f, e); /* who went home has answered */
}

/* What the keeper tells of answers that it doesn't; -1: nothing. */
static int64_t told(const struct model *m, const struct field *f, const char *column)
{
	struct target t = {TARGET_DERIVED, m->meeting, 0, "", f->id, "", column};
	const char *value = model_value(m, &t);

	return value != NULL ? strtoll(value, NULL, 10) : -1;
}

static struct tally tally_told(const struct model *m, const struct field *f, int64_t asked)
{
	int64_t count = told(m, f, "answered"), values = told(m, f, "told");
	struct tally t = {.asked = (size_t)asked, .answered = count > 0 ? (size_t)count : 0, .count = values > 0 ? (size_t)values : 0};

	t.who = xcalloc(t.count + 1, sizeof *t.who);
	for (size_t i = 0; i < t.count; i++)
		t.who[i] = -(int64_t)i - 1;
	return t;
}

struct tally tally_of(const struct model *m, const struct field *f, bool group)
{
	struct tally t = {0};
	int64_t asked = group ? -1 : told(m, f, "asked");

	if (asked >= 0)
		return tally_told(m, f, asked);
	t.who = xcalloc(m->enterprise_count + 1, sizeof *t.who);
	for (size_t i = 0; i < (f->group ? 1 : m->enterprise_count); i++) {
		int64_t e = f->group ? 0 : m->enterprises[i].id;

		if (!is_asked(m, f, e, group))
			continue;
		t.asked++;
		if (model_answered(m, f, e) && says(m, f, e))
			t.who[t.count++] = e;
	}
	t.answered = t.count;
	return t;
}

bool tally_is_told(const struct model *m, const struct field *f)
{
	return told(m, f, "asked") >= 0;
}

bool tally_counts(const struct scenario *s, const struct field *f)
{
	return field_countable(s, f) && !f->group && strcmp(f->circle, "f") != 0;
}
