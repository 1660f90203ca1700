/* Earlier answers in words: found by the full ids that a field names, spelt by the scenario they were given to. */
#include "tui/earlier.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/fields.h"
#include "tui/options.h"

enum { ID_MOST = 160 };

/* The next full id of the comma-separated FROM at *AT; false: no more. */
static bool id_next(const char **at, char out[ID_MOST])
{
	size_t len;

	*at += strspn(*at, ", ");
	len = strcspn(*at, ", ");
	if (len == 0)
		return false;
	snprintf(out, ID_MOST, "%.*s", (int)(len < ID_MOST ? len : ID_MOST - 1), *at);
	*at += len;
	return true;
}

static bool beside(const struct field *f)
{
	return f->from != NULL && f->carry == CARRY_BESIDE;
}

bool earlier_any(const struct app *a, const struct field *f, int64_t enterprise)
{
	const char *at = f->from;
	char id[ID_MOST];

	while (beside(f) && id_next(&at, id))
		if (model_carried_from(a->model, id, enterprise) != NULL)
			return true;
	return false;
}

const char *earlier_when(const struct app *a, const char *full_id, int64_t enterprise)
{
	const struct earlier *e = model_carried_from(a->model, full_id, enterprise);

	return e == NULL ? NULL : e->date[0] != '\0' ? e->date : e->title;
}

bool earlier_named(const struct field *f)
{
	return f->before != NULL || (f->kind != FIELD_GRID && f->from != NULL && strchr(f->from, ',') == NULL);
}

const char *earlier_then(const struct app *a, const struct field *f, int64_t enterprise, const char *row)
{
	return earlier_named(f) ? model_carried(a->model, f->before != NULL ? f->before : f->from, enterprise, row, "") : NULL;
}

/* The scenario that E ran, read once; NULL: it isn't known here. */
static const struct scenario *scenario_of(struct app *a, const struct earlier *e)
{
	struct target t = {TARGET_SCENARIO, 0, 0, "", "", e->scenario, "text"};
	struct scenario *s = a->earlier != NULL ? map_get(a->earlier, e->scenario) : NULL;
	const char *text = s == NULL ? model_value(a->model, &t) : NULL;
	struct diagnostics d;

	if (text == NULL)
		return s;
	diagnostics_init(&d, e->scenario, text, strlen(text));
	s = scenario_parse(text, strlen(text), &d);
	diagnostics_clear(&d);
	if (a->earlier == NULL)
		a->earlier = map_new();
	if (s != NULL)
		map_put(a->earlier, e->scenario, s);
	return s;
}

static void scenario_drop(void *s)
{
	scenario_free(s);
}

void earlier_clear(struct app *a)
{
	if (a->earlier != NULL)
		map_free(a->earlier, scenario_drop);
	a->earlier = NULL;
}

struct source {
	const char *full_id;
	const struct field *field; /* NULL: unknown: shown as it is kept */
	int64_t enterprise;
};

static void value_words(const struct app *a, const struct field *f, const char *value, struct buf *out)
{
	struct spot spot = {.field = f};

	if (f != NULL && value_kind(f) != NULL)
		value_kind(f)->show(a, &spot, value, out);
	else
		buf_text(out, value);
}

/* "Neighbours · partner · 4", a line each. */
static void rows_words(const struct app *a, const struct source *from, struct buf *out)
{
	size_t count = 0;
	const char *const *rows = model_carried_rows(a->model, from->full_id, from->enterprise, &count);

	for (size_t i = 0; i < count; i++) {
		const char *between = out->len > 0 ? "\n– " : "– ";

		for (size_t j = 0; j < from->field->column_count; j++) {
			const struct field *c = &from->field->columns[j];
			const char *value = model_carried(a->model, from->full_id, from->enterprise, rows[i], c->id);

			if (value == NULL || value[0] == '\0')
				continue;
			buf_text(out, between);
			value_words(a, c, value, out);
			between = " · ";
		}
	}
}

/* "Governance: 3", a line each. */
static void lines_words(const struct app *a, const struct source *from, struct buf *out)
{
	const struct field *f = from->field;

	for (size_t i = 0; i < f->line_count; i++) {
		const char *value = model_carried(a->model, from->full_id, from->enterprise, f->lines[i].id, "");
		const struct option *o = value != NULL ? field_option(f, value) : NULL;

		if (value == NULL)
			continue;
		buf_text(out, out->len > 0 ? "\n" : "");
		buf_printf(out, _("%s: %s"), option_name(a, &f->lines[i]), o != NULL ? option_name(a, o) : value);
	}
}

/* "premises ●●, money ●" */
static void dots_words(const struct app *a, const struct source *from, struct buf *out)
{
	const struct field *f = from->field;

	for (size_t i = 0; i < f->option_count; i++) {
		const char *value = model_carried(a->model, from->full_id, from->enterprise, "", f->options[i].id);
		int dots = value != NULL ? atoi(value) : 0;

		if (dots <= 0)
			continue;
		buf_printf(out, "%s%s ", out->len > 0 ? ", " : "", option_name(a, &f->options[i]));
		for (int n = 0; n < dots && n < 20; n++)
			buf_text(out, "●");
	}
}

/* Ranked options, or rows of a table of the same meeting. */
static void ranked_words(struct app *a, const struct source *from, const char *value, struct buf *out)
{
	const struct field *f = from->field, *table = NULL;
	const struct earlier *e = model_carried_from(a->model, from->full_id, from->enterprise);
	bool here = strchr(from->full_id, '.') == NULL;
	const struct scenario *s = here ? a->scenario : e != NULL ? scenario_of(a, e) : NULL;
	char *full = NULL;

	if (f->of != NULL && s != NULL) {
		table = scenario_field(s, f->of, NULL);
		full = here ? xstrdup(f->of) : xasprintf("%s.%s", s->id, f->of);
	}
	for (size_t n = 1; *value != '\0'; n++) {
		size_t len = strcspn(value, " ");
		char *id = xstrndup(value, len);
		const struct option *o = field_option(f, id);
		const struct field *c = table != NULL ? field_title_column(table, f->of_column) : NULL;
		const char *title = c != NULL ? model_carried(a->model, full, from->enterprise, id, c->id) : NULL;

		buf_printf(out, "%s%zu. %s", n > 1 ? "\n" : "", n,
			   o != NULL       ? option_name(a, o)
			   : title != NULL ? title
					   : id);
		free(id);
		value += len + strspn(value + len, " ");
	}
	free(full);
}

/* "Trust (2026-01-12): 4"; what has lines of its own begins on the next one. */
static void headed_words(const struct source *from, const char *label, const struct earlier *e, const char *words, struct buf *out)
{
	bool lines = from->field != NULL && (strchr(words, '\n') != NULL || from->field->column_count > 0);
	char *below = lines ? xasprintf("\n%s", words) : xstrdup(words);

	buf_text(out, out->len > 0 ? "\n" : "");
	buf_printf(out, _("%s (%s): %s"), label, e->date[0] != '\0' ? e->date : e->title, below);
	free(below);
}

static void source_words(struct app *a, const struct source *from, struct buf *out)
{
	const struct field *f = from->field;
	const char *value = model_carried(a->model, from->full_id, from->enterprise, "", "");

	if (f != NULL && f->column_count > 0 && f->kind != FIELD_ANONYMOUS)
		rows_words(a, from, out);
	else if (f != NULL && f->kind == FIELD_GRID)
		lines_words(a, from, out);
	else if (f != NULL && f->kind == FIELD_DOTS)
		dots_words(a, from, out);
	else if (value != NULL && f != NULL && f->kind == FIELD_RANKING)
		ranked_words(a, from, value, out);
	else if (value != NULL)
		value_words(a, f, value, out);
}

char *earlier_words(struct app *a, const struct field *f, int64_t enterprise)
{
	const char *at = f->from;
	char id[ID_MOST];
	struct buf out = {0};

	while (beside(f) && id_next(&at, id)) {
		const struct earlier *e = model_carried_from(a->model, id, enterprise);
		const struct scenario *s = e != NULL ? scenario_of(a, e) : NULL;
		const char *dot = strchr(id, '.');
		struct source from = {.full_id = id, .enterprise = enterprise};
		struct buf one = {0};

		if (e == NULL)
			continue;
		if (dot != NULL)
			from.field = scenario_field(s != NULL ? s : a->scenario, dot + 1, NULL);
		source_words(a, &from, &one);
		if (one.len > 0)
			headed_words(&from, from.field != NULL ? app_label(a, from.field) : id, e, buf_str(&one), &out);
		buf_clear(&one);
	}
	return buf_take(&out);
}

char *answer_words(struct app *a, const struct field *f, int64_t enterprise)
{
	struct source from = {.full_id = f->id, .field = f, .enterprise = enterprise};
	struct buf out = {0};

	source_words(a, &from, &out);
	return buf_take(&out);
}
