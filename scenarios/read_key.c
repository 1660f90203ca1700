/* Reads one group by its table of keys: unknown keys, missing ones, wrong types, values out of range. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

enum { KEYS_MAX = 32 };

const config_setting_t *read_member(const config_setting_t *setting, const char *name)
{
	return config_setting_is_group(setting) ? config_setting_get_member(setting, name) : NULL;
}

static bool belongs(const struct key *key, unsigned bit)
{
	return key->kinds == 0 || bit == 0 || (key->kinds & bit);
}

static const struct key *find_key(const struct group_kind *kind, unsigned bit, const char *name)
{
	for (size_t i = 0; i < kind->count; i++)
		if (kind->keys[i].name[0] == name[0] && strcmp(kind->keys[i].name, name) == 0 &&
		    belongs(&kind->keys[i], bit))
			return &kind->keys[i];
	return NULL;
}

/* Says so; returns the bit of the key that was probably meant, 0: none. */
static unsigned unknown_key(struct reader *r, const config_setting_t *setting, const struct group_kind *kind,
                            unsigned bit)
{
	const char *names[KEYS_MAX], *name = config_setting_name(setting);
	size_t n = 0;
	for (size_t i = 0; i < kind->count && n < KEYS_MAX; i++)
		if (belongs(&kind->keys[i], bit))
			names[n++] = kind->keys[i].name;
	const char *near = text_nearest(name, names, n);
	if (near) {
		read_fault(r, SEVERITY_ERROR, setting, xasprintf(_("unknown key `%s`; did you mean `%s`?"), name, near),
		           xstrdup(near));
		return 1u << (find_key(kind, bit, near) - kind->keys);
	}
	char *list = read_names(names, n, ~0u);
	read_fault(r, SEVERITY_ERROR, setting, diagnostic_say(_(kind->unknown), name, list), xstrdup(_("remove it")));
	free(list);
	return 0;
}

int read_word(struct reader *r, const config_setting_t *setting, const char *const *words, size_t count, unsigned mask)
{
	if (config_setting_type(setting) != CONFIG_TYPE_STRING) {
		char *list = read_names(words, count, mask);
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a word between quotes"), config_setting_name(setting)),
		                 xasprintf(_("one of: %s"), list));
		free(list);
		return -1;
	}
	const char *text = read_string(r, setting);
	for (size_t i = 0; i < count; i++)
		if ((mask & 1u << i) && strcmp(text, words[i]) == 0)
			return (int)i;
	read_fault_word(r, setting, text, words, count, mask);
	return -1;
}

static void whole(struct reader *r, const config_setting_t *setting, const struct key *key, int *to)
{
	const char *name = config_setting_name(setting);
	if (config_setting_type(setting) != CONFIG_TYPE_INT) {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a whole number, without quotes"), name), NULL);
		return;
	}
	int n = config_setting_get_int(setting);
	if (n < key->low || n > key->high)
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` is %d; it must be between %d and %d"), name, n, key->low, key->high),
		                 NULL);
	else
		*to = n;
}

static void number(struct reader *r, const config_setting_t *setting, double *to)
{
	int type = config_setting_type(setting);
	double n = type == CONFIG_TYPE_INT     ? config_setting_get_int(setting)
	           : type == CONFIG_TYPE_FLOAT ? config_setting_get_float(setting)
	                                       : NAN;
	if (isfinite(n) && fabs(n) <= 1e15)
		*to = n;
	else
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a number, without quotes"), config_setting_name(setting)),
		                 NULL);
}

static void list(struct reader *r, const config_setting_t *setting, const struct key *key, void *object)
{
	if (config_setting_is_list(setting) || (key->type == KEY_ARRAY && config_setting_is_array(setting)))
		key->read(r, setting, object);
	else
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a list of groups"), config_setting_name(setting)),
		                 xstrdup("( { ... }, { ... } )"));
}

static void read_key(struct reader *r, const config_setting_t *setting, const struct key *key, void *object)
{
	void *to = (char *)object + key->offset;
	int word;
	switch (key->type) {
	case KEY_ID:
		*(const char **)to = read_id(r, setting);
		break;
	case KEY_SAID:
		read_said(r, setting, to);
		break;
	case KEY_INT:
		whole(r, setting, key, to);
		break;
	case KEY_NUMBER:
		number(r, setting, to);
		break;
	case KEY_WORD:
	case KEY_NAME:
		word = read_word(r, setting, key->words, key->word_count, ~0u);
		if (word >= 0 && key->type == KEY_WORD)
			*(int *)to = word;
		else if (word >= 0)
			*(const char **)to = key->words[word];
		break;
	case KEY_LIST:
	case KEY_ARRAY:
		list(r, setting, key, object);
		break;
	case KEY_PAST:
		break;
	}
}

bool read_group(struct reader *r, const config_setting_t *setting, const struct group_kind *kind, unsigned bit,
                void *object)
{
	unsigned seen = 0;
	if (!config_setting_is_group(setting)) {
		read_fault_value(r, SEVERITY_ERROR, setting, xstrdup(_(kind->expected)), xstrdup("{ ... }"));
		return false;
	}
	int count = config_setting_length(setting);
	for (int i = 0; i < count; i++) {
		const config_setting_t *one = config_setting_get_elem(setting, (unsigned)i);
		const struct key *key = find_key(kind, bit, config_setting_name(one));
		if (!key) {
			seen |= unknown_key(r, one, kind, bit);
			continue;
		}
		seen |= 1u << (key - kind->keys);
		read_key(r, one, key, object);
	}
	for (size_t i = 0; i < kind->count; i++) {
		const struct key *key = &kind->keys[i];
		bool needed = key->required && (key->kinds == 0 || (key->kinds & bit));
		if (needed && !(seen & 1u << i))
			read_fault(r, SEVERITY_ERROR, setting, diagnostic_say(_(kind->lacks), key->name), NULL);
	}
	return true;
}
