/* What one enterprise was not there for: the steps, what the group said in them, what is left to catch up. Enter goes to the step. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "session/model_missed.h"
#include "tui/command.h"
#include "tui/earlier.h"
#include "tui/form.h"
#include "tui/mouse.h"
#include "tui/paragraph.h"
#include "tui/people.h"
#include "tui/view.h"

enum { MINUTE = 60 * 1000, LIST_MOST = 8 };

static struct missed_step *missed_of(const struct app *a, size_t *count)
{
	const struct enterprise *e = people_who(a);

	return model_missed(a->model, e != NULL ? e->id : 0, a->now, count);
}

void view_missed_open(struct app *a)
{
	a->people->missed = 0;
}

void view_missed_key(struct app *a, const struct key *k)
{
	struct people *p = a->people;
	size_t count;

	free(missed_of(a, &count));
	if (k->mods != 0)
		return;
	if (k->code == KEY_UP_ && p->missed > 0)
		p->missed--;
	else if (k->code == KEY_DOWN_ && p->missed + 1 < count)
		p->missed++;
}

bool cmd_missed_go(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e = people_who(a);
	size_t count, step;
	struct missed_step *list = missed_of(a, &count);

	(void)argument, (void)err;
	if (e == NULL || a->people->missed >= count) {
		free(list);
		return true;
	}
	step = list[a->people->missed].step;
	free(list);
	a->base = VIEW_ROOM;
	view_close(a);
	app_look(a, step, e->id);
	return true;
}

/* "09:12 – 09:43"; "" where it isn't known. OUT holds 48 bytes. */
static const char *when_words(const struct missed_step *m, char *out)
{
	char from[16], to[16];

	out[0] = '\0';
	if (m->begins != 0)
		snprintf(out, 48, "%s – %s", clock_hm(m->begins, from), clock_hm(m->ends, to));
	return out;
}

static void step_draw(const struct app *a, struct grid *g, int y, const struct missed_step *m, bool chosen)
{
	const struct step *step = &a->scenario->steps[m->step];
	int answered = 0, asked = 0, right = g->width >= 60 ? 50 : 14;
	bool whole = m->begins == 0 || m->away >= m->ends - m->begins - MINUTE;
	char *title = xasprintf("%zu %s", m->step + 1, app_text(a, &step->title)), *words, when[48];

	model_progress(a->model, step, people_who(a)->id, &answered, &asked);
	if (chosen) {
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 1);
	}
	grid_fit(g, y, 3, g->width - right - 4, chosen ? STYLE_FOCUS : STYLE_PLAIN, title);
	if (g->width >= 60)
		grid_fit(g, y, g->width - right, 15, STYLE_FAINT, when_words(m, when));
	words = whole ? xstrdup(_("all of it")) : xasprintf(_("%lld min of it"), (long long)(m->away / MINUTE));
	grid_fit(g, y, g->width - (g->width >= 60 ? 34 : 14), 13, STYLE_PLAIN, words);
	free(words);
	words = asked == 0 ? xstrdup("") : xasprintf(_("%d of %d answered"), answered, asked);
	if (g->width >= 60)
		grid_right(g, y, g->width - 1, 19, answered < asked ? STYLE_LATE : STYLE_FAINT, words);
	free(words);
	free(title);
}

/* The answers to F that the whole group reads: its own, else those of the others. */
static void shared_add(struct app *a, const struct field *f, struct buf *out)
{
	const struct model *m = a->model;

	for (size_t i = 0; i < (f->group ? 1 : m->enterprise_count); i++) {
		const struct enterprise *e = f->group ? NULL : &m->enterprises[i];
		int64_t id = e != NULL ? e->id : 0;
		char *words;

		if (e == people_who(a) || strchr(model_circle(m, f, id), 'g') == NULL || !model_asks(f) || !model_answered(m, f, id))
			continue;
		words = answer_words(a, f, id);
		if (words[0] != '\0')
			buf_printf(out, "%s%s, %s: %s", out->len > 0 ? "\n" : "", app_label(a, f), e != NULL ? e->name : _("the group"), words);
		free(words);
	}
}

/* What it can still answer: labels with a comma between; caller frees. */
static char *open_words(const struct app *a, const struct step *step)
{
	struct buf out = {0};
	int64_t id = people_who(a)->id;

	for (size_t i = 0; i < step->field_count; i++) {
		const struct field *f = &step->fields[i];

		if (!f->group && model_asks(f) && model_shown(a->model, f, id) && !model_answered(a->model, f, id))
			buf_printf(&out, "%s%s", out.len > 0 ? ", " : "", app_label(a, f));
	}
	return buf_take(&out);
}

/* Of the chosen step, from line Y on. */
static void detail_draw(struct app *a, struct grid *g, int y, const struct missed_step *m)
{
	const struct step *step = &a->scenario->steps[m->step];
	struct pen p = {.grid = g, .y = y, .x = 1, .columns = g->width - 2, .top = y, .bottom = g->height - 2};
	struct buf shared = {0};
	char *open = open_words(a, step);
	int line = 0;

	line += paragraph(&p, line, 0, p.columns, 0, STYLE_LABEL, open[0] != '\0' ? _("To catch up") : _("Nothing to catch up: all is answered"));
	line += paragraph(&p, line, 2, p.columns - 2, 2, STYLE_PLAIN, open);
	for (size_t i = 0; i < step->field_count; i++)
		shared_add(a, &step->fields[i], &shared);
	line += paragraph(&p, line, 0, p.columns, 0, STYLE_LABEL, shared.len > 0 ? _("Shared with the group") : _("Nothing was shared with the group in this step"));
	paragraph(&p, line, 2, p.columns - 2, p.bottom - y - line > 0 ? p.bottom - y - line : 1, STYLE_SHARED, buf_str(&shared));
	buf_clear(&shared);
	free(open);
}

void view_missed(struct app *a, struct grid *g)
{
	struct people *p = a->people;
	const struct enterprise *e = people_who(a);
	size_t count, first;
	struct missed_step *list;
	int height = g->height / 3 < LIST_MOST ? g->height / 3 : LIST_MOST;
	char *words;

	if (view_small(g) || e == NULL)
		return;
	list = missed_of(a, &count);
	p->missed = p->missed < count ? p->missed : count > 0 ? count - 1 : 0;
	height = (size_t)height < count ? height : (int)count;
	first = p->missed >= (size_t)height && height > 0 ? p->missed - (size_t)height + 1 : 0;
	words = xasprintf(_("%s: what it missed"), e->name);
	grid_fit(g, 0, 1, g->width - 2, STYLE_TITLE, words);
	free(words);
	view_rule(g, 1, 0, g->width);
	for (int i = 0; i < height; i++) {
		hit_item(g, 2 + i, 1, p->missed, first + (size_t)i);
		step_draw(a, g, 2 + i, &list[first + (size_t)i], first + (size_t)i == p->missed);
	}
	if (count == 0) {
		view_wrapped(g, 2, 3, STYLE_FAINT, _("It was there for every step held so far, as far as was written down."));
	} else {
		view_rule(g, 2 + height, 0, g->width);
		detail_draw(a, g, 3 + height, &list[p->missed]);
	}
	view_rule(g, g->height - 2, 0, g->width);
	grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT,
			 g->width < 60 ? _("Enter goes there, Esc back") : _("Enter goes to the step, ↑ ↓ choose, Esc back"));
	free(list);
}
