/* Every call of the keeper by every role: what a face may ask, set, type, take back, and what it is refused, with a sentence and without a trace. */
#include "store_fixture.h"
#include "wall_fixture.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "session/wall_rules.h"

static const unsigned readers[] = { ONE, TWO, ROOM };
enum { READERS = sizeof(readers) / sizeof(*readers), OWN = 0, OTHER, GROUP, WHOSE };

/* A target of each kind, of one's own, of another's, of the group, as good as there is one. */
static struct target target_of(enum target_kind kind, unsigned reader, int whose)
{
	static const char *const person[] = { "personOfOne", "personOfTwo", "ada" };
	static const char *const notes[] = { "n1e", "n2e", "n0g" };
	int64_t me = reader == TWO ? 2 : 1, e = whose == OWN ? me : whose == OTHER ? 3 - me : 0;
	const char *columns = target_kinds[kind].columns, *id = kind == TARGET_PERSON ? person[e == 0 ? 2 : e - 1] : notes[e == 0 ? 2 : e - 1];
	static char column[32];
	snprintf(column, sizeof(column), "%.*s", columns != NULL ? (int)strcspn(columns, " ") : 0, columns != NULL ? columns : "");
	if (kind == TARGET_PERSON)
		snprintf(column, sizeof(column), "language");
	unsigned keys = target_kinds[kind].keys;
	return (struct target){ kind, keys & KEY_MEETING ? 1 : 0, keys & KEY_ENTERPRISE ? e : 0, keys & (KEY_STEP | KEY_FIELD) ? "one" : "",
		keys & KEY_FIELD ? kind == TARGET_ROW ? "list" : whose == GROUP ? "team" : "plain" : "",
		kind == TARGET_PERSON || kind == TARGET_NOTE ? id : kind == TARGET_ROW ? "r1" : kind == TARGET_ATTENDANCE ? "am" : kind == TARGET_SCENARIO ? "seam 1" :
		kind == TARGET_HOURS ? e == 2 ? "h2" : "h1" : kind == TARGET_CONSENT ? e == 2 ? "c2" : "c1" : "", column };
}

static const char *value_for(enum target_kind kind, enum value_type *type)
{
	*type = kind == TARGET_ROW || kind == TARGET_DONE || kind == TARGET_TURN ? VALUE_NUMBER : kind == TARGET_ANSWER || kind == TARGET_NOTE ? VALUE_TEXT : VALUE_ID;
	switch (kind) {
	case TARGET_ROW: return "2";
	case TARGET_DONE:
	case TARGET_TURN: return "60000";
	case TARGET_CIRCLE: return "g";
	case TARGET_MISSING: return "unknown";
	case TARGET_REVIEW: return "accepted";
	case TARGET_PERSON: return "fr";
	case TARGET_STEP: return "done";
	default: return "x";
	}
}

/* The matrix, said once more: all that is not here is refused. */
static bool may_set(unsigned reader, enum target_kind kind, int whose)
{
	static const enum target_kind own[] = { TARGET_ANSWER, TARGET_MISSING, TARGET_ROW, TARGET_CIRCLE, TARGET_REVIEW, TARGET_DONE, TARGET_PERSON };
	for (size_t i = 0; reader != ROOM && whose == OWN && i < sizeof(own) / sizeof(*own); i++)
		if (own[i] == kind)
			return true;
	return false;
}

static bool may_splice(unsigned reader, enum target_kind kind, int whose)
{
	return reader != ROOM && whose == OWN && (kind == TARGET_ANSWER || kind == TARGET_REVIEW);
}

/* All that could be written, as one text. */
static char *written(const struct walled *w)
{
	return store_bare_text(w->seam.path,
	                       "SELECT (SELECT count(*) || ' ' || max(revision) FROM change) || ' ' || (SELECT count(*) FROM draft) || ' ' || (SELECT count(*) "
	                       "FROM place) || ' ' || (SELECT count(*) FROM sheet) || ' ' || (SELECT count(*) FROM anonymous) || ' ' || (SELECT count(*) FROM "
	                       "meeting) || ' ' || (SELECT count(*) FROM note)");
}

static void unchanged(const struct walled *w, const char *before, const char *what)
{
	char *after = written(w);
	cr_assert_str_eq(before, after, "%s left a trace: %s", what, after);
	free(after);
}

Test(wall_matrix, what_may_be_set_and_typed_by_kind_role_and_owner)
{
	struct walled w = walled_new();
	for (size_t i = 0; i < READERS; i++) {
		struct face face = face_new(&w, readers[i]);
		for (int kind = 0; kind < TARGET_KIND_COUNT; kind++)
			for (int whose = OWN; whose < WHOSE; whose++) {
				enum value_type type;
				const char *value = value_for((enum target_kind)kind, &type);
				struct target t = target_of((enum target_kind)kind, readers[i], whose);
				if (readers[i] != ROOM && (kind == TARGET_NOTE || kind == TARGET_SESSION) && whose == OWN)
					continue; /* notes: below; a session is nobody's own */
				char *before = written(&w);
				bool sets = may_set(readers[i], (enum target_kind)kind, whose), types = may_splice(readers[i], (enum target_kind)kind, whose);
				cr_assert_eq(face_set(&face, t, type, value), sets, "%u sets %s of %d", readers[i], target_kinds[kind].name, whose);
				if (kind == TARGET_REVIEW)
					t.column = "text";
				if (!sets)
					unchanged(&w, before, target_kinds[kind].name);
				if (types || !sets)
					cr_assert_eq(face_splice(&face, t, "x"), types, "%u types in %s of %d", readers[i], target_kinds[kind].name, whose);
				if (!sets && !types)
					unchanged(&w, before, target_kinds[kind].name);
				free(before);
			}
		walled_check(&w, &face, false);
		face_free(&face);
	}
	walled_free(&w);
}

struct attempt { struct target target; const char *value; enum value_type type; const char *about; };
#define AT(kind, meeting, enterprise, field, row, column) { TARGET_##kind, meeting, enterprise, "one", field, row, column }

Test(wall_matrix, what_looks_like_its_own_and_is_not)
{
	static const struct attempt attempts[] = {
		{ AT(ANSWER, 1, 1, "kept", "", ""), "x", VALUE_TEXT, "a field that facilitators keep" },
		{ AT(ANSWER, 4, 1, "shared", "", ""), "x", VALUE_TEXT, "an answer that a facilitator has kept since" },
		{ AT(MISSING, 1, 1, "kept", "", ""), "none", VALUE_ID, "that there is none" },
		{ AT(ANSWER, 1, 1, "twice", "", ""), "8", VALUE_NUMBER, "what is computed" },
		{ AT(ANSWER, 1, 1, "counted", "", ""), "8", VALUE_NUMBER, "hours" },
		{ AT(ANSWER, 1, 1, "hot", "", "pace"), "x", VALUE_TEXT, "an anonymous sheet as if it were an answer" },
		{ AT(ANSWER, 1, 1, "team", "", ""), "x", VALUE_TEXT, "the group's field under its own number" },
		{ AT(ANSWER, 1, 0, "teamg", "", ""), "x", VALUE_TEXT, "what the group shares" },
		{ AT(ANSWER, 1, 0, "plain", "", ""), "x", VALUE_TEXT, "an answer of the group" },
		{ AT(ANSWER, 1, 2, "shared", "", ""), "x", VALUE_TEXT, "what another shares" },
		{ AT(ANSWER, 3, 1, "only", "", ""), "x", VALUE_TEXT, "its own in another's meeting" },
		{ AT(ANSWER, 9, 1, "plain", "", ""), "x", VALUE_TEXT, "a meeting that there is not" },
		{ AT(ANSWER, 1, 1, "nothing", "", ""), "x", VALUE_TEXT, "a field that there is not" },
		{ AT(CIRCLE, 1, 1, "plain", "", ""), "f", VALUE_ID, "to keep its own answer from itself" },
		{ AT(CIRCLE, 1, 1, "kept", "", ""), "g", VALUE_ID, "to open what facilitators keep" },
		{ AT(CIRCLE, 4, 1, "shared", "", ""), "e", VALUE_ID, "to open what a facilitator has kept" },
		{ AT(CIRCLE, 1, 2, "plain", "", ""), "g", VALUE_ID, "to share another's" },
		{ AT(CIRCLE, 1, 1, "twice", "", ""), "g", VALUE_ID, "to share what is computed" },
		{ AT(CIRCLE, 1, 1, "plain", "", ""), "p", VALUE_ID, "the funder without a consent" },
		{ AT(REVIEW, 1, 1, "kept", "", "status"), "contested", VALUE_ID, "to contest what it does not see" },
		{ AT(REVIEW, 1, 2, "shared", "", "status"), "contested", VALUE_ID, "to contest another's" },
		{ AT(DONE, 3, 1, "", "", "at"), "60000", VALUE_NUMBER, "done with another's meeting" },
		{ { TARGET_DONE, 1, 1, "two", "", "", "at" }, "60000", VALUE_NUMBER, "a step that there is not" },
		{ AT(NOTE, 0, 0, "", "n1f", "text"), "x", VALUE_TEXT, "a facilitators' note" },
		{ AT(NOTE, 0, 0, "", "n1e", "text"), "x", VALUE_TEXT, "a facilitator's note that it may read" },
		{ AT(NOTE, 0, 0, "", "n1e", "circle"), "g", VALUE_ID, "to share a facilitator's note" },
		{ AT(NOTE, 0, 0, "", "n2e", "text"), "x", VALUE_TEXT, "another's note" },
		{ AT(NOTE, 0, 0, "", "fresh", "text"), "x", VALUE_TEXT, "a note about nobody" },
		{ AT(PERSON, 0, 0, "", "personOfOne", "role"), "facilitator", VALUE_ID, "to become a facilitator" },
		{ AT(PERSON, 0, 0, "", "personOfOne", "enterprise"), "2", VALUE_NUMBER, "to become another's" },
		{ AT(PERSON, 0, 0, "", "personOfOne", "left"), "2026-01-01", VALUE_TEXT, "to leave" },
		{ AT(PERSON, 0, 0, "", "personOfOne", "name"), "x", VALUE_TEXT, "a name" },
		{ AT(PERSON, 0, 0, "", "personOfTwo", "told"), "1", VALUE_NUMBER, "what another has read" },
		{ AT(PERSON, 0, 0, "", "ada", "language"), "nl", VALUE_ID, "a facilitator's language" },
		{ AT(ENTERPRISE, 0, 1, "", "", "left"), "2026-01-01", VALUE_TEXT, "its own row" },
		{ AT(ENTERPRISE, 0, 1, "", "", "contact"), "x", VALUE_TEXT, "its own contact" },
		{ AT(MEETING, 1, 0, "", "", "live"), "one", VALUE_ID, "the live step" },
		{ AT(MEETING, 1, 0, "", "", "since"), NULL, VALUE_NUMBER, "the clock" },
		{ AT(MEETING, 2, 0, "", "", "enterprise"), "2", VALUE_NUMBER, "whose meeting it is" },
		{ AT(MEETING, 2, 0, "", "", "scenario"), NULL, VALUE_ID, "that a meeting goes" },
		{ AT(STEP, 1, 0, "", "", "status"), "done", VALUE_ID, "how far a step is" },
		{ AT(STEP, 1, 0, "", "", "revealed"), "1", VALUE_NUMBER, "to reveal results" },
		{ AT(SESSION, 0, 0, "", "", "title"), "x", VALUE_TEXT, "the title" },
		{ AT(SESSION, 0, 0, "", "", "lead"), "personOfOne", VALUE_ID, "to lead" },
		{ AT(HOURS, 0, 0, "", "h1", "quarters"), "400", VALUE_NUMBER, "its own hours" },
		{ AT(CONSENT, 0, 0, "", "c1", "answer"), "no", VALUE_TEXT, "a consent recorded by facilitators" },
		{ AT(ATTENDANCE, 1, 1, "", "am", "status"), "present", VALUE_ID, "that it was there" },
		{ AT(TURN, 1, 1, "", "", "seconds"), "1", VALUE_NUMBER, "how long it spoke" },
		{ AT(SCENARIO, 0, 0, "", "seam 1", "text"), "x", VALUE_TEXT, "a scenario" },
	};
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE);
	for (size_t i = 0; i < sizeof(attempts) / sizeof(*attempts); i++) {
		const struct attempt *a = &attempts[i];
		char *before = written(&w);
		cr_assert_not(face_set(&face, a->target, a->type, a->value), "%s was set", a->about);
		unchanged(&w, before, a->about);
		/* together with what it may: neither of them */
		struct setting both[] = { { { TARGET_ANSWER, 1, 1, "one", "plain", "", "" }, VALUE_TEXT, "beside it" }, { a->target, a->type, a->value } };
		struct request r = { .kind = REQUEST_SET, .settings = both, .setting_count = 2 };
		cr_assert_not(face_request(&face, &r), "%s was set beside another", a->about);
		unchanged(&w, before, a->about);
		free(before);
	}
	walled_check(&w, &face, false);
	face_free(&face);
	walled_free(&w);
}

static struct setting note(const char *row, const char *column, enum value_type type, const char *value)
{
	return (struct setting){ { TARGET_NOTE, 0, 0, "", "", row, column }, type, value };
}

static bool sets(struct face *face, struct setting *settings, size_t count)
{
	struct request r = { .kind = REQUEST_SET, .settings = settings, .setting_count = count };
	return face_request(face, &r);
}

Test(wall_matrix, a_word_for_the_facilitator_is_its_own_and_of_circle_e)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE);
	struct setting good[] = { note("mine", "enterprise", VALUE_NUMBER, "1"), note("mine", "circle", VALUE_ID, "e"), note("mine", "text", VALUE_TEXT, "a word") };
	struct setting shown[] = { note("loud", "enterprise", VALUE_NUMBER, "1"), note("loud", "circle", VALUE_ID, "g"), note("loud", "text", VALUE_TEXT, "x") };
	struct setting secret[] = { note("f", "enterprise", VALUE_NUMBER, "1"), note("f", "circle", VALUE_ID, "f"), note("f", "text", VALUE_TEXT, "x") };
	struct setting theirs[] = { note("far", "enterprise", VALUE_NUMBER, "2"), note("far", "circle", VALUE_ID, "e"), note("far", "text", VALUE_TEXT, "x") };
	struct setting follows[] = { note("do", "enterprise", VALUE_NUMBER, "1"), note("do", "circle", VALUE_ID, "e"), note("do", "follow", VALUE_ID, "open") };
	struct setting taken[] = { note("n1f", "enterprise", VALUE_NUMBER, "1"), note("n1f", "circle", VALUE_ID, "e"), note("n1f", "text", VALUE_TEXT, "x") };
	cr_assert_not(sets(&face, shown, 3) || sets(&face, secret, 3) || sets(&face, theirs, 3) || sets(&face, follows, 3) || sets(&face, taken, 3),
	              "none of these is a word for the facilitator");
	cr_assert(sets(&face, good, 3), "this is");
	cr_assert(face_splice(&face, good[0].target.row ? (struct target){ TARGET_NOTE, 0, 0, "", "", "mine", "text" } : good[0].target, "and "), "it writes on");
	cr_assert_not(face_set(&face, (struct target){ TARGET_NOTE, 0, 0, "", "", "mine", "circle" }, VALUE_ID, "g"), "but stays what it is");
	cr_assert_not(face_set(&face, (struct target){ TARGET_NOTE, 0, 0, "", "", "mine", "enterprise" }, VALUE_NUMBER, "2"), "and whose");
	struct face other = face_new(&w, TWO);
	face_ask_all(&other);
	cr_assert_not(face_heard(&other, "a word"), "and nobody else's");
	cr_assert_not(face_splice(&other, (struct target){ TARGET_NOTE, 0, 0, "", "", "mine", "text" }, "x"), "to read or to write");
	face_free(&other);
	face_free(&face);
	struct face again = face_new(&w, ONE);
	cr_assert(face_heard(&again, "a word"), "it is there the next evening");
	cr_assert(face_set(&again, (struct target){ TARGET_NOTE, 0, 0, "", "", "mine", "text" }, VALUE_TEXT, NULL), "and may be taken back");
	face_free(&again);
	walled_free(&w);
}

static bool undoes(struct face *face, bool redo, bool force, int64_t action)
{
	struct request r = { .kind = REQUEST_UNDO, .redo = redo, .force = force, .action = action };
	return face_request(face, &r);
}

Test(wall_matrix, it_takes_back_its_own_acts_and_nobody_elses)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE);
	struct target t = { TARGET_ANSWER, 1, 1, "one", "plain", "", "" };
	cr_assert(face_set(&face, t, VALUE_TEXT, "mine"), "written");
	char *before = written(&w);
	for (int64_t action = 1; action < 200; action += 13)
		cr_assert_not(undoes(&face, false, true, action), "an act by its number");
	unchanged(&w, before, "taking back by number");
	free(before);
	cr_assert(undoes(&face, false, false, 0), "its own last");
	cr_assert(undoes(&face, true, false, 0), "and again");
	walled_set(&w, "ada", (struct target){ TARGET_CIRCLE, 1, 1, "", "plain", "", "" }, VALUE_ID, "f");
	size_t kept = walled_write(&w, "ada", t, NOBODY, "an answer that is kept since");
	before = written(&w);
	cr_assert_not(undoes(&face, false, false, 0), "what is kept since is not its own to take back");
	cr_assert_not(undoes(&face, false, true, 0), "however hard it asks");
	unchanged(&w, before, "undo of what is kept");
	free(before);
	cr_assert_not(face_heard(&face, w.canaries[kept].word), "nor told what it is now");
	walled_check(&w, &face, false);
	face_free(&face);
	walled_free(&w);
}

Test(wall_matrix, the_other_requests_by_role)
{
	struct walled w = walled_new();
	for (size_t i = 0; i < READERS; i++) {
		struct face face = face_new(&w, readers[i]);
		bool one = readers[i] == ONE, two = readers[i] == TWO, speaks = readers[i] != ROOM;
		struct setting settings[] = { { { TARGET_SCENARIO, 0, 0, "", "", "seam 1", "text" }, VALUE_TEXT, "x" },
			{ { TARGET_MEETING, 0, 0, "", "", "", "kind" }, VALUE_ID, "collective" }, { { TARGET_MEETING, 0, 0, "", "", "", "scenario" }, VALUE_ID, "seam 1" } };
		struct request meeting = { .kind = REQUEST_MEETING, .settings = settings, .setting_count = 3 };
		char *before = written(&w);
		cr_assert_not(face_request(&face, &meeting), "a further meeting");
		unchanged(&w, before, "a further meeting");
		for (int64_t m = 0; m < 6; m++)
			for (int64_t e = 0; e < 4; e++) {
				struct request place = { .kind = REQUEST_PLACE, .place = { "room", m, e, "one", "plain", "", "", 0 } };
				bool concerns = m == 0 || m == 1 || m == 4 || (m == 2 && one) || (m == 3 && two);
				cr_assert_eq(face_request(&face, &place), speaks && concerns && (e == 0 || e == (one ? 1 : 2)), "%u stands at %d of meeting %d", readers[i], (int)e, (int)m);
			}
		struct request sheet = { .kind = REQUEST_ANONYMOUS, .meeting = 1, .field = "hot", .question = "pace", .type = VALUE_TEXT, .value = "x" };
		cr_assert_eq(face_request(&face, &sheet), speaks, "a sheet");
		sheet.field = "plain";
		cr_assert_not(face_request(&face, &sheet), "of a field that is none");
		sheet.field = "hot";
		sheet.meeting = one ? 3 : 2;
		cr_assert_not(face_request(&face, &sheet), "of another's meeting");
		struct request hand = { .kind = REQUEST_HAND_IN, .meeting = 1, .field = "hot" };
		cr_assert_eq(face_request(&face, &hand), speaks, "handed in");
		hand.field = "kept";
		cr_assert_not(face_request(&face, &hand), "of a field that is none");
		struct request fold = { .kind = REQUEST_FOLD, .all = true };
		cr_assert_eq(face_request(&face, &fold), speaks, "what was typed is left");
		cr_assert_eq(undoes(&face, false, false, 0), one, "its last act: that of two is kept by a facilitator since");
		walled_check(&w, &face, false);
		free(before);
		face_free(&face);
	}
	walled_free(&w);
}

/* What a row of the table allows is answered, the rest is refused: the table against the keeper. */
Test(wall_matrix, every_ask_by_role)
{
	static const enum wire_ask refused_one[] = { WIRE_ASK_HISTORY, WIRE_ASK_PAST };
	static const enum wire_ask refused_room[] = { WIRE_ASK_HISTORY, WIRE_ASK_PAST, WIRE_ASK_SEARCH, WIRE_ASK_DOSSIER };
	struct walled w = walled_new();
	for (size_t i = 0; i < READERS; i++) {
		struct face face = face_new(&w, readers[i]);
		const enum wire_ask *list = readers[i] == ROOM ? refused_room : refused_one;
		size_t count = readers[i] == ROOM ? 4 : 2;
		for (int what = WIRE_ASK_SEARCH; what < WIRE_ASK_COUNT; what++) {
			struct wire_reader r;
			bool refused = false;
			for (size_t k = 0; k < count; k++)
				refused |= (int)list[k] == what;
			face_ask(&face, (enum wire_ask)what, 7, what == WIRE_ASK_SEARCH ? "zq" : "100000");
			cr_assert(face_hear(&face, WIRE_ANSWER, &r, 5000), "an answer to %d", what);
			cr_assert(wire_get_number(&r) == what && wire_get_number(&r) == 7, "to that");
			cr_assert_eq(wire_get_text(&r) != NULL, refused, "%u asks %d", readers[i], what);
		}
		face_free(&face);
	}
	walled_free(&w);
}

Test(wall_matrix, a_frame_that_is_none_ends_the_keeper_and_nothing_else)
{
	struct walled w = walled_new();
	char *before = written(&w);
	for (int i = 0; i < 40; i++) {
		struct face face = face_new(&w, ONE);
		char bytes[64];
		for (size_t k = 0; k < sizeof(bytes); k++)
			bytes[k] = (char)((i * 131 + (int)k * 29 + (int)(k * k) * i) & 0xff);
		bytes[0] = (char)(i % 50 + 1); /* a length that may be one, a kind that may be one */
		bytes[1] = bytes[2] = bytes[3] = 0;
		bytes[4] = (char)(i % WIRE_KIND_COUNT);
		ssize_t sent = write(face.fd, bytes, sizeof(bytes));
		cr_assert_gt(sent, 0);
		face_free(&face);
	}
	unchanged(&w, before, "noise");
	free(before);
	walled_free(&w);
}

/* What was worded otherwise before is in the changes, of its own alone. */
static bool its_own_before(const struct canary *c, unsigned reader)
{
	char own[24];
	snprintf(own, sizeof(own), " of %d in meeting", reader == TWO ? 2 : 1);
	return c->readers == NOBODY && strncmp(c->about, "kept", 4) != 0 && strstr(c->about, own) != NULL;
}

Test(wall_matrix, an_export_of_an_enterprise_holds_nothing_that_it_may_not_read)
{
	struct walled w = walled_new();
	struct error err = { 0 };
	struct target of_ada[] = {
		{ TARGET_PERSON, 0, 0, "", "", "ada", "function" }, { TARGET_PERSON, 0, 0, "", "", "ada", "left" }, { TARGET_SESSION, 0, 0, "", "", "", "lead" },
		{ TARGET_SESSION, 0, 0, "", "", "", "scribe" }, { TARGET_SESSION, 0, 0, "", "", "", "parcours" },
	};
	for (size_t i = 0; i < sizeof(of_ada) / sizeof(*of_ada); i++)
		walled_write(&w, "ada", of_ada[i], NOBODY, of_ada[i].column);
	walled_set(&w, "personOfThree", (struct target){ TARGET_ANSWER, 1, 0, "one", "teamg", "", "" }, VALUE_TEXT, "ofTheGroup");
	struct session *s = session_open(w.seam.path, SESSION_READ, &err);
	for (size_t r = 0; r < 2; r++) {
		char *json = store_export(s, r + 1);
		cr_expect_null(strstr(json, "Guidance"), "what is said to facilitators");
		cr_expect_null(strstr(json, "Remark"), "what the author remarked");
		cr_expect_not_null(strstr(json, "ofTheGroup"), "what the group shares");
		for (size_t i = 0; i < w.count; i++)
			if (!(w.canaries[i].readers & readers[r]) && !its_own_before(&w.canaries[i], readers[r]))
				cr_expect_null(strstr(json, w.canaries[i].word), "enterprise %zu gets %s", r + 1, w.canaries[i].about);
		char own[24];
		snprintf(own, sizeof(own), "plain of %zu in", r + 1);
		for (size_t i = 0; i < w.count; i++)
			if (w.canaries[i].readers == readers[r] && strncmp(w.canaries[i].about, own, strlen(own)) == 0)
				cr_expect_not_null(strstr(json, w.canaries[i].word), "enterprise %zu lacks %s", r + 1, w.canaries[i].about);
		free(json);
	}
	session_close(s);
	walled_free(&w);
}
