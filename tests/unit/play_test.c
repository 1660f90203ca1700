/* Scripts: each line is understood, or refused with what is wrong. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "tui/script.h"

Test(play, each_line_is_understood)
{
	static const struct {
		const char *line;
		enum script_kind kind;
		const char *said; /* the keys, or text|argument */
	} cases[] = {
		{"", SCRIPT_NOTHING, ""},
		{"  ", SCRIPT_NOTHING, ""},
		{"# a remark", SCRIPT_NOTHING, ""},
		{"\n", SCRIPT_NOTHING, ""},
		{"<C-n><Tab>", SCRIPT_KEYS, "<C-n><Tab>"},
		{"  <C-n> <Tab>\r\n", SCRIPT_KEYS, "<C-n><Tab>"},
		{"<C-g>3<Enter>", SCRIPT_KEYS, "<C-g>3<Enter>"},
		{"?", SCRIPT_KEYS, "?"},
		{"é", SCRIPT_KEYS, "é"},
		{"\"été 東\"", SCRIPT_KEYS, "été<Space>東"},
		{"\"a\\nb\\tc\\\"d\\\\<Tab>\"", SCRIPT_KEYS, "a<Enter>b<Tab>c\"d\\<lt>Tab>"},
		{"\"\"", SCRIPT_KEYS, ""},
		{":undo", SCRIPT_COMMAND, "undo|"},
		{":enterprise  Ressourcerie du Phare ", SCRIPT_COMMAND, "enterprise|Ressourcerie du Phare"},
		{"wait Saved 09:30", SCRIPT_WAIT, "Saved 09:30|"},
		{"clock 9:50", SCRIPT_CLOCK, "09:50|"},
		{"later 25 min", SCRIPT_LATER, ""},
		{"dump", SCRIPT_DUMP, ""},
		{"dump styles", SCRIPT_DUMP_STYLES, ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err = {0};
		struct script_line l;
		struct buf said = {0};
		char name[32];

		cr_assert(script_read(cases[i].line, &l, &err), "%s: %s", cases[i].line, err.text);
		cr_assert_eq(l.kind, cases[i].kind, "`%s`", cases[i].line);
		for (size_t k = 0; k < l.key_count; k++)
			buf_text(&said, key_name(&l.keys[k], name));
		if (l.text != NULL)
			buf_printf(&said, "%s|%s", l.text, l.argument != NULL ? l.argument : "");
		cr_assert_str_eq(buf_str(&said), cases[i].said, "`%s`", cases[i].line);
		buf_clear(&said);
		script_clear(&l);
	}
}

Test(play, a_line_that_is_wrong_says_what)
{
	static const char *const cases[][2] = {
		{"dmup", "did you mean `dump`"},
		{"wiat Saved", "did you mean `wait`"},
		{"hello world", "neither keys"},
		{"<C-n><Foo>", "`<Foo>`: no key has this name"},
		{"\"abc", "the quote that ends the text is missing"},
		{"\"a\" b", "nothing may follow"},
		{"\"a\\q\"", "only \\n, \\t"},
		{":", "the name of a command is missing"},
		{"wait", "the text to wait for is missing"},
		{"clock", "a time of the day is written"},
		{"clock 25:00", "a time of the day is written"},
		{"later soon", "how much later is written"},
		{"later -5 min", "how much later is written"},
		{"later 5 years", "how much later is written"},
		{"<", "no key has this name"},
		{"\"\xFF\"", "must be UTF-8"},
		{"\x1b[2Jx", "neither keys"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct error err = {0};
		struct script_line l;

		cr_assert(!script_read(cases[i][0], &l, &err), "`%s`", cases[i][0]);
		cr_assert_not_null(strstr(err.text, cases[i][1]), "`%s`: %s", cases[i][0], err.text);
		cr_assert_null(strchr(err.text, '\x1b'), "no control in a message");
		cr_assert_eq(l.key_count, 0);
		cr_assert_null(l.keys);
		error_clear(&err);
	}
}
