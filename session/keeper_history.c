/* The answer about what was done: a page of lines in the words of the scenario. Changes nothing. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "session/carried.h"
#include "session/history.h"

enum { PAGE = 60, ROWS = 4000, VALUE_MAX = 160 };

/* The scenario of one meeting at a time, people and enterprises by their ids, while a page is made. */
struct paging {
	struct keeper *k;
	const char *typed;
	struct history_page page;
	struct history_entry entry; /* the one that grows; count 0: none */
	int rank;                   /* how much its change says */
	enum value_type type;       /* of it */
	int64_t scenario_of;
	struct scenario *scenario;
	int64_t stopped;            /* at this revision: the page is full */
};

static const struct scenario *scenario_of(struct paging *p, int64_t meeting)
{
	if (p->scenario_of == meeting || meeting == 0)
		return meeting != 0 ? p->scenario : NULL;
	scenario_free(p->scenario);
	p->scenario = session_scenario_of(p->k->session, meeting);
	p->scenario_of = meeting;
	return p->scenario;
}

/* Caller frees; NULL: there is none. */
static char *value_of(struct paging *p, struct target t)
{
	struct error ignored = { 0 };
	char *value = NULL;
	if (!session_value(p->k->session, &t, &value, &ignored))
		error_clear(&ignored);
	return value;
}

static char *name_of(struct paging *p, const char *person)
{
	char *name = value_of(p, (struct target){ TARGET_PERSON, 0, 0, "", "", person, "name" });
	return name != NULL ? name : xstrdup(person);
}

/* --- which change of an action says most --- */

static int rank_of(const struct target *t)
{
	static const int ranks[TARGET_KIND_COUNT] = {
		[TARGET_ANSWER] = 9, [TARGET_NOTE] = 7, [TARGET_MISSING] = 8, [TARGET_ROW] = 6, [TARGET_CIRCLE] = 6, [TARGET_ATTENDANCE] = 6,
		[TARGET_STEP] = 3, [TARGET_MEETING] = 4, [TARGET_ENTERPRISE] = 5, [TARGET_TURN] = 2, [TARGET_HOURS] = 5, [TARGET_CONSENT] = 5,
		[TARGET_REVIEW] = 8, [TARGET_DONE] = 3, [TARGET_PERSON] = 2, [TARGET_SESSION] = 5, [TARGET_SCENARIO] = 1,
	};
	static const char *const telling[] = { "text", "name", "title", "status", "live", "quarters", "answer", NULL };
	int rank = ranks[t->kind] * 2;
	for (size_t i = 0; telling[i] != NULL; i++)
		rank += strcmp(t->column, telling[i]) == 0;
	return rank;
}

/* --- in words --- */

static char *shortened(const char *text)
{
	size_t len = strlen(text), to = len < VALUE_MAX ? len : VALUE_MAX;
	while (to > 0 && to < len && !text_is_boundary(text, len, to))
		to--;
	return to < len ? xasprintf("%.*s…", (int)to, text) : xstrdup(text);
}

/* Options by what they are called. Caller frees; NULL stays NULL. */
static char *value_words(const struct field *f, enum value_type type, const char *value)
{
	struct buf b = { 0 };
	if (value == NULL || f == NULL || (type != VALUE_ID && type != VALUE_IDS))
		return value != NULL ? shortened(value) : NULL;
	for (const char *at = value; *at != '\0'; at += strspn(at, " ")) {
		size_t len = strcspn(at, " ");
		char *id = xstrndup(at, len);
		const struct option *o = field_option(f, id);
		buf_printf(&b, "%s%s", b.len > 0 ? ", " : "", o != NULL ? said_in(&o->label, i18n_language(), NULL) : id);
		free(id);
		at += len;
	}
	char *whole = buf_take(&b), *words = shortened(whole);
	free(whole);
	return words;
}

/* The live step by its title. */
static void step_value(const struct scenario *s, char **value)
{
	const struct step *step = s != NULL && *value != NULL ? scenario_step(s, *value) : NULL;
	if (step != NULL)
		replace(value, said_in(&step->title, i18n_language(), NULL));
}

/* Who leads, who writes down: by name. */
static void person_value(struct paging *p, char **value)
{
	char *id = *value;
	if (id != NULL) {
		*value = name_of(p, id);
		free(id);
	}
}

static int64_t number_in(const char *text)
{
	return text != NULL ? strtoll(text, NULL, 10) : 0;
}

/* Of a note: whose it is, and where. */
static void note_place(struct paging *p, struct history_entry *e, char **step, int64_t *meeting)
{
	struct target t = e->target;
	t.column = "enterprise";
	char *value = value_of(p, t);
	e->enterprise = number_in(value);
	free(value);
	t.column = "meeting";
	value = value_of(p, t);
	*meeting = number_in(value);
	free(value);
	t.column = "step";
	*step = value_of(p, t);
}

/* Caller frees. */
static char *meeting_title(struct paging *p, int64_t meeting)
{
	struct target t = { TARGET_MEETING, meeting, 0, "", "", "", "title" };
	char *title = meeting > 0 ? value_of(p, t) : NULL;
	return title != NULL ? title : xstrdup("");
}

static void words(struct paging *p)
{
	struct history_entry *e = &p->entry;
	char *step_id = NULL, *author = name_of(p, e->author);
	int64_t meeting = e->target.meeting;
	e->enterprise = e->target.enterprise;
	if (e->target.kind == TARGET_NOTE)
		note_place(p, e, &step_id, &meeting);
	else
		step_id = xstrdup(e->target.step);
	const struct scenario *s = scenario_of(p, meeting);
	const struct step *step = s != NULL && step_id != NULL ? scenario_step(s, step_id) : NULL;
	const struct field *f = s != NULL && *e->target.field != '\0' ? scenario_field(s, e->target.field, step != NULL ? NULL : &step) : NULL;
	const struct field *column = f != NULL && *e->target.column != '\0' ? field_column(f, e->target.column) : NULL;
	const char *label = f != NULL ? said_in(&f->label, i18n_language(), NULL) : e->target.field;
	e->label = column != NULL ? xasprintf("%s · %s", label, said_in(&column->label, i18n_language(), NULL)) : xstrdup(label);
	e->meeting = meeting;
	e->meeting_title = meeting_title(p, meeting);
	e->step = xstrdup(step != NULL ? said_in(&step->title, i18n_language(), NULL) : "");
	const struct field *of = e->target.kind == TARGET_REVIEW ? NULL : column != NULL ? column : f;
	char *before = value_words(of, p->type, e->before), *after = value_words(of, p->type, e->after);
	free(e->before);
	free(e->after);
	free(e->author);
	e->before = before;
	e->after = after;
	if (e->target.kind == TARGET_MEETING && strcmp(e->target.column, "live") == 0) {
		step_value(s, &e->before);
		step_value(s, &e->after);
	}
	if (e->target.kind == TARGET_SESSION && (strcmp(e->target.column, "lead") == 0 || strcmp(e->target.column, "scribe") == 0)) {
		person_value(p, &e->before);
		person_value(p, &e->after);
	}
	e->author = author;
	free(step_id);
}

/* Each of the words typed is somewhere in the line. */
static bool wanted(struct paging *p)
{
	struct history_entry *e = &p->entry;
	struct target name = { TARGET_ENTERPRISE, 0, e->enterprise, "", "", "", "name" };
	char *enterprise = e->enterprise > 0 ? value_of(p, name) : NULL;
	char *line = xasprintf("%s %s %s %s %s %s", e->author, enterprise != NULL ? enterprise : "", e->label, e->step, e->before != NULL ? e->before : "",
	                       e->after != NULL ? e->after : "");
	bool has = true;
	for (const char *at = p->typed; has && *(at += strspn(at, " ")) != '\0'; at += strcspn(at, " ")) {
		char *word = xstrndup(at, strcspn(at, " "));
		has = text_matches(line, word);
		free(word);
	}
	free(line);
	free(enterprise);
	return has;
}

static void finish(struct paging *p)
{
	struct error ignored = { 0 };
	if (p->entry.count == 0)
		return;
	words(p);
	if (!session_undone(p->k->session, p->entry.action, &p->entry.undone, &ignored))
		error_clear(&ignored);
	if (wanted(p)) {
		p->page.list = xrealloc(p->page.list, p->page.count + 1, sizeof(*p->page.list));
		p->page.list[p->page.count++] = p->entry;
	} else {
		history_entry_clear(&p->entry);
	}
	p->entry = (struct history_entry){ 0 };
}

/* --- by action --- */

static void take(struct paging *p, const struct change *c, const char *op)
{
	struct history_entry *e = &p->entry;
	if (e->count++ > 0) {
		target_clear(&e->target);
		free(e->author);
		free(e->op);
		free(e->before);
		free(e->after);
	} else {
		e->revision = c->revision;
	}
	e->action = c->action;
	e->at = c->at;
	e->merged |= c->merged;
	e->author = xstrdup(c->author);
	e->op = xstrdup(op);
	e->target = target_copy(&c->target);
	e->before = xstrdup(c->before);
	e->after = xstrdup(c->after);
	p->rank = rank_of(&c->target);
	p->type = c->type;
}

static bool one(void *context, const struct change *c, const char *op, struct error *err)
{
	struct paging *p = context;
	(void)err;
	if (p->entry.count > 0 && p->entry.action != c->action)
		finish(p);
	if (p->page.count == PAGE) {
		p->stopped = c->revision;
		return false;
	}
	if (p->entry.count == 0 || rank_of(&c->target) >= p->rank)
		take(p, c, op);
	else
		p->entry.count++;
	return true;
}

bool keeper_answer_history(struct keeper *k, const char *text, struct buf *out, struct error *err)
{
	char *typed = NULL;
	struct paging p = { .k = k };
	int64_t before = strtoll(text, &typed, 10);
	p.typed = typed;
	bool good = k->reader.role == READER_FACILITATOR ? session_history(k->session, before, ROWS, one, &p, &p.page.next, err) : error_set(err, _("Only facilitators see this."));
	finish(&p);
	if (good) {
		wire_put_text(out, NULL);
		history_put(out, &p.page);
	}
	history_clear(&p.page);
	scenario_free(p.scenario);
	return good;
}
