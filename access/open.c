/* A coming without an end, whose process is still a launcher of ours, is a screen that is open. */
#include "access/open.h"

#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/log.h"
#include "base/memory.h"

struct open {
	const char *fingerprint;
	int64_t *pids; /* whose last coming was with that key, and has no end yet */
	size_t count;
};

/* A number comes again for another process: its last line counts. */
static void take(void *context, const struct access_event *e, const char *line)
{
	struct open *o = context;

	(void)line;
	if (!e || e->pid <= 1 || strcmp(e->event, "refused") == 0)
		return;
	for (size_t i = 0; i < o->count; i++)
		if (o->pids[i] == e->pid)
			o->pids[i--] = o->pids[--o->count];
	if (strcmp(e->event, "accepted") != 0 || !e->key || strcmp(e->key, o->fingerprint) != 0)
		return;
	o->pids = xrealloc(o->pids, o->count + 1, sizeof(*o->pids));
	o->pids[o->count++] = e->pid;
}

static bool is_launcher(int64_t pid)
{
	char mine[PATH_MAX], theirs[PATH_MAX], path[64];
	ssize_t len = readlink("/proc/self/exe", mine, sizeof(mine)), other;

	snprintf(path, sizeof(path), "/proc/%lld/exe", (long long)pid);
	other = readlink(path, theirs, sizeof(theirs));
	return len > 0 && other == len && memcmp(mine, theirs, (size_t)len) == 0;
}

size_t access_open_end(const struct access_site *s, const char *fingerprint)
{
	struct open o = {.fingerprint = fingerprint};
	size_t ended = 0;

	access_log_read(s->log, take, &o, NULL);
	for (size_t i = 0; i < o.count; i++)
		if (is_launcher(o.pids[i]))
			ended += kill((pid_t)o.pids[i], SIGTERM) == 0;
	free(o.pids);
	return ended;
}
