/* Text being typed: splices merged with what others wrote, drafts put and folded.
 * Inside a transaction and its stage; must not know the socket. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

bool keeper_draft_put(struct keeper *k, struct error *err)
{
	struct kept *t = k->typing;
	k->typing = NULL;
	int64_t revision;
	return t == NULL ||
	       draft_put(k->writer, &t->target, k->client, k->person, t->text.text, t->key_utc, t->merged, &revision, err);
}

/* An enterprise does not see what others are typing in its answer: what it then writes into is told first. */
static bool fold_theirs(struct keeper *k, struct kept *t, struct error *err)
{
	struct change c = { 0 };
	if (!draft_fold(k->writer, &t->target, &c, err))
		return false;
	if (k->wall != NULL && c.revision != 0)
		keeper_say_change(k, &c, k->stage->applied);
	return true;
}

/* Another client's draft becomes a change under its author first: so a base is always a change or one's own draft. */
static bool make_mine(struct keeper *k, struct kept *t, struct error *err)
{
	struct draft d = { 0 };
	bool found = false, ok = true;
	if (t->mine)
		return true;
	if (!draft_get(k->writer, &t->target, &d, &found, err))
		return false;
	if (found && strcmp(d.client, k->client) != 0)
		ok = fold_theirs(k, t, err);
	if (found)
		draft_clear(&d);
	t->mine = ok;
	return ok;
}

static void open_add(struct keeper *k, struct kept *t)
{
	size_t kept = 0;
	for (size_t i = 0; i < k->open_count; i++) {
		if (k->open[i] == t)
			return;
		if (k->open[i]->open || k->open[i]->known)
			k->open[kept++] = k->open[i];
	}
	k->open_count = kept;
	k->open = xrealloc(k->open, k->open_count + 1, sizeof(struct kept *));
	k->open[k->open_count++] = t;
}

bool keeper_draft_splice(struct keeper *k, const struct pending *p, bool *fits, struct error *err)
{
	const struct request *r = &p->request;
	struct kept *t = keeper_kept(k, &r->target);
	if (k->typing != NULL && k->typing != t && !keeper_draft_put(k, err))
		return false;
	if (!make_mine(k, t, err))
		return false;
	struct pieces edit = request_pieces(r);
	bool merged = t->merged;
	*fits = rebase_text_edit(&t->text, r->seen, &edit, &t->merged);
	if (*fits && t->merged && !merged)
		keeper_beside_merged(k, &r->target, p->message->came_utc);
	bool nothing = edit.count == 0; /* others had done it already */
	pieces_clear(&edit);
	if (!*fits || nothing)
		return true;
	open_add(k, t);
	keeper_derive_typed(k, &r->target);
	t->open = true;
	t->key = p->message->came;
	t->key_utc = p->message->came_utc;
	k->typing = t;
	return true;
}

/* The text in the file, its draft before its value; what is there not as a text of ours reads as "". */
static bool text_read(struct keeper *k, struct kept *t, struct error *err)
{
	struct draft d = { 0 };
	char *value = NULL;
	struct error nothing = { 0 };
	bool found = false, ok = draft_get(k->writer, &t->target, &d, &found, err);
	if (ok && !found && !session_value(k->writer, &t->target, &value, &nothing))
		error_clear(&nothing);
	if (ok)
		rebase_text_foreign(&t->text, found ? d.text : value != NULL ? value : "", k->stage->sequence + 1);
	if (found && strcmp(d.client, k->client) == 0) {
		open_add(k, t);
		t->open = true;
	}
	t->mine = false;
	if (found)
		draft_clear(&d);
	free(value);
	return ok;
}

static void set_again(struct keeper *k, const struct setting *s)
{
	struct kept *t = keeper_kept_find(k, &s->target);
	if (t != NULL)
		rebase_text_set(&t->text, s->value != NULL ? s->value : "");
}

bool keeper_draft_again(struct keeper *k, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; i < k->pending_count && ok; i++) {
		const struct request *r = &k->pending[i].request;
		bool held = r->number <= k->stage->applied;
		for (size_t n = 0; n < r->setting_count && held; n++)
			set_again(k, &r->settings[n]);
		if (r->kind != REQUEST_SPLICE)
			continue;
		struct kept *t = keeper_kept(k, &r->target);
		struct pieces edit = request_pieces(r);
		if (held)
			rebase_text_edit(&t->text, r->seen, &edit, &t->merged);
		else
			ok = text_read(k, t, err);
		pieces_clear(&edit);
	}
	return ok;
}

bool keeper_draft_fold(struct keeper *k, struct kept *t, struct error *err)
{
	t->open = t->merged = t->mine = false;
	keeper_derive_typed(k, &t->target);
	return draft_fold(k->writer, &t->target, NULL, err);
}

/* Only an answer says by its keys that a person standing elsewhere has left it. */
static bool left_by(const struct target *t, const struct place *p)
{
	return t->kind == TARGET_ANSWER &&
	       (t->meeting != p->meeting || t->enterprise != p->enterprise || strcmp(t->field, p->field) != 0 ||
	        strcmp(t->row, p->row) != 0 || strcmp(t->column, p->column) != 0);
}

bool keeper_draft_leave(struct keeper *k, const struct place *place, struct error *err)
{
	if (!keeper_draft_put(k, err))
		return false;
	for (size_t i = 0; i < k->open_count; i++) {
		struct kept *t = k->open[i];
		if (!t->open || (place != NULL && !left_by(&t->target, place)))
			continue;
		if (!keeper_draft_fold(k, keeper_kept(k, &t->target), err))
			return false;
	}
	return true;
}

/* What others were typing was not told behind a wall; what became of it is. */
static bool folded(void *context, const struct change *c, struct error *err)
{
	struct keeper *k = context;
	(void)err;
	keeper_say_change(k, c, k->stage->applied);
	return true;
}

bool keeper_draft_due(struct keeper *k, struct error *err)
{
	int64_t now = clock_monotonic();
	for (size_t i = 0; i < k->open_count; i++) {
		struct kept *t = k->open[i];
		if (t->open && now - t->key >= k->times->fold && !keeper_draft_fold(k, keeper_kept(k, &t->target), err))
			return false;
	}
	if (k->foreign_fold_at == 0 || now < k->foreign_fold_at)
		return true;
	return draft_fold_all(k->writer, NULL, clock_now() - k->times->fold, k->wall != NULL ? folded : NULL, k, err);
}
