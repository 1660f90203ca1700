/* On the room's screen, below the text of a step that is done in sub-groups or that somebody presents: who works with whom, who presents. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/paragraph.h"
#include "tui/view_show.h"

enum { MEMBERS = 64 };

static void group_put(const struct model *m, const char *step, size_t index, struct buf *out)
{
	int64_t ids[MEMBERS];
	size_t count = model_group(m, step, index, ids, MEMBERS);

	for (size_t i = 0, put = 0; i < count && i < MEMBERS; i++) {
		const struct enterprise *e = model_enterprise(m, ids[i]);

		if (e != NULL)
			buf_printf(out, "%s%s", put++ > 0 ? " + " : "", e->name);
	}
}

/* Who presents, then the sub-groups, with BETWEEN. "": neither. Caller frees. */
static char *who_words(const struct model *m, const struct step *step, const char *between)
{
	int64_t presenter = model_step(m, step->id).presenter;
	const struct enterprise *e = presenter != 0 ? model_enterprise(m, presenter) : NULL;
	struct buf out = {0};

	if (e != NULL)
		buf_printf(&out, _("%s presents in this step."), e->name);
	for (size_t i = 0, count = model_groups(m, step->id); i < count; i++) {
		if (out.len > 0)
			buf_text(&out, i == 0 && e != NULL ? "\n" : between);
		group_put(m, step->id, i, &out);
	}
	return buf_take(&out);
}

static int draw(const struct show_body *b, const char *text, bool draw)
{
	struct pen p = {.grid = b->grid, .x = b->x, .columns = b->columns, .top = b->top, .bottom = b->bottom};
	int lines = paragraph(NULL, 0, 0, b->columns, 0, STYLE_PLAIN, text);

	p.y = b->bottom - lines;
	if (draw)
		paragraph(&p, 0, 0, b->columns, 0, STYLE_PLAIN, text);
	return lines;
}

int view_show_who(struct app *a, const struct show_body *b, const struct step *step)
{
	static const char *const between[] = {"\n", "   ·   "};
	int room = b->bottom - b->top, lines = 0;

	for (size_t i = 0; i < sizeof between / sizeof between[0] && lines == 0; i++) {
		char *text = who_words(a->model, step, between[i]);

		if (text[0] != '\0' && draw(b, text, false) < room / 2)
			lines = draw(b, text, true) + 1;
		free(text);
	}
	return lines;
}
