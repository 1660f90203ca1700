/* Last year's session held again: its meetings, and not one byte of anybody in it. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "session/duplicate.h"
#include "store_fixture.h"

/* A scenario from after its version to the words to be said in its only step. */
#define SECOND                                                                                                         \
	"languages = [ \"en\" ]; title = \"Second\"; purpose = \"p\"; source = \"s\"; slot = 10; homework = \"h\"; steps = ( { "    \
	"id = \"a\"; kind = \"plenary\"; minutes = 10; title = \"A\"; show = \"s\"; guide = \"g\"; say = \""

static struct meeting_new meeting(const char *kind, int64_t enterprise, const char *title)
{
	static const char second[] = "scenario = { id = \"second\"; version = 4; " SECOND "then\"; } ); };\n";

	return (struct meeting_new){.scenario_text = second, .scenario_len = sizeof second - 1, .scenario_id = "second", .scenario_version = 4,
		.kind = kind, .enterprise = enterprise, .title = title, .date = "2025-11-30", .place = "Maison Verdoyante", .author = "wilhelmina", .at = 5};
}

static void meeting_put_in(struct store *f, struct meeting_new n)
{
	struct error err = {0};
	int64_t id;
	cr_assert(session_begin(f->s, NULL, &err), "%s", err.text);
	cr_assert(session_meeting_add(f->s, &n, &id, &err), "%s", err.text);
	cr_assert(session_commit(f->s, NULL, &err), "%s", err.text);
}

/* All that is typed in the old session and must not come along. */
static const char *const typed[] = {
	"Jardins", "Phare", "Łódka", "Zorg \"Ons\"", "Énergie", "Groupe de Lille", "2026-03-12", "Mons", "wilhelmina", "Maison Verdoyante", "2025-11-30",
	"Rendez-vous chez Berthold", "chez Berthold", "08:15", "une réponse confidentielle", "griffonné à la hâte", "Cunégonde Vandenplas", "brouillon inachevé", "retard du tramway",
	"quatre heures de tableur", "effacé pourtant jamais dit",
};

static struct target of(enum target_kind kind, int64_t at, int64_t enterprise, const char *row, const char *column)
{
	return (struct target){.kind = kind, .meeting = at, .enterprise = enterprise, .step = "", .field = "", .row = row, .column = column};
}

static void fill(struct store *f)
{
	meeting_put_in(f, meeting("collective", 0, "Rendez-vous chez Berthold"));
	meeting_put_in(f, meeting("individual", 2, "Rendez-vous chez Berthold"));
	store_set(f, "wilhelmina", of(TARGET_MEETING, 2, 0, "", "starts"), VALUE_TEXT, "13:45");
	store_set(f, "wilhelmina", of(TARGET_MEETING, 3, 0, "", "starts"), VALUE_TEXT, "08:15");
	store_set(f, "wilhelmina", of(TARGET_MEETING, 1, 0, "", "starts"), VALUE_TEXT, "chez Berthold");
	store_set(f, "wilhelmina", store_answer("secret", 1), VALUE_TEXT, "une réponse confidentielle");
	store_set(f, "wilhelmina", store_answer("weather", 2), VALUE_TEXT, "effacé pourtant jamais dit");
	store_set(f, "wilhelmina", store_answer("weather", 2), VALUE_TEXT, NULL);
	store_set(f, "wilhelmina", store_note("n1", "text"), VALUE_TEXT, "griffonné à la hâte");
	store_set(f, "wilhelmina", of(TARGET_PERSON, 0, 0, "p1", "name"), VALUE_TEXT, "Cunégonde Vandenplas");
	store_set(f, "wilhelmina", of(TARGET_ATTENDANCE, 1, 1, "am", "reason"), VALUE_TEXT, "retard du tramway");
	store_set(f, "wilhelmina", of(TARGET_HOURS, 0, 0, "h1", "what"), VALUE_TEXT, "quatre heures de tableur");
	store_draft(f, "wilhelmina", store_answer("weather", 3), "brouillon inachevé");
}

static bool holds(const char *bytes, size_t len, const char *text)
{
	return memmem(bytes, len, text, strlen(text)) != NULL;
}

static char *made(struct store *f, const char *name, struct wanted w)
{
	struct error err = {0};
	struct buf said = {0};
	char *path = store_path(f, name);
	w.path = path;
	w.like = f->path;
	w.author = "bob";
	w.language = "fr";
	cr_assert(wanted_make(&w, &said, &err), "%s", err.text);
	free(path);
	return buf_take(&said);
}

Test(duplicate, the_meetings_are_there_again_and_nothing_that_anybody_typed)
{
	struct store f = store_new();
	size_t len;
	fill(&f);
	char *old = store_read_file(f.path, &len);
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		cr_assert(holds(old, len, typed[i]), "`%s` is in the old file, so looking for it can find it", typed[i]);
	free(old);
	char *said = made(&f, "again.filrouge", (struct wanted){.title = "2027"}), *path = store_path(&f, "again.filrouge");
	char *bytes = store_read_file(path, &len);
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		cr_assert_not(holds(bytes, len, typed[i]), "`%s` came along", typed[i]);
	char *meetings = store_bare_text(path, "SELECT group_concat(kind || ' ' || scenario || ' ' || coalesce(date, '-') || ' ' || coalesce(place, '-') || ' ' || coalesce(starts, '-'), '; ') FROM meeting");
	cr_assert_str_eq(meetings, "collective store 1 - - -; collective second 4 - - 13:45");
	char *uuid = store_bare_text(path, "SELECT uuid FROM file"), *old_uuid = store_bare_text(f.path, "SELECT uuid FROM file");
	cr_assert_str_neq(uuid, old_uuid, "it is another session");
	char *nobody = store_bare_text(path, "SELECT (SELECT count(*) FROM enterprise) || ' ' || (SELECT count(*) FROM answer) || ' ' || (SELECT count(*) FROM person WHERE id <> 'bob')");
	cr_assert_str_eq(nobody, "0 0 0");
	cr_assert(strstr(said, "1 individual meeting is not repeated"), "%s", said);
	free(said);
	free(nobody);
	free(uuid);
	free(old_uuid);
	free(meetings);
	free(bytes);
	free(path);
	store_free(&f);
}

static void install(const struct store *f, const char *version)
{
	char *folder = store_path(f, ""), *path = store_path(f, "second.scenario");
	char *text = xasprintf("scenario = { id = \"second\"; version = %s; %sfresh\"; } ); };\n", version, SECOND);
	store_put_file(path, text, strlen(text));
	setenv("FILROUGE_SCENARIOS", folder, 1);
	free(text);
	free(path);
	free(folder);
}

Test(duplicate, a_newer_installed_scenario_is_taken_and_named_unless_it_is_to_be_as_it_was)
{
	struct store f = store_new();
	fill(&f);
	install(&f, "5");
	char *said = made(&f, "new.filrouge", (struct wanted){0}), *path = store_path(&f, "new.filrouge");
	char *text = store_bare_text(path, "SELECT text FROM scenario WHERE id = 'second 5'");
	cr_assert(strstr(text, "fresh"), "%s", text);
	cr_assert(strstr(said, "second: version 5, which is installed, instead of 4."), "%s", said);
	free(said);
	free(text);
	free(path);
	said = made(&f, "kept.filrouge", (struct wanted){.as_it_was = true});
	path = store_path(&f, "kept.filrouge");
	text = store_bare_text(path, "SELECT id FROM scenario WHERE id LIKE 'second%'");
	cr_assert_str_eq(text, "second 4");
	cr_assert(strstr(said, "second: stays at version 4; version 5 is installed."), "%s", said);
	free(said);
	free(text);
	free(path);
	install(&f, "3");
	said = made(&f, "older.filrouge", (struct wanted){0});
	cr_assert_null(strstr(said, "second:"), "an older one is nothing to say: %s", said);
	free(said);
	store_free(&f);
}

Test(duplicate, what_is_no_session_makes_nothing)
{
	struct store f = store_new();
	struct error err = {0};
	struct buf said = {0};
	char *old = store_path(&f, "note.txt"), *path = store_path(&f, "x.filrouge");
	store_put_file(old, "not one", 7);
	cr_assert_not(wanted_make(&(struct wanted){.path = path, .like = old, .author = "bob", .language = "fr"}, &said, &err));
	cr_assert(strstr(err.text, "is not a session file"), "%s", err.text);
	cr_assert_neq(access(path, F_OK), 0, "nothing was made");
	error_clear(&err);
	buf_clear(&said);
	free(old);
	free(path);
	store_free(&f);
}

Test(duplicate, a_parcours_gives_its_collective_meetings_with_their_dates_and_is_kept_the_next_year)
{
	struct store f = store_new();
	struct error err = {0};
	struct buf said = {0};
	const char *root = getenv("FILROUGE_SRCDIR");
	char *library = xasprintf("%s/scenarios/library", root ? root : "."), *path = store_path(&f, "year.filrouge"), *again = store_path(&f, "next.filrouge");
	setenv("FILROUGE_SCENARIOS", library, 1);
	struct wanted w = {.path = path, .parcours = "vises", .date = "2026-12-01", .author = "bob", .language = "en"};
	cr_assert(wanted_make(&w, &said, &err), "%s", err.text);
	const char *meetings = "SELECT group_concat(scenario || ' ' || coalesce(date, '-'), ', ') FROM meeting";
	char *made_of = store_bare_text(path, meetings);
	cr_assert(strstr(made_of, "1 2026-12-01, vises-1a") && strstr(made_of, " 2027-02-02, vises-2 "), "%s", made_of);
	free(made_of);
	w = (struct wanted){.path = again, .like = path, .author = "bob", .language = "en"};
	cr_assert(wanted_make(&w, &said, &err), "%s", err.text);
	char *parcours = store_bare_text(again, "SELECT parcours FROM session"), *dates = store_bare_text(again, "SELECT count(date) || ' of ' || count(*) FROM meeting");
	cr_assert_str_eq(parcours, "vises");
	cr_assert_str_eq(dates, "0 of 5", "dates are emptied");
	w = (struct wanted){.path = path, .parcours = "nowhere", .author = "bob", .language = "en"};
	cr_assert_not(wanted_make(&w, &said, &err));
	cr_assert(strstr(err.text, "nowhere"), "%s", err.text);
	error_clear(&err);
	buf_clear(&said);
	free(parcours);
	free(dates);
	free(again);
	free(path);
	free(library);
	store_free(&f);
}
