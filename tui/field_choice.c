/* Choices: options on as many lines as they need; one or several are chosen. In a cell only what is chosen is shown. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"

static const char *option_name(const struct option *o)
{
	const char *name = app_said(&o->label);

	return name[0] != '\0' ? name : o->id;
}

size_t option_index(const struct field *f, const char *value, size_t len)
{
	size_t i = 0;

	while (i < f->option_count && !(strlen(f->options[i].id) == len && strncmp(f->options[i].id, value, len) == 0))
		i++;
	return i;
}

bool ids_has(const char *list, const char *id, size_t *at)
{
	size_t len = strlen(id), place = 0;

	for (const char *p = list != NULL ? list : ""; *p != '\0'; place++) {
		size_t word = strcspn(p, " ");

		if (word == len && strncmp(p, id, len) == 0) {
			if (at != NULL)
				*at = place;
			return true;
		}
		p += word;
		p += strspn(p, " ");
	}
	return false;
}

size_t ids_count(const char *list)
{
	size_t count = 0;

	for (const char *p = list != NULL ? list : ""; *p != '\0'; count++) {
		p += strcspn(p, " ");
		p += strspn(p, " ");
	}
	return count;
}

char *ids_put(const char *list, const char *id, size_t at)
{
	struct buf out = {0};
	size_t len = strlen(id), place = 0;
	bool in = at == SIZE_MAX;

	for (const char *p = list != NULL ? list : ""; *p != '\0'; p += strspn(p, " ")) {
		size_t word = strcspn(p, " ");

		if (!in && place == at) {
			buf_printf(&out, "%s%s", out.len > 0 ? " " : "", id);
			in = true;
		}
		if (word != len || strncmp(p, id, len) != 0) {
			buf_printf(&out, "%s%.*s", out.len > 0 ? " " : "", (int)word, p);
			place++;
		}
		p += word;
	}
	if (!in)
		buf_printf(&out, "%s%s", out.len > 0 ? " " : "", id);
	return buf_take(&out);
}

static bool chosen(const struct spot *s, const char *value, const char *id)
{
	return s->field->kind == FIELD_CHOICES ? ids_has(value, id, NULL) : value != NULL && strcmp(value, id) == 0;
}

/* Chooses option AT, or takes it back. Several are kept in the order of the options. */
static void choice_toggle(struct app *a, const struct spot *s, size_t at)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	struct buf list = {0};

	if (at >= f->option_count)
		return;
	if (f->kind == FIELD_CHOICE) {
		spot_set(a, s, VALUE_ID, chosen(s, value, f->options[at].id) ? NULL : f->options[at].id);
		return;
	}
	for (size_t i = 0; i < f->option_count; i++)
		if (ids_has(value, f->options[i].id, NULL) != (i == at))
			buf_printf(&list, "%s%s", list.len > 0 ? " " : "", f->options[i].id);
	spot_set(a, s, VALUE_IDS, list.len > 0 ? buf_str(&list) : NULL);
	buf_clear(&list);
}

/* The next option after FROM whose name begins with the character typed; option_count: none. */
static size_t option_typed(const struct field *f, uint32_t code, size_t from)
{
	struct key k = {.code = code};
	char typed[32], *want, *have;
	size_t found = f->option_count;

	key_name(&k, typed);
	want = text_fold(typed);
	for (size_t i = 1; i <= f->option_count && found == f->option_count; i++) {
		size_t at = (from + i) % f->option_count;

		have = text_fold(option_name(&f->options[at]));
		if (want[0] != '\0' && strncmp(have, want, strlen(want)) == 0)
			found = at;
		free(have);
	}
	free(want);
	return found;
}

/* In a cell the keys choose at once. */
static bool choice_cell_key(struct app *a, const struct spot *s, const struct key *k)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	size_t count = f->option_count, at = value != NULL ? option_index(f, value, strcspn(value, " ")) : count,
	       to = count;

	if (count == 0 || (s->target.row[0] == '\0' && (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_)))
		return false; /* an arrow makes no row */
	if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_) {
		spot_set(a, s, value_kind(f)->type, NULL);
		return true;
	}
	if (k->code == ' ' || k->code == KEY_RIGHT_)
		to = at >= count ? 0 : (at + 1) % count;
	else if (k->code == KEY_LEFT_)
		to = at >= count ? count - 1 : (at + count - 1) % count;
	else if (k->code >= '1' && k->code <= '9')
		to = k->code - '1';
	else if (key_is_text(k))
		to = option_typed(f, k->code, at < count ? at : count - 1);
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

static bool choice_key(struct app *a, const struct spot *s, const struct key *k)
{
	const struct field *f = s->field;
	size_t *item = &a->form.item, to;

	if (k->mods != 0 || f->option_count == 0)
		return false;
	if (s->cell)
		return choice_cell_key(a, s, k);
	if (*item >= f->option_count)
		*item = 0;
	if (k->code == KEY_RIGHT_ && *item + 1 < f->option_count) {
		++*item;
	} else if (k->code == KEY_LEFT_ && *item > 0) {
		--*item;
	} else if (k->code == ' ' || k->code == KEY_ENTER_) {
		choice_toggle(a, s, *item);
	} else if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_) {
		spot_set(a, s, value_kind(f)->type, NULL);
	} else if (k->code >= '1' && k->code <= '9' && k->code - '0' <= f->option_count) {
		*item = k->code - '1';
		if (f->kind == FIELD_CHOICES || !chosen(s, spot_value(a, s), f->options[*item].id))
			choice_toggle(a, s, *item);
	} else if (key_is_text(k)) {
		to = option_typed(f, k->code, *item);
		if (to < f->option_count)
			*item = to;
	} else {
		return k->code == KEY_LEFT_ || k->code == KEY_RIGHT_;
	}
	return true;
}

/* Where option AT stands: its line and column, and how wide it is. */
struct standing {
	int line, x, width;
};

static struct standing option_next(const struct option *o, const struct standing *before, int columns)
{
	const char *name = option_name(o);
	struct standing at = {before->line, before->x + before->width, 4 + text_columns(name, strlen(name))};

	if (at.x > 0)
		at.x += 2;
	if (at.x > 0 && at.x + at.width > columns)
		at = (struct standing){before->line + 1, 0, at.width};
	return at;
}

static int choice_height(struct app *a, const struct spot *s, struct slot *slot, int columns, bool focused)
{
	struct standing at = {0};

	(void)a, (void)slot, (void)focused;
	for (size_t i = 0; i < s->field->option_count; i++)
		at = option_next(&s->field->options[i], &at, columns);
	return at.line + 1;
}

static void choice_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	bool several = f->kind == FIELD_CHOICES;
	struct standing at = {0};

	(void)slot;
	for (size_t i = 0; i < f->option_count; i++) {
		bool on = chosen(s, value, f->options[i].id), active = focused && a->form.item == i;
		enum style style = active ? STYLE_FOCUS : on ? STYLE_GOOD : STYLE_PLAIN;

		at = option_next(&f->options[i], &at, p->columns);
		pen_fit(p, at.line, at.x, 4, style, several ? (on ? "[x]" : "[ ]") : (on ? "(•)" : "( )"));
		pen_fit(p, at.line, at.x + 4, p->columns, style, option_name(&f->options[i]));
		if (active)
			pen_cursor(p, at.line, at.x + 1);
	}
}

static void choice_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a;
	for (size_t i = 0; i < s->field->option_count; i++)
		if (chosen(s, value, s->field->options[i].id))
			buf_printf(out, "%s%s", out->len > 0 ? ", " : "", option_name(&s->field->options[i]));
	if (out->len == 0)
		buf_text(out, value); /* an option the scenario no longer has */
}

const struct value_kind value_choice = {
	.type = VALUE_ID,
	.key = choice_key,
	.height = choice_height,
	.draw = choice_draw,
	.show = choice_show,
	.hint = N_("a number, or ← → and Space, chooses"),
	.cell_hint = N_("a number, a letter or Space chooses"),
};
const struct value_kind value_choices = {
	.type = VALUE_IDS,
	.key = choice_key,
	.height = choice_height,
	.draw = choice_draw,
	.show = choice_show,
	.hint = N_("a number, or ← → and Space, chooses"),
	.cell_hint = N_("a number, a letter or Space chooses"),
};
