/* A line becomes an answer where one is: the same values, through the same functions, as keys give. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/items.h"
#include "tui/linear_parts.h"
#include "tui/options.h"

static const char clears[] = "-"; /* the line that empties */

/* Folds what was put in; true where nothing had to be said of it. */
static bool text_done(struct linear *l)
{
	form_leave(l->app);
	form_enter_again(l->app, FORM_END);
	return l->app->message.text == NULL || !l->app->message.trouble;
}

static bool text_take(struct linear *l, const char *line)
{
	return typing_replace(l->app, line) && text_done(l);
}

/* Each line is added: nothing that was said is written over. */
static bool lines_take(struct linear *l, const char *line)
{
	const struct edit *e = &l->app->typing.edit;
	char *all = line[0] == '\0' ? xstrdup("") : xasprintf("%s%s%s", e->text, e->len > 0 ? "\n" : "", line);

	if (typing_replace(l->app, all))
		text_done(l);
	free(all);
	return false;
}

/* The ids of what was picked, with a space between; caller frees. */
static char *option_ids(const struct field *f, const struct names *n, const size_t *picked, size_t count)
{
	char *value = NULL;

	for (size_t i = 0; i < count; i++) {
		size_t at = n->of[picked[i]];
		char *with = option_chosen(f, value, at) ? xstrdup(value) : choice_with(f, value, at);

		free(value);
		value = with;
	}
	return value;
}

static bool option_take(struct linear *l, const char *line)
{
	struct names n = linear_names(l);
	struct spot spot = linear_spot(l);
	size_t count, *picked = names_pick(l, &n, line, true, &count);

	if (picked != NULL && count == 1)
		spot_set(l->app, &spot, VALUE_ID, spot.field->options[n.of[picked[0]]].id);
	free(picked);
	names_clear(&n);
	return picked != NULL;
}

static bool options_take(struct linear *l, const char *line)
{
	struct names n = linear_names(l);
	struct spot spot = linear_spot(l);
	size_t count, *picked = names_pick(l, &n, line, false, &count);
	char *value = picked != NULL ? option_ids(spot.field, &n, picked, count) : NULL;

	if (value != NULL)
		spot_set(l->app, &spot, VALUE_IDS, value);
	if (value != NULL && ids_count(value) < count)
		linear_say(l, "%s", _("One of them stands alone: the others were taken back."));
	free(value);
	free(picked);
	names_clear(&n);
	return picked != NULL;
}

/* A whole number; false after saying which are. */
static bool whole(struct linear *l, const char *line, int min, int max, int *value)
{
	char *end;
	long number = strtol(line, &end, 10);

	if (end == line || *end != '\0' || number < min || number > max) {
		linear_say(l, _("A number from %d to %d is expected: nothing was changed."), min, max);
		return false;
	}
	*value = (int)number;
	return true;
}

static bool scale_take(struct linear *l, const char *line)
{
	struct spot spot = linear_spot(l);
	char number[16];
	int value;

	if (!whole(l, line, (int)spot.field->min, (int)spot.field->max, &value))
		return false;
	snprintf(number, sizeof number, "%d", value);
	spot_set(l->app, &spot, VALUE_NUMBER, number);
	return true;
}

static bool consent_take(struct linear *l, const char *line)
{
	struct names n = linear_names(l);
	struct spot spot = linear_spot(l);
	size_t count, *picked = names_pick(l, &n, line, true, &count);

	if (picked != NULL && count == 1)
		spot_set(l->app, &spot, VALUE_ID, picked[0] == 0 ? "yes" : "no");
	free(picked);
	names_clear(&n);
	return picked != NULL;
}

static bool link_take(struct linear *l, const char *line)
{
	struct names n = linear_names(l);
	size_t count, *picked = names_pick(l, &n, line, true, &count);
	struct error err = {0};
	bool good = picked != NULL && count == 1 && command_run(l->app, "link", l->app->scenario->steps[picked[0]].id, &err);

	if (err.text != NULL)
		linear_say(l, "%s", err.text);
	error_clear(&err);
	free(picked);
	names_clear(&n);
	return good;
}

static bool ranking_take(struct linear *l, const char *line)
{
	struct app *a = l->app;
	struct names n = linear_names(l);
	struct items items = items_of(a, form_slot(a));
	struct spot spot = slot_spot(a, form_slot(a));
	size_t count, most = items.field->keep > 0 && (size_t)items.field->keep < items.count ? (size_t)items.field->keep : items.count;
	size_t *picked = names_pick(l, &n, line, false, &count);
	struct buf list = {0};
	bool good = picked != NULL;

	if (good && count > most) {
		linear_say(l, ngettext("%zu can be ranked here.", "At most %zu can be ranked here.", most), most);
		good = false;
	}
	for (size_t i = 0; good && i < count; i++)
		if (!ids_has(buf_str(&list), item_id(a, &items, picked[i]), NULL))
			buf_printf(&list, "%s%s", list.len > 0 ? " " : "", item_id(a, &items, picked[i]));
	if (good)
		spot_set(a, &spot, VALUE_IDS, buf_str(&list));
	buf_clear(&list);
	free(picked);
	names_clear(&n);
	return good;
}

static bool dots_take(struct linear *l, const char *line)
{
	int dots;

	if (!whole(l, line, 0, l->app->form.slots[l->app->form.at].field->dots, &dots))
		return false;
	dots_give(l->app, form_slot(l->app), l->app->form.item, dots);
	return l->app->message.text == NULL;
}

/* Each is shared, or taken back; then others may be. */
static bool share_take(struct linear *l, const char *line)
{
	struct names n = linear_names(l);
	size_t count, *picked = names_pick(l, &n, line, false, &count);

	for (size_t i = 0; picked != NULL && i < count; i++) {
		const struct field *f = share_field(l->app, picked[i]);

		share_toggle(l->app, f);
		linear_say(l, share_on(l->app, f) ? _("%s is shared with the group now.") : _("%s is not shared any more."), app_label(l->app, f));
	}
	free(picked);
	names_clear(&n);
	return false;
}

static bool hand_in_take(struct linear *l, const char *line)
{
	struct names n = linear_names(l);
	size_t count, *picked = names_pick(l, &n, line, true, &count);
	struct key k = key_of(picked != NULL && picked[0] == 1 ? KEY_DELETE_ : KEY_ENTER_, 0);

	if (picked != NULL && count == 1)
		form_key(l->app, &k);
	free(picked);
	names_clear(&n);
	return false;
}

static bool nothing_take(struct linear *l, const char *line)
{
	(void)line;
	linear_say(l, "%s", _("There is nothing to answer here: an empty line goes on."));
	return false;
}

static bool (*const takes[ASKS_COUNT])(struct linear *l, const char *line) = {
	[ASKS_NOTHING] = nothing_take, [ASKS_TEXT] = text_take,       [ASKS_LINES] = lines_take,     [ASKS_OPTION] = option_take,
	[ASKS_OPTIONS] = options_take, [ASKS_SCALE] = scale_take,     [ASKS_CONSENT] = consent_take, [ASKS_LINK] = link_take,
	[ASKS_RANKING] = ranking_take, [ASKS_DOTS] = dots_take,       [ASKS_SHARE] = share_take,     [ASKS_HAND_IN] = hand_in_take,
};

static void value_clear(struct linear *l, enum asks asks)
{
	struct spot spot = asks == ASKS_RANKING ? slot_spot(l->app, form_slot(l->app)) : linear_spot(l);

	switch (asks) {
	case ASKS_TEXT:
	case ASKS_LINES:
		typing_replace(l->app, "");
		text_done(l);
		break;
	case ASKS_DOTS:
		dots_give(l->app, form_slot(l->app), l->app->form.item, 0);
		break;
	case ASKS_SCALE:
		spot_set(l->app, &spot, VALUE_NUMBER, NULL);
		break;
	case ASKS_OPTIONS:
	case ASKS_RANKING:
		spot_set(l->app, &spot, VALUE_IDS, NULL);
		break;
	case ASKS_LINK:
		spot_set(l->app, &spot, VALUE_TEXT, NULL);
		break;
	case ASKS_OPTION:
	case ASKS_CONSENT:
		spot_set(l->app, &spot, VALUE_ID, NULL);
		break;
	default:
		break;
	}
	linear_say(l, "%s", _("It is empty now; :undo brings back what was there."));
}

bool linear_answer(struct linear *l, const char *line)
{
	enum asks asks = linear_asks(l);

	if (asks != ASKS_NOTHING && asks != ASKS_SHARE && asks != ASKS_HAND_IN && strcmp(line, clears) == 0) {
		value_clear(l, asks);
		return false;
	}
	return takes[asks](l, line);
}
