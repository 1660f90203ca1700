/* The wall from outside: what a hostile face is told of a file that is full of words that are not for it. */
#include "wall_fixture.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static const unsigned readers[] = { ONE, TWO, ROOM };
enum { READERS = sizeof(readers) / sizeof(*readers) };

Test(wall, whoever_asks_for_everything_hears_what_is_for_it_and_nothing_else)
{
	struct walled w = walled_new();
	for (size_t i = 0; i < READERS; i++) {
		struct face face = face_new(&w, readers[i]);
		walled_check(&w, &face, false);
		face_ask_all(&face);
		walled_check(&w, &face, true);
		cr_assert_eq(face_heard(&face, "4711"), readers[i] == ONE, "what only one wrote");
		cr_assert_eq(face_heard(&face, "9422"), readers[i] == ONE, "and what is worked out of it");
		cr_assert_eq(face_heard(&face, "8155"), readers[i] == TWO, "what only two wrote");
		cr_assert_eq(face_heard(&face, "16310"), readers[i] == TWO, "and what is worked out of it");
		face_free(&face);
	}
	walled_free(&w);
}

Test(wall, an_enterprise_that_is_not_there_is_refused_without_a_word_about_the_others)
{
	struct walled w = walled_new();
	static const char *const wrong[] = { "", "4", "0", "-1", "Nobody", "1 or 1=1", "facilitator" };
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct face face;
		cr_assert_not(face_try(&face, &w, ONE, wrong[i]), "no snapshot for `%s`", wrong[i]);
		for (size_t c = 0; c < w.count; c++)
			cr_assert_not(face_heard(&face, w.canaries[c].word), "%s", w.canaries[c].about);
		face_free(&face);
	}
	walled_free(&w);
}
