/* A session file comes into being whole or not at all. */
#include <criterion/criterion.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_fixture.h"

static int files_in(const char *folder)
{
	int count = 0;
	DIR *d = opendir(folder);
	while (d && readdir(d))
		count++;
	closedir(d);
	return count - 2;
}

Test(create, a_new_file_holds_everything_and_is_for_its_owner_alone)
{
	struct store f = store_new();
	struct stat st;
	char *all = store_snapshot(f.s, NULL);
	static const char *const lines[] = {
		"session 0///0//title=Groupe de Lille\n",   "session 0///0//language=fr\n",
		"person 0///0/ada/role=facilitator\n",      "enterprise 0///1//name=Jardins\n",
		"enterprise 0///1//pole=insertion\n",       "enterprise 0///5//name=Énergie\n",
		"meeting 1///0//kind=collective\n",         "meeting 1///0//scenario=store 1\n",
		"meeting 1///0//date=2026-03-12\n",         "meeting 1///0//place=Mons\n",
		"scenario 0///0/store 1/text=scenario = {",
	};
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		cr_assert(strstr(all, lines[i]), "%s is in\n%s", lines[i], all);
	cr_assert_null(strstr(all, "live"), "no step is live yet");
	cr_assert_eq(stat(f.path, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600, "mode %o", st.st_mode);
	cr_assert_eq(st.st_nlink, 1, "one name");
	cr_assert_eq(files_in(f.folder), 1, "one file, nothing beside it");
	free(all);
	store_free(&f);
}

Test(create, what_a_session_begins_with_is_history_but_cannot_be_undone)
{
	struct store f = store_new();
	char *history = store_since(f.s, 0);
	cr_assert(strstr(history, "enterprise 0///3//name=Łódka\n"), "in\n%s", history);
	struct undo_result r = store_undo(&f, "ada", false, false);
	cr_assert(r.nothing, "nothing to undo");
	undo_result_clear(&r);
	free(history);
	store_free(&f);
}

Test(create, an_existing_file_is_never_overwritten)
{
	struct store f = store_new();
	struct error err = {0};
	struct enterprise_list list = store_enterprises();
	struct session_new n = store_new_session(&list);
	char *other = store_path(&f, "letter.txt"), *link = store_path(&f, "link"), *gone = store_path(&f, "gone");
	store_put_file(other, "dear", 4);
	cr_assert_eq(symlink(gone, link), 0);
	const char *const taken[] = {f.path, other, link};
	for (size_t i = 0; i < 3; i++) {
		cr_assert_not(session_create(taken[i], &n, &err), "%s is taken", taken[i]);
		cr_assert(strstr(err.text, "already"), "it says so: %s", err.text);
	}
	char *kept = store_read_file(other, NULL);
	cr_assert_str_eq(kept, "dear");
	cr_assert_eq(access(gone, F_OK), -1, "a dangling link is not followed");
	cr_assert_eq(files_in(f.folder), 3, "nothing half made is left");
	error_clear(&err);
	free(kept);
	free(gone);
	free(link);
	free(other);
	store_free(&f);
}

Test(create, what_cannot_be_kept_makes_no_file)
{
	struct store f = store_new();
	struct error err = {0};
	struct enterprise_list list = store_enterprises();
	char *path = store_path(&f, "new.filrouge");
	struct session_new n = store_new_session(&list);
	n.author = "no such id!";
	cr_assert_not(session_create(path, &n, &err), "refused");
	cr_assert(strstr(err.text, "no such id!"), "says why: %s", err.text);
	n = store_new_session(&list);
	n.place = "\xff\xfe";
	cr_assert_not(session_create(path, &n, &err), "not UTF-8");
	cr_assert_not(session_create("/nowhere/at/all.filrouge", &n, &err), "no such folder");
	cr_assert(strstr(err.text, "/nowhere/at"), "names it: %s", err.text);
	cr_assert_eq(files_in(f.folder), 1, "nothing half made is left");
	error_clear(&err);
	free(path);
	store_free(&f);
}

Test(create, what_a_file_of_that_name_left_unsaved_is_not_rolled_back_into_the_new_one)
{
	struct store f = store_new();
	struct error err = {0};
	struct enterprise_list list = store_enterprises();
	struct session_new n = store_new_session(&list);
	char *path = store_path(&f, "new.filrouge"), *journal = store_path(&f, "new.filrouge-journal");
	store_put_file(journal, "of another", 10);
	cr_assert_not(session_create(path, &n, &err), "refused");
	cr_assert(strstr(err.text, "new.filrouge-journal"), "it says why: %s", err.text);
	cr_assert_eq(files_in(f.folder), 2, "nothing is made, and the journal is left");
	error_clear(&err);
	free(journal);
	free(path);
	store_free(&f);
}

Test(create, a_session_without_a_title_has_that_of_its_meetings)
{
	struct store f = store_new();
	struct error err = {0};
	struct enterprise_list list = store_enterprises();
	struct session_new n = store_new_session(&list);
	char *path = store_path(&f, "untitled.filrouge"), *all;
	n.title = NULL;
	cr_assert(session_create(path, &n, &err), "%s", err.text);
	struct session *s = session_open(path, SESSION_READ, &err);
	all = store_snapshot(s, NULL);
	cr_assert_null(strstr(all, "session 0///0//title="), "the first meeting's title is not every meeting's");
	cr_assert(strstr(all, "meeting 1///0//title="), "it is the first meeting's");
	session_close(s);
	free(all);
	free(path);
	store_free(&f);
}
