/* What a scenario needn't write because it is always the same: the columns of an action plan, the names of two kinds of
 * fields. */
#include <math.h>
#include <string.h>

#include "scenarios/read.h"

#define SAID(fr, en, nl) {.in = {[LANG_FR] = (fr), [LANG_EN] = (en), [LANG_NL] = (nl)}}

static const struct said action_label = SAID("Plan d’action", "Action plan", "Actieplan");
static const struct said share_label = SAID("Ce que vous partagez", "What you share", "Wat u deelt");

static const struct option status_options[] = {
	{.id = "todo", .label = SAID("à faire", "to do", "te doen")},
	{.id = "doing", .label = SAID("en cours", "under way", "bezig")},
	{.id = "done", .label = SAID("fait", "done", "klaar")},
	{.id = "dropped", .label = SAID("abandonné", "dropped", "laten vallen")},
};

static const struct field action_columns[] = {
	{.id = "action", .kind = FIELD_TEXT, .label = SAID("Action", "Action", "Actie"), .width = 30},
	{.id = "who", .kind = FIELD_TEXT, .label = SAID("Qui", "Who", "Wie"), .width = 14},
	{.id = "when", .kind = FIELD_DATE, .label = SAID("Pour quand", "By when", "Tegen wanneer"), .width = 13},
	{.id = "status", .kind = FIELD_CHOICE, .label = SAID("État", "Status", "Status"), .width = 12},
};

enum {
	ACTION_COLUMNS = sizeof action_columns / sizeof *action_columns,
	STATUS_OPTIONS = sizeof status_options / sizeof *status_options
};

static void supply_columns(struct arena *arena, struct field *f, enum lang first)
{
	f->columns = arena_alloc(arena, sizeof action_columns);
	memcpy(f->columns, action_columns, sizeof action_columns);
	f->column_count = ACTION_COLUMNS;
	for (size_t i = 0; i < ACTION_COLUMNS; i++) {
		f->columns[i].label.first = first;
		f->columns[i].circle = f->circle;
		f->columns[i].line = f->line;
		f->columns[i].min = f->columns[i].max = NAN;
	}
	struct field *status = &f->columns[ACTION_COLUMNS - 1];
	status->options = arena_alloc(arena, sizeof status_options);
	memcpy(status->options, status_options, sizeof status_options);
	status->option_count = STATUS_OPTIONS;
	for (size_t i = 0; i < STATUS_OPTIONS; i++)
		status->options[i].label.first = first;
}

void supply_field(struct arena *arena, struct field *f, enum lang first)
{
	if (f->kind == FIELD_ACTION)
		supply_columns(arena, f, first);
	const struct said *label = f->kind == FIELD_ACTION  ? &action_label
	                           : f->kind == FIELD_SHARE ? &share_label
	                                                    : NULL;
	if (label && !said_any(&f->label)) {
		f->label = *label;
		f->label.first = first;
	}
}
