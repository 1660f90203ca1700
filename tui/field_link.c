/* A link: the step of this or an earlier meeting that is reopened; chosen from a list. */
#include <string.h>

#include "base/i18n.h"
#include "tui/fields.h"
#include "tui/meetings.h"
#include "tui/view.h"
#include "tui/command.h"

/* "vises-1a.identity": the last meeting before this one that ran the scenario; 0: it is a step of this one, or none. */
static int64_t link_meeting(const struct app *a, const char *value)
{
	const struct overview *o = client_overview(a->client);
	const char *dot = value != NULL ? strchr(value, '.') : NULL;
	int64_t found = 0;

	for (size_t i = 0; dot != NULL && o != NULL && i < o->meeting_count; i++) {
		const struct overview_meeting *m = &o->meetings[i];

		if (overview_earlier(o, m->id) && strlen(m->scenario) == (size_t)(dot - value) && strncmp(m->scenario, value, (size_t)(dot - value)) == 0 &&
		    (m->enterprise == 0 || m->enterprise == a->enterprise))
			found = m->id;
	}
	return found;
}

static void link_open(struct app *a, const char *value)
{
	meetings_reopen(a, link_meeting(a, value), strchr(value, '.') + 1, a->enterprise);
}

static const struct overview_step *link_step(const struct app *a, const char *value)
{
	const struct overview *o = client_overview(a->client);
	int64_t meeting = link_meeting(a, value);

	for (size_t i = 0; meeting != 0 && i < o->step_count; i++)
		if (o->steps[i].meeting == meeting && strcmp(o->steps[i].id, strchr(value, '.') + 1) == 0)
			return &o->steps[i];
	return NULL;
}

static bool link_key(struct app *a, const struct spot *s, const struct key *k)
{
	struct error err = {0};

	if (k->mods != 0)
		return false;
	if (k->code == KEY_ENTER_ && link_meeting(a, spot_value(a, s)) != 0)
		link_open(a, spot_value(a, s));
	else if (k->code == KEY_ENTER_ || k->code == ' ')
		cmd_links(a, "", &err);
	else if (k->code == KEY_BACKSPACE_ || k->code == KEY_DELETE_)
		spot_set(a, s, VALUE_TEXT, NULL);
	else
		return false;
	error_clear(&err);
	return true;
}

static void link_show(const struct app *a, const struct spot *s, const char *value, struct buf *out)
{
	const struct step *step = a->scenario != NULL ? scenario_step(a->scenario, value) : NULL;
	const struct overview_step *earlier = link_step(a, value);

	(void)s;
	if (earlier != NULL)
		buf_printf(out, "%s · %s", earlier->title, overview_meeting(client_overview(a->client), earlier->meeting)->title);
	else if (step != NULL)
		buf_printf(out, "%zu %s", (size_t)(step - a->scenario->steps) + 1, app_said(&step->title));
	else
		buf_text(out, value);
}

static void link_draw(struct app *a, const struct spot *s, struct slot *slot, const struct pen *p, bool focused)
{
	const char *value = spot_value(a, s);
	struct buf shown = {0};

	(void)slot;
	if (value != NULL && value[0] != '\0')
		link_show(a, s, value, &shown);
	pen_fit(p, 0, 0, p->columns, shown.len > 0 ? STYLE_PLAIN : STYLE_FAINT,
		shown.len > 0 ? buf_str(&shown) : focused ? _("Enter chooses a step") : "┄");
	if (focused)
		pen_cursor(p, 0, 0);
	buf_clear(&shown);
}

const struct value_kind value_link = {
	.type = VALUE_TEXT,
	.key = link_key,
	.height = typed_height,
	.draw = link_draw,
	.show = link_show,
	.hint = N_("Enter opens the step or chooses one, Space chooses another, Backspace clears"),
	.cell_hint = N_("Enter chooses a step, Backspace clears"),
};
