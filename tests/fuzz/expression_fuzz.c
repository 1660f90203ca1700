/* Any bytes as an expression: it is refused with a place inside it and a sentence, or it can be evaluated; nothing crashes, hangs or grows.
 * Built with clang -fsanitize=fuzzer,address,undefined. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/domain.h"
#include "scenarios/expression.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct option two[] = {{.id = "yes"}, {.id = "no"}}, lines[] = {{.id = "time"}, {.id = "money"}};
static struct field fields[] = {
	{.id = "fte", .kind = FIELD_NUMBER},
	{.id = "fte-total", .kind = FIELD_NUMBER},
	{.id = "name", .kind = FIELD_TEXT},
	{.id = "evaluates", .kind = FIELD_CHOICE, .options = two, .option_count = 2},
	{.id = "methods", .kind = FIELD_CHOICES, .options = two, .option_count = 2},
	{.id = "stakeholders", .kind = FIELD_TABLE},
	{.id = "barriers", .kind = FIELD_GRID, .lines = lines, .line_count = 2, .min = 1, .max = 5},
	{.id = "order", .kind = FIELD_NUMBER},
	{.id = "start", .kind = FIELD_DATE},
};
static struct step steps[] = {{.id = "one", .fields = fields, .field_count = sizeof fields / sizeof *fields}};
static const struct scenario scenario = {.id = "t-2", .steps = steps, .step_count = 1, .group_min = 5, .group_max = 10};

static void give(void *context, const struct expression_read *read, struct expression_value *out)
{
	static const char *const reasons[] = {NULL, "none", "unknown", "refused"};
	size_t turn = ++*(size_t *)context;
	*out = turn % 3 == 0 ? (struct expression_value){.type = EXPRESSION_NUMBER, .number = (double)turn}
	       : turn % 3 == 1
	               ? (struct expression_value){.type = EXPRESSION_TEXT, .text = "yes 2026-03-12", .len = read->len % 14}
	               : (struct expression_value){.missing = reasons[turn / 3 % 4]};
}

static void evaluate(struct expression *x, const char *sql)
{
	size_t turn = 0, count;
	const struct expression_source source = {give, &turn};
	const struct expression_read *reads = expression_reads(x, &count);
	struct arena *arena = arena_new();
	struct domain d = {0}, *list[] = {&d};
	struct expression_value value;
	for (int i = 0; i < 3; i++) {
		if (expression_value(x, &source, &value, NULL) && value.type == EXPRESSION_TEXT && strlen(value.text) > value.len)
			abort();
		expression_truth(x, &source);
	}
	for (size_t i = 0; i < count; i++) {
		domain_of_read(&d, arena, &reads[i], NULL, &scenario, 0);
		domain_written(list, 1, arena, x, sql);
		domain_clear(&d);
	}
	domain_plain(sql);
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct expressions *all = expressions_open(&scenario, NULL, NULL);
	char *sql = xstrndup((const char *)data, size);
	struct expression_fault fault = {0};
	struct expression *x = expression_compile(all, sql, &fault);
	if (x)
		evaluate(x, sql);
	else if (!fault.sentence || fault.at > strlen(sql))
		abort();
	expression_fault_clear(&fault);
	free(sql);
	expressions_close(all);
	return 0;
}
