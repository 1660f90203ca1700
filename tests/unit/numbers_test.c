/* Numbers, amounts, durations and hours: what people type is understood, and written as their language does. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "tui/numbers.h"

static const struct field euros = {.currency = "EUR", .min = NAN, .max = NAN}, francs = {.currency = "CHF"};

static void reads(const char *what, char *got, const char *want)
{
	cr_assert_str_eq(got != NULL ? got : "(none)", want, "%s: %s", what, got);
	free(got);
}

Test(numbers, amounts_are_typed_in_many_ways)
{
	static const char *const cases[][2] = {
		{"1234,5", "1234.5"},     {"1 234,50 €", "1234.50"}, {"1.234,50", "1234.50"},
		{"£1,234.50", "(none)"},  {"€ 1.234", "1234"},       {"1,234", "1234"},
		{"1.234.567", "1234567"}, {"12.5", "12.5"},          {"eur 12", "12"},
		{"-3", "-3"},             {"douze", "(none)"},       {"", "(none)"},
		{"1\xe2\x80\xaf"
		 "234,50\xc2\xa0€",
		 "1234.50"},              {"12,", "12"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		reads(cases[i][0], money_read(&euros, cases[i][0]), cases[i][1]);
}

Test(numbers, amounts_are_shown_as_each_language_writes_them)
{
	static const struct {
		enum lang lang;
		const char *json, *shown;
	} cases[] = {
		{LANG_FR, "1234.5", "1\xe2\x80\xaf"
				    "234,50\xc2\xa0€"},
		{LANG_EN, "1234.5", "€1,234.50"},
		{LANG_NL, "1234.5", "€\xc2\xa0"
				    "1.234,50"},
		{LANG_EN, "-0.5", "-€0.50"},
		{LANG_EN, "999", "€999.00"},
		{LANG_FR, "1000000", "1\xe2\x80\xaf"
				     "000\xe2\x80\xaf"
				     "000,00\xc2\xa0€"},
	};

	i18n_start();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		i18n_use(cases[i].lang);
		reads(cases[i].json, money_show(&euros, cases[i].json), cases[i].shown);
	}
	i18n_use(LANG_EN);
	reads("a code keeps its distance", money_show(&francs, "12"), "CHF\xc2\xa0"
								      "12.00");
}

Test(numbers, durations_are_minutes)
{
	static const char *const cases[][2] = {
		{"90", "90"},         {"1:30", "90"},  {"1h30", "90"},      {"1 h 30", "90"}, {"1h", "60"},
		{"1,5 h", "90"},      {"45 min", "45"}, {"1 h 30 min", "90"}, {"1u30", "90"},  {"0", "0"},
		{"1:75", "(none)"},   {"h", "(none)"}, {"-5", "(none)"},    {"1:30:10", "(none)"},
		{"1,5:30", "(none)"}, {"", "(none)"},  {"9999999999999", "(none)"},
	};
	static const char *const shown[][2] = {{"90", "1 h 30"}, {"45", "45 min"}, {"60", "1 h"}, {"0", "0 min"}};

	i18n_start();
	i18n_use(LANG_EN);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		reads(cases[i][0], duration_read(NULL, cases[i][0]), cases[i][1]);
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
		reads(shown[i][0], duration_show(NULL, shown[i][0]), shown[i][1]);
	reads("typed again", duration_write(NULL, "90"), "1:30");
}

Test(numbers, hours_are_counted_by_the_quarter)
{
	static const char *const cases[][2] = {
		{"1,25", "1.25"}, {"1:15", "1.25"}, {"75 min", "1.25"}, {"1.3", "1.25"},
		{"2", "2"},       {"0,1", "0"},     {"10 min", "0.25"}, {"lots", "(none)"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		reads(cases[i][0], hours_read(NULL, cases[i][0]), cases[i][1]);
	i18n_start();
	i18n_use(LANG_EN);
	reads("shown", hours_show(NULL, "1.25"), "1 h 15");
}

/* What is shown can be typed again and means the same. */
Test(numbers, what_is_shown_reads_back)
{
	static const char *const values[] = {"0", "0.5", "12", "1234.5", "1000000", "-2"};

	i18n_start();
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		i18n_use((enum lang)lang);
		for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
			char *shown = money_show(&euros, values[i]), *back = money_read(&euros, shown);

			cr_assert_not_null(back, "%s", shown);
			cr_assert_float_eq(strtod(back, NULL), strtod(values[i], NULL), 1e-9, "%s", shown);
			free(back);
			free(shown);
		}
	}
	i18n_use(LANG_EN);
}
