/* Field kinds: how each is drawn and what keys do to it. A new kind is a row here and a file of its own.
 * A spot is one value that keys can change: a field, a cell of a table, a question of a sheet, a note. */
#ifndef TUI_FIELDS_H
#define TUI_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/state.h"

struct spot {
	const struct field *field; /* how it is edited; NULL: a note */
	struct target target;      /* texts borrowed from the scenario, the slot and the form */
	const char *sheet;         /* the anonymous field it is a question of; NULL: none */
	bool cell;                 /* has one line only */
};

/* Where to draw: line 0 is row Y of the grid (may be above TOP: scrolled out); only rows TOP..BOTTOM-1 are touched. */
struct pen {
	struct grid *grid;
	int y, x, columns;
	int top, bottom;
	int head; /* the first row that shows the form: names of columns that were scrolled out stay there */
};
bool pen_sees(const struct pen *p, int line);
/* Writes TEXT at LINE and column X of the pen, cut with "…" at COLUMNS and the pen's right edge; returns the columns
 * written. */
int pen_fit(const struct pen *p, int line, int x, int columns, enum style style, const char *text);
int pen_bytes(const struct pen *p, int line, int x, enum style style, const char *text, size_t len);
void pen_cursor(const struct pen *p, int line, int x);

/* Values, wherever they are kept. Not for sheets' texts while typed: the edit widget has those. */
const char *spot_value(const struct app *a, const struct spot *s); /* NULL: absent */
void spot_set(struct app *a, const struct spot *s, enum value_type type, const char *value);
/* Where a row after the last one of a table stands: writes the number into OUT of 32 bytes. */
void row_position(const struct app *a, const char *field, int64_t enterprise, const char *step, char *out);
/* The spot of a slot's plain field or note; of the focused cell or question. */
struct spot slot_spot(const struct app *a, const struct slot *s);
struct spot spot_focused(struct app *a);
/* Makes what must be there before anything is put in the focused spot: the row of a table, the note. The spot again. */
struct spot spot_make(struct app *a);
struct target answer_target(const struct app *a, const struct slot *s, const char *row, const char *column);

/* Kinds of one value. Row of a table indexed by enum field_kind; composite kinds have none. */
struct value_kind {
	enum value_type type;
	bool typed; /* with the edit widget */
	bool lines; /* of several lines, where there is room */
	/* Of typed numbers: what is typed as JSON writes it (NULL: it can't), and that as it is typed again. */
	char *(*read)(const struct field *f, const char *typed);
	char *(*write)(const struct field *f, const char *json);
	bool (*key)(struct app *a, const struct spot *s, const struct key *k);
	int (*height)(struct app *a, const struct spot *s, struct slot *slot, int columns, bool focused);
	void (*draw)(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused);
	/* One line for a cell, nothing when absent. */
	void (*show)(const struct app *a, const struct spot *s, const char *value, struct buf *out);
	const char *hint;      /* N_(): its keys, in a field */
	const char *cell_hint; /* N_(): its keys, in a cell */
};
const struct value_kind *value_kind(const struct field *f); /* F NULL is a note; NULL for a composite kind */

/* Kinds of a slot. */
struct slot_kind {
	bool below; /* drawn below its label, over the full width; else beside it */
	bool rows;  /* row-up and row-down mean something */
	bool by_line; /* to another row of the same column changes the lines of these rows, nothing else */
	bool (*key)(struct app *a, struct slot *s, const struct key *k);
	int (*height)(struct app *a, struct slot *s, int columns, bool focused);
	void (*draw)(struct app *a, struct slot *s, const struct pen *p, bool focused);
	int (*line)(struct app *a, struct slot *s, int columns); /* the focused one, from the first drawn; NULL: 0 */
	void (*enter)(struct app *a, struct slot *s, int by);    /* sets row, column, item; NULL: none are used */
	bool (*step)(struct app *a, struct slot *s,
		     int by);                        /* sets them to the next cell; false: there is none. NULL: none */
	void (*keep)(struct app *a, struct slot *s); /* the model changed: are row and column still there? NULL */
	void (*detail)(struct app *a, struct slot *s, int columns,
		       struct buf *out);                     /* what is cut in the focused spot; NULL */
	void (*move)(struct app *a, struct slot *s, int by); /* row-up (-1), row-down (1), row-remove (0); NULL */
	bool (*spot)(const struct app *a, const struct slot *s,
		     struct spot *out); /* the focused one; false: none. NULL: the slot's own */
	const char *hint;               /* N_(); NULL: that of the focused spot */
};
const struct slot_kind *slot_kind(const struct slot *s);

/* What the keys do in a field of this kind, N_(). */
const char *field_kind_help(enum field_kind kind);

/* Goes to another row or column of the focused slot; false: it is there already. */
void cell_go(struct app *a, const char *row, const char *column);
/* Columns of a table at a width: which are shown, where. table_layout.c */
enum { TABLE_COLUMNS = 64, TABLE_GAP = 2 };
struct table_layout {
	size_t count;
	int width[TABLE_COLUMNS];
	int x[TABLE_COLUMNS]; /* -1: not shown */
	bool before, after;   /* are there columns to the left (after the first), to the right */
};
/* WIDTH and COUNT are set; FLEXIBLE[i]: may grow and shrink. FOCUS is in sight. */
void table_layout(struct table_layout *l, const bool *flexible, size_t focus, int columns);

/* field_text.c: the focused text. */
void typing_start(struct app *a, size_t offset); /* if the focused spot is typed in */
void typing_stop(struct app *a);                 /* normalises, folds */
void typing_follow(struct app *a);               /* the model changed */
bool typing_key(struct app *a, const struct key *k);
/* TEXT (NFC) stands in the focused spot as if it had been typed over what is there; false: nothing is typed in here. */
bool typing_replace(struct app *a, const char *text);
/* Says nothing is missing any more, when something was said to be. */
void spot_not_missing(struct app *a, const struct spot *s);
/* What the typed kinds of one line share. */
bool typed_key(struct app *a, const struct spot *s, const struct key *k);
int typed_height(struct app *a, const struct spot *s, struct slot *slot, int columns, bool focused);
void typed_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused);

/* field_simple.c: why there is no value, in words; NULL: nothing was said. */
const char *spot_missing(const struct app *a, const struct spot *s);

/* field_dots.c: gives item I of S so many dots; what the rules don't allow is said and not done. */
void dots_give(struct app *a, const struct slot *s, size_t i, int dots);
/* field_share.c: the N-th answer that may be shared, NULL: there are not as many; whether it is; shares it or takes it back. */
const struct field *share_field(const struct app *a, size_t n);
bool share_on(const struct app *a, const struct field *f);
void share_toggle(struct app *a, const struct field *f);

/* field_date_time.c: what is typed becomes what is kept; NULL: it can't. Caller frees. */
char *date_read(const struct app *a, const struct field *f, const char *typed);

/* By the file of their name: field_text.c, field_date_time.c, field_number.c, field_choice.c, field_scale.c... */
extern const struct value_kind value_text, value_long, value_date, value_time, value_number, value_money, value_duration,
	value_hours, value_choice, value_choices, value_scale, value_consent, value_link;
extern const struct slot_kind slot_simple, slot_ranking, slot_table, slot_matrix, slot_share, slot_anonymous, slot_dots,
	slot_grid, slot_computed, slot_score;

#endif
