/* The kinds of fields as they are seen: a screen each at the three sizes. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"

#define SCENARIO "tests/data/every-kind.scenario"

static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

static void screens(const char *name, const char *field, const char *keys)
{
	char *golden = xasprintf("kinds-%s", name);

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = room_new_of(sizes[i][0], sizes[i][1], SCENARIO, NULL, LANG_EN);

		room_keys(&r, "<C-e>");
		room_command(&r, "field", field);
		room_keys(&r, keys);
		room_settle(&r);
		golden_equal(r.grid, golden);
		room_free(&r);
	}
	free(golden);
}

Test(kinds_view, numbers)
{
	screens("numbers", "staff", "14<Tab>12,5<Tab>1234,5<Tab><Tab>11h");
}

Test(kinds_view, choices)
{
	screens("choices", "legal", "3<Tab>a bakery<Tab>12<Tab>4<Tab>y<Tab>An illness");
}

Test(kinds_view, dots)
{
	screens("dots", "dots", "++<Down>+++");
}

Test(kinds_view, grids)
{
	screens("grids", "star_before", "2<Down>3<Down>1<Down>4<Down>2<Down>5");
}

Test(kinds_view, options_in_lines)
{
	screens("barriers", "barriers", "3<Down>1");
}

Test(kinds_view, a_score)
{
	screens("score", "star", "3<Tab>2<C-g>maturity<Enter>");
}

Test(kinds_view, indicators)
{
	screens("indicators", "follow", "Tonnes reused<Tab><Tab><Tab>q<Tab>10<Tab>20<Tab>12");
}

Test(kinds_view, each_row)
{
	screens("each", "people", "Voisins<Down>Mairie de 東京<C-g>effect<Enter>less noise<Tab>");
}

Test(kinds_view, hours)
{
	screens("hours", "hours_promised", "10<Tab>++");
}

Test(kinds_view, picking)
{
	screens("pick", "story", "<F3>");
}

/* A second meeting, with what the first one said beside, folded, unfolded and copied in. */
static struct room second_meeting(int height, int width)
{
	struct room r = room_new_of(height, width, SCENARIO, NULL, LANG_EN);

	room_command(&r, "field", "motto");
	room_keys(&r, "Rien ne se perd<Tab>Une nouvelle équipe est arrivée en mars, et l’atelier a déménagé.");
	room_command(&r, "field", "methods");
	room_keys(&r, "12<Tab>4");
	room_command(&r, "field", "star");
	room_keys(&r, "2<Down>3<Down>1");
	room_command(&r, "field", "people");
	room_keys(&r, "Voisins<Tab>p<Tab>1200<Tab>1:30<Down><S-Tab><S-Tab><S-Tab>Mairie");
	room_command(&r, "field", "hours_promised");
	room_keys(&r, "10<Tab>1:30");
	room_settle(&r);
	room_next(&r, "tests/data/every-after.scenario");
	return r;
}

Test(kinds_view, what_was_said_earlier)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = second_meeting(sizes[i][0], sizes[i][1]);

		cr_assert_str_eq(room_answer(&r, "motto_now", 1, "", ""), "Rien ne se perd", "copied in");
		room_command(&r, "field", "star_now");
		room_keys(&r, "4");
		room_command(&r, "field", "changed");
		room_settle(&r);
		golden_equal(r.grid, "kinds-earlier");
		room_keys(&r, "<F2>");
		golden_equal(r.grid, "kinds-earlier-open");
		room_free(&r);
	}
}

Test(kinds_view, a_table_said_earlier_is_a_line_a_row_and_the_key_shows_the_rest)
{
	struct room r = room_new_of(24, 80, SCENARIO, NULL, LANG_EN);

	room_command(&r, "field", "people");
	room_keys(&r, "Voisins<Tab>p<Tab>1200<Tab>1:30<Down><S-Tab><S-Tab><S-Tab>Mairie<Down>Lycée");
	room_settle(&r);
	room_next(&r, "tests/data/every-after.scenario");
	room_command(&r, "field", "who_now");
	cr_assert(room_shows(&r, "Earlier Stakeholders (Every kind):"), "the heading");
	cr_assert(room_shows(&r, " – Voisins · partner · €1,200.00 · 1 h 30"), "a row");
	cr_assert(room_shows(&r, " – Mairie"), "the next row");
	cr_assert(room_shows(&r, "… F2"), "and the key that shows the rest");
	cr_assert_not(room_shows(&r, "Lycée"), "the rest is folded");
	room_keys(&r, "<F2>");
	cr_assert(room_shows(&r, " – Lycée"), "unfolded");
	cr_assert_not(room_shows(&r, "… F2"), "all of it");
	room_free(&r);
}

Test(kinds_view, an_individual_meeting_is_with_one_enterprise)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = room_new_of(sizes[i][0], sizes[i][1], SCENARIO, NULL, LANG_EN);
		struct error err = {0};

		room_keys(&r, "<C-n><C-n>");
		room_command(&r, "field", "hours_promised");
		room_keys(&r, "10<Tab>1:30");
		room_command(&r, "field", "methods");
		room_keys(&r, "12<C-p><C-p>");
		room_settle(&r);
		room_next_with(&r, "tests/data/every-after.scenario", 3);
		room_command(&r, "field", "hours_now");
		golden_equal(r.grid, "kinds-individual");
		cr_assert(room_shows(&r, sizes[i][1] > 40 ? "8 h 30 left of 10 h" : "8 h 30 …"), "what was promised to it less what was counted");
		cr_assert(sizes[i][1] == 40 || room_shows(&r, "What comes after"), "the scenario's title: nobody gave another");
		cr_assert_not(app_command(r.app, "enterprise", "1", &err), "nobody else is looked at");
		cr_assert(strstr(err.text, "with 東京 SA alone"), "%s", err.text);
		error_clear(&err);
		room_keys(&r, "<C-n>1:30");
		room_settle(&r);
		cr_assert_str_eq(room_answer(&r, "hours_now", 3, "", ""), "1.5", "so it is typed for it");
		cr_assert_str_eq(room_answer(&r, "hours_now", 4, "", ""), "(none)", "not for the next one");
		room_keys(&r, "<C-g>Phare");
		cr_assert_not(room_shows(&r, "2 Ressourcerie"), "nor found");
		room_free(&r);
	}
}

Test(kinds_view, where_nothing_was_said_earlier_that_is_said)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<F2>");
	cr_assert(room_shows(&r, "Nothing was said about these fields in an earlier meeting."));
	room_free(&r);
}
