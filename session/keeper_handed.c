/* Anonymous sheets as the face learns of them: how many were handed in, and what they say to a question once it has so many answers as
 * the sheet asks for, five at least; then again when two more have come, so that what one sheet says is never the difference between
 * two screens, not even of a face that comes back: anonymous_values() goes by the file alone. Knows nothing of whose they are: nobody does. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/scenario.h"

enum { HANDED_MAX = 256, SHOW_FROM = 5 };

struct handed {
	int64_t meeting, told; /* sheets */
	char *field;
	size_t *given; /* by question: how many of its answers were told */
	size_t question_count;
};

static void handed_add(struct keeper *k, int64_t meeting, const char *field)
{
	for (size_t i = 0; i < k->handed_count; i++)
		if (k->handed[i].meeting == meeting && strcmp(k->handed[i].field, field) == 0)
			return;
	if (k->handed_count == HANDED_MAX)
		return;
	k->handed = xrealloc(k->handed, k->handed_count + 1, sizeof(*k->handed));
	k->handed[k->handed_count++] = (struct handed){.meeting = meeting, .field = xstrdup(field)};
}

/* Each field once, and no more than scenarios have: a face of ours asks so. One that comes back to a meeting asks again, and still holds
 * what it was told the answers are. */
void keeper_take_handed(struct keeper *k, int64_t meeting, const char *field)
{
	struct error err = {0};
	for (size_t i = 0; i < k->handed_count && meeting != k->handed_of; i++)
		if (k->handed[i].meeting == meeting)
			k->handed[i].told = -1;
	k->handed_of = meeting;
	handed_add(k, meeting, field);
	keeper_say_handed(k, &err);
	error_clear(&err);
}

static void say_values(struct keeper *k, int64_t meeting, const char *question, char *const *values, size_t count)
{
	struct buf *out = keeper_out(k);
	size_t mark = wire_begin(out, WIRE_ANONYMOUS);
	wire_put_number(out, meeting);
	wire_put_text(out, question);
	wire_put_number(out, (int64_t)count);
	for (size_t i = 0; i < count; i++)
		wire_put_text(out, values[i]);
	wire_end(out, mark); /* more than fits is not shown */
}

static bool say_question(struct keeper *k, const struct handed *h, const char *question, size_t from, size_t *given, struct error *err)
{
	char **values;
	size_t count;
	bool good = anonymous_values(k->session, h->meeting, h->field, question, (int64_t)from, &values, &count, err);
	if (good && count > *given) {
		say_values(k, h->meeting, question, values, count);
		*given = count;
	}
	for (size_t i = 0; i < count; i++)
		free(values[i]);
	free(values);
	return good;
}

static bool say_sheet(struct keeper *k, struct handed *h, struct error *err)
{
	const struct scenario *s = keeper_scenario(k, h->meeting);
	const struct field *f = s ? scenario_field(s, h->field, NULL) : NULL;
	size_t from = f && f->show_from > SHOW_FROM ? (size_t)f->show_from : SHOW_FROM;
	if (!f || f->kind != FIELD_ANONYMOUS)
		return true;
	if (h->question_count != f->column_count) {
		free(h->given);
		h->given = xcalloc(f->column_count + 1, sizeof *h->given);
		h->question_count = f->column_count;
	}
	for (size_t i = 0; i < f->column_count; i++)
		if (!say_question(k, h, f->columns[i].id, from, &h->given[i], err))
			return false;
	return true;
}

bool keeper_say_handed(struct keeper *k, struct error *err)
{
	for (size_t i = 0; i < k->handed_count; i++) {
		struct handed *h = &k->handed[i];
		int64_t count;
		if (h->meeting != k->handed_of)
			continue;
		if (!anonymous_count(k->session, h->meeting, h->field, &count, err))
			return false;
		if (count == h->told)
			continue;
		keeper_say_state(k, WIRE_STATE_HANDED, count, h->field);
		h->told = count;
		if (count >= SHOW_FROM && !say_sheet(k, h, err))
			return false;
	}
	return true;
}

void keeper_handed_free(struct keeper *k)
{
	for (size_t i = 0; i < k->handed_count; i++) {
		free(k->handed[i].field);
		free(k->handed[i].given);
	}
	free(k->handed);
}
