/* Who writes here, or speaks for an enterprise: folded in order of id. Knows neither SQLite nor the socket. */
#include <stdlib.h>
#include <string.h>

#include "session/model.h"
#include "session/model_parts.h"

/* Where ID is or would be; few, and asked seldom. */
static size_t place_of(const struct model *m, const char *id)
{
	size_t i = 0;

	while (i < m->person_count && strcmp(m->persons[i].id, id) < 0)
		i++;
	return i;
}

static bool is_there(const struct model *m, size_t at, const char *id)
{
	return at < m->person_count && strcmp(m->persons[at].id, id) == 0;
}

static struct person *person_make(struct model *m, const char *id)
{
	size_t at = place_of(m, id);

	if (is_there(m, at, id))
		return &m->persons[at];
	m->persons = xrealloc(m->persons, m->person_count + 1, sizeof *m->persons);
	memmove(&m->persons[at + 1], &m->persons[at], (m->person_count - at) * sizeof *m->persons);
	m->person_count++;
	m->persons[at] = (struct person){.id = xstrdup(id)};
	model_texts_start(&m->persons[at], model_person_texts);
	return &m->persons[at];
}

void model_person_fold(struct model *m, const struct change *c)
{
	struct person *p = person_make(m, c->target.row);

	model_texts_set(p, model_person_texts, c->target.column, c->after);
	if (strcmp(c->target.column, "enterprise") == 0)
		p->enterprise = c->after != NULL ? strtoll(c->after, NULL, 10) : 0;
	else if (strcmp(c->target.column, "told") == 0)
		p->told = model_moment(c->after);
}

void model_persons_free(struct model *m)
{
	for (size_t i = 0; i < m->person_count; i++) {
		model_texts_free(&m->persons[i], model_person_texts);
		free(m->persons[i].id);
	}
	free(m->persons);
}

const struct person *model_persons(const struct model *m, size_t *count)
{
	*count = m->person_count;
	return m->persons;
}

const struct person *model_person(const struct model *m, const char *id)
{
	size_t at = place_of(m, id);

	return is_there(m, at, id) ? &m->persons[at] : NULL;
}
