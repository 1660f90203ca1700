/* filrouge access check: the usual mistakes, one after another; each is said with what to do. */
#include <errno.h>
#include <pwd.h>
#include <shadow.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access/block.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/access.h"

struct checking {
	struct access_site site;
	const char *account, *sshd;
	int faults, fine;
};

static void fault(struct checking *c, const char *fmt, ...) FORMAT_PRINTF(2, 3);
static void fault(struct checking *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	fputs("! ", stdout);
	vprintf(fmt, ap);
	putchar('\n');
	va_end(ap);
	c->faults++;
}

/* Each folder on the way, as sshd's StrictModes wants it: root's or the account's, and writable by no one else. */
static void way(struct checking *c, const char *path)
{
	char *copy = xstrdup(path);
	struct stat st;

	for (char *slash = strrchr(copy, '/'); slash && slash > copy; slash = strrchr(copy, '/')) {
		*slash = '\0';
		if (c->site.beside && strlen(copy) < strlen(c->site.state) - strlen("/state"))
			break; /* a build tree stands anywhere */
		if (stat(copy, &st) != 0)
			fault(c, _("%s: %s"), copy, strerror(errno));
		else if (st.st_mode & 022)
			fault(c, _("%s can be written by others, and then sshd refuses every key: chmod go-w %s"), copy, copy);
		else if (st.st_uid != 0 && st.st_uid != geteuid())
			fault(c, _("%s is not root's, and then its owner decides who comes in: chown root %s"), copy, copy);
		else
			c->fine++;
	}
	free(copy);
}

static void key_file(struct checking *c)
{
	struct stat st;
	size_t home = strlen(c->site.state);

	if (lstat(c->site.keys, &st) != 0) {
		fault(c, _("there is no file of keys %s: filrouge access install"), c->site.keys);
		return;
	}
	if (!S_ISREG(st.st_mode))
		fault(c, _("the file of keys %s is not a regular file"), c->site.keys);
	else if (st.st_mode & 022)
		fault(c, _("%s can be written by others, and then sshd refuses every key: chmod go-w %s"), c->site.keys, c->site.keys);
	else if (!(st.st_mode & 0004) && st.st_uid == 0)
		fault(c, _("the account cannot read %s, so no key can be verified: chmod 0644 %s"), c->site.keys, c->site.keys);
	else
		c->fine++;
	if (st.st_uid != 0 && !c->site.beside)
		fault(c, _("%s is not root's, and then its owner decides who comes in: chown root %s"), c->site.keys, c->site.keys);
	if (strncmp(c->site.keys, c->site.state, home) == 0 && c->site.keys[home] == '/')
		fault(c, _("%s is in the account's home: a mistake in filrouge could then add keys"), c->site.keys);
	way(c, c->site.keys);
}

static void session_of(struct checking *c, const char *name, const char *fingerprint)
{
	struct error err = {0};
	char *path = access_session_path(&c->site, name, &err);
	struct stat st, folder;

	if (!path)
		fault(c, _("%s, for %s: %s"), name, fingerprint, err.text);
	else if (stat(path, &st) == 0 && stat(c->site.sessions, &folder) == 0) {
		if (st.st_uid != folder.st_uid)
			fault(c, _("%s belongs to somebody else than its folder does: chown --reference=%s %s"), path, c->site.sessions, path);
		else if (st.st_mode & 077)
			fault(c, _("%s can be read by others on this machine: chmod 0600 %s"), path, path);
		else
			c->fine++;
	}
	error_clear(&err);
	free(path);
}

static void lines(struct checking *c)
{
	struct access_keys keys;
	struct error err = {0};

	if (!access_keys_read(&keys, c->site.keys, &err)) {
		fault(c, "%s", err.text);
		error_clear(&err);
		return;
	}
	for (size_t i = 0; i < keys.count; i++) {
		const struct access_line *l = &keys.lines[i];
		int lets = l->kind == LINE_OUTSIDE || l->kind == LINE_STRANGE ? access_line_lets_in(l->text) : 0;

		if (lets == 1)
			fault(c, _("%s, line %zu: a key without a command of its own"), keys.path, i + 1);
		else if (lets == 2)
			fault(c, _("%s, line %zu: a key with a command that filrouge did not write"), keys.path, i + 1);
		else if (l->kind == LINE_STRANGE)
			fault(c, _("%s, line %zu: between filrouge's marks, and not as it writes"), keys.path, i + 1);
		else if (l->kind == LINE_OURS && strcmp(l->launcher, c->site.launcher) != 0)
			fault(c, _("%s, line %zu: another launcher, %s: take the key away and add it again"), keys.path, i + 1, l->launcher);
		else
			c->fine++;
		for (size_t j = 0; l->kind == LINE_OURS && j < l->role.session_count; j++)
			session_of(c, l->role.sessions[j], l->key.fingerprint);
	}
	access_keys_clear(&keys);
}

static void folders(struct checking *c)
{
	const char *const paths[] = {c->site.state, c->site.sessions};
	struct passwd *pw = c->site.beside ? NULL : access_account(c->account);
	struct stat st;

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		if (stat(paths[i], &st) != 0 || !S_ISDIR(st.st_mode))
			fault(c, _("there is no folder %s: filrouge access install"), paths[i]);
		else if (st.st_mode & 077)
			fault(c, _("%s can be looked into by others on this machine: chmod 0700 %s"), paths[i], paths[i]);
		else if (pw && st.st_uid != pw->pw_uid)
			fault(c, _("%s is not the account's: chown %s %s"), paths[i], c->account, paths[i]);
		else
			c->fine++;
	}
	if (lstat(c->site.log, &st) == 0 && (!S_ISREG(st.st_mode) || (st.st_mode & 077)))
		fault(c, _("%s, which says who came, can be read by others: chmod 0600 %s"), c->site.log, c->site.log);
	if (access(c->site.launcher, X_OK) != 0)
		fault(c, _("the launcher %s is not there: `make install` puts it there"), c->site.launcher);
	else
		c->fine++;
}

static void account(struct checking *c)
{
	struct passwd *pw = access_account(c->account);
	struct spwd *sp = access_shadow(c->account);
	char *path;

	if (!pw) {
		fault(c, _("there is no account %s: filrouge access install"), c->account);
		return;
	}
	if (strstr(pw->pw_shell, "nologin") || strstr(pw->pw_shell, "/false"))
		fault(c, _("the shell of %s is %s, and then nothing runs: usermod --shell %s %s"), c->account, pw->pw_shell, c->site.launcher, c->account);
	else if (!c->site.beside && strcmp(pw->pw_shell, c->site.launcher) != 0)
		fault(c, _("the shell of %s is %s; with %s not even a key without a command gives one: usermod --shell %s %s"), c->account, pw->pw_shell,
		      c->site.launcher, c->site.launcher, c->account);
	else
		c->fine++;
	if (sp && sp->sp_pwdp && sp->sp_pwdp[0] == '!')
		fault(c, _("the account %s is locked, and without UsePAM sshd then refuses it: usermod --password '*' %s"), c->account, c->account);
	else
		c->fine++;
	path = xasprintf("%s/.ssh/rc", pw->pw_dir);
	if (!c->site.beside && access(path, F_OK) == 0)
		fault(c, _("%s would be run at each login: take it away"), path);
	free(path);
}

/* What `sshd -T` says for NAME; caller frees; NULL: nothing. Several lines become one, with spaces between. */
static char *said_for(const char *all, const char *name)
{
	struct buf b = {0};
	size_t len = strlen(name);

	for (const char *line = all; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		size_t size = strcspn(line, "\n");

		if (size <= len || strncasecmp(line, name, len) != 0 || line[len] != ' ')
			continue;
		if (b.len)
			buf_char(&b, ' ');
		buf_add(&b, line + len + 1, size - len - 1);
	}
	return b.len ? buf_take(&b) : NULL;
}

/* These stand outside a Match block: they hold for everybody. */
static const struct access_directive for_all[] = {
	{"StrictModes", "yes", NULL, N_("files of keys that others can write would be trusted")},
	{"PermitUserEnvironment", "no", NULL, N_("a file could set variables before the launcher starts")},
	{"PubkeyAuthentication", "yes", NULL, N_("no key is looked at")},
	{"PermitTTY", "yes", NULL, N_("there would be no screen")},
	{"ForceCommand", "none", NULL, N_("another command stands before those of the keys")},
	{NULL, NULL, NULL, NULL},
};

static void compare(struct checking *c, const char *all, const struct access_directive *d)
{
	for (; d->name; d++) {
		const char *want = d->said ? d->said : d->value ? d->value : c->site.keys;
		char *is = said_for(all, d->name), *shown = is ? text_filter(is, strlen(is), false) : NULL;

		if (!is || strcasecmp(is, want) != 0)
			fault(c, _("sshd: %s is %s and should be %s: %s"), d->name, shown ? shown : "-", want, _(d->why));
		else
			c->fine++;
		free(is);
		free(shown);
	}
}

static void sshd_said(struct checking *c)
{
	char *who = xasprintf("user=%s,host=localhost,addr=127.0.0.1", c->account);
	const char *const argv[] = {access_sshd(), "-T", "-C", who, "-f", c->sshd, NULL};
	struct buf out = {0};

	if (!argv[0])
		fault(c, "%s", _("there is no sshd here: install openssh-server"));
	else if (geteuid() != 0 && !c->site.beside)
		fault(c, "%s", _("what sshd would do can only be asked by root: run this as root"));
	else if (access_run(argv, &out) != 0) {
		char *shown = text_filter(buf_str(&out), out.len > 300 ? 300 : out.len, false);

		fault(c, _("sshd does not take its configuration: %s"), shown);
		free(shown);
	} else {
		compare(c, buf_str(&out), access_directives);
		compare(c, buf_str(&out), for_all);
	}
	buf_clear(&out);
	free(who);
}

int access_verb_check(int argc, char **argv)
{
	const char *words[1];
	struct checking c = {.account = ACCESS_ACCOUNT, .sshd = "/etc/ssh/sshd_config"};
	const struct option_row rows[] = {{"account", true, &c.account}, {"sshd", true, &c.sshd}, {NULL, false, NULL}};

	if (!cli_options(argv[0], argc, argv, rows, 0, 0, words))
		return ACCESS_CANNOT;
	c.site = access_site();
	key_file(&c);
	lines(&c);
	folders(&c);
	account(&c);
	sshd_said(&c);
	if (c.faults == 0)
		printf(_("Nothing is wrong: %d things were looked at.\n"), c.fine);
	access_site_clear(&c.site);
	return c.faults ? ACCESS_NO : ACCESS_DONE;
}
