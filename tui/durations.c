/* Durations and hours as they are typed and shown: 1:30, 1h30, 90, 1,5 h. Knows no screen. */
#include "tui/numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"

enum { HOURS_MOST = 100000 }; /* more is a slip of the finger */

static const char *spaces_over(const char *p)
{
	while (*p == ' ' || strncmp(p, "\xc2\xa0", 2) == 0 || strncmp(p, "\xe2\x80\xaf", 3) == 0)
		p += *p == ' ' ? 1 : *p == '\xc2' ? 2 : 3;
	return p;
}

/* Digits with at most one comma or point; false: none. */
static bool number_take(const char **p, double *value)
{
	char digits[24];
	size_t n = strspn(*p, "0123456789.,");
	char *end;

	if (n == 0 || n >= sizeof digits)
		return false;
	memcpy(digits, *p, n);
	digits[n] = '\0';
	for (size_t i = 0; i < n; i++)
		if (digits[i] == ',')
			digits[i] = '.';
	*value = strtod(digits, &end);
	if (*end != '\0')
		return false;
	*p = spaces_over(*p + n);
	return true;
}

/* The word of a unit and what may follow it; 0: none, 60: hours, 1: minutes. */
static int unit_take(const char **p)
{
	static const struct {
		const char *word;
		int minutes;
	} units[] = {{":", 60}, {"heures", 60}, {"heure", 60}, {"hours", 60}, {"hour", 60}, {"uur", 60}, {"hrs", 60},
		     {"h", 60}, {"u", 60}, {"minuten", 1}, {"minutes", 1}, {"minute", 1}, {"minuut", 1}, {"min", 1},
		     {"mn", 1}, {"m", 1}, {"'", 1}};

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (strncasecmp(*p, units[i].word, strlen(units[i].word)) == 0) {
			*p = spaces_over(*p + strlen(units[i].word));
			return units[i].minutes;
		}
	return 0;
}

/* Minutes; a number alone is in units of ALONE minutes. Negative: not a duration. */
static double minutes_read(const char *typed, int alone)
{
	const char *p = spaces_over(typed);
	double first, second;
	int unit;

	if (!number_take(&p, &first))
		return -1;
	unit = unit_take(&p);
	if (*p == '\0')
		return first * (unit == 0 ? alone : unit) <= HOURS_MOST * 60.0 ? first * (unit == 0 ? alone : unit) : -1;
	if (unit != 60 || !number_take(&p, &second) || second >= 60 || (double)(long)first != first)
		return -1;
	if (*p != '\0' && unit_take(&p) != 1)
		return -1;
	return *p == '\0' && first <= HOURS_MOST ? first * 60 + second : -1;
}

char *duration_read(const struct field *f, const char *typed)
{
	double minutes = minutes_read(typed, 1);

	(void)f;
	return minutes >= 0 ? number_json((double)(long)(minutes + 0.5)) : NULL;
}

char *hours_read(const struct field *f, const char *typed)
{
	double minutes = minutes_read(typed, 60);

	(void)f;
	return minutes >= 0 ? number_json((double)(long)(minutes / 15 + 0.5) / 4) : NULL;
}

char *minutes_show(long minutes)
{
	if (minutes < 60 && minutes > -60)
		return xasprintf(_("%ld min"), minutes);
	if (minutes % 60 == 0)
		return xasprintf(_("%ld h"), minutes / 60);
	return xasprintf(_("%ld h %02ld"), minutes / 60, labs(minutes % 60));
}

static char *minutes_write(long minutes)
{
	return minutes < 60 ? xasprintf("%ld", minutes) : xasprintf("%ld:%02ld", minutes / 60, minutes % 60);
}

static long whole(double value)
{
	if (!(value <= HOURS_MOST * 60.0 && value >= -HOURS_MOST * 60.0))
		return 0;
	return (long)(value < 0 ? value - 0.5 : value + 0.5);
}

char *duration_show(const struct field *f, const char *json)
{
	(void)f;
	return minutes_show(whole(strtod(json, NULL)));
}

char *duration_write(const struct field *f, const char *json)
{
	(void)f;
	return minutes_write(whole(strtod(json, NULL)));
}

char *hours_show(const struct field *f, const char *json)
{
	(void)f;
	return minutes_show(whole(strtod(json, NULL) * 60));
}

char *hours_write(const struct field *f, const char *json)
{
	(void)f;
	return number_show(json);
}
