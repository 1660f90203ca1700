#include "folder.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"

static char folder[] = "/tmp/filrouge-test-XXXXXX";

const char *folder_make(void)
{
	cr_assert_not_null(mkdtemp(folder), "no folder for the test");
	cr_assert_eq(chdir(folder), 0, "%s", folder);
	return folder;
}

void folder_remove(void)
{
	char *command = xasprintf("rm -rf %s", folder);

	cr_assert_eq(system(command), 0, "the test's folder stays behind");
	free(command);
}

void folder_put(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	cr_assert_not_null(out, "%s", path);
	fputs(text, out);
	fclose(out);
}
