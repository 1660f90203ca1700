/* filrouge doctor: what this machine, this terminal and this folder offer, and what they lack. Changes nothing. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "access/keyfile.h"
#include "access/sandbox.h"
#include "access/site.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/access.h"
#include "cli/cli.h"
#include "cli/scenario.h"
#include "session/engine.h"
#include "session/session.h"
#include "tui/screen.h"

enum verdict { GOOD, LESS, BAD }; /* there; missing, and one does without; missing, and something fails */
static const char *const verdict_words[] = {"good", "less", "bad"}, verdict_signs[] = "+-!";

struct doctor {
	bool json, first;
	int bad;
};

/* One finding: what it is about, and a sentence. */
static void say(struct doctor *d, enum verdict v, const char *about, const char *fmt, ...) FORMAT_PRINTF(4, 5);
static void say(struct doctor *d, enum verdict v, const char *about, const char *fmt, ...)
{
	struct buf b = {0};
	char *line = NULL, *shown;
	va_list ap;

	va_start(ap, fmt);
	if (vasprintf(&line, fmt, ap) < 0)
		memory_gone();
	va_end(ap);
	shown = text_filter(line, strlen(line), false);
	d->bad += v == BAD;
	if (d->json) {
		bool first = true;

		fputs(d->first ? "\n{" : ",\n{", stdout);
		json_text("about", about, &first);
		json_text("state", verdict_words[v], &first);
		json_text("text", shown, &first);
		fputs("}", stdout);
	} else {
		printf("%c %-10s %s\n", verdict_signs[v], about, shown);
	}
	d->first = false;
	free(shown);
	free(line);
	buf_clear(&b);
}

static void terminal(struct doctor *d)
{
	const char *term = getenv("TERM");
	struct error err = {0};
	int height, width;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		say(d, LESS, "terminal", "%s", _("this is no terminal: run it at one to know what that one can do"));
		return;
	}
	if (!screen_start(&err)) {
		say(d, BAD, "terminal", "%s", err.text);
		error_clear(&err);
		return;
	}
	screen_size(&height, &width);
	int colours = screen_colours();
	bool mouse = screen_has_mouse(), copies = screen_has_copy();

	screen_stop();
	say(d, GOOD, "terminal", _("%s, %d columns and %d lines"), term ? term : "?", width, height);
	if (width < 80 || height < 24)
		say(d, LESS, "size", _("smaller than 80x24: legible, but with much left out"));
	say(d, colours >= 8 ? GOOD : LESS, "colours", colours >= 8 ? _("%d colours") : _("no colours: signs and bold stand for them (%d)"), colours);
	say(d, mouse ? GOOD : LESS, "mouse", "%s", mouse ? _("clicks and the wheel") : _("no mouse: the keys do all of it"));
	say(d, copies ? GOOD : LESS, "clipboard", "%s", copies ? _("takes copies (OSC 52), if its settings let it") : _("takes no copies"));
}

static void language(struct doctor *d)
{
	bool utf8 = i18n_start();
	enum lang asked;

	say(d, utf8 ? GOOD : BAD, "UTF-8", "%s", utf8 ? _("accents can be shown") : _("no UTF-8 locale at all: install one, such as C.UTF-8"));
	cli_settings_language();
	if (i18n_environment(&asked))
		say(d, GOOD, "language", _("%s, as the environment or the options say"), lang_codes[i18n_language()]);
	else
		say(d, GOOD, "language", _("%s; a session is shown in its own"), lang_codes[i18n_language()]);
	i18n_use(LANG_FR);
	bool translated = strcmp(_("accents can be shown"), "accents can be shown") != 0;

	i18n_use(LANG_EN);
	cli_settings_language();
	say(d, translated ? GOOD : LESS, "words", "%s", translated ? _("French and Dutch are there") : _("only English: the translations are not installed"));
}

/* File systems that people meet; those over a network have locks that cannot be trusted. */
static const struct {
	unsigned long magic;
	const char *name;
	bool far;
} systems[] = {
	{0xEF53, "ext4", false}, {0x58465342, "xfs", false}, {0x9123683E, "btrfs", false}, {0x01021994, "tmpfs", false},
	{0x794C7630, "overlay", false}, {0x2FC12FC1, "zfs", false}, {0xF2F52010, "f2fs", false}, {0x4d44, "vfat", false},
	{0x6969, "nfs", true}, {0xFF534D42, "cifs", true}, {0xFE534D42, "smb2", true}, {0x65735546, "fuse", true}, {0x01021997, "9p", true},
};

static void file_system(struct doctor *d, const char *folder)
{
	struct statfs fs;
	const char *name = NULL;
	bool far = false;

	if (statfs(folder, &fs) != 0) {
		say(d, BAD, "disk", "%s: %s", folder, strerror(errno));
		return;
	}
	for (size_t i = 0; i < sizeof(systems) / sizeof(*systems); i++)
		if (systems[i].magic == ((unsigned long)fs.f_type & 0xffffffffUL)) {
			name = systems[i].name;
			far = systems[i].far;
		}
	unsigned long long mib = (unsigned long long)fs.f_bavail * (unsigned long long)fs.f_bsize >> 20;

	if (far)
		say(d, BAD, "disk", _("%s: over a network its locks cannot be trusted; two at once could harm the file"), name);
	else
		say(d, GOOD, "disk", _("%s on %s"), folder, name ? name : _("a file system unknown to me"));
	say(d, mib < 50 ? BAD : GOOD, "space", _("%llu MiB free"), mib);
}

/* Where sessions are kept: of FILE its own folder. */
static void folder(struct doctor *d, const char *file)
{
	struct error err = {0};
	const char *slash = file ? strrchr(file, '/') : NULL;
	char *path = !file ? cli_data_folder(&err) : slash ? xstrndup(file, slash == file ? 1 : (size_t)(slash - file)) : xstrdup(".");

	if (!path) {
		say(d, BAD, "folder", "%s", err.text);
		error_clear(&err);
		return;
	}
	if (access(path, W_OK | X_OK) == 0)
		say(d, GOOD, "folder", _("%s can be written"), path);
	else
		say(d, BAD, "folder", "%s: %s", path, strerror(errno));
	file_system(d, path);
	free(path);
	if (!file)
		return;
	struct session *s = session_open(file, SESSION_READ, &err);

	say(d, s ? GOOD : BAD, "session", "%s", s ? _("opens, and its form is sound") : err.text);
	error_clear(&err);
	session_close(s);
}

static void engine(struct doctor *d)
{
	static const char *const wanted[] = {"ENABLE_FTS5", "THREADSAFE=1"};
	struct buf lacks = {0};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (!engine_has(wanted[i]))
			buf_printf(&lacks, " %s", wanted[i]);
	if (lacks.len)
		say(d, LESS, "SQLite", _("%s, without%s"), engine_version(), buf_str(&lacks));
	else
		say(d, GOOD, "SQLite", _("%s, with full text search"), engine_version());
	buf_clear(&lacks);
}

static void net(struct doctor *d)
{
	struct sandbox_level l = sandbox_offered();

	if (l.landlock >= 3)
		say(d, GOOD, "landlock", _("ABI %d: a remote face reaches no file"), l.landlock);
	else if (l.landlock)
		say(d, LESS, "landlock", _("ABI %d: a remote face reaches no file, and seccomp keeps it from cutting one short"), l.landlock);
	else
		say(d, LESS, "landlock", "%s", _("none: the keeper alone keeps files from a remote face (an account of its own would add to that)"));
	say(d, l.calls ? GOOD : LESS, "seccomp", "%s", l.calls ? _("a remote face can start nothing and connect to nothing") : _("none on this machine"));
}

static void server(struct doctor *d)
{
	struct access_site s = access_site();
	struct access_keys keys;
	struct error err = {0};
	size_t count = 0;

	say(d, access_sshd() ? GOOD : LESS, "sshd", "%s", access_sshd() ? access_sshd() : _("none: nobody can come in over SSH"));
	if (access_keys_read(&keys, s.keys, &err)) {
		for (size_t i = 0; i < keys.count; i++)
			count += keys.lines[i].kind == LINE_OURS;
		if (keys.there)
			say(d, GOOD, "keys", ngettext("%zu key in %s; `filrouge access check` looks further", "%zu keys in %s; `filrouge access check` looks further", count),
			    count, s.keys);
		else
			say(d, LESS, "keys", _("no server for others: `filrouge access install` makes one"));
		access_keys_clear(&keys);
	} else {
		say(d, BAD, "keys", "%s", err.text);
		error_clear(&err);
	}
	if (access(s.log, F_OK) == 0 && access(s.log, W_OK) != 0 && geteuid() == 0)
		say(d, BAD, "log", "%s: %s", s.log, strerror(errno));
	access_site_clear(&s);
}

int cli_doctor(int argc, char **argv)
{
	const char *words[2], *json = NULL;
	const struct option_row rows[] = {{"json", false, &json}, {NULL, false, NULL}};
	struct doctor d = {.first = true};
	struct utsname u;

	if (!cli_options(argv[0], argc, argv, rows, 0, 1, words))
		return 2;
	d.json = json != NULL;
	if (d.json)
		fputs("[", stdout);
	say(&d, GOOD, "filrouge", "%s", PACKAGE_VERSION);
	if (uname(&u) == 0)
		say(&d, GOOD, "machine", "%s %s %s", u.sysname, u.release, u.machine);
	language(&d);
	if (!d.json)
		terminal(&d);
	folder(&d, words[0]);
	engine(&d);
	net(&d);
	server(&d);
	if (d.json)
		fputs("\n]\n", stdout);
	return d.bad ? 1 : 0;
}
