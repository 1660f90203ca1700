/* Terminfo's names of keys, as one table. Most terminals write keys as the decoder expects; this is for the others. No
 * curses here. */
#include "tui/learn.h"

#include <stdio.h>

static const struct {
	const char *name;
	uint32_t code;
	unsigned mods;
} keys[] = {
	{"kcuu1", KEY_UP_, 0},
	{"kcud1", KEY_DOWN_, 0},
	{"kcub1", KEY_LEFT_, 0},
	{"kcuf1", KEY_RIGHT_, 0},
	{"khome", KEY_HOME_, 0},
	{"kend", KEY_END_, 0},
	{"kpp", KEY_PAGEUP_, 0},
	{"knp", KEY_PAGEDOWN_, 0},
	{"kich1", KEY_INSERT_, 0},
	{"kdch1", KEY_DELETE_, 0},
	{"kcbt", KEY_TAB_, MOD_SHIFT},
	{"kent", KEY_ENTER_, 0},
	{"kbs", KEY_BACKSPACE_, 0},
	{"kLFT", KEY_LEFT_, MOD_SHIFT},
	{"kRIT", KEY_RIGHT_, MOD_SHIFT},
	{"kri", KEY_UP_, MOD_SHIFT},
	{"kind", KEY_DOWN_, MOD_SHIFT},
	{"kHOM", KEY_HOME_, MOD_SHIFT},
	{"kEND", KEY_END_, MOD_SHIFT},
	{"kLFT5", KEY_LEFT_, MOD_CTRL},
	{"kRIT5", KEY_RIGHT_, MOD_CTRL},
	{"kUP5", KEY_UP_, MOD_CTRL},
	{"kDN5", KEY_DOWN_, MOD_CTRL},
	{"kHOM5", KEY_HOME_, MOD_CTRL},
	{"kEND5", KEY_END_, MOD_CTRL},
	{"kDC5", KEY_DELETE_, MOD_CTRL},
	{"kPRV5", KEY_PAGEUP_, MOD_CTRL},
	{"kNXT5", KEY_PAGEDOWN_, MOD_CTRL},
	{"PS", KEY_PASTE_, 0},
};

void learn_keys(struct input *in, const char *(*capability)(const char *name))
{
	char name[8];

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		input_learn(in, capability(keys[i].name), key_of(keys[i].code, keys[i].mods));
	for (unsigned n = 1; n <= 12; n++) {
		snprintf(name, sizeof(name), "kf%u", n);
		input_learn(in, capability(name), key_of((uint32_t)(KEY_F1_ + n - 1), 0));
	}
}
