/* An export under way: internal to export*.c. */
#ifndef SESSION_EXPORT_PARTS_H
#define SESSION_EXPORT_PARTS_H

#include <stdint.h>
#include <stdio.h>

#include "base/map.h"
#include "session/db.h"

struct exporting {
	struct session *s; /* the copy in memory */
	struct map *scenarios; /* by id and version; parsed once */
	char *unreadable; /* the id of one that cannot be parsed */
	const char *with;
	int64_t only, revision;
	FILE *out;
};

/* SQL after the WITH of export_with(), with :only and :revision bound. NULL with a sentence. */
sqlite3_stmt *exporting_query(struct exporting *e, const char *sql, struct error *err);

/* The list `computed`: what the expressions and scores of each meeting come to, worked out of what is exported, never kept. */
bool exporting_computed(struct exporting *e, struct error *err);

#endif
