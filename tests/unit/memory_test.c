/* Memory is there or the program ends; byte strings grow; arenas go at once. */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"

static int status_of(void (*what)(void))
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		close(STDERR_FILENO);
		what();
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void overflow_realloc(void)
{
	free(xrealloc(NULL, SIZE_MAX / 2, 3));
}

static void overflow_arena(void)
{
	arena_alloc(arena_new(), SIZE_MAX - 4);
}

Test(memory, sizes_that_overflow_end_the_program_with_2)
{
	cr_assert_eq(status_of(overflow_realloc), 2, "xrealloc");
	cr_assert_eq(status_of(overflow_arena), 2, "arena_alloc");
}

Test(memory, copies_are_never_null_but_of_null)
{
	char *text = xstrdup("abc");
	char *part = xstrndup("abcdef", 3);
	void *nothing = xcalloc(0, 8);

	cr_assert_str_eq(text, part, "both are abc");
	cr_assert_null(xstrdup(NULL), "NULL gives NULL");
	cr_assert_not_null(nothing, "zero bytes are something to free");
	free(nothing);
	replace(&text, text + 1);
	cr_assert_str_eq(text, "bc", "a value may point into what it replaces");
	replace(&text, NULL);
	cr_assert_null(text, "replaced by nothing");
	free(part);
}

Test(memory, a_byte_string_grows_and_is_always_terminated)
{
	struct buf b = {0};
	char *taken;

	cr_assert_str_eq(buf_str(&b), "", "an empty one reads as empty");
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%d,", i % 10);
	cr_assert_eq(b.len, 2000, "2 bytes each");
	cr_assert_eq(strlen(b.data), 2000, "terminated");
	buf_drop(&b, 1998);
	buf_char(&b, '!');
	buf_add(&b, "xyz", 0);
	cr_assert_str_eq(buf_str(&b), "9,!", "dropped from the front, added at the end");
	buf_drop(&b, 100);
	cr_assert_str_eq(buf_str(&b), "", "dropping more than there is empties it");
	taken = buf_take(&b);
	cr_assert_not_null(taken, "taking never gives NULL");
	free(taken);
	taken = buf_take(&b);
	cr_assert_str_eq(taken, "", "not even from an empty one");
	free(taken);
	buf_clear(&b);
}

Test(memory, an_arena_gives_zeroed_aligned_memory)
{
	struct arena *a = arena_new();
	char *kept = arena_strdup(a, "kept");

	for (size_t size = 0; size < 3000; size += 7) {
		unsigned char *p = arena_alloc(a, size);

		cr_assert_eq((uintptr_t)p % 16, 0, "aligned");
		for (size_t i = 0; i < size; i++)
			cr_assert_eq(p[i], 0, "zeroed");
		memset(p, 0xAA, size);
	}
	cr_assert_not_null(arena_alloc(a, 1 << 20), "a large one has a block of its own");
	cr_assert_str_eq(arena_printf(a, "%s-%d", "n", 7), "n-7", "formatted");
	cr_assert_str_eq(arena_strndup(a, "abcdef", 2), "ab", "a part");
	cr_assert_null(arena_strdup(a, NULL), "NULL gives NULL");
	cr_assert_str_eq(kept, "kept", "nothing was overwritten");
	arena_free(a);
	arena_free(NULL);
}
