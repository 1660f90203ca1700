/* All meetings of the session in a list: which was held, where one is, how far each is, the hours left of each enterprise.
 * Enter goes there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/meetings.h"
#include "tui/mouse.h"
#include "tui/view.h"

enum { HEADS_FROM = 14 }; /* lines: below them the list needs each */

static const char *sign_of(enum overview_stage stage)
{
	static const char *const signs[] = {[STAGE_PLANNED] = "·", [STAGE_BEGUN] = "▶", [STAGE_HELD] = "✓"};

	return signs[stage];
}

static const char *stage_words(enum overview_stage stage)
{
	static const char *const words[] = {
		[STAGE_PLANNED] = N_("to come"), [STAGE_BEGUN] = N_("under way"), [STAGE_HELD] = N_("held")};

	return _(words[stage]);
}

void view_meetings_open(struct app *a)
{
	struct meetings *m = meetings_of(a);

	m->chosen_id = 0;
	meetings_overview(a);
}

/* The one that was made last, once it has come. */
static void made_choose(struct meetings *m, const struct overview *o)
{
	if (m->made == 0 || o->meeting_count <= m->made)
		return;
	for (size_t i = 0; i < o->meeting_count; i++)
		if (o->meetings[i].id > m->chosen_id || i == 0)
			m->chosen_id = o->meetings[i].id;
	m->made = 0;
}

/* The one that is shown, until another was chosen; one whose day is changed stays chosen. */
static void chosen_keep(struct app *a, const struct overview *o)
{
	struct meetings *m = a->meetings;

	made_choose(m, o);
	if (m->chosen_id == 0)
		m->chosen_id = a->model->meeting;
	for (size_t i = 0; i < o->meeting_count; i++)
		if (o->meetings[i].id == m->chosen_id) {
			m->chosen = i;
			return;
		}
	if (m->chosen >= o->meeting_count) /* it is out */
		m->chosen = o->meeting_count > 0 ? o->meeting_count - 1 : 0;
	m->chosen_id = o->meeting_count > 0 ? o->meetings[m->chosen].id : 0;
}

static void run(struct app *a, const char *command, const char *argument)
{
	struct error err = {0};

	if (!command_run(a, command, argument, &err))
		app_warn(a, "%s", err.text != NULL ? err.text : "");
	error_clear(&err);
}

static void run_on(struct app *a, const char *command, const struct overview *o)
{
	char number[24];

	if (o == NULL || o->meeting_count == 0)
		return;
	snprintf(number, sizeof number, "%lld", (long long)o->meetings[a->meetings->chosen].id);
	run(a, command, number);
}

static void move(struct meetings *m, const struct overview *o, const struct key *k)
{
	size_t last = o->meeting_count - 1, page = 10;

	if (k->code == KEY_UP_)
		m->chosen -= m->chosen > 0 ? 1 : 0;
	else if (k->code == KEY_DOWN_)
		m->chosen += m->chosen < last ? 1 : 0;
	else if (k->code == KEY_HOME_ || (k->code == KEY_PAGEUP_ && m->chosen < page))
		m->chosen = 0;
	else if (k->code == KEY_END_ || (k->code == KEY_PAGEDOWN_ && m->chosen + page > last))
		m->chosen = last;
	else if (k->code == KEY_PAGEUP_)
		m->chosen -= page;
	else if (k->code == KEY_PAGEDOWN_)
		m->chosen += page;
	else if (k->code >= '1' && k->code <= '9' && k->code - '1' <= last)
		m->chosen = k->code - '1';
}

void view_meetings_key(struct app *a, const struct key *k)
{
	static const struct {
		uint32_t key;
		const char *command;
		bool one; /* is about the chosen meeting */
	} letters[] = {{KEY_ENTER_, "meeting", true}, {'n', "meeting-new", false}, {'d', "meeting-date", true},
		       {'t', "meeting-title", true}, {'x', "meeting-remove", true}, {'o', "opening", false},
		       {'h', "hours", false}};
	const struct overview *o = meetings_overview(a);

	if (o == NULL)
		meetings_wait(a, k);
	if (k->mods != 0 || o == NULL || o->meeting_count == 0)
		return;
	chosen_keep(a, o);
	for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
		if (k->code == letters[i].key) {
			if (letters[i].one)
				run_on(a, letters[i].command, o);
			else
				run(a, letters[i].command, "");
			return;
		}
	move(a->meetings, o, k);
	a->meetings->chosen_id = o->meetings[a->meetings->chosen].id;
}

/* --- drawing --- */

static char *summary(const struct overview *o)
{
	size_t counts[3] = {0};
	char *held, *begun, *planned, *all;

	for (size_t i = 0; i < o->meeting_count; i++)
		counts[o->meetings[i].stage]++;
	held = xasprintf(ngettext("%zu held", "%zu held", counts[STAGE_HELD]), counts[STAGE_HELD]);
	begun = xasprintf(ngettext(", %zu under way", ", %zu under way", counts[STAGE_BEGUN]), counts[STAGE_BEGUN]);
	planned = xasprintf(ngettext(", %zu to come", ", %zu to come", counts[STAGE_PLANNED]), counts[STAGE_PLANNED]);
	all = xasprintf("%s%s%s", held, counts[STAGE_BEGUN] > 0 ? begun : "", counts[STAGE_PLANNED] > 0 ? planned : "");
	free(held);
	free(begun);
	free(planned);
	return all;
}

static void meeting_draw(struct app *a, const struct overview *o, struct grid *g, int y, size_t i)
{
	const struct overview_meeting *m = &o->meetings[i];
	bool chosen = i == a->meetings->chosen, here = m->id == a->model->meeting, wide = g->width >= 72;
	char *title = meetings_title(a, m), *steps = xasprintf("%lld/%lld", (long long)m->done, (long long)m->steps), number[24];
	char *stage = xasprintf(here ? _("%s, here") : "%s", stage_words(m->stage));
	int right = g->width - 1, columns;

	snprintf(number, sizeof number, "%lld", (long long)m->id);
	grid_right(g, y, 4, 3, STYLE_FAINT, number);
	grid_text(g, y, 5, 1, m->stage == STAGE_HELD ? STYLE_GOOD : STYLE_PLAIN, sign_of(m->stage));
	grid_right(g, y, right, 6, m->stage == STAGE_PLANNED ? STYLE_FAINT : STYLE_PLAIN, steps);
	right -= 7;
	if (wide) {
		columns = 18;
		grid_fit(g, y, right - columns, columns, here ? STYLE_CURRENT : STYLE_FAINT, stage);
		right -= columns + 1;
	}
	grid_text(g, y, right - 10, 10, STYLE_FAINT, m->date);
	right -= 11;
	grid_fit(g, y, 7, right - 7, chosen ? STYLE_FOCUS : here ? STYLE_CURRENT : STYLE_PLAIN, title);
	if (chosen) {
		grid_text(g, y, 0, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 0);
	}
	free(stage);
	free(steps);
	free(title);
}

/* "1 Jardins 7 h 30 of 10 h" for each of whom a quota is known; how many lines they take. */
static int hours_draw(struct app *a, const struct overview *o, struct grid *g, int y, int bottom)
{
	int x = 1, first = y;

	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		const struct enterprise *e = &a->model->enterprises[i];
		double left, quota;
		char *shown, *of, *words;
		int columns;

		if (!model_member(a->model, e->id) || !meetings_hours(a, o, e->id, &left, &quota))
			continue;
		shown = meetings_hours_words(left);
		of = meetings_hours_words(quota);
		words = xasprintf(_("%zu %s: %s of %s"), i + 1, e->name, shown, of);
		columns = text_columns(words, strlen(words));
		if (x > 1 && x + columns > g->width - 1) {
			x = 1;
			y++;
		}
		if (g != NULL && y < bottom)
			grid_fit(g, y, x, g->width - 1 - x, left < 0 ? STYLE_LATE : STYLE_PLAIN, words);
		x += columns + 3;
		free(words);
		free(of);
		free(shown);
	}
	return x == 1 ? 0 : y - first + 1;
}

static bool hours_known(const struct app *a, const struct overview *o)
{
	double left, quota;

	for (size_t i = 0; i < a->model->enterprise_count; i++)
		if (meetings_hours(a, o, a->model->enterprises[i].id, &left, &quota))
			return true;
	return false;
}

static void list_part(struct app *a, const struct overview *o, struct grid *g, int y, int height)
{
	struct meetings *m = a->meetings;

	chosen_keep(a, o);
	if (m->chosen < m->top)
		m->top = m->chosen;
	if (m->chosen >= m->top + (size_t)height)
		m->top = m->chosen - (size_t)height + 1;
	for (int i = 0; i < height && m->top + (size_t)i < o->meeting_count; i++) {
		hit_item(g, y + i, 1, m->chosen, m->top + (size_t)i);
		meeting_draw(a, o, g, y + i, m->top + (size_t)i);
	}
	if (m->top > 0)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "↑");
	if (m->top + (size_t)height < o->meeting_count)
		grid_text(g, y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
}

static void footer(struct app *a, struct grid *g)
{
	if (a->message.text != NULL)
		grid_fit(g, g->height - 1, 1, g->width - 2, a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN, a->message.text);
	else
		grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT,
			 g->width >= 72 ? _("Enter goes  n new  d date  t title  x take out  o opening  h hours  Esc back") : _("Enter goes  n new  d date  Esc back"));
}

void view_meetings(struct app *a, struct grid *g)
{
	const struct overview *o = client_overview(a->client);
	int bottom = g->height - 2, hours = 0, top = 2;
	char *words;

	if (view_small(g))
		return;
	grid_fit(g, 0, 1, g->width / 2, STYLE_TITLE, _("Meetings"));
	view_rule(g, 1, 0, g->width);
	view_rule(g, g->height - 2, 0, g->width);
	footer(a, g);
	if (o == NULL || o->of != a->model->meeting) {
		grid_fit(g, 2, 3, g->width - 4, STYLE_FAINT, _("The file is being read…"));
		return;
	}
	words = g->height < HEADS_FROM ? xstrdup(_("steps done")) : summary(o); /* what 8/10 counts, where no head says it */
	grid_right(g, 0, g->width - 1, g->width * 2 / 3, STYLE_FAINT, words);
	free(words);
	if (g->height >= 16 && hours_known(a, o)) {
		hours = (g->height - 6) / 3;
		if ((size_t)hours > a->model->enterprise_count)
			hours = (int)a->model->enterprise_count;
		bottom -= hours + 2;
		view_rule(g, bottom, 0, g->width);
		grid_fit(g, bottom + 1, 1, g->width - 2, STYLE_LABEL, _("Individual hours left"));
		hours_draw(a, o, g, bottom + 2, g->height - 2);
	}
	if (g->height >= HEADS_FROM) {
		grid_fit(g, top, 7, 20, STYLE_LABEL, _("Meeting"));
		grid_right(g, top, g->width - 1, 14, STYLE_LABEL, _("steps done"));
		top++;
	}
	list_part(a, o, g, top, bottom - top);
}
