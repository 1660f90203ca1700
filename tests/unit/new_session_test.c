/* A new session typed on the start screen: as it is seen, what keys make of it, what is said, what survives, and the file that comes of it. */
#include <criterion/criterion.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "folder.h"
#include "session/duplicate.h"
#include "session/recent.h"
#include "start_fixture.h"
#include "store_fixture.h"
#include "tests/unit/golden.h"
#include "tui/app.h"

static const char circle[] =
	"scenario = { id = \"circle\"; version = 1; languages = [ \"fr\", \"en\", \"nl\" ];\n"
	"  title = { fr = \"Cercle d’écoute\"; en = \"Listening circle\"; nl = \"Luisterkring\"; };\n"
	"  purpose = { fr = \"p\"; en = \"p\"; nl = \"p\"; }; source = { fr = \"s\"; en = \"s\"; nl = \"s\"; }; homework = { fr = \"h\"; en = \"h\"; nl = \"h\"; };\n"
	"  slot = 15; steps = ( { id = \"close\"; kind = \"plenary\"; minutes = 15; title = { fr = \"Fin\"; en = \"End\"; nl = \"Slot\"; };\n"
	"      guide = { fr = \"g\"; en = \"g\"; nl = \"g\"; }; show = { fr = \"s\"; en = \"s\"; nl = \"s\"; };\n"
	"      say = { fr = \"Merci.\"; en = \"Thank you.\"; nl = \"Bedankt.\"; }; } ); };\n";

static char folder[256];

static void begin(void)
{
	snprintf(folder, sizeof folder, "%s", start_begin(circle));
}

TestSuite(new_session, .init = begin, .fini = folder_remove, .timeout = 60);

struct screen {
	struct app *app;
	struct grid *grid;
};

static struct screen typed(int height, int width, const char *text)
{
	struct screen s = {app_new_start(NULL), grid_new(height, width)};

	app_person(s.app, "tester");
	app_draw(s.app, s.grid);
	start_keys(s.app, s.grid, text);
	return s;
}

static void leave(struct screen *s)
{
	app_free(s->app);
	grid_free(s->grid);
}

/* From the list of scenarios to the title. */
#define CIRCLE "<C-n><Enter>circle<Enter>"
/* From the title to the enterprises: date, place, language, folder, file, CSV, then the first row. */
#define TO_ROWS "<Tab><Tab><Tab><Tab><Tab><Tab><Tab>"
#define THREE "Jardins<Tab>e<Tab>i<Tab>be<Tab>f<Tab>0123.456<Tab>Ada<Tab>Łódka 東京<Tab><Tab>s<Down>Zorg<Tab>a<Tab><Tab>N"

static void golden(const char *name, const char *text)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		for (size_t i = 0; i < 3; i++) {
			char *file = xasprintf("new-%s-%s", name, lang_codes[lang]);
			struct screen s;

			unlink("filrouge/new-session");
			i18n_use((enum lang)lang);
			s = typed(golden_sizes[i][0], golden_sizes[i][1], text);
			app_tick(s.app, clock_now() + 1000);
			app_draw(s.app, s.grid);
			golden_equal(s.grid, file);
			free(file);
			leave(&s);
		}
}

Test(new_session, nothing_typed_yet)
{
	cr_assert_eq(chdir(folder), 0);
	setenv("HOME", folder, 1);
	golden("empty", "<C-n>");
}

Test(new_session, with_its_enterprises)
{
	golden("rows", CIRCLE "Lille—Mons<Tab>+7<Tab>Tournai" "<Tab><Tab><Tab><Tab><Tab>" THREE);
}

Test(new_session, what_is_wrong_stands_beside_it)
{
	folder_put("taken.filrouge", "");
	folder_put("group.csv", "name;pole\nJardins;insertio\n");
	golden("wrong", CIRCLE "Lille<Tab>31/2<Tab><Tab><Tab><Tab><Home><C-k>taken.filrouge<Tab>~/group.csv<Up><Up>");
}

Test(new_session, the_list_that_it_is_made_of)
{
	golden("pick", "<C-n><Enter>");
}

Test(new_session, it_is_made_whole_and_opened)
{
	struct screen s = typed(24, 80, CIRCLE "Lille<Tab>+7<Tab>Tournai<Tab>n<Tab><Tab><Tab><Tab>" THREE "L<C-e>");
	const char *path = NULL;

	cr_assert(app_done(s.app), "it goes on to the room");
	cr_assert_eq(app_opens(s.app, &path), OPENS_SESSION);
	cr_assert(strstr(path, "/lille.filrouge"), "%s", path);
	char *rows = store_bare_text(path, "SELECT group_concat(name || ' ' || coalesce(kind, '-') || ' ' || coalesce(pole, '-') || ' ' || coalesce(country, '-') || ' ' || "
					   "coalesce(language, '-') || ' ' || coalesce(registration, '-') || ' ' || coalesce(contact, '-'), '; ') FROM enterprise");
	cr_assert_str_eq(rows, "Jardins enterprise insertion BE fr 0123.456 Ada; Łódka 東京 - solidarite - - - -; Zorg authority - NL - - -");
	char *session = store_bare_text(path, "SELECT title || ' ' || language || ' ' || date || ' ' || place || ' ' || scenario FROM session, (SELECT date, place, scenario FROM meeting)");
	cr_assert_str_eq(session, "Lille nl 2026-03-19 Tournai circle 1");
	char *author = store_bare_text(path, "SELECT group_concat(DISTINCT author) FROM change");
	cr_assert_str_eq(author, "tester");
	cr_assert_neq(access("filrouge/new-session", F_OK), 0, "what was typed is kept no longer");
	free(rows);
	free(session);
	free(author);
	leave(&s);
}

Test(new_session, what_was_typed_survives_esc_and_leaving)
{
	struct stat st;
	struct screen s = typed(24, 80, CIRCLE "Lille<Tab>+7" "<Tab><Tab><Tab><Tab><Tab><Tab>" "Jardins<Tab><Tab>i<Esc>");

	cr_assert(golden_holds(s.grid, "What you typed is kept"));
	leave(&s);
	cr_assert_eq(stat("filrouge/new-session", &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600, "for this person alone: %o", st.st_mode);
	s = typed(24, 80, "<C-n>");
	cr_assert(golden_holds(s.grid, "Listening circle"));
	cr_assert(golden_holds(s.grid, "Lille"));
	cr_assert(golden_holds(s.grid, "2026-03-19"));
	cr_assert(golden_holds(s.grid, "Jardins"));
	cr_assert(golden_holds(s.grid, "work integ"));
	start_keys(s.app, s.grid, "<Down>!");
	leave(&s); /* a line that drops in the middle of a word */
	s = typed(24, 80, "<C-n>");
	cr_assert(golden_holds(s.grid, "Lille!"));
	leave(&s);
}

Test(new_session, emptied_at_once_and_brought_back)
{
	struct error err = {0};
	struct screen s = typed(24, 80, CIRCLE "Lille<Tab>");

	cr_assert(app_command(s.app, "new-clear", "", &err), "%s", err.text);
	app_draw(s.app, s.grid);
	cr_assert_not(golden_holds(s.grid, "Lille"));
	cr_assert(app_command(s.app, "new-clear", "", &err), "%s", err.text);
	app_draw(s.app, s.grid);
	cr_assert(golden_holds(s.grid, "Lille"));
	cr_assert(golden_holds(s.grid, "Listening circle"));
	leave(&s);
}

Test(new_session, nothing_half_made_and_no_file_written_over)
{
	folder_put("mine.filrouge", "mine");
	struct screen s = typed(24, 80, CIRCLE "Lille<Tab><Tab><Tab><Tab><Tab><Home><C-k>mine<Tab><C-e>");

	cr_assert_not(app_done(s.app));
	cr_assert(golden_holds(s.grid, "There is a file of that name: it is never written over."));
	start_keys(s.app, s.grid, "<S-Tab><Home><C-k>~/nowhere");
	cr_assert(golden_holds(s.grid, "There is no such folder."));
	start_keys(s.app, s.grid, "<Home><C-k>~<Tab>");
	start_keys(s.app, s.grid, "<Home><C-k>other<Tab><Tab>A<Down>A<C-e>");
	cr_assert_not(app_done(s.app));
	cr_assert(golden_holds(s.grid, "there is a “A” already, in row 1"));
	cr_assert_neq(access("other.filrouge", F_OK), 0, "nothing half made");
	start_keys(s.app, s.grid, "<C-d><C-e>");
	cr_assert(app_done(s.app));
	cr_assert_eq(access("other.filrouge", F_OK), 0);
	size_t len;
	char *mine = store_read_file("mine.filrouge", &len);
	cr_assert_str_eq(mine, "mine");
	free(mine);
	leave(&s);
}

Test(new_session, the_name_of_the_file_follows_the_title_until_it_is_typed)
{
	folder_put("lille.filrouge", "");
	struct screen s = typed(24, 80, CIRCLE);

	cr_assert(golden_holds(s.grid, "circle.filrouge"));
	start_keys(s.app, s.grid, "Lille");
	cr_assert(golden_holds(s.grid, "lille-2.filrouge"), "one that is free");
	start_keys(s.app, s.grid, "<Tab><Tab><Tab><Tab><Tab><Home><C-k>mine<S-Tab><S-Tab><S-Tab><S-Tab><S-Tab>, again");
	cr_assert(golden_holds(s.grid, "mine.filrouge"));
	leave(&s);
}

Test(new_session, a_list_is_completed_checked_by_line_and_taken_in)
{
	folder_put("group-one.csv", "name;pole\nJardins;insertion\nPhare;solidarité\n");
	folder_put("group-two.csv", "name;pole\nJardins;insertion\nPhare;solidar\n");
	struct screen s = typed(24, 80, CIRCLE "<Tab><Tab><Tab><Tab><Tab><Tab>gr<Tab>");

	cr_assert(golden_holds(s.grid, "group-one.csv  group-two.csv"), "what it can go on with");
	start_keys(s.app, s.grid, "t<Tab>");
	cr_assert(golden_holds(s.grid, "group-two.csv, line 3: the pole `solidar` is unknown"));
	start_keys(s.app, s.grid, "<Enter>");
	cr_assert(golden_holds(s.grid, "0 enterprises"));
	start_keys(s.app, s.grid, "<Home><C-k>group-o<Tab><Enter>");
	cr_assert(golden_holds(s.grid, "2 enterprises were taken in."));
	cr_assert(golden_holds(s.grid, "Phare"));
	leave(&s);
}

Test(new_session, an_earlier_session_is_held_again_with_nobody_of_it)
{
	struct screen s = typed(24, 80, CIRCLE "Old<Tab><Tab><Tab><Tab><Tab><Tab><Tab>Berthold<C-e>");

	cr_assert(app_done(s.app));
	leave(&s);
	recent_add("old.filrouge");
	s = typed(24, 80, "<C-r>");
	cr_assert(golden_holds(s.grid, "as in old  1 meeting: circle"));
	start_keys(s.app, s.grid, "Fresh<C-e>");
	cr_assert(app_done(s.app));
	char *count = store_bare_text("fresh.filrouge", "SELECT (SELECT count(*) FROM enterprise) || ' ' || (SELECT group_concat(scenario) FROM meeting)");
	cr_assert_str_eq(count, "0 circle 1");
	free(count);
	leave(&s);
}
