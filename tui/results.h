/* What the room's screen may show of a step, counted. What the group reads stands there as it is; what is for fewer is counted without
 * names, from five such answers up, and its texts are not even looked at. So are anonymous sheets. */
#ifndef TUI_RESULTS_H
#define TUI_RESULTS_H

#include "session/tally.h"
#include "tui/counts.h"

/* Of all fields of STEP that it may project, each with at least one answer. results_clear() it. */
void results_of(struct app *a, const struct step *step, struct results *r);
/* Of the questions of an anonymous sheet, those with answers enough; BRIEF: an average where it would be a bar for each place. */
void results_of_sheet(struct app *a, const struct field *sheet, bool brief, struct results *r);
/* Is F, in STEP, counted without names for the room though the group may not read it one by one? */
bool results_counts(const struct app *a, const struct step *step, const struct field *f);
/* How many of those asked have answered all that is shown; *ASKED 0: nothing is. */
size_t results_answered(const struct app *a, const struct step *step, size_t *asked);

/* The same as results_of(), kept while it is looked at where something is counted without names: who watched it grow would know whose
 * answer it was. ANEW: it is turned to. Valid until the next call; results_kept_free() with the app. */
const struct results *results_kept(struct app *a, const struct step *step, bool anew);
void results_kept_free(struct app *a);

#endif
