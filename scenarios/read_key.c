/* Reads one group by its table of keys: unknown keys, missing ones, wrong types, values out of range. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

enum { KEYS_MAX = 64 }; /* of one kind of group: the bits of what was seen */

bool read_is(const struct guard_span *setting, const char *name)
{
	return name[0] == setting->name[0] && strncmp(name, setting->name, setting->name_len) == 0 &&
	       name[setting->name_len] == '\0';
}

const char *read_name(struct reader *r, const struct guard_span *setting)
{
	return setting->name ? arena_strndup(r->arena, setting->name, setting->name_len) : "";
}

const struct guard_span *read_member(const struct guard_span *setting, const char *name)
{
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; setting->begins == '{' && i < setting->children; i++, one = guard_next(one))
		if (read_is(one, name))
			return one;
	return NULL;
}

static bool belongs(const struct key *key, unsigned bit)
{
	return key->kinds == 0 || bit == 0 || (key->kinds & bit);
}

static const struct key *find_key(const struct group_kind *kind, unsigned bit, const struct guard_span *setting)
{
	for (size_t i = 0; i < kind->count; i++)
		if (read_is(setting, kind->keys[i].name) && belongs(&kind->keys[i], bit))
			return &kind->keys[i];
	return NULL;
}

/* Says so; returns the bit of the key that was probably meant, 0: none. */
static uint64_t unknown_key(struct reader *r, const struct guard_span *setting, const struct group_kind *kind,
                            unsigned bit)
{
	const char *names[KEYS_MAX], *name = read_name(r, setting);
	size_t n = 0;
	for (size_t i = 0; i < kind->count && n < KEYS_MAX; i++)
		if (belongs(&kind->keys[i], bit))
			names[n++] = kind->keys[i].name;
	const char *near = text_nearest(name, names, n);
	if (near) {
		read_fault(r, SEVERITY_ERROR, setting, xasprintf(_("unknown key `%s`; did you mean `%s`?"), name, near),
		           xstrdup(near));
		const struct guard_span meant = {.name = near, .name_len = (uint32_t)strlen(near)};
		return UINT64_C(1) << (find_key(kind, bit, &meant) - kind->keys);
	}
	char *list = read_names(names, n, ~0u);
	read_fault(r, SEVERITY_ERROR, setting, diagnostic_say(_(kind->unknown), name, list), xstrdup(_("remove it")));
	free(list);
	return 0;
}

int read_word(struct reader *r, const struct guard_span *setting, const char *const *words, size_t count, unsigned mask)
{
	if (setting->begins != '"') {
		char *list = read_names(words, count, mask);
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 setting->name ? xasprintf(_("`%s` must be a word between quotes"), read_name(r, setting))
		                               : xstrdup(_("a word between quotes must stand here")),
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

static void list(struct reader *r, const struct guard_span *setting, const struct key *key, void *object)
{
	if (key->type == KEY_ARRAY || setting->begins == '(')
		key->read(r, setting, object);
	else
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a list of groups"), read_name(r, setting)),
		                 xstrdup("( { ... }, { ... } )"));
}

static void read_key(struct reader *r, const struct guard_span *setting, const struct key *key, void *object)
{
	void *to = (char *)object + key->offset;
	int word;
	switch (key->type) {
	case KEY_ID:
	case KEY_FULL:
		*(const char **)to = read_id(r, setting, key->type == KEY_FULL);
		break;
	case KEY_SAID:
	case KEY_TITLE:
		read_said(r, setting, (enum shown)key->low, key->type == KEY_SAID, to);
		break;
	case KEY_TEXT:
		*(const char **)to = read_text(r, setting);
		break;
	case KEY_INT:
		read_whole(r, setting, key, to);
		break;
	case KEY_NUMBER:
		read_number(r, setting, to);
		break;
	case KEY_BOOL:
		read_bool(r, setting, to);
		break;
	case KEY_ONLY:
		read_only(r, setting, to);
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

bool read_group(struct reader *r, const struct guard_span *setting, const struct group_kind *kind, unsigned bit,
                void *object)
{
	uint64_t seen = 0;
	assert(kind->count <= KEYS_MAX);
	if (setting->begins != '{') {
		read_fault_value(r, SEVERITY_ERROR, setting, xstrdup(_(kind->expected)), xstrdup("{ ... }"));
		return false;
	}
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one)) {
		const struct key *key = find_key(kind, bit, one);
		if (!key) {
			seen |= unknown_key(r, one, kind, bit);
			continue;
		}
		seen |= UINT64_C(1) << (key - kind->keys);
		read_key(r, one, key, object);
	}
	for (size_t i = 0; i < kind->count; i++) {
		const struct key *key = &kind->keys[i];
		bool needed = key->required && (key->kinds == 0 || (key->kinds & bit));
		if (needed && !(seen & UINT64_C(1) << i))
			read_fault(r, SEVERITY_ERROR, setting, diagnostic_say(_(kind->lacks), key->name), NULL);
	}
	return true;
}
