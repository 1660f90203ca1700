/* Says what is wrong with a setting, at its place in the text. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

void read_fault(struct reader *r, enum severity severity, const struct guard_span *setting, char *sentence, char *fix)
{
	diagnostics_add(r->d, severity, setting->line, setting->column, sentence, fix);
}

void read_fault_value(struct reader *r, enum severity severity, const struct guard_span *setting, char *sentence,
                      char *fix)
{
	diagnostics_add(r->d, severity, setting->value_line, setting->value_column, sentence, fix);
}

const char *read_line(struct reader *r, int line)
{
	char *where = diagnostic_line(r->d, line);
	const char *kept = arena_strdup(r->arena, where);
	free(where);
	return kept;
}

char *read_names(const char *const *names, size_t count, unsigned mask)
{
	struct buf b = {0};
	for (size_t i = 0; i < count; i++)
		if (i >= 32 || (mask & 1u << i)) /* a mask is of words, which are fewer */
			buf_printf(&b, b.len ? ", %s" : "%s", names[i]);
	return buf_take(&b);
}

void read_fault_word(struct reader *r, const struct guard_span *setting, const char *word, const char *const *names,
                     size_t count, unsigned mask)
{
	const char *allowed[32] = {0}, *key = setting->name ? read_name(r, setting) : _("word");
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
