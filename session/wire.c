/* Frames and the codec: numbers as zigzag LEB128, texts with their length and a NUL so that they can be borrowed in
 * place. Must not know who sends what, nor when. */
#include "session/wire.h"

#include <assert.h>
#include <string.h>

#define HEAD 4
#define NUMBER_MAX 10

static size_t number_write(char *out, int64_t n)
{
	uint64_t u = ((uint64_t)n << 1) ^ (n < 0 ? UINT64_MAX : 0);
	size_t len = 0;
	while (u >= 0x80) {
		out[len++] = (char)(u | 0x80);
		u >>= 7;
	}
	out[len++] = (char)u;
	return len;
}

size_t wire_begin(struct buf *b, enum wire_kind kind)
{
	size_t mark = b->len;
	char head[HEAD + 1] = { 0, 0, 0, 0, (char)kind };
	buf_add(b, head, sizeof(head));
	return mark;
}

bool wire_end(struct buf *b, size_t mark)
{
	return wire_end_before(b, mark, 0);
}

bool wire_end_before(struct buf *b, size_t mark, size_t more)
{
	size_t len = b->len - mark - HEAD + more;
	if (more > WIRE_FRAME_MAX || len > WIRE_FRAME_MAX) {
		b->len = mark;
		return false;
	}
	for (size_t i = 0; i < HEAD; i++)
		b->data[mark + i] = (char)(unsigned char)(len >> (8 * i));
	return true;
}

void wire_put_number(struct buf *b, int64_t n)
{
	char out[NUMBER_MAX];
	buf_add(b, out, number_write(out, n));
}

void wire_put_text(struct buf *b, const char *text)
{
	if (text == NULL) {
		buf_add(b, "", 1);
		return;
	}
	size_t len = strlen(text);
	char out[NUMBER_MAX];
	buf_add(b, out, number_write(out, (int64_t)len + 1));
	if (len > 0)
		buf_add(b, text, len + 1);
}

void wire_put_target(struct buf *b, const struct target *t)
{
	char out[3 * NUMBER_MAX];
	size_t len = number_write(out, t->kind);
	len += number_write(out + len, t->meeting);
	len += number_write(out + len, t->enterprise);
	buf_add(b, out, len);
	wire_put_text(b, t->step);
	wire_put_text(b, t->field);
	wire_put_text(b, t->row);
	wire_put_text(b, t->column);
}

void wire_put_place(struct buf *b, const struct place *p)
{
	wire_put_text(b, p->view);
	wire_put_number(b, p->meeting);
	wire_put_number(b, p->enterprise);
	wire_put_text(b, p->step);
	wire_put_text(b, p->field);
	wire_put_text(b, p->row);
	wire_put_text(b, p->column);
	wire_put_number(b, p->offset);
}

void wire_put_change(struct buf *b, const struct change *c)
{
	char out[4 * NUMBER_MAX];
	size_t len = number_write(out, (int)c->type * 4 + (c->merged ? 1 : 0) + (c->draft ? 2 : 0));
	len += number_write(out + len, c->revision);
	len += number_write(out + len, (int64_t)((uint64_t)c->revision - (uint64_t)c->action));
	len += number_write(out + len, c->at);
	buf_add(b, out, len);
	wire_put_text(b, c->author != NULL ? c->author : "");
	wire_put_target(b, &c->target);
	wire_put_text(b, c->after);
}

static void reader_bad(struct wire_reader *r)
{
	r->bad = true;
	r->at = r->end;
}

int64_t wire_get_number(struct wire_reader *r)
{
	uint64_t u = 0;
	for (int shift = 0; shift < 64; shift += 7) {
		if (r->at == r->end)
			break;
		unsigned char byte = (unsigned char)*r->at++;
		if (shift == 63 && byte > 1)
			break;
		u |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return (int64_t)(u >> 1) ^ -(int64_t)(u & 1);
	}
	reader_bad(r);
	return 0;
}

const char *wire_get_text(struct wire_reader *r)
{
	int64_t n = wire_get_number(r);
	if (r->bad || n == 0)
		return NULL;
	if (n == 1)
		return "";
	if (n < 0 || n > r->end - r->at) {
		reader_bad(r);
		return NULL;
	}
	const char *text = r->at;
	if (memchr(text, '\0', (size_t)n) != text + n - 1) {
		reader_bad(r);
		return NULL;
	}
	r->at += n;
	return text;
}

const char *wire_get_word(struct wire_reader *r)
{
	const char *text = wire_get_text(r);
	if (text != NULL)
		return text;
	reader_bad(r);
	return "";
}

bool wire_get_target(struct wire_reader *r, struct target *t)
{
	int64_t kind = wire_get_number(r);
	if (kind < 0 || kind >= TARGET_KIND_COUNT) {
		kind = 0;
		reader_bad(r);
	}
	t->kind = (enum target_kind)kind;
	t->meeting = wire_get_number(r);
	t->enterprise = wire_get_number(r);
	t->step = wire_get_word(r);
	t->field = wire_get_word(r);
	t->row = wire_get_word(r);
	t->column = wire_get_word(r);
	return !r->bad;
}

bool wire_get_place(struct wire_reader *r, struct place *p)
{
	p->view = wire_get_word(r);
	p->meeting = wire_get_number(r);
	p->enterprise = wire_get_number(r);
	p->step = wire_get_word(r);
	p->field = wire_get_word(r);
	p->row = wire_get_word(r);
	p->column = wire_get_word(r);
	p->offset = wire_get_number(r);
	return !r->bad;
}

bool wire_get_change(struct wire_reader *r, struct change *c)
{
	int64_t flags = wire_get_number(r);
	if (flags < 0 || flags / 4 >= VALUE_TYPE_COUNT) {
		flags = 0;
		reader_bad(r);
	}
	c->type = (enum value_type)(flags / 4);
	c->merged = flags & 1;
	c->draft = flags & 2;
	c->revision = wire_get_number(r);
	c->action = (int64_t)((uint64_t)c->revision - (uint64_t)wire_get_number(r));
	c->at = wire_get_number(r);
	c->author = wire_get_word(r);
	wire_get_target(r, &c->target);
	c->before = NULL;
	c->after = wire_get_text(r);
	return !r->bad;
}

bool wire_done(const struct wire_reader *r)
{
	return !r->bad && r->at == r->end;
}

enum wire_found wire_frame(const char *data, size_t len, enum wire_kind *kind, struct wire_reader *r, size_t *size)
{
	if (len < HEAD)
		return WIRE_MORE;
	size_t body = 0;
	for (size_t i = 0; i < HEAD; i++)
		body |= (size_t)(unsigned char)data[i] << (8 * i);
	if (body == 0 || body > WIRE_FRAME_MAX)
		return WIRE_BAD;
	if (len == HEAD)
		return WIRE_MORE;
	unsigned char k = (unsigned char)data[HEAD];
	if (k == 0 || k >= WIRE_KIND_COUNT)
		return WIRE_BAD;
	if (len - HEAD < body)
		return WIRE_MORE;
	*kind = (enum wire_kind)k;
	*r = (struct wire_reader){ data + HEAD + 1, data + HEAD + body, false };
	*size = HEAD + body;
	return WIRE_FRAME;
}
