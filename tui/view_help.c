/* Help: every command of the table with its keys, filtered as one types. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/sheet.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/view.h"

/* The first two keys, and that there are more. */
static char *keys_shown(const struct app *a, const struct command *c)
{
	struct buf out = {0};
	const char *p = command_keys(a, c);
	char key[32];

	for (size_t i = 0; *p != '\0'; i++) {
		size_t len = strcspn(p, " ");

		if (i == 2) {
			buf_text(&out, " …");
			break;
		}
		buf_printf(&out, "%s%s", i > 0 ? " " : "", command_key_short(p, len, key));
		p += len;
		p += strspn(p, " ");
	}
	return buf_take(&out);
}

/* After the commands, what the keys do in each kind of field. */
static void kinds_make(struct app *a)
{
	const char *typed = a->list.line.text;

	for (int kind = 0; kind < FIELD_KIND_COUNT; kind++) {
		const char *name = field_kind_words((enum field_kind)kind), *help = field_kind_help((enum field_kind)kind);

		if (typed[0] == '\0' || text_matches(_(name), typed) || text_matches(_(help), typed))
			list_add(&a->list, _(name), _(help), "help", "");
	}
}

static void help_make(struct app *a)
{
	const char *typed = a->list.line.text;

	list_clear(&a->list);
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &commands[i];
		char *keys;

		if (!command_offered(a, c))
			continue;
		keys = keys_shown(a, c);
		if (typed[0] == '\0' || text_matches(c->name, typed) || text_matches(_(c->help), typed) ||
		    text_matches(keys, typed))
			list_add(&a->list, keys[0] != '\0' ? keys : "–", _(c->help), c->name, "");
		free(keys);
	}
	if (a->start == NULL) /* there are no fields to fill in */
		kinds_make(a);
}

void view_help_open(struct app *a)
{
	edit_set(&a->list.line, "", 0, false);
	help_make(a);
}

void view_help_key(struct app *a, const struct key *k)
{
	struct error err = {0};
	struct splice s;
	char name[32];

	if (k->code == KEY_ENTER_ && k->mods == 0 && a->list.count > 0) {
		memcpy(name, a->list.matches[a->list.chosen].command, sizeof name);
		view_close(a);
		if (!command_run(a, name, "", &err))
			app_warn(a, "%s", err.text != NULL ? err.text : "");
		error_clear(&err);
	} else if (!list_key(&a->list, k) && edit_key(&a->list.line, k, 60, &s) == EDIT_CHANGED) {
		splice_clear(&s);
		help_make(a);
	}
}

void view_help(struct app *a, struct grid *g)
{
	const struct match *m = a->list.chosen < a->list.count ? &a->list.matches[a->list.chosen] : NULL;
	int x;

	if (view_small(g))
		return;
	x = 1 + grid_text(g, 0, 1, g->width / 2, STYLE_TITLE, _("Help:")) + 1;
	view_rule(g, 1, 0, g->width);
	list_draw(&a->list, g, 2, 0, g->height - 6, g->width, g->width >= 60 ? 18 : 12);
	if (m == NULL)
		grid_fit(g, 2, 3, g->width - 4, STYLE_FAINT, _("Nothing in the help has that word."));
	view_rule(g, g->height - 4, 0, g->width);
	if (m != NULL) {
		struct wrapped w = {0};
		size_t count;
		bool kind = command_find(m->command)->help != NULL && strcmp(_(command_find(m->command)->help), m->detail) != 0;
		char *whole = xasprintf("%s  %s", kind ? m->text : m->command, m->detail);
		const struct text_line *lines = wrapped_lines(&w, whole, g->width - 2, &count);

		for (size_t i = 0; i < count && i < 2; i++)
			grid_put(g, g->height - 3 + (int)i, 1, g->width - 2, STYLE_PLAIN, w.text + lines[i].start,
				 lines[i].end - lines[i].start);
		wrapped_clear(&w);
		free(whole);
	}
	grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT,
		 _("Type to filter, ↑ ↓ choose, Enter does it, Esc goes back"));
	edit_draw(&a->list.line, g, 0, x, 1, g->width - x - 1, STYLE_PLAIN, true);
	list_cursor(&a->list, g);
}
