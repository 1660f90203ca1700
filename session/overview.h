/* All meetings of a file at once, as a list of them and the opening of one show them: how far each is, the hours of each
 * enterprise, what was asked of it since the last time. Plain data; how it is gathered is overview.c's. */
#ifndef SESSION_OVERVIEW_H
#define SESSION_OVERVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "session/wire.h"

struct session;

enum overview_stage { STAGE_PLANNED, STAGE_BEGUN, STAGE_HELD };

struct overview_meeting {
	int64_t id, enterprise; /* enterprise: of an individual one, else 0 */
	enum overview_stage stage;
	char *title, *date, *starts, *scenario; /* owned, never NULL; scenario: its id */
	int64_t done, steps;  /* steps that were done, shortened, skipped or given as homework, of how many */
	bool answered;        /* has it any answer? */
};

enum overview_attendance { ATTENDED_UNSAID, ATTENDED, ATTENDED_PARTLY, ATTENDED_NOT };

struct overview_hours {
	int64_t enterprise;
	bool known;             /* the quota */
	double quota, counted;  /* in the fields of hours of all meetings; the ledger is not in it */
	enum overview_attendance attendance; /* in the meeting before */
};

enum overview_task_kind { TASK_ASKED, TASK_STEP, TASK_FIELD, TASK_ACTION };
enum overview_task_state { TASK_TODO, TASK_BEGUN, TASK_DONE };

struct overview_task {
	int64_t enterprise; /* 0: of all, or the group's */
	enum overview_task_kind kind;
	enum overview_task_state state;
	char *text, *who, *when; /* owned, never NULL */
};

struct overview_step {
	int64_t meeting;
	char *id, *title;       /* owned, never NULL */
	int64_t answered, asked; /* by the enterprise of an individual meeting that it is gathered for, else 0; asked -1: it has no field */
};

struct overview {
	int64_t of;     /* the meeting that it was gathered for */
	int64_t before; /* the last one before it that was held with those it is held with; 0: none */
	struct overview_meeting *meetings; size_t meeting_count; /* in the order of their days, else of id */
	struct overview_hours *hours; size_t hours_count;        /* one an enterprise */
	struct overview_task *tasks; size_t task_count;
	struct overview_step *steps; size_t step_count;          /* of all meetings, in the same order */
};

/* Reads all meetings. Titles are in the language of the screen (i18n_language()). overview_clear() it. */
bool session_overview(struct session *s, int64_t of, struct overview *o, struct error *err);
void overview_clear(struct overview *o);

const struct overview_meeting *overview_meeting(const struct overview *o, int64_t id); /* NULL: none */
/* Does the meeting ID come before the one it was gathered for? */
bool overview_earlier(const struct overview *o, int64_t id);
const struct overview_hours *overview_hours(const struct overview *o, int64_t enterprise);

/* As a message. */
void overview_put(struct buf *b, const struct overview *o);
bool overview_get(struct wire_reader *r, struct overview *o); /* false: not one; nothing is kept then */

#endif
