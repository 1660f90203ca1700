/* filrouge forget: what a session keeps of one enterprise is erased, and the proof printed. */
#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "session/forget.h"

/* Nothing brings it back: its name is typed, or --yes given. */
static bool sure(const char *name, const char *yes, struct error *err)
{
	char *line = NULL, *shown = text_filter(name, strlen(name), false);
	size_t cap = 0;
	bool meant = yes != NULL;
	if (!meant && !isatty(STDIN_FILENO)) {
		error_set(err, _("nothing brings back what is erased: add --yes where nobody can be asked"));
	} else if (!meant) {
		fprintf(stderr, _("All that this session keeps of %s is erased, for good. Take it out first with `filrouge export` if it asked for it.\n"), shown);
		fprintf(stderr, _("To go on, type its name: "));
		ssize_t len = getline(&line, &cap, stdin);
		if (len > 0 && line[len - 1] == '\n')
			line[len - 1] = '\0';
		meant = len > 0 && strcmp(line, name) == 0;
		if (!meant)
			error_set(err, _("that is not its name: nothing was erased"));
	}
	free(line);
	free(shown);
	return meant;
}

static void lines_print(const char *title, const char *lines)
{
	if (lines[0] == '\0')
		return;
	printf("\n%s\n", title);
	for (const char *at = lines; *at != '\0'; at += strcspn(at, "\n") + 1) {
		char *shown = text_filter(at, strcspn(at, "\n"), false);
		printf("  %s\n", shown);
		free(shown);
	}
}

/* 0: none of it is left in the file. */
static int report(const struct forgotten *f, const char *path, struct error *err)
{
	size_t left;
	if (!forgotten_prove(f, path, &left, err))
		return cli_fail(err);
	char *name = text_filter(f->name, strlen(f->name), false), *held = forgotten_held(f, path);
	printf(_("%s: erased. %lld entries of the history are empty now, and %zu texts are gone.\n"), name, (long long)f->changes, f->texts);
	if (left > 0)
		printf(ngettext("But %zu piece of them is still in the bytes of the file: do not rely on this erasure.\n",
		                "But %zu pieces of them are still in the bytes of the file: do not rely on this erasure.\n", left),
		       left);
	else
		puts(_("Every byte of the file was read: nothing that it alone said is left."));
	lines_print(_("Others name it here; read whether that may stay:"), buf_str(&f->mentions));
	lines_print(_("These files beside it still hold something of it; erase them too:"), held);
	puts(_("\nCopies elsewhere (backups, mails, printed sheets, what it took away itself) are not known to filrouge."));
	free(held);
	free(name);
	return left > 0 ? 1 : 0;
}

static bool erase(const char *path, const char *enterprise, const char *yes, struct forgotten *f, struct error *err)
{
	struct session *s = session_open(path, SESSION_WRITE, err);
	int64_t id = s ? session_find_enterprise(s, enterprise, err) : 0;
	char *name = NULL, *person = cli_person(), *day = clock_read_date("+0", clock_now());
	struct target t = {.kind = TARGET_ENTERPRISE, .enterprise = id, .step = "", .field = "", .row = "", .column = "name"};
	bool done = id != 0 && session_value(s, &t, &name, err) && sure(name != NULL ? name : "", yes, err) &&
	            session_forget(s, id, person, clock_now(), day, f, err);
	session_close(s);
	free(day);
	free(person);
	free(name);
	return done;
}

int cli_forget(int argc, char **argv)
{
	const char *enterprise = NULL, *yes = NULL, *words[2];
	const struct option_row rows[] = {{"enterprise", true, &enterprise}, {"yes", false, &yes}, {NULL, false, NULL}};
	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return 2;
	if (!enterprise)
		return cli_usage(argv[0], _("whose data? --enterprise and a number or a name"));
	struct error err = {0};
	struct forgotten f = {0};
	int status = erase(words[0], enterprise, yes, &f, &err) ? report(&f, words[0], &err) : cli_fail(&err);
	forgotten_clear(&f);
	return status;
}
