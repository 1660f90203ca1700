/* Themes as two tables: which tint and attributes a style has, and what a tint is on each ground. */
#include "tui/theme.h"

#include <stdlib.h>
#include <string.h>

#include "config/options.h"

enum { B = LOOK_BOLD, D = LOOK_DIM, I = LOOK_ITALIC, U = LOOK_UNDERLINE, R = LOOK_REVERSE };

enum tint { NONE, ACCENT, PRIVATE, GOOD, ALARM, TINTS };

static const struct {
	unsigned alone;  /* without colours */
	unsigned beside; /* with them */
	enum tint tint;
} styles[STYLE_COUNT] = {
	[STYLE_PLAIN] = {0, 0, NONE},
	[STYLE_TITLE] = {B | U, B, ACCENT},
	[STYLE_FAINT] = {D, D, NONE},
	[STYLE_LABEL] = {U, 0, ACCENT},
	[STYLE_FOCUS] = {R, R, NONE},
	[STYLE_SAY] = {B, B, NONE},
	[STYLE_PRIVATE] = {I, I, PRIVATE},
	[STYLE_SHARED] = {U | R, U, GOOD},
	[STYLE_LATE] = {D | U | R, B | I, ALARM},
	[STYLE_GOOD] = {D | U, 0, GOOD},
	[STYLE_TROUBLE] = {B | U | R, B | U | R, ALARM},
	[STYLE_KEY] = {D | R, U, NONE},
	[STYLE_CURRENT] = {B | R, B | R, NONE},
	[STYLE_STRONG] = {B | I, B | U, NONE},
};

/* The base colours, and those of 256 that stay legible there. */
static const struct {
	int base[TINTS], many[TINTS];
} grounds[] = {
	[THEME_AUTO] = {{-1, 6, 5, 2, 1}, {-1, 6, 5, 2, 1}},
	[THEME_DARK] = {{-1, 6, 5, 2, 1}, {-1, 80, 176, 114, 203}},
	[THEME_LIGHT] = {{-1, 4, 5, 2, 1}, {-1, 24, 90, 22, 124}},
};

int theme_choose(int wanted, const char *no_color, const char *colorfgbg)
{
	const char *ground = colorfgbg != NULL ? strrchr(colorfgbg, ';') : NULL;
	char *end;
	long number;

	if (no_color != NULL && *no_color != '\0')
		return THEME_MONO;
	if (wanted != THEME_AUTO || ground == NULL)
		return wanted;
	number = strtol(ground + 1, &end, 10);
	if (end == ground + 1 || *end != '\0' || number < 0 || number > 15)
		return THEME_AUTO;
	return number == 7 || number == 15 ? THEME_LIGHT : THEME_DARK;
}

struct look theme_look(int theme, int colours, enum style style)
{
	enum tint tint = styles[style].tint;

	if (theme == THEME_MONO || colours < 8)
		return (struct look){styles[style].alone, -1};
	return (struct look){styles[style].beside, colours >= 256 ? grounds[theme].many[tint] : grounds[theme].base[tint]};
}
