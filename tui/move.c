/* What a move sets: here it goes away, there it appears, cell by cell. Asks nobody, draws nothing. */
#include "tui/move.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "session/fits.h"
#include "tui/options.h"

static bool is_table(const struct field *f)
{
	return f->kind == FIELD_TABLE || f->kind == FIELD_ACTION || f->kind == FIELD_INDICATORS;
}

/* Of one row: what is in it, and what other fields say of it. */
static bool goes(const struct move *v, const struct model_cell *cell)
{
	return v->row[0] == '\0' || strcmp(cell->row, v->row) == 0 || strcmp(cell->column, v->row) == 0;
}

static bool there_is(const struct app *a, const struct field *f, int64_t enterprise, const struct move *v)
{
	static const enum target_kind kinds[] = {TARGET_ANSWER, TARGET_MISSING};
	bool found = false;
	size_t count;

	model_rows(a->model, f->id, enterprise, &count);
	found = count > 0 && v->row[0] == '\0';
	for (size_t k = 0; !found && k < 2; k++) {
		struct model_cell *cells = model_cells(a->model, kinds[k], f->id, enterprise, &count);

		for (size_t i = 0; i < count; i++)
			found |= cells[i].value[0] != '\0' && goes(v, &cells[i]) &&
				 (!is_table(f) || v->row[0] != '\0'); /* the cells of removed rows are nothing there */
		model_cells_free(cells, count);
	}
	return found;
}

static bool any(const struct app *a, const struct move *v, int64_t enterprise, bool (*wanted)(const struct app *, const struct field *))
{
	size_t count;
	const struct field **fields = move_fields(a, v->field, &count);
	bool found = false;

	for (size_t i = 0; i < count; i++)
		found |= (wanted == NULL || wanted(a, fields[i])) && there_is(a, fields[i], enterprise, v);
	free(fields);
	return found;
}

bool move_anything(const struct app *a, const struct move *v)
{
	return any(a, v, v->from, NULL);
}

bool move_meets(const struct app *a, const struct move *v)
{
	return v->row[0] == '\0' && any(a, v, v->to, NULL); /* a row is one more row */
}

/* Does F stand on rows of the enterprise's own? Then it stands beside what is said of other rows. */
static bool on_own_rows(const struct app *a, const struct field *f)
{
	const char *const tables[] = {f->of, f->across, f->each};
	bool own = false;

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		const struct field *table = tables[i] != NULL ? scenario_field(a->scenario, tables[i], NULL) : NULL;

		own |= table != NULL && !table->group;
	}
	return own;
}

/* One answer only: it can't stand beside another. */
static bool stands_alone(const struct app *a, const struct field *f)
{
	return !is_table(f) && f->kind != FIELD_TEXT && f->kind != FIELD_LONG && f->kind != FIELD_CHOICES && f->kind != FIELD_RANKING &&
	       !on_own_rows(a, f);
}

bool move_appends(const struct app *a, const struct move *v)
{
	return !any(a, v, v->to, stands_alone);
}

bool move_fits(const struct app *a, const struct move *v)
{
	size_t count;
	const struct field **fields = move_fields(a, v->field, &count);
	bool fits = true;

	for (size_t i = 0; i < count; i++)
		fits &= model_shown(a->model, fields[i], v->to) || !there_is(a, fields[i], v->from, v);
	free(fields);
	return fits;
}

/* --- what is set --- */

static struct target target_of(const struct app *a, enum target_kind kind, const struct field *f, int64_t enterprise, const char *row,
			       const char *column)
{
	const struct step *step = NULL;

	scenario_field(a->scenario, f->id, &step);
	return (struct target){kind, a->model->meeting, enterprise, step != NULL ? step->id : "", f->id, row, column};
}

/* As JSON writes it; what was typed and is none is kept as a text. */
static bool is_json(const char *value)
{
	const char *digits = value + (*value == '-');
	char *end;

	strtod(value, &end);
	return isdigit((unsigned char)*digits) && *end == '\0' && !(digits[0] == '0' && isdigit((unsigned char)digits[1])) &&
	       strspn(value, "0123456789+-.eE") == strlen(value);
}

static enum value_type type_of(const struct field *f, const char *row, const char *column, const char *value)
{
	static const enum value_type order[] = {VALUE_NUMBER, VALUE_ID, VALUE_IDS};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if ((order[i] != VALUE_NUMBER || is_json(value)) && fits_field(f, row, column, order[i], value))
			return order[i];
	return VALUE_TEXT;
}

/* The ids of both, each once. */
static char *ids_joined(const char *one, const char *other)
{
	struct buf out = {0};

	buf_text(&out, one);
	for (const char *p = other; *p != '\0'; p += strspn(p, " ")) {
		char *id = xstrndup(p, strcspn(p, " "));

		if (!ids_has(buf_str(&out), id, NULL))
			buf_printf(&out, "%s%s", out.len > 0 ? " " : "", id);
		p += strlen(id);
		free(id);
	}
	return buf_take(&out);
}

/* What was there, then what comes. */
static char *joined(const struct field *f, enum value_type type, const char *there, const char *value)
{
	if (there == NULL || there[0] == '\0')
		return xstrdup(value);
	if (type == VALUE_IDS)
		return ids_joined(there, value);
	return type == VALUE_TEXT ? xasprintf("%s%s%s", there, f->kind == FIELD_LONG ? "\n" : "; ", value) : xstrdup(value);
}

/* An answer or a reason of F at FROM goes to TO. */
static void cell_move(const struct app *a, const struct move *v, const struct field *f, enum target_kind kind, const struct model_cell *cell,
		      struct settings *out)
{
	struct target here = target_of(a, kind, f, v->from, cell->row, cell->column), there = here;
	enum value_type type = kind == TARGET_MISSING ? VALUE_ID : type_of(f, cell->row, cell->column, cell->value);
	const char *had;
	char *value;

	there.enterprise = v->to;
	had = v->append ? model_value(a->model, &there) : NULL;
	settings_add(out, &here, type, NULL);
	if (kind == TARGET_MISSING && v->append && there_is(a, f, v->to, v))
		return; /* an answer is there: nothing is missing */
	value = kind == TARGET_MISSING ? xstrdup(cell->value) : joined(f, type, had, cell->value);
	settings_add(out, &there, type, value);
	free(value);
}

/* All that TO has and that doesn't stay. */
static void there_clear(const struct app *a, const struct move *v, const struct field *f, enum target_kind kind, struct settings *out)
{
	size_t count;
	struct model_cell *cells = model_cells(a->model, kind, f->id, v->to, &count);

	for (size_t i = 0; i < count; i++) {
		struct target t = target_of(a, kind, f, v->to, cells[i].row, cells[i].column), here = t;

		here.enterprise = v->from;
		if (model_value(a->model, &here) == NULL) /* else it becomes that */
			settings_add(out, &t, type_of(f, cells[i].row, cells[i].column, cells[i].value), NULL);
	}
	model_cells_free(cells, count);
}

/* Rows keep their ids: what hangs on them does so there too. They come after those that are there. */
static void rows_move(const struct app *a, const struct move *v, const struct field *f, struct settings *out)
{
	size_t count, there_count;
	const char *const *rows = model_rows(a->model, f->id, v->from, &count);
	const char *const *there = model_rows(a->model, f->id, v->to, &there_count);
	int64_t position = 0;

	for (size_t i = 0; i < there_count; i++) {
		struct target t = target_of(a, TARGET_ROW, f, v->to, there[i], "");
		const char *at = model_value(a->model, &t);

		if (!v->append)
			settings_add(out, &t, VALUE_NUMBER, NULL);
		else if (at != NULL && strtod(at, NULL) > (double)position)
			position = (int64_t)strtod(at, NULL);
	}
	for (size_t i = 0; i < count; i++) {
		struct target t = target_of(a, TARGET_ROW, f, v->from, rows[i], "");

		if (v->row[0] != '\0' && strcmp(rows[i], v->row) != 0)
			continue;
		settings_add(out, &t, VALUE_NUMBER, NULL);
		t.enterprise = v->to;
		settings_number(out, &t, ++position);
	}
}

/* Of two, who may read both. */
static const char *narrower(const char *one, const char *other)
{
	bool group = strchr(one, 'g') != NULL && strchr(other, 'g') != NULL, funder = strchr(one, 'p') != NULL && strchr(other, 'p') != NULL;

	if (one[0] == 'f' || other[0] == 'f')
		return "f";
	return group && funder ? "gp" : group ? "g" : funder ? "p" : "e";
}

/* Nobody reads there what he didn't read here. */
static void circle_move(const struct app *a, const struct move *v, const struct field *f, struct settings *out)
{
	struct target here = target_of(a, TARGET_CIRCLE, f, v->from, "", ""), there = here;
	const char *set = model_value(a->model, &here), *asked = model_circle_asked(a->model, f, v->from),
		   *asked_there = model_circle_asked(a->model, f, v->to);

	there.enterprise = v->to;
	if (v->append) {
		if (strcmp(narrower(asked, asked_there), asked_there) != 0)
			settings_add(out, &there, VALUE_ID, narrower(asked, asked_there));
		return;
	}
	if (set != NULL)
		settings_add(out, &here, VALUE_ID, NULL);
	if (set != NULL || model_value(a->model, &there) != NULL)
		settings_add(out, &there, VALUE_ID, set);
}

static void field_move(const struct app *a, const struct move *v, const struct field *f, struct settings *out)
{
	static const enum target_kind kinds[] = {TARGET_ANSWER, TARGET_MISSING};

	if (!there_is(a, f, v->from, v) && !(f == v->field))
		return;
	for (size_t k = 0; k < 2 && !v->append; k++)
		there_clear(a, v, f, kinds[k], out);
	if (is_table(f))
		rows_move(a, v, f, out);
	for (size_t k = 0; k < 2; k++) {
		size_t count;
		struct model_cell *cells = model_cells(a->model, kinds[k], f->id, v->from, &count);

		for (size_t i = 0; i < count; i++)
			if (goes(v, &cells[i]))
				cell_move(a, v, f, kinds[k], &cells[i], out);
		model_cells_free(cells, count);
	}
	circle_move(a, v, f, out);
}

/* The row that goes is taken out of what is ranked here: there it has no rank until somebody gives it one. */
static void rank_leave(const struct app *a, const struct move *v, const struct field *f, struct settings *out)
{
	struct target t = target_of(a, TARGET_ANSWER, f, v->from, "", "");
	const char *ranked = model_value(a->model, &t);
	char *left;

	if (f->kind != FIELD_RANKING || v->row[0] == '\0' || !ids_has(ranked, v->row, NULL))
		return;
	left = ids_put(ranked, v->row, SIZE_MAX);
	settings_add(out, &t, VALUE_IDS, left[0] != '\0' ? left : NULL);
	free(left);
}

void move_make(const struct app *a, const struct move *v, struct settings *out)
{
	size_t count;
	const struct field **fields = move_fields(a, v->field, &count);

	for (size_t i = 0; i < count; i++) {
		field_move(a, v, fields[i], out);
		rank_leave(a, v, fields[i], out);
	}
	free(fields);
}
