/* The table of commands: what is promised about every row, and the gate. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/scenario.h"
#include "tests/unit/room_fixture.h"
#include "tui/command.h"
#include "tui/fields.h"

Test(command, every_row_is_whole)
{
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &commands[i];

		cr_assert(c->name != NULL && c->name[0] != '\0', "row %zu has a name", i);
		cr_assert(c->help != NULL && c->help[0] != '\0', "%s has help", c->name);
		cr_assert_not_null(c->keys, "%s", c->name);
		cr_assert_not_null(c->run, "%s", c->name);
		cr_assert_neq(c->where, 0, "%s applies somewhere", c->name);
		cr_assert_neq(c->who, 0, "%s is for somebody", c->name);
		cr_assert(c->hint == NULL || c->keys[0] != '\0', "%s is hinted, so it has a key", c->name);
		cr_assert_eq(command_find(c->name), c, "%s is the only one of its name", c->name);
		for (const char *p = c->name; *p != '\0'; p++)
			cr_assert((*p >= 'a' && *p <= 'z') || *p == '-', "%s: small letters and hyphens", c->name);
	}
}

Test(command, every_key_has_a_name)
{
	for (size_t i = 0; i < command_count; i++)
		for (const char *p = commands[i].keys; *p != '\0'; p += strspn(p, " ")) {
			struct key k;
			size_t len = strcspn(p, " ");

			cr_assert_eq(key_parse(p, &k), len, "%s: %s", commands[i].name, p);
			cr_assert(!key_is_text(&k), "%s: %s would never be typed", commands[i].name, p);
			p += len;
		}
}

/* Where rows are focused, the room's commands hold too. */
static unsigned places(const struct command *c)
{
	return c->where | ((c->where & IN_ROWS) != 0 ? IN_ROOM : 0u);
}

Test(command, no_key_means_two_things_in_one_place_for_one_role)
{
	for (size_t i = 0; i < command_count; i++)
		for (const char *p = commands[i].keys; *p != '\0'; p += strspn(p, " ")) {
			struct key k;

			p += key_parse(p, &k);
			for (size_t j = i + 1; j < command_count; j++)
				cr_assert(!((places(&commands[i]) & places(&commands[j])) != 0 &&
					    (commands[i].who & commands[j].who) != 0 && commands[j].keys[0] != '\0' &&
					    key_in(&k, commands[j].keys)),
					  "%s and %s", commands[i].name, commands[j].name);
		}
}

Test(command, what_design_promises_about_keys_is_so)
{
	static const char *const promised[][2] = {
		{"<C-g>", "go"},
		{"<M-1>", "enterprise"},
		{"<M-9>", "enterprise"},
		{"<M-0>", "enterprise"},
		{"<M-&>", "enterprise"},
		{"<M-é>", "enterprise"},
		{"<M-à>", "enterprise"},
		{"<C-n>", "enterprise-next"},
		{"<C-p>", "enterprise-previous"},
		{"<Tab>", "field-next"},
		{"<S-Tab>", "field-previous"},
		{"<PageDown>", "step-next"},
		{"<PageUp>", "step-previous"},
		{"<C-e>", "live"},
		{"<C-z>", "undo"},
		{"<C-y>", "redo"},
		{"<F1>", "help"},
		{"<M-?>", "help"},
		{"<C-s>", "saved"},
		{"<C-c>", "how-to-leave"},
		{"<Esc>", "back"},
		{"<C-q>", "leave"},
		{"<C-l>", "redraw"},
		{"<C-t>", "steps"},
		{"<C-o>", "note"},
	};

	for (size_t i = 0; i < sizeof promised / sizeof promised[0]; i++) {
		struct key k;
		const struct command *c;

		cr_assert_gt(key_parse(promised[i][0], &k), 0, "%s", promised[i][0]);
		c = command_for_key(NULL, &k, IN_ROOM, ROLE_FACILITATOR);
		cr_assert_not_null(c, "%s", promised[i][0]);
		cr_assert_str_eq(c->name, promised[i][1], "%s", promised[i][0]);
	}
}

Test(command, the_gate_refuses_with_a_sentence)
{
	struct room r = room_new(24, 80);
	struct error err = {0};

	cr_assert(!app_command(r.app, "dance", "", &err));
	cr_assert_not_null(strstr(err.text, "no command `dance`"), "%s", err.text);
	cr_assert(!app_command(r.app, "row-remove", "", &err), "no row is focused");
	cr_assert_not_null(strstr(err.text, "row of a table"), "%s", err.text);
	cr_assert(!app_command(r.app, "enterprise", "9", &err), "there are three");
	cr_assert_not_null(strstr(err.text, "no enterprise 9"), "%s", err.text);
	cr_assert(!app_command(r.app, "step", "nowhere", &err));
	room_keys(&r, "<F1>");
	cr_assert(!app_command(r.app, "live", "", &err), "not from the help");
	error_clear(&err);
	room_free(&r);
}

Test(command, one_key_takes_to_any_enterprise_in_the_same_field)
{
	static const char *const ways[][2] = {
		{"<M-2>", "2 Ressourcerie"},
		{"<M-é>", "2 Ressourcerie"},
		{"<M-\">", "3 東京"},
		{"<M-&>", "1 Les Jardins"},
		{"<C-n>", "2 Ressourcerie"},
		{"<C-p>", "1 Les Jardins"},
		{"<C-p>", "3 東京"},
		{"<C-n>", "1 Les Jardins"},
		{"<C-g>2<Enter>", "2 Ressourcerie"},
		{"<C-g>jard<Enter>", "1 Les Jardins"},
	};
	struct room r = room_new(24, 80);

	room_keys(&r, "<Tab><Tab><Tab>");
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		room_keys(&r, ways[i][0]);
		cr_assert(room_shows(&r, ways[i][1]), "%s", ways[i][0]);
		cr_assert(room_shows(&r, "What held you up?"), "%s stays in the field", ways[i][0]);
	}
	room_free(&r);
}

Test(command, what_is_called_as_typed_comes_first_in_the_palette)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<C-g>stakeholder");
	cr_assert(room_shows(&r, "› Stakeholder map"), "of two that begin so the step, as always");
	room_keys(&r, "s<Enter>");
	cr_assert_str_eq(r.app->form.at_field, "people", "the field that is called so");
	room_keys(&r, "<C-g>help");
	cr_assert(room_shows(&r, "› help"), "the command before those that only speak of it");
	room_keys(&r, "<Esc>");
	room_free(&r);
}

Test(command, the_live_step_is_another_thing_than_the_one_looked_at)
{
	struct room r = room_new(24, 80);
	const struct model *m;

	cr_assert(room_shows(&r, "not started"), "says so");
	room_keys(&r, "<C-e>");
	cr_assert(room_shows(&r, "LIVE  20 min left, ends 09:50"), "the clock runs");
	room_keys(&r, "<PageDown>");
	cr_assert(room_shows(&r, "live: 1 Opening round, 20 min left"), "looking elsewhere says which is live");
	app_tick(r.app, 1773307800000 + 12 * 60000);
	room_draw(&r);
	cr_assert(room_shows(&r, "8 min left"), "12 minutes later");
	app_tick(r.app, 1773307800000 + 24 * 60000);
	room_draw(&r);
	cr_assert(room_shows(&r, "4 min over"), "late");
	cr_assert_eq(app_next(r.app), 1773307800000 + 25 * 60000, "the next minute is the next change");
	room_keys(&r, "<C-e>");
	m = client_model(r.client);
	cr_assert_str_eq(m->live, "map", "live now");
	cr_assert_str_eq(model_step(m, "simple").status, "done");
	cr_assert_eq(model_step(m, "simple").seconds, 24 * 60, "with the time it took");
	room_free(&r);
}

Test(command, attendance_and_skipping)
{
	struct room r = room_new(24, 80);

	room_command(&r, "absent", "");
	cr_assert(model_absent(client_model(r.client), 1), "absent");
	cr_assert(room_shows(&r, "absent this morning"), "says so");
	room_command(&r, "present", "");
	cr_assert(!model_absent(client_model(r.client), 1), "present again");
	room_command(&r, "step-skip", "");
	cr_assert(room_shows(&r, "and why (Enter: no reason)"), "asks why");
	room_keys(&r, "<Enter>");
	cr_assert_str_eq(model_step(client_model(r.client), "simple").status, "skipped");
	cr_assert(room_shows(&r, "(skipped)"), "in the first line");
	room_command(&r, "step-skip", "");
	cr_assert_str_eq(model_step(client_model(r.client), "simple").status, "todo", "and back");
	room_free(&r);
}

Test(command, escape_never_leaves_and_ctrl_q_does)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<Esc><Esc><C-c>");
	cr_assert(!app_done(r.app), "still here");
	cr_assert(room_shows(&r, "Ctrl-Q leaves"), "says how");
	room_keys(&r, "<C-g>zzz<Esc><F1>xyz<Esc><C-t><Esc>");
	cr_assert(room_shows(&r, "Opening round"), "the room again");
	room_keys(&r, "<C-q>");
	cr_assert(app_done(r.app), "left");
	room_free(&r);
}

Test(command, undo_goes_where_it_happened_and_says_what)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "what");
	room_keys(&r, "une phrase<C-n><PageDown>");
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "(none)");
	cr_assert(room_shows(&r, "Undone: What got in the way, Les Jardins"), "what");
	cr_assert(room_shows(&r, "What held you up?"), "and there");
	room_keys(&r, "<C-z>");
	room_settle(&r);
	cr_assert(room_shows(&r, "Nothing to undo."));
	room_keys(&r, "<C-y>");
	room_settle(&r);
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "une phrase", "and forth");
	room_free(&r);
}

static struct target what_of(struct room *r)
{
	return (struct target){TARGET_ANSWER, client_model(r->client)->meeting, 1, "simple", "what", "", ""};
}

Test(command, undoing_what_somebody_changed_since_asks)
{
	static const char *const answers[][2] = {{"<Enter>", "theirs"}, {"2", "(none)"}};

	for (size_t i = 0; i < 2; i++) {
		struct room r = room_new(24, 80);
		struct client *other;
		struct target t = what_of(&r);
		struct setting set = {t, VALUE_TEXT, "theirs"};

		room_command(&r, "field", "what");
		room_keys(&r, "mine<Tab>");
		room_settle(&r);
		other = room_other(&r);
		client_set(other, &set, 1);
		cr_assert(room_wait(&r, other, "theirs"), "followed");
		room_keys(&r, "<C-z>");
		cr_assert(room_wait(&r, other, "somebody has changed this since"), "asks");
		cr_assert(room_shows(&r, "theirs") && room_shows(&r, "(nothing)"), "both values");
		room_keys(&r, answers[i][0]);
		room_settle(&r);
		cr_assert(room_shows(&r, "What held you up?"), "there");
		cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), answers[i][1], "%s", answers[i][0]);
		client_close(other, NULL);
		room_free(&r);
	}
}

/* Whatever is pressed, in whatever order, at whatever size: it goes on. */
Test(command, any_keys_do_no_harm)
{
	static const char *const keys[] = {
		"a",           "é",        "東",      "<Space>", "1",      "2",      "0",          "+",        "?",
		"<Enter>",     "<Tab>",    "<S-Tab>", "<Up>",    "<Down>", "<Left>", "<Right>",    "<Home>",   "<End>",
		"<Backspace>", "<Delete>", "<C-n>",   "<C-p>",   "<C-d>",  "<C-e>",  "<C-z>",      "<C-y>",    "<C-o>",
		"<C-x>",       "<C-r>",    "<C-g>",   "<C-t>",   "<F1>",   "<Esc>",  "<PageDown>", "<PageUp>", "<M-Up>",
		"<M-Down>",    "<M-2>",    "<C-s>",   "<C-l>",   "<C-k>",  "<C-w>",
	};
	static const int sizes[][2] = {{24, 80}, {10, 40}, {43, 132}, {14, 60}, {3, 10}, {1, 1}};
	struct room r = room_new(24, 80);
	unsigned seed = 3;

	for (size_t i = 0; i < 2000; i++) {
		seed = seed * 1103515245 + 12345;
		room_keys(&r, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
		if (i % 97 == 0)
			grid_resize(r.grid, sizes[i / 97 % 6][0], sizes[i / 97 % 6][1]);
		if (i % 31 == 0)
			room_settle(&r);
	}
	cr_assert(!app_done(r.app), "still here");
	room_free(&r);
}

/* " Pq Li <C\-g>": the keys of a row as the manual has them, nothing when it has none. Of the many of one row the first and the last
 * digit stand for all. Caller frees. */
static char *keys_in_manual(const struct command *c)
{
	struct buf b = {0};

	if (strcmp(c->name, "enterprise") == 0)
		return xstrdup(" Pq Li <M\\-1> ... <M\\-0>");
	buf_text(&b, c->keys[0] != '\0' ? " Pq Li " : "");
	for (const char *p = c->keys; *p != '\0'; p++)
		buf_printf(&b, *p == '-' ? "\\%c" : "%c", *p);
	return buf_take(&b);
}

/* Its keys, then its help; and nothing stands there that is no command. */
Test(command, every_row_stands_in_the_manual)
{
	const char *root = getenv("FILROUGE_SRCDIR");
	char *path = xasprintf("%s/man/filrouge.1", root ? root : "."), *manual, *section, *end;
	size_t len, shown = 0;
	struct error err = {0};

	cr_assert(scenario_load_text(path, &manual, &len, &err), "%s", err.text);
	section = strstr(manual, "\n.Sh KEYS\n");
	cr_assert_not_null(section);
	end = strstr(section + 1, "\n.Sh ");
	cr_assert_not_null(end);
	*end = '\0';
	for (size_t i = 0; i < command_count; i++) {
		char *keys = keys_in_manual(&commands[i]), *row = xasprintf("\n.It Cm %s%s\n", commands[i].name, keys);

		cr_expect_not_null(strstr(section, row), "not in the manual, or with other keys:%s", row);
		cr_expect_not_null(strstr(section, commands[i].help), "what %s does is told otherwise in the manual", commands[i].name);
		free(row);
		free(keys);
	}
	for (const char *p = section; (p = strstr(p, "\n.It Cm ")) != NULL; p++)
		shown++;
	cr_expect_eq(shown, command_count, "%zu commands in the manual, of %zu", shown, command_count);
	free(manual);
	free(path);
}

/* As mandoc is told to write it; caller frees. */
static char *in_manual(const char *help)
{
	static const char *const signs[][2] = {{"←", "\\(<-"}, {"→", "\\(->"}, {"↑", "\\(ua"}, {"↓", "\\(da"}, {"’", "\\(cq"}};
	struct buf b = {0};

	while (*help != '\0') {
		size_t i = 0, len = 1;

		while (i < 5 && strncmp(help, signs[i][0], strlen(signs[i][0])) != 0)
			i++;
		if (i < 5)
			buf_text(&b, signs[i][1]), len = strlen(signs[i][0]);
		else
			buf_char(&b, *help);
		help += len;
	}
	return buf_take(&b);
}

Test(command, how_each_kind_of_field_is_answered_stands_in_the_manual)
{
	const char *root = getenv("FILROUGE_SRCDIR");
	char *path = xasprintf("%s/man/filrouge.1", root ? root : "."), *manual, *row, *help;
	size_t len;
	struct error err = {0};
	const char *section, *end;

	cr_assert(scenario_load_text(path, &manual, &len, &err), "%s", err.text);
	section = strstr(manual, "\n.Sh ANSWERING\n");
	end = section != NULL ? strstr(section + 1, "\n.Sh ") : NULL;
	cr_assert_not_null(end, "there is such a section");
	for (int kind = 0; kind < FIELD_KIND_COUNT; kind++) {
		help = in_manual(field_kind_help((enum field_kind)kind));
		row = xasprintf("\n.It Cm %s\n%s", field_kind_names[kind], help);
		const char *at = strstr(section, row);
		cr_expect(at != NULL && at < end, "in ANSWERING:%s", row);
		free(row);
		free(help);
	}
	free(manual);
	free(path);
}
