/* The new session's parts: which are there, which text is typed in; its beginning and its end. */
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
