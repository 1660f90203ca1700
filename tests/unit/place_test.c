/* Where a person stands survives everything; a request counted once is counted for good. */
#include <criterion/criterion.h>

#include <stdlib.h>

#include "store_fixture.h"

Test(place, is_one_row_per_person_and_survives_a_restart)
{
	struct store f = store_new();
	struct error err = {0};
	struct place p = {.view = "room",
	                  .meeting = 1,
	                  .enterprise = 3,
	                  .step = "one",
	                  .field = "weather",
	                  .row = "",
	                  .column = "",
	                  .offset = 17},
				 got;
	bool found;
	cr_assert(place_get(f.s, "ada", &got, &found, &err) && !found, "nowhere yet");
	cr_assert(session_begin(f.s, NULL, &err) && place_put(f.s, "ada", &p, &err));
	p.offset = 18;
	p.row = "k2";
	cr_assert(place_put(f.s, "ada", &p, &err) && session_commit(f.s, NULL, &err));
	store_reopen(&f);
	cr_assert(place_get(f.s, "ada", &got, &found, &err) && found);
	cr_assert_eq(got.offset, 18);
	cr_assert_eq(got.enterprise, 3);
	cr_assert_str_eq(got.row, "k2");
	cr_assert_str_eq(got.view, "room");
	place_clear(&got);
	cr_assert(place_get(f.s, "bob", &got, &found, &err) && !found, "another person is elsewhere");
	store_bare(f.path, "UPDATE place SET enterprise = 4");
	cr_assert(place_get(f.s, "ada", &got, &found, &err) && !found, "an altered place is nowhere");
	store_free(&f);
}

Test(place, one_for_each_meeting_and_the_last_one_is_where_a_person_is)
{
	struct store f = store_new();
	struct error err = {0};
	struct place p = {.view = "room", .meeting = 1, .enterprise = 3, .step = "one", .field = "weather", .row = "", .column = ""}, got;
	bool found;
	cr_assert(session_begin(f.s, NULL, &err) && place_put(f.s, "ada", &p, &err));
	p.meeting = 2;
	p.enterprise = 1;
	cr_assert(place_put(f.s, "ada", &p, &err) && session_commit(f.s, NULL, &err));
	store_reopen(&f);
	cr_assert(place_get(f.s, "ada", &got, &found, &err) && found && got.meeting == 2);
	place_clear(&got);
	cr_assert(place_get_in(f.s, "ada", 1, &got, &found, &err) && found && got.enterprise == 3, "the other one is kept");
	place_clear(&got);
	cr_assert(place_get_in(f.s, "ada", 3, &got, &found, &err) && !found);
	p.meeting = 1;
	cr_assert(session_begin(f.s, NULL, &err) && place_put(f.s, "ada", &p, &err) && session_commit(f.s, NULL, &err));
	cr_assert(place_get(f.s, "ada", &got, &found, &err) && found && got.meeting == 1, "back in it");
	place_clear(&got);
	store_free(&f);
}

Test(place, a_screens_request_number_goes_with_what_it_did)
{
	struct store f = store_new();
	struct error err = {0};
	int64_t number;
	cr_assert(client_number_get(f.s, "c1", &number, &err));
	cr_assert_eq(number, 0);
	cr_assert(session_begin(f.s, NULL, &err) && client_number_put(f.s, "c1", 41, 1, &err) &&
	          session_commit(f.s, NULL, &err));
	cr_assert(session_begin(f.s, NULL, &err) && client_number_put(f.s, "c1", 42, 2, &err));
	session_rollback(f.s);
	cr_assert(client_number_get(f.s, "c1", &number, &err));
	cr_assert_eq(number, 41, "what was rolled back does not count");
	store_free(&f);
}
