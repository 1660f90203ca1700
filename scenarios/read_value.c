/* Values without quotes, and lists of words. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/audience.h"
#include "scenarios/read.h"

/* What libconfig makes of a word without quotes; NULL: it is no such value. */
static const config_setting_t *scalar(const struct reader *r, const struct guard_span *setting)
{
	return guard_scalar(setting) ? config_setting_get_elem(r->scalars, (unsigned)setting->scalar) : NULL;
}

void read_whole(struct reader *r, const struct guard_span *setting, const struct key *key, int *to)
{
	const config_setting_t *value = scalar(r, setting);
	if (!value || config_setting_type(value) != CONFIG_TYPE_INT) {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a whole number, without quotes"), key->name), NULL);
		return;
	}
	int n = config_setting_get_int(value);
	if (n < key->low || n > key->high)
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` is %d; it must be between %d and %d"), key->name, n, key->low,
		                           key->high),
		                 NULL);
	else
		*to = n;
}

void read_number(struct reader *r, const struct guard_span *setting, double *to)
{
	const config_setting_t *value = scalar(r, setting);
	int type = value ? config_setting_type(value) : CONFIG_TYPE_NONE;
	double n = type == CONFIG_TYPE_INT     ? config_setting_get_int(value)
	           : type == CONFIG_TYPE_FLOAT ? config_setting_get_float(value)
	                                       : NAN;
	if (isfinite(n) && fabs(n) <= 1e15)
		*to = n;
	else
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a number, without quotes"), read_name(r, setting)), NULL);
}

void read_bool(struct reader *r, const struct guard_span *setting, bool *to)
{
	const config_setting_t *value = scalar(r, setting);
	if (value && config_setting_type(value) == CONFIG_TYPE_BOOL)
		*to = config_setting_get_bool(value) != 0;
	else
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` is true or false, without quotes"), read_name(r, setting)), NULL);
}

/* Is SETTING a list of words, with one at least? Says so when it isn't. */
static bool is_list(struct reader *r, const struct guard_span *setting, const char *fix)
{
	if (setting->begins != '[' && setting->begins != '(')
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` must be a list of words"), read_name(r, setting)), xstrdup(fix));
	else if (setting->children == 0)
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 xasprintf(_("`%s` is empty; one at least is needed"), read_name(r, setting)), NULL);
	else
		return true;
	return false;
}

void read_ids_of(struct reader *r, const struct guard_span *setting, bool full, const char ***list, size_t *count)
{
	if (!is_list(r, setting, "[ \"...\", \"...\" ]"))
		return;
	*list = arena_alloc(r->arena, setting->children * sizeof **list);
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one)) {
		const char *id = read_id(r, one, full);
		if (id)
			(*list)[(*count)++] = id;
	}
}

void read_only(struct reader *r, const struct guard_span *setting, unsigned *to)
{
	if (!is_list(r, setting, "[ \"insertion\" ]"))
		return;
	const struct guard_span *one = setting + 1;
	for (size_t i = 0; i < setting->children; i++, one = guard_next(one)) {
		int word = read_word(r, one, audience_words, AUDIENCE_COUNT, ~0u);
		if (word >= 0 && *to & 1u << word)
			read_fault_value(r, SEVERITY_WARNING, one,
			                 xasprintf(_("`%s` stands twice in this list"), audience_words[word]),
			                 xstrdup(_("remove one")));
		*to |= word >= 0 ? 1u << word : 0;
	}
}
