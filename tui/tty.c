/* Modes, size, reads and writes of the terminal; standard error held back; the terminal given back on a fault.
 * A person's shell must find everything as it was, whatever happens here. No curses. */
#include "tui/tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/memory.h"

/* The last four only until the loop follows them in its own way. */
static const int faults[] = {SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTERM, SIGHUP, SIGINT, SIGQUIT};

/* What a signal handler needs must be reachable from it: the only state of this file. */
static struct {
	bool started, written;
	struct termios before;
	int real_stderr, held; /* -1: standard error is left alone */
	char *restore;
	size_t restore_len;
} tty = {.real_stderr = -1, .held = -1};

static bool same_device(int a, int b)
{
	struct stat one, other;

	return fstat(a, &one) == 0 && fstat(b, &other) == 0 && one.st_rdev == other.st_rdev;
}

/* A library's warning would scribble over the screen: it waits until the end. */
static void hold_errors(void)
{
	if (!isatty(STDERR_FILENO) || !same_device(STDERR_FILENO, STDOUT_FILENO))
		return;
	tty.held = memfd_create("held", MFD_CLOEXEC);
	tty.real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (tty.held < 0 || tty.real_stderr < 0 || dup2(tty.held, STDERR_FILENO) < 0) {
		close(tty.held);
		close(tty.real_stderr);
		tty.held = tty.real_stderr = -1;
	}
}

/* Async-signal-safe. */
static void release_errors(void)
{
	char bytes[512];
	off_t at = 0;
	ssize_t n;

	if (tty.held < 0)
		return;
	dup2(tty.real_stderr, STDERR_FILENO);
	while ((n = pread(tty.held, bytes, sizeof(bytes), at)) > 0) {
		if (write(STDERR_FILENO, bytes, (size_t)n) < 0)
			break;
		at += n;
	}
	close(tty.held);
	close(tty.real_stderr);
	tty.held = tty.real_stderr = -1;
}

static void on_fault(int signal_number)
{
	if (tty.written && tty.restore_len > 0 && write(STDOUT_FILENO, tty.restore, tty.restore_len) < 0)
		errno = 0; /* nothing is left to try */
	tcsetattr(STDIN_FILENO, TCSANOW, &tty.before);
	release_errors();
	raise(signal_number); /* SA_RESETHAND: what it does by itself */
}

/* Takes only the signals nobody else handles (a sanitizer does). */
static void catch_faults(bool on)
{
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		struct sigaction now,
			mine = {.sa_handler = on ? on_fault : SIG_DFL, .sa_flags = on ? (int)SA_RESETHAND : 0};
		void (*expected)(int) = on ? SIG_DFL : on_fault;

		if (sigaction(faults[i], NULL, &now) == 0 && !(now.sa_flags & SA_SIGINFO) && now.sa_handler == expected)
			sigaction(faults[i], &mine, NULL);
	}
}

bool tty_start(struct error *err)
{
	struct termios raw;
	int flags;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(
			err, _("This needs a terminal on standard input and output; over SSH, connect with `ssh -t`. --linear needs none."));
	if (tcgetattr(STDIN_FILENO, &tty.before) != 0)
		return error_set(err, _("The modes of the terminal cannot be read: %s."), strerror(errno));
	raw = tty.before;
	cfmakeraw(&raw);
	raw.c_cc[VMIN] = 0;
	raw.c_cc[VTIME] = 0;
	if (tcsetattr(STDIN_FILENO, TCSANOW, &raw) != 0)
		return error_set(err, _("The modes of the terminal cannot be set: %s."), strerror(errno));
	flags = fcntl(STDOUT_FILENO, F_GETFL);
	if (flags >= 0 && (flags & O_NONBLOCK))
		fcntl(STDOUT_FILENO, F_SETFL, flags & ~O_NONBLOCK);
	hold_errors();
	tty.started = true;
	return true;
}

void tty_stop(void)
{
	if (!tty.started)
		return;
	catch_faults(false);
	tcsetattr(STDIN_FILENO, TCSANOW, &tty.before);
	release_errors();
	free(tty.restore);
	tty.restore = NULL;
	tty.restore_len = 0;
	tty.started = tty.written = false;
}

bool tty_size(int *height, int *width)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	*height = size.ws_row;
	*width = size.ws_col;
	return true;
}

char tty_erase(void)
{
	return (char)tty.before.c_cc[VERASE];
}

bool tty_write(const void *bytes, size_t len)
{
	const char *at = bytes;

	tty.written = true;
	while (len > 0) {
		ssize_t n = write(STDOUT_FILENO, at, len);

		if (n < 0 && errno == EAGAIN) {
			struct pollfd room = {.fd = STDOUT_FILENO, .events = POLLOUT};

			poll(&room, 1, -1);
		} else if (n < 0 && errno != EINTR) {
			return false;
		} else if (n > 0) {
			at += n;
			len -= (size_t)n;
		}
	}
	return true;
}

size_t tty_read(char *bytes, size_t size)
{
	ssize_t n;

	do
		n = read(STDIN_FILENO, bytes, size);
	while (n < 0 && errno == EINTR);
	return n > 0 ? (size_t)n : 0;
}

void tty_on_fault(const void *bytes, size_t len)
{
	char *copy = xstrndup(bytes, len);

	free(tty.restore);
	tty.restore = copy;
	tty.restore_len = len;
	catch_faults(true);
}
