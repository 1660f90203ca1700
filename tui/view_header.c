/* The first line: where and when. The clock of the live step in words, to the minute. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/view.h"

enum { TITLE_MIN = 16 }; /* columns: less of the session's title says nothing */

static int64_t spent_ms(const struct app *a, const struct step *step)
{
	bool live = strcmp(step->id, a->model->live) == 0 && a->model->since != 0;

	return model_step(a->model, step->id).seconds * 1000 +
	       (live && a->now > a->model->since ? a->now - a->model->since : 0);
}

int64_t clock_next_minute(const struct app *a)
{
	size_t live = app_live(a);

	if (live == SIZE_MAX || a->model->since == 0)
		return 0;
	return a->now + 60000 - spent_ms(a, &a->scenario->steps[live]) % 60000;
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
	minutes = (unsigned long)(-left / 60000);
	return minutes == 0 ? xstrdup(_("time is up"))
			    : xasprintf(ngettext("%lu min over", "%lu min over", minutes), minutes);
}

/* The same with the time it ends, while it runs and isn't over. */
static char *clock_and_end(const struct app *a, const struct step *step, bool narrow, bool *late)
{
	char *words = clock_words(a, step, late), *both;
	int planned = app_minutes(a, step);
	char hm[16];

	if (narrow || *late || planned == 0 || a->model->since == 0)
		return words;
	clock_said(a->now + (int64_t)planned * 60000 - spent_ms(a, step), hm);
	both = xasprintf(_("%s, ends %s"), words, hm);
	free(words);
	return both;
}

static char *live_words(const struct app *a, bool narrow, enum style *style)
{
	size_t live = app_live(a);
	bool late = false;
	char *clock, *words;

	*style = STYLE_FAINT;
	if (live == SIZE_MAX)
		return xstrdup(narrow ? _("not started") : _("not started: ^E starts this step"));
	clock = clock_and_end(a, &a->scenario->steps[live], narrow || live != a->step, &late);
	if (live == a->step) {
		*style = late ? STYLE_LATE : STYLE_GOOD;
		words = xasprintf(_("LIVE  %s"), clock);
	} else if (narrow) {
		words = xasprintf(_("live: %zu, %s"), live + 1, clock);
	} else {
		words = xasprintf(_("live: %zu %s, %s"), live + 1, app_said(&a->scenario->steps[live].title), clock);
	}
	if (late)
		*style = STYLE_LATE;
	free(clock);
	return words;
}

/* The session's, else that of this meeting, else its scenario's; one that was taken from the scenario is in the screen's language. */
static const char *head_title(const struct app *a)
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
	static const char *const names[][2] = {
		{"done", N_("done")}, {"skipped", N_("skipped")}, {"shortened", N_("shortened")}};
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

void view_header(struct app *a, struct grid *g)
{
	const struct step *step = app_step(a);
	const char *title = head_title(a);
	enum style style;
	char *right, *left;
	int room, wanted, x = 1 + view_preview_mark(a, g, 0), most;

	if (step == NULL) {
		grid_fit(g, 0, x, g->width - 1 - x, STYLE_TITLE, title);
		return;
	}
	right = live_words(a, g->width < 64, &style);
	left = step_words(a, step);
	wanted = text_columns(left, strlen(left));
	most = text_columns(right, strlen(right));
	if (most > g->width / 2)
		most = g->width / 2;
	room = g->width - 2 - most - 2;
	if (wanted + TITLE_MIN + 3 <= room - x + 1) {
		x += grid_fit(g, 0, x, room + 1 - x - wanted - 3, STYLE_PLAIN, title);
		x += grid_text(g, 0, x, 3, STYLE_FAINT, " · ");
	}
	grid_fit(g, 0, x, room + 1 - x, STYLE_TITLE, left);
	if (text_columns(right, strlen(right)) > most)
		grid_fit(g, 0, g->width - 1 - most, most, style, right);
	else
		grid_right(g, 0, g->width - 1, most, style, right);
	free(left);
	free(right);
}
