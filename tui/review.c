/* The pages of the enterprise's own view: which one is shown, the line chosen on it, the dossier they are made of. What each page holds is in
 * review_*.c of its name, how it is drawn in view_review.c. */
#include "tui/review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/map.h"
#include "tui/asked.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/meetings.h"
#include "tui/view.h"

enum { PAUSE_MS = 1000 };

const struct review_page_row review_pages[PAGE_COUNT] = {
	[PAGE_HOME] = {N_("Where we are"), review_home_build, review_home_enter, review_home_beside, true, N_("Arrows choose, Enter opens, {leave} leaves"), ""},
	[PAGE_STEPS] = {N_("The meetings and their steps"), review_steps_build, review_steps_enter, NULL, false,
			N_("Arrows choose, Enter opens the step, Esc goes back"), N_("No meeting is planned yet.")},
	[PAGE_FILE] = {N_("Our answers"), review_file_build, review_file_enter, review_file_beside, false,
		       N_("Arrows choose, Enter opens the answer, Esc goes back"), N_("Nothing is written down yet.")},
	[PAGE_ANSWER] = {N_("One answer"), review_answer_build, review_answer_enter, review_answer_beside, true,
			 N_("Arrows choose, Enter does it, Esc goes back"), ""},
	[PAGE_PLAN] = {N_("Action plan and homework"), review_plan_build, review_plan_enter, review_plan_beside, false,
		       N_("Arrows choose, Enter ticks or opens it, {undo} undoes, Esc goes back"), N_("No action is planned, and no homework was given.")},
	[PAGE_QUESTION] = {N_("Our question and its versions"), review_question_build, review_file_enter, review_question_beside, false,
			   N_("Arrows choose, Enter opens it, Esc goes back"), N_("The question is not written down yet.")},
	[PAGE_INDICATORS] = {N_("Our indicators over time"), review_indicators_build, NULL, review_indicators_beside, false,
			     N_("Arrows choose, Esc goes back"), N_("No indicator is chosen yet.")},
	[PAGE_SHARE] = {N_("Who reads what"), review_share_build, review_share_enter, NULL, false,
			N_("Arrows choose, Enter shares or withdraws, {undo} undoes, Esc goes back"), N_("Nothing is written down yet: there is nothing to share.")},
	[PAGE_MISSED] = {N_("What we missed"), review_missed_build, review_missed_enter, review_missed_beside, false,
			 N_("Arrows choose, Enter opens the step, Esc goes back"), N_("You were there for every step held so far, as far as was written down.")},
	[PAGE_WORDS] = {N_("A word for the facilitators"), review_words_build, review_words_enter, review_words_beside, false,
			N_("Arrows choose, Enter writes, Esc goes back"), ""},
	[PAGE_TAKE] = {N_("Take everything away"), review_take_build, NULL, review_take_beside, true, N_("Esc goes back"), ""},
	[PAGE_TOLD] = {N_("Who sees what, and until when"), review_told_build, review_told_enter, review_told_beside, true, N_("PageDown reads on, Enter goes on"), ""},
};

struct review_face *review_of(struct app *a)
{
	if (a->review == NULL) {
		a->review = xcalloc(1, sizeof *a->review);
		a->review->asked_folded = -1;
		a->review->path = xstrdup("");
		a->review->person = xstrdup("");
		edit_set(&a->review->words.edit, "", 0, true);
	}
	return a->review;
}

void review_free(struct review_face *r)
{
	if (r == NULL)
		return;
	review_lines_clear(r);
	dossier_clear(&r->dossier);
	edit_clear(&r->words.edit);
	target_clear(&r->words.target);
	free(r->path);
	free(r->person);
	free(r);
}

/* --- going --- */

static void show(struct app *a)
{
	if (a->base != VIEW_REVIEW)
		form_leave(a);
	a->base = a->view = VIEW_REVIEW;
	list_clear(&a->list);
}

/* Where a page begins: at what is under way, at what is to be looked through, at the last version. */
static void choose_first(struct review_face *r)
{
	static const char *const signs[PAGE_COUNT][2] = {[PAGE_STEPS] = {"▶", "○"}, [PAGE_FILE] = {"?"}, [PAGE_MISSED] = {"!"}};

	for (size_t s = 0; s < 2 && signs[r->page][s] != NULL; s++)
		for (size_t i = 0; i < r->count; i++)
			if (!r->lines[i].head && strcmp(r->lines[i].sign, signs[r->page][s]) == 0) {
				r->chosen[r->page] = i;
				return;
			}
	if (r->page == PAGE_QUESTION && r->count > 0)
		r->chosen[r->page] = r->count - 1;
}

void review_go(struct app *a, enum review_page page)
{
	struct review_face *r = a->review;
	bool again;

	show(a);
	review_lines_clear(r);
	again = page == r->page || page == PAGE_HOME || (r->page == PAGE_ANSWER && page == r->from);
	r->page = page;
	if (!again)
		r->chosen[page] = 0;
	r->read_on = 0;
	r->top = 0;
	review_rebuild(a);
	if (!again)
		choose_first(r);
}

void review_back(struct app *a)
{
	struct review_face *r = a->review;
	char key[32];

	if (a->view == VIEW_ROOM)
		review_go(a, r->page);
	else if (r->page == PAGE_ANSWER)
		review_go(a, r->from);
	else if (r->page != PAGE_HOME)
		review_go(a, PAGE_HOME);
	else
		app_say(a, _("%s leaves; everything typed is kept."), command_key_said(a, "leave", key));
}

static void stand(struct app *a, const char *step, const char *field)
{
	size_t slot;

	a->base = a->view = VIEW_ROOM;
	for (size_t i = 0; a->scenario != NULL && i < a->scenario->step_count; i++)
		if (strcmp(a->scenario->steps[i].id, step) == 0)
			app_look(a, i, a->enterprise);
	form_refresh(a);
	slot = field[0] != '\0' ? form_find(a, field, "") : SIZE_MAX;
	if (slot != SIZE_MAX)
		form_enter(a, slot, 1);
	else
		form_enter_again(a, FORM_END);
}

void review_stand(struct app *a, int64_t meeting, const char *step, const char *field)
{
	struct review_face *r = a->review;

	if (client_going(a->client) != 0)
		return;
	if (meeting == a->model->meeting) {
		stand(a, step, field);
		return;
	}
	snprintf(r->to_step, sizeof r->to_step, "%s", step);
	snprintf(r->to_field, sizeof r->to_field, "%s", field);
	r->to_meeting = meeting;
	r->to_write = false;
	meetings_go(a, meeting);
}

/* The meeting has come, or it was stayed. */
static bool arrive(struct app *a)
{
	struct review_face *r = a->review;
	int64_t to = r->to_meeting;

	if (to == 0 || client_going(a->client) != 0)
		return false;
	r->to_meeting = 0;
	if (a->model->meeting != to)
		return true;
	if (r->to_write)
		review_write(a, r->to_what);
	else
		stand(a, r->to_step, r->to_field);
	return true;
}

/* --- the dossier --- */

static bool stale(const struct app *a)
{
	return a->review->asked_model != a->model || a->review->asked_folded != a->model->folded;
}

static bool may_ask(const struct app *a)
{
	return stale(a) && !a->review->asked && client_state(a->client).unsaved == 0 && client_whole(a->client);
}

/* What others write is taken in once a second at most, what was set here at once. */
static int64_t ask_from(const struct review_face *r)
{
	return r->set != r->asked_set || clock_is_fixed() ? 0 : r->asked_at + PAUSE_MS;
}

int64_t review_next(const struct app *a)
{
	return a->base == VIEW_REVIEW && may_ask(a) ? ask_from(a->review) : 0;
}

static void ask(struct app *a)
{
	struct review_face *r = a->review;
	if (!may_ask(a) || a->now < ask_from(r))
		return;
	r->asked = true;
	r->asked_set = r->set;
	r->asked_at = a->now;
	r->asked_model = a->model;
	r->asked_folded = a->model->folded;
	client_wants(a->client, WIRE_ASK_DOSSIER, "");
}

/* Somebody is told once; who isn't known to the file, each time. */
static bool was_told(const struct app *a)
{
	const struct person *p = model_person(a->model, a->review->person);

	return p != NULL && p->told != 0;
}

bool review_answered(struct app *a, const char *refused, struct wire_reader *r)
{
	struct review_face *face = a->review;
	struct dossier d;

	if (face == NULL)
		return true;
	face->asked = false;
	if (refused != NULL) {
		app_warn(a, "%s", refused);
		return true;
	}
	if (!dossier_get(r, &d))
		return false;
	if (face->set != face->asked_set) { /* it is of before that: what was set would be gone for a moment; it is asked for again */
		face->asked_folded = -1;
		dossier_clear(&d);
		return true;
	}
	review_lines_clear(face);
	dossier_clear(&face->dossier);
	face->dossier = d;
	if (!face->there && !face->told && !was_told(a))
		face->page = PAGE_TOLD;
	face->there = true;
	review_rebuild(a);
	return true;
}

bool review_tick(struct app *a)
{
	struct review_face *r = a->review;
	bool changed = arrive(a);

	if (a->base != VIEW_REVIEW)
		return changed;
	if (r->words.on)
		review_write_follow(a);
	ask(a);
	if (r->there && r->minute != a->now / 60000) {
		review_rebuild(a);
		changed = true;
	}
	return changed;
}

void review_start(struct app *a, const char *path, const char *person)
{
	struct review_face *r = review_of(a);

	replace(&r->path, path);
	replace(&r->person, person);
	r->far = getenv("SSH_CONNECTION") != NULL;
	asked_listen(a);
	review_go(a, PAGE_HOME);
	review_tick(a);
}

void review_set(struct app *a, const struct setting *settings, size_t count)
{
	struct review_face *r = a->review;

	if (!app_may_write(a))
		return;
	client_set(a->client, settings, count);
	r->set++;
	a->model = client_model(a->client);
	for (size_t i = 0; i < count; i++) {
		struct change c = {.revision = a->model->revision + 1, .at = a->now, .author = r->person, .target = settings[i].target,
				   .type = settings[i].type, .after = settings[i].value};

		dossier_apply(&r->dossier, &c);
	}
	if (a->base == VIEW_REVIEW)
		review_rebuild(a);
}

struct review_look review_look(struct app *a, const struct model *m)
{
	struct review_look before = {a->model, a->scenario};

	a->model = m;
	a->scenario = m->scenario;
	return before;
}

void review_looked(struct app *a, const struct review_look *before)
{
	a->model = before->model;
	a->scenario = before->scenario;
}
