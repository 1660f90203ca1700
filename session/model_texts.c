/* The attributes that are simply texts of a struct: which, and how they are set. Knows nothing of what they mean. */
#include <stdlib.h>
#include <string.h>

#include "session/model.h"
#include "session/model_parts.h"

const struct text_column model_session_texts[] = {
	{"title", offsetof(struct model, title)},
	{"language", offsetof(struct model, language)},
	{"lead", offsetof(struct model, lead)},
	{"scribe", offsetof(struct model, scribe)},
	{"until", offsetof(struct model, until)},
	{NULL, 0},
};

const struct text_column model_meeting_texts[] = {
	{"title", offsetof(struct model, meeting_title)},
	{"date", offsetof(struct model, meeting_date)},
	{"place", offsetof(struct model, meeting_place)},
	{"kind", offsetof(struct model, meeting_kind)},
	{"live", offsetof(struct model, live)},
	{"starts", offsetof(struct model, meeting_starts)},
	{NULL, 0},
};

const struct text_column model_enterprise_texts[] = {
	{"name", offsetof(struct enterprise, name)},
	{"kind", offsetof(struct enterprise, kind)},
	{"pole", offsetof(struct enterprise, pole)},
	{"country", offsetof(struct enterprise, country)},
	{"language", offsetof(struct enterprise, language)},
	{"registration", offsetof(struct enterprise, registration)},
	{"contact", offsetof(struct enterprise, contact)},
	{"left", offsetof(struct enterprise, left)},
	{"reason", offsetof(struct enterprise, reason)},
	{"joined", offsetof(struct enterprise, joined)},
	{"forgotten", offsetof(struct enterprise, forgotten)},
	{NULL, 0},
};

const struct text_column model_earlier_texts[] = {
	{"scenario", offsetof(struct earlier, scenario)},
	{"title", offsetof(struct earlier, title)},
	{"date", offsetof(struct earlier, date)},
	{"kind", offsetof(struct earlier, kind)},
	{NULL, 0},
};

const struct text_column model_note_texts[] = {
	{"text", offsetof(struct note, text)},
	{"step", offsetof(struct note, step)},
	{"circle", offsetof(struct note, circle)},
	{"follow", offsetof(struct note, follow)},
	{"author", offsetof(struct note, author)}, /* nobody sets it: model_fold.c takes it from the first change */
	{NULL, 0},
};

const struct text_column model_person_texts[] = {
	{"name", offsetof(struct person, name)},
	{"role", offsetof(struct person, role)},
	{"function", offsetof(struct person, function)},
	{"left", offsetof(struct person, left)},
	{"language", offsetof(struct person, language)},
	{NULL, 0},
};

static char **text_at(void *base, const struct text_column *column)
{
	return (char **)(void *)((char *)base + column->offset);
}

void model_texts_set(void *base, const struct text_column *columns, const char *name, const char *value)
{
	for (; columns->name != NULL; columns++)
		if (strcmp(columns->name, name) == 0)
			replace(text_at(base, columns), value != NULL ? value : "");
}

void model_texts_start(void *base, const struct text_column *columns)
{
	for (; columns->name != NULL; columns++)
		*text_at(base, columns) = xstrdup("");
}

void model_texts_free(void *base, const struct text_column *columns)
{
	for (; columns->name != NULL; columns++)
		free(*text_at(base, columns));
}

bool model_texts_any(void *base, const struct text_column *columns)
{
	for (; columns->name != NULL; columns++)
		if (**text_at(base, columns) != '\0')
			return true;
	return false;
}
