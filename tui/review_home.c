/* Home: the live step, a line for each page that sums it up; above, the meetings at a glance, what comes next, the hours left. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/meetings.h"
#include "tui/paragraph.h"
#include "tui/review.h"

/* The step that is live in one of the meetings. */
static const struct model *live_of(const struct app *a, size_t *step)
{
	const struct dossier *d = &a->review->dossier;

	for (size_t k = d->count; k-- > 0;) {
		const struct model *m = d->list[k].model;

		for (size_t i = 0; m->scenario != NULL && m->ended == 0 && !model_left_open(m, a->now) && i < m->scenario->step_count; i++)
			if (strcmp(m->scenario->steps[i].id, m->live) == 0) {
				*step = i;
				return m;
			}
	}
	return NULL;
}

static void home_live(struct app *a)
{
	size_t i;
	const struct model *m = live_of(a, &i);
	struct review_look before;
	struct review_line *l;

	if (m == NULL)
		return;
	before = review_look(a, m);
	l = review_add(a, "▶", xasprintf(_("Now: %zu/%zu %s"), i + 1, m->scenario->step_count, app_text(a, &m->scenario->steps[i].title)),
		       xstrdup(m->scenario->steps[i].field_count > 0 ? _("answer it") : _("follow it")));
	l->style = STYLE_CURRENT;
	l->meeting = m->meeting;
	l->step = i;
	l->act = PAGE_HOME;
	review_looked(a, &before);
}

static void home_add(struct app *a, enum review_page page, char *right)
{
	review_add(a, " ", xstrdup(_(review_pages[page].title)), right)->act = (int)page;
}

static char *steps_words(struct app *a)
{
	const struct dossier *d = &a->review->dossier;
	size_t over = 0, all = 0;

	for (size_t k = 0; k < d->count; k++) {
		over += review_over(a, d->list[k].model);
		all += review_held(d->list[k].model);
	}
	return xasprintf(_("%zu of %zu steps are behind us"), over, all);
}

static char *file_words(struct app *a)
{
	struct review_file_counts n = review_file_count(a);

	if (n.to_read == 0)
		return xasprintf(ngettext("%zu answer", "%zu answers", n.answers), n.answers);
	return xasprintf(ngettext("%zu answer, %zu to look through", "%zu answers, %zu to look through", n.answers), n.answers, n.to_read);
}

static char *plan_words(struct app *a)
{
	size_t open, late, all;

	review_plan_count(a, &open, &late, &all);
	if (all == 0)
		return xstrdup(_("nothing yet"));
	return late > 0 ? xasprintf(_("%zu to do, %zu overdue"), open, late) : xasprintf(_("%zu to do"), open);
}

static char *share_words(struct app *a)
{
	size_t group, funder;

	review_share_count(a, &group, &funder);
	return xasprintf(_("group: %zu, funder: %zu"), group, funder);
}

void review_home_build(struct app *a)
{
	size_t n;

	home_live(a);
	home_add(a, PAGE_STEPS, steps_words(a));
	home_add(a, PAGE_FILE, file_words(a));
	home_add(a, PAGE_PLAN, plan_words(a));
	n = review_question_count(a);
	home_add(a, PAGE_QUESTION, n == 0 ? xstrdup(_("not yet")) : xasprintf(ngettext("%zu version", "%zu versions", n), n));
	n = review_indicator_count(a);
	home_add(a, PAGE_INDICATORS, n == 0 ? xstrdup(_("not yet")) : xasprintf("%zu", n));
	home_add(a, PAGE_SHARE, share_words(a));
	n = review_missed_count(a);
	home_add(a, PAGE_MISSED, n == 0 ? xstrdup(_("nothing")) : xasprintf(ngettext("%zu step", "%zu steps", n), n));
	home_add(a, PAGE_WORDS, NULL);
	home_add(a, PAGE_TAKE, NULL);
	home_add(a, PAGE_TOLD, NULL);
}

void review_home_enter(struct app *a, const struct review_line *l)
{
	if (l->act == PAGE_HOME)
		review_steps_enter(a, l);
	else
		review_go(a, (enum review_page)l->act);
}

/* --- beside: a line a meeting, what comes next, hours --- */

static double answer_number(const struct app *a, const struct model *m, const struct field *f)
{
	const char *said = model_answer(m, f->id, f->group ? 0 : a->enterprise, "", "");
	char *end;
	double value = said != NULL ? strtod(said, &end) : 0;

	return said != NULL && *end == '\0' && value >= 0 && value < 100000 ? value : 0;
}

static bool hours_left(const struct app *a, double *left, double *quota)
{
	const struct dossier *d = &a->review->dossier;
	int64_t whose, quarters;
	double counted = 0;

	*quota = 0;
	for (size_t k = 0; k < d->count; k++)
		for (size_t i = 0; d->list[k].model->scenario != NULL && i < d->list[k].model->scenario->step_count; i++)
			for (size_t n = 0; n < d->list[k].model->scenario->steps[i].field_count; n++) {
				const struct field *f = &d->list[k].model->scenario->steps[i].fields[n];
				double value = f->kind == FIELD_HOURS || f->kind == FIELD_QUOTA ? answer_number(a, d->list[k].model, f) : 0;

				counted += f->kind == FIELD_HOURS ? value : 0;
				*quota = f->kind == FIELD_QUOTA && value > 0 ? value : *quota;
			}
	for (size_t i = 0; model_ledger(a->model, i, &whose, &quarters) != NULL; i++)
		counted += whose == a->enterprise ? (double)quarters / 4 : 0;
	*left = *quota - counted;
	return *quota > 0;
}

/* The first day of a meeting from today on that was not held. */
static const struct dossier_meeting *next_of(const struct app *a)
{
	const struct dossier *d = &a->review->dossier;
	char today[16];

	review_day(a->now, today);
	for (size_t k = 0; k < d->count; k++)
		if (strcmp(d->list[k].model->meeting_date, today) >= 0 && d->list[k].model->ended == 0 && d->list[k].model->live[0] == '\0')
			return &d->list[k];
	return NULL;
}

static char *next_words(const struct app *a)
{
	const struct dossier_meeting *next = next_of(a);
	double left, quota;
	bool hours = hours_left(a, &left, &quota);
	char *when = next != NULL ? review_when(next) : xstrdup(_("no date yet")), *shown = meetings_hours_words(left),
	     *of = meetings_hours_words(quota),
	     *words = hours ? xasprintf(_("Next: %s\nIndividual hours left: %s of %s"), when, shown, of) : xasprintf(_("Next: %s"), when);

	free(when);
	free(shown);
	free(of);
	return words;
}

enum { MEETING_LINES = 8, SIGNS = 26, SIGNS_MOST = 14 };

static void meeting_draw(struct app *a, const struct dossier_meeting *m, const struct pen *p, int line)
{
	enum review_step_sign *list = review_signs(a, m->model);
	size_t count = m->model->scenario != NULL ? m->model->scenario->step_count : 0;
	char *when = review_when(m), *words = xasprintf(_("%zu of %zu"), review_over(a, m->model), review_held(m->model));
	int at = p->columns - SIGNS, x = at;

	pen_fit(p, line, 0, at - 2, STYLE_PLAIN, when);
	for (size_t i = 0; i < count && x < at + SIGNS_MOST; i++)
		x += pen_fit(p, line, x, 1, review_step_signs[list[i]].style, review_step_signs[list[i]].sign);
	pen_fit(p, line, at + SIGNS_MOST + 2, SIGNS - SIGNS_MOST - 2, STYLE_FAINT, words);
	free(words);
	free(when);
	free(list);
}

/* The meetings around the last that has begun. */
static size_t first_meeting(const struct app *a, size_t shown)
{
	const struct dossier *d = &a->review->dossier;
	size_t last = 0;

	for (size_t k = 0; k < d->count; k++)
		if (review_over(a, d->list[k].model) > 0 || d->list[k].model->live[0] != '\0')
			last = k;
	if (d->count <= shown || last + 2 <= shown)
		return 0;
	return last + 2 - shown < d->count - shown ? last + 2 - shown : d->count - shown;
}

int review_home_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	const struct dossier *d = &a->review->dossier;
	int tall = p->grid->height, most = tall < 20 ? 0 : tall - 20 < 4 ? 4 : tall - 20 < MEETING_LINES ? tall - 20 : MEETING_LINES, line = 0;
	char *words = next_words(a);

	(void)l;
	for (size_t k = first_meeting(a, (size_t)most), n = 0; k < d->count && (int)n < most; k++, n++, line++)
		meeting_draw(a, &d->list[k], p, line);
	line += paragraph(p, line, 0, p->columns, 0, STYLE_TITLE, words);
	free(words);
	return line;
}
