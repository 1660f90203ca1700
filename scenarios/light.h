/* What libconfig is given, and the texts it is not: most of a scenario is texts, which the guard has found and checked
 * already, and libconfig takes longer over them than over all else. So it gets the settings with "" for each text, and
 * texts are taken from the source when read. */
#ifndef SCENARIOS_LIGHT_H
#define SCENARIOS_LIGHT_H

#include <stddef.h>

#include "base/memory.h"
#include "scenarios/guard.h"

/* The settings of a checked TEXT, without comments, with "" for texts and { } for a group that is a setting of a group
 * (a text in several languages). Caller frees. */
char *light_settings(const char *text, size_t len, const struct guard *g);

/* The span after I that libconfig is given. */
size_t light_next(const char *text, const struct guard *g, size_t i);

/* The text of SPAN, which begins with a quote: its escapes read as libconfig reads them, texts side by side joined,
 * CRLF as a new line. */
const char *light_text(struct arena *arena, const char *text, const struct guard_span *span);

#endif
