/* The wall while others work: what is shared appears, what is withdrawn is gone from the model, and nothing that was hidden ever crossed. */
#include "store_fixture.h"
#include "wall_fixture.h"

#include <criterion/criterion.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/model.h"

static struct target answer(int64_t meeting, int64_t enterprise, const char *field)
{
	return (struct target){ TARGET_ANSWER, meeting, enterprise, "one", field, "", "" };
}

static void circle(const struct walled *w, int64_t meeting, int64_t enterprise, const char *field, const char *to)
{
	walled_set(w, "ada", (struct target){ TARGET_CIRCLE, meeting, enterprise, "", field, "", "" }, VALUE_ID, to);
}

/* Several changes that are one act: nobody sees half of it. */
static void at_once(const struct walled *w, struct change *changes, size_t count)
{
	struct error err = { 0 };
	struct session *s = session_open(w->seam.path, SESSION_WRITE, &err);
	cr_assert(s != NULL && session_begin(s, NULL, &err), "%s", err.text);
	for (size_t i = 0; i < count; i++)
		cr_assert(change_append(s, &changes[i], &err), "%s", err.text);
	cr_assert(session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

static struct client *client_of(const struct walled *w, unsigned reader)
{
	struct error err = { 0 };
	struct client_options options = { .times = &seam_times,
		.reader = { reader == ROOM ? READER_ROOM : READER_ENTERPRISE, reader == ONE ? "1" : reader == TWO ? "2" : "" } };
	struct client *c = client_start_with(w->seam.path, reader == ONE ? "personOfOne" : reader == TWO ? "personOfTwo" : "room", &options, &err);
	cr_assert_not_null(c, "%s", err.text);
	cr_assert(client_wait(c, &err), "%s", err.text);
	return c;
}

struct expected { struct client *c; struct target t; const char *value; };

static bool holds(void *context)
{
	const struct expected *e = context;
	const char *value = model_value(client_model(e->c), &e->t);
	return e->value == NULL ? value == NULL : value != NULL && strcmp(value, e->value) == 0;
}

static void becomes(struct client *c, struct target t, const char *value, const char *why)
{
	struct expected e = { c, t, value };
	cr_assert(seam_until(&c, 1, holds, &e, 5000), "%s: %s", why, model_value(client_model(c), &t));
}

Test(wall_moves, whose_face_it_is_is_known_after_the_snapshot)
{
	struct walled w = walled_new();
	struct client *one = client_of(&w, ONE), *two = client_of(&w, TWO), *room = client_of(&w, ROOM);
	cr_assert_eq(client_enterprise(one), 1);
	cr_assert_eq(client_enterprise(two), 2);
	cr_assert_eq(client_enterprise(room), 0);
	seam_close(one);
	seam_close(two);
	seam_close(room);
	walled_free(&w);
}

Test(wall_moves, what_is_shared_appears_and_what_is_withdrawn_is_gone)
{
	struct walled w = walled_new();
	struct client *c = client_of(&w, ONE), *room = client_of(&w, ROOM);
	struct target t = answer(1, 3, "plain");
	walled_set(&w, "ada", t, VALUE_TEXT, "between us");
	becomes(c, t, NULL, "hidden");
	circle(&w, 1, 3, "plain", "g");
	becomes(c, t, "between us", "shared");
	becomes(room, t, "between us", "in the room too");
	walled_set(&w, "ada", t, VALUE_TEXT, "between all of us");
	becomes(c, t, "between all of us", "and followed");
	circle(&w, 1, 3, "plain", "e");
	becomes(c, t, NULL, "withdrawn");
	becomes(room, t, NULL, "also there");
	seam_close(c);
	seam_close(room);
	walled_free(&w);
}

Test(wall_moves, its_own_answer_that_a_facilitator_keeps_is_gone_too)
{
	struct walled w = walled_new();
	struct client *c = client_of(&w, ONE);
	struct target t = answer(1, 1, "plain");
	walled_set(&w, "ada", t, VALUE_TEXT, "said aloud");
	becomes(c, t, "said aloud", "its own");
	circle(&w, 1, 1, "plain", "f");
	becomes(c, t, NULL, "kept");
	seam_close(c);
	walled_free(&w);
}

/* In whichever order an act says it: shared for a moment, hidden for a moment, and at the end shared again. */
static void hide_and_share(const struct walled *w, int rounds)
{
	for (int i = 0; i < rounds; i++) {
		char word[32];
		snprintf(word, sizeof(word), "Hidden%dbehind", i);
		struct change act[] = {
			{ .at = 1, .author = "ada", .target = answer(1, 3, "plain"), .type = VALUE_TEXT, .after = word },
			{ .at = 1, .author = "ada", .target = { TARGET_CIRCLE, 1, 3, "", "plain", "", "" }, .type = VALUE_ID, .after = "e" },
		};
		struct change first = act[i % 2], second = act[1 - i % 2];
		at_once(w, (struct change[]){ first, second }, 2);
		walled_set(w, "ada", answer(1, 3, "plain"), VALUE_TEXT, "open");
		circle(w, 1, 3, "plain", "g");
	}
}

Test(wall_moves, what_was_hidden_for_a_while_is_not_told_when_it_is_read_late)
{
	struct walled w = walled_new();
	struct face faces[] = { face_new(&w, ONE), face_new(&w, ROOM) };
	walled_set(&w, "ada", answer(1, 3, "plain"), VALUE_TEXT, "open");
	circle(&w, 1, 3, "plain", "g");
	for (size_t i = 0; i < 2; i++) {
		face_quiet(&faces[i]);
		kill(faces[i].keeper, SIGSTOP); /* it sees all of it at once */
	}
	hide_and_share(&w, 6);
	struct target text = { TARGET_NOTE, 0, 0, "", "", "n0g", "text" }, of = { TARGET_NOTE, 0, 0, "", "", "n0g", "circle" };
	walled_set(&w, "ada", of, VALUE_ID, "f");
	walled_set(&w, "ada", text, VALUE_TEXT, "Hidden note");
	walled_set(&w, "ada", text, VALUE_TEXT, "open");
	walled_set(&w, "ada", of, VALUE_ID, "g");
	walled_write(&w, "ada", answer(1, 3, "plain"), ONE | TWO | ROOM, "what is shared at the end");
	for (size_t i = 0; i < 2; i++) {
		kill(faces[i].keeper, SIGCONT);
		face_ask_all(&faces[i]);
		cr_assert_not(face_heard(&faces[i], "Hidden"), "nothing of it reached %u", faces[i].reader);
		cr_assert(face_heard(&faces[i], w.canaries[w.count - 1].word), "but what is shared");
		walled_check(&w, &faces[i], false);
		face_free(&faces[i]);
	}
	walled_free(&w);
}

Test(wall_moves, an_act_that_withdraws_and_writes_tells_nothing_of_what_it_wrote)
{
	struct walled w = walled_new();
	struct face faces[] = { face_new(&w, ONE), face_new(&w, ROOM) };
	hide_and_share(&w, 20);
	circle(&w, 1, 3, "plain", "e");
	for (size_t i = 0; i < 2; i++) {
		face_ask_all(&faces[i]);
		cr_assert_not(face_heard(&faces[i], "Hidden"), "nothing of it reached %u", faces[i].reader);
		walled_check(&w, &faces[i], false);
		face_free(&faces[i]);
	}
	walled_free(&w);
}

Test(wall_moves, nothing_of_what_is_written_behind_the_wall_crosses_it)
{
	struct walled w = walled_new();
	struct face one = face_new(&w, ONE), room = face_new(&w, ROOM);
	size_t before = w.count;
	walled_write(&w, "personOfTwo", answer(1, 2, "plain"), TWO, "an answer of two");
	walled_write(&w, "ada", answer(1, 1, "kept"), NOBODY, "what is kept");
	walled_write(&w, "ada", answer(4, 2, "shared"), TWO, "what two has withdrawn");
	walled_write(&w, "ada", answer(1, 0, "team"), NOBODY, "of the group");
	walled_write(&w, "ada", answer(3, 2, "only"), TWO, "in a meeting of two");
	walled_write(&w, "ada", (struct target){ TARGET_NOTE, 0, 0, "", "", "n1f", "text" }, NOBODY, "a note");
	walled_write(&w, "ada", (struct target){ TARGET_NOTE, 0, 0, "", "", "fresh", "text" }, NOBODY, "a new note");
	walled_write(&w, "ada", (struct target){ TARGET_ENTERPRISE, 0, 2, "", "", "", "contact" }, TWO, "a contact");
	walled_write(&w, "ada", (struct target){ TARGET_STEP, 1, 0, "one", "", "", "reason" }, NOBODY, "a reason");
	walled_write(&w, "ada", (struct target){ TARGET_REVIEW, 1, 2, "", "plain", "", "text" }, TWO, "a word of two");
	walled_write(&w, "ada", (struct target){ TARGET_MEETING, 3, 0, "", "", "", "title" }, TWO, "a title");
	walled_write(&w, "ada", answer(1, 2, "shared"), ONE | TWO | ROOM, "what two shares");
	walled_write(&w, "ada", answer(1, 1, "plain"), ONE, "its own");
	walled_write(&w, "ada", answer(1, 0, "teamg"), ONE | TWO | ROOM, "what the group shares");
	face_ask_all(&one);
	face_ask_all(&room);
	walled_check(&w, &one, false);
	walled_check(&w, &room, false);
	for (size_t i = before; i < w.count; i++) {
		cr_assert_eq(face_heard(&one, w.canaries[i].word), (w.canaries[i].readers & ONE) != 0, "one: %s", w.canaries[i].about);
		cr_assert_eq(face_heard(&room, w.canaries[i].word), (w.canaries[i].readers & ROOM) != 0, "the room: %s", w.canaries[i].about);
	}
	face_free(&one);
	face_free(&room);
	walled_free(&w);
}

Test(wall_moves, a_note_appears_when_it_is_for_it_and_goes_when_it_is_not)
{
	struct walled w = walled_new();
	struct client *c = client_of(&w, ONE);
	struct target text = { TARGET_NOTE, 0, 0, "", "", "n1f", "text" }, of = { TARGET_NOTE, 0, 0, "", "", "n1f", "circle" };
	struct expected e = { c, text, NULL };
	cr_assert(holds(&e), "hidden");
	walled_set(&w, "ada", of, VALUE_ID, "e");
	struct expected shown = { c, of, "e" };
	cr_assert(seam_until(&c, 1, holds, &shown, 5000), "for it");
	cr_assert_not_null(model_value(client_model(c), &text), "with its text");
	walled_set(&w, "ada", of, VALUE_ID, "f");
	cr_assert(seam_until(&c, 1, holds, &e, 5000), "gone");
	seam_close(c);
	walled_free(&w);
}

Test(wall_moves, what_a_facilitator_types_in_its_answer_is_merged_with_what_it_types)
{
	struct walled w = walled_new();
	struct target t = answer(4, 2, "plain"); /* ada is typing there: see the fixture */
	struct face two = face_new(&w, TWO);
	size_t typed = SIZE_MAX;
	for (size_t i = 0; i < w.count; i++)
		if (strcmp(w.canaries[i].about, "what a facilitator is typing in the answer of two") == 0)
			typed = i;
	cr_assert_neq(typed, SIZE_MAX);
	cr_assert_not(face_heard(&two, w.canaries[typed].word), "not told as long as it is being typed");
	cr_assert(face_splice(&two, t, "mine, "), "it types there");
	cr_assert(face_heard(&two, w.canaries[typed].word), "and is told what it types into");
	face_free(&two);
	struct face later = face_new(&w, TWO);
	face_ask_all(&later);
	char *kept = store_bare_text(w.seam.path, "SELECT value FROM answer WHERE meeting = 4 AND field = 'plain' AND enterprise = 2");
	cr_assert(strstr(kept, "mine, ") != NULL && strstr(kept, w.canaries[typed].word) != NULL, "both are there: %s", kept);
	free(kept);
	face_free(&later);
	walled_free(&w);
}

Test(wall_moves, an_enterprise_that_is_forgotten_is_told_so_and_no_more)
{
	struct walled w = walled_new();
	struct face two = face_new(&w, TWO);
	struct wire_reader r;
	walled_set(&w, "ada", (struct target){ TARGET_ENTERPRISE, 0, 2, "", "", "", "forgotten" }, VALUE_TEXT, "2026-03-12");
	cr_assert(face_hear(&two, WIRE_BYE, &r, 5000), "the end");
	const char *why = wire_get_text(&r);
	cr_assert(why != NULL && *why != '\0', "with a sentence");
	face_free(&two);
	cr_assert_not(face_try(&two, &w, TWO, "2"), "and it is not let in again");
	face_free(&two);
	walled_free(&w);
}

Test(wall_moves, one_that_has_left_still_reads_its_own)
{
	struct walled w = walled_new();
	walled_set(&w, "ada", (struct target){ TARGET_ENTERPRISE, 0, 2, "", "", "", "left" }, VALUE_TEXT, "2026-01-01");
	struct face two = face_new(&w, TWO);
	face_ask_all(&two);
	walled_check(&w, &two, true);
	face_free(&two);
	walled_free(&w);
}

Test(wall_moves, whoever_writes_first_for_an_enterprise_is_of_it)
{
	struct walled w = walled_new();
	struct error err = { 0 };
	struct client_options options = { .times = &seam_times, .reader = { READER_ENTERPRISE, "1" } };
	struct client *c = client_start_with(w.seam.path, "newcomer", &options, &err);
	cr_assert(c != NULL && client_wait(c, &err), "%s", err.text);
	struct setting told = { { TARGET_PERSON, 0, 0, "", "", "newcomer", "told" }, VALUE_NUMBER, "1773307800000" };
	client_set(c, &told, 1);
	cr_assert(seam_saved(&c, 1, 5000), "written");
	cr_assert_null(client_state(c).notice, "%s", client_state(c).notice);
	seam_close(c);
	char *role = store_bare_text(w.seam.path, "SELECT role || ' ' || enterprise FROM person WHERE id = 'newcomer'");
	cr_assert_str_eq(role, "enterprise 1", "not a facilitator");
	free(role);
	walled_free(&w);
}

static bool in_meeting(void *context)
{
	const struct expected *e = context;
	return client_whole(e->c) && client_model(e->c)->meeting == e->t.meeting;
}

Test(wall_moves, the_room_goes_where_the_group_goes)
{
	struct walled w = walled_new();
	struct client *room = client_of(&w, ROOM);
	struct expected first = { room, { .meeting = 1 }, NULL }, next = { room, { .meeting = 4 }, NULL };
	cr_assert(in_meeting(&first), "the one that has begun");
	walled_set(&w, "ada", (struct target){ TARGET_MEETING, 1, 0, "", "", "", "ended" }, VALUE_NUMBER, "1773307800000");
	walled_set(&w, "ada", (struct target){ TARGET_MEETING, 4, 0, "", "", "", "live" }, VALUE_ID, "one");
	cr_assert(seam_until(&room, 1, in_meeting, &next, 5000), "the next: %d", (int)client_model(room)->meeting);
	seam_close(room);
	walled_free(&w);
}

Test(wall_moves, a_keeper_that_dies_is_not_started_again)
{
	struct walled w = walled_new();
	struct client *c = client_of(&w, ONE);
	pid_t keeper = client_keeper(c);
	kill(keeper, SIGKILL);
	seam_ended(keeper, 5000);
	for (int i = 0; i < 50; i++)
		client_pump(c);
	cr_assert_not_null(client_state(c).trouble, "it is said");
	cr_assert_eq(client_keeper(c), keeper, "and there is no other");
	client_close(c, NULL);
	walled_free(&w);
}
