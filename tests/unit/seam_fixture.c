/* A session file, clients and waiting, for the tests of the seam. */
#include "seam_fixture.h"

#include <criterion/criterion.h>

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"

const struct keeper_times seam_times = {
	.commit = 40, .fold = 60000, .near = 15, .far = 50, .near_for = 60000, .again = 5, .presence = 60, .busy = 150, .retry = 100,
		.open = 3000, .rescue = 1500, .stop = 1000,
	.behind = (size_t)4 << 20,
};

static const char scenario[] =
	"scenario = { id = \"seam\"; version = 1; languages = [ \"en\" ]; title = \"Seam\"; purpose = \"p\"; source = \"s\"; slot = 10; homework = \"h\";\n"
	" steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = \"g\";\n"
	"  fields = ( { id = \"weather\"; kind = \"long\"; label = \"W\"; prompt = \"w\"; }, { id = \"second\"; kind = \"long\"; label = \"S\"; prompt = \"s\"; },\n"
	"   { id = \"staff\"; kind = \"number\"; label = \"F\"; prompt = \"f\"; },\n"
	"   { id = \"hot\"; kind = \"anonymous\"; label = \"H\"; prompt = \"h\"; questions = ( { id = \"pace\"; kind = \"text\"; label = \"P\"; prompt = \"p\"; } ); } );\n"
	" } ); };\n";

struct seam seam_new(void)
{
	return seam_new_of(scenario, "seam");
}

struct seam seam_new_of(const char *text, const char *id)
{
	struct seam f = { .folder = "/tmp/filrouge-seam-XXXXXX" };
	struct enterprise_row rows[3];
	char none[] = "", names[3][8] = { "Jardins", "Phare", "Zorg" };
	struct error err = { 0 };
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	cr_assert_not_null(mkdtemp(f.folder), "a folder");
	f.path = xasprintf("%s/group.filrouge", f.folder);
	for (int i = 0; i < 3; i++)
		rows[i] = (struct enterprise_row){ names[i], none, none, none, none, none, none };
	struct enterprise_list list = { rows, 3 };
	struct session_new n = {
		.title = "Seam", .language = LANG_EN, .scenario_text = text, .scenario_len = strlen(text),
			.scenario_id = id,
		.scenario_version = 1, .scenario_title = "Seam", .enterprises = &list, .author = "ada",
	};
	cr_assert(session_create(f.path, &n, &err), "a session: %s", err.text);
	return f;
}

void seam_free(struct seam *f)
{
	DIR *d = opendir(f->folder);
	struct dirent *e;
	while (d != NULL && (e = readdir(d)) != NULL) {
		char *path = xasprintf("%s/%s", f->folder, e->d_name);
		unlink(path);
		free(path);
	}
	if (d != NULL)
		closedir(d);
	rmdir(f->folder);
	free(f->path);
}

struct target seam_answer(const char *field, int64_t enterprise)
{
	return (struct target){ TARGET_ANSWER, 1, enterprise, "one", field, "", "" };
}

struct client *seam_client_times(const struct seam *f, const char *person, const struct keeper_times *times)
{
	struct error err = { 0 };
	struct client_options options = { .fork_only = true, .times = times };
	struct client *c = client_start_with(f->path, person, &options, &err);
	cr_assert_not_null(c, "a client: %s", err.text);
	cr_assert(client_wait(c, &err), "a snapshot: %s", err.text);
	return c;
}

struct client *seam_client(const struct seam *f, const char *person)
{
	return seam_client_times(f, person, &seam_times);
}

void seam_close(struct client *c)
{
	pid_t keeper = client_keeper(c);
	client_close(c, NULL);
	if (keeper > 0)
		seam_ended(keeper, 5000);
}

void seam_type(struct client *c, const char *field, const char *text)
{
	struct target t = seam_answer(field, 1);
	client_splice(c, &t, strlen(seam_shown(c, field)), 0, text, strlen(text));
}

const char *seam_shown(struct client *c, const char *field)
{
	struct target t = seam_answer(field, 1);
	const char *value = model_value(client_model(c), &t);
	return value != NULL ? value : "";
}

static char *filed(const struct seam *f, const char *field, bool *is_draft)
{
	struct error err = { 0 };
	struct target t = seam_answer(field, 1);
	struct draft d = { 0 };
	char *value = NULL;
	struct session *s = session_open(f->path, SESSION_READ, &err);
	for (int i = 0; s == NULL && i < 50; i++) { /* held by a commit */
		error_clear(&err);
		poll(NULL, 0, 20);
		s = session_open(f->path, SESSION_READ, &err);
	}
	cr_assert_not_null(s, "the file opens: %s", err.text);
	cr_assert(draft_get(s, &t, &d, is_draft, &err), "%s", err.text);
	if (*is_draft)
		value = xstrdup(d.text);
	else
		cr_assert(session_value(s, &t, &value, &err), "%s", err.text);
	if (*is_draft)
		draft_clear(&d);
	session_close(s);
	return value != NULL ? value : xstrdup("");
}

char *seam_filed(const struct seam *f, const char *field)
{
	bool draft;
	return filed(f, field, &draft);
}

size_t seam_drafts(const struct seam *f, const char *field)
{
	bool draft;
	free(filed(f, field, &draft));
	return draft ? 1 : 0;
}

bool seam_until(struct client **clients, size_t count, bool (*done)(void *context), void *context, int ms)
{
	int64_t until = clock_monotonic() + ms;
	while (!done(context)) {
		struct pollfd p[8];
		if (clock_monotonic() > until)
			return false;
		for (size_t i = 0; i < count; i++)
			p[i] = (struct pollfd){ .fd = client_fd(clients[i]), .events = client_events(clients[i]) };
		poll(p, count, 5);
		for (size_t i = 0; i < count; i++)
			client_pump(clients[i]);
	}
	return true;
}

struct clients {
	struct client **list;
	size_t count;
};

static bool all_saved(void *context)
{
	const struct clients *all = context;
	for (size_t i = 0; i < all->count; i++)
		if (client_state(all->list[i]).unsaved > 0)
			return false;
	return true;
}

bool seam_saved(struct client **clients, size_t count, int ms)
{
	struct clients all = { clients, count };
	return seam_until(clients, count, all_saved, &all, ms);
}

bool seam_ended(pid_t pid, int ms)
{
	int64_t until = clock_monotonic() + ms;
	while (clock_monotonic() < until) {
		if (waitpid(pid, NULL, WNOHANG) == pid || (kill(pid, 0) < 0 && errno == ESRCH))
			return true;
		poll(NULL, 0, 2);
	}
	return false;
}
