/* What an enterprise says by itself: its word on an answer, and that it has finished a step. Knows neither SQLite nor the socket. */
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "session/model.h"
#include "session/model_parts.h"

struct review_kept {
	char *status, *text, *author; /* owned, never NULL */
	int64_t of, at;
};

static struct target review_target(int64_t meeting, const char *field, int64_t enterprise, const char *row)
{
	return (struct target){TARGET_REVIEW, meeting, enterprise, "", field, row, ""};
}

/* One for all columns of a word. */
static struct review_kept *review_make(struct model *m, const struct target *t)
{
	struct target whole = review_target(t->meeting, t->field, t->enterprise, t->row);
	struct model_key key;

	model_key(&key, &whole);
	struct review_kept *r = map_get(m->reviews, key.text);
	if (r == NULL) {
		r = xcalloc(1, sizeof *r);
		*r = (struct review_kept){xstrdup(""), xstrdup(""), xstrdup(""), 0, 0};
		map_put(m->reviews, key.text, r);
	}
	model_key_clear(&key);
	return r;
}

void model_review_fold(struct model *m, const struct change *c)
{
	struct review_kept *r = review_make(m, &c->target);
	const char *column = c->target.column, *after = c->after != NULL ? c->after : "";

	if (strcmp(column, "status") == 0)
		replace(&r->status, after);
	else if (strcmp(column, "text") == 0)
		replace(&r->text, after);
	else if (strcmp(column, "of") == 0)
		r->of = strtoll(after, NULL, 10);
	if (c->at >= r->at) {
		r->at = c->at;
		replace(&r->author, c->author);
	}
}

void model_review_free(void *review)
{
	struct review_kept *r = review;

	free(r->status);
	free(r->text);
	free(r->author);
	free(r);
}

struct review model_review(const struct model *m, const char *field, int64_t enterprise, const char *row)
{
	struct target t = review_target(m->meeting, field, enterprise, row != NULL ? row : "");
	struct model_key key;

	model_key(&key, &t);
	const struct review_kept *r = map_get(m->reviews, key.text);
	model_key_clear(&key);
	return r != NULL ? (struct review){r->status, r->text, r->of, r->author, r->at} : (struct review){"", "", 0, "", 0};
}

bool model_reviewed(const struct model *m)
{
	return map_count(m->reviews) > 0;
}

int64_t model_done(const struct model *m, const char *step, int64_t enterprise)
{
	struct target t = {TARGET_DONE, m->meeting, enterprise, step, "", "", "at"};

	return model_moment(model_value(m, &t));
}
