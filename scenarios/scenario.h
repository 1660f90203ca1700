/* What a scenario is once read: steps, fields, texts. Read-only, shared by the keeper, the face and the reports.
 * All strings live as long as the scenario. Ids are [a-z][a-z0-9_-]{0,63}. */
#ifndef SCENARIOS_SCENARIO_H
#define SCENARIOS_SCENARIO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/i18n.h"
#include "scenarios/diagnostic.h"

/* A text of the scenario: one string for all languages, or one per language; NULL where there is none. */
struct said {
	const char *in[LANG_COUNT];
	enum lang first; /* the scenario's first language, to fall back to */
};

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
	FIELD_KIND_COUNT
};

struct option {
	const char *id;
	struct said label;
};

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

	int line;               /* in the file, for messages */
};

struct step {
	const char *id;
	enum step_kind kind;
	int minutes;            /* planned */
	struct said title;
	struct said say;        /* to everyone, read aloud */
	struct said show;       /* for the room's screen */
	struct said guide;      /* only the facilitator reads it */
	struct field *fields;
	size_t field_count;
	int line;
};

struct scenario {
	const char *id;
	int version;
	struct said title, purpose, source; /* source: what it draws on */
	enum lang first;        /* the language to fall back to: the first of `languages` */
	bool has[LANG_COUNT];   /* the languages it declares */
	int slot;               /* minutes of the whole meeting */
	struct said homework;   /* what is asked until the next meeting */
	struct step *steps;
	size_t step_count;
	const char *text;       /* the source it was read from, NUL-terminated */
	size_t len;
};

/* Reads a scenario from LEN bytes (copied). Every fault goes to D; NULL when there was an error. Free with scenario_free(). */
struct scenario *scenario_parse(const char *text, size_t len, struct diagnostics *d);

/* Opens PATH safely (a regular file, at most GUARD_MAX_BYTES, never a FIFO or directory; symlinks are followed only for the last part when FOLLOW),
 * caller frees *TEXT. false with a sentence. */
bool scenario_load_text(const char *path, char **text, size_t *len, struct error *err);

/* Finds a scenario by id, or by path when NAME holds a '/' or ends in ".scenario": in $FILROUGE_SCENARIOS (colon-separated folders), beside the program,
 * in the user's data folder, in pkgdatadir. Caller frees. NULL with a sentence that names what there is. */
char *scenario_find(const char *name, struct error *err);

/* The ids found in those folders, sorted, each once: caller frees the list and each string. */
char **scenario_list(size_t *count);

void scenario_free(struct scenario *s);

const struct step *scenario_step(const struct scenario *s, const char *id); /* NULL: none */
/* Fields of steps only (not columns, not questions). *STEP (may be NULL) becomes its step. */
const struct field *scenario_field(const struct scenario *s, const char *id, const struct step **step);
/* A column, question, by id; NULL: none. */
const struct field *field_column(const struct field *f, const char *id);
const struct option *field_option(const struct field *f, const char *id);
/* The column of TABLE that stands for a row of it, OF_COLUMN or the first. */
const struct field *field_title_column(const struct field *table, const char *of_column);

/* Names as written in a scenario file. */
extern const char *const step_kind_names[STEP_KIND_COUNT];
extern const char *const field_kind_names[FIELD_KIND_COUNT];

#endif
