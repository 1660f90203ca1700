/* What the kernel refuses once a remote face and its keeper are confined. Each attempt is made in a process of its own. */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "access/sandbox.h"
#include "folder.h"

/* Each returns 0 when it could be done, else errno. */
static int error_of(long result)
{
	return result < 0 ? errno : 0;
}

static int read_session(void) { return error_of(open("in/session", O_RDONLY)); }
static int write_session(void) { return error_of(open("in/session", O_RDWR)); }
static int make_journal(void) { return error_of(open("in/session-journal", O_RDWR | O_CREAT, 0600)); }
static int remove_journal(void) { return error_of(unlink("in/journal")); }
static int list_folder(void) { return error_of(open("in", O_RDONLY | O_DIRECTORY)); }
static int read_elsewhere(void) { return error_of(open("out", O_RDONLY)); }
static int read_passwords(void) { return error_of(open("/etc/passwd", O_RDONLY)); }
static int write_elsewhere(void) { return error_of(open("out", O_WRONLY)); }
static int make_elsewhere(void) { return error_of(open("new", O_WRONLY | O_CREAT, 0600)); }
static int truncate_elsewhere(void) { return error_of(truncate("out", 0)); }
static int read_time_zone(void) { return error_of(open("/usr/share/zoneinfo", O_RDONLY | O_DIRECTORY)); }

static int run_program(void)
{
	char name[] = "true", *const argv[] = {name, NULL}, *const envp[] = {NULL};

	execve("/bin/true", argv, envp);
	return errno;
}

static int fork_process(void)
{
	pid_t pid = fork();

	if (pid == 0)
		_exit(0);
	return error_of(pid);
}

static void *nothing(void *argument)
{
	return argument;
}

static int make_thread(void)
{
	pthread_t thread;
	int failed = pthread_create(&thread, NULL, nothing, NULL);

	if (!failed)
		pthread_join(thread, NULL);
	return failed;
}

static int make_socket(void) { return error_of(socket(AF_INET, SOCK_STREAM, 0)); }
static int make_unix_socket(void) { return error_of(socket(AF_UNIX, SOCK_STREAM, 0)); }

static int make_pair(void)
{
	int fds[2];

	return error_of(socketpair(AF_UNIX, SOCK_STREAM, 0, fds));
}

static int trace(void) { return error_of(ptrace(PTRACE_TRACEME, 0, NULL, NULL)); }

static int read_memory(void)
{
	char byte = 0;
	struct iovec v = {&byte, 1};

	return error_of(process_vm_readv(getpid(), &v, 1, &v, 1, 0));
}

static int type_into_terminal(void) { return error_of(ioctl(0, TIOCSTI, "x")); }
static int use_rings(void) { return error_of(syscall(425, 1, NULL)); }
static int signal_parent(void) { return error_of(kill(getppid(), 0)); }
static int mount_folder(void) { return error_of(syscall(SYS_mount, "in", "in", "none", 0, NULL)); }

/* Where the kernel would say something else than EPERM, the call came as far as the kernel: nothing of it is done. */
static int reached(long result)
{
	return result < 0 && errno == EPERM ? EPERM : 0;
}

static int signal_group(void) { return error_of(kill(0, 0)); }
static int signal_itself(void) { return error_of(kill(getpid(), 0)); }
static int signal_own_thread(void) { return error_of(syscall(SYS_tgkill, getpid(), getpid(), 0)); }
static int signal_thread_of_parent(void) { return error_of(syscall(SYS_tgkill, getppid(), getppid(), 0)); }
static int signal_any_thread(void) { return error_of(syscall(SYS_tkill, getppid(), 0)); }
static int queue_signal(void) { return reached(syscall(SYS_rt_sigqueueinfo, getppid(), 0, NULL)); }
static int queue_thread_signal(void) { return reached(syscall(SYS_rt_tgsigqueueinfo, getppid(), getppid(), 0, NULL)); }
static int signal_by_handle(void) { return reached(syscall(424, -1, 0, NULL, 0)); }
static int open_process(void) { return reached(syscall(434, getppid(), 0)); }
static int set_owner(void) { return reached(syscall(SYS_fcntl, -1, 8, getpid())); }
static int set_signal(void) { return reached(syscall(SYS_fcntl, -1, 10, SIGIO)); }
static int set_owner_more(void) { return reached(syscall(SYS_fcntl, -1, 15, NULL)); }
static int change_mode(void) { return reached(syscall(452, AT_FDCWD, "none", 0600, 0)); }
static int change_open_mode(void) { return reached(fchmod(-1, 0600)); }
static int change_owner(void) { return reached(lchown("none", getuid(), getgid())); }
static int change_times(void) { return reached(utimensat(AT_FDCWD, "none", NULL, 0)); }
static int set_attribute(void) { return reached(syscall(SYS_setxattr, "none", "user.x", "1", 1, 0)); }
static int set_link_attribute(void) { return reached(syscall(SYS_lsetxattr, "none", "user.x", "1", 1, 0)); }
static int set_open_attribute(void) { return reached(syscall(SYS_fsetxattr, -1, "user.x", "1", 1, 0)); }
static int remove_attribute(void) { return reached(syscall(SYS_removexattr, "none", "user.x")); }
static int remove_link_attribute(void) { return reached(syscall(SYS_lremovexattr, "none", "user.x")); }
static int remove_open_attribute(void) { return reached(syscall(SYS_fremovexattr, -1, "user.x")); }
static int slow_down(void) { return reached(syscall(SYS_setpriority, -1, 0, 0)); }
static int slow_reading_down(void) { return reached(syscall(SYS_ioprio_set, -1, 0, 0)); }
static int set_scheduling(void) { return reached(syscall(SYS_sched_setscheduler, 0, -1, NULL)); }
static int set_parameters(void) { return reached(syscall(SYS_sched_setparam, 0, NULL)); }
static int set_attributes(void) { return reached(syscall(SYS_sched_setattr, 0, NULL, 0)); }
static int set_processors(void) { return reached(syscall(SYS_sched_setaffinity, 0, 0, NULL)); }
static int share_memory(void) { return reached(syscall(SYS_shmget, 0, 0, 0)); }
static int attach_memory(void) { return reached(syscall(SYS_shmat, -1, NULL, 0)); }
static int control_memory(void) { return reached(syscall(SYS_shmctl, -1, 0, NULL)); }
static int read_queue(void) { return reached(syscall(SYS_msgrcv, -1, NULL, 0, 0, 0)); }
static int control_queue(void) { return reached(syscall(SYS_msgctl, -1, 0, NULL)); }
static int make_semaphore(void) { return reached(syscall(SYS_semget, 0, -1, 0)); }
static int control_semaphore(void) { return reached(syscall(SYS_semctl, -1, 0, 0, NULL)); }
static int open_queue(void) { return reached(syscall(SYS_mq_open, "", O_RDONLY, 0, NULL)); }
static int unlink_queue(void) { return reached(syscall(SYS_mq_unlink, "")); }
static int send_to_queue(void) { return reached(syscall(SYS_mq_timedsend, -1, "", 0, 0, NULL)); }

enum means { CALLS = 1, FILES = 2 };
static const struct attempt {
	const char *name;
	int (*make)(void);
	bool keeper, face; /* may it be done? */
	int by;            /* what refuses it, either of them */
} attempts[] = {
	{"read the session", read_session, true, false, FILES},
	{"write the session", write_session, true, false, CALLS | FILES},
	{"make a journal", make_journal, true, false, CALLS | FILES},
	{"remove a journal", remove_journal, true, false, CALLS | FILES},
	{"list the sessions", list_folder, true, false, FILES},
	{"read a file elsewhere", read_elsewhere, false, false, FILES},
	{"read the list of accounts", read_passwords, false, false, FILES},
	{"write a file elsewhere", write_elsewhere, false, false, FILES},
	{"make a file elsewhere", make_elsewhere, false, false, FILES},
	{"cut a file elsewhere short", truncate_elsewhere, false, false, CALLS | FILES},
	{"read the time zones", read_time_zone, true, true, 0},
	{"run a program", run_program, false, false, CALLS},
	{"make a process", fork_process, true, false, CALLS},
	{"make a thread", make_thread, true, false, CALLS},
	{"make a socket", make_socket, false, false, CALLS},
	{"make a local socket", make_unix_socket, false, false, CALLS},
	{"make a pair of sockets", make_pair, true, false, CALLS},
	{"trace", trace, false, false, CALLS},
	{"read another's memory", read_memory, false, false, CALLS},
	{"type into the terminal", type_into_terminal, false, false, CALLS},
	{"use rings", use_rings, false, false, CALLS},
	{"signal another process", signal_parent, true, false, CALLS},
	{"mount", mount_folder, false, false, CALLS},
	{"signal itself", signal_itself, true, true, 0},
	{"signal its own thread", signal_own_thread, true, true, 0},
	{"signal its group", signal_group, true, false, CALLS},
	{"signal a thread of another", signal_thread_of_parent, true, false, CALLS},
	{"signal any thread", signal_any_thread, true, false, CALLS},
	{"queue a signal", queue_signal, true, false, CALLS},
	{"queue a signal of a thread", queue_thread_signal, true, false, CALLS},
	{"signal by a handle", signal_by_handle, true, false, CALLS},
	{"open a process", open_process, true, false, CALLS},
	{"say who is signalled of a file", set_owner, true, false, CALLS},
	{"say with what", set_signal, true, false, CALLS},
	{"say which thread", set_owner_more, true, false, CALLS},
	{"change a mode", change_mode, true, false, CALLS},
	{"change the mode of an open file", change_open_mode, true, false, CALLS},
	{"change an owner", change_owner, true, false, CALLS},
	{"change the times", change_times, true, false, CALLS},
	{"set attribute", set_attribute, true, false, CALLS},
	{"set link attribute", set_link_attribute, true, false, CALLS},
	{"set open attribute", set_open_attribute, true, false, CALLS},
	{"remove attribute", remove_attribute, true, false, CALLS},
	{"remove link attribute", remove_link_attribute, true, false, CALLS},
	{"remove open attribute", remove_open_attribute, true, false, CALLS},
	{"slow down", slow_down, true, false, CALLS},
	{"slow reading down", slow_reading_down, true, false, CALLS},
	{"set scheduling", set_scheduling, true, false, CALLS},
	{"set parameters", set_parameters, true, false, CALLS},
	{"set attributes", set_attributes, true, false, CALLS},
	{"set processors", set_processors, true, false, CALLS},
	{"share memory", share_memory, true, false, CALLS},
	{"attach memory", attach_memory, true, false, CALLS},
	{"control memory", control_memory, true, false, CALLS},
	{"read queue", read_queue, true, false, CALLS},
	{"control queue", control_queue, true, false, CALLS},
	{"make semaphore", make_semaphore, true, false, CALLS},
	{"control semaphore", control_semaphore, true, false, CALLS},
	{"open queue", open_queue, true, false, CALLS},
	{"unlink queue", unlink_queue, true, false, CALLS},
	{"send to queue", send_to_queue, true, false, CALLS},
};

/* What comes of it in a process that is confined: 0 done, 1 refused, 2 it failed otherwise. */
static int outcome(const struct attempt *a, bool face)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		char folder[] = "in";

		sandbox_both(folder);
		if (face)
			sandbox_face();
		int failed = a->make();

		_exit(failed == 0 ? 0 : failed == EPERM || failed == EACCES || failed == EXDEV ? 1 : 2);
	}
	cr_assert(pid > 0 && waitpid(pid, &status, 0) == pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 3;
}

/* The folder of sessions, and a file beside it. */
static void prepare(void)
{
	mkdir("in", 0700);
	folder_put("in/session", "x");
	folder_put("in/journal", "x");
	folder_put("out", "x");
	unlink("in/session-journal");
	unlink("new");
}

static bool is_refused_here(const struct attempt *a, struct sandbox_level l)
{
	return (a->by & CALLS && l.calls) || (a->by & FILES && l.landlock > 0);
}

Test(sandbox, a_face_and_its_keeper_can_do_what_they_need_and_no_more)
{
	struct sandbox_level l = sandbox_offered();

	if (!l.calls && !l.landlock)
		cr_skip("this kernel has neither");
	folder_make();
	for (size_t i = 0; i < sizeof(attempts) / sizeof(*attempts); i++)
		for (int face = 0; face < 2; face++) {
			const struct attempt *a = &attempts[i];
			bool may = face ? a->face : a->keeper;

			prepare();
			int is = outcome(a, face);

			if (may)
				cr_expect_eq(is, 0, "%s, %s: %d", face ? "face" : "keeper", a->name, is);
			else if (is_refused_here(a, l))
				cr_expect_eq(is, 1, "%s, %s: %d", face ? "face" : "keeper", a->name, is);
		}
	folder_remove();
}

Test(sandbox, it_cannot_be_taken_off)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		sandbox_both("/tmp");
		_exit(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 && (SANDBOX_NONE || prctl(PR_GET_DUMPABLE) == 0) ? 0 : 1);
	}
	cr_assert(waitpid(pid, &status, 0) == pid);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* What a face says to a socket without a file, that somebody outside listens at: 1 refused. */
Test(sandbox, a_face_reaches_no_socket_without_a_file)
{
	int there = socket(AF_UNIX, SOCK_DGRAM, 0), here = socket(AF_UNIX, SOCK_DGRAM, 0), status;
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	socklen_t len = sizeof(at);

	if (sandbox_offered().landlock < 6)
		cr_skip("this kernel's Landlock has no scopes");
	cr_assert(there >= 0 && here >= 0);
	cr_assert(bind(there, (struct sockaddr *)&at, sizeof(sa_family_t)) == 0 && getsockname(there, (struct sockaddr *)&at, &len) == 0);
	for (int face = 0; face < 2; face++) {
		pid_t pid = fork();

		if (pid == 0) {
			if (face)
				sandbox_face();
			_exit(sendto(here, "x", 1, 0, (struct sockaddr *)&at, len) == 1 ? 0 : errno == EPERM ? 1 : 2);
		}
		cr_assert(pid > 0 && waitpid(pid, &status, 0) == pid);
		cr_expect_eq(WIFEXITED(status) ? WEXITSTATUS(status) : 3, face, "face: %d", face);
	}
	close(here);
	close(there);
}

/* abort() must still end the program as a mistake does. */
Test(sandbox, a_face_can_end_itself)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		sandbox_face();
		abort();
	}
	cr_assert(pid > 0 && waitpid(pid, &status, 0) == pid);
	cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}
