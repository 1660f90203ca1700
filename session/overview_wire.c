/* The overview of the meetings as a message, and its memory. */
#include "session/overview.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void overview_clear(struct overview *o)
{
	for (size_t i = 0; i < o->meeting_count; i++) {
		struct overview_meeting *m = &o->meetings[i];
		free(m->title);
		free(m->date);
		free(m->starts);
		free(m->scenario);
	}
	for (size_t i = 0; i < o->task_count; i++) {
		free(o->tasks[i].text);
		free(o->tasks[i].who);
		free(o->tasks[i].when);
	}
	for (size_t i = 0; i < o->step_count; i++) {
		free(o->steps[i].id);
		free(o->steps[i].title);
	}
	free(o->steps);
	free(o->meetings);
	free(o->hours);
	free(o->tasks);
	*o = (struct overview){ 0 };
}

const struct overview_meeting *overview_meeting(const struct overview *o, int64_t id)
{
	for (size_t i = 0; i < o->meeting_count; i++)
		if (o->meetings[i].id == id)
			return &o->meetings[i];
	return NULL;
}

bool overview_earlier(const struct overview *o, int64_t id)
{
	for (size_t i = 0; i < o->meeting_count && o->meetings[i].id != o->of; i++)
		if (o->meetings[i].id == id)
			return true;
	return false;
}

const struct overview_hours *overview_hours(const struct overview *o, int64_t enterprise)
{
	for (size_t i = 0; i < o->hours_count; i++)
		if (o->hours[i].enterprise == enterprise)
			return &o->hours[i];
	return NULL;
}

/* Hundredths say a quarter exactly. */
static void put_hours(struct buf *b, double hours)
{
	wire_put_number(b, (int64_t)(hours * 100 + (hours < 0 ? -0.5 : 0.5)));
}

void overview_put(struct buf *b, const struct overview *o)
{
	wire_put_number(b, o->of);
	wire_put_number(b, o->before);
	wire_put_number(b, (int64_t)o->meeting_count);
	for (size_t i = 0; i < o->meeting_count; i++) {
		const struct overview_meeting *m = &o->meetings[i];
		const int64_t numbers[] = { m->id, m->enterprise, m->stage, m->done, m->steps, m->answered };
		for (size_t n = 0; n < sizeof(numbers) / sizeof(*numbers); n++)
			wire_put_number(b, numbers[n]);
		wire_put_text(b, m->title);
		wire_put_text(b, m->date);
		wire_put_text(b, m->starts);
		wire_put_text(b, m->scenario);
	}
	wire_put_number(b, (int64_t)o->hours_count);
	for (size_t i = 0; i < o->hours_count; i++) {
		wire_put_number(b, o->hours[i].enterprise);
		wire_put_number(b, o->hours[i].known);
		put_hours(b, o->hours[i].quota);
		put_hours(b, o->hours[i].counted);
		wire_put_number(b, o->hours[i].attendance);
	}
	wire_put_number(b, (int64_t)o->task_count);
	for (size_t i = 0; i < o->task_count; i++) {
		wire_put_number(b, o->tasks[i].enterprise);
		wire_put_number(b, o->tasks[i].kind);
		wire_put_number(b, o->tasks[i].state);
		wire_put_text(b, o->tasks[i].text);
		wire_put_text(b, o->tasks[i].who);
		wire_put_text(b, o->tasks[i].when);
	}
	wire_put_number(b, (int64_t)o->step_count);
	for (size_t i = 0; i < o->step_count; i++) {
		wire_put_number(b, o->steps[i].meeting);
		wire_put_number(b, o->steps[i].answered);
		wire_put_number(b, o->steps[i].asked);
		wire_put_text(b, o->steps[i].id);
		wire_put_text(b, o->steps[i].title);
	}
}

/* How many of a list follow: no more than there are bytes. */
static size_t get_count(struct wire_reader *r)
{
	int64_t count = wire_get_number(r);
	if (count < 0 || count > r->end - r->at)
		r->bad = true;
	return r->bad ? 0 : (size_t)count;
}

static char *get_text(struct wire_reader *r)
{
	const char *text = wire_get_word(r);
	return xstrdup(text_valid(text, strlen(text)) ? text : "");
}

static int get_enum(struct wire_reader *r, int last)
{
	int64_t n = wire_get_number(r);
	if (n < 0 || n > last)
		r->bad = true;
	return r->bad ? 0 : (int)n;
}

static void get_meeting(struct wire_reader *r, struct overview_meeting *m)
{
	m->id = wire_get_number(r);
	m->enterprise = wire_get_number(r);
	m->stage = (enum overview_stage)get_enum(r, STAGE_HELD);
	m->done = wire_get_number(r);
	m->steps = wire_get_number(r);
	m->answered = wire_get_number(r) != 0;
	m->title = get_text(r);
	m->date = get_text(r);
	m->starts = get_text(r);
	m->scenario = get_text(r);
}

static void get_hours(struct wire_reader *r, struct overview_hours *h)
{
	h->enterprise = wire_get_number(r);
	h->known = wire_get_number(r) != 0;
	h->quota = (double)wire_get_number(r) / 100;
	h->counted = (double)wire_get_number(r) / 100;
	h->attendance = (enum overview_attendance)get_enum(r, ATTENDED_NOT);
}

static void get_task(struct wire_reader *r, struct overview_task *t)
{
	t->enterprise = wire_get_number(r);
	t->kind = (enum overview_task_kind)get_enum(r, TASK_ACTION);
	t->state = (enum overview_task_state)get_enum(r, TASK_DONE);
	t->text = get_text(r);
	t->who = get_text(r);
	t->when = get_text(r);
}

static void get_step(struct wire_reader *r, struct overview_step *s)
{
	s->meeting = wire_get_number(r);
	s->answered = wire_get_number(r);
	s->asked = wire_get_number(r);
	s->id = get_text(r);
	s->title = get_text(r);
}

bool overview_get(struct wire_reader *r, struct overview *o)
{
	size_t count;
	*o = (struct overview){ .of = wire_get_number(r), .before = wire_get_number(r) };
	count = get_count(r);
	o->meetings = xcalloc(count + 1, sizeof(*o->meetings));
	while (o->meeting_count < count && !r->bad)
		get_meeting(r, &o->meetings[o->meeting_count++]);
	count = get_count(r);
	o->hours = xcalloc(count + 1, sizeof(*o->hours));
	while (o->hours_count < count && !r->bad)
		get_hours(r, &o->hours[o->hours_count++]);
	count = get_count(r);
	o->tasks = xcalloc(count + 1, sizeof(*o->tasks));
	while (o->task_count < count && !r->bad)
		get_task(r, &o->tasks[o->task_count++]);
	count = get_count(r);
	o->steps = xcalloc(count + 1, sizeof(*o->steps));
	while (o->step_count < count && !r->bad)
		get_step(r, &o->steps[o->step_count++]);
	if (wire_done(r))
		return true;
	overview_clear(o);
	return false;
}
