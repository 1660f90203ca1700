/* Two and three faces type into one text, each with its own keeper, everything delayed at random: all end with the
 * same text, and no letter is lost. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "session/rebase.h"

enum { FACES = 3, LETTER = 3 };

enum said { SAID_CHANGE, SAID_ACKNOWLEDGE, SAID_SNAPSHOT };
struct says {
	enum said what;
	int64_t sequence, own;
	char *text;
};
struct asks {
	int64_t number, seen;
	bool whole;
	struct pieces pieces;
	char *value;
};

struct face {
	char *text; /* shown */
	struct rebase_mine *mine;
	int64_t number, sequence;
	struct says *inbox;
	size_t inbox_count;
	/* its keeper */
	struct rebase_text kept;
	int64_t told, applied;
	bool behind;
	struct asks *asked; /* sent, not applied */
	size_t asked_count;
};

struct world {
	unsigned random;
	char *file;
	struct face faces[FACES];
	size_t count;
	int letters;
	bool *removed;
	bool sets;
};

static const struct target target = { TARGET_ANSWER, 1, 1, "s", "f", "", "" };

static unsigned dice(struct world *w, unsigned sides)
{
	w->random = w->random * 1664525u + 1013904223u;
	return (w->random >> 8) % sides;
}

/* Each letter of a run is another one: U+4E00 and on. */
static void letter(int n, char *out)
{
	int point = 0x4e00 + n;
	out[0] = (char)(0xe0 | point >> 12);
	out[1] = (char)(0x80 | (point >> 6 & 0x3f));
	out[2] = (char)(0x80 | (point & 0x3f));
	out[3] = '\0';
}

static int letter_number(const char *at)
{
	return (((unsigned char)at[0] & 0xf) << 12 | ((unsigned char)at[1] & 0x3f) << 6 | ((unsigned char)at[2] & 0x3f)) - 0x4e00;
}

static void say(struct face *f, enum said what, const char *text)
{
	f->inbox = xrealloc(f->inbox, f->inbox_count + 1, sizeof(*f->inbox));
	f->inbox[f->inbox_count++] = (struct says){ what, f->told, f->applied, xstrdup(text) };
}

static void ask(struct face *f, const struct rebase_op *op)
{
	f->asked = xrealloc(f->asked, f->asked_count + 1, sizeof(*f->asked));
	f->asked[f->asked_count++] = (struct asks){
		op->number, f->sequence, op->whole, pieces_copy(&op->pieces), xstrdup(op->value),
	};
}

static void asks_clear(struct asks *a)
{
	pieces_clear(&a->pieces);
	free(a->value);
}

static struct splice random_splice(struct world *w, const char *text)
{
	size_t letters = strlen(text) / LETTER, at = dice(w, (unsigned)letters + 1);
	size_t removed = dice(w, 3) == 0 ? dice(w, (unsigned)(letters - at) + 1) % 4 : 0;
	struct buf b = { 0 };
	char one[LETTER + 1];
	for (size_t i = at; i < at + removed; i++)
		w->removed[letter_number(text + i * LETTER)] = true;
	for (unsigned n = dice(w, 4); n > 0; n--) {
		letter(w->letters++, one);
		buf_text(&b, one);
	}
	struct splice s = splice_make(at * LETTER, removed * LETTER, buf_str(&b), b.len);
	buf_clear(&b);
	return s;
}

static void type(struct world *w, struct face *f)
{
	struct splice s = random_splice(w, f->text);
	char *after = splice_apply(f->text, &s);
	if (f->mine == NULL)
		f->mine = rebase_mine_new(&target, f->text);
	if (w->sets && dice(w, 8) == 0)
		rebase_mine_set(f->mine, ++f->number, VALUE_TEXT, after);
	else
		rebase_mine_splice(f->mine, ++f->number, &s);
	ask(f, &f->mine->ops[f->mine->count - 1]);
	free(f->text);
	f->text = after;
	splice_clear(&s);
}

static void keeper_follow(struct world *w, struct face *f)
{
	if (strcmp(w->file, f->kept.text) == 0)
		return;
	rebase_text_foreign(&f->kept, w->file, f->behind ? REBASE_UNTOLD : f->told + 1);
	if (f->behind)
		return;
	f->told++;
	say(f, SAID_CHANGE, w->file);
}

static void keeper_commit(struct world *w, struct face *f, size_t most)
{
	size_t count = most < f->asked_count ? most : f->asked_count;
	bool merged = false;
	keeper_follow(w, f);
	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		struct asks *a = &f->asked[i];
		if (a->number <= f->applied)
			continue;
		if (a->whole)
			rebase_text_set(&f->kept, a->value);
		else
			cr_assert(rebase_text_edit(&f->kept, a->seen, &a->pieces, &merged), "what a face typed always fits");
		f->applied = a->number;
	}
	for (size_t i = 0; i < count; i++)
		asks_clear(&f->asked[i]);
	f->asked_count -= count;
	memmove(f->asked, f->asked + count, f->asked_count * sizeof(*f->asked));
	replace(&w->file, f->kept.text);
	say(f, SAID_ACKNOWLEDGE, "");
}

static void keeper_snapshot(struct world *w, struct face *f)
{
	keeper_follow(w, f);
	f->behind = false;
	rebase_text_told(&f->kept, ++f->told);
	say(f, SAID_SNAPSHOT, f->kept.text);
}

static void mine_done(struct face *f)
{
	if (f->mine == NULL || f->mine->count > 0)
		return;
	cr_assert_str_eq(f->mine->server, f->text, "what is confirmed is what is shown");
	rebase_mine_free(f->mine);
	f->mine = NULL;
}

static void face_foreign(struct face *f, const char *text)
{
	struct pieces local;
	if (f->mine == NULL) {
		replace(&f->text, text);
		return;
	}
	rebase_mine_foreign(f->mine, text, &local);
	cr_assert(pieces_apply(&f->text, &local), "what others typed always fits");
	pieces_clear(&local);
}

static void face_receive(struct face *f)
{
	if (f->inbox_count == 0)
		return;
	struct says s = f->inbox[0];
	memmove(f->inbox, f->inbox + 1, --f->inbox_count * sizeof(*f->inbox));
	if (f->mine != NULL)
		rebase_mine_confirm(f->mine, s.own);
	mine_done(f);
	f->sequence = s.sequence;
	if (s.what != SAID_ACKNOWLEDGE)
		face_foreign(f, s.text);
	free(s.text);
}

/* The keeper is killed: what it had not committed is gone, what it had said can still be read. */
static void keeper_killed(struct world *w, struct face *f)
{
	for (size_t i = 0; i < f->asked_count; i++)
		asks_clear(&f->asked[i]);
	f->asked_count = 0;
	while (f->inbox_count > 0)
		face_receive(f);
	rebase_text_clear(&f->kept);
	rebase_text_set(&f->kept, w->file);
	f->behind = false;
	f->told = 0;
	keeper_snapshot(w, f);
	face_receive(f);
	for (size_t i = 0; f->mine != NULL && i < f->mine->count; i++)
		ask(f, &f->mine->ops[i]);
}

static void step(struct world *w)
{
	struct face *f = &w->faces[dice(w, (unsigned)w->count)];
	unsigned what = dice(w, 100);
	if (what < 35)
		type(w, f);
	else if (what < 60)
		face_receive(f);
	else if (what < 80)
		keeper_commit(w, f, dice(w, 5));
	else if (what < 90)
		keeper_follow(w, f);
	else if (what < 94)
		f->behind = true;
	else if (what < 98 && f->behind)
		keeper_snapshot(w, f);
	else if (what >= 99)
		keeper_killed(w, f);
}

static bool settled(const struct world *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->faces[i].behind || w->faces[i].inbox_count > 0 || w->faces[i].asked_count > 0 ||
		    w->faces[i].mine != NULL ||
		    strcmp(w->faces[i].kept.text, w->file) != 0)
			return false;
	return true;
}

static void settle(struct world *w)
{
	for (int i = 0; i < 100 && !settled(w); i++) {
		for (size_t n = 0; n < w->count; n++) {
			struct face *f = &w->faces[n];
			if (f->behind)
				keeper_snapshot(w, f);
			keeper_commit(w, f, SIZE_MAX);
			while (f->inbox_count > 0)
				face_receive(f);
		}
	}
	cr_assert(settled(w), "everything is delivered in the end");
}

static void check(const struct world *w, unsigned seed)
{
	char one[LETTER + 1];
	for (size_t i = 0; i < w->count; i++)
		cr_assert_str_eq(w->faces[i].text, w->file, "seed %u: face %zu shows what the file holds", seed, i);
	for (int i = 0; i < w->letters && !w->sets; i++) {
		letter(i, one);
		const char *at = strstr(w->file, one);
		cr_assert(w->removed[i] || at != NULL, "seed %u: letter %d that nobody removed is there", seed, i);
		cr_assert(at == NULL || strstr(at + LETTER, one) == NULL, "seed %u: letter %d is there once", seed, i);
	}
}

/* FILROUGE_SOAK=20000 makes so many. */
static unsigned rounds(void)
{
	const char *soak = getenv("FILROUGE_SOAK");
	return soak != NULL && atoi(soak) > 0 ? (unsigned)atoi(soak) : 1000;
}

static void run(unsigned seed, size_t faces, bool sets)
{
	struct world w = { .random = seed, .count = faces, .sets = sets, .file = xstrdup(""), .removed = xcalloc(2000,
		sizeof(bool)) };
	for (size_t i = 0; i < faces; i++) {
		rebase_text_set(&w.faces[i].kept, "");
		w.faces[i].text = xstrdup("");
	}
	for (unsigned n = 40 + dice(&w, 160); n > 0; n--)
		step(&w);
	settle(&w);
	check(&w, seed);
	for (size_t i = 0; i < faces; i++) {
		rebase_text_clear(&w.faces[i].kept);
		free(w.faces[i].text);
		free(w.faces[i].inbox);
		free(w.faces[i].asked);
	}
	free(w.file);
	free(w.removed);
}

Test(rebase, two_faces_agree_and_lose_no_letter)
{
	for (unsigned seed = 1; seed <= rounds(); seed++)
		run(seed, 2, false);
}

Test(rebase, three_faces_agree_and_lose_no_letter)
{
	for (unsigned seed = 1; seed <= rounds(); seed++)
		run(seed, 3, false);
}

Test(rebase, values_set_whole_between_splices_agree_too)
{
	for (unsigned seed = 1; seed <= rounds(); seed++)
		run(seed, 3, true);
}

Test(rebase, two_insertions_in_one_place_keep_the_earlier_first)
{
	struct rebase_text kept = { 0 };
	bool merged = false;
	struct splice s = splice_make(4, 0, "mine", 4);
	struct pieces edit = pieces_of(&s);
	rebase_text_set(&kept, "base");
	rebase_text_foreign(&kept, "basetheirs", 1);
	cr_assert(rebase_text_edit(&kept, 0, &edit, &merged), "it fits");
	cr_assert_str_eq(kept.text, "basetheirsmine", "the file's comes first");
	cr_assert(merged, "and it is said that two texts met");
	splice_clear(&s);
	pieces_clear(&edit);
	rebase_text_clear(&kept);
}

Test(rebase, what_does_not_fit_is_said)
{
	struct rebase_text kept = { 0 };
	bool merged = false;
	struct splice s = splice_make(9, 0, "x", 1);
	struct pieces edit = pieces_of(&s);
	rebase_text_set(&kept, "short");
	cr_assert_not(rebase_text_edit(&kept, 0, &edit, &merged), "past the end");
	cr_assert_str_eq(kept.text, "short", "and the text is as it was");
	splice_clear(&s);
	pieces_clear(&edit);
	rebase_text_clear(&kept);
}

Test(rebase, what_would_be_longer_than_a_text_may_be_does_not_fit)
{
	struct rebase_text kept = { 0 };
	bool merged = false;
	char *text = xcalloc(1, CHANGE_TEXT_MAX + 1);
	memset(text, 'x', CHANGE_TEXT_MAX);
	struct splice more = splice_make(0, 0, "y", 1), same = splice_make(0, 1, "y", 1);
	struct pieces edit = pieces_of(&more), other = pieces_of(&same);
	rebase_text_set(&kept, text);
	cr_assert_not(rebase_text_edit(&kept, 0, &edit, &merged), "one byte more");
	cr_assert(rebase_text_edit(&kept, 0, &other, &merged), "one for another fits");
	splice_clear(&more);
	splice_clear(&same);
	pieces_clear(&edit);
	pieces_clear(&other);
	rebase_text_clear(&kept);
	free(text);
}
