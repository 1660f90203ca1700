/* Commands on who may read the focused answer or note: a circle by its letter, the next one, back to the enterprise alone. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "session/circles.h"
#include "tui/command.h"
#include "tui/fields.h"
#include "tui/form.h"
#include "tui/notes.h"
#include "tui/view.h"

static const char *const circles[] = {"e", "g", "p", "gp", "f"}; /* in the order of the key */
enum { CIRCLES = sizeof circles / sizeof circles[0] };

static size_t circle_at(const char *circle)
{
	size_t i = 0;

	while (i < CIRCLES && strcmp(circles[i], circle) != 0)
		i++;
	return i;
}

/* The focused answer or note, in the list of notes the chosen one, when it has a circle of its own. */
static bool at_circle(struct app *a, struct slot *out, struct error *err)
{
	const struct slot *s = form_slot(a);
	const struct note *n = note_acted_on(a);

	*out = (struct slot){0};
	if (n != NULL) {
		out->enterprise = n->enterprise;
		snprintf(out->note, sizeof out->note, "%s", n->id);
		return true;
	}
	if (a->base == VIEW_NOTES || s == NULL || s->field == NULL || s->field->kind == FIELD_SHARE || s->field->kind == FIELD_ANONYMOUS ||
	    !model_asks(s->field))
		return error_set(err, "%s", _("Go to a field first: a circle belongs to one field of one enterprise."));
	out->field = s->field;
	out->enterprise = s->enterprise;
	return true;
}

/* May what is in S be given CIRCLE? A note is about an enterprise, which may read it, or the group; nobody asks the funder to. */
static enum circle_fault fault_of(const struct slot *s, const char *circle)
{
	return s->field != NULL ? circle_fault(s->field, circle) : note_circle_fault(s->enterprise, circle);
}

static bool fault_say(const struct slot *s, enum circle_fault fault, struct error *err)
{
	switch (fault) {
	case CIRCLE_CLOSED:
		return error_set(err, "%s", _("The scenario keeps this field for facilitators (f): nobody opens it."));
	case CIRCLE_NO_CONSENT:
		if (s->field == NULL)
			return error_set(err, "%s", _("A note is for facilitators (f), its enterprise (e) or the group (g)."));
		return error_set(err, "%s",
				 _("Nobody is asked whether the funder may read this. The scenario must give the field a "
				   "consent first."));
	default:
		return true;
	}
}

/* Gives it, and says in words who reads it now. */
static bool circle_set(struct app *a, const struct slot *s, const char *circle)
{
	const struct enterprise *e = model_enterprise(a->model, s->enterprise);
	struct setting set = {.type = VALUE_ID, .value = circle};

	if (!app_may_write(a))
		return true;
	if (s->field != NULL) {
		set.target = answer_target(a, s, "", "");
		set.target.kind = TARGET_CIRCLE;
	} else {
		set.target = note_target(s->note, "circle");
	}
	client_set(a->client, &set, 1);
	a->model = client_model(a->client);
	app_say(a, _("%s, %s: %s."), app_label(a, s->field), e != NULL ? e->name : _("the group"), view_circle_words(a, s));
	return true;
}

bool cmd_circle(struct app *a, const char *argument, struct error *err)
{
	struct slot s;

	if (circle_at(argument) == CIRCLES)
		return error_set(
			err, "%s",
			_("Say who: circle f, e, g, p or gp (facilitators, enterprise, group, funder, both)."));
	return at_circle(a, &s, err) && fault_say(&s, fault_of(&s, argument), err) && circle_set(a, &s, circles[circle_at(argument)]);
}

static const char *circle_now(const struct app *a, const struct slot *s)
{
	return s->field != NULL ? model_circle_asked(a->model, s->field, s->enterprise) : model_note_circle(a->model, s->note);
}

/* Those that this one can't have are passed over. */
bool cmd_circle_next(struct app *a, const char *argument, struct error *err)
{
	struct slot s;
	size_t now, next;

	(void)argument;
	if (!at_circle(a, &s, err))
		return false;
	now = circle_at(circle_now(a, &s)) % CIRCLES;
	for (next = (now + 1) % CIRCLES; next != now && fault_of(&s, circles[next]) != CIRCLE_GOOD;)
		next = (next + 1) % CIRCLES;
	if (next == now)
		return fault_say(&s, CIRCLE_CLOSED, err);
	return circle_set(a, &s, circles[next]);
}

/* Never wider: what only facilitators read stays theirs. */
bool cmd_circle_withdraw(struct app *a, const char *argument, struct error *err)
{
	struct slot s;
	const char *now;

	(void)argument;
	if (!at_circle(a, &s, err))
		return false;
	now = circle_now(a, &s);
	if (strcmp(now, "e") == 0 || strcmp(now, "f") == 0) {
		app_say(a, _("Nothing to withdraw: %s."), view_circle_words(a, &s));
		return true;
	}
	return circle_set(a, &s, s.field == NULL && s.enterprise == 0 ? "f" : "e");
}
