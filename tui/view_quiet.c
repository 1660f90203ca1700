/* The room's screen while no step is live: what this is, when and where, who is expected, when it begins; that it is over. And when it goes
 * on, in a break. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/agenda.h"
#include "tui/block.h"
#include "tui/paragraph.h"
#include "tui/view.h"
#include "tui/view_show.h"

static const char *const days[] = {N_("Sunday"), N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday")};
static const char *const months[] = {N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
				     N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December")};

/* 0: Sunday. */
static int weekday(int year, int month, int day)
{
	static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
	int y = month < 3 ? year - 1 : year;

	return (y + y / 4 - y / 100 + y / 400 + shift[month - 1] + day) % 7;
}

/* "Thursday 12 March 2026"; what is no date as it stands. */
static char *date_words(const char *date)
{
	int year, month, day;

	if (sscanf(date, "%4d-%2d-%2d", &year, &month, &day) != 3 || month < 1 || month > 12)
		return xstrdup(date);
	return xasprintf("%s %d %s %d", _(days[weekday(year, month, day)]), day, _(months[month - 1]), year);
}

static char *when_and_where(const struct model *m)
{
	char *date = date_words(m->meeting_date);
	bool both = date[0] != '\0' && m->meeting_place[0] != '\0';
	char *words = xasprintf("%s%s%s", date, both ? " · " : "", m->meeting_place);

	free(date);
	return words;
}

/* Those who are not said to be away. */
static char *expected(const struct app *a)
{
	const struct model *m = a->model;
	struct buf out = {0};

	for (size_t i = 0; i < m->enterprise_count; i++) {
		const struct enterprise *e = &m->enterprises[i];

		if (!app_takes_part(a, e->id) || model_absent(m, e->id))
			continue;
		buf_text(&out, out.len > 0 ? "\n" : "");
		buf_text(&out, e->name);
	}
	return buf_take(&out);
}

static int line(const struct show_body *b, int y, enum style style, const char *text)
{
	struct pen p = {.grid = b->grid, .y = y, .x = b->x, .columns = b->columns, .top = b->top, .bottom = b->bottom};

	return y + paragraph(&p, 0, 0, b->columns, 2, style, text);
}

/* When it begins, or when it was over. */
static char *state_words(const struct app *a)
{
	const struct model *m = a->model;
	char hm[16];
	int64_t at;

	if (m->ended != 0)
		return xstrdup(_("The meeting is over."));
	if (m->meeting_starts[0] != '\0' && clock_local(m->meeting_date, m->meeting_starts, &at))
		return xasprintf(_("We begin at %s"), clock_said(at, hm));
	return xstrdup("");
}

/* The names, in as many columns as it takes. */
static void names_draw(const struct show_body *b, int y, char *names)
{
	size_t count;
	struct text_line *lines = text_wrap(names, strlen(names), b->columns, &count);
	int room = b->bottom - y, wide = 0, across;
	size_t fit;

	for (size_t i = 0; i < count; i++) {
		int columns = text_columns(names + lines[i].start, lines[i].end - lines[i].start);

		wide = columns > wide ? columns : wide;
	}
	across = b->columns / (wide + 4) > 0 ? b->columns / (wide + 4) : 1;
	while (across > 1 && (int)count <= (across - 1) * room)
		across--;
	fit = room > 0 ? (size_t)(room * across) : 0;
	for (size_t i = 0; i < count && i < fit; i++) {
		bool last = i + 1 == fit && count > fit;
		char *more = last ? xasprintf(ngettext("and %zu more", "and %zu more", count - i), count - i) : NULL;
		const char *text = last ? more : names + lines[i].start;

		grid_put(b->grid, y + (int)i % room, b->x + (int)i / room * (wide + 4), wide, last ? STYLE_FAINT : STYLE_PLAIN, text,
			 last ? strlen(more) : lines[i].end - lines[i].start);
		free(more);
	}
	free(lines);
}

void view_show_quiet(struct app *a, const struct show_body *b)
{
	const struct model *m = a->model;
	char *where = when_and_where(m), *state = state_words(a), *names = expected(a);
	int airy = b->large ? 2 : b->grid->height >= 20 ? 1 : 0;
	int y = view_show_title(b, b->top + 2 * airy, view_title(a));

	if (m->meeting_title[0] != '\0' && strcmp(m->meeting_title, view_title(a)) != 0)
		y = line(b, y + airy, STYLE_SAY, m->meeting_title);
	y = line(b, y + airy, STYLE_PLAIN, where);
	if (state[0] != '\0')
		y = view_show_title(b, y + airy, state);
	if (m->ended == 0 && names[0] != '\0') {
		y = line(b, y + airy + (b->large ? 1 : 0), STYLE_FAINT, _("Expected"));
		names_draw(b, y, names);
	}
	free(where);
	free(state);
	free(names);
}

/* When in large letters, with what below it. 0: there is no room. */
static int break_large(const struct show_body *b, int y, const char *when, const char *what)
{
	int columns = b->large ? block_columns(when, strlen(when)) : -1;

	if (columns < 0 || columns > b->columns)
		return 0;
	block_draw(b->grid, y - BLOCK_HEIGHT, b->x, STYLE_TITLE, when, strlen(when));
	grid_fit(b->grid, y, b->x, b->columns, STYLE_SAY, what);
	return BLOCK_HEIGHT + 1;
}

int view_show_break(struct app *a, const struct show_body *b, int y, const struct step *step)
{
	const struct agenda *now = agenda_now(a);
	const struct agenda_step *next = now->next != SIZE_MAX ? &now->steps[now->next] : NULL;
	bool live = strcmp(a->model->live, step->id) == 0 && a->model->since != 0;
	char hm[16], *when, *both;
	const char *what;
	int lines;

	if (!live || next == NULL || next->begins == 0)
		return 0;
	what = app_text(a, &next->step->title);
	when = xasprintf(_("We go on at %s"), clock_said(next->begins, hm));
	lines = break_large(b, y, when, what);
	if (lines == 0) {
		both = xasprintf(_("We go on at %s: %s"), hm, what);
		grid_fit(b->grid, y, b->x, b->columns, STYLE_TITLE, both);
		free(both);
		lines = 1;
	}
	free(when);
	return lines;
}
