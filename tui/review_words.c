/* What the pages say in words: when, who, answers of any meeting, who reads. Draws nothing. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "tui/earlier.h"
#include "tui/review.h"

char *review_when(const struct dossier_meeting *m)
{
	const char *title = m->model->meeting_title;
	const struct said *said = m->model->scenario != NULL ? &m->model->scenario->title : NULL;
	bool taken = title[0] == '\0'; /* from the scenario: said in the language of the screen */

	for (int lang = 0; said != NULL && lang < LANG_COUNT; lang++)
		taken |= said->in[lang] != NULL && strcmp(title, said->in[lang]) == 0;
	if (taken && said != NULL)
		title = app_said(said);
	return m->model->meeting_date[0] != '\0' ? xasprintf("%s  %s", m->model->meeting_date, title) : xstrdup(title);
}

const char *review_day(int64_t at, char *out)
{
	time_t seconds = (time_t)(at / 1000);
	struct tm day;

	if (localtime_r(&seconds, &day) == NULL || strftime(out, 16, "%Y-%m-%d", &day) == 0)
		out[0] = '\0';
	return out;
}

char *review_who(const struct app *a, const char *person, int64_t at)
{
	const struct person *p = model_person(a->model, person);
	const char *name = p != NULL && p->name[0] != '\0' ? p->name : person;
	char day[16];

	return xasprintf("%s, %s", name, review_day(at, day));
}

char *review_one_line(char *words)
{
	struct buf out = {0};

	for (const char *p = words; *p != '\0';) {
		size_t len = strcspn(p, "\n");

		if (len > 0)
			buf_printf(&out, "%s%.*s", out.len > 0 ? " / " : "", (int)len, p);
		p += len + (p[len] == '\n');
	}
	free(words);
	return buf_take(&out);
}

/* "Neighbours · partner · 4" */
static char *row_words(struct app *a, const struct field *f, const char *row)
{
	struct buf out = {0};

	for (size_t i = 0; i < f->column_count; i++) {
		const struct field *c = &f->columns[i];
		const char *value = model_answer(a->model, f->id, a->enterprise, row, c->id);
		struct spot s = {.field = c};

		if (value == NULL || value[0] == '\0')
			continue;
		buf_text(&out, out.len > 0 ? " · " : "");
		if (value_kind(c) != NULL)
			value_kind(c)->show(a, &s, value, &out);
		else
			buf_text(&out, value);
	}
	return buf_take(&out);
}

/* Of a field that is asked for each row of a table: "Neighbours: answer". */
static char *each_words(struct app *a, const struct field *f, const char *row)
{
	const struct field *table = scenario_field(a->scenario, f->each, NULL);
	const char *value = model_answer(a->model, f->id, a->enterprise, row, "");
	struct spot s = {.field = f};
	struct buf out = {0};

	if (table != NULL)
		buf_printf(&out, "%s: ", model_row_title(a->model, table, f->each_show, table->group ? 0 : a->enterprise, row));
	if (value != NULL && value_kind(f) != NULL)
		value_kind(f)->show(a, &s, value, &out);
	return buf_take(&out);
}

char *review_answer_words(struct app *a, const struct dossier_meeting *m, const struct field *f, const char *row)
{
	struct review_look before = review_look(a, m->model);
	char *words = row[0] == '\0' ? answer_words(a, f, a->enterprise) : f->each != NULL ? each_words(a, f, row) : row_words(a, f, row);

	review_looked(a, &before);
	return words;
}

void review_progress(const struct app *a, const struct model *m, const struct step *step, int *answered, int *asked)
{
	struct step own = *step;

	own.fields = xcalloc(step->field_count + 1, sizeof *own.fields);
	own.field_count = 0;
	for (size_t i = 0; i < step->field_count; i++)
		if (strcmp(model_circle(m, &step->fields[i], a->enterprise), "f") != 0)
			own.fields[own.field_count++] = step->fields[i];
	model_progress(m, &own, a->enterprise, answered, asked);
	free(own.fields);
}

const char *review_reads_words(const char *circle)
{
	static const struct {
		const char *circle, *words;
	} table[] = {
		{"f", N_("facilitators only")},
		{"e", N_("we and the facilitators")},
		{"g", N_("the group too")},
		{"p", N_("the funder too")},
		{"gp", N_("the group and the funder too")},
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i].circle, circle) == 0)
			return _(table[i].words);
	return "";
}
