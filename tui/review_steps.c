/* Where we are: the meetings and their steps, done, to do, skipped, given as homework, missed. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "session/model_missed.h"
#include "tui/review.h"

const struct review_sign review_step_signs[] = {
	[SIGN_TODO] = {"○", N_("to do"), STYLE_PLAIN},   [SIGN_LIVE] = {"▶", N_("now"), STYLE_CURRENT},
	[SIGN_DONE] = {"✓", N_("done"), STYLE_GOOD},     [SIGN_SKIPPED] = {"–", N_("skipped"), STYLE_FAINT},
	[SIGN_HOMEWORK] = {"+", N_("homework"), STYLE_KEY}, [SIGN_MISSED] = {"!", N_("missed"), STYLE_LATE},
};

/* --- one meeting --- */

static bool missed(const struct missed_step *list, size_t count, size_t step)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].step == step)
			return true;
	return false;
}

static enum review_step_sign sign_of(const struct model *m, size_t i, bool was_missed)
{
	const struct step *step = &m->scenario->steps[i];
	const char *status = model_step(m, step->id).status;

	if (m->ended == 0 && strcmp(m->live, step->id) == 0)
		return SIGN_LIVE;
	if (strcmp(status, "skipped") == 0)
		return SIGN_SKIPPED;
	if (step->homework || strcmp(status, "homework") == 0)
		return SIGN_HOMEWORK;
	if (was_missed)
		return SIGN_MISSED;
	return strcmp(status, "done") == 0 || strcmp(status, "shortened") == 0 ? SIGN_DONE : SIGN_TODO;
}

/* One a step; caller frees. Never NULL. */
enum review_step_sign *review_signs(const struct app *a, const struct model *m)
{
	size_t count = m->scenario != NULL ? m->scenario->step_count : 0, gone = 0;
	enum review_step_sign *list = xcalloc(count + 1, sizeof *list);
	struct missed_step *away = count > 0 ? model_missed(m, a->enterprise, a->now, &gone) : NULL;

	for (size_t i = 0; i < count; i++)
		list[i] = sign_of(m, i, missed(away, gone, i));
	free(away);
	return list;
}

size_t review_over(const struct app *a, const struct model *m)
{
	size_t count = 0;
	enum review_step_sign *list = review_signs(a, m);

	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++)
		count += list[i] != SIGN_TODO && list[i] != SIGN_LIVE && !m->scenario->steps[i].homework;
	free(list);
	return count;
}

size_t review_held(const struct model *m)
{
	size_t count = 0;

	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++)
		count += !m->scenario->steps[i].homework;
	return count;
}

/* --- the page of steps --- */

static char *progress_words(const struct app *a, const struct model *m, const struct step *step)
{
	int answered = 0, asked = 0;

	review_progress(a, m, step, &answered, &asked);
	return asked > 0 ? xasprintf(_("%d of %d answered"), answered, asked) : xstrdup("");
}

static void step_line(struct app *a, const struct model *m, size_t i, enum review_step_sign sign)
{
	const struct step *step = &m->scenario->steps[i];
	struct review_look before = review_look(a, m);
	char *words = progress_words(a, m, step);
	struct review_line *l = review_add(a, review_step_signs[sign].sign, xasprintf("%zu %s", i + 1, app_text(a, &step->title)),
					   words[0] != '\0' ? xasprintf("%s, %s", _(review_step_signs[sign].words), words) : xstrdup(_(review_step_signs[sign].words)));

	free(words);
	l->style = review_step_signs[sign].style;
	l->meeting = m->meeting;
	l->step = i;
	review_looked(a, &before);
}

void review_steps_build(struct app *a)
{
	const struct dossier *d = &a->review->dossier;

	for (size_t k = 0; k < d->count; k++) {
		const struct model *m = d->list[k].model;
		enum review_step_sign *list = review_signs(a, m);

		review_head(a, review_when(&d->list[k]));
		for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++)
			step_line(a, m, i, list[i]);
		free(list);
	}
}

void review_steps_enter(struct app *a, const struct review_line *l)
{
	struct dossier_meeting *m = dossier_meeting(&a->review->dossier, l->meeting);

	if (m != NULL && l->step != SIZE_MAX)
		review_stand(a, l->meeting, m->model->scenario->steps[l->step].id, "");
}
