/* A small file with the paths of the sessions that were open. Knows nothing of what is in them. */
#include "session/recent.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/memory.h"

enum { KEPT = 50, LATER_MS = 300, BYTES_MOST = 1 << 20 };

static char *list_path(bool make)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	char *folder = state && *state == '/'  ? xasprintf("%s/filrouge", state)
	               : home && *home == '/' ? xasprintf("%s/.local/state/filrouge", home)
	                                      : NULL;
	char *path = folder && (!make || file_make_folder(folder)) ? xasprintf("%s/recent", folder) : NULL;
	free(folder);
	return path;
}

static bool held(const struct recent *list, size_t count, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(list[i].path, path) == 0)
			return true;
	return false;
}

static struct recent *add(struct recent *list, size_t *count, const char *path)
{
	struct stat st;
	if (path[0] != '/' || held(list, *count, path))
		return list;
	bool is_there = stat(path, &st) == 0 && S_ISREG(st.st_mode);
	list = xrealloc(list, *count + 1, sizeof *list);
	list[(*count)++] = (struct recent){
		.path = xstrdup(path), .missing = !is_there,
		.changed = is_there ? (int64_t)st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000 : 0};
	return list;
}

static struct recent *read_after(const char *first, size_t *count)
{
	char *path = list_path(false), *line = NULL;
	FILE *in = path ? fopen(path, "re") : NULL;
	struct recent *list = NULL;
	size_t size = 0, bytes = 0;
	ssize_t n;
	*count = 0;
	if (first)
		list = add(list, count, first);
	while (in && *count < KEPT && bytes < BYTES_MOST && (n = getline(&line, &size, in)) > 0) {
		bytes += (size_t)n;
		line[strcspn(line, "\n")] = '\0';
		list = add(list, count, line);
	}
	if (in)
		fclose(in);
	free(line);
	free(path);
	return list;
}

struct recent *recent_read(size_t *count)
{
	return read_after(NULL, count);
}

void recent_free(struct recent *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(list[i].path);
	free(list);
}

/* Without the one at WITHOUT (may be NULL). */
static void write_list(const struct recent *list, size_t count, const char *without)
{
	struct buf b = {0};
	char *path = list_path(true);
	for (size_t i = 0; i < count; i++)
		if (!without || strcmp(list[i].path, without) != 0)
			buf_printf(&b, "%s\n", list[i].path);
	if (path)
		file_replace(path, buf_str(&b), b.len, 0600, NULL);
	buf_clear(&b);
	free(path);
}

void recent_add(const char *path)
{
	size_t count;
	char *real = realpath(path, NULL);
	if (real && !strchr(real, '\n')) {
		struct recent *list = read_after(real, &count);
		write_list(list, count, NULL);
		recent_free(list, count);
	}
	free(real);
}

void recent_drop(const char *path)
{
	size_t count;
	struct recent *list = read_after(NULL, &count);
	write_list(list, count, path);
	recent_free(list, count);
}

/* --- later --- */

struct recent_later {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t hurry;
	bool hurried;
	char *path;
};

static void *add_later(void *context)
{
	struct recent_later *r = context;
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += LATER_MS * 1000000L;
	until.tv_sec += until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	pthread_mutex_lock(&r->lock);
	while (!r->hurried && pthread_cond_timedwait(&r->hurry, &r->lock, &until) == 0)
		;
	pthread_mutex_unlock(&r->lock);
	recent_add(r->path);
	return NULL;
}

struct recent_later *recent_add_later(const char *path)
{
	struct recent_later *r = xcalloc(1, sizeof *r);
	sigset_t all, before;
	r->path = xstrdup(path);
	pthread_mutex_init(&r->lock, NULL);
	pthread_cond_init(&r->hurry, NULL);
	sigfillset(&all); /* signals are the face's */
	pthread_sigmask(SIG_SETMASK, &all, &before);
	bool started = pthread_create(&r->thread, NULL, add_later, r) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (started)
		return r;
	free(r->path);
	free(r);
	return NULL;
}

void recent_join(struct recent_later *r)
{
	if (!r)
		return;
	pthread_mutex_lock(&r->lock);
	r->hurried = true;
	pthread_cond_signal(&r->hurry);
	pthread_mutex_unlock(&r->lock);
	pthread_join(r->thread, NULL);
	pthread_cond_destroy(&r->hurry);
	pthread_mutex_destroy(&r->lock);
	free(r->path);
	free(r);
}
