/* What the enterprise was not there for, in any meeting: what to read, what to fill. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/own.h"
#include "session/model_missed.h"
#include "tui/earlier.h"
#include "tui/paragraph.h"
#include "tui/review.h"

enum { MINUTE = 60 * 1000 };

size_t review_missed_count(struct app *a)
{
	const struct dossier *d = &a->review->dossier;
	size_t all = 0, count;

	for (size_t k = 0; k < d->count; k++) {
		if (d->list[k].model->scenario == NULL)
			continue;
		free(model_missed(d->list[k].model, a->enterprise, a->now, &count));
		all += count;
	}
	return all;
}

static void missed_line(struct app *a, const struct model *m, const struct missed_step *missed)
{
	const struct step *step = &m->scenario->steps[missed->step];
	struct review_look before = review_look(a, m);
	bool whole = missed->begins == 0 || missed->away >= missed->ends - missed->begins - MINUTE;
	int answered = 0, asked = 0;
	struct buf right = {0};
	struct review_line *l;

	if (whole)
		buf_text(&right, _("all of it"));
	else
		buf_printf(&right, _("%lld min of it"), (long long)(missed->away / MINUTE));
	review_progress(a, m, step, &answered, &asked);
	if (asked > 0) {
		buf_text(&right, ", ");
		buf_printf(&right, _("%d of %d answered"), answered, asked);
	}
	l = review_add(a, answered < asked ? "!" : " ", xasprintf("%zu %s", missed->step + 1, app_text(a, &step->title)), buf_take(&right));
	review_looked(a, &before);
	l->meeting = m->meeting;
	l->step = missed->step;
	l->style = answered < asked ? STYLE_LATE : STYLE_PLAIN;
}

void review_missed_build(struct app *a)
{
	const struct dossier *d = &a->review->dossier;
	size_t count;

	for (size_t k = 0; k < d->count; k++) {
		struct missed_step *list;

		if (d->list[k].model->scenario == NULL)
			continue;
		list = model_missed(d->list[k].model, a->enterprise, a->now, &count);
		review_head(a, review_when(&d->list[k]));
		for (size_t i = 0; i < count; i++)
			missed_line(a, d->list[k].model, &list[i]);
		review_unhead(a);
		free(list);
	}
}

void review_missed_enter(struct app *a, const struct review_line *l)
{
	review_steps_enter(a, l);
}

/* What it can still answer: by itself, or (OWN false) when it sees a facilitator. Caller frees. */
static char *open_words(const struct app *a, const struct step *step, bool own)
{
	struct buf out = {0};
	bool given = strcmp(model_step(a->model, step->id).status, "homework") == 0;

	for (size_t i = 0; i < step->field_count; i++) {
		const struct field *f = &step->fields[i];

		if (!f->group && strcmp(model_circle(a->model, f, a->enterprise), "f") != 0 && model_asks(f) && model_shown(a->model, f, a->enterprise) && !model_answered(a->model, f, a->enterprise) &&
		    own_answer(step, f, "", given) == own)
			buf_printf(&out, "%s%s", out.len > 0 ? ", " : "", app_label(a, f));
	}
	return buf_take(&out);
}

/* What the group reads of F, of everybody else. */
static void shared_add(struct app *a, const struct field *f, struct buf *out)
{
	const struct model *m = a->model;

	for (size_t i = 0; i < (f->group ? 1 : m->enterprise_count); i++) {
		int64_t id = f->group ? 0 : m->enterprises[i].id;
		char *words;

		if (id == a->enterprise || strchr(model_circle(m, f, id), 'g') == NULL || !model_asks(f) || !model_answered(m, f, id))
			continue;
		words = answer_words(a, f, id);
		if (words[0] != '\0')
			buf_printf(out, "%s%s, %s: %s", out->len > 0 ? "\n" : "", app_label(a, f), id != 0 ? m->enterprises[i].name : _("the group"), words);
		free(words);
	}
}

static int part(const struct pen *p, int line, const char *title, enum style style, const char *words)
{
	int lines = 0;

	if (words[0] == '\0')
		return 0;
	lines += paragraph(p, line, 0, p->columns, 0, STYLE_LABEL, title);
	return lines + paragraph(p, line + lines, 2, p->columns - 2, 0, style, words);
}

int review_missed_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	const struct dossier_meeting *m = l != NULL ? dossier_meeting(&a->review->dossier, l->meeting) : NULL;
	struct review_look before;
	struct buf shared = {0};
	char *own, *with;
	const struct step *step;
	int line = 0;

	if (m == NULL || l->step == SIZE_MAX)
		return 0;
	before = review_look(a, m->model);
	step = &m->model->scenario->steps[l->step];
	own = open_words(a, step, true);
	with = open_words(a, step, false);
	for (size_t i = 0; i < step->field_count; i++)
		shared_add(a, &step->fields[i], &shared);
	line += part(p, line, _("To fill in"), STYLE_PLAIN, own);
	line += part(p, line, _("To answer with a facilitator"), STYLE_PLAIN, with);
	line += part(p, line, _("To read: what was shown"), STYLE_PLAIN, app_plain(a, &step->show));
	line += part(p, line, _("To read: what was shared with the group"), STYLE_SHARED, buf_str(&shared));
	review_looked(a, &before);
	buf_clear(&shared);
	free(with);
	free(own);
	return line;
}
