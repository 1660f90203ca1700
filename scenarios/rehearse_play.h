/* A rehearsal under way: who plays, what they may answer, what they were asked. Shared by rehearse_*.c. */
#ifndef SCENARIOS_REHEARSE_PLAY_H
#define SCENARIOS_REHEARSE_PLAY_H

#include <stdint.h>

#include "base/map.h"
#include "base/memory.h"
#include "scenarios/domain.h"
#include "scenarios/others.h"
#include "scenarios/rehearse.h"

enum { WORK_AT_RANDOM = 400000, WORK = 2000000 }; /* fields looked at and values read */

enum { WHEN, CHECK, COMPUTE, USES };

struct actor { /* a field, as it is played */
	const struct field *field;
	const struct step *step;
	struct expression *x[USES];
	struct domain values, lines; /* of the field, of each line of a grid */
	struct expression_value value, forced;
	bool is_forced, shown, asked, stopped[USES];
	unsigned char *seen; /* of each option, then of each line */
};

struct play {
	const struct scenario *s;
	struct others *others;
	struct expressions *all;
	struct arena *arena;
	struct actor *actors;
	size_t count;
	struct map *by_field; /* id -> actor */
	uint64_t seed, walk;
	size_t work; /* fields looked at and expressions tried, so far */
	unsigned who;
	const char *pole, *kind, *country, *language;
	size_t enterprises;
	struct map *earlier; /* "scenario.id.line" -> domain */
	struct map *fixed;   /* the same, and "id.line": values that were forced */
};

/* rehearse_play.c: a walk of the enterprise that P is dressed as, its answers drawn by the seed, but for what was forced. */
void play_walk(struct play *p);
/* An enterprise of the Nth pole and kind, the rest of it by the seed. */
void play_dress(struct play *p, size_t n);
/* "scenario.id.line"; caller frees. */
char *play_name(const struct expression_read *read);

/* rehearse_cast.c: everybody, and everything that any expression compares their answers with. */
void play_cast(struct play *p);
void play_clear(struct play *p);
const char *play_text(const struct field *f, int use);

/* rehearse_force.c: the next walk is one in which A's `when` is true, in the WAYth way there is; undone afterwards. */
void play_force(struct play *p, struct actor *a, size_t way);
void play_unforce(struct play *p);

#endif
