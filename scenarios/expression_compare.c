/* Looks for names beside written values in the words of an expression. What SQL makes of the whole it doesn't know: it finds nothing
 * rather than something wrong. */
#include "scenarios/expression_compare.h"

#include <string.h>

struct looking {
	const struct expression *x;
	const char *sql;
	void (*found)(void *context, const struct comparison *one);
	void *context;
};

/* The read that stands at byte AT, the first or a further time, up to END; NULL: none. */
static const struct expression_read *read_at(const struct looking *l, size_t at, size_t end)
{
	size_t count;
	const struct expression_read *reads = expression_reads(l->x, &count);
	for (size_t i = 0; i < count; i++)
		if (reads[i].len == end - at && strncmp(l->sql + reads[i].at, l->sql + at, end - at) == 0)
			return &reads[i];
	return NULL;
}

/* The name that begins at *AT, `grid.line` too; *AT moves behind it. */
static const struct expression_read *take_read(const struct looking *l, size_t *at)
{
	struct expression_word word, dot, line;
	size_t next = *at;
	if (!expression_word(l->sql, &next, &word) || word.kind != SQL_NAME)
		return NULL;
	size_t end = next, further = next;
	if (expression_word(l->sql, &further, &dot) && expression_word_is(&dot, ".") &&
	    expression_word(l->sql, &further, &line) && line.kind == SQL_NAME)
		end = further;
	const struct expression_read *read = read_at(l, word.at, end);
	if (read)
		*at = end;
	return read;
}

static bool compares(const struct expression_word *word)
{
	static const char *const signs[] = {"=", "==", "<>", "!=", "<", "<=", ">", ">="};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (expression_word_is(word, signs[i]))
			return true;
	return false;
}

static bool is_word(const struct expression_word *word, const char *text)
{
	return word->kind == SQL_NAME && !word->quoted && strcmp(word->text, text) == 0;
}

static bool written(const struct expression_word *word)
{
	return word->kind == SQL_STRING || word->kind == SQL_AMOUNT;
}

/* Behind READ and HOW a list opens at AT. */
static void take_list(const struct looking *l, const struct expression_read *read, size_t at)
{
	struct comparison one = {.read = read, .how = "in"};
	if (!expression_word(l->sql, &at, &one.word) || !expression_word_is(&one.word, "("))
		return;
	while (expression_word(l->sql, &at, &one.word) && !expression_word_is(&one.word, ")"))
		if (written(&one.word))
			l->found(l->context, &one);
}

/* What follows READ, from byte AT on. MISSING: it stands in missing(). */
static void take_after(const struct looking *l, const struct expression_read *read, size_t at, bool missing)
{
	struct comparison one = {.read = read};
	struct expression_word sign;
	if (!expression_word(l->sql, &at, &sign))
		return;
	if (is_word(&sign, "not") && !expression_word(l->sql, &at, &sign))
		return;
	if (is_word(&sign, "is")) {
		size_t next = at;
		if (expression_word(l->sql, &next, &one.word) && is_word(&one.word, "not"))
			at = next;
	}
	if (is_word(&sign, "in")) {
		take_list(l, read, at);
	} else if (compares(&sign) || is_word(&sign, "is") || is_word(&sign, "like") || is_word(&sign, "between")) {
		one.how = missing ? "missing" : sign.text;
		if (expression_word(l->sql, &at, &one.word) && written(&one.word))
			l->found(l->context, &one);
	}
}

/* A word that is a value, followed by a sign and a name: 'x' = name. */
static void take_before(const struct looking *l, const struct expression_word *value, size_t at)
{
	struct comparison one = {.word = *value};
	struct expression_word sign;
	if (!expression_word(l->sql, &at, &sign) || !compares(&sign))
		return;
	one.read = take_read(l, &at);
	one.how = sign.text;
	if (one.read)
		l->found(l->context, &one);
}

/* has(name, 'x') and missing(name): at AT the bracket opens. */
static void take_call(const struct looking *l, bool has, size_t at)
{
	struct comparison one = {.how = "has"};
	struct expression_word sign;
	if (!expression_word(l->sql, &at, &sign) || !expression_word_is(&sign, "("))
		return;
	one.read = take_read(l, &at);
	if (!one.read || !expression_word(l->sql, &at, &sign))
		return;
	if (!has && expression_word_is(&sign, ")"))
		take_after(l, one.read, at, true);
	else if (has && expression_word_is(&sign, ",") && expression_word(l->sql, &at, &one.word) && written(&one.word))
		l->found(l->context, &one);
}

void expression_compare(const struct expression *x, const char *sql,
                        void (*found)(void *context, const struct comparison *one), void *context)
{
	const struct looking l = {x, sql, found, context};
	struct expression_word word;
	for (size_t at = 0; expression_word(sql, &at, &word);) {
		if (is_word(&word, "has") || is_word(&word, "missing"))
			take_call(&l, is_word(&word, "has"), at);
		if (written(&word)) {
			take_before(&l, &word, at);
		} else if (word.kind == SQL_NAME) {
			size_t start = word.at;
			const struct expression_read *read = take_read(&l, &start);
			if (read) {
				at = start;
				take_after(&l, read, at, false);
			}
		}
	}
}
