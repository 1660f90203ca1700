/* What is set must fit its field: the address it has, the kind of value it takes, the options there are. */
#include <criterion/criterion.h>

#include <string.h>

#include "session/fits.h"

static struct option options[] = {{.id = "a"}, {.id = "b", .other = true}};
static struct option lines[] = {{.id = "time"}, {.id = "money"}};
static struct field columns[] = {{.id = "name", .kind = FIELD_TEXT}, {.id = "n", .kind = FIELD_NUMBER}};
#define OPTIONS .options = options, .option_count = 2
static struct field fields[] = {
	{.id = "long", .kind = FIELD_LONG},
	{.id = "number", .kind = FIELD_NUMBER},
	{.id = "scale", .kind = FIELD_SCALE},
	{.id = "choice", .kind = FIELD_CHOICE, OPTIONS},
	{.id = "choices", .kind = FIELD_CHOICES, OPTIONS},
	{.id = "table", .kind = FIELD_TABLE, .columns = columns, .column_count = 2},
	{.id = "follow", .kind = FIELD_INDICATORS, .columns = columns, .column_count = 2},
	{.id = "grid", .kind = FIELD_GRID, .lines = lines, .line_count = 2},
	{.id = "pick", .kind = FIELD_GRID, .lines = lines, .line_count = 2, OPTIONS},
	{.id = "dots", .kind = FIELD_DOTS, OPTIONS},
	{.id = "consent", .kind = FIELD_CONSENT},
	{.id = "hours", .kind = FIELD_HOURS},
	{.id = "score", .kind = FIELD_SCORE},
	{.id = "link", .kind = FIELD_LINK},
	{.id = "each", .kind = FIELD_LONG, .each = "table"},
	{.id = "sum", .kind = FIELD_NUMBER, .compute = "1"},
	{.id = "ours", .kind = FIELD_LONG, .group = true},
	{.id = "ours_alone", .kind = FIELD_LONG, .circle = "f"},
	{.id = "asked", .kind = FIELD_LONG, .consent = "consent"},
	{.id = "theirs", .kind = FIELD_LONG, .circle = "gp"},
};
static struct step step = {.id = "s", .fields = fields, .field_count = sizeof fields / sizeof *fields};
static struct scenario scenario = {.id = "x", .steps = &step, .step_count = 1};

static const struct {
	const char *field, *row, *column;
	enum value_type type;
	const char *value;
	bool good;
} rows[] = {
	{"long", "", "", VALUE_TEXT, "x", true},
	{"long", "", "", VALUE_NUMBER, "1", false},
	{"long", "r", "", VALUE_TEXT, "x", false},
	{"long", "", "c", VALUE_TEXT, "x", false},
	{"nowhere", "", "", VALUE_TEXT, "x", false},
	{"number", "", "", VALUE_NUMBER, "1", true},
	{"number", "", "", VALUE_TEXT, "about", true},
	{"number", "", "", VALUE_ID, "a", false},
	{"scale", "", "", VALUE_TEXT, "about", false},
	{"choice", "", "", VALUE_ID, "a", true},
	{"choice", "", "", VALUE_ID, "z", false},
	{"choice", "", "", VALUE_IDS, "a", false},
	{"choice", "", "", VALUE_ID, NULL, true},
	{"choice", "", "other", VALUE_TEXT, "what", true},
	{"choice", "", "other", VALUE_ID, "what", false},
	{"long", "", "other", VALUE_TEXT, "what", false},
	{"choices", "", "", VALUE_IDS, "b a", true},
	{"choices", "", "", VALUE_IDS, "b z", false},
	{"table", "r1", "name", VALUE_TEXT, "x", true},
	{"table", "r1", "n", VALUE_NUMBER, "1", true},
	{"table", "r1", "name", VALUE_NUMBER, "1", false},
	{"table", "r1", "size", VALUE_TEXT, "x", false},
	{"table", "", "name", VALUE_TEXT, "x", false},
	{"table", "r1", "at-2026-03-12", VALUE_NUMBER, "1", false},
	{"follow", "r1", "at-2026-03-12", VALUE_NUMBER, "1", true},
	{"follow", "r1", "at-2026-13-12", VALUE_NUMBER, "1", false},
	{"follow", "r1", "at-2026-03-2", VALUE_NUMBER, "1", false},
	{"follow", "r1", "at-2026-03-12", VALUE_TEXT, "about", true},
	{"follow", "r1", "at-2026-03-12", VALUE_ID, "a", false},
	{"grid", "time", "", VALUE_NUMBER, "2", true},
	{"grid", "law", "", VALUE_NUMBER, "2", false},
	{"grid", "time", "", VALUE_ID, "a", false},
	{"grid", "", "", VALUE_NUMBER, "2", false},
	{"pick", "time", "", VALUE_ID, "b", true},
	{"pick", "time", "other", VALUE_TEXT, "b", true},
	{"pick", "time", "", VALUE_NUMBER, "2", false},
	{"dots", "", "a", VALUE_NUMBER, "2", true},
	{"dots", "", "z", VALUE_NUMBER, "2", false},
	{"dots", "", "", VALUE_NUMBER, "2", false},
	{"dots", "", "a", VALUE_TEXT, "2", false},
	{"consent", "", "", VALUE_ID, "yes", true},
	{"consent", "", "", VALUE_ID, "perhaps", false},
	{"hours", "", "", VALUE_NUMBER, "1.25", true},
	{"score", "", "", VALUE_NUMBER, "1", false},
	{"link", "", "", VALUE_TEXT, "vises-1a.star", true},
	{"each", "r1", "", VALUE_TEXT, "x", true},
	{"each", "", "", VALUE_TEXT, "x", false},
	{"sum", "", "", VALUE_NUMBER, "1", false},
};

Test(fits, each_kind_of_field_takes_its_own_kind_of_value)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct target t = {TARGET_ANSWER, 1, 1, "s", rows[i].field, rows[i].row, rows[i].column};
		struct error err = {0};
		bool good = fits(&scenario, &t, rows[i].type, rows[i].value, &err);
		cr_assert_eq(good, rows[i].good, "%s/%s/%s %s", rows[i].field, rows[i].row, rows[i].column, rows[i].value);
		cr_assert_eq(err.text != NULL, !good, "a sentence with a refusal");
		error_clear(&err);
	}
}

Test(fits, reasons_circles_rows_and_owners_too)
{
	const struct { struct target t; const char *value; bool good; } others[] = {
		{{TARGET_MISSING, 1, 1, "s", "long", "", ""}, "unknown", true},
		{{TARGET_MISSING, 1, 1, "s", "long", "", ""}, "dunno", false},
		{{TARGET_CIRCLE, 1, 1, "s", "long", "", ""}, "g", true},
		{{TARGET_CIRCLE, 1, 1, "s", "long", "", ""}, "f", true},
		{{TARGET_CIRCLE, 1, 1, "s", "long", "", ""}, "p", false},
		{{TARGET_CIRCLE, 1, 1, "s", "long", "", ""}, "gp", false},
		{{TARGET_CIRCLE, 1, 1, "s", "asked", "", ""}, "gp", true},
		{{TARGET_CIRCLE, 1, 1, "s", "theirs", "", ""}, "p", true},
		{{TARGET_CIRCLE, 1, 1, "s", "ours_alone", "", ""}, "g", false},
		{{TARGET_CIRCLE, 1, 1, "s", "ours_alone", "", ""}, "e", false},
		{{TARGET_CIRCLE, 1, 1, "s", "ours_alone", "", ""}, "f", true},
		{{TARGET_CIRCLE, 1, 1, "s", "ours_alone", "", ""}, NULL, true},
		{{TARGET_CIRCLE, 1, 1, "s", "long", "", ""}, "all", false},
		{{TARGET_ROW, 1, 1, "s", "table", "r", ""}, "1", true},
		{{TARGET_ROW, 1, 1, "s", "long", "r", ""}, "1", false},
		{{TARGET_ANSWER, 1, 0, "s", "ours", "", ""}, NULL, true},
		{{TARGET_ANSWER, 1, 1, "s", "ours", "", ""}, NULL, false},
		{{TARGET_ANSWER, 1, 0, "s", "long", "", ""}, NULL, false},
		{{TARGET_STEP, 1, 0, "s", "", "", "status"}, "anything", true},
	};
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_assert_eq(fits(&scenario, &others[i].t, VALUE_ID, others[i].value, NULL), others[i].good, "%zu", i);
}
