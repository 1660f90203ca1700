/* Who else is here, in words and signs. Reads what the client was told; asks nothing. */
#include "tui/present.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/view.h"

static bool facilitates(const struct present *p)
{
	return strcmp(p->role, "facilitator") == 0;
}

/* The next facilitator who is somebody else, from *AT on. */
static const struct present *next_other(const struct app *a, size_t *at)
{
	size_t count = 0;
	const struct present *list = a->client != NULL ? client_present(a->client, &count) : NULL;

	while (*at < count) {
		const struct present *p = &list[(*at)++];

		if (facilitates(p) && strcmp(p->person, client_person(a->client)) != 0)
			return p;
	}
	return NULL;
}

const struct present *present_first(const struct app *a)
{
	size_t at = 0;

	return next_other(a, &at);
}

bool present_others(const struct app *a)
{
	return present_first(a) != NULL;
}

const struct present *present_leads(const struct app *a)
{
	const struct present *p;

	for (size_t at = 0; (p = next_other(a, &at)) != NULL;)
		if (strcmp(p->person, a->model->lead) == 0)
			return p;
	return NULL;
}

bool present_may_lead(struct app *a, struct error *err)
{
	const struct present *p = present_leads(a);
	char *name;

	if (p == NULL)
		return true;
	name = text_filter(p->name, strlen(p->name), false);
	error_set(err, _("%s leads: `lead` takes over."), name);
	free(name);
	return false;
}

/* --- words --- */

/* "Anna" of "Anna Peeters", where no other one here is called so. */
static char *short_name(const struct app *a, const struct present *p)
{
	size_t len = strcspn(p->name, " "), same = 0;
	const struct present *other;

	for (size_t at = 0; (other = next_other(a, &at)) != NULL;)
		same += strncmp(other->name, p->name, len) == 0 && (other->name[len] == ' ' || other->name[len] == '\0') &&
			strcmp(other->person, p->person) != 0;
	return xstrndup(p->name, same == 0 && len > 0 ? len : strlen(p->name));
}

/* "2 Phare, step 3" */
static void where_put(const struct app *a, const struct present *p, struct buf *out)
{
	size_t number = app_number(a, p->place.enterprise), step = SIZE_MAX;

	if (p->place.view[0] == '\0')
		return;
	if (p->place.meeting != a->model->meeting) {
		buf_printf(out, _(": %s"), _("another meeting"));
		return;
	}
	for (size_t i = 0; a->scenario != NULL && i < a->scenario->step_count; i++)
		if (strcmp(a->scenario->steps[i].id, p->place.step) == 0)
			step = i;
	if (number > 0) {
		char *name = view_short_name(a->model, number - 1, 12);

		buf_printf(out, _(": %zu %s"), number, name);
		free(name);
	}
	if (step != SIZE_MAX && step != a->step)
		buf_printf(out, number > 0 ? _(", step %zu") : _(": step %zu"), step + 1);
}

static void one_put(const struct app *a, const struct present *p, struct buf *out)
{
	char *name = short_name(a, p);

	if (strcmp(p->person, a->model->lead) == 0)
		buf_printf(out, _("%s leads"), name);
	else if (strcmp(p->person, a->model->scribe) == 0)
		buf_printf(out, _("%s writes down"), name);
	else
		buf_text(out, name);
	where_put(a, p, out);
	free(name);
}

char *present_words(const struct app *a, int columns)
{
	const struct present *p;
	struct buf out = {0};
	char *words;

	if (!present_others(a))
		return xstrdup("");
	if (strcmp(a->model->lead, client_person(a->client)) == 0)
		buf_text(&out, _("you lead"));
	for (size_t at = 0; (p = next_other(a, &at)) != NULL;) {
		buf_text(&out, out.len > 0 ? "  » " : "» ");
		one_put(a, p, &out);
	}
	if (text_columns(buf_str(&out), out.len) <= columns)
		return buf_take(&out);
	words = columns > 1 ? xasprintf("%.*s…", (int)text_fit(buf_str(&out), out.len, columns - 1), buf_str(&out)) : xstrdup("");
	buf_clear(&out);
	return words;
}

char *present_all_words(const struct app *a)
{
	size_t count = 0;
	const struct present *list = client_present(a->client, &count);
	struct buf out = {0};

	for (size_t i = 0; i < count; i++) {
		const struct enterprise *e = model_enterprise(a->model, list[i].enterprise);

		buf_text(&out, i > 0 ? "; " : "");
		if (facilitates(&list[i]))
			one_put(a, &list[i], &out);
		else if (e != NULL)
			buf_printf(&out, "° %zu %s (%s)", app_number(a, e->id), e->name, list[i].name);
	}
	return buf_take(&out);
}

/* --- signs --- */

const char *present_mark(const struct app *a, int64_t enterprise)
{
	size_t count = 0;
	const struct present *list = a->client != NULL ? client_present(a->client, &count) : NULL;
	const char *mark = NULL;

	for (size_t i = 0; i < count; i++) {
		const struct present *p = &list[i];

		if (facilitates(p) && p->place.meeting == a->model->meeting && p->place.enterprise == enterprise &&
		    strcmp(p->person, client_person(a->client)) != 0)
			return "»";
		if (p->enterprise != 0 && p->enterprise == enterprise)
			mark = "°";
	}
	return mark;
}

static bool types_in(const struct app *a, const struct present *p, const struct slot *s)
{
	const struct place *at = &p->place;

	if (!p->typing || at->meeting != a->model->meeting)
		return false;
	if (s->field == NULL)
		return s->note[0] != '\0' && strcmp(at->row, s->note) == 0 && strcmp(at->column, "note") == 0;
	return strcmp(at->field, s->field->id) == 0 && (s->enterprise == 0 || at->enterprise == s->enterprise) &&
	       (s->row[0] == '\0' || strcmp(at->row, s->row) == 0);
}

/* Who types in the field; NULL: nobody else. */
static const struct present *typing_in(const struct app *a, const struct slot *s)
{
	size_t count = 0;
	const struct present *list = a->client != NULL ? client_present(a->client, &count) : NULL;

	for (size_t i = 0; i < count; i++)
		if (types_in(a, &list[i], s))
			return &list[i];
	return NULL;
}

static bool is_about(const struct app *a, const struct beside *b, const struct slot *s)
{
	const struct target *t = &b->target;

	if (t->kind == TARGET_NOTE)
		return s->field == NULL && s->note[0] != '\0' && strcmp(s->note, t->row) == 0;
	return s->field != NULL && (target_kinds[t->kind].keys & KEY_FIELD) != 0 && t->meeting == a->model->meeting &&
	       t->enterprise == s->enterprise && strcmp(t->field, s->field->id) == 0 && (s->row[0] == '\0' || strcmp(t->row, s->row) == 0);
}

static const struct beside *beside_in(const struct app *a, const struct slot *s)
{
	const struct beside *b;

	for (size_t i = 0; a->client != NULL && (b = client_beside_at(a->client, i)) != NULL; i++)
		if (is_about(a, b, s))
			return b;
	return NULL;
}

const char *present_sign(const struct app *a, const struct slot *s)
{
	const struct beside *b = beside_in(a, s);

	if (b != NULL)
		return b->what == BESIDE_MERGED ? "≈" : "!";
	return typing_in(a, s) != NULL ? "»" : NULL;
}

/* --- what is said of the focused field --- */

/* Of the focused cell, else of the field as a whole. */
static const struct beside *beside_here(struct app *a)
{
	struct slot *s = form_slot(a);
	struct spot spot;
	const struct beside *b;

	if (s == NULL || a->client == NULL || client_beside_at(a->client, 0) == NULL)
		return NULL;
	spot = spot_focused(a);
	b = client_beside(a->client, &spot.target);
	if (b == NULL && (b = beside_in(a, s)) != NULL && b->target.kind == TARGET_ANSWER && spot.cell)
		b = NULL; /* of another cell */
	return b;
}

char *present_sentence(struct app *a)
{
	struct slot *s = form_slot(a);
	const struct beside *b = beside_here(a);
	const struct present *p = s != NULL ? typing_in(a, s) : NULL;
	char *words, *signed_words;

	if (b != NULL)
		return beside_words(a, b);
	if (p == NULL)
		return NULL;
	words = xasprintf(_("%s is typing here."), p->name);
	signed_words = xasprintf("» %s", words);
	free(words);
	return signed_words;
}

struct present_key present_before(struct app *a)
{
	const struct beside *b = a->client != NULL && client_beside_at(a->client, 0) != NULL ? beside_here(a) : NULL;

	return b != NULL ? (struct present_key){true, target_copy(&b->target)} : (struct present_key){0};
}

void present_after(struct app *a, struct present_key *k)
{
	const struct beside *b;

	if (!k->watched)
		return;
	b = beside_here(a);
	if (b == NULL || !target_same(&b->target, &k->target))
		client_beside_seen(a->client, &k->target);
	target_clear(&k->target);
}
