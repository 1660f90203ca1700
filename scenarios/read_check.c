/* Do the values of one field go together? And do the references between fields lead somewhere? */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/read.h"

enum { SCALE_LIMIT = 100, LABEL_COLUMNS = 24 };

static void check_range(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	const struct guard_span *min = read_member(setting, "min"), *max = read_member(setting, "max");
	bool scale = f->kind == FIELD_SCALE;
	if (scale && (floor(f->min) != f->min || floor(f->max) != f->max || fabs(f->min) > SCALE_LIMIT ||
	              fabs(f->max) > SCALE_LIMIT))
		read_fault_value(r, SEVERITY_ERROR, min,
		                 xasprintf(_("a scale goes from a whole number to another, between -%d and %d"),
		                           SCALE_LIMIT, SCALE_LIMIT),
		                 NULL);
	else if (f->min > f->max || (scale && f->min == f->max)) /* false when one is absent (NAN) */
		read_fault_value(r, SEVERITY_ERROR, max, xstrdup(_("`max` must be larger than `min`")), NULL);
}

static void check_ranking(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	const struct guard_span *show = read_member(setting, "show_column");
	if (!f->of == !f->options)
		read_fault(r, SEVERITY_ERROR, setting,
		           xstrdup(_("a ranking orders either `options` or the rows of an earlier table (`of`)")),
		           f->of ? xstrdup(_("remove one of the two")) : xstrdup(_("add one of the two")));
	else if (show && !f->of)
		read_fault(r, SEVERITY_ERROR, show, xstrdup(_("`show_column` needs `of`, the table it is a column of")),
		           NULL);
}

static void check_labels(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	const struct guard_span *columns = read_member(setting, "columns");
	const struct guard_span *one = columns + 1;
	for (size_t i = 0; i < f->column_count; i++, one = guard_next(one)) {
		const struct guard_span *label = read_member(one, "label");
		int widest = 0;
		for (int lang = 0; lang < LANG_COUNT && label; lang++) {
			const char *text = f->columns[i].label.in[lang];
			int columns_taken = text ? text_columns(text, strlen(text)) : 0;
			widest = columns_taken > widest ? columns_taken : widest;
		}
		if (widest > LABEL_COLUMNS)
			read_fault(r, SEVERITY_WARNING, label,
			           xasprintf(_("the label of this column takes %d columns; %d at most are shown"),
			                     widest, LABEL_COLUMNS),
			           xstrdup(_("shorten it, and say the rest in `prompt`")));
	}
}

void read_field_check(struct reader *r, const struct guard_span *setting, const struct field *f)
{
	bool asks = said_any(&f->label) || said_any(&f->prompt) || f->kind == FIELD_ACTION || f->kind == FIELD_SHARE;
	if (f->kind == FIELD_SCALE || f->kind == FIELD_NUMBER)
		check_range(r, setting, f);
	else if (f->kind == FIELD_RANKING)
		check_ranking(r, setting, f);
	else if (f->kind == FIELD_TABLE)
		check_labels(r, setting, f);
	if (!asks)
		read_fault(r, SEVERITY_WARNING, setting,
		           xstrdup(_("this field has neither `label` nor `prompt`: nobody knows what it asks")), NULL);
}

static bool is_table(const struct field *f)
{
	return f->kind == FIELD_TABLE || f->kind == FIELD_ACTION;
}

static const char *nearest_id(const struct read_ids *ids, const char *id)
{
	const char **names = xcalloc(ids->count + 1, sizeof *names);
	size_t n = 0;
	for (size_t i = 0; i < ids->count && n < 200; i++)
		if (is_table(ids->list[i].field))
			names[n++] = ids->list[i].id;
	const char *near = text_nearest(id, names, n);
	free(names);
	return near;
}

/* KEY of a field refers to the table ID, and SHOW to its column COLUMN. */
static void check_link(struct reader *r, const struct read_id *from, const char *key, const char *id, const char *show,
                       const char *column)
{
	const struct guard_span *at = read_member(from->at, key), *show_at = read_member(from->at, show);
	const struct read_id *to = id ? read_ids_find(&r->fields, id) : NULL;
	if (!id || !at || (to && to->unsure))
		return;
	if (!to) {
		const char *near = nearest_id(&r->fields, id);
		read_fault_value(r, SEVERITY_ERROR, at,
		                 near ? xasprintf(_("there is no table `%s`; did you mean `%s`?"), id, near)
		                      : xasprintf(_("there is no table `%s`"), id),
		                 near ? xasprintf("\"%s\"", near) : NULL);
	} else if (!is_table(to->field)) {
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("`%s` (line %d) is of kind `%s`; only a table has rows"), id,
		                           to->field->line, field_kind_names[to->field->kind]),
		                 NULL);
	} else if (to->order >= from->order) {
		read_fault_value(r, SEVERITY_ERROR, at,
		                 xasprintf(_("the table `%s` comes later, on line %d; only an earlier one can be used"),
		                           id, to->field->line),
		                 xstrdup(_("move this field behind it")));
	} else if (column && show_at && to->field->column_count && !field_column(to->field, column)) {
		const char **names = xcalloc(to->field->column_count, sizeof *names);
		size_t n = 0;
		for (size_t i = 0; i < to->field->column_count; i++)
			if (to->field->columns[i].id)
				names[n++] = to->field->columns[i].id;
		const char *near = text_nearest(column, names, n);
		char *list = read_names(names, n < 32 ? n : 32, ~0u);
		read_fault_value(r, SEVERITY_ERROR, show_at,
		                 xasprintf(_("the table `%s` has no column `%s`"), id, column),
		                 near ? xasprintf("\"%s\"", near) : xasprintf(_("one of: %s"), list));
		free(list);
		free(names);
	}
}

void read_links(struct reader *r)
{
	for (size_t i = 0; i < r->fields.count; i++) {
		const struct read_id *from = &r->fields.list[i];
		if (from->field->kind == FIELD_RANKING)
			check_link(r, from, "of", from->field->of, "show_column", from->field->of_column);
		if (from->field->kind != FIELD_MATRIX)
			continue;
		check_link(r, from, "rows", from->field->of, "rows_show", from->field->of_column);
		check_link(r, from, "columns", from->field->across, "columns_show", from->field->across_column);
	}
}
