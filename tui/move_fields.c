/* Which fields hang together by the rows they stand on. Reads the scenario only. */
#include <stdlib.h>
#include <string.h>

#include "tui/move.h"

static bool names(const char *id, const struct field *f)
{
	return id != NULL && strcmp(id, f->id) == 0;
}

/* Does one stand on the rows of the other? */
static bool hang_together(const struct field *one, const struct field *other)
{
	return names(one->of, other) || names(one->across, other) || names(one->each, other) || names(other->of, one) ||
	       names(other->across, one) || names(other->each, one);
}

const struct field **move_fields(const struct app *a, const struct field *field, size_t *count)
{
	const struct field **list = xcalloc(1, sizeof *list);

	list[0] = field;
	*count = 1;
	for (size_t n = 0; n < *count; n++)
		for (size_t i = 0; i < a->scenario->step_count; i++)
			for (size_t j = 0; j < a->scenario->steps[i].field_count; j++) {
				const struct field *f = &a->scenario->steps[i].fields[j];
				size_t known = 0;

				while (known < *count && list[known] != f)
					known++;
				if (known < *count || f->group || !hang_together(f, list[n]))
					continue;
				list = xrealloc(list, *count + 1, sizeof *list);
				list[(*count)++] = f;
			}
	return list;
}
