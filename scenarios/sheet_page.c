/* Lays a run sheet out. Knows nothing of steps and fields. */
#include "scenarios/sheet_page.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenarios/sheet_plain.h"

enum { COLUMNS = 80 };

void page_gap(struct page *p)
{
	if (p->b.len >= 2 && p->b.data[p->b.len - 1] == '\n' && p->b.data[p->b.len - 2] != '\n')
		buf_char(&p->b, '\n');
}

/* One line of TEXT (no newline in it), wrapped; further lines start at REST. */
static void wrapped(struct page *p, int first, int rest, const char *text, size_t len)
{
	size_t count;
	struct text_line *lines = text_wrap(text, len, COLUMNS - rest, &count);
	for (size_t i = 0; i < count; i++)
		buf_printf(&p->b, "%*s%.*s\n", i ? rest : first, "", (int)(lines[i].end - lines[i].start), text + lines[i].start);
	free(lines);
}

void page_text(struct page *p, int indent, const char *text)
{
	char *shown = text_filter(text, strlen(text), true);
	for (char *line = shown; *line;) {
		size_t len = strcspn(line, "\n");
		if (p->o->markdown)
			buf_printf(&p->b, "%.*s\n", (int)len, line);
		else if (len == 0)
			buf_char(&p->b, '\n');
		else
			wrapped(p, indent, indent, line, len);
		line += len + (line[len] == '\n');
	}
	free(shown);
}

void page_markdown(struct page *p, int indent, const char *text)
{
	char *plain = p->o->markdown ? xstrdup(text) : sheet_plain(text);
	page_text(p, indent, plain);
	free(plain);
}

void page_title(struct page *p, int rank, const char *text)
{
	static const char under[] = " =-";
	char *shown = text_filter(text, strlen(text), false);
	int columns = text_columns(shown, strlen(shown));
	page_gap(p);
	if (p->o->markdown) {
		buf_printf(&p->b, "%.*s %s\n\n", rank, "####", shown);
	} else {
		wrapped(p, 0, 0, shown, strlen(shown));
		for (int i = 0; i < (columns < COLUMNS ? columns : COLUMNS) && rank < 3; i++)
			buf_char(&p->b, under[rank]);
		buf_text(&p->b, rank < 3 ? "\n" : "");
	}
	free(shown);
}

void page_item(struct page *p, int rank, const char *text)
{
	char *shown = text_filter(text, strlen(text), true);
	int indent = 2 * rank;
	for (char *line = shown, *next; line; line = next) {
		next = strchr(line, '\n');
		size_t len = next ? (size_t)(next - line) : strlen(line);
		const char *mark = line == shown ? "- " : "  ";
		if (p->o->markdown) {
			buf_printf(&p->b, "%*s%s%.*s\n", indent - 2, "", mark, (int)len, line);
		} else {
			char *item = xasprintf("%s%.*s", mark, (int)len, line);
			wrapped(p, indent, indent + 2, item, strlen(item));
			free(item);
		}
		next = next && next[1] ? next + 1 : NULL;
	}
	free(shown);
}

char *page_said(const struct page *p, const struct said *s)
{
	const struct said *to = said_to(s, p->o->who);
	bool fallback = false;
	const char *text = said_in(to, p->o->lang, &fallback);
	enum lang from = to->first;
	for (int lang = 0; lang < LANG_COUNT && fallback && !to->in[from]; lang++)
		from = (enum lang)lang;
	return fallback && text[0] ? xasprintf("[%s] %s", lang_codes[from], text) : xstrdup(text);
}
