/* What others commit: asked by the clock, hinted by inotify, told to the face as changes.
 * Must not write to the file. */
#include "session/keeper_state.h"

#include <sys/inotify.h>
#include <unistd.h>

#include "base/clock.h"

#define ASK_AGAIN 20 /* a read that was locked out */
#define SLOW_COMMIT 2000

void keeper_follow_start(struct keeper *k)
{
	int64_t now = clock_monotonic();
	k->near_until = now + k->times->near_for;
	k->poll_at = now; /* somebody may have committed since the snapshot */
	k->again_at = INT64_MAX;
	k->watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	/* The file alone: a folder in which others never stop writing would wake us without end. Without it the clock
	 * finds everything, later. */
	if (k->watch >= 0)
		inotify_add_watch(k->watch, session_path(k->writer), IN_MODIFY);
}

/* Nobody reads what they say: all are about the file. One read, the rest wakes us again. */
static void events_forget(struct keeper *k)
{
	union { struct inotify_event event; char bytes[4096]; } in;
	ssize_t ignored = read(k->watch, in.bytes, sizeof(in.bytes));
	(void)ignored;
}

void keeper_follow_event(struct keeper *k)
{
	int64_t now = clock_monotonic();
	events_forget(k);
	/* Alone it misses commits: it speaks before the commit can be seen, by how long the disk takes. */
	if (k->near_until < now + SLOW_COMMIT)
		k->near_until = now + SLOW_COMMIT;
	keeper_follow(k);
	k->again_at = now + k->times->again;
}

void keeper_follow_own(struct keeper *k)
{
	if (k->watch >= 0)
		events_forget(k);
	k->stale |= k->wall != NULL || session_changed_elsewhere(k->writer); /* what was written moves what may be read */
}

static bool tell(void *context, const struct change *c, struct error *err)
{
	struct keeper *k = context;
	if (c->revision > k->stage->known)
		k->stage->known = c->revision;
	if (!keeper_wall_stands(k, c))
		return true;
	k->stage->foreign = true;
	if (c->draft) {
		k->foreign_seen = clock_monotonic();
		if (k->foreign_fold_at == 0) /* its own keeper comes first */
			k->foreign_fold_at = k->foreign_seen + k->times->fold + k->times->fold / 5;
	}
	keeper_say_change(k, c, k->stage->applied);
	return keeper_beside_foreign(k, c, err);
}

bool keeper_follow_read(struct keeper *k, struct error *err)
{
	if (!keeper_wall_enter(k, err))
		return false;
	bool good = session_since(k->session, k->stage->known, tell, k, err) && keeper_say_handed(k, err);
	k->stage->known = keeper_wall_known(k, k->stage->known);
	keeper_wall_leave(k);
	if (!good)
		return false;
	keeper_presence_stale(k);
	if (k->stage->foreign)
		k->near_until = clock_monotonic() + k->times->near_for;
	return true;
}

void keeper_follow(struct keeper *k)
{
	int64_t now = clock_monotonic();
	struct error err = { 0 };
	struct stage stage;
	k->again_at = INT64_MAX;
	k->poll_at = now + (now < k->near_until ? k->times->near : k->times->far);
	k->stale |= session_changed_elsewhere(k->writer);
	if (!k->stale)
		return;
	keeper_stage_begin(k, &stage);
	if (keeper_follow_read(k, &err)) {
		keeper_stage_keep(k);
		k->stale = false;
	} else {
		keeper_stage_drop(k);
		k->again_at = now + ASK_AGAIN;
	}
	error_clear(&err);
	if (now < k->near_until && k->poll_at > now + k->times->near)
		k->poll_at = now + k->times->near;
}

int64_t keeper_follow_due(const struct keeper *k)
{
	int64_t due = k->poll_at < k->again_at ? k->poll_at : k->again_at, news = keeper_presence_news(k);
	return news < due ? news : due;
}
