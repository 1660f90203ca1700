/* The agenda: all steps with what they were to take, took and will take, and when; when the meeting is late, what brings it back. And
 * the steps on the left of a wide window. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/agenda.h"
#include "tui/command.h"
#include "tui/mouse.h"
#include "tui/view.h"

enum { SHORT = 14, NARROW = 60, MINUTE = 60000 }; /* lines, columns: below them only what matters most */

static const char *part_sign(const struct agenda *now, size_t i)
{
	static const char *const signs[] = {
		[AGENDA_PAST] = "✓", [AGENDA_LIVE] = "▶", [AGENDA_TO_COME] = " ", [AGENDA_PASSED] = "↷",
		[AGENDA_OTHER] = "/", [AGENDA_SKIPPED] = "–", [AGENDA_HOMEWORK] = "⌂",
	};

	return i == now->live && now->state == AGENDA_PAUSED ? "‖" : signs[now->steps[i].part];
}

static int minutes_spent(const struct agenda_step *s)
{
	return (int)((s->spent + MINUTE / 2) / MINUTE);
}

static bool is_over(const struct agenda_step *s)
{
	return s->planned > 0 && s->spent >= (int64_t)s->planned * MINUTE;
}

/* --- beside the room --- */

void view_steps_side(struct app *a, struct grid *g, int y, int height, int columns)
{
	const struct agenda *now = agenda_now(a);
	size_t first = a->step >= (size_t)(height - 1) ? a->step - (size_t)height + 2 : 0;

	hit_add(g, (struct hit){.kind = HIT_STEPS, .y = y, .height = height, .columns = columns});
	grid_right(g, y, columns - 8, 10, STYLE_FAINT, _("planned"));
	grid_right(g, y, columns - 2, 6, STYLE_FAINT, _("spent"));
	for (int i = 0; i < height; i++)
		grid_text(g, y + i, columns - 1, 1, STYLE_FAINT, "│");
	for (int i = 1; i < height && first + (size_t)i - 1 < now->count; i++) {
		size_t n = first + (size_t)i - 1;
		const struct agenda_step *s = &now->steps[n];
		char text[24];

		snprintf(text, sizeof text, "%2zu", n + 1);
		if (hits_wanted(g)) {
			struct hit h = {HIT_COMMAND, y + i, 0, 1, columns - 1, .command = "step"};

			snprintf(h.argument, sizeof h.argument, "%zu", n + 1);
			hit_add(g, h);
		}
		grid_text(g, y + i, 0, 2, STYLE_FAINT, text);
		grid_text(g, y + i, 3, 1, STYLE_GOOD, part_sign(now, n));
		grid_fit(g, y + i, 5, columns - 17, n == a->step ? STYLE_CURRENT : STYLE_PLAIN, app_said(&s->step->title));
		snprintf(text, sizeof text, "%d", s->planned);
		grid_right(g, y + i, columns - 8, 4, STYLE_FAINT, text);
		snprintf(text, sizeof text, "%d", minutes_spent(s));
		if (s->spent >= MINUTE)
			grid_right(g, y + i, columns - 2, 4, is_over(s) ? STYLE_LATE : STYLE_PLAIN, text);
	}
}

/* --- where it is moved in --- */

void view_steps_open(struct app *a)
{
	agenda_face(a)->chosen = a->step;
}

/* What a letter does; what isn't typed into may have them. */
static const struct agenda_key {
	const char *keys, *command, *shown, *word;
} agenda_keys[] = {
	{"e", "live", NULL, NULL}, /* its own key is in the last line */
	{"+ =", "step-more", "+ -", N_("5 min")},
	{"-", "step-less", NULL, NULL},
	{"m", "step-minutes", "m", N_("minutes")},
	{"s", "step-skip", "s", N_("skip")},
	{"h", "step-homework", "h", N_("home")},
	{"p", "pause", "p", N_("pause")},
	{"c", "meeting-close", "c", N_("close")},
	{"b", "meeting-starts", "b", N_("begin at")},
	{"1", "repair-squeeze", NULL, NULL},
	{"2", "repair-skip", NULL, NULL},
	{"3", "repair-homework", NULL, NULL},
};
enum { AGENDA_KEYS = sizeof agenda_keys / sizeof *agenda_keys };

/* What closes opens again, what stops goes on. */
static bool is_closer(const struct app *a, const struct agenda_key *k)
{
	return a->model->ended != 0 && strcmp(k->command, "meeting-close") == 0;
}

static const char *key_command(const struct app *a, const struct agenda_key *k)
{
	return is_closer(a, k) ? "meeting-reopen" : k->command;
}

static bool move(struct agenda_face *f, const struct key *k, size_t count)
{
	size_t last = count > 0 ? count - 1 : 0;

	if (k->mods != 0)
		return false;
	switch (k->code) {
	case KEY_UP_:
		f->chosen -= f->chosen > 0;
		return true;
	case KEY_DOWN_:
		f->chosen += f->chosen < last;
		return true;
	case KEY_HOME_:
	case KEY_PAGEUP_:
		f->chosen = 0;
		return true;
	case KEY_END_:
	case KEY_PAGEDOWN_:
		f->chosen = last;
		return true;
	default:
		return false;
	}
}

void view_steps_key(struct app *a, const struct key *k)
{
	struct agenda_face *f = agenda_face(a);
	struct error err = {0};

	if (a->scenario == NULL || move(f, k, a->scenario->step_count))
		return;
	if (k->mods == 0 && k->code == KEY_ENTER_) {
		size_t chosen = f->chosen;

		view_close(a);
		app_look(a, chosen, a->enterprise);
		return;
	}
	for (size_t i = 0; i < AGENDA_KEYS; i++)
		if (key_in(k, agenda_keys[i].keys) && !command_run(a, key_command(a, &agenda_keys[i]), "", &err))
			app_warn(a, "%s", err.text != NULL ? err.text : "");
	error_clear(&err);
}

/* --- one line of it --- */

/* Right edges of the columns. */
struct columns {
	int title, planned, spent, diff, times;
	int moment; /* columns of a time of the day: "14:03", "12:03 pm" */
	bool narrow;
};

static struct columns columns_of(int width, int64_t now)
{
	struct columns c = {.narrow = width < NARROW, .times = width - 1};
	char said[16];

	c.moment = strlen(clock_said(now, said)) > strlen("14:03") ? (int)strlen("12:03 pm") : (int)strlen("14:03");
	c.diff = c.narrow ? 0 : c.times - 2 * c.moment - 3;
	c.spent = c.narrow ? c.times - c.moment - 1 : c.diff - 6;
	c.planned = c.spent - (c.narrow ? 4 : 7);
	c.title = c.planned - (c.narrow ? 5 : 8);
	return c;
}

static void number_draw(struct grid *g, int y, int right, enum style style, bool sign, int number)
{
	char text[16];

	snprintf(text, sizeof text, sign ? "%+d" : "%d", number);
	grid_right(g, y, right, 6, style, text);
}

/* Why it takes no time of the meeting's; NULL: it does. */
static const char *out_words(const struct agenda_step *s)
{
	static const char *const words[] = {
		[AGENDA_PASSED] = N_("jumped over"), [AGENDA_OTHER] = N_("another instead"), [AGENDA_SKIPPED] = N_("skipped"),
		[AGENDA_HOMEWORK] = N_("homework"),
	};

	return s->part >= AGENDA_PASSED ? _(words[s->part]) : NULL;
}

/* "09:30–10:15", one below the other; 0: not known. */
static void moments_draw(struct grid *g, int y, const struct columns *c, enum style style, int64_t from, int64_t to)
{
	char said[16];

	if (to != 0)
		grid_right(g, y, c->times, c->moment, style, clock_said(to, said));
	if (from != 0) {
		grid_right(g, y, c->times - c->moment - 1, c->moment, style, clock_said(from, said));
		grid_text(g, y, c->times - c->moment - 1, 1, style, "–");
	}
}

static void times_draw(struct grid *g, int y, const struct columns *c, const struct agenda_step *s)
{
	enum style style = s->part == AGENDA_PAST ? STYLE_FAINT : STYLE_PLAIN;
	moments_draw(g, y, c, style, c->narrow ? 0 : s->begins, s->ends);
}

/* Why, from the spent minutes on; the sign has said what. */
static void out_draw(const struct app *a, struct grid *g, int y, const struct columns *c, const struct agenda_step *s)
{
	const char *reason = model_step(a->model, s->step->id).reason;
	int x = c->planned + (c->narrow ? 1 : 3);

	grid_fit(g, y, x, c->times - x, STYLE_FAINT, reason[0] != '\0' ? reason : out_words(s));
}

static void step_draw(const struct app *a, struct grid *g, int y, const struct columns *c, size_t i)
{
	const struct agenda *now = &a->agenda->now;
	const struct agenda_step *s = &now->steps[i];
	bool chosen = i == a->agenda->chosen, live = i == now->live && now->state != AGENDA_CLOSED;
	char number[24];

	if (chosen) {
		grid_text(g, y, 1, 1, STYLE_FOCUS, "›");
		grid_cursor(g, y, 1);
	}
	snprintf(number, sizeof number, "%2zu", i + 1);
	grid_text(g, y, 2, 2, STYLE_FAINT, number);
	grid_text(g, y, 5, 1, live ? STYLE_CURRENT : STYLE_GOOD, part_sign(now, i));
	grid_fit(g, y, 7, c->title - 7, chosen ? STYLE_FOCUS : live ? STYLE_TITLE : s->part >= AGENDA_PASSED ? STYLE_FAINT : STYLE_PLAIN,
		 app_said(&s->step->title));
	number_draw(g, y, c->planned, STYLE_PLAIN, false, s->planned);
	if (!c->narrow && s->planned != s->scenario)
		grid_text(g, y, c->planned, 1, STYLE_FOCUS, s->planned < s->scenario ? "↓" : "↑");
	if (out_words(s) != NULL) {
		out_draw(a, g, y, c, s);
		return;
	}
	if (s->spent > 0)
		number_draw(g, y, c->spent, is_over(s) && live ? STYLE_LATE : STYLE_PLAIN, false, minutes_spent(s));
	if (!c->narrow && (s->part == AGENDA_PAST || is_over(s)))
		number_draw(g, y, c->diff, minutes_spent(s) > s->planned ? STYLE_LATE : STYLE_FAINT, true, minutes_spent(s) - s->planned);
	times_draw(g, y, c, s);
}

/* --- the frame of it --- */

static void head_draw(struct grid *g, int y, const struct columns *c)
{
	grid_right(g, y, c->planned, 10, STYLE_FAINT, _("planned"));
	grid_right(g, y, c->spent, 6, STYLE_FAINT, _("spent"));
	grid_right(g, y, c->diff, 6, STYLE_FAINT, _("diff."));
	grid_right(g, y, c->times, 12, STYLE_FAINT, _("from–to"));
}

static void total_draw(const struct agenda *now, struct grid *g, int y, const struct columns *c)
{
	int planned = 0, spent = 0, diff = 0;

	for (size_t i = 0; i < now->count; i++) {
		const struct agenda_step *s = &now->steps[i];

		planned += s->part <= AGENDA_TO_COME ? s->planned : 0;
		spent += minutes_spent(s);
		diff += s->part == AGENDA_PAST || is_over(s) ? minutes_spent(s) - s->planned : 0;
	}
	grid_fit(g, y, 7, c->title - 7, STYLE_LABEL, _("Total"));
	number_draw(g, y, c->planned, STYLE_LABEL, false, planned);
	number_draw(g, y, c->spent, STYLE_LABEL, false, spent);
	if (diff != 0)
		number_draw(g, y, c->diff, diff > 0 ? STYLE_LATE : STYLE_LABEL, true, diff);
	moments_draw(g, y, c, now->late > 0 ? STYLE_LATE : STYLE_LABEL, now->start, now->end);
}

/* "✓" or "! 4 min late". */
static char *late_words(int late)
{
	unsigned long minutes = late > 0 ? (unsigned long)late : 0;
	char *words = late > 0 ? xasprintf(ngettext("%lu min late", "%lu min late", minutes), minutes) : NULL;
	char *signed_words = xasprintf("%s%s", late > 0 ? "! " : "✓", words != NULL ? words : "");

	free(words);
	return signed_words;
}

static char *state_words(const struct agenda *now, bool narrow)
{
	char end[16], due[16], *late = now->due != 0 ? late_words(now->late) : xstrdup(""), *words;

	clock_said(now->end, end);
	clock_said(now->due, due);
	if (now->state == AGENDA_CLOSED)
		words = narrow ? xasprintf("■ %s %s", end, late) : xasprintf(_("■ closed at %s %s"), end, late);
	else if (narrow || now->due == 0)
		words = xasprintf(_("ends %s %s"), end, late);
	else
		words = xasprintf(_("ends %s %s   planned until %s"), end, late, due);
	free(late);
	return words;
}

static void title_draw(const struct agenda *now, struct grid *g)
{
	bool narrow = g->width < NARROW;
	char hm[16], *right, *state = state_words(now, narrow);
	int x = 1 + grid_fit(g, 0, 1, g->width / 3, STYLE_TITLE, _("Agenda")) + 3;

	clock_said(now->now, hm);
	if (now->state == AGENDA_PAUSED)
		right = narrow ? xstrdup("‖") : xasprintf(_("‖ paused  %s"), hm);
	else
		right = xstrdup(narrow ? "" : hm);
	grid_fit(g, 0, x, g->width - x - 2 - text_columns(right, strlen(right)), now->late > 0 ? STYLE_LATE : STYLE_PLAIN, state);
	grid_right(g, 0, g->width - 1, 24, now->state == AGENDA_PAUSED ? STYLE_LATE : STYLE_FAINT, right);
	free(right);
	free(state);
}

/* --- the repairs --- */

/* "Skip what is optional: Star"; caller frees. */
static char *repair_words(const struct agenda *now, enum agenda_repair how, const struct agenda_cuts *cuts, bool narrow)
{
	static const char *const whole[] = {N_("Squeeze what follows"), N_("Skip what is optional"), N_("Give as homework")};
	static const char *const little[] = {N_("Squeeze"), N_("Skip"), N_("Homework")};
	struct buf out = {0};

	buf_text(&out, _(narrow ? little[how] : whole[how]));
	if (cuts->count == 0 && !narrow) {
		buf_text(&out, _(": there is nothing"));
	} else if (how == REPAIR_SQUEEZE && !narrow) {
		buf_printf(&out, ngettext(": %zu step, never below half", ": %zu steps, none below half", cuts->count), cuts->count);
	}
	for (size_t i = 0; how != REPAIR_SQUEEZE && i < cuts->count; i++)
		buf_printf(&out, "%s%s", i > 0 ? ", " : _(": "), app_said(&now->steps[cuts->list[i].step].step->title));
	return buf_take(&out);
}

static void repair_draw(struct grid *g, int y, const struct agenda *now, enum agenda_repair how)
{
	struct agenda_cuts cuts = agenda_repair(now, how);
	bool narrow = g->width < NARROW;
	char hm[16], key[4] = {(char)('1' + how)}, *late = late_words(cuts.late);
	char *words = repair_words(now, how, &cuts, narrow), *end = xasprintf(narrow ? "%s %s" : _("ends %s %s"), clock_said(cuts.end, hm), late);
	int columns = cuts.count > 0 ? text_columns(end, strlen(end)) : 0;

	grid_text(g, y, 2, 1, cuts.count > 0 ? STYLE_KEY : STYLE_FAINT, key);
	grid_fit(g, y, 5, g->width - 8 - columns, cuts.count > 0 ? STYLE_PLAIN : STYLE_FAINT, words);
	if (columns > 0)
		grid_right(g, y, g->width - 1, columns, cuts.late > 0 ? STYLE_LATE : STYLE_GOOD, end);
	free(end);
	free(words);
	free(late);
	agenda_cuts_clear(&cuts);
}

static bool repairs_wanted(const struct app *a, const struct agenda *now)
{
	return (a->role & ROLE_FACILITATOR) && now->late > 0 && now->state != AGENDA_CLOSED;
}

static void repairs_draw(const struct app *a, struct grid *g, int y, const struct agenda *now)
{
	if (g->height >= SHORT) {
		unsigned long late = (unsigned long)now->late;
		char key[32];
		char *words = xasprintf(ngettext("! %lu min late. One key takes it, %s takes it back:",
						 "! %lu min late. One key takes it, %s takes it back:", late), late,
					command_key(a, command_find("undo"), key));

		grid_fit(g, y++, 1, g->width - 2, STYLE_LATE, words);
		free(words);
	}
	for (int how = 0; how < REPAIR_COUNT; how++)
		repair_draw(g, y++, now, (enum agenda_repair)how);
}

/* --- the whole --- */

static void keys_draw(const struct app *a, struct grid *g, int y)
{
	int x = 1;

	x += grid_text(g, y, x, g->width, STYLE_KEY, _("Enter")) + 1;
	x += grid_text(g, y, x, g->width, STYLE_FAINT, _("look")) + 2;
	for (size_t i = 0; i < AGENDA_KEYS; i++) {
		const struct agenda_key *k = &agenda_keys[i];
		const char *word = k->word == NULL ? "" : is_closer(a, k) ? _("reopen") : _(k->word);
		int wide = k->shown != NULL ? text_columns(k->shown, strlen(k->shown)) : 0;

		if (wide == 0 || x + wide + 1 + text_columns(word, strlen(word)) > g->width - 1)
			continue;
		x += grid_text(g, y, x, g->width, STYLE_KEY, k->shown) + 1;
		x += grid_text(g, y, x, g->width, STYLE_FAINT, word) + 2;
	}
}

static void list_steps_draw(struct app *a, struct grid *g, int y, int height, const struct columns *c)
{
	struct agenda_face *f = a->agenda;
	size_t lines = height > 0 ? (size_t)height : 0;

	if (f->chosen >= f->now.count)
		f->chosen = f->now.count > 0 ? f->now.count - 1 : 0;
	if (f->chosen < f->top)
		f->top = f->chosen;
	if (f->chosen >= f->top + lines)
		f->top = f->chosen - lines + 1;
	if (f->top + lines > f->now.count)
		f->top = f->now.count > lines ? f->now.count - lines : 0;
	for (size_t i = 0; i < lines && f->top + i < f->now.count; i++)
		step_draw(a, g, y + (int)i, c, f->top + i);
	if (f->top > 0)
		grid_text(g, y, g->width - 1, 1, STYLE_KEY, "↑");
	if (f->top + lines < f->now.count)
		grid_text(g, y + height - 1, g->width - 1, 1, STYLE_KEY, "↓");
}

void view_steps(struct app *a, struct grid *g)
{
	const struct agenda *now = agenda_now(a);
	struct columns c = columns_of(g->width, now->now);
	bool rules = g->height >= SHORT, late = repairs_wanted(a, now);
	int bottom = g->height - 1, y = 1;

	if (view_small(g))
		return;
	title_draw(now, g);
	if (rules) {
		keys_draw(a, g, --bottom);
		view_rule(g, --bottom, 0, g->width);
		head_draw(g, y++, &c);
	}
	if (late)
		repairs_draw(a, g, bottom -= REPAIR_COUNT + (rules ? 1 : 0), now);
	if (late && rules)
		view_rule(g, --bottom, 0, g->width);
	if (rules && (size_t)(bottom - y) > now->count) /* it stands right below the last step */
		bottom = y + (int)now->count + 1;
	if (rules)
		total_draw(now, g, --bottom, &c);
	list_steps_draw(a, g, y, bottom - y, &c);
	view_footer(a, g, g->height - 1);
}
