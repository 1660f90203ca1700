/* The short way through a text that the guard has checked, for every opening of a session: libconfig takes longer over texts
 * and groups than over all else, so it gets the numbers and booleans only, and texts are taken from the source.
 * That this is what libconfig reads is agree.c's to see, when the scenario first comes from a file. */
#ifndef SCENARIOS_LIGHT_H
#define SCENARIOS_LIGHT_H

#include <libconfig.h>
#include <stddef.h>

#include "base/memory.h"
#include "config/guard.h"

/* The numbers and booleans of a checked TEXT as one list, where each span's `scalar` tells its place; NULL when libconfig
 * reads something else than the guard did. config_destroy() in any case. */
config_setting_t *light_scalars(config_t *config, const char *text, struct guard *g);

/* The text of SPAN, which begins with a quote: its escapes read as libconfig reads them, texts side by side joined,
 * CRLF as a new line. */
const char *light_text(struct arena *arena, const char *text, const struct guard_span *span);

#endif
