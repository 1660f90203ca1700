/* The language of --play: keys, "text", :command, wait, dump, remarks. A line that is none of these is refused with
 * what was expected. */
#include "tui/script.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

void script_clear(struct script_line *l)
{
	free(l->keys);
	free(l->text);
	free(l->argument);
	*l = (struct script_line){0};
}

static void add_key(struct script_line *l, struct key k)
{
	l->keys = xrealloc(l->keys, l->key_count + 1, sizeof(*l->keys));
	l->keys[l->key_count++] = k;
}

/* %s in FMT is the line, or a part of it, as it may be shown. */
static bool refuse(struct error *err, const char *fmt, const char *what)
{
	char *shown = text_filter(what, strlen(what), false);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	error_set(err, fmt, shown);
#pragma GCC diagnostic pop
	free(shown);
	return false;
}

static bool read_keys(const char *text, struct script_line *l, struct error *err)
{
	l->kind = SCRIPT_KEYS;
	while (*text != '\0') {
		struct key k;
		size_t n = *text == ' ' ? 1 : key_parse(text, &k);

		if (n == 0)
			return refuse(err,
				      _("`%s`: no key has this name; <Enter>, <C-n>, <M-3>, <PageDown>, <F1> are "
					"examples, and < itself is <lt>."),
				      text);
		if (*text != ' ')
			add_key(l, k);
		text += n;
	}
	return true;
}

/* After the opening quote. Typed as a person would: a new line is <Enter>, a tabulator <Tab>. */
static bool read_text(const char *text, struct script_line *l, struct error *err)
{
	const char *whole = text;

	l->kind = SCRIPT_KEYS;
	while (*text != '\0' && *text != '"') {
		struct key k = key_of(KEY_NONE, 0);
		size_t n = 2;

		if (*text != '\\') {
			n = *text == '<' ? 1 : key_parse(text, &k);
			if (*text == '<')
				k = key_of('<', 0);
		} else if (text[1] == 'n') {
			k = key_of(KEY_ENTER_, 0);
		} else if (text[1] == 't') {
			k = key_of(KEY_TAB_, 0);
		} else if (text[1] == '"' || text[1] == '\\') {
			k = key_of((uint32_t)text[1], 0);
		}
		if (n == 0 || k.code == KEY_NONE)
			return refuse(err,
				      _("`%s`: only \\n, \\t, \\\" and \\\\ may follow a backslash, and the text must "
					"be UTF-8."),
				      text);
		add_key(l, k);
		text += n;
	}
	if (*text == '\0')
		return refuse(err, _("`\"%s`: the quote that ends the text is missing."), whole);
	if (text[1 + strspn(text + 1, " \t")] != '\0')
		return refuse(err, _("`%s`: nothing may follow the quote that ends the text."), text + 1);
	return true;
}

static bool read_command(const char *text, struct script_line *l, struct error *err)
{
	size_t n = strcspn(text, " ");

	if (n == 0)
		return refuse(err, _("`:%s`: the name of a command is missing after the colon."), text);
	l->kind = SCRIPT_COMMAND;
	l->text = xstrndup(text, n);
	l->argument = xstrdup(text + n + strspn(text + n, " "));
	return true;
}

/* The time of the day that it becomes. */
static bool read_clock(const char *text, struct script_line *l, struct error *err)
{
	l->kind = SCRIPT_CLOCK;
	l->text = clock_read_time(text);
	return l->text != NULL || refuse(err, _("`clock %s`: a time of the day is written 09:50."), text);
}

static bool read_later(const char *text, struct script_line *l, struct error *err)
{
	static const struct {
		const char *name;
		int64_t ms;
	} units[] = {{"s", 1000}, {"min", 60000}, {"h", 3600000}};
	char *end;
	long count = strtol(text, &end, 10);

	l->kind = SCRIPT_LATER;
	end += strspn(end, " ");
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (count > 0 && count < 10000 && strcmp(end, units[i].name) == 0)
			l->ms = count * units[i].ms;
	return l->ms > 0 || refuse(err, _("`later %s`: how much later is written 25 min, 2 h or 30 s."), text);
}

static bool unknown(const char *line, struct error *err)
{
	static const char *const words[] = {"wait", "dump", "clock", "later"};
	char *first = xstrndup(line, strcspn(line, " "));
	const char *near = text_nearest(first, words, sizeof words / sizeof words[0]);

	free(first);
	if (near == NULL)
		return refuse(err, _("`%s`: neither keys (<Tab>), \"text\", :command, `wait TEXT`, `dump`, `clock 09:50` nor `later 25 min`."), line);
	char *shown = text_filter(line, strlen(line), false);

	error_set(err, _("`%s`: not understood; did you mean `%s`?"), shown, near);
	free(shown);
	return false;
}

static bool read_trimmed(const char *line, struct script_line *l, struct error *err)
{
	struct key one;

	if (*line == '\0' || *line == '#')
		return true;
	if (*line == '"')
		return read_text(line + 1, l, err);
	if (*line == ':')
		return read_command(line + 1, l, err);
	if (*line == '<' || key_parse(line, &one) == strlen(line))
		return read_keys(line, l, err);
	if (strncmp(line, "wait ", 5) == 0) {
		l->kind = SCRIPT_WAIT;
		l->text = xstrdup(line + 5 + strspn(line + 5, " "));
		return true;
	}
	if (strcmp(line, "clock") == 0 || strncmp(line, "clock ", 6) == 0)
		return read_clock(line + 5 + strspn(line + 5, " "), l, err);
	if (strcmp(line, "later") == 0 || strncmp(line, "later ", 6) == 0)
		return read_later(line + 5 + strspn(line + 5, " "), l, err);
	if (strcmp(line, "wait") == 0)
		return refuse(err, _("`%s`: the text to wait for is missing."), line);
	if (strcmp(line, "dump") == 0 || strcmp(line, "dump styles") == 0) {
		l->kind = line[4] == '\0' ? SCRIPT_DUMP : SCRIPT_DUMP_STYLES;
		return true;
	}
	return unknown(line, err);
}

bool script_read(const char *line, struct script_line *l, struct error *err)
{
	char *copy = xstrdup(line + strspn(line, " \t"));
	size_t len = strlen(copy);

	while (len > 0 && isspace((unsigned char)copy[len - 1]))
		copy[--len] = '\0';
	*l = (struct script_line){0};
	bool ok = read_trimmed(copy, l, err);

	if (!ok)
		script_clear(l);
	free(copy);
	return ok;
}
