/* Time can be fixed; what people type for a date or a time is understood, and only what exists. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"

static void in_brussels(void)
{
	setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1); /* needs no zone files */
	tzset();
}

TestSuite(clock, .init = in_brussels);

Test(clock, filrouge_now_fixes_the_wall_clock_but_not_the_monotonic_one)
{
	unsetenv("FILROUGE_NOW");
	cr_assert_not(clock_is_fixed(), "not fixed");
	cr_assert_gt(clock_now(), 1700000000000, "the real time");
	setenv("FILROUGE_NOW", "2026-03-12T09:30:00Z", 1);
	cr_assert(clock_is_fixed(), "fixed");
	cr_assert_eq(clock_now(), 1773307800000, "12 March 2026");
	cr_assert_lt(clock_monotonic(), 1773307800000, "not that one");
	setenv("FILROUGE_NOW", "yesterday", 1);
	cr_assert_not(clock_is_fixed(), "what is not a time fixes nothing");
}

Test(clock, utc_texts_come_back_as_they_went)
{
	static const int64_t times[] = {0, 999, 1773307800123, -1, -62135596800000, 253402300799999, 951782400000};
	char text[CLOCK_UTC_SIZE];
	int64_t back;

	cr_assert_str_eq(clock_utc(1773307800123, text), "2026-03-12T09:30:00.123Z", "milliseconds are shown");
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		clock_utc(times[i], text);
		cr_assert(clock_parse_utc(text, &back), "%s is read", text);
		cr_assert_eq(back, times[i], "%s is the same", text);
	}
	clock_utc(INT64_MAX, text);
	cr_assert(strstr(clock_utc(INT64_MIN, text), ".192Z"), "%s: as far as numbers go", text);
}

Test(clock, what_is_not_a_utc_time_is_refused)
{
	static const char *const wrong[] = {"", "2026-03-12", "2026-03-12T09:30:00", "2026-02-30T09:30:00Z", "2026-03-12T24:00:00Z",
	                                    "2026-03-12T09:60:00Z", "2026-3-12T09:30:00Z", " 2026-03-12T09:30:00Z", "2026-03-12T09:30:00.1Z",
	                                    "2026-03-12T09:30:00Z ", "2026-13-12T09:30:00Z", "2026-03-12 09:30:00Z", "2026-03-12T09:30:60Z"};
	int64_t ms;

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		cr_assert_not(clock_parse_utc(wrong[i], &ms), "\"%s\" is not one", wrong[i]);
}

Test(clock, hours_are_shown_in_local_time)
{
	char text[16];

	cr_assert_str_eq(clock_hm(1773307800000, text), "10:30", "winter time");
	cr_assert_str_eq(clock_hms(1783848602000, text), "11:30:02", "summer time");
}

struct typed {
	const char *typed;
	const char *read; /* NULL: refused */
};

static void check(const struct typed *t, char *got)
{
	if (t->read == NULL)
		cr_assert_null(got, "\"%s\" is refused, not read as %s", t->typed, got);
	else
		cr_assert(got != NULL && strcmp(got, t->read) == 0, "\"%s\" is %s, not %s", t->typed, t->read, got != NULL ? got : "refused");
	free(got);
}

Test(clock, dates_are_read_as_people_type_them)
{
	/* today: Thursday 12 March 2026, half past midnight in Brussels: still the 11th in UTC */
	static const struct typed dates[] = {
		{"2026-03-12", "2026-03-12"}, {"2026-3-2", "2026-03-02"}, {"12/3/2026", "2026-03-12"}, {"12.3.26", "2026-03-12"},
		{"12-03-2026", "2026-03-12"}, {" 1/2/2027 ", "2027-02-01"}, {"12/3", "2026-03-12"}, {"11/3", "2027-03-11"},
		{"1/4", "2026-04-01"}, {"29/2", "2028-02-29"}, {"29/2/2028", "2028-02-29"}, {"+7", "2026-03-19"}, {"+0", "2026-03-12"},
		{"+20", "2026-04-01"}, {"+365", "2027-03-12"}, {"31.12", "2026-12-31"},
		{"", NULL}, {"12", NULL}, {"2026", NULL}, {"30/2", NULL}, {"29/2/2027", NULL}, {"31/4/2026", NULL}, {"2026-02-30", NULL},
		{"0/3/2026", NULL}, {"12/13/2026", NULL}, {"12/0", NULL}, {"12/3/226", NULL}, {"12/3-26", NULL}, {"12/3/", NULL}, {"/12/3", NULL},
		{"+", NULL}, {"+7j", NULL}, {"demain", NULL}, {"12/3/2026/1", NULL}, {"99999/1/1", NULL}, {"2026-123-1", NULL}, {"12h30", NULL},
		{"0000-01-01", NULL}, {"é/3", NULL}, {"123/1", NULL},
	};

	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		check(&dates[i], clock_read_date(dates[i].typed, 1773271800000));
}

Test(clock, times_are_read_as_people_type_them)
{
	static const struct typed times[] = {
		{"9:30", "09:30"}, {"09:30", "09:30"}, {"9h30", "09:30"}, {"9 h 30", "09:30"}, {"9H30", "09:30"}, {"9u30", "09:30"},
		{"9.30", "09:30"}, {"9h", "09:00"}, {"14u", "14:00"}, {"930", "09:30"}, {"0930", "09:30"}, {"14", "14:00"}, {"0:00", "00:00"},
		{"23:59", "23:59"}, {" 7h05 ", "07:05"},
		{"", NULL}, {"24:00", NULL}, {"9:60", NULL}, {"9:5", NULL}, {"960", NULL}, {"2400", NULL}, {"9:30:00", NULL}, {"9:", NULL},
		{"9:30h", NULL}, {"h30", NULL}, {"-9", NULL}, {"12345", NULL}, {"930h", NULL}, {"9/30", NULL}, {"neuf", NULL},
	};

	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		check(&times[i], clock_read_time(times[i].typed));
}
