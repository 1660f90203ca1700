/* filrouge access install: makes what a server needs, as far as it can, and says what is left to do. */
#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access/block.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/access.h"

#define SSHD_CONFIG "/etc/ssh/sshd_config"

struct install {
	struct access_site site;
	const char *account, *sshd; /* sshd: its configuration */
	bool print;                 /* and do nothing */
	int left;                   /* things that somebody else has to do */
};

/* A line of what was done (+), is so (=), is to be done next (>), or is left to do by somebody else (!). */
static void say(struct install *in, char sign, const char *fmt, const char *what)
{
	in->left += sign == '!';
	printf("%c ", sign);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	printf(fmt, what);
#pragma GCC diagnostic pop
	putchar('\n');
}

/* The account has no password, no shell but the launcher, and a home that holds no file of ssh. */
static void account(struct install *in)
{
	const char *const argv[] = {
		"/usr/sbin/useradd", "--system", "--home-dir", in->site.state, "--no-create-home", "--shell", in->site.launcher, "--password", "*",
		in->account, NULL,
	};
	struct buf said = {0};
	bool there = access_account(in->account) != NULL;

	if (in->site.beside && !in->print) /* a build tree changes nothing of the machine */
		return;
	if (in->print || (!there && geteuid() != 0)) {
		char *command = xasprintf("useradd --system --home-dir %s --no-create-home --shell %s --password '*' %s", in->site.state, in->site.launcher,
		                          in->account);

		say(in, in->print ? ' ' : '!', in->print ? "%s" : _("as root: %s"), command);
		free(command);
	} else if (there) {
		say(in, '=', _("the account %s is there"), in->account);
	} else if (access_run(argv, &said) == 0) {
		say(in, '+', _("the account %s, without a password; its shell is the launcher"), in->account);
	} else {
		say(in, '!', _("the account could not be made: %s"), buf_str(&said));
	}
	buf_clear(&said);
}

/* A folder with MODE; OWNED: the account's. Parents are made, for all to pass. */
static void folder(struct install *in, const char *path, mode_t mode, bool owned)
{
	struct passwd *pw = owned && geteuid() == 0 ? access_account(in->account) : NULL;
	char *copy = xstrdup(path);
	bool made = false, good = true;

	if (in->print) {
		char *line = owned ? xasprintf("install -d -m %04o -o %s -g %s %s", (unsigned)mode, in->account, in->account, path)
		                   : xasprintf("install -d -m %04o %s", (unsigned)mode, path);

		say(in, ' ', "%s", line);
		free(line);
		free(copy);
		return;
	}
	for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(copy, 0755) == 0)
			good &= chmod(copy, 0755) == 0;
		*slash = '/';
	}
	made = mkdir(path, mode) == 0;
	good &= made || errno == EEXIST;
	if (made)
		good &= chmod(path, mode) == 0 && (!pw || chown(path, pw->pw_uid, pw->pw_gid) == 0);
	if (good)
		say(in, made ? '+' : '=', _("the folder %s"), path);
	else {
		char *why = xasprintf("%s: %s", path, strerror(errno));

		say(in, '!', _("the folder could not be made: %s"), why);
		free(why);
	}
	free(copy);
}

static void key_file(struct install *in)
{
	struct error err = {0};

	if (in->print)
		say(in, ' ', "install -m 0644 /dev/null %s", in->site.keys);
	else if (access(in->site.keys, F_OK) == 0)
		say(in, '=', _("the file of keys %s"), in->site.keys);
	else if (file_create(in->site.keys, "", 0, 0644, &err) && chmod(in->site.keys, 0644) == 0)
		say(in, '+', _("the file of keys %s"), in->site.keys);
	else
		say(in, '!', "%s", err.text ? err.text : strerror(errno));
	error_clear(&err);
}

/* Beside the program it is made here; elsewhere `make install` makes it. */
static void launcher(struct install *in)
{
	if (in->print)
		return;
	if (in->site.beside && access(in->site.launcher, X_OK) != 0 && symlink("../filrouge", in->site.launcher) == 0)
		say(in, '+', _("the launcher %s"), in->site.launcher);
	else if (access(in->site.launcher, X_OK) == 0)
		say(in, '=', _("the launcher %s"), in->site.launcher);
	else
		say(in, '!', _("the launcher %s is not there: `make install` puts it there"), in->site.launcher);
}

/* Does the main file include the folder of drop-ins, and may we write there? */
static bool has_drop_ins(const struct install *in, const char *dropins)
{
	FILE *f = fopen(in->sshd, "re");
	char *line = NULL;
	size_t cap = 0;
	bool found = false;

	while (f && !found && getline(&line, &cap, f) > 0) {
		const char *at = line + strspn(line, " \t");

		found = strncasecmp(at, "Include", 7) == 0 && strstr(at, "sshd_config.d/") != NULL;
	}
	free(line);
	if (f)
		fclose(f);
	return found && access(dropins, W_OK) == 0;
}

static void print_block(const struct access_site *s, const char *name)
{
	char *block = access_block(s, name);

	printf("\n%s\n", block);
	free(block);
}

/* Is sshd content with its configuration? What it says goes into OUT. */
static bool sshd_content(const struct install *in, struct buf *out)
{
	const char *const argv[] = {access_sshd(), "-t", "-f", in->sshd, NULL};

	return argv[0] && access_run(argv, out) == 0;
}

/* Tells the sshd that runs to read its configuration again. False: none is found, or it is another's. */
static bool sshd_reload(const struct install *in)
{
	FILE *f = strcmp(in->sshd, SSHD_CONFIG) == 0 ? fopen("/run/sshd.pid", "re") : NULL;
	char path[64], comm[32] = "";
	int pid = 0;

	if (f && fscanf(f, "%d", &pid) != 1)
		pid = 0;
	if (f)
		fclose(f);
	snprintf(path, sizeof(path), "/proc/%d/comm", pid);
	f = pid > 1 ? fopen(path, "re") : NULL;
	if (f && !fgets(comm, sizeof(comm), f))
		comm[0] = '\0';
	if (f)
		fclose(f);
	return strcmp(comm, "sshd\n") == 0 && kill(pid, SIGHUP) == 0;
}

static void block_write(struct install *in, const char *path)
{
	char *block = access_block(&in->site, in->account);
	char *text = xasprintf("# %s\n%s", "Written by `filrouge access install`.", block);
	struct buf before = {0}, said = {0};
	struct error err = {0};
	bool was_content = sshd_content(in, &before);

	if (access(path, F_OK) == 0)
		say(in, '=', _("sshd's block is in %s; `filrouge access check` compares it"), path);
	else if (!file_create(path, text, strlen(text), 0644, &err) || chmod(path, 0644) != 0)
		say(in, '!', "%s", err.text ? err.text : strerror(errno));
	else if (was_content && !sshd_content(in, &said)) {
		unlink(path);
		say(in, '!', _("sshd does not take the block, so it was taken away again: %s"), buf_str(&said));
	} else {
		say(in, '+', _("sshd's block, in %s"), path);
		if (sshd_reload(in))
			say(in, '+', "%s", _("sshd has read it"));
		else
			say(in, '>', "%s", _("tell sshd to read it: systemctl reload ssh"));
	}
	error_clear(&err);
	buf_clear(&before);
	buf_clear(&said);
	free(text);
	free(block);
}

static void sshd_block(struct install *in)
{
	const char *slash = strrchr(in->sshd, '/');
	char *folder_of = slash ? xstrndup(in->sshd, (size_t)(slash - in->sshd)) : xstrdup(".");
	char *dropins = xasprintf("%s/sshd_config.d", folder_of), *path = xasprintf("%s/filrouge.conf", dropins);

	if (in->print) {
		say(in, ' ', _("at the end of %s:"), in->sshd);
		print_block(&in->site, in->account);
	} else if (!access_sshd()) {
		say(in, '!', "%s", _("there is no sshd here: install openssh-server, then run this again"));
	} else if (has_drop_ins(in, dropins)) {
		block_write(in, path);
	} else {
		say(in, '!', _("as root, at the end of %s, then systemctl reload ssh:"), in->sshd);
		print_block(&in->site, in->account);
	}
	free(folder_of);
	free(dropins);
	free(path);
}

int access_verb_install(int argc, char **argv)
{
	const char *words[1], *print = NULL;
	struct install in = {.account = ACCESS_ACCOUNT, .sshd = SSHD_CONFIG};
	const struct option_row rows[] = {{"print", false, &print}, {"account", true, &in.account}, {"sshd", true, &in.sshd}, {NULL, false, NULL}};
	char *folder_of;

	if (!cli_options(argv[0], argc, argv, rows, 0, 0, words))
		return ACCESS_CANNOT;
	if (strlen(in.account) > 32 || strspn(in.account, "abcdefghijklmnopqrstuvwxyz0123456789_-") != strlen(in.account) || strchr("-", *in.account))
		return cli_usage(argv[0], _("--account: small letters, digits, - and _, 32 at most"));
	in.print = print != NULL;
	in.site = access_site();
	folder_of = xstrndup(in.site.keys, (size_t)(strrchr(in.site.keys, '/') - in.site.keys));
	account(&in);
	folder(&in, folder_of, 0755, false);
	folder(&in, in.site.state, 0700, true);
	folder(&in, in.site.sessions, 0700, true);
	key_file(&in);
	launcher(&in);
	sshd_block(&in);
	if (!in.print)
		printf(_("Session files go into %s: filrouge new %s/NAME.filrouge ..."), in.site.sessions, in.site.sessions);
	putchar('\n');
	free(folder_of);
	access_site_clear(&in.site);
	return in.left ? ACCESS_NO : ACCESS_DONE;
}
