/* A new session: its meetings, their scenarios, its enterprises, all as changes of its author, so that the history is
 * whole. */
#include <stdlib.h>

#include "base/clock.h"
#include "session/append.h"
#include "session/file.h"
#include "session/meeting.h"

struct making {
	const struct session_new *n;
	int64_t now, action;
};

static bool put(struct session *s, struct making *m, struct target t, enum value_type type, const char *value,
                struct error *err)
{
	t.step = t.field = "";
	if (!t.row)
		t.row = "";
	struct change c = {
		.action = m->action, .at = m->now, .author = m->n->author, .target = t, .type = type, .after = value};
	if (!value || !append_op(s, &c, OP_NEW, 0, err))
		return !value;
	if (m->action == 0)
		m->action = c.action;
	return true;
}

static bool put_enterprise(struct session *s, struct making *m, int64_t id, const struct enterprise_row *row,
                           struct error *err)
{
	const struct {
		const char *column, *value;
	} cells[] = {
		{"name", row->name},       {"kind", row->kind},         {"pole", row->pole},
		{"country", row->country}, {"language", row->language}, {"registration", row->registration},
		{"contact", row->contact},
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		struct target t = {.kind = TARGET_ENTERPRISE, .enterprise = id, .column = cells[i].column};
		if (*cells[i].value && !put(s, m, t, VALUE_TEXT, cells[i].value, err))
			return false;
	}
	return true;
}

static bool put_meeting(struct session *s, struct making *m, struct error *err)
{
	const struct session_new *n = m->n;
	bool individual = n->individual && n->enterprises->count == 1;
	struct meeting_new meeting = {
		.scenario_text = n->scenario_text,
		.scenario_len = n->scenario_len,
		.scenario_id = n->scenario_id,
		.scenario_version = n->scenario_version,
		.kind = individual ? "individual" : "collective",
		.enterprise = individual ? 1 : 0,
		.title = n->scenario_title,
		.date = n->date,
		.place = n->place,
		.starts = n->starts,
		.author = n->author,
		.at = m->now,
	};
	return meeting_put(s, &meeting, 1, &m->action, err);
}

static bool put_further(struct session *s, struct making *m, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < m->n->further_count; i++) {
		struct meeting_new meeting = m->n->further[i];
		meeting.author = m->n->author;
		meeting.at = m->now;
		good = meeting_put(s, &meeting, (int64_t)i + 2, &m->action, err);
	}
	return good;
}

static bool fill(struct session *s, void *context, struct error *err)
{
	struct making *m = context;
	const struct session_new *n = m->n;
	bool good = (!n->title || put(s, m, (struct target){.kind = TARGET_SESSION, .column = "title"}, VALUE_TEXT, n->title, err)) &&
	            put(s, m, (struct target){.kind = TARGET_SESSION, .column = "language"}, VALUE_ID,
	                lang_codes[n->language], err);
	if (good && n->parcours)
		good = put(s, m, (struct target){.kind = TARGET_SESSION, .column = "parcours"}, VALUE_ID, n->parcours, err);
	for (size_t i = 0; good && i < n->enterprises->count; i++)
		good = put_enterprise(s, m, (int64_t)i + 1, &n->enterprises->rows[i], err);
	return good && put_meeting(s, m, err) && put_further(s, m, err);
}

bool session_create(const char *path, const struct session_new *n, struct error *err)
{
	struct making m = {.n = n, .now = clock_now()};
	return file_make(path, fill, NULL, &m, err);
}
