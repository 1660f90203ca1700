/* An enterprise that joins: the face gives it the next number that it knows of, and goes on at once; where somebody else was there first the
 * keeper gives another, says so, and puts what the face asks under the number it does not yet know where it belongs.
 * Inside a transaction and its stage. */
#include "session/keeper_state.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/append.h"
#include "session/db.h"

/* Of what the face asks before it has taken in the sequence UNTIL, FROM means TO. */
struct renumbered {
	int64_t from, to, until;
};

static bool holds_number(const struct setting *s)
{
	return strcmp(s->target.column, "enterprise") == 0 && (s->target.kind == TARGET_NOTE || s->target.kind == TARGET_PERSON || s->target.kind == TARGET_HOURS);
}

/* A number that R holds somewhere becomes another. */
static bool put(int64_t *number, int64_t from, int64_t to)
{
	bool it = *number == from;
	if (it)
		*number = to;
	return it;
}

/* The same where it is the text of a value: that text is none of the request's, but in R itself. */
static bool value_put(struct request *r, struct setting *s, int64_t from, int64_t to)
{
	char was[24];
	snprintf(was, sizeof(was), "%" PRId64, from);
	if (!holds_number(s) || s->value == NULL || strcmp(s->value, was) != 0)
		return false;
	snprintf(r->joined_value, sizeof(r->joined_value), "%" PRId64, to);
	s->value = r->joined_value;
	return true;
}

/* A join, also when it was done before, in a transaction that was rolled back. */
static void renumber(struct request *r, int64_t guess, int64_t real)
{
	int64_t from = r->joined == guess ? r->joined_as : guess;
	if (from == real)
		return;
	for (size_t i = 0; i < r->setting_count; i++) {
		put(&r->settings[i].target.enterprise, from, real);
		value_put(r, &r->settings[i], from, real);
	}
	r->joined = guess;
	r->joined_as = real;
}

/* What the face, before it knew, meant by the number that R has. */
static const struct renumbered *meant(const struct keeper *k, const struct request *r, int64_t number)
{
	for (size_t i = 0; i < k->renumbered_count; i++)
		if (k->renumbered[i].from == number && r->seen < k->renumbered[i].until)
			return &k->renumbered[i];
	return NULL;
}

static bool number_map(const struct keeper *k, const struct request *r, int64_t *number)
{
	const struct renumbered *n = meant(k, r, *number);
	return n != NULL && put(number, n->from, n->to);
}

bool keeper_join_map(struct keeper *k, struct request *r)
{
	if (k->renumbered_count == 0 || r->kind == REQUEST_JOIN)
		return false;
	if (r->joined != 0)
		return true; /* done in a transaction that was rolled back */
	bool mapped = number_map(k, r, &r->target.enterprise) | number_map(k, r, &r->place.enterprise);
	for (size_t i = 0; i < r->setting_count; i++) {
		struct setting *s = &r->settings[i];
		const struct renumbered *n = holds_number(s) && s->value != NULL ? meant(k, r, strtoll(s->value, NULL, 10)) : NULL;
		mapped |= number_map(k, r, &s->target.enterprise);
		mapped |= n != NULL && value_put(r, s, n->from, n->to);
	}
	r->joined = mapped;
	return mapped;
}

int64_t keeper_join_guess(const struct keeper *k, const struct request *r, int64_t number)
{
	if (r->kind == REQUEST_JOIN)
		return r->joined != 0 && number == r->joined_as ? r->joined : number;
	for (size_t i = 0; i < k->renumbered_count; i++)
		if (k->renumbered[i].to == number && r->seen < k->renumbered[i].until)
			return k->renumbered[i].from;
	return number;
}

static void remember(struct keeper *k, int64_t from, int64_t to)
{
	size_t i = 0;
	while (i < k->renumbered_count && k->renumbered[i].from != from)
		i++;
	if (i == k->renumbered_count) {
		k->renumbered = xrealloc(k->renumbered, i + 1, sizeof(*k->renumbered));
		k->renumbered_count++;
	}
	k->renumbered[i] = (struct renumbered){ from, to, k->stage->sequence };
}

/* One number of a query with :value and :enterprise; 0: it has no row. */
static bool number_of(struct keeper *k, const char *sql, const char *name, int64_t id, int64_t *number, struct error *err)
{
	sqlite3_stmt *q = db_query(k->session, sql, err);
	if (q == NULL)
		return false;
	db_bind_text(q, ":value", name);
	db_bind_int(q, ":enterprise", id);
	int got = db_step(k->session, q, err);
	*number = got > 0 ? sqlite3_column_int64(q, 0) : 0;
	sqlite3_reset(q);
	return got >= 0;
}

/* The number that it has: of one of that name the one it has already, else the one guessed where that is free. */
static bool number_find(struct keeper *k, const char *name, int64_t guess, int64_t *real, bool *there, struct error *err)
{
	int64_t named = 0, taken = 0, last = 0;
	if (!number_of(k, "SELECT id FROM enterprise WHERE name = :value ORDER BY id LIMIT 1", name, 0, &named, err) ||
	    !number_of(k, "SELECT id FROM enterprise WHERE id = :enterprise", "", guess, &taken, err) ||
	    !number_of(k, "SELECT max(id) FROM enterprise", "", 0, &last, err))
		return false;
	*there = named != 0;
	*real = named != 0 ? named : taken != 0 ? last + 1 : guess;
	return true;
}

static const char *name_in(const struct request *r)
{
	for (size_t i = 0; i < r->setting_count; i++)
		if (r->settings[i].target.kind == TARGET_ENTERPRISE && strcmp(r->settings[i].target.column, "name") == 0)
			return r->settings[i].value;
	return NULL;
}

bool keeper_join(struct keeper *k, struct request *r, bool *there, struct error *err)
{
	const char *name = name_in(r);
	int64_t guess = r->joined != 0 ? r->joined : r->setting_count > 0 ? r->settings[0].target.enterprise : 0, real;
	*there = true;
	if (name == NULL || guess <= 0)
		return true;
	if (!number_find(k, name, guess, &real, there, err))
		return false;
	renumber(r, guess, real);
	return true;
}

bool keeper_join_said(struct keeper *k, struct request *r, bool there)
{
	char number[24];
	const char *name = name_in(r);
	bool other = r->joined != 0 && r->joined_as != r->joined;
	if (there && name != NULL) {
		char *shown = text_filter(name, strlen(name), false);
		char *sentence = xasprintf(_("%s has just been added by somebody else: it is there once."), shown);
		keeper_say_state(k, WIRE_STATE_NOTICE, 0, sentence);
		free(sentence);
		free(shown);
	}
	if (!other)
		return false;
	snprintf(number, sizeof(number), "%" PRId64, r->joined_as);
	keeper_say_state(k, WIRE_STATE_NUMBERED, r->joined, number);
	remember(k, r->joined, r->joined_as);
	return true;
}
