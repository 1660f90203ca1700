/* Which words come back in several texts. Word bounds are Unicode's (libunistring's); what says nothing is left out. Pure. */
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwbrk.h>

#include "base/map.h"
#include "base/memory.h"
#include "base/text.h"
#include "session/model_compare.h"

/* Folded. What only joins other words in French, English or Dutch; words of one language that say something in another are left in. */
static const char stop_words[] =
	" a afin ai ainsi alors apres assez au aucun aucune aussi autre autres aux avant avec avoir avons ayant beaucoup c ca car ce ceci cela "
	"celle celles celui ces cet cette ceux chaque chez ci comme comment contre d dans de deja des donc dont du elle elles en encore entre "
	"est et etaient etait etant ete etre eu eux fait faire faut il ils j je jusque l la le les leur leurs lors lorsque lui m ma mais me meme "
	"memes mes moi moins mon n ne ni nos notre nous on ont ou par parce pas peu peut peuvent plus plutot pour pourquoi puis puisque qu quand "
	"que quel quelle quelles quelque quelques quels qui quoi s sa sans se selon sera ses si soit son sont sous souvent suis sur t ta tandis "
	"te tes toi ton tous tout toute toutes tres trop tu un une vers voici voila vos votre vous y "
	"about after all also although am an and any are as at be because been before being both but by can could did do does doing don each few "
	"for from had has have having he her here hers him his how if in into is isn it its itself just let may might more most must my no nor not "
	"of off often once only or other others our ours out over own same she should since so some such than that the their theirs them then "
	"there these they this those through to too under until up upon us very was we were what when where which while who whom why will with "
	"would yes yet you your yours "
	"aan af al alle alleen als altijd ander andere ben bij dan dat der deze die dit doch doen door dus echter een eens eerst elk elke en er "
	"erg ge geen had heb hebben hebt heeft heel hem het hier hij hoe hun ieder iedere iets ik in is ja je jij jou jouw kan kunnen maar me mee "
	"meer men met mij mijn moet moeten na naar niet niets nog nu of om omdat ons onze ook op over te tegen ten ter toch toen tot u uit uw van "
	"veel voor waar waarom wanneer want waren was wat we wel welke werd wij wie wil wordt worden zal ze zeer zelf zich zij zijn zo zoals "
	"zonder zou zowel ";

/* What an apostrophe joins to the next word. */
static const char joined[] = " l d j qu n s c m t jusqu lorsqu puisqu quelqu ";

static bool among(const char *list, const char *word, size_t len)
{
	char *needle = xasprintf(" %.*s ", (int)len, word);
	bool found = strstr(list, needle) != NULL;

	free(needle);
	return found;
}

/* The words so far, by their folded form. */
struct counting {
	struct map *by_fold; /* of struct kept */
	size_t text;         /* the one being read, from 1 */
};

struct kept {
	struct compared_word word;
	size_t last; /* the text it was seen in last */
};

static size_t letters(const char *folded)
{
	size_t count = 0;
	ucs4_t c;

	for (const uint8_t *p = (const uint8_t *)folded; (p = u8_next(&c, p)) != NULL;)
		count += uc_is_property_alphabetic(c);
	return count;
}

/* Where the word begins after an article joined to it, in bytes of it and of its FOLD. */
static size_t article(const char *word, size_t len, const char *fold, size_t *folded)
{
	const char *mark = strchr(fold, '\'');
	size_t at = 0;

	*folded = 0;
	if (mark == NULL || mark[1] == '\0' || !among(joined, fold, (size_t)(mark - fold)))
		return 0;
	while (at < len && word[at] != '\'' && strncmp(word + at, "’", strlen("’")) != 0 && strncmp(word + at, "‘", strlen("‘")) != 0)
		at++;
	*folded = (size_t)(mark - fold) + 1;
	return at < len ? at + (word[at] == '\'' ? 1 : strlen("’")) : 0;
}

static void word_count(struct counting *c, const char *word, size_t len)
{
	char *whole = xstrndup(word, len), *fold = text_fold(whole), *rest;
	size_t cut, from = article(whole, len, fold, &cut);
	struct kept *k;

	rest = fold + cut;
	if (letters(rest) > 1 && !among(stop_words, rest, strlen(rest))) {
		k = map_get(c->by_fold, rest);
		if (k == NULL) {
			k = xcalloc(1, sizeof *k);
			k->word.word = xstrdup(whole + from);
			map_put(c->by_fold, rest, k);
		}
		k->word.count++;
		k->word.texts += k->last != c->text;
		k->last = c->text;
	}
	free(fold);
	free(whole);
}

/* Is the hyphen at AT between two words that it makes one ("bien-être")? */
static bool joins(const char *text, size_t len, size_t at)
{
	ucs4_t c;

	if (text[at] != '-' || at == 0 || at + 1 >= len)
		return false;
	u8_mbtouc(&c, (const uint8_t *)text + at + 1, len - at - 1);
	return uc_is_property_alphabetic(c) && ((unsigned char)text[at - 1] >= 0x80 || strchr(" \t\n-.,;:!?()\"'", text[at - 1]) == NULL);
}

static void text_count(struct counting *c, const char *text)
{
	size_t len = strlen(text), start = 0;
	char *breaks = xcalloc(len + 1, 1);

	u8_wordbreaks((const uint8_t *)text, len, breaks);
	for (size_t at = 1; at <= len; at++) {
		if (at < len && (!breaks[at] || joins(text, len, at) || joins(text, len, at - 1)))
			continue;
		word_count(c, text + start, at - start);
		start = at;
	}
	free(breaks);
}

static int by_count(const void *a, const void *b)
{
	const struct compared_word *x = a, *y = b;
	char *one, *other;
	int order;

	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	one = text_fold(x->word);
	other = text_fold(y->word);
	order = strcmp(one, other);
	free(one);
	free(other);
	return order;
}

struct compared_word *compared_words(const char *const *texts, size_t count, size_t *words)
{
	struct counting c = {.by_fold = map_new()};
	struct compared_word *list;
	const char *key;
	void *value;
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		char *clean = texts[i] != NULL ? text_nfc(texts[i], strlen(texts[i])) : NULL;

		c.text = i + 1;
		if (clean != NULL)
			text_count(&c, clean);
		free(clean);
	}
	list = xcalloc(map_count(c.by_fold) + 1, sizeof *list);
	*words = 0;
	while (map_next(c.by_fold, &at, &key, &value))
		list[(*words)++] = ((struct kept *)value)->word;
	map_free(c.by_fold, free);
	qsort(list, *words, sizeof *list, by_count);
	return list;
}

void compared_words_free(struct compared_word *list, size_t words)
{
	for (size_t i = 0; i < words; i++)
		free(list[i].word);
	free(list);
}
