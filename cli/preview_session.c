/* The session file of a preview: the meetings that normally come before, answered by made-up enterprises, then the one to look at. */
#include "cli/preview.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "scenarios/others.h"
#include "session/needs.h"

enum { EARLIER_MOST = 12 };

static const int64_t month_ms = (int64_t)28 * 86400000;

static const char author[] = "preview";

struct earlier_list {
	const struct scenario *list[EARLIER_MOST];
	size_t count;
};

static bool listed(const struct earlier_list *l, const struct scenario *s)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->list[i] == s)
			return true;
	return false;
}

static bool comes_after(const struct scenario *s, const char *id)
{
	for (size_t i = 0; i < s->after_count; i++)
		if (strcmp(s->after[i], id) == 0)
			return true;
	return false;
}

/* Before those that say they come after it. */
static void list_add(struct earlier_list *l, const struct scenario *s)
{
	size_t at = 0;
	if (!s || listed(l, s) || l->count == EARLIER_MOST)
		return;
	while (at < l->count && !comes_after(l->list[at], s->id))
		at++;
	memmove(&l->list[at + 1], &l->list[at], (l->count - at) * sizeof *l->list);
	l->list[at] = s;
	l->count++;
}

/* Those it says come before, and those whose answers it names, itself among them when it goes on from the last time. */
static void find_earlier(struct earlier_list *l, const struct scenario *s, struct others *others)
{
	struct needs needs = {0};
	for (size_t i = 0; i < s->after_count; i++)
		list_add(l, others_get(others, s->after[i], NULL));
	needs_of(&needs, s);
	for (size_t i = 0; i < needs.count; i++) {
		char *id = xstrndup(needs.ids[i], strcspn(needs.ids[i], "."));
		list_add(l, others_get(others, id, NULL));
		free(id);
	}
	needs_clear(&needs);
}

static char *day_of(int64_t at)
{
	char utc[CLOCK_UTC_SIZE];
	return xstrndup(clock_utc(at, utc), strlen("2026-03-12"));
}

static struct preview_answers answers_of(const struct preview_session *p, struct session *s, const struct scenario *of, int64_t meeting,
                                         int64_t at)
{
	return (struct preview_answers){.session = s, .scenario = of, .people = p->people, .meeting = meeting, .at = at, .lang = p->lang};
}

/* A meeting of all, or of ENTERPRISE alone. */
static bool meeting_add(const struct preview_session *p, struct session *s, const struct scenario *of, int64_t enterprise, int64_t at,
                        int64_t *meeting, struct error *err)
{
	char *day = day_of(at);
	struct meeting_new n = {
		.scenario_text = of->text, .scenario_len = of->len, .scenario_id = of->id, .scenario_version = of->version,
		.kind = enterprise ? "individual" : "collective", .enterprise = enterprise,
		.title = said_in(&of->title, p->lang, NULL), .date = day, .author = author, .at = at,
	};
	bool done = session_meeting_add(s, &n, meeting, err);
	free(day);
	return done;
}

/* It was held: whoever opens the file stands in the one that was not. */
static bool held_put(struct session *s, const struct scenario *of, int64_t meeting, int64_t at, struct error *err)
{
	struct change done = {.at = at, .author = author, .type = VALUE_ID, .after = "done",
	                      .target = {.kind = TARGET_STEP, .meeting = meeting, .step = of->step_count > 0 ? of->steps[0].id : "",
	                                 .field = "", .row = "", .column = "status"}};
	return of->step_count == 0 || change_append(s, &done, err);
}

/* What everybody answered in a meeting before: in the first one, which the file began with, or in one of their own each. */
static bool earlier_put(const struct preview_session *p, struct session *s, const struct scenario *of, bool first, int64_t at,
                        struct error *err)
{
	int64_t meeting = 1;
	bool each = !first && of->individual;
	bool good = each || ((first || meeting_add(p, s, of, 0, at, &meeting, err)) && held_put(s, of, meeting, at, err));
	for (size_t i = 0; good && i < p->people->count; i++) {
		if (each)
			good = meeting_add(p, s, of, (int64_t)i + 1, at, &meeting, err) && held_put(s, of, meeting, at, err);
		struct preview_answers a = answers_of(p, s, of, meeting, at);
		good = good && preview_answers(&a, (int64_t)i + 1, err);
	}
	struct preview_answers group = answers_of(p, s, of, meeting, at);
	return good && preview_answers(&group, 0, err);
}

static const struct step *first_with_roles(const struct scenario *s)
{
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t f = 0; f < s->steps[i].field_count; f++)
			if (s->steps[i].fields[f].for_role != FOR_ALL)
				return &s->steps[i];
	return NULL;
}

/* What the others have told the group in the meeting to look at; where somebody presents it is the first one. */
static bool shared_put(const struct preview_session *p, struct session *s, int64_t meeting, int64_t at, struct error *err)
{
	struct preview_answers a = answers_of(p, s, p->scenario, meeting, at);
	const struct step *step = first_with_roles(p->scenario);
	struct change presents = {.at = at, .author = author, .type = VALUE_NUMBER, .after = "1",
	                          .target = {.kind = TARGET_STEP, .meeting = meeting, .step = step ? step->id : "", .field = "", .row = "",
	                                     .column = "presenter"}};
	bool good = !step || change_append(s, &presents, err);
	a.shared = true;
	for (int64_t i = p->shared_from; good && i <= (int64_t)p->people->count; i++)
		good = preview_answers(&a, i, err);
	return good && preview_answers(&a, 0, err);
}

static bool fill(const struct preview_session *p, struct session *s, const struct earlier_list *l, int64_t now, struct error *err)
{
	bool good = true;
	int64_t meeting = 1;
	for (size_t i = 0; good && i < l->count; i++)
		good = earlier_put(p, s, l->list[i], i == 0, now - (int64_t)(l->count - i) * month_ms, err);
	if (good && l->count)
		good = meeting_add(p, s, p->scenario, p->scenario->individual && p->people->count == 1, now, &meeting, err);
	return good && (!p->shared_from || shared_put(p, s, meeting, now, err));
}

static bool create(const struct preview_session *p, const struct scenario *first, int64_t at, struct error *err)
{
	char *day = day_of(at);
	struct session_new n = {
		.title = said_in(&p->scenario->title, p->lang, NULL), .language = p->lang, .date = day,
		.scenario_text = first->text, .scenario_len = first->len, .scenario_id = first->id, .scenario_version = first->version,
		.scenario_title = said_in(&first->title, p->lang, NULL), .individual = first->individual, .enterprises = p->people, .author = author,
	};
	bool done = session_create(p->path, &n, err);
	free(day);
	return done;
}

bool preview_session_make(const struct preview_session *p, struct error *err)
{
	struct others *others = others_new(p->scenario, p->scenario_path);
	struct earlier_list l = {0};
	struct session *s = NULL;
	int64_t now = clock_now();
	bool good;
	find_earlier(&l, p->scenario, others);
	good = create(p, l.count ? l.list[0] : p->scenario, now - (int64_t)l.count * month_ms, err);
	s = good ? session_open(p->path, SESSION_WRITE, err) : NULL;
	good = s && session_begin(s, NULL, err);
	if (good && (!fill(p, s, &l, now, err) || !session_commit(s, NULL, err))) {
		session_rollback(s);
		good = false;
	}
	if (s)
		session_close(s);
	others_free(others);
	return good;
}
