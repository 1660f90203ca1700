/* Compares whom a field is for and who may read it. Knows nothing of its words and values. */
#include <string.h>

#include "base/memory.h"
#include "scenarios/audience.h"
#include "scenarios/diff_parts.h"

/* Does ONLY name all that OTHER names? */
static bool holds(unsigned only, unsigned other)
{
	bool poles = !(only & POLES) || ((other & POLES) && !(other & POLES & ~only));
	bool kinds = !(only & KINDS_OF_ORGANISATION) || ((other & KINDS_OF_ORGANISATION) && !(other & KINDS_OF_ORGANISATION & ~only));
	return poles && kinds;
}

/* "insertion, funder", as it is written. */
static const char *only_words(struct comparing *c, unsigned only)
{
	const char *words = NULL;
	for (size_t i = 0; i < AUDIENCE_COUNT; i++)
		if (only >> i & 1u)
			words = words ? arena_printf(c->d->arena, "%s, %s", words, audience_words[i]) : audience_words[i];
	return words ? words : "*";
}

void diff_only(struct comparing *c, const char *part, unsigned old, unsigned new)
{
	if (old != new)
		diff_add(c, holds(new, old) ? DIFF_SHOWN : DIFF_HIDDEN, part, only_words(c, old), only_words(c, new));
}

static void compare_when(struct comparing *c)
{
	const char *old = c->old->when, *new = c->new->when;
	if (!diff_same_words(old, new))
		diff_add(c, !new ? DIFF_SHOWN : !old ? DIFF_HIDDEN : DIFF_CONDITION, NULL, old, new);
}

static void compare_role(struct comparing *c)
{
	static const char *const roles[] = {[FOR_ALL] = "*", [FOR_PRESENTER] = "presenter", [FOR_PEER] = "peer"};
	enum field_role old = c->old->for_role, new = c->new->for_role;
	if (old != new)
		diff_add(c, new == FOR_ALL ? DIFF_SHOWN : DIFF_HIDDEN, NULL, roles[old], roles[new]);
}

/* Bits: the enterprise, the group, the funder; facilitators always. */
static unsigned readers(const char *circle)
{
	static const struct {
		const char *circle;
		unsigned who;
	} rows[] = {{"f", 0}, {"e", 1}, {"g", 3}, {"p", 5}, {"gp", 7}};
	for (size_t i = 0; circle && i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].circle, circle) == 0)
			return rows[i].who;
	return 1;
}

static void compare_readers(struct comparing *c)
{
	const struct field *old = c->old, *new = c->new;
	if (!diff_same_words(old->circle, new->circle))
		diff_add(c, readers(new->circle) & ~readers(old->circle) ? DIFF_WIDENED : DIFF_CIRCLE, NULL, old->circle, new->circle);
	if (!diff_same_words(old->consent, new->consent))
		diff_add(c, old->consent ? DIFF_CONSENT : DIFF_CONSENT_NEW, NULL, old->consent, new->consent ? new->consent : "-");
}

void diff_who(struct comparing *c)
{
	compare_readers(c);
	compare_when(c);
	diff_only(c, NULL, c->old->only, c->new->only);
	compare_role(c);
	if (!diff_same_words(c->old->check, c->new->check))
		diff_add(c, DIFF_CHECK, NULL, c->old->check ? c->old->check : "-", c->new->check ? c->new->check : "-");
	if (!diff_same_words(c->old->compute, c->new->compute))
		diff_add(c, DIFF_COMPUTE, NULL, c->old->compute ? c->old->compute : "-", c->new->compute ? c->new->compute : "-");
}
