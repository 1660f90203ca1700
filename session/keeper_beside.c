/* What others wrote that the face had not yet taken in when it wrote in the same place: kept until it has, and said to both.
 * Must not write to the file. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "session/beside.h"
#include "session/history.h"

struct unseen {
	struct target target; /* owned, as author and value */
	char *author, *value;
	int64_t at, sequence;
};

struct keeper_besides {
	struct unseen *list; /* one a target: the last */
	size_t count;
};

/* A value of these that two people set is one that a person wants to know of. The others follow from what was done elsewhere. */
static bool matters(const struct target *t)
{
	static const bool kinds[TARGET_KIND_COUNT] = {
		[TARGET_ANSWER] = true, [TARGET_MISSING] = true, [TARGET_CIRCLE] = true, [TARGET_NOTE] = true, [TARGET_ATTENDANCE] = true,
		[TARGET_ENTERPRISE] = true, [TARGET_PERSON] = true, [TARGET_HOURS] = true, [TARGET_REVIEW] = true,
	};
	return kinds[t->kind] || (t->kind == TARGET_STEP && (strcmp(t->column, "planned") == 0 || strcmp(t->column, "groups") == 0));
}

static bool same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void unseen_clear(struct unseen *u)
{
	target_clear(&u->target);
	free(u->author);
	free(u->value);
}

void keeper_beside_free(struct keeper *k)
{
	for (size_t i = 0; k->besides != NULL && i < k->besides->count; i++)
		unseen_clear(&k->besides->list[i]);
	if (k->besides != NULL)
		free(k->besides->list);
	free(k->besides);
	k->besides = NULL;
}

static struct unseen *find(struct keeper *k, const struct target *t)
{
	for (size_t i = 0; k->besides != NULL && i < k->besides->count; i++)
		if (target_same(&k->besides->list[i].target, t))
			return &k->besides->list[i];
	return NULL;
}

void keeper_beside_seen(struct keeper *k, int64_t seen)
{
	size_t kept = 0;
	for (size_t i = 0; k->besides != NULL && i < k->besides->count; i++) {
		struct unseen *u = &k->besides->list[i];
		if (u->sequence > seen)
			k->besides->list[kept++] = *u;
		else
			unseen_clear(u);
	}
	if (k->besides != NULL)
		k->besides->count = kept;
}

/* --- saying --- */

/* Caller frees; "": it is not told. */
static char *name_of(struct keeper *k, const char *person)
{
	struct target t = { TARGET_PERSON, 0, 0, "", "", person, "name" };
	struct error ignored = { 0 };
	char *name = NULL;
	if (person[0] != '\0' && !session_value(k->session, &t, &name, &ignored))
		error_clear(&ignored);
	return name != NULL ? name : xstrdup(person);
}

static void say(struct keeper *k, enum beside_what what, const struct target *t, const char *person, int64_t at, const char *theirs, const char *mine)
{
	struct beside b = { what, *t, name_of(k, person), at, (char *)(uintptr_t)theirs, (char *)(uintptr_t)mine };
	struct buf *out = keeper_out(k);
	size_t mark = wire_begin(out, WIRE_BESIDE);
	beside_put(out, &b);
	wire_end(out, mark);
	free(b.name);
}

/* --- what others did --- */

static void unseen_put(struct keeper *k, const struct change *c, int64_t sequence)
{
	struct unseen *u = find(k, &c->target);
	if (u == NULL) {
		if (k->besides == NULL)
			k->besides = xcalloc(1, sizeof(*k->besides));
		struct keeper_besides *b = k->besides;
		b->list = xrealloc(b->list, b->count + 1, sizeof(*b->list));
		u = &b->list[b->count++];
		*u = (struct unseen){ .target = target_copy(&c->target) };
	}
	replace(&u->author, c->author);
	replace(&u->value, c->after);
	u->at = c->at;
	u->sequence = sequence;
}

/* Both texts are there when nothing of the one before is gone. */
static bool kept_both(const struct change *c)
{
	if (c->draft || c->before == NULL)
		return c->type == VALUE_TEXT;
	struct splice s = splice_between(c->before, c->after != NULL ? c->after : "");
	bool both = c->type == VALUE_TEXT && s.removed == 0;
	splice_clear(&s);
	return both;
}

/* It was made without its writer having seen what stood there: was that ours? */
static bool say_merged(struct keeper *k, const struct change *c, const char *author, struct error *err)
{
	struct kept *t = keeper_kept_find(k, &c->target);
	char *before = NULL;
	if (kept_both(c)) {
		if (t == NULL || !t->beside)
			say(k, BESIDE_MERGED, &c->target, author, c->at, NULL, NULL);
		if (t != NULL)
			t->beside = true;
		return true;
	}
	if (!session_author_before(k->writer, &c->target, c->revision, &before, err))
		return false;
	if (before != NULL && strcmp(before, k->person) == 0)
		say(k, BESIDE_LOST, &c->target, author, c->at, c->after, c->before);
	free(before);
	return true;
}

bool keeper_beside_foreign(struct keeper *k, const struct change *c, struct error *err)
{
	struct change told;
	if (!wall_tells(k, c, &told) || !matters(&c->target))
		return true;
	unseen_put(k, &told, k->behind ? k->stage->sequence + 1 : k->stage->sequence);
	if (c->merged && strcmp(c->author, k->person) != 0)
		return say_merged(k, c, told.author, err);
	struct kept *t = c->merged || c->draft ? NULL : keeper_kept_find(k, &c->target);
	if (t != NULL)
		t->beside = false;
	return true;
}

/* --- what the face did --- */

bool keeper_beside_set(struct keeper *k, const struct setting *s, int64_t seen)
{
	const struct unseen *u = find(k, &s->target);
	if (u == NULL || u->sequence <= seen || same_text(u->value, s->value) || strcmp(u->author, k->person) == 0)
		return false;
	say(k, BESIDE_OVER, &s->target, u->author, u->at, u->value, s->value);
	return true;
}

void keeper_beside_merged(struct keeper *k, const struct target *t, int64_t at)
{
	const struct unseen *u = find(k, t);
	if (u == NULL || strcmp(u->author, k->person) != 0)
		say(k, BESIDE_MERGED, t, u != NULL ? u->author : "", u != NULL ? u->at : at, NULL, NULL);
}
