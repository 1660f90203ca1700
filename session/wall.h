/* Who may read what of a session file: the roles, and what is promised of each.
 *   The facilitators have all of it.
 *   An enterprise's keeper tells its face: title and language of the session; its own row, of other enterprises the name; the meetings that
 *   concern it (those of the group, its own individual ones) with how far their steps are and when, never why one was skipped; its own answers,
 *   but of circle `f`; those of others, and of the group, where the circle has `g`; notes of circle `e`, `p`, `gp` about itself and `g` about
 *   anybody; its own people, of facilitators the name; its own attendance, hours, consents, turns, reviews and what is worked out for it; what is
 *   being typed by its own person. It writes its own answers of what it is asked, its word about them, its circles, and nothing else.
 *   The room's screen is told the current meeting, its steps and clock, names, and what has `g`. It writes nothing. Of what has no `g` it
 *   is told how many answered and, once revealed, what five or more say, without anybody's name (keeper_room.c).
 * What is not told never leaves the keeper: neither at the start, nor as a change, an answer, a count, a refusal. The role comes from the
 * process that forked the keeper, never over the socket. */
#ifndef SESSION_WALL_H
#define SESSION_WALL_H

#include <stdint.h>

enum reader_role { READER_FACILITATOR, READER_ENTERPRISE, READER_ROOM, READER_ROLE_COUNT };

/* For whom a keeper serves. */
struct reader {
	enum reader_role role;
	const char *enterprise; /* an id or the exact name; of other roles than the enterprise's not looked at */
};

#endif
