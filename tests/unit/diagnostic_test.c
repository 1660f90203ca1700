/* What is said of a scenario: order, source line, caret, filter, JSON; and the samples of tests/data/scenarios, whose
 * whole output is kept. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/check.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"

static char *printed(const struct diagnostics *d)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);
	diagnostics_print(d, out);
	fclose(out);
	return text;
}

static char *print_one(const char *source, int line, int column)
{
	struct diagnostics d;
	diagnostics_init(&d, "s.scenario", source, strlen(source));
	diagnostics_add(&d, SEVERITY_ERROR, line, column, xstrdup("wrong"), xstrdup("right"));
	char *text = printed(&d);
	diagnostics_clear(&d);
	return text;
}

Test(diagnostic, the_caret_stands_under_the_character)
{
	static const struct {
		const char *source;
		int line, column;
		const char *expected;
	} list[] = {
		{"abc\ndef\n", 2, 3, "s.scenario:2:3: error: wrong\n  def\n    ^\n  fix: right\n"},
		{"a\té = 漢x", 1, 8, "s.scenario:1:8: error: wrong\n  a é = 漢x\n          ^\n  fix: right\n"},
		{"é", 1, 9, "s.scenario:1:9: error: wrong\n  é\n   ^\n  fix: right\n"},
		{"a\r\nb\r\n", 1, 2, "s.scenario:1:2: error: wrong\n  a\n   ^\n  fix: right\n"},
		{"a\x1b[31m\b\xE2\x80\xAE", 1, 3, "s.scenario:1:3: error: wrong\n  a�[31m�\n    ^\n  fix: right\n"},
		{"abc", 5, 1, "s.scenario:5:1: error: wrong\n  fix: right\n"},
		{"abc", 0, 0, "s.scenario: error: wrong\n  fix: right\n"},
	};
	i18n_start();
	i18n_use(LANG_EN);
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char *text = print_one(list[i].source, list[i].line, list[i].column);
		cr_assert_str_eq(text, list[i].expected, "sample %zu: %s", i, text);
		free(text);
	}
}

Test(diagnostic, a_long_line_is_cut_around_the_caret)
{
	i18n_start();
	i18n_use(LANG_EN);
	char *source = malloc(1 << 20);
	memset(source, 'x', (1 << 20) - 1);
	source[(1 << 20) - 1] = '\0';
	source[500000] = '!';
	char *text = print_one(source, 1, 500001), *line = strchr(text, '\n') + 1, *caret = strchr(line, '\n') + 1;
	size_t under = strcspn(caret, "^");
	cr_assert_leq(caret - line, 204, "the line shown has %d bytes", (int)(caret - line));
	cr_assert_eq(line[under], '!', "the caret stands under %c", line[under]);
	free(text);
	free(source);
}

Test(diagnostic, they_come_in_order_and_at_most_two_hundred_are_kept_errors_first)
{
	struct diagnostics d;
	diagnostics_init(&d, "s", "", 0);
	for (int i = 0; i < 300; i++)
		diagnostics_add(&d, SEVERITY_WARNING, 300 - i, 1, xstrdup("w"), NULL);
	diagnostics_add(&d, SEVERITY_ERROR, 1000, 1, xstrdup("e"), NULL);
	diagnostics_sort(&d);
	cr_assert(d.count == 200 && d.errors == 1 && d.more == 101, "%zu kept, %zu errors, %zu more", d.count, d.errors,
	          d.more);
	for (size_t i = 1; i < d.count; i++)
		cr_assert_leq(d.list[i - 1].line, d.list[i].line, "out of order at %zu", i);
	cr_assert_str_eq(d.list[199].sentence, "e", "the error must be kept");
	struct error err = {0};
	cr_assert_not(diagnostics_fail(&d, &err), "always false");
	cr_assert_str_eq(err.text, "s:1000:1: e", "%s", err.text);
	error_clear(&err);
	diagnostics_clear(&d);
}

Test(diagnostic, json_is_whole_whatever_the_texts)
{
	struct diagnostics d;
	char *text = NULL;
	size_t len = 0;
	bool first = true;
	FILE *out = open_memstream(&text, &len);
	diagnostics_init(&d, "a\"\\.scenario", "", 0);
	diagnostics_add(&d, SEVERITY_ERROR, 1, 2, xstrdup("l1\nl2\x01"), xstrdup("é"));
	diagnostics_add(&d, SEVERITY_WARNING, 3, 4, xstrdup("w"), NULL);
	diagnostics_json(&d, out, &first);
	fclose(out);
	cr_assert_str_eq(
		text,
		"{\"file\":\"a\\\"\\\\.scenario\",\"line\":1,\"column\":2,\"severity\":\"error\",\"sentence\":\"l1\\u000al2\\u0001\",\"fix\":\"é\"},\n"
		"{\"file\":\"a\\\"\\\\.scenario\",\"line\":3,\"column\":4,\"severity\":\"warning\",\"sentence\":\"w\",\"fix\":null}",
		"%s", text);
	free(text);
	diagnostics_clear(&d);
}

static char *slurp(const char *path, size_t *len)
{
	char *text = NULL;
	struct error err = {0};
	cr_assert(scenario_load_text(path, &text, len, &err), "%s", err.text);
	return text;
}

/* In the folder of the samples. */
static void check_sample(const char *name)
{
	char *golden = xasprintf("%.*s.expected", (int)(strlen(name) - strlen(".scenario")), name);
	size_t golden_len;
	char *expected = slurp(golden, &golden_len);
	struct source source;
	struct diagnostics d;
	struct error err = {0};
	cr_assert(source_load(name, &source, &d, &err), "%s", err.text);
	scenario_free(scenario_checked(source_scenario(&source, &d), name, &d));
	char *said = printed(&d);
	cr_assert_str_eq(said, expected, "%s: what is said differs from %s:\n%s", name, golden, said);
	diagnostics_clear(&d);
	source_clear(&source);
	free(said);
	free(expected);
	free(golden);
}

/* Each sample has a mistake that people make; its .expected is all that is said of it. */
Test(diagnostic, samples_of_mistakes_are_told_as_kept)
{
	const char *source = getenv("FILROUGE_SRCDIR");
	char *folder = xasprintf("%s/tests/data/scenarios", source ? source : ".");
	DIR *dir = opendir(folder);
	size_t count = 0;
	cr_assert_not_null(dir, "%s is not there", folder);
	cr_assert_eq(chdir(folder), 0, "%s cannot be entered", folder);
	i18n_start();
	i18n_use(LANG_EN);
	for (struct dirent *entry; (entry = readdir(dir));) {
		size_t len = strlen(entry->d_name), end = strlen(".scenario");
		if (len <= end || strcmp(entry->d_name + len - end, ".scenario") != 0)
			continue;
		check_sample(entry->d_name);
		count++;
	}
	closedir(dir);
	free(folder);
	cr_assert_geq(count, 35, "only %zu samples", count);
}
