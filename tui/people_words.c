/* In which words attendance stands, and the letters that are keys. Changes nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/people.h"
#include "tui/view.h"

char *people_gone_words(const struct app *a, const struct enterprise *e)
{
	if (model_member(a->model, e->id))
		return xstrdup("");
	if (e->left[0] == '\0')
		return xasprintf(_("joins on %s"), e->joined);
	return e->reason[0] != '\0' ? xasprintf(_("left the group on %s: %s"), e->left, e->reason) : xasprintf(_("left the group on %s"), e->left);
}

char *people_words(const struct app *a, const struct enterprise *e, enum half half)
{
	const struct model *m = a->model;
	const char *status = model_attendance(m, e->id, half, "status"), *reason = model_attendance(m, e->id, half, "reason");
	const char *came = model_attendance(m, e->id, half, "arrived"), *went = model_attendance(m, e->id, half, "left");

	if (!model_member(m, e->id))
		return xstrdup("×");
	if (status == NULL)
		return xstrdup("·");
	if (strcmp(status, "absent") == 0)
		return reason != NULL ? xasprintf(_("– absent: %s"), reason) : xstrdup(_("– absent"));
	if (came != NULL && went != NULL)
		return xasprintf("◐ %s – %s", came, went);
	if (came != NULL)
		return xasprintf(_("● from %s"), came);
	return went != NULL ? xasprintf(_("◐ until %s"), went) : xstrdup(_("● there"));
}

char *people_names(const struct app *a, int64_t enterprise, enum half half)
{
	size_t count;
	const struct person **persons = model_persons_of(a->model, enterprise, true, &count);
	struct buf out = {0};

	for (size_t i = 0; i < count; i++)
		if (people_came(a, enterprise, half, persons[i]->id))
			buf_printf(&out, "%s%s", out.len > 0 ? ", " : "", persons[i]->name);
	free(persons);
	return buf_take(&out);
}

bool letters_key(struct app *a, const struct letter *letters, size_t count, const struct key *k)
{
	struct error err = {0};

	for (size_t i = 0; k->mods == 0 && i < count; i++) {
		if (k->code != (uint32_t)letters[i].letter)
			continue;
		if (!command_run(a, letters[i].command, "", &err))
			app_warn(a, "%s", err.text != NULL ? err.text : "");
		error_clear(&err);
		return true;
	}
	return false;
}

void letters_draw(struct app *a, struct grid *g, int lines, const struct letter *letters, size_t count, const char *tail)
{
	int x = 1, y = g->height - lines;

	if (a->message.text != NULL) {
		view_wrapped(g, y, lines, a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN, a->message.text);
		return;
	}
	for (size_t i = 0; i <= count; i++) {
		char letter[2] = {i < count ? letters[i].letter : '\0', '\0'};
		const char *word = i < count ? _(letters[i].word) : tail;
		int columns = text_columns(word, strlen(word)) + (i < count ? 2 : 0);

		if (x + columns > g->width - 1 && ++y < g->height)
			x = 1;
		if (y >= g->height || x + columns > g->width - 1)
			return;
		if (i < count)
			x += grid_text(g, y, x, 1, STYLE_KEY, letter[0] == ' ' ? "␣" : letter) + 1;
		x += grid_fit(g, y, x, g->width - x - 1, STYLE_FAINT, word) + 2;
	}
}
