/* What several enterprises said to one field, as figures: the middle, the spread, how far they agree, which words come back.
 * Pure: takes numbers and texts, knows neither model nor screen, so that a screen, the room and a report count alike. */
#ifndef SESSION_MODEL_COMPARE_H
#define SESSION_MODEL_COMPARE_H

#include <stdbool.h>
#include <stddef.h>

struct compared {
	size_t count;
	double sum, average;
	double low, high;             /* the smallest and the largest */
	double median, first, third;  /* quartiles between the values in order, as spreadsheets do (R's type 7, QUARTILE.INC) */
	double deviation;             /* standard, of a sample (n - 1); 0 for one value */
};
/* Of COUNT numbers in any order; all 0 for none. */
struct compared compared_numbers(const double *values, size_t count);

/* Agreement on an ordinal scale of PLACES places, said COUNTS[i] times each: van der Eijk's A (C. van der Eijk, "Measuring agreement in
 * ordered rating scales", Quality & Quantity 35, 2001, p. 325-341). 1: all in one place; 0: spread evenly; -1: half at each end.
 * NAN for nobody, or fewer than two places. */
double compared_scale(const size_t *counts, size_t places);

/* Agreement on rankings: Kendall's W, corrected for ties (M. G. Kendall, "Rank correlation methods", 1948, ch. 6). RANKS holds a row of
 * ITEMS ranks for each of JUDGES; tied items have their mean rank. 1: all rank alike; 0: no agreement. NAN for fewer than two judges
 * or items, or where nobody prefers anything. */
double compared_ranks(const double *ranks, size_t judges, size_t items);
/* Makes ranks of ITEMS scores, the highest first and the mean rank where they are equal, into RANKS. */
void compared_rank(const double *scores, size_t items, double *ranks);

/* Agreement on one choice among OPTIONS: 1 less the index of qualitative variation (J. H. Mueller, K. F. Schuessler, "Statistical
 * reasoning in sociology", 1961, p. 177-179). 1: all chose the same; 0: spread evenly. NAN for nobody, or fewer than two options. */
double compared_choice(const size_t *counts, size_t options);
/* The same of several choices: each option is chosen or not by COUNT enterprises; their mean. */
double compared_choices(const size_t *counts, size_t options, size_t count);

/* The classes of a histogram: from FROM on, each STEP wide, so that LOW to HIGH take at most MOST (at least 2) classes of round bounds.
 * Of WHOLE numbers no step is below 1. Returns how many. */
size_t compared_classes(double low, double high, bool whole, size_t most, double *from, double *step);
/* The one that VALUE, not below FROM, is in. */
size_t compared_class(double value, double from, double step);

struct compared_word {
	char *word;      /* as it was written first; owned */
	size_t count;    /* how often */
	size_t texts;    /* in how many of the texts */
};
/* The words of COUNT texts (NULL: none), most frequent first, then by the alphabet: case and accents don't tell them apart, nor does an
 * article joined by an apostrophe; words that say nothing (of French, English and Dutch), numbers and single letters are left out.
 * *WORDS is how many; free with compared_words_free(). */
struct compared_word *compared_words(const char *const *texts, size_t count, size_t *words);
void compared_words_free(struct compared_word *list, size_t words);

#endif
