/* What libconfig is given, and the texts it is not: most of a scenario is texts, which the guard has found and checked
 * already, and libconfig takes longer over them than over all else. So it gets the settings with "" for each text, and
 * texts are taken from the source when read. */
#ifndef SCENARIOS_LIGHT_H
#define SCENARIOS_LIGHT_H

#include <stddef.h>

#include "base/memory.h"
#include "scenarios/guard.h"

/* The settings of a checked TEXT, without comments and with "" for texts. Caller frees. */
char *light_settings(const char *text, size_t len, const struct guard *g);

/* The text of SPAN, which begins with a quote: its escapes read as libconfig reads them, texts side by side joined,
 * CRLF as a new line. */
const char *light_text(struct arena *arena, const char *text, const struct guard_span *span);

#endif
