/* The round: begun and ended here; the floor passes with the commands that go from enterprise to enterprise. */
#include "base/i18n.h"
#include "tui/command.h"
#include "tui/round.h"

bool cmd_round(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e;
	char next[32], go[32];

	(void)argument;
	if (round_on(a)) {
		round_stop(a);
		return true;
	}
	if (!app_may_write(a))
		return true;
	if (!round_start(a, err))
		return false;
	e = model_enterprise(a->model, round_speaker(a));
	app_say(a, _("%s has the floor: %s passes it on, %s gives it to anyone."), e != NULL ? e->name : "…",
		command_key_said(a, "enterprise-next", next), command_key_said(a, "go", go));
	return true;
}
