/* The mouse, the clipboard and the hidden screen: in the face, as bytes, and on a terminal that must get back what it had. */
#include "tui/mouse.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "tests/screen_harness.h"
#include "tests/unit/room_fixture.h"
#include "tui/clipboard.h"
#include "tui/command.h"
#include "tui/compare.h"
#include "tui/history.h"
#include "tui/input.h"
#include "tui/people.h"
#include "tui/progress.h"
#include "tui/screen.h"
#include "tui/search.h"
#include "tui/state.h"
#include "tui/view.h"

TestSuite(mouse, .timeout = 60);

/* Where TEXT begins on the screen. */
static struct key at(struct room *r, uint32_t code, const char *text)
{
	struct key k = key_of(code, 0);

	for (int y = 0; y < r->grid->height; y++)
		for (int x = 0; x < r->grid->width; x++) {
			struct buf rest = {0};

			for (int i = x; i < r->grid->width && rest.len < strlen(text); i++)
				buf_text(&rest, grid_at(r->grid, y, i)->text);
			bool here = strncmp(buf_str(&rest), text, strlen(text)) == 0;

			buf_clear(&rest);
			if (here) {
				k.y = y;
				k.x = x;
				return k;
			}
		}
	cr_assert_fail("`%s` is not on the screen", text);
	return k;
}

static void mouse(struct room *r, uint32_t code, const char *text)
{
	struct key k = at(r, code, text);

	app_key(r->app, &k);
	room_draw(r);
}

static void click(struct room *r, const char *text)
{
	mouse(r, KEY_CLICK_, text);
}

Test(mouse, a_click_goes_to_what_is_there)
{
	struct room r = room_new(24, 80);

	click(&r, "2 Ressourcerie");
	cr_assert_eq(r.app->enterprise, 2, "an enterprise of the strip");
	click(&r, "What got in the way");
	cr_assert_str_eq(r.app->form.at_field, "what", "a field, on its label");
	room_keys(&r, "une phrase");
	click(&r, "1 Les Jardins");
	cr_assert_eq(r.app->enterprise, 1);
	cr_assert_str_eq(r.app->form.at_field, "what", "the same field");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "what", 2, "", ""), "une phrase", "what was typed is left as by a key");
	click(&r, "^G go");
	cr_assert_eq(r.app->view, VIEW_GO, "a hint does what it says");
	room_free(&r);
}

Test(mouse, a_click_in_a_table_is_in_that_cell)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "people");
	room_keys(&r, "Voisins<Tab>1<Tab>");
	room_settle(&r);
	click(&r, "Voisins");
	cr_assert_str_eq(r.app->form.row, room_row(&r, "people", 1, 0), "its row");
	cr_assert_str_eq(r.app->form.column, r.app->form.slots[r.app->form.at].field->columns[0].id, "its column");
	room_free(&r);
}

Test(mouse, of_a_list_a_click_chooses_and_another_takes)
{
	struct room r = room_new(24, 80);
	size_t chosen;

	room_keys(&r, "<F1>");
	mouse(&r, KEY_WHEEL_DOWN_, "^N");
	chosen = r.app->list.chosen;
	cr_assert_eq(chosen, 3, "the wheel goes three lines");
	mouse(&r, KEY_WHEEL_UP_, "^N");
	cr_assert_eq(r.app->list.chosen, 0);
	room_keys(&r, "staying");
	mouse(&r, KEY_WHEEL_DOWN_, "The next enterprise");
	cr_assert_neq(r.app->list.chosen, 0);
	click(&r, "The next enterprise");
	cr_assert_eq(r.app->list.chosen, 0, "chosen");
	cr_assert_eq(r.app->view, VIEW_HELP, "only");
	click(&r, "The next enterprise");
	cr_assert_eq(r.app->view, VIEW_ROOM, "taken");
	cr_assert_eq(r.app->enterprise, 2);
	room_free(&r);
}

Test(mouse, the_wheel_moves_what_is_under_it)
{
	struct room r = room_new(24, 80);
	size_t field;

	mouse(&r, KEY_WHEEL_DOWN_, "2 Ressourcerie");
	cr_assert_eq(r.app->enterprise, 2, "the strip");
	mouse(&r, KEY_WHEEL_UP_, "2 Ressourcerie");
	cr_assert_eq(r.app->enterprise, 1);
	field = r.app->form.at;
	mouse(&r, KEY_WHEEL_DOWN_, "What got in the way");
	cr_assert_eq(r.app->form.at, field + 1, "the form");
	mouse(&r, KEY_WHEEL_UP_, "What got in the way");
	cr_assert_eq(r.app->form.at, field);
	room_free(&r);
}

/* A click chooses, a second one opens, the wheel goes three lines: in whatever lies over the room. */
Test(mouse, over_the_room_a_click_chooses_and_another_opens)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "what");
	room_keys(&r, "Un moulin<C-n>Deux moulins<C-n>Trois moulins");
	room_settle(&r);
	room_keys(&r, "<F4>");
	click(&r, "Un moulin");
	cr_assert_eq(r.app->enterprise, 1, "compare: its row");
	click(&r, "Deux moulins");
	room_keys(&r, "!");
	click(&r, "Trois");
	cr_assert_eq(r.app->enterprise, 3, "also out of a row that is typed in");
	cr_assert(!r.app->compare->editing);
	click(&r, "Trois");
	cr_assert(r.app->compare->editing, "into the row");
	room_keys(&r, "<Esc><F5>");
	click(&r, "2 Ressourcerie");
	cr_assert_eq(r.app->progress->row, 1, "progress");
	click(&r, "2 Ressourcerie");
	cr_assert_eq(r.app->enterprise, 2, "goes there");
	room_keys(&r, "<C-f>moulin");
	cr_assert(room_wait(&r, NULL, "3 found"));
	click(&r, "Un [moulin]");
	cr_assert_eq(r.app->search->chosen, 2, "search, on its second line");
	mouse(&r, KEY_WHEEL_UP_, "Un [moulin]");
	cr_assert_eq(r.app->search->chosen, 0);
	click(&r, "Un [moulin]");
	click(&r, "Un [moulin]");
	cr_assert(r.app->view == VIEW_ROOM && r.app->enterprise == 1);
	room_keys(&r, "<F8>");
	cr_assert(room_wait(&r, NULL, "Trois moulins"));
	click(&r, "Un moulin");
	cr_assert_str_eq(history_chosen(r.app)->after, "Un moulin", "history");
	click(&r, "Un moulin");
	cr_assert(room_wait(&r, NULL, "AS IT WAS"));
	room_keys(&r, "<Esc><Esc><F7>");
	click(&r, "2 Ressourcerie");
	cr_assert_eq(r.app->people->at, 1, "people");
	click(&r, "2 Ressourcerie");
	cr_assert_eq(r.app->view, VIEW_CARD);
	click(&r, "+ somebody else");
	click(&r, "+ somebody else");
	cr_assert_eq(r.app->view, VIEW_PROMPT, "asks who");
	room_keys(&r, "<Esc><Esc><Esc><C-o>Une note<C-n><C-o>Une autre<M-k>");
	click(&r, "Une note");
	click(&r, "Une note");
	cr_assert(r.app->view == VIEW_ROOM && r.app->enterprise == 1, "notes");
	room_free(&r);
}

Test(mouse, a_cell_of_progress_and_of_a_compared_table)
{
	struct room r = room_new(24, 80);
	struct key k;

	room_keys(&r, "<F5>");
	k = at(&r, KEY_CLICK_, "3 東京");
	k.x = 46;
	app_key(r.app, &k);
	room_draw(&r);
	cr_assert_eq(r.app->progress->row, 2);
	cr_assert_neq(r.app->progress->column, 0);
	room_keys(&r, "<Esc>");
	room_command(&r, "field", "people");
	room_keys(&r, "Voisins<Tab>2<Tab>du temps<M-2>Élus<F4>");
	room_settle(&r);

	click(&r, "partner");
	cr_assert_eq(r.app->enterprise, 1);
	cr_assert_str_eq(r.app->form.column, "type", "the row and the column");
	room_free(&r);
}

Test(mouse, a_meeting_is_chosen_and_opened)
{
	struct room r = room_new(24, 80);

	room_next(&r, "tests/data/roles.scenario");
	room_keys(&r, "<F9>");
	cr_assert(room_wait(&r, NULL, "Every kind"));
	click(&r, "Every kind");
	cr_assert_eq(r.app->view, VIEW_MEETINGS);
	click(&r, "Every kind");
	cr_assert(room_wait(&r, NULL, "What got in the way"));
	cr_assert_eq(client_model(r.client)->meeting, 1);
	room_free(&r);
}

/* Whatever is clicked, wherever, in any view: it goes on, and nothing is written that nobody typed. */
Test(mouse, any_clicks_do_no_harm)
{
	static const char *const openings[] = {"", "<C-g>", "<F1>", "<C-t>", "<PageDown>", "<F4>", "<C-g>x", "<F5>", "<F8>", "<C-f>a", "<M-k>", "<F9>"};
	static const uint32_t codes[] = {KEY_CLICK_, KEY_CLICK_, KEY_WHEEL_UP_, KEY_WHEEL_DOWN_};
	struct room r = room_new(24, 80);
	unsigned seed = 7;

	for (size_t i = 0; i < 1200; i++) {
		struct key k;

		seed = seed * 1103515245 + 12345;
		k = key_of(codes[(seed >> 16) % 4], 0);
		k.y = (int)((seed >> 8) % 26);
		k.x = (int)((seed >> 20) % 90);
		app_key(r.app, &k);
		room_draw(&r);
		if (i % 20 == 19)
			room_keys(&r, "<Esc>");
		if (i % 20 == 19)
			room_keys(&r, openings[i / 20 % 12]);
	}
	room_free(&r);
}

Test(mouse, it_is_a_choice_and_never_by_itself_over_ssh)
{
	struct room r = room_new(24, 80);
	struct error err = {0};

	app_terminal(r.app, 0);
	cr_assert(!app_mouse(r.app));
	cr_assert(!app_command(r.app, "mouse", "", &err) && strstr(err.text, "This terminal has no mouse.") != NULL, "%s", err.text);
	error_clear(&err);
	unsetenv("SSH_CONNECTION");
	unsetenv("SSH_TTY");
	app_terminal(r.app, TERMINAL_MOUSE);
	cr_assert(app_mouse(r.app), "here");
	room_command(&r, "mouse", "");
	cr_assert(!app_mouse(r.app) && room_shows(&r, "The mouse is the terminal's again."));
	setenv("SSH_CONNECTION", "10.0.0.1 50000 10.0.0.2 22", 1);
	app_terminal(r.app, TERMINAL_MOUSE);
	cr_assert(!app_mouse(r.app), "far");
	room_command(&r, "mouse", "");
	cr_assert(app_mouse(r.app), "who wants it has it");
	room_free(&r);
}

/* ---- bytes ---- */

static struct key decoded(const char *bytes)
{
	struct input in = {0};
	struct key k = key_of(KEY_NONE, 0);

	input_add(&in, bytes, strlen(bytes), 1000);
	if (!input_key(&in, 1000, &k))
		k = key_of(KEY_NONE, 0);
	input_clear(&in);
	return k;
}

Test(mouse, reports_are_read)
{
	static const char *const nothing[] = {
		"\033[<0;5;9m", "\033[<1;5;9M", "\033[<2;5;9M", "\033[<32;5;9M", "\033[<0;0;9M", "\033[<0;5M", "\033[<0;5;9;9M", "\033[<;;M",
		"\033[<66;5;9M", "\033[M !!",
	};
	struct key k = decoded("\033[<0;5;9M");

	cr_assert(k.code == KEY_CLICK_ && k.x == 4 && k.y == 8);
	k = decoded("\033[<64;300;200M");
	cr_assert(k.code == KEY_WHEEL_UP_ && k.x == 299 && k.y == 199);
	cr_assert_eq(decoded("\033[<65;1;1M").code, KEY_WHEEL_DOWN_);
	for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
		cr_expect_eq(decoded(nothing[i]).code, KEY_NONE, "report %zu is nothing", i);
	k = decoded("\033\033[<0;5;9M");
	cr_assert(k.code == KEY_CLICK_ && k.mods == 0);
	cr_assert_eq(decoded("\033[<0;5;9Mé").code, KEY_CLICK_, "and what follows is text");
}

Test(mouse, a_copy_is_letters_between_its_beginning_and_its_end)
{
	char *text = xcalloc(CLIPBOARD_MOST, 1), *sequence = clipboard_sequence("é\033]0;evil\a", 12);

	cr_assert_str_eq(sequence, "\033]52;c;w6kbXTA7ZXZpbAcA\a");
	free(sequence);
	memset(text, '\a', CLIPBOARD_MOST);
	sequence = clipboard_sequence(text, CLIPBOARD_MOST);
	cr_assert_eq(strcspn(sequence, "\a"), strlen(sequence) - 1, "no other end in it");
	cr_assert_eq(strspn(sequence + 7, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="), strlen(sequence) - 8);
	free(sequence);
	sequence = clipboard_sequence("", 0);
	cr_assert_str_eq(sequence, "\033]52;c;\a");
	free(sequence);
	free(text);
}

Test(mouse, the_focused_answer_is_copied_on_the_key_alone)
{
	struct room r = room_new(24, 80);
	char *text;

	room_command(&r, "field", "what");
	room_keys(&r, "<M-y>");
	cr_assert(room_shows(&r, "This terminal takes no copies"), "nothing is claimed");
	app_terminal(r.app, TERMINAL_COPY);
	room_keys(&r, "<M-y>");
	cr_assert(room_shows(&r, "There is no answer here to copy."));
	room_keys(&r, "un été");
	cr_assert_null(app_copied(r.app), "never by itself");
	room_keys(&r, "<M-y>");
	cr_assert(room_shows(&r, "Copied: What got in the way"), "says what");
	text = app_copied(r.app);
	cr_assert_str_eq(text, "un été");
	cr_assert_null(app_copied(r.app), "once");
	free(text);
	room_command(&r, "field", "mood");
	room_keys(&r, "3<M-y>");
	text = app_copied(r.app);
	cr_assert(text != NULL && strstr(text, "3") != NULL, "as it is shown: %s", text);
	free(text);
	text = xcalloc(CLIPBOARD_MOST + 2, 1);
	memset(text, 'a', CLIPBOARD_MOST + 1);
	room_command(&r, "field", "what");
	app_key(r.app, &(struct key){.code = KEY_PASTE_, .paste = text});
	room_keys(&r, "<M-y>");
	cr_assert(room_shows(&r, "too long for a terminal's clipboard"), "told, and nothing is copied in part");
	cr_assert_null(app_copied(r.app));
	free(text);
	room_free(&r);
}

/* ---- a real terminal ---- */

static void paint(struct term *t, const char *text)
{
	struct grid *g = grid_new(5, 60);

	grid_text(g, 0, 0, 40, STYLE_PLAIN, text);
	screen_show(g);
	cr_assert(term_wait(t, text, TERM_PATIENCE));
	grid_free(g);
}

Test(mouse, the_terminal_gets_its_mouse_back)
{
	struct term *t = term_here(5, 60);
	struct error err = {0};

	i18n_start();
	setenv("TERM", "xterm-256color", 1);
	cr_assert(screen_start(&err), "%s", err.text);
	cr_assert(screen_has_mouse() && screen_has_copy());
	paint(t, "nothing");
	cr_assert(!term_wants_mouse(t), "until it is asked for");
	screen_mouse(true);
	paint(t, "wanted");
	cr_assert(term_wants_mouse(t));
	screen_mouse(false);
	paint(t, "let go");
	cr_assert(!term_wants_mouse(t));
	screen_mouse(true);
	paint(t, "to the end");
	cr_assert(term_wants_mouse(t));
	screen_stop();
	cr_assert(term_wait_gone(t, "to the end", TERM_PATIENCE));
	cr_assert(!term_wants_mouse(t) && !term_alternate(t));
	term_free(t);
	setenv("TERM", "vt100", 1);
	t = term_here(5, 60);
	cr_assert(screen_start(&err), "%s", err.text);
	cr_assert(!screen_has_mouse() && !screen_has_copy(), "what it cannot do is not asked of it");
	screen_stop();
	term_free(t);
}

/* The program is killed by SIGNAL while it has the mouse. */
static void killed(struct room *r, int signal_number)
{
	const char *const argv[] = {getenv("FILROUGE"), "run", r->path, NULL};
	const char *const env[] = {"LANGUAGE=en", NULL};
	struct term *t = term_spawn(argv, env, 24, 80);

	cr_assert(term_wait(t, "F1 help", TERM_PATIENCE), "the room");
	cr_assert(term_wants_mouse(t), "it is ours");
	term_signal(t, signal_number);
	cr_assert(term_wait_end(t, NULL, TERM_PATIENCE), "it ended");
	cr_assert(!term_wants_mouse(t) && !term_wants_paste(t) && !term_wants_meta(t) && !term_alternate(t), "signal %d gives everything back", signal_number);
	term_free(t);
}

Test(mouse, signals_and_faults_give_it_back_too, .timeout = 120)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGSEGV};
	struct room r = room_new(24, 80);

	cr_assert_not_null(getenv("FILROUGE"), "the path of the program");
	room_settle(&r);
	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
		killed(&r, signals[i]);
	room_free(&r);
}

/* ---- the hidden screen ---- */

static void set(struct room *r, int hide, int leave, struct options *o)
{
	*o = (struct options){0};
	o->values[OPTION_HIDE_AFTER].number = hide;
	o->values[OPTION_LEAVE_AFTER].number = leave;
	app_options(r->app, o, NULL);
}

Test(mouse, a_screen_nobody_types_at_is_hidden)
{
	struct room r = room_new(24, 80);
	struct options o;
	int64_t start = r.app->now;
	int y, x;

	set(&r, 5, 0, &o);
	room_keys(&r, "<Tab>");
	app_tick(r.app, start + 5 * 60000 - 1);
	room_draw(&r);
	cr_assert(room_shows(&r, "Jardins"), "not yet");
	cr_assert_leq(app_next(r.app), start + 5 * 60000, "it is woken then");
	cr_assert(app_tick(r.app, start + 5 * 60000), "it changes");
	room_draw(&r);
	cr_assert(!room_shows(&r, "Jardins") && !room_shows(&r, "Opening"), "nothing of it is there");
	cr_assert(room_shows(&r, "The screen is hidden. Enter shows it again."));
	y = r.grid->cursor_y, x = r.grid->cursor_x;
	cr_assert(y >= 0 && x >= 0, "the cursor is seen");
	room_keys(&r, "secret<C-n><C-g><Esc><F1>");
	cr_assert(room_shows(&r, "The screen is hidden."), "only Enter");
	mouse(&r, KEY_CLICK_, "hidden");
	cr_assert(room_shows(&r, "The screen is hidden."), "nor a click");
	room_keys(&r, "<Enter>");
	cr_assert(room_shows(&r, "1 Les Jardins"), "as it was");
	room_settle(&r);
	cr_assert(!room_shows(&r, "secret"), "what was typed meanwhile went nowhere");
	room_command(&r, "hide", "");
	cr_assert(!room_shows(&r, "Jardins"), "at once");
	room_keys(&r, "<Enter>");
	cr_assert(room_shows(&r, "Jardins"));
	room_free(&r);
}

Test(mouse, it_is_left_when_it_was_asked_so_and_the_rooms_screen_never)
{
	struct room r = room_new(24, 80);
	struct options o;
	int64_t start = r.app->now;

	set(&r, 2, 3, &o);
	app_tick(r.app, start + 3 * 60000 - 1);
	cr_assert(!app_done(r.app));
	cr_assert_eq(app_next(r.app), start + 3 * 60000);
	app_tick(r.app, start + 3 * 60000);
	cr_assert(app_done(r.app));
	room_as(&r, ROLE_ROOM);
	set(&r, 2, 3, &o);
	app_tick(r.app, start + 9 * 60000);
	room_draw(&r);
	cr_assert(!app_done(r.app) && !room_shows(&r, "hidden"), "nobody types at the room's screen");
	o.values[OPTION_HIDE_ROOM_AFTER].number = 4;
	app_options(r.app, &o, NULL);
	app_tick(r.app, r.app->now + 4 * 60000);
	room_draw(&r);
	cr_assert(!app_done(r.app) && room_shows(&r, "hidden"), "unless it was asked so");
	room_as(&r, ROLE_FACILITATOR);
	set(&r, 2, 3, &o);
	room_keys(&r, "<F10>");
	app_tick(r.app, r.app->now + 3 * 60000);
	room_draw(&r);
	cr_assert(!app_done(r.app) && !room_shows(&r, "hidden"), "nor where the facilitator shows it");
	room_free(&r);
}

Test(mouse, a_new_note_is_for_whom_the_person_wants)
{
	struct room r = room_new(24, 80);
	struct options o = {0};

	room_keys(&r, "<C-o>one");
	cr_assert_str_eq(model_note_circle(client_model(r.client), r.app->form.at_note), "f");
	o.values[OPTION_NOTE_CIRCLE].number = NOTE_CIRCLE_E;
	app_options(r.app, &o, NULL);
	room_keys(&r, "<C-n><C-o>two");
	cr_assert_str_eq(model_note_circle(client_model(r.client), r.app->form.at_note), "e");
	room_free(&r);
}

/* ---- pastes ---- */

/* A megabyte of what a page on the net may hold: it is text, without anything that moves a terminal, or it is told that it is too long;
 * nothing of it is done, and nobody waits. */
Test(mouse, a_large_and_hostile_paste_is_text)
{
	static const char piece[] = "été \033]0;evil\a\033[2J\033[<0;5;9M\033[200~\x11\x1a\u202Efin\r\n";
	struct room r = room_new(24, 80);
	struct input in = {0};
	struct buf bytes = {0};
	struct key k;
	int64_t before = clock_monotonic();
	const char *kept;

	buf_text(&bytes, "\033[200~");
	while (bytes.len < 1 << 20)
		buf_text(&bytes, piece);
	buf_text(&bytes, "\033[201~x");
	for (size_t at = 0; at < bytes.len; at += 4096) /* as it is read */
		input_add(&in, bytes.data + at, bytes.len - at < 4096 ? bytes.len - at : 4096, 1000);
	cr_assert(input_key(&in, 1000, &k) && k.code == KEY_PASTE_, "one paste");
	room_command(&r, "field", "story");
	app_key(r.app, &k);
	room_draw(&r);
	cr_assert(input_key(&in, 1000, &k) && k.code == 'x', "and what follows it");
	cr_assert(!app_done(r.app), "no key in it was pressed");
	cr_assert_eq(r.app->enterprise, 1);
	room_settle(&r);
	kept = room_answer(&r, "story", 1, "", "");
	for (const char *p = kept; *p != '\0'; p++)
		cr_assert((unsigned char)*p >= ' ' || *p == '\n', "a control character is kept");
	cr_assert(strlen(kept) > 1000 || r.app->message.text != NULL || r.app->trouble != NULL, "it is there, or was told why not: %s", kept);
	cr_assert_lt(clock_monotonic() - before, 10000, "nobody waits");
	input_clear(&in);
	buf_clear(&bytes);
	room_free(&r);
}
