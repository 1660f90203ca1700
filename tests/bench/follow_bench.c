/* How fast a change reaches the other screens of a session, and what they cost: one facilitator's room on a pty, so many followers on ptys of
 * their own. follow_bench PROGRAM FILE FOLLOWERS ROUNDS: one JSON object. Times are from the key to the first byte that a screen was sent. */
#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../e2e/term.h"

enum { MOST = 64, COLS = 80, ROWS = 24, LIMIT = 20000, ECHOES = 120, IDLE_S = 60 };

extern char **environ;

static void die(const char *what)
{
	fprintf(stderr, "follow_bench: %s\n", what);
	exit(1);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return x < y ? -1 : x > y;
}

static void say(const char *name, double *list, size_t count, const char *unit)
{
	qsort(list, count, sizeof *list, by_size);
	printf(", \"%s\": {\"n\": %zu, \"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f, \"unit\": \"%s\"}", name, count, list[count / 2],
	       list[(size_t)((double)(count - 1) * 0.99)], list[count - 1], unit);
}

/* --- what a process and its children cost --- */

static double cpu_of(pid_t pid)
{
	char path[64], line[1024];
	double all = 0;
	snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
	FILE *f = fopen(path, "r");
	unsigned long user = 0, system = 0;
	char *after = f && fgets(line, sizeof line, f) ? strrchr(line, ')') : NULL;
	if (after && sscanf(after + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) == 2)
		all = (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
	if (f)
		fclose(f);
	return all;
}

static double kib_of(pid_t pid)
{
	char path[64], line[256];
	double all = 0;
	snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "Pss: %lf", &all) == 1)
			break;
	if (f)
		fclose(f);
	return all;
}

/* Of the face and its keeper. */
static double both(pid_t face, double (*of)(pid_t))
{
	pid_t keeper = term_child(face);
	return of(face) + (keeper > 0 ? of(keeper) : 0);
}

/* --- screens --- */

struct screens {
	struct term writer, *follower;
	size_t count;
};

static void begin(struct term *t, const char *program, char *file, char *what, char *as)
{
	char *argv[] = {(char *)(uintptr_t)program, what, file, as ? (char *)"--as" : NULL, as, NULL};
	if (!term_start(t, COLS, ROWS, argv, environ))
		die("a program could not be started");
}

/* Takes in what comes on any screen, for MS at most. */
static void pump(struct screens *s, int ms)
{
	struct pollfd p[MOST + 1];
	p[0] = (struct pollfd){.fd = s->writer.master, .events = POLLIN};
	for (size_t i = 0; i < s->count; i++)
		p[i + 1] = (struct pollfd){.fd = s->follower[i].master, .events = POLLIN};
	if (poll(p, s->count + 1, ms) <= 0)
		return;
	for (size_t i = 0; i <= s->count; i++)
		if (p[i].revents)
			term_pump(i == 0 ? &s->writer : &s->follower[i - 1], 0);
}

static size_t bytes(const struct screens *s)
{
	size_t all = s->writer.log_len;
	for (size_t i = 0; i < s->count; i++)
		all += s->follower[i].log_len;
	return all;
}

static void settle(struct screens *s, int quiet)
{
	for (int64_t since = term_now(); term_now() - since < quiet * 1000;) {
		size_t had = bytes(s);
		pump(s, quiet);
		if (bytes(s) != had)
			since = term_now();
	}
}

/* COUNT more followers at once; how long each took until its first screen was there. */
static void more(struct screens *s, const char *program, char *file, char *what, size_t count, double *took)
{
	size_t first = s->count;
	int64_t at = term_now();
	char as[MOST][8];
	for (size_t i = 0; i < count; i++) {
		snprintf(as[i], sizeof as[i], "%zu", i % 10 + 1);
		begin(&s->follower[s->count++], program, file, what, strcmp(what, "review") == 0 ? as[i] : NULL);
	}
	for (size_t left = count; left > 0;) {
		pump(s, 100);
		left = 0;
		for (size_t i = 0; i < count; i++) {
			struct term *t = &s->follower[first + i];
			if (took[i] == 0 && t->log_len > 400)
				took[i] = (double)(term_now() - at) / 1000;
			left += took[i] == 0;
		}
		if (term_now() - at > LIMIT * 1000)
			die("a follower shows nothing");
	}
}

static void end(struct screens *s, size_t from)
{
	for (size_t i = from; i < s->count; i++)
		term_free(&s->follower[i]);
	s->count = from;
}

/* --- what is measured --- */

static size_t echoes(struct screens *s, double *ms)
{
	for (int i = 0; i < ECHOES; i++) {
		char c = (char)('a' + i % 26);
		size_t had = s->writer.log_len;
		int64_t at = term_now();
		term_send(&s->writer, &c, 1);
		while (s->writer.log_len == had && term_now() - at < LIMIT * 1000)
			pump(s, 1000);
		ms[i] = (double)(term_now() - at) / 1000;
		settle(s, 30);
	}
	return ECHOES;
}

/* The live step goes to and fro: every follower shows it. */
static size_t changes(struct screens *s, int rounds, double *ms)
{
	size_t n = 0, had[MOST];
	for (int r = 0; r < rounds; r++) {
		term_keys(&s->writer, r % 2 == 0 ? "<PageDown>" : "<PageUp>");
		settle(s, 100);
		for (size_t i = 0; i < s->count; i++)
			had[i] = s->follower[i].log_len;
		int64_t at = term_now();
		term_keys(&s->writer, "<C-e>");
		for (size_t left = s->count; left > 0;) {
			pump(s, 1000);
			left = 0;
			for (size_t i = 0; i < s->count; i++) {
				if (had[i] != SIZE_MAX && s->follower[i].log_len > had[i]) {
					ms[n++] = (double)(term_now() - at) / 1000;
					had[i] = SIZE_MAX;
				}
				left += had[i] != SIZE_MAX;
			}
			if (term_now() - at > LIMIT * 1000)
				die("a change did not reach a follower");
		}
		settle(s, 100);
	}
	return n;
}

static void idle(struct screens *s)
{
	double before = 0, after = 0, kib = 0;
	size_t had = bytes(s) - s->writer.log_len;
	for (size_t i = 0; i < s->count; i++)
		before += both(s->follower[i].pid, cpu_of);
	for (int64_t at = term_now(); term_now() - at < (int64_t)IDLE_S * 1000000;)
		pump(s, 1000);
	for (size_t i = 0; i < s->count; i++) {
		after += both(s->follower[i].pid, cpu_of);
		kib += both(s->follower[i].pid, kib_of);
	}
	printf(", \"idle_cpu_percent\": %.4f, \"idle_bytes_per_minute\": %.1f, \"kib_each\": %.0f", (after - before) / IDLE_S * 100 / (double)s->count,
	       (double)(bytes(s) - s->writer.log_len - had) / (double)s->count, kib / (double)s->count);
}

int main(int argc, char **argv)
{
	static struct term followers[MOST];
	static double ms[MOST * 1000], took[MOST];
	struct screens s = {.follower = followers};
	size_t count = argc == 5 ? (size_t)atoi(argv[3]) : 0;
	int rounds = argc == 5 ? atoi(argv[4]) : 0;
	if (count < 10 || count > MOST || rounds < 1 || rounds > 1000)
		die("PROGRAM FILE FOLLOWERS (10 to 64) ROUNDS (1 to 1000)");
	begin(&s.writer, argv[1], argv[2], "run", NULL);
	settle(&s, 1000);
	printf("{\"followers\": %zu", count);
	say("echo_alone", ms, echoes(&s, ms), "ms");
	term_keys(&s.writer, "<Enter>");
	more(&s, argv[1], argv[2], "review", 1, took);
	printf(", \"login_alone\": %.1f", took[0]);
	memset(took, 0, sizeof took);
	settle(&s, 1000);
	end(&s, 0);
	more(&s, argv[1], argv[2], "review", 10, took);
	say("login_ten", took, 10, "ms");
	settle(&s, 2000);
	idle(&s);
	end(&s, 0);
	memset(took, 0, sizeof took);
	more(&s, argv[1], argv[2], "show", count, took);
	settle(&s, 2000);
	say("echo_followed", ms, echoes(&s, ms), "ms");
	say("change", ms, changes(&s, rounds, ms), "ms");
	printf("}\n");
	end(&s, 0);
	term_keys(&s.writer, "<C-q>");
	term_exit(&s.writer, 5000);
	term_free(&s.writer);
	return 0;
}
