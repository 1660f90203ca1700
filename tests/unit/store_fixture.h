/* What the tests of the store share: a session file in a folder of its own, short ways to say a change, and the file seen from outside. */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "session/session.h"

struct store {
	char folder[64];
	char *path; /* of the session file */
	struct session *s; /* open for writing */
	int64_t now; /* what the next change is dated; grows */
};

struct store store_new(
	void); /* a session with five enterprises: `Jardins`, `Phare`, `Łódka`, `Zorg "Ons"`, `Énergie` */
void store_free(struct store *f);
void store_reopen(struct store *f);
struct session_new store_new_session(const struct enterprise_list *list);
struct enterprise_list store_enterprises(void); /* borrowed texts */

/* A path in the folder; caller frees. */
char *store_path(const struct store *f, const char *name);
void store_put_file(const char *path, const void *bytes, size_t len);
char *store_read_file(const char *path, size_t *len);

struct target store_answer(const char *field, int64_t enterprise);
struct target store_cell(const char *field, int64_t enterprise, const char *row, const char *column);
struct target store_note(const char *id, const char *column);

/* One change in a transaction of its own; its revision. */
int64_t store_set(struct store *f, const char *author, struct target t, enum value_type type, const char *value);
void store_draft(struct store *f, const char *author, struct target t, const char *text);
/* One undo or redo in a transaction of its own. */
struct undo_result store_undo(struct store *f, const char *author, bool redo, bool force);
/* The value in the file; "(absent)" for none. Valid until the next call. */
const char *store_value(struct store *f, struct target t);

/* The export; caller frees. */
char *store_export(struct session *s, int64_t enterprise);
/* The first column of the first row of SQL with :json bound to JSON; caller frees. */
char *store_json(const char *json, const char *sql);

/* Runs SQL on the file through another, bare connection, as somebody with an SQL tool would. */
void store_bare(const char *path, const char *sql);
/* The first column of the first row of SQL there; caller frees. */
char *store_bare_text(const char *path, const char *sql);

/* The snapshot as lines `kind meeting/step/field/enterprise/row/column=value`; caller frees. *TROUBLE as session_snapshot gives it. */
char *store_snapshot(struct session *s, char **trouble);
/* What came after SINCE, likewise. */
char *store_since(struct session *s, int64_t since);

/* Runs WORK in a process of its own without any privilege; 0: it returned true. */
int store_as_nobody(bool (*work)(void *context), void *context);

#endif
