/* The strip of enterprises: number, short name, and a sign for what they have answered in this step. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/mouse.h"
#include "tui/present.h"
#include "tui/view.h"

/* Columns. Wide: "1 Jardins ●  2 Phare ○"; close: "1●Jardins 2○Phare". */
enum { NAME_MIN = 7, NAME_MAX = 20, WORD_MIN = 4, AROUND = 6, AROUND_CLOSE = 3 };

/* Words that tell nothing apart. */
static bool is_particle(const char *word, size_t len)
{
	static const char *const particles[] = {"la",  "le", "les", "l'",  "de",  "du", "des",
						"the", "of", "het", "een", "van", "en", "et"};

	for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
		if (strlen(particles[i]) == len && strncasecmp(word, particles[i], len) == 0)
			return true;
	return false;
}

/* Does another enterprise's name begin with the same LEN bytes, a whole word or several? */
static bool is_shared(const struct model *m, size_t self, const char *name, size_t len)
{
	for (size_t i = 0; i < m->enterprise_count; i++)
		if (i != self && strncmp(m->enterprises[i].name, name, len) == 0 &&
		    (m->enterprises[i].name[len] == ' ' || m->enterprises[i].name[len] == '\0'))
			return true;
	return false;
}

/* Has another enterprise the word in its name? */
static bool is_elsewhere(const struct model *m, size_t self, const char *word, size_t len)
{
	for (size_t i = 0; i < m->enterprise_count; i++) {
		const char *p = i != self ? m->enterprises[i].name : "";

		for (size_t other; *p != '\0'; p += other + strspn(p + other, " ")) {
			other = strcspn(p, " ");
			if (other == len && strncmp(p, word, len) == 0)
				return true;
		}
	}
	return false;
}

/* The end of the last whole word of NAME within LEN bytes that says something; 0: none. */
static size_t whole_words(const char *name, size_t len)
{
	size_t end = 0;

	for (size_t start = 0; start < len;) {
		size_t word = strcspn(name + start, " ");

		if (start + word > len)
			break;
		if (!is_particle(name + start, word) && text_columns(name + start, word) > 2)
			end = start + word;
		start += word + strspn(name + start + word, " ");
	}
	return end;
}

/* "Entr 07" of "Entreprise numéro 07", where only the 07 is its own: REST, after as much of the beginning as fits. */
static char *name_ends(const char *name, const char *rest, int columns)
{
	size_t word, len;

	while (is_particle(name, word = strcspn(name, " ")) && name[word] == ' ')
		name += word + 1;
	len = text_fit(name, word, columns - text_columns(rest, strlen(rest)) - 1);
	return len > 0 ? xasprintf("%.*s %s", (int)len, name, rest) : xstrdup(rest);
}

/* From the first word that tells it apart, as many whole words as fit; else a later word that fits and that
 * no other name has; else the beginning. */
char *view_short_name(const struct model *m, size_t self, int columns)
{
	const char *name = m->enterprises[self].name, *from = name, *p;
	size_t len, end;

	if (text_columns(name, strlen(name)) <= columns)
		return xstrdup(name);
	for (size_t word = strcspn(from, " ");
	     from[word] == ' ' && (is_particle(from, word) || is_shared(m, self, name, (size_t)(from - name) + word));
	     word = strcspn(from, " "))
		from += word + 1;
	if (from > name && text_columns(from, strlen(from)) < WORD_MIN) /* "Association 6": the 6 alone says nothing */
		return name_ends(name, from, columns);
	len = text_fit(from, strlen(from), columns);
	end = whole_words(from, len);
	for (p = from; end == 0 && *p != '\0'; p += strspn(p, " ")) {
		size_t word = strcspn(p, " ");

		if (text_columns(p, word) <= columns && text_columns(p, word) >= WORD_MIN && !is_particle(p, word) &&
		    !is_elsewhere(m, self, p, word))
			return xstrndup(p, word);
		p += word;
	}
	return xstrndup(from, end > 0 ? end : len);
}

void view_strip_clear(struct app *a)
{
	for (size_t i = 0; i < a->strip_count; i++) {
		free(a->strip[i].whole);
		free(a->strip[i].shown);
	}
	free(a->strip);
	a->strip = NULL;
	a->strip_count = 0;
}

/* Names of at most so many columns. One that was made for more and fits would be made the same again. */
static void strip_names(struct app *a, int columns, bool afresh)
{
	const struct model *m = a->model;

	for (size_t i = 0; i < a->strip_count; i++) {
		struct strip_name *name = &a->strip[i];

		if (!afresh && name->columns <= columns)
			continue;
		free(name->shown);
		name->shown = view_short_name(m, i, columns);
		name->columns = text_columns(name->shown, strlen(name->shown));
	}
}

static void strip_start(struct app *a)
{
	const struct model *m = a->model;

	view_strip_clear(a);
	a->strip = xcalloc(m->enterprise_count + 1, sizeof *a->strip);
	a->strip_count = m->enterprise_count;
	a->signs.model = NULL;
	for (size_t i = 0; i < m->enterprise_count; i++)
		a->strip[i].whole = xstrdup(m->enterprises[i].name);
}

static const char *sign_of(const struct app *a, int64_t enterprise)
{
	int answered = 0, asked = 0;

	if (enterprise != 0 && model_absent(a->model, enterprise))
		return model_member(a->model, enterprise) ? "–" : "×"; /* not there, not of the group */
	if (enterprise != 0 && model_done(a->model, app_step(a)->id, enterprise) != 0)
		return "✓"; /* it says so itself */
	model_progress(a->model, app_step(a), enterprise, &answered, &asked);
	return asked == 0          ? " "
	       : answered == asked                        ? "●"
	       : answered > 0 || model_begun(a->model, app_step(a), enterprise) ? "◐"
									       : "○";
}

/* Each is worked out once for what the model says, and for a step. */
static void strip_signs(struct app *a)
{
	if (a->signs.model == a->model && a->signs.folded == a->model->folded && a->signs.step == a->step)
		return;
	for (size_t i = 0; i < a->strip_count; i++)
		a->strip[i].sign = NULL;
	a->signs.model = a->model;
	a->signs.folded = a->model->folded;
	a->signs.step = a->step;
}

static const char *group_sign(const struct app *a)
{
	const struct step *step = app_step(a);
	size_t asked = 0, answered = 0;

	for (size_t i = 0; i < step->field_count; i++)
		if (step->fields[i].group) {
			asked++;
			answered += model_answered(a->model, &step->fields[i], 0) ? 1 : 0;
		}
	return answered == asked ? "●" : answered > 0 ? "◐" : "○";
}

static void strip_sign(struct grid *g, int y, int x, const char *sign, bool inside)
{
	grid_text(g, y, x, 1,
		  inside                   ? STYLE_CURRENT
		  : strcmp(sign, "●") == 0 || strcmp(sign, "✓") == 0 ? STYLE_GOOD
		  : strcmp(sign, "–") == 0 || strcmp(sign, "×") == 0 ? STYLE_FAINT
					   : STYLE_PLAIN,
		  sign);
}

static int entry_width(const struct app *a, size_t i, bool close)
{
	return a->strip[i].columns + (close ? AROUND_CLOSE : AROUND) +
	       (i >= 9 ? 1 : 0);
}

/* Who else is there, in a column that is empty else. */
static void mark_draw(const struct app *a, struct grid *g, int y, int x, size_t i)
{
	const char *mark = present_mark(a, a->model->enterprises[i].id);

	if (mark != NULL && x < g->width)
		grid_text(g, y, x, 1, STYLE_KEY, mark);
}

static int entry_draw(struct app *a, struct grid *g, int y, int x, size_t i, bool close)
{
	bool current = a->model->enterprises[i].id == a->enterprise;
	enum style style = current ? STYLE_CURRENT : STYLE_PLAIN;
	const char *sign = a->strip[i].sign != NULL ? a->strip[i].sign : sign_of(a, a->model->enterprises[i].id);
	char number[24];
	int from = x;

	a->strip[i].sign = sign;
	snprintf(number, sizeof number, close ? "%zu" : "%zu ", i + 1);
	if (hits_wanted(g)) {
		struct hit h = {HIT_COMMAND, y, x, 1, entry_width(a, i, close) - (close ? 1 : 2), .command = "enterprise"};

		snprintf(h.argument, sizeof h.argument, "%zu", i + 1);
		hit_add(g, h);
	}
	x += grid_text(g, y, x, g->width - x, style, number);
	if (close) {
		strip_sign(g, y, x++, sign, current);
		x += grid_text(g, y, x, g->width - x, style, a->strip[i].shown);
		mark_draw(a, g, y, x, i);
		return x + 1 - from;
	}
	x += grid_text(g, y, x, g->width - x, style, a->strip[i].shown);
	strip_sign(g, y, x + 1, sign, false);
	mark_draw(a, g, y, x + 2, i);
	return x + 4 - from;
}

static int all_widths(const struct app *a, bool close)
{
	int sum = 0;

	for (size_t i = 0; i < a->strip_count; i++)
		sum += entry_width(a, i, close);
	return sum;
}

/* The longest names with which all fit, wide when that leaves them long enough; returns whether they stand close. */
static bool strip_fit(struct app *a, int columns)
{
	const struct model *m = a->model;
	bool same = a->strip_count == m->enterprise_count && a->strip_columns == columns;

	for (size_t i = 0; same && i < a->strip_count; i++)
		same = strcmp(a->strip[i].whole, m->enterprises[i].name) == 0;
	if (same)
		return a->strip_close;
	a->strip_close = false;
	strip_start(a);
	for (int name = NAME_MAX; name >= NAME_MIN; name--) {
		strip_names(a, name, name == NAME_MAX);
		if (all_widths(a, false) - 2 <= columns)
			break;
	}
	for (int name = NAME_MAX; all_widths(a, a->strip_close) - (a->strip_close ? 1 : 2) > columns && name >= WORD_MIN + 1; name--) {
		a->strip_close = true;
		strip_names(a, name, name == NAME_MAX);
		if (all_widths(a, true) - 1 <= columns)
			break;
	}
	a->strip_columns = columns;
	return a->strip_close;
}

/* The first one shown, so that the current one is in sight with its neighbour. */
static size_t strip_first(const struct app *a, int columns, bool close)
{
	size_t current = app_number(a, a->enterprise), first = 0;
	size_t last = current < a->strip_count ? current : a->strip_count - 1; /* the one after the current */

	for (;; first++) {
		int width = first > 0 ? 2 : 0;

		for (size_t i = first; i <= last; i++)
			width += entry_width(a, i, close);
		if (width <= columns || first + 1 >= current)
			return first;
	}
}

static void group_draw(struct app *a, struct grid *g, int y, const char *name)
{
	const struct slot *s = a->form.at < a->form.count ? &a->form.slots[a->form.at] : NULL;
	bool here = s != NULL && s->field != NULL && s->field->group;
	int x = g->width - 1 - text_columns(name, strlen(name)) - 2;

	hit_add(g, (struct hit){HIT_COMMAND, y, x, 1, g->width - x, .command = "group"});

	x += grid_text(g, y, x, g->width, here ? STYLE_CURRENT : STYLE_PLAIN, name);
	strip_sign(g, y, x + 1, group_sign(a), false);
}

/* Of an individual meeting: the one it is held with, its name in full. */
static void alone_draw(struct app *a, struct grid *g, int y, int columns)
{
	const struct enterprise *e = model_enterprise(a->model, app_alone(a));
	char *words = e != NULL ? xasprintf("%zu %s", app_number(a, e->id), e->name) : xstrdup("");
	int x = 1;

	x += grid_fit(g, y, x, columns - 2, STYLE_CURRENT, words);
	strip_sign(g, y, x + 1, e != NULL ? sign_of(a, e->id) : " ", false);
	free(words);
}

/* Does any step ask the group something? The names leave room for it in all, so that they stay as they are. */
static bool group_anywhere(const struct app *a)
{
	for (size_t i = 0; a->role & ROLE_FACILITATOR && i < a->scenario->step_count; i++)
		for (size_t j = 0; j < a->scenario->steps[i].field_count; j++)
			if (a->scenario->steps[i].fields[j].group)
				return true;
	return false;
}

void view_strip(struct app *a, struct grid *g, int y)
{
	size_t count = a->model->enterprise_count;
	const char *group = _("Group");
	int columns = g->width - 2, reserved = text_columns(group, strlen(group)) + 3, x = 1;
	bool close;

	if (app_step(a) == NULL)
		return;
	hit_add(g, (struct hit){.kind = HIT_STRIP, .y = y, .height = 1, .columns = g->width});
	if (form_group(a) != SIZE_MAX) {
		group_draw(a, g, y, group);
		columns -= reserved;
		reserved = 0;
	} else if (!group_anywhere(a)) {
		reserved = 0;
	}
	if (count == 0)
		return;
	if (app_alone(a) != 0) {
		alone_draw(a, g, y, columns);
		return;
	}
	close = strip_fit(a, columns - reserved);
	strip_signs(a);
	for (size_t i = strip_first(a, columns, close), first = i; i < count; i++) {
		if (i == first && first > 0)
			x += grid_text(g, y, x, 2, STYLE_KEY, "‹ ");
		if (x + entry_width(a, i, close) - (close ? 1 : 2) > columns + 1) {
			grid_text(g, y, columns, 1, STYLE_KEY, "›");
			break;
		}
		x += entry_draw(a, g, y, x, i, close);
	}
}
