/* Numbers as people write them, and as they are kept (JSON). Pure. Who gets a text frees it. */
#ifndef TUI_NUMBERS_H
#define TUI_NUMBERS_H

#include <stdbool.h>

#include "scenarios/scenario.h"

/* What is typed becomes what is kept; NULL: it can't. */
char *number_read(const char *typed);                             /* 1 500, -2, 3,5 */
char *money_read(const struct field *f, const char *typed);       /* 1 234,50 €, 1.234,50, £1,234.50, 1500 */
char *duration_read(const struct field *f, const char *typed);    /* minutes: 90, 1:30, 1h30, 1,5 h, 45 min */
char *hours_read(const struct field *f, const char *typed);       /* hours by the quarter: 1,25, 1:15, 75 min */

char *number_show(const char *json);                              /* with the comma of the language */
char *money_show(const struct field *f, const char *json);        /* "1 234,50 €", "£1,234.50", "€ 1.234,50" */
char *money_write(const struct field *f, const char *json);       /* as it is typed again: "1234,50" */
char *duration_show(const struct field *f, const char *json);     /* "1 h 30", "45 min" */
char *duration_write(const struct field *f, const char *json);    /* "1:30", "45" */
char *hours_show(const struct field *f, const char *json);
char *hours_write(const struct field *f, const char *json);
char *minutes_show(long minutes);
/* "€", "£", else the code itself. */
const char *currency_sign(const char *code);

bool number_fits(const struct field *f, const char *json);
/* Digits after the point. */
int number_decimals(const char *json);
/* A number without needless digits, as it is kept. */
char *number_json(double value);

#endif
