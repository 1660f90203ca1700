/* The texts of a scenario as they are listed: what each is called, what is shown of it. Draws nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/sheet.h"
#include "tui/start.h"

/* What a value is called; those of an option, a column, ... are called by that. */
static const char *const key_words[][2] = {
	{"title", N_("Title")},     {"purpose", N_("Purpose")}, {"source", N_("Draws on")},  {"homework", N_("Until next")},
	{"slot", N_("Slot")},       {"minutes", N_("Minutes")}, {"minutes_each", N_("+ each")}, {"say", N_("Say")},
	{"show", N_("Screen")},     {"guide", N_("For you")},   {"label", N_("Label")},      {"prompt", N_("Question")},
	{"example", N_("Example")}, {"unit", N_("Unit")},       {"low", N_("Low end")},      {"high", N_("High end")},
	{"check_say", N_("Warning")}, {"action", N_("Action")}, {"text", N_("Text")},        {"words", N_("Words")},
};

static const char *key_name_of(const char *key)
{
	for (size_t i = 0; i < sizeof key_words / sizeof key_words[0]; i++)
		if (strcmp(key, key_words[i][0]) == 0)
			return _(key_words[i][1]);
	return key;
}

char *item_words(const struct outline_item *item)
{
	const char *name = key_name_of(item->key);
	bool small = item->depth >= 3 && item->kinds[0] == '\0' && strcmp(item->key, "label") == 0;

	if (item->who[0] != '\0')
		return xasprintf("%s, %s", name, item->who);
	return small ? xasprintf("· %s", item->id) : xstrdup(name);
}

/* The kind of a field in words for people. */
static const char *kind_words(const char *name)
{
	for (int i = 0; i < FIELD_KIND_COUNT; i++)
		if (strcmp(field_kind_names[i], name) == 0)
			return _(field_kind_words((enum field_kind)i));
	return name;
}

char *head_words(const struct outline_item *item)
{
	static const char *const lists[][2] = {
		{"fields", N_("Field %s: %s")}, {"columns", N_("Column %s: %s")}, {"questions", N_("Question %s: %s")},
	};

	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++)
		if (strcmp(item->key, lists[i][0]) == 0)
			return diagnostic_say(_(lists[i][1]), item->id, kind_words(item->kinds));
	return xasprintf(_("Words to watch: %s"), item->id);
}

char *item_text(const struct start *s, size_t item, bool *missing)
{
	const char *text = editing_text(s->editing, item, s->lang, NULL);

	*missing = text == NULL;
	for (int lang = 0; text == NULL && lang < LANG_COUNT; lang++) {
		text = editing_text(s->editing, item, (enum lang)lang, NULL);
		if (text != NULL)
			return xasprintf("[%s] %s", lang_codes[lang], text);
	}
	return xstrdup(text != NULL ? text : editing_outline(s->editing)->items[item].absent ? _("not written") : "");
}

bool item_holds(const struct start *s, size_t item)
{
	const struct outline *o = editing_outline(s->editing);

	return item < o->count && o->items[item].kind != OUTLINE_HEAD;
}

size_t item_beside(const struct start *s, size_t item, int by)
{
	size_t count = editing_outline(s->editing)->count;

	for (size_t i = item + (size_t)by; i < count; i += (size_t)by) /* below 0 it is far above */
		if (item_holds(s, i))
			return i;
	return item;
}
