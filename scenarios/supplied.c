/* What a scenario needn't write because it is always the same: the columns of an action plan and of indicators, the names
 * of two kinds of fields. */
#include <math.h>
#include <string.h>

#include "scenarios/read.h"

#define SAID(fr, en, nl) {.in = {[LANG_FR] = (fr), [LANG_EN] = (en), [LANG_NL] = (nl)}}
#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct said action_label = SAID("Plan d’action", "Action plan", "Actieplan");
static const struct said share_label = SAID("Ce que vous partagez", "What you share", "Wat u deelt");

static const struct option status_options[] = {
	{.id = "todo", .label = SAID("à faire", "to do", "te doen")},
	{.id = "doing", .label = SAID("en cours", "under way", "bezig")},
	{.id = "done", .label = SAID("fait", "done", "klaar")},
	{.id = "dropped", .label = SAID("abandonné", "dropped", "laten vallen")},
};
static const struct option frequency_options[] = {
	{.id = "once", .label = SAID("une fois", "once", "eenmalig")},
	{.id = "monthly", .label = SAID("par mois", "monthly", "maandelijks")},
	{.id = "quarterly", .label = SAID("par trimestre", "quarterly", "per kwartaal")},
	{.id = "half-yearly", .label = SAID("par semestre", "half-yearly", "halfjaarlijks")},
	{.id = "yearly", .label = SAID("par an", "yearly", "jaarlijks")},
};

static const struct field action_columns[] = {
	{.id = "action", .kind = FIELD_TEXT, .label = SAID("Action", "Action", "Actie"), .width = 30},
	{.id = "who", .kind = FIELD_TEXT, .label = SAID("Qui", "Who", "Wie"), .width = 14},
	{.id = "when", .kind = FIELD_DATE, .label = SAID("Pour quand", "By when", "Tegen wanneer"), .width = 13},
	{.id = "status", .kind = FIELD_CHOICE, .label = SAID("État", "Status", "Status"), .width = 12},
};
static const struct field indicator_columns[] = {
	{.id = "indicator", .kind = FIELD_TEXT, .label = SAID("Indicateur", "Indicator", "Indicator"), .width = 22},
	{.id = "definition", .kind = FIELD_TEXT, .label = SAID("Définition", "Definition", "Definitie"), .width = 22},
	{.id = "source", .kind = FIELD_TEXT, .label = SAID("Source", "Source", "Bron"), .width = 14},
	{.id = "frequency", .kind = FIELD_CHOICE, .label = SAID("Fréquence", "Frequency", "Frequentie"), .width = 13},
	{.id = "baseline", .kind = FIELD_NUMBER, .label = SAID("Départ", "Baseline", "Nulmeting"), .width = 9, .decimals = 2},
	{.id = "target", .kind = FIELD_NUMBER, .label = SAID("Cible", "Target", "Doel"), .width = 9, .decimals = 2},
	{.id = "value", .kind = FIELD_NUMBER, .label = SAID("Valeur", "Value", "Waarde"), .width = 9, .decimals = 2},
};

/* Of each kind of field that has them: its columns, and the options of the one that is a choice. */
static const struct supply {
	const struct field *columns;
	size_t count;
	const char *choice;
	const struct option *options;
	size_t option_count;
} supplies[FIELD_KIND_COUNT] = {
	[FIELD_ACTION] = {action_columns, COUNT(action_columns), "status", status_options, COUNT(status_options)},
	[FIELD_INDICATORS] = {indicator_columns, COUNT(indicator_columns), "frequency", frequency_options,
                              COUNT(frequency_options)},
};

static void supply_options(struct arena *arena, struct field *column, const struct supply *supply, enum lang first)
{
	column->options = arena_alloc(arena, supply->option_count * sizeof *column->options);
	memcpy(column->options, supply->options, supply->option_count * sizeof *column->options);
	column->option_count = supply->option_count;
	for (size_t i = 0; i < supply->option_count; i++)
		column->options[i].label.first = first;
}

/* The supplied columns, then those that the scenario adds. */
static void supply_columns(struct arena *arena, struct field *f, const struct supply *supply, enum lang first)
{
	struct field *columns = arena_alloc(arena, (supply->count + f->column_count) * sizeof *columns);
	memcpy(columns, supply->columns, supply->count * sizeof *columns);
	if (f->column_count)
		memcpy(columns + supply->count, f->columns, f->column_count * sizeof *columns);
	for (size_t i = 0; i < supply->count; i++) {
		columns[i].label.first = first;
		columns[i].circle = f->circle;
		columns[i].line = f->line;
		columns[i].min = columns[i].max = NAN;
		if (strcmp(columns[i].id, supply->choice) == 0)
			supply_options(arena, &columns[i], supply, first);
	}
	f->columns = columns;
	f->column_count += supply->count;
}

bool supply_has_column(enum field_kind kind, const char *id)
{
	for (size_t i = 0; i < supplies[kind].count; i++)
		if (strcmp(supplies[kind].columns[i].id, id) == 0)
			return true;
	return false;
}

void supply_field(struct arena *arena, struct field *f, enum lang first)
{
	const struct supply *supply = &supplies[f->kind];
	if (supply->count)
		supply_columns(arena, f, supply, first);
	const struct said *label = f->kind == FIELD_ACTION  ? &action_label
	                           : f->kind == FIELD_SHARE ? &share_label
	                                                    : NULL;
	if (label && !said_any(&f->label)) {
		f->label = *label;
		f->label.first = first;
	}
}
