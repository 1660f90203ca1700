/* What an enterprise says of an answer, under its field: a sign, the wording, who and when. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/review.h"

static void word_put(const struct app *a, const struct slot *s, const char *row, const char *title, struct buf *out)
{
	static const struct {
		const char *status, *words;
	} table[] = {
		{"accepted", N_("✓ accepted")},
		{"amended", N_("~ amended")},
		{"contested", N_("! contested")},
	};
	struct review word = model_review(a->model, s->field->id, s->enterprise, row);

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i].status, word.status) == 0) {
			char *who = review_who(a, word.author, word.at);

			buf_printf(out, "%s%s (%s)", out->len > 0 ? "\n" : "", _(table[i].words), who);
			if (title[0] != '\0')
				buf_printf(out, " %s", title);
			if (word.text[0] != '\0')
				buf_printf(out, ": %s", word.text);
			free(who);
		}
}

char *review_under_words(const struct app *a, const struct slot *s)
{
	struct buf out = {0};
	size_t count = 0;
	const char *const *rows;

	if (s->field == NULL || s->enterprise == 0 || !model_reviewed(a->model))
		return xstrdup("");
	word_put(a, s, s->row, "", &out);
	rows = s->field->column_count > 0 && s->field->kind != FIELD_ANONYMOUS ? model_rows(a->model, s->field->id, s->enterprise, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		word_put(a, s, rows[i], model_row_title(a->model, s->field, NULL, s->enterprise, rows[i]), &out);
	return buf_take(&out);
}
