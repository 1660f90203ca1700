/* What stands in one file of options. The guard says what is wrong with the syntax and where each thing stands, libconfig what it
 * means; a value that is wrong is told, and the one that held before stays. Knows no file. */
#include <libconfig.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/guard.h"
#include "config/options.h"

struct reader {
	struct options *o;
	enum option_layer layer;
	struct diagnostics *d;
};

static void at_name(struct reader *r, const struct guard_span *at, char *sentence, char *fix)
{
	diagnostics_add(r->d, SEVERITY_ERROR, at->line, at->column, sentence, fix);
}

static void at_value(struct reader *r, const struct guard_span *at, char *sentence, char *fix)
{
	diagnostics_add(r->d, SEVERITY_ERROR, at->value_line, at->value_column, sentence, fix);
}

/* "auto", "dark"; caller frees. */
static char *quoted(const char *const *words)
{
	struct buf b = {0};

	for (size_t i = 0; words[i] != NULL; i++)
		buf_printf(&b, "%s\"%s\"", i > 0 ? ", " : "", words[i]);
	return buf_take(&b);
}

static void read_word(struct reader *r, const struct options_row *option, struct option_value *to, const struct guard_span *at,
		      const config_setting_t *setting)
{
	const char *text = at->begins == '"' ? config_setting_get_string(setting) : NULL, *near = NULL;
	char *list;
	size_t count = 0;

	for (; option->words[count] != NULL; count++)
		if (text != NULL && strcmp(option->words[count], text) == 0) {
			*to = (struct option_value){(int)count, r->layer};
			return;
		}
	if (text != NULL)
		near = text_nearest(text, option->words, count);
	list = quoted(option->words);
	at_value(r, at,
		 near != NULL ? xasprintf(_("`%s` is one of %s; did you mean \"%s\"?"), option->name, list, near)
			      : xasprintf(_("`%s` is one of %s"), option->name, list),
		 near != NULL ? xasprintf("%s = \"%s\";", option->name, near) : NULL);
	free(list);
}

static void read_number(struct reader *r, const struct options_row *option, struct option_value *to, const struct guard_span *at,
			const config_setting_t *setting)
{
	int number = config_setting_type(setting) == CONFIG_TYPE_INT ? config_setting_get_int(setting) : option->low - 1;

	if (number < option->low || number > option->high)
		at_value(r, at,
			 xasprintf(_("`%s` is a whole number between %d and %d"), option->name, option->low, option->high), NULL);
	else
		*to = (struct option_value){number, r->layer};
}

static void read_keys(struct reader *r, const struct guard_span *group, const config_setting_t *setting)
{
	const struct guard_span *at = group + 1;
	struct options *o = r->o;

	if (group->begins != '{') {
		at_value(r, group, xstrdup(_("`keys` is a group: commands and their keys")), xstrdup("keys = { go = \"<C-g>\"; };"));
		return;
	}
	for (size_t i = 0; i < group->children; i++, at = guard_next(at)) {
		const config_setting_t *one = config_setting_get_elem(setting, (unsigned)i);
		const char *text = at->begins == '"' ? config_setting_get_string(one) : NULL;

		if (text == NULL) {
			at_value(r, at, xstrdup(_("keys stand between quotes, with a space between two of them")),
				 xstrdup("\"<F4> <M-c>\""));
			continue;
		}
		o->keys = xrealloc(o->keys, o->key_count + 1, sizeof *o->keys);
		o->keys[o->key_count++] = (struct option_keys){xstrndup(at->name, at->name_len),
			xstrdup(text), r->layer, at->line, at->column, at->value_line, at->value_column};
	}
}

static void unknown(struct reader *r, const struct guard_span *at)
{
	const char *names[OPTION_COUNT + 1], *near;
	char *name = xstrndup(at->name, at->name_len);
	struct buf list = {0};

	for (int i = 0; i < OPTION_COUNT; i++)
		names[i] = options_table[i].name;
	names[OPTION_COUNT] = "keys";
	for (int i = 0; i <= OPTION_COUNT; i++)
		buf_printf(&list, "%s%s", i > 0 ? ", " : "", names[i]);
	near = text_nearest(name, names, OPTION_COUNT + 1);
	if (near != NULL)
		at_name(r, at, xasprintf(_("unknown option `%s`; did you mean `%s`?"), name, near), xstrdup(near));
	else
		at_name(r, at, xasprintf(_("unknown option `%s`; there are: %s"), name, buf_str(&list)), xstrdup(_("remove it")));
	buf_clear(&list);
	free(name);
}

static bool named(const struct guard_span *at, const char *name)
{
	return strlen(name) == at->name_len && memcmp(at->name, name, at->name_len) == 0;
}

static void read_one(struct reader *r, const struct guard_span *at, const config_setting_t *setting)
{
	if (named(at, "keys")) {
		read_keys(r, at, setting);
		return;
	}
	for (int i = 0; i < OPTION_COUNT; i++)
		if (named(at, options_table[i].name)) {
			const struct options_row *option = &options_table[i];

			(option->words != NULL ? read_word : read_number)(r, option, &r->o->values[i], at, setting);
			return;
		}
	unknown(r, at);
}

/* Does libconfig find what the guard found? The names at the root and their kinds of value are enough: what is deeper is text. */
static bool agree(const struct guard *g, const config_setting_t *root)
{
	const struct guard_span *at = g->spans, *end = g->spans + g->count;
	unsigned i = 0;

	for (; at < end; at = guard_next(at), i++) {
		const config_setting_t *one = config_setting_get_elem(root, i);

		if (one == NULL || !named(at, config_setting_name(one)) ||
		    (config_setting_type(one) == CONFIG_TYPE_GROUP) != (at->begins == '{') ||
		    (config_setting_type(one) == CONFIG_TYPE_STRING) != (at->begins == '"'))
			return false;
		for (size_t child = 0; at->begins == '{' && child < at->children; child++)
			if (config_setting_get_elem(one, (unsigned)child) == NULL)
				return false;
	}
	return config_setting_get_elem(root, i) == NULL;
}

void options_read(struct options *o, enum option_layer layer)
{
	struct options_file *file = &o->files[layer];
	struct reader r = {o, layer, &file->said};
	size_t len = file->said.len;
	char *text = xasprintf("%s\n", file->text); /* libconfig sees no comment at the very end without a newline */
	struct guard g;
	config_t config;

	config_init(&config);
	if (guard_check(file->text, len, &g, &file->said)) {
		bool read = config_read_string(&config, text);
		const config_setting_t *root = config_root_setting(&config);

		if (!read || !agree(&g, root))
			diagnostics_add(&file->said, SEVERITY_ERROR, 0, 0,
					xstrdup(_("libconfig reads this otherwise than it is written")), NULL);
		else
			for (const struct guard_span *at = g.spans; at < g.spans + g.count; at = guard_next(at))
				read_one(&r, at, config_setting_get_elem(root, (unsigned)at->index));
	}
	guard_clear(&g);
	config_destroy(&config);
	free(text);
}
