/* Any bytes into the scenario reader: it must not crash or hang, must say something of what it refuses, and what it
 * lets through libconfig must read as we do: the same settings with the same names, types and texts. Built with clang
 * -fsanitize=fuzzer,address,undefined. */
#include <libconfig.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/guard.h"
#include "scenarios/light.h"
#include "scenarios/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libconfig 1.5 loses memory when it refuses a text. */
const char *__lsan_default_suppressions(void) __attribute__((weak)); /* the unit tests have their own */
const char *__lsan_default_suppressions(void)
{
	return "leak:libconfig\n";
}

static void compare(const config_setting_t *setting, const struct guard *g, size_t *next, const char *text,
                    struct arena *arena)
{
	int count = config_setting_is_aggregate(setting) ? config_setting_length(setting) : 0;
	for (int i = 0; i < count; i++) {
		const config_setting_t *one = config_setting_get_elem(setting, (unsigned)i);
		if (*next >= g->count)
			abort();
		const struct guard_span *span = &g->spans[(*next)++];
		const char *name = config_setting_name(one);
		char begins = text[span->start];
		int type = config_setting_type(one);
		if ((name ? strlen(name) : 0) != span->name_len ||
		    (name && memcmp(name, span->name, span->name_len) != 0))
			abort();
		if ((type == CONFIG_TYPE_GROUP) != (begins == '{') || (type == CONFIG_TYPE_LIST) != (begins == '(') ||
		    (type == CONFIG_TYPE_ARRAY) != (begins == '[') || (type == CONFIG_TYPE_STRING) != (begins == '"') ||
		    type == CONFIG_TYPE_INT64)
			abort();
		if (type == CONFIG_TYPE_STRING &&
		    strcmp(config_setting_get_string(one), light_text(arena, text, span)) != 0)
			abort();
		compare(one, g, next, text, arena);
	}
}

/* What the guard lets through, libconfig must read, and in the same way. */
static void compare_with_libconfig(const uint8_t *data, size_t size)
{
	/* libconfig sees no comment at the very end without a newline; CR before a newline is not kept in texts */
	char *text = xcalloc(size + 2, 1);
	size_t len = 0;
	for (size_t i = 0; i < size; i++) {
		while (data[i] == '\n' && len > 0 && text[len - 1] == '\r')
			len--;
		text[len++] = (char)data[i];
	}
	while (len > 0 && text[len - 1] == '\r')
		len--;
	text[len++] = '\n';
	struct diagnostics d;
	struct guard g;
	diagnostics_init(&d, "fuzz", text, len);
	if (guard_check(text, len, &g, &d)) {
		config_t config;
		struct arena *arena = arena_new();
		size_t next = 0;
		config_init(&config);
		if (!config_read_string(&config, text)) {
			fprintf(stderr, "libconfig, line %d: %s\n", config_error_line(&config),
			        config_error_text(&config));
			abort();
		}
		compare(config_root_setting(&config), &g, &next, text, arena);
		if (next != g.count)
			abort();
		config_destroy(&config);
		arena_free(arena);
	} else if (d.errors == 0) {
		abort();
	}
	guard_clear(&g);
	diagnostics_clear(&d);
	free(text);
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
	compare_with_libconfig(data, size);
	return 0;
}
