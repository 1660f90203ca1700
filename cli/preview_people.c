/* Enterprises that are plainly made up. Knows no scenario but whom it speaks to. */
#include "cli/preview.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "scenarios/audience.h"

static const char *const names[] = {
	N_("Nowhere Gardens"),  N_("Nowhere Repair Shop"), N_("Nowhere Bakery"),     N_("Nowhere Laundry"),
	N_("Nowhere Bike Works"), N_("Nowhere Grocery"),    N_("Nowhere Theatre"),     N_("Nowhere Energy"),
	N_("Nowhere Nursery"),    N_("Nowhere Printers"),
};

/* By the bit of their kind, from KIND_AUTHORITY on. */
static const char *const organisations[] = {N_("Nowhere Town"), N_("Nowhere Fund"), N_("Nowhere Network"), N_("Nowhere Support Body"),
                                     N_("Nowhere University")};

enum { ALIKE = sizeof names / sizeof *names };

static unsigned bit(unsigned i)
{
	return 1u << i;
}

static const char *word_of(unsigned who, unsigned among)
{
	for (unsigned i = 0; i < AUDIENCE_COUNT; i++)
		if (who & among & bit(i))
			return audience_words[i];
	return "";
}

static char *name_of(size_t n, unsigned who)
{
	for (size_t i = 0; i < sizeof organisations / sizeof *organisations; i++)
		if (who & (KIND_AUTHORITY << i))
			return xstrdup(_(organisations[i]));
	return n < ALIKE ? xstrdup(_(names[n])) : xasprintf("%s %zu", _(names[n % ALIKE]), n / ALIKE + 1);
}

/* Whole: an enterprise has a pole, the others have none unless that is asked for. */
static unsigned whole(unsigned who, size_t n)
{
	if (!(who & KINDS_OF_ORGANISATION))
		who |= KIND_ENTERPRISE;
	if (who & KIND_ENTERPRISE && !(who & POLES))
		who |= bit((unsigned)(n % AUDIENCE_POLES));
	return who;
}

static void add(struct enterprise_list *list, unsigned who)
{
	static const char *const countries[] = {"FR", "BE"};
	size_t n = list->count;
	list->rows = xrealloc(list->rows, n + 1, sizeof *list->rows);
	list->rows[list->count++] = (struct enterprise_row){
		.name = name_of(n, who),
		.kind = xstrdup(word_of(who, KINDS_OF_ORGANISATION)),
		.pole = xstrdup(word_of(who, POLES)),
		.country = xstrdup(countries[n % 2]),
		.language = xstrdup(lang_codes[i18n_language()]),
		.registration = xstrdup(""),
		.contact = xstrdup(""),
	};
}

/* The next bit of SPOKEN that none of LIST has; 0: all are there. */
static unsigned still_missing(const struct enterprise_list *list, unsigned spoken)
{
	unsigned there = 0;
	for (size_t i = 0; i < list->count; i++)
		there |= audience_of(list->rows[i].pole, list->rows[i].kind);
	for (unsigned i = 0; i < AUDIENCE_COUNT; i++)
		if (spoken & ~there & bit(i))
			return bit(i);
	return 0;
}

void preview_people(struct enterprise_list *list, size_t count, unsigned first, unsigned spoken, unsigned others)
{
	if (count > 0)
		add(list, whole(first, 0));
	while (list->count < count)
		add(list, whole(still_missing(list, spoken) ? still_missing(list, spoken) : others, list->count));
}

size_t preview_people_least(unsigned first, unsigned spoken)
{
	struct enterprise_list list = {0};
	size_t count;
	add(&list, whole(first, 0));
	while (still_missing(&list, spoken))
		add(&list, whole(still_missing(&list, spoken), list.count));
	count = list.count;
	enterprises_clear(&list);
	return count;
}
