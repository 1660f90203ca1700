/* Which poles and kinds of organisation a scenario says something of its own to. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/audience.h"
#include "scenarios/coverage.h"

static void see_text(void *context, const struct step *step, const struct field *field, const char *name, const struct said *text)
{
	unsigned *spoken = context;
	(void)step, (void)field, (void)name;
	for (size_t i = 0; i < text->variant_count; i++)
		*spoken |= text->variants[i].who;
}

static unsigned of_expression(const char *sql)
{
	unsigned spoken = 0;
	for (size_t i = 0; sql && i < AUDIENCE_COUNT; i++) {
		char *word = xasprintf("'%s'", audience_words[i]);
		if (strstr(sql, word))
			spoken |= 1u << i;
		free(word);
	}
	return spoken;
}

static unsigned of_field(const struct field *f)
{
	unsigned spoken = f->only | of_expression(f->when) | of_expression(f->check) | of_expression(f->compute);
	for (size_t i = 0; i < f->option_count; i++)
		spoken |= f->options[i].only;
	for (size_t i = 0; i < f->line_count; i++)
		spoken |= f->lines[i].only;
	for (size_t i = 0; i < f->suggestion_count; i++)
		spoken |= f->suggestions[i].only;
	for (size_t i = 0; i < f->column_count; i++)
		spoken |= of_field(&f->columns[i]);
	return spoken;
}

unsigned audience_spoken(const struct scenario *s)
{
	unsigned spoken = 0;
	scenario_texts(s, see_text, &spoken);
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t f = 0; f < s->steps[i].field_count; f++)
			spoken |= of_field(&s->steps[i].fields[f]);
	return spoken;
}
