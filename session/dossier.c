/* Reads the keeper's answer, folds each meeting, keeps who wrote what. */
#include "session/dossier.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"

static void stamp_free(void *p)
{
	struct dossier_stamp *s = p;
	free(s->author);
	free(s);
}

static bool stamped(enum target_kind kind)
{
	return kind == TARGET_ANSWER || kind == TARGET_ROW;
}

static void stamp_keep(struct dossier_meeting *m, const struct change *c)
{
	char *key = target_key(&c->target);
	struct dossier_stamp *s = NULL;
	if (c->after != NULL) {
		s = xcalloc(1, sizeof(*s));
		*s = (struct dossier_stamp){ c->at, c->revision, xstrdup(c->author) };
	}
	s = s != NULL ? map_put(m->stamps, key, s) : map_remove(m->stamps, key);
	if (s != NULL)
		stamp_free(s);
	free(key);
}

static void fold(struct dossier_meeting *m, const struct change *c)
{
	model_apply(m->model, c);
	if (stamped(c->target.kind) && c->target.meeting == m->model->meeting)
		stamp_keep(m, c);
}

static bool meeting_get(struct wire_reader *r, struct dossier *d)
{
	int64_t id = wire_get_number(r);
	struct change c;
	d->list = xrealloc(d->list, d->count + 1, sizeof(*d->list));
	struct dossier_meeting *m = &d->list[d->count++];
	*m = (struct dossier_meeting){ model_new(), map_new() };
	m->model->meeting = id;
	while (wire_get_number(r) == 1) {
		if (!wire_get_change(r, &c))
			return false;
		fold(m, &c);
	}
	return !r->bad;
}

/* An individual meeting is mostly made after those of the group were planned, and held between them. */
static void in_order(struct dossier *d)
{
	for (size_t i = 1; i < d->count; i++)
		for (size_t j = i; j > 0; j--) {
			const char *before = d->list[j - 1].model->meeting_date, *day = d->list[j].model->meeting_date;
			if (*day == '\0' || *before == '\0' || strcmp(before, day) <= 0)
				break;
			struct dossier_meeting m = d->list[j];
			d->list[j] = d->list[j - 1];
			d->list[j - 1] = m;
		}
}

bool dossier_get(struct wire_reader *r, struct dossier *d)
{
	bool good = true;
	*d = (struct dossier){ 0 };
	while (good && wire_get_number(r) == 1)
		good = meeting_get(r, d);
	if (!good || !wire_done(r)) {
		dossier_clear(d);
		return false;
	}
	in_order(d);
	return true;
}

void dossier_clear(struct dossier *d)
{
	for (size_t i = 0; i < d->count; i++) {
		model_free(d->list[i].model);
		map_free(d->list[i].stamps, stamp_free);
	}
	free(d->list);
	*d = (struct dossier){ 0 };
}

void dossier_apply(struct dossier *d, const struct change *c)
{
	for (size_t i = 0; i < d->count; i++)
		fold(&d->list[i], c);
}

struct dossier_meeting *dossier_meeting(const struct dossier *d, int64_t id)
{
	for (size_t i = 0; i < d->count; i++)
		if (d->list[i].model->meeting == id)
			return &d->list[i];
	return NULL;
}

const struct dossier_stamp *dossier_stamp(const struct dossier_meeting *m, const struct target *t)
{
	char *key = target_key(t);
	const struct dossier_stamp *s = map_get(m->stamps, key);
	free(key);
	return s;
}

const struct dossier_stamp *dossier_written(const struct dossier_meeting *m, const char *field, int64_t enterprise, const char *row)
{
	struct target t = { TARGET_ROW, m->model->meeting, enterprise, "", field, row, "" };
	const struct dossier_stamp *last = *row != '\0' ? dossier_stamp(m, &t) : NULL;
	size_t count;
	struct model_cell *cells = model_cells(m->model, TARGET_ANSWER, field, enterprise, &count);
	t.kind = TARGET_ANSWER;
	for (size_t i = 0; i < count; i++) {
		t.row = cells[i].row;
		t.column = cells[i].column;
		const struct dossier_stamp *s = *row == '\0' || strcmp(row, t.row) == 0 ? dossier_stamp(m, &t) : NULL;
		if (s != NULL && (last == NULL || s->revision > last->revision))
			last = s;
	}
	model_cells_free(cells, count);
	return last;
}
