/* The text of a scenario with everything it includes in its place: one flat text, which is what is checked and what a session
 * keeps, and the way back from a place in it to the file that it came from. */
#ifndef SCENARIOS_SOURCE_H
#define SCENARIOS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "config/diagnostic.h"

struct scenario;

struct source_file {
	char *name; /* to print: the path as given, or beside it; filtered for a terminal */
	char *real; /* where it is, every symbolic link followed */
	size_t folder; /* bytes of `real` that are its folder, without the last slash */
	char *text;
	size_t len;
};

/* From here in the flat text on, the text is that of a file. */
struct source_segment {
	size_t at; /* byte */
	int line, column;
	size_t file;
	int from_line, from_column;
	size_t from; /* byte in that file */
	bool escaped; /* a text file between quotes: \ and " have a \ before them */
};

/* What stands in the place of something that could not be put in, so that the rest can be read. */
struct source_hole {
	size_t at; /* byte */
	int line, from, to; /* columns; TO is not in it */
};

struct source {
	char *text; /* flat: no directive is left in it; owned */
	size_t len;
	struct source_file *files; /* the first one is the scenario's own */
	size_t file_count;
	struct source_segment *segments; /* in order; the first begins at 0 */
	size_t segment_count;
	const struct source_file *changed; /* borrowed while it is read: has other bytes than the file there; NULL: none */
	bool broken; /* something could not be put in: what is read would not be what was meant, */
	struct source_hole *holes; /* and where that is; none when it is no use to read the rest */
	size_t hole_count;
};

/* Reads the scenario at PATH and what it includes, and makes D ready for what there is to be said of it (D borrows S: clear it
 * first). Faults in directives are in D already. False with a sentence when PATH itself cannot be read;
 * source_clear() and diagnostics_clear() in any case. */
bool source_load(const char *path, struct source *s, struct diagnostics *d, struct error *err);
/* The same, the file that is really at REAL having these LEN bytes instead of its own: what would be read if they were written. */
bool source_load_changed(const char *path, const char *real, const char *text, size_t len, struct source *s, struct diagnostics *d,
                         struct error *err);
void source_clear(struct source *s);

/* Reads the scenario in S, and hears libconfig's word on it; every fault goes to D: of a broken one all that is so whatever stands in its
 * holes. NULL when there was an error. */
struct scenario *source_scenario(const struct source *s, struct diagnostics *d);

struct source_place {
	const struct source_file *file;
	int line, column;
};

/* Where LINE and COLUMN of the flat text (both from 1) come from. */
struct source_place source_place(const struct source *s, int line, int column);

/* The same for diagnostics; MAP is a struct source. */
struct diagnostic_place source_place_said(const void *map, int line, int column);

#endif
