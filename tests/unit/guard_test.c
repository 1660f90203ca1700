/* The guard: what is wrong in a text, where, and that libconfig never gets what it would refuse or misread. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "config/guard.h"

struct sample {
	const char *text;
	size_t errors; /* how many in all */
	int line, column;
	const char *says, *fix; /* parts of the first one */
};

static void expect(const struct sample *s)
{
	struct diagnostics d;
	struct guard g;
	diagnostics_init(&d, "sample", s->text, strlen(s->text));
	bool fine = guard_check(s->text, strlen(s->text), &g, &d);
	diagnostics_sort(&d);
	cr_assert_eq(fine, s->errors == 0, "%s: taken for %s", s->text, fine ? "right" : "wrong");
	cr_assert_eq(d.errors, s->errors, "%s: %zu errors instead of %zu (%s)", s->text, d.errors, s->errors,
	             d.count ? d.list[0].sentence : "");
	if (s->says) {
		cr_assert_geq(d.count, 1, "%s: nothing was said", s->text);
		cr_assert(strstr(d.list[0].sentence, s->says), "%s: \"%s\" instead of \"%s\"", s->text,
		          d.list[0].sentence, s->says);
		cr_assert(d.list[0].line == s->line && d.list[0].column == s->column, "%s: at %d:%d instead of %d:%d",
		          s->text, d.list[0].line, d.list[0].column, s->line, s->column);
		cr_assert(!s->fix || (d.list[0].fix && strstr(d.list[0].fix, s->fix)), "%s: fix \"%s\"", s->text,
		          d.list[0].fix ? d.list[0].fix : "none");
	}
	guard_clear(&g);
	diagnostics_clear(&d);
}

static void expect_all(const struct sample *list, size_t count)
{
	i18n_start();
	i18n_use(LANG_EN);
	for (size_t i = 0; i < count; i++)
		expect(&list[i]);
}

#define EXPECT_ALL(list) expect_all(list, sizeof(list) / sizeof *(list))

Test(guard, lets_through_what_libconfig_reads)
{
	static const struct sample list[] = {
		{"", 0, 0, 0, NULL, NULL},
		{"# nothing", 0, 0, 0, NULL, NULL},
		{"a = 1;", 0, 0, 0, NULL, NULL},
		{"a = 1 b : 2\nc = 3,", 0, 0, 0, NULL, NULL},
		{"a = \"x\" /* glued */ \"y\";", 0, 0, 0, NULL, NULL},
		{"a = \"over\nlines\";", 0, 0, 0, NULL, NULL},
		{"a = \"Voici : a = \"; b = \"\";", 0, 0, 0, NULL, NULL},
		{"a = \"x\"\n  b = \"y\"", 0, 0, 0, NULL, NULL},
		{"a = \"one, \"\n    \"two (three);\\n\";", 0, 0, 0, NULL, NULL},
		{"a = \"\\\\\"; b = \"\\\"\";", 0, 0, 0, NULL, NULL},
		{"a = ( ); b = [ ]; c = { };", 0, 0, 0, NULL, NULL},
		{"a = ( { b = 1; }, [ 1, 2 ], ( \"x\", 2.5, true ) );", 0, 0, 0, NULL, NULL},
		{"a = -2147483648; b = +5; c = 1e5; d = -0.5E-3;", 0, 0, 0, NULL, NULL},
		{"a-b_c* = 1;\r\n*x = TRUE;\r\n", 0, 0, 0, NULL, NULL},
		{"a = 1; // @include \"x\"", 0, 0, 0, NULL, NULL},
		{"a = \"@include\";", 0, 0, 0, NULL, NULL},
	};
	EXPECT_ALL(list);
}

Test(guard, a_forgotten_quote_is_told_where_the_text_opens)
{
	static const struct sample list[] = {
		{"x = 1;\na = \"Bonjour;\nb = \"x\";\nc = \"y\";\n", 1, 2, 5, "closing quote", "line 2"},
		{"a = { fr = \"Bonjour; en = \"Hello\"; nl = \"Dag\"; };", 1, 1, 12, "closing quote", NULL},
		{"a = [ \"fr, \"en\", \"nl\" ];", 1, 1, 7, "closing quote", NULL},
		{"a = \"fin\n", 1, 1, 5, "closing quote", NULL},
		{"a = \"fin;\nb = 2;\n", 1, 1, 5, "closing quote", NULL},
		{"a = \"é\" \"fin (x);\nb = \"y\";\n", 1, 1, 9, "closing quote", NULL},
		{"a = Bonjour à tous\";\nb = \"x\";", 1, 1, 5, "`Bonjour à tous` is written without quotes",
	         "\"Bonjour à tous\""},
		{"a = \"Il dit \"oui\" à tous\";\nb = 1;", 1, 1, 13, "a quote stands inside a text", "\\\""},
	};
	EXPECT_ALL(list);
}

Test(guard, typographic_quotes_are_named)
{
	static const struct sample list[] = {
		{"a = “Bonjour, tous; oui”;\nb = 1;", 1, 1, 5, "typographic quotes", "straight quote \""},
		{"é = 1;", 1, 1, 1, "letters without accents", NULL},
		{"a = \"Hello”;\nb = \"x\";", 1, 1, 11, "closed here by ”", "straight quote \""},
		{"a = « oui »;", 1, 1, 5, "typographic quotes", NULL},
		{"a = 'x';", 1, 1, 5, "single quotes", NULL},
		{"“a” = 1;\nb = 2;", 1, 1, 1, "typographic quotes", NULL},
	};
	EXPECT_ALL(list);
}

Test(guard, brackets_are_told_by_their_opening)
{
	static const struct sample list[] = {
		{"a = {\n  b = 1;\n", 1, 1, 5, "`{` opens here and is never closed", "`}`"},
		{"a = {\n  l = ( { b = 1; };\n  c = 2;\n};\n", 1, 2, 7, "`(` opens here and is never closed", "`)`"},
		{"a = {\n  l = [ \"x\"\n};\n", 1, 2, 7, "not closed before the `}` of line 3", "`]`"},
		{"a = [ \"x\", \"y\" ;\nb = 1;\n", 1, 1, 5, "`[` opens here", "`]`"},
		{"a = (\n  { x = [ 1, 2 ); },\n  { x = 1; } );\n", 1, 2, 16, "`)` cannot close the `[` of line 2",
	         "`]`"},
		{"a = { x = 1; };\n};\nb = 1;\n", 1, 2, 1, "`}` closes nothing", "remove"},
		/* a forgotten brace is found by the indentation of what closes next */
		{"s = (\n  { id = 1;\n    title = { fr = 1;\n    minutes = 5;\n  },\n  { id = 2; }\n);\n", 1, 3, 13,
	         "`{` opens here and is never closed", NULL},
		{"/* no end\na = 1;", 1, 1, 1, "never closed", "*/"},
	};
	EXPECT_ALL(list);
}

Test(guard, separators_are_told_where_they_are_missing_or_too_many)
{
	static const struct sample list[] = {
		{"a = ( { x = 1; }, );", 1, 1, 17, "this comma is too many", "remove"},
		{"a = [ 1, 2, ];", 1, 1, 11, "this comma is too many", NULL},
		{"a = ( { x = 1; }\n  { x = 2; } );", 1, 1, 17, "a comma is missing here", "comma"},
		{"a = ( 1 2 );", 1, 1, 8, "a comma is missing here", NULL},
		{"a = ( 1,, 2 );", 1, 1, 9, "an element is missing", NULL},
		{"a = ( 1; 2; 3 );", 1, 1, 8, "`;` stands between the elements", "comma"},
		{"a = ( x = 1; y = 2; );", 1, 1, 7, "a setting stands directly", "{ }"},
		{"a = 1;;\nb = 2;", 1, 1, 7, "this `;` is too many", NULL},
		{"a \"x\";", 1, 1, 2, "`=` is missing between `a` and its value", NULL},
		{"a = ;\nb = 1;", 1, 1, 4, "a value is missing", NULL},
		{"a =\nb = 1;", 1, 1, 4, "a value is missing", NULL},
		{"a;\nb = 1;", 1, 1, 1, "`a` has no value", NULL},
		{"a == 1;", 1, 1, 4, "one `=` is enough", NULL},
		{"\"a\": 1,\nb = 1;", 1, 1, 1, "stands between quotes", "a"},
		{"a = [ { x = 1; }, { x = 2; } ];", 1, 1, 7, "cannot stand in the [ ] of line 1", "( )"},
		{"a = [ 1, \"x\", 2.5 ];", 1, 1, 10, "of another type", NULL},
	};
	EXPECT_ALL(list);
}

Test(guard, values_without_quotes_are_shown_with_their_fix)
{
	static const struct sample list[] = {
		{"a = oui;", 1, 1, 5, "the text `oui` is written without quotes", "\"oui\""},
		{"a = Bonjour à tous, oui;\nb = 1;", 1, 1, 5, "`Bonjour à tous, oui`", NULL},
		{"a = [ fr, en ];", 2, 1, 7, "`fr`", "\"fr\""},
		{"a = 15m;", 1, 1, 5, "`15m` begins like a number", "\"15m\""},
		{"a = 15 min;", 1, 1, 5, "`15 min` begins like a number", NULL},
		{"a = 2024-05-01;", 1, 1, 5, "the date `2024-05-01`", "\"2024-05-01\""},
		{"a = 9:30;", 1, 1, 5, "`9:30` is written without quotes", "\"9:30\""},
		{"a = 1,5;", 1, 1, 5, "a comma in it", "1.5"},
	};
	EXPECT_ALL(list);
}

Test(guard, numbers_that_libconfig_would_change_are_refused)
{
	static const struct sample list[] = {
		{"a = 99999999999;", 1, 1, 5, "too large", NULL},
		{"a = 2147483648;", 1, 1, 5, "too large", NULL},
		{"a = -2147483649;", 1, 1, 5, "too large", NULL},
		{"a = 99999999999999999999999999;", 1, 1, 5, "too large", NULL},
		{"a = 0xFFFFFFFF;", 1, 1, 5, "hexadecimal", NULL},
		{"a = 010;", 1, 1, 5, "begins with a zero", NULL},
		{"a = 5L;", 1, 1, 5, "64 bits", NULL},
		{"a = 1e999;", 1, 1, 5, "too large", NULL},
		{"a = .;", 1, 1, 5, "is not a number", NULL},
		{"a = 1.;", 1, 1, 5, "is not a number", NULL},
	};
	EXPECT_ALL(list);
}

Test(guard, bytes_and_escapes_that_would_cut_or_spoil_a_text_are_refused)
{
	static const struct sample list[] = {
		{"\xEF\xBB\xBF"
	         "a = 1;",
	         1, 1, 1, "byte order mark", "without BOM"},
		{"# \xC3\xA9\na = \"\xE9t\xE9\";", 1, 2, 6, "the byte 0xE9 is not UTF-8", "Latin-1"},
		{"a = \"x\\x00y\";", 1, 1, 7, "would cut the text", NULL},
		{"a = \"\\xE9\";", 1, 1, 6, "\\xE9 is not a character of UTF-8", NULL},
		{"a = \"\\x1b[0m\";", 1, 1, 6, "control character", NULL},
		{"a = \"\x1b\";", 1, 1, 6, "U+001B", NULL},
		{"a = \"x\\q\";", 0, 1, 7, "`\\q` is not an escape", "\\\\"},
		{"a = \"\\x41\\t\\n\";", 0, 0, 0, NULL, NULL},
		{"a\xC2\xA0= 1;", 1, 1, 2, "U+00A0", "plain space"},
		{"@include \"x\"\na = 1;", 1, 1, 1, "is not read here: this text must stand", NULL},
		{"a = 1; @include \".\"\nb = 1;", 1, 1, 8, "is not read here: this text must stand", NULL},
	};
	EXPECT_ALL(list);
}

Test(guard, names_are_checked)
{
	static const struct sample list[] = {
		{"intitulé = 1;", 1, 1, 1, "letters without accents", NULL},
		{"1a = 1;", 1, 1, 1, "begins with a digit", NULL},
		{"true = 1;", 1, 1, 1, "cannot be the name", NULL},
		{"a23456789012345678901234567890123456789012345678901234567890123456 = 1;", 1, 1, 1,
	         "too long: 66 characters, and 64 at most", NULL},
		{"a2345678901234567890123456789012345678901234567890123456789012345 = 1;", 1, 1, 1, "too long", NULL},
		{"a234567890123456789012345678901234567890123456789012345678901234 = 1;", 0, 0, 0, NULL, NULL},
		{"g = { title = 1;\n  b = 2;\n  title = 3; };", 1, 3, 3,
	         "`title` stands twice in this group: first on line 1", NULL},
		{"g = { a = 1; A = 2; b = { a = 1; }; };", 0, 0, 0, NULL, NULL},
	};
	EXPECT_ALL(list);
}

Test(guard, all_faults_come_in_one_run)
{
	static const char text[] =
		"a = oui;\nb = 15m;\nc = ( 1 2 );\nd = \"x;\ne = “x”;\nf = { g = 1; g = 2; };\nh = 010\n";
	static const int lines[] = {1, 2, 3, 4, 5, 6, 7};
	struct diagnostics d;
	struct guard g;
	diagnostics_init(&d, "sample", text, strlen(text));
	cr_assert_not(guard_check(text, strlen(text), &g, &d), "seven faults must not pass");
	cr_assert_eq(d.errors, sizeof lines / sizeof *lines, "%zu errors", d.errors);
	for (size_t i = 0; i < d.count; i++)
		cr_assert_eq(d.list[i].line, lines[i], "fault %zu is on line %d: %s", i, d.list[i].line,
		             d.list[i].sentence);
	guard_clear(&g);
	diagnostics_clear(&d);
}

Test(guard, spans_tell_where_names_and_values_stand)
{
	static const char text[] = "é = 1;"; /* not a name: the next one is measured in characters */
	static const char fine[] = "a = { b = \"x\"\n  \"y\"; }; # é\nl = ( 1, { c = 2; } );";
	struct diagnostics d;
	struct guard g;
	diagnostics_init(&d, "sample", fine, strlen(fine));
	cr_assert(guard_check(fine, strlen(fine), &g, &d), "%s", d.count ? d.list[0].sentence : "");
	cr_assert_eq(g.count, 6, "%zu spans", g.count);
	cr_assert(g.spans[0].parent == GUARD_NONE && g.spans[1].parent == 0 && g.spans[1].index == 0,
	          "b is the first of a");
	cr_assert_eq(strncmp(fine + g.spans[1].start, "\"x\"\n  \"y\"", g.spans[1].end - g.spans[1].start), 0,
	             "the value of b is both texts");
	cr_assert(g.spans[2].line == 3 && g.spans[2].value_column == 5 && g.spans[2].name_len == 1,
	          "l stands on line 3");
	cr_assert(g.spans[4].name == NULL && g.spans[4].index == 1 && g.spans[4].parent == 2 && g.spans[4].line == 3 &&
	                  g.spans[4].column == 10,
	          "the second element of l");
	guard_clear(&g);
	diagnostics_clear(&d);
	diagnostics_init(&d, "sample", text, strlen(text));
	cr_assert_not(guard_check(text, strlen(text), &g, &d), "é is no name");
	guard_clear(&g);
	diagnostics_clear(&d);
}

/* BEFORE, then whole PIECEs, LEN bytes at most; caller frees. */
static char *repeat(const char *before, const char *piece, size_t len)
{
	char *text = malloc(len + 1);
	size_t at = strlen(before), size = strlen(piece);
	memcpy(text, before, at);
	for (; at + size <= len; at += size)
		memcpy(text + at, piece, size);
	text[at] = '\0';
	return text;
}

/* A quadratic step anywhere would take minutes on these. */
Test(guard, hostile_sizes_are_refused_at_once, .timeout = 60)
{
	static const struct {
		const char *before, *piece, *says;
	} list[] = {
		{"a = ", "(", "nested more than 32 deep"},
		{"a = ", "{a=", "nested more than 32 deep"},
		{"", "a = “x ", "typographic"},
		{"", "\"a", "quote"},
		{"", "a = b, c ", "without quotes"},
		{"", "\xC2\xA0\xE2\x80\xAF", "invisible blank"},
		{"", "}", "closes nothing"},
		{"", ":", "missing"},
		{"", ",", "too many"},
		{"a = ( ", "{ x = 1; }, ", "more than 20000"},
		{"", "@include \"x\"\n", "@include"},
		{"a = ", "1", "too large"},
		{"", "a", "too long"},
		{"a = ", "\"x\" ", "more than 65536"},
		{"a = ( ", "b = 1, ", "directly"},
		{"a = \"", "x", "closing quote"},
	};
	i18n_start();
	i18n_use(LANG_EN);
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char *text = repeat(list[i].before, list[i].piece, GUARD_MAX_BYTES);
		struct diagnostics d;
		struct guard g;
		diagnostics_init(&d, "sample", text, strlen(text));
		cr_assert_not(guard_check(text, strlen(text), &g, &d), "%s… must not pass", list[i].piece);
		bool said = false;
		for (size_t k = 0; k < d.count; k++)
			said |= strstr(d.list[k].sentence, list[i].says) != NULL;
		cr_assert(said, "%s…: \"%s\" instead of \"%s\"", list[i].piece, d.list[0].sentence, list[i].says);
		guard_clear(&g);
		diagnostics_clear(&d);
		free(text);
	}
}

Test(guard, ten_thousand_levels_and_too_many_bytes_are_one_sentence)
{
	char *deep = repeat("a = ", "(", 10000), *large = repeat("a = 1;\n# ", "x", GUARD_MAX_BYTES + 1);
	const char *texts[] = {deep, large};
	for (size_t i = 0; i < 2; i++) {
		struct diagnostics d;
		struct guard g;
		diagnostics_init(&d, "sample", texts[i], strlen(texts[i]));
		cr_assert_not(guard_check(texts[i], strlen(texts[i]), &g, &d), "must not pass");
		cr_assert_eq(d.errors, 1, "%zu sentences", d.errors);
		guard_clear(&g);
		diagnostics_clear(&d);
	}
	free(deep);
	free(large);
}

Test(guard, a_nul_byte_is_refused_with_its_place)
{
	static const char text[] = "a = 1;\nb\0 = 2;\n";
	struct diagnostics d;
	struct guard g;
	diagnostics_init(&d, "sample", text, sizeof text - 1);
	cr_assert_not(guard_check(text, sizeof text - 1, &g, &d), "must not pass");
	cr_assert(d.list[0].line == 2 && d.list[0].column == 2 && strstr(d.list[0].sentence, "NUL"), "%s",
	          d.list[0].sentence);
	guard_clear(&g);
	diagnostics_clear(&d);
}
