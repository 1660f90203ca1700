/* All meetings at once, as a face folds them: a snapshot of each, with what its expressions say of it. Knows nothing of what is shown of it. */
#include "session/keeper_state.h"

#include <stdlib.h>

#include "session/carried.h"
#include "session/derive.h"
#include "session/session.h"

struct telling {
	const struct keeper *k;
	struct buf *out;
	struct model *model; /* of what is told, for what is worked out of it */
};

static bool tell(void *context, const struct change *c, struct error *err)
{
	struct telling *t = context;
	struct change told;
	(void)err;
	if (!wall_tells(t->k, c, &told))
		return true;
	model_apply(t->model, &told);
	wire_put_number(t->out, 1);
	wire_put_change(t->out, &told);
	return true;
}

static void tell_derived(void *context, const struct change *c)
{
	struct telling *t = context;
	struct change told;
	if (!wall_tells(t->k, c, &told))
		return;
	wire_put_number(t->out, 1);
	wire_put_change(t->out, &told);
}

static bool tell_worked_out(struct keeper *k, int64_t meeting, struct telling *t, struct error *err)
{
	struct needs needs = { 0 };
	size_t altered = 0;
	bool good = true;
	if (t->model->scenario == NULL)
		return true;
	needs_of(&needs, t->model->scenario);
	struct derive *d = needs.expressions ? derive_new(t->model, &needs) : NULL;
	if (needs.count > 0)
		good = session_carried(k->session, meeting, &needs, 0, tell, t, &altered, err);
	if (good && d != NULL)
		derive_run(d, t->model, tell_derived, t);
	derive_free(d);
	needs_clear(&needs);
	return good;
}

static bool tell_meeting(struct keeper *k, int64_t meeting, struct buf *out, struct error *err)
{
	struct telling t = { k, out, model_new() };
	char *trouble = NULL;
	wire_put_number(out, 1);
	wire_put_number(out, meeting);
	t.model->meeting = meeting;
	bool good = session_snapshot(k->session, meeting, NULL, tell, &t, &trouble, err) && tell_worked_out(k, meeting, &t, err);
	wire_put_number(out, 0);
	free(trouble);
	model_free(t.model);
	return good;
}

bool keeper_answer_dossier(struct keeper *k, const char *text, struct buf *out, struct error *err)
{
	int64_t *ids = NULL;
	size_t count = 0;
	(void)text;
	bool good = session_meeting_ids(k->session, &ids, &count, err);
	wire_put_text(out, NULL);
	for (size_t i = 0; good && i < count; i++)
		good = tell_meeting(k, ids[i], out, err);
	wire_put_number(out, 0);
	free(ids);
	return good;
}
