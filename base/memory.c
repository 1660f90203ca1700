/* Memory that is there or ends the program, growing byte strings, arenas.
 * Knows nothing of what is kept in it. */
#include "base/memory.h"

#include <malloc.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/i18n.h"

enum { ARENA_FIRST = 4096, ARENA_LARGEST = 256 * 1024 };

void memory_gone(void)
{
	die("%s", _("there is no memory left; what was shown as saved is safe in the session file"));
}

void memory_ready(size_t bytes)
{
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
	const uintptr_t page = 4096;
	mallopt(M_TOP_PAD, (int)bytes);
	mallopt(M_TRIM_THRESHOLD, (int)bytes * 2); /* it isn't given back */
	mallopt(M_MMAP_THRESHOLD, (int)bytes * 2);
	char *room = malloc(bytes);
	if (room) {
		uintptr_t from = ((uintptr_t)room + page - 1) & ~(page - 1), to = ((uintptr_t)room + bytes) & ~(page - 1);
		if (from < to)
			madvise((void *)from, to - from, MADV_POPULATE_WRITE); /* an old kernel refuses: so be it */
	}
	free(room);
#else
	(void)bytes;
#endif
}

void *xcalloc(size_t count, size_t size)
{
	void *p = calloc(count > 0 ? count : 1, size > 0 ? size : 1);

	if (p == NULL)
		memory_gone();
	return p;
}

void *xrealloc(void *old, size_t count, size_t size)
{
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(count, size, &bytes))
		memory_gone();
	p = realloc(old, bytes > 0 ? bytes : 1);
	if (p == NULL)
		memory_gone();
	return p;
}

char *xstrdup(const char *text)
{
	return text != NULL ? xstrndup(text, strlen(text)) : NULL;
}

char *xstrndup(const char *text, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		memory_gone();
	copy = xrealloc(NULL, len + 1, 1);
	if (len > 0)
		memcpy(copy, text, len);
	copy[len] = '\0';
	return copy;
}

char *xasprintf(const char *fmt, ...)
{
	char *text = NULL;
	va_list args;
	int len;

	va_start(args, fmt);
	len = vasprintf(&text, fmt, args);
	va_end(args);
	if (len < 0)
		memory_gone();
	return text;
}

void replace(char **text, const char *value)
{
	char *copy = xstrdup(value);

	free(*text);
	*text = copy;
}

/* Makes room for LEN more bytes and a NUL. */
static void buf_room(struct buf *b, size_t len)
{
	size_t need;

	if (len > SIZE_MAX / 2 - 1 - b->len)
		memory_gone();
	need = b->len + len + 1;
	if (need <= b->cap)
		return;
	b->cap = b->cap * 2 > need ? b->cap * 2 : need;
	if (b->cap < 32)
		b->cap = 32;
	b->data = xrealloc(b->data, b->cap, 1);
}

void buf_add(struct buf *b, const void *bytes, size_t len)
{
	buf_room(b, len);
	if (len > 0)
		memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_text(struct buf *b, const char *text)
{
	buf_add(b, text, strlen(text));
}

void buf_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args;
	va_list again;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len < 0)
		memory_gone();
	buf_room(b, (size_t)len);
	vsnprintf(b->data + b->len, (size_t)len + 1, fmt, again);
	va_end(again);
	b->len += (size_t)len;
}

char *buf_more(struct buf *b, size_t len)
{
	buf_room(b, len);
	return b->data + b->len;
}

void buf_drop(struct buf *b, size_t len)
{
	if (len > b->len)
		len = b->len;
	if (len == 0)
		return;
	memmove(b->data, b->data + len, b->len - len + 1);
	b->len -= len;
}

const char *buf_str(const struct buf *b)
{
	return b->data != NULL ? b->data : "";
}

char *buf_take(struct buf *b)
{
	char *data = b->data != NULL ? b->data : xstrdup("");

	*b = (struct buf){0};
	return data;
}

void buf_clear(struct buf *b)
{
	free(b->data);
	*b = (struct buf){0};
}

struct block {
	struct block *next;
	alignas(max_align_t) unsigned char bytes[];
};

struct arena {
	struct block *blocks;
	unsigned char *at;
	size_t left;
	size_t size; /* of the next block */
};

struct arena *arena_new(void)
{
	struct arena *a = xcalloc(1, sizeof *a);

	a->size = ARENA_FIRST;
	return a;
}

static unsigned char *arena_block(struct arena *a, size_t size)
{
	struct block *block;

	if (size > SIZE_MAX - sizeof *block)
		memory_gone();
	block = xcalloc(1, sizeof *block + size);
	block->next = a->blocks;
	a->blocks = block;
	return block->bytes;
}

void *arena_alloc(struct arena *a, size_t size)
{
	const size_t unit = alignof(max_align_t);
	unsigned char *p;

	if (size > SIZE_MAX - unit)
		memory_gone();
	size = size > 0 ? (size + unit - 1) / unit * unit : unit;
	if (size > a->left) {
		if (size > a->size / 2)
			return arena_block(a, size); /* a block of its own: the current one keeps its rest */
		a->at = arena_block(a, a->size);
		a->left = a->size;
		if (a->size < ARENA_LARGEST)
			a->size *= 2;
	}
	p = a->at;
	a->at += size;
	a->left -= size;
	return p;
}

char *arena_strdup(struct arena *a, const char *text)
{
	return text != NULL ? arena_strndup(a, text, strlen(text)) : NULL;
}

char *arena_strndup(struct arena *a, const char *text, size_t len)
{
	char *copy;

	if (len == SIZE_MAX)
		memory_gone();
	copy = arena_alloc(a, len + 1);
	if (len > 0)
		memcpy(copy, text, len);
	return copy;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args;
	va_list again;
	char *text;
	int len;

	va_start(args, fmt);
	va_copy(again, args);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	if (len < 0)
		memory_gone();
	text = arena_alloc(a, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, fmt, again);
	va_end(again);
	return text;
}

void arena_free(struct arena *a)
{
	struct block *block;

	if (a == NULL)
		return;
	while ((block = a->blocks) != NULL) {
		a->blocks = block->next;
		free(block);
	}
	free(a);
}
