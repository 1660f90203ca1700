/* The words of a forced command, read and written. */
#include "access/role.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

const char *const access_kind_names[ACCESS_KIND_COUNT] = {"enterprise", "facilitator", "room", "admin"};

/* How each kind goes on after its name: s a session, e an enterprise, p a person, l a language, + further sessions. */
static const char *const shapes[ACCESS_KIND_COUNT] = {"sepl", "pls+", "sl", "pl"};

enum { SESSIONS_MOST = 64, NAME_MOST = 64 };

static bool id_strict(const char *id)
{
	size_t len = strlen(id);

	return len >= 1 && len <= NAME_MOST && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-") == len && *id != '_' && *id != '-';
}

bool access_session_valid(const char *name)
{
	return id_strict(name);
}

bool access_person_valid(const char *id)
{
	return id_strict(id) && !access_person_kept(id);
}

bool access_person_kept(const char *id)
{
	return strcmp(id, ACCESS_ROOM_PERSON) == 0 || strcmp(id, ACCESS_ERASED_PERSON) == 0;
}

bool access_language_valid(const char *language)
{
	enum lang lang;

	return strcmp(language, "auto") == 0 || (strlen(language) == 2 && lang_parse(language, &lang));
}

void access_role_clear(struct access_role *r)
{
	free(r->person);
	free(r->language);
	for (size_t i = 0; i < r->session_count; i++)
		free(r->sessions[i]);
	free(r->sessions);
	*r = (struct access_role){0};
}

static bool take_enterprise(struct access_role *r, const char *word)
{
	size_t len = strlen(word);

	if (len < 1 || len > 15 || strspn(word, "0123456789") != len || *word == '0')
		return false;
	r->enterprise = strtoll(word, NULL, 10);
	return true;
}

static bool take_session(struct access_role *r, const char *word)
{
	if (!access_session_valid(word) || access_role_bound(r, word) || r->session_count >= SESSIONS_MOST)
		return false;
	r->sessions = xrealloc(r->sessions, r->session_count + 1, sizeof(*r->sessions));
	r->sessions[r->session_count++] = xstrdup(word);
	return true;
}

static bool take(struct access_role *r, char what, const char *word)
{
	switch (what) {
	case 's':
	case '+':
		return take_session(r, word);
	case 'e':
		return take_enterprise(r, word);
	case 'p':
		return access_person_valid(word) && (replace(&r->person, word), true);
	default:
		return access_language_valid(word) && (replace(&r->language, word), true);
	}
}

static bool parse(struct access_role *r, size_t count, char *const *words)
{
	int kind = 0;
	const char *shape;
	size_t at = 1;

	while (kind < ACCESS_KIND_COUNT && (count == 0 || strcmp(words[0], access_kind_names[kind]) != 0))
		kind++;
	if (kind == ACCESS_KIND_COUNT)
		return false;
	r->kind = (enum access_kind)kind;
	for (shape = shapes[kind]; *shape && *shape != '+'; shape++)
		if (at >= count || !take(r, *shape, words[at++]))
			return false;
	while (*shape == '+' && at < count)
		if (!take(r, '+', words[at++]))
			return false;
	return at == count;
}

bool access_role_parse(struct access_role *r, size_t count, char *const *words, struct error *err)
{
	*r = (struct access_role){0};
	if (parse(r, count, words))
		return true;
	access_role_clear(r);
	return error_set(err, _("the command of this key is not one that `filrouge access` writes"));
}

static void add_word(struct buf *b, const char *word)
{
	buf_char(b, ' ');
	buf_text(b, word);
}

char *access_role_words(const struct access_role *r)
{
	struct buf b = {0};
	size_t at = 0;

	buf_text(&b, access_kind_names[r->kind]);
	for (const char *shape = shapes[r->kind]; *shape; shape++) {
		if (*shape == 'e')
			buf_printf(&b, " %lld", (long long)r->enterprise);
		else if (*shape == 'p')
			add_word(&b, r->person);
		else if (*shape == 'l')
			add_word(&b, r->language);
		for (; (*shape == 's' && at < 1) || (*shape == '+' && at < r->session_count); at++)
			add_word(&b, r->sessions[at]);
	}
	return buf_take(&b);
}

bool access_role_same(const struct access_role *a, const struct access_role *b)
{
	char *one = access_role_words(a), *other = access_role_words(b);
	bool same = strcmp(one, other) == 0;

	free(one);
	free(other);
	return same;
}

bool access_role_bound(const struct access_role *r, const char *session)
{
	for (size_t i = 0; i < r->session_count; i++)
		if (strcmp(r->sessions[i], session) == 0)
			return true;
	return false;
}

void access_words_free(char **words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(words[i]);
	free(words);
}

/* What a word may be made of: that of ids, and of the path of the launcher. */
static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+";

bool access_words(const char *text, char ***words, size_t *count)
{
	*words = NULL;
	*count = 0;
	for (;;) {
		size_t len = strspn(text, letters);

		if (len == 0 || *count > SESSIONS_MOST + 8)
			break;
		*words = xrealloc(*words, *count + 1, sizeof(**words));
		(*words)[(*count)++] = xstrndup(text, len);
		text += len;
		if (*text == '\0')
			return true;
		if (*text++ != ' ')
			break;
	}
	access_words_free(*words, *count);
	*words = NULL;
	*count = 0;
	return false;
}
