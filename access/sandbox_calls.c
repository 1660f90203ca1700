/* The system calls that are refused: a table, and the small program (BPF) that the kernel runs before each call. A call that isn't in the table passes:
 * a new C library or SQLite must not stop the program. */
#include "access/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/memory.h"

#if defined(__x86_64__)
#define OURS AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OURS AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OURS AUDIT_ARCH_RISCV64
#endif

#ifdef OURS

#define OTHER_TABLE 0x40000000u /* x32: the same calls under other numbers */
#define WRITES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)
#ifndef TIOCLINUX
#define TIOCLINUX 0x541C
#endif
/* Who is signalled when a file has something to say, and with what. */
#define SET_OWNER 8
#define SET_SIGNAL 10
#define SET_OWNER_MORE 15

/* How a call is refused: always, or when an argument says so. */
enum how {
	ALWAYS,
	ABSENT,     /* as if the kernel had it not: the C library then takes an older one */
	IF_BITS,    /* argument ARG has one of BITS */
	IF_EQUAL,   /* argument ARG is BITS */
	IF_NOTHING, /* argument ARG is not 0: somebody else */
	IF_OTHER    /* argument ARG is not this process */
};
struct refused {
	int call;
	enum how how;
	int arg;
	uint32_t bits;
};

static const struct refused for_both[] = {
	{SYS_execve, ALWAYS, 0, 0}, {SYS_execveat, ALWAYS, 0, 0},
	{SYS_ptrace, ALWAYS, 0, 0}, {SYS_process_vm_readv, ALWAYS, 0, 0}, {SYS_process_vm_writev, ALWAYS, 0, 0},
	{SYS_kcmp, ALWAYS, 0, 0}, {SYS_perf_event_open, ALWAYS, 0, 0}, {438 /* pidfd_getfd */, ALWAYS, 0, 0},
	{SYS_socket, ALWAYS, 0, 0}, {SYS_connect, ALWAYS, 0, 0}, {SYS_bind, ALWAYS, 0, 0}, {SYS_listen, ALWAYS, 0, 0},
	{SYS_truncate, ALWAYS, 0, 0}, /* SQLite has the file open */
	{425 /* io_uring_setup */, ALWAYS, 0, 0}, {426, ALWAYS, 0, 0}, {427, ALWAYS, 0, 0},
	{SYS_bpf, ALWAYS, 0, 0}, {SYS_userfaultfd, ALWAYS, 0, 0},
	{SYS_keyctl, ALWAYS, 0, 0}, {SYS_add_key, ALWAYS, 0, 0}, {SYS_request_key, ALWAYS, 0, 0},
	{SYS_mount, ALWAYS, 0, 0}, {SYS_umount2, ALWAYS, 0, 0}, {SYS_pivot_root, ALWAYS, 0, 0}, {SYS_chroot, ALWAYS, 0, 0},
	{428 /* open_tree */, ALWAYS, 0, 0}, {429 /* move_mount */, ALWAYS, 0, 0}, {430 /* fsopen */, ALWAYS, 0, 0},
	{442 /* mount_setattr */, ALWAYS, 0, 0},
	{SYS_open_by_handle_at, ALWAYS, 0, 0}, {SYS_name_to_handle_at, ALWAYS, 0, 0},
	{SYS_unshare, ALWAYS, 0, 0}, {SYS_setns, ALWAYS, 0, 0},
	{SYS_init_module, ALWAYS, 0, 0}, {SYS_finit_module, ALWAYS, 0, 0}, {SYS_delete_module, ALWAYS, 0, 0}, {SYS_kexec_load, ALWAYS, 0, 0},
	{SYS_ioctl, IF_EQUAL, 1, TIOCSTI}, {SYS_ioctl, IF_EQUAL, 1, TIOCLINUX},
};

static const struct refused for_face[] = {
#ifdef SYS_fork
	{SYS_fork, ALWAYS, 0, 0}, {SYS_vfork, ALWAYS, 0, 0},
	{SYS_open, IF_BITS, 1, WRITES}, {SYS_creat, ALWAYS, 0, 0},
	{SYS_unlink, ALWAYS, 0, 0}, {SYS_rename, ALWAYS, 0, 0}, {SYS_link, ALWAYS, 0, 0}, {SYS_symlink, ALWAYS, 0, 0}, {SYS_mkdir, ALWAYS, 0, 0},
	{SYS_rmdir, ALWAYS, 0, 0}, {SYS_chmod, ALWAYS, 0, 0}, {SYS_chown, ALWAYS, 0, 0}, {SYS_mknod, ALWAYS, 0, 0},
#endif
	{SYS_clone, ALWAYS, 0, 0}, {435 /* clone3 */, ABSENT, 0, 0},
	{SYS_openat, IF_BITS, 2, WRITES}, {437 /* openat2: its flags are in memory */, ABSENT, 0, 0},
	{SYS_unlinkat, ALWAYS, 0, 0}, {SYS_linkat, ALWAYS, 0, 0}, {SYS_symlinkat, ALWAYS, 0, 0}, {SYS_mkdirat, ALWAYS, 0, 0},
#ifdef SYS_renameat
	{SYS_renameat, ALWAYS, 0, 0},
#endif
	{SYS_renameat2, ALWAYS, 0, 0}, {SYS_fchmodat, ALWAYS, 0, 0}, {SYS_fchownat, ALWAYS, 0, 0}, {SYS_mknodat, ALWAYS, 0, 0},
#ifdef SYS_lchown
	{SYS_lchown, ALWAYS, 0, 0}, {SYS_utime, ALWAYS, 0, 0}, {SYS_utimes, ALWAYS, 0, 0}, {SYS_futimesat, ALWAYS, 0, 0},
#endif
	{SYS_fchmod, ALWAYS, 0, 0}, {SYS_fchown, ALWAYS, 0, 0}, {452 /* fchmodat2 */, ALWAYS, 0, 0}, {SYS_utimensat, ALWAYS, 0, 0},
	{SYS_setxattr, ALWAYS, 0, 0}, {SYS_lsetxattr, ALWAYS, 0, 0}, {SYS_fsetxattr, ALWAYS, 0, 0}, {463 /* setxattrat */, ALWAYS, 0, 0},
	{SYS_removexattr, ALWAYS, 0, 0}, {SYS_lremovexattr, ALWAYS, 0, 0}, {SYS_fremovexattr, ALWAYS, 0, 0}, {466 /* removexattrat */, ALWAYS, 0, 0},
	{SYS_socketpair, ALWAYS, 0, 0}, {SYS_prlimit64, IF_NOTHING, 0, 0},
	/* The group of process 0 is that of its keeper and launcher. abort() signals itself. */
	{SYS_kill, IF_OTHER, 0, 0}, {SYS_tgkill, IF_OTHER, 0, 0}, {SYS_tkill, ALWAYS, 0, 0},
	{SYS_rt_sigqueueinfo, ALWAYS, 0, 0}, {SYS_rt_tgsigqueueinfo, ALWAYS, 0, 0},
	{424 /* pidfd_send_signal */, ALWAYS, 0, 0}, {434 /* pidfd_open */, ALWAYS, 0, 0},
	{SYS_fcntl, IF_EQUAL, 1, SET_OWNER}, {SYS_fcntl, IF_EQUAL, 1, SET_SIGNAL}, {SYS_fcntl, IF_EQUAL, 1, SET_OWNER_MORE},
	/* how much of the machine anybody gets */
	{SYS_setpriority, ALWAYS, 0, 0}, {SYS_ioprio_set, ALWAYS, 0, 0}, {SYS_sched_setparam, ALWAYS, 0, 0}, {SYS_sched_setscheduler, ALWAYS, 0, 0},
	{SYS_sched_setattr, ALWAYS, 0, 0}, {SYS_sched_setaffinity, ALWAYS, 0, 0},
	/* what outlives a process, or is another's */
	{SYS_shmget, ALWAYS, 0, 0}, {SYS_shmat, ALWAYS, 0, 0}, {SYS_shmctl, ALWAYS, 0, 0}, {SYS_shmdt, ALWAYS, 0, 0},
	{SYS_msgget, ALWAYS, 0, 0}, {SYS_msgsnd, ALWAYS, 0, 0}, {SYS_msgrcv, ALWAYS, 0, 0}, {SYS_msgctl, ALWAYS, 0, 0},
	{SYS_semget, ALWAYS, 0, 0}, {SYS_semop, ALWAYS, 0, 0}, {SYS_semtimedop, ALWAYS, 0, 0}, {SYS_semctl, ALWAYS, 0, 0},
	{SYS_mq_open, ALWAYS, 0, 0}, {SYS_mq_unlink, ALWAYS, 0, 0}, {SYS_mq_timedsend, ALWAYS, 0, 0}, {SYS_mq_timedreceive, ALWAYS, 0, 0},
	{SYS_mq_notify, ALWAYS, 0, 0}, {SYS_mq_getsetattr, ALWAYS, 0, 0},
};

struct program {
	struct sock_filter *rows;
	size_t count;
};

static void row(struct program *p, uint16_t code, uint8_t yes, uint8_t no, uint32_t value)
{
	p->rows = xrealloc(p->rows, p->count + 1, sizeof(*p->rows));
	p->rows[p->count++] = (struct sock_filter){code, yes, no, value};
}

static void answer(struct program *p, uint32_t value)
{
	row(p, BPF_RET | BPF_K, 0, 0, value);
}

/* The call's number is what was loaded last, and is again after. */
static void refuse(struct program *p, const struct refused *r)
{
	uint32_t no = SECCOMP_RET_ERRNO | (r->how == ABSENT ? ENOSYS : EPERM);
	uint32_t argument = (uint32_t)(offsetof(struct seccomp_data, args) + sizeof(uint64_t) * (size_t)r->arg);

	if (r->how == ALWAYS || r->how == ABSENT) {
		row(p, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, (uint32_t)r->call);
		answer(p, no);
		return;
	}
	row(p, BPF_JMP | BPF_JEQ | BPF_K, 0, 4, (uint32_t)r->call);
	row(p, BPF_LD | BPF_W | BPF_ABS, 0, 0, argument); /* the low half, on these machines */
	if (r->how == IF_BITS)
		row(p, BPF_JMP | BPF_JSET | BPF_K, 0, 1, r->bits);
	else if (r->how == IF_EQUAL)
		row(p, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, r->bits);
	else
		row(p, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, r->how == IF_OTHER ? (uint32_t)getpid() : 0);
	answer(p, no);
	row(p, BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, nr));
}

bool sandbox_calls(bool face)
{
	struct program p = {0};
	struct sock_fprog whole;
	bool done;

	if (SANDBOX_NONE)
		return false;
	row(&p, BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, arch));
	row(&p, BPF_JMP | BPF_JEQ | BPF_K, 1, 0, OURS);
	answer(&p, SECCOMP_RET_ERRNO | EPERM);
	row(&p, BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(struct seccomp_data, nr));
	row(&p, BPF_JMP | BPF_JGE | BPF_K, 0, 1, OTHER_TABLE);
	answer(&p, SECCOMP_RET_ERRNO | EPERM);
	for (size_t i = 0; i < sizeof(for_both) / sizeof(*for_both); i++)
		refuse(&p, &for_both[i]);
	for (size_t i = 0; face && i < sizeof(for_face) / sizeof(*for_face); i++)
		refuse(&p, &for_face[i]);
	answer(&p, SECCOMP_RET_ALLOW);
	whole = (struct sock_fprog){.len = (unsigned short)p.count, .filter = p.rows};
	done = prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole, 0, 0) == 0;
	free(p.rows);
	return done;
}

bool sandbox_calls_known(void)
{
	return !SANDBOX_NONE;
}

#else

bool sandbox_calls_known(void)
{
	return false;
}

bool sandbox_calls(bool face)
{
	(void)face;
	return false;
}

#endif
