/* The texts of a scenario: in which language, and for whom. Knows nothing of how they are written in a file. */
#include <string.h>

#include "scenarios/audience.h"
#include "scenarios/scenario.h"

const char *const audience_words[AUDIENCE_COUNT] = {
	"insertion", "solidarite", "autre", "enterprise", "authority", "funder", "network", "support", "research",
};

const char *said_in(const struct said *s, enum lang lang, bool *fallback)
{
	const char *text = s->in[lang];
	if (fallback)
		*fallback = !text;
	if (!text)
		text = s->in[s->first];
	for (int other = 0; other < LANG_COUNT && !text; other++)
		text = s->in[other];
	if (!text && fallback)
		*fallback = false;
	return text ? text : "";
}

bool said_any(const struct said *s)
{
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (s->in[lang])
			return true;
	return false;
}

static const struct said *variant(const struct said *s, unsigned who)
{
	for (size_t i = 0; who && i < s->variant_count; i++)
		if (s->variants[i].who & who)
			return &s->variants[i].text;
	return NULL;
}

const struct said *said_to(const struct said *s, unsigned who)
{
	const struct said *found = variant(s, who & POLES);
	if (!found)
		found = variant(s, who & KINDS_OF_ORGANISATION);
	return found ? found : s;
}

static unsigned bit_of(const char *word, size_t from, size_t to)
{
	for (size_t i = from; word && i < to; i++)
		if (strcmp(word, audience_words[i]) == 0)
			return 1u << i;
	return 0;
}

unsigned audience_of(const char *pole, const char *kind)
{
	return bit_of(pole, 0, AUDIENCE_POLES) | bit_of(kind, AUDIENCE_POLES, AUDIENCE_COUNT);
}

bool audience_has(unsigned only, unsigned who)
{
	return (!(only & POLES) || (only & who & POLES)) &&
	       (!(only & KINDS_OF_ORGANISATION) || (only & who & KINDS_OF_ORGANISATION));
}
