/* Comparisons that SQLite lets pass and that can never be true: with an option that there is not, a number with a word. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "scenarios/audience.h"
#include "scenarios/checking.h"
#include "scenarios/expression_compare.h"

struct comparing {
	struct checking *c;
	const struct guard_span *at;
	const char *sql;
};

enum { WORDS_MOST = 300 };

static size_t copy(const char **words, const char *const *from, size_t count)
{
	for (size_t i = 0; i < count; i++)
		words[i] = from[i];
	return count;
}

/* The words that a read can be; 0: any. */
static size_t words_of(const struct checking *c, const struct expression_read *read, const char **words)
{
	static const char *const consents[] = {"yes", "no"};
	size_t n = 0;
	const struct field *f = read->field;
	if (read->scenario) {
		const struct scenario *s = others_get(c->others, read->scenario, NULL);
		f = s ? scenario_field(s, read->id, NULL) : NULL;
	}
	if (read->what == READS_POLE)
		n = copy(words, audience_words, AUDIENCE_POLES);
	else if (read->what == READS_KIND)
		n = copy(words, audience_words + AUDIENCE_POLES, AUDIENCE_COUNT - AUDIENCE_POLES);
	else if (read->what == READS_LANGUAGE)
		n = copy(words, lang_codes, LANG_COUNT);
	else if (f && f->kind == FIELD_CONSENT)
		n = copy(words, consents, 2);
	else if (f && (f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES || (f->kind == FIELD_GRID && read->line)) &&
	         f->option_count < WORDS_MOST)
		for (size_t i = 0; i < f->option_count; i++)
			words[n++] = f->options[i].id;
	return n;
}

static bool among(const char *word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(words[i], word) == 0)
			return true;
	return false;
}

static void not_among(const struct comparing *p, const struct comparison *one, const char *const *words, size_t n)
{
	const char *near = text_nearest(one->word.text, words, n);
	char *name = diagnostic_clip(p->sql + one->read->at, one->read->len);
	char *word = diagnostic_clip(one->word.text, strlen(one->word.text));
	struct buf list = {0};
	for (size_t i = 0; i < n && !near; i++)
		buf_printf(&list, i ? ", %s" : "%s", words[i]);
	char *all = buf_take(&list);
	check_fault_inside(p->c, SEVERITY_ERROR, p->at, one->word.at,
	                   near ? diagnostic_say(_("`%s` is never '%s'; did you mean '%s'?"), name, word, near)
	                        : diagnostic_say(_("`%s` is never '%s'"), name, word),
	                   near ? xasprintf("'%s'", near) : diagnostic_say(_("one of: %s"), all));
	free(all);
	free(word);
	free(name);
}

static bool is_number(const char *text)
{
	char *end;
	strtod(text, &end);
	return end != text && *end == '\0';
}

/* A number with a word, a text with a bare number. */
static void wrong_type(const struct comparing *p, const struct comparison *one)
{
	enum expression_type type = expression_read_type(one->read);
	bool string = one->word.kind == SQL_STRING;
	char *name = diagnostic_clip(p->sql + one->read->at, one->read->len);
	if (type == EXPRESSION_NUMBER && string && !is_number(one->word.text))
		check_fault_inside(p->c, SEVERITY_ERROR, p->at, one->word.at,
		                   diagnostic_say(_("`%s` is a number, and is compared here with a text"), name), NULL);
	else if (type == EXPRESSION_TEXT && !string && one->read->field &&
	         (one->read->field->kind == FIELD_DATE || one->read->field->kind == FIELD_TIME))
		check_fault_inside(p->c, SEVERITY_ERROR, p->at, one->word.at,
		                   diagnostic_say(_("`%s` is a date or a time, which stands between single quotes"), name),
		                   xstrdup(one->read->field->kind == FIELD_DATE ? "'2026-03-12'" : "'09:30'"));
	free(name);
}

static void found(void *context, const struct comparison *one)
{
	static const char *const reasons[] = {"none", "unknown", "refused"};
	const struct comparing *p = context;
	const char *words[WORDS_MOST];
	bool like = strcmp(one->how, "like") == 0, missing = strcmp(one->how, "missing") == 0;
	size_t n = missing ? 0 : words_of(p->c, one->read, words);
	const struct field *f = one->read->field;
	bool several = f && f->kind == FIELD_CHOICES && strcmp(one->how, "has") != 0;
	if (like)
		return;
	if (missing) {
		if (!among(one->word.text, reasons, 3))
			not_among(p, one, reasons, 3);
	} else if (n && one->word.text[0] && !among(one->word.text, words, n) && !(several && strchr(one->word.text, ' '))) {
		not_among(p, one, words, n);
	} else if (n && several && strcmp(one->how, "=") == 0) {
		char *name = diagnostic_clip(p->sql + one->read->at, one->read->len);
		check_fault_inside(p->c, SEVERITY_WARNING, p->at, one->word.at,
		                   diagnostic_say(_("`%s` may hold several options: this is true when it holds this one alone"), name),
		                   xasprintf("has(%s, '%s')", name, one->word.text));
		free(name);
	} else if (!n) {
		wrong_type(p, one);
	}
}

void check_compare(struct checking *c, const struct check_field *field, enum check_use use)
{
	const char *sql = check_text(field->field, use);
	struct comparing p = {c, check_member(field, check_uses[use]), sql};
	if (p.at)
		expression_compare(field->expressions[use], sql, found, &p);
}
