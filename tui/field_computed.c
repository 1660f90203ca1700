/* What is computed and only read: expressions, and scores with the words of their band. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/fields.h"
#include "tui/numbers.h"

static int one_line(struct app *a, struct slot *s, int columns, bool focused)
{
	(void)a, (void)s, (void)columns, (void)focused;
	return 1;
}

static bool nothing_spot(const struct app *a, const struct slot *s, struct spot *out)
{
	(void)a, (void)s, (void)out;
	return false;
}

static bool no_key(struct app *a, struct slot *s, const struct key *k)
{
	(void)a, (void)s, (void)k;
	return false;
}

static void computed_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	const char *value = model_computed(a->model, s->field, s->enterprise);
	const char *unit = app_text(a, &s->field->unit);
	struct spot spot = slot_spot(a, s);
	struct buf shown = {0};

	if (value != NULL && value[0] != '\0')
		value_kind(s->field)->show(a, &spot, value, &shown);
	if (shown.len > 0 && s->field->kind == FIELD_NUMBER && unit[0] != '\0')
		buf_printf(&shown, " %s", unit);
	pen_fit(p, 0, 0, p->columns, shown.len > 0 ? STYLE_PLAIN : STYLE_FAINT, shown.len > 0 ? buf_str(&shown) : "=");
	if (focused)
		pen_cursor(p, 0, 0);
	buf_clear(&shown);
}

static void computed_detail(struct app *a, struct slot *s, int columns, struct buf *out)
{
	(void)a, (void)s, (void)columns;
	buf_text(out, _("Computed from other answers: nothing to type here."));
}

const struct slot_kind slot_computed = {
	.key = no_key,
	.height = one_line,
	.draw = computed_draw,
	.detail = computed_detail,
	.spot = nothing_spot,
	.hint = "",
};

static const char *band_words(struct app *a, struct slot *s)
{
	int answered, parts;
	double score = model_score(a->model, s->field, s->enterprise, &answered, &parts);
	const struct band *band = answered > 0 ? model_band(s->field, score) : NULL;

	return band != NULL ? app_text(a, &band->text) : "";
}

static int score_height(struct app *a, struct slot *s, int columns, bool focused)
{
	const char *words = band_words(a, s);
	size_t count = 0;

	(void)focused;
	if (words[0] != '\0')
		wrapped_lines(&s->wrapped, words, columns, &count);
	return 1 + (int)count;
}

/* "12   3 of 5 answered", and what that means. */
static void score_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	int answered, parts, x;
	double score = model_score(a->model, s->field, s->enterprise, &answered, &parts);
	const char *words = band_words(a, s);
	const struct text_line *lines;
	char *json = number_json(score), *number = number_show(json), *of;
	size_t count = 0;

	of = xasprintf(_("%d of %d answered"), answered, parts);
	x = pen_fit(p, 0, 0, p->columns, answered > 0 ? STYLE_TITLE : STYLE_FAINT, answered > 0 ? number : "·");
	pen_fit(p, 0, x + 3, p->columns, answered < parts ? STYLE_LATE : STYLE_FAINT, of);
	lines = words[0] != '\0' ? wrapped_lines(&s->wrapped, words, p->columns, &count) : NULL;
	for (size_t i = 0; i < count; i++)
		pen_bytes(p, (int)i + 1, 0, STYLE_PLAIN, s->wrapped.text + lines[i].start, lines[i].end - lines[i].start);
	if (focused)
		pen_cursor(p, 0, 0);
	free(of);
	free(number);
	free(json);
}

const struct slot_kind slot_score = {
	.key = no_key,
	.height = score_height,
	.draw = score_draw,
	.detail = computed_detail,
	.spot = nothing_spot,
	.hint = "",
};
