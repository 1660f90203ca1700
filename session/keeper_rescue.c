/* What could not be written into the file when the face is gone: into a rescue file, as what each target should
 * have become. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

static void rescue_settings(struct keeper *k, struct buf *lines, const struct pending *p)
{
	for (size_t i = 0; i < p->request.setting_count; i++) {
		const struct setting *s = &p->request.settings[i];
		struct kept *t = keeper_kept_find(k, &s->target);
		if (t != NULL)
			rebase_text_set(&t->text, s->value != NULL ? s->value : "");
		request_rescue_line(lines, k->person, p->message->came_utc, &s->target, s->type, s->value);
	}
}

/* What was typed where it cannot be put: as it was typed. */
static void rescue_raw(struct keeper *k, struct buf *lines, const struct pending *p)
{
	for (size_t i = 0; i < p->request.edit_count; i++)
		if (p->request.edits[i].inserted[0] != '\0')
			request_rescue_line(lines, k->person, p->message->came_utc, &p->request.target, VALUE_TEXT,
			                    p->request.edits[i].inserted);
}

/* Once per text, after its last key. */
static void rescue_text(struct keeper *k, struct buf *lines, size_t at)
{
	const struct request *r = &k->pending[at].request;
	struct kept *t = keeper_kept(k, &r->target);
	struct pieces edit = request_pieces(r);
	bool last = true;
	if (!rebase_text_edit(&t->text, r->seen, &edit, &t->merged))
		rescue_raw(k, lines, &k->pending[at]);
	pieces_clear(&edit);
	for (size_t i = at + 1; i < k->pending_count && last; i++)
		last = k->pending[i].request.kind != REQUEST_SPLICE || !target_same(&k->pending[i].request.target, &r->target);
	if (last)
		request_rescue_line(lines, k->person, k->pending[at].message->came_utc, &t->target, VALUE_TEXT, t->text.text);
}

void keeper_rescue(struct keeper *k)
{
	struct buf lines = { 0 };
	struct error err = { 0 };
	char *where = NULL;
	for (size_t i = 0; i < k->pending_count; i++) {
		const struct pending *p = &k->pending[i];
		const struct request *r = &p->request;
		struct target sheet = { TARGET_ANSWER, r->meeting, 0, "", r->field, "", r->question };
		if (r->kind == REQUEST_SPLICE)
			rescue_text(k, &lines, i);
		else if (r->kind == REQUEST_SET)
			rescue_settings(k, &lines, p);
		else if (r->kind == REQUEST_ANONYMOUS)
			request_rescue_line(&lines, NULL, p->message->came_utc, &sheet, r->type, r->value);
	}
	if (lines.len > 0)
		rescue_write(k->path, lines.data, lines.len, &where, &err);
	error_clear(&err);
	free(where);
	buf_clear(&lines);
}
