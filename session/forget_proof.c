/* The proof of an erasure: the pieces of what was erased are looked for in all that is left of the file, byte by byte, and in the files beside it. */
#include "session/forget_proof.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/text.h"
#include "session/file.h"
#include "session/load.h"

/* A text longer than a page stands on several: no piece is longer than fits on one, and three of a text are looked for. */
enum { PIECE = 48, HELD_MOST = 256 << 20 };

static void piece_add(struct forgotten *f, const char *text, size_t len)
{
	f->pieces = xrealloc(f->pieces, f->count + 1, sizeof *f->pieces);
	f->pieces[f->count++] = (struct forgotten_piece){xstrndup(text, len), false};
}

void forgotten_add(struct forgotten *f, const char *text)
{
	size_t len = strlen(text);
	if (len <= PIECE) {
		piece_add(f, text, len);
		return;
	}
	piece_add(f, text, PIECE);
	piece_add(f, text + (len - PIECE) / 2, PIECE);
	piece_add(f, text + len - PIECE, PIECE);
}

void forgotten_clear(struct forgotten *f)
{
	for (size_t i = 0; i < f->count; i++)
		free(f->pieces[i].text);
	free(f->pieces);
	free(f->name);
	buf_clear(&f->mentions);
	*f = (struct forgotten){0};
}

/* --- in what is left --- */

/* A single word may also stand in the table of words, which knows neither case nor accents. */
static bool says(const char *value, const char *folded, const char *piece)
{
	if (strstr(value, piece))
		return true;
	if (strchr(piece, ' '))
		return false;
	char *want = text_fold(piece);
	bool has = strstr(folded, want) != NULL;
	free(want);
	return has;
}

static void value_said(struct forgotten *f, const char *value)
{
	char *folded = text_fold(value);
	for (size_t i = 0; i < f->count; i++)
		f->pieces[i].elsewhere = f->pieces[i].elsewhere || says(value, folded, f->pieces[i].text);
	free(folded);
}

static bool table_said(struct session *s, struct forgotten *f, const char *table, struct error *err)
{
	char *sql = xasprintf("SELECT * FROM \"%s\"", table);
	sqlite3_stmt *q = db_prepare(s, sql, err);
	int got = -1;
	free(sql);
	while (q && (got = db_step(s, q, err)) > 0)
		for (int i = 0; i < sqlite3_column_count(q); i++)
			if (sqlite3_column_type(q, i) == SQLITE_TEXT)
				value_said(f, db_text(q, i));
	return got == 0;
}

static bool mentions_read(struct session *s, struct forgotten *f, struct error *err)
{
	sqlite3_stmt *q = db_prepare(s,
	                             "SELECT 'meeting ' || meeting || ', ' || field || ', ' || iif(enterprise = 0, 'group', enterprise) FROM answer"
	                             " WHERE instr(lower(value), lower(:name)) UNION ALL"
	                             " SELECT 'meeting ' || coalesce(meeting, '-') || ', note, ' || coalesce(enterprise, 'group') FROM note"
	                             " WHERE instr(lower(text), lower(:name))",
	                             err);
	int got = -1;
	if (!q)
		return false;
	db_bind_text(q, ":name", f->name);
	while ((got = db_step(s, q, err)) > 0)
		buf_printf(&f->mentions, "%s\n", db_text(q, 0));
	return got == 0;
}

/* Who spoke for it is nobody any more: no id of theirs is left where ids stand. */
static bool nobody_left(struct session *s, struct error *err)
{
	static const char sql[] =
		"SELECT 1 FROM gone WHERE id IN (SELECT author FROM change UNION SELECT \"row\" FROM change UNION SELECT author FROM answer"
		" UNION SELECT author FROM missing UNION SELECT author FROM circle UNION SELECT author FROM table_row UNION SELECT author FROM note"
		" UNION SELECT author FROM review UNION SELECT author FROM draft UNION SELECT id FROM person UNION SELECT person FROM consent"
		" UNION SELECT person FROM sheet UNION SELECT person FROM place UNION SELECT person FROM presence UNION SELECT lead FROM session"
		" UNION SELECT scribe FROM session UNION SELECT before FROM change UNION SELECT after FROM change) LIMIT 1";
	sqlite3_stmt *q = db_prepare(s, sql, err);
	int got = q ? db_step(s, q, err) : -1;
	if (got > 0)
		sqlite3_reset(q);
	return got == 0 || (got > 0 && error_set(err, _("who spoke for it still stands in the file: nothing was erased")));
}

bool forgotten_elsewhere(struct session *s, struct forgotten *f, struct error *err)
{
	sqlite3_stmt *q = db_prepare(s, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'", err);
	struct buf names = {0};
	int got = -1;
	while (q && (got = db_step(s, q, err)) > 0) {
		buf_text(&names, db_text(q, 0));
		buf_char(&names, '\0');
	}
	bool good = got == 0 && table_said(s, f, "sqlite_schema", err);
	for (size_t at = 0; good && at < names.len; at += strlen(names.data + at) + 1)
		good = table_said(s, f, names.data + at, err);
	buf_clear(&names);
	return good && nobody_left(s, err) && (f->name[0] == '\0' || mentions_read(s, f, err));
}

/* --- in the bytes --- */

bool forgotten_prove(const struct forgotten *f, const char *path, size_t *left, struct error *err)
{
	size_t len;
	char *bytes = load_whole(path, path, HELD_MOST, _("it is too large to be looked through"), &len, err);
	*left = 0;
	if (!bytes)
		return false;
	for (size_t i = 0; i < f->count; i++)
		if (!f->pieces[i].elsewhere && memmem(bytes, len, f->pieces[i].text, strlen(f->pieces[i].text)))
			++*left;
	free(bytes);
	return true;
}

/* Its name, or something that only it said. */
static bool holds(const struct forgotten *f, const char *path)
{
	struct error ignored = {0};
	size_t len;
	char *bytes = load_whole(path, path, HELD_MOST, "", &len, &ignored);
	bool found = bytes && strlen(f->name) > 3 && memmem(bytes, len, f->name, strlen(f->name));
	for (size_t i = 0; bytes && !found && i < f->count; i++)
		found = !f->pieces[i].elsewhere && strlen(f->pieces[i].text) >= PIECE / 2 && memmem(bytes, len, f->pieces[i].text, strlen(f->pieces[i].text));
	error_clear(&ignored);
	free(bytes);
	return found;
}

/* Of the folder the files whose names begin with PREFIX. */
static void folder_held(const struct forgotten *f, const char *folder, const char *prefix, const char *but, struct buf *out)
{
	DIR *d = folder ? opendir(folder) : NULL;
	for (struct dirent *e; d && (e = readdir(d));) {
		struct stat st;
		char *one = xasprintf("%s/%s", folder, e->d_name);
		if (strncmp(e->d_name, prefix, strlen(prefix)) == 0 && strcmp(one, but) != 0 && lstat(one, &st) == 0 && S_ISREG(st.st_mode) && holds(f, one))
			buf_printf(out, "%s\n", one);
		free(one);
	}
	if (d)
		closedir(d);
}

char *forgotten_held(const struct forgotten *f, const char *path)
{
	struct buf out = {0};
	struct error ignored = {0};
	char *absolute = file_absolute(path, &ignored), *folder = absolute ? file_folder(absolute) : NULL, *state = rescue_state_folder();
	if (absolute) {
		char *rescued = xasprintf("%s.rescue-", strrchr(absolute, '/') + 1);
		folder_held(f, folder, "", absolute, &out);
		folder_held(f, state, rescued, absolute, &out);
		folder_held(f, "/var/tmp", rescued, absolute, &out);
		free(rescued);
	}
	error_clear(&ignored);
	free(state);
	free(folder);
	free(absolute);
	return buf_take(&out);
}
