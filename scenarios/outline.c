/* Walks the spans of a scenario and lists its texts and minutes, by a table of keys. Reads no meaning into them: the reader does. */
#include "scenarios/outline.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/audience.h"
#include "scenarios/light.h"
#include "scenarios/read.h"

enum { ONE_LINE, LINES, NUMBER };

static const struct {
	const char *name;
	int type;
} keys[] = {
	{"title", ONE_LINE}, {"purpose", LINES},   {"source", LINES},   {"homework", LINES}, {"slot", NUMBER},
	{"minutes", NUMBER}, {"say", LINES},       {"show", LINES},     {"guide", LINES},    {"minutes_each", NUMBER},
	{"label", ONE_LINE}, {"prompt", LINES},    {"example", LINES},  {"unit", ONE_LINE},  {"low", ONE_LINE},
	{"high", ONE_LINE},  {"check_say", LINES}, {"action", ONE_LINE}, {"text", LINES},    {"words", ONE_LINE},
};

/* Lists of groups that hold texts; those with a heading of their own. */
static const struct {
	const char *name;
	bool heading;
} lists[] = {
	{"watch", true},    {"steps", false},   {"fields", true}, {"columns", true},     {"questions", true},
	{"options", false}, {"lines", false},   {"bands", false}, {"suggestions", false},
};

/* Settings in the order in which they are written, of the scenario and of what is in it: a new one follows the nearest of those before it
 * that the group has. */
static const char *const outside[] = {"id", "version", "languages", "title", "purpose", "source", "kind", "group", "slot", "after", "homework"};
static const char *const inside[] = {
	"id", "kind", "role", "per", "circle", "only", "homework", "homework_said", "may_go_home", "optional", "minutes", "minutes_each", "repeat", "instead_of", "size",
	"project", "title", "label", "prompt", "say", "show", "guide", "example",
};

/* What a person may want to write where it isn't there yet, by the list that the group is in. */
static const struct {
	const char *list, *key;
} wanted[] = {
	{"", "purpose"},    {"", "source"},       {"", "homework"},     {"steps", "say"},    {"steps", "show"},
	{"steps", "guide"}, {"fields", "label"},  {"fields", "prompt"}, {"fields", "example"}, {"columns", "label"},
	{"questions", "label"}, {"questions", "prompt"}, {"options", "label"}, {"lines", "label"},
};

struct walk {
	struct outline *o;
	const char *text;
	size_t cap, step;
	const struct guard *g;
};

static size_t index_of(const struct walk *w, const struct guard_span *span)
{
	return (size_t)(span - w->g->spans);
}

static const char *string_of(struct walk *w, const struct guard_span *group, const char *name)
{
	const struct guard_span *one = read_member(group, name);
	return one && one->begins == '"' ? light_text(w->o->arena, w->text, one) : "";
}

static struct outline_item *add(struct walk *w, enum outline_kind kind, int depth, const struct guard_span *span)
{
	if (w->o->count == w->cap) {
		w->cap = w->cap ? w->cap * 2 : 256;
		w->o->items = xrealloc(w->o->items, w->cap, sizeof *w->o->items);
	}
	struct outline_item *item = &w->o->items[w->o->count++];
	*item = (struct outline_item){.kind = kind, .depth = depth, .step = w->step, .key = "", .id = "", .kinds = "", .who = "",
	                              .span = index_of(w, span)};
	return item;
}

/* The variants of a text, each an item of its own. */
static void add_variants(struct walk *w, const struct guard_span *text, const struct outline_item *whole)
{
	struct outline_item of = *whole; /* the list may move */
	const struct guard_span *one = text + 1;
	for (size_t i = 0; text->begins == '{' && i < text->children; i++, one = guard_next(one))
		for (size_t k = 0; k < AUDIENCE_COUNT; k++)
			if (read_is(one, audience_words[k]) && (one->begins == '{' || one->begins == '"')) {
				struct outline_item *item = add(w, OUTLINE_TEXT, of.depth, one);
				size_t span = item->span;
				*item = of;
				item->span = span;
				item->kinds = "";
				item->who = audience_words[k];
			}
}

static void add_value(struct walk *w, const struct guard_span *one, size_t key, int depth, const char *id, const char *kinds)
{
	bool number = keys[key].type == NUMBER, text = one->begins == '"' || one->begins == '{';
	if (number ? !guard_scalar(one) : !text)
		return;
	struct outline_item *item = add(w, number ? OUTLINE_NUMBER : OUTLINE_TEXT, depth, one);
	item->key = keys[key].name;
	item->id = id;
	item->kinds = kinds;
	item->lines = keys[key].type == LINES;
	if (!number)
		add_variants(w, one, item);
}

static size_t key_of(const struct guard_span *one)
{
	size_t i = 0;
	while (i < sizeof keys / sizeof *keys && !read_is(one, keys[i].name))
		i++;
	return i;
}

/* The setting of GROUP, in LIST, that KEY would follow; NULL: none is before it. */
static const struct guard_span *anchor_of(const struct guard_span *group, const char *list, const char *key)
{
	const char *const *order = list[0] ? inside : outside;
	size_t place = list[0] ? sizeof inside / sizeof *inside : sizeof outside / sizeof *outside;
	const struct guard_span *found = NULL;
	while (place > 0 && strcmp(order[place - 1], key) != 0)
		place--;
	while (place > 1 && !found)
		found = read_member(group, order[--place - 1]);
	return found;
}

/* Those that are not there and would follow AFTER (NULL: would be the first). */
static void add_absent(struct walk *w, const struct guard_span *group, const char *list, const struct guard_span *after, int depth,
                       const char *id)
{
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		const struct guard_span none = {.name = wanted[i].key, .name_len = (uint32_t)strlen(wanted[i].key)};
		if (strcmp(wanted[i].list, list) != 0 || read_member(group, wanted[i].key) || anchor_of(group, list, wanted[i].key) != after)
			continue;
		struct outline_item *item = add(w, OUTLINE_TEXT, depth, group);
		item->key = wanted[i].key;
		item->id = id;
		item->lines = keys[key_of(&none)].type == LINES;
		item->absent = true;
		item->after = after ? index_of(w, after) : 0;
	}
}

static void walk_group(struct walk *w, const struct guard_span *group, const char *list, int depth, const char *id, const char *kinds);

/* The groups in the list ONE, which is called lists[N]. */
static void walk_list(struct walk *w, const struct guard_span *one, size_t n, int depth)
{
	const struct guard_span *group = one + 1;
	bool steps = strcmp(lists[n].name, "steps") == 0;
	for (size_t i = 0; i < one->children; i++, group = guard_next(group)) {
		if (group->begins != '{')
			continue;
		const char *id = string_of(w, group, "id"), *kinds = string_of(w, group, "kind");
		if (id[0] == '\0')
			id = arena_printf(w->o->arena, "%zu", i + 1);
		w->step += steps;
		if (lists[n].heading) {
			struct outline_item *head = add(w, OUTLINE_HEAD, depth, group);
			head->key = lists[n].name;
			head->id = id;
			head->kinds = kinds;
		}
		walk_group(w, group, lists[n].name, depth, id, kinds);
	}
}

/* Its own values first, a title before all, then what is listed in it. */
static void walk_group(struct walk *w, const struct guard_span *group, const char *list, int depth, const char *id, const char *kinds)
{
	const struct guard_span *title = read_member(group, "title"), *one = group + 1;
	if (title)
		add_value(w, title, key_of(title), depth, id, kinds);
	add_absent(w, group, list, NULL, depth, id);
	for (size_t i = 0; i < group->children; i++, one = guard_next(one)) {
		if (one != title && key_of(one) < sizeof keys / sizeof *keys)
			add_value(w, one, key_of(one), depth, id, "");
		add_absent(w, group, list, one, depth, id);
	}
	one = group + 1;
	for (size_t i = 0; i < group->children; i++, one = guard_next(one))
		for (size_t n = 0; n < sizeof lists / sizeof *lists; n++)
			if (one->begins == '(' && read_is(one, lists[n].name))
				walk_list(w, one, n, depth + 1);
}

static void read_languages_of(struct walk *w, const struct guard_span *scenario)
{
	const struct guard_span *list = read_member(scenario, "languages"), *one = list ? list + 1 : NULL;
	bool any = false;
	for (size_t i = 0; list && list->begins == '[' && i < list->children; i++, one = guard_next(one)) {
		enum lang lang;
		if (one->begins != '"' || !lang_parse(light_text(w->o->arena, w->text, one), &lang))
			continue;
		if (!any)
			w->o->first = lang;
		any = w->o->has[lang] = true;
	}
	if (!any)
		w->o->has[LANG_FR] = true;
}

void outline_make(struct outline *o, const char *text, const struct guard *g)
{
	struct walk w = {.o = o, .text = text, .g = g};
	*o = (struct outline){.arena = arena_new()};
	for (size_t i = 0; i < g->count; i += 1 + g->spans[i].within)
		if (read_is(&g->spans[i], "scenario") && g->spans[i].begins == '{') {
			read_languages_of(&w, &g->spans[i]);
			walk_group(&w, &g->spans[i], "", 0, string_of(&w, &g->spans[i], "id"), "");
		}
}

void outline_clear(struct outline *o)
{
	arena_free(o->arena);
	free(o->items);
	*o = (struct outline){0};
}

const struct guard_span *outline_span(const struct guard *g, const struct outline_item *item, enum lang lang, bool *same)
{
	const struct guard_span *span = &g->spans[item->span], *one;
	*same = !item->absent && span->begins != '{';
	if (item->absent)
		return NULL;
	if (*same)
		return span;
	one = read_member(span, lang_codes[lang]);
	return one && one->begins == '"' ? one : NULL;
}
