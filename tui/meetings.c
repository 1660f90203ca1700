/* Going from meeting to meeting, and coming back to where one stood. What a list of them shows is in view_meetings.c. */
#include "tui/meetings.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/agenda.h"
#include "tui/form.h"
#include "tui/hours.h"
#include "tui/numbers.h"
#include "tui/opening.h"
#include "tui/view.h"

struct meetings *meetings_of(struct app *a)
{
	if (a->meetings == NULL) {
		a->meetings = xcalloc(1, sizeof *a->meetings);
		a->meetings->asked_folded = -1;
	}
	return a->meetings;
}

void meetings_free(struct meetings *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->count; i++)
		place_clear(&m->places[i]);
	free(m->places);
	meetings_choices_clear(m);
	free(m);
}

static struct place *place_of(struct meetings *m, int64_t meeting)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->places[i].meeting == meeting)
			return &m->places[i];
	return NULL;
}

/* As it would be sent to the keeper. */
static void place_keep(struct app *a)
{
	struct meetings *m = meetings_of(a);
	struct place now, *old = place_of(m, a->model->meeting);

	form_place(a, &now);
	if (old == NULL) {
		m->places = xrealloc(m->places, m->count + 1, sizeof *m->places);
		old = &m->places[m->count++];
	} else {
		place_clear(old);
	}
	*old = place_copy(&now);
}

/* --- going --- */

static void leave(struct app *a, int64_t meeting)
{
	if (a->view != a->base)
		view_close(a);
	if (a->scenario != NULL) {
		if (meetings_of(a)->catching == 0)
			place_keep(a); /* where a reopened step was is nobody's place */
		form_leave(a);
	}
	meetings_of(a)->leaving = true;
	client_meeting(a->client, meeting);
	a->model = client_model(a->client);
}

void meetings_go(struct app *a, int64_t meeting)
{
	struct meetings *m = meetings_of(a);

	if (client_going(a->client) != 0)
		return;
	m->step[0] = '\0';
	m->to_catch = 0;
	if (a->model->meeting != meeting) {
		leave(a, meeting);
		return;
	}
	m->catching = 0; /* it is stayed in, with all */
	if (a->view != a->base)
		view_close(a);
	form_refresh(a);
}

void meetings_reopen(struct app *a, int64_t meeting, const char *step, int64_t enterprise)
{
	struct meetings *m = meetings_of(a);

	if (client_going(a->client) != 0)
		return;
	snprintf(m->step, sizeof m->step, "%s", step);
	m->back = a->model->meeting;
	m->to_catch = enterprise;
	leave(a, meeting);
}

bool meetings_back(struct app *a)
{
	struct meetings *m = a->meetings;
	int64_t back = m != NULL ? m->back : 0;

	if (m == NULL || m->catching == 0 || client_going(a->client) != 0)
		return false;
	meetings_go(a, back);
	return true;
}

void meetings_go_at(struct app *a, const struct place *p)
{
	struct place *there;
	struct meetings *m;

	meetings_go(a, p->meeting);
	if (client_going(a->client) != p->meeting)
		return;
	m = meetings_of(a);
	there = place_of(m, p->meeting);
	if (there == NULL) {
		m->places = xrealloc(m->places, m->count + 1, sizeof *m->places);
		there = &m->places[m->count++];
	} else {
		place_clear(there);
	}
	*there = place_copy(p);
}

void meetings_arrive(struct app *a)
{
	struct meetings *m = meetings_of(a);
	const struct place *stood = client_place_at_start(a->client), *here = place_of(m, a->model->meeting);
	struct place step = {.view = "room", .meeting = a->model->meeting, .enterprise = m->catching, .step = m->step, .field = "",
			     .row = "", .column = ""};

	a->typing.on = false; /* in a text of the other meeting, which is whole */
	agenda_face_free(a->agenda);
	a->agenda = NULL;
	m->leaving = false;
	m->chosen_id = 0;
	m->asked_folded = -1;
	m->catching = m->to_catch;
	if (m->catching != 0 && m->step[0] != '\0')
		here = &step;
	else if (here == NULL && stood->meeting == a->model->meeting)
		here = stood;
	place_stand(a, here);
	if (m->catching == 0)
		opening_offer(a);
}

/* --- waiting for what is known of all of them --- */

void meetings_want(struct app *a, enum meetings_want what)
{
	meetings_of(a)->wants = what;
	if (a->view != VIEW_MEETINGS)
		view_open(a, VIEW_MEETINGS);
}

void meetings_wait(struct app *a, const struct key *k)
{
	struct meetings *m = meetings_of(a);

	if (m->waiting_count < WAITING_MOST && k->paste == NULL && !key_is_mouse(k))
		m->waiting[m->waiting_count++] = *k;
}

static void keys_again(struct app *a)
{
	struct meetings *m = a->meetings;
	struct key keys[WAITING_MOST];
	size_t count = m->waiting_count;

	memcpy(keys, m->waiting, count * sizeof *keys);
	m->waiting_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (m->waiting_count == 0)
			m->waits_there = client_going(a->client) != 0;
		if (m->waits_there || m->waiting_count > 0)
			meetings_wait(a, &keys[i]);
		else
			app_key(a, &keys[i]);
	}
}

/* It has come: what was wanted is shown, and the keys that waited are taken. Whoever left the list wants none of it. */
static bool wanted_now(struct app *a)
{
	struct meetings *m = a->meetings;
	enum meetings_want wants = m->wants;

	if ((wants == WANT_NOTHING && m->waiting_count == 0) || client_going(a->client) != 0)
		return false;
	if (!m->waits_there && a->view != VIEW_MEETINGS) {
		m->wants = WANT_NOTHING;
		m->waiting_count = 0;
		return false;
	}
	if (!m->waits_there && meetings_overview(a) == NULL)
		return false;
	m->wants = WANT_NOTHING;
	m->waits_there = false;
	if (wants == WANT_NEW)
		meetings_new(a);
	else if (wants == WANT_REOPEN)
		reopen_pick_open(a);
	keys_again(a);
	return true;
}

bool meetings_tick(struct app *a)
{
	struct meetings *m = a->meetings;
	bool changed = false;

	if (m->leaving && client_going(a->client) == 0) { /* it stayed */
		m->leaving = false;
		m->to_catch = 0;
		form_enter_again(a, FORM_END);
		changed = true;
	}
	changed |= wanted_now(a);
	if (a->model->meeting_enterprise != 0 && (client_overview(a->client) == NULL || client_overview(a->client)->of != a->model->meeting))
		meetings_overview(a); /* a link to an earlier step is said in words */
	if (a->view == VIEW_MEETINGS || a->view == VIEW_OPENING || a->view == VIEW_HOURS)
		meetings_overview(a);
	return changed;
}

/* --- what is known of all of them --- */

const struct overview *meetings_overview(struct app *a)
{
	struct meetings *m = meetings_of(a);
	const struct overview *o = client_overview(a->client);
	bool stale = m->asked_model != a->model || m->asked_folded != a->model->folded;

	if (stale && client_state(a->client).unsaved == 0 && client_whole(a->client)) {
		m->asked_model = a->model;
		m->asked_folded = a->model->folded;
		client_overview_ask(a->client);
	}
	return o != NULL && o->of == a->model->meeting ? o : NULL;
}

char *meetings_title(const struct app *a, const struct overview_meeting *m)
{
	const struct enterprise *e = model_enterprise(a->model, m->enterprise);

	return e != NULL ? xasprintf("%s · %s", e->name, m->title) : xstrdup(m->title);
}

bool meetings_hours(const struct app *a, const struct overview *o, int64_t enterprise, double *left, double *quota)
{
	const struct overview_hours *h = o != NULL ? overview_hours(o, enterprise) : NULL;

	if (h == NULL)
		return false;
	*quota = h->quota;
	*left = h->quota - h->counted - hours_in_ledger(a, enterprise);
	return h->known;
}

char *meetings_hours_words(double hours)
{
	return minutes_show(lround(hours * 60));
}

bool meetings_header(const struct app *a, struct grid *g, const char *step)
{
	const struct model *m = a->model;
	int wanted = text_columns(step, strlen(step)), x = 1;
	char *words;

	if (a->meetings == NULL || a->meetings->catching == 0)
		return false;
	if (wanted > g->width / 2)
		wanted = g->width / 2;
	words = xasprintf(m->meeting_date[0] != '\0' ? _("catch-up of %s, %s") : _("catch-up of %s"),
			  m->meeting_date[0] != '\0' ? m->meeting_date : m->meeting_title, m->meeting_title);
	x += grid_fit(g, 0, x, g->width - wanted - 5, STYLE_CURRENT, words) + 2;
	grid_fit(g, 0, x, g->width - x - 1, STYLE_TITLE, step);
	free(words);
	return true;
}
