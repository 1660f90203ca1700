/* The languages that a scenario or a parcours declares. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

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
