/* The figures of a comparison in words: how many, averages, spread, agreement. Counts nothing. */
#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "session/model_compare.h"
#include "tui/compare_group.h"
#include "tui/numbers.h"

void figure_add(struct buf *out, char *words)
{
	buf_text(out, out->len > 0 ? " · " : "");
	for (const char *p = words; *p != '\0'; p++)
		if (*p == ' ')
			buf_text(out, "\xc2\xa0"); /* lines break between figures */
		else
			buf_char(out, *p);
	free(words);
}

char *figure_number(const struct field *f, double value, int decimals)
{
	double by = pow(10, decimals);
	char *json = number_json(round(value * by) / by), *shown;

	shown = f->kind == FIELD_MONEY      ? money_show(f, json)
		: f->kind == FIELD_DURATION ? duration_show(f, json)
		: f->kind == FIELD_QUOTA || f->kind == FIELD_HOURS ? hours_show(f, json)
							: number_show(json);
	free(json);
	return shown;
}

static int decimals_of(const struct field *f)
{
	return f->kind == FIELD_DURATION ? 0 : f->kind == FIELD_MONEY ? 2 : 1;
}

void figure_value(struct buf *out, const struct field *f, const char *words, double value)
{
	char *shown = figure_number(f, value, decimals_of(f));

	figure_add(out, xasprintf("%s %s", words, shown));
	free(shown);
}

static void range_figure(struct buf *out, const struct field *f, bool half, double from, double to)
{
	char *low = figure_number(f, from, decimals_of(f)), *high = figure_number(f, to, decimals_of(f));

	figure_add(out, half ? xasprintf(_("middle half %s to %s"), low, high) : xasprintf(_("from %s to %s"), low, high));
	free(low);
	free(high);
}

void figure_agreement(struct buf *out, double agreement, const char *range)
{
	static const struct field plain = {.kind = FIELD_NUMBER};
	char *shown;

	if (isnan(agreement))
		return;
	shown = figure_number(&plain, agreement, 2);
	figure_add(out, xasprintf(_("agreement %s (%s)"), shown, range));
	free(shown);
}

void figure_count(struct buf *out, const struct group *g)
{
	figure_add(out, xasprintf("n = %zu", g->count));
}

void figures_middle(struct buf *out, const struct group *g, const struct compared *c)
{
	const struct field *f = g->field;

	if (c->count == 0)
		return;
	figure_value(out, f, _("average"), c->average);
	figure_value(out, f, _("median"), c->median);
	range_figure(out, f, false, c->low, c->high);
	if (c->count > 3)
		range_figure(out, f, true, c->first, c->third);
	if (c->count > 1)
		figure_value(out, f, _("deviation"), c->deviation);
}
