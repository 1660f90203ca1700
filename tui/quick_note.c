/* The line of a quick note: its keys, how it is completed, and what becomes of it. What its words mean is in
 * quick_note_read.c. */
#include "tui/quick_note.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/notes.h"
#include "tui/options.h"
#include "tui/view.h"

void quick_note_free(struct quick_note *q)
{
	if (q == NULL)
		return;
	edit_clear(&q->edit);
	free(q->stem);
	free(q);
}

/* There is a note from the first key on: of this meeting, filed nowhere. */
static void note_make(struct app *a, struct quick_note *q)
{
	struct settings set = {0};
	char id[16];
	struct target t = note_target(id_new(id), "meeting");

	snprintf(q->id, sizeof q->id, "%s", id);
	settings_number(&set, &t, a->model->meeting);
	t.column = "circle";
	settings_add(&set, &t, VALUE_ID, "f");
	settings_send(a, &set);
	q->made = true;
}

static void splice_send(struct app *a, struct quick_note *q, struct splice *p)
{
	struct target t;

	if (!q->made)
		note_make(a, q);
	t = note_target(q->id, "text");
	client_splice(a->client, &t, p->at, p->removed, p->inserted, strlen(p->inserted));
	a->model = client_model(a->client);
	splice_clear(p);
}

static void stem_drop(struct quick_note *q)
{
	free(q->stem);
	q->stem = NULL;
}

void view_quick_note_key(struct app *a, const struct key *k)
{
	struct quick_note *q = a->quick_note;
	struct splice p;

	stem_drop(q);
	if (edit_key(&q->edit, k, 60, &p) == EDIT_CHANGED)
		splice_send(a, q, &p);
}

/* LEN bytes at AT become TEXT; the cursor stands behind. */
static void put(struct app *a, struct quick_note *q, size_t at, size_t len, const char *text)
{
	char *after = xasprintf("%.*s%s%s", (int)at, q->edit.text, text, q->edit.text + at + len);
	struct splice p = splice_between(q->edit.text, after);

	edit_set(&q->edit, after, at + strlen(text), false);
	splice_send(a, q, &p);
	free(after);
}

bool cmd_quick_note_complete(struct app *a, const char *argument, struct error *err)
{
	struct quick_note *q = a->quick_note;
	size_t start, len, count, taken;
	int64_t *list;
	char *address, *word;

	(void)argument, (void)err;
	if (q->stem == NULL) {
		if (!quick_note_word(q->edit.text, q->edit.at, &start, &len))
			return true;
		q->stem = xstrndup(q->edit.text + start, len);
		q->stem_at = start;
		q->stem_len = len;
		q->turn = 0;
	}
	count = quick_note_who(a->model, q->stem, strlen(q->stem), &list);
	if (count > 0) { /* again: the next of several */
		address = quick_note_address(a->model, q->stem, strlen(q->stem), list[q->turn++ % count]);
		taken = q->stem_len + (q->edit.text[q->stem_at + q->stem_len] == ' ');
		word = xasprintf("%s ", address);
		put(a, q, q->stem_at, taken, word);
		q->stem_len = strlen(address);
		free(word);
		free(address);
	}
	free(list);
	return true;
}

static void line_close(struct app *a)
{
	stem_drop(a->quick_note);
	a->view = a->quick_note->over;
}

/* What was typed and deleted again is no note. */
static bool is_blank(const struct quick_note *q)
{
	return q->edit.text[strspn(q->edit.text, " ")] == '\0';
}

static void drop(struct app *a, struct quick_note *q)
{
	struct settings set = {0};
	struct target t = note_target(q->id, "text");

	if (q->made) {
		settings_add(&set, &t, VALUE_TEXT, NULL);
		settings_send(a, &set);
	}
	line_close(a);
}

static void fold(struct app *a, struct quick_note *q)
{
	struct target t = note_target(q->id, "text");

	client_fold(a->client, &t);
	a->model = client_model(a->client);
}

/* To nobody yet: with its text, but for the signs before it, when it names no address at all. */
static void keep_unfiled(struct app *a, struct quick_note *q, const struct addressed *d)
{
	struct settings set = {0};
	struct target t = note_target(q->id, "follow");

	if (d->follow)
		settings_add(&set, &t, VALUE_ID, "open");
	t.column = "text";
	if (d->unknown == NULL && d->text[0] != '\0' && strcmp(d->text, q->edit.text) != 0)
		settings_add(&set, &t, VALUE_TEXT, d->text);
	fold(a, q);
	if (set.count > 0)
		settings_send(a, &set);
	if (d->unknown != NULL && d->several)
		app_warn(a, _("%s is more than one of them: kept unfiled, as typed. %s files it."), d->unknown, command_key_said(a, "notes", (char[32]){""}));
	else if (d->unknown != NULL)
		app_warn(a, _("%s is nobody here: kept unfiled, as typed. %s files it."), d->unknown, command_key_said(a, "notes", (char[32]){""}));
	else
		app_say(a, _("Kept unfiled: %s files it."), command_key_said(a, "notes", (char[32]){""}));
}

static void filed_say(struct app *a, const struct addressed *d, const char *step)
{
	const struct step *s = a->scenario != NULL ? scenario_step(a->scenario, step) : NULL;
	char *names = addressed_words(a, d), *words;

	words = s != NULL ? xasprintf("%s (%zu %s)", names, (size_t)(s - a->scenario->steps) + 1, app_text(a, &s->title)) : xstrdup(names);
	app_say(a, d->follow ? _("Filed, to follow up: %s") : _("Filed: %s"), words);
	free(words);
	free(names);
}

bool cmd_quick_note_file(struct app *a, const char *argument, struct error *err)
{
	struct quick_note *q = a->quick_note;
	struct addressed d;
	char step[ID_SIZE];

	(void)argument, (void)err;
	if (is_blank(q)) {
		drop(a, q);
		return true;
	}
	quick_note_read(a->model, q->edit.text, &d);
	snprintf(step, sizeof step, "%s", note_step(a));
	if (d.unknown == NULL && d.text[0] == '\0') { /* nothing but addresses */
		app_say(a, "%s", _("The note itself is still to be written; Esc leaves it."));
	} else if (d.unknown != NULL || d.count == 0) {
		keep_unfiled(a, q, &d);
		line_close(a);
	} else {
		fold(a, q);
		note_file(a, q->id, &d, step);
		filed_say(a, &d, step);
		line_close(a);
	}
	addressed_clear(&d);
	return true;
}

bool cmd_quick_note_close(struct app *a, const char *argument, struct error *err)
{
	struct quick_note *q = a->quick_note;

	(void)argument, (void)err;
	if (is_blank(q)) {
		drop(a, q);
		return true;
	}
	fold(a, q);
	app_say(a, _("Kept unfiled: %s files it."), command_key_said(a, "notes", (char[32]){""}));
	line_close(a);
	return true;
}

static void line_open(struct app *a)
{
	if (a->quick_note == NULL)
		a->quick_note = xcalloc(1, sizeof *a->quick_note);
	edit_set(&a->quick_note->edit, "", 0, false);
	a->quick_note->made = false;
	a->quick_note->over = a->view;
	view_open(a, VIEW_QUICK_NOTE);
}

static void line_put(struct app *a, const char *text)
{
	view_quick_note_key(a, &(struct key){.code = KEY_PASTE_, .paste = text});
}

/* With the note itself as ARGUMENT it is filed at once. What was just typed at a choice that has no such option is taken over. */
bool cmd_quick_note(struct app *a, const char *argument, struct error *err)
{
	char *unused = word_unused(a) != NULL ? xstrdup(word_unused(a)) : NULL;

	if (!app_may_write(a)) {
		free(unused);
		return true;
	}
	line_open(a);
	word_clear(&a->form.word);
	if (argument[0] != '\0' || unused != NULL)
		line_put(a, argument[0] != '\0' ? argument : unused);
	free(unused);
	if (argument[0] == '\0')
		return true;
	cmd_quick_note_file(a, "", err);
	return a->view != VIEW_QUICK_NOTE || cmd_quick_note_close(a, "", err);
}

/* --- the line --- */

/* Whom the address at the cursor may mean, else where the whole line will go; caller frees. */
static char *meaning(const struct app *a, const struct quick_note *q)
{
	struct addressed d;
	struct buf out = {0};
	int64_t *list = NULL;
	size_t start, len, count = 0;
	bool bare;

	quick_note_read(a->model, q->edit.text, &d);
	bare = quick_note_word(q->edit.text, q->edit.at, &start, &len) && len == 0; /* an @ alone: what may follow */
	if (!bare && quick_note_word(q->edit.text, q->edit.at, &start, &len))
		count = quick_note_who(a->model, q->edit.text + start, len, &list);
	for (size_t i = 0; i < (count > 1 ? count : d.count); i++) {
		int64_t id = count > 1 ? list[i] : d.to[i];
		const struct enterprise *e = model_enterprise(a->model, id);

		buf_text(&out, i == 0 ? (count > 1 ? "" : "→ ") : ", ");
		if (e != NULL)
			buf_printf(&out, "%zu %s", app_number(a, id), e->name);
		else
			buf_text(&out, _("the group"));
	}
	if (count > 1)
		buf_text(&out, " ?");
	else if (d.unknown != NULL)
		buf_printf(&out, _("%s%s: nobody"), out.len > 0 ? ", " : "", d.unknown);
	else if (d.count == 0)
		buf_text(&out, is_blank(q) || bare ? _("@ name or number, @all, ? to follow up") : _("→ unfiled"));
	if (d.follow && count <= 1)
		buf_printf(&out, " · %s", _("to follow up"));
	free(list);
	addressed_clear(&d);
	return buf_take(&out);
}

/* Two lines over the last two of what lies beneath, which stays as it is. */
void view_quick_note(struct app *a, struct grid *g)
{
	struct quick_note *q = a->quick_note;
	const char *label = _("Note:"), *keys = _("Enter files, Esc keeps it unfiled");
	int y = g->height - 1, x, columns = text_columns(keys, strlen(keys));
	char *words;

	a->view = q->over; /* as it stands while nothing lies over it */
	views[a->view].draw(a, g);
	a->view = VIEW_QUICK_NOTE;
	if (g->height < VIEW_MIN_HEIGHT || g->width < VIEW_MIN_WIDTH)
		return;
	grid_fill(g, y - 1, 0, g->width, STYLE_PLAIN, " ");
	grid_fill(g, y, 0, g->width, STYLE_PLAIN, " ");
	words = a->message.text != NULL ? xstrdup(a->message.text) : meaning(a, q);
	x = 1 + grid_fit(g, y - 1, 1, g->width - 2, STYLE_FAINT, words);
	if (x + 2 + columns < g->width)
		grid_right(g, y - 1, g->width - 1, columns, STYLE_KEY, keys);
	free(words);
	x = 1 + grid_text(g, y, 1, g->width / 2, STYLE_TITLE, label) + 1;
	edit_draw(&q->edit, g, y, x, 1, g->width - x - 1, STYLE_PLAIN, true);
}
