/* As on a kernel that has neither seccomp nor Landlock: put before the C library, it refuses both to the program. */
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#define LANDLOCK_FIRST 444
#define LANDLOCK_LAST 446

int prctl(int option, ...)
{
	int (*real)(int, unsigned long, unsigned long, unsigned long, unsigned long) = dlsym(RTLD_NEXT, "prctl");
	unsigned long a[4];
	va_list ap;

	va_start(ap, option);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(ap, unsigned long);
	va_end(ap);
	if (option == PR_SET_SECCOMP) {
		errno = EINVAL;
		return -1;
	}
	return real(option, a[0], a[1], a[2], a[3]);
}

long syscall(long number, ...)
{
	long (*real)(long, long, long, long, long, long, long) = dlsym(RTLD_NEXT, "syscall");
	long a[6];
	va_list ap;

	va_start(ap, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(ap, long);
	va_end(ap);
	if (number >= LANDLOCK_FIRST && number <= LANDLOCK_LAST) {
		errno = ENOSYS;
		return -1;
	}
	return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
