/* Texts that are too long for the place they are shown at: warnings, for what a room can take in. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

enum { COLUMN_COLUMNS = 24, LABEL_COLUMNS = 36, PROMPT_WORDS = 12, ROOM_LINES = 8, ROOM_COLUMNS = 78 };

static void shown_columns(struct reader *r, const struct guard_span *setting, const char *text, int most)
{
	size_t len = strlen(text);
	int columns = len > (size_t)most ? text_columns(text, len) : 0; /* a byte takes one column at most */
	if (columns > most)
		read_fault_value(r, SEVERITY_WARNING, setting,
		                 xasprintf(_("this label takes %d columns; %d at most are shown"), columns, most),
		                 xstrdup(_("shorten it, and say the rest in `prompt`")));
}

static void shown_column(struct reader *r, const struct guard_span *setting, const char *text)
{
	shown_columns(r, setting, text, COLUMN_COLUMNS);
}

static void shown_label(struct reader *r, const struct guard_span *setting, const char *text)
{
	shown_columns(r, setting, text, LABEL_COLUMNS);
}

/* Blanks at P, also those that do not break: their length. */
static size_t blank(const char *p)
{
	switch (*p) {
	case ' ':
	case '\t':
	case '\n':
	case '\r':
	case '\f':
		return 1;
	case '\xC2':
		return p[1] == '\xA0' ? 2 : 0; /* U+00A0 */
	case '\xE2':
		return p[1] == '\x80' && p[2] == '\xAF' ? 3 : 0; /* U+202F */
	default:
		return 0;
	}
}

/* Guillemets and dashes are no letters. */
static bool letter(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= 0xC3 && c != 0xE2);
}

/* Words: what stands between blanks and has a letter or digit in it. */
static int words(const char *p)
{
	int count = 0;
	while (*p) {
		bool word = false;
		size_t n = 0;
		for (; *p && !(n = blank(p)); p++)
			word |= letter((unsigned char)*p);
		count += word;
		p += n;
	}
	return count;
}

static void shown_prompt(struct reader *r, const struct guard_span *setting, const char *text)
{
	int count = words(text);
	if (count > PROMPT_WORDS)
		read_fault_value(r, SEVERITY_WARNING, setting,
		                 xasprintf(_("this question has %d words; a room takes in %d"), count, PROMPT_WORDS),
		                 xstrdup(_("shorten it, and say the rest in `example` or `guide`")));
}

static void shown_room(struct reader *r, const struct guard_span *setting, const char *text)
{
	int lines = 0, widest = 0;
	for (const char *line = text; *line;) {
		size_t len = strcspn(line, "\n");
		int columns = len > ROOM_COLUMNS ? text_columns(line, len) : 0;
		widest = columns > widest ? columns : widest;
		lines++;
		line += len + (line[len] == '\n');
	}
	if (lines > ROOM_LINES)
		read_fault_value(r, SEVERITY_WARNING, setting,
		                 xasprintf(_("this text for the room's screen has %d lines; %d at most are read"), lines,
		                           ROOM_LINES),
		                 xstrdup(_("keep one idea, and say the rest in `say`")));
	if (widest > ROOM_COLUMNS)
		read_fault_value(r, SEVERITY_WARNING, setting,
		                 xasprintf(_("a line of this text for the room's screen takes %d columns; %d at most fit"),
		                           widest, ROOM_COLUMNS),
		                 xstrdup(_("break the line with \\n, or shorten it")));
}

void read_shown(struct reader *r, const struct guard_span *setting, enum shown shown, const char *text)
{
	static void (*const checks[])(struct reader *, const struct guard_span *, const char *) = {
		[SHOWN_COLUMN] = shown_column, [SHOWN_LABEL] = shown_label, [SHOWN_PROMPT] = shown_prompt, [SHOWN_ROOM] = shown_room};
	if (shown != SHOWN_ANYHOW && !r->d->errors_only)
		checks[shown](r, setting, text);
}
