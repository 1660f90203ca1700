/* The sentence of an error, and the end of a program that cannot go on.
 * Knows nothing of terminals: whoever took one leaves a hook here. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

static void (*before_dying)(void);

/* The old sentence may be among the arguments, so it goes only after the new one is made. */
bool error_set(struct error *err, const char *fmt, ...)
{
	char *text = NULL;
	va_list args;
	int len;

	if (err == NULL)
		return false;
	va_start(args, fmt);
	len = vasprintf(&text, fmt, args);
	va_end(args);
	if (len < 0)
		memory_gone();
	free(err->text);
	err->text = text;
	return false;
}

bool error_prefix(struct error *err, const char *prefix)
{
	if (err != NULL && err->text != NULL)
		error_set(err, "%s: %s", prefix, err->text);
	return false;
}

void error_clear(struct error *err)
{
	free(err->text);
	err->text = NULL;
}

void die(const char *fmt, ...)
{
	void (*hook)(void) = before_dying;
	va_list args;

	before_dying = NULL;
	if (hook != NULL)
		hook();
	fputs("filrouge: ", stderr);
	va_start(args, fmt);
	vfprintf(stderr, fmt, args);
	va_end(args);
	fputc('\n', stderr);
	fflush(stderr);
	/* Not exit(): a forked keeper must not write what its parent had buffered. */
	_exit(2);
}

void die_hook(void (*hook)(void))
{
	before_dying = hook;
}
