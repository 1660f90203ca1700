/* Moving what was recorded for the wrong enterprise to the right one: a field with all that hangs on its rows, or one row of a
 * table. One act, undone at once. */
#ifndef TUI_MOVE_H
#define TUI_MOVE_H

#include "tui/settings.h"
#include "tui/state.h"

struct move {
	const struct field *field;
	const char *row; /* of a table; "": all of it */
	int64_t from, to;
	bool append;     /* to what is there; else in its place */
};

/* The fields that go together: what is ranked, crossed, spread or asked by row goes where the rows go. Caller frees the list. */
const struct field **move_fields(const struct app *a, const struct field *field, size_t *count);
/* Is there something to move? */
bool move_anything(const struct app *a, const struct move *v);
/* Does TO have something in its place already; may the two stand one after the other? */
bool move_meets(const struct app *a, const struct move *v);
bool move_appends(const struct app *a, const struct move *v);
/* Is all of it asked of TO? */
bool move_fits(const struct app *a, const struct move *v);
void move_make(const struct app *a, const struct move *v, struct settings *out);

#endif
