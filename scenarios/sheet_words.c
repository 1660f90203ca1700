/* What kinds and circles are called by people who don't write scenarios. */
#include <string.h>

#include "base/i18n.h"
#include "scenarios/sheet.h"

const char *step_kind_words(enum step_kind kind)
{
	static const char *const words[STEP_KIND_COUNT] = {
		[STEP_INFORMATION] = N_("information"), [STEP_PLENARY] = N_("plenary"), [STEP_INDIVIDUAL] = N_("each alone"),
		[STEP_PAIR] = N_("in pairs"),           [STEP_GROUP] = N_("sub-groups"), [STEP_ROUND] = N_("go-round"),
		[STEP_VOTE] = N_("vote"),               [STEP_ADMIN] = N_("practical"), [STEP_BREAK] = N_("break"),
	};
	return words[kind];
}

const char *field_kind_words(enum field_kind kind)
{
	static const char *const words[FIELD_KIND_COUNT] = {
		[FIELD_TEXT] = N_("a line"),
		[FIELD_LONG] = N_("a few lines"),
		[FIELD_NUMBER] = N_("a number"),
		[FIELD_DATE] = N_("a date"),
		[FIELD_TIME] = N_("a time"),
		[FIELD_CHOICE] = N_("one of"),
		[FIELD_CHOICES] = N_("any of"),
		[FIELD_SCALE] = N_("a scale"),
		[FIELD_RANKING] = N_("put in order"),
		[FIELD_TABLE] = N_("a table"),
		[FIELD_MATRIX] = N_("two lists crossed"),
		[FIELD_ACTION] = N_("an action plan"),
		[FIELD_SHARE] = N_("what may be shared"),
		[FIELD_ANONYMOUS] = N_("an anonymous sheet"),
		[FIELD_DURATION] = N_("a duration"),
		[FIELD_MONEY] = N_("an amount"),
		[FIELD_DOTS] = N_("dots to spread"),
		[FIELD_GRID] = N_("a grid"),
		[FIELD_INDICATORS] = N_("indicators"),
		[FIELD_CONSENT] = N_("a consent: yes or no"),
		[FIELD_QUOTA] = N_("hours promised"),
		[FIELD_HOURS] = N_("hours counted"),
		[FIELD_SCORE] = N_("a score"),
		[FIELD_LINK] = N_("an earlier step, reopened"),
	};
	return words[kind];
}

const char *circle_words(const char *circle)
{
	static const char *const words[][2] = {
		{"f", N_("facilitators only")},    {"e", N_("the enterprise and the facilitators")},
		{"g", N_("shared with the group")}, {"p", N_("also for the programme")},
		{"gp", N_("shared with the group and the programme")},
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (circle && strcmp(circle, words[i][0]) == 0)
			return words[i][1];
	return "";
}
