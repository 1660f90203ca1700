/* Completion from the tables of subcommands. A usage is read as people read it: `[--name VALUE]`, words in a row, `a|b` for a choice;
 * small letters stand for themselves, capitals for a thing of that sort. */
#include "cli/complete.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "scenarios/parcours.h"
#include "scenarios/scenario.h"

/* One thing of a usage: an option with its value, or a word. */
struct part {
	const char *name, *value; /* into the usage; NAME NULL: a word without a name; VALUE NULL: the option takes none */
	size_t name_len, value_len;
	bool many; /* "FILE..." */
};

struct asked {
	const char *current; /* what it must begin with */
	const char *before;  /* "--language=" of one word */
	size_t before_len;
	bool scenario, parcours; /* a file is a scenario, or may be a parcours too */
	struct buf *out;
};

static void offer(const struct asked *a, const char *word, size_t len)
{
	if (strncmp(word, a->current, strlen(a->current)) != 0 || len < strlen(a->current))
		return;
	buf_add(a->out, a->before, a->before_len);
	buf_add(a->out, word, len);
	buf_char(a->out, '\n');
}

/* Reads the next part at *USAGE; false at the end. */
static bool next_part(const char **usage, struct part *p)
{
	const char *at = *usage + strspn(*usage, " []|");
	size_t len = strcspn(at, " []");

	*p = (struct part){0};
	if (*at == '\0')
		return false;
	if (strncmp(at, "--", 2) != 0) {
		const char *option = strstr(at, "|--"); /* FILE|--all */

		p->value = at;
		p->value_len = option != NULL && option < at + len ? (size_t)(option - at) : len;
		p->many = p->value_len > 3 && strncmp(at + p->value_len - 3, "...", 3) == 0;
		p->value_len -= p->many ? 3 : 0;
		*usage = at + p->value_len + (p->many ? 3 : 0);
		return true;
	}
	p->name = at + 2;
	p->name_len = strcspn(p->name, " []|");
	at = p->name + p->name_len;
	if (*at == ' ' && at[1] != '[' && strncmp(at + 1, "--", 2) != 0) {
		const char *option;

		p->value = at + 1;
		p->value_len = strcspn(p->value, " []");
		option = strstr(p->value, "|--");
		if (option != NULL && option < p->value + p->value_len)
			p->value_len = (size_t)(option - p->value);
		at = p->value + p->value_len;
	}
	*usage = at;
	return true;
}

static void offer_list(const struct asked *a, char **list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		offer(a, list[i], strlen(list[i]));
		free(list[i]);
	}
	free(list);
}

static void offer_ids(const struct asked *a, bool of_parcours)
{
	size_t count;
	char **ids;

	if (!of_parcours) {
		ids = scenario_list(&count);
		offer_list(a, ids, count);
	}
	if (of_parcours || a->parcours) {
		ids = parcours_list(&count);
		offer_list(a, ids, count);
	}
}

/* One of the alternatives of a value. */
static void offer_one(const struct asked *a, const struct part *p, const char *value, size_t len)
{
	const char *dot = memrchr(value, '.', len);

	if (dot != NULL && islower((unsigned char)dot[1])) /* FILE.csv, ./x.scenario */
		buf_printf(a->out, ":files %.*s\n", (int)(len - (size_t)(dot - value)), dot);
	else if (islower((unsigned char)value[0]))
		offer(a, value, len);
	else if (len == 2 && memcmp(value, "ID", 2) == 0 && !(p->name_len == 2 && memcmp(p->name, "id", 2) == 0))
		offer_ids(a, p->name_len == 8 && memcmp(p->name, "parcours", 8) == 0);
	else if ((len == 4 && memcmp(value, "FILE", 4) == 0) || (len == 3 && (memcmp(value, "OLD", 3) == 0 || memcmp(value, "NEW", 3) == 0)))
		buf_printf(a->out, ":files%s\n", a->parcours ? " .scenario .parcours" : a->scenario ? " .scenario" : " .filrouge");
	else if (len == 6 && memcmp(value, "SCRIPT", 6) == 0)
		buf_text(a->out, ":files *\n");
	if (a->scenario && len == 3 && p->name == NULL && (memcmp(value, "OLD", 3) == 0 || memcmp(value, "NEW", 3) == 0))
		offer_ids(a, false);
}

static void offer_value(const struct asked *a, const struct part *p)
{
	for (size_t at = 0; at < p->value_len; at++) {
		const char *bar = memchr(p->value + at, '|', p->value_len - at);
		size_t len = bar != NULL ? (size_t)(bar - p->value) - at : p->value_len - at;

		offer_one(a, p, p->value + at, len);
		at += len;
	}
}

static bool option_named(const char *usage, const char *name, size_t len, struct part *p)
{
	while (next_part(&usage, p))
		if (p->name != NULL && p->name_len == len && memcmp(p->name, name, len) == 0)
			return true;
	return false;
}

static void offer_options(const struct asked *a, const char *usage, const char *const *words, size_t count)
{
	struct part p;

	while (next_part(&usage, &p)) {
		char *option = p.name != NULL ? xasprintf("--%.*s", (int)p.name_len, p.name) : NULL;
		bool given = option == NULL;

		for (size_t i = 0; !given && i < count; i++)
			given = strcmp(words[i], option) == 0;
		if (!given)
			offer(a, option, strlen(option));
		free(option);
	}
}

/* The word number PLACE without a name; the last one again where there may be many. */
static bool word_at(const char *usage, size_t place, struct part *p)
{
	while (next_part(&usage, p))
		if (p->name == NULL && (place-- == 0 || p->many))
			return true;
	return false;
}

/* How many of WORDS stand without a name. */
static size_t unnamed(const char *usage, const char *const *words, size_t count)
{
	size_t n = 0;
	struct part p;

	for (size_t i = 0; i < count; i++)
		if (strncmp(words[i], "--", 2) != 0)
			n++;
		else if (option_named(usage, words[i] + 2, strcspn(words[i] + 2, "="), &p) && p.value != NULL && strchr(words[i], '=') == NULL)
			i++;
	return n;
}

/* After the subcommand: its value, its options, its words. */
static void offer_next(struct asked *a, const char *usage, const char *const *words, size_t count)
{
	const char *last = count > 0 ? words[count - 1] : "";
	struct part p;

	if (strcmp(last, "=") == 0 && count > 1) /* as bash cuts --language=fr */
		last = words[count - 2];
	if (strncmp(a->current, "--", 2) == 0 && strchr(a->current, '=') != NULL) {
		size_t len = strcspn(a->current, "=");

		if (option_named(usage, a->current + 2, len - 2, &p) && p.value != NULL) {
			a->before = a->current;
			a->before_len = len + 1;
			a->current += len + 1;
			offer_value(a, &p);
		}
	} else if (strncmp(last, "--", 2) == 0 && option_named(usage, last + 2, strlen(last + 2), &p) && p.value != NULL) {
		a->current += strcmp(a->current, "=") == 0;
		offer_value(a, &p);
	} else if (a->current[0] == '-') {
		offer_options(a, usage, words, count);
	} else if (word_at(usage, unnamed(usage, words, count), &p)) {
		offer_value(a, &p);
	} else {
		offer_options(a, usage, words, count);
	}
}

static const struct subcommand *find_row(const struct subcommand *rows, const char *name)
{
	for (; rows->name != NULL; rows++)
		if (strcmp(rows->name, name) == 0)
			return rows;
	return NULL;
}

void complete_words(const char *const *words, size_t count, struct buf *out)
{
	struct asked a = {.current = count > 0 ? words[count - 1] : "", .out = out};
	const struct subcommand *row, *verb = NULL;
	char *both;

	if (count < 2) {
		for (row = subcommands; row->name != NULL; row++)
			offer(&a, row->name, strlen(row->name));
		offer(&a, "help", 4);
		offer(&a, "version", 7);
		return;
	}
	row = find_row(subcommands, words[0]);
	if (row == NULL)
		return;
	if (count > 2) {
		both = xasprintf("%s %s", words[0], words[1]);
		verb = find_row(scenario_verbs, both);
		verb = verb != NULL ? verb : find_row(access_verbs, both);
		free(both);
	}
	a.scenario = strcmp(row->name, "scenario") == 0;
	a.parcours = verb != NULL && strcmp(verb->name, "scenario check") == 0;
	if (verb != NULL)
		offer_next(&a, verb->usage, words + 2, count - 3);
	else
		offer_next(&a, row->usage, words + 1, count - 2);
}

int cli_complete(int argc, char **argv)
{
	struct buf out = {0};

	complete_words((const char *const *)argv + 1, argc > 1 ? (size_t)argc - 1 : 0, &out);
	fputs(buf_str(&out), stdout);
	buf_clear(&out);
	return 0;
}
