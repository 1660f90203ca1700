/* The sub-groups of the step looked at: as they were put, else as they are proposed from who is present. */
#ifndef TUI_GROUPS_H
#define TUI_GROUPS_H

#include "tui/state.h"

/* COUNT ids in sub-groups of SIZE, nobody alone; another ROUND mixes them otherwise. "1,4 2,5"; caller frees. Pure. */
char *groups_propose(const int64_t *ids, size_t count, size_t size, size_t round);

/* Of how many each sub-group of STEP is; 0: it has none. */
size_t groups_size(const struct step *step);
/* As they are written; "" where the step has none. Caller frees. */
char *groups_text(const struct app *a, const struct step *step);
/* The same, made again from who is present now. */
char *groups_again(const struct app *a, const struct step *step);

/* "4 Zorg", as the strip has it; caller frees. */
char *groups_name(const struct app *a, int64_t enterprise);
/* Of the step looked at. */
size_t groups_count(const struct app *a);
char *groups_words(const struct app *a, size_t index); /* "1 Jardins + 4 Zorg"; "": there is none */
/* "1 Jardins + 4 Zorg, 2 Phare + 3 Pinson", where that fits in COLUMNS, else "1+4, 2+3" */
char *groups_all(const struct app *a, int columns);
char *groups_partners(const struct app *a);            /* of the enterprise looked at: "4 Zorg"; "": none */
/* With ENTERPRISE in the sub-group INDEX (a new one after the last); caller frees. Pure. */
char *groups_put(const char *groups, int64_t enterprise, size_t index);

#endif
