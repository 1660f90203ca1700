/* Ids, texts in several languages, and the list of languages. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/light.h"
#include "scenarios/read.h"

const char *read_string(struct reader *r, const struct guard_span *setting)
{
	return light_text(r->arena, r->s->text, setting);
}

static bool lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool id_byte(char c)
{
	return lower(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* An id near to what was written, or NULL; owned by the caller. */
static char *id_near(const char *id)
{
	char *folded = text_fold(id);
	size_t n = 0;
	for (const char *p = folded; *p && n < GUARD_MAX_NAME; p++)
		if (id_byte(*p) && (n > 0 || lower(*p)))
			folded[n++] = *p;
		else if (n > 0 && folded[n - 1] != '-')
			folded[n++] = '-';
	while (n > 0 && folded[n - 1] == '-')
		n--;
	folded[n] = '\0';
	char *near = n ? xasprintf("\"%s\"", folded) : NULL;
	free(folded);
	return near;
}

const char *read_id(struct reader *r, const struct guard_span *setting)
{
	if (setting->begins != '"') {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a word between quotes"), read_name(r, setting)),
		                 NULL);
		return NULL;
	}
	const char *id = read_string(r, setting);
	size_t len = 0;
	while (id_byte(id[len]))
		len++;
	if (lower(id[0]) && id[len] == '\0' && len <= GUARD_MAX_NAME)
		return id;
	char *shown = diagnostic_quote(id, strlen(id));
	char *sentence =
		len > GUARD_MAX_NAME && id[len] == '\0'
			? xasprintf(_("the id %s is too long: %zu characters, and %d at most"), shown, len,
	                            (int)GUARD_MAX_NAME)
			: xasprintf(
				  _("%s is not an id: an id begins with a letter and has only a to z, digits, - and _"),
				  shown);
	read_fault_value(r, SEVERITY_ERROR, setting, sentence, id_near(id));
	free(shown);
	return NULL;
}

static void missing_languages(struct reader *r, const struct guard_span *setting, const struct said *said)
{
	struct buf missing = {0};
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (r->s->has[lang] && !said->in[lang])
			buf_printf(&missing, missing.len ? ", %s" : "%s", lang_codes[lang]);
	if (missing.len)
		read_fault(r, SEVERITY_WARNING, setting,
		           xasprintf(_("the text `%s` is missing in: %s"), read_name(r, setting),
		                     buf_str(&missing)),
		           NULL);
	buf_clear(&missing);
}

static const char *text_of(struct reader *r, const struct guard_span *setting)
{
	const char *text = read_string(r, setting);
	if (text[0] == '\0')
		read_fault_value(r, SEVERITY_WARNING, setting,
		                 xasprintf(_("the text `%s` is empty"), read_name(r, setting)), NULL);
	return text;
}

static void said_in_language(struct reader *r, const struct guard_span *setting, struct said *said)
{
	int lang = 0;
	while (lang < LANG_COUNT && !read_is(setting, lang_codes[lang]))
		lang++;
	if (lang == LANG_COUNT) {
		char *shown = diagnostic_quote(setting->name, setting->name_len);
		read_fault(r, SEVERITY_ERROR, setting,
		           xasprintf(_("%s is not a language of filrouge, which speaks fr, en and nl"), shown), NULL);
		free(shown);
	} else if (setting->begins != '"') {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a text between quotes"), lang_codes[lang]), NULL);
	} else {
		said->in[lang] = text_of(r, setting);
	}
}

void read_said(struct reader *r, const struct guard_span *setting, struct said *said)
{
	if (setting->begins == '"') {
		const char *text = text_of(r, setting);
		for (int lang = 0; lang < LANG_COUNT; lang++)
			said->in[lang] = text;
		return;
	}
	if (setting->begins != '{') {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a text between quotes, or one for each language"),
		                           read_name(r, setting)),
		                 xstrdup("{ fr = \"...\"; en = \"...\"; nl = \"...\"; }"));
		return;
	}
	size_t errors = r->d->errors;
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one))
		said_in_language(r, one, said);
	if (errors == r->d->errors)
		missing_languages(r, setting, said);
}

void read_languages(struct reader *r, const struct guard_span *scenario)
{
	const struct guard_span *list = read_member(scenario, "languages");
	if (!list)
		return;
	if (list->begins != '[' && list->begins != '(') {
		read_fault_value(r, SEVERITY_ERROR, list, xstrdup(_("`languages` must be a list of languages")),
		                 xstrdup("[ \"fr\", \"en\", \"nl\" ]"));
		return;
	}
	int found = 0;
	const struct guard_span *one = list + 1;
	for (size_t i = 0; i < list->children; i++, one = guard_next(one)) {
		const char *text = one->begins == '"' ? read_string(r, one) : "";
		int lang = 0;
		while (lang < LANG_COUNT && strcmp(text, lang_codes[lang]) != 0)
			lang++;
		char *shown = diagnostic_quote(text, strlen(text));
		if (lang == LANG_COUNT)
			read_fault_value(
				r, SEVERITY_ERROR, one,
				xasprintf(_("%s is not a language of filrouge, which speaks fr, en and nl"), shown),
				NULL);
		else if (r->s->has[lang])
			read_fault_value(r, SEVERITY_ERROR, one, xasprintf(_("the language %s stands twice"), shown),
			                 xstrdup(_("remove one")));
		else if (found++ == 0)
			r->s->first = (enum lang)lang;
		free(shown);
		if (lang < LANG_COUNT)
			r->s->has[lang] = true;
	}
	if (list->children == 0)
		read_fault_value(r, SEVERITY_ERROR, list, xstrdup(_("`languages` names no language")),
		                 xstrdup("[ \"fr\", \"en\", \"nl\" ]"));
}
