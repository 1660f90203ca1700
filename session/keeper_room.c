/* What the room's screen is told of answers that it may not read: of each question that its step projects counted, how many were asked and have
 * answered; and once the facilitator reveals them, from five up, what they say, under numbers that mean nobody, each cell in an order of its
 * own, a figure only as the average. It stays as it was revealed: who watched it grow would know whose answer came. And who is there, as minutes
 * go by that. Keeps a model of its own, which has all of the meeting and of which nothing else leaves. */
#include "session/keeper_state.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "session/tally.h"

/* A question, as the face knows it. */
struct counted {
	char *field;
	size_t asked, answered, told;
	int64_t *who;       /* whose answers these are, for us alone; owned */
	int64_t revealed;   /* for which of the times that it was */
	struct told_cell { struct target target; char *value; } *cells; /* what was told of it; owned */
	size_t cell_count;
};

struct keeper_room {
	struct model *model;
	int64_t known;
	struct counted *list;
	size_t count;
};

/* Where it goes: into a snapshot, or after it. */
struct telling {
	struct model *model;
	change_sink *sink;
	void *context;
	struct error *err;
	bool good;
	bool anew; /* nothing of it is known there */
};

static void cells_clear(struct counted *c)
{
	for (size_t i = 0; i < c->cell_count; i++) {
		target_clear(&c->cells[i].target);
		free(c->cells[i].value);
	}
	c->cell_count = 0;
}

static void counted_clear(struct counted *c)
{
	cells_clear(c);
	free(c->cells);
	free(c->who);
	free(c->field);
}

void keeper_room_free(struct keeper *k)
{
	struct keeper_room *room = k->room;
	for (size_t i = 0; room != NULL && i < room->count; i++)
		counted_clear(&room->list[i]);
	if (room != NULL) {
		free(room->list);
		model_free(room->model);
	}
	free(room);
	k->room = NULL;
}

static struct counted *counted_of(struct keeper_room *room, const char *field)
{
	for (size_t i = 0; i < room->count; i++)
		if (strcmp(room->list[i].field, field) == 0)
			return &room->list[i];
	room->list = xrealloc(room->list, room->count + 1, sizeof *room->list);
	room->list[room->count] = (struct counted){ .field = xstrdup(field), .asked = SIZE_MAX };
	return &room->list[room->count++];
}

/* --- telling --- */

static void tell(struct telling *to, const struct target *t, enum value_type type, const char *value)
{
	struct change c = { .author = "", .target = *t, .type = type, .after = value };
	to->good = to->good && to->sink(to->context, &c, to->err);
}

static void tell_number(struct telling *to, const struct counted *c, const char *column, size_t number)
{
	struct target t = { TARGET_DERIVED, to->model->meeting, 0, "", c->field, "", column };
	char *text = xasprintf("%zu", number);
	tell(to, &t, VALUE_NUMBER, text);
	free(text);
}

static void take_back(struct telling *to, struct counted *c)
{
	tell_number(to, c, "told", c->told = 0);
	for (size_t i = 0; i < c->cell_count; i++)
		tell(to, &c->cells[i].target, VALUE_ID, NULL);
	cells_clear(c);
}

/* What was revealed, as it was, to a face that begins again. */
static void tell_again(struct telling *to, const struct counted *c)
{
	for (size_t i = 0; i < c->cell_count; i++)
		tell(to, &c->cells[i].target, VALUE_ID, c->cells[i].value);
	tell_number(to, c, "told", c->told);
}

static size_t below(size_t limit)
{
	uint64_t random = 0;
	if (getrandom(&random, sizeof random, 0) != sizeof random)
		die("getrandom");
	return (size_t)(random % limit);
}

/* 1 ... COUNT in an order that tells nothing. */
static size_t *shuffled(size_t count)
{
	size_t *order = xcalloc(count + 1, sizeof *order);
	for (size_t i = 0; i < count; i++) {
		size_t j = below(i + 1);
		order[i] = order[j];
		order[j] = i + 1;
	}
	return order;
}

/* What one cell of a question says in so many answers. */
struct cell_said {
	const char *row, *column, **values;
	size_t count;
};

static void tell_value(struct telling *to, struct counted *c, const struct cell_said *s, int64_t as, const char *value)
{
	struct target t = { TARGET_ANSWER, to->model->meeting, as, "", c->field, s->row, s->column };
	tell(to, &t, VALUE_ID, value);
	c->cells = xrealloc(c->cells, c->cell_count + 1, sizeof *c->cells);
	c->cells[c->cell_count++] = (struct told_cell){ target_copy(&t), xstrdup(value) };
}

static bool is_figure(const struct field *f)
{
	return f->kind == FIELD_NUMBER || f->kind == FIELD_MONEY || f->kind == FIELD_DURATION;
}

/* A line of a grid that few have answered is not told. */
static void tell_cell(struct telling *to, struct counted *c, const struct field *f, const struct cell_said *s, size_t people)
{
	size_t *order = shuffled(people);
	double sum = 0;
	for (size_t i = 0; i < s->count; i++)
		sum += strtod(s->values[i], NULL);
	char *mean = xasprintf("%.15g", s->count > 0 ? sum / (double)s->count : 0);
	for (size_t i = 0; i < s->count && (f->kind != FIELD_GRID || s->count >= TALLY_FROM); i++)
		tell_value(to, c, s, -(int64_t)order[i], is_figure(f) ? mean : s->values[i]);
	free(mean);
	free(order);
}

static struct cell_said *said_of(struct cell_said **list, size_t *count, const char *row, const char *column)
{
	for (size_t i = 0; i < *count; i++)
		if (strcmp((*list)[i].row, row) == 0 && strcmp((*list)[i].column, column) == 0)
			return &(*list)[i];
	*list = xrealloc(*list, *count + 1, sizeof **list);
	(*list)[*count] = (struct cell_said){ .row = row, .column = column };
	return &(*list)[(*count)++];
}

static void tell_values(struct telling *to, struct counted *c, const struct field *f, const struct tally *t)
{
	struct model_cell **cells = xcalloc(t->count, sizeof *cells);
	size_t *counts = xcalloc(t->count, sizeof *counts), count = 0;
	struct cell_said *list = NULL;
	for (size_t i = 0; i < t->count; i++) {
		cells[i] = model_cells(to->model, TARGET_ANSWER, f->id, t->who[i], &counts[i]);
		for (size_t j = 0; j < counts[i]; j++) {
			struct cell_said *s = said_of(&list, &count, cells[i][j].row, cells[i][j].column);
			s->values = xrealloc(s->values, s->count + 1, sizeof *s->values);
			s->values[s->count++] = cells[i][j].value;
		}
	}
	for (size_t i = 0; i < count; i++) {
		tell_cell(to, c, f, &list[i], t->count);
		free(list[i].values);
	}
	for (size_t i = 0; i < t->count; i++)
		model_cells_free(cells[i], counts[i]);
	free(list);
	free(cells);
	free(counts);
	c->who = xrealloc(c->who, t->count, sizeof *c->who);
	memcpy(c->who, t->who, t->count * sizeof *c->who);
	tell_number(to, c, "told", c->told = t->count);
}

/* Has nobody given theirs to the group since, or taken it back? */
static bool same_circles(const struct model *m, const struct field *f, const struct counted *c)
{
	for (size_t i = 0; i < c->told; i++) {
		const char *circle = model_circle(m, f, c->who[i]);
		if (strchr(circle, 'g') != NULL || strcmp(circle, "f") == 0)
			return false;
	}
	return true;
}

static void tell_field(struct keeper_room *room, struct telling *to, const struct step *step, const struct field *f)
{
	struct counted *c = counted_of(room, f->id);
	struct tally t = tally_of(room->model, f, false);
	int64_t revealed = model_step(room->model, step->id).revealed;
	if (to->anew || c->asked != t.asked)
		tell_number(to, c, "asked", c->asked = t.asked);
	if (to->anew || c->answered != t.answered)
		tell_number(to, c, "answered", c->answered = t.answered);
	if (c->told > 0 && (c->revealed != revealed || !same_circles(room->model, f, c)))
		take_back(to, c);
	else if (c->told > 0 && to->anew)
		tell_again(to, c);
	if (revealed == 0)
		c->revealed = 0;
	if (revealed != 0 && c->revealed != revealed && t.count >= TALLY_FROM) { /* what was taken back waits to be revealed again */
		c->revealed = revealed;
		tell_values(to, c, f, &t);
	}
	free(t.who);
}

static bool tell_all(struct keeper_room *room, struct telling *to)
{
	const struct scenario *s = room->model->scenario;
	for (size_t i = 0; s != NULL && i < s->step_count; i++)
		for (size_t j = 0; s->steps[i].results && j < s->steps[i].field_count; j++)
			if (tally_counts(s, &s->steps[i].fields[j]))
				tell_field(room, to, &s->steps[i], &s->steps[i].fields[j]);
	return to->good;
}

/* --- following --- */

/* Minutes are for those who are there: that is told, not why. */
static bool is_presence(const struct model *m, const struct target *t)
{
	return t->kind == TARGET_ATTENDANCE && t->meeting == m->meeting &&
	       (strcmp(t->column, "status") == 0 || strcmp(t->column, "arrived") == 0 || strcmp(t->column, "left") == 0);
}

static bool take(void *context, const struct change *c, struct error *err)
{
	struct telling *to = context;
	(void)err;
	model_apply(to->model, c);
	if (is_presence(to->model, &c->target))
		tell(to, &c->target, c->type, c->after);
	return to->good;
}

bool keeper_room_begin(struct keeper *k, change_sink *sink, void *context, struct error *err)
{
	char *trouble = NULL;
	if (k->reader.role != READER_ROOM)
		return true;
	if (k->room != NULL && k->room->model->meeting != k->meeting)
		keeper_room_free(k);
	if (k->room == NULL)
		k->room = xcalloc(1, sizeof *k->room);
	model_free(k->room->model);
	k->room->model = model_new();
	struct telling to = { k->room->model, sink, context, err, true, true };
	bool good = session_revision(k->writer, &k->room->known, err) &&
	            session_snapshot(k->writer, k->meeting, NULL, take, &to, &trouble, err) && tell_all(k->room, &to);
	free(trouble);
	return good;
}

static bool say(void *context, const struct change *c, struct error *err)
{
	struct keeper *k = context;
	(void)err;
	keeper_say_told(k, c, k->applied);
	return true;
}

void keeper_room(struct keeper *k)
{
	struct keeper_room *room = k->room;
	struct error err = { 0 };
	struct stage stage;
	if (room == NULL || k->ended || k->behind || k->known <= room->known)
		return;
	struct telling to = { room->model, say, k, &err, true, false };
	int64_t known = k->known;
	keeper_stage_begin(k, &stage);
	if (session_since(k->writer, room->known, take, &to, &err) && tell_all(room, &to))
		room->known = known;
	keeper_stage_keep(k);
	error_clear(&err);
}
