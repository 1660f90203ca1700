/* What SQLite says of an expression, in people's words, with what was probably meant. Knows SQLite's messages, not SQLite. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/expression_names.h"
#include "scenarios/expression_words.h"

const char *const expression_functions[] = {"abs",  "round", "min",    "max",  "coalesce",  "ifnull",   "nullif",
                                            "iif",  "length", "lower", "upper", "trim",     "substr",   "instr",
                                            "date", "julianday", "strftime", "has", "missing", "like",  NULL};

bool expression_fault_set(struct expression_fault *fault, size_t at, char *sentence, char *fix)
{
	if (fault) {
		*fault = (struct expression_fault){at, sentence, fix};
	} else {
		free(sentence);
		free(fix);
	}
	return false;
}

void expression_fault_clear(struct expression_fault *fault)
{
	free(fault->sentence);
	free(fault->fix);
	*fault = (struct expression_fault){0};
}

/* ID as it must be written: between quotes when it isn't a plain name. Caller frees. */
static char *written(const char *id)
{
	return xasprintf(strchr(id, '-') || strchr(id, '.') ? "\"%s\"" : "%s", id);
}

/* All that a name alone can be. */
static const char *nearest(const struct expression_scope *scope, const char *name)
{
	size_t n = 0, at = 0;
	if (*scope->hints == 0)
		return NULL;
	--*scope->hints;
	const char **names = xcalloc(map_count(scope->fields) + READS_ENTERPRISES, sizeof *names), *id;
	void *field;
	while (map_next(scope->fields, &at, &id, &field))
		names[n++] = ((const struct field *)field)->id;
	for (int what = READS_POLE; what <= READS_ENTERPRISES; what++)
		names[n++] = expression_attributes[what];
	const char *near = text_nearest(name, names, n);
	free(names);
	return near;
}

static const char *nearest_line(const struct field *grid, const char *name)
{
	const char **names = xcalloc(grid->line_count + 1, sizeof *names);
	size_t n = 0;
	for (size_t i = 0; i < grid->line_count; i++)
		if (grid->lines[i].id)
			names[n++] = grid->lines[i].id;
	const char *near = text_nearest(name, names, n);
	free(names);
	return near;
}

/* The field whose id with hyphens stands around *AT without quotes: fte-total. *AT becomes its beginning. */
static const struct field *hyphened(const struct expression_scope *scope, const char *sql, size_t *at)
{
	static const char in_ids[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
	size_t start = *at;
	while (start > 0 && strchr(in_ids, sql[start - 1]))
		start--;
	char *id = xstrndup(sql + start, strspn(sql + start, in_ids));
	const struct field *f = strchr(id, '-') ? map_get(scope->fields, id) : NULL;
	free(id);
	if (f)
		*at = start;
	return f;
}

static void unknown_line(const struct field *grid, const char *line, size_t at, struct expression_fault *fault)
{
	if (!grid->line_count) {
		expression_fault_set(fault, at,
		                     diagnostic_say(_("`%s` has no lines: only those of a grid can be read one by one"),
		                                    grid->id),
		                     diagnostic_say(grid->column_count ? _("`%s` alone is the number of its rows") : "%s",
		                                    grid->id));
		return;
	}
	const char *near = nearest_line(grid, line);
	expression_fault_set(fault, at, diagnostic_say(_("the grid `%s` has no line `%s`"), grid->id, line),
	                     near ? xasprintf("%s.%s", grid->id, near) : NULL);
}

/* TABLE.NAME at AT is not known. */
static void unknown_scoped(const struct expression_scope *scope, const char *table, const char *name, size_t at,
                           struct expression_fault *fault)
{
	const struct field *grid = map_get(scope->fields, table);
	if (grid) {
		unknown_line(grid, name, at, fault);
	} else if (scope->own->id && strcmp(table, scope->own->id) == 0) {
		const char *near = nearest(scope, name);
		expression_fault_set(fault, at, diagnostic_say(_("this scenario has no field `%s`"), name),
		                     near ? written(near) : NULL);
	} else {
		expression_fault_set(fault, at,
		                     diagnostic_say(_("there is no field `%s` in the scenario `%s`"), name, table), NULL);
	}
}

static void unknown_plain(const struct expression_scope *scope, const char *sql, const char *name, size_t at,
                          struct expression_fault *fault)
{
	const struct field *whole = hyphened(scope, sql, &at), *own = map_get(scope->fields, name);
	const char *near = nearest(scope, name);
	if (whole) {
		expression_fault_set(fault, at, diagnostic_say(_("`%s` holds a hyphen: it must stand between double quotes"), whole->id),
		                     xasprintf("\\\"%s\\\"", whole->id));
	} else if (sql[at] == '"' && !near && !own) {
		char *shown = diagnostic_clip(name, strlen(name));
		expression_fault_set(fault, at, diagnostic_say(_("there is no field `%s`; a text stands between single quotes"), shown),
		                     diagnostic_say("'%s'", shown));
		free(shown);
	} else if (own) {
		expression_fault_set(fault, at,
		                     diagnostic_say(_("`%s` is of kind `%s`: expressions cannot read it"), name,
		                                    field_kind_names[own->kind]),
		                     NULL);
	} else {
		char *shown = diagnostic_clip(name, strlen(name));
		expression_fault_set(fault, at,
		                     near ? diagnostic_say(_("there is no field `%s`; did you mean `%s`?"), shown, near)
		                          : diagnostic_say(_("there is no field `%s`"), shown),
		                     near ? written(near) : NULL);
		free(shown);
	}
}

/* The word at AT is a name that stands for nothing. */
static void unknown_name(const struct expression_scope *scope, const char *sql, size_t at, struct expression_fault *fault)
{
	struct expression_word name, dot, column;
	size_t next = at;
	if (!expression_word(sql, &next, &name) || name.kind != SQL_NAME) {
		expression_fault_set(fault, at, xstrdup(_("this is not a field")), NULL);
		return;
	}
	if (expression_word(sql, &next, &dot) && expression_word_is(&dot, ".") && expression_word(sql, &next, &column))
		unknown_scoped(scope, name.text, column.text, at, fault);
	else
		unknown_plain(scope, sql, name.text, at, fault);
}

/* Where NAME stands as a function; 0 when it isn't found. */
static size_t function_at(const char *sql, const char *name, size_t len)
{
	struct expression_word word, next;
	for (size_t at = 0; expression_word(sql, &at, &word);)
		if (word.kind == SQL_NAME && strlen(word.text) == len && strncmp(word.text, name, len) == 0 &&
		    expression_word_ahead(sql, at, &next) && expression_word_is(&next, "("))
			return word.at;
	return 0;
}

static void unknown_function(const char *sql, const char *name, struct expression_fault *fault)
{
	static const size_t operators = 1; /* `like` is written between two things */
	size_t n = sizeof expression_functions / sizeof *expression_functions - 1 - operators;
	char *folded = text_fold(name), *shown = diagnostic_clip(name, strlen(name));
	const char *near = text_nearest(folded, expression_functions, n);
	struct buf list = {0};
	for (size_t i = 0; i < n && !near; i++)
		buf_printf(&list, i ? ", %s" : "%s", expression_functions[i]);
	char *all = buf_take(&list);
	expression_fault_set(fault, function_at(sql, folded, strlen(folded)),
	                     near ? diagnostic_say(_("there is no function `%s`; did you mean `%s`?"), shown, near)
	                          : diagnostic_say(_("there is no function `%s` in expressions"), shown),
	                     near ? xstrdup(near) : diagnostic_say(_("one of: %s"), all));
	free(all);
	free(shown);
	free(folded);
}

static void not_sql(const struct expression_scope *scope, const char *sql, size_t at, struct expression_fault *fault)
{
	struct expression_word word;
	if (!expression_word_ahead(sql, at, &word)) {
		expression_fault_set(fault, strlen(sql), xstrdup(_("the expression ends too early")), NULL);
		return;
	}
	char *shown = diagnostic_clip(sql + word.at, word.len);
	bool field = word.kind == SQL_NAME && !word.quoted && map_get(scope->fields, word.text);
	expression_fault_set(
		fault, word.at,
		diagnostic_say(field ? _("`%s` is also a word of SQL: as a field it must stand between double quotes")
	                             : _("the expression cannot be understood from `%s` on"),
	                       shown),
		field ? xasprintf("\\\"%s\\\"", word.text) : NULL);
	free(shown);
}

void expression_fault_say(const struct expression_scope *scope, const char *sql, const char *message, size_t at,
                          struct expression_fault *fault)
{
	static const char *const functions[] = {"no such function: ", "not authorized to use function: "};
	static const char arguments[] = "wrong number of arguments to function ";
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		if (strncmp(message, functions[i], strlen(functions[i])) == 0) {
			unknown_function(sql, message + strlen(functions[i]), fault);
			return;
		}
	}
	if (strncmp(message, "no such column", 14) == 0 || strncmp(message, "ambiguous column", 16) == 0) {
		unknown_name(scope, sql, at, fault);
	} else if (strncmp(message, arguments, sizeof arguments - 1) == 0) {
		const char *name = message + sizeof arguments - 1;
		size_t len = strcspn(name, "(");
		char *shown = xstrndup(name, len);
		expression_fault_set(fault, function_at(sql, shown, len),
		                     diagnostic_say(_("`%s` takes another number of things between its brackets"), shown), NULL);
		free(shown);
	} else if (strncmp(message, "row value misused", 17) == 0) {
		expression_fault_set(fault, at, xstrdup(_("values with a comma between are not one value")), NULL);
	} else if (strstr(message, "syntax error") || strstr(message, "incomplete input") || strstr(message, "unrecognized token")) {
		not_sql(scope, sql, at, fault);
	} else {
		expression_fault_set(fault, at, diagnostic_say(_("SQLite does not take this expression: %s"), message), NULL);
	}
}
