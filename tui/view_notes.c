/* All notes in a list: the unfiled, those to follow up, the rest by enterprise; the chosen one in full below. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/mouse.h"
#include "tui/notes.h"
#include "tui/paragraph.h"
#include "tui/people.h"
#include "tui/view.h"

enum { WHOLE_LINES = 3, WHOLE_FROM = 16 }; /* of the chosen one, in a window of so many lines */

/* The chosen note stays chosen wherever it goes; when it is gone, the one in its place. */
static size_t chosen_find(struct notes *n, const struct note_line *list, size_t count)
{
	size_t at = 0;

	while (at < count && strcmp(list[at].note->id, n->chosen) != 0)
		at++;
	if (at == count)
		at = n->at < count ? n->at : count > 0 ? count - 1 : 0;
	n->at = at;
	snprintf(n->chosen, sizeof n->chosen, "%s", count > 0 ? list[at].note->id : "");
	return at;
}

void view_notes_open(struct app *a)
{
	const struct slot *s = form_slot(a);

	a->notes->at = a->notes->top = 0;
	snprintf(a->notes->chosen, sizeof a->notes->chosen, "%s", s != NULL && s->field == NULL ? s->note : "");
}

static void go_by(struct app *a, int64_t by)
{
	struct notes *n = a->notes;
	size_t count;
	struct note_line *list = notes_list(a, &count);
	int64_t at = (int64_t)chosen_find(n, list, count) + by;

	n->at = at < 0 ? 0 : (size_t)at < count ? (size_t)at : count > 0 ? count - 1 : 0;
	snprintf(n->chosen, sizeof n->chosen, "%s", count > 0 ? list[n->at].note->id : "");
	free(list);
}

/* Letters are keys here: nothing is typed. */
static const struct letter letters[] = {
	{'f', "note-file", N_("file")},        {'s', "note-step", N_("step")},       {'c', "circle-next", N_("who reads")},
	{'t', "note-follow", N_("follow up")}, {'d', "note-remove", N_("remove")},
};

void view_notes_key(struct app *a, const struct key *k)
{
	static const struct {
		uint32_t code;
		int by;
	} moves[] = {{KEY_UP_, -1}, {KEY_DOWN_, 1}, {KEY_PAGEUP_, -10}, {KEY_PAGEDOWN_, 10}, {KEY_HOME_, -1000000}, {KEY_END_, 1000000}};

	if (k->mods != 0 || letters_key(a, letters, sizeof letters / sizeof *letters, k))
		return;
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
		if (k->code == moves[i].code)
			go_by(a, moves[i].by);
}

/* What stands above a line: the head of its part; NULL: nothing. Caller frees. */
static char *head_of(const struct app *a, const struct note_line *list, size_t i)
{
	const struct note *n = list[i].note;
	const struct enterprise *e = model_enterprise(a->model, n->enterprise);

	if (list[i].part == NOTES_FILED) {
		if (i > 0 && list[i - 1].part == NOTES_FILED && list[i - 1].note->enterprise == n->enterprise)
			return NULL;
		return e != NULL ? xasprintf("%zu %s", app_number(a, e->id), e->name) : xstrdup(_("The group"));
	}
	if (i > 0 && list[i - 1].part == list[i].part)
		return NULL;
	return xstrdup(list[i].part == NOTES_UNFILED ? _("Unfiled") : _("To follow up"));
}

static const char *sign_of(const struct note_line *l)
{
	const struct note *n = l->note;

	return l->part == NOTES_FOLLOW || strcmp(n->follow, "open") == 0 ? "?" : strcmp(n->follow, "done") == 0 ? "✓" : " ";
}

static void line_draw(struct app *a, struct grid *g, int y, const struct note_line *l, bool chosen)
{
	const struct note *n = l->note;
	const char *circle = n->circle[0] != '\0' ? n->circle : "f";
	char *sign = xasprintf("(%s)", circle), *place = note_place_words(a, n), *said;
	int place_columns = g->width >= 60 && !model_unfiled(n) ? g->width / 3 : 0, x = 5;

	if (chosen)
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
	grid_text(g, y, 3, 1, STYLE_KEY, sign_of(l));
	said = note_said_words(a, n);
	grid_fit(g, y, x, g->width - x - place_columns - 6, chosen ? STYLE_FOCUS : STYLE_PLAIN, said);
	free(said);
	if (place_columns > 0)
		grid_fit(g, y, g->width - place_columns - 5, place_columns, STYLE_FAINT,
			 l->part == NOTES_FILED && strstr(place, ", ") != NULL ? strstr(place, ", ") + 2 : place);
	grid_right(g, y, g->width - 1, 4, strchr(circle, 'g') != NULL ? STYLE_SHARED : circle[0] == 'f' ? STYLE_PRIVATE : STYLE_FAINT, sign);
	free(place);
	free(sign);
}

/* The lines from Y on, heads among them; *TOP is moved so that the chosen one is in sight. */
static void list_lines(struct app *a, struct grid *g, int y, int height, const struct note_line *list, size_t count)
{
	struct notes *n = a->notes;
	int line = 0, chosen = 0, at = 0;

	for (size_t i = 0; i < count; i++) { /* where each would stand from the first on */
		char *head = head_of(a, list, i);

		line += head != NULL;
		if (i == n->at)
			chosen = line;
		line++;
		free(head);
	}
	if (chosen - 1 < (int)n->top)
		n->top = (size_t)(chosen > 0 ? chosen - 1 : 0);
	if (chosen >= (int)n->top + height)
		n->top = (size_t)(chosen - height + 1);
	for (size_t i = 0; i < count; i++) {
		char *head = head_of(a, list, i);

		if (head != NULL && at >= (int)n->top && at - (int)n->top < height)
			grid_fit(g, y + at - (int)n->top, 1, g->width - 2, STYLE_TITLE, head);
		at += head != NULL;
		if (at >= (int)n->top && at - (int)n->top < height) {
			hit_item(g, y + at - (int)n->top, 1, n->at, i);
			line_draw(a, g, y + at - (int)n->top, &list[i], i == n->at);
		}
		at++;
		free(head);
	}
	if (count > 0)
		grid_cursor(g, y + chosen - (int)n->top, 1);
	if (n->top > 0)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "↑");
	if (line > (int)n->top + height)
		grid_text(g, y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
}

static char *counts_words(const struct note_line *list, size_t count)
{
	size_t unfiled = 0, follow = 0;

	for (size_t i = 0; i < count; i++) {
		unfiled += list[i].part == NOTES_UNFILED;
		follow += list[i].part == NOTES_FOLLOW || strcmp(list[i].note->follow, "open") == 0;
	}
	return xasprintf(_("%zu unfiled, %zu to follow up"), unfiled, follow);
}

void view_notes(struct app *a, struct grid *g)
{
	size_t count;
	struct note_line *list;
	int whole = g->height >= WHOLE_FROM ? WHOLE_LINES + 1 : 0, y = g->height - 2 - whole;
	char *words;

	if (view_small(g))
		return;
	list = notes_list(a, &count);
	chosen_find(a->notes, list, count);
	words = counts_words(list, count);
	grid_fit(g, 0, 1, g->width / 3, STYLE_TITLE, _("Notes"));
	grid_right(g, 0, g->width - 1, g->width * 2 / 3, STYLE_FAINT, words);
	free(words);
	view_rule(g, 1, 0, g->width);
	if (count == 0) {
		words = xasprintf(_("No note yet: %s writes one from anywhere, %s beside the fields."), command_key_said(a, "quick-note", (char[32]){""}),
				  command_key_said(a, "note", (char[32]){""}));
		view_wrapped(g, 2, 3, STYLE_FAINT, words);
		free(words);
	}
	list_lines(a, g, 2, y - 2, list, count);
	if (whole > 0 && count > 0) {
		const struct note *n = list[a->notes->at].note;
		struct pen p = {.grid = g, .y = y + 1, .x = 1, .columns = g->width - 2, .top = y + 1, .bottom = y + 1 + WHOLE_LINES};

		view_rule(g, y, 0, g->width);
		char *said = note_said_words(a, n);
		paragraph(&p, 0, 0, g->width - 2, WHOLE_LINES, STYLE_PLAIN, said);
		free(said);
	}
	view_rule(g, g->height - 2, 0, g->width);
	letters_draw(a, g, 1, letters, sizeof letters / sizeof *letters, _("Enter goes there, Esc back"));
	free(list);
}
