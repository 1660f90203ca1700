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
#include "scenarios/find.h"
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
	enum scenario_origin *origins; /* of folders */
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
	free(t->origins);
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

char *scenario_own_folder(void)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	if (data && data[0] == '/')
		return xasprintf("%s/filrouge/scenarios", data);
	return home && home[0] == '/' ? xasprintf("%s/.local/share/filrouge/scenarios", home) : NULL;
}

/* Takes FOLDER over. */
static void add_folder(struct texts *t, enum scenario_origin origin, char *folder)
{
	t->origins = xrealloc(t->origins, t->count + 1, sizeof *t->origins);
	t->origins[t->count] = origin;
	add(t, folder);
}

static struct texts folders(void)
{
	struct texts t = {0};
	const char *site = getenv("FILROUGE_SCENARIOS");
	char *own = scenario_own_folder(), *program = program_folder();
	while (site && *site) {
		size_t n = strcspn(site, ":");
		if (n)
			add_folder(&t, ORIGIN_NAMED, xstrndup(site, n));
		site += n + (site[n] == ':');
	}
	add_folder(&t, ORIGIN_HERE, xstrdup("scenarios"));
	if (own)
		add_folder(&t, ORIGIN_PERSON, own);
	add_folder(&t, ORIGIN_SITE, xstrdup(SYSCONFDIR "/filrouge/scenarios"));
	add_folder(&t, ORIGIN_SHIPPED, xasprintf("%s/scenarios/library", program));
	add_folder(&t, ORIGIN_SHIPPED, xasprintf("%s/scenarios", program));
	add_folder(&t, ORIGIN_SHIPPED, xstrdup(PKGDATADIR "/scenarios"));
	free(program);
	return t;
}

static char *path_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? xstrndup(path, (size_t)(slash - path) + 1) : xstrdup(".");
}

/* Is the folder of PATH the folder FOLDER, whatever the names on the way? */
static bool stands_in(const char *path, const char *folder)
{
	char *of = path_folder(path), *here = realpath(of, NULL), *there = realpath(folder, NULL);
	bool same = here && there && strcmp(here, there) == 0;
	free(of);
	free(here);
	free(there);
	return same;
}

enum scenario_origin scenario_origin(const char *path)
{
	struct texts where = folders();
	enum scenario_origin origin = ORIGIN_OTHER;
	for (size_t i = 0; i < where.count && origin == ORIGIN_OTHER; i++)
		if (stands_in(path, where.list[i]))
			origin = where.origins[i];
	clear(&where);
	return origin;
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

/* "./NAME.scenario", where there is such a file: a path was meant. Filtered, caller frees; NULL: there is none. */
static char *beside(const struct sort *sort, const char *name)
{
	char *path = xasprintf("./%s%s", name, sort->extension);
	char *shown = name[0] != '\0' && is_file(path) ? text_filter(path, strlen(path), false) : NULL;
	free(path);
	return shown;
}

/* Says what there is instead of NAME. */
static void not_found(const struct sort *sort, const char *name, struct error *err)
{
	size_t count;
	char **ids = list_all(sort, &count), *shown = text_filter(name, strlen(name), false), *sentence;
	char *here = beside(sort, name);
	const char *near = here ? here : text_nearest(name, (const char *const *)ids, count);
	struct buf there = {0};
	if (here)
		buf_text(&there, here);
	for (size_t i = 0; i < count; i++) {
		char *id = text_filter(ids[i], strlen(ids[i]), false);
		buf_printf(&there, there.len ? ", %s" : "%s", id);
		free(id);
	}
	if (count == 0 && !here)
		sentence = diagnostic_say(_(sort->none), shown);
	else if (near)
		sentence = diagnostic_say(_(sort->near), shown, near, buf_str(&there));
	else
		sentence = diagnostic_say(_(sort->others), shown, buf_str(&there));
	error_set(err, "%s", sentence);
	free(sentence);
	buf_clear(&there);
	free(here);
	free(shown);
	clear(&(struct texts){.list = ids, .count = count});
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
