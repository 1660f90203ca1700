/* From a text to a scenario: the guard, then libconfig for the numbers, then the reader's tables. */
#include "scenarios/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/light.h"

/* What scenario_free() frees. */
struct holder {
	struct scenario scenario; /* first */
	struct arena *arena;
	char *text;
};

static void read_root(struct reader *r, const struct guard *g)
{
	const struct guard_span *scenario = NULL;
	for (size_t i = 0; i < g->count; i += 1 + g->spans[i].within) {
		const struct guard_span *one = &g->spans[i];
		if (read_is(one, "scenario"))
			scenario = one;
		else
			read_fault(r, SEVERITY_ERROR, one,
			           xasprintf(_("`%s` stands outside `scenario = { ... };`"), read_name(r, one)),
			           xstrdup(_("move it inside, or remove it")));
	}
	if (scenario)
		read_scenario(r, scenario);
	else
		diagnostics_add(r->d, SEVERITY_ERROR, 0, 0,
		                g->count == 0 ? xstrdup(_("the file is empty: there is no scenario in it"))
		                              : xstrdup(_("there is no scenario in the file")),
		                xstrdup("scenario = { id = \"...\"; ... };"));
}

/* H has the text; the guard let it through. */
static void read_all(struct holder *h, struct guard *g, struct diagnostics *d)
{
	config_t config;
	struct reader r = {.d = d, .arena = h->arena, .s = &h->scenario};
	r.scalars = light_scalars(&config, h->text, g);
	if (r.scalars)
		read_root(&r, g);
	else
		diagnostics_add(d, SEVERITY_ERROR, 0, 0,
		                xstrdup(_("libconfig reads this otherwise than it is written")), NULL);
	read_ids_clear(&r.steps);
	read_ids_clear(&r.fields);
	config_destroy(&config);
}

struct scenario *scenario_parse(const char *text, size_t len, struct diagnostics *d)
{
	struct guard guard;
	size_t errors = d->errors;
	struct holder *h = xcalloc(1, sizeof *h);
	h->text = xstrndup(text, len);
	h->arena = arena_new();
	h->scenario.text = h->text;
	h->scenario.len = len;
	if (guard_check(h->text, len, &guard, d))
		read_all(h, &guard, d);
	guard_clear(&guard);
	diagnostics_sort(d);
	if (d->errors == errors)
		return &h->scenario;
	scenario_free(&h->scenario);
	return NULL;
}

void scenario_free(struct scenario *s)
{
	if (!s)
		return;
	struct holder *h = (struct holder *)s;
	arena_free(h->arena);
	free(h->text);
	free(h);
}
