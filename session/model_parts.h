/* What model.c keeps, model_sheet.c puts in order and the other model files read; for these only. */
#ifndef SESSION_MODEL_PARTS_H
#define SESSION_MODEL_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "session/model.h"

/* A cell `at-DATE` of an indicator. */
struct dated_cell {
	char *row, *column;
};

/* What one enterprise has in one table, action plan, matrix... of a meeting. Kept in model.rows under "meeting|field|enterprise". */
struct sheet {
	char **ids;        /* of the rows there are, by position, then id */
	double *positions; /* of the same rows */
	size_t count, cap;
	size_t cells;      /* cells that are not empty, also of rows that were removed */
	struct dated_cell *dated; /* by row, then date; of removed rows too */
	size_t dated_count;
};

/* A row of the ledger of individual hours. */
struct ledger_row {
	char *id;
	int64_t enterprise, quarters;
};

/* When and by whom a yes or no was said. */
struct said_by {
	int64_t at;
	char *author; /* owned */
};

struct step_kept {
	struct step_state state;
	char *groups, *reason; /* owned */
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
const struct sheet *model_sheet(const struct model *m, int64_t meeting, const char *field, int64_t enterprise);
/* The sheet of T's field and enterprise, made when there is none. */
struct sheet *model_sheet_make(struct model *m, const struct target *t);
void model_sheet_add(struct sheet *s, const char *row, double position); /* ROW is not there yet */
void model_sheet_remove(struct sheet *s, const char *row);
void model_sheet_dated(struct sheet *s, const char *row, const char *column, bool there);
void model_sheet_free(void *sheet);

#define MODEL_HALF_A_DAY (12LL * 3600 * 1000) /* ms */

/* Enterprise 0 for what is the group's. */
int64_t model_whose(const struct field *f, int64_t enterprise);
/* An answer of any meeting that is known. */
const char *model_answer_in(const struct model *m, int64_t meeting, const char *field, int64_t enterprise, const char *row, const char *column);
/* A number as JSON writes it; false: TEXT (may be NULL) is none. */
bool model_number(const char *text, double *number);

/* model_texts.c: a column that is simply a text of a struct */
struct text_column {
	const char *name;
	size_t offset;
};
extern const struct text_column model_session_texts[], model_meeting_texts[], model_enterprise_texts[], model_earlier_texts[],
	model_note_texts[], model_person_texts[];
void model_texts_start(void *base, const struct text_column *columns); /* "" each */
void model_texts_set(void *base, const struct text_column *columns, const char *name, const char *value);
bool model_texts_any(void *base, const struct text_column *columns); /* is one of them not ""? */
void model_texts_free(void *base, const struct text_column *columns);

/* model_fold.c: what a change touches besides its value. OTHER: it is of another meeting; is a value of that kind kept then? */
void model_fold(struct model *m, const struct change *c, bool other);
bool model_keeps(enum target_kind kind);

/* A moment that clocks show, until the year 9999; 0: TEXT (may be NULL) says none. */
int64_t model_moment(const char *text);

void model_review_fold(struct model *m, const struct change *c); /* model_review.c */
void model_review_free(void *review);
void model_person_fold(struct model *m, const struct change *c); /* model_persons.c */
void model_persons_free(struct model *m);

extern const char *const model_statuses[]; /* of a step; the first one holds until another is said; ends with NULL */

/* Reads C when it is the text of the scenario that the meeting runs: it is large, and kept in the scenario alone. */
bool model_scenario_take(struct model *m, const struct change *c);

#endif
