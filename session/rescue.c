/* What could not be written into the session file goes into a file of its own, that only its owner may read, and
 * is announced when the session is opened again. Knows nothing of what the lines say. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "session/file.h"

/* `demo.filrouge.rescue-1a2b3c4d-`: the digits tell two sessions of the same name apart. Caller frees. */
static char *prefix_of(const char *absolute)
{
	struct sha256_ctx sha;
	uint8_t digest[4];
	const char *name = strrchr(absolute, '/');
	sha256_init(&sha);
	sha256_update(&sha, strlen(absolute), (const uint8_t *)absolute);
	sha256_digest(&sha, sizeof digest, digest);
	return xasprintf("%s.rescue-%02x%02x%02x%02x-", name ? name + 1 : absolute, digest[0], digest[1], digest[2],
	                 digest[3]);
}

char *rescue_state_folder(void)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	if (state && *state == '/')
		return xasprintf("%s/filrouge", state);
	return home && *home == '/' ? xasprintf("%s/.local/state/filrouge", home) : NULL;
}

static void make_folder(const char *path)
{
	char *copy = xstrdup(path);
	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(copy, 0700);
		*slash = '/';
	}
	mkdir(copy, 0700);
	free(copy);
}

static bool write_whole(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t put = write(fd, bytes, len);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return false;
		bytes += put;
		len -= (size_t)put;
	}
	return fsync(fd) == 0;
}

/* Into FOLDER under a new name; NULL when that cannot be. */
static char *write_in(const char *folder, const char *prefix, const char *json, size_t len)
{
	char time[CLOCK_UTC_SIZE];
	clock_utc(clock_now(), time);
	time[strcspn(time, ".Z")] = '\0';
	char *path = xasprintf("%s/%s%s-XXXXXX", folder, prefix, time);
	int fd = mkostemp(path, O_CLOEXEC); /* O_EXCL, 0600 */
	bool good = fd >= 0 && write_whole(fd, json, len);
	if (fd >= 0)
		good = close(fd) == 0 && good;
	int at = good ? open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
	if (at >= 0) {
		fsync(at);
		close(at);
	}
	if (good)
		return path;
	if (fd >= 0)
		unlink(path);
	free(path);
	return NULL;
}

/* Beside the session, the user's own, everybody's. Each is owned; NULL where there is none. */
static void places(const char *absolute, char *folders[3])
{
	folders[0] = file_folder(absolute);
	folders[1] = rescue_state_folder();
	folders[2] = xstrdup("/var/tmp");
}

bool rescue_write(const char *path, const char *json, size_t len, char **where, struct error *err)
{
	char *folders[3], *absolute = file_absolute(path, NULL);
	if (!absolute)
		absolute = xstrdup(path);
	char *prefix = prefix_of(absolute);
	places(absolute, folders);
	*where = NULL;
	for (int i = 0; i < 3; i++) {
		if (i == 1 && folders[i] && !*where)
			make_folder(folders[i]);
		if (folders[i] && !*where)
			*where = write_in(folders[i], prefix, json, len);
		free(folders[i]);
	}
	free(prefix);
	if (!*where) {
		char *shown = text_filter(absolute, strlen(absolute), false);
		error_set(err, _("what was typed last could be saved neither in %s nor beside it nor in /var/tmp"), shown);
		free(shown);
	}
	free(absolute);
	return *where;
}

/* Adds those of FOLDER whose name begins so and that are ours. */
static void look_in(const char *folder, const char *prefix, struct buf *found, size_t *count)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	struct stat st;
	while (d && (e = readdir(d))) {
		if (strncmp(e->d_name, prefix, strlen(prefix)) != 0 ||
		    fstatat(dirfd(d), e->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(st.st_mode) ||
		    st.st_uid != geteuid())
			continue;
		char *path = xasprintf("%s/%s", folder, e->d_name), *shown = text_filter(path, strlen(path), false);
		buf_printf(found, "%s%s", *count ? ", " : "", shown);
		(*count)++;
		free(shown);
		free(path);
	}
	if (d)
		closedir(d);
}

char *rescue_found(const char *path)
{
	struct buf found = {0};
	size_t count = 0;
	char *folders[3], *absolute = realpath(path, NULL), *sentence = NULL;
	if (!absolute)
		return NULL;
	char *prefix = prefix_of(absolute);
	places(absolute, folders);
	for (int i = 0; i < 3; i++) {
		bool again = i > 0 && folders[i] && strcmp(folders[i], folders[0]) == 0;
		if (i == 0) /* beside it the name says enough, also after the folder was moved */
			prefix[strlen(prefix) - 9] = '\0';
		if (folders[i] && !again)
			look_in(folders[i], prefix, &found, &count);
		if (i == 0) {
			free(prefix);
			prefix = prefix_of(absolute);
		}
	}
	for (int i = 0; i < 3; i++)
		free(folders[i]);
	if (count > 0)
		sentence = xasprintf(ngettext("%zu file holds what could not be saved here before: %s",
		                              "%zu files hold what could not be saved here before: %s", count),
		                     count, buf_str(&found));
	buf_clear(&found);
	free(prefix);
	free(absolute);
	return sentence;
}
