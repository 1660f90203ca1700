/* The texts as the face knows them, and what a transaction changes of them: kept only when COMMIT returned.
 * Must not write to the file. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

static struct kept *kept_put(struct keeper *k, const struct target *target, char *key)
{
	struct kept *t = xcalloc(1, sizeof(*t));
	t->target = target_copy(target);
	rebase_text_set(&t->text, "");
	map_put(k->kept, key, t);
	return t;
}

/* What is known already was followed since, and stays. */
static void kept_read(struct keeper *k, struct buf *snapshot)
{
	struct map *fresh = map_new();
	struct wire_reader r = { buf_str(snapshot), buf_str(snapshot) + snapshot->len, false };
	struct change c;
	while (snapshot->len > 0 && wire_get_number(&r) == 1 && wire_get_change(&r, &c)) {
		if (c.type != VALUE_TEXT || c.target.kind == TARGET_SCENARIO || c.target.kind == TARGET_DERIVED || c.after == NULL)
			continue;
		char *key = target_key(&c.target);
		struct kept *t = map_get(k->kept, key);
		if (t == NULL)
			map_put(fresh, key, t = kept_put(k, &c.target, key));
		if (map_get(fresh, key) != NULL)
			rebase_text_set(&t->text, c.after); /* a draft comes after its answer */
		free(key);
	}
	map_free(fresh, NULL);
	buf_clear(snapshot);
}

/* Out of the first snapshot, when the first text is typed or changed: opening waits for none of it. */
static void kept_build(struct keeper *k)
{
	k->kept = map_new();
	kept_read(k, &k->snapshot);
}

void keeper_kept_more(struct keeper *k, struct buf *snapshot)
{
	if (k->kept == NULL)
		kept_build(k);
	kept_read(k, snapshot);
}

static void stage_save(struct keeper *k, struct kept *t)
{
	struct stage *s = k->stage;
	if (s == NULL || t->known)
		return;
	s->saved = xrealloc(s->saved, s->saved_count + 1, sizeof(*s->saved));
	s->saved[s->saved_count].kept = t;
	s->saved[s->saved_count].before = *t;
	s->saved[s->saved_count++].before.text = rebase_text_copy(&t->text);
	t->known = true;
}

static struct kept *kept_get(struct keeper *k, const struct target *target, bool make)
{
	if (k->kept == NULL)
		kept_build(k);
	char *key = target_key(target);
	struct kept *t = map_get(k->kept, key);
	if (t == NULL && make)
		t = kept_put(k, target, key);
	free(key);
	if (t != NULL)
		stage_save(k, t);
	return t;
}

struct kept *keeper_kept(struct keeper *k, const struct target *t)
{
	return kept_get(k, t, true);
}

struct kept *keeper_kept_find(struct keeper *k, const struct target *t)
{
	return kept_get(k, t, false);
}

static void kept_free(void *kept)
{
	struct kept *t = kept;
	target_clear(&t->target);
	rebase_text_clear(&t->text);
	free(t);
}

void keeper_kept_free(struct keeper *k)
{
	if (k->kept != NULL)
		map_free(k->kept, kept_free);
	k->kept = NULL;
	free(k->open);
	buf_clear(&k->snapshot);
}

void keeper_kept_seen(struct keeper *k, int64_t seen)
{
	size_t at = 0;
	const char *key;
	void *t;
	while (k->kept != NULL && map_next(k->kept, &at, &key, &t))
		rebase_text_seen(&((struct kept *)t)->text, seen);
}

void keeper_kept_told(struct keeper *k, int64_t sequence)
{
	size_t at = 0;
	const char *key;
	void *t;
	while (k->kept != NULL && map_next(k->kept, &at, &key, &t))
		rebase_text_told(&((struct kept *)t)->text, sequence);
}

void keeper_stage_begin(struct keeper *k, struct stage *stage)
{
	*stage = (struct stage){ .sequence = k->sequence, .known = k->known, .applied = k->applied };
	k->stage = stage;
	k->typing = NULL;
}

void keeper_stage_keep(struct keeper *k)
{
	struct stage *s = k->stage;
	for (size_t i = 0; i < s->saved_count; i++) {
		s->saved[i].kept->known = false;
		rebase_text_clear(&s->saved[i].before.text);
	}
	free(s->saved);
	k->sequence = s->sequence;
	k->known = s->known;
	k->applied = s->applied;
	k->stage = NULL;
	if (s->out.len > 0)
		buf_add(&k->out, s->out.data, s->out.len);
	if (s->out.len > 0 && k->out.len > k->times->behind)
		k->behind = true;
	buf_clear(&s->out);
}

void keeper_stage_drop(struct keeper *k)
{
	struct stage *s = k->stage;
	for (size_t i = 0; i < s->saved_count; i++) {
		struct kept *t = s->saved[i].kept;
		rebase_text_clear(&t->text);
		*t = s->saved[i].before;
	}
	free(s->saved);
	buf_clear(&s->out);
	k->stage = NULL;
	k->typing = NULL;
}
