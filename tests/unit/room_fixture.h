/* What the tests of the room share: a session of every kind of field in a folder of its own, a client, the app, keys by name, a screen. */
#ifndef ROOM_FIXTURE_H
#define ROOM_FIXTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/i18n.h"
#include "session/client.h"
#include "tui/app.h"
#include "tui/grid.h"

struct room {
	char folder[64];
	char *path;
	struct client *client;
	struct app *app;
	struct grid *grid;
};

/* Three enterprises (one name with wide characters, one decomposed), the clock fixed at 2026-03-12T09:30:00Z, UTC. */
struct room room_new(int height, int width);
struct room room_new_many(int height, int width, size_t enterprises);
struct room room_new_named(int height, int width, size_t enterprises, const char *const *names);
/* The same with the scenario file PATH below the source folder, where each of its WITHOUT (may be NULL) is cut out; enterprises of the
 * three poles, in that order, four of them. The screen is in LANG. */
struct room room_new_of(int height, int width, const char *path, const char *without, enum lang lang);
/* The same with so many enterprises, of these NAMES (NULL: those of the others). */
struct room room_new_group(int height, int width, const char *path, enum lang lang, size_t enterprises, const char *const *names);
void room_free(struct room *r);
/* The same client, looked at in another role (enum role, or-ed). */
void room_as(struct room *r, unsigned role);

/* Leaves, adds a further meeting with the scenario file PATH, and comes back to that one. */
void room_next(struct room *r, const char *path);
/* The same, an individual meeting with ENTERPRISE; nobody gave it a title, nor the session. */
void room_next_with(struct room *r, const char *path, int64_t enterprise);
/* Goes to that meeting, and waits until it is shown. */
void room_meeting(struct room *r, int64_t meeting);
/* Leaves and comes back, as after a dropped line. */
void room_again(struct room *r);

/* Keys by name: "<C-n>Voisins<Tab>". Draws after each. */
void room_keys(struct room *r, const char *keys);
void room_command(struct room *r, const char *name, const char *argument);
/* Pumps until all is acknowledged (10 s at most) and draws. */
void room_settle(struct room *r);
void room_draw(struct room *r);

/* Pumps, also OTHER (may be NULL), until TEXT is on the screen, 10 s at most. */
bool room_wait(struct room *r, struct client *other, const char *text);
bool room_gone(struct room *r, const char *text); /* and that it is shown no more */
/* Somebody else's client on the same file. */
struct client *room_other(struct room *r);

/* The facilitator shows the results of the live step, or takes them back. */
void room_reveal(struct room *r, bool shown);

/* Is TEXT on the screen? */
bool room_shows(struct room *r, const char *text);
/* An answer of enterprise E (0: the group) as the model has it; "(none)" when absent. */
const char *room_answer(struct room *r, const char *field, int64_t e, const char *row, const char *column);
/* The id of row N of a table, from 0; "" when there is none. */
const char *room_row(struct room *r, const char *field, int64_t e, size_t n);

#endif
