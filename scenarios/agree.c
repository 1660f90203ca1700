/* libconfig is the authority on what a file means: before a scenario is used for the first time it reads the whole text,
 * and must find the very settings that the guard found. A copy inside a session file went through here already. */
#include "scenarios/agree.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "config/guard.h"
#include "scenarios/light.h"

struct agree {
	const char *text;
	const struct guard *guard;
	struct arena *arena;
	size_t next; /* span */
};

static bool same_setting(const struct agree *a, const config_setting_t *one, const struct guard_span *span)
{
	const char *name = config_setting_name(one);
	char begins = a->text[span->start];
	int type = config_setting_type(one);
	return (name ? strlen(name) : 0) == span->name_len && (!name || memcmp(name, span->name, span->name_len) == 0) &&
	       (type == CONFIG_TYPE_GROUP) == (begins == '{') && (type == CONFIG_TYPE_LIST) == (begins == '(') &&
	       (type == CONFIG_TYPE_ARRAY) == (begins == '[') && (type == CONFIG_TYPE_STRING) == (begins == '"') &&
	       type != CONFIG_TYPE_INT64 &&
	       (type != CONFIG_TYPE_STRING ||
	        strcmp(config_setting_get_string(one), light_text(a->arena, a->text, span)) == 0);
}

/* In the order of the text, depth first; as deep as the guard lets a text be. */
static bool same_inside(struct agree *a, const config_setting_t *setting)
{
	int count = config_setting_is_aggregate(setting) ? config_setting_length(setting) : 0;
	for (int i = 0; i < count; i++) {
		const config_setting_t *one = config_setting_get_elem(setting, (unsigned)i);
		if (a->next >= a->guard->count || !same_setting(a, one, &a->guard->spans[a->next++]) || !same_inside(a, one))
			return false;
	}
	return true;
}

/* libconfig keeps the CR of CRLF in texts, and sees no comment at the very end without a newline. Caller frees. */
static char *plain_lines(const char *text, size_t len)
{
	struct buf b = {0};
	for (size_t i = 0; i < len; i++) {
		while (text[i] == '\n' && b.len > 0 && b.data[b.len - 1] == '\r')
			b.len--;
		buf_char(&b, text[i]);
	}
	while (b.len > 0 && b.data[b.len - 1] == '\r')
		b.len--;
	buf_char(&b, '\n');
	return buf_take(&b);
}

static bool compare(struct agree *a, struct diagnostics *d)
{
	config_t config;
	config_init(&config);
	bool read = config_read_string(&config, a->text);
	bool same = read && same_inside(a, config_root_setting(&config)) && a->next == a->guard->count;
	if (!read)
		diagnostics_add(d, SEVERITY_ERROR, config_error_line(&config), 0,
		                xasprintf(_("libconfig cannot read this: %s"), config_error_text(&config)), NULL);
	else if (!same)
		diagnostics_add(d, SEVERITY_ERROR, 0, 0,
		                xstrdup(_("libconfig reads this otherwise than it is written")), NULL);
	config_destroy(&config);
	return same;
}

bool scenario_agree(const char *text, size_t len, struct diagnostics *d)
{
	char *plain = plain_lines(text, len);
	struct diagnostics said; /* by the guard, and so already */
	struct guard guard;
	diagnostics_init(&said, "", plain, strlen(plain));
	bool same = guard_check(plain, strlen(plain), &guard, &said);
	if (same) {
		struct agree a = {plain, &guard, arena_new(), 0};
		same = compare(&a, d);
		arena_free(a.arena);
	}
	guard_clear(&guard);
	diagnostics_clear(&said);
	free(plain);
	return same;
}

struct scenario *scenario_accept(const char *text, size_t len, struct diagnostics *d)
{
	struct scenario *s = scenario_parse(text, len, d);
	if (!s || scenario_agree(text, len, d))
		return s;
	scenario_free(s);
	return NULL;
}
