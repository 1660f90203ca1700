/* The kinds of target, their keys, and copies of changes. Plain data: no file, no socket. */
#include "session/change.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/i18n.h"
#include "base/text.h"

#define ANSWER_KEYS (KEY_MEETING | KEY_FIELD | KEY_ENTERPRISE | KEY_ROW | KEY_COLUMN)

const struct target_row target_kinds[TARGET_KIND_COUNT] = {
	[TARGET_SESSION] = {"session", KEY_COLUMN, "title language parcours lead scribe until"},
	[TARGET_ENTERPRISE] = {"enterprise", KEY_ENTERPRISE | KEY_COLUMN,
	                       "name kind pole country language registration contact left reason joined forgotten"},
	[TARGET_SCENARIO] = {"scenario", KEY_ROW | KEY_COLUMN, "text"},
	[TARGET_MEETING] = {"meeting", KEY_MEETING | KEY_COLUMN,
	                    "kind scenario enterprise title date place live since starts ended blank"},
	[TARGET_STEP] = {"step", KEY_MEETING | KEY_STEP | KEY_COLUMN, 
	                 "status seconds presenter groups planned reason began revealed"},
	[TARGET_ANSWER] = {"answer", ANSWER_KEYS, NULL},
	[TARGET_MISSING] = {"missing", ANSWER_KEYS, NULL},
	[TARGET_CIRCLE] = {"circle", KEY_MEETING | KEY_FIELD | KEY_ENTERPRISE, NULL},
	[TARGET_ROW] = {"row", KEY_MEETING | KEY_FIELD | KEY_ENTERPRISE | KEY_ROW, NULL},
	[TARGET_NOTE] = {"note", KEY_ROW | KEY_COLUMN, "text enterprise meeting step circle follow"},
	[TARGET_PERSON] = {"person", KEY_ROW | KEY_COLUMN, "name role enterprise function left told language"},
	[TARGET_ATTENDANCE] = {"attendance", KEY_MEETING | KEY_ENTERPRISE | KEY_ROW | KEY_COLUMN,
	                       "status arrived left reason persons"},
	[TARGET_HOURS] = {"hours", KEY_ROW | KEY_COLUMN, "enterprise meeting date quarters what"},
	[TARGET_CONSENT] = {"consent", KEY_ROW | KEY_COLUMN, "enterprise person subject answer until"},
	[TARGET_TURN] = {"turn", KEY_MEETING | KEY_STEP | KEY_ENTERPRISE | KEY_COLUMN, "seconds"},
	[TARGET_REVIEW] = {"review", KEY_MEETING | KEY_FIELD | KEY_ENTERPRISE | KEY_ROW | KEY_COLUMN, "status text of"},
	[TARGET_DONE] = {"done", KEY_MEETING | KEY_STEP | KEY_ENTERPRISE | KEY_COLUMN, "at"},
	[TARGET_DERIVED] = {"derived", KEY_MEETING | KEY_FIELD | KEY_ENTERPRISE | KEY_COLUMN,
	                    "when check compute hours asked answered told"},
};

const char *const value_type_names[VALUE_TYPE_COUNT] = {"text", "number", "id", "ids"};

bool target_kind_parse(const char *name, enum target_kind *kind)
{
	for (int i = 0; i < TARGET_STORED_COUNT; i++) {
		if (strcmp(name, target_kinds[i].name) == 0) {
			*kind = (enum target_kind)i;
			return true;
		}
	}
	return false;
}

bool target_same(const struct target *a, const struct target *b)
{
	unsigned keys = target_kinds[a->kind].keys;

	return a->kind == b->kind && (!(keys & KEY_MEETING) || a->meeting == b->meeting) &&
	       (!(keys & KEY_ENTERPRISE) || a->enterprise == b->enterprise) &&
	       (!(keys & KEY_STEP) || strcmp(a->step, b->step) == 0) &&
	       (!(keys & KEY_FIELD) || strcmp(a->field, b->field) == 0) &&
	       (!(keys & KEY_ROW) || strcmp(a->row, b->row) == 0) &&
	       (!(keys & KEY_COLUMN) || strcmp(a->column, b->column) == 0);
}

/* Appends TEXT at LEN as far as SIZE goes; returns the length the whole would have. */
static size_t key_put(char *out, size_t size, size_t len, const char *text, size_t n)
{
	if (len < size) {
		size_t fits = n < size - len ? n : size - len;

		memcpy(out + len, text, fits);
	}
	return len + n;
}

static size_t key_part(char *out, size_t size, size_t len, bool used, const char *text)
{
	len = key_put(out, size, len, "|", 1);
	return used ? key_put(out, size, len, text, strlen(text)) : len;
}

static size_t key_number(char *out, size_t size, size_t len, bool used, int64_t number)
{
	char digits[24];

	text_number(digits, number);
	return key_part(out, size, len, used, digits);
}

static char *put_part(char *at, bool used, const char *text)
{
	*at++ = '|';
	return used ? stpcpy(at, text) : at;
}

static char *put_number(char *at, bool used, int64_t number)
{
	*at++ = '|';
	return used ? text_number(at, number) : at;
}

/* As target_key_write(), for the many that are short: asked for every value of every frame. */
static size_t key_write_short(const struct target *t, const struct target_row *kind, char *out)
{
	char *at = stpcpy(out, kind->name);

	at = put_number(at, kind->keys & KEY_MEETING, t->meeting);
	at = put_part(at, kind->keys & KEY_STEP, t->step);
	at = put_part(at, kind->keys & KEY_FIELD, t->field);
	at = put_number(at, kind->keys & KEY_ENTERPRISE, t->enterprise);
	at = put_part(at, kind->keys & KEY_ROW, t->row);
	at = put_part(at, kind->keys & KEY_COLUMN, t->column);
	*at = '\0';
	return (size_t)(at - out);
}

static size_t length_of(bool used, const char *text)
{
	return used ? strlen(text) : 0;
}

size_t target_key_write(const struct target *t, char *out, size_t size)
{
	enum { NAME_AND_NUMBERS = 80 };
	const struct target_row *kind = &target_kinds[t->kind];
	size_t texts = length_of(kind->keys & KEY_STEP, t->step) + length_of(kind->keys & KEY_FIELD, t->field) +
		       length_of(kind->keys & KEY_ROW, t->row) + length_of(kind->keys & KEY_COLUMN, t->column);

	if (texts + NAME_AND_NUMBERS < size)
		return key_write_short(t, kind, out);

	size_t len = key_put(out, size, 0, kind->name, strlen(kind->name));

	len = key_number(out, size, len, kind->keys & KEY_MEETING, t->meeting);
	len = key_part(out, size, len, kind->keys & KEY_STEP, t->step);
	len = key_part(out, size, len, kind->keys & KEY_FIELD, t->field);
	len = key_number(out, size, len, kind->keys & KEY_ENTERPRISE, t->enterprise);
	len = key_part(out, size, len, kind->keys & KEY_ROW, t->row);
	len = key_part(out, size, len, kind->keys & KEY_COLUMN, t->column);
	if (size > 0)
		out[len < size ? len : size - 1] = '\0';
	return len;
}

char *target_key(const struct target *t)
{
	size_t size = target_key_write(t, NULL, 0) + 1;
	char *key = xcalloc(size, 1);

	target_key_write(t, key, size);
	return key;
}

struct target target_copy(const struct target *t)
{
	struct target copy = *t;

	copy.step = xstrdup(t->step != NULL ? t->step : "");
	copy.field = xstrdup(t->field != NULL ? t->field : "");
	copy.row = xstrdup(t->row != NULL ? t->row : "");
	copy.column = xstrdup(t->column != NULL ? t->column : "");
	return copy;
}

/* The texts are const for who borrows them; a copy owns its own. */
static void free_text(const char **text)
{
	free((char *)*text);
	*text = NULL;
}

void target_clear(struct target *t)
{
	free_text(&t->step);
	free_text(&t->field);
	free_text(&t->row);
	free_text(&t->column);
}

struct change change_copy(const struct change *c)
{
	struct change copy = *c;

	copy.author = xstrdup(c->author);
	copy.target = target_copy(&c->target);
	copy.before = xstrdup(c->before);
	copy.after = xstrdup(c->after);
	return copy;
}

void change_clear(struct change *c)
{
	free_text(&c->author);
	target_clear(&c->target);
	free_text(&c->before);
	free_text(&c->after);
}

struct place place_copy(const struct place *p)
{
	struct place copy = *p;

	copy.view = xstrdup(p->view != NULL ? p->view : "");
	copy.step = xstrdup(p->step != NULL ? p->step : "");
	copy.field = xstrdup(p->field != NULL ? p->field : "");
	copy.row = xstrdup(p->row != NULL ? p->row : "");
	copy.column = xstrdup(p->column != NULL ? p->column : "");
	return copy;
}

void place_clear(struct place *p)
{
	free_text(&p->view);
	free_text(&p->step);
	free_text(&p->field);
	free_text(&p->row);
	free_text(&p->column);
}

const char *id_new(char *out)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	unsigned char bytes[10];
	ssize_t got;

	do
		got = getrandom(bytes, sizeof bytes, 0);
	while (got < 0 && errno == EINTR);
	if (got != (ssize_t)sizeof bytes)
		die("%s", _("the system gives no random numbers"));
	for (size_t i = 0; i < sizeof bytes; i++)
		out[i] = letters[bytes[i] & 31];
	out[sizeof bytes] = '\0';
	return out;
}

bool id_valid(const char *id)
{
	size_t len = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

	return len >= 1 && len <= 64 && id[len] == '\0';
}
