/* From a text to a scenario (or a parcours): the guard, then libconfig for the numbers, then the reader's tables. */
#include "scenarios/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/light.h"
#include "scenarios/source.h"

/* What scenario_free() frees. */
struct holder {
	struct scenario scenario; /* first */
	struct arena *arena;
	char *text;
};

static void read_spans(struct reader *r, const struct read_root *root, const struct guard *g)
{
	const struct guard_span *found = NULL;
	for (size_t i = 0; i < g->count; i += 1 + g->spans[i].within) {
		const struct guard_span *one = &g->spans[i];
		if (read_is(one, root->name))
			found = one;
		else
			read_fault(r, SEVERITY_ERROR, one, diagnostic_say(_(root->outside), read_name(r, one)),
			           xstrdup(_("move it inside, or remove it")));
	}
	if (found)
		root->read(r, found);
	else if (!r->broken) /* else it may be in what could not be put in */
		diagnostics_add(r->d, SEVERITY_ERROR, 0, 0, xstrdup(_(g->count == 0 ? root->empty : root->none)),
		                xstrdup(root->example));
}

void read_root(struct reader *r, const struct read_root *root)
{
	struct guard guard;
	if (guard_check(r->s->text, r->s->len, &guard, r->d)) {
		config_t config;
		if (r->broken)
			read_around(r->d, r->broken, &guard);
		r->scalars = light_scalars(&config, r->s->text, &guard);
		if (r->scalars)
			read_spans(r, root, &guard);
		else
			diagnostics_add(r->d, SEVERITY_ERROR, 0, 0,
			                xstrdup(_("libconfig reads this otherwise than it is written")), NULL);
		read_ids_clear(&r->steps);
		read_ids_clear(&r->fields);
		config_destroy(&config);
		if (r->broken)
			read_around_end(r->d);
	}
	guard_clear(&guard);
	diagnostics_sort(r->d);
}

static struct scenario *parse(const char *text, size_t len, const struct source *broken, struct diagnostics *d)
{
	static const struct read_root root = {
		.name = "scenario",
		.read = read_scenario,
		.outside = N_("`%s` stands outside `scenario = { ... };`"),
		.empty = N_("the file is empty: there is no scenario in it"),
		.none = N_("there is no scenario in the file"),
		.example = "scenario = { id = \"...\"; ... };",
	};
	size_t errors = d->errors;
	struct holder *h = xcalloc(1, sizeof *h);
	h->text = xstrndup(text, len);
	h->arena = arena_new();
	h->scenario.text = h->text;
	h->scenario.len = len;
	struct reader r = {.d = d, .arena = h->arena, .s = &h->scenario, .broken = broken};
	read_root(&r, &root);
	if (d->errors == errors)
		return &h->scenario;
	scenario_free(&h->scenario);
	return NULL;
}

struct scenario *scenario_parse(const char *text, size_t len, struct diagnostics *d)
{
	return parse(text, len, NULL, d);
}

void scenario_read_broken(const struct source *s, struct diagnostics *d)
{
	scenario_free(parse(s->text, s->len, s, d));
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
