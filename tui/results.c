/* Whose answers the room's screen counts, and whose it tells. Draws nothing, changes nothing. */
#include "tui/results.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/earlier.h"

struct results_kept {
	struct results results;
	char step[ID_SIZE];
	uint64_t readers;
};

bool results_counts(const struct app *a, const struct step *step, const struct field *f)
{
	return step->results && tally_counts(a->scenario, f);
}

static void head(struct app *a, const struct field *f, struct results *r, char *said)
{
	const char *question = app_text(a, &f->prompt);

	results_add(r, (struct result){.kind = RESULT_FIELD, .text = xstrdup(question[0] != '\0' ? question : app_label(a, f)), .said = said});
}

static void tell(struct app *a, const struct field *f, const struct tally *by, struct results *r)
{
	for (size_t i = 0; i < by->count; i++) {
		const struct enterprise *e = model_enterprise(a->model, by->who[i]);

		results_add(r, (struct result){.kind = RESULT_WORDS, .text = answer_words(a, f, by->who[i]),
					       .said = xstrdup(e != NULL ? e->name : "")});
	}
}

/* What the group reads: counted where that says something, else as it stands, with its name. */
static void count_shared(struct app *a, const struct field *f, const struct tally *by, struct results *r)
{
	static const bool figures[FIELD_KIND_COUNT] = {[FIELD_NUMBER] = true, [FIELD_MONEY] = true, [FIELD_DURATION] = true};
	struct counting c = {.a = a, .field = f, .who = by->who, .count = by->count, .out = r};

	head(a, f, r, f->group ? xstrdup("") : xasprintf(_("%zu of %zu"), by->count, by->asked));
	if (f->group || !field_countable(a->scenario, f) || figures[f->kind])
		tell(a, f, by, r);
	else
		counts_of(&c);
}

/* All answers, those that the group reads among them: nobody learns which those are. */
static void count_unnamed(struct app *a, const struct field *f, struct tally *shared, const struct tally *others, struct results *r)
{
	struct counting c = {.a = a, .field = f, .out = r, .least = TALLY_FROM};

	c.who = shared->who = xrealloc(shared->who, shared->count + others->count + 1, sizeof *shared->who);
	memcpy(shared->who + shared->count, others->who, others->count * sizeof *others->who);
	c.count = shared->count + others->count;
	head(a, f, r, xasprintf(_("%zu of %zu, without names"), c.count, shared->asked + others->asked));
	counts_of(&c);
	r->unnamed = true;
}

static void count_field(struct app *a, const struct field *f, struct results *r)
{
	struct tally shared = tally_of(a->model, f, true), others = tally_of(a->model, f, false);

	if (tally_counts(a->scenario, f) && others.count >= TALLY_FROM)
		count_unnamed(a, f, &shared, &others, r);
	else if (shared.count > 0)
		count_shared(a, f, &shared, r);
	else if (tally_counts(a->scenario, f) && others.answered > 0 && others.answered < TALLY_FROM)
		head(a, f, r, xasprintf(_("%zu of %d needed to count"), others.answered, TALLY_FROM));
	free(shared.who);
	free(others.who);
}

/* --- anonymous sheets --- */

static void sheet_average(struct app *a, const struct field *f, const char *const *values, size_t count, struct results *r)
{
	double sum = 0;
	char *mean;

	for (size_t i = 0; i < count; i++)
		sum += strtod(values[i], NULL);
	mean = counts_mean(sum / (double)count);
	results_add(r, (struct result){.kind = RESULT_BAR, .text = xstrdup(app_label(a, f)), .value = sum / (double)count, .most = f->max,
				       .said = xasprintf(_("%s of %g (%zu)"), mean, f->max, count)});
	free(mean);
}

static void question_results(struct app *a, const struct field *f, const char *const *values, size_t count, bool brief, struct results *r)
{
	struct counting c = {.a = a, .field = f, .values = values, .count = count, .out = r};

	if (brief && f->kind == FIELD_SCALE) {
		sheet_average(a, f, values, count, r);
		return;
	}
	head(a, f, r, xasprintf(ngettext("%zu answer", "%zu answers", count), count));
	if (field_countable(a->scenario, f))
		counts_of(&c);
	for (size_t i = 0; i < count && !field_countable(a->scenario, f); i++)
		results_add(r, (struct result){.kind = RESULT_WORDS, .text = xstrdup(values[i]), .said = xstrdup("")});
}

void results_of_sheet(struct app *a, const struct field *sheet, bool brief, struct results *r)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		size_t count;
		const char *const *values = client_anonymous_said(a->client, sheet->columns[i].id, &count);

		if (count > 0)
			question_results(a, &sheet->columns[i], values, count, brief, r);
	}
}

/* --- a step --- */

void results_of(struct app *a, const struct step *step, struct results *r)
{
	*r = (struct results){0};
	for (size_t i = 0; step->results && i < step->field_count; i++) {
		const struct field *f = &step->fields[i];
		size_t before = r->count;

		if (f->kind != FIELD_ANONYMOUS) {
			count_field(a, f, r);
			continue;
		}
		head(a, f, r, xstrdup(_("without names")));
		results_of_sheet(a, f, true, r);
		if (r->count == before + 1) {
			r->count = before;
			free(r->list[before].text);
			free(r->list[before].said);
		}
	}
}

/* Changes when what is kept may no longer be shown: somebody has given an answer to the group, or taken it back; or it is kept elsewhere and
 * was told anew. */
static uint64_t readers_of(const struct app *a, const struct step *step)
{
	uint64_t sum = 14695981039346656037u;

	for (size_t i = 0; i < step->field_count; i++) {
		const struct field *f = &step->fields[i];

		sum = (sum ^ tally_is_told(a->model, f) * (uint64_t)a->model->folded) * 1099511628211u;
		for (size_t e = 0; e < a->model->enterprise_count; e++)
			for (const char *circle = model_circle(a->model, f, a->model->enterprises[e].id); *circle != '\0'; circle++)
				sum = (sum ^ (unsigned char)*circle) * 1099511628211u;
	}
	return sum;
}

const struct results *results_kept(struct app *a, const struct step *step, bool anew)
{
	struct results_kept *kept = a->results;

	if (kept == NULL)
		kept = a->results = xcalloc(1, sizeof *kept);
	if (!anew && kept->results.unnamed && strcmp(kept->step, step->id) == 0 && kept->readers == readers_of(a, step))
		return &kept->results;
	results_clear(&kept->results);
	results_of(a, step, &kept->results);
	snprintf(kept->step, sizeof kept->step, "%s", step->id);
	kept->readers = readers_of(a, step);
	return &kept->results;
}

void results_kept_free(struct app *a)
{
	if (a->results != NULL)
		results_clear(&a->results->results);
	free(a->results);
	a->results = NULL;
}

size_t results_answered(const struct app *a, const struct step *step, size_t *asked)
{
	size_t fewest = 0;

	*asked = 0;
	for (size_t i = 0; step->results && i < step->field_count; i++) {
		const struct field *f = &step->fields[i];
		struct tally shared, others;
		size_t of, answered;

		if (f->group || f->optional || (strchr(f->circle, 'g') == NULL && !tally_counts(a->scenario, f)))
			continue;
		shared = tally_of(a->model, f, true);
		others = tally_of(a->model, f, false);
		of = shared.asked + (tally_counts(a->scenario, f) ? others.asked : 0);
		answered = shared.answered + (tally_counts(a->scenario, f) ? others.answered : 0);
		free(shared.who);
		free(others.who);
		if (of > 0 && (*asked == 0 || answered < fewest)) {
			fewest = answered;
			*asked = of;
		}
	}
	return fewest;
}
