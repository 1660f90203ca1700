/* The codec of requests, a table of what each kind carries, and the lines of a rescue file.
 * Must not know what becomes of a request. */
#include "session/request.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"

#define SETTINGS_MAX 100000
#define EDITS_MAX 100000

static void put_splice(struct buf *b, const struct request *r)
{
	wire_put_target(b, &r->target);
	wire_put_number(b, (int64_t)r->edit_count);
	for (size_t i = 0; i < r->edit_count; i++) {
		wire_put_number(b, r->edits[i].at);
		wire_put_number(b, r->edits[i].removed);
		wire_put_text(b, r->edits[i].inserted);
	}
}

static void put_place(struct buf *b, const struct request *r)
{
	wire_put_place(b, &r->place);
}

static void put_fold(struct buf *b, const struct request *r)
{
	wire_put_number(b, r->all);
	if (!r->all)
		wire_put_target(b, &r->target);
}

static void put_set(struct buf *b, const struct request *r)
{
	wire_put_number(b, (int64_t)r->setting_count);
	for (size_t i = 0; i < r->setting_count; i++) {
		wire_put_target(b, &r->settings[i].target);
		wire_put_number(b, r->settings[i].type);
		wire_put_text(b, r->settings[i].value);
	}
}

static void put_undo(struct buf *b, const struct request *r)
{
	wire_put_number(b, r->redo);
	wire_put_number(b, r->force);
	wire_put_number(b, r->action);
}

static void put_anonymous(struct buf *b, const struct request *r)
{
	wire_put_number(b, r->meeting);
	wire_put_text(b, r->field);
	wire_put_text(b, r->question);
	wire_put_number(b, r->type);
	wire_put_text(b, r->value);
}

static void put_hand_in(struct buf *b, const struct request *r)
{
	wire_put_number(b, r->meeting);
	wire_put_text(b, r->field);
}

static bool id_or_none(const char *id)
{
	return id[0] == '\0' || id_valid(id);
}

static bool utf8(const char *text)
{
	return text == NULL || text_valid(text, strlen(text));
}

static bool get_target(struct wire_reader *w, struct target *t)
{
	if (!wire_get_target(w, t))
		return false;
	bool row = t->kind == TARGET_SCENARIO ? utf8(t->row) : id_or_none(t->row);
	return row && id_or_none(t->step) && id_or_none(t->field) && id_or_none(t->column) && t->meeting >= 0 &&
	       t->enterprise >= 0;
}

static bool get_type(struct wire_reader *w, enum value_type *type)
{
	int64_t n = wire_get_number(w);
	*type = n >= 0 && n < VALUE_TYPE_COUNT ? (enum value_type)n : VALUE_TEXT;
	return n >= 0 && n < VALUE_TYPE_COUNT;
}

static bool get_splice(struct wire_reader *w, struct request *r)
{
	const int64_t most = (int64_t)WIRE_FRAME_MAX;
	bool ok = get_target(w, &r->target);
	int64_t count = wire_get_number(w);
	if (w->bad || count < 0 || count > EDITS_MAX || count > w->end - w->at)
		return false;
	r->edits = xcalloc((size_t)count + 1, sizeof(*r->edits));
	for (int64_t i = 0; i < count && ok; i++) {
		struct request_edit *e = &r->edits[i];
		e->at = wire_get_number(w);
		e->removed = wire_get_number(w);
		e->inserted = wire_get_word(w);
		ok = utf8(e->inserted) && e->at >= 0 && e->at <= most && e->removed >= 0 && e->removed <= most;
		r->edit_count++;
	}
	return ok;
}

static bool get_place(struct wire_reader *w, struct request *r)
{
	const struct place *p = &r->place;
	return wire_get_place(w, &r->place) && id_or_none(p->view) && id_or_none(p->step) && id_or_none(p->field) &&
	       id_or_none(p->row) && id_or_none(p->column);
}

static bool get_fold(struct wire_reader *w, struct request *r)
{
	r->all = wire_get_number(w) != 0;
	return r->all || get_target(w, &r->target);
}

static bool get_set(struct wire_reader *w, struct request *r)
{
	int64_t count = wire_get_number(w);
	if (w->bad || count < 0 || count > SETTINGS_MAX || count > w->end - w->at)
		return false;
	r->settings = xcalloc((size_t)count + 1, sizeof(*r->settings));
	for (int64_t i = 0; i < count; i++) {
		struct setting *s = &r->settings[i];
		if (!get_target(w, &s->target) || !get_type(w, &s->type))
			return false;
		s->value = wire_get_text(w);
		if (!utf8(s->value))
			return false;
		r->setting_count++;
	}
	return true;
}

static bool get_undo(struct wire_reader *w, struct request *r)
{
	r->redo = wire_get_number(w) != 0;
	r->force = wire_get_number(w) != 0;
	r->action = wire_get_number(w);
	return r->action >= 0;
}

static bool get_anonymous(struct wire_reader *w, struct request *r)
{
	r->meeting = wire_get_number(w);
	r->field = wire_get_word(w);
	r->question = wire_get_word(w);
	bool ok = get_type(w, &r->type);
	r->value = wire_get_text(w);
	return ok && id_valid(r->field) && id_valid(r->question) && utf8(r->value);
}

static bool get_hand_in(struct wire_reader *w, struct request *r)
{
	r->meeting = wire_get_number(w);
	r->field = wire_get_word(w);
	return id_valid(r->field);
}

static const struct {
	void (*put)(struct buf *b, const struct request *r);
	bool (*get)(struct wire_reader *w, struct request *r);
} kinds[REQUEST_KIND_COUNT] = {
	[REQUEST_SPLICE] = { put_splice, get_splice },
	[REQUEST_PLACE] = { put_place, get_place },
	[REQUEST_FOLD] = { put_fold, get_fold },
	[REQUEST_SET] = { put_set, get_set },
	[REQUEST_UNDO] = { put_undo, get_undo },
	[REQUEST_ANONYMOUS] = { put_anonymous, get_anonymous },
	[REQUEST_HAND_IN] = { put_hand_in, get_hand_in },
	[REQUEST_MEETING] = { put_set, get_set },
	[REQUEST_JOIN] = { put_set, get_set },
};

void request_put(struct buf *b, const struct request *r)
{
	size_t mark = wire_begin(b, WIRE_REQUEST);
	wire_put_number(b, r->kind);
	wire_put_number(b, r->number);
	wire_put_number(b, r->seen);
	kinds[r->kind].put(b, r);
	wire_end(b, mark);
}

bool request_get(struct wire_reader *reader, struct request *r)
{
	*r = (struct request){ .target = { .step = "", .field = "", .row = "", .column = "" }, .field = "",
		.question = "" };
	int64_t kind = wire_get_number(reader);
	r->number = wire_get_number(reader);
	r->seen = wire_get_number(reader);
	if (reader->bad || kind < 0 || kind >= REQUEST_KIND_COUNT || r->number <= 0)
		return false;
	r->kind = (enum request_kind)kind;
	if (kinds[kind].get(reader, r) && wire_done(reader))
		return true;
	request_clear(r);
	return false;
}

void request_clear(struct request *r)
{
	free(r->settings);
	free(r->edits);
	r->settings = NULL;
	r->edits = NULL;
	r->setting_count = r->edit_count = 0;
}

struct pieces request_pieces(const struct request *r)
{
	struct pieces p = { 0 };
	for (size_t i = 0; i < r->edit_count; i++)
		pieces_add(&p, (size_t)r->edits[i].at, (size_t)r->edits[i].removed, r->edits[i].inserted);
	return p;
}

bool request_is_typed(const char *body, size_t len)
{
	struct wire_reader r = { body, body + len, false };
	int64_t kind = wire_get_number(&r);
	return !r.bad && (kind == REQUEST_SPLICE || kind == REQUEST_PLACE);
}

static void json_text(struct buf *b, const char *text)
{
	if (text == NULL) {
		buf_text(b, "null");
		return;
	}
	buf_char(b, '"');
	for (const char *p = text; *p != '\0'; p++) {
		unsigned char c = (unsigned char)*p;
		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else if (c < 0x20)
			buf_printf(b, "\\u%04x", c);
		else
			buf_char(b, *p);
	}
	buf_char(b, '"');
}

static void json_member(struct buf *b, const char *name, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	buf_printf(b, "\"%s\":", name);
	json_text(b, text);
	buf_char(b, ',');
}

void request_rescue_line(struct buf *b, const char *author, int64_t at, const struct target *t, enum value_type type,
                         const char *value)
{
	char utc[CLOCK_UTC_SIZE];
	buf_char(b, '{');
	json_member(b, "at", clock_utc(at, utc));
	json_member(b, "author", author);
	json_member(b, "kind", target_kinds[t->kind].name);
	buf_printf(b, "\"meeting\":%lld,\"enterprise\":%lld,", (long long)t->meeting, (long long)t->enterprise);
	json_member(b, "step", t->step);
	json_member(b, "field", t->field);
	json_member(b, "row", t->row);
	json_member(b, "column", t->column);
	json_member(b, "type", value_type_names[type]);
	buf_text(b, "\"value\":");
	json_text(b, value);
	buf_text(b, "}\n");
}
