/* Which enterprise each begun sheet belongs to. Draws nothing. */
#include "tui/sheets.h"

#include <stdio.h>
#include <string.h>

int64_t sheet_where(const struct app *a, const char *sheet)
{
	for (size_t i = 0; i < a->sheet_count; i++)
		if (a->sheets[i].meeting == a->model->meeting && strcmp(a->sheets[i].field, sheet) == 0)
			return a->sheets[i].enterprise;
	return 0;
}

void sheet_own(struct app *a, const char *sheet, int64_t enterprise)
{
	size_t i = 0;

	while (i < a->sheet_count && (a->sheets[i].meeting != a->model->meeting || strcmp(a->sheets[i].field, sheet) != 0))
		i++;
	if (i == a->sheet_count) {
		a->sheets = xrealloc(a->sheets, ++a->sheet_count, sizeof *a->sheets);
		snprintf(a->sheets[i].field, ID_SIZE, "%s", sheet);
		a->sheets[i].meeting = a->model->meeting;
	}
	a->sheets[i].enterprise = enterprise;
}

bool sheet_begun(const struct app *a, const struct field *sheet)
{
	for (size_t i = 0; i < sheet->column_count; i++) {
		const char *value = client_sheet(a->client, sheet->id, sheet->columns[i].id);

		if (value != NULL && value[0] != '\0')
			return true;
	}
	return false;
}

bool sheet_aside(const struct app *a, const struct field *sheet)
{
	if ((a->role & ROLE_ENTERPRISE) || a->model->meeting_enterprise != 0) /* there is no other to read it */
		return false;
	return sheet_begun(a, sheet) && sheet_where(a, sheet->id) != a->enterprise;
}

void sheet_put(struct app *a, const struct spot *s, enum value_type type, const char *value)
{
	const struct field *sheet = scenario_field(a->scenario, s->sheet, NULL);

	if (sheet != NULL && !sheet_begun(a, sheet))
		sheet_own(a, s->sheet, a->enterprise);
	client_anonymous(a->client, s->sheet, s->field->id, type, value);
}

void sheet_empty(struct app *a, const struct field *sheet)
{
	for (size_t i = 0; i < sheet->column_count; i++)
		if (client_sheet(a->client, sheet->id, sheet->columns[i].id) != NULL)
			client_anonymous(a->client, sheet->id, sheet->columns[i].id, VALUE_TEXT, NULL);
}
