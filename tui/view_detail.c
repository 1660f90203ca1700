/* Below the form, always at the same place: the question of the focused field, what is cut in it, its keys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/paragraph.h"
#include "tui/present.h"
#include "tui/view.h"

enum { DETAIL_FROM = 20, EXAMPLE_LINES = 2 }; /* lines of the window from which there is more than one */

static const char *circle_words(const char *circle)
{
	static const struct {
		const char *circle, *words;
	} table[] = {
		{"f", N_("facilitators only (f)")},
		{"e", N_("enterprise only (e)")},
		{"g", N_("the group too (g)")},
		{"p", N_("the funder too (p)")},
		{"gp", N_("the group and the funder too (gp)")},
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i].circle, circle) == 0)
			return _(table[i].words);
	return circle;
}

/* Where the funder will read it once the consent says so, that too. */
static const char *field_circle_words(const struct app *a, const struct field *f, int64_t enterprise)
{
	const char *now = model_circle(a->model, f, enterprise), *asked = model_circle_asked(a->model, f, enterprise);

	if (strcmp(now, asked) == 0)
		return circle_words(now);
	return strchr(now, 'g') != NULL ? _("the group too (g), the funder (p) once consent is given")
					: _("the funder too (p) once consent is given");
}

static const char *slot_hint(struct app *a, const struct slot *s)
{
	struct spot spot = spot_focused(a);
	const struct value_kind *kind = value_kind(spot.field);

	if (slot_kind(s)->hint != NULL)
		return slot_kind(s)->hint[0] != '\0' ? _(slot_kind(s)->hint) : "";
	if (kind == NULL || (spot.field == NULL && s->field != NULL))
		return "";
	return _(spot.cell ? kind->cell_hint : kind->hint);
}

bool view_detail_empty(const struct app *a, const struct slot *s)
{
	return s->field == NULL || !model_answered(a->model, s->field, s->enterprise);
}

/* What is cut, else an example while there is nothing. In a table it follows when the keys rest: to go through rows repaints
 * nothing but the mark. */
static void detail_text(struct app *a, struct slot *s, int columns, struct buf *out)
{
	const char *example = s->field != NULL ? app_text(a, &s->field->example) : "";
	bool empty = view_detail_empty(a, s);

	a->detail_empty = empty;
	if (!a->rested && slot_kind(s)->rows && strcmp(a->detail_field, s->field->id) == 0) {
		buf_text(out, a->detail != NULL ? a->detail : "");
		return;
	}
	if (slot_kind(s)->detail != NULL)
		slot_kind(s)->detail(a, s, view_value_columns(s, columns), out);
	if (out->len == 0 && empty && example[0] != '\0')
		buf_printf(out, _("e.g. %s"), example);
	if (out->len == 0 && s->field == NULL && s->enterprise != 0)
		buf_text(out, _("It has the right to read this one day: write as if it did."));
	replace(&a->detail, buf_str(out));
	snprintf(a->detail_field, ID_SIZE, "%s", s->field != NULL ? s->field->id : "");
}

const char *view_circle_words(const struct app *a, const struct slot *s)
{
	return s->field == NULL         ? circle_words(model_note_circle(a->model, s->note))
	       : !model_asks(s->field) ? ""
				       : field_circle_words(a, s->field, s->enterprise);
}

/* "optional, enterprise only (e)"; caller frees. */
static char *who_reads(const struct app *a, const struct slot *s)
{
	const struct field *f = s->field;
	const char *circle = view_circle_words(a, s);
	const char *mark = f == NULL       ? ""
			   : f->homework ? _("homework")
			   : f->optional ? _("optional")
					   : "";

	return xasprintf("%s%s%s", mark, mark[0] != '\0' && circle[0] != '\0' ? ", " : "", circle);
}

void view_detail_line(struct app *a, struct grid *g, int y, int x, int columns, int value_columns)
{
	struct slot *s = form_slot(a);
	struct buf detail = {0};
	const char *hint = s != NULL ? slot_hint(a, s) : "";

	if (s != NULL && slot_kind(s)->detail != NULL)
		slot_kind(s)->detail(a, s, value_columns, &detail);
	if (text_columns(buf_str(&detail), detail.len) + 4 + text_columns(hint, strlen(hint)) <= columns - 2)
		grid_right(g, y, x + columns - 1, columns - 2, STYLE_FAINT, hint);
	grid_fit(g, y, x + 1, columns - 2, STYLE_FAINT, buf_str(&detail));
	buf_clear(&detail);
}

/* Two lines, and one more where an example of this step needs it: the form doesn't move from field to field. */
int view_detail_height(const struct app *a, int height, int columns)
{
	int most = 1;

	if (height < DETAIL_FROM)
		return 1;
	for (size_t i = 0; i < a->form.count && most < EXAMPLE_LINES; i++) {
		const struct field *f = a->form.slots[i].field;
		char *words = f != NULL ? xasprintf(_("e.g. %s"), app_text(a, &f->example)) : xstrdup("");
		int lines = text_columns(words, strlen(words)) > columns - 2 ? EXAMPLE_LINES : 1;

		most = lines > most ? lines : most;
		free(words);
	}
	return 1 + most;
}

/* The columns of the last of the lines of TEXT. */
static int last_columns(const char *text, int columns)
{
	size_t count;
	struct text_line *lines = text_wrap(text, strlen(text), columns > 0 ? columns : 1, &count);
	int last = text_columns(text + lines[count - 1].start, lines[count - 1].end - lines[count - 1].start);

	free(lines);
	return last;
}

/* DETAIL from line Y on, and the HINT right of its last line where there is room. */
static void detail_draw(struct grid *g, int y, int x, int height, int columns, const char *detail, const char *hint)
{
	struct pen p = {.grid = g, .y = y, .x = x + 1, .columns = columns - 2, .top = y, .bottom = y + height};
	int lines = paragraph(&p, 0, 0, columns - 2, height, STYLE_FAINT, detail);
	int taken = lines == height ? last_columns(detail, columns - 2) + 4 : 4;

	if (taken + text_columns(hint, strlen(hint)) <= columns - 2)
		grid_right(g, y + height - 1, x + columns - 1, columns - taken, STYLE_FAINT, hint);
}

void view_detail(struct app *a, struct grid *g, int y, int x, int height, int columns)
{
	struct slot *s = form_slot(a);
	struct buf detail = {0};
	const char *prompt;
	char *circle, *said;
	int taken;

	if (s == NULL)
		return;
	said = present_sentence(a);
	prompt = said != NULL ? said : s->field != NULL ? app_text(a, &s->field->prompt) : _("About this enterprise in this step.");
	detail_text(a, s, columns, &detail);
	if (height >= 2 || detail.len == 0 || said != NULL) {
		taken = 3 + grid_fit(g, y, x + 1, columns - 2, said != NULL ? STYLE_LATE : STYLE_PLAIN, prompt);
		circle = who_reads(a, s);
		if (taken + text_columns(circle, strlen(circle)) <= columns - 1)
			grid_right(g, y, x + columns - 1, columns - taken, STYLE_FAINT, circle);
		free(circle);
	}
	if (height >= 2 || (detail.len > 0 && said == NULL))
		detail_draw(g, height >= 2 ? y + 1 : y, x, height >= 2 ? height - 1 : 1, columns, buf_str(&detail),
			    columns >= 60 ? slot_hint(a, s) : "");
	free(said);
	buf_clear(&detail);
}
