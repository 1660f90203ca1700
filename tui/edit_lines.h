/* The shown lines of a text being edited, kept while it changes: only the lines around a change are wrapped again.
 * Internal to the editor. */
#ifndef TUI_EDIT_LINES_H
#define TUI_EDIT_LINES_H

#include <stddef.h>

#include "tui/edit.h"

/* Makes e->wrapped the lines of e->text at COLUMNS. */
void edit_lines(struct edit *e, int columns);
/* REMOVED bytes at AT became ADDED others; e->text is already the new text. */
void edit_lines_changed(struct edit *e, size_t at, size_t removed, size_t added);
void edit_lines_drop(struct edit *e);
/* The line that the byte position belongs to; the lines must be there. */
size_t edit_line_of(const struct edit *e, size_t at);

#endif
