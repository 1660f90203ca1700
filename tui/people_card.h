/* The card of one enterprise: its lines, for the view that draws them and the commands that change them. */
#ifndef TUI_PEOPLE_CARD_H
#define TUI_PEOPLE_CARD_H

#include "tui/people.h"

/* A word kept in the file, and how it is said. */
struct word {
	const char *id, *said; /* N_(); as it stands where the attribute is a language */
};
struct attribute {
	const char *column, *label; /* N_() */
	size_t offset;              /* of the text in struct enterprise */
	const struct word *words;   /* Enter takes the next; NULL: it is typed */
	bool date, own;             /* OWN: the words are not translated */
};
enum { ATTRIBUTES = 8 };
extern const struct attribute attributes[ATTRIBUTES]; /* in the order of the lines */

const char *attribute_text(const struct enterprise *e, const struct attribute *at);
/* Where ID stands among WORDS; that of the end: nowhere. */
size_t word_at(const struct word *words, const char *id);
/* Those who speak for the chosen enterprise, who no longer do too; caller frees. */
const struct person **card_persons(const struct app *a, size_t *count);
/* The chosen person; NULL: another line. */
const struct person *card_person(const struct app *a);

#endif
