/* Who is connected: the rows, and whether the process behind one is still there. */
#include "session/presence.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "session/db.h"

#define COLUMNS "client, person, role, enterprise, pid, begun"

/* --- processes --- */

/* The 22nd word of /proc/PID/stat; the second, a name in parentheses, may hold anything. */
int64_t process_begun(int64_t pid)
{
	char path[40], text[1024];
	snprintf(path, sizeof path, "/proc/%lld/stat", (long long)pid);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return 0;
	ssize_t len = read(fd, text, sizeof text - 1);
	close(fd);
	text[len > 0 ? len : 0] = '\0';
	const char *at = strrchr(text, ')');
	for (int word = 2; at && word < 22; word++) {
		at = strchr(at, ' ');
		at = at ? at + strspn(at, " ") : NULL;
	}
	return at ? strtoll(at, NULL, 10) : 0;
}

bool process_there(int64_t pid, int64_t begun)
{
	if (pid <= 0 || pid > INT32_MAX || (kill((pid_t)pid, 0) < 0 && errno == ESRCH))
		return false;
	int64_t now = begun > 0 ? process_begun(pid) : 0;
	return now == 0 || now == begun;
}

/* --- rows --- */

bool presence_put(struct session *s, const struct present *p, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "REPLACE INTO main.presence(" COLUMNS ", hash) VALUES(:client, :person, :role, :enterprise, :pid, :begun,"
	                           " row_hash('presence', :client, :person, :role, :enterprise, :pid, :begun))",
	                           err);
	if (!q)
		return false;
	db_bind_text(q, ":client", p->client);
	db_bind_text(q, ":person", p->person);
	db_bind_text(q, ":role", p->role);
	db_bind_int(q, ":enterprise", p->enterprise);
	db_bind_int(q, ":pid", p->pid);
	db_bind_int(q, ":begun", p->begun);
	return db_run(s, q, err);
}

bool presence_drop(struct session *s, const char *client, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "DELETE FROM main.presence WHERE client = :client", err);
	if (!q)
		return false;
	db_bind_text(q, ":client", client);
	return db_run(s, q, err);
}

bool presence_sweep(struct session *s, struct error *err)
{
	char **gone = NULL;
	size_t count = 0;
	int got = -1;
	sqlite3_stmt *q = db_query(s, "SELECT client, pid, begun FROM main.presence", err);
	while (q && (got = db_step(s, q, err)) > 0) {
		if (process_there(sqlite3_column_int64(q, 1), sqlite3_column_int64(q, 2)))
			continue;
		gone = xrealloc(gone, count + 1, sizeof *gone);
		gone[count++] = xstrdup(db_text(q, 0));
	}
	bool good = got == 0;
	for (size_t i = 0; i < count; i++) {
		good = good && presence_drop(s, gone[i], err);
		free(gone[i]);
	}
	free(gone);
	return good;
}

static void present_clear(struct present *p)
{
	free(p->client);
	free(p->person);
	free(p->name);
	free(p->role);
	place_clear(&p->place);
}

void present_list_clear(struct present_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		present_clear(&l->list[i]);
	free(l->list);
	*l = (struct present_list){0};
}

static struct present *present_add(struct present_list *l, const struct present *p)
{
	struct present copy = *p;
	copy.client = xstrdup(p->client);
	copy.person = xstrdup(p->person);
	copy.name = xstrdup(p->name);
	copy.role = xstrdup(p->role);
	copy.place = place_copy(&p->place);
	l->list = xrealloc(l->list, l->count + 1, sizeof *l->list);
	l->list[l->count] = copy;
	return &l->list[l->count++];
}

static char *column(sqlite3_stmt *q, int at)
{
	return (char *)(uintptr_t)db_text(q, at); /* borrowed: present_add() copies */
}

static void take(struct present_list *l, sqlite3_stmt *q)
{
	struct present p = {
		.client = column(q, 0), .person = column(q, 1), .role = column(q, 2), .enterprise = sqlite3_column_int64(q, 3),
		.pid = sqlite3_column_int64(q, 4), .begun = sqlite3_column_int64(q, 5), .name = column(q, 6),
		.place = {.view = db_text(q, 7), .meeting = sqlite3_column_int64(q, 8), .enterprise = sqlite3_column_int64(q, 9), .step = db_text(q, 10),
		          .field = db_text(q, 11), .row = db_text(q, 12), .column = db_text(q, 13)},
		.typing = sqlite3_column_int(q, 14),
	};
	present_add(l, &p);
}

bool presence_read(struct session *s, const char *client, bool look, struct present_list *l, size_t *gone, struct error *err)
{
	sqlite3_stmt *q = db_query(s,
	                           "SELECT p.client, p.person, p.role, p.enterprise, p.pid, p.begun, coalesce(n.name, p.person), coalesce(l.view, ''),"
	                           " coalesce(l.meeting, 0), coalesce(l.enterprise, 0), coalesce(l.step, ''), coalesce(l.field, ''),"
	                           " coalesce(l.\"row\", ''), coalesce(l.\"column\", ''), EXISTS(SELECT 1 FROM draft d WHERE d.client = p.client)"
	                           " FROM presence p LEFT JOIN place l ON l.person = p.person AND l.hash IS row_hash('place', l.person, l.view,"
	                           "  l.meeting, l.enterprise, l.step, l.field, l.\"row\", l.\"column\", l.offset, l.moved)"
	                           "  AND l.moved = (SELECT max(moved) FROM place WHERE person = p.person)"
	                           " LEFT JOIN person n ON n.id = p.person WHERE p.client <> :client AND p.hash IS"
	                           " row_hash('presence', p.client, p.person, p.role, p.enterprise, p.pid, p.begun)"
	                           " ORDER BY p.role, p.person, p.client",
	                           err);
	int got = -1;
	*l = (struct present_list){0};
	*gone = 0;
	if (!q)
		return false;
	db_bind_text(q, ":client", client);
	while ((got = db_step(s, q, err)) > 0) {
		if (!look || process_there(sqlite3_column_int64(q, 4), sqlite3_column_int64(q, 5)))
			take(l, q);
		else
			(*gone)++;
	}
	if (got < 0)
		present_list_clear(l);
	return got == 0;
}

/* --- on the wire --- */

void present_put(struct buf *b, const struct present_list *l)
{
	wire_put_number(b, (int64_t)l->count);
	for (size_t i = 0; i < l->count; i++) {
		const struct present *p = &l->list[i];
		wire_put_text(b, p->client);
		wire_put_text(b, p->person);
		wire_put_text(b, p->name);
		wire_put_text(b, p->role);
		wire_put_number(b, p->enterprise);
		wire_put_place(b, &p->place);
		wire_put_number(b, p->typing);
	}
}

static char *word(struct wire_reader *r)
{
	return (char *)(uintptr_t)wire_get_word(r); /* borrowed likewise */
}

bool present_get(struct wire_reader *r, struct present_list *l)
{
	int64_t count = wire_get_number(r);
	*l = (struct present_list){0};
	for (int64_t i = 0; i < count && !r->bad; i++) {
		struct present p = {0};
		p.client = word(r);
		p.person = word(r);
		p.name = word(r);
		p.role = word(r);
		p.enterprise = wire_get_number(r);
		wire_get_place(r, &p.place);
		p.typing = wire_get_number(r) != 0;
		if (!r->bad)
			present_add(l, &p);
	}
	if (wire_done(r))
		return true;
	present_list_clear(l);
	return false;
}
