/* Whom an address in a quick note means, and how one is completed. Pure: reads names. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/quick_note.h"

/* What stands between the words of a name, or of an address in their place. */
static bool is_gap(const char *p)
{
	return *p != '\0' && (strchr(" -_.'", *p) != NULL || strncmp(p, "\xe2\x80\x99", 3) == 0);
}

/* Folded, one space for each gap; caller frees. */
static char *plain(const char *text, size_t len)
{
	struct buf out = {0};
	char *cut = xstrndup(text, len), *folded = text_fold(cut);

	for (const char *p = folded; *p != '\0'; p++) {
		if (strncmp(p, "\xe2\x80\x99", 3) == 0)
			p += 2;
		else if (!is_gap(p)) {
			buf_add(&out, p, 1);
			continue;
		}
		if (out.len > 0 && out.data[out.len - 1] != ' ')
			buf_add(&out, " ", 1);
	}
	while (out.len > 0 && out.data[out.len - 1] == ' ')
		out.data[--out.len] = '\0';
	free(cut);
	free(folded);
	return buf_take(&out);
}

static bool begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

static bool begins_word(const char *name, const char *p)
{
	return !is_gap(p) && (p == name || is_gap(p - 1) || (p - name >= 3 && is_gap(p - 3) && (unsigned char)p[-3] >= 0x80));
}

/* Where a word of NAME begins with WORD, which is plain; *WHOLE: and ends with it. NULL: none does. */
static const char *name_word(const char *name, const char *word, bool *whole)
{
	const char *found = NULL;

	*whole = false;
	for (const char *p = name; *p != '\0' && !*whole; p++) {
		char *rest;

		if (!begins_word(name, p))
			continue;
		rest = plain(p, strlen(p));
		if (begins(rest, word)) {
			*whole = rest[strlen(word)] == '\0' || rest[strlen(word)] == ' ';
			found = found == NULL || *whole ? p : found;
		}
		free(rest);
	}
	return found;
}

/* Does a word of NAME begin with WORD, which is plain; *WHOLE: and end with it? Folds the name once: it is asked at every key. */
static bool name_has(const char *name, const char *word, bool *whole)
{
	char *folded = plain(name, strlen(name));
	bool found = false;

	*whole = false;
	for (const char *p = folded; p != NULL && !*whole; p = strchr(p, ' ') != NULL ? strchr(p, ' ') + 1 : NULL)
		if (begins(p, word)) {
			found = true;
			*whole = p[strlen(word)] == '\0' || p[strlen(word)] == ' ';
		}
	free(folded);
	return found;
}

/* The group's own addresses, in the language of the screen and in English. */
static bool is_group(const char *word, bool beginning)
{
	const char *const all[] = {"all", _("all"), "group", _("group")};
	bool found = false;

	for (size_t i = 0; !found && i < sizeof all / sizeof *all; i++) {
		char *name = plain(all[i], strlen(all[i]));

		found = beginning ? begins(name, word) : strcmp(name, word) == 0;
		free(name);
	}
	return found;
}

struct found {
	int64_t *list;
	size_t count, whole; /* of those, how many by a whole word */
	int64_t one;         /* the last of these */
};

/* Those whose name has it, members or not. */
static void names_find(const struct model *m, const char *word, bool members, struct found *f)
{
	for (size_t i = 0; i < m->enterprise_count; i++) {
		const struct enterprise *e = &m->enterprises[i];
		bool whole;

		if (model_member(m, e->id) != members || !name_has(e->name, word, &whole))
			continue;
		f->list[f->count++] = e->id;
		if (whole) {
			f->whole++;
			f->one = e->id;
		}
	}
}

static bool number_find(const struct model *m, const char *word, struct found *f)
{
	size_t len = strlen(word);
	unsigned long number;

	if (len == 0 || len > 4 || strspn(word, "0123456789") != len)
		return false;
	number = strtoul(word, NULL, 10);
	if (number <= m->enterprise_count)
		f->list[f->count++] = number == 0 ? 0 : m->enterprises[number - 1].id;
	return true;
}

size_t quick_note_who(const struct model *m, const char *text, size_t len, int64_t **list)
{
	struct found f = {.list = xcalloc(m->enterprise_count + 1, sizeof *f.list)};
	char *word = plain(text, len);

	if (word[0] == '\0' || number_find(m, word, &f)) {
		/* said already */
	} else if (is_group(word, false)) {
		f.list[f.count++] = 0;
	} else {
		names_find(m, word, true, &f);
		if (f.count == 0)
			names_find(m, word, false, &f);
		if (f.count == 0 && is_group(word, true))
			f.list[f.count++] = 0;
		if (f.count > 1 && f.whole == 1) { /* "ferme" is the farm, though another one is called Fermette */
			f.list[0] = f.one;
			f.count = 1;
		}
	}
	free(word);
	*list = f.list;
	return f.count;
}

/* NAME from AT on, LEN bytes of it, one hyphen for each gap. */
static char *joined(const char *at, size_t len)
{
	struct buf out = {0};

	for (const char *p = at; p < at + len; p++) {
		if (is_gap(p)) {
			if (out.len > 0 && out.data[out.len - 1] != '-')
				buf_text(&out, "-");
			p += (unsigned char)*p >= 0x80 ? 2 : 0;
		} else {
			buf_add(&out, p, 1);
		}
	}
	return buf_take(&out);
}

static bool means(const struct model *m, const char *address, int64_t enterprise)
{
	int64_t *list;
	size_t count = quick_note_who(m, address, strlen(address), &list);
	bool only = count == 1 && list[0] == enterprise;

	free(list);
	return only;
}

char *quick_note_address(const struct model *m, const char *word, size_t len, int64_t enterprise)
{
	const struct enterprise *e = model_enterprise(m, enterprise);
	char *typed = plain(word, len), *address = NULL;
	const char *at;
	bool whole, enough = false;

	if (e == NULL) {
		free(typed);
		return xstrdup(_("all"));
	}
	at = name_word(e->name, typed, &whole);
	at = at != NULL ? at : e->name;
	for (size_t end = 0; at[end] != '\0' && !enough;) { /* as many words as it takes */
		char *so_far;

		while (is_gap(at + end))
			end += (unsigned char)at[end] >= 0x80 ? 3 : 1;
		while (at[end] != '\0' && !is_gap(at + end))
			end++;
		free(address);
		address = joined(at, end);
		so_far = plain(address, strlen(address));
		enough = strlen(so_far) >= strlen(typed) && means(m, address, enterprise);
		free(so_far);
	}
	free(typed);
	return address != NULL ? address : xstrdup(e->name);
}

bool quick_note_word(const char *text, size_t at, size_t *start, size_t *len)
{
	size_t from = at;

	while (from > 0 && text[from - 1] != ' ')
		from--;
	if (text[from] != '@' || at == from)
		return false;
	*start = from + 1;
	*len = strcspn(text + from + 1, " ");
	return true;
}
