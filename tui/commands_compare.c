/* Commands across enterprises: the next one that has said nothing yet. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/state.h"

/* Is E here, asked F, and has said nothing? */
static bool lacks(const struct app *a, const struct field *f, const struct enterprise *e)
{
	return app_takes_part(a, e->id) && e->left[0] == '\0' && model_shown(a->model, f, e->id) && !model_answered(a->model, f, e->id);
}

/* Everyone who is here has an answer: says so, and how many of the absent have none. */
static void none_lacks(struct app *a, const struct field *f)
{
	unsigned long absent = 0;

	for (size_t i = 0; i < a->model->enterprise_count; i++)
		absent += lacks(a, f, &a->model->enterprises[i]);
	if (absent == 0)
		app_say(a, _("Everyone has an answer: %s."), app_label(a, f));
	else
		app_say(a, ngettext("Everyone present has an answer; %lu absent has none.", "Everyone present has an answer; %lu absent have none.", absent), absent);
}

bool cmd_next_blank(struct app *a, const char *argument, struct error *err)
{
	const struct slot *s = form_slot(a);
	const struct model *m = a->model;
	size_t count = m->enterprise_count, from = app_number(a, a->enterprise);

	(void)argument;
	if (s == NULL || s->field == NULL || !model_asks(s->field))
		return error_set(err, "%s", _("Go to a question first: then this finds who has not answered it."));
	if (s->field->group)
		return error_set(err, "%s", _("The group answers this together."));
	for (size_t i = 0; i < count; i++) {
		const struct enterprise *e = &m->enterprises[(from + i) % count];

		if (e->id != a->enterprise && lacks(a, s->field, e) && !model_absent(m, e->id)) {
			app_look(a, a->step, e->id);
			return true;
		}
	}
	if (model_answered(m, s->field, a->enterprise))
		none_lacks(a, s->field);
	else
		app_say(a, "%s", _("All the others have an answer."));
	return true;
}
