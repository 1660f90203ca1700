/* Attendance laid over the times at which steps were held. Knows no screen. */
#include "session/model_missed.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "session/model_agenda.h"

enum { MINUTE = 60 * 1000, DAY = 24 * 60 * MINUTE };

static bool said(const struct model *m, int64_t enterprise, enum half half, const char *column)
{
	return model_attendance(m, enterprise, half, column) != NULL;
}

bool model_there(const struct model *m, int64_t enterprise, enum half half)
{
	const char *status = model_attendance(m, enterprise, half, "status"), *morning;

	if (status != NULL)
		return strcmp(status, "absent") != 0;
	if (half == HALF_AM)
		return !said(m, enterprise, HALF_PM, "arrived");
	morning = model_attendance(m, enterprise, HALF_AM, "status");
	return (morning == NULL || strcmp(morning, "absent") != 0) && !said(m, enterprise, HALF_AM, "left");
}

static int64_t later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t sooner(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* The moment of a time that was written down; OTHERWISE where none was. */
static int64_t moment(const struct model *m, int64_t enterprise, enum half half, const char *column, const char *day, int64_t otherwise)
{
	const char *hm = model_attendance(m, enterprise, half, column);
	int64_t at;

	return hm != NULL && clock_local(day, hm, &at) ? at : otherwise;
}

/* ms of [FROM, TO) in which it was not there. */
static int64_t away(const struct model *m, int64_t enterprise, int64_t from, int64_t to)
{
	char *day = clock_read_date("+0", from);
	int64_t bounds[HALF_COUNT + 1], sum = 0;

	if (day == NULL || !clock_local(day, "00:00", &bounds[0]) || !clock_local(day, "13:00", &bounds[1])) {
		free(day);
		return 0;
	}
	bounds[2] = bounds[0] + DAY;
	for (enum half half = HALF_AM; half < HALF_COUNT; half++) {
		int64_t start = later(from, bounds[half]), end = sooner(to, bounds[half + 1]);
		int64_t came = later(start, moment(m, enterprise, half, "arrived", day, bounds[half]));
		int64_t went = sooner(end, moment(m, enterprise, half, "left", day, bounds[half + 1]));

		if (start < end)
			sum += end - start - (model_there(m, enterprise, half) && came < went ? went - came : 0);
	}
	free(day);
	return sum;
}

static bool is_held(const struct agenda_step *s)
{
	return (s->part == AGENDA_PAST || s->part == AGENDA_LIVE) && (s->begins != 0 || s->spent > 0);
}

struct missed_step *model_missed(const struct model *m, int64_t enterprise, int64_t now, size_t *count)
{
	struct agenda a = agenda_make(m, now);
	struct missed_step *list = xcalloc(a.count + 1, sizeof *list);
	bool there = model_there(m, enterprise, HALF_AM) || model_there(m, enterprise, HALF_PM);

	*count = 0;
	for (size_t i = 0; i < a.count; i++) {
		const struct agenda_step *s = &a.steps[i];
		struct missed_step one = {.step = i, .begins = s->begins};

		if (!is_held(s))
			continue;
		one.ends = s->ends != 0 && s->part == AGENDA_PAST ? sooner(s->ends, now) : now;
		one.away = s->begins != 0 ? away(m, enterprise, one.begins, one.ends) : there ? 0 : s->spent;
		if (one.away >= MINUTE)
			list[(*count)++] = one;
	}
	agenda_clear(&a);
	return list;
}
