/* What a scenario is once read: steps, fields, texts. Read-only, shared by the keeper, the face and the reports.
 * All strings live as long as the scenario. Ids are [a-z][a-z0-9_-]{0,63}. */
#ifndef SCENARIOS_SCENARIO_H
#define SCENARIOS_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/i18n.h"
#include "config/diagnostic.h"

/* Whom something is for: bits of poles and of kinds of organisation. Poles are alternatives among themselves, kinds too;
 * where both are given both must match. 0: everyone. */
enum audience {
	POLE_INSERTION = 1, POLE_SOLIDARITE = 2, POLE_AUTRE = 4, POLES = 7,
	KIND_ENTERPRISE = 8, KIND_AUTHORITY = 16, KIND_FUNDER = 32, KIND_NETWORK = 64, KIND_SUPPORT = 128, KIND_RESEARCH = 256,
	KINDS_OF_ORGANISATION = 504
};

/* A text of the scenario: one string for all languages, or one per language; NULL where there is none. */
struct said {
	const char *in[LANG_COUNT];
	enum lang first; /* the scenario's first language, to fall back to */
	const struct said_variant *variants; /* how it is said to some */
	size_t variant_count;
};

struct said_variant {
	unsigned who; /* one bit of enum audience */
	struct said text;
};

/* How S is said to WHO (the bits of one organisation; 0: to nobody in particular): a variant of its pole, else of its kind, else S itself. */
const struct said *said_to(const struct said *s, unsigned who);
/* The bits of an organisation with this pole and kind, as they are written in the session file; unknown words give none. */
unsigned audience_of(const char *pole, const char *kind);
/* Does what is for ONLY concern WHO? */
bool audience_has(unsigned only, unsigned who);

/* The text in LANG, else in the scenario's first language, else in any; "" when there is none at all. Never NULL.
 * *FALLBACK (may be NULL) says whether it is another language than asked. */
const char *said_in(const struct said *s, enum lang lang, bool *fallback);
bool said_any(const struct said *s);

enum step_kind {
	STEP_INFORMATION, STEP_PLENARY, STEP_INDIVIDUAL, STEP_PAIR, STEP_GROUP, STEP_ROUND, STEP_VOTE, STEP_ADMIN, STEP_BREAK,
	STEP_KIND_COUNT
};

enum field_kind {
	FIELD_TEXT,      /* one line */
	FIELD_LONG,      /* several lines */
	FIELD_NUMBER,
	FIELD_DATE,      /* 2026-03-12 */
	FIELD_TIME,      /* 09:30 */
	FIELD_CHOICE,    /* one option */
	FIELD_CHOICES,   /* several options */
	FIELD_SCALE,     /* a number between min and max, both ends named */
	FIELD_RANKING,   /* options, or rows of an earlier table, put in order; `keep` at most */
	FIELD_TABLE,     /* rows of typed columns */
	FIELD_MATRIX,    /* rows and columns are earlier answers; each cell one option */
	FIELD_ACTION,    /* a table whose columns are action, who, when, status */
	FIELD_SHARE,     /* which of the enterprise's own answers the group may read: sets circle g */
	FIELD_ANONYMOUS, /* a sheet of questions kept without enterprise, author or time */
	FIELD_DURATION,  /* minutes, typed 1:30 */
	FIELD_MONEY,
	FIELD_DOTS,      /* points to spread over options or rows */
	FIELD_GRID,      /* fixed lines, each with one option or a place on a scale */
	FIELD_INDICATORS,/* a table of indicators, their values over time */
	FIELD_CONSENT,   /* yes or no; gates circle p of other fields */
	FIELD_QUOTA,     /* individual hours promised */
	FIELD_HOURS,     /* individual hours counted, by the quarter */
	FIELD_SCORE,     /* computed from weights, with the text of its band */
	FIELD_LINK,      /* an earlier step that is reopened */
	FIELD_KIND_COUNT
};

struct option { /* also a line of a grid */
	const char *id;
	struct said label;
	unsigned only;      /* enum audience; 0: everyone */
	bool alone;         /* excludes the others */
	bool other;         /* asks which: a text beside, in column "other" */
	double weight;      /* for a score; 0 by default */
	struct said action; /* choosing it adds this to the field's `plan`; empty: nothing */
};

struct suggestion {
	struct said text;
	unsigned only;
};

struct band { /* of a score: from this value on, this text */
	double from;
	struct said text;
};

enum carry { CARRY_NONE, CARRY_BESIDE, CARRY_COPY, CARRY_UPDATE };
enum field_role { FOR_ALL, FOR_PRESENTER, FOR_PEER };

/* A field; also a column of a table and a question of an anonymous sheet (then kind is a simple one). */
struct field {
	const char *id;
	enum field_kind kind;
	struct said label;   /* at most 24 characters are shown in strips and heads of columns */
	struct said prompt;  /* the question */
	struct said example; /* of a good answer */
	bool group;          /* once for the group, not per enterprise */
	const char *circle;  /* "f" "e" "g" "p" "gp"; what a new answer starts with; default "e" */

	struct option *options; /* choice, choices, ranking; the cells of a matrix */
	size_t option_count;

	double min, max;        /* number (NAN: none), scale (whole numbers) */
	struct said unit;
	struct said low, high;  /* the names of a scale's ends */

	struct field *columns;  /* table, action; the questions of an anonymous sheet */
	size_t column_count;
	int width;              /* of a column, in terminal columns; 0: by kind */
	int rows_max;           /* of a table; 0: 200 */

	/* Where rows (ranking, matrix) and columns (matrix) come from: a table of the same scenario.
	 * `of_column` names the table's column that is shown for a row; the table's first one by default. */
	const char *of, *of_column;       /* ranking: its items; matrix: its rows */
	const char *across, *across_column; /* matrix: its columns */
	int keep;                         /* ranking: at most so many; 0: all */

	unsigned only;            /* enum audience; 0: everyone */
	enum field_role for_role; /* within the step */
	bool homework;            /* answered by the enterprise between meetings */
	bool homework_said;       /* choice: by it each says what it did of the homework */
	bool optional;            /* not counted as missing */
	bool watch;               /* warns of the scenario's words to watch */
	const char *when, *check, *compute; /* SQL expressions; NULL: none */
	struct said check_say;
	const char *each, *each_show; /* one answer for each row of this table, shown by this column */
	const char *from;         /* full ids of earlier meetings' answers, comma between; NULL: none */
	enum carry carry;
	const char *consent;      /* the consent field that gates circle p */
	const char *plan;         /* the action plan that its options' actions go into */
	struct suggestion *suggestions;
	size_t suggestion_count;
	struct option *lines;     /* grid */
	size_t line_count;
	const char *before;       /* grid: the same at T0, a field or full id */
	int dots, most;           /* dots to spread, and how many on one (0: all) */
	int decimals;             /* number */
	const char *currency;     /* money */
	int rows_min;             /* table */
	const char *quota;        /* hours: full id of the quota */
	const char **parts;       /* score: ids of fields */
	size_t part_count;
	struct band *bands;       /* score: in rising order */
	size_t band_count;
	int show_from;            /* anonymous: at least 5 */

	int line;               /* in the flat text; in a sentence by diagnostic_line() */
};

struct step {
	const char *id;
	enum step_kind kind;
	int minutes;            /* planned; more with step_minutes() */
	int minutes_each;       /* on top, per enterprise */
	bool optional, homework;/* may be skipped when late; done between meetings, outside the slot */
	bool may_go_home, stays;/* may be given as homework when late; may not, as the scenario says */
	int round, rounds;      /* of a repeated step: 1.. of so many; 1 of 1 otherwise */
	const char *instead_of; /* the step that this one may replace; NULL: none */
	int size;               /* of its sub-groups; 2 for pairs, 0: none */
	bool results;           /* the room's screen may show counted results */
	struct said title;
	struct said say;        /* to everyone, read aloud */
	struct said show;       /* for the room's screen */
	struct said guide;      /* only the facilitator reads it */
	struct field *fields;
	size_t field_count;
	int line;
};

/* Words that a note had better not hold; they warn and never block. */
struct watch_list {
	const char *id;
	struct said words; /* comma between, `*` at the end of one: any ending */
	struct said say;
};

struct scenario {
	const char *id;
	int version;
	struct said title, purpose, source; /* source: what it draws on */
	enum lang first;        /* the language to fall back to: the first of `languages` */
	bool has[LANG_COUNT];   /* the languages it declares */
	int slot;               /* minutes of the whole meeting */
	bool individual;        /* a meeting of one enterprise */
	int group_min, group_max; /* enterprises it is made for */
	struct said homework;   /* what is asked until the next meeting */
	const char **after;     /* scenarios that normally come before */
	size_t after_count;
	struct watch_list *watches;
	size_t watch_count;
	struct step *steps;
	size_t step_count;
	const char *text;       /* the source it was read from, NUL-terminated */
	size_t len;
};

/* Reads a scenario from LEN bytes (copied). Every fault goes to D; NULL when there was an error. Free with scenario_free(). */
struct scenario *scenario_parse(const char *text, size_t len, struct diagnostics *d);

/* For who waits for nothing else just now: the next scenario_parse() finds its code and tables in memory. */
void scenario_prepare(void);

/* Opens PATH safely (a regular file, at most GUARD_MAX_BYTES, never a FIFO or directory; symlinks are followed only for the last part when FOLLOW),
 * caller frees *TEXT. false with a sentence. */
bool scenario_load_text(const char *path, char **text, size_t *len, struct error *err);

/* Finds a scenario by id, or by path when NAME holds a '/' or ends in ".scenario". By id it looks, in this order, in the folders of
 * $FILROUGE_SCENARIOS (colon between), in `scenarios` of the current folder, in the person's $XDG_DATA_HOME/filrouge/scenarios
 * (~/.local/share by default), in the site's sysconfdir/filrouge/scenarios, beside the program, in pkgdatadir/scenarios: so that a
 * folder, a person, a site may have its own instead of one that is shipped. Caller frees. NULL with a sentence that names what there is. */
char *scenario_find(const char *name, struct error *err);

/* The ids found in those folders, sorted, each once: caller frees the list and each string. */
char **scenario_list(size_t *count);

void scenario_free(struct scenario *s);

/* May STEP of S be given as homework when the meeting is late? What says so, and where no step of it says so, what each does alone and
 * answers something in, unless it says that it stays. */
bool step_may_go_home(const struct scenario *s, const struct step *step);
/* Does it ask an enterprise for anything? */
bool step_asks(const struct step *step);
/* The field by which each says what it did of its homework: the one that says so, else the one of the usual id. NULL: there is none. */
const struct field *scenario_homework_said(const struct scenario *s);
/* Minutes of a step with so many enterprises; 0 for homework. */
int step_minutes(const struct step *step, size_t enterprises);
/* Of the whole meeting: of alternatives the longest; OPTIONAL: with the steps that may be skipped. */
int scenario_minutes(const struct scenario *s, size_t enterprises, bool optional);

const struct step *scenario_step(const struct scenario *s, const char *id); /* NULL: none */
/* Fields of steps only (not columns, not questions). *STEP (may be NULL) becomes its step. */
const struct field *scenario_field(const struct scenario *s, const char *id, const struct step **step);
/* A column, question, by id; NULL: none. */
const struct field *field_column(const struct field *f, const char *id);
/* Can many answers to F be told without telling one of them: a choice, a place on a scale or in an order, dots, a figure, a grid? Asked
 * once of each, and of things that all have before them. */
bool field_countable(const struct scenario *s, const struct field *f);
const struct option *field_option(const struct field *f, const char *id);
/* The column of TABLE that stands for a row of it, OF_COLUMN or the first. */
const struct field *field_title_column(const struct field *table, const char *of_column);

/* Names as written in a scenario file. */
extern const char *const step_kind_names[STEP_KIND_COUNT];
extern const char *const field_kind_names[FIELD_KIND_COUNT];

#endif
