/* Notes: what is set of one, and the list of all of them. */
#ifndef TUI_NOTES_H
#define TUI_NOTES_H

#include "session/circles.h"
#include "tui/quick_note.h"
#include "tui/settings.h"
#include "tui/state.h"

struct target note_target(const char *id, const char *column);
const struct note *note_find(const struct model *m, const char *id); /* NULL: none, or removed */
/* May a note about ENTERPRISE (0: the group, or nobody yet) be given this circle? */
enum circle_fault note_circle_fault(int64_t enterprise, const char *circle);
/* Where a note is filed when nobody says where: the live step, else the one looked at. */
const char *note_step(const struct app *a);
/* "2 Phare, 3 Weather", "the group, 1 Opening round", "unfiled"; caller frees. */
char *note_place_words(const struct app *a, const struct note *n);
/* Its text, after who of the enterprise wrote it, where one did. Caller frees. */
char *note_said_words(const struct app *a, const struct note *n);
/* To whom: "Phare, the group"; caller frees. */
char *addressed_words(const struct app *a, const struct addressed *d);
/* Files the note ID to all that D addresses, a further note for each after the first, with D's text. One act. */
void note_file(struct app *a, const char *id, const struct addressed *d, const char *step);

enum note_part { NOTES_UNFILED, NOTES_FOLLOW, NOTES_FILED };
struct note_line { /* of the list */
	enum note_part part;
	const struct note *note; /* until the next model_apply */
};
/* All that this meeting has, and what earlier ones left unfiled or to follow up: the unfiled, those to follow up, the rest by enterprise,
 * each as they came. Caller frees. */
struct note_line *notes_list(const struct app *a, size_t *count);

struct notes { /* of the view */
	enum view_id back;    /* where Esc leads */
	char chosen[ID_SIZE]; /* the note, by id, */
	size_t at, top;       /* and where it stood */
};
/* The note that keys act on: in the list the chosen one, in the room the focused one. NULL: none. */
const struct note *note_acted_on(struct app *a);

#endif
