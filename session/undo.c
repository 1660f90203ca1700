/* Undo and redo: the inverse of an author's last action, appended like any change; what somebody else changed
 * since is a conflict, shown and not overwritten unless asked. The author's own drafts are folded before. */
#include <stdlib.h>
#include <string.h>

#include "session/append.h"
#include "session/model_parts.h"
#include "session/state.h"

/* --- what may be undone: two stacks per author, linked through the history itself --- */

/* What the last sound change of AUTHOR says. */
static bool undo_state_read(struct session *s, const char *author, struct undo_state *u, struct error *err)
{
	*u = (struct undo_state){0};
	sqlite3_stmt *q = db_query(s, "SELECT * FROM change WHERE author = :author AND op <> 'new' ORDER BY revision DESC",
	                           err);
	int got = -1;
	if (!q)
		return false;
	db_bind_text(q, ":author", author);
	while ((got = db_step(s, q, err)) > 0 && !db_row_sound(q, "change"))
		;
	if (got > 0) {
		*u = (struct undo_state){
			.action = sqlite3_column_int64(q, CHANGE_ACTION),
			.below = sqlite3_column_int64(q, CHANGE_BELOW),
			.undo_next = sqlite3_column_int64(q, CHANGE_UNDO_NEXT),
			.redo_next = sqlite3_column_int64(q, CHANGE_REDO_NEXT),
		};
		sqlite3_reset(q);
	}
	return got >= 0;
}

/* The `below` and `concerns` of an action; 0 where it is not there. */
static bool undo_links(struct session *s, int64_t action, int64_t *below, int64_t *concerns, struct error *err)
{
	*below = *concerns = 0;
	sqlite3_stmt *q = db_query(s, "SELECT * FROM change WHERE revision = :action", err);
	if (!q)
		return false;
	db_bind_int(q, ":action", action);
	int got = db_step(s, q, err);
	if (got > 0 && db_row_sound(q, "change")) {
		*below = sqlite3_column_int64(q, CHANGE_BELOW);
		*concerns = sqlite3_column_int64(q, CHANGE_CONCERNS);
	}
	sqlite3_reset(q);
	if (*below >= action)
		*below = 0; /* none of ours leads back to itself */
	return got >= 0;
}

bool undo_state_after(struct session *s, const struct change *c, enum change_op op, int64_t concerns,
                             struct undo_state *u, struct error *err)
{
	struct undo_state was;
	int64_t below, ignored;
	*u = (struct undo_state){0};
	if (op == OP_NEW)
		return true;
	if (!undo_state_read(s, c->author, &was, err))
		return false;
	*u = was;
	if (c->action != c->revision) { /* one more change of an action */
		if (was.action != c->action)
			u->below = 0;
		return true;
	}
	if (op == OP_DO) {
		*u = (struct undo_state){.below = was.undo_next, .undo_next = c->action};
		return true;
	}
	if (!undo_links(s, op == OP_UNDO ? concerns : was.redo_next, &below, &ignored, err))
		return false;
	*u = op == OP_UNDO ? (struct undo_state){.below = was.redo_next, .undo_next = below, .redo_next = c->action}
	                   : (struct undo_state){.undo_next = concerns, .redo_next = below};
	return true;
}

/* --- taking back --- */

/* What an action did to one target, all its changes taken together. */
struct net {
	struct target target;
	enum value_type type;
	char *before, *after; /* owned; NULL: absent */
};

struct nets {
	struct net *list;
	size_t count;
};

void undo_result_clear(struct undo_result *r)
{
	free(r->theirs);
	free(r->mine);
	target_clear(&r->target);
	*r = (struct undo_result){0};
}

static void nets_clear(struct nets *n)
{
	for (size_t i = 0; i < n->count; i++) {
		target_clear(&n->list[i].target);
		free(n->list[i].before);
		free(n->list[i].after);
	}
	free(n->list);
	*n = (struct nets){0};
}

static void nets_add(struct nets *n, const struct change *c)
{
	for (size_t i = 0; i < n->count; i++) {
		if (target_same(&n->list[i].target, &c->target)) {
			replace(&n->list[i].after, c->after);
			return;
		}
	}
	n->list = xrealloc(n->list, n->count + 1, sizeof *n->list);
	n->list[n->count++] = (struct net){
		.target = target_copy(&c->target),
		.type = c->type,
		.before = xstrdup(c->before),
		.after = xstrdup(c->after),
	};
}

/* An action's changes stand close together (a draft may have been folded between two of them): no need to read to
 * the end. */
static bool nets_read(struct session *s, int64_t action, struct nets *n, bool *altered, struct error *err)
{
	sqlite3_stmt *q = db_query(s, "SELECT * FROM change WHERE revision >= :action ORDER BY revision", err);
	if (!q)
		return false;
	db_bind_int(q, ":action", action);
	int got, others = 0;
	while (others < 100 && (got = db_step(s, q, err)) > 0) {
		struct change c;
		if (sqlite3_column_int64(q, CHANGE_ACTION) != action) {
			others++;
			continue;
		}
		others = 0;
		if (!db_row_sound(q, "change") || !change_from_row(q, &c)) {
			sqlite3_reset(q);
			*altered = true;
			return db_altered(s, "change", err);
		}
		nets_add(n, &c);
	}
	sqlite3_reset(q);
	return others == 100 || got == 0;
}

static bool equal(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Is the value still what the action left (or already what is wanted)? Else R gets both. *EFFECT: would it change
 * anything? */
static bool compare(struct session *s, const struct net *n, bool redo, bool force, bool *effect, struct undo_result *r,
                    struct error *err)
{
	const char *left = redo ? n->before : n->after, *wanted = redo ? n->after : n->before;
	struct state_value now;
	/* what somebody is still typing there is a change since */
	if (!draft_fold(s, &n->target, NULL, err) || !state_read(s, &n->target, &now, err))
		return false;
	r->altered = now.altered;
	if (now.altered)
		return db_altered(s, state_table_name(n->target.kind), err);
	*effect = *effect || !equal(now.text, wanted);
	if (!force && !r->conflict && !equal(now.text, left) && !equal(now.text, wanted)) {
		r->conflict = true;
		r->theirs = xstrdup(now.text);
		r->mine = xstrdup(wanted);
		r->target = target_copy(&n->target);
	}
	free(now.text);
	return true;
}

/* What was typed where a number is expected is kept as typed: then the value before is a text though the one after is none. */
static enum value_type type_of(const struct net *n, const char *value)
{
	double number;

	return n->type == VALUE_NUMBER && value && !model_number(value, &number) ? VALUE_TEXT : n->type;
}

static bool take_back(struct session *s, const char *author, const struct nets *nets, enum change_op op, int64_t now,
                      int64_t concerns, change_sink *sink, void *context, struct error *err)
{
	bool redo = op == OP_REDO;
	int64_t action = 0;
	for (size_t i = 0; i < nets->count; i++) {
		const struct net *n = &nets->list[redo ? i : nets->count - 1 - i];
		const char *value = redo ? n->after : n->before;
		struct change c = {.action = action,
		                   .at = now,
		                   .author = author,
		                   .target = n->target,
		                   .type = type_of(n, value),
		                   .after = value};
		if (!append_op(s, &c, op, concerns, err))
			return false;
		if (c.revision == 0)
			continue;
		action = c.action;
		if (sink && !sink(context, &c, err))
			return false;
	}
	return true;
}

/* The next action of AUTHOR that would have an effect; *CONCERNS 0: none. */
static bool next_action(struct session *s, const char *author, bool redo, bool force, struct nets *nets,
                        int64_t *concerns, struct undo_result *r, struct error *err)
{
	struct undo_state u;
	if (!undo_state_read(s, author, &u, err))
		return false;
	int64_t at = redo ? u.redo_next : u.undo_next, below, undone;
	bool effect = false;
	for (*concerns = at; at > 0; at = below) {
		if (!undo_links(s, at, &below, &undone, err))
			return false;
		*concerns = redo ? undone : at;
		if (!nets_read(s, *concerns, nets, &r->altered, err))
			return false;
		for (size_t i = 0; i < nets->count; i++) {
			if (!compare(s, &nets->list[i], redo, force, &effect, r, err))
				return false;
		}
		if (effect)
			return true;
		nets_clear(nets); /* somebody has done the same already */
	}
	*concerns = 0;
	return true;
}

bool session_undo(struct session *s, const char *author, bool redo, bool force, int64_t now, change_sink *sink,
                  void *context, struct undo_result *r, struct error *err)
{
	struct nets nets = {0};
	*r = (struct undo_result){0};
	bool good = next_action(s, author, redo, force, &nets, &r->action, r, err);
	if (good && r->action == 0)
		r->nothing = true;
	else if (good && !r->conflict) {
		r->target = target_copy(&nets.list[0].target);
		good = take_back(s, author, &nets, redo ? OP_REDO : OP_UNDO, now, r->action, sink, context, err);
	}
	nets_clear(&nets);
	return good;
}

bool session_take_back(struct session *s, const char *author, int64_t action, bool force, int64_t now, change_sink *sink,
                       void *context, struct undo_result *r, struct error *err)
{
	struct nets nets = {0};
	bool effect = false;
	*r = (struct undo_result){.action = action};
	bool good = nets_read(s, action, &nets, &r->altered, err);
	for (size_t i = 0; good && i < nets.count; i++)
		good = compare(s, &nets.list[i], false, force, &effect, r, err);
	if (good && !effect)
		r->nothing = true;
	else if (good && !r->conflict) {
		r->target = target_copy(&nets.list[0].target);
		good = take_back(s, author, &nets, OP_DO, now, action, sink, context, err);
	}
	nets_clear(&nets);
	return good;
}
