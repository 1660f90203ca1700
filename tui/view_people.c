/* Who is there: the enterprises, what is said of each in both half-days, who came. Letters are keys. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/mouse.h"
#include "tui/people.h"
#include "tui/present.h"
#include "tui/view.h"

enum { BOTH_FROM = 60, NAMES_FROM = 110, DETAIL_FROM = 16, DETAIL_LINES = 2 };

static const struct letter letters[] = {
	{'p', "present", N_("there")},   {'t', "people-all", N_("all there")}, {'a', "people-absent", N_("absent")},
	{'r', "arrived", N_("arrives")}, {'l', "leaves", N_("goes home")},     {'w', "person", N_("who came")},
	{'m', "missed", N_("missed")},   {'n', "enterprise-new", N_("new")},   {'x', "enterprise-leaves", N_("quits")},
};

void view_people_open(struct app *a)
{
	char hm[16];

	if (a->people == NULL)
		a->people = xcalloc(1, sizeof *a->people);
	a->people->top = 0;
	a->people->at = app_number(a, a->enterprise) > 0 ? app_number(a, a->enterprise) - 1 : 0;
	a->people->half = model_half(clock_hm(a->now, hm));
}

void view_people_key(struct app *a, const struct key *k)
{
	struct people *p = a->people;
	size_t last = a->model->enterprise_count > 0 ? a->model->enterprise_count - 1 : 0;

	if (k->mods != 0 || letters_key(a, letters, sizeof letters / sizeof *letters, k))
		return;
	if (k->code == KEY_UP_ && p->at > 0)
		p->at--;
	else if (k->code == KEY_DOWN_ && p->at < last)
		p->at++;
	else if (k->code == KEY_PAGEUP_)
		p->at -= p->at < 10 ? p->at : 10;
	else if (k->code == KEY_PAGEDOWN_)
		p->at = p->at + 10 < last ? p->at + 10 : last;
	else if (k->code == KEY_HOME_)
		p->at = 0;
	else if (k->code == KEY_END_)
		p->at = last;
	else if (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_)
		p->half = k->code == KEY_LEFT_ ? HALF_AM : HALF_PM;
	else if (k->code >= '1' && k->code <= '9' && k->code - '1' <= last)
		p->at = k->code - '1';
}

static const char *half_name(enum half half)
{
	return half == HALF_AM ? _("morning") : _("afternoon");
}

/* "morning: 5 there, 1 absent, 1 not said", in a narrow window "morning ● 5  – 1  · 1"; caller frees. */
static char *counts_words(const struct app *a, bool narrow)
{
	size_t there = 0, absent = 0, unsaid = 0;

	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		int64_t id = a->model->enterprises[i].id;
		const char *status = model_attendance(a->model, id, a->people->half, "status");

		if (!app_counts(a, id))
			continue;
		there += status != NULL && strcmp(status, "absent") != 0;
		absent += status != NULL && strcmp(status, "absent") == 0;
		unsaid += status == NULL;
	}
	if (narrow)
		return xasprintf("%s ● %zu  – %zu  · %zu", half_name(a->people->half), there, absent, unsaid);
	return xasprintf(_("%s: %zu there, %zu absent, %zu not said"), half_name(a->people->half), there, absent, unsaid);
}

/* Where the half-days stand; of a narrow window only the one that keys act on. */
struct columns {
	int name, half[HALF_COUNT], width, names;
};

static struct columns columns_of(const struct app *a, int width)
{
	struct columns c = {.name = width >= BOTH_FROM ? 28 : width / 2 - 4};
	int from = 6 + c.name + 1, room = (width >= NAMES_FROM ? 60 : width - from - 1);

	c.width = width >= BOTH_FROM ? room / 2 : room;
	c.half[HALF_AM] = width >= BOTH_FROM || a->people->half == HALF_AM ? from : -1;
	c.half[HALF_PM] = width >= BOTH_FROM ? from + c.width : a->people->half == HALF_PM ? from : -1;
	c.names = width >= NAMES_FROM ? from + room : -1;
	return c;
}

static enum style style_of(const char *words)
{
	return strncmp(words, "●", strlen("●")) == 0 ? STYLE_GOOD : strncmp(words, "◐", strlen("◐")) == 0 ? STYLE_PLAIN : STYLE_FAINT;
}

static void row_draw(const struct app *a, struct grid *g, int y, size_t i, const struct columns *c)
{
	const struct enterprise *e = &a->model->enterprises[i];
	bool chosen = i == a->people->at;
	char *number = xasprintf("%zu", i + 1), *words = people_gone_words(a, e);

	if (chosen)
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
	if (present_mark(a, e->id) != NULL)
		grid_text(g, y, 2, 1, STYLE_KEY, present_mark(a, e->id));
	grid_right(g, y, 5, 3, chosen ? STYLE_FOCUS : STYLE_PLAIN, number);
	grid_fit(g, y, 6, c->name, chosen ? STYLE_FOCUS : STYLE_PLAIN, e->name);
	if (words[0] != '\0') {
		int from = c->half[HALF_AM] >= 0 ? c->half[HALF_AM] : c->half[HALF_PM];

		grid_text(g, y, from, 1, STYLE_FAINT, "×");
		grid_fit(g, y, from + 2, g->width - from - 3, STYLE_FAINT, words);
	}
	for (int half = 0; half < HALF_COUNT && words[0] == '\0'; half++) {
		char *said = people_words(a, e, (enum half)half);

		if (c->half[half] >= 0)
			grid_fit(g, y, c->half[half], c->width - 1, style_of(said), said);
		free(said);
	}
	if (c->names >= 0 && words[0] == '\0') {
		char *names = people_names(a, e->id, a->people->half);

		grid_fit(g, y, c->names, g->width - c->names - 1, STYLE_PLAIN, names);
		free(names);
	}
	free(words);
	free(number);
}

/* Of the chosen one: what it is, who came; its reason in full. */
static void detail_draw(const struct app *a, struct grid *g, int y)
{
	const struct enterprise *e = people_who(a);
	char *what, *names, *said;

	if (e == NULL)
		return;
	what = view_kind_words(e);
	names = people_names(a, e->id, a->people->half);
	said = people_words(a, e, a->people->half);
	grid_fit(g, y, 1 + grid_fit(g, y, 1, g->width - 2, STYLE_TITLE, e->name) + 2, g->width - 3, STYLE_FAINT, what);
	if (names[0] != '\0') {
		char *words = xasprintf(_("came: %s"), names);

		grid_fit(g, y + 1, 1, g->width - 2, STYLE_PLAIN, words);
		free(words);
	} else {
		grid_fit(g, y + 1, 1, g->width - 2, STYLE_FAINT,
			 !model_member(a->model, e->id) ? e->reason : strcmp(said, "·") == 0 ? _("nothing said of this half-day yet") : said);
	}
	free(said);
	free(names);
	free(what);
}

void view_people(struct app *a, struct grid *g)
{
	struct people *p = a->people;
	struct columns c = columns_of(a, g->width);
	bool head = g->width >= BOTH_FROM, detail = g->height >= DETAIL_FROM;
	int keys = detail ? 2 : 1, y = 2 + head, height = g->height - 1 - keys - y - (detail ? DETAIL_LINES + 1 : 0);
	size_t count = a->model->enterprise_count;
	char *words;

	if (view_small(g))
		return;
	p->at = p->at < count ? p->at : count > 0 ? count - 1 : 0;
	p->top = p->at < p->top ? p->at : p->at >= p->top + (size_t)height ? p->at - (size_t)height + 1 : p->top;
	words = counts_words(a, g->width < BOTH_FROM);
	grid_fit(g, 0, 1, g->width / 3, STYLE_TITLE, _("Who is there"));
	grid_right(g, 0, g->width - 1, g->width - 16, STYLE_FAINT, words);
	free(words);
	view_rule(g, 1, 0, g->width);
	for (int half = 0; head && half < HALF_COUNT; half++)
		grid_fit(g, 2, c.half[half], c.width - 1, half == (int)p->half ? STYLE_CURRENT : STYLE_FAINT, half_name((enum half)half));
	if (c.names >= 0)
		grid_fit(g, 2, c.names, g->width - c.names - 1, STYLE_FAINT, _("who came"));
	for (int i = 0; i < height && p->top + (size_t)i < count; i++) {
		hit_item(g, y + i, 1, p->at, p->top + (size_t)i);
		row_draw(a, g, y + i, p->top + (size_t)i, &c);
	}
	if (p->top > 0)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "↑");
	if (p->top + (size_t)height < count)
		grid_text(g, y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
	if (detail) {
		view_rule(g, y + height, 0, g->width);
		detail_draw(a, g, y + height + 1);
	}
	view_rule(g, g->height - 1 - keys, 0, g->width);
	letters_draw(a, g, keys, letters, sizeof letters / sizeof *letters, _("←→ half-day  Enter: more  Esc back"));
	if (count > 0)
		grid_cursor(g, y + (int)(p->at - p->top), 1);
}
