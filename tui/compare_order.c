/* In which order the enterprises of a comparison stand. Draws nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "tui/compare.h"

struct ordered {
	int64_t enterprise;
	size_t index; /* in the group */
	bool blank;
	double number;
	char *text;
};

static int by_text(const struct ordered *x, const struct ordered *y)
{
	int order = 0;

	if ((x->text == NULL) != (y->text == NULL))
		return x->text == NULL ? -1 : 1; /* numbers first */
	if (x->text != NULL)
		order = strcmp(x->text, y->text);
	return order != 0 ? order : (x->number > y->number) - (x->number < y->number);
}

static int by_order(const void *a, const void *b)
{
	const struct ordered *x = a, *y = b;
	int order = x->blank == y->blank ? by_text(x, y) : x->blank ? 1 : -1;

	return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static void order_key(const struct app *a, const struct field *f, enum compare_sort sort, struct ordered *o)
{
	if (sort == SORT_NAME)
		o->text = text_fold(a->model->enterprises[o->index].name);
	if (sort == SORT_VALUE)
		o->blank = !compare_worth(a, f, o->enterprise, &o->number, &o->text);
	if (sort == SORT_BLANKS) {
		enum compare_state s = compare_state(a, f, o->enterprise);

		o->number = s >= STATE_NOT_FOR ? 3 : s <= STATE_PART ? 2 : s == STATE_NOT_ASKED ? 0 : 1;
	}
}

size_t compare_taking_part(const struct app *a)
{
	size_t count = 0;

	for (size_t i = 0; i < a->model->enterprise_count; i++)
		count += app_takes_part(a, a->model->enterprises[i].id);
	return count;
}

void compare_order(struct app *a)
{
	struct compare *c = a->compare;
	const struct field *f = compare_field(a);
	size_t count = compare_taking_part(a), n = 0;
	struct ordered *list = xcalloc(count + 1, sizeof *list);

	for (size_t i = 0; i < a->model->enterprise_count; i++)
		if (app_takes_part(a, a->model->enterprises[i].id))
			list[n++] = (struct ordered){.enterprise = a->model->enterprises[i].id, .index = i};
	for (size_t i = 0; i < count && f != NULL; i++)
		order_key(a, f, c->sort, &list[i]);
	qsort(list, count, sizeof *list, by_order);
	c->order = xrealloc(c->order, count + 1, sizeof *c->order);
	for (size_t i = 0; i < count; i++) {
		c->order[i] = list[i].enterprise;
		free(list[i].text);
	}
	c->count = count;
	free(list);
}
