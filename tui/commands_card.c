/* What is changed on the card of an enterprise: its attributes, the persons who speak for it. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/command.h"
#include "tui/people_card.h"
#include "tui/prompt.h"

static const struct word kinds[] = {{"enterprise", N_("enterprise")}, {"authority", N_("public authority")}, {"funder", N_("funder")},
				    {"network", N_("network")},       {"support", N_("support body")},       {"research", N_("research")},
				    {NULL, NULL}};
static const struct word poles[] = {
	{"insertion", N_("work integration")}, {"solidarite", N_("solidarity")}, {"autre", N_("other social economy")}, {NULL, NULL}};
static const struct word languages[] = {{"fr", "français"}, {"nl", "Nederlands"}, {"en", "English"}, {NULL, NULL}};

const struct attribute attributes[ATTRIBUTES] = {
	{"name", N_("Name"), offsetof(struct enterprise, name), NULL, false, false},
	{"kind", N_("Kind"), offsetof(struct enterprise, kind), kinds, false, false},
	{"pole", N_("Pole"), offsetof(struct enterprise, pole), poles, false, false},
	{"country", N_("Country"), offsetof(struct enterprise, country), NULL, false, false},
	{"language", N_("Language"), offsetof(struct enterprise, language), languages, false, true},
	{"contact", N_("Contact"), offsetof(struct enterprise, contact), NULL, false, false},
	{"registration", N_("Registration"), offsetof(struct enterprise, registration), NULL, false, false},
	{"joined", N_("Joined"), offsetof(struct enterprise, joined), NULL, true, false},
};

const char *attribute_text(const struct enterprise *e, const struct attribute *at)
{
	return *(char *const *)(const void *)((const char *)e + at->offset);
}

size_t word_at(const struct word *words, const char *id)
{
	size_t i = 0;

	while (words[i].id != NULL && strcmp(words[i].id, id) != 0)
		i++;
	return i;
}

const struct person **card_persons(const struct app *a, size_t *count)
{
	const struct enterprise *e = people_who(a);

	return model_persons_of(a->model, e != NULL ? e->id : -1, true, count);
}

const struct person *card_person(const struct app *a)
{
	size_t count, row = a->people->row;
	const struct person **list = card_persons(a, &count), *chosen;

	chosen = row >= ATTRIBUTES && row - ATTRIBUTES < count ? list[row - ATTRIBUTES] : NULL;
	free(list);
	return chosen;
}

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
	const struct person *p = card_person(a);
	struct target t;

	(void)argument, (void)err;
	if (e == NULL || !app_may_write(a))
		return true;
	if (at != NULL && at->words != NULL) {
		size_t now = word_at(at->words, attribute_text(e, at));

		t = enterprise_target(e->id, at->column);
		set_text(a, &t, at->words[now].id != NULL && at->words[now + 1].id != NULL ? at->words[now + 1].id : at->words[0].id);
	} else if (at != NULL) {
		prompt_open(a, _(at->label), attribute_text(e, at), attribute_typed);
	} else {
		snprintf(a->people->person, sizeof a->people->person, "%s", p != NULL ? p->id : "");
		prompt_open(a, p != NULL ? _("Name:") : _("Name, function:"), p != NULL ? p->name : "", person_typed);
	}
	return true;
}

static const struct person *some_person(struct app *a, struct error *err)
{
	const struct person *p = card_person(a);

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
	p = card_person(a);
	if (p != NULL)
		app_say(a, p->left[0] != '\0' ? _("%s no longer speaks for it, from today.") : _("%s speaks for it again."), p->name);
	return true;
}
