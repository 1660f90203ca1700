/* Names of keys, both ways, and how a hint line shows them. One table; knows nothing of terminals. */
#include "tui/key.h"

#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "base/i18n.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* The first row of a code is its name; the others are names people try. */
static const struct {
	uint32_t code;
	const char *name, *shown;
} names[] = {
	{KEY_ENTER_, "Enter", N_("Enter")},
	{KEY_TAB_, "Tab", N_("Tab")},
	{KEY_ESC_, "Esc", N_("Esc")},
	{KEY_BACKSPACE_, "Backspace", N_("Backspace")},
	{KEY_DELETE_, "Delete", N_("Del")},
	{KEY_INSERT_, "Insert", N_("Ins")},
	{KEY_UP_, "Up", N_("Up")},
	{KEY_DOWN_, "Down", N_("Down")},
	{KEY_LEFT_, "Left", N_("Left")},
	{KEY_RIGHT_, "Right", N_("Right")},
	{KEY_HOME_, "Home", N_("Home")},
	{KEY_END_, "End", N_("End")},
	{KEY_PAGEUP_, "PageUp", N_("PgUp")},
	{KEY_PAGEDOWN_, "PageDown", N_("PgDn")},
	{KEY_PASTE_, "Paste", N_("Paste")},
	{KEY_CLICK_, "Click", "Click"},
	{KEY_WHEEL_UP_, "WheelUp", "WheelUp"},
	{KEY_WHEEL_DOWN_, "WheelDown", "WheelDown"},
	{' ', "Space", N_("Space")},
	{'<', "lt", "<"},
	{KEY_ENTER_, "CR", NULL},
	{KEY_ENTER_, "Return", NULL},
	{KEY_BACKSPACE_, "BS", NULL},
	{KEY_DELETE_, "Del", NULL},
	{KEY_INSERT_, "Ins", NULL},
	{KEY_PAGEUP_, "PgUp", NULL},
	{KEY_PAGEDOWN_, "PgDn", NULL},
};

static const struct {
	unsigned mod;
	char letter;
	const char *shown;
} modifiers[] = {
	{MOD_CTRL, 'C', N_("Ctrl-")},
	{MOD_META, 'M', N_("Alt-")},
	{MOD_SHIFT, 'S', N_("Shift-")},
};

static bool is_special(uint32_t code)
{
	return code >= KEY_NONE;
}

struct key key_of(uint32_t code, unsigned mods)
{
	struct key k = {.code = code, .mods = mods};

	if (!is_special(code)) {
		if ((mods & MOD_CTRL) && code >= 'A' && code <= 'Z')
			k.code = code + ('a' - 'A');
		if (!(mods & MOD_CTRL))
			k.mods &= ~(unsigned)MOD_SHIFT;
	}
	return k;
}

bool key_same(const struct key *a, const struct key *b)
{
	return a->code == b->code && a->mods == b->mods;
}

bool key_is_text(const struct key *k)
{
	return !is_special(k->code) && k->code >= 0x20 && k->code != 0x7F && (k->code < 0x80 || k->code >= 0xA0) &&
	       !(k->mods & (MOD_CTRL | MOD_META));
}

bool key_is_mouse(const struct key *k)
{
	return k->code == KEY_CLICK_ || k->code == KEY_WHEEL_UP_ || k->code == KEY_WHEEL_DOWN_;
}

/* One character at TEXT; the bytes read, 0: none there. */
static size_t read_character(const char *text, uint32_t *code)
{
	ucs4_t c = 0;
	int n = text[0] == '\0' ? -1 : u8_mbtoucr(&c, (const uint8_t *)text, strnlen(text, 4));

	if (n <= 0 || c < 0x20 || c == 0x7F)
		return 0;
	*code = c;
	return (size_t)n;
}

static bool find_name(const char *name, size_t len, uint32_t *code)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (strlen(names[i].name) == len && strncmp(names[i].name, name, len) == 0 &&
		    names[i].code < KEY_PASTE_) { /* nobody presses a paste, or a click */
			*code = names[i].code;
			return true;
		}
	if (len >= 2 && len <= 3 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9') {
		int number = name[1] - '0';

		if (len == 3)
			number = name[2] >= '0' && name[2] <= '9' ? number * 10 + name[2] - '0' : 0;
		*code = (uint32_t)(KEY_F1_ + number - 1);
		return number >= 1 && number <= 12;
	}
	return false;
}

static size_t read_modifiers(const char *text, unsigned *mods)
{
	size_t at = 0;

	*mods = 0;
	for (size_t i = 0; i < COUNT(modifiers); i++)
		if (text[at] == modifiers[i].letter && text[at + 1] == '-' && text[at + 2] != '\0') {
			*mods |= modifiers[i].mod;
			at += 2;
			i = (size_t)-1; /* they come in any order */
		}
	return at;
}

size_t key_parse(const char *text, struct key *k)
{
	unsigned mods = 0;
	uint32_t code = 0;
	size_t at, n;

	if (text[0] != '<') {
		n = read_character(text, &code);
		*k = key_of(code, 0);
		return n;
	}
	at = 1 + read_modifiers(text + 1, &mods);
	n = read_character(text + at, &code);
	if (n == 0)
		return 0;
	if (text[at + n] != '>' || mods == 0) {
		n = strcspn(text + at, ">");
		if (text[at + n] != '>' || !find_name(text + at, n, &code))
			return 0;
	}
	*k = key_of(code, mods);
	return at + n + 1;
}

static const char *find_code(uint32_t code, bool shown)
{
	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].code == code)
			return shown ? _(names[i].shown) : names[i].name;
	return NULL;
}

/* The name without modifiers, in OUT of 16 bytes. */
static void write_bare(uint32_t code, bool shown, char *out)
{
	const char *name = find_code(code, shown);
	int n = 0;

	if (name != NULL)
		snprintf(out, 16, "%s", name);
	else if (code >= KEY_F1_ && code <= KEY_F12_)
		snprintf(out, 16, "F%u", (unsigned)(code - KEY_F1_ + 1));
	else if (is_special(code))
		snprintf(out, 16, "None");
	else {
		n = u8_uctomb((uint8_t *)out, code, 8);
		out[n > 0 ? n : 0] = '\0';
	}
}

const char *key_name(const struct key *k, char *out)
{
	char bare[16], mods[8] = "";
	size_t n = 0;

	write_bare(k->code, false, bare);
	for (size_t i = 0; i < COUNT(modifiers); i++)
		if (k->mods & modifiers[i].mod) {
			mods[n++] = modifiers[i].letter;
			mods[n++] = '-';
		}
	mods[n] = '\0';
	if (n == 0 && !is_special(k->code) && k->code != '<' && k->code != ' ')
		snprintf(out, 32, "%s", bare);
	else
		snprintf(out, 32, "<%s%s>", mods, bare);
	return out;
}

static uint32_t upper(uint32_t code)
{
	return code >= 'a' && code <= 'z' ? code - 'a' + 'A' : code;
}

/* "Alt-" and CODE. */
static const char *write_modified(unsigned mods, uint32_t code, char *out)
{
	char bare[16];
	size_t n = 0;

	write_bare(code, true, bare);
	out[0] = '\0';
	for (size_t i = 0; i < COUNT(modifiers); i++)
		if ((mods & modifiers[i].mod) && n < 32)
			n += (size_t)snprintf(out + n, 32 - n, "%s", _(modifiers[i].shown));
	if (n < 32)
		snprintf(out + n, 32 - n, "%s", bare);
	return out;
}

const char *key_short(const struct key *k, char *out)
{
	char bare[16];

	if (k->mods != MOD_CTRL || is_special(k->code) || k->code == ' ')
		return write_modified(k->mods, k->code, out);
	write_bare(upper(k->code), true, bare);
	snprintf(out, 32, "^%s", bare);
	return out;
}

const char *key_said(const struct key *k, char *out)
{
	return write_modified(k->mods, k->mods != 0 ? upper(k->code) : k->code, out);
}

bool key_in(const struct key *k, const char *keys)
{
	struct key one;

	while (*keys != '\0') {
		size_t n = *keys == ' ' ? 0 : key_parse(keys, &one);

		if (n > 0 && (keys[n] == ' ' || keys[n] == '\0') && key_same(k, &one))
			return true;
		keys += n > 0 ? n : 1;
	}
	return false;
}
