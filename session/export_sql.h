/* The SQL of the export: one query per key of the object. Internal to export.c. */
#ifndef SESSION_EXPORT_SQL_H
#define SESSION_EXPORT_SQL_H

#include <stdbool.h>

struct export_list {
	const char *key;
	const char *sql; /* after the WITH of export_with(): one JSON object per row */
	bool single; /* one object, not a list */
};
extern const struct export_list export_lists[]; /* ends with a NULL key, in the order of the object */

/* The common tables: those of the file without altered rows (name0), and of these what :only (0: everything) may
 * see. Caller frees. */
char *export_with(void);

/* How many rows are altered. Caller frees. */
char *export_altered_sql(void);

#endif
