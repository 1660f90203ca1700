/* What the person did is shown at once; what others did meanwhile is brought past it.
 * Must not know the socket. */
#include "session/client_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

static const char *text_of(const struct model *m, const struct target *t)
{
	const char *value = model_value(m, t);
	return value != NULL ? value : "";
}

struct rebase_mine *client_mine(struct client *c, const struct target *t, bool make)
{
	for (size_t i = 0; i < c->mine_count; i++)
		if (target_same(&c->mine[i]->target, t))
			return c->mine[i];
	if (!make)
		return NULL;
	c->mine = xrealloc(c->mine, c->mine_count + 1, sizeof(struct rebase_mine *));
	return c->mine[c->mine_count++] = rebase_mine_new(t, text_of(c->model, t));
}

void client_mine_drop(struct client *c)
{
	size_t kept = 0;
	for (size_t i = 0; i < c->mine_count; i++) {
		if (c->mine[i]->count > 0)
			c->mine[kept++] = c->mine[i];
		else
			rebase_mine_free(c->mine[i]);
	}
	c->mine_count = kept;
}

void client_show(struct client *c, const struct target *t, enum value_type type, const char *value)
{
	struct change change = { .at = clock_now(), .author = c->person, .target = *t, .type = type, .after = value,
		.draft = type == VALUE_TEXT };
	model_apply(c->model, &change);
}

static void say_moved(struct client *c, const struct target *t, const struct splice *s)
{
	size_t inserted = strlen(s->inserted);
	if (c->moved != NULL && (s->removed > 0 || inserted > 0))
		c->moved(c->moved_context, t, s->at, s->removed, inserted);
}

static void say_difference(struct client *c, const struct target *t, const char *before, const char *after)
{
	struct splice s = splice_between(before, after);
	say_moved(c, t, &s);
	splice_clear(&s);
}

/* Nothing of ours is on its way: it is as the keeper says. */
static void change_plain(struct client *c, const struct change *change)
{
	char *before = change->type == VALUE_TEXT ? xstrdup(text_of(c->model, &change->target)) : NULL;
	model_apply(c->model, change);
	if (before != NULL)
		say_difference(c, &change->target, before, text_of(c->model, &change->target));
	free(before);
}

void client_change(struct client *c, const struct change *change, int64_t own)
{
	struct rebase_mine *m = client_mine(c, &change->target, false);
	struct pieces local;
	if (m != NULL)
		rebase_mine_confirm(m, own);
	if (m == NULL || m->count == 0) {
		change_plain(c, change);
		client_mine_drop(c);
		return;
	}
	rebase_mine_foreign(m, change->after != NULL ? change->after : "", &local);
	char *text = xstrdup(text_of(c->model, &change->target));
	if (local.count > 0 && pieces_apply(&text, &local)) {
		struct change shown = *change;
		shown.after = text;
		model_apply(c->model, &shown);
		for (size_t i = 0; i < local.count; i++)
			say_moved(c, &change->target, &local.list[i]);
	}
	free(text);
	pieces_clear(&local);
}

static void rebase_one(struct client *c, struct rebase_mine *m, const struct model *before, int64_t applied)
{
	struct pieces local;
	enum value_type type = VALUE_TEXT;
	rebase_mine_confirm(m, applied);
	if (m->count == 0)
		return;
	rebase_mine_foreign(m, text_of(c->model, &m->target), &local);
	pieces_clear(&local);
	char *shown = rebase_mine_local(m, &type);
	client_show(c, &m->target, type, shown);
	if (type == VALUE_TEXT && !target_same(&m->target, &c->editing))
		say_difference(c, &m->target, text_of(before, &m->target), shown != NULL ? shown : "");
	free(shown);
}

void client_mine_rebase(struct client *c, const struct model *before, int64_t applied)
{
	for (size_t i = 0; i < c->mine_count; i++)
		rebase_one(c, c->mine[i], before, applied);
	client_mine_drop(c);
	if (c->editing.step != NULL)
		say_difference(c, &c->editing, text_of(before, &c->editing), text_of(c->model, &c->editing));
}

void client_mine_refused(struct client *c, int64_t number)
{
	for (size_t i = 0; i < c->mine_count; i++)
		rebase_mine_forget(c->mine[i], number);
	client_mine_drop(c);
}

void client_sheet_put(struct client *c, const char *field, const char *question, const char *value)
{
	for (size_t i = 0; i < c->sheet_count; i++) {
		if (strcmp(c->sheet[i].field, field) == 0 && strcmp(c->sheet[i].question, question) == 0) {
			replace(&c->sheet[i].value, value);
			return;
		}
	}
	c->sheet = xrealloc(c->sheet, c->sheet_count + 1, sizeof(*c->sheet));
	c->sheet[c->sheet_count++] = (struct sheet_value){ xstrdup(field), xstrdup(question), xstrdup(value) };
}
