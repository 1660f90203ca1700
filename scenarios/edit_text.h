/* One value of a scenario's file replaced by another, by the bytes it stands in: everything else of the file, comments and layout,
 * stays as it is. Says what would change; writes nothing. */
#ifndef SCENARIOS_EDIT_TEXT_H
#define SCENARIOS_EDIT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/i18n.h"
#include "config/guard.h"
#include "scenarios/source.h"

/* In the file FILE of a source, REMOVED bytes at AT become the LEN bytes at INSERTED. */
struct edit_change {
	size_t file;
	size_t at, removed;
	char *inserted; /* owned */
	size_t len;
};

/* The text of SPAN, which begins with a quote, becomes TEXT (UTF-8, new lines as \n). Of a long text written as several strings only those
 * that differ are written again, broken as scenarios are written; of a text in a file of its own (@text) that file changes.
 * false with a sentence when the place cannot be told (a text glued of several files); edit_change_clear() in any case. */
bool edit_text_put(const struct source *s, const struct guard_span *span, const char *text, struct edit_change *change, struct error *err);

/* To the text SPAN, a group of languages, TEXT is added as the one in LANG, after the last language there is. */
bool edit_text_add(const struct source *s, const struct guard_span *span, enum lang lang, const char *text, struct edit_change *change,
                   struct error *err);

/* GROUP gets the setting KEY, which it hasn't, with TEXT: in LANG, or (LANG_COUNT) one for all languages. It is put after the setting AFTER of
 * the group; NULL: it is its first. */
bool edit_text_new(const struct source *s, const struct guard_span *group, const struct guard_span *after, const char *key, enum lang lang,
                   const char *text, struct edit_change *change, struct error *err);

/* The text SPAN, one for all languages, becomes the one in FIRST, and TEXT the one in LANG beside it. */
bool edit_text_split(const struct source *s, const struct guard_span *span, enum lang first, enum lang lang, const char *text,
                     struct edit_change *change, struct error *err);

/* The number of SPAN becomes DIGITS. */
bool edit_text_number(const struct source *s, const struct guard_span *span, const char *digits, struct edit_change *change,
                      struct error *err);

/* What the file says then; caller frees. *LEN gets its bytes. */
char *edit_change_apply(const struct source *s, const struct edit_change *change, size_t *len);
void edit_change_clear(struct edit_change *change);

/* The file that SPAN, or the first of its strings, is written in: a text of its own, a part, or the scenario. */
const struct source_file *edit_text_file(const struct source *s, const struct guard_span *span);

#endif
