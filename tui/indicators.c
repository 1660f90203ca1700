/* The values of an indicator over time: kept one a day, shown by the latest, the detail by all. Draws nothing itself. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/numbers.h"
#include "tui/table.h"

enum { SHOWN = 16 }; /* values in the line of bars */

bool is_dated(const struct field *f, const struct field *c)
{
	return f->kind == FIELD_INDICATORS && strcmp(c->id, "value") == 0;
}

char *dated_latest(const struct app *a, const struct slot *s, const char *row)
{
	size_t count;
	struct dated_value *values = model_values_over_time(a->model, s->field, s->enterprise, row, &count);
	char *latest = count > 0 ? number_json(values[count - 1].value) : NULL;

	free(values);
	return latest;
}

/* Bars of one cell each, from the lowest to the highest value. */
static void bars(const struct dated_value *values, size_t count, struct buf *out)
{
	static const char *const heights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	size_t from = count > SHOWN ? count - SHOWN : 0;
	double low = values[from].value, high = low;

	for (size_t i = from; i < count; i++) {
		low = values[i].value < low ? values[i].value : low;
		high = values[i].value > high ? values[i].value : high;
	}
	for (size_t i = from; i < count; i++)
		buf_text(out, heights[high > low ? (int)((values[i].value - low) / (high - low) * 7 + 0.5) : 0]);
}

static void put_value(const struct dated_value *v, struct buf *out)
{
	char *json = number_json(v->value), *shown = number_show(json);

	buf_printf(out, _("%s on %s"), shown, v->date);
	free(shown);
	free(json);
}

void dated_words(const struct app *a, const struct slot *s, const char *row, struct buf *out)
{
	size_t count;
	struct dated_value *values = model_values_over_time(a->model, s->field, s->enterprise, row, &count);

	if (count > 0)
		put_value(&values[count - 1], out);
	if (count > 1) {
		buf_text(out, "  ");
		bars(values, count, out);
		buf_text(out, "  ");
		put_value(&values[0], out);
	}
	free(values);
}
