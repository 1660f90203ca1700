/* What the files of the agenda's view share: the columns of its list, what draws each part. For these only. */
#ifndef TUI_VIEW_STEPS_H
#define TUI_VIEW_STEPS_H

#include "tui/agenda.h"
#include "tui/grid.h"

enum { STEPS_SHORT = 14, STEPS_NARROW = 60, STEPS_MINUTE = 60000 }; /* lines, columns: below them only what matters most; ms */

/* Right edges of the columns. */
struct step_columns {
	int title, planned, spent, diff, times;
	int moment; /* columns of a time of the day: "14:03", "12:03 pm" */
	bool narrow;
};

/* view_steps_row.c: one line, the heads above and the total below. */
struct step_columns step_columns_of(int width, int64_t now);
void step_row_draw(const struct app *a, struct grid *g, int y, const struct step_columns *c, size_t i);
void step_heads_draw(struct grid *g, int y, const struct step_columns *c);
void step_total_draw(const struct agenda *now, struct grid *g, int y, const struct step_columns *c);
const char *step_part_sign(const struct agenda *now, size_t i);
int step_minutes_spent(const struct agenda_step *s);
bool step_is_over(const struct agenda_step *s); /* its minutes are used up */

/* view_steps_repair.c: what brings a late meeting back in time. */
bool step_repairs_wanted(const struct app *a, const struct agenda *now);
void step_repairs_draw(const struct app *a, struct grid *g, int y, const struct agenda *now);
char *step_late_words(int late); /* "✓" or "! 4 min late"; caller frees */

/* view_steps_key.c */
void step_keys_draw(const struct app *a, struct grid *g, int y);

#endif
