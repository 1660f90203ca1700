/* The words for poles and kinds of organisation as a scenario writes them; the bit of each is 1 << its index
 * (enum audience). */
#ifndef SCENARIOS_AUDIENCE_H
#define SCENARIOS_AUDIENCE_H

enum { AUDIENCE_POLES = 3, AUDIENCE_COUNT = 9 };

extern const char *const audience_words[AUDIENCE_COUNT];

struct scenario;
/* The bits of those that a scenario has variants, fields, options or conditions for. */
unsigned audience_spoken(const struct scenario *s);

#endif
