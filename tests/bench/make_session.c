/* Fills a session file for the bench: `make_session FILE SCENARIO ANSWERS [FIELD]` gives every enterprise its share of ANSWERS, in every kind
 * of field, and puts the place of FILROUGE_USER in FIELD, or else at the end of the first long field of the seventh step. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/memory.h"
#include "scenarios/scenario.h"
#include "scenarios/source.h"
#include "session/session.h"

enum { ENTERPRISES = 10, ROWS = 4 };

struct filling {
	struct session *session;
	struct error err;
	int made, wanted; /* answers, of the current enterprise */
	bool good;
};

static const char sentence[] = "Des bénévoles disent « ici, on m’attend » : à vérifier avec l’équipe, puis avec la mairie.";

static void put(struct filling *f, enum target_kind kind, const char *step, const char *field, int64_t enterprise, const char *row, const char *column,
                enum value_type type, const char *value)
{
	struct change c = {
		.at = clock_now(), .author = "bench", .type = type, .after = value,
		.target = { .kind = kind, .meeting = 1, .enterprise = enterprise, .step = step, .field = field, .row = row, .column = column },
	};

	if (!f->good || (kind == TARGET_ANSWER && f->made >= f->wanted))
		return;
	f->good = change_append(f->session, &c, &f->err);
	f->made += kind == TARGET_ANSWER;
}

/* A value of a simple kind. */
static void fill_one(struct filling *f, const char *step, const char *field, const struct field *kind, int64_t enterprise, const char *row, const char *column)
{
	switch (kind->kind) {
	case FIELD_TEXT:
		put(f, TARGET_ANSWER, step, field, enterprise, row, column, VALUE_TEXT, "Voisins, élus, familles");
		break;
	case FIELD_LONG:
		put(f, TARGET_ANSWER, step, field, enterprise, row, column, VALUE_TEXT, sentence);
		break;
	case FIELD_NUMBER:
	case FIELD_SCALE:
		put(f, TARGET_ANSWER, step, field, enterprise, row, column, VALUE_NUMBER, "3");
		break;
	case FIELD_DATE:
		put(f, TARGET_ANSWER, step, field, enterprise, row, column, VALUE_TEXT, "2026-03-12");
		break;
	case FIELD_TIME:
		put(f, TARGET_ANSWER, step, field, enterprise, row, column, VALUE_TEXT, "09:30");
		break;
	case FIELD_CHOICE:
		put(f, TARGET_ANSWER, step, field, enterprise, row, column, VALUE_ID, kind->options[0].id);
		break;
	case FIELD_CHOICES:
		put(f, TARGET_ANSWER, step, field, enterprise, row, column, VALUE_IDS, kind->options[0].id);
		break;
	default:
		break;
	}
}

static void fill_table(struct filling *f, const char *step, const struct field *field, int64_t enterprise)
{
	for (int r = 0; r < ROWS; r++) {
		char row[32], position[16];

		snprintf(row, sizeof(row), "row%d%s", r, field->id);
		snprintf(position, sizeof(position), "%d", r + 1);
		put(f, TARGET_ROW, step, field->id, enterprise, row, "", VALUE_NUMBER, position);
		for (size_t c = 0; c < field->column_count; c++)
			fill_one(f, step, field->id, &field->columns[c], enterprise, row, field->columns[c].id);
	}
}

static void fill_matrix(struct filling *f, const char *step, const struct field *field, int64_t enterprise)
{
	for (int r = 0; r < ROWS * ROWS; r++) {
		char row[32], column[32];

		snprintf(row, sizeof(row), "row%d%s", r / ROWS, field->of);
		snprintf(column, sizeof(column), "row%d%s", r % ROWS, field->across);
		put(f, TARGET_ANSWER, step, field->id, enterprise, row, column, VALUE_ID, field->options[0].id);
	}
}

static void fill_enterprise(struct filling *f, const struct scenario *s, int64_t enterprise)
{
	for (size_t i = 0; i < s->step_count; i++)
		for (size_t j = 0; j < s->steps[i].field_count; j++) {
			const struct field *field = &s->steps[i].fields[j];
			const char *step = s->steps[i].id;

			if (field->group)
				continue;
			if (field->kind == FIELD_TABLE || field->kind == FIELD_ACTION)
				fill_table(f, step, field, enterprise);
			else if (field->kind == FIELD_MATRIX)
				fill_matrix(f, step, field, enterprise);
			else
				fill_one(f, step, field->id, field, enterprise, "", "");
		}
}

/* Where the bench types: in FIELD, or else in a long field of the seventh step. */
static bool stand(struct session *session, const struct scenario *s, const char *wanted, struct error *err)
{
	const struct step *step = &s->steps[s->step_count > 6 ? 6 : 0];
	const struct field *field = wanted ? scenario_field(s, wanted, &step) : NULL;
	struct place p = { .view = "room", .meeting = 1, .enterprise = 1, .field = "", .row = "", .column = "", .offset = sizeof(sentence) - 1 };
	const char *person = getenv("FILROUGE_USER");
	char row[80];

	for (size_t j = step->field_count; !field && j-- > 0;)
		if (step->fields[j].kind == FIELD_LONG)
			p.field = step->fields[j].id;
	if (field) {
		snprintf(row, sizeof(row), "row0%s", field->id);
		p.field = field->id;
		p.row = field->column_count ? row : "";
		p.column = field->column_count ? field->columns[0].id : "";
		p.offset = 0;
	}
	p.step = step->id;
	return place_put(session, person ? person : "bench", &p, err);
}

int main(int argc, char **argv)
{
	struct filling f = { .good = true };
	struct diagnostics d;
	struct source source;
	struct scenario *s;
	int total = 0;

	if (argc < 4) {
		fprintf(stderr, "make_session FILE SCENARIO ANSWERS [FIELD]\n");
		return 2;
	}
	i18n_start();
	if (!source_load(argv[2], &source, &d, &f.err) || !(f.session = session_open(argv[1], SESSION_WRITE, &f.err))) {
		fprintf(stderr, "make_session: %s\n", f.err.text);
		return 2;
	}
	s = source_scenario(&source, &d);
	if (!s)
		return 2;
	f.good = session_begin(f.session, NULL, &f.err);
	for (int64_t e = 1; e <= ENTERPRISES && f.good; e++) {
		f.made = 0;
		f.wanted = atoi(argv[3]) / ENTERPRISES;
		fill_enterprise(&f, s, e);
		total += f.made;
	}
	f.good = f.good && stand(f.session, s, argc > 4 ? argv[4] : NULL, &f.err) && session_commit(f.session, NULL, &f.err);
	printf("%d answers of %d enterprises\n", total, ENTERPRISES);
	if (!f.good)
		fprintf(stderr, "make_session: %s\n", f.err.text ? f.err.text : "failed");
	session_close(f.session);
	scenario_free(s);
	diagnostics_clear(&d);
	source_clear(&source);
	return f.good ? 0 : 1;
}
