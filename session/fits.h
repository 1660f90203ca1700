/* Does a value fit the field it is for? What a scenario can tell about what a face asks to be set. Knows nothing of the file. */
#ifndef SESSION_FITS_H
#define SESSION_FITS_H

#include <stdbool.h>

#include "base/error.h"
#include "scenarios/scenario.h"
#include "session/change.h"

/* S: the scenario of T's meeting. Only answers, reasons, circles and rows can be told; everything else fits. VALUE NULL: absent, so
 * only the address is looked at. A circle is held to circles.h: what is for facilitators only is never opened, nor anything given to
 * the funder that no consent is asked for. What was typed and isn't a number yet fits a field of numbers, as text. false with a sentence. */
bool fits(const struct scenario *s, const struct target *t, enum value_type type, const char *value, struct error *err);

/* The same without a sentence, for one answer of F. */
bool fits_field(const struct field *f, const char *row, const char *column, enum value_type type, const char *value);

/* The same for one question of F, an anonymous sheet. */
bool fits_question(const struct field *f, const char *question, enum value_type type, const char *value);

/* Has F rows of its own, that are added and removed? */
bool fits_rows(const struct field *f);

#endif
