/* What is set of a note, in which order notes are listed. Draws nothing. */
#include "tui/notes.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/form.h"

struct target note_target(const char *id, const char *column)
{
	return (struct target){.kind = TARGET_NOTE, .step = "", .field = "", .row = id, .column = column};
}

const struct note *note_find(const struct model *m, const char *id)
{
	for (size_t i = 0; i < m->note_count; i++)
		if (!m->note_list[i]->removed && strcmp(m->note_list[i]->id, id) == 0)
			return m->note_list[i];
	return NULL;
}

enum circle_fault note_circle_fault(int64_t enterprise, const char *circle)
{
	if (strcmp(circle, "f") == 0 || strcmp(circle, "g") == 0)
		return CIRCLE_GOOD;
	return strcmp(circle, "e") == 0 && enterprise != 0 ? CIRCLE_GOOD : CIRCLE_NO_CONSENT;
}

const char *note_step(const struct app *a)
{
	size_t live = app_live(a);

	return live != SIZE_MAX ? a->scenario->steps[live].id : a->step_id;
}

static void step_words(const struct app *a, const struct note *n, struct buf *out)
{
	const struct step *step = a->scenario != NULL && n->meeting == a->model->meeting ? scenario_step(a->scenario, n->step) : NULL;

	if (step != NULL)
		buf_printf(out, "%s%zu %s", out->len > 0 ? ", " : "", (size_t)(step - a->scenario->steps) + 1, app_text(a, &step->title));
	for (size_t i = 0; n->meeting != a->model->meeting && i < a->model->earlier_count; i++)
		if (a->model->earlier[i].id == n->meeting)
			buf_printf(out, "%s%s", out->len > 0 ? ", " : "", a->model->earlier[i].title);
}

char *note_place_words(const struct app *a, const struct note *n)
{
	const struct enterprise *e = model_enterprise(a->model, n->enterprise);
	struct buf out = {0};

	if (e != NULL)
		buf_printf(&out, "%zu %s", app_number(a, e->id), e->name);
	else
		buf_text(&out, !model_unfiled(n) ? _("the group") : _("unfiled"));
	step_words(a, n, &out);
	return buf_take(&out);
}

/* Was it written by somebody of the enterprise that it is about? */
static bool theirs(const struct model *m, const struct note *n)
{
	const struct person *p = model_person(m, n->author);

	return p != NULL && p->enterprise != 0 && p->enterprise == n->enterprise;
}

char *note_said_words(const struct app *a, const struct note *n)
{
	return theirs(a->model, n) ? xasprintf(_("%s writes: %s"), model_person(a->model, n->author)->name, n->text) : xstrdup(n->text);
}

char *addressed_words(const struct app *a, const struct addressed *d)
{
	struct buf names = {0};

	for (size_t i = 0; i < d->count; i++) {
		const struct enterprise *e = model_enterprise(a->model, d->to[i]);

		buf_printf(&names, "%s%s", i > 0 ? ", " : "", e != NULL ? e->name : _("the group"));
	}
	return buf_take(&names);
}

void note_file(struct app *a, const char *id, const struct addressed *d, const char *step)
{
	const struct note *n = note_find(a->model, id);
	int64_t meeting = n != NULL && n->meeting != 0 ? n->meeting : a->model->meeting;
	struct settings set = {0};

	for (size_t i = 0; i < d->count; i++) {
		char fresh[16];
		const char *note = i == 0 ? id : id_new(fresh);
		struct target t = note_target(note, "enterprise");

		settings_number(&set, &t, d->to[i]);
		t.column = "meeting";
		settings_number(&set, &t, meeting);
		t.column = "step";
		settings_add(&set, &t, VALUE_ID, step[0] != '\0' ? step : NULL);
		t.column = "circle";
		if (i > 0 || d->closed || app_note_circle(a, d->to[i])[0] != 'f')
			settings_add(&set, &t, VALUE_ID, d->closed ? "f" : app_note_circle(a, d->to[i]));
		t.column = "follow";
		if (d->follow)
			settings_add(&set, &t, VALUE_ID, "open");
		t.column = "text";
		settings_add(&set, &t, VALUE_TEXT, d->text);
	}
	settings_send(a, &set);
}

static enum note_part part_of(const struct model *m, const struct note *n)
{
	bool waits = n->follow[0] == '\0' && theirs(m, n); /* a word for the facilitators, until somebody says that it is dealt with */

	return model_unfiled(n) ? NOTES_UNFILED : waits || strcmp(n->follow, "open") == 0 ? NOTES_FOLLOW : NOTES_FILED;
}

static int by_place(const void *one, const void *other)
{
	const struct note_line *a = one, *b = other;
	int64_t difference = (int64_t)a->part - (int64_t)b->part;

	if (difference == 0 && a->part == NOTES_FILED)
		difference = a->note->enterprise - b->note->enterprise;
	if (difference == 0)
		difference = a->note->order - b->note->order;
	return difference < 0 ? -1 : difference > 0;
}

struct note_line *notes_list(const struct app *a, size_t *count)
{
	const struct model *m = a->model;
	struct note_line *list = xcalloc(m->note_count + 1, sizeof *list);

	*count = 0;
	for (size_t i = 0; i < m->note_count; i++) {
		const struct note *n = m->note_list[i];

		if (!n->removed && (n->meeting == m->meeting || part_of(m, n) != NOTES_FILED))
			list[(*count)++] = (struct note_line){part_of(m, n), n};
	}
	qsort(list, *count, sizeof *list, by_place);
	return list;
}

const struct note *note_acted_on(struct app *a)
{
	const struct slot *s = form_slot(a);

	if (a->base == VIEW_NOTES)
		return a->notes != NULL ? note_find(a->model, a->notes->chosen) : NULL;
	return s != NULL && s->field == NULL && s->note[0] != '\0' ? note_find(a->model, s->note) : NULL;
}
