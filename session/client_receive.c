/* What the keeper says, taken in. Must not send, nor start processes. */
#include "session/client_state.h"

#include <stdlib.h>
#include <string.h>

void client_notice(struct client *c, const char *text)
{
	replace(&c->notice, text);
}

void client_acknowledged(struct client *c, int64_t number)
{
	while (c->first != NULL && c->first->request.number <= number) {
		struct asked *a = c->first;
		c->first = a->next;
		c->unsaved--;
		struct request *r = &a->request;
		target_clear(&r->target);
		free((char *)r->value);
		free((char *)r->field);
		free((char *)r->question);
		place_clear(&r->place);
		for (size_t i = 0; i < r->setting_count; i++) {
			target_clear(&r->settings[i].target);
			free((char *)r->settings[i].value);
		}
		free(r->settings);
		free(a);
	}
	if (c->first == NULL)
		c->last = &c->first;
	if (number > c->acknowledged)
		c->acknowledged = number;
}

static bool snapshot_run(struct client *c, struct wire_reader *r,
                         void (*take)(struct client *c, const struct change *change))
{
	struct change change;
	while (r->at < r->end && wire_get_number(r) == 1) {
		if (!wire_get_change(r, &change))
			return false;
		take(c, &change);
	}
	return !r->bad;
}

static void take_state(struct client *c, const struct change *change)
{
	model_apply(c->coming, change);
}

static void take_sheet(struct client *c, const struct change *change)
{
	client_sheet_put(c, change->target.field, change->target.column, change->after);
}

/* Own answers of a sheet that are on their way are newer than the snapshot's. */
static void sheet_again(struct client *c)
{
	for (const struct asked *a = c->first; a != NULL; a = a->next) {
		if (a->request.kind == REQUEST_ANONYMOUS)
			client_sheet_put(c, a->request.field, a->request.question, a->request.value);
	}
}

void client_sheet_clear(struct client *c)
{
	for (size_t i = 0; i < c->sheet_count; i++) {
		free(c->sheet[i].field);
		free(c->sheet[i].question);
		free(c->sheet[i].value);
	}
	c->sheet_count = 0;
}

static void snapshot_begin(struct client *c)
{
	if (c->coming != c->model)
		model_free(c->coming);
	c->coming = model_new();
}

static bool snapshot_stand(struct client *c, struct wire_reader *r)
{
	struct place p;
	c->read_only = wire_get_number(r) != 0;
	c->only = wire_get_number(r);
	int64_t found = wire_get_number(r);
	bool stood = found == 1 && wire_get_place(r, &p);
	if (stood && (!c->have_model || p.meeting == c->going)) {
		place_clear(&c->place_start);
		c->place_start = place_copy(&p);
	}
	if (stood && !c->have_model) {
		place_clear(&c->place);
		c->place = place_copy(&p); /* standing there again is no news */
	}
	return !r->bad;
}

/* The first one is looked at while it still comes in. */
static void snapshot_shows(struct client *c)
{
	if (c->have_model)
		return;
	model_free(c->model);
	c->model = c->coming;
	c->have_model = true;
}

static bool snapshot_rest(struct client *c, struct wire_reader *r, int64_t *applied)
{
	c->sequence = wire_get_number(r);
	*applied = wire_get_number(r);
	replace(&c->trouble_file, wire_get_text(r));
	return wire_done(r);
}

static bool snapshot_end(struct client *c, struct wire_reader *r)
{
	int64_t applied = 0;
	client_sheet_clear(c);
	if (!snapshot_run(c, r, take_sheet) || !snapshot_rest(c, r, &applied))
		return false;
	if (c->model != c->coming) {
		model_free(c->before);
		c->before = c->model;
		c->model = c->coming;
	}
	c->coming = NULL;
	if (c->going == c->model->meeting)
		c->going = 0;
	c->ready = true;
	c->have_model = c->whole = true;
	client_acknowledged(c, applied);
	client_mine_rebase(c, c->before != NULL ? c->before : c->model, applied);
	sheet_again(c);
	replace(&c->trouble_keeper, NULL);
	return true;
}

static bool take_snapshot(struct client *c, struct wire_reader *r)
{
	int64_t what = wire_get_number(r);
	if (what & SNAPSHOT_BEGINS)
		snapshot_begin(c);
	if ((what & (SNAPSHOT_SHOWS | SNAPSHOT_ENDS)) && !snapshot_stand(c, r))
		return false;
	if (c->coming == NULL || !snapshot_run(c, r, take_state))
		return false;
	if (what & SNAPSHOT_SHOWS)
		snapshot_shows(c);
	return what & SNAPSHOT_ENDS ? snapshot_end(c, r) : wire_done(r);
}

static bool take_change(struct client *c, struct wire_reader *r)
{
	int64_t sequence = wire_get_number(r), own = wire_get_number(r);
	struct change change;
	if (!wire_get_change(r, &change) || !wire_done(r))
		return false;
	c->sequence = sequence;
	c->changes_unsaid++;
	client_change(c, &change, own);
	return true;
}

static bool take_acknowledge(struct client *c, struct wire_reader *r)
{
	int64_t number = wire_get_number(r), at = wire_get_number(r), content = wire_get_number(r);
	if (!wire_done(r))
		return false;
	client_acknowledged(c, number);
	for (size_t i = 0; i < c->mine_count; i++)
		rebase_mine_confirm(c->mine[i], number);
	client_mine_drop(c);
	if (content != 0)
		c->saved_at = at;
	return true;
}

static bool take_refuse(struct client *c, struct wire_reader *r)
{
	int64_t number = wire_get_number(r);
	const char *sentence = wire_get_word(r);
	if (!wire_done(r))
		return false;
	client_mine_refused(c, number);
	client_notice(c, sentence);
	return true;
}

static bool take_bye(struct client *c, struct wire_reader *r)
{
	const char *sentence = wire_get_text(r);
	if (!wire_done(r))
		return false;
	replace(&c->bye, sentence);
	return true;
}

static void take_handed(struct client *c, const char *field, int64_t count)
{
	for (size_t i = 0; i < c->handed_count; i++)
		if (strcmp(c->handed[i].field, field) == 0)
			c->handed[i].count = count;
}

static void told_clear(struct handed_values *v)
{
	for (size_t i = 0; i < v->count; i++)
		free(v->values[i]);
	free(v->values);
	v->values = NULL;
	v->count = 0;
}

void client_told_free(struct client *c)
{
	for (size_t i = 0; i < c->told_count; i++) {
		told_clear(&c->told[i]);
		free(c->told[i].question);
	}
	free(c->told);
}

static struct handed_values *told_of(struct client *c, int64_t meeting, const char *question)
{
	for (size_t i = 0; i < c->told_count; i++)
		if (c->told[i].meeting == meeting && strcmp(c->told[i].question, question) == 0)
			return &c->told[i];
	c->told = xrealloc(c->told, c->told_count + 1, sizeof *c->told);
	c->told[c->told_count] = (struct handed_values){.meeting = meeting, .question = xstrdup(question)};
	return &c->told[c->told_count++];
}

static bool take_anonymous(struct client *c, struct wire_reader *r)
{
	int64_t meeting = wire_get_number(r);
	struct handed_values *v = told_of(c, meeting, wire_get_word(r));
	int64_t count = wire_get_number(r);
	told_clear(v);
	for (int64_t i = 0; i < count && !r->bad; i++) {
		const char *value = wire_get_word(r);
		if (r->bad)
			break;
		v->values = xrealloc(v->values, v->count + 1, sizeof *v->values);
		v->values[v->count++] = xstrdup(value);
	}
	return wire_done(r);
}

static bool take_say(struct client *c, struct wire_reader *r)
{
	int64_t what = wire_get_number(r), number = wire_get_number(r);
	const char *text = wire_get_text(r);
	if (!wire_done(r))
		return false;
	if (what == WIRE_STATE_TROUBLE)
		replace(&c->trouble_saving, text);
	else if (what == WIRE_STATE_NOTICE)
		client_notice(c, text);
	else if (what == WIRE_STATE_HANDED && text != NULL)
		take_handed(c, text, number);
	else if (what == WIRE_STATE_NUMBERED && text != NULL)
		client_take_numbered(c, number, strtoll(text, NULL, 10));
	else if (what == WIRE_STATE_STAYED && number == c->going)
		client_stay(c, text);
	return true;
}

static bool take_undone(struct client *c, struct wire_reader *r)
{
	struct client_undone u = { 0 };
	u.redo = wire_get_number(r) != 0;
	u.action = wire_get_number(r);
	u.nothing = wire_get_number(r) != 0;
	u.conflict = wire_get_number(r) != 0;
	wire_get_target(r, &u.target);
	u.theirs = wire_get_text(r);
	u.mine = wire_get_text(r);
	if (!wire_done(r))
		return false;
	client_undone_seen(c);
	u.target = target_copy(&u.target);
	u.theirs = xstrdup(u.theirs);
	u.mine = xstrdup(u.mine);
	c->undone = u;
	c->undone_new = true;
	return true;
}

static bool take_overview(struct client *c, struct wire_reader *r)
{
	struct overview o;
	if (!overview_get(r, &o))
		return false;
	overview_clear(&c->overview);
	c->overview = o;
	return true;
}

static bool (*const takers[WIRE_KIND_COUNT])(struct client *c, struct wire_reader *r) = {
	[WIRE_SNAPSHOT] = take_snapshot,
	[WIRE_CHANGE] = take_change,
	[WIRE_ACKNOWLEDGE] = take_acknowledge,
	[WIRE_REFUSE] = take_refuse,
	[WIRE_BYE] = take_bye,
	[WIRE_STATE] = take_say,
	[WIRE_UNDONE] = take_undone,
	[WIRE_ANONYMOUS] = take_anonymous,
	[WIRE_OVERVIEW] = take_overview,
	[WIRE_ANSWER] = client_answered,
	[WIRE_PRESENCE] = client_take_presence,
	[WIRE_BESIDE] = client_take_beside,
};

bool client_receive(struct client *c, enum wire_kind kind, struct wire_reader *r)
{
	return takers[kind] != NULL && (c->ready || kind == WIRE_SNAPSHOT || kind == WIRE_BYE) && takers[kind](c, r);
}
