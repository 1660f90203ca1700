/* A line to type in at the bottom of whatever is shown: a reason, a number of minutes, a time. */
#ifndef TUI_PROMPT_H
#define TUI_PROMPT_H

#include "tui/state.h"

struct prompt;

/* Opens it over the view that is shown, after LABEL (copied), with TEXT to begin with. Enter closes it and calls DONE with what stands
 * there, "" when nothing does; Esc closes it and nothing happens. DONE may open it again. */
void prompt_open(struct app *a, const char *label, const char *text, void (*done)(struct app *a, const char *text));
/* The view that it lies over, or the one shown. */
enum view_id prompt_over(const struct app *a);
void prompt_free(struct prompt *p); /* NULL is fine */

#endif
