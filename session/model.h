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
	char *reason, *joined; /* why it left; the day it came, YYYY-MM-DD, "": from the start */
	char *forgotten; /* always "": one that was erased is not in the model */
};

/* Who writes here, or speaks for an enterprise. */
struct person {
	char *id, *name, *role, *function, *left; /* owned, never NULL; role: facilitator enterprise; left: YYYY-MM-DD, "": still there */
	int64_t enterprise; /* of whom this one speaks for; 0: of none */
	char *language; /* fr en nl, "": not said; owned, never NULL */
	int64_t told;   /* UTC ms when this one had read who sees what; 0: not yet */
};

struct step_state {
	const char *status; /* "todo" "live" "done" "shortened" "skipped" "homework": never NULL */
	int64_t seconds;    /* spent, without the running clock */
	int64_t presenter;  /* the enterprise that presents; 0: none said */
	const char *groups; /* the sub-groups as they are written, "1,4 2,5,7"; never NULL; until the next model_apply */
	int64_t planned;    /* minutes, as changed on the day; -1: the scenario's */
	const char *reason; /* why skipped, shortened or given as homework; never NULL; until the next model_apply */
	int64_t began;      /* UTC ms when it first became live; 0: never */
	int64_t revealed;   /* UTC ms since when the room's screens show its results; 0: they do not */
};

/* A meeting before this one, as far as something of it is carried over. */
struct earlier {
	int64_t id, enterprise;              /* enterprise: of an individual meeting, else 0 */
	char *scenario;                      /* "id version" */
	char *title, *date, *kind;           /* owned, never NULL */
};

struct note {
	const char *id;
	char *text, *step, *circle, *follow; /* owned, never NULL; follow: open done, "": nothing is to follow */
	char *author; /* a person's id, of who wrote it first; owned, never NULL */
	int64_t meeting, enterprise; /* enterprise 0: the group, where it is said */
	bool addressed; /* an enterprise, or the group, is said */
	bool removed; /* its text is absent */
	int64_t order; /* of arrival */
};

struct model {
	char *title, *language;      /* of the session; owned, never NULL */
	char *lead, *scribe;         /* the ids of who leads and who writes down; "": nobody was said */
	char *until;                 /* the day up to which the session is kept, YYYY-MM-DD; "": not said */
	struct enterprise *enterprises; /* in order of id */
	size_t enterprise_count;
	int64_t meeting;             /* the current meeting */
	char *meeting_title, *meeting_date, *meeting_place, *meeting_kind;
	int64_t meeting_enterprise;  /* of an individual meeting, else 0 */
	char *live;                  /* id of the live step, "" when none */
	int64_t since;               /* UTC ms when it became live, 0: the clock stands */
	int64_t worked;              /* UTC ms of what was last recorded in the meeting within half a day of `since`; 0: nothing */
	char *meeting_starts;        /* HH:MM, planned; "": not said */
	int64_t ended;               /* UTC ms when the meeting was closed, 0: it was not */
	bool blank;                  /* the room's screens show nothing */
	struct scenario *scenario;   /* of the current meeting; NULL until known */
	int64_t revision;            /* the highest seen */
	int64_t folded;              /* how many changes were applied: another number, and anything may be different */
	/* the rest is private to model.c */
	struct map *values, *rows, *steps, *notes, *consents, *reviews;
	struct note **note_list; size_t note_count;
	struct earlier *earlier; size_t earlier_count; /* in order of id */
	struct ledger_row *ledger; size_t ledger_count;
	struct person *persons; size_t person_count; /* in order of id */
	int64_t arrivals;
};

struct model *model_new(void);
void model_free(struct model *m);

/* Folds one change in (its `after`). A change of another meeting is ignored, but for session, persons, enterprises, notes,
 * and the answers of earlier meetings, which are kept apart: model_carried(). */
void model_apply(struct model *m, const struct change *c);

/* The value of a target (answer, missing, circle, attendance, ...): NULL when absent. Valid until the next model_apply. */
const char *model_value(const struct model *m, const struct target *t);
/* An answer of the current meeting; ROW and COLUMN may be "" or NULL. */
const char *model_answer(const struct model *m, const char *field, int64_t enterprise, const char *row, const char *column);
/* The circle that holds for a field of an enterprise: the one set, else the field's; without `p` as long as the field's
 * consent doesn't say yes ("p" is then "e", "gp" is "g"). */
const char *model_circle(const struct model *m, const struct field *f, int64_t enterprise);
/* The same before the consent is looked at: what will hold once it says yes. */
const char *model_circle_asked(const struct model *m, const struct field *f, int64_t enterprise);

/* The ids of the rows of a table, in order; valid until the next model_apply. */
const char *const *model_rows(const struct model *m, const char *field, int64_t enterprise, size_t *count);
/* The text that stands for a row of TABLE (its title column, "…" when empty). */
const char *model_row_title(const struct model *m, const struct field *table, const char *of_column, int64_t enterprise, const char *row);

struct step_state model_step(const struct model *m, const char *step);
/* NOW (UTC ms); of a meeting whose clock was left running on an earlier day, when it was last worked on. */
int64_t model_clock(const struct model *m, int64_t now);
/* Was it left open on an earlier day, its clock running or standing? */
bool model_left_open(const struct model *m, int64_t now);
/* Seconds spent in a step at NOW (ms), with the running clock where it is the live one; of a meeting left open until it was last worked on. */
int64_t model_spent(const struct model *m, const char *step, int64_t now);

/* What an enterprise spoke in a round, in seconds; -1: no turn is recorded. */
int64_t model_turn(const struct model *m, const char *step, int64_t enterprise);

/* The enterprise's own word on an answer; the answer itself stays what was said that day. */
struct review {
	const char *status; /* "accepted" "amended" "contested"; "": nothing is said. Never NULL, as the others; until the next model_apply */
	const char *text;   /* its own wording, or why it contests; "": none */
	int64_t of;         /* revision of the answer it is about; 0: not said */
	const char *author; /* a person's id */
	int64_t at;         /* UTC ms, of its last change */
};
/* Is anything said of any answer? */
bool model_reviewed(const struct model *m);
/* Of the current meeting; ROW: of a table, else "" or NULL. */
struct review model_review(const struct model *m, const char *field, int64_t enterprise, const char *row);
/* UTC ms when an enterprise said that it has finished a step of the current meeting; 0: it did not. */
int64_t model_done(const struct model *m, const char *step, int64_t enterprise);

/* In order of id; until the next model_apply. They come after the first screen. */
const struct person *model_persons(const struct model *m, size_t *count);
const struct person *model_person(const struct model *m, const char *id); /* NULL: none */

/* Is the note still to be filed: neither for an enterprise or the group, nor in a step? */
bool model_unfiled(const struct note *n);

const struct enterprise *model_enterprise(const struct model *m, int64_t id); /* NULL: none */
/* Is it not there: absent or gone home this half-day as far as is said, or no member on the day of the meeting? */
bool model_absent(const struct model *m, int64_t enterprise);

/* Is anything recorded for this field (a value, a row, a cell, a missing reason)? */
bool model_answered(const struct model *m, const struct field *f, int64_t enterprise);
/* Why a kept value is none of its kind: what was typed stays, but doesn't count as an answer. */
enum unfit { UNFIT_NOT, UNFIT_NUMBER, UNFIT_DATE, UNFIT_TIME, UNFIT_BOUNDS };
/* Of the field's value (ROW: of that asked for this row, else ""); of a table the first fault among its cells. */
enum unfit model_unfit(const struct model *m, const struct field *f, int64_t enterprise, const char *row);
/* Is anything recorded for one of the fields that count in STEP? */
bool model_begun(const struct model *m, const struct step *step, int64_t enterprise);
/* Of the fields of STEP that an enterprise answers: how many are answered with what fits, of how many. What is hidden, for others, optional,
 * computed, shared or anonymous doesn't count; homework counts in a step of homework only. */
void model_progress(const struct model *m, const struct step *step, int64_t enterprise, int *answered, int *asked);
/* Both at once: is anything begun? */
bool model_progress_begun(const struct model *m, const struct step *step, int64_t enterprise, int *answered, int *asked);

/* --- whom something is for (session/model_shown.c) --- */

/* The bits of an enterprise (enum audience): its pole and its kind. 0 for the group. */
unsigned model_audience(const struct model *m, int64_t enterprise);
/* Does what is for ONLY (0: everyone) concern this enterprise? The group (0) is concerned by everything. */
bool model_for(const struct model *m, unsigned only, int64_t enterprise);
/* Is the field there for this enterprise: `only`, `role` (both sides until a presenter is chosen), `when` (true until known). */
bool model_shown(const struct model *m, const struct field *f, int64_t enterprise);
/* Does the field's `check` hold? true until known. */
bool model_check_ok(const struct model *m, const struct field *f, int64_t enterprise);
/* What `compute` gave, a number as JSON writes it or a text; NULL: nothing, or not known yet. Until the next model_apply. */
const char *model_computed(const struct model *m, const struct field *f, int64_t enterprise);
/* Is this a field that somebody is to answer (not computed, shared, anonymous...)? */
bool model_asks(const struct field *f);

/* --- who presents, who works with whom (session/model_groups.c) --- */

/* The one said for the step; in a step with roles else the one said last before it. 0: none. */
int64_t model_presenter(const struct model *m, const char *step);
/* How many sub-groups the step has, and the enterprises of the one numbered INDEX (from 0): how many there are, of which at most
 * CAP are written to OUT. */
size_t model_groups(const struct model *m, const char *step);
size_t model_group(const struct model *m, const char *step, size_t index, int64_t *out, size_t cap);
/* The others in the sub-group of an enterprise. */
size_t model_partners(const struct model *m, const char *step, int64_t enterprise, int64_t *out, size_t cap);

/* --- what earlier meetings said (session/model_carried.c) --- */

/* FULL_ID is `scenario.field`, or the id of a field of this meeting. Of the meetings of that scenario the last one before this one
 * where the enterprise (else the group) has something for it. NULL when there is none, or it is this meeting. */
const struct earlier *model_carried_from(const struct model *m, const char *full_id, int64_t enterprise);
/* The answer there; ROW and COLUMN may be "" or NULL. NULL: none. */
const char *model_carried(const struct model *m, const char *full_id, int64_t enterprise, const char *row, const char *column);
/* The reason why there is no answer there: none unknown refused; NULL: not said. */
const char *model_carried_missing(const struct model *m, const char *full_id, int64_t enterprise);
/* The rows there, in order; until the next model_apply. */
const char *const *model_carried_rows(const struct model *m, const char *full_id, int64_t enterprise, size_t *count);

/* --- figures (session/model_figures.c) --- */

/* The score: the weights of what was chosen, the numbers, scales and lines of grids. *ANSWERED of *PARTS are in it (a grid's lines are
 * a part each; what this enterprise isn't asked is none). */
double model_score(const struct model *m, const struct field *f, int64_t enterprise, int *answered, int *parts);
/* The band that a score is in; NULL: below the first. */
const struct band *model_band(const struct field *f, double score);
/* Dots not yet given; below 0: too many. What was given to a removed row counts no more. */
int model_dots_left(const struct model *m, const struct field *f, int64_t enterprise);
int model_dots(const struct model *m, const struct field *f, int64_t enterprise, const char *item);

struct dated_value {
	const char *date; /* YYYY-MM-DD; until the next model_apply */
	double value;
};
/* The values of an indicator (a row of F), the oldest first; caller frees. Never NULL. */
struct dated_value *model_values_over_time(const struct model *m, const struct field *f, int64_t enterprise, const char *row, size_t *count);

/* The hours of the quota of F (an `hours` field) that are left, of *QUOTA (may be NULL): less all hours counted in any meeting and in the
 * ledger. false: no quota is known. */
bool model_hours_left(const struct model *m, const struct field *f, int64_t enterprise, double *left, double *quota);
/* The rows of the ledger: the id of the I-th, NULL: there are no more. */
const char *model_ledger(const struct model *m, size_t i, int64_t *enterprise, int64_t *quarters);
struct consent_said {
	bool yes;           /* else no, or withdrawn */
	int64_t at;         /* UTC ms */
	const char *author; /* who wrote it down; until the next model_apply */
};
/* What was last said of a consent field; false: nothing. */
bool model_consent(const struct model *m, const struct field *f, int64_t enterprise, struct consent_said *said);
/* Does a consent field (its id, or a full id) say yes? */
bool model_consents(const struct model *m, const char *consent, int64_t enterprise);

/* --- all of one field (session/model_cells.c) --- */

struct model_cell {
	char *row, *column; /* owned; "" where there is none */
	const char *value;  /* until the next model_apply */
};
/* What KIND (TARGET_ANSWER, TARGET_MISSING) holds for a field of an enterprise in this meeting, also in rows that were removed; by row and
 * column. Free with model_cells_free(). */
struct model_cell *model_cells(const struct model *m, enum target_kind kind, const char *field, int64_t enterprise, size_t *count);
void model_cells_free(struct model_cell *list, size_t count);

/* --- who is there (session/model_people.c) --- */

enum half { HALF_AM, HALF_PM, HALF_COUNT };
extern const char *const model_halves[HALF_COUNT]; /* am pm */
/* The half-day of a time of the day ("09:50"). */
enum half model_half(const char *hm);
/* What is said of an enterprise in a half-day: status arrived left reason persons. NULL: nothing. Until the next model_apply. */
const char *model_attendance(const struct model *m, int64_t enterprise, enum half half, const char *column);
/* Is it of the group on the day of the meeting: joined by then, not left? */
bool model_member(const struct model *m, int64_t enterprise);
/* Does it count in the meeting, for whoever counts heads: of the group on that day, and of an individual one its own? */
bool model_counts(const struct model *m, int64_t enterprise);
/* Those who speak for an enterprise, by name; those that left only with LEFT. Caller frees the list. */
const struct person **model_persons_of(const struct model *m, int64_t enterprise, bool left, size_t *count);

/* Who reads a note: "f" where nothing else was said, also of one that isn't there. */
const char *model_note_circle(const struct model *m, const char *note);

/* The notes of a step and enterprise (0: the group), not removed, oldest first; caller frees the list (not the notes). */
const struct note **model_notes(const struct model *m, const char *step, int64_t enterprise, size_t *count);

#endif
