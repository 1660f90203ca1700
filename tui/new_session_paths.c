/* Paths of a new session: where its file is to be, what it may be called, and going on with what is typed of one. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "tui/new_session.h"

enum { LISTED = 12, NUMBERS = 99 };

char *path_whole(const char *typed)
{
	const char *home = getenv("HOME");

	if (typed[0] == '~' && (typed[1] == '/' || typed[1] == '\0') && home != NULL)
		return xasprintf("%s%s", home, typed + 1);
	return xstrdup(typed[0] != '\0' ? typed : ".");
}

static char *path_in(const struct new_session *n, const char *file)
{
	char *folder = path_whole(n->texts[NEW_FOLDER]), *path;
	size_t len = strlen(folder);

	path = xasprintf("%s%s%s", folder, len > 0 && folder[len - 1] == '/' ? "" : "/", file);
	free(folder);
	return path;
}

char *new_path(const struct new_session *n)
{
	const char *file = n->texts[NEW_FILE], *end = ".filrouge";
	size_t len = strlen(file);
	bool whole = len > strlen(end) && strcmp(file + len - strlen(end), end) == 0;
	char *name = xasprintf("%s%s", file, whole ? "" : end), *path = path_in(n, name);

	free(name);
	return path;
}

/* "lille-mons-2026" of "Lille—Mons 2026"; "" for nothing. Caller frees. */
static char *slug(const char *text)
{
	char *folded = text_fold(text);
	struct buf b = {0};

	for (const unsigned char *c = (const unsigned char *)folded; *c != '\0'; c++) {
		if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'))
			buf_char(&b, (char)*c);
		else if (b.len > 0 && b.data[b.len - 1] != '-')
			buf_char(&b, '-');
	}
	while (b.len > 0 && b.data[b.len - 1] == '-')
		b.data[--b.len] = '\0';
	free(folded);
	return buf_take(&b);
}

static bool taken(const struct new_session *n, const char *file)
{
	char *path = path_in(n, file);
	struct stat st;
	bool there = lstat(path, &st) == 0;

	free(path);
	return there;
}

void new_propose(struct new_session *n)
{
	const char *from = n->texts[NEW_TITLE][0] != '\0' ? n->texts[NEW_TITLE] : n->what != NULL && n->of != OF_SESSION ? n->what : "session";
	char *name = slug(from), *file;

	if (n->named) {
		free(name);
		return;
	}
	if (name[0] == '\0')
		replace(&name, "session");
	file = xasprintf("%s.filrouge", name);
	for (int i = 2; i < NUMBERS && taken(n, file); i++) {
		free(file);
		file = xasprintf("%s-%d.filrouge", name, i);
	}
	replace(&n->texts[NEW_FILE], file);
	free(file);
	free(name);
}

/* --- going on --- */

struct going {
	struct buf common; /* what all of them begin with */
	struct buf names;  /* a few of them */
	size_t count;
};

static bool is_folder(const char *folder, const char *name)
{
	char *path = xasprintf("%s/%s", folder, name);
	struct stat st;
	bool is = stat(path, &st) == 0 && S_ISDIR(st.st_mode);

	free(path);
	return is;
}

static void going_add(struct going *g, const char *name, bool folder)
{
	char *whole = xasprintf("%s%s", name, folder ? "/" : "");
	size_t same = 0;

	if (g->count++ == 0) {
		buf_text(&g->common, whole);
	} else {
		while (same < g->common.len && g->common.data[same] == whole[same])
			same++;
		while (same > 0 && ((unsigned char)whole[same] & 0xc0) == 0x80)
			same--; /* not within a character */
		g->common.len = same;
		g->common.data[same] = '\0';
	}
	if (g->count <= LISTED)
		buf_printf(&g->names, "%s%s", g->count > 1 ? "  " : "", whole);
	free(whole);
}

/* The names in FOLDER that begin with START: folders, and where FILES those that may be a list. */
static void going_read(struct going *g, const char *folder, const char *start, bool files)
{
	struct dirent **list;
	int count = scandir(folder, &list, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		const char *name = list[i]->d_name, *dot = strrchr(name, '.');
		bool hidden = name[0] == '.' && start[0] != '.';

		if (!hidden && strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && strncmp(name, start, strlen(start)) == 0 &&
		    text_valid(name, strlen(name))) {
			bool sub = is_folder(folder, name);

			if (sub || (files && dot != NULL && (strcmp(dot, ".csv") == 0 || strcmp(dot, ".CSV") == 0 || strcmp(dot, ".txt") == 0)))
				going_add(g, name, sub);
		}
		free(list[i]);
	}
	if (count >= 0)
		free(list);
}

/* Is what is typed there already: a folder where one is asked for, or a file? */
static bool there_already(const struct new_session *n)
{
	char *path = path_whole(n->edit.text);
	struct stat st;
	bool there = n->edit.len == 0 || (stat(path, &st) == 0 && (n->at == NEW_FOLDER || S_ISREG(st.st_mode)));

	free(path);
	return there;
}

bool new_complete(struct new_session *n)
{
	const char *typed = n->edit.text, *slash = strrchr(typed, '/'), *start = slash != NULL ? slash + 1 : typed;
	struct going g = {0};
	char *before = xstrndup(typed, (size_t)(start - typed)), *folder = path_whole(before), *all;
	bool on = false;

	if ((n->at != NEW_FOLDER && n->at != NEW_CSV) || there_already(n)) {
		free(before);
		free(folder);
		return false;
	}
	going_read(&g, folder, start, n->at == NEW_CSV);
	if (g.count > 0 && g.common.len > strlen(start)) {
		all = xasprintf("%s%s", before, buf_str(&g.common));
		new_typed(n, all);
		new_enter(n);
		free(all);
		on = true;
	}
	if (g.count > 1)
		replace(&n->found, buf_str(&g.names));
	on = on || (g.count > 1 && start[0] != '\0');
	buf_clear(&g.common);
	buf_clear(&g.names);
	free(before);
	free(folder);
	return on;
}
