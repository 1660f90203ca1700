/* What another one wrote in the same place at the same moment, in words; and taking in what came. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/people.h"
#include "tui/present.h"

/* As the field shows it. Caller frees. */
static char *value_words(const struct app *a, const struct target *t, const char *value)
{
	const struct field *f = a->scenario != NULL && t->field[0] != '\0' ? scenario_field(a->scenario, t->field, NULL) : NULL;
	const struct field *column = f != NULL && t->column[0] != '\0' ? field_column(f, t->column) : NULL;
	const struct field *of = column != NULL ? column : f;
	struct spot spot = {.field = of, .target = *t, .cell = column != NULL};
	struct buf out = {0};

	if (value == NULL || value[0] == '\0')
		return xstrdup("–");
	if (t->kind == TARGET_ANSWER && of != NULL && value_kind(of) != NULL)
		value_kind(of)->show(a, &spot, value, &out);
	else
		buf_text(&out, value);
	return buf_take(&out);
}

char *beside_words(const struct app *a, const struct beside *b)
{
	const char *name = b->name[0] != '\0' ? b->name : _("Somebody");
	char hm[16], *theirs = value_words(a, &b->target, b->theirs), *mine = value_words(a, &b->target, b->mine), *words;

	clock_said(b->at, hm);
	if (b->what == BESIDE_MERGED)
		words = xasprintf(_("≈ %s wrote here too, at %s: both texts are kept."), name, hm);
	else if (b->what == BESIDE_LOST)
		words = xasprintf(_("! %s at %s, just after you: %s → %s"), name, hm, mine, theirs);
	else
		words = xasprintf(_("! %s at %s, just before you: %s → %s, yours"), name, hm, theirs, mine);
	free(theirs);
	free(mine);
	return words;
}

/* "Weather, 2 Phare: "; caller frees. */
static char *place_words(const struct app *a, const struct target *t)
{
	const struct field *f = a->scenario != NULL && t->field[0] != '\0' ? scenario_field(a->scenario, t->field, NULL) : NULL;
	const struct enterprise *e = model_enterprise(a->model, t->enterprise);
	struct buf out = {0};

	if (t->kind == TARGET_NOTE)
		buf_text(&out, _("Note"));
	else if (f != NULL)
		buf_text(&out, app_label(a, f));
	if (e != NULL)
		buf_printf(&out, "%s%zu %s", out.len > 0 ? ", " : "", app_number(a, e->id), e->name);
	return buf_take(&out);
}

static void say(struct app *a, const struct beside *b)
{
	char *place = place_words(a, &b->target), *words = beside_words(a, b);

	if (place[0] != '\0')
		app_warn(a, _("%s: %s"), place, words);
	else
		app_warn(a, "%s", words);
	free(words);
	free(place);
}

/* An enterprise that was added here has another number than the one it was shown under. */
static void number_follow(struct app *a, int64_t from, int64_t to)
{
	if (a->enterprise == from)
		app_look(a, a->step, to);
	if (a->people != NULL && app_number(a, from) > 0 && a->people->at == app_number(a, from) - 1 && app_number(a, to) > 0)
		a->people->at = app_number(a, to) - 1;
}

bool present_tick(struct app *a)
{
	const struct beside *b;
	int64_t from, to;

	if (client_news(a->client) == a->news)
		return false;
	a->news = client_news(a->client);
	if (client_numbered(a->client, &from, &to))
		number_follow(a, from, to);
	if ((b = client_beside_new(a->client)) != NULL)
		say(a, b);
	return true;
}
