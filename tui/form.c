/* The form's slots, its focus and the way keys take through it. What a kind of field does is in field_*.c. */
#include "tui/form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "scenarios/own.h"
#include "tui/options.h"

static struct slot *slot_add(struct app *a, const struct field *field, int64_t enterprise)
{
	struct form *f = &a->form;
	struct slot *s;

	if (f->count == f->cap) {
		size_t cap = f->cap == 0 ? 16 : f->cap * 2;

		f->slots = xrealloc(f->slots, cap, sizeof *f->slots);
		memset(f->slots + f->cap, 0, (cap - f->cap) * sizeof *f->slots);
		f->cap = cap;
	}
	s = &f->slots[f->count++];
	s->field = field;
	s->enterprise = enterprise;
	s->note[0] = s->row[0] = '\0';
	return s;
}

const struct field *each_table(const struct app *a, const struct slot *s, int64_t *enterprise)
{
	const struct field *table = s->field != NULL && s->field->each != NULL
					    ? scenario_field(a->scenario, s->field->each, NULL)
					    : NULL;

	*enterprise = table != NULL && table->group ? 0 : s->enterprise;
	return table;
}

/* A field is one slot, or one for each row of an earlier table. */
static void field_add(struct app *a, const struct field *field, int64_t enterprise)
{
	struct slot *s;
	const struct field *table;
	const char *const *rows;
	int64_t whose;
	size_t count = 0;

	if (!model_shown(a->model, field, enterprise))
		return;
	s = slot_add(a, field, enterprise);
	table = each_table(a, s, &whose);
	rows = table != NULL ? model_rows(a->model, table->id, whose, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		snprintf((i == 0 ? s : slot_add(a, field, enterprise))->row, ID_SIZE, "%s", rows[i]);
}

/* Does who looks answer it? An enterprise never meets what is for facilitators, nor answers in the name of the group. */
static bool is_theirs(const struct app *a, const struct field *f)
{
	if (a->review != NULL && model_asks(f) && !own_answer(app_step(a), f, "", strcmp(model_step(a->model, a->step_id).status, "homework") == 0))
		return false; /* it was written down together: view_enterprise.c shows it */
	if (a->role & ROLE_ENTERPRISE)
		return !f->group && strcmp(model_circle(a->model, f, a->enterprise), "f") != 0;
	return (a->role & ROLE_FACILITATOR) != 0;
}

static void notes_add(struct app *a, const char *step, int64_t enterprise)
{
	size_t count = 0;
	const struct note **notes = model_notes(a->model, step, enterprise, &count);

	for (size_t i = 0; i < count; i++)
		snprintf(slot_add(a, NULL, enterprise)->note, ID_SIZE, "%s", notes[i]->id);
	free(notes);
}

/* The enterprise's fields, its notes, then what the group answers together and the notes about it. */
static void slots_make(struct app *a)
{
	const struct step *step = app_step(a);

	a->form.count = 0;
	if (step == NULL)
		return;
	for (size_t i = 0; a->enterprise != 0 && i < step->field_count; i++)
		if (!step->fields[i].group && is_theirs(a, &step->fields[i]))
			field_add(a, &step->fields[i], a->enterprise);
	if (!(a->role & ROLE_FACILITATOR))
		return;
	notes_add(a, step->id, a->enterprise);
	slot_add(a, NULL, a->enterprise);
	for (size_t i = 0; i < step->field_count; i++)
		if (step->fields[i].group)
			field_add(a, &step->fields[i], 0);
	if (a->enterprise != 0)
		notes_add(a, step->id, 0);
}

size_t form_find(const struct app *a, const char *field, const char *which)
{
	size_t first = SIZE_MAX;

	for (size_t i = 0; i < a->form.count; i++) {
		const struct slot *s = &a->form.slots[i];

		if (field == NULL ? s->field != NULL : s->field == NULL || strcmp(s->field->id, field) != 0)
			continue;
		if (strcmp(field == NULL ? s->note : s->row, which) == 0)
			return i;
		if (field != NULL && first == SIZE_MAX)
			first = i;
	}
	return first;
}

size_t form_group(const struct app *a)
{
	for (size_t i = 0; i < a->form.count; i++)
		if (a->form.slots[i].field != NULL && a->form.slots[i].field->group)
			return i;
	return SIZE_MAX;
}

struct slot *form_slot(struct app *a)
{
	return a->form.at < a->form.count ? &a->form.slots[a->form.at] : NULL;
}

static void focus_remember(struct app *a)
{
	struct slot *s = form_slot(a);

	snprintf(a->form.at_field, ID_SIZE, "%s", s != NULL && s->field != NULL ? s->field->id : "");
	snprintf(a->form.at_note, ID_SIZE, "%s", s == NULL ? "" : s->field != NULL ? s->row : s->note);
}

static void focus_keep(struct app *a)
{
	struct slot *s = form_slot(a);

	if (s != NULL && slot_kind(s)->keep != NULL)
		slot_kind(s)->keep(a, s);
}

static void today_take(struct app *a)
{
	char *date;

	if (a->today[0] != '\0' && a->today_minute == a->now / 60000)
		return;
	a->today_minute = a->now / 60000;
	date = clock_read_date("+0", a->now);
	snprintf(a->today, sizeof a->today, "at-%s", date != NULL ? date : "");
	free(date);
}

void form_refresh(struct app *a)
{
	struct form *f = &a->form;
	char row[ID_SIZE], column[ID_SIZE];
	size_t at;
	bool lost;

	today_take(a);
	slots_make(a);
	at = form_find(a, f->at_field[0] != '\0' ? f->at_field : NULL, f->at_note);
	lost = at == SIZE_MAX;
	if (lost && f->at_field[0] == '\0')
		at = form_find(a, NULL, "");
	f->at = at != SIZE_MAX ? at : 0;
	snprintf(row, sizeof row, "%s", f->row);
	snprintf(column, sizeof column, "%s", f->column);
	focus_keep(a);
	focus_remember(a);
	if (lost || strcmp(row, f->row) != 0 || strcmp(column, f->column) != 0)
		typing_start(a, FORM_END);
	else
		typing_follow(a);
}

void form_clear(struct app *a)
{
	for (size_t i = 0; i < a->form.cap; i++) {
		wrapped_clear(&a->form.slots[i].wrapped);
		free(a->form.slots[i].watched_text);
		free(a->form.slots[i].watched_word);
	}
	free(a->form.slots);
	word_clear(&a->form.word);
	a->form = (struct form){0};
}

void form_leave(struct app *a)
{
	typing_stop(a);
}

void form_enter_again(struct app *a, size_t offset)
{
	typing_start(a, offset);
}

static void focus_set(struct app *a, size_t slot)
{
	struct form *f = &a->form;

	f->at = slot < f->count ? slot : 0;
	f->row[0] = f->column[0] = '\0';
	f->row_at = f->item = 0;
	f->digit = false;
	focus_remember(a);
}

void form_go(struct app *a, size_t slot, const char *row, const char *column, size_t offset)
{
	char r[ID_SIZE], c[ID_SIZE]; /* they may be the form's own */

	snprintf(r, sizeof r, "%s", row);
	snprintf(c, sizeof c, "%s", column);
	form_leave(a);
	focus_set(a, slot);
	memcpy(a->form.row, r, ID_SIZE);
	memcpy(a->form.column, c, ID_SIZE);
	focus_keep(a);
	typing_start(a, offset);
}

void form_enter(struct app *a, size_t slot, int by)
{
	struct slot *s;

	form_leave(a);
	focus_set(a, slot);
	s = form_slot(a);
	if (s != NULL && slot_kind(s)->enter != NULL)
		slot_kind(s)->enter(a, s, by);
	typing_start(a, FORM_END);
}

bool form_skip(struct app *a, int by)
{
	if (by > 0 ? a->form.at + 1 >= a->form.count : a->form.at == 0)
		return false;
	form_enter(a, by > 0 ? a->form.at + 1 : a->form.at - 1, by);
	return true;
}

bool form_step(struct app *a, int by)
{
	struct slot *s = form_slot(a);

	if (s == NULL)
		return false;
	if (slot_kind(s)->step == NULL)
		return form_skip(a, by);
	form_leave(a);
	a->form.digit = false;
	if (!slot_kind(form_slot(a))->step(a, form_slot(a), by)) {
		typing_start(a, FORM_END);
		return form_skip(a, by);
	}
	typing_start(a, FORM_END);
	return true;
}

/* The arrow down goes from row to row, also into a table. */
static void top_row(struct app *a)
{
	struct slot *s = form_slot(a);
	size_t count = 0;
	const char *const *rows;

	if (slot_kind(s) != &slot_table)
		return;
	rows = model_rows(a->model, s->field->id, s->enterprise, &count);
	if (count > 0)
		cell_go(a, rows[0], a->form.column);
}

/* What a key leaves behind in the form: whether digits, or letters, go on. */
static void key_ends(struct app *a, const struct key *k, bool led)
{
	if (k->mods != 0 || k->code < '0' || k->code > '9')
		a->form.digit = false;
	if (led)
		a->form.led = false;
	if (!a->form.word.taken)
		word_clear(&a->form.word);
}

bool form_slot_key(struct app *a, const struct key *k)
{
	struct slot *s = form_slot(a);
	bool led = a->form.led, took;

	if (s == NULL)
		return false;
	a->form.word.taken = false;
	took = slot_kind(s)->key(a, s, k);
	key_ends(a, k, led);
	return took;
}

void form_key(struct app *a, const struct key *k)
{
	struct slot *s = form_slot(a);
	bool led;
	size_t at;

	if (s == NULL)
		return;
	led = a->form.led;
	at = a->form.at;
	a->form.word.taken = false;
	if (!slot_kind(s)->key(a, s, k)) {
		if (k->mods == 0 && (k->code == KEY_ENTER_ || k->code == KEY_DOWN_))
			form_step(a, 1);
		else if (k->mods == 0 && k->code == KEY_UP_)
			form_skip(a, -1);
	}
	if (k->mods == 0 && k->code == KEY_DOWN_ && a->form.at != at)
		top_row(a);
	key_ends(a, k, led);
}

bool form_has_rows(const struct app *a)
{
	return a->form.at < a->form.count && slot_kind(&a->form.slots[a->form.at])->rows;
}

void form_place(const struct app *a, struct place *p)
{
	const struct slot *s = a->form.at < a->form.count ? &a->form.slots[a->form.at] : NULL;

	*p = (struct place){.view = "room",
			    .meeting = a->model->meeting,
			    .enterprise = a->enterprise,
			    .step = a->step_id,
			    .field = "",
			    .row = a->form.row,
			    .column = a->form.column};
	if (s != NULL && s->field != NULL) {
		p->field = s->field->id;
		p->row = s->row[0] != '\0' ? s->row : a->form.row;
	} else if (s != NULL) {
		p->row = s->note;
		p->column = "note";
	}
	if (a->typing.on)
		p->offset = (int64_t)a->typing.edit.at;
}
