/* Who reads what: the consents, then every answer that may be shared, each with who reads it, in words; Enter shares or withdraws. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/circles.h"
#include "tui/earlier.h"
#include "tui/review.h"

enum act { ACT_SHARE, ACT_CONSENT };

static bool whole_next(const struct app *a, const struct dossier_meeting *m, struct review_walk *w)
{
	const struct field *last = w->at;

	while (review_next_answer(a, m, w)) /* a circle is one for all rows */
		if (w->at != last && circle_shareable(w->at))
			return true;
	return false;
}

void review_share_count(struct app *a, size_t *group, size_t *funder)
{
	const struct dossier *d = &a->review->dossier;

	*group = *funder = 0;
	for (size_t k = 0; k < d->count; k++)
		for (struct review_walk w = {0}; whole_next(a, &d->list[k], &w);) {
			const char *circle = model_circle(d->list[k].model, w.at, a->enterprise);

			*group += strchr(circle, 'g') != NULL;
			*funder += strchr(circle, 'p') != NULL;
		}
}

static const char *sign_of(const char *circle)
{
	return strcmp(circle, "gp") == 0 ? "●" : strcmp(circle, "g") == 0 ? "●" : strcmp(circle, "p") == 0 ? "◆" : "○";
}

static void share_line(struct app *a, const struct dossier_meeting *m, const struct review_walk *w)
{
	const char *circle = model_circle(m->model, w->at, a->enterprise);
	struct review_look before = review_look(a, m->model);
	char *label = xstrdup(app_label(a, w->at));
	struct review_line *l;

	review_looked(a, &before);
	l = review_add(a, sign_of(circle), label, xstrdup(review_reads_words(circle)));
	l->style = circle[0] != 'e' ? STYLE_SHARED : STYLE_PLAIN;
	l->act = ACT_SHARE;
	l->meeting = m->model->meeting;
	l->step = w->step;
	l->field = w->at;
}

static void consent_line(struct app *a, const struct dossier_meeting *m, size_t step, const struct field *f)
{
	struct consent_said said;
	bool any = model_consent(m->model, f, a->enterprise, &said);
	struct review_look before = review_look(a, m->model);
	char *question = xstrdup(app_text(a, &f->prompt)), day[16];
	struct review_line *l;

	review_looked(a, &before);
	l = review_add(a, any && said.yes ? "✓" : "–", question,
		       !any ? xstrdup(_("not answered")) : said.yes ? xasprintf(_("yes, %s"), review_day(said.at, day)) : xasprintf(_("no, %s"), review_day(said.at, day)));
	l->style = any && said.yes ? STYLE_SHARED : STYLE_PLAIN;
	l->act = ACT_CONSENT;
	l->meeting = m->model->meeting;
	l->step = step;
	l->field = f;
}

static void consents_add(struct app *a, const struct dossier_meeting *m)
{
	const struct scenario *s = m->model->scenario;

	for (size_t i = 0; s != NULL && i < s->step_count; i++)
		for (size_t k = 0; k < s->steps[i].field_count; k++) {
			const struct field *f = &s->steps[i].fields[k];
			struct consent_said said;
			bool today = m->model->live[0] != '\0' || model_consent(m->model, f, a->enterprise, &said);

			if (f->kind == FIELD_CONSENT && !f->group && today && model_shown(m->model, f, a->enterprise))
				consent_line(a, m, i, f);
		}
}

void review_share_build(struct app *a)
{
	const struct dossier *d = &a->review->dossier;

	for (size_t k = 0; k < d->count; k++) {
		struct review_walk w = {0};

		review_head(a, review_when(&d->list[k]));
		consents_add(a, &d->list[k]);
		while (whole_next(a, &d->list[k], &w))
			share_line(a, &d->list[k], &w);
		review_unhead(a);
	}
}

/* What is read by anybody else is withdrawn from all of them; what is not, is shared as the scenario has it, else with the group. */
const char *review_share_next(const struct app *a, const struct dossier_meeting *m, const struct field *f)
{
	const char *asked = model_circle_asked(m->model, f, a->enterprise), *first = f->circle != NULL ? f->circle : "e";

	if (strcmp(model_circle(m->model, f, a->enterprise), "e") != 0)
		return "e";
	if (strcmp(asked, "e") != 0) /* the funder is waiting for a consent */
		return circle_with_group(asked, strchr(asked, 'g') == NULL);
	return strcmp(first, "e") != 0 && strcmp(first, "f") != 0 ? first : "g";
}

void review_share_toggle(struct app *a, const struct dossier_meeting *m, const struct step *step, const struct field *f)
{
	struct setting set = {{TARGET_CIRCLE, m->model->meeting, a->enterprise, step->id, f->id, "", ""}, VALUE_ID, review_share_next(a, m, f)};
	char *label;
	struct review_look before = review_look(a, m->model);

	label = xstrdup(app_label(a, f));
	review_looked(a, &before);
	if (strcmp(set.value, f->circle != NULL ? f->circle : "e") == 0)
		set.value = NULL; /* as the scenario has it */
	review_set(a, &set, 1);
	app_say(a, _("%s. Who reads it: %s."), label, review_reads_words(model_circle(m->model, f, a->enterprise)));
	free(label);
}

static void consent_toggle(struct app *a, const struct dossier_meeting *m, const struct review_line *l)
{
	struct consent_said said;
	bool yes = model_consent(m->model, l->field, a->enterprise, &said) && said.yes;
	struct setting set = {{TARGET_ANSWER, l->meeting, a->enterprise, m->model->scenario->steps[l->step].id, l->field->id, "", ""},
			      VALUE_ID,
			      yes ? "no" : "yes"};

	review_set(a, &set, 1);
}

void review_share_enter(struct app *a, const struct review_line *l)
{
	const struct dossier_meeting *m = dossier_meeting(&a->review->dossier, l->meeting);

	if (m == NULL || l->field == NULL)
		return;
	if (l->act == ACT_CONSENT)
		consent_toggle(a, m, l);
	else
		review_share_toggle(a, m, &m->model->scenario->steps[l->step], l->field);
}
