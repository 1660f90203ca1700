/* Expressions: what they read, what they give, what they refuse, and that nothing gets out of them. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/expression.h"
#include "scenarios/expression_words.h"

static struct option barriers[] = {{.id = "time"}, {.id = "money"}};
static struct option yes_no[] = {{.id = "yes"}, {.id = "no"}};
static struct field fields[] = {
	{.id = "fte", .kind = FIELD_NUMBER},
	{.id = "fte-total", .kind = FIELD_NUMBER},
	{.id = "name", .kind = FIELD_TEXT},
	{.id = "evaluates", .kind = FIELD_CHOICE, .options = yes_no, .option_count = 2},
	{.id = "methods", .kind = FIELD_CHOICES},
	{.id = "stakeholders", .kind = FIELD_TABLE},
	{.id = "barriers", .kind = FIELD_GRID, .lines = barriers, .line_count = 2},
	{.id = "ethics", .kind = FIELD_GRID, .lines = barriers, .line_count = 2, .options = yes_no, .option_count = 2},
	{.id = "order", .kind = FIELD_NUMBER},
	{.id = "mine", .kind = FIELD_SHARE},
	{.id = "start", .kind = FIELD_DATE},
};
static struct step steps[] = {{.id = "one", .fields = fields, .field_count = sizeof fields / sizeof *fields}};
static struct scenario scenario = {.id = "t-2", .steps = steps, .step_count = 1};

/* What the fields hold, by what the expression calls them. */
struct held {
	const char *name;
	struct expression_value value;
};
static struct held held[] = {
	{"fte", {EXPRESSION_NUMBER, .number = 5}},
	{"fte-total", {EXPRESSION_NUMBER, .number = 12.5}},
	{"name", {EXPRESSION_TEXT, .text = "Jardins du Phare", .len = 16}},
	{"evaluates", {EXPRESSION_TEXT, .text = "yes!", .len = 3}},
	{"methods", {EXPRESSION_TEXT, .text = "survey focus-group", .len = 18}},
	{"stakeholders", {EXPRESSION_NUMBER, .number = 4}},
	{"barriers.time", {EXPRESSION_NUMBER, .number = 3}},
	{"ethics.money", {EXPRESSION_TEXT, .text = "no", .len = 2}},
	{"order", {EXPRESSION_NULL, .missing = "refused"}},
	{"start", {EXPRESSION_TEXT, .text = "2026-03-12", .len = 10}},
	{"pole", {EXPRESSION_TEXT, .text = "insertion", .len = 9}},
	{"country", {EXPRESSION_TEXT, .text = "BE", .len = 2}},
	{"enterprises", {EXPRESSION_NUMBER, .number = 7}},
	{"vises-1a/fte", {EXPRESSION_NUMBER, .number = 2}},
	{"vises-1a/star.trust", {EXPRESSION_NUMBER, .number = 1}},
};

static const char *const attributes[] = {"", "pole", "kind", "country", "language", "enterprises"};

static void give(void *context, const struct expression_read *read, struct expression_value *out)
{
	int *asked = context;
	char *name = xasprintf("%s%s%s%s%s", read->scenario ? read->scenario : "", read->scenario ? "/" : "",
	                       read->what == READS_FIELD ? read->id : attributes[read->what], read->line ? "." : "",
	                       read->line ? read->line : "");
	for (size_t i = 0; i < sizeof held / sizeof *held; i++)
		if (strcmp(held[i].name, name) == 0)
			*out = held[i].value;
	free(name);
	++*asked;
}

static struct expressions *all;
static int asked;
static const struct expression_source source = {give, &asked};

static void start(void)
{
	struct error err = {0};
	setenv("FILROUGE_NOW", "2026-05-04T10:00:00Z", 1);
	all = expressions_open(&scenario, NULL, &err);
	cr_assert_not_null(all, "%s", err.text);
}

static void finish(void)
{
	expressions_close(all);
}

TestSuite(expression, .init = start, .fini = finish);

Test(expression, gives_what_sql_gives)
{
	static const struct {
		const char *sql, *text; /* the text, or */
		double number;          /* NAN: null */
	} rows[] = {
		{"fte", NULL, 5},
		{"FTE + \"fte-total\"", NULL, 17.5},
		{"5 / 2 + fte / 2", NULL, 4.5}, /* what is written whole is SQL's; what was answered is not */
		{"fte > 3 and pole = 'insertion'", NULL, 1},
		{"has(methods, 'survey')", NULL, 1},
		{"has(methods, 'focus')", NULL, 0},
		{"has(methods, 'focus-group') and not has(methods, '')", NULL, 1},
		{"barriers.time >= 3 and ethics.money = 'no'", NULL, 1},
		{"barriers.money", NULL, NAN},
		{"stakeholders", NULL, 4},
		{"missing(\"order\")", "refused", 0},
		{"missing(fte)", NULL, NAN},
		{"\"order\" is null", NULL, 1},
		{"coalesce(\"order\", 7)", NULL, 7},
		{"\"vises-1a\".fte + fte", NULL, 7},
		{"\"vises-1a.star\".trust", NULL, 1},
		{"\"t-2\".fte", NULL, 5},
		{"enterprises * 3", NULL, 21},
		{"name like 'jardins%'", NULL, 1},
		{"upper(substr(name, 1, 3)) || '-' || country", "JAR-BE", 0},
		{"iif(evaluates = 'yes', 'on', 'off')", "on", 0},
		{"max(fte)", NULL, 5},
		{"max(fte, 9) - min(fte, 9)", NULL, 4},
		{"round(\"fte-total\" / 3, 2)", NULL, 4.17},
		{"date('now')", "2026-05-04", 0},
		{"julianday('now') - julianday(start) > 50", NULL, 1},
		{"date(start, '+1 month')", "2026-04-12", 0},
		{"case when fte between 1 and 9 then 'small' else 'large' end", "small", 0},
		{"fte > '10'", NULL, 0}, /* a number is compared as a number */
		{"fte / 0", NULL, NAN},
		{" \n fte \n ", NULL, 5},
		{"evaluates in ('no', 'yes')", NULL, 1},
		{"instr('été à Łódź', 'à')", NULL, 5},
		{"instr(name, 'x') + instr(name, '')", NULL, 1},
		{"instr(\"order\", 'x')", NULL, NAN},
		{"trim('«été»', '«»')", "été", 0},
		{"trim('ééé', 'é') || trim('xay', 'yx') || trim(' b ')", "ab", 0},
		{"trim(name, '')", "Jardins du Phare", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct expression_fault fault = {0};
		struct expression_value value;
		struct error err = {0};
		struct expression *x = expression_compile(all, rows[i].sql, &fault);
		cr_assert_not_null(x, "%s: %s", rows[i].sql, fault.sentence);
		cr_assert(expression_value(x, &source, &value, &err), "%s: %s", rows[i].sql, err.text);
		if (rows[i].text)
			cr_assert(value.type == EXPRESSION_TEXT && strcmp(value.text, rows[i].text) == 0, "%s: %s", rows[i].sql,
			          value.type == EXPRESSION_TEXT ? value.text : "not a text");
		else if (isnan(rows[i].number))
			cr_assert_eq(value.type, EXPRESSION_NULL, "%s is null", rows[i].sql);
		else
			cr_assert(value.type == EXPRESSION_NUMBER && fabs(value.number - rows[i].number) < 1e-9, "%s: %g",
			          rows[i].sql, value.number);
	}
}

Test(expression, says_where_and_what_is_wrong)
{
	static const struct {
		const char *sql;
		size_t at;
		const char *sentence, *fix;
	} rows[] = {
		{"fte > 3 and evaluate = 'yes'", 12, "no field `evaluate`; did you mean `evaluates`", "evaluates"},
		{"poel = 'insertion'", 0, "did you mean `pole`", "pole"},
		{"fte-total > 3", 0, "`fte-total` holds a hyphen", "\\\"fte-total\\\""},
		{"2 + total", 4, "no field `total`", NULL},
		{"barriers.tiem = 2", 0, "the grid `barriers` has no line `tiem`", "barriers.time"},
		{"stakeholders.name = 2", 0, "`stakeholders` has no lines", NULL},
		{"\"t-2\".ftee", 0, "this scenario has no field `ftee`", "fte"},
		{"order > 2", 0, "also a word of SQL", "\\\"order\\\""},
		{"mine = 1", 0, "of kind `share`", NULL},
		{"fte >", 5, "ends too early", NULL},
		{"", 0, "ends too early", NULL},
		{"fte > > 3", 6, "cannot be understood from `>` on", NULL},
		{"fte, 3", 0, "not one value", NULL},
		{"(fte > 3", 0, "never closed", NULL},
		{"fte > 3)", 7, "closes nothing", NULL},
		{"1) + (fte", 1, "closes nothing", NULL},
		{"name = 'x", 7, "never closed", NULL},
		{"fte > 3 -- yes", 8, "no comments", NULL},
		{"fte /* x */", 4, "no comments", NULL},
		{"fte > 3; fte", 7, "`;` means nothing", NULL},
		{"fte > ?1", 6, "`?` means nothing", NULL},
		{"fte > :x", 6, "`:` means nothing", NULL},
		{"fte in (select 1)", 8, "holds no query", NULL},
		{"(values(1))", 1, "holds no query", NULL},
		{"count(fte)", 0, "no function `count`", NULL},
		{"rund(fte)", 0, "did you mean `round`", "round"},
		{"1 + random()", 4, "no function `random`", NULL},
		{"substr(name)", 0, "`substr` takes another number", NULL},
		{"max()", 0, "`max`", NULL},
		{"fte = \"yes\"", 6, "a text stands between single quotes", "'yes'"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct expression_fault fault = {0};
		struct expression *x = expression_compile(all, rows[i].sql, &fault);
		cr_assert_null(x, "%s is refused", rows[i].sql);
		cr_assert(fault.at == rows[i].at, "%s: at %zu: %s", rows[i].sql, fault.at, fault.sentence);
		cr_assert(fault.sentence && strstr(fault.sentence, rows[i].sentence), "%s: %s", rows[i].sql, fault.sentence);
		cr_assert(!rows[i].fix || (fault.fix && strcmp(fault.fix, rows[i].fix) == 0), "%s: %s", rows[i].sql, fault.fix);
		expression_fault_clear(&fault);
	}
}

Test(expression, nothing_gets_in_or_out)
{
	static const char *const rows[] = {
		"load_extension('x')", "randomblob(9)", "zeroblob(9)", "sqlite_version()", "group_concat(name)", "total(fte)",
		"readfile('/etc/passwd')", "printf('%d', fte)", "hex(name)", "glob('*', name)", "name glob '*'", "name regexp 'x'",
		"name match 'x'", "json('{}')", "char(1)", "quote(name)", "changes()", "last_insert_rowid()", "sum(fte)",
		"current_timestamp", "current_date", "n0", "x1", "rowid", "\"\".n0", "exists (select 1)", "name -> '$'", "time('now')",
		"unixepoch()", "likelihood(fte, 0.5)", "typeof(fte)", "fte union select 1", "fte from cells", "@x", "$x", "row_number() over ()",
		"max(fte) over ()", "raise(abort, 'x')", "fts5(name)", "fte as x", "fte limit 1", "[fte]", "`fte`",
		"x in sqlite_master", "fte in cells", "fte in json_each", "pragma_database_list", "(fte, 1)", "fte = 1 collate \"x\"",
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_assert_null(expression_compile(all, rows[i], NULL), "%s is refused", rows[i]);
}

Test(expression, knows_what_it_reads)
{
	struct expression *x = expression_compile(all, "fte > 1 and (FTE < 3 or \"vises-1a\".fte = 2) and name <> 'methods' and round(2.5) = 3 and barriers.time = 1", NULL);
	size_t count;
	const struct expression_read *reads = expression_reads(x, &count);
	cr_assert(count == 4, "each once: %zu", count);
	cr_assert(reads[0].field == &fields[0] && reads[0].at == 0 && reads[0].len == 3, "the first one, and where");
	cr_assert(strcmp(reads[1].scenario, "vises-1a") == 0 && strcmp(reads[1].id, "fte") == 0 && !reads[1].field, "the earlier one");
	cr_assert(reads[2].field == &fields[2] && strcmp(reads[3].line, "time") == 0, "and a line");
	cr_assert(expression_depends(x, &fields[0]) && !expression_depends(x, &fields[4]), "depends on fte, not on methods");
	cr_assert(!expression_dated(x) && expression_dated(expression_compile(all, "date('now') > start", NULL)) &&
	                  expression_dated(expression_compile(all, "date() > start", NULL)),
	          "the day");
	asked = 0;
	x = expression_compile(all, "case when fte > 100 then name = 'x' end", NULL);
	cr_assert_eq(expression_truth(x, &source), TRUTH_UNKNOWN, "null");
	cr_assert_eq(asked, 1, "what needn't be asked is not: %d", asked);
}

static bool only_1a(void *context, const char *one, const char *id, const char *line)
{
	(void)context;
	return strcmp(one, "vises-1a") == 0 && strcmp(id, "fte") == 0 && !line;
}

Test(expression, earlier_meetings_are_called_in_full)
{
	static const struct expression_earlier earlier = {only_1a, NULL};
	struct expression_fault fault = {0};
	expressions_close(all);
	all = expressions_open(&scenario, &earlier, NULL);
	cr_assert_not_null(expression_compile(all, "\"vises-1a\".fte > 2", NULL), "a known one");
	cr_assert_null(expression_compile(all, "\"vises-1a\".budget > 2", &fault), "an unknown one");
	cr_assert(strstr(fault.sentence, "no field `budget` in the scenario `vises-1a`"), "%s", fault.sentence);
	expression_fault_clear(&fault);
	fields[0].id = "staff"; /* then fte is only the earlier meeting's: it must be called in full */
	struct expressions *other = expressions_open(&scenario, &earlier, NULL);
	cr_assert_null(expression_compile(other, "\"vises-1a\".fte > 2 and fte > 2", &fault), "not by its name alone");
	cr_assert(strstr(fault.sentence, "no field `fte`") && fault.at == 23, "%zu: %s", fault.at, fault.sentence);
	expression_fault_clear(&fault);
	expressions_close(other);
}

Test(expression, unknown_is_neither_yes_nor_no)
{
	cr_assert_eq(expression_truth(expression_compile(all, "\"order\" > 1", NULL), &source), TRUTH_UNKNOWN, "null");
	cr_assert_eq(expression_truth(expression_compile(all, "\"order\" > 1 or fte > 1", NULL), &source), TRUTH_YES, "null or yes");
	cr_assert_eq(expression_truth(expression_compile(all, "\"order\" > 1 and fte > 9", NULL), &source), TRUTH_NO, "null and no");
}

Test(expression, gives_texts_only)
{
	static const char *const rows[] = {"x'ff'", "cast(x'ff' as text)", "cast(x'610062' as text)", "cast(substr(cast('é' as blob), 1, 1) as text)"};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct expression_value value;
		struct error err = {0};
		struct expression *x = expression_compile(all, rows[i], NULL);
		cr_assert_not_null(x, "%s", rows[i]);
		cr_assert(!expression_value(x, &source, &value, &err) && value.type == EXPRESSION_NULL && err.text, "%s", rows[i]);
		error_clear(&err);
	}
}

Test(expression, is_bounded)
{
	struct buf deep = {0}, wide = {0}, grown = {0};
	for (int i = 0; i < 490; i++)
		buf_char(&deep, '(');
	buf_char(&deep, '1');
	for (int i = 0; i < 490; i++)
		buf_char(&deep, ')');
	expression_compile(all, buf_str(&deep), NULL); /* taken or refused, it doesn't end the program */
	for (int i = 0; i < 400; i++)
		buf_text(&wide, i ? "+1" : "1");
	expression_compile(all, buf_str(&wide), NULL);
	buf_text(&wide, "                                                                                                                                                                                                             ");
	buf_text(&wide, "                                                                                                                  ");
	cr_assert_null(expression_compile(all, buf_str(&wide), NULL), "more than 1000 bytes");
	for (int i = 0; i < 130; i++)
		buf_text(&grown, i ? "||name" : "name");
	char *large = xcalloc(3 << 20, 1);
	memset(large, 'a', (3 << 20) - 1);
	held[2].value.text = large;
	held[2].value.len = (3 << 20) - 1;
	struct expression_value value;
	struct error err = {0};
	struct expression *x = expression_compile(all, buf_str(&grown), NULL);
	cr_assert_not_null(x, "a long sum of texts");
	cr_assert(!expression_value(x, &source, &value, &err) && value.type == EXPRESSION_NULL && err.text, "is stopped, and said");
	cr_assert_eq(expression_truth(x, &source), TRUTH_UNKNOWN, "and unknown");
	struct timespec a, b;
	clock_gettime(CLOCK_MONOTONIC, &a);
	x = expression_compile(all, "name like '%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%a%b'", NULL);
	expression_truth(x, &source);
	clock_gettime(CLOCK_MONOTONIC, &b);
	cr_assert(b.tv_sec - a.tv_sec < 3, "a hostile pattern on 3 MB ends");
	static const char *const long_and_alike[] = {"instr(name, substr(name, 1, 1500000) || 'b')", "length(trim(name, 'b' || substr(name, 2)))"};
	for (size_t i = 0; i < sizeof long_and_alike / sizeof *long_and_alike; i++) {
		expression_truth(expression_compile(all, long_and_alike[i], NULL), &source);
		clock_gettime(CLOCK_MONOTONIC, &a);
		cr_assert(a.tv_sec - b.tv_sec < 3, "%s ends", long_and_alike[i]);
	}
	error_clear(&err);
	cr_assert(!expression_value(expression_compile(all, "name", NULL), &source, &value, &err) && value.type == EXPRESSION_NULL && err.text,
	          "what is worked out is no book");
	error_clear(&err);
	free(large);
	buf_clear(&deep);
	buf_clear(&wide);
	buf_clear(&grown);
}

Test(expression, words_are_cut_where_sql_cuts_them)
{
	static const char sql[] = "a.\"b c\"='it''s'<>1.5e-3";
	static const char *const texts[] = {"a", ".", "b c", "=", "it's", "<>", "1.5e-3"};
	struct expression_word word;
	size_t at = 0, n = 0;
	for (; expression_word(sql, &at, &word); n++)
		cr_assert_str_eq(word.text, texts[n], "word %zu: %s", n, word.text);
	cr_assert_eq(n, 7, "%zu words", n);
}
