/* A scenario being edited: internal to editing*.c. */
#ifndef SCENARIOS_EDITING_PARTS_H
#define SCENARIOS_EDITING_PARTS_H

#include "config/guard.h"
#include "scenarios/edit_text.h"
#include "scenarios/editing.h"
#include "scenarios/source.h"

/* What stands on the disk, or would. */
struct editing_read {
	struct source source;
	struct diagnostics d;
	struct guard guard;
	struct outline outline;
	const char **texts; /* of each item in each language, as they were asked for; owned, the texts the outline's */
};

/* A change that was written, by bytes, so that it can be taken back. */
struct editing_step {
	char *real; /* of the file */
	size_t at;
	char *before, *after; /* owned */
	size_t before_len, after_len;
	size_t item;
	enum lang lang;
};

struct editing {
	char *path;
	struct editing_read *read;
	struct editing_step *steps;
	bool apart; /* this one, which is one for all languages, is to have a text of its own in that language */
	size_t apart_item;
	enum lang apart_lang;
	size_t count, done; /* those from `done` on were taken back */
};

const char *editing_file_name(const struct source *s, const struct source_file *f);
/* Writes the file of CHANGE when it is on the disk as it was read. */
bool editing_write(const struct editing *e, const struct edit_change *change, struct error *err);

/* editing_judge.c: what is there NOW in place of BEFORE. */
void editing_judge(const struct editing_read *before, const struct editing_read *now, struct editing_verdict *v);

/* editing_undo.c */
void editing_remember(struct editing *e, const struct edit_change *change, size_t item, enum lang lang);
/* Forgets the steps from FROM on. */
void editing_forget(struct editing *e, size_t from);

/* Is the item to be written apart in LANG? */
bool editing_is_apart(const struct editing *e, size_t item, enum lang lang);

#endif
