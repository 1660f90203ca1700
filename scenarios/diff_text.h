/* Are two texts the same, or so unlike that they probably ask something else? */
#ifndef SCENARIOS_DIFF_TEXT_H
#define SCENARIOS_DIFF_TEXT_H

#include <stdbool.h>

#include "scenarios/scenario.h"

/* In every language, and for everyone. */
bool diff_same(const struct said *a, const struct said *b);
/* Hardly a word in common, in any language that both have. An empty one is like any other. */
bool diff_unlike(const struct said *a, const struct said *b);
/* In its first language; NULL: there is none. */
const char *diff_shown(const struct said *s);

#endif
