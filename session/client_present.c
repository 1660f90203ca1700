/* Who else is connected, and what was written in the same place at the same moment. Must not send. */
#include "session/client_state.h"

#include <stdlib.h>

bool client_take_presence(struct client *c, struct wire_reader *r)
{
	struct present_list now;
	if (!present_get(r, &now))
		return false;
	present_list_clear(&c->present);
	c->present = now;
	c->present_told = true;
	c->news++;
	return true;
}

const struct present *client_present(const struct client *c, size_t *count)
{
	*count = c->present.count;
	return c->present.list;
}

static size_t find(const struct client *c, const struct target *t)
{
	size_t i = 0;
	while (i < c->beside_count && !target_same(&c->beside[i].target, t))
		i++;
	return i;
}

static void take_out(struct client *c, size_t at)
{
	beside_clear(&c->beside[at]);
	c->beside_count--;
	for (; at < c->beside_count; at++)
		c->beside[at] = c->beside[at + 1];
}

bool client_take_beside(struct client *c, struct wire_reader *r)
{
	struct beside b;
	if (!beside_get(r, &b))
		return false;
	size_t at = find(c, &b.target);
	if (at < c->beside_count)
		take_out(c, at);
	c->beside = xrealloc(c->beside, c->beside_count + 1, sizeof(*c->beside));
	c->beside[c->beside_count++] = b;
	c->beside_new = true;
	c->news++;
	return true;
}

const struct beside *client_beside(const struct client *c, const struct target *t)
{
	size_t at = c->beside_count > 0 ? find(c, t) : 0;
	return at < c->beside_count ? &c->beside[at] : NULL;
}

const struct beside *client_beside_at(const struct client *c, size_t i)
{
	return i < c->beside_count ? &c->beside[i] : NULL;
}

const struct beside *client_beside_new(struct client *c)
{
	bool fresh = c->beside_new && c->beside_count > 0;
	c->beside_new = false;
	return fresh ? &c->beside[c->beside_count - 1] : NULL;
}

const char *client_person(const struct client *c)
{
	return c->person;
}

void client_beside_seen(struct client *c, const struct target *t)
{
	size_t at = find(c, t);
	if (at == c->beside_count)
		return;
	take_out(c, at);
	c->news++;
}

void client_take_numbered(struct client *c, int64_t from, int64_t to)
{
	c->numbered_from = from;
	c->numbered_to = to;
	c->news++;
}

bool client_numbered(struct client *c, int64_t *from, int64_t *to)
{
	*from = c->numbered_from;
	*to = c->numbered_to;
	c->numbered_from = c->numbered_to = 0;
	return *from != 0;
}

uint64_t client_news(const struct client *c)
{
	return c->news;
}

void client_present_free(struct client *c)
{
	present_list_clear(&c->present);
	while (c->beside_count > 0)
		take_out(c, c->beside_count - 1);
	free(c->beside);
}
