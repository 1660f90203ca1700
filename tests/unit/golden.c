/* Screens as they were judged to be right: compared, and written again when asked to. */
#include "tests/unit/golden.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"

static char *golden_path(const char *name)
{
	const char *folder = getenv("FILROUGE_SRCDIR");

	return xasprintf("%s/tests/golden/%s.txt", folder != NULL ? folder : ".", name);
}

const int golden_sizes[GOLDEN_SIZES][2] = {{24, 80}, {43, 132}, {10, 40}};

bool golden_holds(const struct grid *g, const char *text)
{
	bool found = false;

	for (int y = 0; y < g->height && !found; y++) {
		struct buf line = {0};

		for (int x = 0; x < g->width; x++)
			buf_text(&line, grid_at(g, y, x)->text);
		found = strstr(buf_str(&line), text) != NULL;
		buf_clear(&line);
	}
	return found;
}

char *golden_dump(const struct grid *g)
{
	char *text = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&text, &len);

	grid_dump(g, true, out);
	fclose(out);
	return text;
}

static char *file_read(const char *path)
{
	FILE *in = fopen(path, "r");
	struct buf text = {0};
	char part[4096];
	size_t got;

	if (in == NULL)
		return xstrdup("");
	while ((got = fread(part, 1, sizeof part, in)) > 0)
		buf_add(&text, part, got);
	fclose(in);
	return buf_take(&text);
}

void golden_equal(const struct grid *g, const char *name)
{
	char *sized = xasprintf("%s-%dx%d", name, g->width, g->height);
	char *path = golden_path(sized), *now = golden_dump(g), *then;

	if (getenv("GENERATE") != NULL) {
		FILE *out = fopen(path, "w");

		cr_assert_not_null(out, "%s can be written", path);
		fputs(now, out);
		fclose(out);
	}
	then = file_read(path);
	cr_assert_str_eq(now, then, "%s differs; GENERATE=1 writes it again\n%s", path, now);
	free(then);
	free(now);
	free(path);
	free(sized);
}
