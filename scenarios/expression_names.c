/* From the words of an expression to what they stand for: fields, lines of grids, earlier meetings' fields, what is known of an
 * enterprise. Knows nothing of SQLite. */
#include "scenarios/expression_names.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/expression_words.h"

const char *const expression_attributes[READS_ENTERPRISES + 1] = {
	[READS_FIELD] = "",
	[READS_POLE] = "pole",
	[READS_KIND] = "kind",
	[READS_COUNTRY] = "country",
	[READS_LANGUAGE] = "language",
	[READS_ENTERPRISES] = "enterprises",
};

static bool is_id(const char *text)
{
	static const char first[] = "abcdefghijklmnopqrstuvwxyz", others[] = "abcdefghijklmnopqrstuvwxyz0123456789_-";
	return text[0] && strchr(first, text[0]) && text[strspn(text, others)] == '\0';
}

static bool has_line(const struct field *f, const char *id)
{
	for (size_t i = 0; i < f->line_count; i++)
		if (f->lines[i].id && strcmp(f->lines[i].id, id) == 0)
			return true;
	return false;
}

/* Fields that have no value of their own, and those that nobody may look into. */
static bool has_value(const struct field *f)
{
	return f->kind != FIELD_SHARE && f->kind != FIELD_ANONYMOUS;
}

static const struct field *own_field(const struct expression_scope *scope, const char *id)
{
	const struct field *f = map_get(scope->fields, id);
	return f && has_value(f) ? f : NULL;
}

/* `name` alone. */
static bool find_plain(const struct expression_scope *scope, const char *name, struct expression_read *read)
{
	for (int what = READS_POLE; what <= READS_ENTERPRISES; what++) {
		if (strcmp(name, expression_attributes[what]) == 0) {
			read->what = (enum expression_what)what;
			return true;
		}
	}
	read->what = READS_FIELD;
	read->field = own_field(scope, name);
	read->id = read->field ? read->field->id : NULL;
	return read->field != NULL;
}

/* `table.name`: a line of a grid, this scenario's own field in full, or an earlier scenario's. */
static bool find_scoped(const struct expression_scope *scope, const char *table, const char *name,
                        struct expression_read *read)
{
	const struct field *grid = map_get(scope->fields, table);
	const char *dot = strchr(table, '.');
	read->what = READS_FIELD;
	if (grid && has_line(grid, name)) {
		read->field = grid;
		read->id = grid->id;
		read->line = arena_strdup(scope->arena, name);
		return true;
	}
	if (scope->own->id && strcmp(table, scope->own->id) == 0) {
		read->field = own_field(scope, name);
		read->id = read->field ? read->field->id : NULL;
		return read->field != NULL;
	}
	if (grid || !is_id(name) || !is_id(dot ? dot + 1 : table))
		return false;
	read->scenario = dot ? arena_strndup(scope->arena, table, (size_t)(dot - table)) : arena_strdup(scope->arena, table);
	read->id = arena_strdup(scope->arena, dot ? dot + 1 : name);
	read->line = dot ? arena_strdup(scope->arena, name) : NULL;
	return is_id(read->scenario) && (!scope->own->id || strcmp(read->scenario, scope->own->id) != 0) &&
	       (!scope->earlier.known ||
	        scope->earlier.known(scope->earlier.context, read->scenario, read->id, read->line));
}

static bool known_already(const struct expression_names *names, const char *scope, const char *column)
{
	for (size_t i = 0; i < names->count; i++)
		if (strcmp(names->list[i].scope, scope) == 0 && strcmp(names->list[i].column, column) == 0)
			return true;
	return false;
}

/* TABLE is "" for a name alone. */
static bool add(const struct expression_scope *scope, struct expression_names *names, const char *table,
                const struct expression_word *column, size_t at, struct expression_fault *fault)
{
	struct expression_read read = {.at = at, .len = column->at + column->len - at};
	if (known_already(names, table, column->text) ||
	    !(table[0] ? find_scoped(scope, table, column->text, &read) : find_plain(scope, column->text, &read)))
		return true;
	if (names->count == EXPRESSION_MAX_NAMES)
		return expression_fault_set(
			fault, at,
			xasprintf(_("an expression reads at most %d different fields"), EXPRESSION_MAX_NAMES), NULL);
	names->list[names->count++] = (struct expression_name){
		.scope = arena_strdup(scope->arena, table),
		.column = arena_strdup(scope->arena, column->text),
		.read = read,
	};
	return true;
}

/* WORD names something: what follows tells what. *AT moves behind it. */
static bool take_name(const struct expression_scope *scope, const char *sql, const struct expression_word *word,
                      size_t *at, struct expression_names *names, struct expression_fault *fault)
{
	struct expression_word next;
	if (!expression_word_ahead(sql, *at, &next))
		return add(scope, names, "", word, word->at, fault);
	if (expression_word_is(&next, "(") && !word->quoted) {
		bool day = strcmp(word->text, "date") == 0 || strcmp(word->text, "julianday") == 0;
		size_t inside = next.at + next.len;
		names->dated |= day && expression_word_ahead(sql, inside, &next) && expression_word_is(&next, ")");
		return true;
	}
	if (!expression_word_is(&next, "."))
		return add(scope, names, "", word, word->at, fault);
	*at = next.at + next.len;
	if (!expression_word_ahead(sql, *at, &next) || next.kind != SQL_NAME)
		return true;
	*at = next.at + next.len;
	return add(scope, names, word->text, &next, word->at, fault);
}

static bool is_query(const struct expression_word *word)
{
	static const char *const words[] = {"select", "values", "with", "over", "filter"};
	for (size_t i = 0; i < sizeof words / sizeof *words && !word->quoted; i++)
		if (strcmp(word->text, words[i]) == 0)
			return true;
	return false;
}

static bool wrong(const char *sql, const struct expression_word *word, struct expression_fault *fault)
{
	if (word->text[0] == '-' || strcmp(word->text, "/*") == 0)
		return expression_fault_set(fault, word->at, xstrdup(_("an expression has no comments")),
		                            xstrdup(_("put the comment behind a `#`, outside the quotes")));
	if (sql[word->at] == '\'' || sql[word->at] == '"')
		return expression_fault_set(fault, word->at,
		                            xstrdup(_("a quote opens here and is never closed")), NULL);
	return expression_fault_set(fault, word->at, diagnostic_say(_("`%s` means nothing in an expression"), word->text),
	                            NULL);
}

bool expression_names_find(const struct expression_scope *scope, const char *sql, struct expression_names *names,
                           struct expression_fault *fault)
{
	struct expression_word word;
	size_t at = 0, open[EXPRESSION_MAX_BYTES], depth = 0;
	names->count = 0;
	names->dated = false;
	if (strlen(sql) > EXPRESSION_MAX_BYTES)
		return expression_fault_set(fault, 0,
		                            xasprintf(_("an expression has at most %d bytes; this one has %zu"),
		                                      EXPRESSION_MAX_BYTES, strlen(sql)),
		                            NULL);
	while (expression_word(sql, &at, &word)) {
		if (word.kind == SQL_WRONG)
			return wrong(sql, &word, fault);
		if (word.kind == SQL_NAME && is_query(&word))
			return expression_fault_set(
				fault, word.at,
				diagnostic_say(_("`%s` cannot be used: an expression holds no query"), word.text), NULL);
		if (word.kind == SQL_NAME && !take_name(scope, sql, &word, &at, names, fault))
			return false;
		names->dated |= word.kind == SQL_STRING && strcmp(word.text, "now") == 0;
		if (expression_word_is(&word, "("))
			open[depth++] = word.at;
		else if (expression_word_is(&word, ")") && depth-- == 0)
			return expression_fault_set(fault, word.at, xstrdup(_("this bracket closes nothing")), NULL);
	}
	return depth == 0 ||
	       expression_fault_set(fault, open[depth - 1], xstrdup(_("this bracket is never closed")), NULL);
}

enum expression_type expression_read_type(const struct expression_read *read)
{
	const unsigned texts = 1u << FIELD_TEXT | 1u << FIELD_LONG | 1u << FIELD_DATE | 1u << FIELD_TIME |
	                       1u << FIELD_CHOICE | 1u << FIELD_CHOICES | 1u << FIELD_RANKING | 1u << FIELD_CONSENT |
	                       1u << FIELD_LINK;
	if (read->what != READS_FIELD)
		return read->what == READS_ENTERPRISES ? EXPRESSION_NUMBER : EXPRESSION_TEXT;
	if (!read->field)
		return EXPRESSION_NULL;
	if (read->line)
		return read->field->option_count ? EXPRESSION_TEXT : EXPRESSION_NUMBER;
	return (texts >> read->field->kind & 1u) && !read->field->each ? EXPRESSION_TEXT : EXPRESSION_NUMBER;
}
