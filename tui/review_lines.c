/* The lines of a page: made again from the dossier whenever that moves, the chosen one found again by what it is about. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/review.h"

void review_lines_clear(struct review_face *r)
{
	for (size_t i = 0; i < r->count; i++) {
		free(r->lines[i].text);
		free(r->lines[i].right);
	}
	free(r->lines);
	r->lines = NULL;
	r->count = 0;
}

struct review_line *review_add(struct app *a, const char *sign, char *text, char *right)
{
	struct review_face *r = a->review;
	struct review_line *l;

	r->lines = xrealloc(r->lines, r->count + 1, sizeof *r->lines);
	l = &r->lines[r->count++];
	*l = (struct review_line){.text = text, .right = right != NULL ? right : xstrdup(""), .sign = sign, .step = SIZE_MAX};
	return l;
}

struct review_line *review_head(struct app *a, char *text)
{
	struct review_line *l = review_add(a, "", text, NULL);

	l->head = true;
	l->style = STYLE_LABEL;
	return l;
}

void review_unhead(struct app *a)
{
	struct review_face *r = a->review;

	if (r->count == 0 || !r->lines[r->count - 1].head)
		return;
	r->count--;
	free(r->lines[r->count].text);
	free(r->lines[r->count].right);
}

/* What a line is about, to find it again among others. */
struct about {
	int64_t meeting;
	size_t step;
	int act;
	char field[ID_SIZE], row[ID_SIZE];
};

static struct about about_of(const struct review_line *l)
{
	struct about about = {.meeting = l->meeting, .step = l->step, .act = l->act};

	snprintf(about.field, sizeof about.field, "%s", l->field != NULL ? l->field->id : "");
	snprintf(about.row, sizeof about.row, "%s", l->row);
	return about;
}

static bool about_same(const struct about *x, const struct about *y)
{
	return x->meeting == y->meeting && x->step == y->step && x->act == y->act && strcmp(x->field, y->field) == 0 && strcmp(x->row, y->row) == 0;
}

const struct review_line *review_chosen(const struct app *a)
{
	const struct review_face *r = a->review;
	size_t i = r->chosen[r->page];

	return i < r->count && !r->lines[i].head ? &r->lines[i] : NULL;
}

static void choose_near(struct review_face *r, size_t at)
{
	size_t i = at < r->count ? at : r->count > 0 ? r->count - 1 : 0;

	while (i + 1 < r->count && r->lines[i].head)
		i++;
	while (i > 0 && i < r->count && r->lines[i].head)
		i--;
	r->chosen[r->page] = i;
}

void review_rebuild(struct app *a)
{
	struct review_face *r = a->review;
	const struct review_line *chosen = review_chosen(a);
	struct about about = {0}, other;
	size_t was = r->chosen[r->page];
	bool known = chosen != NULL;

	if (known)
		about = about_of(chosen);
	review_lines_clear(r);
	r->minute = a->now / 60000;
	a->whole = true;
	if (!r->there)
		return;
	review_pages[r->page].build(a);
	choose_near(r, was);
	for (size_t i = 0; known && i < r->count; i++) {
		other = about_of(&r->lines[i]);
		if (!r->lines[i].head && about_same(&about, &other)) {
			r->chosen[r->page] = i;
			break;
		}
	}
}
