/* A child that is nobody special, and its answer through a pipe. */
#include "access/account.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/i18n.h"

static bool become_owner(const char *folder)
{
	struct stat st;

	if (geteuid() != 0)
		return true;
	if (stat(folder, &st) != 0)
		return false;
	return st.st_uid == 0 || (setgroups(0, NULL) == 0 && setgid(st.st_gid) == 0 && setuid(st.st_uid) == 0);
}

static void send_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno != EINTR)
			return;
		bytes += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
}

_Noreturn static void child(int fd, const char *folder, account_work *work, void *context)
{
	struct buf out = {0};
	struct error err = {0};
	bool done = become_owner(folder) ? work(context, &out, &err) : error_set(&err, _("the rights of root cannot be given away: %s"), strerror(errno));

	send_all(fd, done ? "+" : "-", 1);
	if (done)
		send_all(fd, buf_str(&out), out.len);
	else
		send_all(fd, err.text ? err.text : "", err.text ? strlen(err.text) : 0);
	_exit(0);
}

bool account_run(const char *folder, account_work *work, void *context, struct buf *out, struct error *err)
{
	struct buf got = {0};
	int fds[2];
	ssize_t n;
	pid_t pid;
	bool done;

	if (pipe2(fds, O_CLOEXEC) != 0 || (pid = fork()) < 0)
		return error_set(err, _("no process can be started: %s"), strerror(errno));
	if (pid == 0)
		child(fds[1], folder, work, context);
	close(fds[1]);
	while ((n = read(fds[0], buf_more(&got, 4096), 4096)) > 0 || (n < 0 && errno == EINTR))
		got.len += n > 0 ? (size_t)n : 0;
	buf_text(&got, "");
	close(fds[0]);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	done = got.len > 0 && got.data[0] == '+';
	if (done && out)
		buf_add(out, got.data + 1, got.len - 1);
	if (!done)
		error_set(err, "%s", got.len > 1 ? got.data + 1 : _("the process that opens the session ended before it answered"));
	buf_clear(&got);
	return done;
}

bool account_give(const char *folder, const char *path, bool *given, struct error *err)
{
	struct stat owner, st;
	int fd;
	bool done;

	*given = false;
	if (geteuid() != 0 || stat(folder, &owner) != 0 || owner.st_uid == 0)
		return true;
	fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	done = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink == 1;
	if (done && st.st_uid == 0) { /* nobody else's is given away */
		done = fchown(fd, owner.st_uid, owner.st_gid) == 0;
		*given = done;
	}
	if (!done)
		error_set(err, _("the session cannot be given to the account that serves it: %s"), strerror(errno));
	if (fd >= 0)
		close(fd);
	return done;
}
