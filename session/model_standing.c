/* Where an enterprise stands with a step. Reads what is recorded; the only time it knows is when a step began. */
#include "session/model_standing.h"

#include <string.h>

#include "base/clock.h"
#include "session/model_missed.h"

static bool is(const struct step_state *s, const char *status)
{
	return strcmp(s->status, status) == 0;
}

static bool held(const struct step_state *s)
{
	return is(s, "done") || is(s, "shortened");
}

static bool filled(const char *text)
{
	return text != NULL && *text != '\0';
}

/* In the half-day that the step began in. */
static bool away_at(const struct model *m, int64_t enterprise, const char *from, const char *to)
{
	enum half half = model_half(from);
	const char *arrived = model_attendance(m, enterprise, half, "arrived"), *left = model_attendance(m, enterprise, half, "left");

	return !model_there(m, enterprise, half) || (filled(arrived) && strcmp(to, arrived) <= 0) || (filled(left) && strcmp(left, from) <= 0);
}

bool model_away(const struct model *m, const char *step, int64_t enterprise)
{
	struct step_state s = model_step(m, step);
	char from[16], to[16];

	if (!model_member(m, enterprise) || s.began == 0)
		return model_absent(m, enterprise);
	clock_hm(s.began, from);
	clock_hm(s.began + s.seconds * 1000, to);
	return away_at(m, enterprise, from, strcmp(to, from) < 0 ? "24:00" : to);
}

/* Is it the other one of two alternatives that was held? */
static bool replaced(const struct model *m, const struct step *step)
{
	const struct scenario *sc = m->scenario;

	for (size_t i = 0; sc != NULL && i < sc->step_count; i++) {
		const struct step *other = &sc->steps[i];
		bool pair = (step->instead_of != NULL && strcmp(step->instead_of, other->id) == 0) ||
			    (other->instead_of != NULL && strcmp(other->instead_of, step->id) == 0);

		if (pair) {
			struct step_state s = model_step(m, other->id);

			return held(&s);
		}
	}
	return false;
}

/* Would it ask somebody else something? */
static bool asks_others(const struct step *step)
{
	for (size_t i = 0; i < step->field_count; i++)
		if (!step->fields[i].group && !step->fields[i].optional && model_asks(&step->fields[i]) &&
		    (!step->fields[i].homework || step->homework))
			return true;
	return false;
}

/* Of a step that asks this one nothing. */
static enum standing attended(const struct model *m, const struct step *step, int64_t enterprise, const struct step_state *s)
{
	if (held(s))
		return model_away(m, step->id, enterprise) ? STANDING_CATCH_UP : STANDING_DONE;
	if (strcmp(step->id, m->live) == 0)
		return model_away(m, step->id, enterprise) ? STANDING_CATCH_UP : STANDING_BEGUN;
	return STANDING_TODO;
}

/* What all of them answer together is to do until it is answered: nobody can have missed it. */
static enum standing group_standing(const struct model *m, const struct step *step, int asked)
{
	struct step_state s = model_step(m, step->id);

	if (asked == 0)
		return STANDING_NOT_FOR;
	return is(&s, "skipped") || (is(&s, "todo") && replaced(m, step)) ? STANDING_SKIPPED : STANDING_TODO;
}

enum standing model_standing(const struct model *m, const struct step *step, int64_t enterprise, int *answered, int *asked)
{
	struct step_state s = model_step(m, step->id);
	const struct enterprise *e = model_enterprise(m, enterprise);
	int done, of;
	bool begun = model_progress_begun(m, step, enterprise, &done, &of);

	if (answered != NULL)
		*answered = done;
	if (asked != NULL)
		*asked = of;
	if (of > 0 && done == of)
		return STANDING_DONE;
	if (begun)
		return STANDING_BEGUN;
	if (enterprise == 0)
		return group_standing(m, step, of);
	if ((of == 0 && asks_others(step)) || e == NULL || (e->left[0] != '\0' && !model_member(m, enterprise)))
		return STANDING_NOT_FOR;
	if (is(&s, "skipped") || (is(&s, "todo") && replaced(m, step)))
		return STANDING_SKIPPED;
	if (is(&s, "homework") || step->homework)
		return STANDING_HOMEWORK;
	if (of == 0)
		return attended(m, step, enterprise, &s);
	if (held(&s) || (strcmp(step->id, m->live) == 0 && model_away(m, step->id, enterprise)))
		return STANDING_CATCH_UP;
	return STANDING_TODO;
}
