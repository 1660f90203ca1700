/* What the face reads of its client. Changes nothing but what was seen. */
#include "session/client_state.h"

#include <stdlib.h>
#include <string.h>

const struct model *client_model(const struct client *c)
{
	return c->model;
}

bool client_whole(const struct client *c)
{
	return (c->whole && c->going == 0) || (c->fd < 0 && c->going == 0) || c->trouble_keeper != NULL;
}

const struct place *client_place_at_start(const struct client *c)
{
	return &c->place_start;
}

const char *client_sheet(const struct client *c, const char *field, const char *question)
{
	for (size_t i = 0; i < c->sheet_count; i++)
		if (strcmp(c->sheet[i].field, field) == 0 && strcmp(c->sheet[i].question, question) == 0)
			return c->sheet[i].value;
	return NULL;
}

int64_t client_handed_in(const struct client *c, const char *field)
{
	for (size_t i = 0; i < c->handed_count; i++)
		if (strcmp(c->handed[i].field, field) == 0)
			return c->handed[i].count;
	return 0;
}

const char *const *client_anonymous_said(const struct client *c, const char *question, size_t *count)
{
	*count = 0;
	for (size_t i = 0; i < c->told_count; i++)
		if (c->told[i].meeting == c->model->meeting && strcmp(c->told[i].question, question) == 0) {
			*count = c->told[i].count;
			return (const char *const *)c->told[i].values;
		}
	return NULL;
}

struct client_state client_state(const struct client *c)
{
	const char *trouble = c->trouble_keeper != NULL ? c->trouble_keeper : c->trouble_saving;
	return (struct client_state){
		.saved_at = c->saved_at,
		.unsaved = c->unsaved,
		.read_only = c->read_only,
		.trouble = trouble != NULL ? trouble : c->trouble_file,
		.notice = c->notice,
	};
}

void client_notice_seen(struct client *c)
{
	replace(&c->notice, NULL);
}

const struct client_undone *client_undone(const struct client *c)
{
	return c->undone_new ? &c->undone : NULL;
}

void client_undone_seen(struct client *c)
{
	target_clear(&c->undone.target);
	free((char *)c->undone.theirs);
	free((char *)c->undone.mine);
	c->undone = (struct client_undone){ 0 };
	c->undone_new = false;
}

void client_on_splice(struct client *c,
                      void (*moved)(void *context, const struct target *t, size_t at, size_t removed, size_t inserted),
                      void *context)
{
	c->moved = moved;
	c->moved_context = context;
}

int client_keeper(const struct client *c)
{
	return c->pid;
}
