/* All meetings at once, as a face folds them: a snapshot of each that concerns who asks. Knows nothing of what is shown of it. */
#include "session/keeper_state.h"

#include <stdlib.h>

#include "session/session.h"

static bool put(void *context, const struct change *c, struct error *err)
{
	struct buf *out = context;
	(void)err;
	wire_put_number(out, 1);
	wire_put_change(out, c);
	return true;
}

bool keeper_answer_dossier(struct keeper *k, const char *text, struct buf *out, struct error *err)
{
	int64_t *ids = NULL;
	size_t count = 0;
	(void)text;
	bool good = session_meeting_ids(k->session, &ids, &count, err);
	if (good)
		wire_put_text(out, NULL);
	for (size_t i = 0; good && i < count; i++) {
		char *trouble = NULL;
		wire_put_number(out, 1);
		wire_put_number(out, ids[i]);
		good = session_snapshot(k->session, ids[i], NULL, put, out, &trouble, err);
		wire_put_number(out, 0);
		free(trouble);
	}
	wire_put_number(out, 0);
	free(ids);
	return good;
}
