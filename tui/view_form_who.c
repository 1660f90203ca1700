/* Above the form: which enterprise, what it does in this step and what it is, how far it is. */
#include "tui/view_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/form.h"
#include "tui/groups.h"
#include "tui/view.h"

const char *organisation_words(const char *word)
{
	static const char *const names[][2] = {
		{"enterprise", N_("enterprise")},
		{"insertion", N_("work integration")},
		{"solidarite", N_("solidarity")},
		{"autre", N_("other social economy")},
		{"authority", N_("public authority")},
		{"funder", N_("funder")},
		{"network", N_("network")},
		{"support", N_("support body")},
		{"research", N_("research")},
	};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(word, names[i][0]) == 0)
			return _(names[i][1]);
	return word;
}

/* What it is, in words: the pole of an enterprise, else which kind of organisation. */
static const char *pole_name(const struct enterprise *e)
{
	return organisation_words(e->kind[0] == '\0' || strcmp(e->kind, "enterprise") == 0 ? e->pole : e->kind);
}

char *view_kind_words(const struct enterprise *e)
{
	return xasprintf("%s%s%s", pole_name(e), *pole_name(e) != '\0' && e->country[0] != '\0' ? " · " : "", e->country);
}

/* "presents · with 4 Zorg · autre · FR"; narrow: only what it does in this step. */
char *view_what_words(const struct app *a, const struct enterprise *e, bool wide)
{
	bool presents = model_presenter(a->model, a->step_id) == e->id;
	char *partners = groups_partners(a);
	struct buf out = {0};

	if (presents)
		buf_text(&out, _("presents"));
	if (partners[0] != '\0') {
		buf_text(&out, out.len > 0 ? " · " : "");
		buf_printf(&out, _("with %s"), partners);
	}
	if (wide)
		buf_printf(&out, "%s%s%s%s", out.len > 0 ? " · " : "", pole_name(e),
			   *pole_name(e) != '\0' && e->country[0] != '\0' ? " · " : "", e->country);
	free(partners);
	return buf_take(&out);
}

/* "2 Ressourcerie du Phare   autre · FR        2 of 3 answered" */
void form_who_draw(struct app *a, struct grid *g, int y, int x, int columns)
{
	const struct slot *at = form_slot(a);
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	int answered = 0, asked = 0, right = 0, left = x;
	char *words;

	if (e == NULL)
		return;
	if (at != NULL && at->field != NULL && at->field->kind == FIELD_ANONYMOUS) { /* no name above what keeps none */
		grid_fit(g, y, x + 1, columns - 1, STYLE_TITLE, _("Anonymous sheet: the enterprise’s name is not kept"));
		return;
	}
	model_progress(a->model, app_step(a), a->enterprise, &answered, &asked);
	if (asked > 0) {
		words = xasprintf(_("%d of %d answered"), answered, asked);
		right = grid_right(g, y, x + columns - 1, columns / 2, STYLE_FAINT, words) + 2;
		free(words);
	}
	words = xasprintf("%zu %s", app_number(a, e->id), e->name);
	x += 1 + grid_fit(g, y, x + 1, columns - 1 - right, STYLE_TITLE, words);
	free(words);
	words = view_what_words(a, e, columns >= 60);
	grid_fit(g, y, x + 3, columns - right - (x - left) - 4, STYLE_FAINT, words);
	free(words);
}
