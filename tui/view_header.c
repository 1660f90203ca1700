/* The first line: where and when, with the end of the meeting; the rule below the strip: what comes, and who. To the minute. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/agenda.h"
#include "tui/command.h"
#include "tui/meetings.h"
#include "tui/present.h"
#include "tui/round.h"
#include "tui/show.h"
#include "tui/view.h"

enum { TITLE_MIN = 16, /* columns: less of the session's title says nothing */
       SIGN_FROM = 72 };

static int64_t spent_ms(const struct app *a, const struct step *step)
{
	bool live = strcmp(step->id, a->model->live) == 0 && a->model->since != 0;
	int64_t now = live ? model_clock(a->model, a->now) : 0;

	return model_step(a->model, step->id).seconds * 1000 + (now > a->model->since ? now - a->model->since : 0);
}

int64_t clock_next_minute(const struct app *a)
{
	size_t live = app_live(a);
	int64_t next = agenda_next(a), minute = 0;

	if (live != SIZE_MAX && a->model->since != 0 && !model_left_open(a->model, a->now))
		minute = a->now + 60000 - spent_ms(a, &a->scenario->steps[live]) % 60000;
	next = next == 0 || (minute != 0 && minute < next) ? minute : next;
	return round_next(a) != 0 && (next == 0 || round_next(a) < next) ? round_next(a) : next;
}

char *clock_words(const struct app *a, const struct step *step, bool *late)
{
	int planned = app_minutes(a, step);
	int64_t spent = spent_ms(a, step), left = (int64_t)planned * 60000 - spent;
	unsigned long minutes;

	*late = planned > 0 && left <= 0;
	if (planned == 0) {
		minutes = (unsigned long)(spent / 60000);
		return xasprintf(ngettext("%lu min", "%lu min", minutes), minutes);
	}
	if (left > 0) {
		minutes = (unsigned long)((left + 59999) / 60000);
		return xasprintf(ngettext("%lu min left", "%lu min left", minutes), minutes);
	}
	return -left < 60000 ? xstrdup(_("time is up")) : agenda_over_words((long)(-left / 60000));
}

/* --- the right side: as many words as there is room for --- */

enum meeting_words { MEETING_LONG, MEETING_SHORT, MEETING_TIME, MEETING_NOT };

/* From all words to hardly any. */
static const struct level {
	bool word, ends; /* "LIVE" rather than a sign; when the step ends */
	enum meeting_words meeting;
} levels[] = {
	{true, true, MEETING_LONG},    {true, true, MEETING_SHORT},  {false, true, MEETING_SHORT},
	{false, false, MEETING_SHORT}, {false, false, MEETING_TIME}, {false, false, MEETING_NOT},
};
enum { LEVELS = sizeof levels / sizeof *levels, WHOLE_UNTIL = 4 }; /* before that level the step's title isn't cut */

/* "meeting 13:04 ! 12 min late": when it ends if nothing changes. */
static void meeting_put(const struct agenda *now, enum meeting_words how, struct buf *out)
{
	char hm[16], *words = now->late > 0 ? agenda_late_words(now->late) : NULL;
	const char *sign = now->due == 0 ? "" : now->late > 0 ? " !" : " ✓";

	clock_said(now->end, hm);
	if (how == MEETING_TIME) {
		buf_printf(out, "%s%s", hm, sign);
	} else if (how == MEETING_SHORT) {
		buf_printf(out, _("meeting %s"), hm);
		buf_printf(out, "%s%s%s", sign, words != NULL ? " " : "", words != NULL ? words : "");
	} else {
		buf_printf(out, _("meeting ends %s"), hm);
		buf_printf(out, "%s%s%s", sign, now->due != 0 ? " " : "", words != NULL ? words : now->due != 0 ? _("on time") : "");
	}
	free(words);
}

/* "LIVE  23 min left, ends 11:42", of another step than the one looked at "live: 3 Break, 4 min left". */
static void live_put(const struct app *a, const struct agenda *now, const struct level *l, bool *late, struct buf *out)
{
	const struct agenda_step *live = &now->steps[now->live];
	char *clock = clock_words(a, live->step, late);
	bool here = now->live == a->step, paused = now->state == AGENDA_PAUSED;
	char hm[16];

	if (paused)
		buf_text(out, "‖ ");
	else if (!l->word)
		buf_text(out, "▶ ");
	if (!here && l->word)
		buf_printf(out, _("live: %zu %s, "), now->live + 1, app_said(&live->step->title));
	else if (!here)
		buf_printf(out, "%zu: ", now->live + 1);
	else if (l->word && !paused)
		buf_text(out, _("LIVE  "));
	if (paused && l->ends)
		buf_text(out, _("PAUSED  "));
	buf_text(out, clock);
	if (l->ends && here && !paused && live->left > 0)
		buf_printf(out, _(", ends %s"), clock_said(live->ends, hm));
	free(clock);
}

static void before_put(const struct app *a, bool words, struct buf *out)
{
	char key[32];

	if (words)
		buf_printf(out, _("not started: %s starts this step"), command_key(a, command_find("live"), key));
	else
		buf_text(out, _("not started"));
}

/* "! not closed on 2026-03-12: ^T c closes it at 12:40" */
static void left_open_put(const struct app *a, const struct agenda *now, const struct level *l, struct buf *out)
{
	char *day = clock_read_date("+0", now->now), key[32], hm[16];

	buf_printf(out, l->ends ? _("! not closed on %s") : _("! not closed"), day);
	free(day);
	if (l->meeting == MEETING_TIME || l->meeting == MEETING_NOT)
		return;
	buf_printf(out, _(": %s c closes it"), command_key(a, command_find("steps"), key));
	if (l->word)
		buf_printf(out, _(" at %s"), clock_said(now->now, hm));
}

static char *right_words(const struct app *a, const struct agenda *now, const struct level *l, enum style *style)
{
	struct buf out = {0};
	bool over = false;
	char hm[16];

	*style = now->state == AGENDA_BEFORE || now->state == AGENDA_CLOSED ? STYLE_FAINT : STYLE_GOOD;
	if (now->state == AGENDA_CLOSED) {
		buf_printf(&out, l->ends ? _("■ closed at %s") : "■ %s", clock_said(now->end, hm));
		if (now->late > 0 && l->ends) {
			char *words = agenda_late_words(now->late);

			buf_printf(&out, " ! %s", words);
			free(words);
		}
		return buf_take(&out);
	}
	if (now->left_open) {
		*style = STYLE_LATE;
		left_open_put(a, now, l, &out);
		return buf_take(&out);
	}
	if (now->state == AGENDA_BEFORE)
		before_put(a, l->ends, &out);
	else
		live_put(a, now, l, &over, &out);
	if (l->meeting != MEETING_NOT && (now->state != AGENDA_BEFORE || now->start != 0)) {
		buf_text(&out, " · ");
		meeting_put(now, l->meeting, &out);
	}
	if (over || now->late > 0 || now->state == AGENDA_PAUSED)
		*style = STYLE_LATE;
	return buf_take(&out);
}

/* The most words that leave room for LEFT columns, else the fewest. Of another step its title is said only where it fits. */
static char *right_fit(const struct app *a, const struct agenda *now, int room, int left, enum style *style)
{
	char *words = NULL;

	for (size_t i = 0; i < LEVELS; i++) {
		int least = i < WHOLE_UNTIL || left < room / 3 ? left : room / 3;

		free(words);
		words = right_words(a, now, &levels[i], style);
		if (text_columns(words, strlen(words)) + 2 + least <= room)
			break;
	}
	return words;
}

/* The session's, else that of this meeting, else its scenario's; one that was taken from the scenario is in the screen's language. */
const char *view_title(const struct app *a)
{
	const struct model *m = a->model;
	const char *title = m->title[0] != '\0' ? m->title : m->meeting_title;
	const struct said *said = a->scenario != NULL ? &a->scenario->title : NULL;
	bool taken = title[0] == '\0';

	for (int lang = 0; said != NULL && lang < LANG_COUNT; lang++)
		taken |= said->in[lang] != NULL && strcmp(title, said->in[lang]) == 0;
	return said != NULL && taken ? app_said(said) : title;
}

static char *step_words(const struct app *a, const struct step *step)
{
	static const char *const names[][2] = {{"done", N_("done")}, {"skipped", N_("skipped")}, {"shortened", N_("shortened")},
					       {"homework", N_("homework")}};
	const char *status = model_step(a->model, step->id).status, *shown = NULL;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(status, names[i][0]) == 0)
			shown = _(names[i][1]);
	return xasprintf("%zu/%zu %s%s%s%s", a->step + 1, a->scenario->step_count, app_said(&step->title),
			 shown != NULL ? " (" : "", shown != NULL ? shown : "", shown != NULL ? ")" : "");
}

int view_preview_mark(const struct app *a, struct grid *g, int y)
{
	char *words;
	int columns;

	if (!app_previews(a))
		return 0;
	words = xasprintf(" %s ", _("PREVIEW"));
	columns = grid_text(g, y, 1, g->width - 2, STYLE_CURRENT, words) + 1;
	free(words);
	return columns;
}

/* What is on the room's screens, at the left of the line: at once to be seen by whoever put it there. Returns the columns taken. */
static int wall_mark(const struct app *a, struct grid *g, int x)
{
	const char *sign = (a->role & ROLE_FACILITATOR) != 0 ? show_sign(a, g->width >= SIGN_FROM) : "";
	char *words;
	int columns = 0;

	if (sign[0] == '\0')
		return 0;
	words = xasprintf(" %s ", sign);
	columns = grid_text(g, 0, x, g->width - 1 - x, STYLE_CURRENT, words) + 1;
	free(words);
	return columns;
}

void view_header(struct app *a, struct grid *g)
{
	const struct step *step = app_step(a);
	const char *title = view_title(a);
	enum style style;
	char *right, *left;
	int room, wanted, x = 1 + view_preview_mark(a, g, 0), most;

	if (step == NULL) {
		grid_fit(g, 0, x, g->width - 1 - x, STYLE_TITLE, title);
		return;
	}
	left = step_words(a, step);
	if (meetings_header(a, g, left)) {
		free(left);
		return;
	}
	x += wall_mark(a, g, x);
	wanted = text_columns(left, strlen(left));
	right = right_fit(a, agenda_now(a), g->width - 1 - x, wanted, &style);
	most = text_columns(right, strlen(right));
	room = g->width - 2 - most - 2;
	if (wanted + TITLE_MIN + 3 <= room - x + 1) {
		x += grid_fit(g, 0, x, room + 1 - x - wanted - 3, STYLE_PLAIN, title);
		x += grid_text(g, 0, x, 3, STYLE_FAINT, " · ");
	}
	grid_fit(g, 0, x, room + 1 - x, STYLE_TITLE, left);
	grid_right(g, 0, g->width - 1, most, style, right);
	free(left);
	free(right);
}

/* --- the rule below: what comes, and who --- */

/* "next 3 Break, 15 min, 10:40" in at most COLUMNS: of a long title the end is cut, of what says when nothing. "": there is none. */
static char *next_words(const struct agenda *now, int columns)
{
	const struct agenda_step *s = now->next != SIZE_MAX ? &now->steps[now->next] : NULL;
	char hm[16], *first, *when, *words;
	size_t len;
	bool cut;
	int room;

	if (s == NULL || now->state == AGENDA_BEFORE || now->left_open)
		return xstrdup("");
	first = xasprintf(_("next %zu %s"), now->next + 1, app_said(&s->step->title));
	when = xasprintf(_(", %d min, %s"), s->planned, clock_said(s->begins, hm));
	room = columns - text_columns(when, strlen(when));
	len = strlen(first);
	cut = text_columns(first, len) > room;
	if (cut)
		len = room > 1 ? text_fit(first, len, room - 1) : 0;
	words = xasprintf("%.*s%s%s", (int)len, first, cut ? "…" : "", when);
	free(first);
	free(when);
	return words;
}

static char *roll_words(struct app *a)
{
	struct agenda_roll roll = agenda_roll(a);
	struct buf out = {0};

	if (roll.asked > 0)
		buf_printf(&out, _("● %zu of %zu done"), roll.done, roll.asked);
	if (roll.late > 0) {
		buf_text(&out, out.len > 0 ? "  " : "");
		buf_printf(&out, ngettext("◂ %zu late", "◂ %zu late", roll.late), roll.late);
	}
	if (roll.absent > 0) {
		buf_text(&out, out.len > 0 ? "  " : "");
		buf_printf(&out, ngettext("– %zu absent", "– %zu absent", roll.absent), roll.absent);
	}
	return buf_take(&out);
}

void view_header_rule(struct app *a, struct grid *g, int y)
{
	if (round_on(a)) {
		view_round_rule(a, g, y);
		return;
	}
	if (a->meetings != NULL && a->meetings->catching != 0) { /* the agenda of that day is over */
		view_rule(g, y, 0, g->width);
		grid_fit(g, y, 3, g->width - 6, STYLE_KEY, _(" Esc goes back to the meeting that is held "));
		return;
	}

	char *roll = roll_words(a), *next, *others;
	int columns = text_columns(roll, strlen(roll)), right = columns > 0 ? g->width - 4 - columns : g->width;

	view_rule(g, y, 0, g->width);
	if (columns > 0) {
		grid_text(g, y, right, columns + 2, STYLE_FAINT, " ");
		grid_text(g, y, right + 1, columns, STYLE_FAINT, roll);
		grid_text(g, y, right + 1 + columns, 1, STYLE_FAINT, " ");
	}
	others = present_words(a, right - 8);
	if (others[0] != '\0') {
		int taken = text_columns(others, strlen(others));

		right -= taken + 3;
		grid_text(g, y, right, 1, STYLE_PLAIN, " ");
		grid_text(g, y, right + 1, taken, STYLE_KEY, others);
		grid_text(g, y, right + 1 + taken, 1, STYLE_PLAIN, " ");
	}
	next = next_words(agenda_now(a), right - 8);
	if (next[0] != '\0' && right > 20) {
		int x = 4 + grid_fit(g, y, 4, right - 8, STYLE_PLAIN, next);

		grid_text(g, y, 3, 1, STYLE_PLAIN, " ");
		grid_text(g, y, x, 1, STYLE_PLAIN, " ");
	}
	free(others);
	free(next);
	free(roll);
}
