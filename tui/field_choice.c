/* Choices: options on as many lines as they need; one or several are chosen. In a cell only what is chosen is shown. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/options.h"

/* In a cell the keys choose at once. */
static bool choice_cell_key(struct app *a, const struct spot *s, const struct key *k)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	size_t last = option_beside(a, f, value, f->option_count, -1);
	size_t count = f->option_count, at = value != NULL ? option_index(f, value, strcspn(value, " ")) : count,
	       to = count;

	if (count == 0 || (s->target.row[0] == '\0' && (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_)))
		return false; /* an arrow makes no row */
	if (word_key(a, s, k, at < count ? at : count - 1, &to)) {
		word_set(a, s, to);
		return true;
	}
	if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_) {
		spot_set(a, s, value_kind(f)->type, NULL);
		return true;
	}
	if (k->code == ' ' || k->code == KEY_RIGHT_)
		to = at >= count || at == last ? option_nth(a, f, value, 0) : option_beside(a, f, value, at, 1);
	else if (k->code == KEY_LEFT_)
		to = at >= count || at == option_nth(a, f, value, 0) ? last : option_beside(a, f, value, at, -1);
	else if (k->code >= '1' && k->code <= '9')
		to = option_nth(a, f, value, k->code - '1');
	else
		return false;
	if (to < count && f->kind == FIELD_CHOICE)
		spot_set(a, s, VALUE_ID, f->options[to].id);
	else if (to < count && (k->code == ' ' || k->code == KEY_RIGHT_ || k->code == KEY_LEFT_))
		spot_set(a, s, VALUE_IDS, f->options[to].id);
	else if (to < count)
		choice_toggle(a, s, to);
	return true;
}

/* The one keys act on: the first offered when it is none. */
static size_t item_kept(struct app *a, const struct field *f, const char *value)
{
	size_t *item = &a->form.item;

	if (*item >= f->option_count || !option_offered(a, f, *item, value))
		*item = option_nth(a, f, value, 0);
	return *item;
}

/* Who ticks "other, say which" goes on typing which. */
static void chosen_or_not(struct app *a, const struct spot *s, size_t at)
{
	struct spot now;
	size_t item = a->form.item;

	choice_toggle(a, s, at);
	if (!s->field->options[at].other || s->sheet != NULL)
		return;
	now = spot_focused(a);
	if (!option_chosen(s->field, spot_value(a, &now), at))
		return;
	form_go(a, a->form.at, a->form.row, "other", FORM_END);
	a->form.item = item;
	a->form.led = true;
}

static bool choice_key(struct app *a, const struct spot *s, const struct key *k)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	size_t *item = &a->form.item, to;

	if (k->mods != 0 || f->option_count == 0)
		return false;
	if (s->cell)
		return choice_cell_key(a, s, k);
	if (item_kept(a, f, value) == f->option_count)
		return false;
	if (word_key(a, s, k, *item, &to)) {
		*item = to < f->option_count ? to : a->form.word.from;
	} else if (k->code == KEY_RIGHT_ || k->code == KEY_LEFT_) {
		*item = option_beside(a, f, value, *item, k->code == KEY_RIGHT_ ? 1 : -1);
	} else if (k->code == ' ' || k->code == KEY_ENTER_) {
		chosen_or_not(a, s, *item);
	} else if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_) {
		spot_set(a, s, value_kind(f)->type, NULL);
	} else if (k->code >= '1' && k->code <= '9') {
		to = option_nth(a, f, value, k->code - '1');
		if (to == f->option_count)
			return true;
		*item = to;
		if (f->kind == FIELD_CHOICES || !option_chosen(f, value, to))
			chosen_or_not(a, s, to);
	} else {
		return false;
	}
	return true;
}

/* Where option AT stands: its line and column, and how wide it is. */
struct standing {
	int line, x, width;
};

static struct standing option_next(const struct app *a, const struct option *o, const struct standing *before,
				   int columns)
{
	const char *name = option_name(a, o);
	struct standing at = {before->line, before->x + before->width, 4 + text_columns(name, strlen(name))};

	if (at.x > 0)
		at.x += 2;
	if (at.x > 0 && at.x + at.width > columns)
		at = (struct standing){before->line + 1, 0, at.width};
	return at;
}

static int choice_height(struct app *a, const struct spot *s, struct slot *slot, int columns, bool focused)
{
	const char *value = spot_value(a, s);
	struct standing at = {0};

	(void)slot, (void)focused;
	for (size_t i = 0; i < s->field->option_count; i++)
		if (option_offered(a, s->field, i, value))
			at = option_next(a, &s->field->options[i], &at, columns);
	return at.line + 1;
}

static void choice_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	bool several = f->kind == FIELD_CHOICES;
	size_t item = focused ? item_kept(a, f, value) : 0;
	struct standing at = {0};

	(void)slot;
	for (size_t i = 0; i < f->option_count; i++) {
		bool on = option_chosen(f, value, i), active = focused && item == i;
		enum style style = active ? STYLE_FOCUS : on ? STYLE_GOOD : STYLE_PLAIN;

		if (!option_offered(a, f, i, value))
			continue;
		at = option_next(a, &f->options[i], &at, p->columns);
		pen_fit(p, at.line, at.x, 4, style, several ? (on ? "[x]" : "[ ]") : (on ? "(•)" : "( )"));
		pen_fit(p, at.line, at.x + 4, p->columns, style, option_name(a, &f->options[i]));
		if (active)
			pen_cursor(p, at.line, at.x + 1);
	}
}

static void choice_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	size_t shown = 0;

	for (size_t i = 0; i < s->field->option_count; i++)
		if (option_chosen(s->field, value, i))
			buf_printf(out, "%s%s", shown++ > 0 ? ", " : "", option_name(a, &s->field->options[i]));
	if (shown == 0)
		buf_text(out, value); /* an option the scenario no longer has */
}

const struct value_kind value_choice = {
	.type = VALUE_ID,
	.key = choice_key,
	.height = choice_height,
	.draw = choice_draw,
	.show = choice_show,
	.hint = N_("a number, or ← → and Space, chooses"),
	.cell_hint = N_("a number, a word or Space chooses"),
};
const struct value_kind value_choices = {
	.type = VALUE_IDS,
	.key = choice_key,
	.height = choice_height,
	.draw = choice_draw,
	.show = choice_show,
	.hint = N_("a number, or ← → and Space, chooses"),
	.cell_hint = N_("a number, a word or Space chooses"),
};
