/* Markdown as text for paper. Internal to sheet*.c. */
#ifndef SCENARIOS_SHEET_PLAIN_H
#define SCENARIOS_SHEET_PLAIN_H

#include "base/memory.h"

/* What MARKDOWN says without its signs: emphasis is gone, items keep "- " or "1. ", breaks of lines stay. Caller frees. */
char *sheet_plain(const char *markdown);

#endif
