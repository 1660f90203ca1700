/* Texts: in several languages, and said otherwise to some. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/audience.h"
#include "scenarios/light.h"
#include "scenarios/read.h"

const char *read_string(struct reader *r, const struct guard_span *setting)
{
	return light_text(r->arena, r->s->text, setting);
}

const char *read_text(struct reader *r, const struct guard_span *setting)
{
	const char *text = setting->begins == '"' ? read_string(r, setting) : NULL;
	if (!text)
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a text between quotes"), read_name(r, setting)), NULL);
	else if (text[strspn(text, " \t\n\r\f")] == '\0')
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("the text `%s` is empty"), read_name(r, setting)), xstrdup(_("remove it")));
	else
		return text;
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

static const char *text_of(struct reader *r, const struct guard_span *setting, enum shown shown)
{
	const char *text = read_string(r, setting);
	if (text[0] == '\0')
		read_fault_value(r, SEVERITY_WARNING, setting,
		                 xasprintf(_("the text `%s` is empty"), read_name(r, setting)), NULL);
	else if (shown != SHOWN_ANYHOW)
		read_shown(r, setting, shown, text);
	return text;
}

/* Which of COUNT words is the name of SETTING? COUNT: none. */
static size_t named(const struct guard_span *setting, const char *const *words, size_t count)
{
	size_t i = 0;
	while (i < count && !read_is(setting, words[i]))
		i++;
	return i;
}

static void not_a_text(struct reader *r, const struct guard_span *setting, bool variants)
{
	const char *name = read_name(r, setting);
	size_t pole = named(setting, audience_words, AUDIENCE_COUNT);
	if (pole < AUDIENCE_COUNT) {
		read_fault(r, SEVERITY_ERROR, setting, xasprintf(_("`%s` cannot stand here: this text is the same for all"), name),
		           xstrdup(_("remove it")));
		return;
	}
	const char *words[LANG_COUNT + AUDIENCE_COUNT];
	size_t n = 0;
	for (; n < LANG_COUNT; n++)
		words[n] = lang_codes[n];
	for (size_t i = 0; variants && i < AUDIENCE_COUNT; i++)
		words[n++] = audience_words[i];
	char *shown = diagnostic_quote(setting->name, setting->name_len), *list = read_names(words, n, ~0u);
	const char *near = strlen(name) > 2 ? text_nearest(name, words + LANG_COUNT, n - LANG_COUNT) : NULL;
	if (near)
		read_fault(r, SEVERITY_ERROR, setting, xasprintf(_("unknown key %s; did you mean `%s`?"), shown, near),
		           xstrdup(near));
	else
		read_fault(r, SEVERITY_ERROR, setting,
		           xasprintf(_("%s is not a language of filrouge, which speaks fr, en and nl"), shown),
		           xasprintf(_("one of: %s"), list));
	free(shown);
	free(list);
}

static void in_language(struct reader *r, const struct guard_span *setting, enum shown shown, size_t lang, struct said *said)
{
	if (setting->begins == '"')
		said->in[lang] = text_of(r, setting, shown);
	else
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a text between quotes"), lang_codes[lang]), NULL);
}

/* The members of a text that are not languages: how it is said to some. */
static void read_variants(struct reader *r, const struct guard_span *setting, enum shown shown, struct said *said)
{
	struct said_variant *list = arena_alloc(r->arena, AUDIENCE_COUNT * sizeof *list);
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one)) {
		size_t word = named(one, audience_words, AUDIENCE_COUNT);
		if (word == AUDIENCE_COUNT)
			continue;
		list[said->variant_count].who = 1u << word;
		read_said(r, one, shown, false, &list[said->variant_count++].text);
	}
	said->variants = list;
}

static void read_group_of_texts(struct reader *r, const struct guard_span *setting, enum shown shown, bool variants,
                                struct said *said)
{
	size_t errors = r->d->errors, others = 0;
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one)) {
		size_t lang = named(one, lang_codes, LANG_COUNT);
		if (lang < LANG_COUNT)
			in_language(r, one, shown, lang, said);
		else if (variants && named(one, audience_words, AUDIENCE_COUNT) < AUDIENCE_COUNT)
			others++;
		else
			not_a_text(r, one, variants);
	}
	if (others)
		read_variants(r, setting, shown, said);
	if (errors == r->d->errors)
		missing_languages(r, setting, said);
}

void read_said(struct reader *r, const struct guard_span *setting, enum shown shown, bool variants, struct said *said)
{
	said->first = r->s->first;
	if (setting->begins == '"') {
		const char *text = text_of(r, setting, shown);
		for (int lang = 0; lang < LANG_COUNT; lang++)
			said->in[lang] = text;
	} else if (setting->begins == '{') {
		read_group_of_texts(r, setting, shown, variants, said);
	} else {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a text between quotes, or one for each language"),
		                           read_name(r, setting)),
		                 xstrdup("{ fr = \"...\"; en = \"...\"; nl = \"...\"; }"));
	}
}
