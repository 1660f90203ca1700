/* What may be shared: the enterprise's own answers of this meeting (session/circles.h says which), each shown to the group
 * or not. Sets their circles, nothing of its own. */
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "session/circles.h"
#include "tui/fields.h"

static bool shareable(const struct app *a, const struct field *f)
{
	return circle_shareable(f) && strcmp(model_circle(a->model, f, a->enterprise), "f") != 0 &&
	       model_answered(a->model, f, a->enterprise);
}

/* The answered fields one after another; start with {0}; NULL at the end. */
struct walk {
	size_t step, field;
};

static const struct field *walk_next(const struct app *a, struct walk *w)
{
	const struct scenario *s = a->scenario;

	for (; w->step < s->step_count; w->step++, w->field = 0)
		while (w->field < s->steps[w->step].field_count) {
			const struct field *f = &s->steps[w->step].fields[w->field++];

			if (shareable(a, f))
				return f;
		}
	return NULL;
}

static size_t share_count(const struct app *a)
{
	struct walk w = {0};
	size_t count = 0;

	while (walk_next(a, &w) != NULL)
		count++;
	return count;
}

const struct field *share_field(const struct app *a, size_t n)
{
	struct walk w = {0};
	const struct field *f = walk_next(a, &w);

	while (f != NULL && n-- > 0)
		f = walk_next(a, &w);
	return f;
}

bool share_on(const struct app *a, const struct field *f)
{
	return strchr(model_circle(a->model, f, a->enterprise), 'g') != NULL;
}

/* To the group or not: that alone, the funder's part stays as it is. */
void share_toggle(struct app *a, const struct field *f)
{
	const char *step = "";
	const struct step *of = NULL;
	struct setting set = {.type = VALUE_ID};

	if (!app_may_write(a))
		return;
	if (scenario_field(a->scenario, f->id, &of) != NULL && of != NULL)
		step = of->id;
	set.target = (struct target){.kind = TARGET_CIRCLE,
				     .meeting = a->model->meeting,
				     .enterprise = a->enterprise,
				     .step = step,
				     .field = f->id,
				     .row = "",
				     .column = ""};
	set.value = circle_with_group(model_circle_asked(a->model, f, a->enterprise), !share_on(a, f));
	if (strcmp(set.value, f->circle != NULL ? f->circle : "e") == 0)
		set.value = NULL; /* as the scenario has it */
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
}

static bool share_key(struct app *a, struct slot *s, const struct key *k)
{
	size_t count = share_count(a), *i = &a->form.item;

	(void)s;
	if (k->mods != 0 || count == 0)
		return false;
	if (*i >= count)
		*i = count - 1;
	if (k->code == KEY_UP_ && *i > 0)
		--*i;
	else if (k->code == KEY_DOWN_ && *i + 1 < count)
		++*i;
	else if (k->code == ' ' || k->code == KEY_ENTER_)
		share_toggle(a, share_field(a, *i));
	else
		return false;
	return true;
}

static int share_height(struct app *a, struct slot *s, int columns, bool focused)
{
	size_t count = share_count(a);

	(void)s, (void)columns, (void)focused;
	return count > 0 ? (int)count : 1;
}

static int share_line(struct app *a, struct slot *s, int columns)
{
	size_t count = share_count(a);

	(void)s, (void)columns;
	return count == 0 ? 0 : a->form.item < count ? (int)a->form.item : (int)count - 1;
}

static void share_draw(struct app *a, struct slot *s, const struct pen *p, bool focused)
{
	const struct field *f;
	struct walk w = {0};
	int line = 0, focus = focused ? share_line(a, s, 0) : -1;

	for (; (f = walk_next(a, &w)) != NULL; line++) {
		bool active = line == focus, on = share_on(a, f);
		enum style style = active ? STYLE_FOCUS : on ? STYLE_SHARED : STYLE_PLAIN;

		pen_fit(p, line, 0, 3, style, on ? "[x]" : "[ ]");
		pen_fit(p, line, 4, p->columns, style, app_label(a, f));
		if (active)
			pen_cursor(p, line, 1);
	}
	if (line == 0) {
		pen_fit(p, 0, 0, p->columns, STYLE_FAINT,
			_("Nothing is answered yet: answers appear here, to be shared or not."));
		if (focused)
			pen_cursor(p, 0, 0);
	}
}

static void share_enter(struct app *a, struct slot *s, int by)
{
	size_t count = share_count(a);

	(void)s;
	a->form.item = by < 0 && count > 0 ? count - 1 : 0;
}

const struct slot_kind slot_share = {
	.below = true,
	.key = share_key,
	.height = share_height,
	.draw = share_draw,
	.line = share_line,
	.enter = share_enter,
	.hint = N_("Space: the group may read it, or not"),
};
