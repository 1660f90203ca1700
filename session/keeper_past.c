/* The answer that is a meeting as it was: what its changes held then, and what the expressions of its scenario made of that. Changes nothing. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "session/history.h"
#include "session/needs.h"

struct telling {
	struct buf *out;
	struct model *model; /* for working out; NULL: nothing is */
};

static bool put(void *context, const struct change *c, struct error *err)
{
	struct telling *t = context;
	(void)err;
	wire_put_number(t->out, 1);
	wire_put_change(t->out, c);
	if (t->model != NULL)
		model_apply(t->model, c);
	return true;
}

/* The model has it already. */
static bool put_worked_out(void *context, const struct change *c, struct error *err)
{
	struct telling *t = context;
	(void)err;
	wire_put_number(t->out, 1);
	wire_put_change(t->out, c);
	return true;
}

/* "REVISION MEETING": the meeting that is shown where that is 0. */
bool keeper_answer_past(struct keeper *k, const char *text, struct buf *out, struct error *err)
{
	char *after;
	int64_t revision = strtoll(text, &after, 10), meeting = strtoll(after, NULL, 10);
	struct telling t = { out, NULL };
	size_t altered = 0;
	if (k->reader.role != READER_FACILITATOR)
		return error_set(err, _("Only facilitators see this."));
	if (meeting == 0)
		meeting = k->meeting;
	if (meeting == 0 && !session_current_meeting(k->session, &meeting, err))
		return false;
	t.model = model_new();
	wire_put_text(out, NULL);
	bool good = session_past(k->session, meeting, revision, put, &t, &altered, err) &&
	            keeper_derive_past(k, t.model, revision, put_worked_out, &t, err);
	wire_put_number(out, 0);
	wire_put_number(out, (int64_t)altered);
	model_free(t.model);
	return good;
}
