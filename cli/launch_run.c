/* What somebody who is let in gets: the room, the enterprise's own view, the room's screen, or an export. Nothing in it starts a program, opens a
 * file by a name that somebody types, or plays a script. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/sandbox.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/launch.h"
#include "session/session.h"

enum { PICK_MOST = 99, TRIES = 5, PICK_SECONDS = 300 };

/* Minutes without a key, where neither site nor person says otherwise. */
static const struct {
	int hide, leave;
	unsigned role; /* of the face */
	enum reader_role reader; /* of the keeper */
} faces[ACCESS_KIND_COUNT] = {
	[ACCESS_ENTERPRISE] = {10, 60, ROLE_ENTERPRISE, READER_ENTERPRISE},
	[ACCESS_FACILITATOR] = {30, 0, 0, READER_FACILITATOR},
	[ACCESS_ROOM] = {0, 0, ROLE_ROOM, READER_ROOM},
	[ACCESS_ADMIN] = {15, 60, 0, READER_FACILITATOR},
};

static void set_minutes(enum option_id id, int minutes)
{
	struct option_value *v = &cli_settings()->values[id];

	if (v->from == LAYER_STANDARD)
		v->number = minutes;
}

static bool confined(const struct access_role *r)
{
	return r->kind == ACCESS_ENTERPRISE || r->kind == ACCESS_ROOM;
}

static void confine_face(void)
{
	sandbox_face();
}

static int screen(const struct launch *l)
{
	const struct access_role *r = l->role;
	char enterprise[24];
	struct room_options o = {
		.path = l->path, .role = faces[r->kind].role, .person = r->person ? r->person : ACCESS_ROOM_PERSON, .remote = true,
		.language = strcmp(r->language, "auto") != 0 ? r->language : NULL,
	};

	snprintf(enterprise, sizeof(enterprise), "%lld", (long long)r->enterprise);
	o.reader = faces[r->kind].reader;
	o.enterprise = r->kind == ACCESS_ENTERPRISE ? enterprise : NULL;
	set_minutes(OPTION_HIDE_AFTER, faces[r->kind].hide);
	set_minutes(OPTION_LEAVE_AFTER, faces[r->kind].leave);
	if (confined(r)) {
		sandbox_both(l->folder);
		o.confine = confine_face;
	}
	return cli_room(&o);
}

static int export(const struct launch *l)
{
	struct error err = {0};
	struct session *s;
	bool done;

	sandbox_both(l->folder);
	s = session_open(l->path, SESSION_READ, &err);
	done = s && (l->role->kind != ACCESS_ENTERPRISE || session_lets_in(s, l->role->enterprise, l->role->person, &err)) &&
	       session_export(s, l->role->enterprise, stdout, &err);
	session_close(s);
	if (done && (fflush(stdout) != 0 || ferror(stdout)))
		done = error_set(&err, _("the export could not be written whole: %s"), strerror(errno));
	return done ? 0 : cli_fail(&err);
}

int launch_run(const struct launch *l)
{
	return l->asks == ASKED_EXPORT ? export(l) : screen(l);
}

/* A line from the terminal, as the person typed it; NULL: the end. Caller frees. */
static char *read_answer(void)
{
	char line[128];
	ssize_t n;

	do
		n = read(STDIN_FILENO, line, sizeof(line));
	while (n < 0 && errno == EINTR);
	while (n > 0 && strchr(" \r\n", line[n - 1]) && line[n - 1])
		n--;
	return n >= 0 ? xstrndup(line, (size_t)n) : NULL;
}

char *launch_pick(char *const *names, size_t count, struct error *err)
{
	size_t shown = count > PICK_MOST ? PICK_MOST : count;

	for (size_t i = 0; i < shown; i++)
		printf("%3zu  %s\r\n", i + 1, names[i]);
	alarm(PICK_SECONDS); /* nobody is there */
	for (int i = 0; i < TRIES; i++) {
		char *answer, *end;
		size_t number;

		printf("%s ", _("Which one? Its number or name:"));
		fflush(stdout);
		answer = read_answer();
		if (!answer || !*answer) {
			free(answer);
			break;
		}
		number = strtoul(answer, &end, 10);
		for (size_t j = 0; j < count; j++)
			if ((*end == '\0' && number == j + 1 && j < shown) || strcmp(names[j], answer) == 0) {
				free(answer);
				alarm(0);
				return xstrdup(names[j]);
			}
		if (access_session_valid(answer) && *end != '\0') {
			error_set(err, _("`%s` is not a session that your key opens"), answer);
			free(answer);
			return NULL;
		}
		free(answer);
		printf("%s\r\n", _("That is not one of them."));
	}
	error_set(err, _("no session was chosen"));
	return NULL;
}
