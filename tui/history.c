/* The lines of what was done, page after page as they are wanted, and turning to the meeting as it was. Draws nothing. */
#include "tui/history.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/agenda.h"
#include "tui/asked.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/view.h"

enum { NEAR_END = 25 };

void history_free(struct history *h)
{
	if (h == NULL)
		return;
	edit_clear(&h->line);
	history_clear(&h->page);
	free(h->refused);
	model_free(h->past);
	place_clear(&h->stood);
	free(h);
}

static void ask(struct app *a, int64_t before)
{
	struct history *h = a->history;
	char *text = history_ask(before, h->line.text);

	h->asked = client_wants(a->client, WIRE_ASK_HISTORY, text);
	h->waiting = true;
	h->anew = before == 0;
	h->enter = false;
	free(text);
}

void history_typed(struct app *a)
{
	ask(a, 0);
}

void history_more(struct app *a)
{
	struct history *h = a->history;

	if (!h->waiting && h->page.next != 0 && h->chosen + NEAR_END >= h->page.count)
		ask(a, h->page.next);
}

void history_opened(struct app *a)
{
	struct history *h;

	if (a->history == NULL) {
		a->history = xcalloc(1, sizeof *a->history);
		a->history->stood = place_copy(&(struct place){.view = "", .step = "", .field = "", .row = "", .column = ""});
	}
	h = a->history;
	edit_set(&h->line, "", 0, false);
	h->chosen = h->top = 0;
	h->moved = false;
	asked_listen(a);
	ask(a, 0);
}

/* The lines of NEW behind those there are, which it empties. */
static void join(struct history_page *all, struct history_page *new)
{
	if (new->count > 0) {
		all->list = xrealloc(all->list, all->count + new->count, sizeof *all->list);
		memcpy(all->list + all->count, new->list, new->count * sizeof *new->list);
	}
	all->count += new->count;
	all->next = new->next;
	free(new->list);
	*new = (struct history_page){0};
}

bool history_answered(struct app *a, int64_t number, const char *refused, struct wire_reader *r)
{
	struct history *h = a->history;
	struct history_page page = {0};

	if (refused == NULL && !history_get(r, &page))
		return false;
	if (h == NULL || number != h->asked) {
		history_clear(&page);
		return true;
	}
	h->waiting = false;
	replace(&h->refused, refused);
	if (h->anew) {
		history_clear(&h->page);
		h->chosen = h->top = 0;
	}
	join(&h->page, &page);
	history_more(a); /* few of many may have the words */
	a->whole = true;
	return true;
}

const struct history_entry *history_chosen(const struct app *a)
{
	const struct history *h = a->history;

	return h->chosen < h->page.count ? &h->page.list[h->chosen] : NULL;
}

/* --- the meeting as it was --- */

bool past_answered(struct app *a, int64_t number, const char *refused, struct wire_reader *r)
{
	struct history *h = a->history;
	struct model *m;
	struct change c;

	if (h == NULL || number != h->past_asked) {
		r->at = r->end;
		return true;
	}
	h->past_asked = 0;
	a->whole = true;
	if (refused != NULL) {
		app_warn(a, "%s", refused);
		return true;
	}
	m = model_new();
	while (r->at < r->end && wire_get_number(r) == 1)
		if (wire_get_change(r, &c))
			model_apply(m, &c);
	wire_get_number(r); /* how many were altered: said when the file was opened */
	if (r->bad) {
		model_free(m);
		return false;
	}
	m->since = 0; /* its clock stands */
	model_free(h->past);
	h->past = m;
	return true;
}

/* All that hangs on a model goes with it. */
static void turn(struct app *a, struct model *past)
{
	form_leave(a);
	a->past = past;
	a->meeting = past != NULL ? past->meeting : client_model(a->client)->meeting; /* nobody went there */
	a->scenario = NULL;
	view_strip_clear(a);
	agenda_face_free(a->agenda);
	a->agenda = NULL;
	app_follow(a);
	a->whole = true;
}

static void past_enter(struct app *a)
{
	struct history *h = a->history;
	struct model *past = h->past;
	struct place now;

	h->past = NULL;
	if (past->scenario == NULL) {
		app_warn(a, "%s", _("This meeting was not there yet."));
		model_free(past);
		return;
	}
	form_place(a, &now);
	now = place_copy(&now);
	place_clear(&h->stood);
	h->stood = now;
	h->stood_top = a->form.top;
	turn(a, past);
	a->base = VIEW_PAST;
	view_open(a, VIEW_PAST);
	if (app_number(a, a->enterprise) == 0)
		a->enterprise = past->enterprise_count > 0 ? past->enterprises[0].id : 0;
	form_refresh(a);
	form_enter(a, 0, 1);
	if (h->chosen < h->page.count && (target_kinds[h->page.list[h->chosen].target.kind].keys & KEY_FIELD) != 0)
		free(target_go(a, &h->page.list[h->chosen].target)); /* what was done stands before the eyes */
}

static void look(struct app *a)
{
	const struct history_entry *e = history_chosen(a);
	char *text;

	if (e == NULL)
		return;
	text = history_ask_past(e->revision, e->meeting);
	a->history->past_at = e->at;
	a->history->past_asked = client_wants(a->client, WIRE_ASK_PAST, text);
	free(text);
}

bool history_tick(struct app *a)
{
	if (a->view == VIEW_HISTORY && a->history->enter && !a->history->waiting) {
		a->history->enter = false;
		look(a);
	}
	if (a->view != VIEW_HISTORY || a->history->past == NULL)
		return false;
	past_enter(a);
	return true;
}

static void past_leave(struct app *a)
{
	struct model *past = a->past;
	struct place stood = place_copy(&a->history->stood);

	turn(a, NULL);
	place_stand(a, &stood);
	a->form.top = a->history->stood_top;
	place_clear(&stood);
	model_free(past);
}

/* --- commands --- */

bool cmd_history(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	form_leave(a); /* what is being typed there was done too */
	form_enter_again(a, a->typing.edit.at);
	view_open(a, VIEW_HISTORY);
	a->history->back = a->base;
	return true;
}

bool cmd_history_look(struct app *a, const char *argument, struct error *err)
{
	(void)argument, (void)err;
	a->history->enter = a->history->waiting && a->history->anew;
	if (!a->history->enter)
		look(a);
	return true;
}

bool cmd_history_undo(struct app *a, const char *argument, struct error *err)
{
	const struct history_entry *e = history_chosen(a);

	(void)argument;
	if (e == NULL || !app_may_write(a))
		return true;
	if (strcmp(e->op, "new") == 0)
		return error_set(err, "%s", _("How the session began cannot be taken back."));
	client_take_back(a->client, e->action, false);
	a->model = client_model(a->client);
	ask(a, 0);
	return true;
}

bool cmd_past_close(struct app *a, const char *argument, struct error *err)
{
	size_t chosen = a->history->chosen;

	(void)argument, (void)err;
	past_leave(a);
	a->base = a->history->back;
	a->view = VIEW_HISTORY; /* the list, where it was */
	a->history->chosen = chosen;
	return true;
}
