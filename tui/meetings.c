/* Going from meeting to meeting, and coming back to where one stood. What a list of them shows is in view_meetings.c. */
#include "tui/meetings.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "tui/form.h"
#include "tui/view.h"

struct meetings *meetings_of(struct app *a)
{
	if (a->meetings == NULL)
		a->meetings = xcalloc(1, sizeof *a->meetings);
	return a->meetings;
}

void meetings_free(struct meetings *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->count; i++)
		place_clear(&m->places[i]);
	free(m->places);
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

void meetings_go(struct app *a, int64_t meeting)
{
	if (a->view != a->base)
		view_close(a);
	if (a->model->meeting == meeting || client_going(a->client) != 0)
		return;
	if (a->scenario != NULL) {
		place_keep(a);
		form_leave(a);
	}
	meetings_of(a)->leaving = true;
	client_meeting(a->client, meeting);
	a->model = client_model(a->client);
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

	a->typing.on = false; /* in a text of the other meeting, which is whole */
	m->leaving = false;
	if (here == NULL && stood->meeting == a->model->meeting)
		here = stood;
	place_stand(a, here);
}

bool meetings_tick(struct app *a)
{
	if (!a->meetings->leaving || client_going(a->client) != 0)
		return false;
	a->meetings->leaving = false;
	form_enter_again(a, FORM_END);
	return true;
}
