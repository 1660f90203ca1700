/* What is asked and is no request: one of each kind at a time, asked again of a keeper that was started meanwhile. Must not know what an answer
 * says. */
#include <stdlib.h>

#include "session/client_state.h"

enum { ASKS = WIRE_ASK_COUNT - WIRE_ASK_SEARCH };

int64_t client_wants(struct client *c, enum wire_ask what, const char *text)
{
	if (c->wanted == NULL)
		c->wanted = xcalloc(ASKS, sizeof(*c->wanted));
	struct wanted *w = &c->wanted[what - WIRE_ASK_SEARCH];
	w->number = ++c->wanted_number;
	replace(&w->text, text);
	if (c->fd >= 0 && c->ready) {
		client_say(c, what, w->number, text);
		if (!c->gathers)
			client_send(c);
	}
	return w->number;
}

void client_on_answer(struct client *c, client_answer *answer, void *context)
{
	c->answer = answer;
	c->answer_context = context;
}

void client_wants_again(struct client *c)
{
	for (size_t i = 0; c->wanted != NULL && i < ASKS; i++)
		if (c->wanted[i].text != NULL)
			client_say(c, (enum wire_ask)(i + WIRE_ASK_SEARCH), c->wanted[i].number, c->wanted[i].text);
}

bool client_answered(struct client *c, struct wire_reader *r)
{
	int64_t what = wire_get_number(r), number = wire_get_number(r);
	const char *refused = wire_get_text(r);
	if (r->bad || what < WIRE_ASK_SEARCH || what >= WIRE_ASK_COUNT || c->wanted == NULL)
		return false;
	struct wanted *w = &c->wanted[what - WIRE_ASK_SEARCH];
	if (number != w->number || w->text == NULL)
		return true; /* something else was asked meanwhile */
	replace(&w->text, NULL);
	return c->answer == NULL || c->answer(c->answer_context, (enum wire_ask)what, number, refused, r);
}

void client_wants_free(struct client *c)
{
	for (size_t i = 0; c->wanted != NULL && i < ASKS; i++)
		free(c->wanted[i].text);
	free(c->wanted);
}
