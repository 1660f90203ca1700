/* Walks of every pole and kind, at random with a fixed seed, then with an aim for what nobody was asked yet; and what was never asked or
 * offered in any of them. */
#include <stdlib.h>
#include <string.h>

#include "scenarios/audience.h"
#include "scenarios/rehearse_play.h"

enum { WALKS_EACH = 40, WAYS = 6 };

/* For a field that nobody was asked: walks in which its `when` is true, of those whom it is for. */
static void aim(struct play *p, struct actor *a, size_t *walks)
{
	enum { DRESSES = AUDIENCE_POLES * (AUDIENCE_COUNT - AUDIENCE_POLES) };
	for (size_t way = 0; way < WAYS && !a->asked; way++) {
		for (size_t n = 0; n < DRESSES && !a->asked && p->work < WORK; n++) {
			play_dress(p, n);
			if (!audience_has(a->field->only, p->who))
				continue;
			play_force(p, a, way);
			play_walk(p);
			play_unforce(p);
			++*walks;
		}
	}
}

static void tell(const struct play *p, struct rehearsal *r)
{
	static const char *const uses[USES] = {"when", "check", "compute"};
	for (size_t i = 0; i < p->count; i++) {
		const struct actor *a = &p->actors[i];
		const struct field *f = a->field;
		r->asked += a->asked;
		if (!a->asked)
			rehearse_add(&r->dead, a->step->id, f->id, NULL);
		for (size_t k = 0; k < f->option_count + f->line_count && a->asked; k++)
			if (!a->seen[k])
				rehearse_add(&r->unseen, a->step->id, f->id, k < f->option_count ? f->options[k].id : f->lines[k - f->option_count].id);
		for (int use = 0; use < USES; use++)
			if (a->stopped[use] || (play_text(f, use) && !a->x[use]))
				rehearse_add(&r->stopped, a->step->id, f->id, uses[use]);
	}
}

bool rehearse_walk(const struct scenario *s, const char *path, struct rehearsal *r, struct error *err)
{
	struct play p = {.s = s, .others = others_new(s, path), .arena = arena_new(), .by_field = map_new(), .seed = 1, .earlier = map_new(), .fixed = map_new()};
	const struct expression_earlier earlier = others_earlier(p.others);
	p.all = expressions_open(s, &earlier, err);
	if (p.all) {
		size_t kinds = AUDIENCE_POLES * (AUDIENCE_COUNT - AUDIENCE_POLES);
		play_cast(&p);
		for (size_t n = 0; n < kinds * WALKS_EACH && (n < kinds || p.work < WORK_AT_RANDOM); n++, r->walks++) {
			play_dress(&p, n);
			play_walk(&p);
		}
		for (size_t i = 0; i < p.count && p.work < WORK; i++)
			if (!p.actors[i].asked)
				aim(&p, &p.actors[i], &r->walks);
		r->given_up = p.work >= WORK;
		tell(&p, r);
	}
	bool fine = p.all != NULL;
	play_clear(&p);
	return fine;
}
