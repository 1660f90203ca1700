/* Any bytes into the scenario reader: it must not crash or hang, must say something of what it refuses, and what it
 * lets through libconfig must read as we do: the same settings with the same names, types and texts. Built with clang
 * -fsanitize=fuzzer,address,undefined. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/agree.h"
#include "scenarios/guard.h"
#include "scenarios/scenario.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct diagnostics d;
	diagnostics_init(&d, "fuzz", (const char *)data, size);
	struct scenario *s = scenario_parse((const char *)data, size, &d);
	if (!s && d.errors == 0)
		abort();
	if (d.count) {
		FILE *null = fopen("/dev/null", "w");
		if (null) {
			diagnostics_print(&d, null);
			fclose(null);
		}
	}
	for (size_t i = 0; i < d.count; i++)
		if (strncmp(d.list[i].sentence, "libconfig ", 10) == 0) /* it and the guard disagree */
			abort();
	scenario_free(s);
	diagnostics_clear(&d);
	compare_with_libconfig((const char *)data, size);
	return 0;
}
