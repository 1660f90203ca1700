/* Figures of several answers: the middle, the spread, agreement. Which measure and why stands in the header. Knows only numbers. */
#include "session/model_compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static int by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Between the values in order, PART of the way from the first to the last. */
static double quantile(const double *sorted, size_t count, double part)
{
	double at = part * (double)(count - 1);
	size_t below = (size_t)at;

	if (below + 1 >= count)
		return sorted[count - 1];
	return sorted[below] + (at - (double)below) * (sorted[below + 1] - sorted[below]);
}

struct compared compared_numbers(const double *values, size_t count)
{
	struct compared c = {.count = count};
	double *sorted, squares = 0;

	if (count == 0)
		return c;
	sorted = xcalloc(count, sizeof *sorted);
	memcpy(sorted, values, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, by_size);
	for (size_t i = 0; i < count; i++)
		c.sum += sorted[i];
	c.average = c.sum / (double)count;
	for (size_t i = 0; i < count; i++)
		squares += (sorted[i] - c.average) * (sorted[i] - c.average);
	c.deviation = count > 1 ? sqrt(squares / (double)(count - 1)) : 0;
	c.low = sorted[0];
	c.high = sorted[count - 1];
	c.first = quantile(sorted, count, 0.25);
	c.median = quantile(sorted, count, 0.5);
	c.third = quantile(sorted, count, 0.75);
	free(sorted);
	return c;
}

/* --- van der Eijk's A --- */

/* Of one layer: places that are used, or not. The triples of places that go up or down once (110, 011) speak for one peak, those with
 * a hole (101) against it. */
static double layer_agreement(const bool *used, size_t places, size_t filled)
{
	double k = (double)places, peaks = 0, holes = 0, unimodal;

	if (filled == 1)
		return 1;
	if (filled == places)
		return 0;
	for (size_t i = 0; i < places; i++)
		for (size_t j = i + 1; j < places; j++)
			for (size_t l = j + 1; l < places; l++) {
				holes += used[i] && !used[j] && used[l];
				peaks += used[j] && used[i] != used[l];
			}
	unimodal = ((k - 2) * peaks - (k - 1) * holes) / ((k - 2) * (peaks + holes));
	return unimodal * (1 - ((double)filled - 1) / (k - 1));
}

double compared_scale(const size_t *counts, size_t places)
{
	size_t total = 0, taken = 0;
	bool *used = xcalloc(places + 1, sizeof *used);
	double agreement = 0;

	for (size_t i = 0; i < places; i++)
		total += counts[i];
	/* Layer by layer: what all places that are left have in common, weighted by those it holds. */
	for (size_t left = total; left > 0 && places > 1;) {
		size_t least = 0, filled = 0;

		for (size_t i = 0; i < places; i++) {
			used[i] = counts[i] > taken;
			filled += used[i];
			if (used[i] && (least == 0 || counts[i] - taken < least))
				least = counts[i] - taken;
		}
		agreement += layer_agreement(used, places, filled) * (double)(least * filled) / (double)total;
		left -= least * filled;
		taken += least;
	}
	free(used);
	return total > 0 && places > 1 ? agreement : NAN;
}

/* --- Kendall's W --- */

void compared_rank(const double *scores, size_t items, double *ranks)
{
	for (size_t i = 0; i < items; i++) {
		size_t higher = 0, same = 0;

		for (size_t j = 0; j < items; j++) {
			higher += scores[j] > scores[i];
			same += !(scores[j] > scores[i]) && !(scores[j] < scores[i]);
		}
		ranks[i] = (double)higher + ((double)same + 1) / 2;
	}
}

/* The sum of t³ - t over the groups of t equal ranks: each of a group adds t² - 1. */
static double ties(const double *ranks, size_t items)
{
	double sum = 0;

	for (size_t i = 0; i < items; i++) {
		double same = 0;

		for (size_t j = 0; j < items; j++)
			same += !(ranks[j] > ranks[i]) && !(ranks[j] < ranks[i]);
		sum += same * same - 1;
	}
	return sum;
}

double compared_ranks(const double *ranks, size_t judges, size_t items)
{
	double m = (double)judges, n = (double)items, squares = 0, tied = 0, all;

	if (judges < 2 || items < 2)
		return NAN;
	for (size_t i = 0; i < items; i++) {
		double sum = 0;

		for (size_t j = 0; j < judges; j++)
			sum += ranks[j * items + i];
		sum -= m * (n + 1) / 2;
		squares += sum * sum;
	}
	for (size_t j = 0; j < judges; j++)
		tied += ties(ranks + j * items, items);
	all = m * m * (n * n * n - n) - m * tied;
	return all > 1e-9 ? 12 * squares / all : NAN;
}

/* --- choices --- */

double compared_choice(const size_t *counts, size_t options)
{
	double total = 0, same = 0, k = (double)options;

	for (size_t i = 0; i < options; i++)
		total += (double)counts[i];
	if (options < 2 || total <= 0)
		return NAN;
	for (size_t i = 0; i < options; i++)
		same += (double)counts[i] / total * ((double)counts[i] / total);
	return 1 - k / (k - 1) * (1 - same);
}

double compared_choices(const size_t *counts, size_t options, size_t count)
{
	double sum = 0;

	if (options == 0 || count == 0)
		return NAN;
	for (size_t i = 0; i < options; i++) {
		size_t both[2] = {counts[i], count - counts[i]};

		sum += compared_choice(both, 2);
	}
	return sum / (double)options;
}

/* --- classes of numbers --- */

static double class_size(double low, double high, bool whole, size_t most)
{
	double size = high > low ? pow(10, floor(log10((high - low) / (double)most))) : whole || fabs(low) <= 0 ? 1 : fabs(low) / 10;

	return whole && size < 1 ? 1 : size;
}

size_t compared_class(double value, double from, double step)
{
	return isfinite(step) ? (size_t)floor((value - from) / step + 1e-9) : 0;
}

size_t compared_classes(double low, double high, bool whole, size_t most, double *from, double *step)
{
	static const double round_ones[] = {1, 2, 2.5, 5};

	*from = low;
	*step = INFINITY;
	if (!isfinite(high - low))
		return 1;
	for (double size = class_size(low, high, whole, most);; size *= 10)
		for (size_t i = 0; i < sizeof round_ones / sizeof *round_ones; i++) {
			*step = size * round_ones[i];
			*from = floor(low / *step + 1e-9) * *step;
			if ((high - *from) / *step < (double)most - 1e-6 && (!whole || *step >= 5 || i != 2))
				return compared_class(high, *from, *step) + 1;
		}
}
