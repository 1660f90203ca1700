/* Requests: shown at once, sent at once, kept until acknowledged.
 * Must not wait, nor read what the keeper says. */
#include "session/client_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"

#define FOLDED_AFTER 600 /* ms after the pause at which the keeper folds by itself what was typed */

/* As what was typed stands now, after what others did. */
static void edits_put(struct request *r, const struct pieces *now)
{
	r->edits = xcalloc(now->count + 1, sizeof(*r->edits));
	r->edit_count = now->count;
	for (size_t i = 0; i < now->count; i++)
		r->edits[i] = (struct request_edit){ (int64_t)now->list[i].at, (int64_t)now->list[i].removed,
			now->list[i].inserted };
}

void client_resend(struct client *c)
{
	for (struct asked *a = c->first; a != NULL; a = a->next) {
		struct request r = a->request;
		r.seen = c->sequence;
		if (r.kind == REQUEST_SPLICE) {
			struct rebase_mine *m = client_mine(c, &r.target, false);
			const struct pieces *now = m != NULL ? rebase_mine_again(m, r.number) : NULL;
			if (now == NULL)
				continue;
			edits_put(&r, now);
		}
		request_put(&c->out, &r);
		if (r.kind == REQUEST_SPLICE)
			free(r.edits);
	}
	c->urgent = true;
	client_send(c);
}

void client_say(struct client *c, enum wire_ask what, int64_t number, const char *text)
{
	size_t mark = wire_begin(&c->out, WIRE_ASK);
	wire_put_number(&c->out, what);
	c->urgent = true;
	wire_put_number(&c->out, number);
	wire_put_text(&c->out, text);
	wire_end(&c->out, mark);
}

static struct request request_copy(const struct request *r)
{
	struct request copy = *r;
	copy.target = target_copy(&r->target);
	copy.value = xstrdup(r->value);
	copy.field = xstrdup(r->field);
	copy.question = xstrdup(r->question);
	copy.place = place_copy(&r->place);
	copy.edits = NULL; /* they change until they are in the file: client_mine() has them */
	copy.edit_count = 0;
	copy.settings = xcalloc(r->setting_count + 1, sizeof(*copy.settings));
	for (size_t i = 0; i < r->setting_count; i++) {
		copy.settings[i] = r->settings[i];
		copy.settings[i].target = target_copy(&r->settings[i].target);
		copy.settings[i].value = xstrdup(r->settings[i].value);
	}
	return copy;
}

static struct request request_new(struct client *c, enum request_kind kind)
{
	static const struct target none = { .step = "", .field = "", .row = "", .column = "" };
	static const struct place nowhere = { .view = "", .step = "", .field = "", .row = "", .column = "" };
	return (struct request){ .kind = kind, .number = ++c->number, .target = none, .field = "", .question = "",
		.place = nowhere };
}

void client_ask(struct client *c, const struct request *r)
{
	struct asked *a = xcalloc(1, sizeof(*a));
	a->request = request_copy(r);
	a->request.seen = c->sequence;
	*c->last = a;
	c->last = &a->next;
	c->unsaved++;
	if (c->fd < 0 || !c->ready)
		return; /* sent after the snapshot */
	struct request sent = a->request;
	sent.edits = r->edits;
	sent.edit_count = r->edit_count;
	request_put(&c->out, &sent);
	c->urgent |= r->kind != REQUEST_SPLICE && r->kind != REQUEST_PLACE;
	if (!c->gathers)
		client_send(c); /* when the socket has ended, the next pump finds it */
}

void client_gather(struct client *c)
{
	c->gathers = true;
}

void client_hand_over(struct client *c)
{
	c->gathers = false;
	if (c->out.len > 0)
		client_send(c);
}

/* Nothing of ours is too long for a message, so that nothing asked is ever lost on the way. */
static bool refuse_long(struct client *c, size_t len)
{
	if (len <= CHANGE_TEXT_MAX)
		return false;
	client_notice(c, _("This text is as long as it may be (4 MiB); the rest was not taken."));
	return true;
}

void client_splice(struct client *c, const struct target *t, size_t at, size_t removed, const char *inserted,
                   size_t len)
{
	struct splice s = splice_make(at, removed, inserted, len);
	const char *before = model_value(c->model, t);
	char *after = splice_apply(before != NULL ? before : "", &s);
	if (after == NULL || (removed == 0 && len == 0) || refuse_long(c, strlen(after))) {
		free(after);
		splice_clear(&s);
		return;
	}
	struct request r = request_new(c, REQUEST_SPLICE);
	r.target = *t;
	struct request_edit edit = { (int64_t)at, (int64_t)removed, s.inserted };
	r.edits = &edit;
	r.edit_count = 1;
	rebase_mine_splice(client_mine(c, t, true), r.number, &s);
	client_ask(c, &r);
	client_show(c, t, VALUE_TEXT, after);
	if (c->editing.step == NULL || !target_same(&c->editing, t)) {
		target_clear(&c->editing);
		c->editing = target_copy(t);
	}
	c->typed_at = clock_monotonic();
	free(after);
	splice_clear(&s);
}

static void set(struct client *c, enum request_kind kind, const struct setting *settings, size_t count)
{
	size_t all = 0;
	for (size_t i = 0; i < count; i++)
		all += settings[i].value != NULL ? strlen(settings[i].value) : 0;
	if (count == 0 || refuse_long(c, all))
		return;
	struct request r = request_new(c, kind);
	r.setting_count = count;
	r.settings = (struct setting *)settings;
	for (size_t i = 0; i < count; i++)
		rebase_mine_set(client_mine(c, &settings[i].target, true), r.number, settings[i].type, settings[i].value);
	client_ask(c, &r);
	for (size_t i = 0; i < count; i++)
		client_show(c, &settings[i].target, settings[i].type, settings[i].value);
}

void client_set(struct client *c, const struct setting *settings, size_t count)
{
	set(c, REQUEST_SET, settings, count);
}

void client_join(struct client *c, const struct setting *settings, size_t count)
{
	set(c, REQUEST_JOIN, settings, count);
}

/* Has the keeper folded by itself what was typed, and said so? */
static bool client_folded_itself(const struct client *c)
{
	return c->unsaved == 0 && clock_monotonic() - c->typed_at >= c->options.times->fold + FOLDED_AFTER;
}

void client_fold(struct client *c, const struct target *t)
{
	if (c->typed_at == 0 || client_folded_itself(c))
		return; /* nothing was typed since the last time, or all of it long ago */
	struct request r = request_new(c, REQUEST_FOLD);
	r.all = t == NULL;
	if (t != NULL)
		r.target = *t;
	client_ask(c, &r);
	if (t == NULL || target_same(t, &c->editing))
		c->typed_at = 0;
}

static bool place_same(const struct place *a, const struct place *b)
{
	return strcmp(a->view, b->view) == 0 && a->meeting == b->meeting && a->enterprise == b->enterprise &&
	       strcmp(a->step, b->step) == 0 && strcmp(a->field, b->field) == 0 && strcmp(a->row, b->row) == 0 &&
	       strcmp(a->column, b->column) == 0 && a->offset == b->offset;
}

void client_place(struct client *c, const struct place *p)
{
	if (place_same(p, &c->place))
		return;
	struct request r = request_new(c, REQUEST_PLACE);
	r.place = *p;
	client_ask(c, &r);
	struct place copy = place_copy(p);
	place_clear(&c->place);
	c->place = copy;
}

void client_undo(struct client *c, bool redo, bool force)
{
	struct request r = request_new(c, REQUEST_UNDO);
	r.redo = redo;
	r.force = force;
	client_ask(c, &r);
}

void client_take_back(struct client *c, int64_t action, bool force)
{
	struct request r = request_new(c, REQUEST_UNDO);
	r.action = action;
	r.force = force;
	client_ask(c, &r);
}

void client_hand_in(struct client *c, const char *field)
{
	struct request r = request_new(c, REQUEST_HAND_IN);
	r.meeting = c->model->meeting;
	r.field = field;
	client_ask(c, &r);
	for (size_t i = 0; i < c->sheet_count; i++)
		if (strcmp(c->sheet[i].field, field) == 0)
			replace(&c->sheet[i].value, NULL);
}

void client_anonymous(struct client *c, const char *field, const char *question, enum value_type type,
                      const char *value)
{
	if (value != NULL && refuse_long(c, strlen(value)))
		return;
	struct request r = request_new(c, REQUEST_ANONYMOUS);
	r.meeting = c->model->meeting;
	r.field = field;
	r.question = question;
	r.type = type;
	r.value = value;
	client_ask(c, &r);
	client_sheet_put(c, field, question, value);
}
