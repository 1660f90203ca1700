/* What sshd has to be told about the account: the block of its configuration, and what `sshd -T` should then say. */
#ifndef ACCESS_BLOCK_H
#define ACCESS_BLOCK_H

#include <stddef.h>

#include "access/site.h"
#include "base/memory.h"

struct access_directive {
	const char *name;  /* as in the file; sshd -T writes it in small letters */
	const char *value; /* NULL: the path of the keys */
	const char *said;  /* what sshd -T says for it; NULL: the same */
	const char *why;   /* N_(): what goes wrong without */
};
extern const struct access_directive access_directives[]; /* ends with a NULL name */

/* `Match User ACCOUNT` and its lines; caller frees. */
char *access_block(const struct access_site *s, const char *account);

#endif
