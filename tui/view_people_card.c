/* One enterprise: its name and what it is, each changed with Enter; the persons who speak for it, and who of them came. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/mouse.h"
#include "tui/people_card.h"
#include "tui/view.h"

enum { LABEL = 16, CAME = 10, TWO_FROM = 16 }; /* lines of a window from which there are two for the keys */

static const struct letter letters[] = {
	{' ', "person-came", N_("came or not")}, {'f', "person-function", N_("function")}, {'d', "person-leaves", N_("no longer")},
	{'m', "missed", N_("missed")},           {'x', "enterprise-leaves", N_("quits")},
};

void view_card_open(struct app *a)
{
	a->people->row = 0;
	a->people->card_top = 0;
}

void view_card_persons(struct app *a)
{
	a->people->row = ATTRIBUTES;
}

void view_card_key(struct app *a, const struct key *k)
{
	struct people *p = a->people;
	size_t count, last;

	free(card_persons(a, &count));
	last = ATTRIBUTES + count;
	if (k->mods != 0 || letters_key(a, letters, sizeof letters / sizeof *letters, k))
		return;
	if (k->code == KEY_UP_ && p->row > 0)
		p->row--;
	else if (k->code == KEY_DOWN_ && p->row < last)
		p->row++;
	else if (k->code == KEY_HOME_ || k->code == KEY_PAGEUP_)
		p->row = 0;
	else if (k->code == KEY_END_ || k->code == KEY_PAGEDOWN_)
		p->row = last;
	else if (k->code == KEY_LEFT_ || k->code == KEY_RIGHT_)
		p->half = k->code == KEY_LEFT_ ? HALF_AM : HALF_PM;
}

static void attribute_draw(struct grid *g, int y, const struct enterprise *e, const struct attribute *at, bool chosen)
{
	const char *text = attribute_text(e, at), *said = text;

	if (at->words != NULL && at->words[word_at(at->words, text)].id != NULL)
		said = at->own ? at->words[word_at(at->words, text)].said : _(at->words[word_at(at->words, text)].said);
	grid_fit(g, y, 3, LABEL - 1, STYLE_LABEL, _(at->label));
	grid_fit(g, y, 3 + LABEL, g->width - LABEL - 4, chosen ? STYLE_FOCUS : said[0] != '\0' ? STYLE_PLAIN : STYLE_FAINT,
		 said[0] != '\0' ? said : "┄");
}

static void person_draw(const struct app *a, struct grid *g, int y, const struct enterprise *e, const struct person *p, bool chosen)
{
	int right = g->width - 1 - 2 * CAME;
	char *words = p->left[0] != '\0'       ? xasprintf(_("%s, until %s"), p->name, p->left)
		      : p->function[0] != '\0' ? xasprintf("%s, %s", p->name, p->function)
					       : xstrdup(p->name);

	grid_fit(g, y, 3, right - 4, chosen ? STYLE_FOCUS : p->left[0] != '\0' ? STYLE_FAINT : STYLE_PLAIN, words);
	for (int half = 0; half < HALF_COUNT; half++)
		grid_text(g, y, right + half * CAME, CAME, STYLE_GOOD, people_came(a, e->id, (enum half)half, p->id) ? "✓" : "·");
	free(words);
}

static void persons_head(const struct app *a, struct grid *g, int y)
{
	int right = g->width - 1 - 2 * CAME;

	grid_fit(g, y, 1, right - 2, STYLE_TITLE, _("Who speaks for it"));
	grid_fit(g, y, right, CAME - 1, a->people->half == HALF_AM ? STYLE_CURRENT : STYLE_FAINT, _("morning"));
	grid_fit(g, y, right + CAME, CAME - 1, a->people->half == HALF_PM ? STYLE_CURRENT : STYLE_FAINT, _("afternoon"));
}

/* Line I of all: the attributes, the head of the persons, the persons, the one that isn't there yet. */
static void line_draw(const struct app *a, struct grid *g, int y, size_t i, const struct person *const *persons, size_t count)
{
	const struct enterprise *e = people_who(a);
	size_t row = i > ATTRIBUTES ? i - 1 : i;
	bool chosen = i != ATTRIBUTES && row == a->people->row;

	if (i != ATTRIBUTES)
		hit_item(g, y, 1, a->people->row, row);
	if (chosen) {
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 1);
	}
	if (i < ATTRIBUTES)
		attribute_draw(g, y, e, &attributes[i], chosen);
	else if (i == ATTRIBUTES)
		persons_head(a, g, y);
	else if (row - ATTRIBUTES < count)
		person_draw(a, g, y, e, persons[row - ATTRIBUTES], chosen);
	else
		grid_fit(g, y, 3, g->width - 4, chosen ? STYLE_FOCUS : STYLE_FAINT, _("+ somebody else"));
}

void view_card(struct app *a, struct grid *g)
{
	struct people *p = a->people;
	const struct enterprise *e = people_who(a);
	int y = 2, keys = g->height >= TWO_FROM ? 2 : 1, height = g->height - 3 - keys, at;
	const struct person **persons;
	size_t count;
	char *words;

	if (view_small(g) || e == NULL)
		return;
	persons = card_persons(a, &count);
	p->row = p->row <= ATTRIBUTES + count ? p->row : ATTRIBUTES + count;
	at = (int)p->row + (p->row >= ATTRIBUTES ? 1 : 0);
	p->card_top = at < p->card_top ? at : at >= p->card_top + height ? at - height + 1 : p->card_top;
	words = people_gone_words(a, e);
	if (words[0] == '\0') {
		free(words);
		words = people_words(a, e, p->half);
	}
	grid_fit(g, 0, 1, g->width / 2, STYLE_TITLE, e->name);
	grid_right(g, 0, g->width - 1, g->width / 2 - 2, STYLE_FAINT, words);
	free(words);
	view_rule(g, 1, 0, g->width);
	for (int i = 0; i < height && (size_t)(p->card_top + i) < ATTRIBUTES + 2 + count; i++)
		line_draw(a, g, y + i, (size_t)(p->card_top + i), persons, count);
	view_rule(g, g->height - 1 - keys, 0, g->width);
	letters_draw(a, g, keys, p->row < ATTRIBUTES ? letters + 3 : letters, p->row < ATTRIBUTES ? 2 : 5,
		     p->row < ATTRIBUTES ? _("Enter changes it, Esc back") : _("Enter: name, Esc back"));
	free(persons);
}
