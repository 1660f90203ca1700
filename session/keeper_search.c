/* The answer to a search, and what follows from using it: the table of words is looked through bit by bit, once, while nothing else is to be done. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "session/carried.h"
#include "session/fits.h"
#include "session/found.h"
#include "session/search.h"
#include "session/wall_reads.h"

enum { MOST = 50, PIECE = 240, ROWS_AT_ONCE = 64 };

/* The scenarios of other meetings, read while an answer is made. */
struct answering {
	struct keeper *k;
	struct told { int64_t meeting; char *title; struct scenario *scenario; } *told;
	size_t count;
	struct found found;
};

static const struct told *meeting_of(struct answering *g, int64_t meeting)
{
	struct error ignored = { 0 };
	for (size_t i = 0; i < g->count; i++)
		if (g->told[i].meeting == meeting)
			return &g->told[i];
	struct target t = { TARGET_MEETING, meeting, 0, "", "", "", "title" };
	g->told = xrealloc(g->told, g->count + 1, sizeof(*g->told));
	struct told *m = &g->told[g->count++];
	*m = (struct told){ .meeting = meeting };
	if (meeting > 0 && !session_value(g->k->session, &t, &m->title, &ignored))
		error_clear(&ignored);
	m->scenario = meeting > 0 ? session_scenario_of(g->k->session, meeting) : NULL;
	return m;
}

/* What is in a row that was removed stays in the file, and is no more to be seen. */
static bool is_there(struct answering *g, const struct search_hit *h, const struct field *f)
{
	struct target row = { TARGET_ROW, h->target.meeting, h->target.enterprise, "", h->target.field, h->target.row, "" };
	struct error ignored = { 0 };
	bool has = true;
	if (h->target.kind != TARGET_ANSWER || *h->target.row == '\0' || f == NULL || !fits_rows(f))
		return true;
	if (!session_has(g->k->session, &row, &has, &ignored))
		error_clear(&ignored);
	return has;
}

/* What others are typing is for nobody but facilitators. */
static bool for_reader(const struct keeper *k, const struct search_hit *h)
{
	return k->wall == NULL || (wall_reads(k->wall, &h->target) && (!h->draft || strcmp(h->author, k->person) == 0));
}

static bool may(void *context, const struct search_hit *h)
{
	struct answering *g = context;
	const struct scenario *s = h->target.kind == TARGET_ANSWER ? meeting_of(g, h->meeting)->scenario : NULL;
	const struct field *f = s != NULL ? scenario_field(s, h->target.field, NULL) : NULL;
	return for_reader(g->k, h) && is_there(g, h, f);
}

static char *label_of(const struct scenario *s, const struct target *t)
{
	const struct field *f = s != NULL && t->kind == TARGET_ANSWER ? scenario_field(s, t->field, NULL) : NULL;
	const struct field *column = f != NULL && *t->column != '\0' ? field_column(f, t->column) : NULL;
	const char *label = f != NULL ? said_in(&f->label, i18n_language(), NULL) : "";
	return column != NULL ? xasprintf("%s · %s", label, said_in(&column->label, i18n_language(), NULL)) : xstrdup(label);
}

static void hit_add(struct answering *g, const struct search_hit *h)
{
	struct found_hit *out = &g->found.hits[g->found.count++];
	const struct told *m = meeting_of(g, h->meeting);
	const struct scenario *s = h->meeting != g->k->meeting ? m->scenario : NULL;
	const struct step *step = s != NULL ? scenario_step(s, h->step) : NULL;
	*out = (struct found_hit){
		.target = target_copy(&h->target), .meeting = h->meeting, .enterprise = h->enterprise, .step = xstrdup(h->step),
		.circle = xstrdup(h->circle), .author = xstrdup(g->k->wall == NULL || wall_knows(g->k->wall, h->author) ? h->author : ""), .at = h->at, .draft = h->draft,
		.meeting_title = xstrdup(m->title != NULL ? m->title : ""),
		.step_title = xstrdup(step != NULL ? said_in(&step->title, i18n_language(), NULL) : ""),
		.label = label_of(s, &h->target),
	};
	out->offset = h->marks[0].at;
	out->piece = search_snippet(h, PIECE, &out->marks, &out->mark_count);
}

static bool mend(struct keeper *k)
{
	struct error err = { 0 };
	if (!k->read_only && session_search_mend(k->session, &err)) {
		session_search_mended(k->session);
		keeper_say_search_mended(k);
		return true;
	}
	error_clear(&err);
	return false;
}

/* With the table of words; made again where it is damaged; else without it. */
static bool look(struct keeper *k, struct search_query *q, struct search_hits *hits, struct error *err)
{
	q->scan = k->search_scans || k->wall != NULL;
	if (!session_search(k->session, q, hits, err))
		return false;
	if (!hits->damaged)
		return true;
	search_hits_clear(hits);
	k->search_again = true; /* once this is answered: the sentence is not put in the middle of it */
	q->scan = true;
	return session_search(k->session, q, hits, err);
}

bool keeper_answer_search(struct keeper *k, const char *text, struct buf *out, struct error *err)
{
	struct answering g = { .k = k };
	struct search_hits hits;
	struct search_query q = { .typed = text, .most = MOST, .may = may, .context = &g };
	bool good = look(k, &q, &hits, err);
	if (good) {
		g.found.hits = xcalloc(hits.count + 1, sizeof(*g.found.hits));
		g.found.more = hits.more;
		for (size_t i = 0; i < hits.count; i++)
			hit_add(&g, &hits.list[i]);
		wire_put_text(out, NULL);
		found_put(out, &g.found);
	}
	search_hits_clear(&hits);
	found_clear(&g.found);
	for (size_t i = 0; i < g.count; i++) {
		scenario_free(g.told[i].scenario);
		free(g.told[i].title);
	}
	free(g.told);
	k->search_used = k->wall == NULL;
	return good;
}

/* Where it cannot be made again every row is looked through instead. */
static void mend_or_scan(struct keeper *k)
{
	k->search_again = false;
	k->search_check.done = true;
	k->search_scans = !mend(k);
}

void keeper_search_rest(struct keeper *k)
{
	struct error err = { 0 };
	if (k->search_again)
		mend_or_scan(k);
	if (k->search_check.done || k->failing != 0)
		return;
	if (!session_search_check(k->session, &k->search_check, ROWS_AT_ONCE, &err)) {
		error_clear(&err);
		k->search_check.done = true;
	}
	if (k->search_check.damaged)
		mend_or_scan(k);
}

bool keeper_search_busy(const struct keeper *k)
{
	return k->search_used && (k->search_again || !k->search_check.done) && k->failing == 0;
}

void keeper_say_search_mended(struct keeper *k)
{
	keeper_say_state(k, WIRE_STATE_NOTICE, 0, _("The index that the search uses was damaged. It was made again from the answers and notes; none of them is touched."));
}
