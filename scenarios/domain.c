/* Which values tell branches apart, field by field. Knows no expression's grammar. */
#include "scenarios/domain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/audience.h"
#include "scenarios/expression_compare.h"

enum { SUBSETS_MOST = 6, INTEGERS_MOST = 25 };

static void append(struct domain *d, struct expression_value value)
{
	if (d->count == d->cap) {
		d->cap = d->cap ? d->cap * 2 : 8;
		d->values = xrealloc(d->values, d->cap, sizeof *d->values);
	}
	d->values[d->count++] = value;
}

static void add(struct domain *d, struct expression_value value)
{
	for (size_t i = 0; i < d->count; i++) {
		const struct expression_value *one = &d->values[i];
		if (one->type != value.type)
			continue;
		if (value.type == EXPRESSION_NUMBER    ? one->number == value.number
		    : value.type == EXPRESSION_TEXT ? one->len == value.len && memcmp(one->text, value.text, value.len) == 0
		                                    : one->missing == value.missing)
			return;
	}
	append(d, value);
}

static struct expression_value text_value(const char *text)
{
	return (struct expression_value){.type = EXPRESSION_TEXT, .text = text, .len = strlen(text)};
}

static void add_text(struct domain *d, const char *text)
{
	add(d, text_value(text));
}

static void add_number(struct domain *d, double number)
{
	add(d, (struct expression_value){.type = EXPRESSION_NUMBER, .number = number});
}

static void add_nulls(struct domain *d)
{
	static const char *const reasons[] = {NULL, "none", "unknown", "refused"};
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		add(d, (struct expression_value){.missing = reasons[i]});
}

static void add_integers(struct domain *d, int from, int to)
{
	d->exact = to - from < INTEGERS_MOST;
	for (int n = from; n <= to && d->exact; n++)
		add_number(d, n);
	if (!d->exact) {
		add_number(d, from);
		add_number(d, to);
	}
}

/* No two options have the same id: there may be thousands, and comparing each with each takes seconds. */
static void add_options(struct domain *d, const struct field *f, unsigned only)
{
	for (size_t i = 0; i < f->option_count; i++)
		if (!only || !f->options[i].only || audience_has(f->options[i].only, only))
			append(d, text_value(f->options[i].id));
	d->exact = true;
}

/* Of several options: each alone, and all together; of a few, every combination. */
static void add_choices(struct domain *d, struct arena *arena, const struct field *f)
{
	d->exact = f->option_count <= SUBSETS_MOST;
	unsigned last = d->exact ? 1u << f->option_count : 0;
	for (unsigned set = 1; set < last; set++) {
		struct buf b = {0};
		for (size_t i = 0; i < f->option_count; i++)
			if (set >> i & 1u)
				buf_printf(&b, b.len ? " %s" : "%s", f->options[i].id);
		add_text(d, arena_strdup(arena, buf_str(&b)));
		buf_clear(&b);
	}
	struct buf every = {0};
	for (size_t i = 0; i < f->option_count && !d->exact; i++) {
		append(d, text_value(f->options[i].id));
		buf_printf(&every, every.len ? " %s" : "%s", f->options[i].id);
	}
	if (every.len)
		add_text(d, arena_strdup(arena, buf_str(&every)));
	buf_clear(&every);
}

static void add_bounds(struct domain *d, const struct field *f)
{
	add_number(d, isnan(f->min) ? 0 : f->min);
	add_number(d, isnan(f->max) ? 1000000 : f->max);
	d->exact = true; /* with what is written */
}

void domain_of_field(struct domain *d, struct arena *arena, const struct field *f, const char *line, unsigned only)
{
	add_nulls(d);
	d->exact = true;
	if (f->each) {
		add_integers(d, 0, 3);
		d->exact = false;
	} else if (f->kind == FIELD_CHOICE || (line && f->option_count)) {
		add_options(d, f, only);
	} else if (f->kind == FIELD_CHOICES) {
		add_choices(d, arena, f);
	} else if (f->kind == FIELD_CONSENT) {
		add_text(d, "yes");
		add_text(d, "no");
	} else if (f->kind == FIELD_SCALE || line) {
		add_integers(d, (int)f->min, (int)f->max);
	} else if (f->kind == FIELD_DATE || f->kind == FIELD_TIME) {
		add_text(d, f->kind == FIELD_DATE ? "1900-01-01" : "00:00");
		add_text(d, f->kind == FIELD_DATE ? "2199-12-31" : "23:59");
	} else if (f->kind == FIELD_TABLE || f->kind == FIELD_ACTION || f->kind == FIELD_INDICATORS) {
		add_number(d, 0);
		add_number(d, 1);
		add_number(d, f->rows_max ? f->rows_max : 200);
	} else if (f->kind == FIELD_TEXT || f->kind == FIELD_LONG || f->kind == FIELD_RANKING || f->kind == FIELD_LINK) {
		add_text(d, "x");
		d->exact = f->kind == FIELD_TEXT || f->kind == FIELD_LONG;
	} else if (f->kind == FIELD_NUMBER || f->kind == FIELD_DURATION || f->kind == FIELD_MONEY) {
		add_bounds(d, f);
	} else {
		add_number(d, 0);
		add_number(d, 1);
		add_number(d, 1000);
		d->exact = false;
	}
}

static void add_words(struct domain *d, const char *const *words, size_t count, unsigned first, unsigned only, unsigned all)
{
	for (size_t i = 0; i < count; i++)
		if (!(only & all) || (only & first << i))
			add_text(d, words[i]);
	d->exact = true;
}

void domain_of_read(struct domain *d, struct arena *arena, const struct expression_read *read, const struct field *field,
                    const struct scenario *s, unsigned only)
{
	static const char *const countries[] = {"FR", "BE", "GB", "NL"};
	d->read = read;
	switch (read->what) {
	case READS_POLE:
		add_words(d, audience_words, AUDIENCE_POLES, POLE_INSERTION, only, POLES);
		return;
	case READS_KIND:
		add_words(d, audience_words + AUDIENCE_POLES, AUDIENCE_COUNT - AUDIENCE_POLES, KIND_ENTERPRISE, only, KINDS_OF_ORGANISATION);
		return;
	case READS_COUNTRY:
		add_words(d, countries, 4, 0, 0, 0);
		return;
	case READS_LANGUAGE:
		add_words(d, lang_codes, LANG_COUNT, 0, 0, 0);
		return;
	case READS_ENTERPRISES:
		add_integers(d, s->group_min ? s->group_min : 1, s->group_max ? s->group_max : 10);
		return;
	case READS_FIELD:
		break;
	}
	const struct field *f = read->field ? read->field : field;
	if (f) {
		domain_of_field(d, arena, f, read->line, read->field ? only : 0);
		return;
	}
	add_nulls(d);
	add_text(d, "x");
	add_number(d, 0);
	add_number(d, 1000000);
	d->exact = false;
}

struct writing {
	struct domain *const *list;
	size_t count;
	struct arena *arena;
};

static bool allowed(const struct expression_read *read, double number)
{
	const struct field *f = read->field;
	bool bounded = f && !read->line && (f->kind == FIELD_NUMBER || f->kind == FIELD_MONEY || f->kind == FIELD_DURATION);
	return !bounded || !(number < f->min || number > f->max);
}

static void add_written(void *context, const struct comparison *one)
{
	const struct writing *w = context;
	const struct field *f = one->read->field;
	struct domain *d = NULL;
	for (size_t i = 0; i < w->count && !d; i++)
		d = w->list[i] && w->list[i]->read == one->read ? w->list[i] : NULL;
	if (!d)
		return;
	enum expression_type type = expression_read_type(one->read);
	if (one->word.kind == SQL_STRING && type != EXPRESSION_NUMBER) {
		/* an option that there is not stays one */
		bool closed = one->read->what == READS_POLE || one->read->what == READS_KIND || one->read->what == READS_LANGUAGE ||
		              (f && (f->kind == FIELD_CHOICE || f->kind == FIELD_CHOICES || f->kind == FIELD_CONSENT || one->read->line));
		if (closed || strcmp(one->how, "missing") == 0)
			return;
		add_text(d, arena_strdup(w->arena, one->word.text));
		add_text(d, arena_printf(w->arena, "%s0", one->word.text));
	} else {
		double number = strtod(one->word.text, NULL);
		const double around[] = {number - 1, number, number + 1};
		bool closed = f && (f->kind == FIELD_SCALE || one->read->line);
		for (size_t i = 0; i < 3 && type != EXPRESSION_TEXT && !closed; i++)
			if (isfinite(around[i]) && allowed(one->read, around[i]))
				add_number(d, around[i]);
	}
}

void domain_written(struct domain *const *list, size_t count, struct arena *arena, const struct expression *x, const char *sql)
{
	struct writing w = {list, count, arena};
	expression_compare(x, sql, add_written, &w);
}

void domain_clear(struct domain *d)
{
	free(d->values);
	*d = (struct domain){0};
}

bool domain_plain(const char *sql)
{
	static const char *const fine[] = {"has", "missing", "coalesce", "ifnull", "iif", "nullif", "and", "or", "not", "in", "when", "then", "else"};
	struct expression_word word, next;
	for (size_t at = 0; expression_word(sql, &at, &word);) {
		if (word.kind == SQL_SIGN && (strchr("+-*/%&|~", word.text[0]) || word.text[1] == '|' || strstr(word.text, "<<") || strstr(word.text, ">>")))
			return false;
		if (word.kind != SQL_NAME || word.quoted)
			continue;
		if (strcmp(word.text, "like") == 0 || strcmp(word.text, "cast") == 0 || strcmp(word.text, "collate") == 0)
			return false;
		bool call = expression_word_ahead(sql, at, &next) && expression_word_is(&next, "("), known = false;
		for (size_t i = 0; i < sizeof fine / sizeof *fine && call; i++)
			known |= strcmp(word.text, fine[i]) == 0;
		if (call && !known)
			return false;
	}
	return true;
}
