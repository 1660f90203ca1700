/* One function writes history and state; what is altered behind its back is seen. */
#include <criterion/criterion.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "store_fixture.h"

static struct session *other_connection(const struct store *f)
{
	struct error err = {0};
	struct session *s = session_open(f->path, SESSION_READ, &err);
	cr_assert_not_null(s, "%s", err.text);
	return s;
}

Test(append, a_change_is_history_and_state_at_once)
{
	struct store f = store_new();
	struct error err = {0};
	struct change c = {
		.at = 1, .author = "ada", .target = store_answer("weather", 2), .type = VALUE_TEXT, .after = "Pluie"};
	cr_assert(session_begin(f.s, NULL, &err) && change_append(f.s, &c, &err), "%s", err.text);
	cr_assert_null(c.before, "there was nothing");
	int64_t first = c.revision;
	cr_assert_eq(c.action, first, "an action of its own");
	c.action = 0;
	c.after = "Soleil";
	cr_assert(change_append(f.s, &c, &err) && session_commit(f.s, NULL, &err), "%s", err.text);
	cr_assert_str_eq(c.before, "Pluie", "what it replaced");
	cr_assert_eq(c.revision, first + 1, "numbers follow each other");
	cr_assert_str_eq(store_value(&f, store_answer("weather", 2)), "Soleil");
	char *since = store_since(f.s, first);
	cr_assert_str_eq(since, "answer 1/one/weather/2//=Soleil\n");
	int64_t revision;
	cr_assert(session_revision(f.s, &revision, &err));
	cr_assert_eq(revision, first + 1);
	free(since);
	store_free(&f);
}

Test(append, what_is_so_already_is_not_recorded)
{
	struct store f = store_new();
	cr_assert_gt(store_set(&f, "ada", store_answer("staff", 1), VALUE_NUMBER, "12"), 0);
	cr_assert_eq(store_set(&f, "ada", store_answer("staff", 1), VALUE_NUMBER, "12"), 0, "the same value");
	cr_assert_gt(store_set(&f, "ada", store_answer("staff", 1), VALUE_TEXT, "12"), 0, "another type is another value");
	cr_assert_eq(store_set(&f, "ada", store_answer("staff", 2), VALUE_NUMBER, NULL), 0, "nothing, still");
	store_free(&f);
}

Test(append, every_kind_of_thing_comes_back_from_the_snapshot_and_goes_again)
{
	static const struct {
		struct target t;
		enum value_type type;
		const char *value, *line;
	} things[] = {
		{{TARGET_STEP, 1, 0, "one", "", "", "status"}, VALUE_ID, "live", "step 1/one//0//status=live\n"},
		{{TARGET_STEP, 1, 0, "one", "", "", "seconds"}, VALUE_NUMBER, "75", "step 1/one//0//seconds=75\n"},
		{{TARGET_STEP, 1, 0, "one", "", "", "presenter"}, VALUE_NUMBER, "3", "step 1/one//0//presenter=3\n"},
		{{TARGET_STEP, 1, 0, "one", "", "", "groups"}, VALUE_TEXT, "1,4 2,5 3", "step 1/one//0//groups=1,4 2,5 3\n"},
		{{TARGET_MEETING, 1, 0, "", "", "", "live"}, VALUE_ID, "one", "meeting 1///0//live=one\n"},
		{{TARGET_MEETING, 1, 0, "", "", "", "since"},
	     VALUE_NUMBER,
	     "1773307800000",
	     "meeting 1///0//since=1773307800000\n"},
		{{TARGET_ANSWER, 1, 3, "one", "people", "k2x9", "name"},
	     VALUE_TEXT,
	     "Élus\nvoisins 🚒",
	     "answer 1/one/people/3/k2x9/name=Élus\nvoisins 🚒\n"},
		{{TARGET_MISSING, 1, 3, "one", "weather", "", ""}, VALUE_ID, "refused", "missing 1/one/weather/3//=refused\n"},
		{{TARGET_CIRCLE, 1, 3, "", "weather", "", ""}, VALUE_ID, "gp", "circle 1//weather/3//=gp\n"},
		{{TARGET_ROW, 1, 3, "", "people", "k2x9", ""}, VALUE_NUMBER, "1.5", "row 1//people/3/k2x9/=1.5\n"},
		{{TARGET_NOTE, 0, 0, "", "", "n1", "text"}, VALUE_TEXT, "Hésite", "note 0///0/n1/text=Hésite\n"},
		{{TARGET_NOTE, 0, 0, "", "", "n1", "enterprise"}, VALUE_NUMBER, "3", "note 0///0/n1/enterprise=3\n"},
		{{TARGET_PERSON, 0, 0, "", "", "bob", "name"}, VALUE_TEXT, "Bob", "person 0///0/bob/name=Bob\n"},
		{{TARGET_ATTENDANCE, 1, 2, "", "", "am", "status"}, VALUE_ID, "absent", "attendance 1///2/am/status=absent\n"},
		{{TARGET_STEP, 1, 0, "one", "", "", "planned"}, VALUE_NUMBER, "20", "step 1/one//0//planned=20\n"},
		{{TARGET_STEP, 1, 0, "one", "", "", "reason"}, VALUE_TEXT, "late", "step 1/one//0//reason=late\n"},
		{{TARGET_STEP, 1, 0, "one", "", "", "began"}, VALUE_NUMBER, "1773307800123", "step 1/one//0//began=1773307800123\n"},
		{{TARGET_TURN, 1, 2, "one", "", "", "seconds"}, VALUE_NUMBER, "95", "turn 1/one//2//seconds=95\n"},
		{{TARGET_SESSION, 0, 0, "", "", "", "lead"}, VALUE_ID, "ada", "session 0///0//lead=ada\n"},
		{{TARGET_STEP, 1, 0, "one", "", "", "revealed"}, VALUE_NUMBER, "1773307800123", "step 1/one//0//revealed=1773307800123\n"},
		{{TARGET_MEETING, 1, 0, "", "", "", "blank"}, VALUE_NUMBER, "1", "meeting 1///0//blank=1\n"},
		{{TARGET_PERSON, 0, 0, "", "", "bob", "told"}, VALUE_NUMBER, "1773307800123", "person 0///0/bob/told=1773307800123\n"},
		{{TARGET_REVIEW, 1, 2, "", "weather", "", "status"}, VALUE_ID, "amended", "review 1//weather/2//status=amended\n"},
		{{TARGET_REVIEW, 1, 2, "", "people", "k2x9", "of"}, VALUE_NUMBER, "7", "review 1//people/2/k2x9/of=7\n"},
		{{TARGET_DONE, 1, 2, "one", "", "", "at"}, VALUE_NUMBER, "1773307800123", "done 1/one//2//at=1773307800123\n"},
		{{TARGET_ATTENDANCE, 1, 2, "", "", "am", "persons"}, VALUE_IDS, "p1 p2", "attendance 1///2/am/persons=p1 p2\n"},
		{{TARGET_ATTENDANCE, 1, 2, "", "", "am", "left"}, VALUE_TEXT, "11:30", "attendance 1///2/am/left=11:30\n"},
		{{TARGET_HOURS, 0, 0, "", "", "h1", "quarters"}, VALUE_NUMBER, "6", "hours 0///0/h1/quarters=6\n"},
		{{TARGET_CONSENT, 0, 0, "", "", "c1", "answer"}, VALUE_TEXT, "oui", "consent 0///0/c1/answer=oui\n"},
		{{TARGET_ENTERPRISE, 0, 2, "", "", "", "left"},
	     VALUE_TEXT,
	     "2026-05-01",
	     "enterprise 0///2//left=2026-05-01\n"},
		{{TARGET_SESSION, 0, 0, "", "", "", "title"}, VALUE_TEXT, "Autre", "session 0///0//title=Autre\n"},
	};
	struct store f = store_new();
	for (size_t i = 0; i < sizeof things / sizeof *things; i++) {
		cr_assert_gt(store_set(&f, "ada", things[i].t, things[i].type, things[i].value), 0, "%s is recorded",
		             things[i].line);
		cr_assert_str_eq(store_value(&f, things[i].t), things[i].value, "%s", things[i].line);
	}
	store_reopen(&f);
	char *all = store_snapshot(f.s, NULL);
	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		cr_assert(strstr(all, things[i].line), "%s is in\n%s", things[i].line, all);
	free(all);
	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		store_set(&f, "ada", things[i].t, things[i].type, NULL);
	all = store_snapshot(f.s, NULL);
	for (size_t i = 0; i < sizeof things / sizeof *things; i++)
		cr_assert_null(strstr(all, things[i].line), "%s is gone from\n%s", things[i].line, all);
	free(all);
	store_free(&f);
}

Test(append, what_a_file_cannot_hold_is_refused_with_a_sentence)
{
	static const struct {
		struct target t;
		enum value_type type;
		const char *value;
	} wrong[] = {
		{{TARGET_ANSWER, 0, 1, "one", "weather", "", ""}, VALUE_TEXT, "no meeting"},
		{{TARGET_ANSWER, 1, 1, "one", "", "", ""}, VALUE_TEXT, "no field"},
		{{TARGET_ANSWER, 1, 1, "one", "we ather", "", ""}, VALUE_TEXT, "no id"},
		{{TARGET_ANSWER, 1, -1, "one", "weather", "", ""}, VALUE_TEXT, "no enterprise"},
		{{TARGET_ENTERPRISE, 0, 1, "", "", "", "hash"}, VALUE_TEXT, "no attribute"},
		{{TARGET_NOTE, 0, 0, "", "", "", "text"}, VALUE_TEXT, "no note"},
		{{TARGET_SCENARIO, 0, 0, "", "", "vises-1b", "text"}, VALUE_TEXT, "no version"},
		{{TARGET_ANSWER, 1, 1, "one", "staff", "", ""}, VALUE_NUMBER, "douze"},
		{{TARGET_ANSWER, 1, 1, "one", "staff", "", ""}, VALUE_NUMBER, "012"},
		{{TARGET_STEP, 1, 0, "one", "", "", "seconds"}, VALUE_NUMBER, "1.5"},
		{{TARGET_ANSWER, 1, 1, "one", "themes", "", ""}, VALUE_IDS, "a  b"},
		{{TARGET_ANSWER, 1, 1, "one", "weather", "", ""}, VALUE_TEXT, "\xc3\x28"},
		{{TARGET_ANSWER, 1, 1, "one", "themes", "", ""}, VALUE_ID, "no id"},
		{{TARGET_STEP, 1, 0, "one", "", "", "presenter"}, VALUE_NUMBER, "-1"},
		{{TARGET_STEP, 1, 0, "one", "", "", "planned"}, VALUE_NUMBER, "-5"},
		{{TARGET_TURN, 1, 2, "", "", "", "seconds"}, VALUE_NUMBER, "5"},
		{{TARGET_REVIEW, 1, 0, "", "weather", "", "status"}, VALUE_ID, "amended"},
		{{TARGET_REVIEW, 1, 2, "", "weather", "", "status"}, VALUE_ID, "done"},
		{{TARGET_DONE, 1, 0, "one", "", "", "at"}, VALUE_NUMBER, "1773307800123"},
		{{TARGET_ATTENDANCE, 1, 2, "", "", "am", "persons"}, VALUE_IDS, "p1  p2"},
		{{TARGET_STEP, 1, 0, "one", "", "", "groups"}, VALUE_TEXT, "1,,2"},
		{{TARGET_STEP, 1, 0, "one", "", "", "groups"}, VALUE_TEXT, "1 "},
		{{TARGET_STEP, 1, 0, "one", "", "", "groups"}, VALUE_TEXT, "one"},
		{{TARGET_STEP, 1, 0, "one", "", "", "groups"}, VALUE_TEXT, "0,1"},
		{{TARGET_DERIVED, 1, 1, "", "weather", "", "when"}, VALUE_NUMBER, "1"},
	};
	struct store f = store_new();
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct error err = {0};
		struct change c = {
			.at = 1, .author = "ada", .target = wrong[i].t, .type = wrong[i].type, .after = wrong[i].value};
		cr_assert(session_begin(f.s, NULL, &err));
		cr_assert_not(change_append(f.s, &c, &err), "refused: %zu", i);
		cr_assert(err.text && *err.text, "with a sentence");
		session_rollback(f.s);
		error_clear(&err);
	}
	store_free(&f);
}

Test(append, a_rollback_leaves_nothing_not_even_a_person)
{
	struct store f = store_new();
	struct error err = {0};
	struct change c = {
		.at = 1, .author = "bob", .target = store_answer("weather", 2), .type = VALUE_TEXT, .after = "Pluie"};
	cr_assert(session_begin(f.s, NULL, &err) && change_append(f.s, &c, &err), "%s", err.text);
	session_rollback(f.s);
	char *all = store_snapshot(f.s, NULL);
	cr_assert_null(strstr(all, "Pluie"));
	cr_assert_null(strstr(all, "bob"));
	free(all);
	store_set(&f, "bob", store_answer("weather", 2), VALUE_TEXT, "Pluie");
	all = store_snapshot(f.s, NULL);
	cr_assert(strstr(all, "person 0///0/bob/role=facilitator\n"), "in\n%s", all);
	free(all);
	store_free(&f);
}

Test(append, a_second_connection_sees_what_was_committed_and_when_to_look)
{
	struct store f = store_new();
	struct session *reader = other_connection(&f);
	cr_assert_not(session_changed_elsewhere(reader), "nothing yet");
	int64_t revision = store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "Vent");
	cr_assert(session_changed_elsewhere(reader), "somebody wrote");
	cr_assert_not(session_changed_elsewhere(reader), "and that is all");
	cr_assert_not(session_changed_elsewhere(f.s), "one's own is not elsewhere");
	char *since = store_since(reader, revision - 1);
	cr_assert_str_eq(since, "answer 1/one/weather/1//=Vent\n");
	free(since);
	session_close(reader);
	store_free(&f);
}

Test(append, a_held_file_is_busy_not_broken)
{
	struct store f = store_new();
	struct error err = {0};
	bool busy = false;
	struct session *second = session_open(f.path, SESSION_WRITE, &err);
	cr_assert(session_begin(f.s, NULL, &err), "%s", err.text);
	cr_assert_not(session_begin(second, &busy, &err), "held");
	cr_assert(busy, "only a lock");
	cr_assert(strstr(err.text, "held by another"), "says so: %s", err.text);
	session_rollback(f.s);
	cr_assert(session_begin(second, &busy, &err) && !busy, "free again");
	session_rollback(second);
	error_clear(&err);
	session_close(second);
	store_free(&f);
}

Test(append, an_altered_text_is_reported_and_never_shown)
{
	struct store f = store_new();
	char *trouble = NULL, *value = NULL;
	struct error err = {0};
	struct target t = store_answer("weather", 2);
	store_set(&f, "ada", t, VALUE_TEXT, "Beau temps");
	store_set(&f, "ada", store_answer("weather", 3), VALUE_TEXT, "Brume");
	session_close(f.s);
	size_t len, found = 0;
	char *bytes = store_read_file(f.path, &len);
	for (size_t at = 0; at + 10 <= len; at++) {
		if (memcmp(bytes + at, "Beau temps", 10) == 0 && ++found)
			bytes[at + 1] ^= 0x04; /* "Baau temps" */
	}
	cr_assert_geq(found, 2, "in history and in state");
	store_put_file(f.path, bytes, len);
	f.s = session_open(f.path, SESSION_WRITE, &err);
	cr_assert_not_null(f.s, "%s", err.text);
	char *all = store_snapshot(f.s, &trouble);
	cr_assert_null(strstr(all, "au temps"), "not shown in\n%s", all);
	cr_assert(strstr(all, "Brume"), "the others are");
	cr_assert(trouble && strstr(trouble, "1 row was altered"), "reported: %s", trouble);
	cr_assert_not(session_value(f.s, &t, &value, &err), "not given out");
	char *since = store_since(f.s, 0);
	cr_assert_null(strstr(since, "au temps"), "nor as history");
	error_clear(&err);
	free(since);
	free(trouble);
	free(all);
	free(bytes);
	store_free(&f);
}

Test(append, an_altered_state_is_made_again_from_the_history_when_it_is_written)
{
	struct store f = store_new();
	char *trouble = NULL;
	struct target name = {.kind = TARGET_ENTERPRISE,
	                      .enterprise = 1,
	                      .step = "",
	                      .field = "",
	                      .row = "",
	                      .column = "name"},
				  pole = name;
	pole.column = "pole";
	store_bare(f.path, "UPDATE enterprise SET name = 'Pirates' WHERE id = 1");
	char *all = store_snapshot(f.s, &trouble);
	cr_assert(trouble && !strstr(all, "Pirates"), "not shown");
	free(all);
	store_set(&f, "ada", pole, VALUE_ID, "autre");
	cr_assert_str_eq(store_value(&f, name), "Jardins", "the name that the history knows");
	cr_assert_str_eq(store_value(&f, pole), "autre");
	all = store_snapshot(f.s, NULL);
	free(all);
	free(trouble);
	store_free(&f);
}

Test(append, a_file_deleted_while_open_takes_nothing_silently)
{
	struct store f = store_new();
	struct error err = {0};
	char *away = store_path(&f, "away.filrouge");
	cr_assert_eq(rename(f.path, away), 0);
	cr_assert_not(session_begin(f.s, NULL, &err), "refused");
	cr_assert(strstr(err.text, "moved or deleted"), "%s", err.text);
	error_clear(&err);
	free(away);
	store_free(&f);
}

Test(append, a_full_disk_saves_nothing_says_so_and_is_forgotten_when_there_is_room)
{
	struct store f = store_new();
	struct error err = {0};
	struct rlimit was, tight;
	struct stat st;
	struct target t = store_answer("weather", 1);
	store_set(&f, "ada", t, VALUE_TEXT, "avant");
	char *large = xcalloc(200001, 1);
	memset(large, 'x', 200000);
	signal(SIGXFSZ, SIG_IGN);
	cr_assert(getrlimit(RLIMIT_FSIZE, &was) == 0 && stat(f.path, &st) == 0);
	tight = was;
	tight.rlim_cur = (rlim_t)st.st_size + 4096;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &tight), 0);
	struct change c = {.at = 1, .author = "ada", .target = t, .type = VALUE_TEXT, .after = large};
	bool saved = session_begin(f.s, NULL, &err) && change_append(f.s, &c, &err) && session_commit(f.s, NULL, &err);
	session_rollback(f.s);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &was), 0);
	cr_assert_not(saved, "it cannot have been saved");
	cr_assert(strstr(err.text, "the disk is full"), "%s", err.text);
	cr_assert_str_eq(store_value(&f, t), "avant");
	cr_assert_gt(store_set(&f, "ada", t, VALUE_TEXT, large), 0, "there is room again");
	store_reopen(&f);
	cr_assert_str_eq(store_value(&f, t), large);
	error_clear(&err);
	free(large);
	store_free(&f);
}

Test(append, a_text_may_be_four_mebibytes_long_and_no_longer)
{
	struct store f = store_new();
	struct error err = {0};
	struct target t = store_answer("weather", 1);
	int64_t revision;
	char *text = xcalloc(1, CHANGE_TEXT_MAX + 2);
	memset(text, 'x', CHANGE_TEXT_MAX);
	store_draft(&f, "ada", t, text);
	text[CHANGE_TEXT_MAX] = 'x';
	cr_assert(session_begin(f.s, NULL, &err), "%s", err.text);
	cr_assert_not(draft_put(f.s, &t, "screen", "ada", text, 1, false, &revision, &err), "one byte more is refused");
	cr_assert(strstr(err.text, "4 MiB"), "with a sentence: %s", err.text);
	error_clear(&err);
	struct change c = {.at = 1, .author = "ada", .target = t, .type = VALUE_TEXT, .after = text};
	cr_assert_not(change_append(f.s, &c, &err), "and as a change");
	session_rollback(f.s);
	error_clear(&err);
	free(text);
	store_free(&f);
}
