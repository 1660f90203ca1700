/* What model.c keeps, model_sheet.c puts in order and model_read.c reads; for these three only. */
#ifndef SESSION_MODEL_PARTS_H
#define SESSION_MODEL_PARTS_H

#include "base/map.h"
#include "session/model.h"

/* What one enterprise has in one table, action plan or matrix. Kept in model.rows under "field|enterprise". */
struct sheet {
	char **ids;        /* of the rows there are, by position, then id */
	double *positions; /* of the same rows */
	size_t count, cap;
	size_t cells;      /* cells that are not empty, also of rows that were removed */
};

/* A key composed on the stack where it fits; model_key_clear() after use. */
struct model_key {
	char stack[192];
	char *heap;
	const char *text;
};
void model_key(struct model_key *k, const struct target *t);
void model_key_clear(struct model_key *k);

/* NULL: nothing there. */
const struct sheet *model_sheet(const struct model *m, const char *field, int64_t enterprise);
/* The sheet of T's field and enterprise, made when there is none. */
struct sheet *model_sheet_make(struct model *m, const struct target *t);
void model_sheet_add(struct sheet *s, const char *row, double position); /* ROW is not there yet */
void model_sheet_remove(struct sheet *s, const char *row);
void model_sheet_free(void *sheet);

extern const char *const model_statuses[]; /* of a step; the first one holds until another is said; ends with NULL */

#endif
