/* What is computed, for the export: the values of `compute` and the scores with their band, by the functions that the keeper and the
 * screens use. For one enterprise it is worked out of what that one gets, so that nothing else shows through. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "config/diagnostic.h"
#include "session/carried.h"
#include "session/derive.h"
#include "session/export_parts.h"

struct computing {
	struct exporting *e;
	struct model *model;
	struct map *open; /* what one enterprise may have; NULL: everything */
	bool any;         /* something is in the list already */
};

static char *key_of(int64_t meeting, const char *field, int64_t enterprise)
{
	return xasprintf("%lld %s %lld", (long long)meeting, field, (long long)enterprise);
}

static bool read_open(struct computing *c, struct error *err)
{
	static char yes[] = "";
	sqlite3_stmt *q = exporting_query(c->e, "SELECT meeting, field, enterprise FROM open", err);
	int got = -1;
	c->open = map_new();
	while (q && (got = db_step(c->e->s, q, err)) > 0) {
		char *key = key_of(sqlite3_column_int64(q, 0), db_text(q, 1), sqlite3_column_int64(q, 2));
		map_put(c->open, key, yes);
		free(key);
	}
	return got == 0;
}

static bool may_have(const struct computing *c, const struct target *t)
{
	bool own = t->enterprise == c->e->only;
	if (!c->open)
		return true;
	if (t->kind == TARGET_ENTERPRISE || t->kind == TARGET_ATTENDANCE)
		return own;
	if (t->kind == TARGET_CIRCLE) /* also one that takes a field from it */
		return own || t->enterprise == 0;
	if (t->kind != TARGET_ANSWER && t->kind != TARGET_MISSING && t->kind != TARGET_ROW)
		return true;
	char *key = key_of(t->meeting, t->field, t->enterprise);
	bool may = map_get(c->open, key) != NULL;
	free(key);
	return may;
}

static bool take(void *context, const struct change *change, struct error *err)
{
	struct computing *c = context;
	(void)err;
	if (may_have(c, &change->target))
		model_apply(c->model, change);
	return true;
}

static void applied(void *context, const struct change *change)
{
	(void)context, (void)change;
}

/* The model of a meeting, with what it carries and derives. */
static bool work_out(struct computing *c, int64_t meeting, struct error *err)
{
	struct needs needs = {0};
	size_t altered = 0;
	char *trouble = NULL;
	bool good = session_snapshot(c->e->s, meeting, NULL, take, c, &trouble, err);
	free(trouble);
	if (good && c->model->scenario) {
		needs_of(&needs, c->model->scenario);
		struct derive *d = needs.expressions ? derive_new(c->model, &needs) : NULL;
		good = session_carried(c->e->s, meeting, &needs, 0, take, c, &altered, err);
		if (good && d)
			derive_run(d, c->model, applied, NULL);
		derive_free(d);
		needs_clear(&needs);
	}
	return good;
}

/* --- saying it --- */

static void put_value(FILE *out, const struct field *f, const char *value)
{
	char *end;
	double number = strtod(value, &end);
	fputs(",\"value\":", out);
	if (f->kind != FIELD_TEXT && f->kind != FIELD_LONG && end != value && !*end && isfinite(number))
		fprintf(out, "%.15g", number);
	else
		diagnostic_json_text(value, out);
}

static void put_band(const struct computing *c, const struct field *f, double score, int64_t enterprise)
{
	const struct model *m = c->model;
	const struct band *band = model_band(f, score);
	enum lang lang;
	fputs(",\"band\":", c->e->out);
	if (!band) {
		fputs("null", c->e->out);
		return;
	}
	if (!lang_parse(m->language, &lang))
		lang = m->scenario->first;
	fprintf(c->e->out, "{\"from\":%.15g,\"text\":", band->from);
	diagnostic_json_text(said_in(said_to(&band->text, model_audience(m, enterprise)), lang, NULL), c->e->out);
	fputc('}', c->e->out);
}

/* One object on a line, where there is something. */
static void put_field(struct computing *c, const struct step *step, const struct field *f, int64_t enterprise)
{
	const struct model *m = c->model;
	FILE *out = c->e->out;
	int answered = 0, parts = 0;
	const char *value = f->compute ? model_computed(m, f, enterprise) : NULL, *circle = model_circle(m, f, enterprise);
	double score = f->kind == FIELD_SCORE ? model_score(m, f, enterprise, &answered, &parts) : 0;
	bool hidden = c->open && (enterprise ? strcmp(circle, "f") == 0 : !strchr(circle, 'g'));
	if ((!value && answered == 0) || hidden || !model_shown(m, f, enterprise))
		return;
	fprintf(out, "%s{\"meeting\":%lld,\"step\":\"%s\",\"field\":\"%s\",\"enterprise\":", c->any ? ",\n" : "\n", (long long)m->meeting,
	        step->id, f->id);
	c->any = true;
	enterprise ? fprintf(out, "%lld", (long long)enterprise) : fprintf(out, "null");
	if (value) {
		put_value(out, f, value);
	} else {
		fprintf(out, ",\"value\":%.15g", score);
		put_band(c, f, score, enterprise);
		fprintf(out, ",\"answered\":%d,\"parts\":%d", answered, parts);
	}
	fprintf(out, ",\"circle\":\"%s\"}", circle);
}

static void put_meeting(struct computing *c)
{
	const struct model *m = c->model;
	for (size_t i = 0; m->scenario && i < m->scenario->step_count; i++) {
		const struct step *step = &m->scenario->steps[i];
		for (size_t k = 0; k < step->field_count; k++) {
			const struct field *f = &step->fields[k];
			if (!f->compute && f->kind != FIELD_SCORE)
				continue;
			if (f->group)
				put_field(c, step, f, 0);
			for (size_t n = 0; !f->group && n < m->enterprise_count; n++)
				put_field(c, step, f, m->enterprises[n].id);
		}
	}
}

bool exporting_computed(struct exporting *e, struct error *err)
{
	struct computing c = {.e = e};
	bool good = !e->only || read_open(&c, err);
	sqlite3_stmt *q = good ? exporting_query(e, "SELECT id FROM meeting ORDER BY id", err) : NULL;
	int got = -1;
	fputs("\"computed\": [", e->out);
	while (q && good && (got = db_step(e->s, q, err)) > 0) {
		c.model = model_new();
		good = work_out(&c, sqlite3_column_int64(q, 0), err);
		if (good)
			put_meeting(&c);
		model_free(c.model);
	}
	fputs(c.any ? "\n]" : "]", e->out);
	if (q)
		sqlite3_reset(q);
	if (c.open)
		map_free(c.open, NULL);
	return good && got == 0;
}
