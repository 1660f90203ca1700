/* The only file that knows curses, of which it takes terminfo. Changes nothing and sends nothing. */
#include "tui/terminfo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/text.h"
#include "config/options.h"
#include "tui/theme.h"

#include <curses.h>
#include <term.h>

/* As others have them, so that they can be said in fewer bytes and without being worked out. */
#define PLACE "\033[%i%p1%d;%p2%dH"
#define COLUMN "\033[%i%p1%dG"
#define ROW "\033[%i%p1%dd"
#define BLANKS "\033[%p1%dX"
#define ENDS "\033[m"

static TERMINAL *described; /* there is one terminal */

const char *terminfo_text(const char *name)
{
	const char *text = described != NULL ? tigetstr(name) : NULL;

	return text != NULL && text != (char *)-1 ? text : "";
}

/* "$<5/>" asks for a delay. */
static void add(struct buf *out, const char *text)
{
	const char *delay;

	while ((delay = strstr(text, "$<")) != NULL && strchr(delay, '>') != NULL) {
		buf_add(out, text, (size_t)(delay - text));
		text = strchr(delay, '>') + 1;
	}
	buf_text(out, text);
}

void terminfo_add(struct buf *out, const char *name)
{
	add(out, terminfo_text(name));
}

static char *text_of(const char *name)
{
	struct buf out = {0};

	terminfo_add(&out, name);
	return buf_take(&out);
}

void terminfo_add_move(struct buf *out, int y, int x)
{
	const char *cup = terminfo_text("cup"), *sent = *cup != '\0' ? tiparm(cup, y, x) : NULL;

	add(out, sent != NULL ? sent : "");
}

static char *moved(int y, int x)
{
	struct buf out = {0};

	terminfo_add_move(&out, y, x);
	return buf_take(&out);
}

/* ---- open and close ---- */

static bool refuse(const char *term, struct error *err)
{
	char *shown = text_filter(term, strlen(term), false);

	if (*shown == '\0')
		error_set(err, _("TERM is not set, so nobody knows how to show a screen here; set it to your "
				 "terminal's name, for example TERM=xterm-256color; --linear works without a screen."));
	else
		error_set(err,
			  _("TERM is `%s`, which cannot show a screen; set it to your terminal's name, for example "
			    "TERM=xterm-256color; --linear works on any terminal."),
			  shown);
	free(shown);
	return false;
}

static bool describe(const char *term)
{
	int found = 0;

	if (strchr(term, '/') != NULL || setupterm(term, STDOUT_FILENO, &found) != OK)
		return false;
	described = cur_term;
	return true;
}

bool terminfo_open(struct error *err)
{
	const char *term = getenv("TERM");
	bool other = false;

	if (term == NULL || *term == '\0' || strcmp(term, "dumb") == 0 || strcmp(term, "unknown") == 0)
		return refuse(term == NULL ? "" : term, err);
	if (!describe(term)) {
		describe("xterm-256color");
		other = true;
	}
	if (*terminfo_text("cup") == '\0' || *terminfo_text("clear") == '\0')
		return refuse(term, err);
	if (other) {
		char *shown = text_filter(term, strlen(term), false);

		fprintf(stderr,
			_("TERM is `%s`, which this machine does not know; the screen was shown as on "
			  "xterm-256color.\n"),
			shown);
		free(shown);
	}
	return true;
}

void terminfo_close(void)
{
	if (described != NULL)
		del_curterm(described);
	described = NULL;
}

/* ---- styles ---- */

/* Two strings that set attributes become one, where both are as ECMA-48 has them. */
static void join(struct buf *out, const char *more)
{
	static const char digits[] = "0123456789;";
	const char *first = buf_str(out);
	bool one = out->len > 2 && strncmp(first, "\033[", 2) == 0 && strspn(first + 2, digits) + 3 == out->len && first[out->len - 1] == 'm';
	bool two = strncmp(more, "\033[", 2) == 0 && strcmp(more + 2 + strspn(more + 2, digits), "m") == 0;

	if (!one || !two) {
		buf_text(out, more);
		return;
	}
	out->len--;
	if (out->len == 2)
		buf_char(out, '0');
	buf_char(out, ';');
	buf_text(out, more + 2);
}

/* What a look is made of; those that cannot go together with colours, as the terminal says, are left out. */
static void add_look(struct buf *out, struct look look)
{
	static const struct {
		unsigned bit;
		const char *name;
		int alone; /* its bit in `ncv` */
	} attributes[] = {
		{LOOK_BOLD, "bold", 32}, {LOOK_DIM, "dim", 16}, {LOOK_ITALIC, "sitm", 0}, {LOOK_UNDERLINE, "smul", 2}, {LOOK_REVERSE, "rev", 4},
	};
	int alone = look.colour >= 0 ? tigetnum("ncv") : 0;
	struct buf one = {0};

	for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
		if (!(look.attributes & attributes[i].bit) || (alone > 0 && alone & attributes[i].alone))
			continue;
		buf_drop(&one, one.len);
		terminfo_add(&one, attributes[i].name);
		join(out, buf_str(&one));
	}
	if (look.colour >= 0) {
		const char *colour = tiparm(terminfo_text("setaf"), look.colour);

		buf_drop(&one, one.len);
		add(&one, colour != NULL ? colour : "");
		join(out, buf_str(&one));
	}
	buf_clear(&one);
}

/* "sgr0" without the character set, which is never changed here. */
static char *plain_of(bool colours)
{
	static const char ascii[] = "\033(B";
	char *all = text_of("sgr0"), *plain;
	size_t skip = strncmp(all, ascii, strlen(ascii)) == 0 ? strlen(ascii) : 0;
	bool ends = strstr(all, ENDS) != NULL || strstr(all, "\033[0") != NULL;
	char *colour = colours && !ends ? text_of("op") : xstrdup("");

	plain = xasprintf("%s%s", all + skip, colour);
	free(all);
	free(colour);
	return plain;
}

static bool is(const char *name, const char *wanted)
{
	char *text = text_of(name);
	bool same = strcmp(text, wanted) == 0;

	free(text);
	return same;
}

int terminfo_colours(void)
{
	int count = tigetnum("colors");

	return count > 0 ? count : 0;
}

void terminfo_words(struct paint_words *w, int theme)
{
	int count = tigetnum("colors");
	bool colours = theme != THEME_MONO && *terminfo_text("setaf") != '\0' && count > 0;

	*w = (struct paint_words){.plain = plain_of(colours), .clear = text_of("clear"), .erase = text_of("el"), .move = moved};
	for (int i = 0; i < STYLE_COUNT; i++) {
		struct look look = theme_look(theme, colours ? count : 0, (enum style)i);
		struct buf style = {0}, change = {0};

		add_look(&style, look);
		buf_text(&change, w->plain);
		join(&change, buf_str(&style));
		w->style[i] = buf_take(&style);
		w->change[i] = buf_take(&change);
	}
	w->ansi = is("cup", PLACE);
	w->across = w->ansi && is("hpa", COLUMN) && is("vpa", ROW);
	w->blanks = is("ech", BLANKS);
	w->keeps = tigetflag("msgr") > 0;
	w->corner = tigetflag("am") <= 0 || tigetflag("xenl") > 0;
}

void terminfo_words_clear(struct paint_words *w)
{
	for (int i = 0; i < STYLE_COUNT; i++) {
		free(w->style[i]);
		free(w->change[i]);
	}
	free(w->plain);
	free(w->clear);
	free(w->erase);
	*w = (struct paint_words){0};
}
