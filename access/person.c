/* Persons of keys, written into their session as any other change. */
#include "access/person.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "access/account.h"
#include "access/role.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "session/session.h"

enum { TRIES = 99, ID_MOST = 56 };

void access_person_clear(struct access_person *p)
{
	free(p->id);
	free(p->enterprise_name);
	p->id = p->enterprise_name = NULL;
}

char *access_person_id(const char *name)
{
	char *folded = text_fold(name), *out = folded;

	for (const char *c = folded; *c && out - folded < ID_MOST; c++) {
		bool letter = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_';

		if (letter && (*c != '_' || out > folded))
			*out++ = *c;
		else if (!letter && out > folded && out[-1] != '-')
			*out++ = '-';
	}
	while (out > folded && out[-1] == '-')
		out--;
	*out = '\0';
	if (*folded)
		return folded;
	free(folded);
	return NULL;
}

static struct target person_at(const char *id, const char *column)
{
	return (struct target){TARGET_PERSON, 0, 0, "", "", id, column};
}

/* Opened for writing, inside a transaction. NULL with a sentence. */
static struct session *open_begun(const char *path, struct error *err)
{
	struct session *s = session_open(path, SESSION_WRITE, err);
	bool busy;

	if (s && session_read_only(s))
		error_set(err, _("this session can only be consulted: it belongs to somebody else, or its folder does"));
	else if (s && session_settle(s, err) && session_begin(s, &busy, err))
		return s;
	session_close(s);
	return NULL;
}

static bool finish(struct session *s, bool done, struct error *err)
{
	bool busy;

	if (done)
		done = session_commit(s, &busy, err);
	else
		session_rollback(s);
	session_close(s);
	return done;
}

struct writing {
	struct session *s;
	const char *author;
	int64_t at, action;
};

static bool put(struct writing *w, const char *id, const char *column, enum value_type type, const char *value, struct error *err)
{
	struct change c = {.action = w->action, .at = w->at, .author = w->author, .target = person_at(id, column), .type = type, .after = value};
	bool done = change_append(w->s, &c, err);

	w->action = w->action ? w->action : c.action;
	return done;
}

/* Is the person ID that of NAME and ENTERPRISE (as text)? *FREE: there is none of that id. */
static bool is_that_one(struct session *s, const char *id, const char *name, const char *enterprise, bool *is_free, bool *same, struct error *err)
{
	struct target named = person_at(id, "name"), of = person_at(id, "enterprise");
	char *its_name = NULL, *its_enterprise = NULL;
	bool done = session_value(s, &named, &its_name, err) && session_value(s, &of, &its_enterprise, err);

	*is_free = its_name == NULL;
	*same = its_name && strcmp(its_enterprise ? its_enterprise : "", enterprise) == 0 && (strcmp(its_name, name) == 0 || strcmp(its_name, id) == 0);
	free(its_name);
	free(its_enterprise);
	return done;
}

/* The id of the person: taken where it is the same one, else the first that is free. */
static bool choose_id(struct session *s, struct access_person *p, const char *enterprise, struct error *err)
{
	char *first = access_person_id(p->name);
	bool is_free = false, same = false, done = true;

	if (!first)
		return error_set(err, _("a name has letters or digits"));
	for (int i = 1; i <= TRIES && done && !is_free && !same; i++) {
		free(p->id);
		p->id = i == 1 ? xstrdup(first) : xasprintf("%s-%d", first, i);
		done = is_that_one(s, p->id, p->name, enterprise, &is_free, &same, err);
	}
	free(first);
	return done && (is_free || same || error_set(err, _("too many persons have that name")));
}

static bool put_person(struct session *s, struct access_person *p, struct error *err)
{
	struct writing w = {.s = s, .author = p->author, .at = clock_now()};
	char *enterprise = p->enterprise ? xasprintf("%lld", (long long)p->enterprise_id) : xstrdup("");
	bool done = choose_id(s, p, enterprise, err) && put(&w, p->id, "name", VALUE_TEXT, p->name, err) &&
	            put(&w, p->id, "role", VALUE_ID, p->enterprise ? "enterprise" : "facilitator", err) &&
	            (!p->enterprise || put(&w, p->id, "enterprise", VALUE_NUMBER, enterprise, err)) &&
	            put(&w, p->id, "left", VALUE_TEXT, NULL, err);

	if (done && p->language && strstr(target_kinds[TARGET_PERSON].columns, "language"))
		done = put(&w, p->id, "language", VALUE_ID, p->language, err);
	free(enterprise);
	return done;
}

struct job {
	const char *path;
	struct access_person *person;
	const char *id, *author; /* of one who left */
};

static bool value_of(struct session *s, struct target t, char **value, struct error *err)
{
	return session_value(s, &t, value, err);
}

static bool add_work(void *context, struct buf *out, struct error *err)
{
	struct job *job = context;
	struct access_person *p = job->person;
	struct session *s = p->name ? open_begun(job->path, err) : session_open(job->path, SESSION_READ, err);
	bool done;

	if (!s)
		return false;
	if (p->enterprise)
		p->enterprise_id = session_find_enterprise(s, p->enterprise, err);
	done = (!p->enterprise || (p->enterprise_id != 0 &&
	                           value_of(s, (struct target){TARGET_ENTERPRISE, 0, p->enterprise_id, "", "", "", "name"}, &p->enterprise_name, err))) &&
	       (!p->name || put_person(s, p, err));
	if (p->name)
		done = finish(s, done, err);
	else
		session_close(s);
	buf_printf(out, "%lld %s %s", (long long)p->enterprise_id, p->id ? p->id : "-", p->enterprise_name ? p->enterprise_name : "");
	return done;
}

bool access_person_add(const struct access_site *s, struct access_person *p, struct error *err)
{
	struct job job = {.path = access_session_path(s, p->session, err), .person = p};
	struct buf out = {0};
	bool given, done = job.path && account_give(s->sessions, job.path, &given, err) && account_run(s->sessions, add_work, &job, &out, err);

	if (done) {
		char *end, *id;

		p->enterprise_id = strtoll(buf_str(&out), &end, 10);
		id = end + (*end == ' ');
		end = strchrnul(id, ' ');
		p->enterprise_name = xstrdup(*end ? end + 1 : "");
		p->id = p->name ? xstrndup(id, (size_t)(end - id)) : NULL;
	}
	buf_clear(&out);
	free((char *)job.path);
	return done;
}

static bool left_work(void *context, struct buf *out, struct error *err)
{
	struct job *job = context;
	struct session *s = open_begun(job->path, err);
	struct writing w = {.s = s, .author = job->author, .at = clock_now()};
	char *name = NULL, day[16];
	time_t now = (time_t)(w.at / 1000);
	struct tm tm;
	bool done;

	(void)out;
	if (!s)
		return false;
	localtime_r(&now, &tm);
	strftime(day, sizeof(day), "%Y-%m-%d", &tm);
	done = value_of(s, person_at(job->id, "name"), &name, err) && (!name || put(&w, job->id, "left", VALUE_TEXT, day, err));
	free(name);
	return finish(s, done, err);
}

bool access_person_left(const struct access_site *s, const char *session, const char *id, const char *author, struct error *err)
{
	struct job job = {.path = access_session_path(s, session, err), .id = id, .author = author};
	bool done = job.path && account_run(s->sessions, left_work, &job, NULL, err);

	free((char *)job.path);
	return done;
}

struct about_job {
	const char *path, *id;
	int64_t enterprise;
};

static void say(struct buf *out, char *value)
{
	buf_text(out, value ? value : "");
	buf_char(out, '\0');
	free(value);
}

static bool about_work(void *context, struct buf *out, struct error *err)
{
	struct about_job *job = context;
	struct session *s = session_open(job->path, SESSION_READ, err);
	char *title = NULL, *enterprise = NULL, *person = NULL, *left = NULL;
	bool done = s && value_of(s, (struct target){TARGET_SESSION, 0, 0, "", "", "", "title"}, &title, err) &&
	            (!job->enterprise || value_of(s, (struct target){TARGET_ENTERPRISE, 0, job->enterprise, "", "", "", "name"}, &enterprise, err)) &&
	            (!job->id || (value_of(s, person_at(job->id, "name"), &person, err) && value_of(s, person_at(job->id, "left"), &left, err)));

	say(out, title);
	say(out, enterprise);
	say(out, person);
	say(out, left);
	session_close(s);
	return done;
}

bool access_about(const struct access_site *s, const char *session, int64_t enterprise, const char *id, struct access_about *a, struct error *err)
{
	struct about_job job = {.path = access_session_path(s, session, err), .id = id, .enterprise = enterprise};
	struct buf out = {0};
	char **parts[] = {&a->title, &a->enterprise, &a->person, &a->left};
	bool done = job.path && account_run(s->sessions, about_work, &job, &out, err);
	const char *at = buf_str(&out), *end = at + out.len;

	*a = (struct access_about){0};
	for (size_t i = 0; done && i < sizeof(parts) / sizeof(*parts) && at < end; i++, at += strlen(at) + 1)
		*parts[i] = xstrdup(at);
	buf_clear(&out);
	free((char *)job.path);
	return done;
}

void access_about_clear(struct access_about *a)
{
	free(a->title);
	free(a->enterprise);
	free(a->person);
	free(a->left);
	*a = (struct access_about){0};
}
