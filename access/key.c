/* Reads a public key: its line, the base64 in it, and what that is made of (RFC 4253, 6.6). */
#include "access/key.h"

#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

static const struct key_type {
	const char *name;
	int parts;   /* strings it is made of, its name among them */
	int key;     /* which of them is the key itself */
	size_t size; /* its bytes */
	bool number; /* at least as many, without the zeros before them */
} types[] = {
	{"ssh-ed25519", 2, 1, 32, false},
	{"ecdsa-sha2-nistp256", 3, 2, 65, false},
	{"ecdsa-sha2-nistp384", 3, 2, 97, false},
	{"ecdsa-sha2-nistp521", 3, 2, 133, false},
	{"ssh-rsa", 3, 2, 256, true}, /* 2048 bits */
	{"sk-ssh-ed25519@openssh.com", 3, 1, 32, false},
	{"sk-ecdsa-sha2-nistp256@openssh.com", 4, 2, 65, false},
};

enum { KEY_TEXT_MOST = 16384 };

void access_key_clear(struct access_key *k)
{
	free(k->type);
	free(k->blob);
	free(k->comment);
	free(k->fingerprint);
	*k = (struct access_key){0};
}

static const struct key_type *type_of(const char *word, size_t len)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++)
		if (strlen(types[i].name) == len && memcmp(types[i].name, word, len) == 0)
			return &types[i];
	return NULL;
}

/* Caller frees; NULL: that is no base64. */
static uint8_t *decode(const char *text, size_t len, size_t *size)
{
	struct base64_decode_ctx ctx;
	uint8_t *out = xcalloc(BASE64_DECODE_LENGTH(len) + 1, 1);

	base64_decode_init(&ctx);
	*size = 0;
	if (len % 4 == 0 && base64_decode_update(&ctx, size, out, len, text) && base64_decode_final(&ctx))
		return out;
	free(out);
	return NULL;
}

/* Is it made as its type says, to the last byte? *WEAK: but the key is too short. */
static bool well_made(const struct key_type *type, const uint8_t *bytes, size_t size, bool *weak)
{
	size_t at = 0;
	int part = 0;

	*weak = false;
	for (; at < size; part++) {
		size_t len;

		if (size - at < 4)
			return false;
		len = (size_t)bytes[at] << 24 | (size_t)bytes[at + 1] << 16 | (size_t)bytes[at + 2] << 8 | bytes[at + 3];
		at += 4;
		if (len > size - at || (part == 0 && (len != strlen(type->name) || memcmp(bytes + at, type->name, len) != 0)))
			return false;
		if (part == type->key && !type->number && len != type->size)
			return false;
		if (part == type->key)
			*weak = len < type->size + (type->number && bytes[at] == 0);
		at += len;
	}
	return part == type->parts;
}

static char *fingerprint(const uint8_t *bytes, size_t size)
{
	struct sha256_ctx sha;
	uint8_t digest[SHA256_DIGEST_SIZE];
	char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1];

	sha256_init(&sha);
	sha256_update(&sha, size, bytes);
	sha256_digest(&sha, sizeof(digest), digest);
	base64_encode_raw(text, sizeof(digest), digest);
	text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE)] = '\0';
	text[strcspn(text, "=")] = '\0';
	return xasprintf("SHA256:%s", text);
}

static size_t blanks(const char *line, size_t len, size_t at)
{
	while (at < len && (line[at] == ' ' || line[at] == '\t'))
		at++;
	return at;
}

static size_t word_end(const char *line, size_t len, size_t at)
{
	while (at < len && line[at] != ' ' && line[at] != '\t')
		at++;
	return at;
}

static bool wrong_type(const char *line, size_t end, size_t len, struct error *err)
{
	char *shown;

	if (len >= 11 && memcmp(line, "-----BEGIN ", 11) == 0)
		return error_set(err, _("this is not a public key: the other half is in the file that ends in .pub; this one never leaves its owner's computer"));
	if (end < 60 && len > 6 && (memcmp(line, "ssh-", 4) == 0 || memcmp(line, "ecdsa-", 6) == 0)) {
		shown = text_filter(line, end, false);
		error_set(err, _("keys of the type %s are not taken: ask for an ed25519 key (`ssh-keygen -t ed25519`)"), shown);
		free(shown);
		return false;
	}
	return error_set(err, _("this is not a public key: one line, `ssh-ed25519 AAAA... comment`, with nothing before it"));
}

bool access_key_parse(struct access_key *k, const char *line, size_t len, struct error *err)
{
	size_t type_end, blob, blob_end, comment, size;
	const struct key_type *type;
	uint8_t *bytes;
	bool weak = false, good;

	*k = (struct access_key){0};
	while (len > 0 && strchr(" \t\r", line[len - 1]) && line[len - 1])
		len--;
	type_end = word_end(line, len, 0);
	type = type_of(line, type_end);
	if (!type)
		return wrong_type(line, type_end, len, err);
	blob = blanks(line, len, type_end);
	blob_end = word_end(line, len, blob);
	comment = blanks(line, len, blob_end);
	bytes = decode(line + blob, blob_end - blob, &size);
	good = bytes && well_made(type, bytes, size, &weak);
	if (good && !weak) {
		k->type = xstrdup(type->name);
		k->blob = xstrndup(line + blob, blob_end - blob);
		k->comment = text_filter(line + comment, len - comment, false);
		k->fingerprint = fingerprint(bytes, size);
	}
	free(bytes);
	if (good && weak)
		return error_set(err, _("this key is too short to be trusted: ask for an ed25519 key (`ssh-keygen -t ed25519`)"));
	return good || error_set(err, _("this key is damaged: a part is missing or was changed on the way; ask for the .pub file again"));
}

bool access_key_read(struct access_key *k, const char *text, size_t len, struct error *err)
{
	const char *line = NULL, *end = text + len, *next;
	size_t line_len = 0;

	*k = (struct access_key){0};
	if (len > KEY_TEXT_MOST || memchr(text, '\0', len))
		return error_set(err, _("this is not a public key: one line, `ssh-ed25519 AAAA... comment`, with nothing before it"));
	for (const char *at = text; at < end; at = next) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));

		next = stop ? stop + 1 : end;
		stop = stop ? stop : end;
		at += blanks(at, (size_t)(stop - at), 0);
		if (at == stop || *at == '#' || (*at == '\r' && at + 1 == stop))
			continue;
		if (line && *line != '-')
			return error_set(err, _("there is more than one line here: one key at a time"));
		line = line ? line : at;
		line_len = line == at ? (size_t)(stop - at) : line_len;
	}
	if (!line)
		return error_set(err, _("there is no key here"));
	return access_key_parse(k, line, line_len, err);
}
