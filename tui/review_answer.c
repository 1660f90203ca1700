/* One answer: what was written, by whom and when, what the enterprise says of it beside, who reads it; and what can be done. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/own.h"
#include "session/circles.h"
#include "tui/paragraph.h"
#include "tui/review.h"

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
