/* Who comes in as what: the words of a forced command, `enterprise SESSION ENTERPRISE PERSON LANGUAGE` and its like. Ids of a strict alphabet
 * only, never free text. Knows neither keys nor files. */
#ifndef ACCESS_ROLE_H
#define ACCESS_ROLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum access_kind { ACCESS_ENTERPRISE, ACCESS_FACILITATOR, ACCESS_ROOM, ACCESS_ADMIN, ACCESS_KIND_COUNT };
extern const char *const access_kind_names[ACCESS_KIND_COUNT]; /* "enterprise" ... */

struct access_role {
	enum access_kind kind;
	char *person;       /* an id; NULL: the room's screen */
	char *language;     /* "fr" "en" "nl" or "auto" */
	int64_t enterprise; /* of an enterprise */
	char **sessions;    /* their names; of an enterprise and a room one, of an admin none (all) */
	size_t session_count;
};
void access_role_clear(struct access_role *r);

/* `^[a-z0-9][a-z0-9_-]{0,63}$`: the name of a session is that of its file, NAME.filrouge. */
bool access_session_valid(const char *name);
/* The same alphabet: a person. Not one that is kept for something else, so that no key can have it. */
bool access_person_valid(const char *id);
bool access_person_kept(const char *id);
#define ACCESS_ROOM_PERSON "room"     /* the room's screen */
#define ACCESS_ERASED_PERSON "erased" /* who was forgotten */
bool access_language_valid(const char *language);

/* WORDS, as the launcher is given them. false with a sentence, and R is empty. */
bool access_role_parse(struct access_role *r, size_t count, char *const *words, struct error *err);
/* The words again, with a space between; caller frees. */
char *access_role_words(const struct access_role *r);
bool access_role_same(const struct access_role *a, const struct access_role *b);
bool access_role_bound(const struct access_role *r, const char *session);

/* TEXT in words at single spaces, and nothing else: no quote, no escape, no shell. false: it has what is neither a word nor a space. Caller frees
 * the list and each. */
bool access_words(const char *text, char ***words, size_t *count);
void access_words_free(char **words, size_t count);

#endif
