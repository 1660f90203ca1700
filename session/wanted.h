/* A new session as a person asks for it, on the command line or on the start screen, and its making: what is named is found and
 * checked first, then the file is made whole or not at all. Says nothing itself. */
#ifndef SESSION_WANTED_H
#define SESSION_WANTED_H

#include "base/memory.h"
#include "config/diagnostic.h"
#include "scenarios/scenario.h"
#include "session/session.h"

struct wanted {
	const char *path;
	const char *scenario; /* an id or a path */
	const char *parcours; /* instead of it: the meetings of a parcours, by its id or a path */
	const char *like;     /* instead of both: a session file whose meetings are to be held again, with nobody of it in them */
	bool as_it_was;       /* of LIKE: its own copies of the scenarios, also where newer ones are installed */
	const char *csv;      /* of the enterprises; NULL: */
	const struct enterprise_list *enterprises; /* these; NULL: none */
	const char *title, *language, *date, *place; /* as typed; NULL: none */
	const char *author;
	void (*faulty)(const struct diagnostics *d); /* gets all that is wrong in a scenario; NULL: the first of it is in the sentence */
};

/* The meetings to be held, in order. */
struct planned {
	struct scenario **scenarios; /* each owned */
	int *weeks;         /* after the one before */
	char **starts;      /* HH:MM, each owned; NULL: not known */
	size_t count;
	enum lang language; /* that the texts are written in first */
	char *parcours;     /* the id of the one that they follow; owned; NULL: none */
};
void planned_clear(struct planned *p);
void planned_add(struct planned *p, struct scenario *s, int weeks); /* takes S over */
void planned_starts(struct planned *p, const char *starts);         /* of the last one */

/* The scenario named NAME, found, read and checked; NULL with a sentence. */
struct scenario *wanted_scenario(const struct wanted *w, const char *name, struct error *err);

/* course.c: the collective meetings of W->parcours; individual ones are added when they are held. */
bool course_plan(const struct wanted *w, struct planned *p, struct error *err);

/* Makes the file. What is unusual about it, and doesn't stop it, is added to SAID, a sentence a line. False with a sentence: there is no
 * file. */
bool wanted_make(const struct wanted *w, struct buf *said, struct error *err);

#endif
