/* A text being changed: looked at after each pause, written when it makes nothing worse. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/start.h"

void start_text_again(struct app *a)
{
	struct start *s = a->start;
	const struct outline_item *item = &editing_outline(s->editing)->items[s->item];
	const char *now = editing_text(s->editing, s->item, s->lang, NULL);
	char *text = text_nfc(now != NULL ? now : "", now != NULL ? strlen(now) : 0);

	bool lines = item->lines || strchr(text, '\n') != NULL;

	edit_set(&s->edit, text, lines ? 0 : strlen(text), lines); /* a long one is read first */
	free(text);
	s->dirty = s->refused = false;
	replace(&s->trouble, NULL);
	verdict_clear(&s->verdict);
	s->line_count = 0;
}

bool start_write(struct app *a, struct error *err)
{
	struct start *s = a->start;

	if (editing_refresh(s->editing) && !item_holds(s, s->item)) {
		s->item = 0;
		return error_set(err, "%s", _("The file changed on the disk: it was read again."));
	}
	if (!item_holds(s, s->item))
		return error_set(err, "%s", _("There is no text here to change."));
	if (!editing_may_write(s->editing, s->item, s->lang, err))
		return false;
	start_text_again(a);
	start_show(a, VIEW_WRITE);
	return true;
}

bool start_commit(struct app *a)
{
	struct start *s = a->start;
	struct error err = {0};
	bool done;

	if (!s->dirty)
		return true;
	replace(&s->trouble, NULL);
	verdict_clear(&s->verdict);
	if (editing_text(s->editing, s->item, s->lang, NULL) == NULL && s->edit.len == 0) {
		s->dirty = false; /* still missing */
		return true;
	}
	done = editing_put(s->editing, s->item, s->lang, s->edit.text, &s->verdict, &err);
	if (!done)
		replace(&s->trouble, err.text);
	else if (s->verdict.worse)
		replace(&s->trouble, s->verdict.first);
	error_clear(&err);
	s->line_count = 0;
	if (s->trouble != NULL)
		return false;
	s->dirty = s->refused = false;
	s->written_at = clock_now();
	return true;
}

bool start_leave_text(struct app *a)
{
	struct start *s = a->start;

	if (a->base != VIEW_WRITE || start_commit(a) || s->refused) {
		s->dirty = false;
		editing_together(s->editing);
		return true;
	}
	s->refused = true;
	app_warn(a, "%s", _("Not written. Mend it, or leave again: the file stays as it was."));
	return false;
}
