/* A value of a scenario's file replaced: exactly those bytes, whatever it is written as; tried before, written whole, taken back. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "scenarios/editing.h"
#include "scenarios/find.h"
#include "scenarios/scenario.h"
#include "folder.h"

static void make_folder(void)
{
	const char *folder = folder_make();
	cr_assert(mkdir("own", 0700) == 0 && mkdir("own/blocks", 0700) == 0 && mkdir("own/texts", 0700) == 0, "folders");
	setenv("XDG_DATA_HOME", folder, 1);
	i18n_start();
	i18n_use(LANG_EN);
}

TestSuite(edit_text, .init = make_folder, .fini = folder_remove, .timeout = 60);

static char *get(const char *path)
{
	char *text;
	size_t len;
	struct error err = {0};
	cr_assert(scenario_load_text(path, &text, &len, &err), "%s", err.text);
	return text;
}

static size_t find(const struct editing *e, const char *key, const char *id, const char *who)
{
	const struct outline *o = editing_outline(e);
	for (size_t i = 0; i < o->count; i++)
		if (o->items[i].kind != OUTLINE_HEAD && strcmp(o->items[i].key, key) == 0 && strcmp(o->items[i].id, id) == 0 &&
		    strcmp(o->items[i].who, who) == 0)
			return i;
	cr_assert_fail("there is no %s of `%s` %s", key, id, who);
	return 0;
}

#define HEAD "scenario = { id = \"a\"; version = 1; languages = [ \"fr\", \"en\", \"nl\" ]; slot = 10; title = \"T\";\n"
#define STEP "steps = ( { id = \"s\"; kind = \"plenary\"; minutes = 10; title = \"S\";\n"
#define END "} ); };\n"

/* A scenario of one step, what stands in it before and after the value KEY of ID becomes TEXT in LANG. */
static const struct {
	const char *what, *before, *key, *id, *who;
	enum lang lang;
	const char *text, *after;
} cases[] = {
	{"a plain string", "  say = \"old\"; # why\n", "say", "s", "", LANG_FR, "new", "  say = \"new\"; # why\n"},
	{"another language stays", "say = { fr = \"a\"; en = \"b\"; nl = \"c\"; };\n", "say", "s", "", LANG_EN, "B b",
	 "say = { fr = \"a\"; en = \"B b\"; nl = \"c\"; };\n"},
	{"quotes, backslashes, lines", "guide = \"x\"; say = \"old\";\n", "say", "s", "", LANG_FR, "a \"b\" \\ c\td",
	 "guide = \"x\"; say = \"a \\\"b\\\" \\\\ c\\td\";\n"},
	{"other escapes stay where nothing changes", "say = \"\\x41 one. \"\n      \"two \\t tab.\";\n", "say", "s", "", LANG_FR,
	 "A one. two \t tabs.", "say = \"\\x41 one. \"\n      \"two \\t tabs.\";\n"},
	{"only the string that differs", "say = \"One, \"\n      \"two, \"  \"three, \"\n\n      \"four.\";\n", "say", "s", "", LANG_FR,
	 "One, two, drei, four.", "say = \"One, \"\n      \"two, \"  \"drei, \"\n\n      \"four.\";\n"},
	{"a comment between strings is kept", "say = \"One, \" # first\n      \"two, \" /* second */\n      \"three.\";\n", "say", "s", "",
	 LANG_FR, "One, 2, three.", "say = \"One, \" # first\n      \"2, \" /* second */\n      \"three.\";\n"},
	{"also between two that change", "say = \"One, \" # first\n      \"two, \" /* second */\n      \"three.\";\n", "say", "s", "", LANG_FR,
	 "1, 2, three.", "say = # first\n      \"1, 2, \" /* second */\n      \"three.\";\n"},
	{"a string taken out", "say = \"One. \"\n      \"Two. \"\n      \"Three.\";\n", "say", "s", "", LANG_FR, "One. Three.",
	 "say = \"One. \"\n      \"Three.\";\n"},
	{"emptied", "say = \"One. \"\n      \"Two.\"; # x\n", "say", "s", "", LANG_FR, "", "say = \"\"; # x\n"},
	{"added at the end", "say = \"One. \"\n      \"Two.\";\n", "say", "s", "", LANG_FR, "One. Two. Three.",
	 "say = \"One. \"\n      \"Two. Three.\";\n"},
	{"a long one is broken after sentences and between words, under its first quote",
	 "    say = {\n      fr = \"x\";\n      en = \"y\"; nl = \"z\"; };\n", "say", "s", "", LANG_FR,
	 "A first sentence that is short. A second sentence that is so long that it has to be broken between two of its many, many, many "
	 "words. Third?",
	 "    say = {\n      fr = \"A first sentence that is short. \"\n"
	 "           \"A second sentence that is so long that it has to be broken between two of its many, many, many \"\n"
	 "           \"words. \"\n           \"Third?\";\n      en = \"y\"; nl = \"z\"; };\n"},
	{"lines of a text are lines of the file", "  show = \"x\";\n", "show", "s", "", LANG_FR, "one\ntwo\n\nthree",
	 "  show = \"one\\n\"\n         \"two\\n\"\n         \"\\n\"\n         \"three\";\n"},
	{"tabs as they are", "\tsay = \"x\";\n", "say", "s", "", LANG_FR, "one\ntwo", "\tsay = \"one\\n\"\n\t      \"two\";\n"},
	{"lines that end in CRLF", "  say = \"x\";\r\n  guide = \"y\";\r\n", "say", "s", "", LANG_FR, "one\ntwo",
	 "  say = \"one\\n\"\r\n        \"two\";\r\n  guide = \"y\";\r\n"},
	{"a guide that was not there, in several languages", "  say = \"x\"; # why\n  show = \"y\"; # end\n", "guide", "s", "", LANG_FR, "new",
	 "  say = \"x\"; # why\n  show = \"y\"; # end\n  guide = { fr = \"new\"; };\n"},
	{"a long one has lines of its own", "\tsay = \"x\"; # why\r\n", "guide", "s", "", LANG_EN, "one\ntwo",
	 "\tsay = \"x\"; # why\r\n\tguide = {\r\n\t\ten = \"one\\n\"\r\n\t\t     \"two\";\r\n\t};\r\n"},
	{"after one that isn't ended, before what follows it", "  say = \"x\"\n  guide = \"g\"; project = \"none\";\n", "show", "s", "", LANG_NL, "new",
	 "  say = \"x\";\n  show = { nl = \"new\"; };\n  guide = \"g\"; project = \"none\";\n"},
	{"after a group, its end on a line of its own", "  say = {\n    fr = \"x\";\n  }; // why\n  guide = \"g\";\n", "show", "s", "", LANG_FR, "new",
	 "  say = {\n    fr = \"x\";\n  }; // why\n  show = { fr = \"new\"; };\n  guide = \"g\";\n"},
	{"in a line", "guide = \"g\"; fields = ( { id = \"f\"; kind = \"text\"; prompt = \"P\"; circle = \"g\" } );\n", "example", "f", "", LANG_NL, "new",
	 "guide = \"g\"; fields = ( { id = \"f\"; kind = \"text\"; prompt = \"P\"; example = { nl = \"new\"; }; circle = \"g\" } );\n"},
	{"a language added in the line", "say = { fr = \"a\"; en = \"b\"; };\n", "say", "s", "", LANG_NL, "c",
	 "say = { fr = \"a\"; en = \"b\"; nl = \"c\"; };\n"},
	{"after the last one, which isn't ended", "say = { fr = \"a\", en = \"b\" };\n", "say", "s", "", LANG_NL, "c",
	 "say = { fr = \"a\", en = \"b\"; nl = \"c\"; };\n"},
	{"on a line of its own, after a comment", "  say = {\n    fr = \"a\"; # f\n    en = \"b\"  ;  # e\n  };\n", "say", "s", "", LANG_NL, "c",
	 "  say = {\n    fr = \"a\"; # f\n    en = \"b\"  ;  # e\n    nl = \"c\";\n  };\n"},
	{"before variants", "say = { fr = \"a\"; insertion = { fr = \"i\"; }; };\n", "say", "s", "", LANG_EN, "b",
	 "say = { fr = \"a\"; en = \"b\"; insertion = { fr = \"i\"; }; };\n"},
	{"in a variant", "say = { fr = \"a\"; insertion = { fr = \"i\"; }; };\n", "say", "s", "insertion", LANG_FR, "j",
	 "say = { fr = \"a\"; insertion = { fr = \"j\"; }; };\n"},
	{"CRLF and a language of its own", "  say = {\r\n    fr = \"a\";\r\n  };\r\n", "say", "s", "", LANG_NL, "c",
	 "  say = {\r\n    fr = \"a\";\r\n    nl = \"c\";\r\n  };\r\n"},
	{"minutes", "minutes_each = 3; # each\n", "minutes_each", "s", "", LANG_FR, "14", "minutes_each = 14; # each\n"},
	{"of a field", "fields = ( { id = \"f\"; kind = \"text\"; label = \"L\"; prompt = \"P?\"; example = \"E\"; } );\n", "prompt", "f", "",
	 LANG_FR, "Q?", "fields = ( { id = \"f\"; kind = \"text\"; label = \"L\"; prompt = \"Q?\"; example = \"E\"; } );\n"},
	{"of an option", "fields = ( { id = \"f\"; kind = \"choice\"; label = \"L\"; options = ( { id = \"o\"; label = \"x\"; }, { id = \"p\"; "
	 "label = \"y\"; } ); } );\n", "label", "p", "", LANG_FR, "Z",
	 "fields = ( { id = \"f\"; kind = \"choice\"; label = \"L\"; options = ( { id = \"o\"; label = \"x\"; }, { id = \"p\"; "
	 "label = \"Z\"; } ); } );\n"},
	{"of a column", "fields = ( { id = \"f\"; kind = \"table\"; label = \"L\"; columns = ( { id = \"c\"; kind = \"text\"; label = \"x\"; } ); } "
	 ");\n", "label", "c", "", LANG_FR, "Z",
	 "fields = ( { id = \"f\"; kind = \"table\"; label = \"L\"; columns = ( { id = \"c\"; kind = \"text\"; label = \"Z\"; } ); } );\n"},
};

Test(edit_text, replaces_exactly_those_bytes)
{
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *before = xasprintf(HEAD STEP "%s" END, cases[i].before), *after = xasprintf(HEAD STEP "%s" END, cases[i].after);
		struct error err = {0};
		struct editing_verdict v;
		folder_put("own/a.scenario", before);
		struct editing *e = editing_open("own/a.scenario", &err);
		cr_assert_not_null(e, "%s: %s", cases[i].what, err.text);
		size_t item = find(e, cases[i].key, cases[i].id, cases[i].who);
		cr_assert(editing_put(e, item, cases[i].lang, cases[i].text, &v, &err), "%s: %s", cases[i].what, err.text);
		char *now = get("own/a.scenario");
		cr_expect_str_eq(now, after, "%s:\n%s\ninstead of\n%s", cases[i].what, now, after);
		const char *value = editing_text(e, item, cases[i].lang, NULL);
		cr_expect(value && strcmp(value, cases[i].text) == 0, "%s: reads as `%s`", cases[i].what, value ? value : "");
		enum lang lang;
		cr_assert(editing_undo(e, false, &item, &lang, &err), "%s: undo: %s", cases[i].what, err.text);
		free(now);
		now = get("own/a.scenario");
		cr_expect_str_eq(now, before, "%s: taken back", cases[i].what);
		cr_assert(editing_undo(e, true, &item, &lang, &err), "%s: redo: %s", cases[i].what, err.text);
		free(now);
		now = get("own/a.scenario");
		cr_expect_str_eq(now, after, "%s: done again", cases[i].what);
		free(now);
		verdict_clear(&v);
		editing_free(e);
		free(before);
		free(after);
	}
}

static struct editing *opened(const char *text)
{
	struct error err = {0};
	folder_put("own/a.scenario", text);
	struct editing *e = editing_open("own/a.scenario", &err);
	cr_assert_not_null(e, "%s", err.text);
	return e;
}

static void written(struct editing *e, const char *key, const char *id, enum lang lang, const char *text)
{
	struct editing_verdict v;
	struct error err = {0};
	cr_assert(editing_put(e, find(e, key, id, ""), lang, text, &v, &err), "%s: %s", key, err.text);
	cr_assert(!v.worse, "%s: %s", key, v.first);
	verdict_clear(&v);
}

static void holds(const char *path, const char *text)
{
	char *now = get(path);
	cr_expect_str_eq(now, text, "%s:\n%s", path, now);
	free(now);
}

Test(edit_text, what_is_included_is_changed_where_it_stands)
{
	static const char *const own = HEAD "steps = (\n  @include \"blocks/one.part\"\n  ,\n  { id = \"t\"; kind = \"plenary\"; minutes = 1; "
	                               "title = \"T\"; say = { fr = @text \"texts/t.fr.md\"; en = \"x\" @text \"texts/t.fr.md\"; }; } ); };\n";
	folder_put("own/blocks/one.part", "# a block\n{ id = \"s\"; kind = \"plenary\"; minutes = 9;\n  title = \"S\"; # title\n  say = \"old\"; }\n");
	folder_put("own/texts/t.fr.md", "# Title\r\n\r\nA \"quote\" and \\ more.\r\n");
	struct editing *e = opened(own);
	size_t say = find(e, "say", "t", "");

	cr_assert_str_eq(editing_file(e, find(e, "say", "s", ""), LANG_FR), "blocks/one.part");
	cr_assert_str_eq(editing_file(e, say, LANG_FR), "texts/t.fr.md");
	cr_assert_str_eq(editing_text(e, say, LANG_FR, NULL), "# Title\n\nA \"quote\" and \\ more.");
	written(e, "say", "s", LANG_FR, "new");
	written(e, "minutes", "s", LANG_FR, "8");
	holds("own/blocks/one.part", "# a block\n{ id = \"s\"; kind = \"plenary\"; minutes = 8;\n  title = \"S\"; # title\n  say = \"new\"; }\n");
	written(e, "say", "t", LANG_FR, "# Title\n\nTwo\nlines and \\ \"more\".");
	holds("own/texts/t.fr.md", "# Title\r\n\r\nTwo\r\nlines and \\ \"more\".\r\n");
	holds("own/a.scenario", own);
	written(e, "say", "t", LANG_NL, "nieuw");
	char *now = get("own/a.scenario");
	cr_assert_not_null(strstr(now, "en = \"x\" @text \"texts/t.fr.md\"; nl = \"nieuw\"; };"), "%s", now);
	free(now);
	written(e, "say", "t", LANG_EN, "y# Title\n\nTwo\nlines and \\ \"more\".");
	now = get("own/a.scenario");
	cr_assert_not_null(strstr(now, "en = \"y\" @text"), "only the string of a text that is glued: %s", now);
	free(now);

	struct editing_verdict v;
	struct error err = {0};
	cr_assert(!editing_put(e, say, LANG_EN, "something else", &v, &err), "of two files");
	cr_assert_not_null(strstr(err.text, "several files"), "%s", err.text);
	error_clear(&err);
	verdict_clear(&v);
	editing_free(e);
}

Test(edit_text, a_language_after_a_text_of_its_own_file)
{
	folder_put("own/texts/t.fr.md", "Bonjour\n");
	struct editing *e = opened(HEAD STEP "  say = {\n    fr = @text \"texts/t.fr.md\"; # long\n  };\n" END);
	written(e, "say", "s", LANG_EN, "Hello");
	holds("own/a.scenario", HEAD STEP "  say = {\n    fr = @text \"texts/t.fr.md\"; # long\n    en = \"Hello\";\n  };\n" END);
	editing_free(e);
}

/* One text for all languages gets one beside it: its own bytes stay. */
Test(edit_text, a_plain_string_gets_a_language_beside_it)
{
	static const struct {
		const char *before, *text, *after;
	} list[] = {
		{"  say = \"old \\x41\"; # why\n", "new", "  say = { fr = \"old \\x41\"; nl = \"new\"; }; # why\n"},
		{"  say = \"One. \" # first\n        \"Two.\";\n", "new",
		 "  say = {\n    fr = \"One. \" # first\n        \"Two.\";\n    nl = \"new\";\n  };\n"},
		{"guide = \"g\"; say = @text \"texts/say.md\"; show = \"z\";\n", "new",
		 "guide = \"g\"; say = { fr = @text \"texts/say.md\"; nl = \"new\"; }; show = \"z\";\n"},
	};
	folder_put("own/texts/say.md", "# Bonjour\n");
	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char *before = xasprintf(HEAD STEP "%s" END, list[i].before), *after = xasprintf(HEAD STEP "%s" END, list[i].after), *now;
		struct editing *e = opened(before);
		struct error err = {0};
		size_t item = find(e, "say", "s", "");
		enum lang lang;
		bool same;
		cr_assert(!editing_apart(e, item, LANG_FR, &err), "it is the text in that language already");
		error_clear(&err);
		cr_assert(editing_apart(e, item, LANG_NL, &err), "%s", err.text);
		cr_assert_null(editing_text(e, item, LANG_NL, NULL), "missing now");
		written(e, "say", "s", LANG_NL, list[i].text);
		now = get("own/a.scenario");
		cr_expect_str_eq(now, after, "%s\ninstead of\n%s", now, after);
		cr_expect_str_eq(editing_text(e, item, LANG_NL, &same), list[i].text);
		cr_expect(!same && !editing_apart(e, item, LANG_NL, &err), "no longer one for all");
		error_clear(&err);
		cr_assert(editing_undo(e, false, &item, &lang, &err), "%s", err.text);
		free(now);
		now = get("own/a.scenario");
		cr_expect_str_eq(now, before, "taken back");
		free(now);
		editing_free(e);
		free(before);
		free(after);
	}
}

Test(edit_text, an_error_is_not_written_and_a_warning_is)
{
	struct editing *e = opened(HEAD STEP "say = \"x\";\n" END);
	size_t minutes = find(e, "minutes", "s", "");
	struct editing_verdict v;
	struct error err = {0};

	cr_assert_eq(editing_faults(e)->count, 0, "clean: %s", editing_faults(e)->count ? editing_faults(e)->list[0].sentence : "");
	cr_assert(editing_put(e, minutes, LANG_FR, "0", &v, &err), "%s", err.text);
	cr_assert(v.worse && v.errors == 1, "no minutes");
	cr_assert_not_null(strstr(v.first, "line 2: "), "%s", v.first);
	holds("own/a.scenario", HEAD STEP "say = \"x\";\n" END);
	verdict_clear(&v);
	cr_assert(editing_put(e, minutes, LANG_FR, "9", &v, &err), "%s", err.text);
	cr_assert(!v.worse && v.errors == 0 && v.warnings == 1 && v.unlike, "a minute is missing in the slot");
	char *now = get("own/a.scenario");
	cr_assert_not_null(strstr(now, "minutes = 9;"), "written");
	free(now);
	verdict_clear(&v);
	cr_assert(!editing_put(e, minutes, LANG_FR, "ten", &v, &err), "not a number");
	error_clear(&err);
	editing_free(e);
}

Test(edit_text, in_a_file_with_faults_what_makes_no_new_one_is_written)
{
	struct editing *e = opened(HEAD STEP "say = \"x\"; colour = 3;\n" END);
	cr_assert_eq(editing_faults(e)->errors, 1, "an unknown key");
	written(e, "say", "s", LANG_FR, "y");
	holds("own/a.scenario", HEAD STEP "say = \"y\"; colour = 3;\n" END);
	editing_free(e);
}

Test(edit_text, a_file_that_cannot_be_taken_apart_opens_with_its_faults)
{
	struct editing *e = opened("scenario = { id = ");
	cr_assert_eq(editing_outline(e)->count, 0, "nothing to change");
	cr_assert_gt(editing_faults(e)->errors, 0, "and it is said why");
	editing_free(e);
}

Test(edit_text, a_file_that_somebody_else_changed_is_left_alone)
{
	struct editing *e = opened(HEAD STEP "say = \"x\";\n" END);
	struct editing_verdict v;
	struct error err = {0};
	folder_put("own/a.scenario", HEAD STEP "say = \"theirs\";\n" END);
	cr_assert(!editing_put(e, find(e, "say", "s", ""), LANG_FR, "mine", &v, &err), "refused");
	cr_assert_not_null(strstr(err.text, "a.scenario was changed by somebody else"), "%s", err.text);
	holds("own/a.scenario", HEAD STEP "say = \"theirs\";\n" END);
	cr_assert(editing_refresh(e), "read again");
	cr_assert(!editing_refresh(e), "once");
	cr_assert_str_eq(editing_text(e, find(e, "say", "s", ""), LANG_FR, NULL), "theirs");
	written(e, "say", "s", LANG_FR, "mine");
	holds("own/a.scenario", HEAD STEP "say = \"mine\";\n" END);
	error_clear(&err);
	verdict_clear(&v);
	editing_free(e);
}

Test(edit_text, mode_and_links_stay)
{
	struct stat st;
	folder_put("own/real.scenario", HEAD STEP "say = \"x\";\n" END);
	cr_assert_eq(chmod("own/real.scenario", 0640), 0, "mode");
	cr_assert_eq(symlink("real.scenario", "own/link.scenario"), 0, "link");
	struct editing *e = editing_open("own/link.scenario", NULL);
	cr_assert_not_null(e, "opened");
	written(e, "say", "s", LANG_FR, "y");
	cr_assert(lstat("own/link.scenario", &st) == 0 && S_ISLNK(st.st_mode), "still a link");
	cr_assert(stat("own/real.scenario", &st) == 0 && (st.st_mode & 07777) == 0640, "mode %o", st.st_mode & 07777);
	holds("own/real.scenario", HEAD STEP "say = \"y\";\n" END);
	cr_assert_eq(system("test \"$(ls -A own | grep -c '^\\.')\" = 0"), 0, "nothing is left behind");
	editing_free(e);
}

Test(edit_text, what_cannot_be_written_stays_as_it_was)
{
	struct error err = {0};
	struct stat st;
	folder_put("own/a", "before");
	cr_assert(!file_replace("own/none/a", "x", 1, 0644, &err), "no such folder");
	cr_assert_not_null(strstr(err.text, "own/none/a cannot be written"), "%s", err.text);
	cr_assert(!file_replace("own", "x", 1, 0644, &err), "a folder");
	if (geteuid() != 0) {
		cr_assert_eq(chmod("own/a", 0444), 0, "mode");
		cr_assert(!file_replace("own/a", "x", 1, 0644, &err), "not writable");
		holds("own/a", "before");
	}
	cr_assert(file_replace("own/b", "x\0y", 3, 0600, &err), "%s", err.text);
	cr_assert(stat("own/b", &st) == 0 && st.st_size == 3 && (st.st_mode & 07777) == 0600, "a new one");
	error_clear(&err);
}

/* Every text of the shipped scenarios, changed and changed back: the bytes are what they were, and what is read is what was put. */
Test(edit_text, the_shipped_scenarios_survive_every_change)
{
	const char *root = getenv("FILROUGE_SRCDIR");
	char *command = xasprintf("cp -r '%s/scenarios/library/.' own/ && chmod -R u+w own", root ? root : ".");
	struct error err = {0};
	struct editing_verdict v;
	cr_assert_eq(system(command), 0, "copied");
	free(command);
	struct editing *e = editing_open("own/cross-border.scenario", &err);
	cr_assert_not_null(e, "%s", err.text);
	size_t count = editing_outline(e)->count, changed = 0;
	cr_assert_gt(count, 100, "%zu items", count);
	for (size_t i = 0; i < count; i += 7)
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			const char *text = editing_outline(e)->items[i].kind == OUTLINE_TEXT ? editing_text(e, i, (enum lang)lang, NULL) : NULL;
			if (!text)
				continue;
			char *more = xasprintf("« %s »", text);
			cr_assert(editing_put(e, i, (enum lang)lang, more, &v, &err), "%zu: %s", i, err.text);
			cr_assert(!v.worse, "%zu: %s", i, v.first);
			cr_assert_str_eq(editing_text(e, i, (enum lang)lang, NULL), more, "%zu", i);
			verdict_clear(&v);
			free(more);
			changed++;
		}
	cr_assert_gt(changed, 40, "%zu changes", changed);
	size_t item;
	enum lang lang;
	while (editing_undo(e, false, &item, &lang, &err))
		;
	cr_assert_str_eq(err.text, "Nothing to undo.");
	error_clear(&err);
	editing_free(e);
	command = xasprintf("diff -r own '%s/scenarios/library'", root ? root : ".");
	cr_assert_eq(system(command), 0, "byte for byte as it was");
	free(command);
}

/* That one which comes with the program is not changed where it is, the real program shows: tests/e2e/admin.sh. */
Test(edit_text, a_copy_has_all_that_is_included_and_is_found_first)
{
	const char *root = getenv("FILROUGE_SRCDIR");
	char *library = xasprintf("%s/scenarios/library", root ? root : "."), *from = xasprintf("%s/cross-border.scenario", library);
	struct error err = {0};
	struct stat st;
	size_t kept;
	struct editing *e = editing_open(from, &err);
	cr_assert_not_null(e, "%s", err.text);
	cr_assert(mkdir("filrouge", 0700) == 0 && mkdir("filrouge/scenarios", 0700) == 0 &&
	          mkdir("filrouge/scenarios/blocks", 0700) == 0, "folders");
	folder_put("filrouge/scenarios/blocks/watch.part", "# mine\n");
	char *copy = editing_copy(e, &kept, &err);
	cr_assert_not_null(copy, "%s", err.text);
	cr_assert_eq(kept, 1, "a part of the person's stays");
	holds("filrouge/scenarios/blocks/watch.part", "# mine\n");
	cr_assert(stat("filrouge/scenarios/texts/cross-border-departure.fr.md", &st) == 0, "with its texts");
	cr_assert_null(editing_copy(e, &kept, &err), "never over what is there");
	cr_assert_not_null(strstr(err.text, "is there already"), "%s", err.text);
	editing_free(e);
	char *found = scenario_find("cross-border", NULL);
	cr_assert_str_eq(found, copy, "the person's own one is found first");
	cr_assert_eq(scenario_origin(found), ORIGIN_PERSON, "and known as such");
	setenv("FILROUGE_SCENARIOS", library, 1);
	cr_assert_eq(scenario_origin(from), ORIGIN_NAMED, "as one that is named");
	cr_assert_eq(scenario_origin("own/a.scenario"), ORIGIN_OTHER, "as neither");
	e = editing_open(copy, &err);
	cr_assert(!editing_shipped(e), "to be changed");
	written(e, "title", "cross-border", LANG_FR, "Autre");
	editing_free(e);
	free(found);
	free(copy);
	free(from);
	free(library);
	error_clear(&err);
}
