/* What SQLite is linked here: for those who ask what a machine offers. */
#ifndef SESSION_ENGINE_H
#define SESSION_ENGINE_H

#include <stdbool.h>

const char *engine_version(void);
/* Was it built with that option, e.g. "ENABLE_FTS5"? */
bool engine_has(const char *option);

#endif
