/* Where the person stands: found again at the start and after a fresh snapshot, sent to the keeper as it changes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tui/form.h"
#include "tui/meetings.h"
#include "tui/sheets.h"
#include "tui/show.h"
#include "tui/watch_words.h"

/* The client may have taken a fresh snapshot: nothing of the old one may be kept. */
void app_follow(struct app *a)
{
	if (a->start != NULL)
		return;
	a->model = a->past != NULL ? a->past : client_model(a->client);
	if (a->scenario == a->model->scenario)
		return;
	if (a->meeting != 0 && a->meeting != a->model->meeting) {
		meetings_arrive(a);
		return;
	}
	place_texts_free(a);
	a->scenario = a->model->scenario;
	free(a->folded);
	a->folded = NULL;
	a->step = 0;
	a->whole = true;
	a->signs.model = NULL;
	a->form.count = 0;
	if (a->scenario == NULL || a->scenario->step_count == 0)
		return;
	a->folded = xcalloc(a->scenario->step_count, sizeof *a->folded);
	a->texts = xcalloc(a->scenario->step_count, sizeof *a->texts);
	a->text_count = a->scenario->step_count;
	for (size_t i = 0; i < a->scenario->step_count; i++)
		if (strcmp(a->scenario->steps[i].id, a->step_id) == 0)
			a->step = i;
	snprintf(a->step_id, sizeof a->step_id, "%s", a->scenario->steps[a->step].id);
	form_refresh(a); /* the slots pointed to the old one */
}

void place_texts_free(struct app *a)
{
	for (size_t i = 0; i < a->text_count; i++) {
		markdown_clear(&a->texts[i].say);
		markdown_clear(&a->texts[i].guide);
	}
	watch_words_free(a->watch);
	a->watch = NULL;
	free(a->texts);
	a->texts = NULL;
	a->text_count = 0;
}

void place_send(struct app *a)
{
	struct place p;
	const struct place *old = &a->place;

	if (a->past != NULL) /* nobody stands there */
		return;
	if (a->meetings != NULL && a->meetings->catching != 0)
		return; /* who comes back after the worst stands in the meeting that is held */
	form_place(a, &p);
	if (show_on(a)) /* who comes back may be on the wall still: never with notes */
		p.view = "show";
	if (p.offset == old->offset && p.enterprise == old->enterprise && p.meeting == old->meeting &&
	    strcmp(p.view, old->view) == 0 && strcmp(p.step, old->step) == 0 && strcmp(p.field, old->field) == 0 &&
	    strcmp(p.row, old->row) == 0 && strcmp(p.column, old->column) == 0)
		return;
	p = place_copy(&p);
	place_clear(&a->place);
	a->place = p;
	client_place(a->client, &a->place);
}

void place_restore(struct app *a)
{
	const struct place *p = client_place_at_start(a->client);

	place_stand(a, p);
	if (a->role & ROLE_FACILITATOR && p != NULL && strcmp(p->view, "show") == 0)
		show_enter(a);
}

void place_stand(struct app *a, const struct place *p)
{
	size_t slot = SIZE_MAX;

	a->meeting = a->model->meeting;
	if (a->model->meeting_enterprise != 0)
		meetings_of(a);
	if (client_enterprise(a->client) != 0) /* its own view: it is nobody else */
		a->enterprise = client_enterprise(a->client);
	else if (a->model->enterprise_count > 0 && !(a->role & ROLE_ROOM) && /* the room looks at nobody */
	    (app_number(a, a->enterprise) == 0 || !app_takes_part(a, a->enterprise)))
		a->enterprise = app_alone(a) != 0 ? app_alone(a) : a->model->enterprises[0].id;
	if (p != NULL && (strcmp(p->view, "room") == 0 || strcmp(p->view, "show") == 0) && p->meeting == a->model->meeting) {
		snprintf(a->step_id, sizeof a->step_id, "%s", p->step);
		if (client_enterprise(a->client) == 0 && app_number(a, p->enterprise) > 0 && app_takes_part(a, p->enterprise))
			a->enterprise = p->enterprise;
	} else {
		snprintf(a->step_id, sizeof a->step_id, "%s", a->model->live);
		p = NULL;
	}
	a->scenario = NULL;
	app_follow(a);
	form_refresh(a);
	if (p != NULL && p->field[0] != '\0')
		slot = form_find(a, p->field, p->row);
	else if (p != NULL && strcmp(p->column, "note") == 0)
		slot = form_find(a, NULL, p->row);
	if (slot != SIZE_MAX && a->form.slots[slot].field != NULL && a->form.slots[slot].field->kind == FIELD_ANONYMOUS &&
	    p->column[0] != '\0') /* stood in one of its questions, which nobody does where it is put aside */
		sheet_own(a, p->field, a->enterprise);
	if (slot != SIZE_MAX)
		form_go(a, slot, p->field[0] != '\0' ? p->row : "", p->field[0] != '\0' ? p->column : "",
			p->offset >= 0 ? (size_t)p->offset : FORM_END);
	else
		form_enter(a, 0, 1);
}
