/* A rehearsal: the times, the texts that lack a language, and what the walks and the screens tell. */
#include "scenarios/rehearse.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenarios/coverage.h"

const char *const rehearse_parts[PART_COUNT] = {"say", "guide", "show", "form"};

void rehearse_add(struct rehearse_places *places, const char *step, const char *field, const char *part)
{
	places->list = xrealloc(places->list, places->count + 1, sizeof *places->list);
	places->list[places->count++] = (struct rehearse_place){step, field, part};
}

static void add_time(const struct scenario *s, struct rehearsal *r, size_t enterprises)
{
	for (size_t i = 0; i < r->time_count; i++)
		if (r->times[i].enterprises == enterprises)
			return;
	int must = scenario_minutes(s, enterprises, false), all = scenario_minutes(s, enterprises, true);
	r->times[r->time_count++] = (struct rehearse_time){enterprises, must, all};
	r->late |= must > s->slot;
}

/* The usual sizes that the scenario is made for, and the one asked for. */
static void time_all(const struct scenario *s, struct rehearsal *r, size_t enterprises)
{
	static const size_t usual[] = {5, 7, 10};
	size_t min = (size_t)s->group_min, max = (size_t)s->group_max;
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		if (usual[i] >= min && usual[i] <= max)
			add_time(s, r, usual[i]);
	if (enterprises)
		add_time(s, r, enterprises);
	if (!r->time_count)
		add_time(s, r, max);
}

struct translating {
	const struct scenario *s;
	struct rehearsal *r;
};

static void see(void *context, const struct step *step, const struct field *field, const char *name, const struct said *text)
{
	const struct translating *t = context;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (t->s->has[lang] && !text->in[lang])
			rehearse_add(&t->r->missing[lang], step ? step->id : NULL, field ? field->id : NULL, name);
}

bool rehearse(const struct scenario *s, const char *path, size_t enterprises, struct rehearsal *r, struct error *err)
{
	*r = (struct rehearsal){0};
	struct translating t = {s, r};
	time_all(s, r, enterprises);
	scenario_texts(s, see, &t);
	rehearse_screens(s, r);
	return rehearse_walk(s, path, r, err);
}

void rehearsal_clear(struct rehearsal *r)
{
	free(r->dead.list);
	free(r->unseen.list);
	free(r->stopped.list);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		free(r->missing[lang].list);
	*r = (struct rehearsal){0};
}

bool rehearsal_clean(const struct rehearsal *r)
{
	bool clean = !r->late && !r->dead.count && !r->unseen.count && !r->stopped.count && r->longest[PART_SHOW].lines <= r->room_lines;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		clean &= !r->missing[lang].count;
	return clean;
}
