/* What tests do to files from outside: `poke lock FILE MS [exclusive]` holds the lock of a file; `poke sql FILE SQL` runs SQL on it;
 * `poke json FILE SQL` runs SQL on a JSON text (- is standard input), as the one row of the table j(body). */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int fault(sqlite3 *db, const char *what)
{
	fprintf(stderr, "poke: %s: %s\n", what, sqlite3_errmsg(db));
	sqlite3_close(db);
	return 1;
}

static int print_row(void *unused, int count, char **values, char **names)
{
	(void)unused;
	(void)names;
	for (int i = 0; i < count; i++)
		printf("%s%s", i ? "|" : "", values[i] ? values[i] : "");
	putchar('\n');
	return 0;
}

static int lock(const char *path, const char *ms, const char *how)
{
	long wait = strtol(ms, NULL, 10);
	struct timespec left = { .tv_sec = wait / 1000, .tv_nsec = wait % 1000 * 1000000 };
	sqlite3 *db = NULL;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		return fault(db, path);
	sqlite3_busy_timeout(db, 10000);
	if (sqlite3_exec(db, how ? "BEGIN EXCLUSIVE" : "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK)
		return fault(db, "lock");
	puts("held");
	fflush(stdout);
	while (nanosleep(&left, &left) != 0)
		;
	sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
	puts("released");
	sqlite3_close(db);
	return 0;
}

static int sql(const char *path, const char *text)
{
	sqlite3 *db = NULL;

	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
		return fault(db, path);
	sqlite3_busy_timeout(db, 10000);
	if (sqlite3_exec(db, text, print_row, NULL, NULL) != SQLITE_OK)
		return fault(db, text);
	sqlite3_close(db);
	return 0;
}

static char *read_all(FILE *f)
{
	size_t len = 0, cap = 65536, n;
	char *all = malloc(cap);

	while (all && (n = fread(all + len, 1, cap - len - 1, f)) > 0)
		if ((len += n) + 1 >= cap)
			all = realloc(all, cap *= 2);
	if (all)
		all[len] = '\0';
	return all;
}

static int json(const char *path, const char *text)
{
	FILE *f = strcmp(path, "-") ? fopen(path, "r") : stdin;
	char *body = f ? read_all(f) : NULL;
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	int status;

	if (!body) {
		perror(path);
		return 1;
	}
	if (sqlite3_open(":memory:", &db) != SQLITE_OK || sqlite3_exec(db, "CREATE TABLE j(body TEXT)", NULL, NULL, NULL) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, "INSERT INTO j VALUES(?)", -1, &st, NULL) != SQLITE_OK)
		return fault(db, path);
	sqlite3_bind_text(st, 1, body, -1, free);
	status = sqlite3_step(st);
	sqlite3_finalize(st);
	if (status != SQLITE_DONE || sqlite3_exec(db, text, print_row, NULL, NULL) != SQLITE_OK)
		return fault(db, text);
	sqlite3_close(db);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc >= 4 && !strcmp(argv[1], "lock"))
		return lock(argv[2], argv[3], argc > 4 ? argv[4] : NULL);
	if (argc == 4 && !strcmp(argv[1], "sql"))
		return sql(argv[2], argv[3]);
	if (argc == 4 && !strcmp(argv[1], "json"))
		return json(argv[2], argv[3]);
	fprintf(stderr, "poke lock FILE MS [exclusive] | sql FILE SQL | json FILE SQL\n");
	return 2;
}
