/* Keys by the name of their command: what is taken, what is told, and what the screens say then. */
#include "tui/bind.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "tests/unit/folder.h"
#include "tests/unit/room_fixture.h"
#include "tui/command.h"

static void enter(void)
{
	umask(022);
	folder_make();
}

TestSuite(bind, .init = enter, .fini = folder_remove, .timeout = 60);

struct set {
	struct options *options;
	const char **keys;
};

static struct set set_keys(const char *text)
{
	struct set s;

	folder_put("a.conf", text);
	s.options = options_load_from(NULL, "a.conf");
	s.keys = bind_keys(s.options);
	return s;
}

static void set_free(struct set *s)
{
	options_free(s->options);
	free(s->keys);
}

static const char *keys_of(const struct set *s, const char *name)
{
	return s->keys[command_find(name) - commands];
}

Test(bind, nobody_sets_any)
{
	struct set s = set_keys("theme = \"dark\";");

	cr_assert_null(s.keys, "nothing is made then");
	cr_assert_null(bind_keys(NULL));
	set_free(&s);
}

Test(bind, a_command_gets_other_keys)
{
	struct set s = set_keys("keys = { note = \" <F11>  <C-\\\\> \"; redo = \"\"; live = \"<C-o>\"; };");

	cr_assert_eq(options_faults(s.options), 0, "%s", options_first_fault(s.options));
	cr_assert_str_eq(keys_of(&s, "note"), " <F11>  <C-\\> ");
	cr_assert_str_eq(keys_of(&s, "redo"), "");
	cr_assert_str_eq(keys_of(&s, "live"), "<C-o>", "what the other one has given up is free");
	cr_assert_str_eq(keys_of(&s, "undo"), "<C-z>");
	set_free(&s);
}

Test(bind, what_is_wrong_is_told_and_the_own_keys_stay)
{
	static const struct {
		const char *text, *says, *command;
	} faults[] = {
		{"keys = { undoo = \"<F11>\"; };", "a.conf:1:10: there is no command `undoo`; did you mean `undo`?", "undo"},
		{"keys = { note = \"<F13>\"; };", "a.conf:1:17: `<F13>` is not a key", "note"},
		{"keys = { note = \"<F11><F12>\"; };", "`<F11><F12>` is not a key", "note"},
		{"keys = { note = \"n\"; };", "`n` is typed into fields", "note"},
		{"keys = { note = \"<Space>\"; };", "`<Space>` is typed into fields", "note"},
		{"keys = { note = \"<F11> <Enter>\"; };", "`<Enter>` is needed to type and to choose", "note"},
		{"keys = { note = \"<C-i>\"; };", "`<C-i>` is what terminals send for <Tab>", "note"},
		{"keys = { note = \"<C-n>\"; };", "`<C-n>` is the key of `enterprise-next` already", "note"},
		{"keys = { note = \"<F11>\"; live = \"<F11>\"; };", "a.conf:1:33: `<F11>` is the key of `note` already", "live"},
		{"keys = { row-remove = \"<C-n>\"; };", "`<C-n>` is the key of `enterprise-next` already", "row-remove"},
		{"keys = { go = \" \"; };", "`go` needs a key; it keeps <C-g>", "go"},
		{"keys = { leave = \"\"; };", "`leave` needs a key", "leave"},
		{"keys = { back = \"<F11>\"; };", "<Esc> is one of them", "back"},
	};

	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		struct set s = set_keys(faults[i].text);
		char *first = options_first_fault(s.options);

		cr_expect(first != NULL && strstr(first, faults[i].says) != NULL, "%s: %s", faults[i].text, first);
		cr_expect_str_eq(keys_of(&s, faults[i].command), command_find(faults[i].command)->keys, "%s", faults[i].text);
		free(first);
		set_free(&s);
	}
}

/* Two that swap their keys do not clash, whichever comes first, nor do those of different roles or places. */
Test(bind, what_does_not_meet_does_not_clash)
{
	struct set s = set_keys("keys = { live = \"<C-t>\"; steps = \"<C-e>\"; faults = \"<C-e>\"; show-back = \"<C-t>\"; };");

	cr_assert_eq(options_faults(s.options), 0, "%s", options_first_fault(s.options));
	cr_assert_str_eq(keys_of(&s, "live"), "<C-t>");
	cr_assert_str_eq(keys_of(&s, "steps"), "<C-e>");
	set_free(&s);
}

Test(bind, a_person_may_undo_what_the_site_has_bound)
{
	folder_put("site.conf", "keys = { note = \"<F11>\"; undo = \"<F12>\"; };");
	folder_put("person.conf", "keys = { note = \"<C-o>\"; live = \"<F11>\"; };");
	struct options *o = options_load_from("site.conf", "person.conf");
	struct set s = {o, bind_keys(o)};

	cr_assert_eq(options_faults(o), 0, "%s", options_first_fault(o));
	cr_assert_str_eq(keys_of(&s, "note"), "<C-o>");
	cr_assert_str_eq(keys_of(&s, "live"), "<F11>");
	cr_assert_str_eq(keys_of(&s, "undo"), "<F12>");
	set_free(&s);
}

Test(bind, keys_do_and_screens_say_what_was_set)
{
	struct set s = set_keys("keys = { leave = \"<C-x>\"; text-fold = \"\"; enterprise-next = \"<F11>\"; enterprise = \"<C-n> <F12>\"; };");
	struct room r = room_new(24, 80);

	cr_assert_eq(options_faults(s.options), 0, "%s", options_first_fault(s.options));
	app_options(r.app, s.options, s.keys);
	room_keys(&r, "<C-c>");
	cr_assert(room_shows(&r, "Ctrl-X leaves; everything typed is kept."), "the sentence has the key that holds");
	room_keys(&r, "<F12>");
	cr_assert(room_shows(&r, "2 Ressourcerie"), "the second key is the second enterprise");
	room_keys(&r, "<M-3>");
	cr_assert(room_shows(&r, "2 Ressourcerie"), "what it had before does nothing");
	room_keys(&r, "<C-n>");
	cr_assert(room_shows(&r, "1 Les Jardins"), "the first one");
	room_keys(&r, "<F11>");
	cr_assert(room_shows(&r, "2 Ressourcerie"), "the next");
	cr_assert(room_shows(&r, "F11 next"), "the hint line");
	room_keys(&r, "<F1>leave");
	cr_assert(room_shows(&r, "^X"), "the help");
	room_keys(&r, "<Esc><C-q>");
	cr_assert(!app_done(r.app), "no longer");
	room_keys(&r, "<C-x>");
	cr_assert(app_done(r.app), "left");
	room_free(&r);
	set_free(&s);
}

Test(bind, what_is_wrong_is_the_first_message)
{
	struct set s = set_keys("keys = { note = \"n\"; };\nthme = 1;\n");
	struct room r = room_new(24, 80);

	app_options(r.app, s.options, s.keys);
	room_draw(&r);
	cr_assert(room_shows(&r, "a.conf:1:17: `n` is typed into fields"), "told where one looks");
	cr_assert(room_shows(&r, "`filrouge config check`"), "and where the rest is");
	room_keys(&r, "<Tab>");
	cr_assert(!room_shows(&r, "a.conf"), "until a key is pressed");
	room_free(&r);
	set_free(&s);
}
