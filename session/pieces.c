/* Lists of insertions and removals, and how two made at once go together. Knows neither faces nor keepers. */
#include "session/pieces.h"

#include <stdlib.h>
#include <string.h>

static void add(struct pieces *p, struct splice s)
{
	if (s.removed == 0 && s.inserted[0] == '\0') {
		splice_clear(&s);
		return;
	}
	p->list = xrealloc(p->list, p->count + 1, sizeof(*p->list));
	p->list[p->count++] = s;
}

static struct splice removal(size_t at, size_t removed)
{
	return splice_make(at, removed, "", 0);
}

static struct splice same(const struct splice *s)
{
	return splice_make(s->at, s->removed, s->inserted, strlen(s->inserted));
}

void pieces_add(struct pieces *p, size_t at, size_t removed, const char *inserted)
{
	add(p, removal(at, removed));
	add(p, splice_make(at, 0, inserted, strlen(inserted)));
}

struct pieces pieces_of(const struct splice *s)
{
	struct pieces p = { 0 };
	pieces_add(&p, s->at, s->removed, s->inserted);
	return p;
}

struct pieces pieces_copy(const struct pieces *p)
{
	struct pieces copy = { 0 };
	for (size_t i = 0; i < p->count; i++)
		add(&copy, same(&p->list[i]));
	return copy;
}

void pieces_clear(struct pieces *p)
{
	for (size_t i = 0; i < p->count; i++)
		splice_clear(&p->list[i]);
	free(p->list);
	*p = (struct pieces){ 0 };
}

bool pieces_apply(char **text, const struct pieces *p)
{
	char *now = *text;
	for (size_t i = 0; i < p->count; i++) {
		char *next = splice_apply(now, &p->list[i]);
		if (now != *text)
			free(now);
		if (next == NULL)
			return false;
		now = next;
	}
	if (now != *text)
		free(*text);
	*text = now;
	return true;
}

/* Two insertions: A's stays where it is when it is before B's or in its place. */
static bool both_insert(const struct splice *a, const struct splice *b, struct pieces *a_after, struct pieces *b_after)
{
	struct splice moved_a = same(a), moved_b = same(b);
	if (a->at <= b->at)
		moved_b.at += strlen(a->inserted);
	else
		moved_a.at += strlen(b->inserted);
	add(a_after, moved_a);
	add(b_after, moved_b);
	return a->at == b->at;
}

/* An insertion within what is removed stays, and what is removed falls into the parts before and behind it. */
static bool insert_removed(const struct splice *insert, const struct splice *remove, struct pieces *insert_after,
                           struct pieces *remove_after)
{
	size_t len = strlen(insert->inserted), end = remove->at + remove->removed;
	struct splice moved = same(insert);
	if (insert->at <= remove->at) {
		add(remove_after, removal(remove->at + len, remove->removed));
	} else if (insert->at >= end) {
		moved.at -= remove->removed;
		add(remove_after, removal(remove->at, remove->removed));
	} else {
		moved.at = remove->at;
		add(remove_after, removal(remove->at, insert->at - remove->at));
		add(remove_after, removal(remove->at + len, end - insert->at));
	}
	add(insert_after, moved);
	return insert->at >= remove->at && insert->at <= end;
}

/* What is left to A of its removal after B's. */
static struct splice removal_left(const struct splice *a, const struct splice *b)
{
	size_t a_end = a->at + a->removed, b_end = b->at + b->removed;
	size_t from = a->at > b->at ? a->at : b->at, to = a_end < b_end ? a_end : b_end;
	size_t both = to > from ? to - from : 0;
	size_t before = a->at <= b->at ? 0 : (a->at < b_end ? a->at : b_end) - b->at;
	return removal(a->at - before, a->removed - both);
}

static bool both_remove(const struct splice *a, const struct splice *b, struct pieces *a_after, struct pieces *b_after)
{
	add(a_after, removal_left(a, b));
	add(b_after, removal_left(b, a));
	return a->at <= b->at + b->removed && b->at <= a->at + a->removed;
}

static bool transform_one(const struct splice *a, const struct splice *b, struct pieces *a_after,
                          struct pieces *b_after)
{
	if (a->removed == 0 && b->removed == 0)
		return both_insert(a, b, a_after, b_after);
	if (a->removed == 0)
		return insert_removed(a, b, a_after, b_after);
	if (b->removed == 0)
		return insert_removed(b, a, b_after, a_after);
	return both_remove(a, b, a_after, b_after);
}

/* Adds all of FROM, which is emptied. */
static void append(struct pieces *p, struct pieces *from)
{
	for (size_t i = 0; i < from->count; i++)
		add(p, from->list[i]);
	free(from->list);
	*from = (struct pieces){ 0 };
}

/* One piece of A past all of *B. */
static bool transform_head(const struct splice *a, struct pieces *b, struct pieces *a_after)
{
	struct pieces b_after = { 0 }, now = { 0 };
	bool touched = false;
	add(&now, same(a));
	for (size_t i = 0; i < b->count; i++) {
		struct pieces one = { 0 };
		add(&one, same(&b->list[i]));
		if (now.count == 1) {
			struct pieces next = { 0 }, other = { 0 };
			touched |= transform_one(&now.list[0], &one.list[0], &next, &other);
			pieces_clear(&now);
			pieces_clear(&one);
			now = next;
			one = other;
		} else if (now.count > 1) {
			touched |= pieces_transform(&now, &one);
		}
		append(&b_after, &one);
	}
	pieces_clear(b);
	*b = b_after;
	append(a_after, &now);
	return touched;
}

bool pieces_transform(struct pieces *a, struct pieces *b)
{
	struct pieces a_after = { 0 };
	bool touched = false;
	for (size_t i = 0; i < a->count; i++)
		touched |= transform_head(&a->list[i], b, &a_after);
	pieces_clear(a);
	*a = a_after;
	return touched;
}
