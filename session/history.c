/* The codec of a page of history. Knows neither where it comes from nor how it is shown. */
#include "session/history.h"

#include <inttypes.h>
#include <stdlib.h>

#define ENTRIES_MAX 10000

static void entry_put(struct buf *b, const struct history_entry *e)
{
	const int64_t numbers[] = {e->action, e->revision, e->at, e->merged, e->undone, (int64_t)e->count, e->enterprise, e->meeting};
	const char *const texts[] = {e->author, e->op, e->label, e->step, e->meeting_title, e->before, e->after};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		wire_put_number(b, numbers[i]);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		wire_put_text(b, texts[i]);
	wire_put_target(b, &e->target);
}

void history_put(struct buf *b, const struct history_page *p)
{
	wire_put_number(b, p->next);
	wire_put_number(b, (int64_t)p->count);
	for (size_t i = 0; i < p->count; i++)
		entry_put(b, &p->list[i]);
}

static bool entry_get(struct wire_reader *r, struct history_entry *e)
{
	struct target t = {.step = "", .field = "", .row = "", .column = ""};
	e->action = wire_get_number(r);
	e->revision = wire_get_number(r);
	e->at = wire_get_number(r);
	e->merged = wire_get_number(r) != 0;
	e->undone = wire_get_number(r) != 0;
	int64_t count = wire_get_number(r);
	e->count = count > 0 ? (size_t)count : 0;
	e->enterprise = wire_get_number(r);
	e->meeting = wire_get_number(r);
	e->author = xstrdup(wire_get_word(r));
	e->op = xstrdup(wire_get_word(r));
	e->label = xstrdup(wire_get_word(r));
	e->step = xstrdup(wire_get_word(r));
	e->meeting_title = xstrdup(wire_get_word(r));
	e->before = xstrdup(wire_get_text(r));
	e->after = xstrdup(wire_get_text(r));
	bool good = wire_get_target(r, &t);
	e->target = target_copy(&t);
	return good;
}

bool history_get(struct wire_reader *r, struct history_page *p)
{
	*p = (struct history_page){.next = wire_get_number(r)};
	int64_t count = wire_get_number(r);
	bool good = !r->bad && count >= 0 && count <= ENTRIES_MAX;
	p->list = xcalloc(good ? (size_t)count + 1 : 1, sizeof *p->list);
	while (good && p->count < (size_t)count)
		good = entry_get(r, &p->list[p->count++]);
	if (!good)
		history_clear(p);
	return good;
}

void history_entry_clear(struct history_entry *e)
{
	char *const texts[] = {e->author, e->op, e->label, e->step, e->meeting_title, e->before, e->after};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		free(texts[i]);
	target_clear(&e->target);
}

void history_clear(struct history_page *p)
{
	for (size_t i = 0; i < p->count; i++)
		history_entry_clear(&p->list[i]);
	free(p->list);
	*p = (struct history_page){0};
}

char *history_ask(int64_t before, const char *typed)
{
	return xasprintf("%" PRId64 " %s", before, typed);
}

char *history_ask_past(int64_t revision, int64_t meeting)
{
	return xasprintf("%" PRId64 " %" PRId64, revision, meeting);
}
