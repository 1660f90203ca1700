/* One line an enterprise: what it says of its homework, how much of what was asked is done, hours left, whether it came the
 * last time. Below, what was asked of the chosen one, in words. */
#include "tui/opening.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/meetings.h"
#include "tui/mouse.h"
#include "tui/options.h"
#include "tui/view.h"
#include "tui/wrapped.h"

static bool concerns(const struct app *a, const struct overview_task *t, int64_t enterprise)
{
	(void)a;
	return t->kind != TASK_ASKED && (t->enterprise == enterprise || t->enterprise == 0);
}

static void tasks_count(const struct app *a, const struct overview *o, int64_t enterprise, size_t *done, size_t *all)
{
	*done = *all = 0;
	for (size_t i = 0; i < o->task_count; i++)
		if (o->tasks[i].enterprise == enterprise && concerns(a, &o->tasks[i], enterprise)) {
			++*all;
			*done += o->tasks[i].state == TASK_DONE;
		}
}

/* What it said itself in this meeting; NULL: nothing yet. */
static const char *said_done(const struct app *a, int64_t enterprise)
{
	const struct field *f = a->scenario != NULL ? scenario_homework_said(a->scenario) : NULL;
	const char *value = f != NULL ? model_answer(a->model, f->id, enterprise, "", "") : NULL;
	const struct option *option = value != NULL ? field_option(f, value) : NULL;

	return option != NULL ? option_name(a, option) : NULL;
}

/* Whether it came the last time; of one that joined since, that it is new. */
static const char *attended_words(const struct overview *o, const struct enterprise *e)
{
	static const char *const words[] = {[ATTENDED] = N_("● present"), [ATTENDED_PARTLY] = N_("◐ in part"), [ATTENDED_NOT] = N_("– absent")};
	const struct overview_hours *h = overview_hours(o, e->id);
	const struct overview_meeting *before = overview_meeting(o, o->before);

	if (h != NULL && h->attendance != ATTENDED_UNSAID)
		return _(words[h->attendance]);
	return before != NULL && before->date[0] != '\0' && strcmp(e->joined, before->date) > 0 ? _("+ new") : "";
}

static char *hours_words(const struct app *a, const struct overview *o, int64_t enterprise)
{
	double left, quota;
	char *shown, *of, *words;

	if (!meetings_hours(a, o, enterprise, &left, &quota))
		return xstrdup("");
	shown = meetings_hours_words(left);
	of = meetings_hours_words(quota);
	words = xasprintf(_("%s of %s"), shown, of);
	free(shown);
	free(of);
	return words;
}

/* The enterprises that count in the meeting, by index. */
static size_t shown_count(const struct app *a)
{
	size_t count = 0;

	for (size_t i = 0; i < a->model->enterprise_count; i++)
		count += app_counts(a, a->model->enterprises[i].id);
	return count;
}

static const struct enterprise *shown_at(const struct app *a, size_t n)
{
	for (size_t i = 0; i < a->model->enterprise_count; i++)
		if (app_counts(a, a->model->enterprises[i].id) && n-- == 0)
			return &a->model->enterprises[i];
	return NULL;
}

/* --- keys --- */

void view_opening_open(struct app *a)
{
	struct meetings *m = meetings_of(a);
	size_t n = 0;

	m->opening_chosen = m->page = 0;
	for (const struct enterprise *e; (e = shown_at(a, n)) != NULL; n++)
		if (e->id == a->enterprise)
			m->opening_chosen = n;
	meetings_overview(a);
}

void view_opening_key(struct app *a, const struct key *k)
{
	struct meetings *m = meetings_of(a);
	size_t count = shown_count(a), before = m->opening_chosen;
	const struct enterprise *e;

	if (k->mods != 0 || count == 0)
		return;
	if (k->code == KEY_UP_ && m->opening_chosen > 0)
		m->opening_chosen--;
	else if (k->code == KEY_DOWN_ && m->opening_chosen + 1 < count)
		m->opening_chosen++;
	else if (k->code >= '1' && k->code <= '9' && k->code - '1' < count)
		m->opening_chosen = k->code - '1';
	else if (k->code == KEY_PAGEDOWN_ || k->code == ' ')
		m->page++;
	else if (k->code == KEY_PAGEUP_)
		m->page -= m->page > 0 ? 1 : 0;
	else if (k->code == KEY_ENTER_ && (e = shown_at(a, m->opening_chosen)) != NULL) {
		int64_t id = e->id;

		view_close(a);
		app_look(a, a->step, id);
	}
	if (m->opening_chosen != before)
		m->page = 0;
}

/* --- drawing --- */

enum { NAME_MOST = 44 }; /* columns for a name */

struct columns { int homework, done, hours, last; }; /* where each begins; 0: not shown */

static struct columns columns_at(int width)
{
	int at = width - 53 < NAME_MOST ? width - 53 : NAME_MOST;

	if (width < 72)
		return (struct columns){.homework = 0, .done = width - 20, .hours = width - 14};
	return (struct columns){.homework = at, .done = at + 17, .hours = at + 25, .last = at + 41};
}

static void heads_draw(struct grid *g, int y, const struct columns *c)
{
	if (c->homework > 0)
		grid_fit(g, y, c->homework, c->done - c->homework - 1, STYLE_LABEL, _("Homework"));
	grid_fit(g, y, c->done, c->hours - c->done - 1, STYLE_LABEL, _("Done"));
	grid_fit(g, y, c->hours, (c->last > 0 ? c->last : g->width) - c->hours - 1, STYLE_LABEL, _("Hours left"));
	if (c->last > 0)
		grid_fit(g, y, c->last, g->width - c->last, STYLE_LABEL, _("Last time"));
}

static void line_draw(struct app *a, const struct overview *o, struct grid *g, int y, const struct columns *c, size_t n)
{
	const struct enterprise *e = shown_at(a, n);
	bool chosen = n == a->meetings->opening_chosen;
	const char *said = said_done(a, e->id);
	char *name = xasprintf("%zu %s", app_number(a, e->id), e->name), *hours = hours_words(a, o, e->id), *tasks;
	size_t done, all;

	tasks_count(a, o, e->id, &done, &all);
	tasks = all > 0 ? xasprintf("%zu/%zu", done, all) : xstrdup("");
	if (chosen) {
		grid_text(g, y, 0, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 0);
	}
	grid_fit(g, y, 2, (c->homework > 0 ? c->homework : c->done) - 3, chosen ? STYLE_FOCUS : STYLE_PLAIN, name);
	if (c->homework > 0)
		grid_fit(g, y, c->homework, c->done - c->homework - 1, said != NULL ? STYLE_PLAIN : STYLE_FAINT, said != NULL ? said : "┄");
	grid_fit(g, y, c->done, c->hours - c->done - 1, all > 0 && done == all ? STYLE_GOOD : STYLE_PLAIN, tasks);
	grid_fit(g, y, c->hours, (c->last > 0 ? c->last : g->width) - c->hours - 1, STYLE_PLAIN, hours);
	if (c->last > 0)
		grid_fit(g, y, c->last, g->width - c->last, STYLE_PLAIN, attended_words(o, e));
	free(tasks);
	free(hours);
	free(name);
}

static const char *state_sign(enum overview_task_state state)
{
	static const char *const signs[] = {[TASK_TODO] = "○", [TASK_BEGUN] = "◐", [TASK_DONE] = "✓"};

	return signs[state];
}

/* A line or more for each thing asked of the chosen one, what was asked of all last. */
static char *detail_words(const struct app *a, const struct overview *o, const struct enterprise *e)
{
	struct buf out = {0};

	for (size_t i = 0; i < o->task_count; i++) {
		const struct overview_task *t = &o->tasks[i];

		if (!concerns(a, t, e->id))
			continue;
		buf_printf(&out, "%s%s %s", out.len > 0 ? "\n" : "", state_sign(t->state), t->text);
		if (t->who[0] != '\0')
			buf_printf(&out, " · %s", t->who);
		if (t->when[0] != '\0')
			buf_printf(&out, " · %s", t->when);
		if (t->enterprise == 0)
			buf_printf(&out, " · %s", _("the group"));
	}
	for (size_t i = 0; i < o->task_count; i++)
		if (o->tasks[i].kind == TASK_ASKED) {
			if (out.len > 0)
				buf_text(&out, "\n");
			buf_printf(&out, _("Asked of all: %s"), o->tasks[i].text);
		}
	return buf_take(&out);
}

static void detail_draw(struct app *a, const struct overview *o, struct grid *g, int y, int height)
{
	const struct enterprise *e = shown_at(a, a->meetings->opening_chosen);
	char *words = e != NULL ? detail_words(a, o, e) : xstrdup(""), mark[32];
	struct wrapped w = {0};
	size_t count, pages;
	const struct text_line *lines = wrapped_lines(&w, words[0] != '\0' ? words : _("Nothing was asked."), g->width - 3, &count);

	pages = height > 0 ? (count + (size_t)height - 1) / (size_t)height : 1;
	if (a->meetings->page >= pages)
		a->meetings->page = pages > 0 ? pages - 1 : 0;
	for (int i = 0; i < height; i++) {
		size_t n = a->meetings->page * (size_t)height + (size_t)i;

		if (n < count)
			grid_put(g, y + i, 2, g->width - 3, STYLE_PLAIN, w.text + lines[n].start, lines[n].end - lines[n].start);
	}
	if (pages > 1) {
		snprintf(mark, sizeof mark, " %zu/%zu PgDn ", a->meetings->page + 1, pages);
		grid_right(g, y + height, g->width - 2, 16, STYLE_KEY, mark);
	}
	wrapped_clear(&w);
	free(words);
}

static void title_draw(const struct overview *o, struct grid *g)
{
	const struct overview_meeting *before = overview_meeting(o, o->before);
	char *since = before == NULL ? NULL
		      : before->date[0] != '\0' ? xasprintf(_("since %s: %s"), before->date, before->title)
						: xasprintf(_("since %s"), before->title);
	int x = 1 + grid_fit(g, 0, 1, g->width / 2, STYLE_TITLE, _("Opening")) + 2;

	if (since != NULL)
		grid_fit(g, 0, x, g->width - x - 1, STYLE_FAINT, since);
	free(since);
}

void view_opening(struct app *a, struct grid *g)
{
	const struct overview *o = client_overview(a->client);
	struct columns c = columns_at(g->width);
	size_t count = shown_count(a), top;
	int detail, list, y = 2;

	if (view_small(g))
		return;
	view_rule(g, 1, 0, g->width);
	view_rule(g, g->height - 2, 0, g->width);
	grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT,
		 g->width >= 72 ? _("✓ done  ◐ begun  ○ to do    Enter looks at it, ↑ ↓ choose, Esc goes back") : _("Enter looks at it, Esc goes back"));
	if (o == NULL || o->of != a->model->meeting) {
		grid_fit(g, 0, 1, g->width / 2, STYLE_TITLE, _("Opening"));
		grid_fit(g, 2, 3, g->width - 4, STYLE_FAINT, _("The file is being read…"));
		return;
	}
	title_draw(o, g);
	heads_draw(g, y++, &c);
	list = g->height - 5 - (g->height >= 14 ? 5 : 2);
	if ((size_t)list > count)
		list = (int)count;
	top = a->meetings->opening_chosen >= (size_t)list ? a->meetings->opening_chosen - (size_t)list + 1 : 0;
	for (int i = 0; i < list && top + (size_t)i < count; i++) {
		hit_item(g, y, 1, a->meetings->opening_chosen, top + (size_t)i);
		line_draw(a, o, g, y++, &c, top + (size_t)i);
	}
	view_rule(g, y++, 0, g->width);
	detail = g->height - 2 - y;
	if (detail > 0)
		detail_draw(a, o, g, y, detail);
}

void opening_offer(struct app *a)
{
	char open[32], go[32];

	if (a->model->meeting < 2 || a->model->live[0] != '\0' || a->model->ended != 0 || !(a->role & ROLE_FACILITATOR) || app_previews(a) ||
	    a->message.text != NULL)
		return;
	app_say(a, _("Homework and hours left of each: %s, or %s opening"), command_key_said(a, "opening", open), command_key_said(a, "go", go));
}
