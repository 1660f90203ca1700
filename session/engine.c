/* SQLite's word about itself. */
#include "session/engine.h"

#include <sqlite3.h>

const char *engine_version(void)
{
	return sqlite3_libversion();
}

bool engine_has(const char *option)
{
	return sqlite3_compileoption_used(option) != 0;
}
