/* What the keeper tells its face: messages into a queue that waits for COMMIT inside a stage, and for the socket
 * always. Must not block, whatever the face does. */
#include "session/keeper_state.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

struct buf *keeper_out(struct keeper *k)
{
	return k->stage != NULL ? &k->stage->out : &k->out;
}

/* What is left of the two when SENT bytes of them have gone, for one sendmsg. */
static struct msghdr left(struct iovec part[2], const struct buf *first, const char *second, size_t len, size_t sent)
{
	size_t of_first = sent < first->len ? sent : first->len, of_second = sent - of_first;
	part[0] = (struct iovec){ (char *)(uintptr_t)buf_str(first) + of_first, first->len - of_first };
	part[1] = (struct iovec){ (char *)(uintptr_t)second + of_second, len - of_second };
	return (struct msghdr){ .msg_iov = part, .msg_iovlen = 2 };
}

void keeper_flush_with(struct keeper *k, const char *more, size_t len)
{
	struct iovec part[2];
	size_t sent = 0, all = k->out.len + len;
	while (sent < all && !k->deaf) {
		struct msghdr m = left(part, &k->out, more, len, sent);
		ssize_t n = sendmsg(k->fd, &m, MSG_NOSIGNAL | MSG_DONTWAIT);
		if (n > 0)
			sent += (size_t)n;
		else if (errno == EAGAIN)
			break;
		else if (errno != EINTR)
			k->deaf = true;
	}
	size_t of_out = sent < k->out.len && !k->deaf ? sent : k->out.len, of_more = sent - (sent < of_out ? sent : of_out);
	buf_drop(&k->out, of_out);
	if (!k->deaf && of_more < len)
		buf_add(&k->out, more + of_more, len - of_more);
}

void keeper_flush(struct keeper *k)
{
	keeper_flush_with(k, "", 0);
}

/* Texts that a face may edit: what a splice of its can meet. */
static bool is_text(const struct change *c)
{
	return c->type == VALUE_TEXT && c->target.kind != TARGET_SCENARIO && c->target.kind != TARGET_DERIVED;
}

void keeper_say_change(struct keeper *k, const struct change *c, int64_t own)
{
	struct change told;
	if (wall_tells(k, c, &told))
		keeper_say_told(k, &told, own);
}

void keeper_say_told(struct keeper *k, const struct change *c, int64_t own)
{
	struct kept *t = is_text(c) ? keeper_kept(k, &c->target) : keeper_kept_find(k, &c->target);
	const char *text = c->after != NULL ? c->after : "";
	keeper_scenario_moved(k, c);
	if (t != NULL) {
		t->mine = false;
		rebase_text_foreign(&t->text, text, k->behind ? REBASE_UNTOLD : k->stage->sequence + 1);
	}
	if (k->behind)
		return;
	struct buf *out = keeper_out(k);
	size_t mark = wire_begin(out, WIRE_CHANGE);
	wire_put_number(out, ++k->stage->sequence);
	wire_put_number(out, own);
	wire_put_change(out, c);
	if (!wire_end(out, mark))
		k->done |= !k->ended; /* none of ours wrote it: the next snapshot says what is wrong with the file */
}

void keeper_say_acknowledge(struct keeper *k, int64_t at, bool content)
{
	struct buf *out = keeper_out(k);
	size_t mark = wire_begin(out, WIRE_ACKNOWLEDGE);
	wire_put_number(out, k->applied);
	wire_put_number(out, at);
	wire_put_number(out, content);
	wire_end(out, mark);
}

void keeper_say_refuse(struct keeper *k, int64_t number, const char *sentence)
{
	struct buf *out = keeper_out(k);
	size_t mark = wire_begin(out, WIRE_REFUSE);
	wire_put_number(out, number);
	wire_put_text(out, sentence);
	wire_end(out, mark);
}

void keeper_say_state(struct keeper *k, enum wire_state what, int64_t number, const char *text)
{
	struct buf *out = keeper_out(k);
	size_t mark = wire_begin(out, WIRE_STATE);
	wire_put_number(out, what);
	wire_put_number(out, number);
	wire_put_text(out, text);
	wire_end(out, mark);
}

void keeper_say_bye(struct keeper *k, const char *sentence)
{
	struct buf *out = keeper_out(k);
	size_t mark = wire_begin(out, WIRE_BYE);
	wire_put_text(out, sentence);
	wire_end(out, mark);
}

void keeper_say_undone(struct keeper *k, const struct request *asked, const struct undo_result *r)
{
	static const struct target none = { .step = "", .field = "", .row = "", .column = "" };
	struct buf *out = keeper_out(k);
	size_t mark = wire_begin(out, WIRE_UNDONE);
	wire_put_number(out, asked->redo);
	wire_put_number(out, asked->action);
	wire_put_number(out, r->nothing);
	wire_put_number(out, r->conflict);
	wire_put_target(out, r->target.step != NULL ? &r->target : &none);
	wire_put_text(out, r->theirs);
	wire_put_text(out, r->mine);
	wire_end(out, mark);
}

void keeper_trouble(struct keeper *k, const char *sentence)
{
	if (sentence == NULL ? k->trouble == NULL : k->trouble != NULL && strcmp(sentence, k->trouble) == 0)
		return;
	replace(&k->trouble, sentence);
	keeper_say_state(k, WIRE_STATE_TROUBLE, 0, sentence);
}
