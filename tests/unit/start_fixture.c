/* The start screen without a terminal, in a folder of its own. */
#include "start_fixture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "folder.h"
#include "tui/key.h"

const char *start_begin(const char *scenario)
{
	const char *build = getenv("FILROUGE_BUILDDIR"), *folder;
	char *catalogues = xasprintf("%s/locale", build != NULL ? build : ".");

	folder = folder_make();
	setenv("HOME", folder, 1);
	setenv("XDG_DATA_HOME", folder, 1);
	setenv("XDG_STATE_HOME", folder, 1);
	setenv("FILROUGE_NOW", "2026-03-12T09:30:00Z", 1);
	setenv("TZ", "UTC", 1);
	unsetenv("FILROUGE_SCENARIOS");
	cr_assert_eq(mkdir("scenarios", 0700), 0, "folder");
	folder_put("scenarios/circle.scenario", scenario);
	i18n_start();
	bindtextdomain("filrouge", catalogues); /* those of the build, which the program of the tests is not beside */
	free(catalogues);
	i18n_use(LANG_EN);
	return folder;
}

void start_keys(struct app *a, struct grid *g, const char *text)
{
	struct key k;

	for (size_t n; *text != '\0'; text += n) {
		n = key_parse(text, &k);
		cr_assert_gt(n, 0, "%s", text);
		app_key(a, &k);
		app_draw(a, g);
	}
}
