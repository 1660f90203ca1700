/* How many lines the texts of a step take on a screen of 80 by 24, for whom they are longest. An estimate of the screens, which it does
 * not know. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenarios/rehearse.h"

enum {
	TEXT_COLUMNS = 71, /* behind the word in front of it */
	ROOM_COLUMNS = 78,
	ROOM_LINES = 22,
	FIELD_COLUMNS = 60,
	ROWS_SHOWN = 3, /* of a table */
	LINES_SHOWN = 3 /* of a long text */
};

static int lines_of(const char *text, int columns)
{
	size_t count = 0;
	if (text[0])
		free(text_wrap(text, strlen(text), columns, &count));
	return (int)count;
}

static int field_lines(const struct field *f, enum lang lang, unsigned who)
{
	int lines = 1 + lines_of(said_in(said_to(&f->prompt, who), lang, NULL), FIELD_COLUMNS);
	switch (f->kind) {
	case FIELD_LONG:
		return lines + LINES_SHOWN;
	case FIELD_TABLE:
	case FIELD_ACTION:
	case FIELD_INDICATORS:
		return lines + 1 + ROWS_SHOWN;
	case FIELD_GRID:
		return lines + 1 + (int)f->line_count;
	case FIELD_CHOICE:
	case FIELD_CHOICES:
	case FIELD_DOTS:
	case FIELD_RANKING:
		return lines + (int)f->option_count;
	case FIELD_ANONYMOUS:
		return lines + (int)f->column_count;
	default:
		return lines;
	}
}

static int part_lines(const struct step *step, enum rehearse_part part, enum lang lang, unsigned who)
{
	const struct said *texts[] = {&step->say, &step->guide, &step->show};
	int lines = 0;
	if (part != PART_FORM)
		return lines_of(said_in(said_to(texts[part], who), lang, NULL), part == PART_SHOW ? ROOM_COLUMNS : TEXT_COLUMNS);
	for (size_t i = 0; i < step->field_count; i++)
		if (audience_has(step->fields[i].only, who))
			lines += field_lines(&step->fields[i], lang, who);
	return lines;
}

void rehearse_screens(const struct scenario *s, struct rehearsal *r)
{
	static const unsigned poles[] = {POLE_INSERTION, POLE_SOLIDARITE, POLE_AUTRE};
	r->room_lines = ROOM_LINES;
	for (size_t i = 0; i < s->step_count; i++) {
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			for (size_t k = 0; s->has[lang] && k < sizeof poles / sizeof *poles; k++) {
				for (int part = 0; part < PART_COUNT; part++) {
					int lines = part_lines(&s->steps[i], (enum rehearse_part)part, (enum lang)lang, poles[k] | KIND_ENTERPRISE);
					if (lines > r->longest[part].lines)
						r->longest[part] = (struct rehearse_screen){lines, (enum lang)lang, s->steps[i].id};
				}
			}
		}
	}
}
