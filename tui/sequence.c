/* Escape sequences as xterm, rxvt, the Linux console and the newer protocols write keys: two tables and the grammar of
 * CSI. Knows nothing of time or of what else is in the input. */
#include "tui/sequence.h"

#include <stdbool.h>

enum { PARAMETERS = 4 };

static const struct {
	char final;
	uint32_t code;
	unsigned mods;
} letters[] = {
	{'A', KEY_UP_, 0},           {'B', KEY_DOWN_, 0},         {'C', KEY_RIGHT_, 0},
	{'D', KEY_LEFT_, 0},         {'H', KEY_HOME_, 0},         {'F', KEY_END_, 0},
	{'Z', KEY_TAB_, MOD_SHIFT},  {'M', KEY_ENTER_, 0},        {'P', KEY_F1_, 0},
	{'Q', KEY_F1_ + 1, 0},       {'R', KEY_F1_ + 2, 0},       {'S', KEY_F1_ + 3, 0},
	{'a', KEY_UP_, MOD_SHIFT},   {'b', KEY_DOWN_, MOD_SHIFT}, {'c', KEY_RIGHT_, MOD_SHIFT},
	{'d', KEY_LEFT_, MOD_SHIFT},
};

static const struct {
	int number;
	uint32_t code;
} numbers[] = {
	{1, KEY_HOME_}, {2, KEY_INSERT_}, {3, KEY_DELETE_}, {4, KEY_END_}, {5, KEY_PAGEUP_}, {6, KEY_PAGEDOWN_},
	{7, KEY_HOME_}, {8, KEY_END_},
	{11, KEY_F1_}, {12, KEY_F1_ + 1}, {13, KEY_F1_ + 2}, {14, KEY_F1_ + 3}, {15, KEY_F1_ + 4},
	{17, KEY_F1_ + 5}, {18, KEY_F1_ + 6}, {19, KEY_F1_ + 7}, {20, KEY_F1_ + 8}, {21, KEY_F1_ + 9},
	{23, KEY_F1_ + 10}, {24, KEY_F1_ + 11},
	{200, KEY_PASTE_},
};

/* The modifier parameter: one more than a sum of bits. */
static unsigned modifiers(int parameter)
{
	unsigned bits = parameter > 1 ? (unsigned)parameter - 1 : 0;

	return (bits & 1 ? MOD_SHIFT : 0) | (bits & (2 | 8) ? MOD_META : 0) | (bits & 4 ? MOD_CTRL : 0);
}

static struct key by_letter(char final, unsigned mods)
{
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].final == final)
			return key_of(letters[i].code, letters[i].mods | mods);
	return key_of(KEY_NONE, 0);
}

static struct key by_number(int number, unsigned mods)
{
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		if (numbers[i].number == number)
			return key_of(numbers[i].code, mods);
	return key_of(KEY_NONE, 0);
}

/* CSI u and modifyOtherKeys: the character's own number. */
static struct key by_character(int code, unsigned mods)
{
	switch (code) {
	case 9:
		return key_of(KEY_TAB_, mods);
	case 13:
		return key_of(KEY_ENTER_, mods);
	case 27:
		return key_of(KEY_ESC_, mods);
	case 8:
	case 127:
		return key_of(KEY_BACKSPACE_, mods);
	default:
		break;
	}
	if (code < 0x20 || (code >= 0x80 && code < 0xA0) || (code >= 0xD800 && code < 0xF900) || code >= KEY_NONE)
		return key_of(KEY_NONE, 0);
	if ((mods & MOD_SHIFT) && code >= 'a' && code <= 'z')
		code += 'A' - 'a';
	return key_of((uint32_t)code, mods);
}

static struct key by_parameters(char final, const int *value, int count)
{
	unsigned mods = count > 1 ? modifiers(value[1]) : 0;

	switch (final) {
	case '~':
		return value[0] == 27 && count > 2 ? by_character(value[2], mods) : by_number(value[0], mods);
	case '^':
		return by_number(value[0], MOD_CTRL);
	case '$':
		return by_number(value[0], MOD_SHIFT);
	case '@':
		return by_number(value[0], MOD_CTRL | MOD_SHIFT);
	case 'u':
		return by_character(value[0], mods);
	case 'M':
		return key_of(KEY_NONE, 0);
	default:
		return by_letter(final, mods);
	}
}

/* The report of a mouse, "\033[<0;12;5M": only the first button's press and the wheel mean something. */
static struct key by_mouse(const int *value, int count, bool pressed)
{
	static const struct {
		int button;
		uint32_t code;
	} buttons[] = {{0, KEY_CLICK_}, {64, KEY_WHEEL_UP_}, {65, KEY_WHEEL_DOWN_}};
	struct key k = key_of(KEY_NONE, 0);

	for (size_t i = 0; count == 3 && pressed && i < sizeof(buttons) / sizeof(buttons[0]); i++)
		if (value[0] == buttons[i].button && value[1] > 0 && value[2] > 0) {
			k = key_of(buttons[i].code, 0);
			k.x = value[1] - 1;
			k.y = value[2] - 1;
		}
	return k;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t read_csi(const char *text, size_t len, struct key *k)
{
	int value[PARAMETERS] = {0}, count = 1;
	bool odd = false, mouse = len > 2 && text[2] == '<';
	size_t at = mouse ? 3 : 2;

	for (; at < len && text[at] >= 0x20 && text[at] < 0x40; at++) {
		if (text[at] == '$' && !odd) /* rxvt ends a key with it */
			break;
		if (text[at] == ';' && count < PARAMETERS)
			count++;
		else if (is_digit(text[at]) && value[count - 1] < 1000000)
			value[count - 1] = value[count - 1] * 10 + text[at] - '0';
		else
			odd = true;
	}
	*k = key_of(KEY_NONE, 0);
	if (at == len)
		return 0;
	if (text[at] == '[' && at == 2) { /* the Linux console's F1 to F5 */
		if (len < 4)
			return 0;
		if (text[3] >= 'A' && text[3] <= 'E')
			*k = key_of((uint32_t)(KEY_F1_ + (text[3] - 'A')), 0);
		return 4;
	}
	if (text[at] == 'M' && at == 2) /* the old report of a mouse: three bytes more */
		return len < 6 ? 0 : 6;
	if ((unsigned char)text[at] < 0x20 || (unsigned char)text[at] >= 0x7F)
		return at; /* broken off by something else, which is read next */
	if (mouse && !odd && (text[at] == 'M' || text[at] == 'm'))
		*k = by_mouse(value, count, text[at] == 'M');
	else if (!odd && !mouse)
		*k = by_parameters(text[at], value, count);
	return at + 1;
}

static size_t read_ss3(const char *text, size_t len, struct key *k)
{
	unsigned mods = 0;
	size_t at = 2;

	if (len > 3 && is_digit(text[2])) { /* ESC O 5 A, as some write a modifier */
		mods = modifiers(text[2] - '0');
		at = 3;
	}
	if (at >= len || (at == 2 && is_digit(text[2])))
		return 0;
	unsigned char c = (unsigned char)text[at];

	if (c < 0x20 || c >= 0x7F) {
		*k = key_of('O', MOD_META);
		return 2;
	}
	if (c >= 'a' && c <= 'd') { /* rxvt: Ctrl with an arrow */
		*k = by_letter((char)(c - 'a' + 'A'), MOD_CTRL);
	} else if (c >= 'j' && c <= 'y') { /* the number pad */
		*k = key_of(c - 'j' + (uint32_t)'*', 0);
	} else {
		*k = by_letter((char)c, mods);
	}
	return at + 1;
}

size_t sequence_read(const char *text, size_t len, struct key *k)
{
	if (len < 3)
		return 0;
	return text[1] == '[' ? read_csi(text, len, k) : read_ss3(text, len, k);
}
