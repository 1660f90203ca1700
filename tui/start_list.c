/* What is chosen from on the start screen: sessions, the demonstration, the scenarios. Draws nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/check.h"
#include "scenarios/source.h"
#include "tui/start.h"
#include "tui/view.h"

const char *origin_words(enum scenario_origin origin)
{
	static const char *const words[] = {
		[ORIGIN_NAMED] = N_("named folder"),  [ORIGIN_HERE] = N_("this folder"), [ORIGIN_PERSON] = N_("yours"),
		[ORIGIN_SITE] = N_("of this machine"), [ORIGIN_SHIPPED] = N_("shipped"),  [ORIGIN_OTHER] = N_("elsewhere"),
	};

	return _(words[origin]);
}

static char *languages_of(const struct scenario *s)
{
	struct buf b = {0};

	buf_text(&b, lang_codes[s->first]);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		if (s->has[lang] && lang != (int)s->first)
			buf_printf(&b, " %s", lang_codes[lang]);
	return buf_take(&b);
}

/* All of it is looked at: whoever chooses should see what has faults. */
static void row_read(struct scenario_row *row)
{
	struct source source;
	struct diagnostics d;
	struct error err = {0};
	struct scenario *s = NULL;

	if (source_load(row->path, &source, &d, &err) && (s = source_scenario(&source, &d)) != NULL) {
		row->title = xstrdup(said_in(&s->title, i18n_language(), NULL));
		row->languages = languages_of(s);
		row->minutes = s->slot;
		scenario_check(s, row->path, &d);
	}
	row->errors = err.text != NULL ? 1 : d.errors;
	for (size_t i = 0; row->errors > 0 && row->fault == NULL && i < d.count; i++)
		if (d.list[i].severity == SEVERITY_ERROR)
			row->fault = xstrdup(d.list[i].sentence);
	if (err.text != NULL)
		replace(&row->fault, err.text);
	scenario_free(s);
	diagnostics_clear(&d);
	source_clear(&source);
	error_clear(&err);
}

void start_scenarios_read(struct start *s)
{
	size_t count;
	char **ids;

	if (s->rows != NULL)
		return;
	ids = scenario_list(&count);
	s->rows = xcalloc(count + 1, sizeof *s->rows);
	for (size_t i = 0; i < count; i++) {
		struct scenario_row *row = &s->rows[s->row_count];

		row->id = ids[i];
		row->path = scenario_find(ids[i], NULL);
		if (row->path == NULL) {
			free(ids[i]);
			continue;
		}
		row->origin = scenario_origin(row->path);
		row_read(row);
		s->row_count++;
	}
	free(ids);
}

char *path_words(const char *path)
{
	const char *home = getenv("HOME");
	size_t n = home != NULL ? strlen(home) : 0;

	return n > 1 && strncmp(path, home, n) == 0 && (path[n] == '/' || path[n] == '\0') ? xasprintf("~%s", path + n) : xstrdup(path);
}

/* "~/sessions": the folder of PATH. Caller frees. */
static char *folder_words(const char *path)
{
	char *words = path_words(path), *slash = strrchr(words, '/');

	if (slash != NULL && slash > words)
		*slash = '\0';
	return words;
}

/* Its name without what every session's name ends in. Caller frees. */
static char *session_name(const char *path)
{
	const char *name = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
	size_t len = strlen(name), end = strlen(".filrouge");

	return xstrndup(name, len > end && strcmp(name + len - end, ".filrouge") == 0 ? len - end : len);
}

static char *session_detail(const struct recent *r)
{
	char *folder = folder_words(r->path), *detail, date[32] = "";
	time_t seconds = (time_t)(r->changed / 1000);
	struct tm tm;

	if (!r->missing && localtime_r(&seconds, &tm) != NULL)
		strftime(date, sizeof date, "%Y-%m-%d %H:%M", &tm);
	detail = r->missing ? xasprintf(_("no longer there: %s"), folder) : xasprintf("%s  %s", date, folder);
	free(folder);
	return detail;
}

static bool wanted(const char *text, const char *typed)
{
	return typed[0] == '\0' || text_matches(text, typed);
}

static void sessions_add(struct start *s, const char *typed)
{
	for (size_t i = 0; i < s->recent_count; i++) {
		char *name = session_name(s->recent[i].path), *detail = session_detail(&s->recent[i]), number[24];

		snprintf(number, sizeof number, "%zu", i + 1);
		if (wanted(name, typed) || text_matches(s->recent[i].path, typed)) {
			list_add(&s->list, name, detail, "session", number);
			s->list.matches[s->list.count - 1].faint = s->recent[i].missing;
		}
		free(name);
		free(detail);
	}
}

static void others_add(struct start *s, const char *typed)
{
	static const struct {
		const char *text, *detail, *command;
	} others[] = {
		{N_("New session"), N_("what is held, where, with which enterprises"), "new-session"},
		{N_("Demonstration"), N_("a ready-made group of seven enterprises"), "demo"},
		{N_("Scenarios"), N_("read them, change their texts"), "scenarios"},
	};

	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (wanted(_(others[i].text), typed) || text_matches(_(others[i].detail), typed))
			list_add(&s->list, _(others[i].text), _(others[i].detail), others[i].command, "");
}

static void scenarios_add(struct start *s, const char *typed)
{
	for (size_t i = 0; i < s->row_count; i++) {
		const struct scenario_row *r = &s->rows[i];
		char *detail;

		if (!wanted(r->id, typed) && !wanted(r->title != NULL ? r->title : "", typed) &&
		    !wanted(origin_words(r->origin), typed))
			continue;
		detail = r->errors == 0
				 ? xasprintf(_("%3d min  %-8s  %s"), r->minutes, r->languages, origin_words(r->origin))
				 : xasprintf(ngettext("! %zu fault  %s", "! %zu faults  %s", r->errors), r->errors, origin_words(r->origin));
		list_add(&s->list, r->title != NULL ? r->title : r->id, detail, "scenario", r->id);
		s->list.matches[s->list.count - 1].faint = r->errors > 0;
		free(detail);
	}
}

void start_list(struct app *a)
{
	struct start *s = a->start;
	const char *typed = s->list.line.text;

	list_clear(&s->list);
	if (a->base == VIEW_SCENARIOS) {
		scenarios_add(s, typed);
	} else {
		sessions_add(s, typed);
		others_add(s, typed);
	}
	list_best_first(&s->list, 0, typed);
}

const struct scenario_row *start_row(const struct app *a)
{
	const struct start *s = a->start;

	for (size_t i = 0; a->base == VIEW_SCENARIOS && s->list.chosen < s->list.count && i < s->row_count; i++)
		if (strcmp(s->rows[i].id, s->list.matches[s->list.chosen].argument) == 0)
			return &s->rows[i];
	return NULL;
}

void start_matches(struct app *a, const char *typed)
{
	struct start *s = a->start;
	const struct outline *o = s->editing != NULL && a->base == VIEW_READ ? editing_outline(s->editing) : NULL;

	for (size_t i = 0; o != NULL && i < o->count; i++) {
		bool missing, title = strcmp(o->items[i].key, "title") == 0;
		char number[24], *text, *detail;

		if (o->items[i].kind == OUTLINE_HEAD || (typed[0] == '\0' && !title))
			continue;
		text = item_text(s, i, &missing);
		detail = title ? xasprintf(_("step %zu"), o->items[i].step) : item_words(&o->items[i]);
		snprintf(number, sizeof number, "%zu", i + 1);
		if (wanted(text, typed) || text_matches(o->items[i].id, typed))
			list_add(&a->list, text, detail, "part", number);
		free(text);
		free(detail);
	}
}
