/* Words typed at a choice: letters that follow each other within a second look for the option whose name begins so.
 * Draws and changes nothing but the word. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/options.h"

/* SLIP: bytes; as many that begin no option are no slip of the finger. */
enum { WORD_MS = 1000, SLIP = 12, SAID_COLUMNS = 16 };

void word_clear(struct typed_word *w)
{
	free(w->before);
	free(w->after);
	buf_clear(&w->text);
	*w = (struct typed_word){0};
}

/* The offered option whose name is TYPED (and in a cell a space), else the first after FROM that begins so;
 * option_count: none. */
static size_t find(const struct app *a, const struct spot *s, const char *value, const char *typed, size_t from)
{
	const struct field *f = s->field;
	char *want = text_fold(typed);
	size_t len = strlen(want), found = f->option_count;

	for (size_t i = 1; i <= f->option_count && len > 0; i++) {
		size_t at = (from + i) % f->option_count;
		char *have = text_fold(app_plain(a, &f->options[at].label));
		size_t whole = strlen(have);
		bool same = len >= whole && strncmp(have, want, whole) == 0 &&
			    (s->cell ? strspn(want + whole, " ") : 0) == len - whole;

		if (option_offered(a, f, at, value) && whole > 0 &&
		    (same || (found == f->option_count && strncmp(have, want, len) == 0)))
			found = at;
		free(have);
		if (same && found == at)
			break;
	}
	free(want);
	return found;
}

static bool same_value(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool being_typed(const struct app *a, const char *value)
{
	const struct typed_word *w = &a->form.word;

	return w->text.len > 0 && same_value(value, w->after) && (a->now - w->at < WORD_MS || (!w->fits && w->text.len >= SLIP));
}

static void word_begin(struct typed_word *w, const char *value, size_t from)
{
	word_clear(w);
	w->from = from;
	w->before = value != NULL ? xstrdup(value) : NULL;
	w->after = value != NULL ? xstrdup(value) : NULL;
	w->fits = true;
}

/* Its end where it is long, and what can be done with it. */
static void say_unused(struct app *a)
{
	const struct typed_word *w = &a->form.word;
	const char *text = buf_str(&w->text), *more = "";
	const struct command *note = command_find("quick-note");
	char key[32];

	while (text_columns(text, strlen(text)) > SAID_COLUMNS) {
		text += text_next(text, strlen(text), 0);
		more = "…";
	}
	if (note->who & a->role)
		app_warn(a, _("“%s%s” is no option here: nothing is chosen. %s makes it a note."), more, text, command_key_said(a, note->name, key));
	else
		app_warn(a, _("“%s%s” is no option here: nothing is chosen."), more, text);
}

bool word_key(struct app *a, const struct spot *s, const struct key *k, size_t from, size_t *found)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	struct typed_word *w = &a->form.word;
	bool going = being_typed(a, value), pasted = k->code == KEY_PASTE_ && k->paste != NULL;
	bool letter = pasted || (k->code != ' ' && !(k->code >= '0' && k->code <= '9'));
	char one[32];

	if ((!key_is_text(k) && !pasted) || k->mods != 0 || f->option_count == 0 || (!going && !letter))
		return false;
	key_name(k, one);
	struct buf typed = {0};
	if (going)
		buf_text(&typed, buf_str(&w->text));
	buf_text(&typed, pasted ? k->paste : k->code == ' ' ? " " : one);
	*found = going && !w->fits ? f->option_count : find(a, s, going ? w->before : value, buf_str(&typed), going ? w->from : from);
	if (!letter && *found == f->option_count && w->fits && !(s->cell && k->code == ' ')) {
		buf_clear(&typed);
		return false; /* chooses what was found */
	}
	if (!going)
		word_begin(w, value, from);
	buf_clear(&w->text);
	w->text = typed;
	w->at = a->now;
	w->taken = true;
	w->fits = *found < f->option_count;
	if (!w->fits)
		say_unused(a);
	return true;
}

const char *word_unused(const struct app *a)
{
	const struct typed_word *w = &a->form.word;

	return w->text.len > 0 && !w->fits ? buf_str(&w->text) : NULL;
}

void word_set(struct app *a, const struct spot *s, size_t found)
{
	const struct field *f = s->field;
	struct typed_word w = a->form.word;
	struct spot now;
	const char *value = spot_value(a, s);
	char *want = found < f->option_count ? choice_with(f, w.before, found)
		     : w.before != NULL      ? xstrdup(w.before)
					     : NULL;

	a->form.word = (struct typed_word){0}; /* a new row enters its cell, which forgets the word */
	if (!same_value(want, value))
		spot_set(a, s, f->kind == FIELD_CHOICES ? VALUE_IDS : VALUE_ID, want);
	free(want);
	free(w.after);
	now = spot_focused(a);
	value = spot_value(a, &now);
	w.after = value != NULL ? xstrdup(value) : NULL;
	a->form.word = w;
}
