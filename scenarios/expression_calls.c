/* The functions that an expression may call where SQLite has none, or its own will not do. Knows SQLite, but neither the names nor the
 * values of a scenario. */
#include "scenarios/expression_calls.h"

#include <stdbool.h>
#include <string.h>

enum { TRIMMED_MAX = 100 }; /* bytes of what trim() takes away */

/* has(ids, id): is ID among the ids, which have a space between? */
static void has(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	const char *ids = (const char *)sqlite3_value_text(argv[0]), *id = (const char *)sqlite3_value_text(argv[1]);
	size_t len = id ? strlen(id) : 0;
	(void)argc;
	if (!id || !ids)
		return;
	bool found = false;
	for (const char *at = ids; len && !found && (at = strstr(at, id)); at += len)
		found = (at == ids || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0');
	sqlite3_result_int(result, found);
}

/* missing(x): why there is no answer; null when there is one, or when it was not asked. */
static void missing(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	(void)argc;
	const char *why = sqlite3_value_pointer(argv[0], EXPRESSION_MISSING);
	if (why)
		sqlite3_result_text(result, why, -1, SQLITE_STATIC);
}

/* min(x), max(x) of one thing would be SQL's aggregates: here it is that thing. */
static void itself(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	(void)argc;
	sqlite3_result_value(result, argv[0]);
}

static void text_of(sqlite3_value *value, const char **text, size_t *len)
{
	*text = (const char *)sqlite3_value_text(value);
	*len = *text ? (size_t)sqlite3_value_bytes(value) : 0;
}

/* instr(text, part): at which character it begins. SQLite's own takes hours where both are long and alike, and nothing stops a
 * function once it runs. */
static void instr(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	const char *text, *part;
	size_t len, part_len;
	(void)argc;
	text_of(argv[0], &text, &len);
	text_of(argv[1], &part, &part_len);
	if (!text || !part)
		return;
	const char *found = memmem(text, len, part, part_len);
	sqlite3_int64 at = found ? 1 : 0;
	for (const char *p = text; found && p < found; p++)
		at += ((unsigned char)*p & 0xC0) != 0x80;
	sqlite3_result_int64(result, at);
}

/* Does a character of SET, LEN bytes, stand at (LAST: end before) AT? Its bytes, or 0. */
static size_t one_of(const char *set, size_t len, const char *at, size_t left, bool last)
{
	for (size_t i = 0, n; i < len; i += n) {
		for (n = 1; i + n < len && ((unsigned char)set[i + n] & 0xC0) == 0x80;)
			n++;
		if (n <= left && memcmp(set + i, last ? at - n : at, n) == 0)
			return n;
	}
	return 0;
}

/* trim(text, characters): the same of it. */
static void trim(sqlite3_context *result, int argc, sqlite3_value **argv)
{
	const char *text, *set;
	size_t len, set_len, n;
	(void)argc;
	text_of(argv[0], &text, &len);
	text_of(argv[1], &set, &set_len);
	if (set_len > TRIMMED_MAX)
		sqlite3_result_error(result, "too many characters to trim", -1);
	if (!text || !set || set_len > TRIMMED_MAX)
		return;
	while (len && (n = one_of(set, set_len, text, len, false)))
		text += n, len -= n;
	while (len && (n = one_of(set, set_len, text + len, len, true)))
		len -= n;
	sqlite3_result_text64(result, text, len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

bool expression_calls_add(sqlite3 *db)
{
	static const struct {
		const char *name;
		int arguments;
		void (*function)(sqlite3_context *result, int argc, sqlite3_value **argv);
	} ours[] = {
		{"has", 2, has}, {"missing", 1, missing}, {"min", 1, itself}, {"max", 1, itself}, {"instr", 2, instr}, {"trim", 2, trim},
	};
	const int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	bool fine = true;
	for (size_t i = 0; i < sizeof ours / sizeof *ours && fine; i++)
		fine = sqlite3_create_function(db, ours[i].name, ours[i].arguments, pure, NULL, ours[i].function, NULL, NULL) == SQLITE_OK;
	return fine;
}
