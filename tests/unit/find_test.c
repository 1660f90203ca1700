/* Finding and opening scenarios: folders in order, and whatever may stand at a path instead of a scenario. */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "config/guard.h"
#include "scenarios/parcours.h"
#include "scenarios/scenario.h"

static char folder[] = "/tmp/filrouge-find-XXXXXX";

static char *in_folder(const char *name)
{
	return xasprintf("%s/%s", folder, name);
}

static void make_folder(void)
{
	cr_assert_not_null(mkdtemp(folder), "no folder for the test");
}

static void remove_folder(void)
{
	char *command = xasprintf("rm -rf %s", folder);
	cr_assert_eq(system(command), 0, "the test's folder stays behind");
	free(command);
}

static void put(const char *name, const char *text)
{
	char *path = in_folder(name);
	FILE *out = fopen(path, "w");
	cr_assert_not_null(out, "%s", path);
	fputs(text, out);
	fclose(out);
	free(path);
}

static void folder_at(const char *name)
{
	char *path = in_folder(name);
	cr_assert_eq(mkdir(path, 0700), 0, "%s", path);
	free(path);
}

TestSuite(find, .init = make_folder, .fini = remove_folder, .timeout = 20);

Test(find, a_regular_file_is_read_whole)
{
	char *path = in_folder("a.scenario"), *text;
	size_t len;
	struct error err = {0};
	put("a.scenario", "# é\n");
	cr_assert(scenario_load_text(path, &text, &len, &err), "%s", err.text);
	cr_assert(len == 5 && strcmp(text, "# é\n") == 0, "%zu bytes", len);
	free(text);
	put("a.scenario", "");
	cr_assert(scenario_load_text(path, &text, &len, &err) && len == 0 && text, "an empty file is an empty text");
	free(text);
	free(path);
}

static void refused(const char *path, const char *says)
{
	char *text = NULL;
	size_t len;
	struct error err = {0};
	cr_assert_not(scenario_load_text(path, &text, &len, &err), "%s must be refused", path);
	cr_assert(err.text && strstr(err.text, says), "%s: \"%s\" instead of \"%s\"", path, err.text ? err.text : "",
	          says);
	cr_assert_null(text, "nothing to free");
	cr_assert_null(strchr(err.text, '\n'), "one sentence");
	error_clear(&err);
}

Test(find, whatever_is_no_regular_file_is_one_sentence_and_never_waits)
{
	char *fifo = in_folder("fifo"), *large = in_folder("large"), *missing = in_folder("missing"),
	     *evil = in_folder("e\x1b[31m\n"), *link = in_folder("link");
	cr_assert_eq(mkfifo(fifo, 0600), 0, "no FIFO");
	cr_assert_eq(symlink("/dev/zero", link), 0, "no link");
	int fd = open(large, O_CREAT | O_WRONLY, 0600);
	cr_assert_eq(ftruncate(fd, 10 << 20), 0, "no large file");
	close(fd);
	refused(folder, "is a folder");
	refused(fifo, "is a pipe (FIFO)");
	refused(large, "too large for a scenario: 4 MiB");
	refused(missing, "No such file");
	refused("/dev/null", "not a regular file");
	refused(link, "not a regular file");
	refused("/proc/self/mem", "");
	refused(evil, "e�[31m  cannot");
	if (geteuid() != 0) {
		put("secret", "x");
		char *secret = in_folder("secret");
		chmod(secret, 0);
		refused(secret, "Permission denied");
		free(secret);
	}
	free(fifo);
	free(large);
	free(missing);
	free(evil);
	free(link);
}

Test(find, the_first_folder_that_has_it_wins)
{
	struct error err = {0};
	folder_at("one");
	folder_at("two");
	folder_at("data");
	folder_at("data/filrouge");
	folder_at("data/filrouge/scenarios");
	put("one/a.scenario", "");
	put("two/a.scenario", "");
	put("two/b.scenario", "");
	put("data/filrouge/scenarios/c.scenario", "");
	put("data/filrouge/scenarios/a.scenario", "");
	put("two/.hidden.scenario", "");
	put("two/readme.txt", "");
	folder_at("two/folder.scenario");
	char *both = xasprintf("%s/one::%s/two", folder, folder), *data = in_folder("data");
	setenv("FILROUGE_SCENARIOS", both, 1);
	setenv("XDG_DATA_HOME", data, 1);
	static const struct {
		const char *name, *path;
	} list[] = {{"a", "one/a.scenario"}, {"b", "two/b.scenario"}, {"c", "data/filrouge/scenarios/c.scenario"}};
	for (size_t i = 0; i < 3; i++) {
		char *found = scenario_find(list[i].name, &err), *expected = in_folder(list[i].path);
		cr_assert_not_null(found, "%s: %s", list[i].name, err.text);
		cr_assert_str_eq(found, expected, "%s", list[i].name);
		free(found);
		free(expected);
	}
	size_t count, seen = 0;
	char **ids = scenario_list(&count);
	for (size_t i = 0; i < count; i++) {
		cr_assert(i + 1 == count || strcmp(ids[i], ids[i + 1]) < 0, "sorted, each once: %s", ids[i]);
		cr_assert(strcmp(ids[i], "folder") != 0 && strcmp(ids[i], ".hidden") != 0, "%s is no scenario", ids[i]);
		seen += strcmp(ids[i], "a") == 0 || strcmp(ids[i], "b") == 0 || strcmp(ids[i], "c") == 0;
		free(ids[i]);
	}
	free(ids);
	cr_assert_eq(seen, 3, "%zu of 3", seen);
	free(both);
	free(data);
}

/* What is nearer to the work at hand comes first. */
Test(find, the_named_folders_come_before_this_folders_and_those_before_the_persons)
{
	struct error err = {0};
	char *named = in_folder("named"), *data = in_folder("data");
	folder_at("named");
	folder_at("scenarios");
	folder_at("data");
	folder_at("data/filrouge");
	folder_at("data/filrouge/scenarios");
	cr_assert_eq(chdir(folder), 0, "%s", folder);
	setenv("FILROUGE_SCENARIOS", named, 1);
	setenv("XDG_DATA_HOME", data, 1);
	static const char *const where[] = {"data/filrouge/scenarios", "scenarios", "named"};
	static const char *const extensions[] = {"scenario", "parcours"};
	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < 2; k++) {
			char *path = xasprintf("%s/mine.%s", where[i], extensions[k]);
			put(path, "");
			char *found = k ? parcours_find("mine", &err) : scenario_find("mine", &err), *expected = i == 1 ? xstrdup(path) : in_folder(path);
			cr_assert(found && strcmp(found, expected) == 0, "%s instead of %s", found ? found : err.text, expected);
			free(found);
			free(expected);
			free(path);
		}
	cr_assert_null(parcours_find("nothing", &err), "there is no such parcours");
	cr_assert(strstr(err.text, "there is no parcours `nothing`") && strstr(err.text, "mine"), "%s", err.text);
	error_clear(&err);
	free(named);
	free(data);
}

Test(find, a_path_is_taken_as_it_is_and_an_unknown_name_says_what_there_is)
{
	struct error err = {0};
	char *found = scenario_find("some/where", &err);
	cr_assert_str_eq(found, "some/where", "a name with a slash is a path");
	free(found);
	found = scenario_find("x.scenario", &err);
	cr_assert_str_eq(found, "x.scenario", "so is one with the extension");
	free(found);
	put("vises-1b.scenario", "");
	setenv("FILROUGE_SCENARIOS", folder, 1);
	cr_assert_null(scenario_find("vises-1", &err), "there is no vises-1");
	cr_assert(strstr(err.text, "did you mean `vises-1b`?"), "%s", err.text);
	static const char *const names[] = {"", "..", "zzzzzzzz", "a\x1b[0m"};
	for (size_t i = 0; i < 4; i++) {
		cr_assert_null(scenario_find(names[i], &err), "%s", names[i]);
		cr_assert(strstr(err.text, "vises-1b") && !strchr(err.text, '\x1b'), "%s", err.text);
	}
	error_clear(&err);
}
