/* What cannot be saved in the file is saved elsewhere, for its owner alone, and announced. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_fixture.h"

static const char lines[] = "{\"field\":\"weather\",\"text\":\"Soleil\"}\n";

Test(rescue, goes_beside_the_file_for_its_owner_alone_and_is_announced)
{
	struct store f = store_new();
	struct error err = {0};
	struct stat st;
	char *where, *found = rescue_found(f.path);
	cr_assert_null(found, "nothing to announce: %s", found);
	cr_assert(rescue_write(f.path, lines, strlen(lines), &where, &err), "%s", err.text);
	cr_assert_eq(strncmp(where, f.path, strlen(f.path)), 0, "beside it: %s", where);
	cr_assert_eq(stat(where, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	char *kept = store_read_file(where, NULL);
	cr_assert_str_eq(kept, lines);
	found = rescue_found(f.path);
	cr_assert(found && strstr(found, where) && strstr(found, "1 file holds"), "announced: %s", found);
	free(found);
	free(kept);
	char *second;
	cr_assert(rescue_write(f.path, lines, strlen(lines), &second, &err), "a second one has another name");
	cr_assert_str_neq(second, where);
	found = rescue_found(f.path);
	cr_assert(found && strstr(found, "2 files hold"), "%s", found);
	free(found);
	free(second);
	free(where);
	store_free(&f);
}

struct forbidden {
	const char *path, *state;
};

/* Where the folder cannot be written: the user's own, and then everybody's. */
static bool elsewhere(void *context)
{
	const struct forbidden *b = context;
	struct error err = {0};
	char *where = NULL, *found;
	setenv("XDG_STATE_HOME", b->state, 1);
	bool good = rescue_write(b->path, lines, strlen(lines), &where, &err) &&
	            strncmp(where, b->state, strlen(b->state)) == 0;
	found = good ? rescue_found(b->path) : NULL;
	good = good && found && strstr(found, where) && unlink(where) == 0;
	char *inside = xasprintf("%s/filrouge", b->state);
	good = good && rmdir(inside) == 0;
	setenv("XDG_STATE_HOME", "/proc/nowhere", 1);
	good = good && rescue_write(b->path, lines, strlen(lines), &where, &err) && strncmp(where, "/var/tmp/", 9) == 0;
	found = good ? rescue_found(b->path) : NULL;
	return good && found && strstr(found, where) && unlink(where) == 0 && !rescue_found(b->path);
}

Test(rescue, goes_elsewhere_when_nothing_can_be_written_beside_it)
{
	struct store f = store_new();
	char *state = store_path(&f, "state");
	cr_assert_eq(mkdir(state, 0777), 0);
	cr_assert_eq(chmod(state, 0777), 0);
	cr_assert_eq(chmod(f.folder, 0555), 0);
	struct forbidden b = {f.path, state};
	int status = store_as_nobody(elsewhere, &b);
	cr_assert_eq(chmod(f.folder, 0700), 0);
	cr_assert_eq(status, 0);
	cr_assert_eq(rmdir(state), 0);
	free(state);
	store_free(&f);
}
