/* The pre-lexer in front of libconfig: reads the text as libconfig's lexer would and says precisely what is wrong
 * (platform.md, section 1), so that libconfig only ever sees a text it can read: UTF-8, no NUL, no BOM, everything closed, no @include,
 * numbers that fit, bounded sizes and depth. It knows the syntax, not what a scenario or an option means. */
#ifndef CONFIG_GUARD_H
#define CONFIG_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "config/diagnostic.h"

enum {
	GUARD_MAX_BYTES = 4 << 20,
	GUARD_MAX_STRING = 64 << 10,
	GUARD_MAX_NAME = 64,
	GUARD_MAX_DEPTH = 32,
	GUARD_MAX_SETTINGS = 20000,
};

/* No span: the text itself, or none before. */
#define GUARD_NONE UINT32_MAX

/* One value of the text: where its name and its value stand. In the order of the text. Small: there are thousands, and
 * a screen waits for them. */
struct guard_span {
	uint32_t parent;         /* index of the enclosing setting's span, or GUARD_NONE at the root */
	uint32_t before;         /* index of its parent's child before this one, or GUARD_NONE */
	uint32_t index;          /* place among its parent's children, from 0 */
	uint32_t start, end;     /* bytes of the value */
	uint32_t children;       /* of a group, list or array; their spans follow this one */
	uint32_t within;         /* how many spans follow that are inside it, children of children included */
	uint32_t scalar;         /* of a number or boolean: for light.h */
	const char *name;        /* into the source; NULL for an element of a list or array */
	uint32_t name_len;
	char begins;             /* its first byte: { ( [ " or that of a number or boolean */
	int line, column;        /* of the name, or of the value where there is no name */
	int value_line, value_column;
};

struct guard {
	struct guard_span *spans; /* owned */
	size_t count;
};

/* The span after this one and what is inside it: its parent's next child, if there is one. */
static inline const struct guard_span *guard_next(const struct guard_span *span)
{
	return span + 1 + span->within;
}

static inline bool guard_scalar(const struct guard_span *span)
{
	return span->begins != '{' && span->begins != '(' && span->begins != '[' && span->begins != '"';
}

/* Reads LEN bytes; every fault goes to D (all in one run as far as they can be told apart).
 * Returns true when there was no error; G then holds the spans. Free with guard_clear() in any case. */
bool guard_check(const char *text, size_t len, struct guard *g, struct diagnostics *d);
void guard_clear(struct guard *g);

#endif
