/* What is typed is asked of the keeper key by key; only the answer to the last one counts. Knows nothing of how hits are drawn. */
#include "tui/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/asked.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/meetings.h"
#include "tui/view.h"

static void held_drop(struct search *s)
{
	for (size_t i = 0; i < s->held_count; i++)
		free(s->held[i].paste);
	free(s->held);
	s->held = NULL;
	s->held_count = 0;
}

void search_free(struct search *s)
{
	if (s == NULL)
		return;
	held_drop(s);
	edit_clear(&s->line);
	found_clear(&s->found);
	free(s->refused);
	free(s);
}

static void forget(struct search *s)
{
	found_clear(&s->found);
	replace(&s->refused, NULL);
	s->chosen = s->top = 0;
}

void search_typed(struct app *a)
{
	struct search *s = a->search;

	s->fresh = s->enter = s->moved = false;
	s->waiting = s->line.text[strspn(s->line.text, " ")] != '\0';
	s->asked = s->waiting ? client_wants(a->client, WIRE_ASK_SEARCH, s->line.text) : 0;
	if (!s->waiting)
		forget(s);
}

/* As it was left: the hits one after another are gone to from the same list. What they say may have changed. */
void search_opened(struct app *a)
{
	size_t chosen;

	if (a->search == NULL) {
		a->search = xcalloc(1, sizeof *a->search);
		edit_set(&a->search->line, "", 0, false);
	}
	asked_listen(a);
	chosen = a->search->chosen;
	edit_set(&a->search->line, a->search->line.text, a->search->line.len, false);
	search_typed(a);
	a->search->chosen = chosen;
	a->search->fresh = a->search->line.len > 0;
}

bool search_answered(struct app *a, int64_t number, const char *refused, struct wire_reader *r)
{
	struct search *s = a->search;
	struct found found = {0};
	size_t chosen;

	if (refused == NULL && !found_get(r, &found))
		return false;
	if (s == NULL || number != s->asked) {
		found_clear(&found);
		return true;
	}
	chosen = s->fresh ? s->chosen : 0;
	forget(s);
	s->found = found;
	s->chosen = chosen < found.count ? chosen : 0;
	replace(&s->refused, refused);
	s->waiting = false;
	a->whole = true;
	return true;
}

bool search_hold(struct search *s, const struct key *k)
{
	if (!s->enter)
		return false;
	s->held = xrealloc(s->held, s->held_count + 1, sizeof *s->held);
	s->held[s->held_count++] = (struct search_held){*k, xstrdup(k->paste)};
	return true;
}

/* As if they were pressed now. */
static void release(struct app *a)
{
	struct search_held *held = a->search->held;
	size_t count = a->search->held_count;

	a->search->held = NULL;
	a->search->held_count = 0;
	for (size_t i = 0; i < count; i++) {
		held[i].key.paste = held[i].paste;
		app_key(a, &held[i].key);
		free(held[i].paste);
	}
	free(held);
}

bool search_tick(struct app *a)
{
	struct search *s = a->search;
	bool enter = s->enter && !s->waiting;

	if (s->enter && a->view != VIEW_SEARCH) { /* Esc */
		s->enter = false;
		held_drop(s);
	}
	if (enter && a->view == VIEW_SEARCH) {
		s->enter = false;
		search_go(a);
	}
	if (s->held_count == 0 || s->enter || !client_whole(a->client))
		return enter;
	release(a);
	return true;
}

/* --- where a hit is --- */

static const struct step *step_here(const struct app *a, const struct found_hit *h, size_t *number)
{
	for (size_t i = 0; h->meeting == a->model->meeting && a->scenario != NULL && i < a->scenario->step_count; i++)
		if (strcmp(a->scenario->steps[i].id, h->step) == 0) {
			*number = i + 1;
			return &a->scenario->steps[i];
		}
	return NULL;
}

static char *label_words(const struct app *a, const struct found_hit *h)
{
	const struct field *f = h->meeting == a->model->meeting && a->scenario != NULL ? scenario_field(a->scenario, h->target.field, NULL) : NULL;
	const struct field *column = f != NULL && h->target.column[0] != '\0' ? field_column(f, h->target.column) : NULL;

	if (h->target.kind == TARGET_NOTE)
		return xasprintf("%s (%s)", _("Note"), h->circle[0] != '\0' ? h->circle : "f");
	if (f == NULL)
		return xstrdup(h->label[0] != '\0' ? h->label : h->target.field);
	return column != NULL ? xasprintf("%s · %s", field_name(f), field_name(column)) : xstrdup(field_name(f));
}

static void add(struct buf *b, const char *text)
{
	if (text[0] != '\0')
		buf_printf(b, "%s%s", b->len > 0 ? " · " : "", text);
}

static void enterprise_add(const struct app *a, struct buf *b, const struct found_hit *h)
{
	const struct enterprise *e = model_enterprise(a->model, h->enterprise);

	if (e != NULL)
		buf_printf(b, "%s%zu %s", b->len > 0 ? " · " : "", app_number(a, e->id), e->name);
	else if (h->enterprise == 0 && (h->target.kind == TARGET_ANSWER || h->step[0] != '\0'))
		add(b, _("The group"));
}

char *search_place_words(const struct app *a, const struct found_hit *h)
{
	static const struct {
		enum target_kind kind;
		const char *word;
	} names[] = {{TARGET_ENTERPRISE, N_("enterprise")}, {TARGET_PERSON, N_("person")}, {TARGET_MEETING, N_("meeting")}};
	struct buf b = {0};
	char *label;
	size_t number = 0;
	const struct step *step = step_here(a, h, &number);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].kind == h->target.kind)
			add(&b, _(names[i].word));
	if (b.len > 0 && h->target.kind != TARGET_PERSON)
		return buf_take(&b);
	enterprise_add(a, &b, h);
	if (h->target.kind == TARGET_PERSON)
		return buf_take(&b);
	label = label_words(a, h);
	add(&b, label);
	free(label);
	if (step != NULL)
		buf_printf(&b, " · %zu %s", number, app_said(&step->title));
	else
		add(&b, h->step_title);
	if (h->meeting != 0 && h->meeting != a->model->meeting)
		add(&b, h->meeting_title[0] != '\0' ? h->meeting_title : _("another meeting"));
	if (h->meeting == 0 && h->step[0] == '\0' && h->target.kind == TARGET_NOTE && h->enterprise == 0)
		add(&b, _("not filed"));
	if (h->draft)
		add(&b, _("being typed"));
	return buf_take(&b);
}

/* --- going there --- */

/* In another meeting: its screen opens where the hit is. */
static void go_far(struct app *a, const struct found_hit *h)
{
	bool note = h->target.kind == TARGET_NOTE;
	struct place p = {.view = "room", .meeting = h->meeting, .enterprise = h->enterprise, .step = h->step, .field = h->target.field,
			  .row = h->target.row, .column = note ? "note" : h->target.column, .offset = (int64_t)h->offset};

	meetings_go_at(a, &p);
}

static void go_near(struct app *a, const struct found_hit *h)
{
	struct target t = target_copy(&h->target);
	size_t offset = h->offset;

	if (t.kind == TARGET_ENTERPRISE || t.kind == TARGET_PERSON) {
		if (h->enterprise != 0 && !app_takes_part(a, h->enterprise))
			app_warn(a, "%s", _("This meeting is held with another enterprise."));
		else if (app_number(a, h->enterprise) > 0)
			app_look(a, a->step, h->enterprise);
	} else if (t.kind != TARGET_MEETING) {
		free(target_go(a, &t));
		if (a->typing.on) { /* at the word */
			form_go(a, a->form.at, a->form.row, a->form.column, offset);
			a->typing.touched = true;
		}
	}
	target_clear(&t);
}

void search_go(struct app *a)
{
	struct search *s = a->search;

	if (s->waiting) {
		s->enter = true;
		return;
	}
	if (s->chosen >= s->found.count)
		return;
	a->base = VIEW_ROOM;
	view_close(a);
	if (s->found.hits[s->chosen].meeting != 0 && s->found.hits[s->chosen].meeting != a->model->meeting)
		go_far(a, &s->found.hits[s->chosen]);
	else
		go_near(a, &s->found.hits[s->chosen]);
}

bool cmd_search(struct app *a, const char *argument, struct error *err)
{
	(void)err;
	view_open(a, VIEW_SEARCH);
	if (argument[0] != '\0') {
		edit_set(&a->search->line, argument, strlen(argument), false);
		search_typed(a);
	}
	return true;
}
