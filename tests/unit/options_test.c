/* Options of the site and of the person: what holds, what is told of what is wrong, and that the shipped file and the manual say them
 * all. */
#include "config/options.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "scenarios/scenario.h"
#include "tests/unit/folder.h"
#include "tui/bind.h"
#include "tui/command.h"

static void enter(void)
{
	umask(022);
	folder_make();
}

TestSuite(options, .init = enter, .fini = folder_remove, .timeout = 20);

/* What is told of a file that holds TEXT, a line each: "3:9: sentence"; caller frees. */
static char *told(const char *text)
{
	struct buf b = {0};

	folder_put("a.conf", text);
	struct options *o = options_load_from(NULL, "a.conf");
	const struct diagnostics *d = &o->files[LAYER_PERSON].said;

	for (size_t i = 0; i < d->count; i++)
		buf_printf(&b, "%d:%d: %s\n", d->list[i].line, d->list[i].column, d->list[i].sentence);
	options_free(o);
	return buf_take(&b);
}

Test(options, nothing_there_is_no_fault)
{
	struct options *o = options_load_from("none.conf", "no/folder/none.conf");

	cr_assert_eq(options_faults(o), 0);
	cr_assert_null(options_first_fault(o));
	for (int i = 0; i < OPTION_COUNT; i++) {
		cr_assert_eq(options_number(o, (enum option_id)i), options_table[i].standard);
		cr_assert_eq(options_number(NULL, (enum option_id)i), options_table[i].standard);
		cr_assert_eq(o->values[i].from, LAYER_STANDARD);
	}
	options_free(o);
}

Test(options, the_person_holds_before_the_site)
{
	folder_put("site.conf", "theme = \"dark\"; clock = \"12h\"; hide_after = 10;\nkeys : { note = \"<F9>\" }\n");
	folder_put("person.conf", "theme = \"light\"\nmouse = \"on\"; hide_after = 0;");
	struct options *o = options_load_from("site.conf", "person.conf");

	cr_assert_eq(options_faults(o), 0, "%s", options_first_fault(o));
	cr_assert_eq(options_number(o, OPTION_THEME), THEME_LIGHT);
	cr_assert_eq(o->values[OPTION_THEME].from, LAYER_PERSON);
	cr_assert_eq(options_number(o, OPTION_CLOCK), CLOCK_12H);
	cr_assert_eq(o->values[OPTION_CLOCK].from, LAYER_SITE);
	cr_assert_eq(options_number(o, OPTION_MOUSE), MOUSE_ON);
	cr_assert_eq(options_number(o, OPTION_HIDE_AFTER), 0);
	cr_assert_eq(o->values[OPTION_HIDE_AFTER].from, LAYER_PERSON, "also when it sets what would hold anyway");
	cr_assert_eq(options_number(o, OPTION_LANGUAGE), LANGUAGE_AUTO);
	cr_assert_eq(o->key_count, 1);
	cr_assert_str_eq(o->keys[0].command, "note");
	cr_assert_str_eq(o->keys[0].keys, "<F9>");
	options_free(o);
}

Test(options, what_is_wrong_is_told_where_it_stands)
{
	static const char *const faults[][2] = {
		{"# é\nthme = \"dark\";", "2:1: unknown option `thme`; did you mean `theme`?\n"},
		{"zzz = 1;", "1:1: unknown option `zzz`; there are: language, theme, clock, mouse, hide_after, leave_after, hide_room_after, note_circle, keys\n"},
		{"theme = \"drak\";", "1:9: `theme` is one of \"auto\", \"dark\", \"light\", \"mono\"; did you mean \"dark\"?\n"},
		{"theme = 3;", "1:9: `theme` is one of \"auto\", \"dark\", \"light\", \"mono\"\n"},
		{"mouse = true;", "1:9: `mouse` is one of \"auto\", \"on\", \"off\"\n"},
		{"clock = { };", "1:9: `clock` is one of \"24h\", \"12h\"\n"},
		{"hide_after = 1441;", "1:14: `hide_after` is a whole number between 0 and 1440\n"},
		{"hide_after = -1;", "1:14: `hide_after` is a whole number between 0 and 1440\n"},
		{"leave_after = 1.5;", "1:15: `leave_after` is a whole number between 0 and 1440\n"},
		{"leave_after = \"5\";", "1:15: `leave_after` is a whole number between 0 and 1440\n"},
		{"hide_after = 8589934592;", "1:14: the number `8589934592` is too large"},
		{"keys = ( );", "1:8: `keys` is a group: commands and their keys\n"},
		{"keys = { go = 1; };", "1:15: keys stand between quotes, with a space between two of them\n"},
		{"theme = \"dark\"; theme = \"light\";", "1:17: `theme` stands twice in this group"},
		{"@include \"/etc/passwd\"", "1:1: `@include` is not read here"},
		{"theme = \"dark", "1:9: "},
		{"\xFF = 1;", "1:1: the byte 0xFF is not UTF-8 here"},
	};

	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		char *is = told(faults[i][0]);

		cr_expect_eq(strncmp(is, faults[i][1], strlen(faults[i][1])), 0, "%s\nis told\n%sinstead of\n%s", faults[i][0], is,
			     faults[i][1]);
		free(is);
	}
}

Test(options, a_wrong_one_keeps_the_others)
{
	folder_put("site.conf", "theme = \"dark\";");
	folder_put("a.conf", "theme = \"drak\";\nmouse = \"off\";\n");
	struct options *o = options_load_from("site.conf", "a.conf");
	char *first = options_first_fault(o);

	cr_assert_eq(options_number(o, OPTION_THEME), THEME_DARK, "what held before");
	cr_assert_eq(options_number(o, OPTION_MOUSE), MOUSE_OFF);
	cr_assert_eq(options_faults(o), 1);
	cr_assert_eq(strncmp(first, "a.conf:1:9: `theme` is one of", 29), 0, "%s", first);
	free(first);
	options_free(o);
	folder_put("a.conf", "mouse = \"off\";\ntheme = ");
	o = options_load_from("site.conf", "a.conf");
	cr_assert_eq(options_number(o, OPTION_MOUSE), MOUSE_AUTO, "a file whose syntax is wrong says nothing that counts");
	cr_assert_gt(options_faults(o), 0);
	options_free(o);
}

static void refused(const char *path, const char *says)
{
	struct options *o = options_load_from(NULL, path);
	char *first = options_first_fault(o);

	cr_expect(first != NULL && strstr(first, says) != NULL, "%s: %s", path, first != NULL ? first : "nothing was told");
	cr_expect_eq(options_number(o, OPTION_THEME), THEME_AUTO, "%s was read", path);
	free(first);
	options_free(o);
}

Test(options, a_file_that_others_may_change_is_not_read)
{
	char *large = xcalloc(70000, 1);

	memset(large, '#', 69999);
	folder_put("a.conf", "theme = \"dark\";");
	chmod("a.conf", 0664);
	refused("a.conf", "others may write into it");
	chmod("a.conf", 0646);
	refused("a.conf", "others may write into it");
	if (geteuid() == 0) {
		chmod("a.conf", 0644);
		cr_assert_eq(chown("a.conf", 12345, 12345), 0);
		refused("a.conf", "belongs to somebody else");
	} else {
		chmod("a.conf", 0);
		refused("a.conf", "cannot be read");
	}
	mkdir("folder.conf", 0755);
	refused("folder.conf", "not a regular file");
	cr_assert_eq(mkfifo("pipe.conf", 0644), 0);
	refused("pipe.conf", "not a regular file");
	folder_put("large.conf", large);
	refused("large.conf", "more than 64 KiB");
	folder_put("b.conf", "theme = \"dark\";");
	cr_assert_eq(symlink("b.conf", "link.conf"), 0);
	struct options *o = options_load_from(NULL, "link.conf");
	cr_assert_eq(options_number(o, OPTION_THEME), THEME_DARK, "people keep their files elsewhere and link to them");
	options_free(o);
	free(large);
}

/* A file of the source tree; caller frees. */
static char *source_text(const char *name)
{
	const char *root = getenv("FILROUGE_SRCDIR");
	char *path = xasprintf("%s/%s", root != NULL ? root : ".", name), *text;
	struct error err = {0};
	size_t len;

	cr_assert(scenario_load_text(path, &text, &len, &err), "%s", err.text);
	free(path);
	return text;
}

static char *standard_words(enum option_id id)
{
	const struct options_row *row = &options_table[id];

	return row->words != NULL ? xasprintf("\"%s\"", row->words[row->standard]) : xasprintf("%d", row->standard);
}

Test(options, every_one_stands_in_the_shipped_file_and_in_the_manual)
{
	char *shipped = source_text("config/filrouge.conf"), *manual = source_text("man/filrouge.conf.5");

	for (int i = 0; i < OPTION_COUNT; i++) {
		const struct options_row *row = &options_table[i];
		char *standard = standard_words((enum option_id)i), *quoted = xstrdup(standard);
		char *in_file = xasprintf("\n#%s = %s;\n", row->name, standard), *help = xasprintf("\n# %s\n", row->help);

		if (row->words != NULL) {
			free(quoted);
			quoted = xasprintf("\\(dq%s\\(dq", row->words[row->standard]);
		}
		char *in_manual = xasprintf("\n.It Ic %s No = Li %s\n%s\n", row->name, quoted, row->help);

		cr_expect_not_null(strstr(shipped, in_file), "the shipped file lacks%s", in_file);
		cr_expect_not_null(strstr(shipped, help), "the shipped file lacks%s", help);
		cr_expect_not_null(strstr(manual, in_manual), "the manual lacks%s", in_manual);
		for (size_t word = 0; row->words != NULL && row->words[word] != NULL; word++) {
			char *one = xasprintf("\"%s\"", row->words[word]);

			cr_expect_not_null(strstr(shipped, one), "%s of %s", one, row->name);
			free(one);
		}
		free(in_manual), free(in_file), free(help), free(standard), free(quoted);
	}
	free(shipped);
	free(manual);
}

/* With the first # of each line away but for those of sentences: what it says must be what holds anyway. */
Test(options, the_shipped_file_says_what_holds_anyway)
{
	char *shipped = source_text("config/filrouge.conf"), *line = shipped;
	struct buf b = {0};

	for (; *line != '\0'; line += strcspn(line, "\n"), line += *line != '\0') {
		cr_assert(*line == '#' || *line == '\n', "every line is a comment: %.40s", line);
		if (*line == '#' && (line[1] != ' ' || line[2] == ' '))
			*line = ' ';
	}
	buf_text(&b, shipped);
	folder_put("a.conf", buf_str(&b));
	struct options *o = options_load_from(NULL, "a.conf");
	const char **keys = bind_keys(o);

	cr_assert_eq(options_faults(o), 0, "%s", options_first_fault(o));
	for (int i = 0; i < OPTION_COUNT; i++) {
		cr_expect_eq(o->values[i].from, LAYER_PERSON, "%s stands there", options_table[i].name);
		cr_expect_eq(o->values[i].number, options_table[i].standard, "%s", options_table[i].name);
	}
	cr_assert_gt(o->key_count, 1);
	for (size_t i = 0; i < command_count; i++)
		cr_expect_str_eq(keys[i], commands[i].keys, "%s", commands[i].name);
	free(keys);
	options_free(o);
	buf_clear(&b);
	free(shipped);
}

Test(options, half_a_day_is_twelve_hours)
{
	char out[16];

	setenv("TZ", "UTC", 1);
	cr_assert_str_eq(clock_said(1773307800000, out), "09:30");
	clock_twelve(true);
	cr_assert_str_eq(clock_said(1773307800000, out), "9:30 am");
	cr_assert_str_eq(clock_said_seconds(1773307800000 + 5 * 3600000, out), "2:30:00 pm");
	cr_assert_str_eq(clock_said(1773307800000 + 3 * 3600000, out), "12:30 pm");
	cr_assert_str_eq(clock_said(1773307800000 - 9 * 3600000, out), "12:30 am");
	cr_assert_str_eq(clock_hm(1773307800000, out), "09:30", "files keep the one way");
	clock_twelve(false);
}
