/* The new session's parts and the way through them: which are there, which text is typed in, what a part becomes when it is left. */
#include "tui/new_session.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/view.h"

char **new_cell(struct enterprise_row *row, size_t column)
{
	char **const cells[COLUMN_COUNT] = {
		[COLUMN_NAME] = &row->name,         [COLUMN_KIND] = &row->kind,
		[COLUMN_POLE] = &row->pole,         [COLUMN_COUNTRY] = &row->country,
		[COLUMN_LANGUAGE] = &row->language, [COLUMN_REGISTRATION] = &row->registration,
		[COLUMN_CONTACT] = &row->contact,
	};

	return cells[column];
}

bool new_column_chosen(size_t column)
{
	return enterprise_choice((int)column, 0) != NULL;
}

const char *new_word(size_t column, size_t i)
{
	return enterprise_choice((int)column, (int)i);
}

const char *new_word_shown(size_t column, const char *word)
{
	return column == COLUMN_KIND || column == COLUMN_POLE ? organisation_words(word) : word;
}

const char *new_column_name(size_t column)
{
	static const char *const names[COLUMN_COUNT] = {
		[COLUMN_NAME] = N_("name"),         [COLUMN_KIND] = N_("kind"),
		[COLUMN_POLE] = N_("pole"),         [COLUMN_COUNTRY] = N_("country"),
		[COLUMN_LANGUAGE] = N_("language"), [COLUMN_REGISTRATION] = N_("registration"),
		[COLUMN_CONTACT] = N_("contact"),
	};

	return _(names[column]);
}

/* --- which are there --- */

bool new_part_there(const struct new_session *n, enum new_part part)
{
	return part != NEW_VERSIONS || n->of == OF_SESSION;
}

bool new_part_typed(const struct new_session *n)
{
	switch (n->at) {
	case NEW_TITLE:
	case NEW_DATE:
	case NEW_PLACE:
	case NEW_FOLDER:
	case NEW_FILE:
	case NEW_CSV:
		return true;
	case NEW_ROWS:
		return !new_column_chosen(n->column);
	default:
		return false;
	}
}

char **new_spot(struct new_session *n)
{
	if (n->at == NEW_ROWS)
		return n->row < n->list.count ? new_cell(&n->list.rows[n->row], n->column) : NULL;
	return new_part_typed(n) ? &n->texts[n->at] : NULL;
}

/* --- the way through --- */

static void trim(char **text)
{
	size_t start = strspn(*text, " "), end = strlen(*text);
	char *kept;

	while (end > start && (*text)[end - 1] == ' ')
		end--;
	kept = xstrndup(*text + start, end - start);
	free(*text);
	*text = kept;
}

/* A day as it is kept; what is none stays as typed, and is said to be none. */
static void date_shape(struct new_session *n)
{
	char *date = clock_read_date(n->texts[NEW_DATE], clock_now());

	if (date != NULL)
		replace(&n->texts[NEW_DATE], date);
	free(date);
}

static void file_shape(struct new_session *n)
{
	static const char end[] = ".filrouge";
	char **file = &n->texts[NEW_FILE];
	size_t len = strlen(*file);

	if (len > 0 && (len < sizeof end - 1 || strcmp(*file + len - (sizeof end - 1), end) != 0)) {
		char *whole = xasprintf("%s%s", *file, end);

		free(*file);
		*file = whole;
	}
	if (len == 0)
		n->named = false; /* it may be proposed again */
}

static void spot_shape(struct new_session *n)
{
	char **spot = new_spot(n);

	if (spot == NULL)
		return;
	trim(spot);
	if (n->at == NEW_DATE)
		date_shape(n);
	else if (n->at == NEW_FILE)
		file_shape(n);
	else if (n->at == NEW_ROWS)
		free(enterprise_cell_check((int)n->column, spot));
}

static void row_free(struct enterprise_row *row)
{
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		free(*new_cell(row, c));
}

static void row_drop(struct new_session *n, size_t row)
{
	row_free(&n->list.rows[row]);
	n->list.count--;
	memmove(n->list.rows + row, n->list.rows + row + 1, (n->list.count - row) * sizeof *n->list.rows);
}

static bool row_empty(struct enterprise_row *row)
{
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		if (**new_cell(row, c) != '\0')
			return false;
	return true;
}

void new_enter(struct new_session *n)
{
	char **spot = new_spot(n);
	const char *text = spot != NULL && new_part_typed(n) ? *spot : "";

	edit_set(&n->edit, text, strlen(text), false);
}

void new_go(struct new_session *n, enum new_part part, size_t row, size_t column)
{
	spot_shape(n);
	if (n->at == NEW_ROWS && n->row < n->list.count && (part != NEW_ROWS || row != n->row) && row_empty(&n->list.rows[n->row])) {
		row_drop(n, n->row);
		row -= part == NEW_ROWS && row > n->row ? 1 : 0;
	}
	n->at = part;
	n->row = row < n->list.count ? row : n->list.count;
	n->column = column < COLUMN_COUNT ? column : 0;
	replace(&n->found, NULL);
	new_propose(n);
	new_check(n);
	new_enter(n);
}

void new_leave(struct new_session *n)
{
	new_go(n, n->at, n->row, n->column);
}

/* The part beside PART; round at the ends. */
static enum new_part part_beside(const struct new_session *n, enum new_part part, int by)
{
	do
		part = (enum new_part)(((int)part + by + NEW_PARTS) % NEW_PARTS);
	while (!new_part_there(n, part));
	return part;
}

/* Rows are entered at the one that isn't there yet, from below at its beginning too. */
static void part_go(struct new_session *n, int by)
{
	new_go(n, part_beside(n, n->at, by), SIZE_MAX, 0);
}

void new_step(struct new_session *n, int by)
{
	bool there = n->row < n->list.count;

	if (n->at != NEW_ROWS || (by > 0 && !there) || (by < 0 && n->row == 0 && n->column == 0))
		part_go(n, by);
	else if (by > 0)
		new_go(n, NEW_ROWS, n->column + 1 < COLUMN_COUNT ? n->row : n->row + 1, n->column + 1 < COLUMN_COUNT ? n->column + 1 : 0);
	else if (n->column > 0)
		new_go(n, NEW_ROWS, n->row, n->column - 1);
	else
		new_go(n, NEW_ROWS, n->row - 1, COLUMN_COUNT - 1);
}

void new_line(struct new_session *n, int by)
{
	if (n->at != NEW_ROWS && part_beside(n, n->at, by) == NEW_ROWS && by > 0)
		new_go(n, NEW_ROWS, 0, 0);
	else if (n->at != NEW_ROWS || (by < 0 ? n->row == 0 : n->row >= n->list.count))
		part_go(n, by);
	else /* a row that isn't there yet begins with its name */
		new_go(n, NEW_ROWS, by < 0 ? n->row - 1 : n->row + 1, by > 0 && n->row + 1 >= n->list.count ? 0 : n->column);
}

/* --- what is typed --- */

void new_row_make(struct new_session *n)
{
	struct enterprise_row row;

	if (n->at != NEW_ROWS || n->row < n->list.count)
		return;
	for (size_t c = 0; c < COLUMN_COUNT; c++)
		*new_cell(&row, c) = xstrdup("");
	n->list.rows = xrealloc(n->list.rows, n->list.count + 1, sizeof *n->list.rows);
	n->list.rows[n->list.count++] = row;
	n->dirty = true;
}

static void controls_drop(char *text)
{
	for (; *text != '\0'; text++)
		if ((unsigned char)*text < 0x20 || *text == 0x7f)
			*text = ' ';
}

void new_typed(struct new_session *n, const char *typed)
{
	new_row_make(n);
	if (n->at == NEW_ROWS)
		replace(new_cell(&n->list.rows[n->row], n->column), typed);
	else
		replace(&n->texts[n->at], typed);
	controls_drop(n->at == NEW_ROWS ? *new_cell(&n->list.rows[n->row], n->column) : n->texts[n->at]);
	if (n->at == NEW_FILE)
		n->named = true;
	replace(&n->found, NULL);
	n->dirty = true;
	new_propose(n);
	new_check(n);
}

void new_row_remove(struct new_session *n)
{
	if (n->at != NEW_ROWS || n->row >= n->list.count)
		return;
	row_drop(n, n->row);
	n->dirty = true;
	new_check(n);
	new_enter(n);
}

/* --- life --- */

/* Beside the session that was open last, else here. */
static char *folder_proposed(const struct recent *recent, size_t count)
{
	char *here = getcwd(NULL, 0), *folder = NULL;

	for (size_t i = 0; i < count && folder == NULL; i++)
		if (!recent[i].missing)
			folder = xstrndup(recent[i].path, (size_t)(strrchr(recent[i].path, '/') - recent[i].path));
	if (folder == NULL || access(folder, W_OK) != 0)
		replace(&folder, here != NULL ? here : "/");
	free(here);
	return folder;
}

static void texts_new(struct new_session *n, const char *folder)
{
	for (size_t i = 0; i < NEW_PARTS; i++)
		replace(&n->texts[i], "");
	replace(&n->texts[NEW_FOLDER], folder);
	n->lang = i18n_language();
}

struct new_session *new_session_open(const struct recent *recent, size_t count)
{
	struct new_session *n = xcalloc(1, sizeof *n);
	char *folder = folder_proposed(recent, count), *words = path_words(folder);

	texts_new(n, words);
	free(folder);
	free(words);
	edit_set(&n->edit, "", 0, false);
	new_draft_read(n);
	new_propose(n);
	new_check(n);
	return n;
}

/* Everything that can be typed, to be brought back. */
struct draft_kept {
	char *texts[NEW_PARTS];
	char *what;
	int of;
	bool as_it_was, named;
	enum lang lang;
	struct enterprise_list list;
};

static void kept_free(struct draft_kept *k)
{
	if (k == NULL)
		return;
	for (size_t i = 0; i < NEW_PARTS; i++)
		free(k->texts[i]);
	free(k->what);
	enterprises_clear(&k->list);
	free(k);
}

/* The values change places with what was kept. */
static void kept_swap(struct new_session *n, struct draft_kept *k)
{
	struct draft_kept now = {.what = n->what, .of = (int)n->of, .as_it_was = n->as_it_was, .named = n->named, .lang = n->lang, .list = n->list};

	memcpy(now.texts, n->texts, sizeof now.texts);
	memcpy(n->texts, k->texts, sizeof n->texts);
	n->what = NULL;
	n->as_it_was = k->as_it_was;
	n->named = k->named;
	n->lang = k->lang;
	n->list = k->list;
	new_choose(n, k->of, k->what);
	free(k->what);
	*k = now;
}

void new_clear(struct new_session *n)
{
	if (n->before == NULL) {
		n->before = xcalloc(1, sizeof *n->before);
		for (size_t i = 0; i < NEW_PARTS; i++)
			n->before->texts[i] = xstrdup(i == NEW_FOLDER ? n->texts[NEW_FOLDER] : "");
		n->before->lang = i18n_language();
	}
	kept_swap(n, n->before);
	n->tried = false;
	n->dirty = true;
	n->at = NEW_WHAT;
	n->row = n->column = 0;
	new_propose(n);
	new_check(n);
	new_enter(n);
}

void new_session_free(struct new_session *n)
{
	if (n == NULL)
		return;
	if (n->dirty)
		new_draft_write(n);
	for (size_t i = 0; i < NEW_PARTS; i++) {
		free(n->texts[i]);
		free(n->faults[i]);
	}
	free(n->what);
	free(n->found);
	enterprises_clear(&n->list);
	new_what_clear(&n->about);
	edit_clear(&n->edit);
	kept_free(n->before);
	free(n);
}
