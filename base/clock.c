/* Time and its texts. The calendar is libc's work: a day that timegm() turns into another one does not exist. */
#include "base/clock.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>

#include "base/i18n.h"
#include "base/memory.h"

static bool fixed_now(int64_t *ms)
{
	const char *text = getenv("FILROUGE_NOW");

	return text != NULL && *text != '\0' && clock_parse_utc(text, ms);
}

/* In memory that a keeper shares: it says when a change was made, and must not live in another time. NULL: the clock is as it is. */
static _Atomic int64_t *shifted;

void clock_share(void)
{
	void *page = mmap(NULL, sizeof *shifted, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (page != MAP_FAILED)
		shifted = page; /* zero */
}

void clock_shift(int64_t ms)
{
	if (shifted != NULL)
		atomic_fetch_add(shifted, ms);
}

static int64_t now_of(clockid_t id)
{
	struct timespec t;

	if (clock_gettime(id, &t) != 0)
		die("%s", _("the system has no clock"));
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t clock_now(void)
{
	int64_t ms;

	ms = fixed_now(&ms) ? ms : now_of(CLOCK_REALTIME);
	return shifted != NULL ? ms + atomic_load(shifted) : ms;
}

int64_t clock_monotonic(void)
{
	return now_of(CLOCK_MONOTONIC);
}

bool clock_is_fixed(void)
{
	int64_t ms;

	return fixed_now(&ms);
}

/* Whole seconds, rounded down also before 1970. */
static time_t seconds_of(int64_t ms)
{
	return (time_t)(ms / 1000 - (ms % 1000 < 0));
}

const char *clock_utc(int64_t ms, char *out)
{
	time_t seconds = seconds_of(ms);
	struct tm tm = {0};

	gmtime_r(&seconds, &tm);
	snprintf(out, CLOCK_UTC_SIZE, "%04lld-%02u-%02uT%02u:%02u:%02u.%03uZ", tm.tm_year + 1900LL,
	         (unsigned)(tm.tm_mon + 1) % 100u, (unsigned)tm.tm_mday % 100u, (unsigned)tm.tm_hour % 100u,
	         (unsigned)tm.tm_min % 100u, (unsigned)tm.tm_sec % 100u, (unsigned)(ms % 1000 + 1000) % 1000u);
	return out;
}

/* Is TEXT made like SHAPE, where 0 stands for any digit, as far as SHAPE goes? */
static bool shaped(const char *text, const char *shape)
{
	for (; *shape != '\0'; shape++, text++)
		if (*shape == '0' ? !isdigit((unsigned char)*text) : *text != *shape)
			return false;
	return true;
}

/* Seconds since 1970 of a moment that exists. */
static bool moment_exists(const struct tm *asked, time_t *seconds)
{
	struct tm tm = *asked;

	*seconds = timegm(&tm);
	return tm.tm_year == asked->tm_year && tm.tm_mon == asked->tm_mon && tm.tm_mday == asked->tm_mday &&
	       tm.tm_hour == asked->tm_hour && tm.tm_min == asked->tm_min && tm.tm_sec == asked->tm_sec;
}

bool clock_parse_utc(const char *text, int64_t *ms)
{
	struct tm tm = {0};
	time_t seconds;
	int thousandths = 0;
	const char *rest;

	if (!shaped(text, "0000-00-00T00:00:00"))
		return false;
	rest = strptime(text, "%Y-%m-%dT%H:%M:%S", &tm);
	if (rest == NULL || !moment_exists(&tm, &seconds))
		return false;
	if (shaped(rest, ".000")) {
		thousandths = (rest[1] - '0') * 100 + (rest[2] - '0') * 10 + (rest[3] - '0');
		rest += 4;
	}
	if (strcmp(rest, "Z") != 0)
		return false;
	*ms = (int64_t)seconds * 1000 + thousandths;
	return true;
}

const char *clock_hms(int64_t ms, char *out)
{
	time_t seconds = seconds_of(ms);
	struct tm tm = {0};

	localtime_r(&seconds, &tm);
	if (strftime(out, 16, "%H:%M:%S", &tm) == 0)
		*out = '\0';
	return out;
}

const char *clock_hm(int64_t ms, char *out)
{
	clock_hms(ms, out);
	out[strlen("14:03")] = '\0';
	return out;
}

static bool twelve;

void clock_twelve(bool on)
{
	twelve = on;
}

/* "14:03:22" in OUT becomes "2:03:22 pm". */
static const char *half_day(char *out)
{
	int hour = (out[0] - '0') * 10 + out[1] - '0', shown = hour % 12 == 0 ? 12 : hour % 12;
	char rest[16];

	memcpy(rest, out + 2, strlen(out + 2) + 1);
	snprintf(out, 16, "%d%.6s %s", shown, rest, hour < 12 ? "am" : "pm");
	return out;
}

const char *clock_said(int64_t ms, char *out)
{
	clock_hm(ms, out);
	return twelve ? half_day(out) : out;
}

const char *clock_said_seconds(int64_t ms, char *out)
{
	clock_hms(ms, out);
	return twelve ? half_day(out) : out;
}

bool clock_local(const char *date, const char *hm, int64_t *ms)
{
	struct tm tm = {.tm_isdst = -1}, asked;
	const char *rest;
	time_t seconds;

	if (!shaped(date, "0000-00-00") || date[10] != '\0' || !shaped(hm, "00:00") || hm[5] != '\0')
		return false;
	rest = strptime(date, "%Y-%m-%d", &tm);
	if (rest == NULL || *rest != '\0' || (rest = strptime(hm, "%H:%M", &tm)) == NULL || *rest != '\0')
		return false;
	asked = tm;
	if (!moment_exists(&asked, &seconds))
		return false;
	seconds = mktime(&tm);
	*ms = (int64_t)seconds * 1000;
	return seconds != (time_t)-1;
}

/* What was typed, cut into at most COUNT numbers of 1 to 4 digits and what stands between them. */
struct typed {
	int count;
	int number[3];
	int digits[3];
	char between[3]; /* after each number: one sign, lower case, or NUL at the end; spaces don't count */
};

static const char *skip_spaces(const char *s)
{
	while (isspace((unsigned char)*s))
		s++;
	return s;
}

static bool read_typed(const char *s, struct typed *t)
{
	*t = (struct typed){0};
	s = skip_spaces(s);
	while (isdigit((unsigned char)*s)) {
		int i = t->count;

		if (i == 3)
			return false;
		for (; isdigit((unsigned char)*s); s++) {
			if (++t->digits[i] > 4)
				return false;
			t->number[i] = t->number[i] * 10 + (*s - '0');
		}
		t->count++;
		s = skip_spaces(s);
		t->between[i] = (char)tolower((unsigned char)*s);
		if (*s == '\0')
			return true;
		s = skip_spaces(s + 1);
	}
	return t->count > 0 && *s == '\0';
}

static char *date_text(int year, int month, int day)
{
	struct tm tm = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day};
	time_t seconds;

	if (year < 1000 || !moment_exists(&tm, &seconds))
		return NULL;
	return xasprintf("%04d-%02d-%02d", year, month, day);
}

/* The next DAY of MONTH, today included; leap days are at most eight years apart. */
static char *next_date(const struct tm *today, int month, int day)
{
	bool past = month < today->tm_mon + 1 || (month == today->tm_mon + 1 && day < today->tm_mday);
	int year = today->tm_year + 1900 + past;
	char *text = NULL;

	for (int i = 0; i <= 8 && text == NULL; i++)
		text = date_text(year + i, month, day);
	return text;
}

static char *days_later(const struct tm *today, int days)
{
	struct tm tm = {.tm_year = today->tm_year, .tm_mon = today->tm_mon, .tm_mday = today->tm_mday + days};

	timegm(&tm);
	return date_text(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

char *clock_read_date(const char *typed, int64_t today_ms)
{
	time_t seconds = seconds_of(today_ms);
	struct tm today = {0};
	struct typed t;

	localtime_r(&seconds, &today);
	typed = skip_spaces(typed);
	if (*typed == '+') {
		if (!read_typed(typed + 1, &t) || t.count != 1 || t.between[0] != '\0')
			return NULL;
		return days_later(&today, t.number[0]);
	}
	if (!read_typed(typed, &t) || t.count < 2 || strchr("/.-", t.between[0]) == NULL)
		return NULL;
	if (t.count == 2) {
		bool short_date = t.between[1] == '\0' && t.digits[0] <= 2 && t.digits[1] <= 2;

		return short_date ? next_date(&today, t.number[1], t.number[0]) : NULL;
	}
	if (t.between[1] != t.between[0] || t.between[2] != '\0' || t.digits[1] > 2)
		return NULL;
	if (t.digits[0] == 4)
		return t.digits[2] <= 2 ? date_text(t.number[0], t.number[1], t.number[2]) : NULL;
	if (t.digits[0] > 2 || (t.digits[2] != 2 && t.digits[2] != 4))
		return NULL;
	return date_text(t.digits[2] == 2 ? 2000 + t.number[2] : t.number[2], t.number[1], t.number[0]);
}

/* h and u: heure, hour, uur. */
char *clock_read_time(const char *typed)
{
	struct typed t;
	int hour;
	int minute = 0;

	if (!read_typed(typed, &t) || t.count > 2)
		return NULL;
	hour = t.number[0];
	if (t.count == 2) {
		if (strchr("hu:.", t.between[0]) == NULL || t.between[1] != '\0' || t.digits[0] > 2 || t.digits[1] != 2)
			return NULL;
		minute = t.number[1];
	} else if (t.digits[0] > 2) {
		if (t.between[0] != '\0')
			return NULL;
		minute = hour % 100;
		hour /= 100;
	} else if (t.between[0] != '\0' && strchr("hu", t.between[0]) == NULL) {
		return NULL;
	}
	return hour < 24 && minute < 60 ? xasprintf("%02d:%02d", hour, minute) : NULL;
}
