/* Expressions of a scenario (`when`, `check`, `compute`): SQL over field ids, evaluated by SQLite on a closed connection in memory
 * that may read the values it is given and call the functions of a short list, and nothing else.
 * Knows nothing of where values come from: a callback gives them. One `struct expressions` belongs to one thread.
 *
 * Names: `fte`, `"fte-total"` (an id with a hyphen stands between double quotes), `barriers.time` (a line of a grid), `pole`, `kind`,
 * `country`, `language`, `enterprises`, and earlier meetings' `"vises-1a".fte` and `"vises-1a.barriers".time`.
 * Numbers are never whole numbers to SQL, so 5 staff / 2 is 2.5. */
#ifndef SCENARIOS_EXPRESSION_H
#define SCENARIOS_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "scenarios/scenario.h"

enum {
	EXPRESSION_MAX_BYTES = 1000,
	EXPRESSION_MAX_NAMES = 64, /* different ones in one expression */
	EXPRESSION_MAX_TEXT = 64 << 10, /* bytes of what it gives */
};

/* What a name stands for. */
enum expression_what {
	READS_FIELD,       /* of this scenario (field), or of an earlier one (scenario, id) */
	READS_POLE,        /* text: of the enterprise, as are the next three */
	READS_KIND,
	READS_COUNTRY,
	READS_LANGUAGE,
	READS_ENTERPRISES, /* number: how many take part */
};

struct expression_read {
	enum expression_what what;
	const char *scenario;      /* an earlier one's id; NULL: this one */
	const char *id;            /* of the field; NULL for the others */
	const char *line;          /* of a grid; NULL: the field itself */
	const struct field *field; /* of this scenario; NULL: an earlier one's, or no field */
	size_t at, len;            /* where it stands first: bytes of the expression */
};

enum expression_type { EXPRESSION_NULL, EXPRESSION_NUMBER, EXPRESSION_TEXT };

struct expression_value {
	enum expression_type type;
	double number;
	const char *text;    /* LEN bytes; need not end with NUL when given, does when received */
	size_t len;
	const char *missing; /* of a null: why, for missing(x): "none" "unknown" "refused"; NULL: not said, or not asked */
};

/* Gives what a name stands for, for the enterprise that the caller has in mind. A choice is its option's id, choices and rankings the
 * ids with a space between, consent yes or no, a table the number of its rows, a matrix, grid, dots or field with `each` the number
 * of its cells that are filled, date and time texts, all else that is counted a number. Nothing yet is a null (no rows: 0).
 * A text must stay until the evaluation has ended. */
struct expression_source {
	void (*value)(void *context, const struct expression_read *read, struct expression_value *out);
	void *context;
};

/* Which earlier scenarios' fields there are. Without KNOWN every well-formed full id is taken for one that is. */
struct expression_earlier {
	bool (*known)(void *context, const char *scenario, const char *id, const char *line);
	void *context;
};

/* What is wrong in an expression: AT bytes from its start. Cleared with expression_fault_clear(). */
struct expression_fault {
	size_t at;
	char *sentence; /* owned */
	char *fix;      /* owned, or NULL */
};

struct expressions; /* the connection */
struct expression;  /* one, prepared */

/* For the fields of S, which must outlive it. EARLIER may be NULL. NULL with a sentence when SQLite cannot. */
struct expressions *expressions_open(const struct scenario *s, const struct expression_earlier *earlier, struct error *err);
/* Frees every expression of it too. NULL is fine. */
void expressions_close(struct expressions *all);

/* What a read gives when it isn't null; EXPRESSION_NULL: not known here (an earlier meeting's). */
enum expression_type expression_read_type(const struct expression_read *read);

/* Prepares SQL (copied); NULL with FAULT (may be NULL) when it isn't an expression, or reads what there is not. */
struct expression *expression_compile(struct expressions *all, const char *sql, struct expression_fault *fault);
void expression_fault_clear(struct expression_fault *fault);

/* What it reads, each once: all that its value depends on (and the day, when it says date('now')). */
const struct expression_read *expression_reads(const struct expression *x, size_t *count);
/* Does it read this field of this scenario, or a line of it? */
bool expression_depends(const struct expression *x, const struct field *field);
/* Does its value depend on the day? */
bool expression_dated(const struct expression *x);

/* Frees what evaluation needs: from now on it only tells what it reads. */
void expression_forget(struct expression *x);

/* Its value; OUT's text is valid until the next evaluation of any expression. false with a sentence when it was stopped
 * (too long, too large, no text); OUT is then null. */
bool expression_value(struct expression *x, const struct expression_source *from, struct expression_value *out, struct error *err);

enum expression_truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };
/* As SQL has it: null is unknown; so is what was stopped. A field is shown when its `when` is TRUTH_YES; a `check` warns when TRUTH_NO. */
enum expression_truth expression_truth(struct expression *x, const struct expression_source *from);

#endif
