/* The floor and its times. Draws nothing; what was spoken goes to the file one turn at a time. */
#include "tui/round.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "session/model_agenda.h"
#include "tui/agenda.h"

enum { SECOND = 1000, SHOWN_EVERY = 10 * SECOND, LEAST = 3 * SECOND }; /* less than LEAST is no turn: somebody was passed by */

struct seat {
	int64_t enterprise;
	bool spoken; /* in this round */
};

struct round {
	int64_t meeting;
	char step[ID_SIZE];
	struct seat *seats; /* in order */
	size_t count, at;   /* who has the floor */
	int64_t since;      /* UTC ms */
};

void round_free(struct round *r)
{
	if (r == NULL)
		return;
	free(r->seats);
	free(r);
}

bool round_on(const struct app *a)
{
	return a->round != NULL && a->model != NULL && a->round->meeting == a->model->meeting;
}

static struct target turn_target(const struct round *r, int64_t enterprise)
{
	return (struct target){TARGET_TURN, r->meeting, enterprise, r->step, "", "", "seconds"};
}

static int64_t recorded(const struct app *a, int64_t enterprise)
{
	struct target t = turn_target(a->round, enterprise);
	const char *text = model_value(a->model, &t);

	return text != NULL ? strtoll(text, NULL, 10) : 0;
}

int64_t round_speaker(const struct app *a)
{
	return round_on(a) && a->round->at < a->round->count ? a->round->seats[a->round->at].enterprise : 0;
}

static int64_t turn_ms(const struct app *a)
{
	return a->now > a->round->since ? a->now - a->round->since : 0;
}

int64_t round_seconds(const struct app *a, int64_t enterprise)
{
	return recorded(a, enterprise) + (enterprise == round_speaker(a) ? turn_ms(a) / SECOND : 0);
}

int round_turn_seconds(const struct app *a)
{
	const struct step *step = a->scenario != NULL ? scenario_step(a->scenario, a->round->step) : NULL;
	size_t present = model_present(a->model);

	if (step == NULL)
		return 0;
	if (step->minutes_each > 0)
		return step->minutes_each * 60;
	return step->kind == STEP_ROUND && present > 0 ? agenda_minutes(a->model, step) * 60 / (int)present : 0;
}

int64_t round_next(const struct app *a)
{
	return round_on(a) ? a->now + SHOWN_EVERY - turn_ms(a) % SHOWN_EVERY : 0;
}

/* --- the order --- */

static bool is_here(const struct app *a, int64_t enterprise)
{
	return app_counts(a, enterprise) && !model_absent(a->model, enterprise);
}

static size_t seat_of(const struct round *r, int64_t enterprise)
{
	size_t i = 0;

	while (i < r->count && r->seats[i].enterprise != enterprise)
		i++;
	return i;
}

static void seat_add(struct round *r, int64_t enterprise)
{
	r->seats = xrealloc(r->seats, r->count + 1, sizeof *r->seats);
	r->seats[r->count++] = (struct seat){.enterprise = enterprise};
}

/* Who came since comes last. */
static void seats_more(struct app *a)
{
	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		int64_t e = a->model->enterprises[i].id;

		if (is_here(a, e) && seat_of(a->round, e) == a->round->count)
			seat_add(a->round, e);
	}
}

/* Another one begins in each step and each meeting. */
static void seats_make(struct app *a)
{
	struct round *r = a->round;
	const struct model *m = a->model;
	size_t first = m->enterprise_count > 0 ? ((size_t)m->meeting + a->step) % m->enterprise_count : 0, spoken = 0;

	for (size_t i = 0; i < m->enterprise_count; i++) {
		int64_t e = m->enterprises[(first + i) % m->enterprise_count].id;

		if (is_here(a, e))
			seat_add(r, e);
	}
	for (size_t i = 0; i < r->count; i++)
		spoken += r->seats[i].spoken = recorded(a, r->seats[i].enterprise) > 0;
	for (size_t i = 0; spoken == r->count && i < r->count; i++)
		r->seats[i].spoken = false;
}

/* The next seat from FROM on, and around, whose one is here and has not spoken; the count: none. */
static size_t seat_next(const struct app *a, size_t from)
{
	const struct round *r = a->round;

	for (size_t i = 0; i < r->count; i++) {
		size_t at = (from + i) % r->count;

		if (at != r->at && !r->seats[at].spoken && is_here(a, r->seats[at].enterprise))
			return at;
	}
	return r->count;
}

/* --- the floor --- */

static void seat_take(struct app *a, size_t at)
{
	a->round->at = at;
	a->round->since = a->now;
	app_look(a, a->step, a->round->seats[at].enterprise);
}

/* What the one who has the floor spoke: one change. DONE: it need not come again, however short it was. */
static void turn_record(struct app *a, bool done)
{
	struct round *r = a->round;
	struct setting set = {.type = VALUE_NUMBER};
	struct seat *seat;
	char seconds[32];

	if (r->at >= r->count)
		return;
	seat = &r->seats[r->at];
	seat->spoken |= done || turn_ms(a) >= LEAST;
	if (turn_ms(a) < LEAST)
		return;
	snprintf(seconds, sizeof seconds, "%lld", (long long)round_seconds(a, seat->enterprise));
	set.target = turn_target(r, seat->enterprise);
	set.value = seconds;
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
	r->since = a->now;
}

bool round_start(struct app *a, struct error *err)
{
	const struct step *step = app_step(a);

	if (step == NULL || a->model->meeting_enterprise != 0)
		return error_set(err, "%s", step == NULL ? _("There is no step to hold a round in.")
							 : _("This meeting is held with one enterprise alone: nobody else has the floor."));
	round_free(a->round);
	a->round = xcalloc(1, sizeof *a->round);
	a->round->meeting = a->model->meeting;
	snprintf(a->round->step, sizeof a->round->step, "%s", step->id);
	seats_make(a);
	a->round->at = a->round->count;
	if (a->round->count == 0) {
		round_free(a->round);
		a->round = NULL;
		return error_set(err, "%s", _("Nobody is present to speak."));
	}
	seat_take(a, seat_next(a, 0));
	return true;
}

/* "9:20": of a quarter of an hour and of two hours alike. */
static void over_say(struct app *a)
{
	const struct round *r = a->round;
	int64_t all = 0;
	size_t silent = 0;

	for (size_t i = 0; i < r->count; i++) {
		all += recorded(a, r->seats[i].enterprise);
		silent += recorded(a, r->seats[i].enterprise) == 0;
	}
	if (silent == 0)
		app_say(a, _("The round is over: all have spoken, %d:%02d in all."), (int)(all / 60), (int)(all % 60));
	else
		app_say(a, ngettext("The round is over: %zu has not spoken, %d:%02d in all.", "The round is over: %zu have not spoken, %d:%02d in all.", silent),
			silent, (int)(all / 60), (int)(all % 60));
}

void round_stop(struct app *a)
{
	if (round_on(a)) {
		turn_record(a, false);
		over_say(a);
	}
	round_free(a->round);
	a->round = NULL;
	a->whole = true;
}

static size_t seat_before(const struct app *a)
{
	const struct round *r = a->round;

	for (size_t i = 1; i < r->count; i++) {
		size_t at = (r->at + r->count - i) % r->count;

		if (is_here(a, r->seats[at].enterprise))
			return at;
	}
	return r->at;
}

void round_by(struct app *a, int by)
{
	size_t next;

	seats_more(a);
	next = by > 0 ? seat_next(a, a->round->at + 1) : seat_before(a);
	turn_record(a, by > 0);
	if (next < a->round->count)
		seat_take(a, next);
	else
		round_stop(a);
}

void round_give(struct app *a, int64_t enterprise)
{
	size_t at;

	seats_more(a);
	at = seat_of(a->round, enterprise);
	if (at == a->round->at)
		return;
	turn_record(a, false);
	if (at == a->round->count)
		seat_add(a->round, enterprise); /* marked as absent, and speaks */
	seat_take(a, at);
}

size_t round_waiting(struct app *a, int64_t *out, size_t cap)
{
	struct round *r = a->round;
	size_t count = 0;

	seats_more(a);
	for (size_t i = 1; i <= r->count; i++) {
		const struct seat *seat = &r->seats[(r->at + i) % r->count];

		if (seat != &r->seats[r->at] && !seat->spoken && is_here(a, seat->enterprise)) {
			if (count < cap)
				out[count] = seat->enterprise;
			count++;
		}
	}
	return count;
}

size_t round_spoken(struct app *a, int64_t *out, size_t cap)
{
	struct round *r = a->round;
	size_t count = 0;

	for (size_t i = 0; i < r->count; i++)
		if (i != r->at && recorded(a, r->seats[i].enterprise) > 0) {
			if (count < cap)
				out[count] = r->seats[i].enterprise;
			count++;
		}
	return count;
}
