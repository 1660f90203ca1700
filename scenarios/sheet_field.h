/* One field on a run sheet. Internal to sheet*.c. */
#ifndef SCENARIOS_SHEET_FIELD_H
#define SCENARIOS_SHEET_FIELD_H

#include "scenarios/sheet_page.h"

void sheet_field(struct page *p, const struct field *f);
/* Its label, else its question. Caller frees. */
char *sheet_field_name(const struct page *p, const struct field *f);
/* sheet_when.c: a condition in words of the labels. Caller frees; NULL: it is not a simple one. */
char *sheet_when(const struct page *p, const char *when);

#endif
