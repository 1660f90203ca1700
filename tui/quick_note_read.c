/* The words of a quick note: who is addressed, what is to be followed up, what is left to note down. Pure: writes nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/quick_note.h"

enum { FLAG_MIN = 3 }; /* letters from which the beginning of a flag's word stands for it */

enum token_kind { TOKEN_WORD, TOKEN_TO, TOKEN_FOLLOW, TOKEN_CLOSED };

struct token {
	enum token_kind kind;
	const char *at; /* as it was typed, */
	size_t len;     /* with what follows it: */
	size_t word;    /* its own bytes, without punctuation behind an address */
	int64_t to;
};

static bool is_flag(const char *word, size_t len, const char *name)
{
	char *cut = xstrndup(word, len), *typed = text_fold(cut), *whole = text_fold(name);
	bool yes = strlen(typed) >= FLAG_MIN && strncmp(whole, typed, strlen(typed)) == 0;

	free(cut);
	free(typed);
	free(whole);
	return yes;
}

/* "?" and "!" alone, or with the beginning of their word. */
static enum token_kind flag_of(const struct token *t, bool first)
{
	const char *word = t->at + 1;
	size_t len = t->len - 1;

	if (len == 0)
		return first && *t->at == '?' ? TOKEN_FOLLOW : first && *t->at == '!' ? TOKEN_CLOSED : TOKEN_WORD;
	if (*t->at == '?' && (is_flag(word, len, "follow-up") || is_flag(word, len, _("follow-up"))))
		return TOKEN_FOLLOW;
	if (*t->at == '!' && (is_flag(word, len, "private") || is_flag(word, len, _("private"))))
		return TOKEN_CLOSED;
	return TOKEN_WORD;
}

static void address_take(const struct model *m, struct token *t, struct addressed *out)
{
	int64_t *list;
	size_t count;

	t->word = t->len;
	while (t->word > 1 && strchr(",;:.!?)", t->at[t->word - 1]) != NULL)
		t->word--;
	count = quick_note_who(m, t->at + 1, t->word - 1, &list);
	if (count == 1) {
		t->kind = TOKEN_TO;
		t->to = list[0];
	} else if (out->unknown == NULL && t->word > 1) {
		out->unknown = xstrndup(t->at, t->word);
		out->several = count > 1;
	}
	free(list);
}

/* The words of the line, each with what it means. FIRST: nothing but addresses and flags came before. */
static struct token *tokens_read(const struct model *m, const char *typed, struct addressed *out, size_t *count)
{
	struct token *list = xcalloc(strlen(typed) + 1, sizeof *list);
	bool first = true;

	*count = 0;
	for (const char *p = typed + strspn(typed, " "); *p != '\0'; p += strspn(p, " ")) {
		struct token *t = &list[(*count)++];

		*t = (struct token){.at = p, .len = strcspn(p, " ")};
		p += t->len;
		if (*t->at == '@')
			address_take(m, t, out);
		else if (*t->at == '?' || *t->at == '!')
			t->kind = flag_of(t, first);
		if (first && t->kind == TOKEN_WORD && t->len > 1 && (*t->at == '?' || *t->at == '!')) { /* "?rappeler": the sign, then the word */
			out->follow |= *t->at == '?';
			out->closed |= *t->at == '!';
			t->at++;
			t->len--;
		}
		out->follow |= t->kind == TOKEN_FOLLOW;
		out->closed |= t->kind == TOKEN_CLOSED;
		first &= t->kind != TOKEN_WORD;
	}
	return list;
}

static void to_add(struct addressed *out, int64_t to)
{
	for (size_t i = 0; i < out->count; i++)
		if (out->to[i] == to)
			return;
	out->to = xrealloc(out->to, out->count + 1, sizeof *out->to);
	out->to[out->count++] = to;
}

/* An address within the text is one of its words: the name. A flag there is none. */
static void token_write(const struct model *m, const struct token *t, struct buf *text)
{
	const struct enterprise *e = t->kind == TOKEN_TO ? model_enterprise(m, t->to) : NULL;

	if (t->kind == TOKEN_FOLLOW || t->kind == TOKEN_CLOSED)
		return;
	if (text->len > 0)
		buf_text(text, " ");
	if (e != NULL)
		buf_text(text, e->name);
	else
		buf_add(text, t->at + (t->kind == TOKEN_TO ? 1 : 0), t->kind == TOKEN_TO ? t->word - 1 : t->len);
	if (t->kind == TOKEN_TO)
		buf_add(text, t->at + t->word, t->len - t->word);
}

void quick_note_read(const struct model *m, const char *typed, struct addressed *out)
{
	size_t count, from = 0, end;
	struct buf text = {0};
	struct token *list;

	*out = (struct addressed){0};
	list = tokens_read(m, typed, out, &count);
	for (size_t i = 0; i < count; i++)
		if (list[i].kind == TOKEN_TO)
			to_add(out, list[i].to);
	for (end = count; from < end && list[from].kind != TOKEN_WORD; from++)
		;
	while (end > from && list[end - 1].kind != TOKEN_WORD && !(list[end - 1].kind == TOKEN_TO && list[end - 1].word < list[end - 1].len))
		end--;
	for (size_t i = from; i < end; i++)
		token_write(m, &list[i], &text);
	out->text = buf_take(&text);
	free(list);
}

void addressed_clear(struct addressed *d)
{
	free(d->to);
	free(d->text);
	free(d->unknown);
	*d = (struct addressed){0};
}
