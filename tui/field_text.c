/* Text: the focused one in the edit widget, each key sent to the keeper as one splice; the others as they are. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/numbers.h"
#include "tui/options.h"
#include "tui/sheets.h"

enum { LONG_LINES = 4 }; /* of a long text that isn't focused */

static bool is_number(const struct spot *s)
{
	return s->field != NULL && value_kind(s->field) != NULL && value_kind(s->field)->read != NULL;
}

/* The text that is edited for the value there is. */
static char *typing_text(const struct app *a, const struct spot *s)
{
	const char *value = spot_value(a, s);

	if (value == NULL)
		return xstrdup("");
	return is_number(s) ? value_kind(s->field)->write(s->field, value) : xstrdup(value);
}

void typing_start(struct app *a, size_t offset)
{
	struct typing *t = &a->typing;
	struct spot s = spot_focused(a);
	const struct value_kind *kind = value_kind(s.field);
	struct slot *slot = form_slot(a);
	char *text;

	t->on = t->changed = t->shifted = t->touched = false;
	a->form.led = false;
	word_clear(&a->form.word);
	if (slot == NULL || kind == NULL || !kind->typed || (s.field == NULL && slot->field != NULL))
		return;
	text = typing_text(a, &s);
	edit_set(&t->edit, text, offset < strlen(text) ? offset : strlen(text), kind->lines && !s.cell);
	replace(&t->sent, spot_value(a, &s));
	free(text);
	t->on = true;
}

/* What was typed as a number: says when it is none, or another than expected. It is kept in any case. */
static void number_judge(struct app *a, const struct spot *s, const char *typed)
{
	const struct field *f = s->field;
	char *number = value_kind(f)->read(f, typed);
	const char *name = app_label(a, f);

	if (number == NULL)
		app_warn(a, _("%s: this is not a number. It is kept as typed."), name);
	else if (f->kind != FIELD_QUOTA && f->kind != FIELD_HOURS && !number_fits(f, number))
		app_warn(a, _("%s: %s is outside of what is expected. It is kept."), name, typed);
	else if (f->kind == FIELD_NUMBER && number_decimals(number) > f->decimals && f->decimals == 0)
		app_warn(a, _("%s: a whole number is expected. It is kept."), name);
	else if (f->kind == FIELD_NUMBER && number_decimals(number) > f->decimals)
		app_warn(a,
			 ngettext("%s: %d decimal is expected. It is kept.", "%s: %d decimals are expected. It is kept.",
				  (unsigned long)f->decimals),
			 name, f->decimals);
	else if (f->kind == FIELD_MONEY && number_decimals(number) > 2)
		app_warn(a, _("%s: cents have two digits. It is kept."), name);
	free(number);
}

/* A date or time becomes what is kept, as one splice of the same text. */
static void typing_tidy(struct app *a, const struct spot *s)
{
	const char *typed = a->typing.edit.text;
	char *tidy;
	struct splice p;

	if (s->field == NULL || typed[0] == '\0')
		return;
	if (is_number(s))
		number_judge(a, s, typed);
	if (s->field->kind != FIELD_DATE && s->field->kind != FIELD_TIME)
		return;
	tidy = date_read(a, s->field, typed);
	if (tidy == NULL && s->field->kind == FIELD_DATE)
		app_warn(a, _("%s: not a date (2026-03-12, 12/3 or +7); kept as typed."),
			 app_label(a, s->field));
	else if (tidy == NULL)
		app_warn(a, _("%s: not a time (9:30, 9h30 or 930); kept as typed."),
			 app_label(a, s->field));
	if (tidy != NULL && strcmp(tidy, typed) != 0) {
		p = splice_between(typed, tidy);
		client_splice(a->client, &s->target, p.at, p.removed, p.inserted, strlen(p.inserted));
		splice_clear(&p);
	}
	free(tidy);
}

void typing_stop(struct app *a)
{
	struct typing *t = &a->typing;
	struct spot s;

	if (!t->on)
		return;
	t->on = false;
	if (!t->changed)
		return;
	s = spot_focused(a);
	if (s.sheet == NULL)
		typing_tidy(a, &s);
	if (s.sheet == NULL && !is_number(&s))
		client_fold(a->client, &s.target);
	if (s.field == NULL && t->edit.len == 0) { /* a note that was emptied goes; undo brings it back */
		struct setting gone = {.target = s.target, .type = VALUE_TEXT};

		client_set(a->client, &gone, 1);
	}
	a->model = client_model(a->client);
}

/* Where the cursor goes when the text was changed elsewhere: after what is new. */
static size_t typing_cursor(const struct typing *t, const char *text)
{
	struct splice p;
	size_t at;

	if (t->shifted)
		return t->edit.at;
	p = splice_between(t->edit.text, text);
	at = p.at + strlen(p.inserted);
	splice_clear(&p);
	return at;
}

void typing_follow(struct app *a)
{
	struct typing *t = &a->typing;
	struct spot s;
	const char *value;

	if (!t->on)
		return;
	s = spot_focused(a);
	value = spot_value(a, &s);
	if (is_number(&s) ? strcmp(value != NULL ? value : "", t->sent != NULL ? t->sent : "") != 0
			  : strcmp(value != NULL ? value : "", t->edit.text) != 0) {
		char *text = typing_text(a, &s);
		size_t at = typing_cursor(t, text), top = t->edit.top;

		edit_set(&t->edit, text, at < strlen(text) ? at : strlen(text), t->edit.lines);
		t->edit.top = top;
		replace(&t->sent, value);
		free(text);
	}
	t->shifted = false;
}

static void number_send(struct app *a, const struct spot *s, const char *typed)
{
	char *number = value_kind(s->field)->read(s->field, typed);

	if (typed[0] == '\0')
		spot_set(a, s, VALUE_NUMBER, NULL);
	else
		spot_set(a, s, number != NULL ? VALUE_NUMBER : VALUE_TEXT, number != NULL ? number : typed);
	replace(&a->typing.sent, typed[0] == '\0' ? NULL : number != NULL ? number : typed);
	free(number);
}

static void typing_send(struct app *a, const struct splice *p)
{
	struct typing *t = &a->typing;
	struct spot s;

	if (!app_may_write(a)) {
		typing_start(a, p->at);
		return;
	}
	t->changed = true;
	t->plain = t->edit.len > 0 && t->edit.len != strlen(p->inserted); /* there was text, and still is */
	s = spot_make(a);
	if (is_number(&s) && s.sheet == NULL) {
		number_send(a, &s, t->edit.text);
		return;
	}
	if (s.sheet != NULL) {
		sheet_put(a, &s, VALUE_TEXT, t->edit.len > 0 ? t->edit.text : NULL);
	} else {
		if (t->edit.len == strlen(p->inserted))
			spot_not_missing(a, &s);
		client_splice(a->client, &s.target, p->at, p->removed, p->inserted, strlen(p->inserted));
	}
	a->model = client_model(a->client);
}

bool typing_replace(struct app *a, const char *text)
{
	struct edit *e = &a->typing.edit;
	struct splice p;

	if (!a->typing.on)
		return false;
	p = splice_between(e->text, text);
	edit_set(e, text, strlen(text), e->lines);
	a->typing.touched = true;
	typing_send(a, &p);
	splice_clear(&p);
	return true;
}

bool typing_key(struct app *a, const struct key *k)
{
	struct splice p;

	switch (edit_key(&a->typing.edit, k, a->form.columns > 0 ? a->form.columns : 40, &p)) {
	case EDIT_IGNORED:
		return false;
	case EDIT_MOVED:
		a->typing.plain = a->typing.touched = true;
		return true;
	case EDIT_CHANGED:
		a->typing.touched = true;
		typing_send(a, &p);
		splice_clear(&p);
	}
	return true;
}

bool typed_key(struct app *a, const struct spot *s, const struct key *k)
{
	(void)s;
	return a->typing.on && typing_key(a, k);
}

int typed_height(struct app *a, const struct spot *s, struct slot *slot, int columns, bool focused)
{
	(void)a, (void)s, (void)slot, (void)columns, (void)focused;
	return 1;
}

static int long_height(struct app *a, const struct spot *s, struct slot *slot, int columns, bool focused)
{
	const char *value;
	size_t count;
	int most = a->form.height > 4 ? a->form.height - 1 : 3;

	if (focused && a->typing.on) {
		int lines = edit_height(&a->typing.edit, columns);

		return lines < most ? lines : most;
	}
	value = spot_value(a, s);
	wrapped_lines(&slot->wrapped, value != NULL ? value : "", columns, &count);
	return count < LONG_LINES ? (int)count : LONG_LINES;
}

/* The focused text, as much of it as the pen shows. */
static void typing_draw(struct app *a, const struct pen *p, int lines)
{
	int y = p->y > p->top ? p->y : p->top;
	int height = p->y + lines < p->bottom ? p->y + lines - y : p->bottom - y;

	if (height <= 0)
		return;
	a->form.columns = p->columns;
	edit_draw(&a->typing.edit, p->grid, y, p->x, height, p->columns, STYLE_PLAIN, true);
}

void typed_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *value;
	struct buf shown = {0};

	(void)slot;
	if (focused && a->typing.on) {
		typing_draw(a, p, 1);
		return;
	}
	value = spot_value(a, s);
	if (value == NULL || value[0] == '\0') {
		pen_fit(p, 0, 0, 1, STYLE_FAINT, "┄");
		return;
	}
	value_kind(s->field)->show(a, s, value, &shown);
	pen_fit(p, 0, 0, p->columns, STYLE_PLAIN, buf_str(&shown));
	buf_clear(&shown);
}

static void long_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const struct text_line *lines;
	size_t count;
	const char *value;

	if (focused && a->typing.on) {
		typing_draw(a, p, long_height(a, s, slot, p->columns, true));
		return;
	}
	value = spot_value(a, s);
	if (value == NULL || value[0] == '\0') {
		typed_draw(a, s, slot, p, false);
		return;
	}
	lines = wrapped_lines(&slot->wrapped, value, p->columns, &count);
	for (size_t i = 0; i < count && i < LONG_LINES; i++)
		if (i + 1 == LONG_LINES && count > LONG_LINES)
			pen_fit(p, (int)i, 0, p->columns, STYLE_PLAIN, slot->wrapped.text + lines[i].start);
		else
			pen_bytes(p, (int)i, 0, STYLE_PLAIN, slot->wrapped.text + lines[i].start,
				  lines[i].end - lines[i].start);
}

static void text_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a, (void)s;
	buf_text(out, value);
}

const struct value_kind value_text = {
	.type = VALUE_TEXT,
	.typed = true,
	.key = typed_key,
	.height = typed_height,
	.draw = typed_draw,
	.show = text_show,
	.hint = N_("Enter: next field"),
	.cell_hint = N_("Enter: next cell"),
};
const struct value_kind value_long = {
	.type = VALUE_TEXT,
	.typed = true,
	.lines = true,
	.key = typed_key,
	.height = long_height,
	.draw = long_draw,
	.show = text_show,
	.hint = N_("Enter: new line, Tab: next field"),
	.cell_hint = N_("Enter: next cell"),
};
