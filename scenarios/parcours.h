/* The meetings of a whole accompaniment, in order: a *.parcours file. Read with the same guard, and the same words for
 * what is wrong, as a scenario. */
#ifndef SCENARIOS_PARCOURS_H
#define SCENARIOS_PARCOURS_H

#include "config/diagnostic.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"

struct parcours_meeting {
	const char *id;
	const char *scenario; /* its id */
	bool individual;      /* with one enterprise at a time */
	int weeks;            /* after the one before */
	double hours;         /* of an individual one, per enterprise; 0: not said */
	struct said note;
	bool optional;
	int line, column; /* of the name of its scenario, for messages */
};

struct parcours {
	const char *id;
	int version;
	struct said title, purpose, source;
	enum lang first;
	bool has[LANG_COUNT];
	double quota; /* individual hours per enterprise; 0: not said */
	struct parcours_meeting *meetings;
	size_t meeting_count;
	const char *text; /* flat, NUL-terminated */
	size_t len;
};

/* Reads a parcours from LEN bytes (copied); every fault goes to D. NULL when there was an error. Free with parcours_free(). */
struct parcours *parcours_parse(const char *text, size_t len, struct diagnostics *d);
/* The same of what source_load() gave, with libconfig's word on it. */
struct parcours *source_parcours(const struct source *s, struct diagnostics *d);
void parcours_free(struct parcours *p);

/* A scenario by its id, as the caller finds them; NULL: there is none that can be read. The caller keeps it. */
typedef const struct scenario *parcours_look(void *context, const char *id);

/* Is there a scenario for each meeting, and does it fit? False when there was an error. */
bool parcours_check(const struct parcours *p, parcours_look *look, void *context, struct diagnostics *d);

/* As scenario_find() and scenario_list(), for files that end in ".parcours". */
char *parcours_find(const char *name, struct error *err);
char **parcours_list(size_t *count);

#endif
