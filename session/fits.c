/* One table says which values each kind of field takes; cells of tables are held to their column, ids to the options. */
#include "session/fits.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "session/circles.h"

enum { TEXT = 1 << VALUE_TEXT, NUMBER = 1 << VALUE_NUMBER, ID = 1 << VALUE_ID, IDS = 1 << VALUE_IDS };

/* The shape of an answer. */
enum shape {
	SHAPE_NONE,  /* never answered */
	SHAPE_ONE,   /* row "" and column "" */
	SHAPE_TABLE, /* row, column of the table */
	SHAPE_LINES, /* row = line */
	SHAPE_DOTS,  /* column = option or row */
	SHAPE_CROSS  /* row and column are rows of tables */
};

static const struct {
	enum shape shape;
	unsigned types; /* NUMBER with TEXT: what is being typed may not be a number yet */
} kinds[FIELD_KIND_COUNT] = {
	[FIELD_TEXT] = {SHAPE_ONE, TEXT},
	[FIELD_LONG] = {SHAPE_ONE, TEXT},
	[FIELD_NUMBER] = {SHAPE_ONE, NUMBER | TEXT},
	[FIELD_DATE] = {SHAPE_ONE, TEXT},
	[FIELD_TIME] = {SHAPE_ONE, TEXT},
	[FIELD_CHOICE] = {SHAPE_ONE, ID},
	[FIELD_CHOICES] = {SHAPE_ONE, IDS},
	[FIELD_SCALE] = {SHAPE_ONE, NUMBER},
	[FIELD_RANKING] = {SHAPE_ONE, IDS},
	[FIELD_TABLE] = {SHAPE_TABLE, 0},
	[FIELD_MATRIX] = {SHAPE_CROSS, ID},
	[FIELD_ACTION] = {SHAPE_TABLE, 0},
	[FIELD_SHARE] = {SHAPE_NONE, 0},
	[FIELD_ANONYMOUS] = {SHAPE_NONE, 0},
	[FIELD_DURATION] = {SHAPE_ONE, NUMBER | TEXT},
	[FIELD_MONEY] = {SHAPE_ONE, NUMBER | TEXT},
	[FIELD_DOTS] = {SHAPE_DOTS, NUMBER},
	[FIELD_GRID] = {SHAPE_LINES, ID | NUMBER},
	[FIELD_INDICATORS] = {SHAPE_TABLE, 0},
	[FIELD_CONSENT] = {SHAPE_ONE, ID},
	[FIELD_QUOTA] = {SHAPE_ONE, NUMBER | TEXT},
	[FIELD_HOURS] = {SHAPE_ONE, NUMBER | TEXT},
	[FIELD_SCORE] = {SHAPE_NONE, 0},
	[FIELD_LINK] = {SHAPE_ONE, TEXT},
};

static bool among(const char *word, const char *const *words)
{
	while (*words != NULL && strcmp(*words, word) != 0)
		words++;
	return *words != NULL;
}

/* Each of the ids in VALUE is an option, where the field has options of its own. */
static bool options_fit(const struct field *f, const char *value)
{
	bool good = true;
	for (const char *at = value; f->option_count > 0 && *at != '\0' && good; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		char *id = xstrndup(at, len);
		good = field_option(f, id) != NULL;
		free(id);
		at += len;
	}
	return good;
}

static bool value_fits(const struct field *f, enum value_type type, const char *value)
{
	static const char *const consents[] = {"yes", "no", NULL};
	unsigned types = kinds[f->kind].types;
	if (f->kind == FIELD_GRID)
		types = f->option_count > 0 ? ID : NUMBER;
	if (value == NULL)
		return true;
	if (!(types & 1u << type))
		return false;
	if (f->kind == FIELD_CONSENT)
		return among(value, consents);
	return !(type == VALUE_ID || type == VALUE_IDS) || options_fit(f, value);
}

/* at-YYYY-MM-DD */
static bool dated(const char *column)
{
	static const char form[] = "at-0000-00-00";
	if (strlen(column) != strlen(form))
		return false;
	for (size_t i = 0; form[i] != '\0'; i++)
		if (form[i] == '0' ? column[i] < '0' || column[i] > '9' : column[i] != form[i])
			return false;
	int month = atoi(column + 8), day = atoi(column + 11);
	return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static bool cell_fits(const struct field *f, const char *column, enum value_type type, const char *value)
{
	const struct field *of = field_column(f, column);
	if (of != NULL)
		return value_fits(of, type, value);
	return f->kind == FIELD_INDICATORS && dated(column) && (value == NULL || ((NUMBER | TEXT) & 1u << type));
}

static bool has_line(const struct field *f, const char *id)
{
	for (size_t i = 0; i < f->line_count; i++)
		if (strcmp(f->lines[i].id, id) == 0)
			return true;
	return false;
}

/* The text beside an option `other`. */
static bool other_fits(const struct field *f, enum value_type type, const char *value)
{
	for (size_t i = 0; i < f->option_count; i++)
		if (f->options[i].other)
			return value == NULL || type == VALUE_TEXT;
	return false;
}

bool fits_field(const struct field *f, const char *row, const char *column, enum value_type type, const char *value)
{
	enum shape shape = kinds[f->kind].shape;
	if (f->compute != NULL)
		return false;
	if (strcmp(column, "other") == 0 && (shape == SHAPE_ONE || shape == SHAPE_LINES) && (*row != '\0') == (f->each != NULL || shape == SHAPE_LINES))
		return other_fits(f, type, value);
	switch (shape) {
	case SHAPE_NONE:
		return false;
	case SHAPE_ONE:
		return (*row != '\0') == (f->each != NULL) && *column == '\0' && value_fits(f, type, value);
	case SHAPE_TABLE:
		return *row != '\0' && cell_fits(f, column, type, value);
	case SHAPE_LINES:
		return has_line(f, row) && *column == '\0' && value_fits(f, type, value);
	case SHAPE_DOTS:
		return *row == '\0' && *column != '\0' && (f->of != NULL || field_option(f, column) != NULL) &&
		       value_fits(f, type, value);
	case SHAPE_CROSS:
		return *row != '\0' && *column != '\0' && value_fits(f, type, value);
	}
	return false;
}

bool fits_question(const struct field *f, const char *question, enum value_type type, const char *value)
{
	const struct field *of = f->kind == FIELD_ANONYMOUS ? field_column(f, question) : NULL;
	return of != NULL && value_fits(of, type, value);
}

static bool reason_fits(const char *value)
{
	static const char *const reasons[] = {"none", "unknown", "refused", NULL};
	return value == NULL || among(value, reasons);
}

bool fits(const struct scenario *s, const struct target *t, enum value_type type, const char *value, struct error *err)
{
	bool has_field = target_kinds[t->kind].keys & KEY_FIELD;
	const struct field *f = has_field ? scenario_field(s, t->field, NULL) : NULL;
	bool good = !has_field || (f != NULL && f->group == (t->enterprise == 0));
	if (good && t->kind == TARGET_ANSWER)
		good = fits_field(f, t->row, t->column, type, value);
	else if (good && t->kind == TARGET_MISSING)
		good = reason_fits(value);
	else if (good && t->kind == TARGET_CIRCLE)
		good = circle_fault(f, value) == CIRCLE_GOOD;
	else if (good && t->kind == TARGET_ROW)
		good = kinds[f->kind].shape == SHAPE_TABLE;
	if (good)
		return true;
	char *key = target_key(t), *shown = text_filter(key, strlen(key), false);
	error_set(err, _("`%s` cannot hold this: the scenario has no such field, or it takes another kind of value"), shown);
	free(shown);
	free(key);
	return false;
}

bool fits_rows(const struct field *f)
{
	return kinds[f->kind].shape == SHAPE_TABLE;
}
