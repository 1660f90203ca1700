/* The codec of a search's answer. Knows neither where hits come from nor how they are shown. */
#include "session/found.h"

#include <stdlib.h>
#include <string.h>

#define HITS_MAX 10000

static void hit_put(struct buf *b, const struct found_hit *h)
{
	const char *const texts[] = {h->step, h->circle, h->author, h->meeting_title, h->step_title, h->label, h->piece};
	wire_put_target(b, &h->target);
	wire_put_number(b, h->meeting);
	wire_put_number(b, h->enterprise);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		wire_put_text(b, texts[i]);
	wire_put_number(b, h->at);
	wire_put_number(b, h->draft);
	wire_put_number(b, (int64_t)h->offset);
	wire_put_number(b, (int64_t)h->mark_count);
	for (size_t i = 0; i < h->mark_count; i++) {
		wire_put_number(b, (int64_t)h->marks[i].at);
		wire_put_number(b, (int64_t)h->marks[i].len);
	}
}

void found_put(struct buf *b, const struct found *f)
{
	wire_put_number(b, f->more);
	wire_put_number(b, (int64_t)f->count);
	for (size_t i = 0; i < f->count; i++)
		hit_put(b, &f->hits[i]);
}

/* Marks lie in the piece, one after another. */
static bool marks_get(struct wire_reader *r, struct found_hit *h)
{
	size_t len = strlen(h->piece), from = 0;
	int64_t count = wire_get_number(r);
	if (r->bad || count < 0 || count > (int64_t)len)
		return false;
	h->marks = xcalloc((size_t)count + 1, sizeof *h->marks);
	for (; h->mark_count < (size_t)count; h->mark_count++) {
		int64_t at = wire_get_number(r), size = wire_get_number(r);
		if (r->bad || at < (int64_t)from || size < 0 || at > (int64_t)len || size > (int64_t)len - at)
			return false;
		h->marks[h->mark_count] = (struct search_mark){(size_t)at, (size_t)size};
		from = (size_t)(at + size);
	}
	return true;
}

static bool hit_get(struct wire_reader *r, struct found_hit *h)
{
	char **const texts[] = {&h->step, &h->circle, &h->author, &h->meeting_title, &h->step_title, &h->label, &h->piece};
	struct target t = {.step = "", .field = "", .row = "", .column = ""};
	bool good = wire_get_target(r, &t);
	h->target = target_copy(&t);
	h->meeting = wire_get_number(r);
	h->enterprise = wire_get_number(r);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = xstrdup(wire_get_word(r));
	h->at = wire_get_number(r);
	h->draft = wire_get_number(r) != 0;
	int64_t offset = wire_get_number(r);
	h->offset = offset > 0 ? (size_t)offset : 0;
	return good && marks_get(r, h);
}

bool found_get(struct wire_reader *r, struct found *f)
{
	*f = (struct found){.more = wire_get_number(r) != 0};
	int64_t count = wire_get_number(r);
	bool good = !r->bad && count >= 0 && count <= HITS_MAX;
	f->hits = xcalloc(good ? (size_t)count + 1 : 1, sizeof *f->hits);
	while (good && f->count < (size_t)count)
		good = hit_get(r, &f->hits[f->count++]);
	if (!good)
		found_clear(f);
	return good;
}

void found_clear(struct found *f)
{
	for (size_t i = 0; i < f->count; i++) {
		struct found_hit *h = &f->hits[i];
		char *const texts[] = {h->step, h->circle, h->author, h->meeting_title, h->step_title, h->label, h->piece};
		for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
			free(texts[k]);
		free(h->marks);
		target_clear(&h->target);
	}
	free(f->hits);
	*f = (struct found){0};
}
