/* The skeleton of a scenario: code as it stands, and sentences that are translated. Knows nothing of files. */
#include "scenarios/skeleton.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { INDENT_TEXT = 2, COMMENT_COLUMNS = 90 };

/* A line: CODE as it is, or with one `$` in it that becomes TEXT between quotes; without CODE a comment, INDENT tabs in. */
struct line {
	const char *code;
	const char *text;
	int indent;
};

static const struct line lines[] = {
	{NULL, N_("A scenario of filrouge. Everything behind a # is a comment. Check it with: filrouge scenario check FILE"), 0},
	{NULL, N_("filrouge-scenario(5) tells all there is. Texts may stand in several languages: title = { fr = \"...\"; en = \"...\"; nl = \"...\"; };"), 0},
	{"scenario = {", NULL, 0},
	{NULL, N_("Ids are small letters, digits and hyphens. Never give the id of a question to another question: answers hang on it."), 1},
	{"  id = \"@ID@\";", NULL, 0},
	{NULL, N_("Raise the version at each change that has been used; `filrouge scenario diff` says what a change does."), 1},
	{"  version = 1;", NULL, 0},
	{"  languages = [ \"@LANG@\" ];", NULL, 0},
	{"  title = $;", N_("A first meeting"), 0},
	{"  purpose = $;", N_("Each enterprise leaves with one step that it has decided itself."), 0},
	{NULL, N_("Minutes of the whole meeting, and how many enterprises it is made for."), 1},
	{"  slot = 60; group = [ 5, 10 ];", NULL, 0},
	{NULL, N_("Words that a note had better not hold: they warn, and never block. A star stands for any ending."), 1},
	{"  watch = ( { id = \"health\"; words = $;", N_("ill*, disab*, addict*"), 0},
	{"    say = $; } );", N_("Health: is this needed here, and does the person know?"), 0},
	{"", NULL, 0},
	{"  steps = (", NULL, 0},
	{NULL, N_("A step: say is read aloud, show stands on the room's screen, guide is for you alone. 5 minutes, and 2 for each enterprise."), 2},
	{"    { id = \"opening\"; kind = \"round\"; minutes = 5; minutes_each = 2; project = \"results\";", NULL, 0},
	{"      title = $;", N_("Opening"), 0},
	{"      say = $;", N_("Welcome. Two minutes each: who are you, and how is it today?"), 0},
	{"      show = $;", N_("Who are you? How is it today?"), 0},
	{"      guide = $;", N_("Hold the two minutes. A silent one may just give the weather."), 0},
	{"      fields = (", NULL, 0},
	{NULL, N_("Circle g: shared with the group. Without a circle it is e: the enterprise and the facilitators."), 4},
	{"        { id = \"weather\"; kind = \"scale\"; min = 1; max = 5; circle = \"g\";", NULL, 0},
	{"          low = $;", N_("storm"), 0},
	{"          high = $;", N_("sunshine"), 0},
	{"          label = $;", N_("Weather"), 0},
	{"          prompt = $; },", N_("What is the weather like with you today?"), 0},
	{NULL, N_("per = \"group\": once for all."), 4},
	{"        { id = \"expectations\"; kind = \"long\"; per = \"group\"; circle = \"g\";", NULL, 0},
	{"          label = $;", N_("Expectations"), 0},
	{"          prompt = $; }", N_("What do you want to be able to do when you leave?"), 0},
	{"      ); },", NULL, 0},
	{"", NULL, 0},
	{"    { id = \"portrait\"; kind = \"individual\"; minutes = 20;", NULL, 0},
	{"      title = $;", N_("Portrait"), 0},
	{"      say = $;", N_("Each for itself: how many are you, and for whom do you work?"), 0},
	{"      show = $;", N_("How many? For whom?"), 0},
	{"      guide = $;", N_("An estimate will do; it can be mended at home."), 0},
	{"      fields = (", NULL, 0},
	{"        { id = \"staff\"; kind = \"number\"; min = 0; decimals = 1;", NULL, 0},
	{"          label = $;", N_("Staff"), 0},
	{"          unit = $; },", N_("FTE"), 0},
	{"        { id = \"volunteers\"; kind = \"number\"; min = 0; decimals = 0;", NULL, 0},
	{"          label = $; },", N_("Volunteers"), 0},
	{NULL, N_("compute: filled in by itself. when: only asked when true. check: warns when false, and never blocks. All three are SQL over ids."), 4},
	{"        { id = \"people\"; kind = \"number\"; compute = \"staff + coalesce(volunteers, 0)\";", NULL, 0},
	{"          label = $; },", N_("Together"), 0},
	{"        { id = \"who_leads\"; kind = \"choice\"; when = \"volunteers > staff\";", NULL, 0},
	{"          label = $;", N_("Who leads the volunteers?"), 0},
	{"          options = ( { id = \"staff\"; label = $; },", N_("an employee"), 0},
	{"            { id = \"volunteer\"; label = $; },", N_("a volunteer"), 0},
	{NULL, N_("other: asks which. only: for these poles or kinds of organisation."), 6},
	{"            { id = \"other\"; label = $; other = true; } ); },", N_("somebody else"), 0},
	{"        { id = \"public_share\"; kind = \"number\"; min = 0; max = 100; check = \"public_share < 95\";", NULL, 0},
	{"          check_say = $;", N_("More than 95 %: is that counted in all income?"), 0},
	{"          label = $;", N_("Public money"), 0},
	{"          unit = \"%\"; },", NULL, 0},
	{NULL, N_("A prompt said otherwise to some poles: the id stays the same."), 4},
	{"        { id = \"people_served\"; kind = \"table\"; rows_max = 12;", NULL, 0},
	{"          label = $;", N_("For whom"), 0},
	{"          prompt = { @LANG@ = $;", N_("For whom do you work?"), 0},
	{"            insertion = $;", N_("Which obstacle do you work on, besides the job?"), 0},
	{"            solidarite = $; };", N_("Who could not get the service without you?"), 0},
	{"          columns = ( { id = \"who\"; kind = \"text\"; width = 24; label = $; },", N_("Who"), 0},
	{"            { id = \"how_many\"; kind = \"number\"; decimals = 0; width = 8; label = $; } ); }", N_("How many"), 0},
	{"      ); },", NULL, 0},
	{"", NULL, 0},
	{"    { id = \"closing\"; kind = \"admin\"; minutes = 15;", NULL, 0},
	{"      title = $;", N_("Closing"), 0},
	{"      say = $;", N_("One step before next time, no more. Then a word on today, without your name."), 0},
	{"      show = $;", N_("One step before next time"), 0},
	{"      guide = $;", N_("No step without a date. The sheet is anonymous: say so."), 0},
	{"      fields = (", NULL, 0},
	{NULL, N_("The columns of an action plan are there by themselves: what, who, when, status."), 4},
	{"        { id = \"next\"; kind = \"action\"; rows_max = 3; },", NULL, 0},
	{NULL, N_("Circle p: the programme or the funder reads it too, but only where the enterprise said yes."), 4},
	{"        { id = \"study_consent\"; kind = \"consent\";", NULL, 0},
	{"          label = $;", N_("Study"), 0},
	{"          prompt = $; },", N_("May the programme use your figures in its study?"), 0},
	{"        { id = \"ready\"; kind = \"choice\"; circle = \"p\"; consent = \"study_consent\";", NULL, 0},
	{"          label = $;", N_("Ready to go on?"), 0},
	{"          options = ( { id = \"yes\"; label = $; },", N_("yes"), 0},
	{"            { id = \"not_yet\"; label = $; } ); },", N_("not yet"), 0},
	{NULL, N_("Kept without name, enterprise or time, and shown from five answers on."), 4},
	{"        { id = \"hot\"; kind = \"anonymous\";", NULL, 0},
	{"          label = $;", N_("Your view of today"), 0},
	{"          questions = ( { id = \"hot_useful\"; kind = \"scale\"; min = 1; max = 5;", NULL, 0},
	{"              low = $;", N_("of no use"), 0},
	{"              high = $;", N_("of great use"), 0},
	{"              prompt = $; },", N_("Was today useful to you?"), 0},
	{"            { id = \"hot_change\"; kind = \"long\"; prompt = $; } ); }", N_("What should we do otherwise?"), 0},
	{"      ); }", NULL, 0},
	{NULL, N_("No comma before a closing bracket. In a later scenario, to show what was answered here: from = \"@ID@.staff\"; carry = \"beside\";"), 1},
	{"  );", NULL, 0},
	{"};", NULL, 0},
};

/* TEXT with WORD replaced, once. Caller frees. */
static char *with(const char *text, const char *word, const char *by)
{
	const char *at = strstr(text, word);
	return at ? xasprintf("%.*s%s%s", (int)(at - text), text, by, at + strlen(word)) : xstrdup(text);
}

static char *filled(const char *text, const char *id, enum lang lang)
{
	char *first = with(text, "@ID@", id), *second = with(first, "@LANG@", lang_codes[lang]);
	free(first);
	return second;
}

static void add_quoted(struct buf *b, const char *text)
{
	buf_char(b, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_char(b, '\\');
		buf_char(b, *text);
	}
	buf_char(b, '"');
}

static void add_comment(struct buf *b, int indent, const char *text)
{
	size_t count;
	struct text_line *wrapped = text_wrap(text, strlen(text), COMMENT_COLUMNS, &count);
	for (size_t i = 0; i < count; i++)
		buf_printf(b, "%*s# %.*s\n", indent * INDENT_TEXT, "", (int)(wrapped[i].end - wrapped[i].start), text + wrapped[i].start);
	free(wrapped);
}

char *skeleton_write(const char *id, enum lang lang)
{
	struct buf b = {0};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		const struct line *one = &lines[i];
		char *text = filled(one->text ? _(one->text) : "", id, lang), *code = filled(one->code ? one->code : "", id, lang);
		const char *hole = one->text ? strchr(code, '$') : NULL;
		if (!one->code) {
			add_comment(&b, one->indent, text);
		} else if (hole) {
			buf_add(&b, code, (size_t)(hole - code));
			add_quoted(&b, text);
			buf_printf(&b, "%s\n", hole + 1);
		} else {
			buf_printf(&b, "%s\n", code);
		}
		free(text);
		free(code);
	}
	return buf_take(&b);
}
