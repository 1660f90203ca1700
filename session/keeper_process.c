/* A keeper as a process of its own: no terminal, no descriptor but its end of the socket, deaf to what a terminal
 * sends. Must not know what it keeps. */
#include "session/keeper.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "session/keeper_state.h"

static int only_our_end(int fd)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (fd <= 2)
		fd = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	for (int i = 0; i <= 2 && null >= 0; i++)
		dup2(null, i);
	if (fd > 3)
		close_range(3, (unsigned)fd - 1, 0);
	close_range((unsigned)fd + 1, ~0U, 0);
	fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

static int signals_start(void)
{
	static const int ignored[] = { SIGHUP, SIGINT, SIGTSTP, SIGQUIT, SIGPIPE, SIGXFSZ, SIGTTIN, SIGTTOU };
	sigset_t term;
	for (size_t i = 0; i < sizeof(ignored) / sizeof(*ignored); i++)
		signal(ignored[i], SIG_IGN);
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	sigprocmask(SIG_SETMASK, &term, NULL);
	return signalfd(-1, &term, SFD_CLOEXEC | SFD_NONBLOCK);
}

_Noreturn void keeper_process(int fd, const char *path, const char *person, const struct keeper_times *times)
{
	setsid();
	die_hook(NULL);
	fd = only_our_end(fd);
	_exit(keeper_serve(fd, signals_start(), path, person, times));
}

_Noreturn void keeper_main(int fd, const char *path, const char *person)
{
	keeper_process(fd, path, person, &keeper_times_normal);
}
