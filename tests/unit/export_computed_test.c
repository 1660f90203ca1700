/* What is computed and consented stands in the export, and an import still comes out equal. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "seam_fixture.h"
#include "store_fixture.h"

static const char worked[] =
	"scenario = { id = \"worked\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"p\"; source = \"s\"; slot = 10; "
	"homework = \"h\"; steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = "
	"\"g\"; fields = ( "
	"{ id = \"staff\"; kind = \"number\"; label = \"S\"; prompt = \"s\"; },"
	"{ id = \"secret\"; kind = \"number\"; label = \"X\"; prompt = \"x\"; circle = \"f\"; },"
	"{ id = \"twice\"; kind = \"number\"; label = \"T\"; prompt = \"t\"; compute = \"staff * 2\"; },"
	"{ id = \"told\"; kind = \"number\"; label = \"U\"; prompt = \"u\"; compute = \"secret + 0\"; },"
	"{ id = \"hello\"; kind = \"text\"; label = \"H\"; prompt = \"h\"; compute = \"iif(staff > 0, '007', NULL)\"; },"
	"{ id = \"sum\"; kind = \"score\"; label = \"Z\"; prompt = \"z\"; of = [ \"staff\", \"secret\" ]; "
	"bands = ( { from = 0; text = \"low\"; }, { from = 10; text = \"high\"; } ); },"
	"{ id = \"ok\"; kind = \"consent\"; label = \"O\"; prompt = \"o\"; } ); } ); };";

struct worked {
	struct seam seam;
	struct store store;
};

static struct worked worked_new(void)
{
	struct worked w = {.seam = seam_new_of(worked, "worked")};
	struct error err = {0};
	w.store.s = session_open(w.seam.path, SESSION_WRITE, &err);
	cr_assert_not_null(w.store.s, "%s", err.text);
	w.store.now = 1773307800000;
	store_set(&w.store, "ada", store_answer("staff", 1), VALUE_NUMBER, "4");
	store_set(&w.store, "ada", store_answer("staff", 2), VALUE_NUMBER, "7");
	store_set(&w.store, "ada", store_answer("secret", 1), VALUE_NUMBER, "8");
	store_set(&w.store, "bob", store_answer("ok", 1), VALUE_ID, "yes");
	store_set(&w.store, "ada", store_answer("ok", 2), VALUE_ID, "no");
	return w;
}

static void worked_free(struct worked *w)
{
	session_close(w->store.s);
	seam_free(&w->seam);
}

static void shows(const char *json, const char *sql, const char *expected)
{
	char *got = store_json(json, sql);
	cr_assert_str_eq(got, expected, "%s\n%s", sql, json);
	free(got);
}

#define COMPUTED(path, field) \
	"SELECT group_concat(value ->> '$.enterprise' || ':' || (value ->> '$." path "'), ' ') FROM json_each(:json, '$.computed')" \
	" WHERE value ->> '$.field' = '" field "'"

Test(export_computed, values_scores_and_bands_are_there)
{
	struct worked w = worked_new();
	char *json = store_export(w.store.s, 0);
	shows(json, COMPUTED("value", "twice"), "1:8 2:14");
	shows(json, COMPUTED("value", "sum"), "1:12 2:7");
	shows(json, COMPUTED("band.text", "sum"), "1:high 2:low");
	shows(json, COMPUTED("answered", "sum"), "1:2 2:1");
	shows(json, COMPUTED("value", "hello"), "1:007 2:007");
	free(json);
	worked_free(&w);
}

Test(export_computed, an_enterprise_reads_nothing_of_what_it_may_not_through_them)
{
	struct worked w = worked_new();
	char *json = store_export(w.store.s, 1);
	shows(json, COMPUTED("value", "twice"), "1:8");
	shows(json, COMPUTED("value", "sum"), "1:4");
	shows(json, "SELECT count(*) FROM json_each(:json, '$.computed') WHERE value ->> '$.field' = 'told'", "0");
	free(json);
	worked_free(&w);
}

Test(export_computed, a_consent_says_who_typed_it_when_and_where)
{
	struct worked w = worked_new();
	char *json = store_export(w.store.s, 0);
	shows(json, "SELECT group_concat(value ->> '$.enterprise' || (value ->> '$.answer') || (value ->> '$.field') ||"
	            " (value ->> '$.author'), ' ') FROM json_each(:json, '$.consents')", "1yesokbob 2nookada");
	shows(json, "SELECT count(*) FROM json_each(:json, '$.consents') WHERE value ->> '$.at' LIKE '2026-03-12T%Z'", "2");
	free(json);
	json = store_export(w.store.s, 2);
	shows(json, "SELECT group_concat(value ->> '$.enterprise', ' ') FROM json_each(:json, '$.consents')", "2");
	free(json);
	worked_free(&w);
}

/* Imports JSON; what that says, caller frees. */
static char *imported(const struct worked *w, const char *json)
{
	struct error err = {0};
	char *from = xasprintf("%s/export.json", w->seam.folder), *to = xasprintf("%s/again.filrouge", w->seam.folder);
	store_put_file(from, json, strlen(json));
	cr_assert(session_import(from, to, &err), "%s", err.text);
	struct session *s = session_open(to, SESSION_WRITE, &err);
	char *again = store_export(s, 0);
	session_close(s);
	unlink(from);
	unlink(to);
	free(from);
	free(to);
	return again;
}

Test(export_computed, an_import_makes_them_again_and_does_not_believe_them)
{
	struct worked w = worked_new();
	char *json = store_export(w.store.s, 0), *again = imported(&w, json);
	cr_assert_str_eq(again, json, "byte for byte");
	free(again);
	/* an export of before there were any */
	char *without = xstrndup(json, (size_t)(strstr(json, ",\n\"computed\"") - json)), *older = xasprintf("%s\n}\n", without);
	again = imported(&w, older);
	cr_assert_str_eq(again, json);
	free(again);
	char *high = strstr(json, "\"text\":\"high\"");
	memcpy(high, "\"text\":\"HIGH\"", strlen("\"text\":\"HIGH\""));
	again = imported(&w, json);
	cr_assert_null(strstr(again, "\"HIGH\""));
	free(again);
	free(older);
	free(without);
	free(json);
	worked_free(&w);
}
