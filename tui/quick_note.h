/* A note written while listening, on one line over whatever is looked at: addressed as it is typed ("@ferme @3 ?rappeler"),
 * filed with one key. What is typed is a draft of a note from its first key on. */
#ifndef TUI_QUICK_NOTE_H
#define TUI_QUICK_NOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/model.h"
#include "tui/edit.h"
#include "tui/state.h"

struct quick_note {
	struct edit edit;
	char id[ID_SIZE];  /* of the note, once there is one */
	bool made;
	enum view_id over; /* what it lies over */
	char *stem;        /* what Tab completes, as it was typed; NULL: the last key was none */
	size_t stem_at, stem_len, turn; /* where what it became stands; which of several it is */
};
void quick_note_free(struct quick_note *q); /* may be NULL */

/* What the words of a line mean. */
struct addressed {
	int64_t *to; /* enterprises, 0 for the group, each once; owned */
	size_t count;
	bool follow, closed; /* "?": to follow up; "!": for facilitators only */
	char *text;          /* what is noted: addresses before and after it are gone, one within it became the name. Owned */
	char *unknown;       /* the first address that is nobody's, or several's; NULL: none. Owned */
	bool several;
};
void quick_note_read(const struct model *m, const char *typed, struct addressed *out);
void addressed_clear(struct addressed *d);

/* Whom the address WORD (without its @, LEN bytes) may mean: by number, "all", or by the beginning of a word of the name, accents
 * and capitals aside; "ferme-du-l" goes over several words. Members before those who left. Caller frees *LIST. */
size_t quick_note_who(const struct model *m, const char *word, size_t len, int64_t **list);
/* An address that means ENTERPRISE and nobody else, beginning where WORD does: "Ferme-du-Lac". Caller frees. */
char *quick_note_address(const struct model *m, const char *word, size_t len, int64_t enterprise);

/* The word at the cursor when it is an address: true, where it begins (behind the @) and how long it is. */
bool quick_note_word(const char *text, size_t at, size_t *start, size_t *len);

#endif
