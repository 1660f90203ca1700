/* Consent: yes or no, said by the enterprise; choosing no withdraws it, nothing said is neither. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/fields.h"

static const struct {
	const char *value, *word;
} answers[] = {{"yes", N_("yes")}, {"no", N_("no")}};

enum { ANSWERS = sizeof answers / sizeof answers[0] };

/* The first letter of the word in the language of the screen. */
static bool letter_of(const struct key *k, const char *word)
{
	char typed[32], *want, *have;
	bool same;

	key_name(k, typed);
	want = text_fold(typed);
	have = text_fold(word);
	same = want[0] != '\0' && strncmp(have, want, strlen(want)) == 0;
	free(want);
	free(have);
	return same;
}

static bool consent_key(struct app *a, const struct spot *s, const struct key *k)
{
	size_t *item = &a->form.item;

	if (k->mods != 0 || (s->cell && (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_)))
		return false;
	if (k->code == KEY_RIGHT_ || k->code == KEY_LEFT_) {
		*item = k->code == KEY_RIGHT_ ? 1 : 0;
	} else if (k->code == ' ' || k->code == KEY_ENTER_) {
		spot_set(a, s, VALUE_ID, answers[*item < ANSWERS ? *item : 0].value);
	} else if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_) {
		spot_set(a, s, VALUE_ID, NULL);
	} else if (key_is_text(k)) {
		for (size_t i = 0; i < ANSWERS; i++)
			if (k->code == '1' + i || letter_of(k, _(answers[i].word))) {
				*item = i;
				spot_set(a, s, VALUE_ID, answers[i].value);
				break;
			}
	} else {
		return false;
	}
	return true;
}

static void consent_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *value = spot_value(a, s);
	int x = 0;

	(void)slot;
	for (size_t i = 0; i < ANSWERS; i++) {
		bool on = value != NULL && strcmp(value, answers[i].value) == 0, active = focused && a->form.item == i;
		enum style style = active ? STYLE_FOCUS : on ? STYLE_GOOD : STYLE_PLAIN;

		pen_fit(p, 0, x, 4, style, on ? "(•)" : "( )");
		if (active)
			pen_cursor(p, 0, x + 1);
		x += 4 + pen_fit(p, 0, x + 4, p->columns, style, _(answers[i].word)) + 2;
	}
	if (value == NULL || value[0] == '\0')
		pen_fit(p, 0, x, p->columns, STYLE_FAINT, _("not said yet: it counts as no"));
}

static void consent_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	(void)a, (void)s;
	for (size_t i = 0; i < ANSWERS; i++)
		if (strcmp(value, answers[i].value) == 0)
			buf_text(out, _(answers[i].word));
}

const struct value_kind value_consent = {
	.type = VALUE_ID,
	.key = consent_key,
	.height = typed_height,
	.draw = consent_draw,
	.show = consent_show,
	.hint = N_("Space or the first letter says it; no withdraws"),
	.cell_hint = N_("the first letter says it"),
};
