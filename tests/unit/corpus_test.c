/* Everything the fuzzer ever found, or was given to begin with, is read again at each check. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size); /* tests/fuzz/scenario_fuzz.c: ends the program at a disagreement */

Test(corpus, every_scenario_the_fuzzer_knows_is_read_without_a_fault)
{
	const char *root = getenv("FILROUGE_SRCDIR");
	char *folder = xasprintf("%s/tests/fuzz/corpus/scenario", root ? root : ".");
	DIR *dir = opendir(folder);
	struct dirent *e;
	int read = 0;

	cr_assert_not_null(dir, "%s is missing", folder);
	while ((e = readdir(dir)) != NULL) {
		char *path = xasprintf("%s/%s", folder, e->d_name), *text;
		size_t len;
		struct error err = {0};

		if (e->d_name[0] != '.') {
			cr_assert(scenario_load_text(path, &text, &len, &err), "%s", err.text);
			LLVMFuzzerTestOneInput((const uint8_t *)text, len);
			free(text);
			read++;
		}
		free(path);
	}
	closedir(dir);
	free(folder);
	cr_assert_geq(read, 30, "only %d seeds", read);
}
