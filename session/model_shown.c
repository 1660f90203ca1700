/* Whom a field is there for, and what the keeper worked out about it. Evaluates no expression. */
#include <string.h>

#include "session/model.h"
#include "session/model_parts.h"

unsigned model_audience(const struct model *m, int64_t enterprise)
{
	const struct enterprise *e = model_enterprise(m, enterprise);

	return e != NULL ? audience_of(e->pole, e->kind) : 0;
}

bool model_for(const struct model *m, unsigned only, int64_t enterprise)
{
	return only == 0 || enterprise == 0 || audience_has(only, model_audience(m, enterprise));
}

bool model_asks(const struct field *f)
{
	return f->compute == NULL && f->kind != FIELD_SHARE && f->kind != FIELD_ANONYMOUS && f->kind != FIELD_SCORE;
}

static const char *derived(const struct model *m, const struct field *f, int64_t enterprise, const char *column)
{
	struct target t = {TARGET_DERIVED, m->meeting, model_whose(f, enterprise), "", f->id, "", column};

	return model_value(m, &t);
}

static bool derived_true(const struct model *m, const struct field *f, int64_t enterprise, const char *column)
{
	const char *value = derived(m, f, enterprise, column);

	return value == NULL || strcmp(value, "0") != 0;
}

/* As long as nobody was said to present, both sides are there. */
static bool plays(const struct model *m, const struct field *f, int64_t enterprise)
{
	const struct step *step = NULL;
	int64_t presenter;

	if (f->for_role == FOR_ALL || f->group || m->scenario == NULL || scenario_field(m->scenario, f->id, &step) == NULL)
		return true;
	presenter = model_presenter(m, step->id);
	return presenter == 0 || (presenter == enterprise) == (f->for_role == FOR_PRESENTER);
}

bool model_shown(const struct model *m, const struct field *f, int64_t enterprise)
{
	return model_for(m, f->only, model_whose(f, enterprise)) && plays(m, f, enterprise) &&
	       (f->when == NULL || derived_true(m, f, enterprise, "when"));
}

bool model_check_ok(const struct model *m, const struct field *f, int64_t enterprise)
{
	return f->check == NULL || derived_true(m, f, enterprise, "check");
}

const char *model_computed(const struct model *m, const struct field *f, int64_t enterprise)
{
	return f->compute != NULL ? derived(m, f, enterprise, "compute") : NULL;
}
