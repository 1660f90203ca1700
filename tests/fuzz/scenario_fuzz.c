/* Any bytes into the scenario reader: it must not crash or hang, must say something of what it refuses, and what it
 * lets through libconfig must read as we do: the same settings with the same names, types and texts. As a parcours too, and as a file
 * with directives beside a few parts: what is put in must never make a text that libconfig reads otherwise, and what is said must
 * stand in a file. Built with clang -fsanitize=fuzzer,address,undefined. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/guard.h"
#include "scenarios/agree.h"
#include "scenarios/check.h"
#include "scenarios/diff.h"
#include "scenarios/parcours.h"
#include "scenarios/rehearse.h"
#include "scenarios/scenario.h"
#include "scenarios/sheet.h"
#include "scenarios/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libconfig 1.5 loses memory when it refuses a text. */
const char *__lsan_default_suppressions(void) __attribute__((weak)); /* the unit tests have their own */
const char *__lsan_default_suppressions(void)
{
	return "leak:libconfig\n";
}

/* What the guard lets through, libconfig must read, and in the same way. */
static void compare_with_libconfig(const char *text, size_t len)
{
	struct diagnostics d, whole;
	struct guard g;
	diagnostics_init(&d, "fuzz", text, len);
	diagnostics_init(&whole, "fuzz", text, len);
	if (guard_check(text, len, &g, &d)) {
		if (!scenario_agree(text, len, &whole))
			abort();
	} else if (d.errors == 0) {
		abort();
	}
	guard_clear(&g);
	diagnostics_clear(&d);
	diagnostics_clear(&whole);
}

static void print(const struct diagnostics *d)
{
	FILE *null = d->count ? fopen("/dev/null", "w") : NULL;
	if (!null)
		return;
	diagnostics_print(d, null);
	fclose(null);
}

static char folder[] = "/tmp/filrouge-fuzz-XXXXXX";
static const char *const names[] = {"/a.part", "/t.md", "/ring.part", "/deep/b.part", "/x.scenario", "/deep", ""};

static void remove_folder(void)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char path[100];
		snprintf(path, sizeof path, "%s%s", folder, names[i]);
		remove(path);
	}
}

static void put(const char *name, const void *bytes, size_t len)
{
	char path[100];
	snprintf(path, sizeof path, "%s%s", folder, name);
	FILE *out = fopen(path, "w");
	if (!out)
		abort();
	fwrite(bytes, 1, len, out);
	fclose(out);
}

/* A folder with parts, once. */
static void make_parts(void)
{
	static const char *const texts[] = {
		"{ id = \"a\"; kind = \"break\"; minutes = 5; title = @text \"t.md\"; } # end", "Un \"mot\" \\\r\n\xC3\xA9\n\n",
		"@include \"deep/b.part\"", "@include \"../ring.part\""};
	char deep[100];
	if (!mkdtemp(folder))
		abort();
	snprintf(deep, sizeof deep, "%s/deep", folder);
	mkdir(deep, 0700);
	for (size_t i = 0; i < 4; i++)
		put(names[i], texts[i], strlen(texts[i]));
	atexit(remove_folder);
}

/* The text as a file that includes others. */
static void with_parts(const uint8_t *data, size_t size)
{
	static int made;
	char path[100];
	struct source s;
	struct diagnostics d;
	struct error err = {0};
	if (!memchr(data, '@', size))
		return;
	if (!made++)
		make_parts();
	put("/x.scenario", data, size);
	snprintf(path, sizeof path, "%s/x.scenario", folder);
	if (!source_load(path, &s, &d, &err))
		abort();
	if (s.broken && d.errors == 0)
		abort();
	for (size_t i = 1; i < s.segment_count; i++)
		if (s.segments[i].at < s.segments[i - 1].at || s.segments[i].at > s.len || s.segments[i].file >= s.file_count)
			abort();
	struct scenario *scenario = source_scenario(&s, &d);
	if (!scenario && d.errors == 0)
		abort();
	for (size_t i = 0; i < d.count; i++) {
		struct source_place p = source_place(&s, d.list[i].line, d.list[i].column);
		if (d.list[i].line > 0 && (p.line < 1 || p.column < 1))
			abort();
		if (strncmp(d.list[i].sentence, "libconfig ", 10) == 0)
			abort();
	}
	print(&d);
	scenario_free(scenario);
	diagnostics_clear(&d);
	source_clear(&s);
}

static void as_parcours(const char *text, size_t len)
{
	struct diagnostics d;
	diagnostics_init(&d, "fuzz", text, len);
	struct parcours *p = parcours_parse(text, len, &d);
	if (!p && d.errors == 0)
		abort();
	print(&d);
	parcours_free(p);
	diagnostics_clear(&d);
}

/* What the commands do with a scenario that could be read. */
static void look_closely(const struct scenario *s, struct diagnostics *d)
{
	const struct sheet_options options = {s->first, 7, POLE_AUTRE, false};
	struct rehearsal r;
	struct diff difference;
	scenario_check(s, NULL, d);
	free(sheet_write(s, &options));
	if (!rehearse(s, NULL, 0, &r, NULL))
		abort();
	rehearsal_clear(&r);
	diff_compare(s, s, &difference);
	if (diff_harms(&difference))
		abort();
	diff_clear(&difference);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diagnostics d;
	diagnostics_init(&d, "fuzz", (const char *)data, size);
	struct scenario *s = scenario_parse((const char *)data, size, &d);
	if (!s && d.errors == 0)
		abort();
	if (s)
		look_closely(s, &d);
	print(&d);
	for (size_t i = 0; i < d.count; i++)
		if (strncmp(d.list[i].sentence, "libconfig ", 10) == 0) /* it and the guard disagree */
			abort();
	scenario_free(s);
	diagnostics_clear(&d);
	compare_with_libconfig((const char *)data, size);
	if (memmem(data, size, "parcours", 8))
		as_parcours((const char *)data, size);
	with_parts(data, size);
	return 0;
}
