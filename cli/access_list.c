/* filrouge access list, test: who may come in, and whether all is there for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "access/person.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/access.h"
#include "cli/scenario.h"

/* What the session says of the line; false: something is missing, with a sentence. A is to be cleared in any case. */
static bool look(const struct access_site *s, const struct access_line *l, struct access_about *a, struct error *err)
{
	const struct access_role *r = &l->role;

	*a = (struct access_about){0};
	for (size_t i = 0; i < r->session_count; i++) {
		access_about_clear(a);
		if (!access_about(s, r->sessions[i], r->enterprise, r->kind == ACCESS_ENTERPRISE ? r->person : NULL, a, err))
			return error_prefix(err, r->sessions[i]);
	}
	if (r->kind == ACCESS_ENTERPRISE && (!a->enterprise || !*a->enterprise))
		return error_set(err, _("the session %s has no enterprise %lld"), r->sessions[0], (long long)r->enterprise);
	if (r->kind == ACCESS_ENTERPRISE && (!a->person || !*a->person))
		return error_set(err, _("the session %s doesn't know the person %s: add the key again"), r->sessions[0], r->person);
	return true;
}

/* "enterprise  ap-2024  Anne Lefèbvre, Les Jardins": what is said of one. */
static void print_line(const struct access_line *l, const struct access_about *a)
{
	char *sessions = access_sessions_said(&l->role);
	char *of = a->enterprise && *a->enterprise ? text_filter(a->enterprise, strlen(a->enterprise), false) : NULL;

	printf("%-12s %s%s%s", access_kind_names[l->role.kind], l->key.comment, of ? ", " : "", of ? of : "");
	if (*sessions)
		printf(" (%s)", sessions);
	if (strcmp(l->role.language, "auto") != 0)
		printf(" [%s]", l->role.language);
	printf("\n%12s %s\n", "", l->key.fingerprint);
	free(of);
	free(sessions);
}

static void print_json(const struct access_line *l, const struct access_about *a, const char *fault)
{
	char *sessions = access_sessions_said(&l->role);
	bool first = true;

	fputs("{", stdout);
	json_text("role", access_kind_names[l->role.kind], &first);
	json_text("name", l->key.comment, &first);
	if (l->role.person)
		json_text("person", l->role.person, &first);
	if (l->role.enterprise) {
		json_number("enterprise", (double)l->role.enterprise, &first);
		json_text("enterprise_name", a->enterprise ? a->enterprise : "", &first);
	}
	json_text("sessions", sessions, &first);
	json_text("language", l->role.language, &first);
	json_text("key", l->key.fingerprint, &first);
	if (fault)
		json_text("fault", fault, &first);
	fputs("}", stdout);
	free(sessions);
}

int access_verb_list(int argc, char **argv)
{
	const char *words[1], *json = NULL;
	const struct option_row rows[] = {{"json", false, &json}, {NULL, false, NULL}};
	struct access_site s;
	struct access_keys keys = {0};
	struct error err = {0};
	size_t count = 0;

	if (!cli_options(argv[0], argc, argv, rows, 0, 0, words))
		return ACCESS_CANNOT;
	s = access_site();
	if (!access_keys_read(&keys, s.keys, &err)) {
		access_site_clear(&s);
		return cli_fail(&err);
	}
	if (json)
		fputs("[", stdout);
	for (size_t i = 0; i < keys.count; i++) {
		struct access_about a;

		if (keys.lines[i].kind != LINE_OURS)
			continue;
		look(&s, &keys.lines[i], &a, &err);
		if (json) {
			fputs(count ? ",\n" : "\n", stdout);
			print_json(&keys.lines[i], &a, err.text);
		} else {
			print_line(&keys.lines[i], &a);
			if (err.text)
				printf("%12s ! %s\n", "", err.text);
		}
		count++;
		error_clear(&err);
		access_about_clear(&a);
	}
	if (json)
		fputs("\n]\n", stdout);
	else if (count == 0)
		fprintf(stderr, "%s\n", _("Nobody may come in yet. `filrouge access add --help` says how to let somebody in."));
	access_keys_clear(&keys);
	access_site_clear(&s);
	return ACCESS_DONE;
}

/* The line whose key WORD is: a fingerprint, else a file. NULL: none, with a sentence where that is a fault of the file. */
static struct access_line *wanted(struct access_keys *k, const char *word, struct error *err)
{
	struct access_key key = {0};
	struct access_line *l = NULL;

	for (size_t i = 0; i < k->count; i++)
		if (k->lines[i].kind == LINE_OURS && strcmp(k->lines[i].key.fingerprint, word) == 0)
			return &k->lines[i];
	if (strncmp(word, "SHA256:", 7) != 0 && access_key_given(word, &key, err))
		l = access_keys_find(k, &key);
	access_key_clear(&key);
	return l;
}

/* Says what is amiss; true: nothing is. */
static bool good_for(const struct access_site *s, const struct access_line *l, const struct access_about *a)
{
	bool good = true;

	if (a->left && *a->left) {
		char *left = text_filter(a->left, strlen(a->left), false);

		printf("! ");
		printf(_("this person is marked as gone since %s"), left);
		putchar('\n');
		good = false;
		free(left);
	}
	if (strcmp(l->launcher, s->launcher) != 0) {
		printf("! ");
		printf(_("the line names another launcher, %s: add the key again"), l->launcher);
		putchar('\n');
		good = false;
	}
	if (access(s->launcher, X_OK) != 0) {
		printf("! ");
		printf(_("the launcher %s is not there: `make install` puts it there"), s->launcher);
		putchar('\n');
		good = false;
	}
	return good;
}

int access_verb_test(int argc, char **argv)
{
	const char *words[2];
	const struct option_row rows[] = {{NULL, false, NULL}};
	struct access_site s;
	struct access_keys keys = {0};
	struct access_about a = {0};
	struct access_line *l = NULL;
	struct error err = {0};
	bool good = false;

	if (!cli_options(argv[0], argc, argv, rows, 1, 1, words))
		return ACCESS_CANNOT;
	s = access_site();
	if (access_keys_read(&keys, s.keys, &err))
		l = wanted(&keys, words[0], &err);
	if (l) {
		good = look(&s, l, &a, &err);
		print_line(l, &a);
		if (err.text)
			printf("! %s\n", err.text);
		good &= good_for(&s, l, &a);
		if (good)
			puts(_("This key would come in, if sshd lets it: `filrouge access check` looks at that."));
		error_clear(&err);
	} else if (!err.text) {
		puts(_("This key lets nobody in here."));
	}
	access_about_clear(&a);
	access_keys_clear(&keys);
	access_site_clear(&s);
	return err.text ? cli_fail(&err) : good ? ACCESS_DONE : ACCESS_NO;
}
