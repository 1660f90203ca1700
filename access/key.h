/* A public key as OpenSSH writes it, `TYPE BASE64 [COMMENT]`: read strictly, and its fingerprint. Knows no file. */
#ifndef ACCESS_KEY_H
#define ACCESS_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct access_key {
	char *type, *blob;  /* "ssh-ed25519", and its base64 as given */
	char *comment;      /* what follows, "" where nothing does */
	char *fingerprint;  /* "SHA256:...", as `ssh-keygen -lf` prints it */
};
void access_key_clear(struct access_key *k);

/* LEN bytes that hold one key and nothing else but empty lines and lines that begin with #: a type of the list, base64 of what that type is
 * made of, no options before it. false with a sentence that says what it is instead. */
bool access_key_read(struct access_key *k, const char *text, size_t len, struct error *err);
/* One line, without its newline; what an authorized_keys line has after its options. */
bool access_key_parse(struct access_key *k, const char *line, size_t len, struct error *err);

#endif
