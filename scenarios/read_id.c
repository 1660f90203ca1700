/* Ids: what is one, which stand twice, and where one is. Knows nothing of what they name. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

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

/* How many bytes from ID on are one id. */
static size_t id_length(const char *id)
{
	size_t len = 0;
	while (lower(id[0]) && id_byte(id[len]))
		len++;
	return len;
}

/* Is it an id, or where FULL two with a dot between them? */
static bool is_id(const char *id, bool full)
{
	size_t len = id_length(id);
	if (len == 0 || len > GUARD_MAX_NAME)
		return false;
	return id[len] == '\0' || (full && id[len] == '.' && is_id(id + len + 1, false));
}

static void not_an_id(struct reader *r, const struct guard_span *setting, const char *id, bool full)
{
	char *shown = diagnostic_quote(id, strlen(id)), *sentence;
	size_t len = id_length(id);
	if (len > GUARD_MAX_NAME && id[len] == '\0')
		sentence = xasprintf(_("the id %s is too long: %zu characters, and %d at most"), shown, len,
		                     (int)GUARD_MAX_NAME);
	else if (full && strchr(id, '.'))
		sentence = xasprintf(_("%s is not a full id, which is the id of a scenario, a dot and the id of a field"),
		                     shown);
	else
		sentence = xasprintf(
			_("%s is not an id: an id begins with a letter and has only a to z, digits, - and _"), shown);
	read_fault_value(r, SEVERITY_ERROR, setting, sentence, full && strchr(id, '.') ? NULL : id_near(id));
	free(shown);
}

const char *read_id(struct reader *r, const struct guard_span *setting, bool full)
{
	if (setting->begins != '"') {
		read_fault_value(r, SEVERITY_ERROR, setting,
		                 setting->name ? xasprintf(_("`%s` must be a word between quotes"), read_name(r, setting))
		                               : xstrdup(_("a word between quotes must stand here")),
		                 NULL);
		return NULL;
	}
	const char *id = read_string(r, setting);
	if (is_id(id, full))
		return id;
	not_an_id(r, setting, id, full);
	return NULL;
}

struct read_id *read_ids_add(struct read_ids *ids, const char *id, const struct guard_span *at,
                             const struct field *field)
{
	if (!id)
		return NULL;
	if (ids->count == ids->cap) {
		ids->cap = ids->cap ? ids->cap * 2 : 32;
		ids->list = xrealloc(ids->list, ids->cap, sizeof *ids->list);
	}
	ids->list[ids->count] = (struct read_id){.id = id, .at = at, .field = field, .order = ids->count};
	return &ids->list[ids->count++];
}

static int by_id(const void *a, const void *b)
{
	const struct read_id *x = a, *y = b;
	int order = strcmp(x->id, y->id);
	return order ? order : (x->order > y->order) - (x->order < y->order);
}

void read_ids_check(struct reader *r, struct read_ids *ids)
{
	if (ids->count > 1)
		qsort(ids->list, ids->count, sizeof *ids->list, by_id);
	for (size_t i = 1; i < ids->count; i++) {
		const struct read_id *before = &ids->list[i - 1], *one = &ids->list[i];
		if (strcmp(before->id, one->id) != 0)
			continue;
		const struct guard_span *at = read_member(one->at, "id");
		const struct guard_span *first = read_member(before->at, "id");
		read_fault_value(r, SEVERITY_ERROR, at ? at : one->at,
		                 xasprintf(_("the id `%s` is taken already, on line %s"), one->id,
		                           read_line(r, (first ? first : before->at)->line)),
		                 xstrdup(_("give each its own id")));
	}
}

const struct read_id *read_ids_find(const struct read_ids *ids, const char *id)
{
	struct read_id key = {.id = id};
	size_t low = 0, high = ids->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (by_id(&ids->list[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < ids->count && strcmp(ids->list[low].id, id) == 0 ? &ids->list[low] : NULL;
}

void read_ids_clear(struct read_ids *ids)
{
	free(ids->list);
	*ids = (struct read_ids){0};
}
