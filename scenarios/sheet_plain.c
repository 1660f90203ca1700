/* What Markdown says, as text for paper: no signs of emphasis, list items with their marks, lines and blank lines where they were.
 * The only place of the run sheet that knows cmark. */
#include "scenarios/sheet_plain.h"

#include <cmark.h>
#include <string.h>

enum { DEPTH = 16 }; /* lists in lists */

/* What is under way while the tree is walked. */
struct plain {
	struct buf b;
	int next[DEPTH];  /* the number of each list's next item, -1: bullets */
	int width[DEPTH]; /* of the mark of its item */
	int depth, indent;
	bool marked;      /* the mark of an item stands already where its first line goes on */
	int last;         /* line of the source that was written last */
};

/* The beginning of a block: on a line of its own, below a blank one where the source has one. */
static void block_begin(struct plain *p, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	if (p->b.len > 0 && !p->marked)
		buf_text(&p->b, line > p->last + 1 ? "\n\n" : "\n");
	if (!p->marked)
		buf_printf(&p->b, "%*s", p->indent, "");
	p->marked = false;
	p->last = cmark_node_get_end_line(node);
}

static void list(struct plain *p, cmark_node *node, bool enter)
{
	if (enter && p->depth < DEPTH)
		p->next[p->depth] = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? cmark_node_get_list_start(node) : -1;
	p->depth += enter ? 1 : -1;
}

static void item(struct plain *p, cmark_node *node, bool enter)
{
	int at = p->depth - 1;
	if (at < 0 || at >= DEPTH)
		return;
	if (!enter) {
		p->indent -= p->width[at];
		p->marked = false;
		return;
	}
	size_t before;
	block_begin(p, node);
	before = p->b.len;
	if (p->next[at] >= 0)
		buf_printf(&p->b, "%d. ", p->next[at]++);
	else
		buf_text(&p->b, "- ");
	p->width[at] = (int)(p->b.len - before);
	p->indent += p->width[at];
	p->marked = true;
	p->last = cmark_node_get_start_line(node);
}

/* A block of code or HTML: as it is. */
static void literal_block(struct plain *p, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	size_t len = text ? strlen(text) : 0;
	while (len > 0 && text[len - 1] == '\n')
		len--;
	block_begin(p, node);
	buf_add(&p->b, text ? text : "", len);
}

static void node_walk(struct plain *p, cmark_node *node, bool enter)
{
	const char *text;
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_LIST:
		list(p, node, enter);
		break;
	case CMARK_NODE_ITEM:
		item(p, node, enter);
		break;
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
		if (enter)
			block_begin(p, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
		literal_block(p, node);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		block_begin(p, node);
		buf_text(&p->b, "———");
		break;
	case CMARK_NODE_TEXT:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
		text = cmark_node_get_literal(node);
		buf_text(&p->b, text ? text : "");
		break;
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		buf_printf(&p->b, "\n%*s", p->indent, "");
		break;
	default:
		break;
	}
}

char *sheet_plain(const char *markdown)
{
	struct plain p = {0};
	cmark_node *tree = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
	cmark_event_type event;
	if (!tree)
		memory_gone();
	cmark_iter *iter = cmark_iter_new(tree);
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		node_walk(&p, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
	cmark_node_free(tree);
	return buf_take(&p.b);
}
