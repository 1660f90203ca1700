/* One enterprise: its name and what it is, each changed with Enter; the persons who speak for it, and who of them came. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/people.h"
#include "tui/prompt.h"
#include "tui/view.h"

enum { LABEL = 16, CAME = 10, TWO_FROM = 16 }; /* lines of a window from which there are two for the keys */

/* A word kept in the file, and how it is said. */
struct word {
	const char *id, *said; /* N_() */
};
static const struct word kinds[] = {{"enterprise", N_("enterprise")}, {"authority", N_("public authority")}, {"funder", N_("funder")},
				    {"network", N_("network")},       {"support", N_("support body")},       {"research", N_("research")},
				    {NULL, NULL}};
static const struct word poles[] = {
	{"insertion", N_("work integration")}, {"solidarite", N_("solidarity")}, {"autre", N_("other social economy")}, {NULL, NULL}};
static const struct word languages[] = {{"fr", "français"}, {"nl", "Nederlands"}, {"en", "English"}, {NULL, NULL}};

/* The attributes, in the order of the lines. */
static const struct attribute {
	const char *column, *label; /* N_() */
	size_t offset;              /* of the text in struct enterprise */
	const struct word *words;   /* Enter takes the next; NULL: it is typed */
	bool date;
} attributes[] = {
	{"name", N_("Name"), offsetof(struct enterprise, name), NULL, false},
	{"kind", N_("Kind"), offsetof(struct enterprise, kind), kinds, false},
	{"pole", N_("Pole"), offsetof(struct enterprise, pole), poles, false},
	{"country", N_("Country"), offsetof(struct enterprise, country), NULL, false},
	{"language", N_("Language"), offsetof(struct enterprise, language), languages, false},
	{"contact", N_("Contact"), offsetof(struct enterprise, contact), NULL, false},
	{"registration", N_("Registration"), offsetof(struct enterprise, registration), NULL, false},
	{"joined", N_("Joined"), offsetof(struct enterprise, joined), NULL, true},
};
enum { ATTRIBUTES = sizeof attributes / sizeof *attributes };

static const struct letter letters[] = {
	{' ', "person-came", N_("came or not")}, {'f', "person-function", N_("function")}, {'d', "person-leaves", N_("no longer")},
	{'m', "missed", N_("missed")},           {'x', "enterprise-leaves", N_("quits")},
};

static const char *text_of(const struct enterprise *e, const struct attribute *at)
{
	return *(char *const *)(const void *)((const char *)e + at->offset);
}

static size_t word_at(const struct word *words, const char *id)
{
	size_t i = 0;

	while (words[i].id != NULL && strcmp(words[i].id, id) != 0)
		i++;
	return i;
}

/* All who speak for it, those who no longer do too; caller frees. */
static const struct person **persons_of(const struct app *a, size_t *count)
{
	const struct enterprise *e = people_who(a);

	return model_persons_of(a->model, e != NULL ? e->id : -1, true, count);
}

/* The chosen person; NULL: another line. */
static const struct person *person_chosen(const struct app *a)
{
	size_t count, row = a->people->row;
	const struct person **list = persons_of(a, &count), *chosen;

	chosen = row >= ATTRIBUTES && row - ATTRIBUTES < count ? list[row - ATTRIBUTES] : NULL;
	free(list);
	return chosen;
}

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

	free(persons_of(a, &count));
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

/* --- changes --- */

static void set_text(struct app *a, const struct target *t, const char *text)
{
	struct settings set = {0};

	settings_add(&set, t, VALUE_TEXT, text[0] != '\0' ? text : NULL);
	settings_send(a, &set);
}

static void attribute_typed(struct app *a, const char *text)
{
	const struct enterprise *e = people_who(a);
	const struct attribute *at = a->people->row < ATTRIBUTES ? &attributes[a->people->row] : NULL;
	struct target t;
	char *date;

	if (e == NULL || at == NULL)
		return;
	t = enterprise_target(e->id, at->column);
	if (at->offset == offsetof(struct enterprise, country) && text[0] != '\0') {
		char code[3] = {(char)toupper((unsigned char)text[0]), (char)toupper((unsigned char)text[1]), '\0'};

		if (strlen(text) != 2 || code[0] < 'A' || code[0] > 'Z' || code[1] < 'A' || code[1] > 'Z')
			app_warn(a, "%s", _("A country is two letters, FR or BE: nothing was changed."));
		else
			set_text(a, &t, code);
	} else if (at->offset == offsetof(struct enterprise, name) && text[strspn(text, " ")] == '\0') {
		app_warn(a, "%s", _("An enterprise keeps a name: nothing was changed."));
	} else if (at->date && text[0] != '\0') {
		date = clock_read_date(text, a->now);
		if (date == NULL)
			app_warn(a, "%s", _("Not a date (2026-03-12, 12/3 or +7): nothing was changed."));
		else
			set_text(a, &t, date);
		free(date);
	} else {
		set_text(a, &t, text);
	}
}

static void person_typed(struct app *a, const char *text)
{
	const struct enterprise *e = people_who(a);
	struct target t;

	if (e == NULL || text[strspn(text, " ,")] == '\0') {
		app_say(a, "%s", _("Without a name nothing was made."));
	} else if (a->people->person[0] == '\0') {
		people_person(a, e->id, a->people->half, text);
	} else {
		t = person_target(a->people->person, "name");
		set_text(a, &t, text);
	}
}

static void function_typed(struct app *a, const char *text)
{
	struct target t = person_target(a->people->person, "function");

	set_text(a, &t, text);
}

bool cmd_card_change(struct app *a, const char *argument, struct error *err)
{
	const struct enterprise *e = people_who(a);
	const struct attribute *at = a->people->row < ATTRIBUTES ? &attributes[a->people->row] : NULL;
	const struct person *p = person_chosen(a);
	struct target t;

	(void)argument, (void)err;
	if (e == NULL || !app_may_write(a))
		return true;
	if (at != NULL && at->words != NULL) {
		size_t now = word_at(at->words, text_of(e, at));

		t = enterprise_target(e->id, at->column);
		set_text(a, &t, at->words[now].id != NULL && at->words[now + 1].id != NULL ? at->words[now + 1].id : at->words[0].id);
	} else if (at != NULL) {
		prompt_open(a, _(at->label), text_of(e, at), attribute_typed);
	} else {
		snprintf(a->people->person, sizeof a->people->person, "%s", p != NULL ? p->id : "");
		prompt_open(a, p != NULL ? _("Name:") : _("Name, function:"), p != NULL ? p->name : "", person_typed);
	}
	return true;
}

static const struct person *some_person(struct app *a, struct error *err)
{
	const struct person *p = person_chosen(a);

	if (p == NULL)
		error_set(err, "%s", _("Go to a person first."));
	return p;
}

bool cmd_person_came(struct app *a, const char *argument, struct error *err)
{
	const struct person *p = some_person(a, err);

	(void)argument;
	if (p == NULL)
		return false;
	if (app_may_write(a))
		people_came_toggle(a, people_who(a)->id, a->people->half, p->id);
	return true;
}

bool cmd_person_function(struct app *a, const char *argument, struct error *err)
{
	const struct person *p = some_person(a, err);

	(void)argument;
	if (p == NULL)
		return false;
	if (!app_may_write(a))
		return true;
	snprintf(a->people->person, sizeof a->people->person, "%s", p->id);
	prompt_open(a, _("Function:"), p->function, function_typed);
	return true;
}

bool cmd_person_leaves(struct app *a, const char *argument, struct error *err)
{
	const struct person *p = some_person(a, err);
	struct target t;

	(void)argument;
	if (p == NULL)
		return false;
	if (!app_may_write(a))
		return true;
	t = person_target(p->id, "left");
	set_text(a, &t, p->left[0] != '\0' ? "" : people_today(a));
	p = person_chosen(a);
	if (p != NULL)
		app_say(a, p->left[0] != '\0' ? _("%s no longer speaks for it, from today.") : _("%s speaks for it again."), p->name);
	return true;
}

/* --- the lines --- */

static void attribute_draw(struct grid *g, int y, const struct enterprise *e, const struct attribute *at, bool chosen)
{
	const char *text = text_of(e, at), *said = text;

	if (at->words != NULL && at->words[word_at(at->words, text)].id != NULL)
		said = at->words == languages ? at->words[word_at(at->words, text)].said : _(at->words[word_at(at->words, text)].said);
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
	persons = persons_of(a, &count);
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
