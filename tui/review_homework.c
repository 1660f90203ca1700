/* Homework: what a meeting that was held gave to do, and by which field it is said in the next one what was done of it. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/own.h"
#include "tui/options.h"
#include "tui/review.h"

struct homework {
	bool lines; /* wanted, not only counted */
	size_t open, closed;
};

static void field_line(struct app *a, const struct dossier_meeting *m, size_t i, const struct field *f, struct homework *h)
{
	bool done = model_answered(m->model, f, a->enterprise), said = own_homework_said(f) && f->kind == FIELD_CHOICE;
	const char *value = said ? model_answer(m->model, f->id, a->enterprise, "", "") : NULL;
	const struct option *option = value != NULL ? field_option(f, value) : NULL;
	struct review_look before;
	struct review_line *l;

	h->closed += done;
	h->open += !done;
	if (!h->lines)
		return;
	before = review_look(a, m->model);
	l = review_add(a, done ? "✓" : "○", xstrdup(app_label(a, f)), xstrdup(option != NULL ? option_name(a, option) : done ? _("answered") : _("to do")));
	review_looked(a, &before);
	l->style = done ? STYLE_GOOD : STYLE_PLAIN;
	l->act = said ? PLAN_SAID : PLAN_FIELD;
	l->meeting = m->model->meeting;
	l->step = i;
	l->field = f;
}

static void step_line(struct app *a, const struct dossier_meeting *m, size_t i, struct homework *h)
{
	const struct step *step = &m->model->scenario->steps[i];
	struct review_look before;
	struct review_line *l;
	int answered, asked;
	bool done;

	review_progress(a, m->model, step, &answered, &asked);
	done = asked > 0 && answered >= asked;
	h->closed += done;
	h->open += !done;
	if (!h->lines)
		return;
	before = review_look(a, m->model);
	l = review_add(a, done ? "✓" : answered > 0 ? "◐" : "○", xstrdup(app_text(a, &step->title)),
		       asked > 0 ? xasprintf(_("%d of %d answered"), answered, asked) : xstrdup(_("to do")));
	review_looked(a, &before);
	l->style = done ? STYLE_GOOD : STYLE_PLAIN;
	l->act = PLAN_FIELD;
	l->meeting = m->model->meeting;
	l->step = i;
}

static bool begun(const struct model *m)
{
	bool any = m->ended != 0 || m->live[0] != '\0';

	for (size_t i = 0; m->scenario != NULL && !any && i < m->scenario->step_count; i++)
		any = strcmp(model_step(m, m->scenario->steps[i].id).status, "todo") != 0;
	return any;
}

/* What a meeting that was held gave to do; what was said of it in the next one. */
static void homework_of(struct app *a, const struct dossier_meeting *m, const struct dossier_meeting *next, struct homework *h)
{
	const struct scenario *s = m->model->scenario;

	for (size_t i = 0; s != NULL && i < s->step_count; i++) {
		const struct step *step = &s->steps[i];
		bool given = begun(m->model) && (step->homework || strcmp(model_step(m->model, step->id).status, "homework") == 0);

		if (given && step->field_count > 0)
			step_line(a, m, i, h);
		for (size_t k = 0; k < step->field_count && !given; k++) {
			const struct field *f = &step->fields[k];
			bool wanted = own_homework_said(f) ? m == next : f->homework && begun(m->model);

			if (wanted && !f->group && model_shown(m->model, f, a->enterprise))
				field_line(a, m, i, f, h);
		}
	}
}

/* The first that is under way or to come: what was done since the last one is said in it. */
static const struct dossier_meeting *not_over(const struct dossier *d)
{
	size_t k = d->count;

	while (k > 0 && d->list[k - 1].model->ended == 0 && (d->list[k - 1].model->live[0] != '\0' || !begun(d->list[k - 1].model)))
		k--;
	return k < d->count ? &d->list[k] : NULL;
}

static const struct dossier_meeting *last_begun(const struct dossier *d)
{
	for (size_t k = d->count; k-- > 0;)
		if (begun(d->list[k].model))
			return &d->list[k];
	return NULL;
}

void review_homework(struct app *a, bool lines, size_t *open, size_t *closed)
{
	struct homework h = {.lines = lines};
	const struct dossier *d = &a->review->dossier;
	const struct dossier_meeting *last = last_begun(d), *next = not_over(d);
	const struct said *asked = last != NULL && last->model->scenario != NULL ? &last->model->scenario->homework : NULL;

	for (size_t k = 0; k < d->count; k++)
		homework_of(a, &d->list[k], next, &h);
	*open = h.open;
	*closed = h.closed;
	if (lines && asked != NULL && said_any(asked)) {
		struct review_line *l = review_add(a, " ", xasprintf(_("Asked of all: %s"), app_plain(a, asked)), NULL);

		l->act = PLAN_READ;
		l->meeting = last->model->meeting;
		l->style = STYLE_FAINT;
	}
}
