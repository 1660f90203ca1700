/* What the names of an expression stand for: answers of the model as SQL has them. Evaluates nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/expression.h"
#include "session/derive.h"
#include "session/model_parts.h"

static void give_number(struct expression_value *out, double number)
{
	*out = (struct expression_value){.type = EXPRESSION_NUMBER, .number = number};
}

static void give_text(struct expression_value *out, const char *text)
{
	if (text != NULL && *text != '\0')
		*out = (struct expression_value){.type = EXPRESSION_TEXT, .text = text, .len = strlen(text)};
}

/* As a number where it is one. */
static void give_figure(struct expression_value *out, const char *text)
{
	double number;

	if (model_number(text, &number))
		give_number(out, number);
	else
		give_text(out, text);
}

static bool counts(const struct field *f)
{
	switch (f->kind) {
	case FIELD_NUMBER:
	case FIELD_SCALE:
	case FIELD_DURATION:
	case FIELD_MONEY:
	case FIELD_QUOTA:
	case FIELD_HOURS:
		return true;
	case FIELD_GRID:
		return f->option_count == 0;
	default:
		return false;
	}
}

/* A figure that isn't yet one ("about 12") is no answer to an expression. */
static void give_answer(struct expression_value *out, const struct field *f, const char *value)
{
	double number;

	if (!counts(f))
		give_text(out, value);
	else if (model_number(value, &number))
		give_number(out, number);
}

static void give_score(const struct model *m, int64_t enterprise, const struct field *f, struct expression_value *out)
{
	int answered, parts;
	double score = model_score(m, f, enterprise, &answered, &parts);

	if (answered > 0)
		give_number(out, score);
}

static void give_field(const struct model *m, int64_t enterprise, const struct field *f, const char *line,
                       struct expression_value *out)
{
	int64_t owner = model_whose(f, enterprise);
	struct target missing = {TARGET_MISSING, m->meeting, owner, "", f->id, "", ""};
	size_t rows;

	if (enterprise == 0 && !f->group)
		return; /* the group's own expressions see the group's own fields */
	out->missing = model_value(m, &missing);
	if (f->compute != NULL)
		give_figure(out, model_computed(m, f, enterprise));
	else if (f->kind == FIELD_SCORE)
		give_score(m, enterprise, f, out);
	else if (f->kind == FIELD_DOTS)
		give_number(out, f->dots - model_dots_left(m, f, enterprise));
	else if (f->kind == FIELD_TABLE || f->kind == FIELD_ACTION || f->kind == FIELD_INDICATORS) {
		model_rows(m, f->id, owner, &rows);
		if (rows > 0 || out->missing == NULL)
			give_number(out, (double)rows);
	} else {
		give_answer(out, f, model_answer(m, f->id, owner, line, ""));
	}
}

static void give_earlier(const struct model *m, int64_t enterprise, const struct expression_read *read,
                         struct expression_value *out)
{
	char *id = xasprintf("%s.%s", read->scenario, read->id);
	size_t rows;

	out->missing = model_carried_missing(m, id, enterprise);
	model_carried_rows(m, id, enterprise, &rows);
	if (rows > 0 && read->line == NULL)
		give_number(out, (double)rows);
	else
		give_figure(out, model_carried(m, id, enterprise, read->line, ""));
	free(id);
}

static size_t taking_part(const struct model *m)
{
	size_t count = 0;

	for (size_t i = 0; i < m->enterprise_count; i++)
		count += *m->enterprises[i].left == '\0';
	return count;
}

void derive_read(const struct model *m, int64_t enterprise, const struct expression_read *read, struct expression_value *out)
{
	const struct enterprise *e = model_enterprise(m, enterprise);

	*out = (struct expression_value){.type = EXPRESSION_NULL};
	switch (read->what) {
	case READS_FIELD:
		if (read->field != NULL)
			give_field(m, enterprise, read->field, read->line, out);
		else if (read->scenario != NULL)
			give_earlier(m, enterprise, read, out);
		break;
	case READS_POLE:
		give_text(out, e != NULL ? e->pole : NULL);
		break;
	case READS_KIND:
		give_text(out, e != NULL ? e->kind : NULL);
		break;
	case READS_COUNTRY:
		give_text(out, e != NULL ? e->country : NULL);
		break;
	case READS_LANGUAGE:
		give_text(out, e != NULL ? e->language : NULL);
		break;
	case READS_ENTERPRISES:
		give_number(out, (double)taking_part(m));
		break;
	}
}
