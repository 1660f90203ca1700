/* Keys in the new session that are no command: typing, choosing by letters, going from line to line. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/new_session.h"
#include "tui/view.h"

/* Does SHOWN begin with the letter that K types? */
static bool begins(const char *shown, const struct key *k)
{
	char typed[32], *want, *have;
	bool same;

	key_name(k, typed);
	want = text_fold(typed);
	have = text_fold(shown);
	same = want[0] != '\0' && strncmp(have, want, strlen(want)) == 0;
	free(want);
	free(have);
	return same;
}

/* The word after the one there is, of those that begin with the letter typed; Space: of all. SIZE_MAX: none. */
static size_t word_after(size_t column, const char *now, const struct key *k)
{
	size_t count = 0, at = SIZE_MAX;

	while (new_word(column, count) != NULL) {
		if (strcmp(new_word(column, count), now) == 0)
			at = count;
		count++;
	}
	for (size_t i = 1; i <= count; i++) {
		size_t next = at == SIZE_MAX ? i - 1 : (at + i) % count;

		if (k->code == ' ' || begins(new_word_shown(column, new_word(column, next)), k) || begins(new_word(column, next), k))
			return next;
	}
	return SIZE_MAX;
}

static bool cell_key(struct new_session *n, const struct key *k)
{
	const char *now = n->row < n->list.count ? *new_cell(&n->list.rows[n->row], n->column) : "";
	size_t at;

	if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_) {
		if (n->row < n->list.count)
			new_typed(n, "");
		return true;
	}
	if (!key_is_text(k) || k->mods != 0)
		return false;
	at = word_after(n->column, now, k);
	if (at != SIZE_MAX)
		new_typed(n, new_word(n->column, at));
	return true;
}

static bool language_key(struct new_session *n, const struct key *k)
{
	if (k->mods != 0 || !(key_is_text(k) || k->code == KEY_LEFT_ || k->code == KEY_RIGHT_))
		return false;
	if (k->code == 'f' || k->code == 'F')
		n->lang = LANG_FR;
	else if (k->code == 'e' || k->code == 'E')
		n->lang = LANG_EN;
	else if (k->code == 'n' || k->code == 'N')
		n->lang = LANG_NL;
	else if (k->code == ' ' || k->code == KEY_RIGHT_)
		n->lang = (enum lang)((n->lang + 1) % LANG_COUNT);
	else if (k->code == KEY_LEFT_)
		n->lang = (enum lang)((n->lang + LANG_COUNT - 1) % LANG_COUNT);
	n->dirty = true;
	return true;
}

static bool versions_key(struct new_session *n, const struct key *k)
{
	if (k->mods != 0 || !(k->code == ' ' || k->code == KEY_ENTER_ || k->code == KEY_LEFT_ || k->code == KEY_RIGHT_))
		return false;
	n->as_it_was = !n->as_it_was;
	new_choose(n, (int)n->of, n->what);
	return true;
}

static bool what_key(struct app *a, const struct key *k)
{
	if (k->mods != 0 || !(k->code == KEY_ENTER_ || key_is_text(k)))
		return false;
	new_what_pick(a);
	if (key_is_text(k) && k->code != ' ')
		view_pick_key(a, k);
	return true;
}

static bool text_key(struct new_session *n, const struct key *k)
{
	struct splice s;

	switch (edit_key(&n->edit, k, 60, &s)) {
	case EDIT_CHANGED:
		splice_clear(&s);
		new_typed(n, n->edit.text);
		return true;
	case EDIT_MOVED:
		return true;
	default:
		return false;
	}
}

static bool part_key(struct app *a, struct new_session *n, const struct key *k)
{
	switch (n->at) {
	case NEW_WHAT:
		return what_key(a, k);
	case NEW_VERSIONS:
		return versions_key(n, k);
	case NEW_LANGUAGE:
		return language_key(n, k);
	case NEW_CREATE:
		return false;
	default:
		return new_part_typed(n) ? text_key(n, k) : cell_key(n, k);
	}
}

static void enter(struct app *a, struct new_session *n)
{
	struct error err = {0};
	const char *command = n->at == NEW_CREATE ? "create" : n->at == NEW_CSV && n->texts[NEW_CSV][0] != '\0' ? "take-list" : "entry-next";

	if (!command_run(a, command, "", &err))
		app_warn(a, "%s", err.text != NULL ? err.text : "");
	error_clear(&err);
}

void view_new_key(struct app *a, const struct key *k)
{
	struct new_session *n = a->start->fresh;

	if (part_key(a, n, k) || k->mods != 0)
		return;
	switch (k->code) {
	case KEY_ENTER_:
		enter(a, n);
		break;
	case KEY_UP_:
	case KEY_DOWN_:
		new_line(n, k->code == KEY_UP_ ? -1 : 1);
		break;
	case KEY_LEFT_:
	case KEY_RIGHT_:
		if (n->at == NEW_ROWS)
			new_step(n, k->code == KEY_LEFT_ ? -1 : 1);
		break;
	default:
		break;
	}
}
