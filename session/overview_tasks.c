/* Homework: the text of the scenario, steps and fields that are done between meetings, lines of action plans that are due.
 * Whether each is done is as it was recorded. */
#include "session/overview_tasks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"

static void task_add(struct overview *o, int64_t enterprise, enum overview_task_kind kind, enum overview_task_state state, const char *text,
                     const char *who, const char *when)
{
	o->tasks = xrealloc(o->tasks, o->task_count + 1, sizeof(*o->tasks));
	o->tasks[o->task_count++] = (struct overview_task){ enterprise, kind, state, xstrdup(text), xstrdup(who), xstrdup(when) };
}

/* --- what the meeting before gave to do --- */

static bool given(const struct model *m, const struct step *step)
{
	return step->homework || strcmp(model_step(m, step->id).status, "homework") == 0;
}

static void step_task(struct overview *o, const struct model *m, const struct step *step, int64_t enterprise)
{
	int answered, asked;
	model_progress(m, step, enterprise, &answered, &asked);
	if (asked == 0 && !model_begun(m, step, enterprise) && step->field_count > 0 && !step->homework)
		return; /* nothing in it concerns this one */
	task_add(o, enterprise, TASK_STEP,
	         asked > 0 && answered >= asked ? TASK_DONE : model_begun(m, step, enterprise) ? TASK_BEGUN : TASK_TODO,
	         said_in(said_to(&step->title, model_audience(m, enterprise)), i18n_language(), NULL), "", "");
}

/* In a step of the meeting itself a field may be left for home. */
static void field_tasks(struct overview *o, const struct model *m, const struct step *step, int64_t enterprise)
{
	for (size_t i = 0; i < step->field_count; i++) {
		const struct field *f = &step->fields[i];
		if (f->homework && !f->group && model_shown(m, f, enterprise))
			task_add(o, enterprise, TASK_FIELD, model_answered(m, f, enterprise) ? TASK_DONE : TASK_TODO,
			         said_in(said_to(&f->label, model_audience(m, enterprise)), i18n_language(), NULL), "", "");
	}
}

static void meeting_tasks(struct overview *o, const struct model *m, int64_t enterprise)
{
	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++) {
		const struct step *step = &m->scenario->steps[i];
		if (given(m, step))
			step_task(o, m, step, enterprise);
		else
			field_tasks(o, m, step, enterprise);
	}
}

/* --- action plans --- */

struct plan {
	struct overview *o;
	const struct model *m;
	int64_t enterprise;
	const char *until;   /* YYYY-MM-DD of the meeting; "": not known */
	bool recent;         /* of the meeting before or later: what is done is said too */
	struct map *known;   /* rows taken already: a plan that is carried over keeps their ids */
};

static const char *cell(const struct plan *p, const struct field *f, const char *row, const char *column)
{
	const char *value = model_answer(p->m, f->id, p->enterprise, row, column);
	return value != NULL ? value : "";
}

static void row_task(struct plan *p, const struct field *f, const char *row)
{
	const char *text = cell(p, f, row, "action"), *when = cell(p, f, row, "when"), *status = cell(p, f, row, "status");
	char *key = xasprintf("%lld|%s", (long long)p->enterprise, row);
	bool done = strcmp(status, "done") == 0, seen = map_get(p->known, key) != NULL;
	bool due = *when == '\0' || *p->until == '\0' || strcmp(when, p->until) <= 0;
	if (!seen)
		map_put(p->known, key, p);
	free(key);
	if (seen || *text == '\0' || strcmp(status, "dropped") == 0 || (done ? !p->recent : !due))
		return;
	task_add(p->o, p->enterprise, TASK_ACTION, done ? TASK_DONE : strcmp(status, "doing") == 0 ? TASK_BEGUN : TASK_TODO, text,
	         cell(p, f, row, "who"), when);
}

static void plan_tasks(struct plan *p)
{
	for (size_t i = 0; p->m->scenario != NULL && i < p->m->scenario->step_count; i++)
		for (size_t k = 0; k < p->m->scenario->steps[i].field_count; k++) {
			const struct field *f = &p->m->scenario->steps[i].fields[k];
			size_t count;
			if (f->kind != FIELD_ACTION || f->group != (p->enterprise == 0))
				continue;
			const char *const *rows = model_rows(p->m, f->id, p->enterprise, &count);
			for (size_t n = 0; n < count; n++)
				row_task(p, f, rows[n]);
		}
}

void overview_tasks(struct overview *o, struct model *const *models, size_t of, size_t before)
{
	const struct model *m = models[of];
	struct map *known = map_new();
	if (before != SIZE_MAX && models[before]->scenario != NULL && said_any(&models[before]->scenario->homework))
		task_add(o, 0, TASK_ASKED, TASK_TODO, said_in(&models[before]->scenario->homework, i18n_language(), NULL), "", "");
	for (size_t e = 0; e <= m->enterprise_count; e++) {
		int64_t id = e < m->enterprise_count ? m->enterprises[e].id : 0;
		if (m->meeting_enterprise != 0 && id != m->meeting_enterprise)
			continue;
		if (id != 0 && before != SIZE_MAX)
			meeting_tasks(o, models[before], id);
		for (size_t i = of; i-- > 0;) {
			struct plan p = { o, models[i], id, m->meeting_date, before == SIZE_MAX || i >= before, known };
			if (models[i]->meeting_enterprise == 0 || models[i]->meeting_enterprise == id)
				plan_tasks(&p);
		}
	}
	map_free(known, NULL);
}
