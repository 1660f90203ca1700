/* What others commit: asked by the clock, hinted by inotify, told to the face as changes.
 * Must not write to the file. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/clock.h"

#define ASK_AGAIN 20 /* a read that was locked out */

void keeper_follow_start(struct keeper *k)
{
	const char *path = session_path(k->session);
	const char *slash = strrchr(path, '/');
	int64_t now = clock_monotonic();
	k->near_until = now + k->times->near_for;
	k->poll_at = now + k->times->near;
	k->again_at = INT64_MAX;
	k->watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (k->watch < 0 || slash == NULL)
		return; /* the clock alone finds everything, later */
	char *folder = slash == path ? xstrdup("/") : xstrndup(path, (size_t)(slash - path));
	inotify_add_watch(k->watch, folder, IN_MODIFY | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM);
	free(folder);
}

/* Is it about the session file or its journal? One read: a folder in which others never stop writing must not keep
 * us here. */
static bool events_ours(struct keeper *k)
{
	const char *name = strrchr(session_path(k->session), '/') + 1;
	size_t len = strlen(name);
	bool ours = false;
	union { struct inotify_event event; char bytes[4096]; } in;
	ssize_t n;
	if ((n = read(k->watch, in.bytes, sizeof(in.bytes))) > 0) {
		for (ssize_t at = 0; at < n;) {
			const struct inotify_event *e = (const void *)(in.bytes + at);
			if (e->len > 0 && strncmp(e->name, name, len) == 0 &&
			    (e->name[len] == '\0' || strcmp(e->name + len, "-journal") == 0))
				ours = true;
			at += (ssize_t)(sizeof(*e) + e->len);
		}
	}
	return ours;
}

void keeper_follow_event(struct keeper *k)
{
	if (!events_ours(k))
		return;
	keeper_follow(k);
	/* Alone it misses commits: it may speak before the commit can be seen. */
	k->again_at = clock_monotonic() + k->times->again;
}

void keeper_follow_own(struct keeper *k)
{
	if (k->watch >= 0)
		events_ours(k);
	k->stale |= session_changed_elsewhere(k->session);
}

static bool tell(void *context, const struct change *c, struct error *err)
{
	struct keeper *k = context;
	(void)err;
	if (c->revision > k->stage->known)
		k->stage->known = c->revision;
	k->stage->foreign = true;
	if (c->draft) {
		k->foreign_seen = clock_monotonic();
		if (k->foreign_fold_at == 0) /* its own keeper comes first */
			k->foreign_fold_at = k->foreign_seen + k->times->fold + k->times->fold / 5;
	}
	keeper_say_change(k, c, k->stage->applied);
	return true;
}

bool keeper_follow_read(struct keeper *k, struct error *err)
{
	if (!session_since(k->session, k->stage->known, tell, k, err) || !keeper_say_handed(k, err))
		return false;
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
	k->stale |= session_changed_elsewhere(k->session);
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
	return k->poll_at < k->again_at ? k->poll_at : k->again_at;
}
