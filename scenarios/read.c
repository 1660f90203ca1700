/* From a text to a scenario: the guard, then libconfig, then the reader's tables. libconfig's tree lives as long as the
 * scenario: freeing it early only costs time. */
#include "scenarios/read.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/light.h"

/* What scenario_free() frees. */
struct holder {
	struct scenario scenario; /* first */
	config_t config;
	struct arena *arena;
	char *text;
};

/* Hangs each span on its setting: both are in the order of the text. False when libconfig read something else than the
 * guard did. */
static bool bind(config_setting_t *setting, struct guard *g, size_t *next)
{
	int count = config_setting_is_aggregate(setting) ? config_setting_length(setting) : 0;
	for (int i = 0; i < count; i++) {
		config_setting_t *one = config_setting_get_elem(setting, (unsigned)i);
		if (*next == g->count)
			return false;
		struct guard_span *span = &g->spans[(*next)++];
		const char *name = config_setting_name(one);
		size_t len = name ? strlen(name) : 0;
		if (len != span->name_len || (len && memcmp(name, span->name, len) != 0))
			return false;
		config_setting_set_hook(one, span);
		if (!bind(one, g, next))
			return false;
	}
	return true;
}

/* libconfig refuses what the guard let through, which must not happen: its own words, from the whole text. */
static bool refused(struct holder *h, struct diagnostics *d)
{
	config_destroy(&h->config);
	config_init(&h->config);
	config_read_string(&h->config, h->text);
	const char *text = config_error_text(&h->config);
	diagnostics_add(d, SEVERITY_ERROR, config_error_line(&h->config), 1,
	                xasprintf(_("libconfig cannot read this: %s"), text ? text : "?"), NULL);
	return false;
}

static bool read_tree(struct holder *h, struct guard *g, struct diagnostics *d)
{
	char *settings = light_settings(h->text, h->scenario.len, g);
	config_init(&h->config);
	bool ok = config_read_string(&h->config, settings);
	free(settings);
	if (!ok)
		return refused(h, d);
	size_t next = 0;
	if (!bind(config_root_setting(&h->config), g, &next) || next != g->count) {
		const struct guard_span *span = next ? &g->spans[next - 1] : NULL;
		diagnostics_add(d, SEVERITY_ERROR, span ? span->line : 0, span ? span->column : 0,
		                xstrdup(_("libconfig reads this otherwise than it is written")), NULL);
		return false;
	}
	return true;
}

static void read_root(struct reader *r, const config_setting_t *root)
{
	int count = config_setting_length(root);
	const config_setting_t *scenario = read_member(root, "scenario");
	for (int i = 0; i < count; i++) {
		const config_setting_t *one = config_setting_get_elem(root, (unsigned)i);
		if (one != scenario)
			read_fault(r, SEVERITY_ERROR, one,
			           xasprintf(_("`%s` stands outside `scenario = { ... };`"), config_setting_name(one)),
			           xstrdup(_("move it inside, or remove it")));
	}
	if (scenario)
		read_scenario(r, scenario);
	else
		diagnostics_add(r->d, SEVERITY_ERROR, 0, 0,
		                count == 0 ? xstrdup(_("the file is empty: there is no scenario in it"))
		                           : xstrdup(_("there is no scenario in the file")),
		                xstrdup("scenario = { id = \"...\"; ... };"));
}

struct scenario *scenario_parse(const char *text, size_t len, struct diagnostics *d)
{
	struct guard guard;
	size_t errors = d->errors;
	if (!guard_check(text, len, &guard, d)) {
		guard_clear(&guard);
		diagnostics_sort(d);
		return NULL;
	}
	struct holder *h = xcalloc(1, sizeof *h);
	h->text = xstrndup(text, len);
	h->arena = arena_new();
	h->scenario.text = h->text;
	h->scenario.len = len;
	if (read_tree(h, &guard, d)) {
		struct reader r = {.d = d, .arena = h->arena, .s = &h->scenario};
		read_root(&r, config_root_setting(&h->config));
		read_ids_clear(&r.steps);
		read_ids_clear(&r.fields);
	}
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
	config_destroy(&h->config);
	arena_free(h->arena);
	free(h->text);
	free(h);
}
