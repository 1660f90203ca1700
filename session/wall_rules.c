/* Who is told what, who may write what: data. What is not listed is not told, not done, not answered; facilitators are not in the table, as
 * theirs is all of it. A new kind, request or ask gets its row here, or is for facilitators. */
#include "session/wall_rules.h"

#include <string.h>

static const struct wall_told all = { WALL_ALL, NULL, NULL }, none = { WALL_NONE, NULL, NULL };

#define STEP_COLUMNS "status seconds presenter groups planned began revealed"

static const struct wall_told told[READER_ROLE_COUNT][TARGET_KIND_COUNT] = {
	[READER_ENTERPRISE] = {
		[TARGET_SESSION] = { WALL_ALL, "title language until", NULL },
		[TARGET_ENTERPRISE] = { WALL_ENTERPRISE, NULL, "name" },
		[TARGET_SCENARIO] = { WALL_SCENARIO, NULL, NULL },
		[TARGET_MEETING] = { WALL_MEETING, NULL, NULL },
		[TARGET_STEP] = { WALL_MEETING, STEP_COLUMNS, NULL },
		[TARGET_ANSWER] = { WALL_FIELD, NULL, NULL },
		[TARGET_MISSING] = { WALL_FIELD, NULL, NULL },
		[TARGET_ROW] = { WALL_FIELD, NULL, NULL },
		[TARGET_CIRCLE] = { WALL_FIELD, NULL, NULL },
		[TARGET_NOTE] = { WALL_ROW, NULL, NULL },
		[TARGET_PERSON] = { WALL_PERSON, NULL, "name role" },
		[TARGET_ATTENDANCE] = { WALL_OWN, NULL, NULL },
		[TARGET_HOURS] = { WALL_ROW, NULL, NULL },
		[TARGET_CONSENT] = { WALL_ROW, NULL, NULL },
		[TARGET_TURN] = { WALL_OWN, NULL, NULL },
		[TARGET_REVIEW] = { WALL_OWN_FIELD, NULL, NULL },
		[TARGET_DONE] = { WALL_OWN, NULL, NULL },
		[TARGET_DERIVED] = { WALL_OWN_FIELD, NULL, NULL },
	},
	[READER_ROOM] = {
		[TARGET_SESSION] = { WALL_ALL, "title language", NULL },
		[TARGET_ENTERPRISE] = { WALL_ENTERPRISE, NULL, "name kind pole left joined" }, /* kind and pole: what is said to all of them */
		[TARGET_SCENARIO] = { WALL_SCENARIO, NULL, NULL },
		[TARGET_MEETING] = { WALL_MEETING, NULL, NULL },
		[TARGET_STEP] = { WALL_MEETING, STEP_COLUMNS, NULL },
		[TARGET_ANSWER] = { WALL_FIELD, NULL, NULL },
		[TARGET_MISSING] = { WALL_FIELD, NULL, NULL },
		[TARGET_ROW] = { WALL_FIELD, NULL, NULL },
		[TARGET_CIRCLE] = { WALL_FIELD, NULL, NULL },
		[TARGET_DERIVED] = { WALL_FIELD, NULL, NULL },
	},
};

static const enum wall_writes written[READER_ROLE_COUNT][TARGET_KIND_COUNT] = {
	[READER_ENTERPRISE] = {
		[TARGET_ANSWER] = WRITES_ASKED,
		[TARGET_MISSING] = WRITES_ASKED,
		[TARGET_ROW] = WRITES_ASKED,
		[TARGET_CIRCLE] = WRITES_CIRCLE,
		[TARGET_REVIEW] = WRITES_REVIEW,
		[TARGET_DONE] = WRITES_DONE,
		[TARGET_NOTE] = WRITES_WORD,
		[TARGET_PERSON] = WRITES_ITSELF,
	},
};

/* The room's screen asks nothing: not even where it stands is kept. */
static const bool asked[READER_ROLE_COUNT][REQUEST_KIND_COUNT] = {
	[READER_ENTERPRISE] = {
		[REQUEST_SPLICE] = true, [REQUEST_PLACE] = true, [REQUEST_FOLD] = true, [REQUEST_SET] = true, [REQUEST_UNDO] = true,
		[REQUEST_ANONYMOUS] = true, [REQUEST_HAND_IN] = true,
	},
};

/* Not the history, nor the past: both hold what was shared once, and who wrote it. */
static const bool answered[READER_ROLE_COUNT][WIRE_ASK_COUNT] = {
	[READER_ENTERPRISE] = {
		[WIRE_ASK_SEEN] = true, [WIRE_ASK_REST] = true, [WIRE_ASK_HANDED] = true, [WIRE_ASK_MEETING] = true, [WIRE_ASK_OVERVIEW] = true,
		[WIRE_ASK_SEARCH] = true, [WIRE_ASK_DOSSIER] = true,
	},
	[READER_ROOM] = {
		[WIRE_ASK_SEEN] = true, [WIRE_ASK_REST] = true, [WIRE_ASK_HANDED] = true,
	},
};

const struct wall_told *wall_told(enum reader_role role, enum target_kind kind)
{
	return role == READER_FACILITATOR ? &all : role < READER_ROLE_COUNT && kind < TARGET_KIND_COUNT ? &told[role][kind] : &none;
}

enum wall_writes wall_writes(enum reader_role role, enum target_kind kind)
{
	return role < READER_ROLE_COUNT && kind < TARGET_KIND_COUNT ? written[role][kind] : WRITES_NOTHING;
}

bool wall_asks(enum reader_role role, enum request_kind kind)
{
	return role == READER_FACILITATOR || (role < READER_ROLE_COUNT && kind < REQUEST_KIND_COUNT && asked[role][kind]);
}

bool wall_answers(enum reader_role role, int64_t what)
{
	return role == READER_FACILITATOR || (role < READER_ROLE_COUNT && what >= 0 && what < WIRE_ASK_COUNT && answered[role][what]);
}

bool wall_word(const char *words, const char *word)
{
	size_t len = strlen(word);
	if (words == NULL)
		return true;
	for (const char *at = words; len > 0 && (at = strstr(at, word)) != NULL; at++)
		if ((at == words || at[-1] == ' ') && (at[len] == ' ' || at[len] == '\0'))
			return true;
	return false;
}
