/* What two people wrote at the same moment: the codec. */
#include "session/beside.h"

#include <stdlib.h>

void beside_clear(struct beside *b)
{
	target_clear(&b->target);
	free(b->name);
	free(b->theirs);
	free(b->mine);
	*b = (struct beside){0};
}

void beside_put(struct buf *out, const struct beside *b)
{
	wire_put_number(out, b->what);
	wire_put_target(out, &b->target);
	wire_put_text(out, b->name);
	wire_put_number(out, b->at);
	wire_put_text(out, b->theirs);
	wire_put_text(out, b->mine);
}

bool beside_get(struct wire_reader *r, struct beside *b)
{
	struct target t = {.step = "", .field = "", .row = "", .column = ""};
	int64_t what = wire_get_number(r);
	wire_get_target(r, &t);
	const char *name = wire_get_word(r);
	int64_t at = wire_get_number(r);
	const char *theirs = wire_get_text(r), *mine = wire_get_text(r);
	if (!wire_done(r) || what < 0 || what >= BESIDE_COUNT)
		return false;
	*b = (struct beside){(enum beside_what)what, target_copy(&t), xstrdup(name), at, xstrdup(theirs), xstrdup(mine)};
	return true;
}
