/* Somebody who comes in over SSH: what may be asked for, what of the environment is read, where sessions are looked for, what the log keeps. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access/arrival.h"
#include "access/log.h"
#include "access/site.h"
#include "base/memory.h"
#include "folder.h"

static char *content(const char *path)
{
	FILE *f = fopen(path, "r");
	struct buf b = {0};
	size_t n;

	cr_assert(f);
	while ((n = fread(buf_more(&b, 4096), 1, 4096, f)) > 0)
		b.len += n;
	fclose(f);
	buf_text(&b, "");
	return buf_take(&b);
}

Test(arrival, a_client_may_ask_for_few_things)
{
	static const struct {
		enum access_kind kind;
		const char *asked;
		enum access_asked is;
	} asks[] = {
		{ACCESS_ENTERPRISE, NULL, ASKED_SCREEN}, {ACCESS_ENTERPRISE, "export", ASKED_EXPORT}, {ACCESS_ENTERPRISE, "report pdf", ASKED_REPORT},
		{ACCESS_FACILITATOR, "export", ASKED_EXPORT}, {ACCESS_FACILITATOR, "report pdf", ASKED_REFUSED}, {ACCESS_ROOM, "export", ASKED_REFUSED},
		{ACCESS_ENTERPRISE, "", ASKED_REFUSED}, {ACCESS_ENTERPRISE, "export ", ASKED_REFUSED}, {ACCESS_ENTERPRISE, "export --enterprise 2", ASKED_REFUSED},
		{ACCESS_ENTERPRISE, "EXPORT", ASKED_REFUSED}, {ACCESS_ENTERPRISE, "export\nid", ASKED_REFUSED}, {ACCESS_ENTERPRISE, "report", ASKED_REFUSED},
		{ACCESS_ENTERPRISE, "report ../x", ASKED_REFUSED}, {ACCESS_ENTERPRISE, "report pdf x", ASKED_REFUSED}, {ACCESS_ENTERPRISE, "sh", ASKED_REFUSED},
		{ACCESS_ENTERPRISE, "launch admin zoe auto", ASKED_REFUSED},
	};

	for (size_t i = 0; i < sizeof(asks) / sizeof(*asks); i++) {
		struct access_arrival a = {.asked = (char *)asks[i].asked};
		const char *format;

		cr_assert_eq(access_arrival_asks(&a, asks[i].kind, &format), asks[i].is, "%d: %s", asks[i].kind, asks[i].asked);
	}
}

Test(arrival, only_names_of_terminals_are_looked_up)
{
	static const char *const good[] = {"xterm", "xterm-256color", "vt100", "rxvt-unicode-256color", "screen.xterm-256color", "9term", "st+bce"};
	static const char *const bad[] = {"", "../../tmp/evil", "/tmp/x", "x/y", "-xterm", ".x", "XTERM", "xterm\n", "xt\x1brm", "x term", "%n",
	                                  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		cr_assert(access_term_valid(good[i]), "%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		cr_assert_not(access_term_valid(bad[i]), "%s", bad[i]);
}

Test(arrival, nothing_of_the_environment_comes_through)
{
	static const char *const names[] = {"LD_PRELOAD", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TERMINFO", "TERMINFO_DIRS", "LANGUAGE", "LANG", "NLSPATH", "SQLITE_TMPDIR",
	                                    "TMPDIR", "FILROUGE_USER", "FILROUGE_NOW", "FILROUGE_SCENARIOS", "EDITOR", "PAGER", "COLORTERM", "LC_ALL", "TZ"};
	struct access_site s = access_site();

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		setenv(names[i], "/tmp/evil", 1);
	setenv("TERM", "../../../../tmp/evil", 1);
	setenv("SSH_CONNECTION", "192.0.2.7 51234 192.0.2.1 22", 1);
	setenv("SSH_ORIGINAL_COMMAND", "$(reboot)", 1);
	struct access_arrival a = access_arrival_take(&s);

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		cr_assert_null(getenv(names[i]), "%s", names[i]);
	cr_assert_str_eq(getenv("TERM"), "xterm");
	cr_assert_str_eq(getenv("HOME"), s.state);
	cr_assert_str_eq(a.from, "192.0.2.7 51234");
	cr_assert_str_eq(a.asked, "$(reboot)");
	access_arrival_clear(&a);
	access_site_clear(&s);
}

Test(arrival, sessions_are_found_below_their_folder_and_nowhere_else)
{
	char folder[] = "sessions";
	struct access_site s = {.sessions = folder};
	struct error err = {0};
	static const struct {
		const char *name, *why;
	} bad[] = {
		{"../outside", "letters"}, {"", "letters"}, {".", "letters"}, {"a/b", "letters"}, {"none", "no session"}, {"link", "link"},
		{"dir", "regular"}, {"two", "second name"}, {"pipe", "regular"},
	};

	folder_make();
	mkdir("sessions", 0700);
	mkdir("sessions/dir.filrouge", 0700);
	folder_put("outside.filrouge", "x");
	folder_put("sessions/one.filrouge", "x");
	folder_put("sessions/two.filrouge", "x");
	cr_assert_eq(link("sessions/two.filrouge", "sessions/second"), 0);
	cr_assert_eq(symlink("../outside.filrouge", "sessions/link.filrouge"), 0);
	cr_assert_eq(mkfifo("sessions/pipe.filrouge", 0600), 0);
	char *path = access_session_path(&s, "one", &err);

	cr_assert_str_eq(path, "sessions/one.filrouge");
	free(path);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		cr_assert_null(access_session_path(&s, bad[i].name, &err), "%s", bad[i].name);
		cr_assert(strstr(err.text, bad[i].why), "%s: %s", bad[i].name, err.text);
	}
	error_clear(&err);
	folder_remove();
}

static void last_event(void *context, const struct access_event *e, const char *line)
{
	char **kept = context;

	cr_assert(e, "%s", line);
	cr_assert_null(strchr(line, 0x1b));
	free(*kept);
	*kept = xasprintf("%s|%s|%s|%lld|%s", e->event, e->asked ? e->asked : "-", e->why ? e->why : "-", (long long)e->at, e->session ? e->session : "-");
}

Test(arrival, the_log_holds_one_line_for_each_whatever_was_asked)
{
	struct access_event e = {.at = 1700000000123, .event = "refused", .role = "room", .session = "ap-2024", .asked = "a\n\"b\"\\ \x1b[2J \xf0\x9f\x9a\x92 \xff", .why = "no \xc3\xa9"};
	struct error err = {0};
	struct stat st;
	char *kept = NULL, *long_asked = xcalloc(9001, 1);

	folder_make();
	cr_assert(access_log_write("log", &e, &err), "%s", err.text);
	cr_assert(access_log_read("log", last_event, &kept, &err));
	cr_assert_str_eq(kept, "refused|a\n\"b\"\\ \x1b[2J \xf0\x9f\x9a\x92 \xc3\xbf|no \xc3\xa9|1700000000123|ap-2024");
	cr_assert(stat("log", &st) == 0 && (st.st_mode & 07777) == 0600);
	memset(long_asked, 'x', 9000);
	e.asked = long_asked;
	cr_assert(access_log_write("log", &e, &err));
	cr_assert(access_log_read("log", last_event, &kept, &err));
	cr_assert(strlen(kept) < 700);
	char *all = content("log");
	size_t lines = 0;

	for (const char *c = all; *c; c++)
		lines += *c == '\n';
	cr_assert_eq(lines, 2);
	free(all);
	free(kept);
	free(long_asked);
	folder_remove();
}
