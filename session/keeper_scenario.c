/* The scenario as the keeper needs it: what may be set in it, which options ask for an action. Read when it is first needed, never
 * for the start. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "session/carried.h"
#include "session/fits.h"
#include "session/plan.h"
#include "session/refresh.h"

const struct scenario *keeper_scenario(struct keeper *k, int64_t meeting)
{
	if (k->scenario_of == meeting)
		return k->scenario;
	keeper_scenario_forget(k);
	k->scenario = session_scenario_of(k->session, meeting);
	k->scenario_of = meeting;
	return k->scenario;
}

void keeper_scenario_forget(struct keeper *k)
{
	scenario_free(k->scenario);
	k->scenario = NULL;
	k->scenario_of = 0;
}

void keeper_scenario_moved(struct keeper *k, const struct change *c)
{
	if (c->target.kind == TARGET_SCENARIO)
		session_search_scenarios(k->session);
	if (c->target.kind == TARGET_SCENARIO ||
	    (c->target.kind == TARGET_MEETING && strcmp(c->target.column, "scenario") == 0))
		keeper_scenario_forget(k);
}

bool keeper_fits(struct keeper *k, const struct setting *s, struct error *err)
{
	bool told = target_kinds[s->target.kind].keys & KEY_FIELD;
	const struct scenario *scenario = told ? keeper_scenario(k, s->target.meeting) : NULL;
	return scenario == NULL || fits(scenario, &s->target, s->type, s->value, err);
}

struct saying { struct keeper *k; int64_t own; };

static bool say(void *context, const struct change *c, struct error *err)
{
	struct saying *to = context;
	(void)err;
	keeper_say_change(to->k, c, to->own);
	return true;
}

bool keeper_plan(struct keeper *k, const struct pending *p, const struct setting *s, int64_t *action, struct error *err)
{
	struct saying to = { k, p->request.number };
	const struct scenario *scenario = s->target.kind == TARGET_ANSWER ? keeper_scenario(k, s->target.meeting) : NULL;
	return scenario == NULL || plan_add(k->writer, scenario, &s->target, s->type, s->value, k->person, p->message->came_utc, action, say,
	                                    &to, err);
}

/* All that the scenario asks for is worked out anew for the face: it gets a snapshot. */
static bool refresh(struct keeper *k, const struct pending *p, const struct setting *live, struct saying *to, struct error *err)
{
	bool taken;
	if (!session_refresh(k->writer, live->target.meeting, live->value, k->person, p->message->came_utc, say, to, &taken, err))
		return false;
	if (taken && live->target.meeting == k->meeting)
		k->wanted = k->meeting;
	return true;
}

/* A meeting planned ahead starts with its scenario as it now is and with what was said meanwhile: when its first step goes live. */
bool keeper_carry(struct keeper *k, const struct pending *p, struct error *err)
{
	struct saying to = { k, p->request.number };
	for (size_t i = 0; i < p->request.setting_count; i++) {
		const struct setting *s = &p->request.settings[i];
		bool began;
		if (s->target.kind != TARGET_MEETING || strcmp(s->target.column, "live") != 0 || s->value == NULL)
			continue;
		if (!session_has(k->writer, &s->target, &began, err))
			return false;
		if (!began && !refresh(k, p, s, &to, err))
			return false;
		if (!began && !session_carry(k->writer, s->target.meeting, k->person, p->message->came_utc, say, &to, err))
			return false;
	}
	return true;
}
