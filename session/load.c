/* Reading a person's file whole. Knows nothing of what is in it. */
#include "session/load.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"

static char *read_all(int fd, size_t size, size_t *len)
{
	char *text = xcalloc(size + 1, 1);
	ssize_t got = 1;
	for (*len = 0; *len < size && got > 0; *len += got > 0 ? (size_t)got : 0)
		got = read(fd, text + *len, size - *len);
	if (got >= 0)
		return text;
	free(text);
	return NULL;
}

char *load_whole(const char *path, const char *shown, long long most, const char *too_large, size_t *len,
                 struct error *err)
{
	struct stat st;
	char *text = NULL;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 || fstat(fd, &st) != 0)
		error_set(err, "%s: %s", shown, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		error_set(err, _("%s is not a regular file"), shown);
	else if (st.st_size > most)
		error_set(err, "%s", too_large);
	else if (!(text = read_all(fd, (size_t)st.st_size, len)))
		error_set(err, "%s: %s", shown, strerror(errno));
	if (fd >= 0)
		close(fd);
	return text;
}
