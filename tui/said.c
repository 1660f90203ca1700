/* The scenario's words as they are said to who is looked at: the variant of its pole or kind, in the language of the
 * screen. What is not translated is marked wherever it stands, always the same way: "[fr] Parties prenantes". */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/map.h"
#include "tui/show.h"

unsigned app_audience(const struct app *a)
{
	unsigned common = ~0u;

	if (a->role & ROLE_ROOM || show_on(a)) { /* what all of them are */
		for (size_t i = 0; i < a->model->enterprise_count; i++)
			common &= model_audience(a->model, a->model->enterprises[i].id);
		return a->model->enterprise_count > 0 ? common : 0;
	}
	return model_audience(a->model, a->enterprise);
}

bool app_concerns(const struct app *a, unsigned only)
{
	return model_for(a->model, only, a->enterprise);
}

const struct said *app_variant(const struct app *a, const struct said *s)
{
	return s->variant_count > 0 ? said_to(s, app_audience(a)) : s;
}

const char *app_plain(const struct app *a, const struct said *s)
{
	return said_in(app_variant(a, s), i18n_language(), NULL);
}

/* Kept, since a view asks for it at every frame. */
static const char *marked(const struct app *a, const char *language, const char *text)
{
	char *key = xasprintf("[%s] %s", language, text), *kept = map_get(a->marked, key);

	if (kept != NULL) {
		free(key);
		return kept;
	}
	map_put(a->marked, key, key);
	return key;
}

const char *app_language(const struct said *s)
{
	bool fallback = false;
	const char *text = said_in(s, i18n_language(), &fallback);

	if (!fallback || text[0] == '\0')
		return NULL;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (s->in[lang] == text)
			return lang_codes[lang];
	return NULL;
}

const char *app_text(const struct app *a, const struct said *s)
{
	const struct said *mine = app_variant(a, s);
	const char *text = said_in(mine, i18n_language(), NULL), *language = app_language(mine);

	return language != NULL ? marked(a, language, text) : text;
}

const char *app_label(const struct app *a, const struct field *f)
{
	const char *name;

	if (f == NULL)
		return _("Note");
	name = app_text(a, f->kind == FIELD_ANONYMOUS && !said_any(&f->label) ? &f->prompt : &f->label);
	return name[0] != '\0' ? name : f->id;
}
