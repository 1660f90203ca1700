/* A row of the action plan for an option that was chosen: its id is made of the field's and the option's, so that it is there at most
 * once. Knows nothing of who asks. */
#include "session/plan.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/append.h"

enum { ID_MAX = 64, HASH_BYTES = 8 };

struct planning {
	struct session *s;
	const struct field *plan;
	const struct step *step;
	struct target of; /* what was chosen */
	int64_t owner;    /* of the plan: the enterprise, 0 for the group's */
	const char *author;
	int64_t at, *action;
	change_sink *sink;
	void *context;
};

/* "field--option", of several sub-answers "field-row-option"; cut, with a hash of the whole, where it is too long. Caller frees. */
static char *row_id(const struct target *of, const struct option *o)
{
	char *id = xasprintf("%s-%s-%s", of->field, of->row, o->id);
	if (strlen(id) <= ID_MAX)
		return id;
	struct sha256_ctx sha;
	uint8_t digest[HASH_BYTES];
	sha256_init(&sha);
	sha256_update(&sha, strlen(id), (const uint8_t *)id);
	sha256_digest(&sha, sizeof digest, digest);
	for (size_t i = 0; i < HASH_BYTES; i++)
		snprintf(id + ID_MAX - 2 * (HASH_BYTES - i), 3, "%02x", (unsigned)digest[i]);
	return id;
}

static bool last_position(struct planning *p, double *position, struct error *err)
{
	sqlite3_stmt *q = db_query(p->s,
	                           "SELECT coalesce(max(CAST(position AS REAL)), 0) FROM table_row WHERE meeting = :meeting AND "
	                           "field = :field AND enterprise = :enterprise",
	                           err);
	if (!q)
		return false;
	struct target t = {.kind = TARGET_ROW, .meeting = p->of.meeting, .enterprise = p->owner, .step = "", .field = p->plan->id,
	                   .row = "", .column = ""};
	db_bind_target(q, &t);
	int got = db_step(p->s, q, err);
	*position = got > 0 ? sqlite3_column_double(q, 0) : 0;
	sqlite3_reset(q);
	return got >= 0;
}

static bool put(struct planning *p, const struct target *t, enum value_type type, const char *value, struct error *err)
{
	struct change c = {.action = *p->action, .at = p->at, .author = p->author, .target = *t, .type = type, .after = value};
	if (!change_append(p->s, &c, err))
		return false;
	if (*p->action == 0)
		*p->action = c.action;
	return c.revision == 0 || !p->sink || p->sink(p->context, &c, err);
}

static bool put_row(struct planning *p, const char *row, const char *text, struct error *err)
{
	struct target at = {.kind = TARGET_ROW, .meeting = p->of.meeting, .enterprise = p->owner, .step = p->step->id,
	                    .field = p->plan->id, .row = row, .column = ""};
	struct target cell = at;
	bool row_there, cell_there;
	double position;
	cell.kind = TARGET_ANSWER;
	cell.column = p->plan->columns[0].id;
	if (!session_has(p->s, &at, &row_there, err) || !session_has(p->s, &cell, &cell_there, err))
		return false;
	if (row_there || cell_there)
		return true;
	if (!last_position(p, &position, err))
		return false;
	char *number = xasprintf("%.15g", position + 1);
	bool good = put(p, &at, VALUE_NUMBER, number, err) && put(p, &cell, VALUE_TEXT, text, err);
	free(number);
	return good;
}

static char *attribute(struct session *s, int64_t enterprise, const char *column)
{
	struct target t = {.kind = TARGET_ENTERPRISE, .enterprise = enterprise, .step = "", .field = "", .row = "", .column = column};
	char *value = NULL;
	struct error ignored = {0};
	if (!session_value(s, &t, &value, &ignored))
		error_clear(&ignored);
	return value;
}

static char *session_language(struct session *s)
{
	struct target t = {.kind = TARGET_SESSION, .step = "", .field = "", .row = "", .column = "language"};
	char *value = NULL;
	struct error ignored = {0};
	if (!session_value(s, &t, &value, &ignored))
		error_clear(&ignored);
	return value;
}

/* As this enterprise is told it; borrowed from the scenario. */
static const char *text_for(struct session *s, const struct said *said, int64_t enterprise)
{
	enum lang lang = said->first;
	char *own = enterprise > 0 ? attribute(s, enterprise, "language") : NULL, *common = session_language(s);
	char *pole = enterprise > 0 ? attribute(s, enterprise, "pole") : NULL;
	char *kind = enterprise > 0 ? attribute(s, enterprise, "kind") : NULL;
	if (!(own && lang_parse(own, &lang)) && common)
		lang_parse(common, &lang);
	const char *text = said_in(said_to(said, audience_of(pole ? pole : "", kind ? kind : "")), lang, NULL);
	free(own);
	free(common);
	free(pole);
	free(kind);
	return text;
}

bool plan_add(struct session *s, const struct scenario *scenario, const struct target *t, enum value_type type, const char *value,
              const char *author, int64_t at, int64_t *action, change_sink *sink, void *context, struct error *err)
{
	const struct field *f = t->kind == TARGET_ANSWER ? scenario_field(scenario, t->field, NULL) : NULL;
	struct planning p = {.s = s, .of = *t, .author = author, .at = at, .action = action, .sink = sink, .context = context};
	bool good = true;
	p.plan = f && f->plan ? scenario_field(scenario, f->plan, &p.step) : NULL;
	if (!p.plan || p.plan->column_count == 0 || !value || (type != VALUE_ID && type != VALUE_IDS))
		return true;
	p.owner = p.plan->group ? 0 : t->enterprise;
	if (!p.plan->group && t->enterprise == 0)
		return true; /* the group's choice is nobody's own plan */
	for (size_t i = 0; i < f->option_count && good; i++) {
		const struct option *o = &f->options[i];
		size_t len = strlen(o->id);
		const char *found = value;
		while ((found = strstr(found, o->id)) && !((found == value || found[-1] == ' ') && (found[len] == ' ' || !found[len])))
			found++;
		if (!found || !said_any(&o->action))
			continue;
		char *row = row_id(t, o);
		good = put_row(&p, row, text_for(s, &o->action, t->enterprise), err);
		free(row);
	}
	return good;
}
