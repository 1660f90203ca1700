/* Who is there: what is set when somebody comes, goes, joins or leaves, and in which words it stands. */
#ifndef TUI_PEOPLE_H
#define TUI_PEOPLE_H

#include "session/model.h"
#include "tui/settings.h"
#include "tui/state.h"

struct people { /* of the three views */
	size_t at, top;     /* the chosen enterprise, by its place in the model */
	enum half half;     /* that keys act on */
	size_t row;         /* of the card of one: the chosen line */
	int card_top;
	size_t missed;      /* of what it missed: the chosen step */
	enum view_id back, card_back, missed_back; /* where Esc leads */
	char person[ID_SIZE]; /* that a typed line is about; "": a new one */
	const char *column;   /* and which attribute of the enterprise; NULL: none */
	bool asked_absent;    /* of a typed reason: for an absence, else for leaving the group */
};

/* Is one of the three views shown, or under what is? */
bool people_shown(const struct app *a);
/* The one that keys act on: in the room the one looked at, in the views the chosen one. NULL: none. */
const struct enterprise *people_who(const struct app *a);
/* The half-day that keys act on. */
enum half people_half(const struct app *a);

struct target attendance_target(const struct app *a, int64_t enterprise, enum half half, const char *column);
struct target enterprise_target(int64_t enterprise, const char *column);
struct target person_target(const char *id, const char *column);
const char *people_today(const struct app *a); /* YYYY-MM-DD; until the next call of form_refresh() */

/* There, from the beginning; away, because of REASON ("" not said). */
void people_present(struct app *a, int64_t enterprise, enum half half);
void people_absent(struct app *a, int64_t enterprise, enum half half, const char *reason);
/* Came or went (COLUMN arrived, left) at HM, in the half-day of that time. "": no longer said. */
void people_time(struct app *a, int64_t enterprise, const char *column, const char *hm);
/* All of whom nothing is said are there; returns how many. */
size_t people_all_present(struct app *a, enum half half);
/* An enterprise that joins now, and is there when the meeting runs; its id. */
int64_t people_join(struct app *a, const char *name);
/* It leaves the group today, or is back again. */
void people_leave(struct app *a, int64_t enterprise, const char *reason);
void people_back(struct app *a, int64_t enterprise);
/* "Lise Martin, directrice": somebody who speaks for it and came this half-day. */
void people_person(struct app *a, int64_t enterprise, enum half half, const char *typed);
bool people_came(const struct app *a, int64_t enterprise, enum half half, const char *person);
void people_came_toggle(struct app *a, int64_t enterprise, enum half half, const char *person);

/* "● 09:50 – 12:00", "– absent: ill", "×": caller frees. */
char *people_words(const struct app *a, const struct enterprise *e, enum half half);
/* "left the group 2026-03-12: merged"; "" for a member. Caller frees. */
char *people_gone_words(const struct app *a, const struct enterprise *e);
/* Who came for it: "Lise Martin, Ana Ruiz"; caller frees. */
char *people_names(const struct app *a, int64_t enterprise, enum half half);

/* Letters that are keys in a view which isn't typed into. */
struct letter {
	char letter;
	const char *command, *word; /* N_() */
};
/* Runs the command of K; false: it is none of them. */
bool letters_key(struct app *a, const struct letter *letters, size_t count, const struct key *k);
/* On the last LINES lines: what is to be said, else the letters with their words, as many as fit, then TAIL (already translated). */
void letters_draw(struct app *a, struct grid *g, int lines, const struct letter *letters, size_t count, const char *tail);

#endif
