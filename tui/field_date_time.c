/* Dates and times: typed freely, checked and brought into shape when the field is left. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/fields.h"

char *date_read(const struct app *a, const struct field *f, const char *typed)
{
	return f->kind == FIELD_DATE ? clock_read_date(typed, a->now) : clock_read_time(typed);
}

/* What isn't a date or time is kept as typed, and looks so. */
static void date_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *value = focused ? NULL : spot_value(a, s);
	char *tidy = value != NULL ? date_read(a, s->field, value) : NULL;

	if (value != NULL && value[0] != '\0' && (tidy == NULL || strcmp(tidy, value) != 0))
		pen_fit(p, 0, 0, p->columns, STYLE_TROUBLE, value);
	else
		typed_draw(a, s, slot, p, focused);
	free(tidy);
}

static void date_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a, (void)s;
	buf_text(out, value);
}

const struct value_kind value_date = {
	.type = VALUE_TEXT,
	.typed = true,
	.key = typed_key,
	.height = typed_height,
	.draw = date_draw,
	.show = date_show,
	.hint = N_("12/3, 2026-03-12 or +7 days"),
	.cell_hint = N_("12/3, 2026-03-12 or +7 days"),
};
const struct value_kind value_time = {
	.type = VALUE_TEXT,
	.typed = true,
	.key = typed_key,
	.height = typed_height,
	.draw = date_draw,
	.show = date_show,
	.hint = N_("9:30, 9h30 or 930"),
	.cell_hint = N_("9:30, 9h30 or 930"),
};
