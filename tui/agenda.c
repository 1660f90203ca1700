/* What is worked out for header and agenda, kept until something moves. Draws nothing. */
#include "tui/agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/numbers.h"
#include "tui/prompt.h"

void agenda_face_free(struct agenda_face *f)
{
	if (f == NULL)
		return;
	agenda_clear(&f->now);
	free(f);
}

static struct agenda_seen seen_now(const struct app *a)
{
	return (struct agenda_seen){a->model, a->model->folded};
}

static bool is_seen(const struct agenda_seen *s, const struct app *a)
{
	return s->model == a->model && s->folded == a->model->folded;
}

static bool holds(const struct agenda_face *f, const struct app *a)
{
	return is_seen(&f->seen, a) && a->now >= f->now.now && (f->until == 0 || a->now < f->until);
}

static void refresh(struct agenda_face *f, const struct app *a)
{
	if (holds(f, a))
		return;
	agenda_clear(&f->now);
	f->now = agenda_make(a->model, a->now);
	f->until = agenda_changes(&f->now);
	f->seen = seen_now(a);
}

struct agenda_face *agenda_face(struct app *a)
{
	if (a->agenda == NULL)
		a->agenda = xcalloc(1, sizeof *a->agenda);
	return a->agenda;
}

const struct agenda *agenda_now(struct app *a)
{
	refresh(agenda_face(a), a);
	return &a->agenda->now;
}

int64_t agenda_next(const struct app *a)
{
	if (a->agenda == NULL || a->model == NULL)
		return 0;
	refresh(a->agenda, a);
	return a->agenda->until;
}

static bool came_late(const struct app *a, int64_t enterprise)
{
	static const char *const halves[] = {"am", "pm"};

	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++) {
		struct target t = {TARGET_ATTENDANCE, a->model->meeting, enterprise, "", "", halves[i], "arrived"};
		const char *arrived = model_value(a->model, &t);

		if (arrived != NULL && arrived[0] != '\0')
			return true;
	}
	return false;
}

struct agenda_roll agenda_roll(struct app *a)
{
	struct agenda_face *f = agenda_face(a);
	const struct step *step = app_step(a);

	if (is_seen(&f->roll_seen, a) && f->roll_step == a->step)
		return f->roll;
	f->roll = (struct agenda_roll){0};
	f->roll_seen = seen_now(a);
	f->roll_step = a->step;
	for (size_t i = 0; step != NULL && i < a->model->enterprise_count; i++) {
		int64_t e = a->model->enterprises[i].id;
		int answered, asked;

		if (!app_counts(a, e))
			continue;
		if (model_absent(a->model, e)) {
			f->roll.absent++;
			continue;
		}
		f->roll.late += came_late(a, e);
		model_progress(a->model, step, e, &answered, &asked);
		f->roll.asked += asked > 0;
		f->roll.done += asked > 0 && answered == asked;
	}
	return f->roll;
}

size_t agenda_at(const struct app *a)
{
	return prompt_over(a) == VIEW_STEPS && a->agenda != NULL ? a->agenda->chosen : a->step;
}

char *agenda_step_name(const struct app *a, size_t step)
{
	return xasprintf("%zu %s", step + 1, app_said(&a->scenario->steps[step].title));
}

char *agenda_late_words(long minutes)
{
	char *shown = minutes_show(minutes), *words = xasprintf(_("%s late"), shown);

	free(shown);
	return words;
}

char *agenda_over_words(long minutes)
{
	char *shown = minutes_show(minutes), *words = xasprintf(_("%s over"), shown);

	free(shown);
	return words;
}
