/* Ids, texts in several languages, and the list of languages. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/light.h"
#include "scenarios/read.h"

const char *read_string(struct reader *r, const config_setting_t *setting)
{
	return light_text(r->arena, r->s->text, config_setting_get_hook(setting));
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

const char *read_id(struct reader *r, const config_setting_t *setting)
{
	if (config_setting_type(setting) != CONFIG_TYPE_STRING) {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a word between quotes"), config_setting_name(setting)),
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

static void missing_languages(struct reader *r, const config_setting_t *setting, const struct said *said)
{
	struct buf missing = {0};
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (r->s->has[lang] && !said->in[lang])
			buf_printf(&missing, missing.len ? ", %s" : "%s", lang_codes[lang]);
	if (missing.len)
		read_fault(r, SEVERITY_WARNING, setting,
		           xasprintf(_("the text `%s` is missing in: %s"), config_setting_name(setting),
		                     buf_str(&missing)),
		           NULL);
	buf_clear(&missing);
}

static const char *text_of(struct reader *r, const config_setting_t *setting)
{
	const char *text = read_string(r, setting);
	if (text[0] == '\0')
		read_fault_value(r, SEVERITY_WARNING, setting,
		                 xasprintf(_("the text `%s` is empty"), config_setting_name(setting)), NULL);
	return text;
}

static void said_in_language(struct reader *r, const config_setting_t *setting, struct said *said)
{
	const char *name = config_setting_name(setting);
	int lang = 0;
	while (lang < LANG_COUNT && strcmp(name, lang_codes[lang]) != 0)
		lang++;
	if (lang == LANG_COUNT) {
		char *shown = diagnostic_quote(name, strlen(name));
		read_fault(r, SEVERITY_ERROR, setting,
		           xasprintf(_("%s is not a language of filrouge, which speaks fr, en and nl"), shown), NULL);
		free(shown);
	} else if (config_setting_type(setting) != CONFIG_TYPE_STRING) {
		read_fault_value(r, SEVERITY_ERROR, setting, xasprintf(_("`%s` must be a text between quotes"), name),
		                 NULL);
	} else {
		said->in[lang] = text_of(r, setting);
	}
}

void read_said(struct reader *r, const config_setting_t *setting, struct said *said)
{
	int type = config_setting_type(setting);
	if (type == CONFIG_TYPE_STRING) {
		const char *text = text_of(r, setting);
		for (int lang = 0; lang < LANG_COUNT; lang++)
			said->in[lang] = text;
		return;
	}
	if (type != CONFIG_TYPE_GROUP) {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a text between quotes, or one for each language"),
		                           config_setting_name(setting)),
		                 xstrdup("{ fr = \"...\"; en = \"...\"; nl = \"...\"; }"));
		return;
	}
	size_t errors = r->d->errors;
	int count = config_setting_length(setting);
	for (int i = 0; i < count; i++)
		said_in_language(r, config_setting_get_elem(setting, (unsigned)i), said);
	if (errors == r->d->errors)
		missing_languages(r, setting, said);
}

void read_languages(struct reader *r, const config_setting_t *scenario)
{
	const config_setting_t *list = read_member(scenario, "languages");
	if (!list)
		return;
	if (!config_setting_is_array(list) && !config_setting_is_list(list)) {
		read_fault_value(r, SEVERITY_ERROR, list, xstrdup(_("`languages` must be a list of languages")),
		                 xstrdup("[ \"fr\", \"en\", \"nl\" ]"));
		return;
	}
	int count = config_setting_length(list), found = 0;
	for (int i = 0; i < count; i++) {
		const config_setting_t *one = config_setting_get_elem(list, (unsigned)i);
		const char *text = config_setting_type(one) == CONFIG_TYPE_STRING ? read_string(r, one) : "";
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
	if (count == 0)
		read_fault_value(r, SEVERITY_ERROR, list, xstrdup(_("`languages` names no language")),
		                 xstrdup("[ \"fr\", \"en\", \"nl\" ]"));
}
