/* Tells names, numbers and mistakes apart, word by word. Must not know where a word stands. */
#include "config/word.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "config/diagnostic.h"
#include "config/guard.h"

static const struct {
	const char *sentence; /* %s: the word */
	const char *fix;      /* %s: the word; NULL: none */
} faults[WORD_CLASS_COUNT] = {
	[WORD_BIG] = {N_("the number %s is too large: it must be between -2147483648 and 2147483647"), NULL},
	[WORD_LONG] = {N_("the number %s ends in L: numbers of 64 bits are not used here"),
                       N_("leave the L away")},
	[WORD_HEX] = {N_("the number %s is hexadecimal; numbers are decimal here"), N_("write it in decimal")},
	[WORD_ZERO] = {N_("the number %s begins with a zero, which some programs read as octal"),
                       N_("leave the leading zeros away")},
	[WORD_INFINITE] = {N_("the number %s is too large to be kept"), NULL},
	[WORD_POINT] = {N_("%s is not a number: digits must stand on both sides of the point"), NULL},
	[WORD_DATE] = {N_("the date %s is written without quotes"), "\"%s\""},
	[WORD_UNIT] = {N_("%s begins like a number but is not one"),
                       N_("write the number alone, or put a text between quotes: \"%s\"")},
	[WORD_TYPOGRAPHIC] = {N_("typographic quotes do not open a text: %s"),
                              N_("use the straight quote \" on both sides")},
	[WORD_APOSTROPHE] = {N_("single quotes do not open a text: %s"),
                             N_("use the straight double quote \" on both sides")},
	[WORD_INCLUDE] = {N_("%s is not read here: this text must stand by itself"),
                          N_("put in its place what it includes")},
	[WORD_TEXT] = {N_("the text %s is written without quotes"), "\"%s\""},
};

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t digits(const char *word, size_t len, size_t at)
{
	while (at < len && digit(word[at]))
		at++;
	return at;
}

static bool is_name(const char *word, size_t len)
{
	if (!letter(word[0]) && word[0] != '*')
		return false;
	for (size_t i = 1; i < len; i++)
		if (!letter(word[i]) && !digit(word[i]) && word[i] != '-' && word[i] != '_' && word[i] != '*')
			return false;
	return true;
}

static bool is_word(const char *word, size_t len, const char *expected)
{
	return len == strlen(expected) && strncasecmp(word, expected, len) == 0;
}

static bool starts(const char *word, size_t len, const char *with)
{
	size_t n = strlen(with);
	return len >= n && memcmp(word, with, n) == 0;
}

static bool starts_any(const char *word, size_t len, const char *const *with, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (starts(word, len, with[i]))
			return true;
	return false;
}

static enum word_class integer_class(const char *word, size_t len, size_t sign)
{
	if (len - sign > 1 && word[sign] == '0')
		return WORD_ZERO;
	int64_t n = 0;
	for (size_t i = sign; i < len; i++) {
		n = n * 10 + (word[i] - '0');
		if (n > (int64_t)INT32_MAX + (word[0] == '-'))
			return WORD_BIG;
	}
	return WORD_INT;
}

static enum word_class float_class(const char *word, size_t len, size_t sign)
{
	char copy[64];
	if (len >= sizeof copy)
		return WORD_INFINITE;
	memcpy(copy, word, len);
	copy[len] = '\0';
	if (word[sign] == '0' && len - sign > 1 && digit(word[sign + 1]))
		return WORD_ZERO;
	const char *point = memchr(copy, '.', len);
	if (point && (point == copy + sign || !digit(point[1])))
		return WORD_POINT;
	return isfinite(strtod(copy, NULL)) ? WORD_FLOAT : WORD_INFINITE;
}

static bool is_date(const char *word, size_t len)
{
	size_t year = digits(word, len, 0);
	if (year == 0 || year + 1 >= len || (word[year] != '-' && word[year] != '/' && word[year] != '.'))
		return false;
	size_t month = digits(word, len, year + 1);
	return month > year + 1 && month + 1 < len && word[month] == word[year] && digits(word, len, month + 1) == len;
}

/* The word begins with a digit, a sign or a point. */
static enum word_class number_class(const char *word, size_t len)
{
	size_t sign = word[0] == '-' || word[0] == '+', whole = digits(word, len, sign);
	if (whole == len && whole > sign)
		return integer_class(word, len, sign);
	if (len - sign > 2 && word[sign] == '0' && (word[sign + 1] | 0x20) == 'x')
		return WORD_HEX;
	if (whole > sign && (is_word(word + whole, len - whole, "L") || is_word(word + whole, len - whole, "LL")))
		return WORD_LONG;
	size_t at = whole;
	if (at < len && word[at] == '.')
		at = digits(word, len, at + 1);
	if (at < len && (word[at] | 0x20) == 'e' && at > sign) {
		size_t exponent = at + 1;
		if (exponent < len && (word[exponent] == '-' || word[exponent] == '+'))
			exponent++;
		size_t end = digits(word, len, exponent);
		at = end > exponent ? end : at;
	}
	if (at == len && at > sign)
		return float_class(word, len, sign);
	if (is_date(word, len))
		return WORD_DATE;
	return whole > sign ? WORD_UNIT : WORD_TEXT;
}

enum word_class word_class(const char *word, size_t len)
{
	static const char *const typographic[] = {"“", "”", "„", "‟", "«", "»", "‹", "›", "＂"};
	static const char *const apostrophes[] = {"'", "`", "‘", "’", "‚"};
	if (is_name(word, len))
		return is_word(word, len, "true") || is_word(word, len, "false") ? WORD_BOOL : WORD_NAME;
	if (digit(word[0]) || word[0] == '-' || word[0] == '+' || word[0] == '.')
		return number_class(word, len);
	if (starts_any(word, len, typographic, sizeof typographic / sizeof *typographic))
		return WORD_TYPOGRAPHIC;
	if (starts_any(word, len, apostrophes, sizeof apostrophes / sizeof *apostrophes))
		return WORD_APOSTROPHE;
	return starts(word, len, "@include") || starts(word, len, "@text") ? WORD_INCLUDE : WORD_TEXT;
}

char *word_sentence(enum word_class class, const char *word, size_t len)
{
	char *shown = diagnostic_quote(word, len);
	char *sentence = diagnostic_say(_(faults[class].sentence), shown);
	free(shown);
	return sentence;
}

char *word_fix(enum word_class class, const char *word, size_t len)
{
	if (!faults[class].fix)
		return NULL;
	char *shown = diagnostic_clip(word, len);
	char *fix = diagnostic_say(_(faults[class].fix), shown);
	free(shown);
	return fix;
}

char *word_name_fault(const char *word, size_t len)
{
	enum word_class class = word_class(word, len);
	if (class == WORD_NAME && len <= GUARD_MAX_NAME)
		return NULL;
	char *shown = diagnostic_quote(word, len), *sentence;
	if (class == WORD_INCLUDE || class == WORD_TYPOGRAPHIC || class == WORD_APOSTROPHE)
		sentence = word_sentence(class, word, len);
	else if (class == WORD_BOOL)
		sentence = xasprintf(_("%s cannot be the name of a setting"), shown);
	else if (class == WORD_NAME)
		sentence = xasprintf(_("the name %s is too long: %zu characters, and %d at most"), shown, len,
		                     (int)GUARD_MAX_NAME);
	else if (digit(word[0]))
		sentence = xasprintf(_("the name %s begins with a digit; a name begins with a letter"), shown);
	else
		sentence = xasprintf(_("the name %s may only have letters without accents, digits, - and _"), shown);
	free(shown);
	return sentence;
}
