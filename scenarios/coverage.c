/* Walks all texts of a scenario, and counts which are translated. */
#include "scenarios/coverage.h"

#include <string.h>

typedef void seen_text(void *context, const struct step *step, const struct field *field, const char *name, const struct said *text);

struct walk {
	seen_text *seen;
	void *context;
	const struct step *step;
	const struct field *field;
};

static void see(const struct walk *w, const char *name, const struct said *text)
{
	if (said_any(text))
		w->seen(w->context, w->step, w->field, name, text);
	for (size_t i = 0; i < text->variant_count; i++)
		if (said_any(&text->variants[i].text))
			w->seen(w->context, w->step, w->field, name, &text->variants[i].text);
}

static void see_options(const struct walk *w, const char *name, const struct option *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		see(w, name, &list[i].label);
		see(w, "action", &list[i].action);
	}
}

/* A field, its columns too. */
static void see_field(const struct walk *w, const struct field *f)
{
	see(w, "label", &f->label);
	see(w, "prompt", &f->prompt);
	see(w, "example", &f->example);
	see(w, "unit", &f->unit);
	see(w, "low", &f->low);
	see(w, "high", &f->high);
	see(w, "check_say", &f->check_say);
	see_options(w, "options", f->options, f->option_count);
	see_options(w, "lines", f->lines, f->line_count);
	for (size_t i = 0; i < f->suggestion_count; i++)
		see(w, "suggestions", &f->suggestions[i].text);
	for (size_t i = 0; i < f->band_count; i++)
		see(w, "bands", &f->bands[i].text);
	for (size_t i = 0; i < f->column_count; i++)
		see_field(w, &f->columns[i]);
}

static void see_step(struct walk *w, const struct step *step)
{
	w->step = step;
	see(w, "title", &step->title);
	see(w, "say", &step->say);
	see(w, "show", &step->show);
	see(w, "guide", &step->guide);
	for (size_t i = 0; i < step->field_count; i++) {
		w->field = &step->fields[i];
		see_field(w, w->field);
	}
	w->field = NULL;
}

void scenario_texts(const struct scenario *s, seen_text *seen, void *context)
{
	struct walk w = {.seen = seen, .context = context};
	see(&w, "title", &s->title);
	see(&w, "purpose", &s->purpose);
	see(&w, "source", &s->source);
	see(&w, "homework", &s->homework);
	for (size_t i = 0; i < s->watch_count; i++) {
		see(&w, "words", &s->watches[i].words);
		see(&w, "say", &s->watches[i].say);
	}
	for (size_t i = 0; i < s->step_count; i++)
		if (s->steps[i].round <= 1)
			see_step(&w, &s->steps[i]);
}

bool said_for_all(const struct said *text)
{
	const char *one = text->in[0];
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (text->in[lang] != one) /* the reader gives every language the same string */
			return false;
	return one != NULL;
}

static void count(void *context, const struct step *step, const struct field *field, const char *name, const struct said *text)
{
	struct coverage *c = context;
	(void)step, (void)field, (void)name;
	if (said_for_all(text))
		return;
	c->texts++;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		c->in[lang] += text->in[lang] != NULL;
}

void scenario_coverage(const struct scenario *s, struct coverage *c)
{
	*c = (struct coverage){0};
	scenario_texts(s, count, c);
}

int coverage_percent(const struct coverage *c, enum lang lang)
{
	return c->texts ? (int)(c->in[lang] * 100 / c->texts) : 100;
}
