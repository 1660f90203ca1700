/* The facilitator's room: which part stands on which lines. What is shown in each is in view_*.c of its name. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/compare.h"
#include "tui/form.h"
#include "tui/hours.h"
#include "tui/opening.h"
#include "tui/progress.h"
#include "tui/review.h"
#include "tui/round.h"
#include "tui/view.h"

enum { SHORT = 14 }; /* lines from which there are rules and the text at all */

const struct view views[VIEW_COUNT] = {
	[VIEW_ROOM] = {"room", view_room, NULL, NULL},
	[VIEW_GO] = {"go", view_go, view_go_key, view_go_open},
	[VIEW_HELP] = {"help", view_help, view_help_key, view_help_open},
	[VIEW_STEPS] = {"steps", view_steps, view_steps_key, view_steps_open},
	[VIEW_ASK] = {"ask", view_ask, view_ask_key, NULL},
	[VIEW_PICK] = {"pick", view_pick, view_pick_key, view_pick_open},
	[VIEW_PROMPT] = {"prompt", view_prompt, view_prompt_key, NULL},
	[VIEW_START] = {"start", view_start, view_start_key, NULL},
	[VIEW_SCENARIOS] = {"scenarios", view_start, view_start_key, NULL},
	[VIEW_READ] = {"read", view_read, view_read_key, NULL},
	[VIEW_WRITE] = {"write", view_write, view_write_key, NULL},
	[VIEW_NEW] = {"new", view_new, view_new_key, NULL},
	[VIEW_COMPARE] = {"compare", view_compare, compare_key, NULL},
	[VIEW_PROGRESS] = {"progress", view_progress, progress_key, NULL},
	[VIEW_NOTES] = {"notes", view_notes, view_notes_key, view_notes_open},
	[VIEW_HISTORY] = {"history", view_history, view_history_key, view_history_open},
	[VIEW_PAST] = {"past", view_past, view_past_key, NULL},
	[VIEW_SEARCH] = {"search", view_search, view_search_key, view_search_open},
	[VIEW_PEOPLE] = {"people", view_people, view_people_key, view_people_open},
	[VIEW_CARD] = {"card", view_card, view_card_key, view_card_open},
	[VIEW_MISSED] = {"missed", view_missed, view_missed_key, view_missed_open},
	[VIEW_MEETINGS] = {"meetings", view_meetings, view_meetings_key, view_meetings_open},
	[VIEW_OPENING] = {"opening", view_opening, view_opening_key, view_opening_open},
	[VIEW_REVIEW] = {"review", view_review, view_review_key, NULL},
	[VIEW_REVIEW_WORDS] = {"review-words", view_review_words, view_review_words_key, NULL},
	[VIEW_HOURS] = {"hours", view_hours, view_hours_key, view_hours_open},
	[VIEW_QUICK_NOTE] = {"quick-note", view_quick_note, view_quick_note_key, NULL},
	[VIEW_SHOW] = {"show", view_show, view_show_key, view_show_open},
};

void view_rule(struct grid *g, int y, int x, int columns)
{
	grid_fill(g, y, x + 1, columns - 2, STYLE_FAINT, "-");
}

bool view_small(struct grid *g)
{
	const char *words = _("Needs at least 40x10");
	struct text_line *lines;
	size_t count;

	if (g->height >= VIEW_MIN_HEIGHT && g->width >= VIEW_MIN_WIDTH)
		return false;
	lines = text_wrap(words, strlen(words), g->width > 0 ? g->width : 1, &count);
	for (size_t i = 0; i < count && (int)i < g->height; i++)
		grid_put(g, (int)i, 0, g->width, STYLE_PLAIN, words + lines[i].start, lines[i].end - lines[i].start);
	free(lines);
	return true;
}

/* Lines that the text may take: a third of the screen, and those the form leaves free. */
static int panel_most(struct app *a, struct grid *g, int lines, int columns)
{
	int least = g->height / 3 - 1, free;

	free = lines - 1 - view_form_lines(a, columns - (a->earlier_beside ? VIEW_EARLIER_WIDTH : 0));
	return free > least ? free : least;
}

static void facilitator_draw(struct app *a, struct grid *g)
{
	bool rules = g->height >= SHORT;
	int detail = a->detail_lines = view_detail_height(a, g->height, g->width), bottom = g->height - 1 - detail - (rules ? 1 : 0);
	int y = 2, x = 0, columns = g->width, panel;

	view_header(a, g);
	if (a->round != NULL && round_on(a))
		view_round(a, g, 1);
	else
		view_strip(a, g, 1);
	if (app_step(a) == NULL) {
		grid_fit(g, 3, 1, g->width - 1, STYLE_PLAIN, _("This meeting has no scenario yet."));
		view_footer(a, g, g->height - 1);
		return;
	}
	if (rules)
		view_header_rule(a, g, y++);
	if (g->width >= VIEW_WIDE) {
		view_steps_side(a, g, y, bottom - y, VIEW_STEPS_WIDTH);
		x = VIEW_STEPS_WIDTH;
		columns -= VIEW_STEPS_WIDTH;
	}
	a->earlier_beside = rules && view_earlier_wanted(a, g->width);
	panel = rules ? view_panel_height(a, panel_most(a, g, bottom - y, columns), columns) : 0;
	if (panel > 0) {
		view_panel(a, g, y, x, panel, columns);
		y += panel;
		view_rule(g, y++, x, columns);
	}
	if (rules)
		view_rule(g, bottom, 0, g->width);
	view_detail(a, g, g->height - 1 - detail, 0, detail, g->width);
	if (a->earlier_beside) {
		columns -= VIEW_EARLIER_WIDTH;
		view_earlier(a, g, y, x + columns, bottom - y, VIEW_EARLIER_WIDTH);
	}
	view_form(a, g, y, x, bottom - y, columns);
	view_footer(a, g, g->height - 1); /* last: a long message stands over what is above */
}

/* What each role sees of the room. */
void view_room(struct app *a, struct grid *g)
{
	if (view_small(g))
		return;
	if (a->role & ROLE_ENTERPRISE)
		view_enterprise(a, g);
	else
		facilitator_draw(a, g);
}
