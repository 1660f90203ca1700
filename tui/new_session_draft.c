/* What is typed of a new session, kept over leaving: lines of a name, a tab and its text; of an enterprise its cells, with tabs between. Only
 * a convenience: what cannot be read is nothing typed, what cannot be written is not said. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/new_session.h"

enum { LARGEST = 1 << 20 };

static const struct {
	enum new_part part;
	const char *name;
} typed[] = {
	{NEW_TITLE, "title"}, {NEW_DATE, "date"}, {NEW_PLACE, "place"}, {NEW_FOLDER, "folder"}, {NEW_FILE, "file"}, {NEW_CSV, "csv"},
};
static const char *const kinds[] = {[OF_SCENARIO] = "scenario", [OF_PARCOURS] = "parcours", [OF_SESSION] = "like"};

static char *draft_path(bool make)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	char *folder = state != NULL && *state == '/' ? xasprintf("%s/filrouge", state)
		       : home != NULL && *home == '/' ? xasprintf("%s/.local/state/filrouge", home)
						      : NULL;
	char *path = folder != NULL && (!make || file_make_folder(folder)) ? xasprintf("%s/new-session", folder) : NULL;

	free(folder);
	return path;
}

static void put(struct buf *b, const char *name, const char *text)
{
	if (text != NULL && text[0] != '\0')
		buf_printf(b, "%s\t%s\n", name, text);
}

static bool nothing_typed(const struct new_session *n)
{
	return n->what == NULL && n->list.count == 0 && n->texts[NEW_TITLE][0] == '\0' && n->texts[NEW_DATE][0] == '\0' &&
	       n->texts[NEW_PLACE][0] == '\0' && n->texts[NEW_CSV][0] == '\0' && !n->named;
}

void new_draft_write(struct new_session *n)
{
	struct buf b = {0};
	struct error err = {0};
	char *path = draft_path(true);

	n->dirty = false;
	if (path != NULL && nothing_typed(n)) {
		unlink(path);
	} else if (path != NULL) {
		put(&b, "as-it-was", n->as_it_was ? "yes" : "");
		put(&b, kinds[n->of], n->what);
		put(&b, "language", lang_codes[n->lang]);
		for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++)
			if (typed[i].part != NEW_FILE || n->named)
				put(&b, typed[i].name, n->texts[typed[i].part]);
		for (size_t i = 0; i < n->list.count; i++) {
			buf_text(&b, "enterprise");
			for (size_t c = 0; c < COLUMN_COUNT; c++)
				buf_printf(&b, "\t%s", *new_cell(&n->list.rows[i], c));
			buf_char(&b, '\n');
		}
		file_replace(path, buf_str(&b), b.len, 0600, &err);
	}
	error_clear(&err);
	buf_clear(&b);
	free(path);
}

static void enterprise_read(struct new_session *n, char *cells)
{
	n->at = NEW_ROWS;
	n->row = n->list.count;
	new_row_make(n);
	for (size_t c = 0; c < COLUMN_COUNT && cells != NULL; c++)
		replace(new_cell(&n->list.rows[n->row], c), strsep(&cells, "\t"));
}

static void line_read(struct new_session *n, char *line)
{
	char *text = line, *name = strsep(&text, "\t");
	enum lang lang;

	if (text == NULL)
		return;
	for (int of = 0; of <= OF_SESSION; of++)
		if (strcmp(name, kinds[of]) == 0)
			new_choose(n, of, text);
	for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++)
		if (strcmp(name, typed[i].name) == 0)
			replace(&n->texts[typed[i].part], text);
	if (strcmp(name, "file") == 0)
		n->named = true;
	if (strcmp(name, "language") == 0 && lang_parse(text, &lang))
		n->lang = lang;
	if (strcmp(name, "as-it-was") == 0)
		n->as_it_was = true;
	if (strcmp(name, "enterprise") == 0)
		enterprise_read(n, text);
}

void new_draft_read(struct new_session *n)
{
	char *path = draft_path(false), *line = NULL;
	FILE *in = path != NULL ? fopen(path, "re") : NULL;
	size_t size = 0, bytes = 0;
	ssize_t len;

	while (in != NULL && bytes < LARGEST && (len = getline(&line, &size, in)) > 0) {
		bytes += (size_t)len;
		line[strcspn(line, "\n")] = '\0';
		if (text_valid(line, strlen(line)))
			line_read(n, line);
	}
	if (in != NULL)
		fclose(in);
	free(line);
	free(path);
	n->at = NEW_WHAT;
	n->row = n->column = 0;
	n->dirty = false;
}

void new_draft_drop(void)
{
	char *path = draft_path(false);

	if (path != NULL)
		unlink(path);
	free(path);
}
