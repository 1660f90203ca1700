/* The anonymous sheet: its questions, a line that hands it in, how many were, and below that line, while it is the one focused, what
 * they say once they are enough. Kept without name and time. One begun at another enterprise is only named: handed in or emptied. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/paragraph.h"
#include "tui/results.h"
#include "tui/sheets.h"

enum { LABEL = 24, BEFORE = 1, /* lines before the first question */
       SHOW_FROM = TALLY_FROM }; /* what is held to, whatever the scenario says */

static size_t question_index(const struct app *a, const struct field *f, const char *column)
{
	size_t i = sheet_aside(a, f) ? f->column_count : 0;

	while (i < f->column_count && strcmp(f->columns[i].id, column) != 0)
		i++;
	return i; /* column_count: handing in */
}

static struct spot question_spot(const struct app *a, const struct slot *s, size_t i)
{
	return (struct spot){.field = &s->field->columns[i],
			     .sheet = s->field->id,
			     .target = answer_target(a, s, "", s->field->columns[i].id)};
}

static int label_columns(int columns)
{
	return columns / 3 < LABEL ? columns / 3 : LABEL;
}

static int question_height(struct app *a, struct slot *s, size_t i, int columns, bool focused)
{
	struct spot spot = question_spot(a, s, i);

	return value_kind(spot.field)->height(a, &spot, s, columns - label_columns(columns) - 1, focused);
}

/* The line of question I; of handing in. */
static int question_line(struct app *a, struct slot *s, size_t i, int columns)
{
	int line = BEFORE;
	size_t at = question_index(a, s->field, a->form.column);
	bool here = form_slot(a) == s;

	if (sheet_aside(a, s->field))
		return line;

	for (size_t j = 0; j < i; j++)
		line += question_height(a, s, j, columns, here && j == at);
	return line;
}

/* --- what they say --- */

/* Whoever fills in a sheet doesn't read the others' first: only who stands on the last line, where it is handed in. */
static bool results_seen(const struct app *a, const struct slot *s, bool focused)
{
	return focused && question_index(a, s->field, a->form.column) == s->field->column_count;
}

static int result_draw(const struct result *r, const struct pen *p, int line, int label, int columns)
{
	int lines = 1;

	if (r->kind == RESULT_WORDS)
		return paragraph(p, line, 2, columns - 2, 0, STYLE_PLAIN, r->text);
	if (p != NULL) {
		pen_fit(p, line, 0, label, r->kind == RESULT_FIELD ? STYLE_LABEL : STYLE_PLAIN, r->text);
		pen_fit(p, line, label + 1, columns - label - 1, r->kind == RESULT_FIELD ? STYLE_FAINT : STYLE_STRONG, r->said);
	}
	return lines;
}

/* From LINE on; P NULL: only counts. Returns the lines. */
static int results_lines(struct app *a, const struct slot *s, const struct pen *p, int line, int columns)
{
	struct results r = {0};
	int lines = 0;

	results_of_sheet(a, s->field, true, &r);
	for (size_t i = 0; i < r.count; i++)
		lines += result_draw(&r.list[i], p, line + lines, label_columns(columns), columns);
	results_clear(&r);
	return lines;
}

static int sheet_height(struct app *a, struct slot *s, int columns, bool focused)
{
	return question_line(a, s, s->field->column_count, columns) + 1 +
	       (results_seen(a, s, focused) ? results_lines(a, s, NULL, 0, columns) : 0);
}

static int sheet_line(struct app *a, struct slot *s, int columns)
{
	size_t at = question_index(a, s->field, a->form.column);

	return question_line(a, s, at, columns) + (at == s->field->column_count ? (int)a->form.item : 0);
}

static bool sheet_spot(const struct app *a, const struct slot *s, struct spot *out)
{
	size_t at = question_index(a, s->field, a->form.column);

	if (at == s->field->column_count)
		return false;
	*out = question_spot(a, s, at);
	return true;
}

static void question_set(struct app *a, struct slot *s, size_t at)
{
	snprintf(a->form.column, ID_SIZE, "%s", at < s->field->column_count ? s->field->columns[at].id : "");
	a->form.item = 0;
}

static void sheet_enter(struct app *a, struct slot *s, int by)
{
	question_set(a, s, by > 0 ? 0 : s->field->column_count);
}

static bool sheet_step(struct app *a, struct slot *s, int by)
{
	size_t at = question_index(a, s->field, a->form.column);

	if (sheet_aside(a, s->field) || (by > 0 ? at == s->field->column_count : at == 0))
		return false;
	question_set(a, s, by > 0 ? at + 1 : at - 1);
	return true;
}

static void hand_in(struct app *a, struct slot *s)
{
	if (!sheet_begun(a, s->field)) {
		app_say(a, "%s", _("The sheet is empty: nothing to hand in."));
		return;
	}
	if (!app_may_write(a))
		return;
	client_hand_in(a->client, s->field->id);
	a->model = client_model(a->client);
	app_say(a, "%s", _("Handed in. The sheet is empty for the next person."));
	form_enter(a, a->form.at, 1);
}

/* One that was put aside. */
static void empty(struct app *a, struct slot *s)
{
	if (!app_may_write(a))
		return;
	sheet_empty(a, s->field);
	a->model = client_model(a->client);
	app_say(a, "%s", _("The sheet is empty."));
	form_enter(a, a->form.at, 1);
}

/* Where it is put aside no question is focused: the place that is kept says so. */
static void sheet_keep(struct app *a, struct slot *s)
{
	if (sheet_aside(a, s->field))
		question_set(a, s, s->field->column_count);
}

/* Down and up through what they say; false: at its end. */
static bool results_scroll(struct app *a, const struct slot *s, int by)
{
	int to = (int)a->form.item + by;

	if (to < 0 || to > results_lines(a, s, NULL, 0, a->form.width))
		return false;
	a->form.item = (size_t)to;
	return true;
}

static bool sheet_key(struct app *a, struct slot *s, const struct key *k)
{
	struct spot spot;

	if (!sheet_spot(a, s, &spot)) {
		if (k->mods == 0 && (k->code == KEY_DOWN_ || k->code == KEY_UP_) && results_scroll(a, s, k->code == KEY_DOWN_ ? 1 : -1))
			return true;
		if (k->mods == 0 && (k->code == KEY_ENTER_ || k->code == ' '))
			hand_in(a, s);
		else if (k->mods == 0 && k->code == KEY_DELETE_ && sheet_aside(a, s->field))
			empty(a, s);
		else if (k->mods == 0 && k->code == KEY_UP_)
			return form_step(a, -1);
		else
			return false;
		return true;
	}
	if (value_kind(spot.field)->key(a, &spot, k))
		return true;
	if (k->mods == 0 && k->code == KEY_UP_)
		return form_step(a, -1);
	return false;
}

/* What holds for it; where it was begun, once that is elsewhere. Caller frees. */
static char *sheet_head(const struct app *a, const struct field *f)
{
	const struct enterprise *e = model_enterprise(a->model, sheet_where(a, f->id));

	if (!sheet_aside(a, f))
		return xstrdup(_("No name and no time are kept. Once handed in it can’t be changed."));
	return e != NULL ? xasprintf(_("A sheet begun at %s is not handed in."), e->name)
			 : xstrdup(_("A sheet begun earlier is not handed in."));
}

/* "4 sheets handed in, 5 needed to export them"; caller frees. */
static char *sheet_count(const struct field *f, int64_t sheets)
{
	int from = f->show_from > SHOW_FROM ? f->show_from : SHOW_FROM;
	char *count = xasprintf(ngettext("%lld sheet handed in", "%lld sheets handed in", (unsigned long)sheets), (long long)sheets), *all;

	if (sheets >= from)
		return count;
	all = xasprintf(_("%s, %d needed to show them"), count, from);
	free(count);
	return all;
}

static void sheet_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	size_t at = focused ? question_index(a, s->field, a->form.column) : SIZE_MAX, count = s->field->column_count;
	int label = label_columns(p->columns), line;
	char *words, *head;
	bool aside = sheet_aside(a, s->field);
	int64_t sheets = client_handed_in(a->client, s->field->id);

	head = sheet_head(a, s->field);
	pen_fit(p, 0, 0, p->columns, aside ? STYLE_PLAIN : STYLE_FAINT, head);
	free(head);
	for (size_t i = 0; i < count && !aside; i++) {
		struct spot spot = question_spot(a, s, i);
		struct pen inner = *p;

		line = question_line(a, s, i, p->columns);
		pen_fit(p, line, 0, label, STYLE_LABEL, app_label(a, spot.field));
		inner.y += line;
		inner.x += label + 1;
		inner.columns -= label + 1;
		value_kind(spot.field)->draw(a, &spot, s, &inner, i == at);
	}
	line = question_line(a, s, count, p->columns);
	pen_fit(p, line, 0, label, at == count ? STYLE_FOCUS : STYLE_LABEL, _("[ Hand in ]"));
	words = sheet_count(s->field, sheets);
	pen_fit(p, line, label + 1, p->columns, STYLE_FAINT, words);
	free(words);
	if (results_seen(a, s, focused))
		results_lines(a, s, p, line + 1, p->columns);
	if (at == count)
		pen_cursor(p, line + (int)a->form.item, 2);
}

static void sheet_detail(struct app *a, struct slot *s, int columns, struct buf *out)
{
	size_t at = question_index(a, s->field, a->form.column);

	if (at < s->field->column_count)
		buf_text(out, app_text(a, &s->field->columns[at].prompt));
	else
		buf_text(out, sheet_aside(a, s->field)                      ? _("Enter hands it in, Del empties it.")
		              : results_lines(a, s, NULL, 0, columns) > 0 ? _("Enter hands the sheet in, ↓ reads what those handed in say.")
		                                                          : _("Enter hands the sheet in."));
}

const struct slot_kind slot_anonymous = {
	.below = true,
	.key = sheet_key,
	.height = sheet_height,
	.draw = sheet_draw,
	.line = sheet_line,
	.enter = sheet_enter,
	.step = sheet_step,
	.keep = sheet_keep,
	.detail = sheet_detail,
	.spot = sheet_spot,
};
