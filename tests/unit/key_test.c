/* Names of keys, and the bytes terminals send for them. */
#include "tui/key.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "tui/input.h"
#include "tui/learn.h"

Test(key, a_name_read_is_the_name_written)
{
	static const char *const names[] = {
		"a",
		"é",
		"東",
		"A",
		"1",
		"?",
		"&",
		">",
		"\"",
		"<lt>",
		"<Space>",
		"<Enter>",
		"<Tab>",
		"<S-Tab>",
		"<Esc>",
		"<Backspace>",
		"<C-Backspace>",
		"<Delete>",
		"<Insert>",
		"<Up>",
		"<Down>",
		"<C-Left>",
		"<C-Right>",
		"<C-S-Up>",
		"<M-Left>",
		"<Home>",
		"<C-End>",
		"<PageUp>",
		"<PageDown>",
		"<F1>",
		"<F9>",
		"<F10>",
		"<F12>",
		"<S-F5>",
		"<C-n>",
		"<C-Space>",
		"<M-3>",
		"<M-0>",
		"<M-&>",
		"<M-é>",
		"<M-?>",
		"<C-M-x>",
		"<M-<>",
		"<M->>",
		"<M-lt>",
		"<C-lt>",
		"<C-M-S-Down>",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct key k, again;
		char out[32];
		size_t n = key_parse(names[i], &k);

		cr_assert_eq(n, strlen(names[i]), "%s: %zu bytes read", names[i], n);
		cr_assert_eq(key_parse(key_name(&k, out), &again), strlen(out), "%s became %s", names[i], out);
		cr_assert(key_same(&k, &again), "%s became %s", names[i], out);
		if (strcmp(names[i], "<M-<>") != 0)
			cr_assert_str_eq(out, names[i]);
	}
}

Test(key, what_people_try_is_understood)
{
	static const char *const pairs[][2] = {
		{"<CR>", "<Enter>"},    {"<BS>", "<Backspace>"}, {"<Del>", "<Delete>"}, {"<PgDn>", "<PageDown>"},
		{"<PgUp>", "<PageUp>"}, {"<C-N>", "<C-n>"},      {"<S-a>", "a"},        {"<M-C-x>", "<C-M-x>"},
		{" ", "<Space>"},       {"<Ins>", "<Insert>"},
	};

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct key a, b;

		cr_assert_eq(key_parse(pairs[i][0], &a), strlen(pairs[i][0]), "%s", pairs[i][0]);
		cr_assert(key_parse(pairs[i][1], &b) > 0 && key_same(&a, &b), "%s is %s", pairs[i][0], pairs[i][1]);
	}
}

Test(key, what_is_no_key_is_refused)
{
	static const char *const wrong[] = {"",    "<",      "<>", "<foo>", "<C->", "<C-foo>", "<F0>", "<F13>",
					    "<F1", "<Enter", "\n", "\x1b",  "\xFF", "<Paste>", "<F1x>", "<Click>"};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct key k;

		cr_assert_eq(key_parse(wrong[i], &k), 0, "`%s`", wrong[i]);
	}
}

Test(key, hints_are_short)
{
	static const char *const shown[][2] = {
		{"<C-n>", "^N"},
		{"<Tab>", "Tab"},
		{"<PageDown>", "PgDn"},
		{"<Esc>", "Esc"},
		{"<F1>", "F1"},
		{"<M-3>", "Alt-3"},
		{"<S-Tab>", "Shift-Tab"},
		{"<M-é>", "Alt-é"},
		{"<C-Left>", "Ctrl-Left"},
		{"?", "?"},
		{"<C-]>", "^]"},
		{"<C-Space>", "Ctrl-Space"},
	};

	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		struct key k;
		char out[32];

		cr_assert(key_parse(shown[i][0], &k) > 0);
		cr_assert_str_eq(key_short(&k, out), shown[i][1]);
	}
}

Test(key, a_list_of_keys_is_searched)
{
	struct key k;

	key_parse("<C-n>", &k);
	cr_assert(key_in(&k, "<M-1> <C-n> <Down>"));
	cr_assert(!key_in(&k, "<C-p>"));
	cr_assert(!key_in(&k, ""));
	key_parse("n", &k);
	cr_assert(!key_in(&k, "<C-n>"));
	cr_assert(key_in(&k, "a n"));
}

/* ---- bytes ---- */

/* The names of all keys that BYTES make, the last ones as time goes by. */
static const char *decoded(struct input *in, const char *bytes, size_t len, char *out)
{
	struct key k;
	char name[32];
	int64_t now = 1000;

	out[0] = '\0';
	input_add(in, bytes, len, now);
	for (int again = 0; again < 2; again++, now += 3000)
		while (input_key(in, now, &k)) {
			strcat(out, key_name(&k, name));
			if (k.code == KEY_PASTE_)
				strcat(strcat(strcat(out, "("), k.paste), ")");
		}
	return out;
}

static const char *nothing(const char *name)
{
	(void)name;
	return "";
}

Test(key, bytes_become_keys)
{
	static const char *const cases[][2] = {
		{"a", "a"},
		{"é", "é"},
		{"東京", "東京"},
		{"\r", "<Enter>"},
		{"\n", "<Enter>"},
		{"\t", "<Tab>"},
		{"\x7f", "<Backspace>"},
		{"\b", "<C-Backspace>"},
		{"\x0e", "<C-n>"},
		{"\x1a", "<C-z>"},
		{"\x1d", "<C-]>"},
		{"\x1f", "<C-_>"},
		{"\x1b", "<Esc>"},
		{"\x1b\x1b", "<Esc><Esc>"},
		{"\x1b[A", "<Up>"},
		{"\x1bOA", "<Up>"},
		{"\x1b[1;5C", "<C-Right>"},
		{"\x1b[1;3D", "<M-Left>"},
		{"\x1b[1;2A", "<S-Up>"},
		{"\x1bOd", "<C-Left>"},
		{"\x1b[Z", "<S-Tab>"},
		{"\x1b[H", "<Home>"},
		{"\x1b[4~", "<End>"},
		{"\x1b[3~", "<Delete>"},
		{"\x1b[3;5~", "<C-Delete>"},
		{"\x1b[7$", "<S-Home>"},
		{"\x1b[5~\x1b[6~", "<PageUp><PageDown>"},
		{"\x1b[5^", "<C-PageUp>"},
		{"\x1bOP", "<F1>"},
		{"\x1b[[A", "<F1>"},
		{"\x1b[11~", "<F1>"},
		{"\x1b[15;2~", "<S-F5>"},
		{"\x1b[24~", "<F12>"},
		{"\x1b"
		 "3",
		 "<M-3>"},
		{"\x1bé", "<M-é>"},
		{"\x1b&", "<M-&>"},
		{"\x1b\x1b[A", "<M-Up>"},
		{"\x1b\x7f", "<M-Backspace>"},
		{"\x1b\r", "<M-Enter>"},
		{"\x1b\x18", "<C-M-x>"},
		{"\x1b[", "<M-[>"},
		{"\x1bO", "<M-O>"},
		{"\x1b[27;5;13~", "<C-Enter>"},
		{"\x1b[13;2u", "<S-Enter>"},
		{"\x1b[110;5u", "<C-n>"},
		{"\x1b[97;2u", "A"},
		{"\x1bOs", "3"},
		{"\x1b[57399u", ""},
		/* what is no key of ours is swallowed, not typed */
		{"\x1b[1;2Xq", "q"},
		{"\x1b[99~q", "q"},
		{"\x1b[Iq", "q"},
		{"\x1b[<0;10;10Mq", "<Click>q"},
		{"\x1b[<0;10;10mq", "q"},
		{"\x1b[M !!q", "q"},
		{"\x1b[?1;2cq", "q"},
		{"\xC2\x9Bq", "q"},
		{"\x1b[12;", ""},
		{"\xFFq", "\uFFFDq"},
		{"\xC3", "\uFFFD"},
		{"\x1b[1\rq", "<Enter>q"},
		{"\x1b[200~été\rdeux\x1b[201~q", "<Paste>(été\rdeux)q"},
		{"\x1b[200~\x1b[201~", "<Paste>()"},
		{"\x1b[200~sans fin", "<Paste>(sans fin)"},
		{"\x1b[200~a\x1b[20", "<Paste>(a\x1b[20)"},
		{"a\x1b[200~b\x1b[A\x1b[201~\x1b[A", "a<Paste>(b\x1b[A)<Up>"},
		{"quarante lettres et plus, tout d'un coup, été\rx",
		 "<Paste>(quarante lettres et plus, tout d'un coup, été)<Enter>x"},
	};
	char out[256];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct input in = {0};

		cr_assert_str_eq(decoded(&in, cases[i][0], strlen(cases[i][0]), out), cases[i][1], "case %zu (%s): %s",
				 i, cases[i][1], out);
		cr_assert_eq(input_timeout(&in, 9000), -1, "case %zu: nothing is waited for", i);
		input_clear(&in);
	}
}

Test(key, keys_may_come_in_pieces)
{
	static const char bytes[] = "\x1b[1;5Cé\x1b[200~collé\x1b[201~東\x1bOP";
	static const char *const expected = "<C-Right>é<Paste>東<F1>";

	for (size_t cut = 0; cut < sizeof(bytes); cut++) {
		struct input in = {0};
		struct key k;
		char out[128] = "", name[32];

		for (size_t part = 0; part < 2; part++) {
			size_t from = part == 0 ? 0 : cut, to = part == 0 ? cut : sizeof(bytes) - 1;

			if (to > from)
				input_add(&in, bytes + from, to - from, 100 + (int64_t)part * 10);
			while (input_key(&in, 100 + (int64_t)part * 10, &k))
				strcat(out, key_name(&k, name));
		}
		cr_assert_str_eq(out, expected, "cut at %zu: %s", cut, out);
		input_clear(&in);
	}
}

Test(key, a_lone_escape_waits_a_moment_and_a_paste_two_seconds)
{
	struct input in = {0};
	struct key k;

	input_add(&in, "\x1b", 1, 1000);
	cr_assert(!input_key(&in, 1000, &k));
	cr_assert_eq(input_timeout(&in, 1000), 25);
	cr_assert(input_key(&in, 1025, &k) && k.code == KEY_ESC_);
	input_add(&in, "\x1b[200~abc", 9, 2000);
	cr_assert(!input_key(&in, 2000, &k));
	cr_assert(!input_key(&in, 3999, &k));
	input_add(&in, "def", 3, 3999);
	cr_assert(!input_key(&in, 4001, &k), "silence counts from what came last");
	cr_assert_eq(input_timeout(&in, 4001), 1998);
	cr_assert(input_key(&in, 5999, &k) && k.code == KEY_PASTE_);
	cr_assert_str_eq(k.paste, "abcdef");
	input_clear(&in);
}

static const char *odd(const char *name)
{
	return strcmp(name, "kcuu1") == 0 ? "\x1b!up"
	       : strcmp(name, "kf1") == 0 ? "\x1bX"
	       : strcmp(name, "kbs") == 0 ? "\b"
					  : "";
}

Test(key, the_terminals_own_description_is_believed)
{
	struct input in = {0};
	char out[128];

	learn_keys(&in, odd);
	in.backspace_is_8 = true;
	cr_assert_str_eq(decoded(&in, "\x1b!up\x1bX\b\x1b!", 9, out), "<Up><F1><Backspace><M-!>");
	input_clear(&in);
	learn_keys(&in, nothing);
	cr_assert_eq(in.learnt_count, 0);
	input_clear(&in);
}

Test(key, random_bytes_never_stick)
{
	static const char alphabet[] = "\x1b\x1b\x1b[[OO;;123~~~AZuM<?$^\xC3\xA9\xFF\r a200201";

	srand(3);
	for (int round = 0; round < 20000; round++) {
		struct input in = {0};
		struct key k;
		char bytes[40];
		size_t len = (size_t)rand() % sizeof(bytes);
		int count = 0;

		for (size_t i = 0; i < len; i++)
			bytes[i] = rand() % 9 == 0 ? (char)rand() : alphabet[(size_t)rand() % (sizeof(alphabet) - 1)];
		for (size_t from = 0; from < len;) {
			size_t n = 1 + (size_t)rand() % (len - from);

			input_add(&in, bytes + from, n, 1000);
			while (input_key(&in, 1000, &k))
				count++;
			from += n;
		}
		for (int64_t now = 4000; input_timeout(&in, now) >= 0; now += 4000) {
			cr_assert(now < 400000, "round %d sticks", round);
			while (input_key(&in, now, &k))
				count++;
		}
		cr_assert(count <= (int)len);
		input_clear(&in);
	}
}
