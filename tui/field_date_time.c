/* Dates, times and numbers: typed freely, checked and brought into shape when the field is left. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/fields.h"

char *date_read(const struct app *a, const struct field *f, const char *typed)
{
	return f->kind == FIELD_DATE ? clock_read_date(typed, a->now) : clock_read_time(typed);
}

/* Without spaces of any kind, with a point; NULL: something else is in it. */
static char *number_plain(const char *typed)
{
	static const char *const spaces[] = {" ", "\xc2\xa0", "\xe2\x80\xaf", "'"};
	struct buf out = {0};
	size_t i;

	while (*typed != '\0') {
		for (i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
			if (strncmp(typed, spaces[i], strlen(spaces[i])) == 0)
				break;
		if (i < sizeof spaces / sizeof spaces[0]) {
			typed += strlen(spaces[i]);
			continue;
		}
		if (strchr("0123456789.,-", *typed) == NULL) {
			buf_clear(&out);
			return NULL;
		}
		buf_char(&out, *typed == ',' ? '.' : *typed);
		typed++;
	}
	return buf_take(&out);
}

char *number_read(const char *typed)
{
	char *plain = number_plain(typed);
	const char *p = plain;
	struct buf out = {0};
	size_t whole, part = 0;

	if (plain == NULL)
		return NULL;
	if (*p == '-')
		buf_char(&out, *p++);
	while (p[0] == '0' && p[1] >= '0' && p[1] <= '9')
		p++;
	whole = strspn(p, "0123456789");
	if (p[whole] == '.')
		part = strspn(p + whole + 1, "0123456789");
	if (whole + part == 0 || whole > 15 || part > 15 || p[whole + (p[whole] == '.') + part] != '\0') {
		buf_clear(&out);
		free(plain);
		return NULL;
	}
	if (whole == 0)
		buf_char(&out, '0');
	buf_add(&out, p, part > 0 ? whole + 1 + part : whole);
	free(plain);
	return buf_take(&out);
}

char *number_show(const char *json)
{
	char *out = xstrdup(json), *point = strchr(out, '.');

	if (point != NULL && i18n_language() != LANG_EN)
		*point = ',';
	return out;
}

bool number_fits(const struct field *f, const char *json)
{
	double value = strtod(json, NULL);

	return !(value < f->min) && !(value > f->max); /* NAN: no bound */
}

static void number_text(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	char *shown = number_show(value);

	(void)a, (void)s;
	buf_text(out, shown);
	free(shown);
}

static void number_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *unit = app_said(&s->field->unit);
	struct pen narrow = *p;

	narrow.columns = p->columns < 14 ? p->columns : 14;
	typed_draw(a, s, slot, &narrow, focused);
	if (unit[0] != '\0')
		pen_fit(p, 0, 15, p->columns - 15, STYLE_FAINT, unit);
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

const struct value_kind value_number = {
	.type = VALUE_NUMBER,
	.typed = true,
	.key = typed_key,
	.height = typed_height,
	.draw = number_draw,
	.show = number_text,
	.hint = N_("digits, a comma for decimals"),
	.cell_hint = N_("digits, a comma for decimals"),
};
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
