/* The arithmetic of the agenda, in one place, in milliseconds. Knows neither the screen nor the wall clock: it is told what time it is. */
#include "session/model_agenda.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"

enum { MINUTE = 60000 };
static const int64_t near_ms = 12LL * 3600 * 1000; /* a planned start further away is another day's */

size_t model_present(const struct model *m)
{
	size_t count = 0;

	for (size_t i = 0; i < m->enterprise_count; i++) {
		int64_t id = m->enterprises[i].id;

		count += model_counts(m, id) && !model_absent(m, id);
	}
	return count;
}

static int minutes_changed(const struct step_state *s, int scenario)
{
	return s->planned >= 0 ? (int)s->planned : scenario;
}

int agenda_minutes(const struct model *m, const struct step *step)
{
	struct step_state s = model_step(m, step->id);

	return minutes_changed(&s, s.planned < 0 ? step_minutes(step, step->minutes_each > 0 ? model_present(m) : 0) : 0);
}

/* --- what each step is --- */

static bool is_word(const char *status, const char *word)
{
	return strcmp(status, word) == 0;
}

static enum agenda_part part_of(const struct agenda *a, size_t i)
{
	const struct agenda_step *s = &a->steps[i];

	if (i == a->live && a->state != AGENDA_CLOSED)
		return AGENDA_LIVE;
	if (is_word(s->status, "done") || is_word(s->status, "shortened"))
		return AGENDA_PAST;
	if (is_word(s->status, "skipped"))
		return AGENDA_SKIPPED;
	if (is_word(s->status, "homework") || s->step->homework)
		return AGENDA_HOMEWORK;
	return a->state == AGENDA_CLOSED || (a->live != SIZE_MAX && i < a->live) ? AGENDA_PASSED : AGENDA_TO_COME;
}

/* The step that alternatives share: the one they are held instead of. */
static const char *choice_of(const struct step *step)
{
	return step->instead_of != NULL ? step->instead_of : step->id;
}

/* Of the steps to choose from with I: is one held already, or longer (of equals the first)? */
static bool gives_way(const struct agenda *a, size_t i)
{
	const struct agenda_step *s = &a->steps[i];

	for (size_t j = 0; j < a->count; j++) {
		const struct agenda_step *o = &a->steps[j];

		if (j == i || strcmp(choice_of(o->step), choice_of(s->step)) != 0)
			continue;
		if (o->part == AGENDA_PAST || o->part == AGENDA_LIVE)
			return true;
		if (o->part == AGENDA_TO_COME && (o->planned > s->planned || (o->planned == s->planned && j < i)))
			return true;
	}
	return false;
}

static void choose(struct agenda *a)
{
	bool *way = NULL;

	for (size_t i = 0; i < a->count; i++)
		if (a->steps[i].step->instead_of != NULL)
			way = way != NULL ? way : xcalloc(a->count, sizeof *way);
	for (size_t i = 0; way != NULL && i < a->count; i++)
		way[i] = a->steps[i].part == AGENDA_TO_COME && gives_way(a, i);
	for (size_t i = 0; way != NULL && i < a->count; i++)
		if (way[i])
			a->steps[i].part = AGENDA_OTHER;
	free(way);
}

/* --- when --- */

static int whole_minutes(int64_t ms)
{
	return (int)(ms / MINUTE);
}

void agenda_lay(struct agenda *a)
{
	int64_t at = a->now;

	if (a->state == AGENDA_BEFORE && a->start > at)
		at = a->start;
	for (size_t i = 0; i < a->count; i++)
		a->steps[i].part = part_of(a, i);
	choose(a);
	a->next = SIZE_MAX;
	for (size_t i = 0; i < a->count; i++) {
		struct agenda_step *s = &a->steps[i];
		int64_t left = (int64_t)s->planned * MINUTE - s->spent;
		bool counts = s->part == AGENDA_LIVE || s->part == AGENDA_TO_COME;

		s->left = counts && left > 0 ? left : 0;
		if (s->part == AGENDA_TO_COME)
			s->begins = at;
		if (counts)
			s->ends = at += s->left;
		else if (s->part != AGENDA_PAST)
			s->begins = s->ends = 0;
		if (s->part == AGENDA_TO_COME && a->next == SIZE_MAX)
			a->next = i;
	}
	if (a->state != AGENDA_CLOSED)
		a->end = at;
	a->late = a->due != 0 ? whole_minutes(a->end - a->due) : 0;
}

/* The planned start, if it is of this day: a meeting held on another one is measured from when it began. */
static int64_t planned_start(const struct model *m, int64_t held)
{
	int64_t at;

	if (!clock_local(m->meeting_date, m->meeting_starts, &at))
		return 0;
	return at - held < near_ms && held - at < near_ms ? at : 0;
}

/* A step ends when another begins: the recorded times are all there is of what is past. */
static void past_ends(struct agenda *a)
{
	for (size_t i = 0; i < a->count; i++) {
		struct agenda_step *s = &a->steps[i];
		bool last = s->begins != 0;

		for (size_t j = 0; s->begins != 0 && j < a->count; j++)
			if (a->steps[j].begins > s->begins && (s->ends == 0 || a->steps[j].begins < s->ends)) {
				s->ends = a->steps[j].begins;
				last = false;
			}
		if (last && a->state == AGENDA_CLOSED)
			s->ends = a->end;
	}
}

static void steps_read(struct agenda *a, const struct model *m)
{
	size_t present = model_present(m);

	for (size_t i = 0; i < a->count; i++) {
		const struct step *step = &m->scenario->steps[i];
		struct step_state s = model_step(m, step->id);
		int scenario = step_minutes(step, present);

		a->steps[i] = (struct agenda_step){.step = step, .status = s.status, .scenario = scenario,
						   .planned = minutes_changed(&s, scenario), .spent = s.seconds * 1000,
						   .begins = s.began, .may_go_home = step_may_go_home(m->scenario, step)};
		if (strcmp(step->id, m->live) == 0)
			a->live = i;
	}
}

struct agenda agenda_make(const struct model *m, int64_t now)
{
	struct agenda a = {.live = SIZE_MAX, .next = SIZE_MAX, .end = m->ended};
	int64_t first = 0, planned;

	a.left_open = model_left_open(m, now);
	a.now = now = model_clock(m, now);
	if (m->scenario == NULL)
		return a;
	a.count = m->scenario->step_count;
	a.steps = xcalloc(a.count + 1, sizeof *a.steps);
	steps_read(&a, m);
	a.state = a.end != 0 ? AGENDA_CLOSED : a.live == SIZE_MAX ? AGENDA_BEFORE : m->since != 0 ? AGENDA_RUNS : AGENDA_PAUSED;
	if (a.state == AGENDA_RUNS && now > m->since)
		a.steps[a.live].spent += now - m->since;
	for (size_t i = 0; i < a.count; i++)
		if (a.steps[i].begins != 0 && (first == 0 || a.steps[i].begins < first))
			first = a.steps[i].begins;
	planned = planned_start(m, first != 0 ? first : now);
	a.start = planned != 0 ? planned : first;
	a.due = a.start != 0 ? a.start + (int64_t)m->scenario->slot * MINUTE : 0;
	if (a.left_open || (a.due != 0 && (a.end != 0 ? a.end : now) - a.due > near_ms)) /* goes on, or was closed, on another day */
		a.due = 0;
	past_ends(&a);
	agenda_lay(&a);
	return a;
}

static void sooner(int64_t *next, int64_t ms)
{
	if (*next == 0 || ms < *next)
		*next = ms;
}

/* Ms until a moment that moves along with the clock is in its next minute. */
static int64_t until_next(int64_t ms)
{
	return MINUTE - (ms % MINUTE + MINUTE) % MINUTE;
}

int64_t agenda_changes(const struct agenda *a)
{
	int64_t next = 0;
	bool waits = a->state == AGENDA_BEFORE && a->start > a->now;

	if (a->count == 0 || a->state == AGENDA_CLOSED || a->left_open)
		return 0;
	if (waits)
		return a->start;
	if (a->state == AGENDA_RUNS)
		sooner(&next, a->now + until_next(a->steps[a->live].spent));
	if (a->state != AGENDA_RUNS || a->steps[a->live].left == 0) {
		sooner(&next, a->now + until_next(a->end));
		if (a->due != 0)
			sooner(&next, a->now + until_next(a->end - a->due));
	}
	return next;
}

void agenda_clear(struct agenda *a)
{
	free(a->steps);
	*a = (struct agenda){0};
}
