/* What a durable change costs in the keeper beside a bare SQLite commit of the same size and mode, in turns: `commit_bench FILE ROUNDS [THINK_MS]`.
 * FILE is a session; the bare file is made beside it. Prints medians in microseconds and their ratio; then what else a change may have to look for in
 * the history: where an undo of somebody new begins, and what came after the last revision. */
#include <poll.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "session/session.h"

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec * 1e6 + (double)ts.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static sqlite3 *bare_open(const char *beside)
{
	char path[1024];
	sqlite3 *db = NULL;

	snprintf(path, sizeof(path), "%s.bare", beside);
	remove(path);
	if (sqlite3_open(path, &db) != SQLITE_OK ||
	    sqlite3_exec(db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA; CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT) STRICT;", NULL, NULL, NULL) != SQLITE_OK)
		return NULL;
	return db;
}

static bool bare_commit(sqlite3 *db, sqlite3_stmt *st, const char *text)
{
	sqlite3_bind_text(st, 1, text, -1, SQLITE_STATIC);
	if (sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK || sqlite3_step(st) != SQLITE_DONE)
		return false;
	sqlite3_reset(st);
	return sqlite3_exec(db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
}

static bool our_commit(struct session *s, const char *text, bool draft, struct error *err)
{
	struct target t = { .kind = TARGET_ANSWER, .meeting = 1, .enterprise = 1, .step = "", .field = draft ? "question_v2" : "question_v1", .row = "", .column = "" };
	struct change c = { .at = clock_now(), .author = "bench", .type = VALUE_TEXT, .after = text, .target = t };
	int64_t revision;

	if (!session_begin(s, NULL, err))
		return false;
	if (draft ? !draft_put(s, &t, "bench", "bench", text, clock_now(), false, &revision, err) : !change_append(s, &c, err))
		return false;
	return session_commit(s, NULL, err);
}

/* One that never did anything; then nothing came since. */
static bool look_up(struct session *s, int k, bool since, struct error *err)
{
	struct undo_result r = { 0 };
	char stranger[32];
	int64_t revision;
	bool good;

	if (since)
		return session_revision(s, &revision, err) && session_since(s, revision, NULL, NULL, err);
	snprintf(stranger, sizeof(stranger), "stranger%d", k);
	good = session_undo(s, stranger, false, false, clock_now(), NULL, NULL, &r, err) && r.nothing;
	undo_result_clear(&r);
	return good;
}

static void print_times(const char *name, double *took, int rounds)
{
	qsort(took, (size_t)rounds, sizeof(double), by_size);
	printf("%s: p50 %.0f us, p95 %.0f us\n", name, took[rounds / 2], took[rounds * 95 / 100]);
}

int main(int argc, char **argv)
{
	static const char *const names[] = { "bare commit", "change_append and commit", "draft and commit" };
	int rounds = argc > 2 ? atoi(argv[2]) : 0, think = argc > 3 ? atoi(argv[3]) : 0;
	double *took[3];
	struct error err = { 0 };
	struct session *s;
	sqlite3_stmt *st = NULL;
	sqlite3 *db;

	i18n_start();
	if (rounds < 1) {
		fprintf(stderr, "commit_bench FILE ROUNDS [THINK_MS]\n");
		return 2;
	}
	db = bare_open(argv[1]);
	s = session_open(argv[1], SESSION_WRITE, &err);
	if (!db || !s || sqlite3_prepare_v2(db, "INSERT INTO t(text) VALUES(?1)", -1, &st, NULL) != SQLITE_OK) {
		fprintf(stderr, "commit_bench: %s\n", err.text ? err.text : "no bare file");
		return 2;
	}
	for (int k = 0; k < 3; k++)
		took[k] = calloc((size_t)rounds, sizeof(double));
	for (int i = 0; i < rounds * 3; i++) {
		char text[128];
		double begun;
		bool good;

		snprintf(text, sizeof(text), "%d: En quoi l’accueil du matin contribue-t-il à rompre l’isolement des voisins du quartier ?", i);
		poll(NULL, 0, think);
		begun = now();
		good = i % 3 == 0 ? bare_commit(db, st, text) : our_commit(s, text, i % 3 == 2, &err);
		if (!good) {
			fprintf(stderr, "commit_bench: %s\n", err.text ? err.text : "a commit failed");
			return 1;
		}
		took[i % 3][i / 3] = now() - begun;
	}
	for (int k = 0; k < 3; k++)
		qsort(took[k], (size_t)rounds, sizeof(double), by_size);
	for (int k = 0; k < 3; k++)
		printf("%s: p50 %.0f us, p95 %.0f us, ratio %.3f\n", names[k], took[k][rounds / 2], took[k][rounds * 95 / 100], took[k][rounds / 2] / took[0][rounds / 2]);
	for (int since = 0; since < 2; since++) {
		for (int i = 0; i < rounds; i++) {
			double begun = now();

			if (!look_up(s, i, since, &err)) {
				fprintf(stderr, "commit_bench: %s\n", err.text ? err.text : "nothing was expected");
				return 1;
			}
			took[since][i] = now() - begun;
		}
		print_times(since ? "what came since" : "undo of somebody new", took[since], rounds);
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	session_close(s);
	for (int k = 0; k < 3; k++)
		free(took[k]);
	return 0;
}
