/* Landlock, by the ABI that the kernel has; and the order in which what refuses is put on. */
#include "access/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Newer than the headers that this may be built with. */
#define RIGHT_REFER ((uint64_t)1 << 13)    /* ABI 2 */
#define RIGHT_TRUNCATE ((uint64_t)1 << 14) /* ABI 3 */

#define SCOPE_ABSTRACT_SOCKETS ((uint64_t)1 << 0) /* ABI 6 */
#define SCOPE_SIGNALS ((uint64_t)1 << 1)

struct ruleset {
	uint64_t files, net, scoped;
};

#define RIGHTS_READ ((uint64_t)LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
/* The journal comes and goes; a rescue file is made. Nothing is renamed, no folder made. */
#define RIGHTS_KEEPER                                                                                                                                     \
	(RIGHTS_READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | RIGHT_TRUNCATE)
#define RIGHTS_FILE ((uint64_t)LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE | RIGHT_TRUNCATE)

static const char *const readable[] = {
	"/usr/share/terminfo", "/lib/terminfo", "/etc/terminfo", "/usr/share/zoneinfo", "/etc/localtime", "/usr/lib/locale", "/usr/share/locale",
	LOCALEDIR, SYSCONFDIR "/filrouge/filrouge.conf",
};
/* What the keeper takes random bytes from and puts on 0 to 2. */
static const char *const devices[] = {"/dev/null", "/dev/urandom"};

static int abi(void)
{
	long version = SANDBOX_NONE ? 0 : syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);

	return version > 0 ? (int)version : 0;
}

static uint64_t handled(int version)
{
	uint64_t rights = ((uint64_t)1 << 13) - 1;

	return rights | (version >= 2 ? RIGHT_REFER : 0) | (version >= 3 ? RIGHT_TRUNCATE : 0);
}

/* A path that isn't there needs no rule. */
static void allow(int rules, int version, const char *path, uint64_t rights)
{
	struct landlock_path_beneath_attr rule = {.parent_fd = open(path, O_PATH | O_CLOEXEC)};
	struct stat st;

	if (rule.parent_fd < 0 || fstat(rule.parent_fd, &st) != 0)
		return;
	rule.allowed_access = rights & handled(version) & (S_ISDIR(st.st_mode) ? ~(uint64_t)0 : RIGHTS_FILE);
	syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
	close(rule.parent_fd);
}

/* A build tree has its catalogues beside the program. */
static void allow_beside(int rules, int version)
{
	char path[PATH_MAX + 16];
	ssize_t len = readlink("/proc/self/exe", path, PATH_MAX);
	char *slash;

	if (len <= 0)
		return;
	path[len] = '\0';
	slash = strrchr(path, '/');
	strcpy(slash, "/locale");
	allow(rules, version, path, RIGHTS_READ);
}

/* FOLDER: NULL for a face. The ABI that was put on; 0: none. */
static int confine_files(const char *folder)
{
	int version = abi(), rules;
	bool scopes = folder == NULL && version >= 6;
	struct ruleset set = {.files = handled(version), .scoped = scopes ? SCOPE_SIGNALS | SCOPE_ABSTRACT_SOCKETS : 0};
	bool done;

	if (version == 0)
		return 0;
	rules = (int)syscall(SYS_landlock_create_ruleset, &set, scopes ? sizeof(set) : sizeof(set.files), 0);
	if (rules < 0)
		return 0;
	for (size_t i = 0; i < sizeof(readable) / sizeof(*readable); i++)
		allow(rules, version, readable[i], RIGHTS_READ);
	allow_beside(rules, version);
	if (folder) {
		allow(rules, version, folder, RIGHTS_KEEPER);
		for (size_t i = 0; i < sizeof(devices) / sizeof(*devices); i++)
			allow(rules, version, devices[i], LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
	}
	done = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return done ? version : 0;
}

void sandbox_undumpable(void)
{
	if (!SANDBOX_NONE)
		prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

struct sandbox_level sandbox_both(const char *folder)
{
	struct sandbox_level l = {0};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return l;
	sandbox_undumpable();
	l.landlock = confine_files(folder);
	l.calls = sandbox_calls(false);
	return l;
}

struct sandbox_level sandbox_face(void)
{
	struct sandbox_level l = {0};
	struct rlimit none = {0, 0};

	setrlimit(RLIMIT_NPROC, &none);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return l;
	l.landlock = confine_files(NULL);
	l.calls = sandbox_calls(true);
	return l;
}

struct sandbox_level sandbox_offered(void)
{
	/* With no program the kernel says EFAULT where it would take one. */
	errno = 0;
	return (struct sandbox_level){.landlock = abi(), .calls = sandbox_calls_known() && prctl(PR_SET_SECCOMP, 2, NULL, 0, 0) != 0 && errno == EFAULT};
}
