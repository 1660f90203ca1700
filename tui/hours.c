/* The ledger of individual hours: rows that say with whom, when, how many quarters, what for. A clock that runs is a row
 * without quarters whose text says since when: "09:30–". */
#include "tui/command.h"
#include "tui/hours.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/command.h"
#include "tui/form.h"
#include "tui/meetings.h"
#include "tui/numbers.h"
#include "tui/view.h"

#define DASH "–"

static struct target ledger_target(const char *row, const char *column)
{
	return (struct target){TARGET_HOURS, 0, 0, "", "", row, column};
}

static const char *ledger_text(const struct app *a, const char *row, const char *column)
{
	struct target t = ledger_target(row, column);
	const char *value = model_value(a->model, &t);

	return value != NULL ? value : "";
}

double hours_in_ledger(const struct app *a, int64_t enterprise)
{
	int64_t with, quarters, sum = 0;

	for (size_t i = 0; model_ledger(a->model, i, &with, &quarters) != NULL; i++)
		sum += with == enterprise ? quarters : 0;
	return (double)sum / 4;
}

static const char *today(const struct app *a)
{
	return a->today[0] != '\0' ? a->today + strlen("at-") : "";
}

/* --- writing --- */

static void row_set(struct app *a, const char *row, const char *date, const char *quarters, const char *what)
{
	char enterprise[24], meeting[24];
	const struct setting set[] = {
		{ledger_target(row, "enterprise"), VALUE_NUMBER, enterprise}, {ledger_target(row, "meeting"), VALUE_NUMBER, meeting},
		{ledger_target(row, "date"), VALUE_TEXT, date},               {ledger_target(row, "what"), VALUE_TEXT, what},
		{ledger_target(row, "quarters"), VALUE_NUMBER, quarters},
	};

	snprintf(enterprise, sizeof enterprise, "%lld", (long long)a->enterprise);
	snprintf(meeting, sizeof meeting, "%lld", (long long)a->model->meeting);
	client_set(a->client, set, sizeof set / sizeof set[0]);
	a->model = client_model(a->client);
}

/* The time at the beginning of TYPED and where the words begin: "1:30 by phone", "1 h 30 by phone", "45 min". NULL: none. */
static char *time_take(const char *typed, const char **rest)
{
	const char *best = NULL;
	char *found = NULL;

	for (const char *end = typed + strspn(typed, " ");; end++) {
		if (*end != ' ' && *end != '\0')
			continue;
		char *part = xstrndup(typed, (size_t)(end - typed));
		char *hours = hours_read(NULL, part);

		free(part);
		if (hours != NULL) {
			free(found);
			found = hours;
			best = end;
		}
		if (*end == '\0')
			break;
	}
	if (best != NULL)
		*rest = best + strspn(best, " ");
	return found;
}

bool hours_add(struct app *a, const char *typed, struct error *err)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	const char *rest = "", *digit;
	char *hours = time_take(typed, &rest), *what, *quarters, *shown, row[11], key[32];

	digit = strpbrk(typed, "123456789");
	if (hours != NULL && strtod(hours, NULL) <= 0 && digit != NULL && digit < rest)
		replace(&hours, "0.25"); /* a few minutes are a quarter too */
	if (e == NULL || hours == NULL || strtod(hours, NULL) <= 0) {
		free(hours);
		return error_set(err, "%s", _("Say first how long, then what for: 1:30 on the phone about the survey"));
	}
	quarters = xasprintf("%.0f", strtod(hours, NULL) * 4);
	what = text_nfc(rest, strlen(rest));
	row_set(a, id_new(row), today(a), quarters, what);
	shown = hours_show(NULL, hours);
	app_say(a, _("%s: %s counted; %s takes it back."), model_enterprise(a->model, a->enterprise)->name, shown, command_key_said(a, "undo", key));
	free(shown);
	free(what);
	free(quarters);
	free(hours);
	return true;
}

/* --- the clock --- */

/* "09:30–": since when; false: it is no clock that runs. */
static bool since_read(const char *what, int *minutes)
{
	int h, m, used = 0;

	if (sscanf(what, "%2d:%2d" DASH "%n", &h, &m, &used) != 2 || used == 0 || h > 23 || m > 59)
		return false;
	*minutes = h * 60 + m;
	return !isdigit((unsigned char)what[used]);
}

bool hours_running(const struct app *a, int64_t enterprise, const char **row)
{
	int64_t with, quarters;
	int minutes;
	const char *id;

	for (size_t i = 0; (id = model_ledger(a->model, i, &with, &quarters)) != NULL; i++)
		if (with == enterprise && quarters == 0 && since_read(ledger_text(a, id, "what"), &minutes)) {
			*row = id;
			return true;
		}
	return false;
}

/* Whole days between two dates; 0 where either is none. */
static long days_between(const char *from, const char *to)
{
	char utc[2][CLOCK_UTC_SIZE];
	int64_t ms[2];

	snprintf(utc[0], sizeof utc[0], "%.10sT12:00:00Z", from);
	snprintf(utc[1], sizeof utc[1], "%.10sT12:00:00Z", to);
	if (!clock_parse_utc(utc[0], &ms[0]) || !clock_parse_utc(utc[1], &ms[1]))
		return 0;
	return (long)((ms[1] - ms[0]) / 86400000);
}

/* To the nearest quarter, and at least one. */
static long quarters_of(long minutes)
{
	long quarters = (minutes * 2 + 15) / 30;

	return quarters < 1 ? 1 : quarters;
}

static void clock_stop(struct app *a, const char *row)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	char *id = xstrdup(row), *what, *quarters, *shown, hm[16], key[32];
	const char *was = ledger_text(a, row, "what"), *now = clock_hm(a->now, hm);
	int since = 0, until = 0;
	long minutes;

	since_read(was, &since);
	sscanf(now, "%d", &until);
	until = until * 60 + atoi(strchr(now, ':') + 1);
	minutes = until - since + days_between(ledger_text(a, row, "date"), today(a)) * 24 * 60;
	what = xasprintf("%02d:%02d" DASH "%s%s", since / 60, since % 60, now, was + strlen("09:30" DASH));
	quarters = xasprintf("%ld", quarters_of(minutes < 0 ? 0 : minutes));
	shown = minutes_show(quarters_of(minutes < 0 ? 0 : minutes) * 15);
	app_say(a, _("%s: %s counted; %s takes it back."), e->name, shown, command_key_said(a, "undo", key));
	const struct setting set[] = {{ledger_target(id, "what"), VALUE_TEXT, what}, {ledger_target(id, "quarters"), VALUE_NUMBER, quarters}};

	client_set(a->client, set, 2);
	a->model = client_model(a->client);
	free(shown);
	free(quarters);
	free(what);
	free(id);
}

bool hours_clock(struct app *a, struct error *err)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	const char *row;
	char id[11], hm[16], *what;

	if (e == NULL)
		return error_set(err, "%s", _("Hours are counted with one enterprise: look at it first."));
	if (hours_running(a, e->id, &row)) {
		clock_stop(a, row);
		return true;
	}
	app_say(a, _("%s: the clock runs since %s; the same command stops it and counts."), e->name, clock_hm(a->now, hm));
	what = xasprintf("%s" DASH, clock_hm(a->now, hm));
	row_set(a, id_new(id), today(a), NULL, what);
	free(what);
	return true;
}

/* --- the list --- */

void view_hours_open(struct app *a)
{
	list_clear(&a->list);
	edit_set(&a->list.line, "", 0, false);
	meetings_of(a);
	meetings_overview(a);
}

/* The rows of the enterprise looked at, oldest first. */
static void rows_make(struct app *a)
{
	size_t chosen = a->list.chosen, top = a->list.top;
	bool moved = a->list.moved;
	int64_t with, quarters;
	const char *row;

	list_clear(&a->list);
	for (size_t i = 0; (row = model_ledger(a->model, i, &with, &quarters)) != NULL; i++) {
		const char *what = ledger_text(a, row, "what");
		char *time, *text;

		if (with != a->enterprise)
			continue;
		time = quarters > 0 ? minutes_show((long)quarters * 15) : xstrdup(_("runs"));
		text = xasprintf("%s  %8s  %s", ledger_text(a, row, "date"), time, what);
		list_add(&a->list, text, "", "", row);
		free(text);
		free(time);
	}
	a->list.top = top;
	a->list.moved = moved;
	a->list.chosen = chosen < a->list.count ? chosen : a->list.count > 0 ? a->list.count - 1 : 0;
}

static void row_remove(struct app *a)
{
	const char *row = a->list.count > 0 ? a->list.matches[a->list.chosen].argument : "";
	static const char *const columns[] = {"enterprise", "meeting", "date", "quarters", "what"};
	struct setting set[5];
	char key[32];

	if (row[0] == '\0' || !app_may_write(a))
		return;
	for (size_t i = 0; i < 5; i++)
		set[i] = (struct setting){ledger_target(row, columns[i]), i == 2 || i == 4 ? VALUE_TEXT : VALUE_NUMBER, NULL};
	client_set(a->client, set, 5);
	a->model = client_model(a->client);
	app_say(a, _("Taken out of the count; %s brings it back."), command_key_said(a, "undo", key));
}

void view_hours_key(struct app *a, const struct key *k)
{
	struct error err = {0};
	struct splice s;

	rows_make(a);
	if (k->code == KEY_ENTER_ && k->mods == 0 && a->list.line.len > 0) {
		if (!app_may_write(a))
			return;
		if (hours_add(a, a->list.line.text, &err))
			edit_set(&a->list.line, "", 0, false);
		else
			app_warn(a, "%s", err.text);
		error_clear(&err);
	} else if (k->code == KEY_DELETE_ && k->mods == 0 && a->list.line.len == 0) {
		row_remove(a);
	} else if (!list_key(&a->list, k) && edit_key(&a->list.line, k, 60, &s) == EDIT_CHANGED) {
		a->list.moved = false;
		splice_clear(&s);
	}
}

static char *left_words(struct app *a)
{
	const struct overview *o = meetings_overview(a);
	double left, quota;
	char *ledger = meetings_hours_words(hours_in_ledger(a, a->enterprise)), *words, *shown, *of;

	if (!meetings_hours(a, o, a->enterprise, &left, &quota)) {
		words = xasprintf(_("%s counted here"), ledger);
	} else {
		shown = meetings_hours_words(left);
		of = meetings_hours_words(quota);
		words = xasprintf(_("%s left of %s"), shown, of);
		free(shown);
		free(of);
	}
	free(ledger);
	return words;
}

void view_hours(struct app *a, struct grid *g)
{
	const struct enterprise *e = model_enterprise(a->model, a->enterprise);
	char *left = left_words(a), *title;
	const char *label = _("Count:");
	int x, y = 2;

	if (view_small(g)) {
		free(left);
		return;
	}
	rows_make(a);
	title = xasprintf(_("Hours · %s"), e != NULL ? e->name : "");
	x = text_columns(left, strlen(left));
	grid_right(g, 0, g->width - 1, g->width / 2, STYLE_TITLE, left);
	grid_fit(g, 0, 1, g->width - 4 - x, STYLE_TITLE, title);
	view_rule(g, 1, 0, g->width);
	list_draw(&a->list, g, y, 0, g->height - 6, g->width, g->width - 6);
	if (a->list.count == 0)
		grid_fit(g, y, 3, g->width - 4, STYLE_FAINT, _("Nothing yet; the hours of its own meetings are in their forms."));
	view_rule(g, g->height - 4, 0, g->width);
	x = 1 + grid_text(g, g->height - 3, 1, g->width / 3, STYLE_LABEL, label) + 1;
	view_rule(g, g->height - 2, 0, g->width);
	if (a->message.text != NULL)
		grid_fit(g, g->height - 1, 1, g->width - 2, a->message.trouble ? STYLE_TROUBLE : STYLE_PLAIN, a->message.text);
	else
		grid_fit(g, g->height - 1, 1, g->width - 2, STYLE_FAINT,
			 g->width < 72 ? _("1:30 what for  Del takes out  Esc back")
				       : _("1:30 and what for, Enter counts it; ↑ ↓ Del takes one out, Esc goes back"));
	edit_draw(&a->list.line, g, g->height - 3, x, 1, g->width - x - 1, STYLE_PLAIN, true);
	list_cursor(&a->list, g);
	free(title);
	free(left);
}
