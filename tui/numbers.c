/* Numbers as they are typed and shown: spaces and commas of each language, decimals. Knows no screen. */
#include "tui/numbers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"

/* Without spaces of any kind, with a point; NULL: something else is in it. */
static char *number_plain(const char *typed)
{
	static const char *const spaces[] = {" ", "\xc2\xa0", "\xe2\x80\xaf", "'", "’"};
	struct buf out = {0};
	size_t i;

	while (*typed != '\0') {
		for (i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
			if (strncmp(typed, spaces[i], strlen(spaces[i])) == 0)
				break;
		if (i < sizeof spaces / sizeof spaces[0]) {
			typed += strlen(spaces[i]);
			continue;
		}
		if (strchr("0123456789.,-", *typed) == NULL) {
			buf_clear(&out);
			return NULL;
		}
		buf_char(&out, *typed == ',' ? '.' : *typed);
		typed++;
	}
	return buf_take(&out);
}

char *number_read(const char *typed)
{
	char *plain = number_plain(typed);
	const char *p = plain;
	struct buf out = {0};
	size_t whole, part = 0;

	if (plain == NULL)
		return NULL;
	if (*p == '-')
		buf_char(&out, *p++);
	while (p[0] == '0' && p[1] >= '0' && p[1] <= '9')
		p++;
	whole = strspn(p, "0123456789");
	if (p[whole] == '.')
		part = strspn(p + whole + 1, "0123456789");
	if (whole + part == 0 || whole > 15 || part > 15 || p[whole + (p[whole] == '.') + part] != '\0') {
		buf_clear(&out);
		free(plain);
		return NULL;
	}
	if (whole == 0)
		buf_char(&out, '0');
	buf_add(&out, p, part > 0 ? whole + 1 + part : whole);
	free(plain);
	return buf_take(&out);
}

char *number_show(const char *json)
{
	char *out = xstrdup(json), *point = strchr(out, '.');

	if (point != NULL && i18n_language() != LANG_EN)
		*point = ',';
	return out;
}

bool number_fits(const struct field *f, const char *json)
{
	double value = strtod(json, NULL);

	return !(value < f->min) && !(value > f->max); /* NAN: no bound */
}

int number_decimals(const char *json)
{
	const char *point = strchr(json, '.');

	return point != NULL ? (int)strspn(point + 1, "0123456789") : 0;
}

char *number_json(double value)
{
	char text[64];
	size_t len = (size_t)snprintf(text, sizeof text, "%.10f", value);

	while (len > 0 && text[len - 1] == '0')
		len--;
	if (len > 0 && text[len - 1] == '.')
		len--;
	return xstrndup(text, len);
}

/* How each language writes an amount: the sign before or after, what stands between it and the number, between
 * thousands, before cents. */
static const struct {
	bool after;
	const char *gap, *thousand, *point;
} amounts[LANG_COUNT] = {
	[LANG_FR] = {true, "\xc2\xa0", "\xe2\x80\xaf", ","},
	[LANG_EN] = {false, "", ",", "."},
	[LANG_NL] = {false, "\xc2\xa0", ".", ","},
};

const char *currency_sign(const char *code)
{
	static const char *const signs[][2] = {{"EUR", "€"}, {"GBP", "£"}, {"USD", "$"}};

	for (size_t i = 0; code != NULL && i < sizeof signs / sizeof signs[0]; i++)
		if (strcmp(signs[i][0], code) == 0)
			return signs[i][1];
	return code != NULL ? code : "€";
}

/* The typed amount without its sign or code, a comma or point before three last digits taken for thousands. */
char *money_read(const struct field *f, const char *typed)
{
	const char *const words[] = {currency_sign(f->currency), f->currency != NULL ? f->currency : "EUR"};
	char *text = xstrdup(typed), *found, *last, *number;
	size_t after;

	for (size_t i = 0; i < 2; i++)
		if ((found = strcasestr(text, words[i])) != NULL)
			memset(found, ' ', strlen(words[i]));
	last = strpbrk(text, ".,");
	for (char *p = last; p != NULL; p = strpbrk(p + 1, ".,"))
		last = p;
	after = last != NULL ? strspn(last + 1, "0123456789") : 0;
	for (char *p = strpbrk(text, ".,"); p != NULL; p = strpbrk(p + 1, ".,"))
		if (p != last || after == 3)
			*p = ' ';
	number = number_read(text);
	free(text);
	return number;
}

char *money_show(const struct field *f, const char *json)
{
	enum lang lang = i18n_language();
	const char *sign = currency_sign(f->currency);
	char digits[64];
	double value = strtod(json, NULL);
	size_t whole;
	struct buf out = {0};

	if (!(value < 1e15 && value > -1e15))
		return xstrdup(json);
	snprintf(digits, sizeof digits, "%.2f", value < 0 ? -value : value);
	whole = strcspn(digits, ".");
	if (value < 0)
		buf_text(&out, "-");
	if (!amounts[lang].after) /* a code is no sign: it keeps its distance */
		buf_printf(&out, "%s%s", sign, sign[0] >= 'A' && sign[0] <= 'Z' ? "\xc2\xa0" : amounts[lang].gap);
	for (size_t i = 0; i < whole; i++)
		buf_printf(&out, "%s%c", i > 0 && (whole - i) % 3 == 0 ? amounts[lang].thousand : "", digits[i]);
	buf_printf(&out, "%s%s", amounts[lang].point, digits + whole + 1);
	if (amounts[lang].after)
		buf_printf(&out, "%s%s", amounts[lang].gap, sign);
	return buf_take(&out);
}

char *money_write(const struct field *f, const char *json)
{
	char *shown = number_show(json);

	(void)f;
	return shown;
}
