/* One act in the making. Knows nothing of what is set. */
#include "tui/settings.h"

#include <stdio.h>
#include <stdlib.h>

void settings_add(struct settings *s, const struct target *t, enum value_type type, const char *value)
{
	s->list = xrealloc(s->list, s->count + 1, sizeof *s->list);
	s->list[s->count++] = (struct setting){.target = target_copy(t), .type = type, .value = xstrdup(value)};
}

void settings_number(struct settings *s, const struct target *t, int64_t value)
{
	char text[32];

	snprintf(text, sizeof text, "%lld", (long long)value);
	settings_add(s, t, VALUE_NUMBER, text);
}

void settings_clear(struct settings *s)
{
	for (size_t i = 0; i < s->count; i++) {
		target_clear(&s->list[i].target);
		free((char *)s->list[i].value);
	}
	free(s->list);
	*s = (struct settings){0};
}

void settings_send(struct app *a, struct settings *s)
{
	client_set(a->client, s->list, s->count);
	a->model = client_model(a->client);
	settings_clear(s);
}
