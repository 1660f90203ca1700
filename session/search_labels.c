/* The labels of all options in one table of words in memory, made at the first search and kept. Knows no answers. */
#include "session/search_labels.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/carried.h"
#include "session/db.h"
#include "session/search_words.h"

/* One label of one option. */
struct label {
	size_t scenario;            /* by its place in the list */
	const struct field *field;
	const char *column;         /* of a table: the id of the one that has the options; else "" */
	const struct option *option;
	const struct said *said;    /* the label, or one of its variants */
	enum lang lang;
};

struct search_labels {
	struct read_scenario { char *row; struct scenario *scenario; } *scenarios;
	size_t scenario_count;
	struct label *list;
	size_t count;
	struct search_words *words;
	size_t *found; /* of the list, by what was looked for last */
	size_t found_count;
};

static void said_add(struct search_labels *l, struct label one)
{
	for (enum lang lang = 0; lang < LANG_COUNT; lang++) {
		if (one.said->in[lang] == NULL || one.said->in[lang][0] == '\0')
			continue;
		one.lang = lang;
		l->list = xrealloc(l->list, l->count + 1, sizeof *l->list);
		l->list[l->count++] = one;
		search_words_add(l->words, (int64_t)l->count, one.said->in[lang]);
	}
}

static void options_add(struct search_labels *l, const struct field *f, const char *column, const struct field *of)
{
	for (size_t i = 0; i < of->option_count; i++) {
		struct label one = {l->scenario_count - 1, f, column, &of->options[i], &of->options[i].label, 0};
		said_add(l, one);
		for (size_t k = 0; k < of->options[i].label.variant_count; k++) {
			one.said = &of->options[i].label.variants[k].text;
			said_add(l, one);
		}
	}
}

static void field_add(struct search_labels *l, const struct field *f)
{
	if (f->kind == FIELD_ANONYMOUS)
		return;
	options_add(l, f, "", f);
	for (size_t i = 0; i < f->column_count; i++)
		options_add(l, f, f->columns[i].id, &f->columns[i]);
}

static void scenario_add(struct search_labels *l, const char *row, struct scenario *s)
{
	if (s == NULL)
		return;
	l->scenarios = xrealloc(l->scenarios, l->scenario_count + 1, sizeof *l->scenarios);
	l->scenarios[l->scenario_count++] = (struct read_scenario){xstrdup(row), s};
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t k = 0; k < s->steps[i].field_count; k++)
			field_add(l, &s->steps[i].fields[k]);
}

struct search_labels *search_labels_new(struct session *s)
{
	struct search_labels *l = xcalloc(1, sizeof *l);
	sqlite3_stmt *q = db_query(s, "SELECT id FROM scenario ORDER BY id", NULL);
	l->words = search_words_new();
	if (l->words == NULL) {
		search_labels_free(l);
		return NULL;
	}
	search_words_keep(l->words);
	while (q != NULL && db_step(s, q, NULL) > 0)
		scenario_add(l, db_text(q, 0), session_scenario(s, db_text(q, 0)));
	l->found = xcalloc(l->count + 1, sizeof *l->found);
	return l;
}

void search_labels_free(struct search_labels *l)
{
	if (l == NULL)
		return;
	for (size_t i = 0; i < l->scenario_count; i++) {
		scenario_free(l->scenarios[i].scenario);
		free(l->scenarios[i].row);
	}
	free(l->scenarios);
	free(l->list);
	free(l->found);
	search_words_free(l->words);
	free(l);
}

static void seen(void *context, int64_t number, const struct search_mark *marks, size_t count)
{
	struct search_labels *l = context;
	(void)marks;
	if (count > 0)
		l->found[l->found_count++] = (size_t)number - 1;
}

bool search_labels_find(struct search_labels *l, const char *expression)
{
	l->found_count = 0;
	search_words_find(l->words, expression, seen, l);
	return l->found_count > 0;
}

/* --- what a value is called --- */

static bool has_id(const char *value, const char *id)
{
	size_t len = strlen(id);
	for (const char *at = value; *at != '\0'; at += strcspn(at, " "), at += strspn(at, " "))
		if (strcspn(at, " ") == len && strncmp(at, id, len) == 0)
			return true;
	return false;
}

static bool answers(const struct search_labels *l, const struct label *one, const char *scenario, const struct target *t, const char *value)
{
	return strcmp(one->field->id, t->field) == 0 && (one->column[0] == '\0' || strcmp(one->column, t->column) == 0) &&
	       strcmp(l->scenarios[one->scenario].row, scenario) == 0 && has_id(value, one->option->id);
}

/* The first one found of those of VALUE, in the language of the screen if there is one. */
static const struct label *found_in(const struct search_labels *l, const char *scenario, const struct target *t, const char *value)
{
	const struct label *best = NULL;
	for (size_t i = 0; i < l->found_count; i++) {
		const struct label *one = &l->list[l->found[i]];
		if ((best == NULL || (one->lang == i18n_language() && best->lang != one->lang)) && answers(l, one, scenario, t, value))
			best = one;
	}
	return best;
}

char *search_labels_words(const struct search_labels *l, const char *scenario, const struct target *t, const char *value)
{
	const struct label *found = found_in(l, scenario, t, value);
	const struct field *of;
	struct buf b = {0};
	if (found == NULL)
		return NULL;
	of = found->column[0] != '\0' ? field_column(found->field, found->column) : found->field;
	for (const char *at = value; *at != '\0'; at += strspn(at, " ")) {
		char *id = xstrndup(at, strcspn(at, " "));
		const struct option *o = field_option(of, id);
		buf_printf(&b, "%s%s", b.len > 0 ? ", " : "",
		           o == NULL ? id : said_in(o == found->option ? found->said : &o->label, found->lang, NULL));
		at += strlen(id);
		free(id);
	}
	return buf_take(&b);
}
