/* What each role may do, and may see: nothing of a facilitator's reaches an enterprise's view or the room's screen. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/command.h"

#define SCENARIO "tests/data/roles.scenario"

enum { PREVIEWS_ENTERPRISE = ROLE_ENTERPRISE | ROLE_PREVIEWS_ENTERPRISE, PREVIEWS_ROOM = ROLE_ROOM | ROLE_PREVIEWS_ROOM };

/* Whoever gives another role a command writes it down here, knowing why. */
static const struct {
	unsigned role;
	const char *may;
} roles[] = {
	{ROLE_ENTERPRISE, " field-next field-previous row-remove row-up row-down step-next step-previous undo redo text-more answer-none"
			  " answer-unknown answer-refused suggestions suggest earlier links link copy mouse hide done home word who-sees saved redraw how-to-leave back leave help "},
	{ROLE_ROOM, " show-on show-back show-keys blank redraw leave "},
	{PREVIEWS_ENTERPRISE, " field-next field-previous row-remove row-up row-down step-next step-previous undo redo text-more"
			      " answer-none answer-unknown answer-refused suggestions suggest earlier links link as-next as-previous copy mouse hide done home word who-sees saved"
			      " redraw how-to-leave back leave help "},
	{PREVIEWS_ROOM, " show-step show-step-back show-on show-back show-keys reveal blank redraw leave "},
};

static bool may(size_t role, const char *name)
{
	char *word = xasprintf(" %s ", name);
	bool found = strstr(roles[role].may, word) != NULL;

	free(word);
	return found;
}

Test(roles, no_command_of_the_facilitator_runs_in_another_role)
{
	struct room r = room_new(24, 80);

	for (size_t role = 0; role < sizeof roles / sizeof roles[0]; role++) {
		room_as(&r, roles[role].role);
		for (size_t i = 0; i < command_count; i++) {
			const struct command *c = &commands[i];
			struct error err = {0};

			cr_expect_eq((c->who & roles[role].role) != 0, may(role, c->name), "%s in role %u", c->name, roles[role].role);
			if (may(role, c->name))
				continue;
			cr_expect(!app_command(r.app, c->name, "1", &err), "%s ran in role %u", c->name, roles[role].role);
			cr_expect_not_null(strstr(err.text, "not a command of this role"), "%s: %s", c->name, err.text);
			error_clear(&err);
			for (const char *p = c->keys; *p != '\0'; p += strspn(p, " ")) {
				struct key k;

				p += key_parse(p, &k);
				cr_expect_neq(command_for_key(NULL, &k, c->where, roles[role].role), c, "a key of %s in role %u", c->name,
					      roles[role].role);
			}
		}
	}
	room_free(&r);
}

Test(roles, nothing_can_be_typed_into_the_room)
{
	struct room r = room_new(24, 80);

	room_as(&r, ROLE_ROOM);
	room_keys(&r, "abc<Tab>4<Enter><C-z><C-n><PageDown><C-e><C-o>note");
	room_settle(&r);
	cr_assert_eq(client_model(r.client)->note_count, 0, "no note");
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "(none)");
	cr_assert_str_eq(client_model(r.client)->live, "", "no step was begun");
	room_free(&r);
}

/* --- what is seen --- */

static void answer(struct room *r, const char *field, int64_t e, const char *column, enum value_type type, const char *value)
{
	struct setting set = {{TARGET_ANSWER, client_model(r->client)->meeting, e, "look", field, "", column}, type, value};

	client_set(r->client, &set, 1);
}

static void circle(struct room *r, const char *field, int64_t e, const char *value)
{
	struct setting set = {{TARGET_CIRCLE, client_model(r->client)->meeting, e, "look", field, "", ""}, VALUE_ID, value};

	client_set(r->client, &set, 1);
}

/* Four enterprises have answered; the third takes one answer back from the group, the fourth gives one to it. */
static void answers(struct room *r)
{
	static const char *const moods[] = {"4", "4", "1", "5"}, *const counted[] = {"people", "work", "work", "people"},
				 *const orders[] = {"x y", "y x", "x z", "y"}, *const goes[] = {"To the bank", "Next door", "HIDDEN-PLACE", "To school"};

	for (int64_t e = 1; e <= 4; e++) {
		answer(r, "mood", e, "", VALUE_NUMBER, moods[e - 1]);
		answer(r, "counts", e, "", VALUE_ID, counted[e - 1]);
		answer(r, "points", e, "b", VALUE_NUMBER, "3");
		answer(r, "points", e, "a", VALUE_NUMBER, e == 1 ? "1" : "2");
		answer(r, "order", e, "", VALUE_IDS, orders[e - 1]);
		answer(r, "go", e, "", VALUE_TEXT, goes[e - 1]);
		answer(r, "secret", e, "", VALUE_ID, e == 4 ? "no" : "yes");
		answer(r, "private", e, "", VALUE_TEXT, "FACILITATOR-SAYS");
	}
	answer(r, "ours", 0, "", VALUE_TEXT, "Begin with one question.");
	answer(r, "theirs", 0, "", VALUE_TEXT, "FACILITATOR-SAYS");
	circle(r, "go", 3, "e");
	circle(r, "secret", 4, "g");
	room_command(r, "note", "");
	room_keys(r, "FACILITATOR-NOTE");
	room_keys(r, "<Tab>");
	room_settle(r);
}

static struct room open_as(int height, int width, unsigned role, enum lang lang)
{
	struct room r = room_new_of(height, width, SCENARIO, NULL, lang);

	room_keys(&r, "<C-e>");
	answers(&r);
	room_as(&r, role);
	return r;
}

static const char *const never[] = {"GUIDE-ONLY", "FACILITATOR-SAYS", "FACILITATOR-NOTE", "FACILITATOR-FIELD", "GROUP-PRIVATE",
				    "HIDDEN-PLACE", "SAID-ALOUD"};

static void shows_nothing_private(struct room *r)
{
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		cr_assert(!room_shows(r, never[i]), "%s is shown", never[i]);
}

Test(roles, the_room_shows_results_only_when_they_are_revealed_and_only_of_the_group)
{
	struct room r = open_as(60, 100, ROLE_ROOM, LANG_EN);

	cr_assert(room_shows(&r, "Looking together") && room_shows(&r, "your weather"), "title and text");
	cr_assert(!room_shows(&r, "INSERTION-ONLY"), "the group is of several poles");
	cr_assert(room_shows(&r, "28 min left"), "the clock of the live step, with two minutes each");
	cr_assert(!room_shows(&r, "bright sunshine"), "nothing counted yet");
	shows_nothing_private(&r);
	room_keys(&r, "<Enter>r<M-w>");
	cr_assert(room_shows(&r, "your weather"), "who stands at the room's screen reveals nothing");
	room_reveal(&r, true);
	cr_assert(room_shows(&r, "bright sunshine") && room_shows(&r, "4 of 4"), "revealed");
	cr_assert(room_shows(&r, "To the bank") && room_shows(&r, "Begin with one question."), "what was told to the group");
	cr_assert(room_shows(&r, "KEPT-NO") && !room_shows(&r, "KEPT-YES  █"), "only the one who shared it is counted");
	cr_assert(room_shows(&r, "1 of 1"), "and nobody learns how many kept it");
	shows_nothing_private(&r);
	room_keys(&r, "<Enter>");
	cr_assert(room_shows(&r, "your weather") && !room_shows(&r, "bright sunshine"), "the text again");
	room_keys(&r, "<Enter>");
	cr_assert(room_shows(&r, "bright sunshine"), "and the results");
	room_reveal(&r, false);
	cr_assert(room_shows(&r, "your weather") && !room_shows(&r, "bright sunshine"), "taken back");
	room_keys(&r, "<Enter>");
	cr_assert(room_shows(&r, "your weather") && !room_shows(&r, "bright sunshine"), "and nowhere");
	room_free(&r);
}

Test(roles, the_room_follows_the_live_step_and_nothing_else)
{
	struct room r = open_as(24, 80, ROLE_ROOM, LANG_EN);
	struct client *other = room_other(&r);
	struct setting live = {{TARGET_MEETING, client_model(r.client)->meeting, 0, "", "", "", "live"}, VALUE_ID, "quiet"};

	room_keys(&r, "<PageDown>");
	cr_assert(room_shows(&r, "Looking together"), "PageDown does nothing here");
	client_set(other, &live, 1);
	cr_assert(room_wait(&r, other, "In silence"), "it follows");
	room_keys(&r, "<Enter>");
	cr_assert(room_shows(&r, "Write."), "a step that projects no results has none");
	room_reveal(&r, true);
	cr_assert(room_shows(&r, "Write."), "not even revealed");
	cr_assert(!room_shows(&r, "How?"));
	client_close(other, NULL);
	room_free(&r);
}

Test(roles, before_the_first_step_the_room_shows_what_the_meeting_is_called)
{
	struct room r = room_new_of(24, 80, SCENARIO, NULL, LANG_EN);

	room_as(&r, ROLE_ROOM);
	cr_assert(!room_shows(&r, "Looking together"), "no step is live");
	cr_assert(room_shows(&r, "Every kind"), "the meeting's title");
	room_free(&r);
}

Test(roles, an_enterprise_sees_its_own_and_what_was_shared)
{
	struct room r = open_as(120, 100, ROLE_ENTERPRISE, LANG_EN);

	cr_assert(room_shows(&r, "1/2") && room_shows(&r, "Les Jardins du Pré"), "who and where");
	cr_assert(room_shows(&r, "INSERTION-ONLY"), "as it is said to its pole");
	cr_assert(room_shows(&r, "What is the weather like at your place?"), "whole questions");
	cr_assert(room_shows(&r, "the whole group reads it") && room_shows(&r, "the group sees it counted, without names"), "who reads");
	cr_assert(room_shows(&r, "Ressourcerie du Phare: Next door"), "what another one shared");
	cr_assert(room_shows(&r, ": KEPT-NO"), "shared of its own will");
	cr_assert(!room_shows(&r, "Ressourcerie du Phare: KEPT"), "what another one keeps");
	cr_assert(room_shows(&r, "Begin with one question."), "what the group wrote");
	shows_nothing_private(&r);
	room_free(&r);
}

Test(roles, an_enterprise_answers_and_only_for_itself)
{
	struct room r = room_new_of(24, 80, SCENARIO, NULL, LANG_EN);

	room_as(&r, ROLE_ENTERPRISE);
	room_keys(&r, "3<Tab>2<C-n><C-e>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "mood", 1, "", ""), "3");
	cr_assert_str_eq(room_answer(&r, "counts", 1, "", ""), "work");
	cr_assert(room_shows(&r, "Les Jardins du Pré"), "Ctrl-N leads to nobody else");
	cr_assert_str_eq(client_model(r.client)->live, "", "nor does it begin a step");
	room_as(&r, PREVIEWS_ENTERPRISE);
	room_keys(&r, "<C-n>");
	cr_assert(room_shows(&r, "Ressourcerie du Phare"), "but in a preview");
	cr_assert(room_shows(&r, "PREVIEW") && room_shows(&r, "Nothing is kept"), "which says that it is one");
	room_keys(&r, "<C-c>");
	cr_assert(room_shows(&r, "nothing of it is kept"), "how to leave");
	room_free(&r);
}

/* --- goldens --- */

static const int sizes[][2] = {{24, 80}, {43, 132}, {60, 200}};
static const char *const codes[] = {[LANG_FR] = "fr", [LANG_EN] = "en", [LANG_NL] = "nl"};

static void screens(const char *name, unsigned role, enum lang lang, const char *keys)
{
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct room r = open_as(sizes[i][0], sizes[i][1], role, lang);
		char *golden = xasprintf("%s-%s", name, codes[lang]);

		if (strcmp(name, "projector-results") == 0 && role == ROLE_ROOM)
			room_reveal(&r, true);
		room_keys(&r, keys);
		golden_equal(r.grid, golden);
		free(golden);
		room_free(&r);
	}
}

Test(roles, the_room_as_it_is_seen)
{
	screens("projector-text", PREVIEWS_ROOM, LANG_EN, "");
	screens("projector-results", ROLE_ROOM, LANG_FR, "");
	screens("projector-results", PREVIEWS_ROOM, LANG_NL, "<Enter>");
}

Test(roles, an_enterprise_as_it_is_seen)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		screens("enterprise", PREVIEWS_ENTERPRISE, (enum lang)lang, "<C-n>");
	screens("enterprise-shared", ROLE_ENTERPRISE, LANG_EN, "<Tab><Tab><C-r>");
}

/* Any size, any keys: the screens of the other roles go on. */
Test(roles, any_size_and_any_keys_do_no_harm)
{
	static const char *const keys[] = {"a", "1", "<Enter>", "<Tab>", "<S-Tab>", "<Down>", "<C-r>", "<C-n>", "<C-d>", "<PageDown>", "<PageUp>", "<F1>", "<Esc>", "<F3>", "<C-z>"};

	for (size_t role = 0; role < sizeof roles / sizeof roles[0]; role++) {
		struct room r = open_as(24, 80, roles[role].role, LANG_EN);
		unsigned seed = 5;

		for (int size = 1; size < 60; size++) {
			grid_resize(r.grid, size, size * 3);
			for (size_t i = 0; i < 8; i++) {
				seed = seed * 1103515245 + 12345;
				room_keys(&r, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
			}
		}
		cr_assert(!app_done(r.app), "still here");
		room_free(&r);
	}
}
