/* Settings are gathered here, with the texts of their numbers, and leave as one action. */
#include "tui/agenda_set.h"

#include <stdlib.h>

#include "session/model_agenda.h"

static void put(struct agenda_set *s, struct target t, enum value_type type, const char *value)
{
	s->list = xrealloc(s->list, s->count + 1, sizeof *s->list);
	s->list[s->count++] = (struct setting){.target = t, .type = type, .value = xstrdup(value)};
}

void agenda_set_meeting(const struct app *a, struct agenda_set *s, const char *column, enum value_type type, const char *value)
{
	put(s, (struct target){TARGET_MEETING, a->model->meeting, 0, "", "", "", column}, type, value);
}

void agenda_set_step(const struct app *a, struct agenda_set *s, const char *step, const char *column, enum value_type type,
		     const char *value)
{
	put(s, (struct target){TARGET_STEP, a->model->meeting, 0, step, "", "", column}, type, value);
}

void agenda_set_meeting_number(const struct app *a, struct agenda_set *s, const char *column, int64_t number)
{
	char *text = xasprintf("%lld", (long long)number);

	agenda_set_meeting(a, s, column, VALUE_NUMBER, text);
	free(text);
}

void agenda_set_step_number(const struct app *a, struct agenda_set *s, const char *step, const char *column, int64_t number)
{
	char *text = xasprintf("%lld", (long long)number);

	agenda_set_step(a, s, step, column, VALUE_NUMBER, text);
	free(text);
}

static int scenario_gives(const struct app *a, const struct step *step)
{
	return step_minutes(step, step->minutes_each > 0 ? model_present(a->model) : 0);
}

void agenda_set_minutes(const struct app *a, struct agenda_set *s, const struct step *step, int minutes)
{
	if (minutes == scenario_gives(a, step))
		agenda_set_step(a, s, step->id, "planned", VALUE_NUMBER, NULL);
	else
		agenda_set_step_number(a, s, step->id, "planned", minutes);
}

void agenda_set_done(const struct app *a, struct agenda_set *s, const char *id)
{
	const struct step *step = scenario_step(a->scenario, id);
	struct step_state state = model_step(a->model, id);
	bool shortened = step != NULL && state.planned >= 0 && state.planned < scenario_gives(a, step);

	agenda_set_step_number(a, s, id, "seconds", model_spent(a->model, id, a->now));
	agenda_set_step(a, s, id, "status", VALUE_ID, shortened ? "shortened" : "done");
}

void agenda_set_send(struct app *a, struct agenda_set *s)
{
	client_set(a->client, s->list, s->count);
	a->model = client_model(a->client);
	agenda_set_clear(s);
}

void agenda_set_clear(struct agenda_set *s)
{
	for (size_t i = 0; i < s->count; i++)
		free((char *)s->list[i].value);
	free(s->list);
	*s = (struct agenda_set){0};
}
