/* What is set when somebody comes, goes, joins or leaves. Draws nothing, asks nobody. */
#include "tui/people.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/form.h"
#include "tui/options.h"

bool people_shown(const struct app *a)
{
	return a->people != NULL && (a->base == VIEW_PEOPLE || a->base == VIEW_CARD || a->base == VIEW_MISSED);
}

const struct enterprise *people_who(const struct app *a)
{
	if (people_shown(a))
		return a->people->at < a->model->enterprise_count ? &a->model->enterprises[a->people->at] : NULL;
	return model_enterprise(a->model, a->enterprise);
}

enum half people_half(const struct app *a)
{
	char hm[16];

	if (people_shown(a))
		return a->people->half;
	return model_half(clock_hm(a->now, hm));
}

struct target attendance_target(const struct app *a, int64_t enterprise, enum half half, const char *column)
{
	return (struct target){TARGET_ATTENDANCE, a->model->meeting, enterprise, "", "", model_halves[half], column};
}

struct target enterprise_target(int64_t enterprise, const char *column)
{
	return (struct target){TARGET_ENTERPRISE, 0, enterprise, "", "", "", column};
}

struct target person_target(const char *id, const char *column)
{
	return (struct target){TARGET_PERSON, 0, 0, "", "", id, column};
}

const char *people_today(const struct app *a)
{
	return a->today[0] != '\0' ? a->today + strlen("at-") : "";
}

static void attend(struct app *a, struct settings *set, int64_t enterprise, enum half half, const char *column, enum value_type type,
		   const char *value)
{
	struct target t = attendance_target(a, enterprise, half, column);
	const char *now = model_value(a->model, &t);

	if (value != NULL || now != NULL)
		settings_add(set, &t, type, value);
}

static void present_add(struct app *a, struct settings *set, int64_t enterprise, enum half half)
{
	attend(a, set, enterprise, half, "status", VALUE_ID, "present");
	attend(a, set, enterprise, half, "reason", VALUE_TEXT, NULL);
}

void people_present(struct app *a, int64_t enterprise, enum half half)
{
	struct settings set = {0};

	present_add(a, &set, enterprise, half);
	attend(a, &set, enterprise, half, "arrived", VALUE_TEXT, NULL);
	attend(a, &set, enterprise, half, "left", VALUE_TEXT, NULL);
	settings_send(a, &set);
}

void people_absent(struct app *a, int64_t enterprise, enum half half, const char *reason)
{
	struct settings set = {0};

	attend(a, &set, enterprise, half, "status", VALUE_ID, "absent");
	attend(a, &set, enterprise, half, "reason", VALUE_TEXT, reason[0] != '\0' ? reason : NULL);
	attend(a, &set, enterprise, half, "arrived", VALUE_TEXT, NULL);
	attend(a, &set, enterprise, half, "left", VALUE_TEXT, NULL);
	attend(a, &set, enterprise, half, "persons", VALUE_IDS, NULL);
	settings_send(a, &set);
}

void people_time(struct app *a, int64_t enterprise, const char *column, const char *hm)
{
	enum half half = hm[0] != '\0' ? model_half(hm) : people_half(a);
	struct settings set = {0};

	if (hm[0] != '\0')
		present_add(a, &set, enterprise, half);
	attend(a, &set, enterprise, half, column, VALUE_TEXT, hm[0] != '\0' ? hm : NULL);
	if (set.count > 0)
		settings_send(a, &set);
}

size_t people_all_present(struct app *a, enum half half)
{
	struct settings set = {0};
	size_t count = 0;

	for (size_t i = 0; i < a->model->enterprise_count; i++) {
		int64_t id = a->model->enterprises[i].id;

		if (!app_counts(a, id) || model_attendance(a->model, id, half, "status") != NULL)
			continue;
		present_add(a, &set, id, half);
		count++;
	}
	if (count > 0)
		settings_send(a, &set);
	return count;
}

int64_t people_join(struct app *a, const char *name)
{
	const struct model *m = a->model;
	const struct enterprise *last = m->enterprise_count > 0 ? &m->enterprises[m->enterprise_count - 1] : NULL;
	int64_t id = last != NULL ? last->id + 1 : 1;
	struct settings set = {0};
	struct target t = enterprise_target(id, "name");
	char hm[16];

	settings_add(&set, &t, VALUE_TEXT, name);
	t.column = "kind";
	settings_add(&set, &t, VALUE_ID, "enterprise");
	t.column = "language";
	settings_add(&set, &t, VALUE_ID, m->language[0] != '\0' ? m->language : lang_codes[i18n_language()]);
	t.column = "joined"; /* of its country and pole nothing is known: its card, which opens, asks */
	settings_add(&set, &t, VALUE_TEXT, people_today(a));
	if (m->since != 0) { /* who is added while the meeting runs has just come in */
		clock_hm(a->now, hm);
		attend(a, &set, id, model_half(hm), "status", VALUE_ID, "present");
		attend(a, &set, id, model_half(hm), "arrived", VALUE_TEXT, hm);
	}
	client_join(a->client, set.list, set.count);
	a->model = client_model(a->client);
	settings_clear(&set);
	return id;
}

void people_leave(struct app *a, int64_t enterprise, const char *reason)
{
	struct settings set = {0};
	struct target t = enterprise_target(enterprise, "left");

	settings_add(&set, &t, VALUE_TEXT, people_today(a));
	t.column = "reason";
	settings_add(&set, &t, VALUE_TEXT, reason[0] != '\0' ? reason : NULL);
	settings_send(a, &set);
}

void people_back(struct app *a, int64_t enterprise)
{
	struct settings set = {0};
	struct target t = enterprise_target(enterprise, "left");

	settings_add(&set, &t, VALUE_TEXT, NULL);
	t.column = "reason";
	settings_add(&set, &t, VALUE_TEXT, NULL);
	settings_send(a, &set);
}

/* --- persons --- */

bool people_came(const struct app *a, int64_t enterprise, enum half half, const char *person)
{
	const char *came = model_attendance(a->model, enterprise, half, "persons");

	return came != NULL && ids_has(came, person, NULL);
}

/* Where one came, the enterprise is there. */
static void came_add(struct app *a, struct settings *set, int64_t enterprise, enum half half, const char *person, bool came)
{
	const char *status = model_attendance(a->model, enterprise, half, "status");
	char *list = ids_put(model_attendance(a->model, enterprise, half, "persons"), person, came ? SIZE_MAX - 1 : SIZE_MAX);

	attend(a, set, enterprise, half, "persons", VALUE_IDS, list[0] != '\0' ? list : NULL);
	if (came && (status == NULL || strcmp(status, "absent") == 0))
		present_add(a, set, enterprise, half);
	free(list);
}

void people_came_toggle(struct app *a, int64_t enterprise, enum half half, const char *person)
{
	struct settings set = {0};

	came_add(a, &set, enterprise, half, person, !people_came(a, enterprise, half, person));
	settings_send(a, &set);
}

void people_person(struct app *a, int64_t enterprise, enum half half, const char *typed)
{
	size_t len = strcspn(typed, ",");
	const char *function = typed[len] == ',' ? typed + len + 1 + strspn(typed + len + 1, " ") : "";
	struct settings set = {0};
	char id[16], *name;
	struct target t = person_target(id_new(id), "name");

	while (len > 0 && typed[len - 1] == ' ')
		len--;
	name = xstrndup(typed, len);
	settings_add(&set, &t, VALUE_TEXT, name);
	t.column = "role";
	settings_add(&set, &t, VALUE_ID, "enterprise");
	t.column = "enterprise";
	settings_number(&set, &t, enterprise);
	t.column = "function";
	if (function[0] != '\0')
		settings_add(&set, &t, VALUE_TEXT, function);
	came_add(a, &set, enterprise, half, id, true);
	settings_send(a, &set);
	free(name);
}
