/* The form's own parts, for the files that draw it. Private to view_form*.c. */
#ifndef TUI_VIEW_FORM_H
#define TUI_VIEW_FORM_H

#include "tui/fields.h"
#include "tui/state.h"

/* Where the values of S stand in a form from column X on: beside or below the label; and what stands under it, in the whole width. */
struct pen form_value_pen(const struct slot *s, int x, int columns);
struct pen form_under_pen(int x, int columns);
/* The whole form as it was last laid, scrolled. */
struct pen form_pen(const struct form *f, struct grid *g);

/* Gives each slot its lines; returns how many all take. Says in f->shifted whether any has others than before. */
int form_lay(struct app *a, int columns);
/* The line keys act on, among all. */
int form_focus_line(struct app *a, struct slot *s, int columns);
/* The whole focused field where it fits, else its focused line with the one above. */
void form_scroll(struct app *a, int total, int columns);

void form_who_draw(struct app *a, struct grid *g, int y, int x, int columns);
/* All slots with what stands above them; one. Only on the rows of FORM. */
void form_slots_draw(struct app *a, const struct pen *form);
void form_slot_draw(struct app *a, size_t i, const struct pen *form);
/* Is there more above, below? */
void form_marks(const struct form *f, struct grid *g);

#endif
