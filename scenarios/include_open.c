/* Which file a directive means, and that it stands in the scenario's own folder: never elsewhere by an absolute path, by `..` or by
 * a symbolic link. */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/include.h"
#include "scenarios/load.h"
#include "scenarios/scenario.h"

size_t include_add(struct source *s, const char *name, char *real, char *text, size_t len)
{
	const char *slash = strrchr(real, '/');
	s->files = xrealloc(s->files, s->file_count + 1, sizeof *s->files);
	s->files[s->file_count] = (struct source_file){
		.name = text_filter(name, strlen(name), false), .real = real, .text = text, .len = len,
		.folder = slash ? (size_t)(slash - real) : 0};
	return s->file_count++;
}

/* The root is the folder of the scenario's own file. */
static bool inside(const struct source *s, const char *real)
{
	const struct source_file *root = &s->files[0];
	return strncmp(real, root->real, root->folder) == 0 && real[root->folder] == '/';
}

/* Takes the last part off a path below the root; false: there is none left. */
static bool up(struct buf *path, size_t root)
{
	if (path->len <= root)
		return false;
	while (path->data[path->len - 1] != '/')
		path->data[--path->len] = '\0';
	path->data[--path->len] = '\0';
	return true;
}

/* The absolute path of NAME seen from the file FROM, its `.` and `..` resolved; NULL: it leads above the root. Caller frees. */
static char *path_of(const struct source *s, size_t from, const char *name)
{
	struct buf path = {0};
	buf_add(&path, s->files[from].real, s->files[from].folder);
	bool fine = true;
	while (*name && fine) {
		size_t len = strcspn(name, "/");
		if (len == 2 && strncmp(name, "..", 2) == 0)
			fine = up(&path, s->files[0].folder);
		else if (len > 0 && !(len == 1 && name[0] == '.'))
			buf_printf(&path, "/%.*s", (int)len, name);
		name += len + (name[len] == '/');
	}
	if (fine)
		return buf_take(&path);
	buf_clear(&path);
	return NULL;
}

/* The name of a file beside PATH that was probably meant; NULL: none. Caller frees. */
static char *beside(const char *path)
{
	enum { LOOKED_AT = 300 };
	const char *slash = strrchr(path, '/');
	char *folder = xstrndup(path, (size_t)(slash - path)), *names[LOOKED_AT], *near = NULL;
	size_t count = 0;
	DIR *dir = opendir(folder);
	for (struct dirent *entry; dir && count < LOOKED_AT && (entry = readdir(dir));)
		if (entry->d_name[0] != '.')
			names[count++] = xstrdup(entry->d_name);
	const char *found = text_nearest(slash + 1, (const char *const *)names, count);
	if (found)
		near = text_filter(found, strlen(found), false);
	if (dir)
		closedir(dir);
	while (count)
		free(names[--count]);
	free(folder);
	return near;
}

static bool not_there(const char *path, const char *shown, struct error *err)
{
	int why = errno;
	char *near = why == ENOENT ? beside(path) : NULL;
	const char *slash = strrchr(shown, '/');
	char *meant = near ? xasprintf("%.*s%s", slash ? (int)(slash + 1 - shown) : 0, shown, near) : NULL;
	if (meant)
		error_set(err, _("there is no file `%s`; did you mean `%s`?"), shown, meant);
	else if (why == ENOENT || why == ENOTDIR)
		error_set(err, _("there is no file `%s`"), shown);
	else
		error_set(err, _("`%s` cannot be opened: %s"), shown, strerror(why));
	free(meant);
	free(near);
	return false;
}

bool include_read(const struct source *s, const char *real, const char *shown, char **text, size_t *len, struct error *err)
{
	const struct source_file *other = s->changed && strcmp(s->changed->real, real) == 0 ? s->changed : NULL;
	if (!other)
		return s->file_count ? load_text(real, shown, false, text, len, err) : scenario_load_text(shown, text, len, err);
	*text = xstrndup(other->text, other->len);
	*len = other->len;
	return true;
}

static bool open_real(struct source *s, const char *real, size_t *file, struct error *err)
{
	const char *given = s->files[0].name, *slash = strrchr(given, '/');
	for (*file = 0; *file < s->file_count; ++*file)
		if (strcmp(s->files[*file].real, real) == 0)
			return true;
	char *name = xasprintf("%.*s%s", slash ? (int)(slash + 1 - given) : 0, given, real + s->files[0].folder + 1), *text;
	char *shown = text_filter(name, strlen(name), false);
	size_t len;
	bool done = include_read(s, real, shown, &text, &len, err);
	if (done)
		*file = include_add(s, name, xstrdup(real), text, len);
	free(shown);
	free(name);
	return done;
}

bool include_open(struct source *s, size_t from, const char *name, size_t *file, struct error *err)
{
	char *shown = text_filter(name, strlen(name), false), *path = NULL, *real = NULL;
	bool done = false;
	if (name[0] == '\0')
		error_set(err, _("the name of a file is missing between the quotes"));
	else if (name[0] == '/' || name[0] == '~')
		error_set(err, _("`%s` is an absolute path; a part stands in the folder of the scenario"), shown);
	else if (!(path = path_of(s, from, name)))
		error_set(err, _("`%s` leads out of the folder of the scenario; a part stands in it"), shown);
	else if (!(real = realpath(path, NULL)))
		not_there(path, shown, err);
	else if (!inside(s, real))
		error_set(err, _("`%s` leads out of the folder of the scenario by a symbolic link; a part stands in it"), shown);
	else
		done = open_real(s, real, file, err);
	free(shown);
	free(path);
	free(real);
	return done;
}
