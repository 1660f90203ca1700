/* Cuts an expression into words as SQLite does. Knows no grammar and no field. */
#include "scenarios/expression_words.h"

#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

static void put(struct expression_word *out, size_t *n, char c)
{
	if (*n + 1 < sizeof out->text)
		out->text[(*n)++] = c;
	out->text[*n] = '\0';
}

/* From its quote on; a quote inside stands twice. */
static size_t quoted(const char *sql, size_t at, struct expression_word *out)
{
	char quote = sql[at++];
	size_t n = 0;
	for (; sql[at]; at++) {
		if (sql[at] == quote && sql[at + 1] != quote) {
			out->kind = quote == '\'' ? SQL_STRING : SQL_NAME;
			out->quoted = quote == '"';
			return at + 1;
		}
		at += sql[at] == quote;
		put(out, &n, sql[at]);
	}
	out->kind = SQL_WRONG;
	return at;
}

static size_t name(const char *sql, size_t at, struct expression_word *out)
{
	size_t n = 0;
	out->kind = SQL_NAME;
	for (; is_letter(sql[at]) || is_digit(sql[at]) || sql[at] == '$'; at++)
		put(out, &n, sql[at] >= 'A' && sql[at] <= 'Z' ? (char)(sql[at] + ('a' - 'A')) : sql[at]);
	return at;
}

static size_t amount(const char *sql, size_t at, struct expression_word *out)
{
	size_t n = 0;
	out->kind = SQL_AMOUNT;
	for (; is_digit(sql[at]) || is_letter(sql[at]) || sql[at] == '.' ||
	       ((sql[at] == '+' || sql[at] == '-') && (sql[at - 1] == 'e' || sql[at - 1] == 'E'));
	     at++)
		put(out, &n, sql[at]);
	return at;
}

static size_t sign(const char *sql, size_t at, struct expression_word *out)
{
	static const char *const signs[] = {"->>", "->", "<=", "<>", "<<", ">=", ">>", "==", "!=", "||"};
	static const char wrong[] = "?:@#$`[]{}\\;!^";
	size_t n = 0, len = 1;
	out->kind = SQL_SIGN;
	if (strncmp(sql + at, "--", 2) == 0 || strncmp(sql + at, "/*", 2) == 0) {
		out->kind = SQL_WRONG;
		len = 2;
	}
	for (size_t i = 0; i < sizeof signs / sizeof *signs && len == 1; i++)
		if (strncmp(sql + at, signs[i], strlen(signs[i])) == 0)
			len = strlen(signs[i]);
	if (len == 1 && (strchr(wrong, sql[at]) || (unsigned char)sql[at] < ' ' || sql[at] == 0x7F))
		out->kind = SQL_WRONG;
	for (size_t i = 0; i < len; i++)
		put(out, &n, sql[at + i]);
	return at + len;
}

bool expression_word(const char *sql, size_t *at, struct expression_word *out)
{
	while (is_blank(sql[*at]))
		++*at;
	out->at = *at;
	out->len = 0;
	out->quoted = false;
	out->text[0] = '\0';
	if (!sql[*at])
		return false;
	char c = sql[*at];
	if (c == '\'' || c == '"')
		*at = quoted(sql, *at, out);
	else if (is_letter(c))
		*at = name(sql, *at, out);
	else if (is_digit(c) || (c == '.' && is_digit(sql[*at + 1])))
		*at = amount(sql, *at, out);
	else
		*at = sign(sql, *at, out);
	out->len = *at - out->at;
	return true;
}

bool expression_word_ahead(const char *sql, size_t at, struct expression_word *out)
{
	return expression_word(sql, &at, out);
}

bool expression_word_is(const struct expression_word *word, const char *sign)
{
	return word->kind == SQL_SIGN && strcmp(word->text, sign) == 0;
}
