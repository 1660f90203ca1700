/* Who sees what and until when, said at the first login and again whenever it is asked for; how to take everything away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/paragraph.h"
#include "tui/review.h"

void review_told_build(struct app *a)
{
	review_add(a, " ", xstrdup(a->review->told ? _("Back") : _("Understood: go on")), NULL);
}

/* One who is known to the file is told once. */
void review_told_enter(struct app *a, const struct review_line *l)
{
	struct review_face *r = a->review;
	const struct person *p = model_person(a->model, r->person);
	char at[32];
	struct setting set = {{TARGET_PERSON, 0, 0, "", "", r->person, "told"}, VALUE_NUMBER, at};

	(void)l;
	snprintf(at, sizeof at, "%lld", (long long)a->now);
	r->told = true;
	if (p != NULL && p->told == 0 && !client_state(a->client).read_only)
		review_set(a, &set, 1);
	review_go(a, PAGE_HOME);
}

static const char *const told[] = {
	N_("You see your own file, and what the others and the group chose to share. Nobody of another enterprise sees yours, but for what you share."),
	N_("The facilitators read all of it. The group reads only what is marked so, the funder only what it is said to read; you can withdraw both."),
	N_("Facilitators may keep notes of their own, which are not shown here. You have a right to know them too: ask."),
	N_("Each change is recorded: who, when, and what stood there before. What was said on the day stays beside what you say of it."),
	N_("You may take all of it away at any time (the line “Take everything away”), and have it erased: ask a facilitator."),
};

/* GAP lines between two paragraphs. */
static int told_draw(struct app *a, const struct pen *p, int gap)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	char *words = e != NULL ? xasprintf(_("This is the file of %s."), e->name) : xstrdup("");
	int line = paragraph(p, 0, 0, p->columns, 0, STYLE_TITLE, words);

	free(words);
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
		line += gap + paragraph(p, line + gap, 0, p->columns, 0, STYLE_PLAIN, _(told[i]));
	words = a->model->until[0] != '\0' ? xasprintf(_("It is kept until %s."), a->model->until)
					   : xstrdup(_("Until when it is kept was not said yet: ask a facilitator."));
	line += gap + paragraph(p, line + gap, 0, p->columns, 0, STYLE_LABEL, words);
	free(words);
	return line;
}

enum { AROUND = 6 }; /* lines of a page that are not its text */

int review_told_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	struct pen nothing = {.grid = p->grid, .columns = p->columns};

	(void)l;
	return told_draw(a, p, told_draw(a, &nothing, 1) <= p->grid->height - AROUND ? 1 : 0);
}

/* --- taking it away --- */

void review_take_build(struct app *a)
{
	(void)a;
}

/* PATH as a shell reads it back. */
static char *quoted(const char *path)
{
	struct buf out = {0};

	buf_text(&out, "'");
	for (const char *p = path; *p != '\0'; p++)
		if (*p == '\'')
			buf_text(&out, "'\\''");
		else
			buf_printf(&out, "%c", *p);
	buf_text(&out, "'");
	return buf_take(&out);
}

int review_take_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	char *path = quoted(a->review->path), *words;
	int line = 0;

	(void)l;
	line += paragraph(p, line, 0, p->columns, 0, STYLE_PLAIN,
			  _("One command writes all of your file, in an open format (JSON), into a file of your own. Nothing of the others is in it."));
	line += 1 + paragraph(p, line + 1, 0, p->columns, 0, STYLE_LABEL, _("On your own machine, with the address you came by:"));
	line += paragraph(p, line + 1, 2, p->columns - 2, 0, STYLE_SAY, "ssh -T ADDRESS export > filrouge.json");
	line++;
	if (!a->review->far && a->review->path[0] != '\0') {
		line += 1 + paragraph(p, line + 1, 0, p->columns, 0, STYLE_LABEL, _("On this machine:"));
		words = xasprintf("filrouge export %s --enterprise %lld > filrouge.json", path, (long long)a->enterprise);
		line += 1 + paragraph(p, line + 1, 2, p->columns - 2, 0, STYLE_SAY, words);
		free(words);
	}
	line += 1 + paragraph(p, line + 1, 0, p->columns, 0, STYLE_PLAIN,
			      _("To have all of it erased, write a word to the facilitators: they do it, and show you that it is done."));
	free(path);
	return line;
}
