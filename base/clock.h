/* Time: wall clock in UTC milliseconds since 1970, monotonic milliseconds, and their texts.
 * FILROUGE_NOW (2026-03-12T09:30:00Z) fixes the wall clock, for tests and pictures. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

int64_t clock_now(void);       /* ms, UTC; FILROUGE_NOW if it is set and right; with what clock_shift() put on it */
int64_t clock_monotonic(void); /* ms; never goes back; not fixed by FILROUGE_NOW */
bool clock_is_fixed(void);
/* For scripts: from now on clock_shift() moves the wall clock of this process and of those it forks after this, by MS more. Without
 * clock_share() it does nothing. */
void clock_share(void);
void clock_shift(int64_t ms);

/* "2026-03-12T09:30:00.123Z"; OUT holds at least CLOCK_UTC_SIZE bytes. */
#define CLOCK_UTC_SIZE 32
const char *clock_utc(int64_t ms, char *out);
/* Reads what clock_utc writes (milliseconds optional). */
bool clock_parse_utc(const char *text, int64_t *ms);

/* "14:03" and "14:03:22" in local time (TZ); OUT holds at least 16 bytes. */
const char *clock_hm(int64_t ms, char *out);
const char *clock_hms(int64_t ms, char *out);

/* The same as a person reads it: "2:03 pm" and "2:03:22 pm" once that was asked for. For screens, never for a file. */
void clock_twelve(bool on);
const char *clock_said(int64_t ms, char *out);
const char *clock_said_seconds(int64_t ms, char *out);

/* "2026-03-12" and "09:30" in local time as UTC ms; false: not a date and a time. */
bool clock_local(const char *date, const char *hm, int64_t *ms);

/* What a person types for a date or a time becomes "2026-03-12" / "09:30"; caller frees; NULL: not one.
 * Dates: 2026-03-12, 12/3/2026, 12.3.26, 12-3-26, 12/3 (the next one, TODAY_MS included), +7 (days).
 * Times: 9:30, 9h30, 9 h 30, 9u30, 9h, 930, 14. */
char *clock_read_date(const char *typed, int64_t today_ms);
char *clock_read_time(const char *typed);

#endif
