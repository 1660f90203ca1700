/* Bytes become keys: characters, control characters, escape sequences, pastes. What no rule knows is swallowed whole,
 * never typed into a text. No terminal here: screen.c brings the bytes and the time. */
#include "tui/input.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "tui/sequence.h"

enum { WAIT_ESC = 25, WAIT_SEQUENCE = 250, WAIT_PASTE = 2000, LONGEST_SEQUENCE = 64, BURST = 32 };

#define PASTE_END "\033[201~"

void input_learn(struct input *in, const char *bytes, struct key key)
{
	size_t len = strlen(bytes);

	if (len < 2 || bytes[0] != '\033')
		return;
	in->learnt = xrealloc(in->learnt, in->learnt_count + 1, sizeof(*in->learnt));
	in->learnt[in->learnt_count++] = (struct learnt){xstrdup(bytes), len, key};
}

void input_add(struct input *in, const char *bytes, size_t len, int64_t now)
{
	if (len == 0)
		return;
	if (in->at > 0) {
		buf_drop(&in->bytes, in->at);
		in->at = 0;
	}
	buf_add(&in->bytes, bytes, len);
	in->last = now;
}

static const char *rest(const struct input *in, size_t *len)
{
	*len = in->bytes.len - in->at;
	return *len > 0 ? in->bytes.data + in->at : "";
}

/* How long what is there may wait for more. */
static int patience(const struct input *in)
{
	size_t len;
	const char *text = rest(in, &len);

	if (in->pasting)
		return WAIT_PASTE;
	return len >= 2 && text[0] == '\033' && (text[1] == '[' || text[1] == 'O') ? WAIT_SEQUENCE : WAIT_ESC;
}

int input_timeout(const struct input *in, int64_t now)
{
	if (!in->pasting && in->at >= in->bytes.len)
		return -1;
	int64_t left = in->last + patience(in) - now;

	return left < 0 ? 0 : left > WAIT_PASTE ? WAIT_PASTE : (int)left;
}

/* Moves what belongs to the paste over; true when it is at its end. */
static bool collect_paste(struct input *in, bool late)
{
	const size_t mark = strlen(PASTE_END);
	size_t len;
	const char *text = rest(in, &len);
	const char *end = len > 0 ? memmem(text, len, PASTE_END, mark) : NULL;
	size_t take = end != NULL ? (size_t)(end - text) : len;

	if (end == NULL && !late) /* the mark may have come in part */
		for (size_t n = mark - 1 < len ? mark - 1 : len; n > 0; n--)
			if (memcmp(text + len - n, PASTE_END, n) == 0) {
				take = len - n;
				break;
			}
	for (size_t i = 0; i < take; i++)
		if (text[i] != '\0')
			buf_char(&in->paste, text[i]);
	in->at += take + (end != NULL ? mark : 0);
	return end != NULL || late;
}

/* A control character as a key. */
static struct key control(const struct input *in, unsigned char c)
{
	switch (c) {
	case '\r':
	case '\n':
		return key_of(KEY_ENTER_, 0);
	case '\t':
		return key_of(KEY_TAB_, 0);
	case '\033':
		return key_of(KEY_ESC_, 0);
	case 0x7F:
		return key_of(KEY_BACKSPACE_, 0);
	case '\b':
		return key_of(KEY_BACKSPACE_, in->backspace_is_8 ? 0 : MOD_CTRL);
	case 0:
		return key_of(' ', MOD_CTRL);
	default:
		return key_of(c < 27 ? c - 1U + 'a' : c + 64U, MOD_CTRL);
	}
}

/* One character or control character. 0: not whole yet. */
static size_t plain(const struct input *in, const char *text, size_t len, bool late, struct key *k)
{
	unsigned char c = (unsigned char)text[0];
	ucs4_t code = c;
	int n = 1;

	if (c < 0x20 || c == 0x7F) {
		*k = control(in, c);
		return 1;
	}
	if (c >= 0x80)
		n = u8_mbtoucr(&code, (const uint8_t *)text, len);
	if (n == -2 && !late)
		return 0;
	if (n <= 0) { /* a byte that is no UTF-8 shows as what it is */
		code = 0xFFFD;
		n = 1;
	}
	*k = key_of(code >= 0x80 && code < 0xA0 ? KEY_NONE : code, 0);
	return (size_t)n;
}

/* What the terminal's description says. 0: not there; LEN + 1: perhaps, when more comes. */
static size_t learnt(const struct input *in, const char *text, size_t len, struct key *k)
{
	size_t best = 0;
	bool begun = false;

	for (size_t i = 0; i < in->learnt_count; i++) {
		const struct learnt *l = &in->learnt[i];

		if (l->len <= len && l->len > best && memcmp(l->bytes, text, l->len) == 0) {
			best = l->len;
			*k = l->key;
		}
		begun |= l->len > len && memcmp(l->bytes, text, len) == 0;
	}
	return best > 0 ? best : begun ? len + 1 : 0;
}

/* After ESC. 0: not whole yet. */
static size_t escaped(const struct input *in, const char *text, size_t len, bool late, struct key *k)
{
	size_t n = learnt(in, text, len, k);

	if (n > 0 && n <= len)
		return n;
	if ((n > len || len == 1) && !late)
		return 0;
	if (len == 1) {
		*k = control(in, '\033');
		return 1;
	}
	if (text[1] == '[' || text[1] == 'O') {
		n = sequence_read(text, len, k);
		if (n > 0)
			return n;
		if (!late && len < LONGEST_SEQUENCE)
			return 0;
		if (len > 2) { /* begun and never ended: nobody meant it as text */
			*k = key_of(KEY_NONE, 0);
			return len;
		}
	}
	if (text[1] == '\033' && len == 2 && !late)
		return 0;
	n = text[1] == '\033' ? (len > 2 ? escaped(in, text + 1, len - 1, late, k) : 1)
	                      : plain(in, text + 1, len - 1, late, k);
	if (text[1] == '\033' && len == 2) {
		*k = control(in, '\033'); /* Esc twice is Esc twice */
		return 1;
	}
	if (n > 0)
		k->mods |= k->code == KEY_NONE || k->code == KEY_PASTE_ || key_is_mouse(k) ? 0 : MOD_META;
	return n > 0 ? n + 1 : 0;
}

/* So many characters at once, which nobody types: a paste on a terminal that doesn't say so. Returns the bytes. */
static size_t burst(const char *text, size_t len)
{
	size_t at = 0, characters = 0;

	while (at < len && (unsigned char)text[at] >= 0x20 && text[at] != 0x7F) {
		ucs4_t c;
		int n = u8_mbtoucr(&c, (const uint8_t *)text + at, len - at);

		if (n <= 0 || (c >= 0x80 && c < 0xA0))
			break;
		at += (size_t)n;
		characters++;
	}
	return characters >= BURST ? at : 0;
}

static void hand_paste(struct input *in, struct key *k)
{
	*k = key_of(KEY_PASTE_, 0);
	k->paste = buf_str(&in->paste);
}

bool input_key(struct input *in, int64_t now, struct key *k)
{
	size_t len;

	for (;;) {
		const char *text = rest(in, &len);
		bool late = now - in->last >= patience(in);

		if (in->pasting) {
			if (!collect_paste(in, late))
				return false;
			in->pasting = false;
			hand_paste(in, k);
			return true;
		}
		if (len == 0)
			return false;
		size_t n = burst(text, len);

		if (n > 0) {
			buf_drop(&in->paste, in->paste.len);
			buf_add(&in->paste, text, n);
			in->at += n;
			hand_paste(in, k);
			return true;
		}
		n = text[0] == '\033' ? escaped(in, text, len, late, k) : plain(in, text, len, late, k);

		if (n == 0)
			return false;
		in->at += n;
		if (k->code == KEY_PASTE_) {
			in->pasting = true;
			buf_drop(&in->paste, in->paste.len);
		} else if (k->code != KEY_NONE) {
			return true;
		}
	}
}

void input_clear(struct input *in)
{
	for (size_t i = 0; i < in->learnt_count; i++)
		free(in->learnt[i].bytes);
	free(in->learnt);
	buf_clear(&in->bytes);
	buf_clear(&in->paste);
	*in = (struct input){0};
}
