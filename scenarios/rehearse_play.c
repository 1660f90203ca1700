/* One walk: an enterprise is shown what it would be shown, and answers by the seed. Knows nothing of what the walk is for. */
#include "scenarios/rehearse_play.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/audience.h"

static uint64_t next(struct play *p)
{
	p->seed = p->seed * 6364136223846793005u + 1442695040888963407u;
	return p->seed >> 33;
}

static uint64_t mix(uint64_t a, const char *text)
{
	for (; *text; text++)
		a = (a ^ (unsigned char)*text) * 1099511628211u;
	return (a ^ a >> 29) * 0xBF58476D1CE4E5B9u >> 17;
}

char *play_name(const struct expression_read *read)
{
	return xasprintf("%s.%s.%s", read->scenario ? read->scenario : "", read->id, read->line ? read->line : "");
}

/* A value that stays the same for the whole walk: of an earlier meeting, of a line of a grid. */
static struct expression_value settled(struct play *p, const struct domain *d, const char *name)
{
	const struct expression_value *fixed = map_get(p->fixed, name);
	if (fixed)
		return *fixed;
	return d && d->count ? d->values[mix(p->walk, name) % d->count] : (struct expression_value){0};
}

static struct expression_value text_value(const char *text)
{
	return (struct expression_value){.type = EXPRESSION_TEXT, .text = text, .len = strlen(text)};
}

static void give(void *context, const struct expression_read *read, struct expression_value *out)
{
	struct play *p = context;
	const char *const words[] = {[READS_POLE] = p->pole, [READS_KIND] = p->kind, [READS_COUNTRY] = p->country, [READS_LANGUAGE] = p->language};
	if (read->what == READS_ENTERPRISES) {
		*out = (struct expression_value){.type = EXPRESSION_NUMBER, .number = (double)p->enterprises};
	} else if (read->what != READS_FIELD) {
		*out = text_value(words[read->what]);
	} else if (read->scenario || read->line) {
		char *name = play_name(read);
		const struct actor *grid = read->scenario ? NULL : map_get(p->by_field, read->id);
		if (!grid || grid->shown)
			*out = settled(p, grid ? &grid->lines : map_get(p->earlier, name), name);
		free(name);
	} else {
		const struct actor *a = map_get(p->by_field, read->id);
		if (a && a->shown)
			*out = a->value;
	}
}

/* Which options and lines this enterprise sees. */
static void look(struct play *p, struct actor *a)
{
	const struct field *f = a->field;
	a->asked = true;
	for (size_t i = 0; i < f->option_count; i++)
		a->seen[i] |= audience_has(f->options[i].only, p->who);
	for (size_t i = 0; i < f->line_count; i++)
		a->seen[f->option_count + i] |= audience_has(f->lines[i].only, p->who);
}

static bool is_shown(struct play *p, struct actor *a)
{
	const struct expression_source source = {give, p};
	struct expression_value value;
	size_t reads = 0;
	if (a->x[WHEN])
		expression_reads(a->x[WHEN], &reads);
	p->work += 1 + 2 * reads;
	if (!a->field->group && !audience_has(a->field->only, p->who))
		return false;
	if (p->s->individual && a->field->for_role == FOR_PEER)
		return false;
	if (!a->x[WHEN])
		return !a->field->when; /* one that cannot be evaluated is never true */
	if (!expression_value(a->x[WHEN], &source, &value, NULL))
		a->stopped[WHEN] = true;
	return expression_truth(a->x[WHEN], &source) == TRUTH_YES;
}

static void answer(struct play *p, struct actor *a)
{
	const struct expression_source source = {give, p};
	struct expression_value value;
	if (a->x[COMPUTE]) {
		if (!expression_value(a->x[COMPUTE], &source, &value, NULL))
			a->stopped[COMPUTE] = true;
		if (value.type == EXPRESSION_TEXT)
			value.text = arena_strndup(p->arena, value.text, value.len < 100 ? value.len : 100), value.len = strlen(value.text);
		a->value = value;
	} else {
		a->value = a->is_forced ? a->forced : a->values.count ? a->values.values[next(p) % a->values.count] : (struct expression_value){0};
	}
	if (a->x[CHECK] && !expression_value(a->x[CHECK], &source, &value, NULL))
		a->stopped[CHECK] = true;
}

/* Twice through the meeting: the second time what is asked later was answered. */
void play_walk(struct play *p)
{
	for (size_t i = 0; i < p->count; i++)
		p->actors[i].shown = false;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < p->count; i++) {
			struct actor *a = &p->actors[i];
			bool before = a->shown;
			a->shown = is_shown(p, a);
			if (!a->shown)
				continue;
			if (!before || a->x[COMPUTE])
				answer(p, a);
			look(p, a);
		}
	}
}

/* An enterprise of the Nth pole and kind, and the rest of it by the seed. */
void play_dress(struct play *p, size_t n)
{
	static const char *const countries[] = {"FR", "BE", "GB", "NL"};
	size_t pole = n % AUDIENCE_POLES, kind = n / AUDIENCE_POLES % (AUDIENCE_COUNT - AUDIENCE_POLES);
	size_t span = (size_t)(p->s->group_max - p->s->group_min) + 1;
	p->pole = audience_words[pole];
	p->kind = audience_words[AUDIENCE_POLES + kind];
	p->who = audience_of(p->pole, p->kind);
	p->country = countries[next(p) % 4];
	p->language = lang_codes[next(p) % LANG_COUNT];
	p->enterprises = (size_t)p->s->group_min + next(p) % span;
	p->walk = next(p);
}

