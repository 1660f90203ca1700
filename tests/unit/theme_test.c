/* Themes: no state is told by its colour alone, on any ground, on a terminal with 256 colours, 8 or none. */
#include "tui/theme.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "config/options.h"
#include "tests/screen_harness.h"
#include "tests/unit/room_fixture.h"
#include "tui/screen.h"

TestSuite(theme, .timeout = 60);

static const int grounds[] = {THEME_AUTO, THEME_DARK, THEME_LIGHT, THEME_MONO};
static const int depths[] = {0, 8, 16, 256};

Test(theme, what_is_chosen)
{
	static const struct {
		int wanted;
		const char *no_color, *ground;
		int is;
	} cases[] = {
		{THEME_AUTO, NULL, NULL, THEME_AUTO},        {THEME_AUTO, NULL, "15;0", THEME_DARK},
		{THEME_AUTO, NULL, "0;15", THEME_LIGHT},     {THEME_AUTO, NULL, "0;default;7", THEME_LIGHT},
		{THEME_AUTO, NULL, "0;default", THEME_AUTO}, {THEME_AUTO, NULL, "nonsense", THEME_AUTO},
		{THEME_AUTO, NULL, "0;99", THEME_AUTO},      {THEME_DARK, NULL, "0;15", THEME_DARK},
		{THEME_LIGHT, "", NULL, THEME_LIGHT},        {THEME_LIGHT, "1", NULL, THEME_MONO},
		{THEME_MONO, NULL, "15;0", THEME_MONO},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(theme_choose(cases[i].wanted, cases[i].no_color, cases[i].ground), cases[i].is, "case %zu", i);
}

/* The states that a style tells: none of them looks like another, or like plain text, with its colour away. What was answered (good) has
 * a sign everywhere: the next test but one. */
Test(theme, a_state_has_attributes_of_its_own)
{
	static const enum style states[] = {STYLE_PLAIN, STYLE_FOCUS,   STYLE_CURRENT, STYLE_LATE,
					    STYLE_TROUBLE, STYLE_PRIVATE, STYLE_SHARED};
	enum { STATES = sizeof states / sizeof states[0] };

	for (size_t ground = 0; ground < 4; ground++)
		for (size_t depth = 0; depth < 4; depth++)
			for (size_t i = 0; i < STATES; i++)
				for (size_t j = 0; j < i; j++)
					cr_expect_neq(theme_look(grounds[ground], depths[depth], states[i]).attributes,
						      theme_look(grounds[ground], depths[depth], states[j]).attributes,
						      "styles %d and %d differ by colour alone (theme %d, %d colours)", states[i], states[j],
						      grounds[ground], depths[depth]);
}

Test(theme, colours_are_those_the_terminal_has)
{
	for (size_t ground = 0; ground < 4; ground++)
		for (size_t depth = 0; depth < 4; depth++)
			for (int style = 0; style < STYLE_COUNT; style++) {
				struct look look = theme_look(grounds[ground], depths[depth], (enum style)style);
				bool none = grounds[ground] == THEME_MONO || depths[depth] == 0;

				cr_expect(none ? look.colour == -1 : look.colour < depths[depth]);
			}
}

/* What was answered, begun, not begun, and who is absent: a sign each, whatever the colours. */
Test(theme, what_is_done_has_a_sign)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "9:30<Tab>");
	room_keys(&r, "<M-2>");
	room_command(&r, "absent", "");
	room_settle(&r);
	cr_assert(room_shows(&r, "1 Les Jardins") || room_shows(&r, "1 Jardins"));
	cr_assert(room_shows(&r, " ◐ "), "begun");
	cr_assert(room_shows(&r, " – "), "absent");
	cr_assert(room_shows(&r, " ○ "), "nothing yet");
	room_command(&r, "step", "end");
	room_keys(&r, "<M-1>Appeler la mairie");
	room_settle(&r);
	cr_assert(room_shows(&r, " ● "), "answered");
	room_free(&r);
}

/* One room with its states on a real terminal, in colours and without: the same text, and each state that a colour tells is told by an
 * attribute too. */
static void shown_as(const char *name, int theme, struct grid *g)
{
	struct term *t;
	struct error err = {0};

	setenv("TERM", name, 1);
	t = term_here(g->height, g->width);
	screen_theme(theme);
	cr_assert(screen_start(&err), "%s: %s", name, err.text);
	screen_show(g);
	cr_assert(term_wait(t, "Les Jardins", TERM_PATIENCE), "%s", name);
	cr_assert(term_wait(t, "help", TERM_PATIENCE), "%s", name);
	for (int y = 0; y < g->height; y++)
		for (int x = 0; x < g->width; x++) {
			const struct cell *c = grid_at(g, y, x);
			struct term_cell seen = term_cell(t, y, x);
			bool differs = seen.bold || seen.italic || seen.underline || seen.reverse;

			if (c->width == 0)
				continue;
			cr_expect_str_eq(seen.text, c->text, "%s %d,%d", name, y, x);
			if (c->style == STYLE_CURRENT || c->style == STYLE_FOCUS)
				cr_expect(seen.reverse, "%s: where one stands is not only coloured at %d,%d", name, y, x);
			if (c->style == STYLE_LATE || c->style == STYLE_TROUBLE)
				cr_expect(differs, "%s: late at %d,%d", name, y, x);
			if (theme == THEME_MONO)
				cr_expect_eq(seen.colour, -1, "%s %d,%d has a colour", name, y, x);
		}
	screen_stop();
	term_free(t);
}

Test(theme, states_are_seen_on_any_terminal)
{
	static const struct {
		const char *term;
		int theme;
	} cases[] = {{"xterm-256color", THEME_AUTO}, {"xterm-256color", THEME_LIGHT}, {"xterm-256color", THEME_DARK},
		     {"xterm-256color", THEME_MONO}, {"xterm", THEME_LIGHT},          {"linux", THEME_AUTO},
		     {"vt100", THEME_AUTO}};
	struct room r = room_new(24, 80);

	unsetenv("NO_COLOR");
	unsetenv("COLORFGBG");
	room_keys(&r, "<C-e>");
	room_command(&r, "absent", "");
	app_tick(r.app, 1773307800000 + 40 * 60000);
	room_draw(&r);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		shown_as(cases[i].term, cases[i].theme, r.grid);
	room_free(&r);
}
