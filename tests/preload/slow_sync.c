/* Loaded with LD_PRELOAD: every fsync() and fdatasync() takes SLOW_SYNC_MS milliseconds longer.
 * A slow disk without one: the echo of a key must not feel it. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
#include <sys/syscall.h>

static void wait_a_while(void)
{
	const char *text = getenv("SLOW_SYNC_MS");
	long ms = text ? strtol(text, NULL, 10) : 0;
	struct timespec left = { .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 };

	while (ms > 0 && nanosleep(&left, &left) != 0)
		;
}

int fsync(int fd)
{
	wait_a_while();
	return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	wait_a_while();
	return (int)syscall(SYS_fdatasync, fd);
}
