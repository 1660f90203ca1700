/* Simulated enterprises of every pole and kind walk a scenario: what is never asked, never offered, too long, not translated. */
#ifndef SCENARIOS_REHEARSE_H
#define SCENARIOS_REHEARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "scenarios/scenario.h"

enum { REHEARSE_SIZES = 4 };

enum rehearse_part { PART_SAY, PART_GUIDE, PART_SHOW, PART_FORM, PART_COUNT };

struct rehearse_time {
	size_t enterprises;
	int must, all; /* minutes without and with the optional steps */
};

struct rehearse_screen { /* the longest one */
	int lines;
	enum lang lang;
	const char *step; /* NULL: there is none */
};

struct rehearse_place { /* a field, an option of it, an expression of it, a text */
	const char *step, *field, *part; /* NULL: none */
};

struct rehearse_places {
	struct rehearse_place *list;
	size_t count;
};

struct rehearsal {
	size_t walks, asked; /* fields that were asked at least once */
	struct rehearse_time times[REHEARSE_SIZES];
	size_t time_count;
	struct rehearse_places dead;    /* fields nobody is asked */
	struct rehearse_places unseen;  /* options and lines nobody is shown */
	struct rehearse_places stopped; /* expressions that took too long: part is "when", ... */
	struct rehearse_places missing[LANG_COUNT]; /* texts that lack a language the scenario declares */
	struct rehearse_screen longest[PART_COUNT];
	int room_lines;    /* that the room's screen has at 80x24 */
	bool given_up;     /* too large to try everything: what was never asked might be */
	bool late;         /* too long for the slot at some size, even without what may be skipped */
};

/* ENTERPRISES: another size to time, 0: none. PATH as for scenario_check(). The same seed each time. Free with rehearsal_clear();
 * places live as long as S. false with a sentence when expressions cannot be evaluated at all. */
bool rehearse(const struct scenario *s, const char *path, size_t enterprises, struct rehearsal *r, struct error *err);
void rehearsal_clear(struct rehearsal *r);
bool rehearsal_clean(const struct rehearsal *r);

extern const char *const rehearse_parts[PART_COUNT]; /* "say" "guide" "show" "form" */

/* rehearse_walk.c: fills walks, asked, dead, unseen, stopped. rehearse_screen.c: longest. */
bool rehearse_walk(const struct scenario *s, const char *path, struct rehearsal *r, struct error *err);
void rehearse_screens(const struct scenario *s, struct rehearsal *r);
void rehearse_add(struct rehearse_places *places, const char *step, const char *field, const char *part);

#endif
