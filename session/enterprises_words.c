/* The words of an enterprises CSV, in the three languages, and the sentence for one that is none of them. Knows no
 * file. */
#include "session/enterprises_words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"

enum { WORDS = 6, CHOICES = 6, LONGEST = 200 };

/* Folded: lower case, no accents. The first is ours. */
static const char *const headers[COLUMN_COUNT][WORDS] = {
	[COLUMN_NAME] = {"name", "nom", "naam", "enterprise", "entreprise", "onderneming"},
	[COLUMN_KIND] = {"kind", "type", "genre", "soort"},
	[COLUMN_POLE] = {"pole", "cluster", "pool"},
	[COLUMN_COUNTRY] = {"country", "pays", "land"},
	[COLUMN_LANGUAGE] = {"language", "langue", "taal"},
	[COLUMN_REGISTRATION] = {"registration", "immatriculation", "ondernemingsnummer", "siren", "bce", "kbo"},
	[COLUMN_CONTACT] = {"contact", "contactpersoon"},
};

static const char *const choices[COLUMN_COUNT][CHOICES][WORDS] = {
	[COLUMN_KIND] =
		{
			{"enterprise", "entreprise", "onderneming"},
			{"authority", "autorite", "overheid"},
			{"funder", "financeur", "financier"},
			{"network", "reseau", "netwerk"},
			{"support", "appui", "ondersteuning"},
			{"research", "recherche", "onderzoek"},
		},
	[COLUMN_POLE] =
		{
			{"insertion", "inschakeling", "integration"},
			{"solidarite", "solidariteit", "solidarity"},
			{"autre", "ander", "andere", "other"},
		},
	[COLUMN_LANGUAGE] =
		{
			{"fr", "francais", "french", "frans"},
			{"en", "anglais", "english", "engels"},
			{"nl", "neerlandais", "dutch", "nederlands"},
		},
};

const char *enterprise_column_name(int column)
{
	return headers[column][0];
}

int enterprise_column_parse(const char *name, char **problem)
{
	const char *known[COLUMN_COUNT * WORDS];
	size_t count = 0;
	char *folded = text_fold(name);
	int found = -1;
	for (int c = 0; c < COLUMN_COUNT && found < 0; c++) {
		for (int w = 0; w < WORDS && headers[c][w] && found < 0; w++) {
			known[count++] = headers[c][w];
			found = strcmp(headers[c][w], folded) == 0 ? c : -1;
		}
	}
	if (found < 0) {
		const char *near = text_nearest(folded, known, count);
		char *shown = text_filter(name, strlen(name), false);
		*problem = near ? xasprintf(_("the column `%s` is unknown; did you mean `%s`?"), shown, near)
		                : xasprintf(_("the column `%s` is unknown; there are %s"), shown,
		                            "name, kind, pole, country, language, registration, contact");
		free(shown);
	}
	free(folded);
	return found;
}

static char *unknown(int column, const char *cell, const char *near, const char *all)
{
	char *shown = text_filter(cell, strlen(cell), false), *problem;
	switch (column) {
	case COLUMN_POLE:
		problem = near ? xasprintf(_("the pole `%s` is unknown; did you mean `%s`?"), shown, near)
		               : xasprintf(_("the pole `%s` is unknown; there are %s"), shown, all);
		break;
	case COLUMN_KIND:
		problem = near ? xasprintf(_("the kind `%s` is unknown; did you mean `%s`?"), shown, near)
		               : xasprintf(_("the kind `%s` is unknown; there are %s"), shown, all);
		break;
	default:
		problem = near ? xasprintf(_("the language `%s` is unknown; did you mean `%s`?"), shown, near)
		               : xasprintf(_("the language `%s` is unknown; there are %s"), shown, all);
	}
	free(shown);
	return problem;
}

static char *choose(int column, char **cell)
{
	const char *ours[CHOICES], *found = NULL;
	size_t count = 0;
	struct buf all = {0};
	char *folded = text_fold(*cell), *problem = NULL;
	for (; count < CHOICES && choices[column][count][0]; count++) {
		ours[count] = choices[column][count][0];
		buf_printf(&all, "%s%s", count ? ", " : "", ours[count]);
		for (int w = 0; w < WORDS && choices[column][count][w]; w++) {
			if (strcmp(choices[column][count][w], folded) == 0)
				found = ours[count];
		}
	}
	if (found)
		replace(cell, found);
	else
		problem = unknown(column, *cell, text_nearest(folded, ours, count), buf_str(&all));
	buf_clear(&all);
	free(folded);
	return problem;
}

const char *enterprise_choice(int column, int i)
{
	return i < CHOICES ? choices[column][i][0] : NULL;
}

static size_t characters(const char *text)
{
	size_t count = 0;
	for (; *text; text++)
		count += (*text & 0xc0) != 0x80;
	return count;
}

static char *check_country(char *cell)
{
	if (strlen(cell) == 2 && isalpha((unsigned char)cell[0]) && isalpha((unsigned char)cell[1])) {
		cell[0] = (char)toupper((unsigned char)cell[0]);
		cell[1] = (char)toupper((unsigned char)cell[1]);
		return NULL;
	}
	char *shown = text_filter(cell, strlen(cell), false);
	char *problem = xasprintf(_("the country `%s` is not two letters, such as FR, BE, NL"), shown);
	free(shown);
	return problem;
}

char *enterprise_cell_check(int column, char **cell)
{
	if (!**cell)
		return NULL;
	if (characters(*cell) > LONGEST)
		return xasprintf(_("the column `%s` holds more than %d characters"), headers[column][0], (int)LONGEST);
	if (column == COLUMN_COUNTRY)
		return check_country(*cell);
	return choices[column][0][0] ? choose(column, cell) : NULL;
}
