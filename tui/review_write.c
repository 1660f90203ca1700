/* Writing: an answer in the enterprise's own words, why it does not agree, a word for the facilitators. Each key is on its way to the file
 * at once; leaving folds it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/meetings.h"
#include "tui/paragraph.h"
#include "tui/review.h"
#include "tui/view.h"

static const char *const statuses[] = {[WRITING_AMEND] = "amended", [WRITING_CONTEST] = "contested"};

/* A new word is a note of its own, for the enterprise and facilitators. */
static void word_make(struct app *a, const char *id)
{
	struct target t = {TARGET_NOTE, 0, 0, "", "", id, "enterprise"};
	char enterprise[32], meeting[32];
	struct setting set[3] = {{t, VALUE_NUMBER, enterprise}, {t, VALUE_NUMBER, meeting}, {t, VALUE_ID, "e"}};

	snprintf(enterprise, sizeof enterprise, "%lld", (long long)a->enterprise);
	snprintf(meeting, sizeof meeting, "%lld", (long long)a->model->meeting);
	set[1].target.column = "meeting";
	set[2].target.column = "circle";
	review_set(a, set, 3);
}

static void start(struct app *a, enum review_writing what, const struct target *t)
{
	struct review_words *w = &a->review->words;
	const char *text = model_value(a->model, t);

	target_clear(&w->target);
	w->target = target_copy(t);
	w->what = what;
	w->on = true;
	w->changed = false;
	edit_set(&w->edit, text != NULL ? text : "", text != NULL ? strlen(text) : 0, true);
	view_open(a, VIEW_REVIEW_WORDS);
}

void review_write(struct app *a, enum review_writing what)
{
	struct review_face *r = a->review;
	struct target t = review_target(a, r->meeting, r->field, r->row, "text");
	struct review word;

	if (!app_may_write(a) || client_going(a->client) != 0)
		return;
	if (what == WRITING_WORD) {
		t = (struct target){TARGET_NOTE, 0, 0, "", "", r->row, "text"};
	} else if (a->model->meeting != r->meeting) { /* what is typed is in the meeting that is shown */
		r->to_meeting = r->meeting;
		r->to_write = true;
		r->to_what = what;
		meetings_go(a, r->meeting);
		return;
	} else {
		word = model_review(a->model, r->field, a->enterprise, r->row);
		if (word.status[0] != '\0' && strcmp(word.status, statuses[what]) != 0) /* that was another text */
			review_say(a, NULL);
	}
	start(a, what, &t);
}

void review_write_stop(struct app *a)
{
	struct review_words *w = &a->review->words;
	struct setting gone = {w->target, VALUE_TEXT, NULL};
	bool empty = w->edit.len == 0, word = w->what == WRITING_WORD;

	w->on = false;
	view_close(a);
	if (w->changed)
		client_fold(a->client, &w->target);
	if (word && w->changed && empty)
		client_set(a->client, &gone, 1);
	a->model = client_model(a->client);
	a->review->set++;
	dossier_apply(&a->review->dossier, &(struct change){.revision = a->model->revision, .at = a->now, .author = a->review->person,
							    .target = w->target, .type = VALUE_TEXT, .after = empty ? NULL : w->edit.text});
	if (!word && w->changed && empty)
		review_say(a, NULL);
	if (w->changed && !empty)
		app_say(a, "%s", _("Kept; the facilitators see it."));
	review_rebuild(a);
}

void review_write_follow(struct app *a)
{
	struct review_words *w = &a->review->words;
	const char *text = model_value(a->model, &w->target);

	text = text != NULL ? text : "";
	if (strcmp(text, w->edit.text) != 0)
		edit_set(&w->edit, text, w->edit.at < strlen(text) ? w->edit.at : strlen(text), true);
}

/* --- the view --- */

void view_review_words_key(struct app *a, const struct key *k)
{
	struct review_words *w = &a->review->words;
	struct splice s;

	if (edit_key(&w->edit, k, 70, &s) != EDIT_CHANGED)
		return;
	if (!w->changed && w->what == WRITING_WORD && model_value(a->model, &w->target) == NULL)
		word_make(a, w->target.row);
	if (!w->changed && w->what != WRITING_WORD)
		review_say(a, statuses[w->what]);
	w->changed = true;
	client_splice(a->client, &w->target, s.at, s.removed, s.inserted, strlen(s.inserted));
	a->model = client_model(a->client);
	splice_clear(&s);
}

static const char *const questions[] = {
	[WRITING_AMEND] = N_("In our own words:"),
	[WRITING_CONTEST] = N_("Why we do not agree:"),
	[WRITING_WORD] = N_("A word for the facilitators; they alone read it, with us:"),
};

void view_review_words(struct app *a, struct grid *g)
{
	struct review_face *r = a->review;
	struct pen p = {.grid = g, .y = 2, .x = 1, .columns = g->width - 2, .top = 2, .bottom = g->height / 2};
	int y = 2;

	if (view_small(g))
		return;
	grid_fit(g, 0, 1, g->width - 2, STYLE_TITLE, _(review_pages[r->words.what == WRITING_WORD ? PAGE_WORDS : PAGE_ANSWER].title));
	view_rule(g, 1, 0, g->width);
	if (r->words.what != WRITING_WORD) {
		int lines = review_answer_beside(a, NULL, &p);

		y += lines < p.bottom - 2 ? lines : p.bottom - 2;
		view_rule(g, y++, 0, g->width);
	}
	grid_fit(g, y, 1, g->width - 2, STYLE_LABEL, _(questions[r->words.what]));
	edit_draw(&r->words.edit, g, y + 1, 3, g->height - y - 3, g->width - 5, STYLE_PLAIN, true);
	view_review_foot(a, g, _("Type; Enter begins a new line, Esc keeps it and goes back"));
}

/* --- the list of words --- */

void review_words_build(struct app *a)
{
	const struct model *m = a->model;

	review_add(a, "+", xstrdup(_("Write a word")), NULL);
	for (size_t i = m->note_count; i-- > 0;) {
		const struct note *n = m->note_list[i];
		struct review_line *l;

		if (n->removed || n->enterprise != a->enterprise || strcmp(n->circle, "e") != 0)
			continue;
		l = review_add(a, " ", review_one_line(xstrdup(n->text)), strcmp(n->follow, "done") == 0 ? xstrdup(_("✓ dealt with")) : NULL);
		snprintf(l->row, sizeof l->row, "%s", n->id);
		l->act = 1;
	}
}

void review_words_enter(struct app *a, const struct review_line *l)
{
	struct review_face *r = a->review;

	if (l->act == 0)
		id_new(r->row);
	else
		snprintf(r->row, sizeof r->row, "%s", l->row);
	review_write(a, WRITING_WORD);
}

int review_words_beside(struct app *a, const struct review_line *l, const struct pen *p)
{
	struct target t = {TARGET_NOTE, 0, 0, "", "", l != NULL ? l->row : "", "text"};
	const char *text = l != NULL && l->act == 1 ? model_value(a->model, &t) : NULL;

	return text != NULL ? paragraph(p, 0, 0, p->columns, 0, STYLE_PLAIN, text)
			    : paragraph(p, 0, 0, p->columns, 0, STYLE_FAINT,
					_("What you write here is read by you and the facilitators alone. It is kept in the file, with your name."));
}
