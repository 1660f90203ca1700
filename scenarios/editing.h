/* A scenario's files being read and changed by a person: the values as they stand on the disk, what a change would make of the scenario,
 * the change itself, and back. No session, no keeper: files of scenarios are plain files. */
#ifndef SCENARIOS_EDITING_H
#define SCENARIOS_EDITING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/i18n.h"
#include "config/diagnostic.h"
#include "scenarios/outline.h"

struct editing;

/* Reads PATH and what it includes. NULL with a sentence when PATH cannot be read; a scenario with faults opens. */
struct editing *editing_open(const char *path, struct error *err);
void editing_free(struct editing *e); /* NULL is fine */

const char *editing_path(const struct editing *e);
/* Empty when the file cannot be taken apart at all: the faults say why. Valid until the next put, undo or refresh. */
const struct outline *editing_outline(const struct editing *e);
const struct diagnostics *editing_faults(const struct editing *e);
/* "file:line: sentence" of the N-th fault, or "line 12: ..." in the scenario's own file; caller frees. */
char *editing_fault(const struct editing *e, size_t n);

/* The value that the N-th fault is about, or the one before it; 0 when there is none. */
size_t editing_fault_item(const struct editing *e, size_t n);

/* A text in LANG, or the digits of a number; *SAME (may be NULL): one for all languages. NULL: it is missing in LANG, or a heading. */
const char *editing_text(const struct editing *e, size_t item, enum lang lang, bool *same);
/* The file it stands in, to show: as the scenario names it. */
const char *editing_file(const struct editing *e, size_t item, enum lang lang);

/* Does this scenario come with the program? Then it is not changed here: editing_copy(). */
bool editing_shipped(const struct editing *e);
/* May the file of this value be written by this person? false with a sentence. */
bool editing_may_write(const struct editing *e, size_t item, enum lang lang, struct error *err);
/* Copies the scenario and what it includes into the person's own folder, never over anything: parts that are there already are the
 * person's and stay, *KEPT counts them. The path of the copy, caller frees; NULL with a sentence. */
char *editing_copy(const struct editing *e, size_t *kept, struct error *err);

/* The text of ITEM, one for all languages, is now missing in LANG and may be put there: the one there is becomes that of the scenario's first
 * language then. false with a sentence. Until it is put, or editing_together(). */
bool editing_apart(struct editing *e, size_t item, enum lang lang, struct error *err);
void editing_together(struct editing *e);

/* What the scenario would be. */
struct editing_verdict {
	size_t errors, warnings;
	bool worse;   /* it has an error that it had not before: it is not written */
	bool unlike;  /* there is a fault that wasn't there before: FIRST is that one */
	char *first;  /* the fault to tell; NULL: none. Owned: verdict_clear() */
};
void verdict_clear(struct editing_verdict *v);

/* Looks at what TEXT would make of the scenario, as the value of ITEM in LANG. false with a sentence when it cannot stand there. */
bool editing_try(const struct editing *e, size_t item, enum lang lang, const char *text, struct editing_verdict *v, struct error *err);
/* The same, and writes the file where it makes nothing worse (V says so); nothing is written when nothing changes. false with a sentence
 * when it could not be written: the file changed on the disk meanwhile, belongs to the program, cannot be written. */
bool editing_put(struct editing *e, size_t item, enum lang lang, const char *text, struct editing_verdict *v, struct error *err);

/* Takes the last put back, or does it again. *ITEM and *LANG tell where. false with a sentence: nothing to undo, or it cannot be written. */
bool editing_undo(struct editing *e, bool redo, size_t *item, enum lang *lang, struct error *err);

/* Reads the files again where one of them changed on the disk; true then. */
bool editing_refresh(struct editing *e);

#endif
