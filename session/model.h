/* The current meeting as a screen or a report reads it: the fold of the changes it was given. Knows neither SQLite nor the socket. */
#ifndef SESSION_MODEL_H
#define SESSION_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scenarios/scenario.h"
#include "session/change.h"

struct enterprise {
	int64_t id;
	char *name, *kind, *pole, *country, *language, *registration, *contact, *left; /* owned, never NULL */
};

struct step_state {
	const char *status; /* "todo" "live" "done" "shortened" "skipped": never NULL */
	int64_t seconds;    /* spent, without the running clock */
};

struct note {
	const char *id;
	char *text, *step, *circle; /* owned, never NULL */
	int64_t meeting, enterprise;
	bool removed; /* its text is absent */
	int64_t order; /* of arrival */
};

struct model {
	char *title, *language;      /* of the session; owned, never NULL */
	struct enterprise *enterprises; /* in order of id */
	size_t enterprise_count;
	int64_t meeting;             /* the current meeting */
	char *meeting_title, *meeting_date, *meeting_place, *meeting_kind;
	char *live;                  /* id of the live step, "" when none */
	int64_t since;               /* UTC ms when it became live, 0: the clock stands */
	struct scenario *scenario;   /* of the current meeting; NULL until known */
	int64_t revision;            /* the highest seen */
	/* the rest is private to model.c */
	struct map *values, *rows, *steps, *notes;
	struct note **note_list; size_t note_count;
	int64_t arrivals;
};

struct model *model_new(void);
void model_free(struct model *m);

/* Folds one change in (its `after`). A change of another meeting is ignored, but for session, persons, enterprises and notes. */
void model_apply(struct model *m, const struct change *c);

/* The value of a target (answer, missing, circle, attendance, ...): NULL when absent. Valid until the next model_apply. */
const char *model_value(const struct model *m, const struct target *t);
/* An answer of the current meeting; ROW and COLUMN may be "" or NULL. */
const char *model_answer(const struct model *m, const char *field, int64_t enterprise, const char *row, const char *column);
/* The circle that holds for a field of an enterprise: the one set, else the field's. */
const char *model_circle(const struct model *m, const struct field *f, int64_t enterprise);

/* The ids of the rows of a table, in order; valid until the next model_apply. */
const char *const *model_rows(const struct model *m, const char *field, int64_t enterprise, size_t *count);
/* The text that stands for a row of TABLE (its title column, "…" when empty). */
const char *model_row_title(const struct model *m, const struct field *table, const char *of_column, int64_t enterprise, const char *row);

struct step_state model_step(const struct model *m, const char *step);
/* Seconds spent in a step at NOW (ms), with the running clock where it is the live one. */
int64_t model_spent(const struct model *m, const char *step, int64_t now);

const struct enterprise *model_enterprise(const struct model *m, int64_t id); /* NULL: none */
bool model_absent(const struct model *m, int64_t enterprise);

/* Is anything recorded for this field (a value, a row, a missing reason)? */
bool model_answered(const struct model *m, const struct field *f, int64_t enterprise);
/* Of the fields of STEP that an enterprise answers (share and anonymous don't count): how many are answered, of how many. */
void model_progress(const struct model *m, const struct step *step, int64_t enterprise, int *answered, int *asked);

/* The notes of a step and enterprise (0: the group), not removed, oldest first; caller frees the list (not the notes). */
const struct note **model_notes(const struct model *m, const char *step, int64_t enterprise, size_t *count);

#endif
