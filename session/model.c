/* The life of a model, and the fold: each change becomes a value, and what its kind touches besides (model_fold.c).
 * Knows neither SQLite nor the socket; how it is read is in model_read.c. */
#include "session/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "session/model_parts.h"

struct model *model_new(void)
{
	struct model *m = xcalloc(1, sizeof *m);

	model_texts_start(m, model_session_texts);
	model_texts_start(m, model_meeting_texts);
	m->values = map_new();
	m->rows = map_new();
	m->steps = map_new();
	m->notes = map_new();
	m->consents = map_new();
	m->reviews = map_new();
	return m;
}

static void note_free(void *p)
{
	struct note *n = p;

	model_texts_free(n, model_note_texts);
	free((char *)n->id);
	free(n);
}

static void step_free(void *p)
{
	struct step_kept *s = p;

	free(s->groups);
	free(s->reason);
	free(s);
}

static void said_free(void *p)
{
	struct said_by *s = p;

	free(s->author);
	free(s);
}

void model_free(struct model *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->enterprise_count; i++)
		model_texts_free(&m->enterprises[i], model_enterprise_texts);
	free(m->enterprises);
	model_texts_free(m, model_session_texts);
	model_texts_free(m, model_meeting_texts);
	if (m->scenario != NULL)
		scenario_free(m->scenario);
	map_free(m->values, free);
	map_free(m->rows, model_sheet_free);
	map_free(m->steps, step_free);
	map_free(m->notes, note_free);
	map_free(m->consents, said_free);
	map_free(m->reviews, model_review_free);
	free(m->note_list);
	for (size_t i = 0; i < m->earlier_count; i++)
		model_texts_free(&m->earlier[i], model_earlier_texts);
	free(m->earlier);
	for (size_t i = 0; i < m->ledger_count; i++)
		free(m->ledger[i].id);
	free(m->ledger);
	model_persons_free(m);
	free(m);
}

static bool is_empty(const char *text)
{
	return text == NULL || *text == '\0';
}

/* Of a yes or no it matters who said it, and when. */
static void consent_keep(struct model *m, const struct change *c, const char *key)
{
	struct said_by *said;

	if (c->target.kind != TARGET_ANSWER || c->type != VALUE_ID || c->after == NULL ||
	    (strcmp(c->after, "yes") != 0 && strcmp(c->after, "no") != 0))
		return;
	said = xcalloc(1, sizeof *said);
	*said = (struct said_by){c->at, xstrdup(c->author)};
	said = map_put(m->consents, key, said);
	if (said != NULL)
		said_free(said);
}

/* Keeps the value and the count of the cells of a table or matrix. */
static void value_keep(struct model *m, const struct change *c)
{
	bool cell = c->target.kind == TARGET_ANSWER && *c->target.row != '\0';
	struct model_key key;
	char *before;

	model_key(&key, &c->target);
	consent_keep(m, c, key.text);
	before = c->after != NULL ? map_put(m->values, key.text, xstrdup(c->after)) : map_remove(m->values, key.text);
	model_key_clear(&key);
	if (cell && is_empty(before) != is_empty(c->after)) {
		struct sheet *s = model_sheet_make(m, &c->target);

		s->cells = is_empty(before) ? s->cells + 1 : s->cells - 1;
		if (strncmp(c->target.column, "at-", 3) == 0)
			model_sheet_dated(s, c->target.row, c->target.column, !is_empty(c->after));
	}
	free(before);
}

/* What is recorded long after, as homework is, is not the meeting's work. */
static void work_keep(struct model *m, const struct change *c)
{
	if (m->since != 0 && c->at > m->worked && c->at - m->since < MODEL_HALF_A_DAY)
		m->worked = c->at;
}

void model_apply(struct model *m, const struct change *c)
{
	m->folded++;
	if (c->revision > m->revision)
		m->revision = c->revision;
	bool meeting = target_kinds[c->target.kind].keys & KEY_MEETING;
	if (meeting && m->meeting == 0)
		m->meeting = c->target.meeting;
	bool other = meeting && m->meeting != c->target.meeting;
	if (model_scenario_take(m, c)) {
		struct change kept_there = *c;

		kept_there.after = NULL;
		value_keep(m, &kept_there);
	} else if (!other || model_keeps(c->target.kind)) {
		value_keep(m, c);
	}
	model_fold(m, c, other);
	if (meeting && !other)
		work_keep(m, c);
}
