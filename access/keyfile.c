/* Reads the file of keys line by line, and writes it again. */
#include "access/keyfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

static const char begins[] = "# filrouge: begin (written by `filrouge access`)", ends[] = "# filrouge: end";
static const char options[] = "restrict,pty,command=\"";

enum { FILE_MOST = 8 << 20, NAME_SHOWN = 200 };

static void line_clear(struct access_line *l)
{
	free(l->text);
	free(l->launcher);
	access_role_clear(&l->role);
	access_key_clear(&l->key);
	*l = (struct access_line){0};
}

void access_keys_clear(struct access_keys *k)
{
	for (size_t i = 0; i < k->count; i++)
		line_clear(&k->lines[i]);
	free(k->lines);
	free(k->path);
	*k = (struct access_keys){0};
}

/* A line as we write it, and exactly so. */
static bool read_ours(struct access_line *l)
{
	const char *command = l->text + sizeof(options) - 1, *quote;
	char **words = NULL, *text;
	size_t count = 0;
	bool good;

	if (strncmp(l->text, options, sizeof(options) - 1) != 0 || !(quote = strchr(command, '"')) || quote[1] != ' ')
		return false;
	text = xstrndup(command, (size_t)(quote - command));
	good = access_words(text, &words, &count) && count >= 2 && words[0][0] == '/' && access_role_parse(&l->role, count - 1, words + 1, NULL) &&
	       access_key_parse(&l->key, quote + 2, strlen(quote + 2), NULL);
	if (good)
		l->launcher = xstrdup(words[0]);
	access_words_free(words, count);
	free(text);
	return good;
}

static struct access_line *line_at(struct access_keys *k, size_t at, const char *text, size_t len, enum access_line_kind kind)
{
	k->lines = xrealloc(k->lines, k->count + 1, sizeof(*k->lines));
	memmove(k->lines + at + 1, k->lines + at, (k->count - at) * sizeof(*k->lines));
	k->count++;
	k->lines[at] = (struct access_line){.text = xstrndup(text, len), .kind = kind};
	return &k->lines[at];
}

/* What FD holds; false: errno says why not. */
static bool read_whole(int fd, struct buf *b)
{
	ssize_t n;

	do {
		n = read(fd, buf_more(b, 65536), 65536);
		b->len += n > 0 ? (size_t)n : 0;
		errno = b->len > FILE_MOST ? EFBIG : errno;
	} while ((n > 0 || (n < 0 && errno == EINTR)) && b->len <= FILE_MOST);
	buf_text(b, "");
	return n == 0;
}

static bool fail_errno(const char *fmt, const char *path, struct error *err)
{
	int why = errno;
	char *shown = text_filter(path, strlen(path), false);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	error_set(err, fmt, shown, strerror(why));
#pragma GCC diagnostic pop
	free(shown);
	return false;
}

static bool split(struct access_keys *k, const char *text, size_t len, struct error *err)
{
	bool inside = false, seen = false;

	k->newline = len == 0 || text[len - 1] == '\n';
	for (size_t at = 0; at < len;) {
		const char *stop = memchr(text + at, '\n', len - at);
		size_t size = stop ? (size_t)(stop - text) - at : len - at;
		struct access_line *l = line_at(k, k->count, text + at, size, LINE_OUTSIDE);
		bool begin = strcmp(l->text, begins) == 0, end = strcmp(l->text, ends) == 0;

		if (memchr(text + at, '\0', size) || (begin && seen) || (end && !inside))
			return error_set(err, _("line %zu: the marks around filrouge's keys are not a pair: put them right by hand"), k->count);
		if (begin || end)
			l->kind = LINE_MARKER;
		else if (inside && size > 0)
			l->kind = read_ours(l) ? LINE_OURS : LINE_STRANGE;
		inside = (inside || begin) && !end;
		seen |= begin;
		at += size + 1;
	}
	return !inside || error_set(err, _("the mark after filrouge's keys is missing: put it back, a line that says %s"), ends);
}

bool access_keys_read(struct access_keys *k, const char *path, struct error *err)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct buf b = {0};
	struct stat st;
	bool done;

	*k = (struct access_keys){.path = xstrdup(path), .there = fd >= 0, .newline = true};
	if (fd < 0 && errno == ENOENT)
		return true;
	if (fd >= 0 && fstat(fd, &st) == 0 && !S_ISREG(st.st_mode)) {
		close(fd);
		errno = EINVAL;
		fail_errno(_("%s cannot be read: %s"), path, err);
		access_keys_clear(k);
		return false;
	}
	done = fd >= 0 && read_whole(fd, &b);
	if (!done)
		fail_errno(_("%s cannot be read: %s"), path, err);
	if (fd >= 0)
		close(fd);
	if (done && !(done = split(k, b.data, b.len, err)))
		error_prefix(err, path);
	buf_clear(&b);
	if (!done)
		access_keys_clear(k);
	return done;
}

static bool same_key(const struct access_key *a, const struct access_key *b)
{
	return strcmp(a->fingerprint, b->fingerprint) == 0;
}

struct access_line *access_keys_find(struct access_keys *k, const struct access_key *key)
{
	for (size_t i = 0; i < k->count; i++)
		if (k->lines[i].kind == LINE_OURS && same_key(&k->lines[i].key, key))
			return &k->lines[i];
	return NULL;
}

static char *line_text(const char *launcher, const struct access_role *role, const struct access_key *key, const char *name)
{
	char *words = access_role_words(role), *shown = text_filter(name, strlen(name), false);
	char *text = xasprintf("%s%s %s\" %s %s %.*s", options, launcher, words, key->type, key->blob, (int)text_fit(shown, strlen(shown), NAME_SHOWN), shown);

	free(words);
	free(shown);
	return text;
}

/* The line becomes what TEXT says. */
static void line_become(struct access_line *l, char *text)
{
	line_clear(l);
	l->text = text;
	l->kind = read_ours(l) ? LINE_OURS : LINE_STRANGE;
}

/* A facilitator who is in already gets one more session. */
static bool extend(struct access_line *l, const char *launcher, const struct access_role *role, struct error *err)
{
	struct access_role more = {0};
	char *words = access_role_words(&l->role), *wanted, **list;
	size_t count;
	bool done;

	if (l->role.kind != ACCESS_FACILITATOR || role->kind != ACCESS_FACILITATOR || strcmp(l->role.person, role->person) != 0 ||
	    access_role_bound(&l->role, role->sessions[0])) {
		error_set(err, _("this key lets somebody in already, as `%s`: one key is one person in one role"), words);
		free(words);
		return false;
	}
	wanted = xasprintf("%s %s", words, role->sessions[0]);
	done = access_words(wanted, &list, &count) && access_role_parse(&more, count, list, err);
	if (done) {
		free(more.language);
		more.language = xstrdup(role->language);
		struct access_key key = l->key;

		line_become(l, line_text(launcher, &more, &key, l->key.comment));
	}
	access_words_free(list, count);
	access_role_clear(&more);
	free(wanted);
	free(words);
	return done;
}

bool access_keys_add(struct access_keys *k, const char *launcher, const struct access_role *role, const struct access_key *key, const char *name,
                     struct error *err)
{
	struct access_line *there = access_keys_find(k, key);
	size_t at = k->count;

	if (there)
		return extend(there, launcher, role, err);
	for (size_t i = 0; i < k->count; i++)
		if (k->lines[i].kind != LINE_OURS && strstr(k->lines[i].text, key->blob))
			return error_set(err, _("this key stands in line %zu of the file already, outside what filrouge writes: take that line out first"), i + 1);
	while (at > 0 && !(k->lines[at - 1].kind == LINE_MARKER && strcmp(k->lines[at - 1].text, ends) == 0))
		at--;
	if (at == 0) {
		line_at(k, k->count, begins, sizeof(begins) - 1, LINE_MARKER);
		line_at(k, k->count, ends, sizeof(ends) - 1, LINE_MARKER);
		k->newline = true;
		at = k->count;
	}
	line_become(line_at(k, at - 1, "", 0, LINE_OURS), line_text(launcher, role, key, name));
	return k->lines[at - 1].kind == LINE_OURS || error_set(err, _("the launcher %s cannot stand in a line of keys"), launcher);
}

void access_keys_remove(struct access_keys *k, struct access_line *l)
{
	size_t at = (size_t)(l - k->lines);

	line_clear(l);
	memmove(l, l + 1, (k->count - at - 1) * sizeof(*l));
	k->count--;
}

int access_keys_lock(const char *path, struct error *err)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash ? xstrndup(path, slash == path ? 1 : (size_t)(slash - path)) : xstrdup(".");
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0 || flock(fd, LOCK_EX) != 0) {
		fail_errno("%s: %s", folder, err);
		if (fd >= 0)
			close(fd);
		fd = -1;
	}
	free(folder);
	return fd;
}

bool access_keys_write(const struct access_keys *k, struct error *err)
{
	struct buf b = {0};
	bool done;

	for (size_t i = 0; i < k->count; i++) {
		buf_text(&b, k->lines[i].text);
		if (i + 1 < k->count || k->newline)
			buf_char(&b, '\n');
	}
	done = file_replace(k->path, buf_str(&b), b.len, 0644, err);
	buf_clear(&b);
	return done;
}

/* The type of a key as a word of its own, and a command="..." before it. */
int access_line_lets_in(const char *text)
{
	static const char *const words[] = {"ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"};
	const char *at = text + strspn(text, " \t"), *key = NULL;
	bool quoted = false;

	if (*at == '#' || *at == '\0')
		return 0;
	for (const char *c = at; *c && !key; c++) {
		quoted ^= *c == '"' && !(c > at && c[-1] == '\\');
		for (size_t i = 0; i < sizeof(words) / sizeof(*words) && !quoted; i++)
			if ((c == at || c[-1] == ' ' || c[-1] == '\t') && strncmp(c, words[i], strlen(words[i])) == 0)
				key = c;
	}
	if (!key)
		return 0;
	const char *command = strstr(at, "command=\"");

	return command && command < key ? 2 : 1;
}
