/* Errors are sentences that their maker owns; dying gives the terminal back first. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

Test(error, holds_one_sentence_and_always_says_false)
{
	struct error err = {NULL};

	cr_assert_not(error_set(&err, "%s, line %d", "group.csv", 4), "error_set always returns false");
	cr_assert_str_eq(err.text, "group.csv, line 4", "the sentence is formatted");
	cr_assert_not(error_set(&err, "again: %s", err.text), "the old sentence may be an argument");
	cr_assert_str_eq(err.text, "again: group.csv, line 4", "the old sentence was still there");
	cr_assert_not(error_prefix(&err, "new"), "error_prefix always returns false");
	cr_assert_str_eq(err.text, "new: again: group.csv, line 4", "the prefix stands before");
	error_clear(&err);
	cr_assert_null(err.text, "cleared");
	cr_assert_not(error_prefix(&err, "new"), "no sentence, no prefix");
	cr_assert_null(err.text, "nothing to prefix");
	cr_assert_not(error_set(NULL, "nobody asks"), "a NULL error is allowed");
	cr_assert_not(error_prefix(NULL, "x"), "a NULL error is allowed");
	error_clear(&err);
}

static void hook(void)
{
	fputs("[terminal given back]", stderr);
}

Test(error, dying_calls_the_hook_once_speaks_and_exits_with_2)
{
	int ends[2];
	char said[256] = "";
	size_t len = 0;
	ssize_t got;
	int status;
	pid_t pid;

	cr_assert_eq(pipe(ends), 0, "a pipe");
	pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		die_hook(hook);
		die("the %s is gone", "terminal");
	}
	close(ends[1]);
	while ((got = read(ends[0], said + len, sizeof said - 1 - len)) > 0)
		len += (size_t)got;
	close(ends[0]);
	cr_assert_eq(waitpid(pid, &status, 0), pid, "the child ended");
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2, "it exits with 2");
	cr_assert_str_eq(said, "[terminal given back]filrouge: the terminal is gone\n", "hook, then one sentence: %s", said);
}
