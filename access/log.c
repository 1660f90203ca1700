/* The log of who came: its lines, written and read. */
#include "access/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

enum { ASKED_MOST = 512 };

/* One row per member, in the order of the line: a text, or a number that is left out where it is 0. */
static const struct member {
	const char *name;
	size_t at;
	enum { MEMBER_TEXT, MEMBER_NUMBER, MEMBER_SECONDS, MEMBER_STATUS } kind; /* the last two of an end alone, also 0 */
} members[] = {
	{"event", offsetof(struct access_event, event), MEMBER_TEXT},
	{"role", offsetof(struct access_event, role), MEMBER_TEXT},
	{"person", offsetof(struct access_event, person), MEMBER_TEXT},
	{"session", offsetof(struct access_event, session), MEMBER_TEXT},
	{"enterprise", offsetof(struct access_event, enterprise), MEMBER_NUMBER},
	{"key", offsetof(struct access_event, key), MEMBER_TEXT},
	{"from", offsetof(struct access_event, from), MEMBER_TEXT},
	{"asked", offsetof(struct access_event, asked), MEMBER_TEXT},
	{"why", offsetof(struct access_event, why), MEMBER_TEXT},
	{"seconds", offsetof(struct access_event, seconds), MEMBER_SECONDS},
	{"status", offsetof(struct access_event, status), MEMBER_STATUS},
	{"pid", offsetof(struct access_event, pid), MEMBER_NUMBER},
};
enum { MEMBERS = sizeof(members) / sizeof(*members) };

/* Letters beyond ASCII by their number, and bytes that are no text as if each were one: whoever prints the file is safe from it. */
static void quote(struct buf *b, const char *text)
{
	size_t len = strlen(text);
	bool cut = len > ASKED_MOST;
	const uint8_t *at = (const uint8_t *)text, *end = at + (cut ? ASKED_MOST : len);

	buf_char(b, '"');
	while (at < end) {
		ucs4_t c = *at;
		int took = u8_mbtoucr(&c, at, (size_t)(end - at));

		c = took > 0 ? c : *at;
		at += took > 0 ? took : 1;
		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", (char)c);
		else if (c >= 0x20 && c < 0x7f)
			buf_char(b, (char)c);
		else if (c < 0x10000)
			buf_printf(b, "\\u%04x", (unsigned)c);
		else
			buf_printf(b, "\\u%04x\\u%04x", (unsigned)(0xd7c0 + (c >> 10)), (unsigned)(0xdc00 + (c & 0x3ff)));
	}
	buf_text(b, cut ? "...\"" : "\"");
}

char *access_log_line(const struct access_event *e)
{
	struct buf b = {0};
	char when[CLOCK_UTC_SIZE];

	buf_printf(&b, "{\"at\":\"%s\"", clock_utc(e->at, when));
	for (size_t i = 0; i < MEMBERS; i++) {
		const char *at = (const char *)e + members[i].at;
		const char *text = members[i].kind == MEMBER_TEXT ? *(const char *const *)(const void *)at : NULL;
		bool ended = e->event && strcmp(e->event, "ended") == 0;
		int64_t number = members[i].kind == MEMBER_NUMBER || members[i].kind == MEMBER_SECONDS ? *(const int64_t *)(const void *)at : 0;

		if (text) {
			buf_printf(&b, ",\"%s\":", members[i].name);
			quote(&b, text);
		} else if (members[i].kind == MEMBER_SECONDS ? ended : number != 0) {
			buf_printf(&b, ",\"%s\":%lld", members[i].name, (long long)number);
		} else if (members[i].kind == MEMBER_STATUS && ended) {
			buf_printf(&b, ",\"%s\":%d", members[i].name, e->status);
		}
	}
	buf_char(&b, '}');
	return buf_take(&b);
}

bool access_log_write(const char *path, const struct access_event *e, struct error *err)
{
	char *line = access_log_line(e), *whole = xasprintf("%s\n", line);
	size_t len = strlen(whole);
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);
	bool done = fd >= 0 && write(fd, whole, len) == (ssize_t)len;

	if (!done)
		error_set(err, _("who came cannot be noted: %s"), strerror(errno));
	if (fd >= 0)
		close(fd);
	free(line);
	free(whole);
	return done;
}

/* Of the text of a line: its members, texts owned. */
struct reading {
	struct access_event e;
	char *texts[MEMBERS];
};

/* The number of four hexadecimal digits; -1: they are something else. */
static int hex4(const char *c)
{
	int number = 0;

	for (int i = 0; i < 4; i++) {
		const char *digit = c[i] ? strchr("0123456789abcdef", c[i]) : NULL;

		if (!digit)
			return -1;
		number = number * 16 + (int)(digit - "0123456789abcdef");
	}
	return number;
}

/* What stands after a backslash at *AT, which goes to its last letter. */
static bool read_escape(struct buf *b, const char **at)
{
	int code, low;
	uint8_t bytes[6];

	if (**at != 'u') {
		buf_char(b, **at);
		return **at != '\0';
	}
	code = hex4(*at + 1);
	if (code < 0)
		return false;
	*at += 4;
	if (code >= 0xd800 && code < 0xdc00 && (*at)[1] == '\\' && (*at)[2] == 'u' && (low = hex4(*at + 3)) >= 0xdc00) {
		code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
		*at += 6;
	}
	low = u8_uctomb(bytes, (ucs4_t)code, sizeof(bytes));
	if (low > 0)
		buf_add(b, bytes, (size_t)low);
	return low > 0;
}

/* The text in quotes at *AT, which goes past it; NULL: there is none. Caller frees. */
static char *read_text(const char **at)
{
	struct buf b = {0};
	const char *c = *at;

	if (*c++ != '"')
		return NULL;
	for (; *c && *c != '"'; c++) {
		if (*c != '\\') {
			buf_char(&b, *c);
			continue;
		}
		c++;
		if (!read_escape(&b, &c))
			break;
	}
	if (*c != '"') {
		buf_clear(&b);
		return NULL;
	}
	*at = c + 1;
	return buf_take(&b);
}

static void keep(struct reading *r, const char *name, char *text, int64_t number)
{
	for (size_t i = 0; i < MEMBERS; i++) {
		char *at = (char *)&r->e + members[i].at;

		if (strcmp(members[i].name, name) != 0 || (text != NULL) != (members[i].kind == MEMBER_TEXT))
			continue;
		if (text && !r->texts[i]) {
			r->texts[i] = text;
			*(const char **)(void *)at = text;
			return;
		}
		if (members[i].kind == MEMBER_NUMBER || members[i].kind == MEMBER_SECONDS)
			*(int64_t *)(void *)at = number;
		else if (members[i].kind == MEMBER_STATUS)
			r->e.status = (int)number;
	}
	free(text);
}

static bool read_line(struct reading *r, const char *line)
{
	const char *at = line;

	if (*at++ != '{')
		return false;
	for (;;) {
		char *name = read_text(&at), *end;
		bool good = name && *at++ == ':';

		if (good && *at == '"') {
			char *text = read_text(&at);

			good = text != NULL && (strcmp(name, "at") != 0 || clock_parse_utc(text, &r->e.at));
			if (text)
				keep(r, name, text, 0);
		} else if (good) {
			long long number = strtoll(at, &end, 10);

			good = end != at;
			at = end;
			keep(r, name, NULL, number);
		}
		free(name);
		if (!good)
			return false;
		if (*at == '}')
			return r->e.event != NULL && at[1] == '\0';
		if (*at++ != ',')
			return false;
	}
}

bool access_log_read(const char *path, access_log_sink *sink, void *context, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
	FILE *f = fd >= 0 ? fdopen(fd, "r") : NULL;
	char *line = NULL;
	size_t cap = 0;
	ssize_t len;

	if (!f && errno == ENOENT)
		return true;
	if (!f) {
		char *shown = text_filter(path, strlen(path), false);

		error_set(err, _("%s cannot be read: %s"), shown, strerror(errno));
		free(shown);
		return false;
	}
	while ((len = getline(&line, &cap, f)) > 0) {
		struct reading r = {0};

		line[strcspn(line, "\n")] = '\0';
		sink(context, read_line(&r, line) ? &r.e : NULL, line);
		for (size_t i = 0; i < MEMBERS; i++)
			free(r.texts[i]);
	}
	free(line);
	fclose(f);
	return true;
}
