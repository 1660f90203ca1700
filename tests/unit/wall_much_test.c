/* The wall against a face that wants too much: two values for one thing, more text than others can be shown, more sheets than one, more answers
 * than it reads. */
#include "wall_fixture.h"

#include <criterion/criterion.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/session.h"

#define NOTE(row, column) { TARGET_NOTE, 0, 0, "", "", row, column }
enum { TEXT_MAX = 64 << 10, ROWS_MAX = 20000 };

static const struct target plain = { TARGET_ANSWER, 1, 1, "one", "plain", "", "" };

static char *long_text(size_t len)
{
	char *text = xcalloc(len + 1, 1);
	memset(text, 'a', len);
	return text;
}

static bool sets(struct face *face, struct setting *settings, size_t count)
{
	struct request r = { .kind = REQUEST_SET, .settings = settings, .setting_count = count };
	return face_request(face, &r);
}

static bool word(struct face *face, const char *row, const char *text)
{
	struct setting settings[] = { { NOTE(row, "enterprise"), VALUE_NUMBER, "1" }, { NOTE(row, "circle"), VALUE_ID, "e" }, { NOTE(row, "text"), VALUE_TEXT, text } };
	return sets(face, settings, 3);
}

Test(wall_much, nothing_is_named_twice_in_one_act)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE), other;
	struct setting note[] = { { NOTE("evil", "text"), VALUE_TEXT, "said the facilitator" }, { NOTE("evil", "enterprise"), VALUE_NUMBER, "1" },
		{ NOTE("evil", "circle"), VALUE_ID, "e" }, { NOTE("evil", "enterprise"), VALUE_NUMBER, "2" }, { NOTE("evil", "circle"), VALUE_ID, "gp" } };
	struct setting answers[] = { { plain, VALUE_TEXT, "first" }, { plain, VALUE_TEXT, "last" } };
	cr_assert_not(sets(&face, note, 5), "a note about another");
	cr_assert_not(sets(&face, answers, 2), "an answer");
	answers[1].target.step = "elsewhere";
	cr_assert_not(sets(&face, answers, 2), "the step is no part of where an answer is");
	cr_assert(sets(&face, note, 3), "each of them once is a word for the facilitator");
	other = face_new(&w, TWO);
	face_ask_all(&other);
	cr_assert_not(face_heard(&other, "said the facilitator"));
	face_free(&other);
	face_free(&face);
	walled_free(&w);
}

Test(wall_much, a_word_that_was_refused_is_not_its_own)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE);
	struct setting half[] = { { NOTE("half", "text"), VALUE_TEXT, "x" }, { NOTE("half", "enterprise"), VALUE_NUMBER, "1" },
		{ NOTE("half", "circle"), VALUE_ID, "e" }, { NOTE("half", "meeting"), VALUE_NUMBER, "1x" } };
	cr_assert_not(sets(&face, half, 4), "a meeting that is no number");
	cr_assert_not(sets(&face, half, 1), "nor its text alone: a note without enterprise and circle");
	cr_assert(sets(&face, half, 3), "as a word it may be made still");
	cr_assert(sets(&face, half, 1), "and written again");
	face_free(&face);
	walled_free(&w);
}

Test(wall_much, one_text_is_no_longer_than_it_may_be)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE);
	char *most = long_text(TEXT_MAX), *more = long_text(TEXT_MAX + 1);
	struct request sheet = { .kind = REQUEST_ANONYMOUS, .meeting = 1, .field = "hot", .question = "pace", .type = VALUE_TEXT, .value = more };
	cr_assert_not(face_set(&face, plain, VALUE_TEXT, more), "set");
	cr_assert(face_heard(&face, "64 KiB"), "how long it may be is said");
	cr_assert_not(word(&face, "big", more), "a word");
	cr_assert_not(face_request(&face, &sheet), "a sheet");
	cr_assert_not(face_splice(&face, plain, more), "typed");
	cr_assert(face_set(&face, plain, VALUE_TEXT, most), "as much as may be");
	cr_assert_not(face_splice(&face, plain, "x"), "and one more");
	struct request_edit less = { 0, 10, "" };
	struct request shorter = { .kind = REQUEST_SPLICE, .target = plain, .edits = &less, .edit_count = 1 };
	cr_assert(face_request(&face, &shorter), "it may be made shorter");
	cr_assert(face_splice(&face, plain, "x"), "and written on");
	free(more);
	free(most);
	face_free(&face);
	walled_free(&w);
}

Test(wall_much, all_that_it_writes_is_bounded_and_others_still_come_in)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE), other;
	char *most = long_text(TEXT_MAX), row[16];
	int kept = 0;
	for (int i = 0; i < 80; i++) {
		snprintf(row, sizeof(row), "m%d", i);
		kept += word(&face, row, most);
	}
	cr_assert(kept > 50 && kept < 64, "four MiB of them: %d", kept);
	cr_assert_not(face_splice(&face, plain, most), "what is typed counts too");
	cr_assert(face_set(&face, (struct target)NOTE("m0", "text"), VALUE_TEXT, NULL), "one is taken back");
	cr_assert(face_set(&face, plain, VALUE_TEXT, "short"), "and there is room");
	other = face_new(&w, TWO);
	cr_assert(face_set(&other, (struct target){ TARGET_ANSWER, 1, 2, "one", "plain", "", "" }, VALUE_TEXT, most), "others have their own");
	face_free(&other);
	free(most);
	face_free(&face);
	walled_free(&w);
}

Test(wall_much, rows_are_bounded_too)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE);
	struct setting *rows = xcalloc(ROWS_MAX + 1, sizeof(*rows));
	char (*ids)[8] = xcalloc(ROWS_MAX + 1, sizeof(*ids));
	for (size_t i = 0; i <= ROWS_MAX; i++) {
		snprintf(ids[i], sizeof(*ids), "q%zu", i);
		rows[i] = (struct setting){ { TARGET_ROW, 1, 1, "", "list", ids[i], "" }, VALUE_NUMBER, "1" };
	}
	cr_assert_not(sets(&face, rows, ROWS_MAX + 1), "that many");
	cr_assert(face_heard(&face, "20000"), "how many is said");
	cr_assert(sets(&face, rows, 100), "some");
	free(ids);
	free(rows);
	face_free(&face);
	walled_free(&w);
}

/* --- sheets --- */

static bool writes_sheet(struct face *face, const char *question, enum value_type type, const char *value)
{
	struct request r = { .kind = REQUEST_ANONYMOUS, .meeting = 4, .field = "hot", .question = question, .type = type, .value = value };
	return face_request(face, &r);
}

static bool hands_in(struct face *face)
{
	struct request r = { .kind = REQUEST_HAND_IN, .meeting = 4, .field = "hot" };
	return face_request(face, &r);
}

static int64_t handed_in(const struct walled *w, const char *field)
{
	struct error err = { 0 };
	int64_t count;
	struct session *s = session_open(w->seam.path, SESSION_READ, &err);
	cr_assert(s != NULL && anonymous_count(s, 4, field, &count, &err), "%s", err.text);
	session_close(s);
	return count;
}

Test(wall_much, a_sheet_takes_its_own_questions_and_values_that_fit)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE);
	cr_assert_not(writes_sheet(&face, "cool", VALUE_TEXT, "x"), "the question of another sheet");
	cr_assert_not(writes_sheet(&face, "hot", VALUE_TEXT, "x"), "the sheet itself: that would count as one more");
	cr_assert_not(writes_sheet(&face, "cold", VALUE_TEXT, "sheet"), "another sheet");
	cr_assert_not(writes_sheet(&face, "pace", VALUE_NUMBER, "4"), "another kind of value");
	cr_assert(hands_in(&face), "nothing was written: nothing is handed in");
	cr_assert(handed_in(&w, "hot") == 0 && handed_in(&w, "cold") == 0);
	cr_assert(writes_sheet(&face, "pace", VALUE_TEXT, "slow"), "its question");
	cr_assert(hands_in(&face), "an empty one before was none");
	cr_assert_eq(handed_in(&w, "hot"), 1);
	face_free(&face);
	walled_free(&w);
}

Test(wall_much, a_person_hands_in_one_sheet)
{
	struct walled w = walled_new();
	struct face face = face_new(&w, ONE), other;
	cr_assert(writes_sheet(&face, "pace", VALUE_TEXT, "slow") && hands_in(&face), "one");
	cr_assert_not(writes_sheet(&face, "pace", VALUE_TEXT, "mine again"), "and no other");
	cr_assert_not(hands_in(&face));
	face_free(&face);
	face = face_new(&w, ONE);
	cr_assert_not(face_heard(&face, "handed"), "that it has is no answer of its own");
	cr_assert_not(writes_sheet(&face, "pace", VALUE_TEXT, "mine again"), "nor when it comes back");
	face_free(&face);
	other = face_new(&w, TWO);
	cr_assert(writes_sheet(&other, "pace", VALUE_TEXT, "fast") && hands_in(&other), "somebody else may");
	cr_assert_eq(handed_in(&w, "hot"), 2);
	face_free(&other);
	walled_free(&w);
}

/* What somebody who comes now is told. */
static void told(const struct walled *w, bool may, const char *const *words, size_t count, const char *when)
{
	struct face face = face_new(w, ONE);
	face_ask(&face, WIRE_ASK_HANDED, 4, "hot");
	face_quiet(&face);
	for (size_t i = 0; i < count; i++)
		cr_assert_eq(face_heard(&face, words[i]), may, "%s %s", words[i], when);
	face_free(&face);
}

static void paper(const struct walled *w, const char *value)
{
	struct error err = { 0 };
	struct session *s = session_open(w->seam.path, SESSION_WRITE, &err);
	cr_assert(s != NULL && session_begin(s, NULL, &err) && anonymous_put(s, "ada", 4, "hot", "pace", VALUE_TEXT, value, &err) &&
	          anonymous_hand_in(s, "ada", 4, "hot", false, &err) && session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

Test(wall_much, whoever_comes_back_is_told_no_single_sheet)
{
	static const char *const words[] = { "sheetzero", "sheetone", "sheettwo", "sheetthree", "sheetfour", "sheetfive", "sheetsix", "sheetseven", "sheeteight" };
	struct walled w = walled_new();
	for (size_t i = 0; i < 9; i++) {
		size_t so_far = i + 1, shown = so_far < 5 ? 0 : so_far % 2 != 0 ? so_far : so_far - 1;
		paper(&w, words[i]);
		told(&w, true, words, shown, "is told");
		told(&w, false, words + shown, so_far - shown, "waits for another");
	}
	walled_free(&w);
}

/* --- asks --- */

static long resident(pid_t pid)
{
	char *path = xasprintf("/proc/%d/statm", (int)pid);
	FILE *f = fopen(path, "r");
	long size = 0, pages = 0;
	cr_assert(f != NULL && fscanf(f, "%ld %ld", &size, &pages) == 2, "%s", path);
	fclose(f);
	free(path);
	return pages / 256; /* MiB */
}

Test(wall_much, a_face_that_does_not_read_fills_no_memory)
{
	struct walled w = walled_new();
	char *big = long_text(3 << 20);
	walled_set(&w, "ada", plain, VALUE_TEXT, big);
	struct face face = face_new(&w, ONE);
	struct wire_reader r;
	long before = resident(face.keeper);
	for (int i = 0; i < 50; i++) {
		face_ask(&face, WIRE_ASK_DOSSIER, i + 1, "");
		poll(NULL, 0, 20);
	}
	cr_assert_lt(resident(face.keeper) - before, 80, "MiB more than before");
	do
		cr_assert(face_hear(&face, WIRE_ANSWER, &r, 5000), "who reads again is answered the last one");
	while (wire_get_number(&r) != WIRE_ASK_DOSSIER || wire_get_number(&r) != 50);
	free(big);
	face_free(&face);
	walled_free(&w);
}
