/* Memory that is there or ends the program, growing byte strings, and arenas.
 * Nothing precious lives only in memory, so running out is one sentence and exit 2. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

#include "base/error.h"

/* Ends the program as die() does. For what a library could not allocate. */
_Noreturn void memory_gone(void);

/* Asks the system for BYTES at once, that would else come page by page while somebody waits; they stay for later
 * allocations. */
void memory_ready(size_t bytes);

/* These never return NULL; sizes that overflow end the program. Free with free(). */
void *xcalloc(size_t count, size_t size);
void *xrealloc(void *old, size_t count, size_t size);
char *xstrdup(const char *text);              /* NULL gives NULL */
char *xstrndup(const char *text, size_t len); /* LEN bytes and a NUL */
char *xasprintf(const char *fmt, ...) FORMAT_PRINTF(1, 2);

/* Frees *TEXT and puts a copy of VALUE (may be NULL) there. VALUE may point into *TEXT. */
void replace(char **text, const char *value);

/* A byte string that grows. `{0}` is an empty one; data is NUL-terminated once anything was added. */
struct buf {
	char *data;
	size_t len;
	size_t cap;
};

void buf_add(struct buf *b, const void *bytes, size_t len);
void buf_text(struct buf *b, const char *text);
void buf_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) FORMAT_PRINTF(2, 3);
char *buf_more(struct buf *b, size_t len); /* room for LEN further bytes, uninitialised; the caller moves b->len */
void buf_drop(struct buf *b, size_t len); /* the first LEN bytes */
const char *buf_str(const struct buf *b); /* never NULL; valid until the next change */
char *buf_take(struct buf *b);            /* caller frees; B is empty again; never NULL */
void buf_clear(struct buf *b);            /* frees */

/* Memory freed all at once. */
struct arena;
struct arena *arena_new(void);
void *arena_alloc(struct arena *a, size_t size); /* zeroed, aligned for anything */
char *arena_strdup(struct arena *a, const char *text); /* NULL gives NULL */
char *arena_strndup(struct arena *a, const char *text, size_t len);
char *arena_printf(struct arena *a, const char *fmt, ...) FORMAT_PRINTF(2, 3);
void arena_free(struct arena *a); /* NULL is fine */

#endif
