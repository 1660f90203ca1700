/* Its file: every answer by meeting and step, and whether those that a facilitator wrote were looked through. One answer is review_answer.c's. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/review.h"

/* --- walking --- */

static bool by_rows(const struct field *f)
{
	return f->each != NULL || f->kind == FIELD_TABLE || f->kind == FIELD_ACTION || f->kind == FIELD_INDICATORS;
}

static const char *const *rows_of(const struct app *a, const struct model *m, const struct field *f, size_t *count)
{
	const struct field *table = f->each != NULL ? scenario_field(m->scenario, f->each, NULL) : f;

	*count = 0;
	return table != NULL ? model_rows(m, table->id, table->group ? 0 : a->enterprise, count) : NULL;
}

static bool readable(const struct app *a, const struct model *m, const struct field *f)
{
	return !f->group && model_asks(f) && f->kind != FIELD_SHARE && f->kind != FIELD_ANONYMOUS &&
	       strcmp(model_circle(m, f, a->enterprise), "f") != 0 && model_answered(m, f, a->enterprise);
}

static bool row_next(const struct app *a, const struct model *m, struct review_walk *w)
{
	size_t count;
	const char *const *rows = rows_of(a, m, w->at, &count);

	while (w->row < count) {
		w->id = rows[w->row++];
		if (w->at->each == NULL || model_answer(m, w->at->id, a->enterprise, w->id, "") != NULL)
			return true;
	}
	return false;
}

bool review_next_answer(const struct app *a, const struct dossier_meeting *d, struct review_walk *w)
{
	const struct model *m = d->model;

	for (; m->scenario != NULL && w->step < m->scenario->step_count; w->step++, w->field = 0)
		for (w->of = &m->scenario->steps[w->step]; w->field < w->of->field_count; w->field++, w->row = 0) {
			w->at = &w->of->fields[w->field];
			if (!readable(a, m, w->at))
				continue;
			if (by_rows(w->at) && row_next(a, m, w))
				return true;
			if (!by_rows(w->at) && w->row++ == 0) {
				w->id = "";
				return true;
			}
		}
	return false;
}

/* --- what is said of them --- */

bool review_theirs(const struct app *a, const struct dossier_stamp *s)
{
	const struct person *p = s != NULL ? model_person(a->model, s->author) : NULL;

	return s != NULL && strcmp(s->author, a->review->person) != 0 && (p == NULL || p->enterprise != a->enterprise);
}

enum spoken { SAID_OWN, SAID_NOTHING, SAID_ACCEPTED, SAID_AMENDED, SAID_CONTESTED };

static const struct {
	const char *status, *sign, *words;
	enum style style;
} saids[] = {
	[SAID_OWN] = {"", " ", "", STYLE_PLAIN},
	[SAID_NOTHING] = {"", "?", N_("to look through"), STYLE_LATE},
	[SAID_ACCEPTED] = {"accepted", "✓", N_("accepted"), STYLE_GOOD},
	[SAID_AMENDED] = {"amended", "~", N_("amended"), STYLE_SHARED},
	[SAID_CONTESTED] = {"contested", "!", N_("contested"), STYLE_TROUBLE},
};

/* Of a word that is about an earlier wording nothing is left to go by. */
static enum spoken said_of(const struct app *a, const struct dossier_meeting *m, const struct field *f, const char *row)
{
	const struct dossier_stamp *s = dossier_written(m, f->id, a->enterprise, row);
	struct review word = model_review(m->model, f->id, a->enterprise, row);

	for (int i = SAID_ACCEPTED; i <= SAID_CONTESTED; i++)
		if (strcmp(word.status, saids[i].status) == 0 && (s == NULL || word.of == 0 || word.of >= s->revision))
			return (enum spoken)i;
	return review_theirs(a, s) ? SAID_NOTHING : SAID_OWN;
}

struct review_file_counts review_file_count(struct app *a)
{
	const struct dossier *d = &a->review->dossier;
	struct review_file_counts n = {0};

	for (size_t k = 0; k < d->count; k++)
		for (struct review_walk w = {0}; review_next_answer(a, &d->list[k], &w); n.answers++)
			n.to_read += said_of(a, &d->list[k], w.at, w.id) == SAID_NOTHING;
	return n;
}

/* --- the list --- */

struct accepting {
	struct setting *list;
	size_t count;
};

/* Two settings: its row and the number are owned by the list. */
static void accept_put(const struct app *a, struct accepting *to, const struct dossier_meeting *m, const struct review_walk *w)
{
	const struct dossier_stamp *s = dossier_written(m, w->at->id, a->enterprise, w->id);

	to->list = xrealloc(to->list, to->count + 2, sizeof *to->list);
	to->list[to->count++] = (struct setting){review_target(a, m->model->meeting, w->at->id, xstrdup(w->id), "status"), VALUE_ID, "accepted"};
	to->list[to->count++] = (struct setting){review_target(a, m->model->meeting, w->at->id, xstrdup(w->id), "of"), VALUE_NUMBER,
						 xasprintf("%lld", (long long)(s != NULL ? s->revision : 0))};
}

static void answer_line(struct app *a, const struct dossier_meeting *m, const struct review_walk *w)
{
	enum spoken said = said_of(a, m, w->at, w->id);
	struct review_look before = review_look(a, m->model);
	char *label = xstrdup(app_label(a, w->at)), *words;
	struct review_line *l;

	review_looked(a, &before);
	words = review_one_line(review_answer_words(a, m, w->at, w->id));
	l = review_add(a, saids[said].sign, xasprintf(_("%s: %s"), label, words), said != SAID_OWN ? xstrdup(_(saids[said].words)) : NULL);
	l->style = said == SAID_OWN || said == SAID_ACCEPTED ? STYLE_PLAIN : saids[said].style;
	l->meeting = m->model->meeting;
	l->step = w->step;
	l->field = w->at;
	snprintf(l->row, sizeof l->row, "%s", w->id);
	free(words);
	free(label);
}

static void step_head(struct app *a, const struct dossier_meeting *m, const struct step *step, size_t i)
{
	struct review_look before = review_look(a, m->model);

	review_head(a, xasprintf("  %zu %s", i + 1, app_text(a, &step->title)))->style = STYLE_FAINT;
	review_looked(a, &before);
}

/* Those of a meeting that are to be looked through; each, when TO is given, with what accepts it. */
static size_t to_read(const struct app *a, const struct dossier_meeting *m, struct accepting *to)
{
	size_t count = 0;

	for (struct review_walk w = {0}; review_next_answer(a, m, &w);) {
		if (said_of(a, m, w.at, w.id) != SAID_NOTHING)
			continue;
		if (to != NULL)
			accept_put(a, to, m, &w);
		count++;
	}
	return count;
}

/* Nobody goes through a hundred one by one at ten in the evening. */
static void all_line(struct app *a, const struct dossier_meeting *m)
{
	size_t count = to_read(a, m, NULL);
	struct review_line *l;

	if (count < 2)
		return;
	l = review_add(a, " ", xasprintf(_("All of this is right: accept these %zu answers"), count), NULL);
	l->meeting = m->model->meeting;
	l->act = 1;
	l->style = STYLE_KEY;
}

static void accept_all(struct app *a, int64_t meeting)
{
	const struct dossier_meeting *m = dossier_meeting(&a->review->dossier, meeting);
	struct accepting to = {0};
	char key[32];

	if (m != NULL && to_read(a, m, &to) > 0) {
		review_set(a, to.list, to.count);
		app_say(a, ngettext("Accepted: %zu answer. %s takes that back.", "Accepted: %zu answers. %s takes that back.", to.count / 2), to.count / 2,
			command_key_said(a, "undo", key));
	}
	for (size_t i = 0; i < to.count; i++) {
		free((char *)to.list[i].target.row);
		if (to.list[i].type == VALUE_NUMBER)
			free((char *)to.list[i].value);
	}
	free(to.list);
}

void review_file_build(struct app *a)
{
	const struct dossier *d = &a->review->dossier;

	for (size_t k = 0; k < d->count; k++) {
		size_t step = SIZE_MAX;

		for (struct review_walk w = {0}; review_next_answer(a, &d->list[k], &w);) {
			if (step == SIZE_MAX) {
				review_head(a, review_when(&d->list[k]));
				all_line(a, &d->list[k]);
			}
			if (step != w.step)
				step_head(a, &d->list[k], w.of, w.step);
			step = w.step;
			answer_line(a, &d->list[k], &w);
		}
	}
}

void review_file_enter(struct app *a, const struct review_line *l)
{
	struct review_face *r = a->review;

	if (l->field == NULL) {
		if (l->act == 1)
			accept_all(a, l->meeting);
		return;
	}
	r->meeting = l->meeting;
	snprintf(r->field, sizeof r->field, "%s", l->field->id);
	snprintf(r->row, sizeof r->row, "%s", l->row);
	r->from = r->page;
	review_go(a, PAGE_ANSWER);
}
