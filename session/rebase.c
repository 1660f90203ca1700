/* Two-party operational transformation of one target's text: the keeper's queue of unseen splices, the face's queue
 * of unconfirmed ones. Must not know the socket, the file or the model. */
#include "session/rebase.h"

#include <stdlib.h>
#include <string.h>

static struct pieces difference(const char *before, const char *after)
{
	struct splice s = splice_between(before, after);
	struct pieces p = pieces_of(&s);
	splice_clear(&s);
	return p;
}

static void unseen_drop(struct rebase_text *t, size_t count)
{
	for (size_t i = 0; i < count; i++)
		pieces_clear(&t->unseen[i].pieces);
	t->count -= count;
	memmove(t->unseen, t->unseen + count, t->count * sizeof(*t->unseen));
}

void rebase_text_set(struct rebase_text *t, const char *text)
{
	if (t->count > 0)
		unseen_drop(t, t->count);
	free(t->told);
	t->told = NULL;
	replace(&t->text, text);
}

struct rebase_text rebase_text_copy(const struct rebase_text *t)
{
	struct rebase_text copy = { .text = xstrdup(t->text), .told = xstrdup(t->told), .count = t->count };
	if (t->count > 0)
		copy.unseen = xcalloc(t->count, sizeof(*copy.unseen));
	for (size_t i = 0; i < t->count; i++) {
		copy.unseen[i].sequence = t->unseen[i].sequence;
		copy.unseen[i].pieces = pieces_copy(&t->unseen[i].pieces);
	}
	return copy;
}

void rebase_text_clear(struct rebase_text *t)
{
	if (t->count > 0)
		unseen_drop(t, t->count);
	free(t->unseen);
	free(t->text);
	free(t->told);
	*t = (struct rebase_text){ 0 };
}

void rebase_text_foreign(struct rebase_text *t, const char *text, int64_t sequence)
{
	struct pieces p = difference(t->text, text);
	if (p.count == 0)
		return;
	if (sequence == REBASE_UNTOLD && t->told == NULL)
		t->told = xstrdup(t->text);
	t->unseen = xrealloc(t->unseen, t->count + 1, sizeof(*t->unseen));
	t->unseen[t->count++] = (struct rebase_unseen){ sequence, p };
	replace(&t->text, text);
}

void rebase_text_seen(struct rebase_text *t, int64_t seen)
{
	size_t count = 0;
	while (count < t->count && t->unseen[count].sequence <= seen)
		count++;
	if (count > 0)
		unseen_drop(t, count);
}

static bool not_too_long(const char *text, const struct pieces *p)
{
	size_t inserted = strlen(text), removed = 0;
	for (size_t i = 0; i < p->count; i++) {
		inserted += strlen(p->list[i].inserted);
		removed += p->list[i].removed;
	}
	return inserted <= CHANGE_TEXT_MAX || inserted - CHANGE_TEXT_MAX <= removed;
}

bool rebase_text_edit(struct rebase_text *t, int64_t seen, const struct pieces *edit, bool *merged)
{
	rebase_text_seen(t, seen);
	struct pieces own = pieces_copy(edit);
	bool ok = true, told = false;
	for (size_t i = 0; i < t->count && ok; i++) {
		if (t->unseen[i].sequence == REBASE_UNTOLD && t->told != NULL && !told) {
			ok = pieces_apply(&t->told, &own);
			told = true;
		}
		if (ok && pieces_transform(&t->unseen[i].pieces, &own))
			*merged = true;
	}
	if (ok && t->told != NULL && !told)
		ok = pieces_apply(&t->told, &own);
	ok = ok && not_too_long(t->text, &own) && pieces_apply(&t->text, &own);
	pieces_clear(&own);
	return ok;
}

void rebase_text_told(struct rebase_text *t, int64_t sequence)
{
	size_t kept = 0;
	while (kept < t->count && t->unseen[kept].sequence != REBASE_UNTOLD)
		kept++;
	for (size_t i = kept; i < t->count; i++)
		pieces_clear(&t->unseen[i].pieces);
	t->count = kept;
	if (t->told == NULL)
		return;
	char *text = t->text, *told = t->told;
	t->text = told;
	t->told = NULL;
	rebase_text_foreign(t, text, sequence);
	free(text);
}

struct rebase_mine *rebase_mine_new(const struct target *t, const char *server)
{
	struct rebase_mine *m = xcalloc(1, sizeof(*m));
	m->target = target_copy(t);
	m->server = xstrdup(server);
	return m;
}

static void op_clear(struct rebase_op *op)
{
	pieces_clear(&op->pieces);
	free(op->value);
}

void rebase_mine_free(struct rebase_mine *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->count; i++)
		op_clear(&m->ops[i]);
	free(m->ops);
	free(m->server);
	target_clear(&m->target);
	free(m);
}

static struct rebase_op *op_add(struct rebase_mine *m, int64_t number)
{
	if (m->count == m->cap) {
		m->cap = m->cap * 2 + 4;
		m->ops = xrealloc(m->ops, m->cap, sizeof(*m->ops));
	}
	struct rebase_op *op = &m->ops[m->count++];
	*op = (struct rebase_op){ .number = number };
	return op;
}

void rebase_mine_splice(struct rebase_mine *m, int64_t number, const struct splice *s)
{
	op_add(m, number)->pieces = pieces_of(s);
}

void rebase_mine_set(struct rebase_mine *m, int64_t number, enum value_type type, const char *value)
{
	struct rebase_op *op = op_add(m, number);
	op->whole = true;
	op->type = type;
	op->value = xstrdup(value);
}

static void op_apply(char **text, const struct rebase_op *op)
{
	if (op->whole)
		replace(text, op->value != NULL ? op->value : "");
	else
		pieces_apply(text, &op->pieces);
}

void rebase_mine_confirm(struct rebase_mine *m, int64_t number)
{
	size_t count = 0;
	while (count < m->count && m->ops[count].number <= number) {
		op_apply(&m->server, &m->ops[count]);
		op_clear(&m->ops[count++]);
	}
	m->count -= count;
	if (count > 0)
		memmove(m->ops, m->ops + count, m->count * sizeof(*m->ops));
}

void rebase_mine_forget(struct rebase_mine *m, int64_t number)
{
	size_t kept = 0;
	for (size_t i = 0; i < m->count; i++) {
		if (m->ops[i].number == number)
			op_clear(&m->ops[i]);
		else
			m->ops[kept++] = m->ops[i];
	}
	m->count = kept;
}

void rebase_mine_foreign(struct rebase_mine *m, const char *text, struct pieces *local)
{
	*local = difference(m->server, text);
	replace(&m->server, text);
	for (size_t i = 0; i < m->count; i++) {
		if (m->ops[i].whole) {
			pieces_clear(local);
			return;
		}
		pieces_transform(local, &m->ops[i].pieces);
	}
}

char *rebase_mine_local(const struct rebase_mine *m, enum value_type *type)
{
	char *text = xstrdup(m->server);
	bool absent = false;
	for (size_t i = 0; i < m->count; i++) {
		op_apply(&text, &m->ops[i]);
		absent = m->ops[i].whole && m->ops[i].value == NULL;
		*type = m->ops[i].whole ? m->ops[i].type : VALUE_TEXT;
	}
	if (!absent)
		return text;
	free(text);
	return NULL;
}

const struct pieces *rebase_mine_again(const struct rebase_mine *m, int64_t number)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->ops[i].number == number)
			return &m->ops[i].pieces;
	return NULL;
}
