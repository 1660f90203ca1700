/* Going to another meeting of the file: what was asked is saved first, then the keeper is told, then its snapshot is the
 * model. Nothing of ours is on its way across, so that nothing can be lost between two models.
 * Must not read what the keeper says. */
#include "session/client_state.h"

#include "base/clock.h"
#include "base/i18n.h"

#define SAVED_WITHIN 3000 /* ms, else we stay: the file is locked, or its disk full */

/* Where one stands is no text: it may be on its way. */
static bool settled(const struct client *c)
{
	for (const struct asked *a = c->first; a != NULL; a = a->next)
		if (a->request.kind != REQUEST_PLACE)
			return false;
	return true;
}

void client_stay(struct client *c, const char *why)
{
	c->going = 0;
	client_notice(c, why);
}

void client_meeting(struct client *c, int64_t meeting)
{
	if (c->going != 0 || meeting == c->model->meeting)
		return;
	client_fold(c, NULL);
	target_clear(&c->editing);
	c->editing = (struct target){ 0 };
	c->going = meeting;
	c->going_asked = false;
	c->going_until = clock_monotonic() + SAVED_WITHIN;
	client_hand_over(c);
	client_go(c);
}

void client_go(struct client *c)
{
	if (c->going == 0 || (c->going_asked && c->trouble_keeper == NULL))
		return;
	if (c->trouble_keeper != NULL || clock_monotonic() >= c->going_until) {
		client_stay(c, _("What was typed could not be saved yet, so this meeting stays open; try again in a moment."));
	} else if (c->ready && settled(c)) {
		c->going_asked = true;
		client_say(c, WIRE_ASK_MEETING, c->going, NULL);
		client_send(c);
	}
}

int64_t client_going(const struct client *c)
{
	return c->going;
}

int64_t client_meeting_shown(const struct client *c)
{
	return c->going != 0 && c->going_asked ? c->going : c->model->meeting;
}

void client_meeting_new(struct client *c, const struct setting *settings, size_t count)
{
	static const struct target none = { .step = "", .field = "", .row = "", .column = "" };
	static const struct place nowhere = { .view = "", .step = "", .field = "", .row = "", .column = "" };
	struct request r = { .kind = REQUEST_MEETING, .number = ++c->number, .target = none, .field = "", .question = "", .place = nowhere,
		.settings = (struct setting *)settings, .setting_count = count };
	client_ask(c, &r);
}

void client_overview_ask(struct client *c)
{
	if (!c->ready)
		return;
	client_say(c, WIRE_ASK_OVERVIEW, c->model->meeting, NULL);
	client_send(c);
}

const struct overview *client_overview(const struct client *c)
{
	return c->overview.of != 0 ? &c->overview : NULL;
}
