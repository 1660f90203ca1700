/* The form: the fields and notes of the step and enterprise looked at, and which one keys act on.
 * Everything is remembered by id, so that nothing moves when somebody else writes. */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/state.h"

/* Where the cursor of a text goes when a spot is entered at its end. */
#define FORM_END SIZE_MAX

/* Makes the slots again from the model and keeps the focus by id. The text being typed follows the model. */
void form_refresh(struct app *a);
void form_clear(struct app *a);

struct slot *form_slot(struct app *a); /* the focused one; NULL: there is none */

/* Leaves the focused spot (what was typed is folded) and enters another. ROW and COLUMN may be "". */
void form_go(struct app *a, size_t slot, const char *row, const char *column, size_t offset);
/* Enters SLOT at its beginning (BY > 0) or its end. */
void form_enter(struct app *a, size_t slot, int by);
/* The next (1) or previous (-1) cell or field; false: there is none. */
bool form_step(struct app *a, int by);
/* The next or previous field, over the cells. */
bool form_skip(struct app *a, int by);

/* The slot of a field (for the row WHICH where it is asked for each, else its first one), of a note (FIELD NULL; WHICH
 * "" is the empty one); SIZE_MAX: not in this step. */
size_t form_find(const struct app *a, const char *field, const char *which);
/* The table for whose rows the field of S is asked, and whose it is; NULL: none. */
const struct field *each_table(const struct app *a, const struct slot *s, int64_t *enterprise);
/* The first slot of the group's; SIZE_MAX: the step asks the group nothing. */
size_t form_group(const struct app *a);

/* A key that is no command. */
void form_key(struct app *a, const struct key *k);
/* The same for the focused field alone; false: it has no use for it. */
bool form_slot_key(struct app *a, const struct key *k);

/* Are rows focused that can be moved or removed? */
bool form_has_rows(const struct app *a);

/* Leaves the focused spot, and enters it again: around everything that changes what the slots are. */
void form_leave(struct app *a);
void form_enter_again(struct app *a, size_t offset);

/* The place of the focus, for coming back. Texts borrowed until the focus moves. */
void form_place(const struct app *a, struct place *p);

#endif
