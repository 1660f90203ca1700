/* One field on a run sheet. Internal to sheet*.c. */
#ifndef SCENARIOS_SHEET_FIELD_H
#define SCENARIOS_SHEET_FIELD_H

#include "scenarios/sheet_page.h"

void sheet_field(struct page *p, const struct field *f);

#endif
