/* filrouge access add, remove: a person's key goes into the file of keys, and comes out of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/open.h"
#include "access/person.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/access.h"

struct asked {
	const char *enterprise, *person, *facilitator, *room, *admin, *key, *language;
	const char *words[2];
};

/* How the person is called: the comment of the line. */
static const char *name_of(const struct asked *a)
{
	return a->admin ? a->admin : a->facilitator ? a->facilitator : a->person ? a->person : "room";
}

static bool is_kept(const char *name)
{
	char *id = access_person_id(name);
	bool kept = id && access_person_kept(id);

	free(id);
	return kept;
}

/* NULL: what was asked fits together. */
static const char *wrong(const struct asked *a)
{
	enum lang lang;

	if ((a->enterprise != NULL) + (a->facilitator != NULL) + (a->room != NULL) + (a->admin != NULL) != 1)
		return _("say as what: --enterprise E --person NAME, --facilitator NAME, --room, or --admin NAME");
	if (!a->enterprise != !a->person)
		return _("--enterprise and --person go together: whose key is it, and for whom does that person speak?");
	if (!a->admin && !a->words[0])
		return _("say to which session: the name of a file in the folder of sessions, without .filrouge");
	if (a->admin && a->words[0])
		return _("an admin may open every session: name none");
	if (!a->key)
		return _("say which key: --key FILE, the .pub file of the person, or --key - and paste it");
	if (a->language && (strlen(a->language) != 2 || !lang_parse(a->language, &lang)))
		return _("--language: fr, en or nl");
	if (*name_of(a) == '\0' || !text_valid(name_of(a), strlen(name_of(a))) || strpbrk(name_of(a), "\n\r"))
		return _("a name has letters or digits");
	if (!a->room && is_kept(name_of(a)))
		return _("filrouge keeps this name for itself: give another one");
	return NULL;
}

/* The person is made known in the session, and R filled. */
static bool settle_person(const struct asked *a, const struct access_site *s, struct access_role *r, char **of, struct error *err)
{
	char *author = cli_person();
	struct access_person p = {
		.session = a->words[0], .name = a->room ? NULL : name_of(a), .enterprise = a->enterprise, .language = a->language, .author = author,
	};
	bool done = a->admin || access_person_add(s, &p, err);

	r->kind = a->admin ? ACCESS_ADMIN : a->room ? ACCESS_ROOM : a->facilitator ? ACCESS_FACILITATOR : ACCESS_ENTERPRISE;
	r->language = xstrdup(a->language ? a->language : "auto");
	r->enterprise = p.enterprise_id;
	r->person = a->admin ? access_person_id(a->admin) : p.id ? xstrdup(p.id) : NULL;
	if (!a->admin) {
		r->sessions = xcalloc(1, sizeof(*r->sessions));
		r->sessions[r->session_count++] = xstrdup(a->words[0]);
	}
	*of = xstrdup(p.enterprise_name ? p.enterprise_name : "");
	access_person_clear(&p);
	free(author);
	if (done && r->kind != ACCESS_ROOM && !(r->person && access_person_valid(r->person)))
		return error_set(err, _("the id of this person in the session is not one that a key can name"));
	return done;
}

static void tell(const struct access_role *r, const char *name, const char *of, const struct access_key *key)
{
	char *shown = text_filter(name, strlen(name), false), *theirs = text_filter(of, strlen(of), false), *sessions = access_sessions_said(r);

	if (r->kind == ACCESS_ENTERPRISE)
		fprintf(stderr, _("%s comes in for %s, to %s, with the key %s"), shown, theirs, sessions, key->fingerprint);
	else if (r->kind == ACCESS_FACILITATOR)
		fprintf(stderr, _("%s comes in as a facilitator of %s, with the key %s"), shown, sessions, key->fingerprint);
	else if (r->kind == ACCESS_ROOM)
		fprintf(stderr, _("the room's screen of %s comes in with the key %s"), sessions, key->fingerprint);
	else
		fprintf(stderr, _("%s comes in as an admin, to every session, with the key %s"), shown, key->fingerprint);
	fputc('\n', stderr);
	free(shown);
	free(theirs);
	free(sessions);
}

/* The key is looked for before anything is written anywhere, and again under the lock by access_keys_add(). */
static bool add(const struct asked *a, const struct access_site *s, const struct access_key *key, struct error *err)
{
	struct access_keys keys;
	struct access_role role = {0};
	char *of = NULL;
	int lock = access_keys_lock(s->keys, err);
	bool done = lock >= 0 && access_keys_read(&keys, s->keys, err);

	if (!done) {
		if (lock >= 0)
			close(lock);
		return false;
	}
	struct access_line *there = access_keys_find(&keys, key);

	if (there && !(a->facilitator && there->role.kind == ACCESS_FACILITATOR)) {
		char *words = access_role_words(&there->role);

		done = error_set(err, _("this key lets somebody in already, as `%s`: one key is one person in one role"), words);
		free(words);
	}
	done = done && settle_person(a, s, &role, &of, err) && access_keys_add(&keys, s->launcher, &role, key, name_of(a), err) && access_keys_write(&keys, err);
	if (done) {
		there = access_keys_find(&keys, key);
		tell(&there->role, name_of(a), of, key);
	}
	access_role_clear(&role);
	access_keys_clear(&keys);
	close(lock);
	free(of);
	return done;
}

int access_verb_add(int argc, char **argv)
{
	struct asked a = {0};
	const struct option_row rows[] = {
		{"enterprise", true, &a.enterprise}, {"person", true, &a.person}, {"facilitator", true, &a.facilitator}, {"room", false, &a.room},
		{"admin", true, &a.admin}, {"key", true, &a.key}, {"language", true, &a.language}, {NULL, false, NULL},
	};
	struct access_site s = access_site();
	struct access_key key = {0};
	struct error err = {0};
	const char *fault;
	bool done;

	if (!cli_options(argv[0], argc, argv, rows, 0, 1, a.words))
		return ACCESS_CANNOT;
	fault = wrong(&a);
	if (fault)
		return cli_usage(argv[0], fault);
	done = access_key_given(a.key, &key, &err) && add(&a, &s, &key, &err);
	access_key_clear(&key);
	access_site_clear(&s);
	return done ? ACCESS_DONE : cli_fail(&err);
}

static bool is_meant(const struct access_line *l, const char *word)
{
	return l->kind == LINE_OURS && (strcmp(l->key.fingerprint, word) == 0 || strcmp(l->key.comment, word) == 0 ||
	                                (l->role.person && strcmp(l->role.person, word) == 0));
}

/* The one line that WORD means. NULL with a sentence. */
static struct access_line *the_one(struct access_keys *k, const char *word, struct error *err)
{
	struct access_line *found = NULL;
	struct buf list = {0};
	size_t count = 0;
	char *shown = text_filter(word, strlen(word), false);

	for (size_t i = 0; i < k->count; i++) {
		if (!is_meant(&k->lines[i], word))
			continue;
		found = &k->lines[i];
		buf_printf(&list, count++ ? ", %s" : "%s", found->key.fingerprint);
	}
	if (count == 0)
		error_set(err, _("nobody comes in as `%s`: `filrouge access list` says who does"), shown);
	else if (count > 1)
		error_set(err, _("%s has several keys; say which one: %s"), shown, buf_str(&list));
	buf_clear(&list);
	free(shown);
	return count == 1 ? found : NULL;
}

/* Has the person another key to the same session? */
static bool has_another(const struct access_keys *k, const struct access_role *r)
{
	for (size_t i = 0; i < k->count; i++) {
		const struct access_role *other = &k->lines[i].role;

		if (k->lines[i].kind == LINE_OURS && other->person && strcmp(other->person, r->person) == 0 && access_role_bound(other, r->sessions[0]))
			return true;
	}
	return false;
}

/* Says that it is done, and ends what is open with that key. */
static void end_screens(const struct access_site *s, const char *gone, const char *fingerprint)
{
	size_t ended = access_open_end(s, fingerprint);

	fprintf(stderr, "%s\n", gone);
	if (ended) {
		fprintf(stderr, ngettext("%zu screen that was open with it has ended", "%zu screens that were open with it have ended", ended), ended);
		fputc('\n', stderr);
	}
}

static bool take_away(struct access_keys *k, const struct access_site *s, const char *word, bool stays, struct error *err)
{
	struct access_line *l = the_one(k, word, err);
	struct access_role role;
	struct error said = {0};
	bool done, leaves;
	char *gone, *fingerprint;

	if (!l)
		return false;
	role = l->role;
	l->role = (struct access_role){0};
	gone = xasprintf(_("%s: the key %s no longer lets in"), *l->key.comment ? l->key.comment : "?", l->key.fingerprint);
	fingerprint = xstrdup(l->key.fingerprint);
	access_keys_remove(k, l);
	done = access_keys_write(k, err);
	if (done)
		end_screens(s, gone, fingerprint);
	free(gone);
	free(fingerprint);
	leaves = done && !stays && role.kind == ACCESS_ENTERPRISE && !has_another(k, &role);
	if (leaves) {
		char *author = cli_person();

		if (!access_person_left(s, role.sessions[0], role.person, author, &said)) {
			fprintf(stderr, _("filrouge: the session doesn't know yet that this person is gone: %s"), said.text);
			fputc('\n', stderr);
			error_clear(&said);
		}
		free(author);
	}
	access_role_clear(&role);
	return done;
}

int access_verb_remove(int argc, char **argv)
{
	const char *words[2], *stays = NULL;
	const struct option_row rows[] = {{"stays", false, &stays}, {NULL, false, NULL}};
	struct access_site s;
	struct access_keys keys = {0};
	struct error err = {0};
	int lock;
	bool done;

	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return ACCESS_CANNOT;
	s = access_site();
	lock = access_keys_lock(s.keys, &err);
	done = lock >= 0 && access_keys_read(&keys, s.keys, &err) && take_away(&keys, &s, words[0], stays != NULL, &err);
	access_keys_clear(&keys);
	if (lock >= 0)
		close(lock);
	access_site_clear(&s);
	return done ? ACCESS_DONE : cli_fail(&err);
}
