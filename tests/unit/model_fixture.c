/* Changes for a model under test. */
#include "model_fixture.h"

int64_t given;

void give(struct model *m, struct target t, const char *after)
{
	struct change c = {.revision = ++given, .author = "f", .target = t, .after = after};

	model_apply(m, &c);
}
