/* Where scenarios and parcours are: the folders that are named, this folder's, the person's, the site's, those beside the
 * program, the installed ones: what is nearer to the work at hand comes first. Reads none of them. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "scenarios/parcours.h"
#include "scenarios/scenario.h"

#ifndef PKGDATADIR
#define PKGDATADIR "/usr/local/share/filrouge"
#endif
#ifndef SYSCONFDIR
#define SYSCONFDIR "/usr/local/etc"
#endif

/* What is looked for. */
struct sort {
	const char *extension;
	/* said when it is not found. %s: the name; %s: the nearest; %s: all there are */
	const char *none, *near, *others;
};

static const struct sort scenarios = {
	".scenario",
	N_("there is no scenario `%s`, nor any other; FILROUGE_SCENARIOS names the folder they are in"),
	N_("there is no scenario `%s`; did you mean `%s`? There are: %s"),
	N_("there is no scenario `%s`; there are: %s"),
};
static const struct sort parcours = {
	".parcours",
	N_("there is no parcours `%s`, nor any other; FILROUGE_SCENARIOS names the folder they are in"),
	N_("there is no parcours `%s`; did you mean `%s`? There are: %s"),
	N_("there is no parcours `%s`; there are: %s"),
};

struct texts {
	char **list;
	size_t count;
};

/* Takes TEXT over. */
static void add(struct texts *t, char *text)
{
	t->list = xrealloc(t->list, t->count + 1, sizeof *t->list);
	t->list[t->count++] = text;
}

static void clear(struct texts *t)
{
	for (size_t i = 0; i < t->count; i++)
		free(t->list[i]);
	free(t->list);
}

/* The folder of the program, "" when it cannot be known; owned by the caller. */
static char *program_folder(void)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
	if (n <= 0)
		return xstrdup("");
	path[n] = '\0';
	char *slash = strrchr(path, '/');
	return xstrndup(path, slash ? (size_t)(slash - path) : 0);
}

static struct texts folders(void)
{
	struct texts t = {0};
	const char *site = getenv("FILROUGE_SCENARIOS"), *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	while (site && *site) {
		size_t n = strcspn(site, ":");
		if (n)
			add(&t, xstrndup(site, n));
		site += n + (site[n] == ':');
	}
	add(&t, xstrdup("scenarios"));
	if (data && data[0] == '/')
		add(&t, xasprintf("%s/filrouge/scenarios", data));
	else if (home && home[0] == '/')
		add(&t, xasprintf("%s/.local/share/filrouge/scenarios", home));
	add(&t, xstrdup(SYSCONFDIR "/filrouge/scenarios"));
	char *program = program_folder();
	add(&t, xasprintf("%s/scenarios/library", program));
	add(&t, xasprintf("%s/scenarios", program));
	free(program);
	add(&t, xstrdup(PKGDATADIR "/scenarios"));
	return t;
}

static bool has_extension(const char *name, const char *extension)
{
	size_t n = strlen(name), end = strlen(extension);
	return n > end && strcmp(name + n - end, extension) == 0;
}

static bool is_file(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && !S_ISDIR(st.st_mode);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void list_folder(const char *folder, const char *extension, struct texts *ids)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	while (dir && (entry = readdir(dir))) {
		char *path = xasprintf("%s/%s", folder, entry->d_name);
		if (has_extension(entry->d_name, extension) && entry->d_name[0] != '.' && is_file(path))
			add(ids, xstrndup(entry->d_name, strlen(entry->d_name) - strlen(extension)));
		free(path);
	}
	if (dir)
		closedir(dir);
}

static char **list_all(const struct sort *sort, size_t *count)
{
	struct texts where = folders(), ids = {0};
	size_t kept = 0;
	for (size_t i = 0; i < where.count; i++)
		list_folder(where.list[i], sort->extension, &ids);
	clear(&where);
	if (ids.count)
		qsort(ids.list, ids.count, sizeof *ids.list, by_text);
	for (size_t i = 0; i < ids.count; i++) {
		if (kept && strcmp(ids.list[kept - 1], ids.list[i]) == 0)
			free(ids.list[i]);
		else
			ids.list[kept++] = ids.list[i];
	}
	*count = kept;
	return ids.list;
}

/* Says what there is instead of NAME. */
static void not_found(const struct sort *sort, const char *name, struct error *err)
{
	size_t count;
	char **ids = list_all(sort, &count), *shown = text_filter(name, strlen(name), false), *sentence;
	const char *near = text_nearest(name, (const char *const *)ids, count);
	struct buf there = {0};
	for (size_t i = 0; i < count; i++) {
		char *id = text_filter(ids[i], strlen(ids[i]), false);
		buf_printf(&there, there.len ? ", %s" : "%s", id);
		free(id);
	}
	if (count == 0)
		sentence = diagnostic_say(_(sort->none), shown);
	else if (near)
		sentence = diagnostic_say(_(sort->near), shown, near, buf_str(&there));
	else
		sentence = diagnostic_say(_(sort->others), shown, buf_str(&there));
	error_set(err, "%s", sentence);
	free(sentence);
	buf_clear(&there);
	free(shown);
	clear(&(struct texts){ids, count});
}

static char *find(const struct sort *sort, const char *name, struct error *err)
{
	if (strchr(name, '/') || has_extension(name, sort->extension))
		return xstrdup(name);
	struct texts where = folders();
	char *found = NULL;
	for (size_t i = 0; i < where.count && !found && name[0] != '\0' && name[0] != '.'; i++) {
		char *path = xasprintf("%s/%s%s", where.list[i], name, sort->extension);
		if (is_file(path))
			found = path;
		else
			free(path);
	}
	clear(&where);
	if (!found)
		not_found(sort, name, err);
	return found;
}

char *scenario_find(const char *name, struct error *err)
{
	return find(&scenarios, name, err);
}

char **scenario_list(size_t *count)
{
	return list_all(&scenarios, count);
}

char *parcours_find(const char *name, struct error *err)
{
	return find(&parcours, name, err);
}

char **parcours_list(size_t *count)
{
	return list_all(&parcours, count);
}
