/* The order of meetings. Knows neither a file nor a model. */
#include "session/order.h"

#include <stdlib.h>
#include <string.h>

int meeting_compare(const struct meeting_day *a, const struct meeting_day *b)
{
	int order = strcmp(a->day, b->day);
	return order != 0 ? order : a->id < b->id ? -1 : a->id > b->id;
}

static int by_day(const void *a, const void *b)
{
	return meeting_compare(a, b);
}

void meetings_in_order(struct meeting_day *list, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (*list[i].day == '\0')
			list[i].day = list[i - 1].day;
	if (count > 0)
		qsort(list, count, sizeof(*list), by_day);
}
