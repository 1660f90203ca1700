/* The page that a run sheet is written on: text of 80 columns or Markdown. Internal to sheet*.c. */
#ifndef SCENARIOS_SHEET_PAGE_H
#define SCENARIOS_SHEET_PAGE_H

#include "base/memory.h"
#include "scenarios/sheet.h"

struct page {
	struct buf b;
	const struct sheet_options *o;
	const struct scenario *s;
};

/* A title of a rank: 1, 2, 3. TEXT is filtered here, as in all that follows. */
void page_title(struct page *p, int rank, const char *text);
/* Paragraphs INDENT columns from the left (Markdown: as they are). */
void page_text(struct page *p, int indent, const char *text);
/* What is written in Markdown: on a page of text without its signs. */
void page_markdown(struct page *p, int indent, const char *text);
/* An item of a list, of a rank: 1, 2. */
void page_item(struct page *p, int rank, const char *text);
void page_gap(struct page *p);
/* What is said to those the sheet is for, in its language; another one is marked, "[fr] ...". Caller frees. "" for nothing. */
char *page_said(const struct page *p, const struct said *s);

#endif
