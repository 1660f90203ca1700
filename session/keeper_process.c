/* A keeper as a process of its own: no terminal, no descriptor but its end of the socket, deaf to what a terminal
 * sends. Must not know what it keeps. */
#include "session/keeper.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/memory.h"
#include "session/keeper_state.h"

/* Nothing stays open but these two, above the standard ones. */
static void only(int *fd, int *bell)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), *ours[] = { fd, bell };
	for (int i = 0; i < 2; i++) {
		if (*ours[i] <= 2)
			*ours[i] = fcntl(*ours[i], F_DUPFD_CLOEXEC, 3);
		fcntl(*ours[i], F_SETFD, FD_CLOEXEC);
	}
	for (int i = 0; i <= 2 && null >= 0; i++)
		dup2(null, i);
	unsigned low = (unsigned)(*fd < *bell ? *fd : *bell), high = (unsigned)(*fd < *bell ? *bell : *fd);
	if (low > 3)
		close_range(3, low - 1, 0);
	if (high > low + 1)
		close_range(low + 1, high - 1, 0);
	close_range(high + 1, ~0U, 0);
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

_Noreturn void keeper_process(int fd, int bell, const char *path, const char *person, struct reader reader, const struct keeper_times *times)
{
	setsid();
	die_hook(NULL);
	only(&fd, &bell);
	memory_ready((size_t)300 << 10);
	_exit(keeper_serve(fd, bell, signals_start(), path, person, reader, times));
}

_Noreturn void keeper_main(int fd, int bell, const char *path, const char *person)
{
	keeper_process(fd, bell, path, person, (struct reader){ READER_FACILITATOR, "" }, &keeper_times_normal);
}
