/* Markdown on the screen: what cmark reads, as lines of a grid. The only place of the screens that knows cmark; knows no
 * scenario. */
#include "tui/markdown.h"

#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { DEPTH = 16, NARROWEST = 8 }; /* lists in lists; a text is never narrower */

/* What is under way while the tree is walked. */
struct laying {
	struct markdown *m;
	struct buf text;
	int indent;
	int items[DEPTH]; /* the next number of each list, 0: bullets */
	int widths[DEPTH];
	int depth;
	size_t mark_start, mark_end; /* of the item that begins, until its first line */
	size_t block;                /* where the text of the block begins */
	size_t strong;               /* where the emphasis began, */
	int strong_depth;            /* and how many are open */
};

static void line_add(struct markdown *m, struct markdown_line line)
{
	m->lines = xrealloc(m->lines, m->count + 1, sizeof *m->lines);
	m->lines[m->count++] = line;
}

static void span_add(struct markdown *m, size_t start, size_t end)
{
	m->spans = xrealloc(m->spans, m->span_count + 1, sizeof *m->spans);
	m->spans[m->span_count++] = (struct markdown_span){start, end};
}

/* The block's text becomes lines; those after the first stand under its text. */
static void block_end(struct laying *l)
{
	int columns = l->m->columns - l->indent;
	size_t count, len = l->text.len - l->block;
	struct text_line *lines;

	if (len == 0 && l->mark_end == l->mark_start)
		return;
	if (l->m->airy && l->m->count > 0 && l->mark_end == l->mark_start)
		line_add(l->m, (struct markdown_line){.start = l->block, .end = l->block});
	lines = text_wrap(buf_str(&l->text) + l->block, len, columns > NARROWEST ? columns : NARROWEST, &count);
	for (size_t i = 0; i < count; i++) {
		line_add(l->m, (struct markdown_line){.start = l->block + lines[i].start,
						      .end = l->block + lines[i].end,
						      .mark_start = l->mark_start,
						      .mark_end = l->mark_end,
						      .indent = l->indent});
		l->mark_start = l->mark_end = 0;
	}
	free(lines);
	l->block = l->text.len;
}

static void list(struct laying *l, cmark_node *node, bool enter)
{
	if (!enter) {
		l->depth--;
		return;
	}
	if (l->depth < DEPTH)
		l->items[l->depth] =
			cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? cmark_node_get_list_start(node) : -1;
	l->depth++;
}

static void item(struct laying *l, bool enter)
{
	int at = l->depth - 1;
	char mark[24];

	if (at < 0 || at >= DEPTH)
		return;
	if (!enter) {
		block_end(l);
		l->indent -= l->widths[at];
		return;
	}
	if (l->items[at] >= 0)
		snprintf(mark, sizeof mark, "%d. ", l->items[at]++);
	else
		snprintf(mark, sizeof mark, "• ");
	l->mark_start = l->text.len;
	buf_text(&l->text, mark);
	l->mark_end = l->block = l->text.len;
	l->widths[at] = text_columns(mark, strlen(mark));
	l->indent += l->widths[at];
}

static void emphasis(struct laying *l, bool enter)
{
	if (enter && l->strong_depth++ == 0)
		l->strong = l->text.len;
	else if (!enter && --l->strong_depth == 0 && l->text.len > l->strong)
		span_add(l->m, l->strong, l->text.len);
}

static void literal(struct laying *l, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	size_t len = text != NULL ? strlen(text) : 0;

	while (len > 0 && text[len - 1] == '\n')
		len--;
	buf_add(&l->text, text != NULL ? text : "", len);
}

static void node_walk(struct laying *l, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_LIST:
		list(l, node, enter);
		break;
	case CMARK_NODE_ITEM:
		item(l, enter);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		l->indent += enter ? 2 : -2;
		break;
	case CMARK_NODE_HEADING:
		emphasis(l, enter);
		if (!enter)
			block_end(l);
		break;
	case CMARK_NODE_PARAGRAPH:
		if (!enter)
			block_end(l);
		break;
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
		literal(l, node);
		block_end(l);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		buf_text(&l->text, "———");
		block_end(l);
		break;
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
		emphasis(l, enter);
		break;
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
		literal(l, node);
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		buf_char(&l->text, '\n');
		break;
	default:
		break;
	}
}

static void tree_walk(struct laying *l, cmark_node *tree)
{
	cmark_iter *iter = cmark_iter_new(tree);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		node_walk(l, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
}

size_t markdown_lay(struct markdown *m, const char *source, int columns, bool airy)
{
	struct laying l = {.m = m};
	cmark_node *tree;

	if (columns < NARROWEST)
		columns = NARROWEST;
	if (m->source != NULL && m->columns == columns && m->airy == airy && strcmp(m->source, source) == 0)
		return m->count;
	markdown_clear(m);
	m->source = xstrdup(source);
	m->columns = columns;
	m->airy = airy;
	if (source[0] == '\0')
		return 0;
	tree = cmark_parse_document(source, strlen(source), CMARK_OPT_DEFAULT);
	if (tree == NULL)
		memory_gone();
	tree_walk(&l, tree);
	cmark_node_free(tree);
	m->text = buf_take(&l.text);
	return m->count;
}

/* Bytes START to END, by the spans in them. */
static void runs_draw(const struct markdown *m, size_t start, size_t end, struct grid *g, int y, int x, int right,
		      enum style style)
{
	while (start < end) {
		size_t stop = end;
		enum style run = style;

		for (size_t i = 0; i < m->span_count; i++) {
			const struct markdown_span *s = &m->spans[i];

			if (start >= s->start && start < s->end) {
				run = STYLE_STRONG;
				stop = s->end < end ? s->end : end;
				break;
			}
			if (s->start > start && s->start < stop)
				stop = s->start;
		}
		x += grid_put(g, y, x, right - x, run, m->text + start, stop - start);
		start = stop;
	}
}

void markdown_draw(const struct markdown *m, size_t i, struct grid *g, int y, int x, int columns, enum style style)
{
	const struct markdown_line *line = &m->lines[i];
	size_t mark = line->mark_end - line->mark_start;

	if (mark > 0)
		grid_put(g, y, x + line->indent - text_columns(m->text + line->mark_start, mark), columns, style,
			 m->text + line->mark_start, mark);
	runs_draw(m, line->start, line->end, g, y, x + line->indent, x + columns, style);
}

void markdown_clear(struct markdown *m)
{
	free(m->source);
	free(m->text);
	free(m->spans);
	free(m->lines);
	*m = (struct markdown){0};
}
