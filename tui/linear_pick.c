/* What a line picks from a list of names: numbers, or beginnings of names. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/linear_parts.h"

/* The name that is WORD, else the only one that begins so; count: none, count + 1: several. */
static size_t name_of(const struct names *n, const char *word)
{
	char *want = text_fold(word);
	size_t found = n->count;

	for (size_t i = 0; i < n->count; i++) {
		char *have = text_fold(n->list[i]);
		bool same = strcmp(have, want) == 0, begins = want[0] != '\0' && strncmp(have, want, strlen(want)) == 0;

		free(have);
		if (same) {
			found = i;
			break;
		}
		if (begins)
			found = found == n->count ? i : n->count + 1;
	}
	free(want);
	return found;
}

static bool all_digits(const char *word)
{
	return word[0] != '\0' && word[strspn(word, "0123456789")] == '\0';
}

/* The index that WORD picks; SIZE_MAX after saying why it picks none. */
static size_t pick(struct linear *l, const struct names *n, const char *word)
{
	size_t at = name_of(n, word), number = strtoul(word, NULL, 10);

	if (at < n->count)
		return at;
	if (all_digits(word) && number >= 1 && number <= n->count)
		return number - 1;
	if (at > n->count)
		linear_say(l, _("Several begin with “%s”: a number says which."), word);
	else if (all_digits(word))
		linear_say(l, ngettext("There is no %s: there is only %zu.", "There is no %s: they go from 1 to %zu.", n->count), word, n->count);
	else
		linear_say(l, _("None begins with “%s”."), word);
	return SIZE_MAX;
}

/* Cut at commas where there are any; else at spaces where there are only numbers; else it is one name. */
static const char *separators(const char *typed)
{
	if (strpbrk(typed, ",;") != NULL)
		return ",;";
	return typed[strspn(typed, "0123456789 ")] == '\0' ? " " : "";
}

size_t *names_pick(struct linear *l, const struct names *n, const char *typed, bool one, size_t *count)
{
	size_t *picked = NULL;
	const char *cuts = one ? "" : separators(typed);

	*count = 0;
	for (const char *at = typed; *at != '\0'; at += *at != '\0') {
		const char *end = at + strcspn(at, cuts);
		size_t index;
		char *word;

		at += strspn(at, " ");
		word = xstrndup(at, at < end ? (size_t)(end - at) : 0);
		for (size_t len = strlen(word); len > 0 && word[len - 1] == ' '; len--)
			word[len - 1] = '\0';
		at = end;
		index = word[0] != '\0' ? pick(l, n, word) : 0;
		if (index == SIZE_MAX) {
			free(word);
			free(picked);
			return NULL;
		}
		if (word[0] != '\0') {
			picked = xrealloc(picked, *count + 1, sizeof *picked);
			picked[(*count)++] = index;
		}
		free(word);
	}
	return picked;
}
