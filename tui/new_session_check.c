/* What is wrong in a new session, in sentences beside what is typed: the same checks as a list of enterprises in a file goes through. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/new_session.h"

static char *what_fault(const struct new_session *n)
{
	if (n->what == NULL)
		return n->tried ? xstrdup(_("Choose a scenario or a parcours first.")) : NULL;
	return n->about.fault != NULL ? xstrdup(n->about.fault) : NULL;
}

static char *date_fault(const struct new_session *n)
{
	char *date = n->texts[NEW_DATE][0] != '\0' ? clock_read_date(n->texts[NEW_DATE], clock_now()) : xstrdup("");
	bool good = date != NULL;

	free(date);
	return good ? NULL : xstrdup(_("This is not a day; write it as 2026-03-12, 12/3 or +7."));
}

static char *folder_fault(const struct new_session *n)
{
	char *folder = path_whole(n->texts[NEW_FOLDER]);
	struct stat st;
	bool there = stat(folder, &st) == 0 && S_ISDIR(st.st_mode), may = there && access(folder, W_OK | X_OK) == 0;

	free(folder);
	return !there ? xstrdup(_("There is no such folder.")) : !may ? xstrdup(_("You may not write into this folder.")) : NULL;
}

static char *file_fault(const struct new_session *n)
{
	const char *file = n->texts[NEW_FILE];
	char *path = new_path(n);
	struct stat st;
	bool there = lstat(path, &st) == 0;

	free(path);
	if (file[0] == '\0')
		return n->tried ? xstrdup(_("The file has no name yet.")) : NULL;
	if (strchr(file, '/') != NULL)
		return xstrdup(_("A name alone: the folder stands above."));
	return there ? xstrdup(_("There is a file of that name: it is never written over.")) : NULL;
}

/* "group.csv, line 4: ..." of the same with its whole path. */
static char *without_folder(const char *sentence, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash != NULL && strncmp(sentence, path, strlen(path)) == 0 ? (size_t)(slash + 1 - path) : 0;

	return xstrdup(sentence + len);
}

/* Nothing is wrong with a path on the way to a file. */
static char *csv_fault(const struct new_session *n)
{
	struct enterprise_list list = {0};
	struct error err = {0};
	char *path = path_whole(n->texts[NEW_CSV]), *fault = NULL;
	struct stat st;
	bool there = n->texts[NEW_CSV][0] != '\0' && stat(path, &st) == 0;

	if (there && S_ISREG(st.st_mode) && !enterprises_read(path, &list, &err))
		fault = without_folder(err.text, path);
	else if (n->texts[NEW_CSV][0] != '\0' && !there && (n->tried || n->at != NEW_CSV))
		fault = xstrdup(_("There is no such file."));
	enterprises_clear(&list);
	error_clear(&err);
	free(path);
	return fault;
}

void new_check(struct new_session *n)
{
	static char *(*const checks[NEW_PARTS])(const struct new_session *n) = {
		[NEW_WHAT] = what_fault, [NEW_DATE] = date_fault, [NEW_FOLDER] = folder_fault, [NEW_FILE] = file_fault, [NEW_CSV] = csv_fault,
	};

	for (size_t i = 0; i < NEW_PARTS; i++) {
		free(n->faults[i]);
		n->faults[i] = checks[i] != NULL ? checks[i](n) : NULL;
	}
}

static char *name_fault(const struct new_session *n, size_t row)
{
	const char *name = n->list.rows[row].name;

	if (name[0] == '\0')
		return xstrdup(_("the enterprise has no name"));
	for (size_t i = 0; i < row; i++)
		if (strcmp(n->list.rows[i].name, name) == 0)
			return xasprintf(_("there is a “%s” already, in row %zu"), name, i + 1);
	return NULL;
}

char *new_cell_fault(const struct new_session *n, size_t row, size_t column)
{
	char *cell, *fault;

	if (row >= n->list.count)
		return NULL;
	if (column == COLUMN_NAME && (fault = name_fault(n, row)) != NULL)
		return fault;
	cell = xstrdup(*new_cell(&n->list.rows[row], column));
	fault = enterprise_cell_check((int)column, &cell);
	free(cell);
	return fault;
}

char *new_count_words(const struct new_session *n)
{
	size_t count = n->list.count;
	char *words = xasprintf(ngettext("%zu enterprise", "%zu enterprises", count), count), *all;

	if (n->about.most == 0 || (count >= (size_t)n->about.least && count <= (size_t)n->about.most))
		return words;
	all = xasprintf(_("%s; this scenario is made for %d to %d"), words, n->about.least, n->about.most);
	free(words);
	return all;
}

char *new_first_fault(struct new_session *n)
{
	n->tried = true;
	new_leave(n);
	for (size_t i = 0; i < NEW_PARTS; i++) {
		if (n->faults[i] != NULL) {
			new_go(n, (enum new_part)i, 0, 0);
			return xstrdup(n->faults[i] != NULL ? n->faults[i] : "");
		}
		for (size_t row = 0; i == NEW_ROWS && row < n->list.count; row++)
			for (size_t c = 0; c < COLUMN_COUNT; c++) {
				char *fault = new_cell_fault(n, row, c);

				if (fault != NULL) {
					new_go(n, NEW_ROWS, row, c);
					return fault;
				}
			}
	}
	return NULL;
}
