/* Anonymous sheets on the screen: one begun and not handed in belongs to the enterprise that was looked at. Nobody reads it at
 * another one. Where it was begun is only in this face's memory, never in the file; a face that comes back knows it when the
 * person stood in the sheet, else the sheet is put aside everywhere. */
#ifndef TUI_SHEETS_H
#define TUI_SHEETS_H

#include "tui/fields.h"

/* Puts an answer of a sheet; the first one says where it was begun. */
void sheet_put(struct app *a, const struct spot *s, enum value_type type, const char *value);
bool sheet_begun(const struct app *a, const struct field *sheet); /* holds something */
/* Was it begun elsewhere? Then nothing of it may be shown here. */
bool sheet_aside(const struct app *a, const struct field *sheet);
int64_t sheet_where(const struct app *a, const char *sheet); /* the enterprise; 0: not known */
void sheet_own(struct app *a, const char *sheet, int64_t enterprise);
void sheet_empty(struct app *a, const struct field *sheet);

#endif
