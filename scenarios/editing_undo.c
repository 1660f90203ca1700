/* What was written can be taken back, as long as the file is as it was left. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/editing_parts.h"

enum { STEPS_MOST = 1000 };

static void step_clear(struct editing_step *s)
{
	free(s->real);
	free(s->before);
	free(s->after);
}

void editing_forget(struct editing *e, size_t from)
{
	for (size_t i = from; i < e->count; i++)
		step_clear(&e->steps[i]);
	if (from < e->count)
		e->count = from;
	if (e->done > e->count)
		e->done = e->count;
	if (from == 0) {
		free(e->steps);
		e->steps = NULL;
	}
}

void editing_remember(struct editing *e, const struct edit_change *change, size_t item, enum lang lang)
{
	const struct source_file *f = &e->read->source.files[change->file];
	if (e->done < e->count)
		editing_forget(e, e->done);
	if (e->count == STEPS_MOST) {
		step_clear(&e->steps[0]);
		memmove(e->steps, e->steps + 1, --e->count * sizeof *e->steps);
	}
	e->steps = xrealloc(e->steps, e->count + 1, sizeof *e->steps);
	e->steps[e->count++] = (struct editing_step){
		.real = xstrdup(f->real), .at = change->at, .item = item, .lang = lang,
		.before = xstrndup(f->text + change->at, change->removed), .before_len = change->removed,
		.after = xstrndup(change->inserted, change->len), .after_len = change->len};
	e->done = e->count;
}

/* The bytes that STEP would put back in place of those it left. false: they are no longer there. */
static bool change_back(const struct editing *e, const struct editing_step *step, bool redo, struct edit_change *change)
{
	const struct source *s = &e->read->source;
	const char *there = redo ? step->before : step->after, *back = redo ? step->after : step->before;
	size_t len = redo ? step->before_len : step->after_len, back_len = redo ? step->after_len : step->before_len;
	for (size_t i = 0; i < s->file_count; i++) {
		const struct source_file *f = &s->files[i];
		if (strcmp(f->real, step->real) != 0 || step->at > f->len || len > f->len - step->at ||
		    memcmp(f->text + step->at, there, len) != 0)
			continue;
		*change = (struct edit_change){.file = i, .at = step->at, .removed = len, .inserted = xstrndup(back, back_len),
		                               .len = back_len};
		return true;
	}
	return false;
}

bool editing_undo(struct editing *e, bool redo, size_t *item, enum lang *lang, struct error *err)
{
	struct edit_change change = {0};
	if (redo ? e->done == e->count : e->done == 0)
		return error_set(err, "%s", redo ? _("Nothing to redo.") : _("Nothing to undo."));
	const struct editing_step *step = &e->steps[redo ? e->done : e->done - 1];
	if (!change_back(e, step, redo, &change))
		return error_set(err, "%s", _("The file is no longer as it was left: this cannot be undone."));
	bool written = editing_write(e, &change, err);
	edit_change_clear(&change);
	if (!written)
		return false;
	*item = step->item;
	*lang = step->lang;
	e->done = redo ? e->done + 1 : e->done - 1;
	editing_refresh(e);
	return true;
}
