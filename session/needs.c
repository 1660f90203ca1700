/* The words that make a scenario need more than its own meeting, found in its text or in its fields. */
#include "session/needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static bool blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Does the setting whose sign of assignment is at SIGN have one of the names, and a text for value? Where a comment stands between,
 * it may. */
static bool setting_needs(const char *text, const char *sign)
{
	static const char *const names[] = {"when", "check", "compute", "from", "before", "quota", "consent", NULL};
	const char *after = sign + 1, *end = sign;

	while (blank(*after))
		after++;
	if (*after != '"')
		return *after == '/' || *after == '#';
	for (; end > text && blank(end[-1]); end--)
		if (end[-1] == '\n')
			return true;
	if (end > text && end[-1] == '/')
		return true;
	for (size_t i = 0; names[i] != NULL; i++) {
		size_t len = strlen(names[i]);

		if ((size_t)(end - text) >= len && memcmp(end - len, names[i], len) == 0)
			return true;
	}
	return false;
}

bool needs_possible(const char *text)
{
	static const char signs[] = {'=', ':'};
	const char *end = text + strlen(text);

	for (size_t i = 0; i < sizeof signs; i++) {
		const char *at = text;

		while ((at = memchr(at, signs[i], (size_t)(end - at))) != NULL) {
			if (setting_needs(text, at))
				return true;
			at++;
		}
	}
	return false;
}

bool needs_next(const char **at, const char **id, size_t *len)
{
	*at += strspn(*at, " ,\t\n");
	*id = *at;
	*len = strcspn(*at, " ,\t\n");
	*at += *len;
	return *len > 0;
}

void needs_add(struct needs *n, const char *id, size_t len)
{
	if (memchr(id, '.', len) == NULL)
		return;
	for (size_t i = 0; i < n->count; i++)
		if (strlen(n->ids[i]) == len && memcmp(n->ids[i], id, len) == 0)
			return;
	n->ids = xrealloc(n->ids, n->count + 1, sizeof *n->ids);
	n->ids[n->count++] = xstrndup(id, len);
}

static void add_list(struct needs *n, const char *list)
{
	const char *id;
	size_t len;

	while (list != NULL && needs_next(&list, &id, &len))
		needs_add(n, id, len);
}

void needs_of(struct needs *n, const struct scenario *s)
{
	*n = (struct needs){0};
	for (size_t i = 0; i < s->step_count; i++) {
		for (size_t k = 0; k < s->steps[i].field_count; k++) {
			const struct field *f = &s->steps[i].fields[k];
			const char *lists[] = {f->from, f->before, f->quota, f->consent};

			for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
				add_list(n, lists[l]);
			n->expressions |= f->when != NULL || f->check != NULL || f->compute != NULL;
			n->hours |= f->kind == FIELD_HOURS && f->quota != NULL;
		}
	}
}

bool needs_has(const struct needs *n, const char *scenario, const char *field)
{
	size_t len = strcspn(scenario, " ");

	for (size_t i = 0; i < n->count; i++)
		if (strncmp(n->ids[i], scenario, len) == 0 && n->ids[i][len] == '.' &&
		    (field == NULL || strcmp(n->ids[i] + len + 1, field) == 0))
			return true;
	return false;
}

void needs_clear(struct needs *n)
{
	for (size_t i = 0; i < n->count; i++)
		free(n->ids[i]);
	free(n->ids);
	*n = (struct needs){0};
}
