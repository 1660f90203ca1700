/* Who may read an answer, as far as its field decides. One place for the model, the keeper and the export.
 *   A field that the scenario keeps for facilitators (circle "f") stays theirs: no face and no role opens it, whatever
 *   is set or stands in the file.
 *   The funder reads (p, gp) where the field names the consent that says so, or where the scenario itself gave it p.
 *   The share list adds g and takes only g away: e <-> g, p <-> gp. */
#ifndef SESSION_CIRCLES_H
#define SESSION_CIRCLES_H

#include <stdbool.h>

#include "scenarios/scenario.h"

enum circle_fault { CIRCLE_GOOD, CIRCLE_UNKNOWN, CIRCLE_CLOSED, CIRCLE_NO_CONSENT };

/* May an answer of F be given this circle? NULL (back to the scenario's) always. */
enum circle_fault circle_fault(const struct field *f, const char *circle);

/* The circle of F when SET (NULL or "": none) was set: before its consent is looked at. */
const char *circle_asked(const struct field *f, const char *set);

/* What CIRCLE of F is for now: without p as long as CONSENTS is false where F names a consent. */
const char *circle_held(const struct field *f, const char *circle, bool consents);

/* CIRCLE with g, or without it. */
const char *circle_with_group(const char *circle, bool on);

/* May the enterprise share F, as far as the field goes: its own answer, not for facilitators, not a consent, hours,
 * something computed or of another kind that is nobody's answer. */
bool circle_shareable(const struct field *f);

#endif
