/* Everything an enterprise may read, of all meetings at once: a model of each, and who wrote each answer and when. It comes as one answer of
 * the keeper (WIRE_ASK_DOSSIER), which tells each role what is for it. Plain data: neither SQLite nor the socket. */
#ifndef SESSION_DOSSIER_H
#define SESSION_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "session/model.h"
#include "session/wire.h"

struct dossier_stamp {
	int64_t at;       /* UTC ms */
	int64_t revision;
	char *author;     /* owned; a person's id */
};

struct dossier_meeting {
	struct model *model;
	struct map *stamps; /* by target_key(): of answers and rows */
};

struct dossier {
	struct dossier_meeting *list; size_t count; /* in the order of their days, else of id */
};

/* One (1, meeting, (1, change)... 0)... 0. The snapshots stand in the order of the meetings' numbers. */
bool dossier_get(struct wire_reader *r, struct dossier *d); /* false: not one; nothing is kept then */
void dossier_clear(struct dossier *d);

/* Folds one more change into its meeting: what was just asked to be set is shown at once. */
void dossier_apply(struct dossier *d, const struct change *c);

struct dossier_meeting *dossier_meeting(const struct dossier *d, int64_t id); /* NULL: none */
const struct dossier_stamp *dossier_stamp(const struct dossier_meeting *m, const struct target *t); /* NULL: nothing is set */
/* The latest of all that is set in an answer: of ROW, "" of the whole of it. *STAMP NULL: nothing is. */
const struct dossier_stamp *dossier_written(const struct dossier_meeting *m, const char *field, int64_t enterprise, const char *row);

#endif
