/* Figures of several answers, against numbers worked out by hand (or published, where it says so). */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "session/model_compare.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void near(double is, double expected, const char *what)
{
	cr_assert(fabs(is - expected) < 1e-6, "%s is %.7f, not %.7f", what, is, expected);
}

/* 2 4 4 5 10: the deviations from 5 are -3 -1 -1 0 5, their squares make 36, a quarter of it is 9. */
Test(model_compare, the_middle_and_the_spread)
{
	static const double five[] = {10, 4, 2, 5, 4}, four[] = {4, 1, 3, 2}, one[] = {7};
	struct compared c = compared_numbers(five, 5);

	cr_assert_eq(c.count, 5);
	near(c.sum, 25, "the sum");
	near(c.average, 5, "the average");
	near(c.median, 4, "the median");
	near(c.first, 4, "the first quartile");
	near(c.third, 5, "the third");
	near(c.low, 2, "the lowest");
	near(c.high, 10, "the highest");
	near(c.deviation, 3, "the deviation");
	c = compared_numbers(four, 4);
	near(c.median, 2.5, "between two values");
	near(c.first, 1.75, "three quarters of the way from 1 to 2");
	near(c.third, 3.25, "a quarter of the way from 3 to 4");
	near(c.deviation, sqrt(5.0 / 3), "squares 2.25 0.25 0.25 2.25, a third of 5");
	c = compared_numbers(one, 1);
	near(c.median, 7, "of one value");
	near(c.deviation, 0, "its deviation");
	c = compared_numbers(NULL, 0);
	cr_assert_eq(c.count, 0);
	near(c.average, 0, "of none");
}

/* 1 2 3 2 1 has three layers: five places with one each (A 0, weight 5/9), three in the middle (no hole, 1 - 2/4, weight 3/9), one
 * place (A 1, weight 1/9): 0 + 1/6 + 1/9. */
Test(model_compare, agreement_on_a_scale)
{
	static const size_t together[] = {0, 0, 10, 0, 0}, apart[] = {5, 0, 0, 0, 5}, even[] = {2, 2, 2, 2, 2}, peak[] = {1, 2, 3, 2, 1},
			    beside[] = {0, 3, 3, 0, 0}, published[] = {30, 40, 210, 130, 530, 50, 10}, nobody[] = {0, 0, 0}, two[] = {3, 3};

	near(compared_scale(together, 5), 1, "all in one place");
	near(compared_scale(apart, 5), -1, "half at each end");
	near(compared_scale(even, 5), 0, "spread evenly");
	near(compared_scale(peak, 5), 1.0 / 6 + 1.0 / 9, "one peak");
	near(compared_scale(beside, 5), 0.75, "two places side by side: no hole, 1 - 1/4");
	cr_assert(fabs(compared_scale(published, 7) - 0.6113333) < 1e-6, "the example of the R package agrmt: %f", compared_scale(published, 7));
	near(compared_scale(two, 2), 0, "two places, both used alike");
	cr_assert(isnan(compared_scale(nobody, 3)) && isnan(compared_scale(together, 1)), "none of nobody");
}

/* Ranks 1 2 3, 1 2 3, 1 3 2: sums 3 7 8, their squared distances from 6 make 9 + 1 + 4 = 14; 12 * 14 / (9 * 24). */
Test(model_compare, agreement_on_rankings)
{
	static const double three[] = {1, 2, 3, 1, 2, 3, 1, 3, 2}, opposed[] = {1, 2, 3, 3, 2, 1}, tied[] = {1, 2.5, 2.5, 1, 2, 3},
			    same[] = {2, 2, 2, 2, 2, 2};
	static const double scores[] = {3, 0, 5, 0};
	double ranks[4];

	near(compared_ranks(three, 3, 3), 168.0 / 216, "nearly alike");
	near(compared_ranks(opposed, 2, 3), 0, "opposed");
	near(compared_ranks(tied, 2, 3), 78.0 / 84, "sums 2 4.5 5.5: 12 * 6.5 / (4 * 24 - 2 * 6)");
	cr_assert(isnan(compared_ranks(three, 1, 3)) && isnan(compared_ranks(same, 2, 3)), "none of one alone, nor where nobody prefers");
	compared_rank(scores, 4, ranks);
	near(ranks[2], 1, "the highest");
	near(ranks[0], 2, "the next");
	near(ranks[1], 3.5, "two share places 3 and 4");
	near(ranks[3], 3.5, "and so does the other");
}

Test(model_compare, agreement_on_choices)
{
	static const size_t most[] = {3, 1}, half[] = {2, 2, 0}, all[] = {0, 4, 0}, even[] = {2, 2}, several[] = {4, 2, 0}, none[] = {0, 0};

	near(compared_choice(most, 2), 0.25, "9/16 + 1/16 the same: 1 - 2 * 3/8");
	near(compared_choice(half, 3), 0.25, "half the same: 1 - 3/2 * 1/2");
	near(compared_choice(all, 3), 1, "all the same");
	near(compared_choice(even, 2), 0, "evenly");
	near(compared_choices(several, 3, 4), 2.0 / 3, "all, half, nobody: 1, 0, 1");
	cr_assert(isnan(compared_choice(none, 2)) && isnan(compared_choices(several, 3, 0)), "none of nobody");
}

Test(model_compare, classes_have_round_bounds_and_hold_everything)
{
	double from, step;

	cr_assert_eq(compared_classes(0, 100, true, 6, &from, &step), 6);
	near(from, 0, "from");
	near(step, 20, "by");
	cr_assert_eq(compared_classes(3, 14, true, 6, &from, &step), 3, "0 5 10");
	near(step, 5, "by");
	cr_assert_eq(compared_classes(3, 5, true, 6, &from, &step), 3, "whole numbers each for itself");
	near(step, 1, "by");
	cr_assert_eq(compared_classes(0.1, 0.9, false, 6, &from, &step), 5, "0, 0.2, ... 0.8");
	near(step, 0.2, "by");
	cr_assert_eq(compared_classes(7, 7, true, 6, &from, &step), 1, "one value");
	near(from, 7, "from");
	cr_assert_eq(compared_classes(-1e308, 1e308, false, 6, &from, &step), 1, "what cannot be divided");
	for (double high = 1; high < 1e12; high *= 1.7) {
		size_t classes = compared_classes(-high / 3, high, false, 8, &from, &step);

		cr_assert(classes <= 8 && from <= -high / 3 && from + (double)classes * step > high && compared_class(high, from, step) == classes - 1, "-%g to %g in %zu", high / 3, high, classes);
	}
}

static void word(const struct compared_word *w, const char *text, size_t count, size_t texts)
{
	cr_assert_str_eq(w->word, text);
	cr_assert(w->count == count && w->texts == texts, "%s: %zu in %zu", w->word, w->count, w->texts);
}

Test(model_compare, words_that_come_back)
{
	static const char *const texts[] = {
		"L’équipe est fatiguée, l'Equipe du matin surtout.",
		"Une EQUIPE nouvelle ; le bien-être de chacun, 3 fois.",
		NULL,
		"The team and the bien-etre of others. E\xcc\x81quipe ?",
		"De ploeg is moe en het team ook. C'est-à-dire 東京",
	};
	size_t count;
	struct compared_word *list;

	i18n_start();
	list = compared_words(texts, COUNT(texts), &count);
	word(&list[0], "équipe", 4, 3);
	word(&list[1], "bien-être", 2, 2);
	word(&list[2], "team", 2, 2);
	for (size_t i = 0; i < count; i++) {
		cr_assert(strcmp(list[i].word, "est") != 0 && strcmp(list[i].word, "The") != 0 && strcmp(list[i].word, "het") != 0 &&
				  strcmp(list[i].word, "3") != 0 && strcmp(list[i].word, ",") != 0,
			  "`%s` says nothing", list[i].word);
		cr_assert(i == 0 || list[i].count <= list[i - 1].count, "the most frequent first");
	}
	compared_words_free(list, count);
	list = compared_words(NULL, 0, &count);
	cr_assert_eq(count, 0);
	compared_words_free(list, count);
}
