/* The run sheet: what the meeting is for, its time-line, what must be at hand, and step by step what is said, shown and asked. */
#include "scenarios/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/sheet_field.h"

size_t sheet_enterprises(const struct scenario *s)
{
	enum { USUAL = 7 };
	size_t min = s->group_min > 0 ? (size_t)s->group_min : 1, max = s->group_max > 0 ? (size_t)s->group_max : USUAL;
	return USUAL < min ? min : USUAL > max ? max : USUAL;
}

/* Minutes from the beginning, as 1:05. */
static char *offset(int minutes)
{
	return xasprintf("%d:%02d", minutes / 60, minutes % 60);
}

/* How long a step takes in the time-line: an alternative runs at the same time as what it replaces. */
static int advance(const struct scenario *s, size_t i, size_t enterprises)
{
	const struct step *step = &s->steps[i];
	int most = step->instead_of ? 0 : step_minutes(step, enterprises);
	for (size_t k = 0; k < s->step_count && !step->instead_of; k++) {
		const struct step *other = &s->steps[k];
		int minutes = other->instead_of && strcmp(other->instead_of, step->id) == 0 ? step_minutes(other, enterprises) : 0;
		most = minutes > most ? minutes : most;
	}
	return most;
}

/* Where step I begins. */
static int begins(const struct scenario *s, size_t i, size_t enterprises)
{
	const char *instead = s->steps[i].instead_of;
	int at = 0;
	for (size_t k = 0; k < i && !(instead && strcmp(s->steps[k].id, instead) == 0); k++)
		at += advance(s, k, enterprises);
	return at;
}

/* ", optional, instead of ..., in threes". */
static void add_marks(struct buf *b, const struct step *step)
{
	buf_text(b, _(step_kind_words(step->kind)));
	if (step->size > 2)
		buf_printf(b, _(", by %d"), step->size);
	if (step->minutes_each && step->minutes && !step->homework)
		buf_printf(b, _(", %d min + %d each"), step->minutes, step->minutes_each);
	else if (step->minutes_each && !step->homework)
		buf_printf(b, _(", %d min each"), step->minutes_each);
	if (step->optional)
		buf_printf(b, ", %s", _("optional"));
	if (step->homework)
		buf_printf(b, ", %s", _("between meetings"));
	if (step->rounds > 1)
		buf_printf(b, _(", round %d of %d"), step->round, step->rounds);
	if (step->instead_of)
		buf_printf(b, _(", instead of `%s`"), step->instead_of);
}

static void add_timeline(struct page *p, const struct scenario *s)
{
	int all = scenario_minutes(s, p->o->enterprises, true), must = scenario_minutes(s, p->o->enterprises, false);
	page_title(p, 2, _("Time-line"));
	for (size_t i = 0; i < s->step_count; i++) {
		const struct step *step = &s->steps[i];
		char *at = offset(begins(s, i, p->o->enterprises)), *title = page_said(p, &step->title);
		struct buf b = {0};
		if (step->homework)
			buf_printf(&b, _("%5s  %3s      %zu. %s: "), "-", "", i + 1, title);
		else
			buf_printf(&b, _("%5s  %3d min  %zu. %s: "), at, step_minutes(step, p->o->enterprises), i + 1, title);
		add_marks(&b, step);
		if (p->o->markdown)
			page_item(p, 1, buf_str(&b));
		else
			page_text(p, 0, buf_str(&b));
		buf_clear(&b);
		free(at);
		free(title);
	}
	char *end = offset(all), *slot = offset(s->slot);
	struct buf b = {0};
	buf_printf(&b, _("%5s           end; the slot is %s"), end, slot);
	if (all > s->slot && must <= s->slot)
		buf_printf(&b, _(": %d minutes too many, unless optional steps are skipped"), all - s->slot);
	else if (must > s->slot)
		buf_printf(&b, _(": %d minutes too many, even without the optional steps"), must - s->slot);
	else if (all < s->slot)
		buf_printf(&b, _(": %d minutes to spare"), s->slot - all);
	if (p->o->markdown)
		page_item(p, 1, buf_str(&b));
	else
		page_text(p, 0, buf_str(&b));
	buf_clear(&b);
	free(end);
	free(slot);
}

static size_t fields_of(const struct scenario *s, enum field_kind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t k = 0; k < s->steps[i].field_count; k++)
			n += s->steps[i].fields[k].kind == kind;
	return n;
}

/* What must be in the room, as far as the steps tell. */
static void add_materials(struct page *p, const struct scenario *s)
{
	size_t shown = 0, groups = 0, dots = 0;
	for (size_t i = 0; i < s->step_count; i++) {
		const struct step *step = &s->steps[i];
		shown += said_any(&step->show) || step->results;
		groups = step->size > 2 && groups < (p->o->enterprises + (size_t)step->size - 1) / (size_t)step->size
		                 ? (p->o->enterprises + (size_t)step->size - 1) / (size_t)step->size
		                 : groups;
		for (size_t k = 0; k < step->field_count; k++)
			dots += step->fields[k].kind == FIELD_DOTS ? (size_t)step->fields[k].dots * p->o->enterprises : 0;
	}
	struct buf b = {0};
	page_title(p, 2, _("At hand"));
	page_item(p, 1, _("the sign-in sheet"));
	if (shown) {
		buf_printf(&b, ngettext("a screen for the room: %zu step shows a text", "a screen for the room: %zu steps show a text", shown), shown);
		page_item(p, 1, buf_str(&b));
		buf_clear(&b);
	}
	if (dots) {
		buf_printf(&b, ngettext("%zu sticker to vote with", "%zu stickers to vote with", dots), dots);
		page_item(p, 1, buf_str(&b));
		buf_clear(&b);
	}
	if (groups) {
		buf_printf(&b, ngettext("%zu table for sub-groups", "%zu tables for sub-groups", groups), groups);
		page_item(p, 1, buf_str(&b));
		buf_clear(&b);
	}
	if (fields_of(s, FIELD_CONSENT))
		page_item(p, 1, _("the consent forms"));
	if (fields_of(s, FIELD_ANONYMOUS))
		page_item(p, 1, _("the anonymous sheets, for who has no keyboard"));
}

static void add_part(struct page *p, const char *title, const struct said *s)
{
	char *text = page_said(p, s);
	if (text[0]) {
		page_title(p, 3, title);
		page_markdown(p, 2, text);
	}
	free(text);
}

static void add_step(struct page *p, const struct scenario *s, size_t i)
{
	const struct step *step = &s->steps[i];
	char *at = offset(begins(s, i, p->o->enterprises)), *title = page_said(p, &step->title);
	struct buf b = {0};
	if (step->homework)
		buf_printf(&b, _("%zu. %s (between meetings)"), i + 1, title);
	else
		buf_printf(&b, _("%s  %zu. %s (%d min)"), at, i + 1, title, step_minutes(step, p->o->enterprises));
	page_title(p, 2, buf_str(&b));
	buf_clear(&b);
	add_marks(&b, step);
	page_text(p, 0, buf_str(&b));
	add_part(p, _("Say"), &step->say);
	add_part(p, _("For you"), &step->guide);
	add_part(p, _("On the room's screen"), &step->show);
	if (step->field_count)
		page_title(p, 3, _("Write down"));
	for (size_t k = 0; k < step->field_count; k++)
		sheet_field(p, &step->fields[k]);
	buf_clear(&b);
	free(title);
	free(at);
}

static void add_head(struct page *p, const struct scenario *s)
{
	char *title = page_said(p, &s->title);
	struct buf b = {0};
	page_title(p, 1, title);
	buf_printf(&b, ngettext("%s, version %d; %zu enterprise", "%s, version %d; %zu enterprises", p->o->enterprises), s->id, s->version,
	           p->o->enterprises);
	page_text(p, 0, buf_str(&b));
	add_part(p, _("Purpose"), &s->purpose);
	add_part(p, _("Draws on"), &s->source);
	buf_clear(&b);
	free(title);
}

char *sheet_write(const struct scenario *s, const struct sheet_options *options)
{
	struct page p = {.o = options, .s = s};
	add_head(&p, s);
	add_timeline(&p, s);
	add_materials(&p, s);
	for (size_t i = 0; i < s->step_count; i++)
		add_step(&p, s, i);
	char *homework = page_said(&p, &s->homework);
	if (homework[0]) {
		page_title(&p, 2, _("Until next time"));
		page_markdown(&p, 0, homework);
	}
	free(homework);
	return buf_take(&p.b);
}
