/* The rows of field kinds, spots and their values, and drawing within a pen. What each kind does is in field_*.c. */
#include "tui/fields.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/sheets.h"

static const struct value_kind *const value_kinds[FIELD_KIND_COUNT] = {
	[FIELD_TEXT] = &value_text,       [FIELD_LONG] = &value_long,   [FIELD_NUMBER] = &value_number,
	[FIELD_DATE] = &value_date,       [FIELD_TIME] = &value_time,   [FIELD_CHOICE] = &value_choice,
	[FIELD_CHOICES] = &value_choices, [FIELD_SCALE] = &value_scale, [FIELD_MONEY] = &value_money,
	[FIELD_DURATION] = &value_duration, [FIELD_QUOTA] = &value_hours, [FIELD_HOURS] = &value_hours,
	[FIELD_CONSENT] = &value_consent, [FIELD_LINK] = &value_link,
};

static const struct slot_kind *const slot_kinds[FIELD_KIND_COUNT] = {
	[FIELD_TEXT] = &slot_simple,    [FIELD_LONG] = &slot_simple,         [FIELD_NUMBER] = &slot_simple,
	[FIELD_DATE] = &slot_simple,    [FIELD_TIME] = &slot_simple,         [FIELD_CHOICE] = &slot_simple,
	[FIELD_CHOICES] = &slot_simple, [FIELD_SCALE] = &slot_simple,        [FIELD_RANKING] = &slot_ranking,
	[FIELD_TABLE] = &slot_table,    [FIELD_ACTION] = &slot_table,        [FIELD_MATRIX] = &slot_matrix,
	[FIELD_SHARE] = &slot_share,    [FIELD_ANONYMOUS] = &slot_anonymous, [FIELD_DURATION] = &slot_simple,
	[FIELD_MONEY] = &slot_simple,   [FIELD_DOTS] = &slot_dots,           [FIELD_GRID] = &slot_grid,
	[FIELD_INDICATORS] = &slot_table, [FIELD_CONSENT] = &slot_simple,    [FIELD_QUOTA] = &slot_simple,
	[FIELD_HOURS] = &slot_simple,   [FIELD_SCORE] = &slot_score,         [FIELD_LINK] = &slot_simple,
};

const struct value_kind *value_kind(const struct field *f)
{
	return f == NULL ? &value_long : value_kinds[f->kind];
}

const struct slot_kind *slot_kind(const struct slot *s)
{
	if (s->field == NULL)
		return &slot_simple;
	if (s->field->compute != NULL)
		return &slot_computed;
	return slot_kinds[s->field->kind];
}

const char *field_kind_help(enum field_kind kind)
{
	static const char *const helps[FIELD_KIND_COUNT] = { /* where no hint says it */
		[FIELD_TABLE] = N_("Tab and Enter go from cell to cell; typing below the last row makes one"),
		[FIELD_ACTION] = N_("Tab and Enter go from cell to cell; typing below the last row makes one"),
		[FIELD_ANONYMOUS] = N_("Tab goes from question to question; the last line hands it in"),
		[FIELD_INDICATORS] = N_("as a table; a value is kept with today’s date, the earlier ones stay"),
		[FIELD_SCORE] = N_("adds up other answers: nothing to type"),
	};
	const struct slot_kind *slot = slot_kinds[kind];

	return helps[kind] != NULL ? helps[kind] : slot->hint != NULL ? slot->hint : value_kinds[kind]->hint;
}

bool pen_sees(const struct pen *p, int line)
{
	return p->y + line >= p->top && p->y + line < p->bottom;
}

int pen_fit(const struct pen *p, int line, int x, int columns, enum style style, const char *text)
{
	int room = p->columns - x < columns ? p->columns - x : columns;

	if (room <= 0 || !pen_sees(p, line))
		return 0;
	return grid_fit(p->grid, p->y + line, p->x + x, room, style, text);
}

int pen_bytes(const struct pen *p, int line, int x, enum style style, const char *text, size_t len)
{
	if (p->columns - x <= 0 || !pen_sees(p, line))
		return 0;
	return grid_put(p->grid, p->y + line, p->x + x, p->columns - x, style, text, len);
}

void pen_cursor(const struct pen *p, int line, int x)
{
	if (pen_sees(p, line))
		grid_cursor(p->grid, p->y + line, p->x + (x < p->columns ? x : p->columns - 1));
}

struct target answer_target(const struct app *a, const struct slot *s, const char *row, const char *column)
{
	return (struct target){.kind = TARGET_ANSWER,
			       .meeting = a->model->meeting,
			       .enterprise = s->enterprise,
			       .step = a->step_id,
			       .field = s->field->id,
			       .row = row,
			       .column = column};
}

struct spot slot_spot(const struct app *a, const struct slot *s)
{
	if (s->field == NULL)
		return (struct spot){
			.target = {.kind = TARGET_NOTE, .step = "", .field = "", .row = s->note, .column = "text"}};
	return (struct spot){.field = s->field, .target = answer_target(a, s, s->row, "")};
}

struct spot spot_focused(struct app *a)
{
	struct slot *s = form_slot(a);
	struct spot spot = {.target = {.step = "", .field = "", .row = "", .column = ""}};

	if (s == NULL)
		return spot;
	if (slot_kind(s)->spot == NULL)
		return slot_spot(a, s);
	slot_kind(s)->spot(a, s, &spot);
	return spot;
}

const char *spot_value(const struct app *a, const struct spot *s)
{
	if (s->sheet != NULL)
		return client_sheet(a->client, s->sheet, s->field->id);
	if (s->field == NULL && s->target.row[0] == '\0')
		return NULL; /* the note that isn't there yet */
	if (s->cell && s->target.row[0] == '\0')
		return NULL; /* a cell of the row that isn't there yet */
	return model_value(a->model, &s->target);
}

/* An answer takes back "does not know" and its like. */
static size_t missing_setting(const struct app *a, const struct spot *s, struct setting *out)
{
	if (s->target.kind != TARGET_ANSWER || s->sheet != NULL)
		return 0;
	*out = (struct setting){.target = s->target, .type = VALUE_ID};
	out->target.kind = TARGET_MISSING;
	return model_value(a->model, &out->target) != NULL ? 1 : 0;
}

void spot_set(struct app *a, const struct spot *s, enum value_type type, const char *value)
{
	struct setting settings[2] = {{.target = s->target, .type = type, .value = value}};
	struct spot made;
	size_t count = 1;

	if (!app_may_write(a))
		return;
	if (s->sheet != NULL) {
		sheet_put(a, s, type, value);
		return;
	}
	if (s->cell && s->target.row[0] == '\0') {
		made = spot_make(a);
		settings[0].target = made.target;
	}
	if (value != NULL)
		count += missing_setting(a, s, &settings[1]);
	client_set(a->client, settings, count);
	a->model = client_model(a->client);
}

void row_position(const struct app *a, const char *field, int64_t enterprise, const char *step, char *out)
{
	size_t count = 0;
	const char *const *rows = model_rows(a->model, field, enterprise, &count);
	const char *last = NULL;
	struct target t = {TARGET_ROW, a->model->meeting, enterprise, step, field, "", ""};

	if (count > 0) {
		t.row = rows[count - 1];
		last = model_value(a->model, &t);
	}
	snprintf(out, 32, "%lld", last != NULL ? (long long)strtod(last, NULL) + 1 : (long long)count + 1);
}

/* A row at the end of the focused table. */
static void row_make(struct app *a, const struct slot *s)
{
	char id[16], number[32];
	struct setting set = {.target = answer_target(a, s, "", ""), .type = VALUE_NUMBER, .value = number};
	size_t count = 0;

	model_rows(a->model, s->field->id, s->enterprise, &count);
	row_position(a, s->field->id, s->enterprise, a->step_id, number);
	set.target.kind = TARGET_ROW;
	set.target.row = id_new(id);
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
	snprintf(a->form.row, ID_SIZE, "%s", id);
	a->form.row_at = count;
}

/* A note on what is looked at; its text follows. */
static void note_make(struct app *a, struct slot *s)
{
	char id[16], enterprise[32], meeting[32];
	struct setting set[4];
	const char *const columns[4] = {"enterprise", "meeting", "step", "circle"};
	const char *const values[4] = {enterprise, meeting, a->step_id, app_note_circle(a, a->enterprise)};
	const enum value_type types[4] = {VALUE_NUMBER, VALUE_NUMBER, VALUE_ID, VALUE_ID};
	size_t from = a->enterprise == 0 ? 1 : 0;

	id_new(id);
	snprintf(enterprise, sizeof enterprise, "%lld", (long long)a->enterprise);
	snprintf(meeting, sizeof meeting, "%lld", (long long)a->model->meeting);
	for (size_t i = 0; i < 4; i++)
		set[i] = (struct setting){
			.target = {.kind = TARGET_NOTE, .step = "", .field = "", .row = id, .column = columns[i]},
			.type = types[i],
			.value = values[i]};
	client_set(a->client, set + from, 4 - from);
	a->model = client_model(a->client);
	snprintf(s->note, sizeof s->note, "%s", id);
	snprintf(a->form.at_note, ID_SIZE, "%s", id);
}

struct spot spot_make(struct app *a)
{
	struct slot *s = form_slot(a);
	struct spot spot = spot_focused(a);

	if (spot.sheet != NULL || spot.target.row[0] != '\0')
		return spot;
	if (s->field == NULL)
		note_make(a, s);
	else if (spot.cell)
		row_make(a, s);
	return spot_focused(a);
}

void spot_not_missing(struct app *a, const struct spot *s)
{
	struct setting set;

	if (missing_setting(a, s, &set) == 0)
		return;
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
}
