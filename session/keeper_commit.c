/* Transactions: one way to commit, one way to fail and try again. Answers wait for COMMIT.
 * Must not know what requests mean. */
#include "session/keeper_state.h"

#include <stdlib.h>

#include "base/clock.h"

#define PAUSE_FIRST 20
#define PAUSE_LOCKED 250

/* A COMMIT that failed may have held after all; another keeper may have been sent the same. */
static bool number_sure(struct keeper *k, struct error *err)
{
	int64_t number = 0;
	if (!client_number_get(k->writer, k->client, &number, err))
		return false;
	if (number <= k->stage->applied)
		return true;
	k->lost = true; /* our texts are those of before it */
	k->stage->applied = number;
	return !k->ended || keeper_draft_again(k, err);
}

static bool write_all(struct keeper *k, bool *again, struct error *err)
{
	k->stale |= session_changed_elsewhere(k->writer);
	if (!number_sure(k, err) || !keeper_wall_look(k, err) || (k->stale && !k->lost && !keeper_follow_read(k, err)) || !keeper_apply(k, again, err))
		return false;
	if (k->ended && !keeper_draft_leave(k, NULL, err))
		return false;
	if (!keeper_draft_due(k, err) || !keeper_presence_write(k, err))
		return false;
	if (k->stage->applied > k->applied &&
	    !client_number_put(k->writer, k->client, k->stage->applied, clock_now(), err))
		return false;
	return session_revision(k->writer, &k->stage->known, err);
}

/* false: rolled back, nothing is changed but the sentence in ERR. *AGAIN: as keeper_apply() says. */
static bool transact(struct keeper *k, struct stage *stage, bool *busy, bool *again, struct error *err)
{
	*again = false;
	if (!session_begin(k->writer, busy, err))
		return false;
	keeper_stage_begin(k, stage);
	bool ok = write_all(k, again, err);
	if (!ok)
		session_rollback(k->writer);
	if (!ok || !session_commit(k->writer, busy, err)) {
		keeper_stage_drop(k);
		k->lost = false;
		return false;
	}
	keeper_stage_keep(k);
	k->stale = false;
	return true;
}

static void failed(struct keeper *k, bool busy, const struct error *err)
{
	int64_t now = clock_monotonic();
	int most = busy && k->times->retry > PAUSE_LOCKED ? PAUSE_LOCKED : k->times->retry;
	if (k->failing == 0) {
		k->failing = now;
		k->pause = PAUSE_FIRST / 2;
	}
	k->pause = k->pause * 2 < most ? k->pause * 2 : most;
	k->retry_at = now + k->pause;
	if (busy && now - k->failing < k->times->busy)
		return;
	char *sentence = xasprintf(_("%s. Your text is kept; it is tried again every second."), err->text);
	keeper_trouble(k, sentence);
	free(sentence);
}

static bool nothing_to_write(const struct keeper *k)
{
	int64_t now = clock_monotonic();
	if (k->pending_count > 0 || keeper_fold_due(k) <= now || keeper_presence_due(k) <= now)
		return false;
	for (size_t i = 0; i < k->open_count && k->ended; i++)
		if (k->open[i]->open)
			return false;
	return true;
}

/* Fields left in which nothing is being typed any more: no reason for a transaction. */
static bool only_left(const struct keeper *k)
{
	for (size_t i = 0; i < k->open_count; i++)
		if (k->open[i]->open)
			return false;
	for (size_t i = 0; i < k->pending_count; i++)
		if (k->pending[i].request.kind != REQUEST_FOLD)
			return false;
	return k->pending_count > 0;
}

bool keeper_commit(struct keeper *k)
{
	struct error err = { 0 };
	struct stage stage;
	bool busy = false, again = false, asked = k->pending_count > 0;
	if (nothing_to_write(k))
		return true;
	if (k->read_only || only_left(k)) {
		keeper_apply_none(k);
		return true;
	}
	bool ok;
	while (!(ok = transact(k, &stage, &busy, &again, &err)) && again)
		error_clear(&err);
	if (!ok) {
		failed(k, busy, &err);
		error_clear(&err);
		return false;
	}
	int64_t now = clock_monotonic();
	if (k->foreign_fold_at != 0 && now >= k->foreign_fold_at)
		k->foreign_fold_at = k->foreign_seen + k->times->fold > now ? k->foreign_seen + k->times->fold + 1 : 0;
	k->failing = k->retry_at = 0;
	keeper_presence_written(k);
	keeper_trouble(k, NULL);
	if (session_search_mended(k->writer))
		keeper_say_search_mended(k);
	if (asked)
		keeper_say_acknowledge(k, clock_now(), stage.content);
	keeper_applied(k);
	keeper_follow_own(k);
	k->done |= k->lost;
	return true;
}

int64_t keeper_fold_due(const struct keeper *k)
{
	int64_t due = k->foreign_fold_at != 0 && !k->read_only ? k->foreign_fold_at : INT64_MAX;
	for (size_t i = 0; i < k->open_count; i++)
		if (k->open[i]->open && k->open[i]->key + k->times->fold < due)
			due = k->open[i]->key + k->times->fold;
	return due;
}
