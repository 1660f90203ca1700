/* What was done, in the words of who did it: the field as the scenario calls it, whose, before and after. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "tui/history.h"

/* What is not a field, by its kind and column; a column NULL: any. */
static const struct {
	enum target_kind kind;
	const char *column, *word;
} words[] = {
	{TARGET_SESSION, "title", N_("title of the session")},
	{TARGET_SESSION, "lead", N_("who leads")},
	{TARGET_SESSION, "scribe", N_("who writes down")},
	{TARGET_SESSION, "until", N_("kept until")},
	{TARGET_SESSION, NULL, N_("the session")},
	{TARGET_ENTERPRISE, "left", N_("left the group")},
	{TARGET_ENTERPRISE, "name", N_("name")},
	{TARGET_ENTERPRISE, "forgotten", N_("erased")},
	{TARGET_ENTERPRISE, NULL, N_("enterprise")},
	{TARGET_SCENARIO, NULL, N_("scenario copied into the file")},
	{TARGET_MEETING, "live", N_("live step")},
	{TARGET_MEETING, "since", N_("clock")},
	{TARGET_MEETING, "blank", N_("the room's screens blank")},
	{TARGET_MEETING, "title", N_("title of the meeting")},
	{TARGET_MEETING, "date", N_("day of the meeting")},
	{TARGET_MEETING, "scenario", N_("planned meeting")},
	{TARGET_MEETING, NULL, N_("meeting")},
	{TARGET_STEP, "status", N_("step")},
	{TARGET_STEP, "planned", N_("minutes planned")},
	{TARGET_STEP, "presenter", N_("who presents")},
	{TARGET_STEP, "groups", N_("sub-groups")},
	{TARGET_STEP, "seconds", N_("time spent")},
	{TARGET_STEP, "revealed", N_("results shown to the room")},
	{TARGET_STEP, NULL, N_("step")},
	{TARGET_TURN, NULL, N_("time spoken")},
	{TARGET_REVIEW, "status", N_("what the enterprise says of it")},
	{TARGET_REVIEW, NULL, N_("the enterprise's own wording")},
	{TARGET_DONE, NULL, N_("finished, it says")},
	{TARGET_MISSING, NULL, N_("no answer")},
	{TARGET_CIRCLE, NULL, N_("who reads it")},
	{TARGET_ROW, NULL, N_("row")},
	{TARGET_NOTE, "text", N_("Note")},
	{TARGET_NOTE, "follow", N_("note to follow up")},
	{TARGET_NOTE, NULL, N_("note filed")},
	{TARGET_PERSON, "told", N_("has read who sees what")},
	{TARGET_PERSON, NULL, N_("person")},
	{TARGET_ATTENDANCE, NULL, N_("attendance")},
	{TARGET_HOURS, NULL, N_("hours")},
	{TARGET_CONSENT, NULL, N_("consent")},
};

static const char *word_of(const struct target *t)
{
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].kind == t->kind && (words[i].column == NULL || strcmp(words[i].column, t->column) == 0))
			return _(words[i].word);
	return target_kinds[t->kind].name;
}

static void add(struct buf *b, const char *text)
{
	if (text[0] != '\0')
		buf_printf(b, "%s%s", b->len > 0 ? ", " : "", text);
}

/* Values that say nothing to anybody are left out: a position, a moment, the number of an enterprise. */
static bool says_values(const struct target *t)
{
	static const struct {
		enum target_kind kind;
		const char *column; /* NULL: any */
	} mute[] = {{TARGET_ROW, NULL},        {TARGET_SCENARIO, NULL}, {TARGET_MEETING, "since"},   {TARGET_MEETING, "ended"}, {TARGET_STEP, "began"},
		    {TARGET_STEP, "revealed"}, {TARGET_MEETING, "blank"}, {TARGET_REVIEW, "of"}, {TARGET_DONE, NULL}, {TARGET_PERSON, "told"},
		    {TARGET_STEP, "presenter"}, {TARGET_STEP, "groups"}, {TARGET_NOTE, "enterprise"}, {TARGET_NOTE, "meeting"},  {TARGET_NOTE, "step"}};

	for (size_t i = 0; i < sizeof mute / sizeof *mute; i++)
		if (mute[i].kind == t->kind && (mute[i].column == NULL || strcmp(mute[i].column, t->column) == 0))
			return false;
	return true;
}

/* Words of the file's own, as people say them. */
static const char *value_of(const struct history_entry *e, const char *value)
{
	static const char *const own[][2] = {
		{"live", N_("live")},       {"done", N_("done")},         {"skipped", N_("skipped")},       {"shortened", N_("shortened")}, {"homework", N_("homework")},
		{"todo", N_("to do")},      {"present", N_("present")},   {"absent", N_("absent")},         {"none", N_("no answer")},      {"unknown", N_("does not know")},
		{"refused", N_("refuses")}, {"open", N_("to follow up")}, {"accepted", N_("accepted")},    {"amended", N_("amended")},        {"contested", N_("contested")},
	};
	bool worded = e->target.kind == TARGET_STEP || e->target.kind == TARGET_ATTENDANCE || e->target.kind == TARGET_MISSING || e->target.kind == TARGET_REVIEW ||
		      (e->target.kind == TARGET_NOTE && strcmp(e->target.column, "follow") == 0);

	for (size_t i = 0; worded && value != NULL && i < sizeof own / sizeof *own; i++)
		if (strcmp(own[i][0], value) == 0)
			return _(own[i][1]);
	return value != NULL && value[0] != '\0' ? value : "–";
}

static void values_add(struct buf *b, const struct history_entry *e)
{
	if (says_values(&e->target))
		buf_printf(b, _(": %s → %s"), value_of(e, e->before), value_of(e, e->after));
	else if (e->target.kind == TARGET_ROW)
		buf_text(b, e->after == NULL ? _(": removed") : e->before == NULL ? _(": added") : _(": moved"));
}

char *history_words(const struct app *a, const struct history_entry *e)
{
	const struct enterprise *who = model_enterprise(a->model, e->enterprise);
	struct buf b = {0};

	add(&b, e->label);
	if (e->target.kind != TARGET_ANSWER)
		add(&b, word_of(&e->target));
	if (e->label[0] == '\0')
		add(&b, e->step);
	if (who != NULL)
		buf_printf(&b, ", %zu %s", app_number(a, who->id), who->name);
	else if (e->label[0] != '\0')
		add(&b, _("the group"));
	values_add(&b, e);
	if (e->count > 1) {
		buf_printf(&b, " ");
		buf_printf(&b, ngettext("(and %zu more)", "(and %zu more)", e->count - 1), e->count - 1);
	}
	return buf_take(&b);
}

static void day_of(int64_t ms, char *out, size_t size)
{
	time_t seconds = (time_t)(ms / 1000);
	struct tm local;

	localtime_r(&seconds, &local);
	strftime(out, size, "%d/%m", &local);
}

char *history_when(const struct app *a, int64_t at)
{
	char hm[16], day[16], today[16];

	clock_said(at, hm);
	day_of(at, day, sizeof day);
	day_of(a->now, today, sizeof today);
	return strcmp(day, today) == 0 ? xstrdup(hm) : xasprintf("%s %s", day, hm);
}

char *history_marks(const struct app *a, const struct history_entry *e)
{
	struct buf b = {0};

	if (e->meeting != 0 && e->meeting != a->model->meeting)
		add(&b, e->meeting_title[0] != '\0' ? e->meeting_title : _("another meeting"));
	if (strcmp(e->op, "undo") == 0)
		add(&b, _("taken back"));
	if (strcmp(e->op, "redo") == 0)
		add(&b, _("done again"));
	if (e->undone)
		add(&b, _("undone since"));
	if (e->merged)
		add(&b, _("made of two texts written at once"));
	return buf_take(&b);
}
