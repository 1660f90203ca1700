/* Progress: read once from the model, walked with the arrows. Draws nothing, changes nothing. */
#include "tui/progress.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/command.h"
#include "tui/view.h"

static const struct {
	const char *sign, *words;
} standings[STANDING_COUNT] = {
	[STANDING_NOT_FOR] = {"·", N_("not for it")}, [STANDING_TODO] = {"○", N_("to do")},        [STANDING_BEGUN] = {"◐", N_("begun")},
	[STANDING_DONE] = {"●", N_("done")},          [STANDING_SKIPPED] = {"–", N_("skipped")},   [STANDING_HOMEWORK] = {"⌂", N_("at home")},
	[STANDING_CATCH_UP] = {"!", N_("to catch up")},
};

const char *standing_sign(enum standing s)
{
	return standings[s].sign;
}

const char *standing_words(enum standing s)
{
	return _(standings[s].words);
}

enum standing progress_at(const struct progress *p, size_t row, size_t column)
{
	return row < p->count && column < p->steps ? (enum standing)p->cells[row * p->steps + column] : STANDING_NOT_FOR;
}

size_t progress_row_count(const struct progress *p, size_t row, enum standing s)
{
	size_t count = 0;

	for (size_t i = 0; i < p->steps; i++)
		count += progress_at(p, row, i) == s;
	return count;
}

size_t progress_column_count(const struct progress *p, size_t column, enum standing s)
{
	size_t count = 0;

	for (size_t i = 0; i < p->count; i++)
		count += p->enterprises[i] != 0 && progress_at(p, i, column) == s;
	return count;
}

static void row_read(struct app *a, int64_t enterprise)
{
	struct progress *p = a->progress;

	for (size_t j = 0; j < p->steps; j++) {
		enum standing s = model_standing(a->model, &a->scenario->steps[j], enterprise, NULL, NULL);

		p->cells[p->count * p->steps + j] = (unsigned char)s;
		p->total[s] += enterprise != 0;
	}
	p->enterprises[p->count++] = enterprise;
}

/* Does anything ask all of them together? */
static bool group_asked(const struct app *a)
{
	int answered, asked = 0;

	for (size_t i = 0; a->scenario != NULL && i < a->scenario->step_count && asked == 0; i++)
		model_progress(a->model, &a->scenario->steps[i], 0, &answered, &asked);
	return asked > 0;
}

static void read_again(struct app *a)
{
	struct progress *p = a->progress;
	const struct model *m = a->model;

	p->count = 0;
	p->steps = a->scenario != NULL ? a->scenario->step_count : 0;
	p->enterprises = xrealloc(p->enterprises, m->enterprise_count + 1, sizeof *p->enterprises);
	p->cells = xrealloc(p->cells, (m->enterprise_count + 1) * p->steps + 1, 1);
	memset(p->total, 0, sizeof p->total);
	for (size_t i = 0; i < m->enterprise_count; i++)
		if (app_takes_part(a, m->enterprises[i].id))
			row_read(a, m->enterprises[i].id);
	if (app_alone(a) == 0 && group_asked(a))
		row_read(a, 0);
	p->model = m;
	p->scenario = a->scenario;
	p->revision = m->revision;
}

void progress_follow(struct app *a)
{
	struct progress *p = a->progress;

	if (p->model != a->model || p->scenario != a->scenario || p->revision != a->model->revision)
		read_again(a);
	if (p->row >= p->count)
		p->row = p->count > 0 ? p->count - 1 : 0;
	if (p->column >= p->steps)
		p->column = p->steps > 0 ? p->steps - 1 : 0;
}

bool progress_open(struct app *a, struct error *err)
{
	struct progress *p;

	if (app_step(a) == NULL || a->model->enterprise_count == 0)
		return error_set(err, "%s", _("There is no enterprise, or no step, to show yet."));
	if (a->progress == NULL)
		a->progress = xcalloc(1, sizeof *a->progress);
	p = a->progress;
	p->model = NULL; /* what was asked and isn't saved yet counts too */
	p->top = p->left = 0;
	p->column = a->step;
	progress_follow(a);
	for (p->row = 0; p->row < p->count && p->enterprises[p->row] != a->enterprise;)
		p->row++;
	p->row = p->row < p->count ? p->row : 0;
	a->base = VIEW_PROGRESS;
	view_open(a, VIEW_PROGRESS);
	return true;
}

void progress_close(struct app *a)
{
	a->base = VIEW_ROOM;
	view_close(a);
}

void progress_go(struct app *a)
{
	struct progress *p = a->progress;

	struct error err = {0};

	progress_close(a);
	if (p->row >= p->count)
		return;
	app_look(a, p->column, p->enterprises[p->row] != 0 ? p->enterprises[p->row] : a->enterprise);
	if (p->enterprises[p->row] == 0 && !command_run(a, "group", "", &err))
		app_say(a, "%s", err.text);
	error_clear(&err);
}

void progress_free(struct progress *p)
{
	if (p == NULL)
		return;
	free(p->enterprises);
	free(p->cells);
	free(p);
}

/* One more or less, or many; stays within COUNT. */
static void move(size_t *at, size_t count, int by)
{
	size_t far = (size_t)(by < 0 ? -by : by), last = count > 0 ? count - 1 : 0;

	if (by < 0)
		*at -= far < *at ? far : *at;
	else
		*at = far < last - *at ? *at + far : last;
}

void progress_key(struct app *a, const struct key *k)
{
	struct progress *p = a->progress;

	progress_follow(a);
	if (k->mods != 0)
		return;
	switch (k->code) {
	case KEY_UP_:
	case KEY_DOWN_:
		move(&p->row, p->count, k->code == KEY_UP_ ? -1 : 1);
		break;
	case KEY_LEFT_:
	case KEY_RIGHT_:
		move(&p->column, p->steps, k->code == KEY_LEFT_ ? -1 : 1);
		break;
	case KEY_PAGEUP_:
	case KEY_PAGEDOWN_:
		move(&p->row, p->count, k->code == KEY_PAGEUP_ ? -p->page : p->page);
		break;
	case KEY_HOME_:
		p->column = 0;
		break;
	case KEY_END_:
		p->column = p->steps > 0 ? p->steps - 1 : 0;
		break;
	case KEY_ENTER_:
		progress_go(a);
		break;
	default:
		break;
	}
}
