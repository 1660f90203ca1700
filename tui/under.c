/* What stands under a field: what was said earlier, a check that doesn't hold, a word to watch, what the enterprise says of it. It warns, never blocks. */
#include "tui/under.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/earlier.h"
#include "tui/form.h"
#include "tui/review.h"
#include "tui/watch.h"

enum { EARLIER_LINES = 16, EARLIER_FOLDED = 3, KEY = 6 };

/* Of several slots of one field, what concerns the field stands under the last. */
static bool is_last(const struct app *a, const struct slot *s)
{
	size_t i = (size_t)(s - a->form.slots);

	return i + 1 >= a->form.count || a->form.slots[i + 1].field != s->field;
}

static bool earlier_here(const struct app *a, const struct slot *s)
{
	return s->field != NULL && !a->earlier_beside && is_last(a, s) && earlier_any(a, s->field, s->enterprise);
}

static bool check_fails(const struct app *a, const struct slot *s)
{
	return s->field != NULL && s->field->check != NULL && is_last(a, s) &&
	       !model_check_ok(a->model, s->field, s->enterprise);
}

/* "Earlier Trust (2026-01-12): ..." */
static char *earlier_text(struct app *a, const struct slot *s)
{
	char *words = earlier_words(a, s->field, s->enterprise), *text = xasprintf(_("Earlier %s"), words);

	free(words);
	return text;
}

/* Unfolded it is wrapped; folded each of its lines is one, cut where it is too long. */
static struct text_line *earlier_lines(const struct app *a, const char *text, int columns, size_t *count)
{
	struct text_line *lines = NULL;
	size_t len = strlen(text), end;

	if (a->earlier_open)
		return text_wrap(text, len, columns, count);
	*count = 0;
	for (size_t start = 0; start < len; start = end + 1) {
		end = start + strcspn(text + start, "\n");
		lines = xrealloc(lines, *count + 1, sizeof *lines);
		lines[(*count)++] = (struct text_line){.start = start, .end = end};
	}
	return lines;
}

static size_t earlier_most(const struct app *a)
{
	return a->earlier_open ? EARLIER_LINES : EARLIER_FOLDED;
}

static int earlier_height(struct app *a, const struct slot *s, int columns)
{
	char *text;
	size_t count;

	if (!earlier_here(a, s))
		return 0;
	text = earlier_text(a, s);
	free(earlier_lines(a, text, columns > 0 ? columns : 1, &count));
	free(text);
	return (int)(count < earlier_most(a) ? count : earlier_most(a));
}

/* The warnings: first the check's, then the word's; "" for none. Callers free. */
static char *check_words(const struct app *a, const struct slot *s)
{
	const char *say;

	if (!check_fails(a, s))
		return xstrdup("");
	say = app_text(a, &s->field->check_say);
	return xasprintf("! %s", say[0] != '\0' ? say : _("This does not fit the other answers: worth a look."));
}

/* What was typed is kept, but is no answer; nothing is said while it is being typed. */
static char *unfit_words(const struct app *a, const struct slot *s)
{
	static const char *const words[] = {
		[UNFIT_NUMBER] = N_("This is not a number: it does not count as answered."),
		[UNFIT_DATE] = N_("This is not a date, such as 2026-03-12: it does not count as answered."),
		[UNFIT_TIME] = N_("This is not a time, such as 09:30: it does not count as answered."),
		[UNFIT_BOUNDS] = N_("This is outside of what is expected: it does not count as answered."),
	};
	bool typing = a->typing.on && a->typing.changed && s == &a->form.slots[a->form.at];
	enum unfit unfit = s->field != NULL && !typing ? model_unfit(a->model, s->field, s->enterprise, s->row) : UNFIT_NOT;

	return unfit == UNFIT_NOT ? xstrdup("") : xasprintf("! %s", _(words[unfit]));
}

static char *watch_words(struct app *a, struct slot *s)
{
	char *word = NULL, *words;
	const struct watch_list *watch = watch_found(a, s, &word);

	words = watch != NULL ? xasprintf(_("! “%s”: %s"), word, app_text(a, &watch->say)) : xstrdup("");
	free(word);
	return words;
}

/* Draws WORDS wrapped from LINE on (P NULL: only counts); returns the lines they take. */
static int words_draw(char *words, const struct pen *p, int line, int columns, enum style style)
{
	struct text_line *lines;
	size_t count = 0;

	if (words[0] != '\0') {
		lines = text_wrap(words, strlen(words), columns > 0 ? columns : 1, &count);
		for (size_t i = 0; p != NULL && i < count; i++)
			pen_bytes(p, line + (int)i, 0, style, words + lines[i].start, lines[i].end - lines[i].start);
		free(lines);
	}
	free(words);
	return (int)count;
}

char *under_warnings(struct app *a, struct slot *s)
{
	char *words[] = {unfit_words(a, s), check_words(a, s), watch_words(a, s), review_under_words(a, s)};
	struct buf all = {0};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (words[i][0] != '\0')
			buf_printf(&all, "%s\n", words[i]);
		free(words[i]);
	}
	return buf_take(&all);
}

int under_lines(struct app *a, struct slot *s, int columns)
{
	return earlier_height(a, s, columns) + words_draw(unfit_words(a, s), NULL, 0, columns, STYLE_PLAIN) +
	       words_draw(check_words(a, s), NULL, 0, columns, STYLE_PLAIN) +
	       words_draw(watch_words(a, s), NULL, 0, columns, STYLE_PLAIN) + words_draw(review_under_words(a, s), NULL, 0, columns, STYLE_PLAIN);
}

/* Where something is left out, the key that shows it stands at the end. */
static int earlier_draw(struct app *a, const struct slot *s, const struct pen *p, int line)
{
	int height = earlier_height(a, s, p->columns), columns = p->columns > 0 ? p->columns : 1;
	int last = 0; /* columns of the last line */
	char *text, key[32];
	struct text_line *lines;
	size_t count;
	bool cut;

	if (height == 0)
		return line;
	text = earlier_text(a, s);
	lines = earlier_lines(a, text, columns, &count);
	cut = count > (size_t)height;
	for (int i = 0; i < height; i++) {
		size_t len = lines[i].end - lines[i].start;
		char *one = xstrndup(text + lines[i].start, len);

		last = text_columns(one, len);
		cut |= last > columns;
		pen_fit(p, line + i, 0, cut && i + 1 == height ? columns - KEY : columns, STYLE_FAINT, one);
		free(one);
	}
	if (cut) {
		command_key(a, command_find("earlier"), key);
		if (last <= columns - KEY) /* the line itself is whole */
			pen_fit(p, line + height - 1, columns - KEY, KEY, STYLE_FAINT, " …");
		pen_fit(p, line + height - 1, columns - KEY + 3, KEY - 3, STYLE_KEY, key);
	}
	free(lines);
	free(text);
	return line + height;
}

void under_draw(struct app *a, struct slot *s, const struct pen *p, int line)
{
	line = earlier_draw(a, s, p, line);
	line += words_draw(unfit_words(a, s), p, line, p->columns, STYLE_LATE);
	line += words_draw(check_words(a, s), p, line, p->columns, STYLE_LATE);
	line += words_draw(watch_words(a, s), p, line, p->columns, STYLE_PRIVATE);
	words_draw(review_under_words(a, s), p, line, p->columns, STYLE_SHARED);
}
