/* Says what is wrong with a setting, at its place in the text. The places are the guard's spans, hung on libconfig's
 * settings. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

int read_line(const config_setting_t *setting)
{
	const struct guard_span *span = config_setting_get_hook(setting);
	return span ? span->line : 0;
}

void read_fault(struct reader *r, enum severity severity, const config_setting_t *setting, char *sentence, char *fix)
{
	const struct guard_span *span = config_setting_get_hook(setting);
	diagnostics_add(r->d, severity, span ? span->line : 0, span ? span->column : 0, sentence, fix);
}

void read_fault_value(struct reader *r, enum severity severity, const config_setting_t *setting, char *sentence,
                      char *fix)
{
	const struct guard_span *span = config_setting_get_hook(setting);
	diagnostics_add(r->d, severity, span ? span->value_line : 0, span ? span->value_column : 0, sentence, fix);
}

char *read_names(const char *const *names, size_t count, unsigned mask)
{
	struct buf b = {0};
	for (size_t i = 0; i < count; i++)
		if (mask & 1u << i)
			buf_printf(&b, b.len ? ", %s" : "%s", names[i]);
	return buf_take(&b);
}

void read_fault_word(struct reader *r, const config_setting_t *setting, const char *word, const char *const *names,
                     size_t count, unsigned mask)
{
	const char *allowed[32] = {0}, *key = config_setting_name(setting);
	size_t n = 0;
	bool elsewhere = false;
	for (size_t i = 0; i < count && i < 32; i++) {
		elsewhere |= strcmp(names[i], word) == 0;
		if (mask & 1u << i)
			allowed[n++] = names[i];
	}
	const char *near = elsewhere ? NULL : text_nearest(word, allowed, n);
	char *shown = diagnostic_quote(word, strlen(word)), *list = read_names(names, count, mask);
	char *sentence = near        ? xasprintf(_("unknown %s %s; did you mean `%s`?"), key, shown, near)
	                 : elsewhere ? xasprintf(_("the %s %s is not possible here"), key, shown)
	                             : xasprintf(_("unknown %s %s"), key, shown);
	read_fault_value(r, SEVERITY_ERROR, setting, sentence,
	                 near ? xasprintf("\"%s\"", near) : xasprintf(_("one of: %s"), list));
	free(shown);
	free(list);
}
