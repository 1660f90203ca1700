/* The session file's own text: its tables, the index and the words beside them, and whether a file has exactly them. Knows nothing of what is kept in
 * them. */
#ifndef SESSION_SCHEMA_H
#define SESSION_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

enum {
	SCHEMA_APPLICATION = 0x46524F55, /* "FROU" */
	SCHEMA_FORMAT = 4 /* user_version: what this program writes and the newest it reads */
};

/* Makes the tables in an empty database; returns SQLite's result. */
int schema_create(sqlite3 *db);

/* Makes one of them as it was in FORMAT. */
int schema_create_one(sqlite3 *db, const char *name, int format);

/* *SAME: are the file's tables those of FORMAT, byte for byte, in whatever order, and nothing else? Returns SQLite's result. */
int schema_compare(sqlite3 *db, int format, bool *same);

#endif
