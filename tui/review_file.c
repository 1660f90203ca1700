/* Its file: every answer by meeting and step, and what the enterprise says of those that a facilitator wrote: accepted, amended,
 * contested. Both versions stay, with who and when. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/own.h"
#include "session/circles.h"
#include "tui/paragraph.h"
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

	if (m != NULL && to_read(a, m, &to) > 0) {
		review_set(a, to.list, to.count);
		app_say(a, ngettext("Accepted: %zu answer. Ctrl-Z takes that back.", "Accepted: %zu answers. Ctrl-Z takes that back.", to.count / 2), to.count / 2);
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

/* --- one answer --- */

/* "~ In our own words: ... (Lise Martin, 2026-03-12)"; "" for nothing. Caller frees. */
static char *word_words(const struct app *a, const struct review *word)
{
	static const struct {
		const char *status, *words;
	} table[] = {
		{"accepted", N_("✓ That is right")},
		{"amended", N_("~ In our own words")},
		{"contested", N_("! We do not agree")},
	};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i].status, word->status) == 0) {
			char *who = review_who(a, word->author, word->at);

			if (word->text[0] != '\0')
				buf_printf(&out, _("%s: %s"), _(table[i].words), word->text);
			else
				buf_text(&out, _(table[i].words));
			buf_printf(&out, " (%s)", who);
			free(who);
		}
	return buf_take(&out);
}

static int answer_draw(struct app *a, const struct dossier_meeting *m, const struct field *f, const char *row, const struct pen *p)
{
	const struct dossier_stamp *s = dossier_written(m, f->id, a->enterprise, row);
	struct review word = model_review(m->model, f->id, a->enterprise, row);
	struct review_look before = review_look(a, m->model);
	char *prompt = xstrdup(app_text(a, &f->prompt)), *said, *who;
	int line = 0;

	review_looked(a, &before);
	line += paragraph(p, line, 0, p->columns, 0, STYLE_SAY, prompt);
	said = review_answer_words(a, m, f, row);
	line += paragraph(p, line, 2, p->columns - 2, 0, STYLE_PLAIN, said);
	free(said);
	if (s != NULL) {
		said = review_who(a, s->author, s->at);
		who = xasprintf(review_theirs(a, s) ? _("written down by %s") : _("answered by %s"), said);
		line += paragraph(p, line, 2, p->columns - 2, 0, STYLE_FAINT, who);
		free(said);
		free(who);
	}
	said = word_words(a, &word);
	line += paragraph(p, line, 2, p->columns - 2, 0, strcmp(word.status, "contested") == 0 ? STYLE_TROUBLE : STYLE_SHARED, said);
	if (s != NULL && said[0] != '\0' && word.of != 0 && word.of < s->revision)
		line += paragraph(p, line, 2, p->columns - 2, 0, STYLE_LATE, _("The answer was written again since."));
	free(said);
	said = xasprintf(_("who reads it: %s"), review_reads_words(model_circle(m->model, f, a->enterprise)));
	line += paragraph(p, line, 2, p->columns - 2, 0, STYLE_FAINT, said);
	free(said);
	free(prompt);
	return line;
}

int review_file_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	struct dossier_meeting *m = l != NULL ? dossier_meeting(&a->review->dossier, l->meeting) : NULL;

	return m != NULL && l->field != NULL ? answer_draw(a, m, l->field, l->row, p) : 0;
}

static const struct dossier_meeting *shown(const struct app *a, const struct step **step, const struct field **f)
{
	const struct review_face *r = a->review;
	const struct dossier_meeting *m = dossier_meeting(&r->dossier, r->meeting);

	*f = m != NULL && m->model->scenario != NULL ? scenario_field(m->model->scenario, r->field, step) : NULL;
	return *f != NULL ? m : NULL;
}

int review_answer_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	const struct step *step;
	const struct field *f;
	const struct dossier_meeting *m = shown(a, &step, &f);

	(void)l;
	return m != NULL ? answer_draw(a, m, f, a->review->row, p) : 0;
}

enum act { ACT_ACCEPT, ACT_AMEND, ACT_CONTEST, ACT_NOTHING, ACT_ANSWER, ACT_SHARE, ACT_STEP };

static void act_add(struct app *a, enum act act, const char *words)
{
	review_add(a, " ", xstrdup(words), NULL)->act = (int)act;
}

static const char *share_words(const char *next)
{
	if (strcmp(next, "e") == 0)
		return _("Withdraw it: nobody else reads it");
	return strcmp(next, "g") == 0 ? _("Share it with the group") : strcmp(next, "p") == 0 ? _("Share it with the funder") : _("Share it with the group and the funder");
}

void review_answer_build(struct app *a)
{
	const struct step *step;
	const struct field *f;
	const struct dossier_meeting *m = shown(a, &step, &f);
	const char *row = a->review->row;
	bool given;

	if (m == NULL)
		return;
	given = strcmp(model_step(m->model, step->id).status, "homework") == 0;
	if (own_answer(step, f, "", given))
		act_add(a, ACT_ANSWER, _("Correct or complete it, in its step"));
	if (review_theirs(a, dossier_written(m, f->id, a->enterprise, row))) {
		act_add(a, ACT_ACCEPT, _("That is right: accept it"));
		act_add(a, ACT_AMEND, _("Say it in our own words; what was written stays beside it"));
		act_add(a, ACT_CONTEST, _("We do not agree: say why; what was written stays beside it"));
	}
	if (model_review(m->model, f->id, a->enterprise, row).status[0] != '\0')
		act_add(a, ACT_NOTHING, _("Take back what we said of it"));
	if (circle_shareable(f))
		act_add(a, ACT_SHARE, share_words(review_share_next(a, m, f)));
	if (!own_answer(step, f, "", given))
		act_add(a, ACT_STEP, _("See its step"));
}

struct target review_target(const struct app *a, int64_t meeting, const char *field, const char *row, const char *column)
{
	return (struct target){TARGET_REVIEW, meeting, a->enterprise, "", field, row, column};
}

/* Says STATUS of the answer shown as it is written now; NULL: nothing is said any more. */
void review_say(struct app *a, const char *status)
{
	struct review_face *r = a->review;
	const struct dossier_meeting *m = dossier_meeting(&r->dossier, r->meeting);
	const struct dossier_stamp *s = m != NULL ? dossier_written(m, r->field, a->enterprise, r->row) : NULL;
	char of[32];
	struct setting set[3] = {{review_target(a, r->meeting, r->field, r->row, "status"), VALUE_ID, status},
				 {review_target(a, r->meeting, r->field, r->row, "of"), VALUE_NUMBER, NULL},
				 {review_target(a, r->meeting, r->field, r->row, "text"), VALUE_TEXT, NULL}};
	bool keeps = status != NULL && strcmp(status, "accepted") != 0; /* the text that goes with it */

	snprintf(of, sizeof of, "%lld", (long long)(s != NULL ? s->revision : 0));
	if (status != NULL && s != NULL)
		set[1].value = of;
	review_set(a, set, keeps ? 2 : 3);
}

void review_answer_enter(struct app *a, const struct review_line *l)
{
	const struct step *step;
	const struct field *f;
	const struct dossier_meeting *m = shown(a, &step, &f);

	if (m == NULL)
		return;
	switch ((enum act)l->act) {
	case ACT_ACCEPT:
		review_say(a, "accepted");
		app_say(a, "%s", _("Accepted; the facilitators see it."));
		break;
	case ACT_AMEND: review_write(a, WRITING_AMEND); break;
	case ACT_CONTEST: review_write(a, WRITING_CONTEST); break;
	case ACT_NOTHING: review_say(a, NULL); break;
	case ACT_SHARE: review_share_toggle(a, m, step, f); break;
	case ACT_ANSWER:
	case ACT_STEP: review_stand(a, m->model->meeting, step->id, f->id); break;
	}
}
