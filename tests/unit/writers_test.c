/* Two writers at random in one file: typing, taking out, setting, rows added, moved and removed, undo, redo, keepers that die. In the end both
 * models are what the file says, and each word that was ever typed is in a text or in the history. The seed is printed where something is
 * wrong; FILROUGE_WRITERS says how many seeds (`make soak`: 200), FILROUGE_WRITERS_SEED which is the first. */
#include <criterion/criterion.h>

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/map.h"
#include "seam_fixture.h"
#include "store_fixture.h"

#define LONG 20000

enum { SEEDS = 3, ACTS = 160, FIELDS = 2, ENTERPRISES = 2, ROWS = 6 };

static const char scenario[] =
	"scenario = { id = \"writers\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"p\"; source = \"s\"; slot = 10; homework = \"h\";\n"
	" steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = \"g\";\n"
	"  fields = ( { id = \"weather\"; kind = \"long\"; label = \"W\"; prompt = \"w\"; }, { id = \"second\"; kind = \"long\"; label = \"S\"; prompt = \"s\"; },\n"
	"   { id = \"staff\"; kind = \"number\"; label = \"F\"; prompt = \"f\"; },\n"
	"   { id = \"people\"; kind = \"table\"; label = \"P\"; prompt = \"p\"; columns = ( { id = \"name\"; kind = \"text\"; label = \"N\"; } ); } );\n"
	" } ); };\n";

struct writers {
	struct seam f;
	struct client *c[2];
	unsigned seed;
	int words[2]; /* typed so far by each: a0 a1 ..., b0 b1 ... */
	char rows[ROWS][16];
	size_t row_count;
};

static int upto(int n)
{
	return rand() % n;
}

static struct target text_target(struct writers *w)
{
	static const char *const fields[FIELDS] = {"weather", "second"};
	struct target t = seam_answer(fields[upto(FIELDS)], 1 + upto(ENTERPRISES));

	if (w->row_count > 0 && upto(3) == 0) {
		t.field = "people";
		t.enterprise = 1;
		t.row = w->rows[upto((int)w->row_count)];
		t.column = "name";
	}
	return t;
}

static const char *shown(struct client *c, const struct target *t)
{
	const char *value = model_value(client_model(c), t);
	return value != NULL ? value : "";
}

/* A word of its own between two others. */
static void type_word(struct writers *w, int who)
{
	struct target t = text_target(w);
	const char *text = shown(w->c[who], &t);
	char word[16];
	size_t at = strlen(text) > 0 ? (size_t)upto((int)strlen(text) + 1) : 0;
	int len = snprintf(word, sizeof word, "%c%03d ", 'a' + who, w->words[who]++);

	while (at > 0 && text[at - 1] != ' ')
		at--;
	client_splice(w->c[who], &t, at, 0, word, (size_t)len);
}

/* A word of the other's: one's own, taken out before anybody could see it, need not be anywhere. Nor is one taken to which another was joined,
 * where a text was set whole under it. */
static void take_word(struct writers *w, int who)
{
	struct target t = text_target(w);
	const char *text = shown(w->c[who], &t), *at = text;

	while (*at != '\0' && *at != (who == 0 ? 'b' : 'a'))
		at += strcspn(at, " ") + (at[strcspn(at, " ")] == ' ');
	if (strcspn(at, " ") == 4 && at[4] == ' ')
		client_splice(w->c[who], &t, (size_t)(at - text), 5, "", 0);
}

static void set_number(struct writers *w, int who)
{
	char number[16];
	struct setting set = {seam_answer("staff", 1 + upto(ENTERPRISES)), VALUE_NUMBER, number};

	snprintf(number, sizeof number, "%d", upto(1000));
	client_set(w->c[who], &set, 1);
}

/* A text set whole: what was typed there is in the history. */
static void set_text(struct writers *w, int who)
{
	char word[16];
	struct setting set = {text_target(w), VALUE_TEXT, word};

	snprintf(word, sizeof word, "%c%03d ", 'a' + who, w->words[who]++);
	client_set(w->c[who], &set, 1);
}

static void row_act(struct writers *w, int who)
{
	struct setting set = {{TARGET_ROW, 1, 1, "one", "people", "", ""}, VALUE_NUMBER, NULL};
	char number[16];

	snprintf(number, sizeof number, "%d", 1 + upto(20));
	if (w->row_count < ROWS)
		id_new(w->rows[w->row_count++]);
	set.target.row = w->rows[upto((int)w->row_count)];
	set.value = upto(5) > 0 ? number : NULL;
	client_set(w->c[who], &set, 1);
}

static void move(struct writers *w, int who)
{
	struct target t = text_target(w);
	struct place p = {"room", 1, t.enterprise, "one", t.field, t.row, t.column, 0};

	client_place(w->c[who], &p);
}

static void undo(struct writers *w, int who)
{
	client_undo(w->c[who], upto(3) == 0, upto(2) == 0);
}

static void die_keeper(struct writers *w, int who)
{
	if (upto(4) > 0)
		return;
	kill(client_keeper(w->c[who]), SIGKILL);
	memset(w->c[who]->starts, 0, sizeof w->c[who]->starts);
}

static void leave(struct writers *w, int who)
{
	client_fold(w->c[who], NULL);
}

static void act(struct writers *w)
{
	static void (*const acts[])(struct writers *, int) = {
		type_word, type_word, type_word, type_word, type_word, type_word, take_word, take_word, set_number, set_text, row_act, move, undo, leave, die_keeper,
	};

	acts[upto(sizeof acts / sizeof *acts)](w, upto(2));
	if (upto(3) == 0)
		client_pump(w->c[upto(2)]);
	if (upto(3) == 0)
		poll(NULL, 0, upto(6));
}

/* --- what must hold --- */

/* Each value of A is one of B's; a text of which nothing is left is none. */
static bool within(const struct model *a, const struct model *b, char **what)
{
	size_t at = 0;
	const char *key;
	void *value;

	while (map_next(a->values, &at, &key, &value)) {
		const char *other = map_get(b->values, key), *one = value;

		if (strncmp(key, "answer|", 7) != 0 && strncmp(key, "row|", 4) != 0)
			continue;
		if (strcmp(one != NULL ? one : "", other != NULL ? other : "") == 0)
			continue;
		free(*what);
		*what = xasprintf("%s: `%s` and `%s`", key, one, other != NULL ? other : "(absent)");
		return false;
	}
	return true;
}

struct agree {
	struct writers *w;
	char *what;
};

static bool agree(void *context)
{
	struct agree *a = context;
	const struct model *one = client_model(a->w->c[0]), *two = client_model(a->w->c[1]);

	return within(one, two, &a->what) && within(two, one, &a->what);
}

static void as_the_file(struct writers *w)
{
	struct client *fresh = seam_client(&w->f, "cleo");
	char *what = NULL;
	bool same = within(client_model(fresh), client_model(w->c[0]), &what) && within(client_model(w->c[0]), client_model(fresh), &what);

	cr_assert(same, "seed %u: the file and a model: %s", w->seed, what);
	free(what);
	seam_close(fresh);
}

static void no_word_lost(struct writers *w)
{
	char *all = store_bare_text(w->f.path, "SELECT ' ' || coalesce((SELECT group_concat(coalesce(before, '') || ' ' || coalesce(after, ''), ' ') FROM change),"
	                                       " '') || ' ' || coalesce((SELECT group_concat(value, ' ') FROM answer), '') || ' ' ||"
	                                       " coalesce((SELECT group_concat(text, ' ') FROM draft), '') || ' '"); /* not folded yet, since its keeper died */

	for (int who = 0; who < 2; who++)
		for (int i = 0; i < w->words[who]; i++) {
			char word[20];

			snprintf(word, sizeof word, "%c%03d", 'a' + who, i);
			cr_assert_not_null(strstr(all, word), "seed %u: %s is nowhere", w->seed, word);
		}
	free(all);
}

static void run(unsigned seed)
{
	struct keeper_times quick = seam_times;
	struct writers w = {.f = seam_new_of(scenario, "writers"), .seed = seed};
	struct agree is = {&w, NULL};

	quick.commit = 7;
	quick.fold = 60;
	w.c[0] = seam_client_times(&w.f, "ada", &quick);
	w.c[1] = seam_client_times(&w.f, "bob", &quick);
	srand(seed);
	for (int i = 0; i < ACTS; i++)
		act(&w);
	client_fold(w.c[0], NULL);
	client_fold(w.c[1], NULL);
	cr_assert(seam_saved(w.c, 2, LONG), "seed %u: saved", seed);
	cr_assert(seam_until(w.c, 2, agree, &is, LONG), "seed %u: both models: %s", seed, is.what);
	as_the_file(&w);
	no_word_lost(&w);
	free(is.what);
	seam_close(w.c[0]);
	seam_close(w.c[1]);
	seam_free(&w.f);
}

Test(writers, two_at_random_agree_with_the_file_and_lose_no_word, .timeout = 3600)
{
	const char *count = getenv("FILROUGE_WRITERS"), *first = getenv("FILROUGE_WRITERS_SEED");
	unsigned from = first != NULL ? (unsigned)strtoul(first, NULL, 10) : 1, seeds = count != NULL ? (unsigned)strtoul(count, NULL, 10) : SEEDS;

	for (unsigned seed = from; seed < from + seeds; seed++)
		run(seed);
}
