/* What choosing an option changes. What it plans is added by the keeper. Draws nothing. */
#include "tui/options.h"

/* The list with option AT chosen, or not any more; in the order of the options. */
static void several(const struct field *f, const char *value, size_t at, struct buf *list)
{
	bool on = !option_chosen(f, value, at);

	for (size_t i = 0; i < f->option_count; i++) {
		bool keep = option_chosen(f, value, i) && !(on && (f->options[at].alone || f->options[i].alone));

		if (i == at ? on : keep)
			buf_printf(list, "%s%s", list->len > 0 ? " " : "", f->options[i].id);
	}
}

char *choice_with(const struct field *f, const char *value, size_t at)
{
	struct buf list = {0};

	if (f->kind != FIELD_CHOICES)
		return xstrdup(f->options[at].id);
	several(f, value, at, &list);
	if (list.len > 0)
		return buf_take(&list);
	buf_clear(&list);
	return NULL;
}

void choice_toggle(struct app *a, const struct spot *s, size_t at)
{
	const struct field *f = s->field;
	const char *value = spot_value(a, s);
	struct buf list = {0};

	if (at >= f->option_count)
		return;
	if (f->kind == FIELD_CHOICES)
		several(f, value, at, &list);
	else if (!option_chosen(f, value, at))
		buf_text(&list, f->options[at].id);
	spot_set(a, s, value_kind(f)->type, list.len > 0 ? buf_str(&list) : NULL);
	buf_clear(&list);
}
