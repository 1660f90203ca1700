/* Gathers the overview: every meeting is folded into a model of its own, and that is asked. Reads only. */
#include "session/overview.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/model.h"
#include "session/order.h"
#include "session/overview_tasks.h"
#include "session/session.h"

static bool fold(void *context, const struct change *c, struct error *err)
{
	(void)err;
	model_apply(context, c);
	return true;
}

static bool over(const char *status)
{
	static const char *const all[] = { "done", "shortened", "skipped", "homework" };
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (strcmp(status, all[i]) == 0)
			return true;
	return false;
}

static enum overview_stage stage_of(const struct model *m)
{
	bool held = m->ended != 0;
	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count && *m->live == '\0'; i++) {
		const char *status = model_step(m, m->scenario->steps[i].id).status;
		held |= strcmp(status, "done") == 0 || strcmp(status, "shortened") == 0;
	}
	return held ? STAGE_HELD : *m->live != '\0' ? STAGE_BEGUN : STAGE_PLANNED;
}

/* A title that was taken from the scenario is said in the language of the screen. */
static const char *title_of(const struct model *m)
{
	const struct said *said = m->scenario != NULL ? &m->scenario->title : NULL;
	bool taken = *m->meeting_title == '\0';
	for (int lang = 0; said != NULL && lang < LANG_COUNT; lang++)
		taken |= said->in[lang] != NULL && strcmp(m->meeting_title, said->in[lang]) == 0;
	return said != NULL && taken ? said_in(said, i18n_language(), NULL) : m->meeting_title;
}

static bool any_answer(const struct model *m)
{
	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++)
		for (size_t k = 0; k <= m->enterprise_count; k++)
			if (model_begun(m, &m->scenario->steps[i], k < m->enterprise_count ? m->enterprises[k].id : 0))
				return true;
	return false;
}

static void meeting_put(struct overview *o, const struct model *m)
{
	struct overview_meeting *to;
	o->meetings = xrealloc(o->meetings, o->meeting_count + 1, sizeof(*o->meetings));
	to = &o->meetings[o->meeting_count++];
	*to = (struct overview_meeting){ .id = m->meeting, .enterprise = m->meeting_enterprise, .stage = stage_of(m),
		.title = xstrdup(title_of(m)), .date = xstrdup(m->meeting_date), .starts = xstrdup(m->meeting_starts),
		.scenario = xstrdup(m->scenario != NULL ? m->scenario->id : ""), .answered = any_answer(m) };
	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++) {
		if (m->scenario->steps[i].homework)
			continue;
		to->steps++;
		to->done += over(model_step(m, m->scenario->steps[i].id).status);
	}
}

static void steps_put(struct overview *o, const struct model *m, int64_t enterprise)
{
	for (size_t i = 0; m->scenario != NULL && i < m->scenario->step_count; i++) {
		const struct step *step = &m->scenario->steps[i];
		int answered = 0, asked = 0;
		if (enterprise != 0)
			model_progress(m, step, enterprise, &answered, &asked);
		o->steps = xrealloc(o->steps, o->step_count + 1, sizeof(*o->steps));
		o->steps[o->step_count++] = (struct overview_step){ m->meeting, xstrdup(step->id),
			xstrdup(said_in(&step->title, i18n_language(), NULL)), answered, step->field_count > 0 ? asked : -1 };
	}
}

/* --- hours --- */

static void hours_add(struct overview_hours *h, const struct model *m, const struct field *f)
{
	int64_t owner = f->group ? 0 : h->enterprise;
	const char *said = model_answer(m, f->id, owner, "", "");
	char *end;
	double value = said != NULL ? strtod(said, &end) : 0;
	if (said == NULL || *end != '\0' || !isfinite(value) || value < 0 || value > 100000)
		return;
	if (f->kind == FIELD_HOURS)
		h->counted += value;
	h->known |= f->kind == FIELD_QUOTA;
	h->quota = f->kind == FIELD_QUOTA ? value : h->quota;
}

static void hours_of(struct overview_hours *h, const struct model *m)
{
	bool theirs = m->meeting_enterprise == 0 || m->meeting_enterprise == h->enterprise;
	for (size_t i = 0; theirs && m->scenario != NULL && i < m->scenario->step_count; i++)
		for (size_t k = 0; k < m->scenario->steps[i].field_count; k++) {
			const struct field *f = &m->scenario->steps[i].fields[k];
			if (f->kind == FIELD_HOURS || f->kind == FIELD_QUOTA)
				hours_add(h, m, f);
		}
}

static bool is_present(const struct model *m, int64_t enterprise, enum half half)
{
	const char *status = model_attendance(m, enterprise, half, "status");
	return status != NULL && strcmp(status, "present") == 0;
}

/* Came behind the beginning, or went home before the end, of a half-day that it was there in. */
static bool missed_some(const struct model *m, int64_t enterprise, enum half half)
{
	const char *came = model_attendance(m, enterprise, half, "arrived");
	return model_attendance(m, enterprise, half, "left") != NULL || (came != NULL && strcmp(came, m->meeting_starts) > 0);
}

static enum overview_attendance attendance_of(const struct model *m, int64_t enterprise)
{
	bool said = false, present = false, part = false;
	for (enum half half = HALF_AM; half < HALF_COUNT; half++) {
		bool here = is_present(m, enterprise, half), told = model_attendance(m, enterprise, half, "status") != NULL;
		said |= told;
		present |= here;
		part |= (told && !here) || (here && missed_some(m, enterprise, half));
	}
	if (!said || !model_member(m, enterprise))
		return ATTENDED_UNSAID;
	return !present ? ATTENDED_NOT : part ? ATTENDED_PARTLY : ATTENDED;
}

/* --- in the order of their days --- */

/* An individual meeting is mostly made after those of the group were planned, and held between them. */
static void in_order(struct model **models, size_t count)
{
	struct meeting_day *all = xcalloc(count + 1, sizeof(*all));
	for (size_t i = 0; i < count; i++)
		all[i] = (struct meeting_day){ models[i]->meeting, models[i]->meeting_date, models[i] };
	meetings_in_order(all, count);
	for (size_t i = 0; i < count; i++)
		models[i] = all[i].of;
	free(all);
}

/* --- all of it --- */

static bool together(const struct model *of, const struct model *m)
{
	return m->meeting_enterprise == 0 || m->meeting_enterprise == of->meeting_enterprise;
}

/* The last before OF that was not only planned, else the last before it. */
static size_t before_of(struct model *const *models, size_t of)
{
	size_t last = SIZE_MAX;
	for (size_t i = of; i-- > 0;) {
		if (!together(models[of], models[i]))
			continue;
		if (stage_of(models[i]) != STAGE_PLANNED)
			return i;
		last = last == SIZE_MAX ? i : last;
	}
	return last;
}

static void gather(struct overview *o, struct model *const *models, size_t count)
{
	size_t of = SIZE_MAX, before;
	for (size_t i = 0; i < count; i++) {
		meeting_put(o, models[i]);
		of = models[i]->meeting == o->of ? i : of;
	}
	for (size_t i = 0; i < count; i++)
		steps_put(o, models[i], of != SIZE_MAX ? models[of]->meeting_enterprise : 0);
	if (of == SIZE_MAX)
		return;
	before = before_of(models, of);
	o->before = before != SIZE_MAX ? models[before]->meeting : 0;
	o->hours = xcalloc(models[of]->enterprise_count + 1, sizeof(*o->hours));
	for (size_t e = 0; e < models[of]->enterprise_count; e++) {
		struct overview_hours *h = &o->hours[o->hours_count++];
		h->enterprise = models[of]->enterprises[e].id;
		for (size_t i = 0; i < count; i++)
			hours_of(h, models[i]);
		h->attendance = before != SIZE_MAX ? attendance_of(models[before], h->enterprise) : ATTENDED_UNSAID;
	}
	overview_tasks(o, models, of, before);
}

bool session_overview(struct session *s, int64_t of, struct overview *o, struct error *err)
{
	int64_t *ids;
	size_t count, read = 0;
	*o = (struct overview){ .of = of };
	if (!session_meeting_ids(s, &ids, &count, err)) {
		free(ids);
		return false;
	}
	struct model **models = xcalloc(count + 1, sizeof(*models));
	bool good = true;
	for (; read < count && good; read++) {
		char *trouble = NULL;
		models[read] = model_new();
		good = session_snapshot(s, ids[read], NULL, fold, models[read], &trouble, err);
		free(trouble);
	}
	if (good) {
		in_order(models, count);
		gather(o, models, count);
	}
	while (read > 0)
		model_free(models[--read]);
	free(models);
	free(ids);
	return good;
}
