/* What a scenario includes: put in as text, from its own folder only, and told where it stands. What is said of common mistakes is
 * in tests/data/scenarios/new-include*. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "config/guard.h"
#include "folder.h"
#include "scenarios/agree.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"

static const char *folder;

static void make_folder(void)
{
	folder = folder_make();
	cr_assert(mkdir("own", 0700) == 0 && mkdir("own/blocks", 0700) == 0 && mkdir("other", 0700) == 0, "folders");
	i18n_start();
	i18n_use(LANG_EN);
}

TestSuite(include, .init = make_folder, .fini = folder_remove, .timeout = 30);

/* A loaded own/a.scenario. */
struct loaded {
	struct source source;
	struct diagnostics d;
};

static void load(struct loaded *l)
{
	struct error err = {0};
	cr_assert(source_load("own/a.scenario", &l->source, &l->d, &err), "%s", err.text);
}

static void drop(struct loaded *l)
{
	diagnostics_clear(&l->d);
	source_clear(&l->source);
}

/* The one thing that is said when own/a.scenario holds TEXT. */
static void says(const char *text, const char *sentence)
{
	struct loaded l;
	folder_put("own/a.scenario", text);
	load(&l);
	cr_assert_eq(l.d.errors, 1, "%s: %zu errors, %s", text, l.d.errors, l.d.count ? l.d.list[0].sentence : "");
	cr_assert(strstr(l.d.list[0].sentence, sentence), "%s: \"%s\" instead of \"%s\"", text, l.d.list[0].sentence, sentence);
	cr_assert_null(source_scenario(&l.source, &l.d), "%s: nothing is read of it", text);
	drop(&l);
}

#define HEAD "scenario = { id = \"a\"; version = 1; languages = [ \"fr\" ]; slot = 10; title = \"T\";\n"

Test(include, what_is_put_in_is_what_would_have_been_written)
{
	folder_put("own/a.scenario", HEAD "purpose = @text \"blocks/p.md\"; source = @text \"blocks/empty.md\" \"x\";\n"
	                           "steps = ( @include \"blocks/one.part\" , @include \"./blocks/../blocks/two.part\"\n); };");
	folder_put("own/blocks/one.part", "{ id = \"one\"; kind = \"plenary\"; minutes = 4; title = @text \"t.md\"; guide = @text \"p.md\"; } // end");
	folder_put("own/blocks/two.part", "@include \"three.part\"");
	folder_put("own/blocks/three.part", "{ id = \"three\"; kind = \"break\"; minutes = 6; title = \"@text \\\"x\\\"\"; # @include \"x\"\n}\n");
	folder_put("own/blocks/p.md", "# Un \"mot\"\r\n\nÀ \\n la fin\n\n");
	folder_put("own/blocks/t.md", "Titre");
	folder_put("own/blocks/empty.md", "");
	struct loaded l;
	load(&l);
	struct scenario *s = source_scenario(&l.source, &l.d);
	cr_assert(s && l.d.count == 0, "%s", l.d.count ? l.d.list[0].sentence : "");
	cr_assert(s->step_count == 2 && strcmp(s->steps[0].id, "one") == 0 && strcmp(s->steps[1].id, "three") == 0, "both steps");
	const char *purpose = said_in(&s->purpose, LANG_FR, NULL), *guide = said_in(&s->steps[0].guide, LANG_FR, NULL);
	cr_assert_str_eq(purpose, "# Un \"mot\"\n\nÀ \\n la fin\n", "`%s`", purpose);
	cr_assert_str_eq(guide, purpose, "the same file twice: `%s`", guide);
	cr_assert_str_eq(said_in(&s->steps[0].title, LANG_FR, NULL), "Titre", "without a newline at its end");
	cr_assert_str_eq(said_in(&s->source, LANG_FR, NULL), "x", "an empty file is an empty text");
	cr_assert_str_eq(said_in(&s->steps[1].title, LANG_FR, NULL), "@text \"x\"", "a directive in quotes is none");
	struct diagnostics again;
	diagnostics_init(&again, "flat", s->text, s->len);
	struct scenario *flat = scenario_accept(s->text, s->len, &again);
	cr_assert(flat && again.count == 0, "a session keeps one text, with no directive left");
	diagnostics_clear(&again);
	scenario_free(flat);
	scenario_free(s);
	drop(&l);
}

Test(include, nothing_outside_the_scenarios_folder_is_ever_read)
{
	folder_put("other/secret.part", "{ id = \"s\"; kind = \"break\"; minutes = 10; title = \"S\"; }");
	cr_assert_eq(symlink("../other/secret.part", "own/link.part"), 0, "a link");
	cr_assert_eq(symlink("../other", "own/door"), 0, "a link");
	cr_assert_eq(symlink("blocks", "own/inside"), 0, "a link");
	cr_assert_eq(mkfifo("own/pipe.part", 0600), 0, "a pipe");
	char *absolute = xasprintf(HEAD "steps = ( @include \"%s/other/secret.part\" ); };", folder);
	says(absolute, "is an absolute path");
	free(absolute);
	says(HEAD "steps = ( @include \"../other/secret.part\" ); };", "leads out of the folder");
	says(HEAD "steps = ( @include \"blocks/../../other/secret.part\" ); };", "leads out of the folder");
	says(HEAD "steps = ( @include \"../own/../other/secret.part\" ); };", "leads out of the folder");
	says(HEAD "steps = ( @include \"link.part\" ); };", "by a symbolic link");
	says(HEAD "steps = ( @include \"door/secret.part\" ); };", "by a symbolic link");
	says(HEAD "steps = ( @include \"~/x.part\" ); };", "is an absolute path");
	says(HEAD "steps = ( @include \"pipe.part\" ); };", "FIFO");
	says(HEAD "steps = ( @include \"blocks\" ); };", "is a folder");
	says(HEAD "steps = ( @include \"\" ); };", "the name of a file is missing");
	says(HEAD "steps = ( @include \"a.scenario/x\" ); };", "there is no file");
	folder_put("own/blocks/one.part", "{ id = \"one\"; kind = \"break\"; minutes = 10; title = \"S\"; }");
	folder_put("own/a.scenario", HEAD "steps = ( @include \"inside/one.part\" ); };");
	struct loaded l;
	load(&l);
	struct scenario *s = source_scenario(&l.source, &l.d);
	cr_assert_not_null(s, "a link that stays inside is followed: %s", l.d.count ? l.d.list[0].sentence : "");
	scenario_free(s);
	drop(&l);
}

Test(include, bombs_and_rings_end_in_one_sentence)
{
	says(HEAD "steps = ( @include \"a.scenario\" ); };", "circle: own/a.scenario → own/a.scenario");
	for (int i = 0; i < 12; i++) {
		char *name = xasprintf("own/d%d.part", i), *text = xasprintf("@include \"d%d.part\"\n", i + 1);
		folder_put(name, text);
		free(name);
		free(text);
	}
	says(HEAD "steps = ( @include \"d0.part\" ); };", "more than 8 deep");
	struct buf bomb = {0};
	for (int i = 0; i < 20; i++)
		buf_text(&bomb, "@include \"b1.part\"\n");
	folder_put("own/b0.part", bomb.data);
	folder_put("own/b1.part", bomb.data);
	folder_put("own/b2.part", "\n");
	for (char *p = bomb.data; (p = strstr(p, "b1")); p++)
		p[1] = '2';
	folder_put("own/b1.part", bomb.data);
	buf_clear(&bomb);
	says(HEAD "steps = ( @include \"b0.part\" @include \"b0.part\" @include \"b0.part\" ); };", "more than 1000 files");
	char *large = xcalloc(1, (1 << 20) + 1);
	memset(large, ' ', 1 << 20);
	folder_put("own/large.part", large);
	folder_put("own/large.md", large);
	says(HEAD "steps = ( @include \"large.part\" @include \"large.part\" @include \"large.part\" @include \"large.part\" @include \"large.part\" ); };",
	     "more than 4 MiB");
	says(HEAD "a = @text \"large.md\" @text \"large.md\" @text \"large.md\" @text \"large.md\" @text \"large.md\"; };", "more than 4 MiB");
	free(large);
}

Test(include, a_directive_that_is_none_is_told)
{
	says(HEAD "steps = ( @inclde \"x\" ); };", "`@inclde` is not a directive");
	says(HEAD "steps = ( @include x ); };", "the name of a file between quotes must follow @include");
	says(HEAD "purpose = @text; };", "must follow @text");
	says(HEAD "purpose = @text \"x\ny\"; };", "must follow @text");
	says(HEAD "purpose = @text \"a\\x2e\"; };", "must follow @text");
	says("@", "is not a directive");
}

/* own/a.scenario with a part, both wrong in some place: where is it told? */
Test(include, faults_point_to_the_line_and_column_of_the_file_they_are_in)
{
	static const struct {
		const char *main, *part, *text, *where, *line;
	} list[] = {
		{"steps = ( @include \"p.part\"\n, { id = \"s\"; knd = 1; } ); };", "{ id = \"o\"; kind = \"break\"; minutes = 5; title = \"O\"; }\n", "t",
	         "own/a.scenario:3:15: error: unknown key `knd`", "  , { id = \"s\"; knd = 1; } ); };"},
		{"steps = (\n@include \"p.part\"\n); };", "# é\n{ id = \"o\"; kind = \"brek\"; minutes = 5; title = \"O\"; }", "t",
	         "own/p.part:2:20: error: unknown kind `brek`", "  { id = \"o\"; kind = \"brek\""},
		{"steps = (@include \"p.part\"); };", "{ id = \"o\"; knd = 1; }", "t", "own/p.part:1:13: error: unknown key `knd`", "  { id = \"o\"; knd"},
		{"steps = ( @include \"p.part\" ); a = 1; };", "{ id = \"o\"; kind = \"break\"; minutes = 5; title = @text \"t.md\"; }", "t\nu",
	         "own/a.scenario:2:32: error: unknown key `a`", "  steps = ( @include \"p.part\" ); a = 1; };"},
		{"purpose = @text \"t.md\"; a = 1; };", "", "x\ny\nz", "own/a.scenario:2:25: error: unknown key `a`", "  purpose = @text"},
		{"purpose = @text \"t.md\"; };", "", "one \"two\" \\three\\\n\"é\" \\ \x1b", "own/t.md:2:7: error: the control character", "  \"é\" \\ "},
		{"purpose = @text \"t.md\"; };", "", "one \"two\" \x1b", "own/t.md:1:11: error: the control character", "  one \"two\" "},
		{"purpose = @text \"t.md\"; };", "", "fine\n\xE9t\xE9", "own/t.md:2:1: error: the byte 0xE9 is not UTF-8", "  "},
		{"purpose = @text \"t.md\"; };", "", "\xEF\xBB\xBF" "fine", "own/t.md:1:1: error: the file begins with a byte order mark", "  "},
		{"steps = ( @include \"p.part\" ); };", "{ id = \"o;\n }\n", "", "own/p.part:1:8: error: the closing quote", "  { id = \"o;"},
		{"steps = ( @include \"p.part\" ); };", "{ id = \"o\"; say = { fr = \"x\"; \n", "", "own/p.part:1:19: error: `{` opens here", "  { id = \"o\"; say = {"},
		{"purpose = @text \"gone.md\"; };", "", "", "own/a.scenario:2:11: error: there is no file `gone.md`", "  purpose = @text"},
	};
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char *text = xasprintf(HEAD "%s", list[i].main), *said = NULL;
		size_t len = 0;
		folder_put("own/a.scenario", text);
		folder_put("own/p.part", list[i].part);
		folder_put("own/t.md", list[i].text);
		struct loaded l;
		load(&l);
		cr_assert_null(source_scenario(&l.source, &l.d), "row %zu must not pass", i);
		FILE *out = open_memstream(&said, &len);
		diagnostics_print(&l.d, out);
		fclose(out);
		const char *at = strstr(said, list[i].where), *line = at ? strchr(at, '\n') : NULL;
		cr_assert(line, "row %zu: %s", i, said);
		cr_assert_eq(strncmp(line + 1, list[i].line, strlen(list[i].line)), 0, "row %zu shows %s", i, line + 1);
		struct error err = {0};
		diagnostics_fail(&l.d, &err);
		cr_assert(strncmp(err.text, "own/", 4) == 0, "%s", err.text);
		error_clear(&err);
		drop(&l);
		free(said);
		free(text);
	}
}

Test(include, a_line_that_a_sentence_names_is_that_of_its_own_file)
{
	folder_put("own/p.part", "# one\n# two\n{ id = \"s\"; kind = \"break\"; minutes = 5; title = \"O\"; }\n");
	folder_put("own/a.scenario", HEAD "steps = (\n@include \"p.part\"\n, { id = \"s\"; kind = \"break\"; minutes = 5; title = \"O\"; } ); };");
	struct loaded l;
	load(&l);
	cr_assert_null(source_scenario(&l.source, &l.d), "the id stands twice");
	cr_assert(strstr(l.d.list[0].sentence, "on line 3 (own/p.part)"), "%s", l.d.list[0].sentence);
	drop(&l);
}

/* All sentences about own/a.scenario with TEXT, in order, a line each. Caller frees. */
static char *all_said(const char *text)
{
	struct loaded l;
	struct buf all = {0};
	folder_put("own/a.scenario", text);
	load(&l);
	cr_assert_null(source_scenario(&l.source, &l.d), "%s: nothing is read of it", text);
	for (size_t i = 0; i < l.d.count; i++)
		if (l.d.list[i].severity == SEVERITY_ERROR)
			buf_printf(&all, "%d: %s\n", source_place(&l.source, l.d.list[i].line, l.d.list[i].column).line, l.d.list[i].sentence);
	cr_assert(l.d.errors > 0 && l.d.errors <= l.d.count, "%s: %zu errors counted", text, l.d.errors);
	drop(&l);
	return buf_take(&all);
}

/* What is wrong whatever stands in what is missing is told in the same run; what may stand there is not missed. */
Test(include, what_is_missing_hides_no_other_fault_and_makes_none)
{
	static const char step[] = "{ id = \"s\"; kind = \"plenary\"; minutes = 4; title = \"S\"; guide = \"g\"; fields = ( { id = \"f\"; "
				   "kind = \"ranking\"; of = \"elsewhere\"; } ); }";
	static const struct {
		const char *before, *after, *told;
	} list[] = {
		/* an element of a list, its comma written here, in what is missing, or before */
		{HEAD "steps = ( @include \"blocks/none.part\"\n,\n", " ); };", "2: none.part\n"},
		{HEAD "steps = ( @include \"blocks/none.part\"\n", " ); };", "2: none.part\n"},
		{HEAD "steps = (\n", " @include \"blocks/none.part\" ); };", "3: none.part\n"},
		{HEAD "steps = (\n", ", @include \"blocks/none.part\" /* last */ ); };", "3: none.part\n"},
		/* settings */
		{"scenario = { version = 1; languages = [ \"fr\" ]; @include \"blocks/none.part\" slot = 10; steps = (\n", " ); };", "1: none.part\n"},
		{HEAD "steps = ( { id = \"t\"; kind = \"break\"; @include \"blocks/none.part\" },\n", " ); };", "2: none.part\n"},
		/* other faults, in this file and in a part that is there */
		{HEAD "slots = 3; steps = ( @include \"blocks/none.part\" , @include \"blocks/there.part\",\n", " ); };",
		 "2: unknown key `slots`\n2: none.part\n1: unknown kind `txt`\n"},
		{HEAD "steps = ( @include \"blocks/none.part\" , @include \"blocks/neither.part\", { id = \"s\"; kind = \"brek\"; minutes = 1; title = \"X\"; },\n", " ); };",
		 "2: none.part\n2: neither.part\n2: unknown kind `brek`\n3: the id `s` is taken\n"},
		{HEAD "source = @txt \"blocks/p.md\"; slots = 3; steps = (\n", " ); };", "2: @txt\n2: unknown key `slots`\n"},
		{HEAD "steps = ( @include blocks/none.part ,\n", " ); } }", "2: must follow @include\n3: }\n"},
	};
	folder_put("own/blocks/there.part", "{ id = \"there\"; kind = \"plenary\"; minutes = 4; title = \"T\"; guide = \"g\"; fields = ( { id = \"q\"; kind = \"txt\"; } ); }");
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char *text = xasprintf("%s%s%s", list[i].before, step, list[i].after), *said = all_said(text), *line = said;
		for (const char *told = list[i].told; *told; told = strchr(told, '\n') + 1) {
			const char *colon = strchr(told, ':'), *end = strchr(told, '\n');
			char *what = xstrndup(colon + 2, (size_t)(end - colon - 2)), *next = strchr(line, '\n');
			cr_assert_not_null(next, "sample %zu: `%s` is not told; told:\n%s", i, what, said);
			*next = '\0';
			cr_assert(atoi(line) == atoi(told) && strstr(line, what), "sample %zu: \"%s\" instead of line %d, `%s`", i, line, atoi(told), what);
			line = next + 1;
			free(what);
		}
		cr_assert_str_eq(line, "", "sample %zu: told besides: %s", i, line);
		free(said);
		free(text);
	}
}
