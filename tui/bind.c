/* Keys by the name of their command, as the options have them: each is looked at before it counts, and no key may mean two things in one
 * place for one role. Knows neither files nor terminals. */
#include "tui/bind.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "tui/command.h"

/* Without these nobody would find the way: they keep a key. */
static const char *const needed[] = {"go", "help", "leave", "back"};

/* What fields, lists and texts need for themselves. */
static const char typing[] = "<Enter> <Backspace> <Delete> <Left> <Right> <Up> <Down> <Home> <End>";

/* What terminals cannot tell apart. */
static const char *const same[][2] = {
	{"<C-i>", "<Tab>"}, {"<C-m>", "<Enter>"}, {"<C-j>", "<Enter>"}, {"<C-[>", "<Esc>"}, {"<C-h>", "<Backspace>"},
};

struct bound {
	const char *keys;
	const struct option_keys *set; /* NULL: the row's own */
};

static void say(struct options *o, const struct option_keys *set, bool at_name, char *sentence, char *fix)
{
	struct diagnostics *d = &o->files[set->from].said;

	if (at_name)
		diagnostics_add(d, SEVERITY_ERROR, set->line, set->column, sentence, fix);
	else
		diagnostics_add(d, SEVERITY_ERROR, set->value_line, set->value_column, sentence, fix);
}

size_t bind_place(const struct key *k, const char *keys)
{
	struct key one;
	size_t place = 0;

	for (keys += strspn(keys, " "); *keys != '\0'; keys += strspn(keys, " ")) {
		size_t n = key_parse(keys, &one);

		place++;
		if (n > 0 && key_same(k, &one))
			return place;
		keys += n > 0 ? n : 1;
	}
	return 0;
}

/* What is wrong with the key named by the LEN bytes at NAME, for C; NULL: nothing. Caller frees. */
static char *key_fault(const struct command *c, const char *name, size_t len)
{
	char *shown = diagnostic_quote(name, len), *fault = NULL;
	struct key k, other;

	if (key_parse(name, &k) != len)
		fault = xasprintf(_("%s is not a key; keys are written as <C-n>, <M-3>, <F4>, <S-Tab>"), shown);
	else if (key_is_text(&k))
		fault = xasprintf(_("%s is typed into fields; a command needs Ctrl, Alt or a function key"), shown);
	else if (key_in(&k, typing) && !key_in(&k, c->keys))
		fault = xasprintf(_("%s is needed to type and to choose"), shown);
	for (size_t i = 0; fault == NULL && i < sizeof same / sizeof same[0]; i++)
		if (key_parse(same[i][0], &other) > 0 && key_same(&k, &other))
			fault = xasprintf(_("%s is what terminals send for %s"), shown, same[i][1]);
	free(shown);
	return fault;
}

static bool keys_right(struct options *o, const struct command *c, const struct option_keys *set)
{
	const char *at = set->keys + strspn(set->keys, " ");
	struct key esc = key_of(KEY_ESC_, 0);

	for (size_t i = 0; *at == '\0' && i < sizeof needed / sizeof needed[0]; i++)
		if (strcmp(c->name, needed[i]) == 0) {
			say(o, set, false, xasprintf(_("`%s` needs a key; it keeps %s"), c->name, c->keys), NULL);
			return false;
		}
	for (; *at != '\0'; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		char *fault = key_fault(c, at, len);

		if (fault != NULL) {
			say(o, set, false, fault, NULL);
			return false;
		}
		at += len;
	}
	if (strcmp(c->name, "back") == 0 && !key_in(&esc, set->keys)) {
		say(o, set, false, xstrdup(_("`back` may have more keys, but <Esc> is one of them")), xstrdup("\"<Esc> ...\""));
		return false;
	}
	return true;
}

static const struct command *find(struct options *o, const struct option_keys *set)
{
	const struct command *c = command_find(set->command);
	const char **names, *near;

	if (c != NULL)
		return c;
	names = xcalloc(command_count, sizeof *names);
	for (size_t i = 0; i < command_count; i++)
		names[i] = commands[i].name;
	near = text_nearest(set->command, names, command_count);
	say(o, set, true,
	    near != NULL ? xasprintf(_("there is no command `%s`; did you mean `%s`?"), set->command, near)
			 : xasprintf(_("there is no command `%s`; `filrouge config show` lists them"), set->command),
	    xstrdup(near));
	free(names);
	return NULL;
}

/* Where rows are focused, the room's commands hold too. */
static unsigned places(const struct command *c)
{
	return c->where | ((c->where & IN_ROWS) != 0 ? IN_ROOM : 0u);
}

static bool meet(const struct command *a, const struct command *b)
{
	return (places(a) & places(b)) != 0 && (a->who & b->who) != 0;
}

/* The first key of A that B has too: its name, LEN bytes; NULL: none. */
static const char *shared(const char *a, const char *b, size_t *len)
{
	struct key k;

	for (a += strspn(a, " "); *a != '\0'; a += *len, a += strspn(a, " ")) {
		*len = strcspn(a, " ");
		if (key_parse(a, &k) == *len && bind_place(&k, b) > 0)
			return a;
	}
	return NULL;
}

/* Of two rows that share a key the one set later gives way; true: there were such. */
static bool part(struct options *o, struct bound *bound)
{
	for (size_t i = 0; i < command_count; i++)
		for (size_t j = 0; j < command_count; j++) {
			size_t len;
			const char *key;
			char *name;

			if (i == j || bound[i].set == NULL || !meet(&commands[i], &commands[j]) ||
			    (bound[j].set != NULL && bound[j].set > bound[i].set))
				continue;
			key = shared(bound[i].keys, bound[j].keys, &len);
			if (key == NULL)
				continue;
			name = diagnostic_quote(key, len);
			say(o, bound[i].set, false, xasprintf(_("%s is the key of `%s` already"), name, commands[j].name),
			    xasprintf(_("give `%s` another key too, or choose another one here"), commands[j].name));
			free(name);
			bound[i] = (struct bound){commands[i].keys, NULL};
			return true;
		}
	return false;
}

const char **bind_keys(struct options *o)
{
	struct bound *bound;
	const char **keys;

	if (o == NULL || o->key_count == 0)
		return NULL;
	bound = xcalloc(command_count, sizeof *bound);
	for (size_t i = 0; i < command_count; i++)
		bound[i].keys = commands[i].keys;
	for (size_t i = 0; i < o->key_count; i++) {
		const struct command *c = find(o, &o->keys[i]);

		if (c != NULL && keys_right(o, c, &o->keys[i]))
			bound[c - commands] = (struct bound){o->keys[i].keys, &o->keys[i]};
	}
	while (part(o, bound))
		;
	keys = xcalloc(command_count, sizeof *keys);
	for (size_t i = 0; i < command_count; i++)
		keys[i] = bound[i].keys;
	free(bound);
	for (int layer = LAYER_SITE; layer < LAYER_COUNT; layer++)
		diagnostics_sort(&o->files[layer].said);
	return keys;
}
