/* What a face asks that is no request: the search, the history, the meeting as it was. The last one asked of each kind is answered, after what was
 * asked before it is in the file. */
#include "session/keeper_state.h"

#include <stdlib.h>

#include "session/wall_rules.h"

enum { ASKS = WIRE_ASK_COUNT - WIRE_ASK_SEARCH };

static bool (*const answers[ASKS])(struct keeper *k, const char *text, struct buf *out, struct error *err) = {
	[WIRE_ASK_SEARCH - WIRE_ASK_SEARCH] = keeper_answer_search,
	[WIRE_ASK_HISTORY - WIRE_ASK_SEARCH] = keeper_answer_history,
	[WIRE_ASK_PAST - WIRE_ASK_SEARCH] = keeper_answer_past,
	[WIRE_ASK_DOSSIER - WIRE_ASK_SEARCH] = keeper_answer_dossier,
};

void keeper_ask_take(struct keeper *k, int64_t what, int64_t number, const char *text)
{
	if (what < WIRE_ASK_SEARCH || what >= WIRE_ASK_COUNT || text == NULL || number <= 0)
		return;
	if (k->asks == NULL)
		k->asks = xcalloc(ASKS, sizeof(*k->asks));
	struct keeper_asked *a = &k->asks[what - WIRE_ASK_SEARCH];
	a->number = number;
	replace(&a->text, text);
}

/* An answer that cannot be given is an empty one: the face waits for it. */
static void answer(struct keeper *k, size_t i)
{
	struct keeper_asked *a = &k->asks[i];
	struct buf *out = keeper_out(k);
	struct error err = { 0 };
	size_t mark = wire_begin(out, WIRE_ANSWER);
	wire_put_number(out, (int64_t)i + WIRE_ASK_SEARCH);
	wire_put_number(out, a->number);
	size_t head = out->len;
	bool may = wall_answers(k->reader.role, (int64_t)i + WIRE_ASK_SEARCH), in = may && keeper_wall_enter(k, &err);
	if (!may)
		error_set(&err, _("Only facilitators see this."));
	if (!in || !answers[i](k, a->text, out, &err)) {
		out->len = head;
		wire_put_text(out, err.text);
	}
	if (in)
		keeper_wall_leave(k);
	error_clear(&err);
	if (!wire_end(out, mark)) { /* too long for a message: said instead */
		mark = wire_begin(out, WIRE_ANSWER);
		wire_put_number(out, (int64_t)i + WIRE_ASK_SEARCH);
		wire_put_number(out, a->number);
		wire_put_text(out, _("The session file holds more text than can be shown"));
		wire_end(out, mark);
	}
	replace(&a->text, NULL);
}

/* A face that does not read what it is told is told no more: what it asks waits. */
void keeper_ask_answer(struct keeper *k)
{
	for (size_t i = 0; k->asks != NULL && i < ASKS && k->out.len <= k->times->behind; i++)
		if (k->asks[i].text != NULL)
			answer(k, i);
}

void keeper_ask_free(struct keeper *k)
{
	for (size_t i = 0; k->asks != NULL && i < ASKS; i++)
		free(k->asks[i].text);
	free(k->asks);
}
