/* What a preview makes up: enterprises of those a scenario speaks to, answers that fit, a folder that goes. */
#include <criterion/criterion.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "cli/preview.h"
#include "scenarios/audience.h"
#include "scenarios/source.h"
#include "session/carried.h"
#include "session/fits.h"

static unsigned whole_of(const struct enterprise_list *list)
{
	unsigned there = 0;

	for (size_t i = 0; i < list->count; i++)
		there |= audience_of(list->rows[i].pole, list->rows[i].kind);
	return there;
}

Test(preview, there_is_one_of_each_that_the_scenario_speaks_to)
{
	static const struct {
		unsigned first, spoken, others;
		size_t count, least;
	} cases[] = {
		{0, 0, 0, 7, 1},
		{POLE_AUTRE, POLES, 0, 3, 3},
		{KIND_FUNDER, POLE_SOLIDARITE | KIND_AUTHORITY | KIND_FUNDER, 0, 5, 3},
		{0, POLES | KINDS_OF_ORGANISATION, 0, 12, 8},
		{POLE_SOLIDARITE, 0, POLE_SOLIDARITE, 4, 1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct enterprise_list list = {0};

		preview_people(&list, cases[i].count, cases[i].first, cases[i].spoken, cases[i].others);
		cr_assert_eq(list.count, cases[i].count, "case %zu", i);
		cr_assert_eq(preview_people_least(cases[i].first, cases[i].spoken), cases[i].least, "case %zu: %zu", i,
			     preview_people_least(cases[i].first, cases[i].spoken));
		cr_assert_eq(whole_of(&list) & cases[i].spoken, cases[i].spoken, "case %zu: one of each", i);
		cr_assert_eq(audience_of(list.rows[0].pole, list.rows[0].kind) & cases[i].first, cases[i].first, "case %zu: the first", i);
		if (cases[i].others)
			cr_assert_eq(whole_of(&list) & POLES, cases[i].others, "case %zu: all alike", i);
		for (size_t a = 0; a < list.count; a++)
			for (size_t b = 0; b < a; b++)
				cr_assert_str_neq(list.rows[a].name, list.rows[b].name, "names differ");
		enterprises_clear(&list);
	}
}

/* --- answers --- */

struct fitting {
	struct session *session;
	const struct scenario *scenarios[32]; /* by meeting */
	size_t answers, earlier;
};

static bool fitting(void *context, const struct change *c, struct error *err)
{
	struct fitting *f = context;

	if (c->target.kind != TARGET_ANSWER && c->target.kind != TARGET_ROW)
		return true;
	cr_assert_lt(c->target.meeting, 32, "few meetings");
	if (f->scenarios[c->target.meeting] == NULL)
		f->scenarios[c->target.meeting] = session_scenario_of(f->session, c->target.meeting);
	cr_assert_not_null(f->scenarios[c->target.meeting], "meeting %lld", (long long)c->target.meeting);
	cr_assert(fits(f->scenarios[c->target.meeting], &c->target, c->type, c->after, err), "%s = %s", err->text, c->after);
	f->answers++;
	return true;
}

static struct scenario *scenario_of(const char *name, char **path)
{
	struct source source = {0};
	struct diagnostics d = {0};
	struct error err = {0};
	struct scenario *s;

	*path = scenario_find(name, &err);
	cr_assert_not_null(*path, "%s", err.text);
	cr_assert(source_load(*path, &source, &d, &err), "%s", err.text);
	s = source_scenario(&source, &d);
	cr_assert_not_null(s, "%s", name);
	diagnostics_clear(&d);
	source_clear(&source);
	return s;
}

static void made(const char *name)
{
	char folder[] = "/tmp/filrouge-made-XXXXXX", *path, *file;
	struct scenario *s = scenario_of(name, &path);
	struct enterprise_list people = {0};
	struct preview_session p = {.scenario = s, .scenario_path = path, .people = &people, .lang = LANG_NL, .shared_from = 1};
	struct fitting f = {0};
	struct error err = {0};
	int64_t meeting = 0;
	char *trouble = NULL;

	cr_assert_not_null(mkdtemp(folder), "a folder");
	file = xasprintf("%s/made.filrouge", folder);
	p.path = file;
	preview_people(&people, s->individual ? 1 : 4, 0, 0, 0);
	cr_assert(preview_session_make(&p, &err), "%s: %s", name, err.text);
	f.session = session_open(file, SESSION_READ, &err);
	cr_assert_not_null(f.session, "%s", err.text);
	cr_assert(session_since(f.session, 0, fitting, &f, &err), "%s", err.text);
	cr_assert(session_current_meeting(f.session, &meeting, &err), "%s", err.text);
	cr_assert_str_eq(f.scenarios[meeting] ? f.scenarios[meeting]->id : s->id, s->id, "the meeting to look at is the last one");
	cr_assert(meeting == 1 || f.answers > 0, "%s: what came before was answered", name);
	cr_assert(session_snapshot(f.session, 0, NULL, fitting, &f, &trouble, &err) && trouble == NULL, "%s: %s", name, trouble);
	for (size_t i = 0; i < 32; i++)
		scenario_free((struct scenario *)f.scenarios[i]);
	session_close(f.session);
	unlink(file);
	cr_assert_eq(rmdir(folder), 0, "one file");
	enterprises_clear(&people);
	scenario_free(s);
	free(file);
	free(path);
}

Test(preview, made_up_answers_fit_every_scenario_there_is)
{
	const char *root = getenv("FILROUGE_SRCDIR");
	char *library = xasprintf("%s/scenarios/library", root != NULL ? root : "."), **ids;
	size_t count;

	setenv("FILROUGE_SCENARIOS", library, 1);
	i18n_start();
	ids = scenario_list(&count);
	cr_assert_geq(count, 14, "%zu", count);
	for (size_t i = 0; i < count; i++) {
		made(ids[i]);
		free(ids[i]);
	}
	free(ids);
	free(library);
}

Test(preview, of_a_scenario_with_every_kind_too)
{
	const char *root = getenv("FILROUGE_SRCDIR");
	char *path = xasprintf("%s/tests/data/every-kind.scenario", root != NULL ? root : ".");

	made(path);
	free(path);
}

/* --- the folder --- */

static bool gone(const char *path)
{
	int64_t end = clock_monotonic() + 10000;

	while (access(path, F_OK) == 0 && clock_monotonic() < end)
		sched_yield();
	return access(path, F_OK) != 0;
}

Test(preview, the_folder_is_private_and_goes)
{
	struct preview_folder f;
	struct error err = {0};
	struct stat st;
	char *path, *file;
	FILE *out;

	unsetenv("XDG_RUNTIME_DIR");
	setenv("TMPDIR", "/tmp", 1);
	cr_assert(preview_folder_make(&f, "a.filrouge", &err), "%s", err.text);
	path = xstrdup(f.path);
	cr_assert_eq(stat(path, &st), 0, "there");
	cr_assert_eq(st.st_mode & 0777, 0700, "private: %o", st.st_mode & 0777);
	file = xasprintf("%s/a.filrouge", path);
	out = fopen(file, "w");
	cr_assert_not_null(out, "a file");
	fclose(out);
	preview_folder_remove(&f);
	cr_assert_neq(access(path, F_OK), 0, "gone when it returns");
	free(file);
	free(path);
}

Test(preview, the_folder_goes_with_a_killed_process_but_not_while_its_file_is_open)
{
	int ends[2];
	char path[256] = "", *file;
	pid_t pid;
	FILE *open_file;

	unsetenv("XDG_RUNTIME_DIR");
	setenv("TMPDIR", "/tmp", 1);
	cr_assert_eq(pipe(ends), 0, "a pipe");
	pid = fork();
	if (pid == 0) {
		struct preview_folder f;

		if (preview_folder_make(&f, "a.filrouge", NULL) && write(ends[1], f.path, strlen(f.path)) > 0)
			pause();
		_exit(1);
	}
	cr_assert_gt(read(ends[0], path, sizeof path - 1), 0, "its path");
	file = xasprintf("%s/a.filrouge", path);
	open_file = fopen(file, "w");
	cr_assert_not_null(open_file, "a file");
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	usleep(100000); /* for what must not happen */
	cr_assert_eq(access(file, F_OK), 0, "still open, still there");
	fclose(open_file);
	cr_assert(gone(path), "gone soon after");
	free(file);
}
