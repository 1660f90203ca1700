/* One field on a run sheet: what is asked, of whom, what may be answered, who reads it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/audience.h"
#include "scenarios/sheet_field.h"

/* " (insertion, funder)": whom ONLY names, when the sheet is for nobody in particular. */
static void add_only(struct buf *b, const struct page *p, unsigned only)
{
	bool any = false;
	for (size_t i = 0; i < AUDIENCE_COUNT && !p->o->who; i++) {
		if (!(only >> i & 1u))
			continue;
		buf_printf(b, any ? ", %s" : " (%s", audience_words[i]);
		any = true;
	}
	buf_text(b, any ? ")" : "");
}

static bool seen(const struct page *p, unsigned only)
{
	return !p->o->who || audience_has(only, p->o->who);
}

/* " (excludes the others)": what choosing it does besides. */
static void add_effect(struct buf *b, const struct page *p, const struct option *o)
{
	char *action = page_said(p, &o->action);
	if (o->alone)
		buf_printf(b, " (%s)", _("excludes the others"));
	if (action[0]) {
		buf_text(b, " (");
		buf_printf(b, _("adds the action: %s"), action);
		buf_char(b, ')');
	}
	free(action);
}

/* The labels of options or lines, a comma between. Caller frees. */
static char *labels(const struct page *p, const struct option *list, size_t count)
{
	struct buf b = {0};
	for (size_t i = 0; i < count; i++) {
		if (!seen(p, list[i].only))
			continue;
		char *label = page_said(p, &list[i].label);
		buf_printf(&b, b.len ? _("; %s") : "%s", label);
		add_only(&b, p, list[i].only);
		if (list[i].other)
			buf_text(&b, "…");
		add_effect(&b, p, &list[i]);
		free(label);
	}
	return buf_take(&b);
}

static void add_item(struct page *p, int rank, const char *word, char *text)
{
	char *item = xasprintf(_("%s: %s"), word, text);
	if (text[0])
		page_item(p, rank, item);
	free(item);
	free(text);
}

/* "1 = never … 5 = always"; "0 to 40 h". Caller frees; "": nothing to say. */
static char *range(const struct page *p, const struct field *f)
{
	char *low = page_said(p, &f->low), *high = page_said(p, &f->high), *unit = page_said(p, &f->unit);
	struct buf b = {0};
	if ((f->kind == FIELD_SCALE || f->kind == FIELD_GRID) && low[0])
		buf_printf(&b, "%g = %s … %g = %s", f->min, low, f->max, high);
	else if (f->kind == FIELD_DURATION || f->kind == FIELD_NUMBER || f->kind == FIELD_MONEY) {
		if (!isnan(f->min))
			buf_printf(&b, _("from %g"), f->min);
		if (!isnan(f->max)) {
			buf_text(&b, b.len ? " " : "");
			buf_printf(&b, _("up to %g"), f->max);
		}
		if (unit[0] || (f->kind == FIELD_MONEY && f->currency))
			buf_printf(&b, b.len ? " %s" : "%s", unit[0] ? unit : f->currency);
	}
	free(low);
	free(high);
	free(unit);
	return buf_take(&b);
}

static void add_columns(struct page *p, const struct field *f)
{
	struct buf b = {0};
	for (size_t i = 0; i < f->column_count; i++) {
		const struct field *column = &f->columns[i];
		char *label = page_said(p, said_any(&column->label) ? &column->label : &column->prompt);
		char *options = labels(p, column->options, column->option_count);
		buf_printf(&b, b.len ? _("; %s") : "%s", label);
		char *values = range(p, column);
		if (options[0] || values[0])
			buf_printf(&b, " (%s)", options[0] ? options : values);
		free(label);
		free(options);
		free(values);
	}
	add_item(p, 2, f->kind == FIELD_ANONYMOUS ? _("Questions") : _("Columns"), buf_take(&b));
}

char *sheet_field_name(const struct page *p, const struct field *f)
{
	return page_said(p, said_any(&f->label) ? &f->label : &f->prompt);
}

/* The name of the field ID of this scenario, else the id itself. Caller frees. */
static char *name_of(const struct page *p, const char *id)
{
	const struct field *f = id ? scenario_field(p->s, id, NULL) : NULL;
	return f ? sheet_field_name(p, f) : xstrdup(id ? id : "");
}

/* The line that names it: "Label — one of, shared with the group, for peers". Caller frees. */
static char *heading(const struct page *p, const struct field *f)
{
	static const char *const roles[] = {[FOR_PRESENTER] = N_("for who presents"), [FOR_PEER] = N_("for the others")};
	struct buf b = {0};
	char *label = sheet_field_name(p, f), *each = name_of(p, f->each);
	buf_printf(&b, _("%s [%s]: %s"), label, f->id, _(field_kind_words(f->kind)));
	if (f->group)
		buf_printf(&b, ", %s", _("once for the group"));
	if (each[0]) {
		buf_text(&b, ", ");
		buf_printf(&b, _("once for each row of %s"), each);
	}
	if (f->for_role != FOR_ALL)
		buf_printf(&b, ", %s", _(roles[f->for_role]));
	if (f->homework)
		buf_printf(&b, ", %s", _("between meetings"));
	if (f->optional)
		buf_printf(&b, ", %s", _("optional"));
	if (f->circle && strcmp(f->circle, "e") != 0 && f->kind != FIELD_ANONYMOUS)
		buf_printf(&b, ", %s", _(circle_words(f->circle)));
	add_only(&b, p, f->only);
	free(each);
	free(label);
	return buf_take(&b);
}

/* "0: start small; 12: go on". */
static void add_bands(struct page *p, const struct field *f)
{
	struct buf b = {0};
	for (size_t i = 0; i < f->band_count; i++) {
		char *text = page_said(p, &f->bands[i].text), *from = xasprintf(_("from %g"), f->bands[i].from);
		char *one = xasprintf(_("%s: %s"), from, text);
		buf_printf(&b, b.len ? _("; %s") : "%s", one);
		free(one);
		free(from);
		free(text);
	}
	add_item(p, 2, _("Bands"), buf_take(&b));
}

static void add_conditions(struct page *p, const struct field *f)
{
	char *when = f->when ? sheet_when(p, f->when) : NULL;
	if (when)
		add_item(p, 2, _("Asked when"), when);
	else if (f->when)
		page_item(p, 2, _("Asked under a condition"));
	add_item(p, 2, _("Warns"), page_said(p, &f->check_say));
	add_item(p, 2, _("To the programme only with the consent"), name_of(p, f->consent));
}

void sheet_field(struct page *p, const struct field *f)
{
	if (!seen(p, f->only))
		return;
	char *text = heading(p, f);
	page_item(p, 1, text);
	free(text);
	if (said_any(&f->label))
		add_item(p, 2, _("Ask"), page_said(p, &f->prompt));
	add_item(p, 2, _("For example"), page_said(p, &f->example));
	add_item(p, 2, _("Answers"), labels(p, f->options, f->option_count));
	add_item(p, 2, _("Lines"), labels(p, f->lines, f->line_count));
	add_item(p, 2, _("Values"), range(p, f));
	if (f->column_count)
		add_columns(p, f);
	if (f->kind == FIELD_DOTS)
		add_item(p, 2, _("Dots"), f->most ? xasprintf(_("%d each, at most %d on one"), f->dots, f->most) : xasprintf(_("%d each"), f->dots));
	add_bands(p, f);
	add_conditions(p, f);
	add_item(p, 2, _("Computed"), xstrdup(f->compute ? f->compute : ""));
	add_item(p, 2, _("From earlier"), xstrdup(f->from ? f->from : f->before ? f->before : ""));
	struct buf b = {0};
	for (size_t i = 0; i < f->suggestion_count; i++) {
		if (!seen(p, f->suggestions[i].only))
			continue;
		char *one = page_said(p, &f->suggestions[i].text);
		buf_printf(&b, b.len ? _("; %s") : "%s", one);
		add_only(&b, p, f->suggestions[i].only);
		free(one);
	}
	add_item(p, 2, _("Suggestions"), buf_take(&b));
}
