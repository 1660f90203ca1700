/* The run sheet is for paper: no signs of Markdown, minutes as one says them. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "scenarios/sheet.h"
#include "scenarios/sheet_plain.h"

Test(sheet, markdown_without_its_signs)
{
	static const char *const rows[][2] = {
		{"", ""},
		{"One line.", "One line."},
		{"**Mesurer** : neuf *tonnes*\nEffet", "Mesurer : neuf tonnes\nEffet"},
		{"Below:\n- **one**\n- two\n\nAfter.", "Below:\n- one\n- two\n\nAfter."},
		{"Above\n\n1. first\n2. second\n   and on", "Above\n\n1. first\n2. second\n   and on"},
		{"- a\n  - b\n- c", "- a\n  - b\n- c"},
		{"- a\n\n- b", "- a\n\n- b"},
		{"# Title\n\n`code` and [a link](https://example.org)", "Title\n\ncode and a link"},
		{"2 * 3 * 4 = 24, snake_case_name", "2 * 3 * 4 = 24, snake_case_name"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *plain = sheet_plain(rows[i][0]);
		cr_assert_str_eq(plain, rows[i][1], "row %zu is\n%s", i, plain);
		free(plain);
	}
}

static const char text[] =
	"scenario = { id = \"paper\"; version = 1; languages = [ \"en\" ]; title = \"Paper\"; purpose = \"For **paper**\"; source = \"s\"; "
	"slot = 20; homework = \"- *one* thing\"; steps = ( { id = \"a\"; kind = \"round\"; minutes = 0; minutes_each = 2; title = \"Round\"; "
	"say = \"Say **it**\"; show = \"s\"; guide = \"g\"; fields = ( { id = \"f\"; kind = \"text\"; label = \"F\"; prompt = \"Which **one**?\"; } ); }, "
	"{ id = \"b\"; kind = \"plenary\"; minutes = 1; minutes_each = 2; title = \"All\"; say = \"s\"; show = \"s\"; guide = \"g\"; } ); };";

static char *written_of(const char *source, bool markdown)
{
	struct diagnostics d;
	diagnostics_init(&d, "paper", source, strlen(source));
	struct scenario *s = scenario_parse(source, strlen(source), &d);
	struct sheet_options o = {.lang = LANG_EN, .enterprises = 5, .markdown = markdown};
	cr_assert_not_null(s, "the scenario is sound");
	char *sheet = sheet_write(s, &o);
	scenario_free(s);
	diagnostics_clear(&d);
	return sheet;
}

static char *written(bool markdown)
{
	return written_of(text, markdown);
}

Test(sheet, what_is_printed_has_no_signs_and_what_is_written_on_has)
{
	char *paper = written(false), *markdown = written(true);
	cr_assert(strstr(paper, "For paper") && strstr(paper, "Say it") && strstr(paper, "- one thing"), "%s", paper);
	cr_assert(strstr(paper, "Which **one**?"), "a prompt is no Markdown: as it is");
	cr_assert(strstr(markdown, "For **paper**") && strstr(markdown, "- *one* thing"), "%s", markdown);
	cr_assert(strstr(paper, ", 2 min each\n"), "no 0 min: %s", paper);
	cr_assert(strstr(paper, ", 1 min + 2 each\n"), "%s", paper);
	free(paper);
	free(markdown);
}

static const char rich[] =
	"scenario = { id = \"rich\"; version = 1; languages = [ \"en\" ]; title = \"Rich\"; purpose = \"p\"; source = \"s\"; slot = 20; "
	"homework = \"h\"; steps = ( { id = \"a\"; kind = \"individual\"; minutes = 20; title = \"A\"; say = \"s\"; show = \"s\"; guide = \"g\"; "
	"fields = ( { id = \"ready\"; kind = \"choice\"; label = \"Ready\"; options = ( { id = \"yes\"; label = \"Oh yes\"; }, { id = \"no\"; "
	"label = \"Oh no\"; } ); }, { id = \"how\"; kind = \"choices\"; label = \"How\"; plan = \"next\"; when = \"ready in ('yes', 'no')\"; options = ( { "
	"id = \"none\"; label = \"None\"; alone = true; }, { id = \"call\"; label = \"Call\"; action = \"Call the town\"; } ); },"
	"{ id = \"why\"; kind = \"text\"; label = \"Why\"; when = \"ready = 'no'\"; }, { id = \"who\"; kind = \"text\"; label = \"Who\"; "
	"when = \"has(how, 'call')\"; }, { id = \"deep\"; kind = \"text\"; label = \"Deep\"; when = \"length(why) > 3 and ready = 'no'\"; },"
	"{ id = \"ok\"; kind = \"consent\"; label = \"Study\"; }, { id = \"num\"; kind = \"number\"; label = \"N\"; circle = \"p\"; consent = "
	"\"ok\"; check = \"num < 5\"; check_say = \"That is a lot\"; }, { id = \"list\"; kind = \"table\"; label = \"People\"; columns = ( { id = "
	"\"name\"; kind = \"text\"; label = \"Name\"; }, { id = \"weight\"; kind = \"scale\"; label = \"Weight\"; min = 1; max = 5; low = \"light\"; high = "
	"\"heavy\"; } ); }, { id = \"each1\"; kind = \"text\"; label = \"Reach\"; each = \"list\"; each_show = \"name\"; }, { id = \"sum\"; kind = "
	"\"score\"; label = \"Sum\"; of = [ \"num\" ]; bands = ( { from = 0; text = \"Begin\"; }, { from = 12; text = \"Go on\"; } ); }, { id = \"next\"; "
	"kind = \"action\"; label = \"Next\"; } ); } ); };";

Test(sheet, what_a_field_does_is_told_in_words)
{
	static const char *const told[] = {
		"None (excludes the others)", "Call (adds the action: Call the", "Asked when: Ready: Oh yes; Oh no", "Asked when: Ready: Oh no\n",
		"Asked when: How: Call\n", "Asked under a condition\n", "Warns: That is a lot", "only with the consent: Study",
		"Weight (1 = light … 5 = heavy)", "once for each row of People", "Bands: from 0: Begin; from 12: Go on",
	};
	char *sheet = written_of(rich, false);
	for (size_t i = 0; i < sizeof told / sizeof *told; i++)
		cr_expect_not_null(strstr(sheet, told[i]), "%s is not in\n%s", told[i], sheet);
	cr_expect_null(strstr(sheet, "length("), "no expression where words can be had");
	free(sheet);
}
