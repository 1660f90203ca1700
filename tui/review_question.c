/* The evaluative question and its versions: fields that go on from one another by their names (question_v1, question_v2) or by what they
 * copy, over all meetings; the chosen one beside the one before. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/paragraph.h"
#include "tui/review.h"

enum { BESIDE_FROM = 72 }; /* columns from which two versions stand beside each other */

/* The length of the name without its version; 0: it has none. */
static size_t stem(const char *id)
{
	size_t len = strlen(id), digits = len;

	while (digits > 0 && isdigit((unsigned char)id[digits - 1]))
		digits--;
	return digits < len && digits > 2 && id[digits - 1] == 'v' && id[digits - 2] == '_' ? digits - 2 : 0;
}

static bool same_stem(const char *a, const char *b)
{
	return stem(a) > 0 && stem(a) == stem(b) && strncmp(a, b, stem(a)) == 0;
}

/* The field that F copies, where it copies one alone: its id without the scenario's. */
static const char *copied(const struct field *f)
{
	const char *dot = f->from != NULL && strchr(f->from, ',') == NULL ? strchr(f->from, '.') : NULL;

	return dot != NULL && (f->carry == CARRY_COPY || f->carry == CARRY_UPDATE) ? dot + 1 : NULL;
}

static bool text(const struct field *f)
{
	return (f->kind == FIELD_TEXT || f->kind == FIELD_LONG) && f->each == NULL && !f->group;
}

static bool linked(const struct field *f, const struct field *g)
{
	const char *one = copied(f), *other = copied(g);

	return f == g || strcmp(f->id, g->id) == 0 || same_stem(f->id, g->id) || (one != NULL && strcmp(one, g->id) == 0) ||
	       (other != NULL && strcmp(other, f->id) == 0);
}

/* Does any field of any meeting copy F? */
static bool is_copied(const struct dossier *d, const struct field *f)
{
	for (size_t k = 0; k < d->count; k++) {
		const struct scenario *s = d->list[k].model->scenario;

		for (size_t i = 0; s != NULL && i < s->step_count; i++)
			for (size_t n = 0; n < s->steps[i].field_count; n++)
				if (text(&s->steps[i].fields[n]) && copied(&s->steps[i].fields[n]) != NULL && strcmp(copied(&s->steps[i].fields[n]), f->id) == 0)
					return true;
	}
	return false;
}

/* A version by its name or of one that has such a name; where no name says so (NAMED false), what copies or is copied. */
static bool versioned(const struct dossier *d, const struct field *f, bool named)
{
	if (!text(f))
		return false;
	if (named)
		return stem(f->id) > 0 || (copied(f) != NULL && stem(copied(f)) > 0);
	return copied(f) != NULL || is_copied(d, f);
}

/* The fields of all meetings that belong together, each marked with the first of them. */
struct version {
	const struct dossier_meeting *meeting;
	size_t step;
	const struct field *field;
	size_t group;
};
struct versions {
	struct version *list;
	size_t count;
};

static void version_add(struct versions *all, const struct version *v)
{
	size_t group = all->count;

	for (size_t i = 0; i < all->count && group == all->count; i++)
		if (linked(all->list[i].field, v->field))
			group = all->list[i].group;
	all->list = xrealloc(all->list, all->count + 1, sizeof *all->list);
	all->list[all->count] = *v;
	all->list[all->count++].group = group;
}

static void versions_add(const struct app *a, bool named, struct versions *all)
{
	const struct dossier *d = &a->review->dossier;

	for (size_t k = 0; k < d->count; k++)
		for (struct review_walk w = {0}; review_next_answer(a, &d->list[k], &w);)
			if (versioned(d, w.at, named))
				version_add(all, &(struct version){&d->list[k], w.step, w.at, 0});
}

/* Those that were answered; caller frees the list. */
static struct versions versions_of(const struct app *a)
{
	struct versions all = {0};

	versions_add(a, true, &all);
	if (all.count == 0)
		versions_add(a, false, &all);
	return all;
}

size_t review_question_count(struct app *a)
{
	struct versions all = versions_of(a);

	free(all.list);
	return all.count;
}

static void version_line(struct app *a, const struct version *v)
{
	struct review_look before = review_look(a, v->meeting->model);
	const char *date = v->meeting->model->meeting_date;
	char *label = xstrdup(app_label(a, v->field)), *when = date[0] != '\0' ? xstrdup(date) : review_when(v->meeting);
	struct review_line *l;

	review_looked(a, &before);
	l = review_add(a, " ", label, when);
	l->meeting = v->meeting->model->meeting;
	l->step = v->step;
	l->field = v->field;
}

void review_question_build(struct app *a)
{
	struct versions all = versions_of(a);

	for (size_t group = 0; group < all.count; group++) {
		bool head = false;

		for (size_t i = 0; i < all.count; i++) {
			if (all.list[i].group != group)
				continue;
			if (head || group == 0)
				head = true;
			else
				review_head(a, xstrdup("")), head = true;
			version_line(a, &all.list[i]);
		}
	}
	free(all.list);
}

static char *version_words(struct app *a, const struct review_line *l)
{
	const struct dossier_meeting *m = dossier_meeting(&a->review->dossier, l->meeting);
	struct review word;
	char *said, *own;

	if (m == NULL)
		return xstrdup("");
	said = review_answer_words(a, m, l->field, "");
	word = model_review(m->model, l->field->id, a->enterprise, "");
	if (strcmp(word.status, "amended") != 0 || word.text[0] == '\0')
		return said;
	own = xasprintf(_("%s\n~ In our own words: %s"), said, word.text);
	free(said);
	return own;
}

static int version_draw(struct app *a, const struct review_line *l, const struct pen *p, int x, int columns)
{
	char *words = version_words(a, l), *head = xasprintf("%s, %s", l->text, l->right);
	int line = paragraph(p, 0, x, columns, 2, STYLE_LABEL, head);

	line += paragraph(p, line, x, columns, 0, STYLE_PLAIN, words);
	free(words);
	free(head);
	return line;
}

int review_question_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	const struct review_face *r = a->review;
	const struct review_line *before = l != NULL && l > r->lines && !l[-1].head ? l - 1 : NULL;
	int half = p->columns / 2 - 1, left, right;

	if (l == NULL || l->field == NULL)
		return 0;
	if (before == NULL)
		return version_draw(a, l, p, 0, p->columns);
	if (p->columns >= BESIDE_FROM) {
		left = version_draw(a, before, p, 0, half);
		right = version_draw(a, l, p, half + 2, half);
		return left > right ? left : right;
	}
	left = version_draw(a, l, p, 0, p->columns);
	{
		struct pen below = *p;

		below.y += left;
		return left + version_draw(a, before, &below, 0, p->columns);
	}
}
