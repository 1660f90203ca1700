/* Enterprises x steps of the meeting at a glance. What a sign means: session/model_standing.h. */
#ifndef TUI_PROGRESS_H
#define TUI_PROGRESS_H

#include "session/model_standing.h"
#include "tui/state.h"

struct progress {
	/* What was read of the model, kept until it changes. */
	const struct model *model;
	const struct scenario *scenario;
	int64_t revision;
	int64_t *enterprises; /* those that take part, behind them the group (0) where it answers anything; totals are without it */
	unsigned char *cells; /* enum standing, by enterprise, then step */
	size_t count, steps;
	size_t total[STANDING_COUNT];
	/* Where one stands in it, and what is shown. */
	size_t row, column, top, left;
	int page; /* rows shown at once: kept by the view */
};

/* Opens it over what is shown, at the enterprise and step looked at. */
bool progress_open(struct app *a, struct error *err);
void progress_close(struct app *a);
/* To the room, at the enterprise and step under the cursor. */
void progress_go(struct app *a);
void progress_free(struct progress *p);
/* Reads the model again where it changed. */
void progress_follow(struct app *a);
enum standing progress_at(const struct progress *p, size_t row, size_t column);
/* How many of a row, or of a column, stand so. */
size_t progress_row_count(const struct progress *p, size_t row, enum standing s);
size_t progress_column_count(const struct progress *p, size_t column, enum standing s);
const char *standing_sign(enum standing s);
const char *standing_words(enum standing s);
void progress_key(struct app *a, const struct key *k);

#endif
