/* The search finds what a reading of every row finds, and nothing else: through changes, undo, redo, moves and removals; what is typed is
 * never an operator; a damaged table of words is never believed. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/db.h"
#include "session/search.h"
#include "store_fixture.h"

static struct search_hits find_with(struct store *f, const char *typed, size_t most, bool scan)
{
	struct search_hits hits;
	struct error err = {0};
	struct search_query q = {.typed = typed, .most = most, .scan = scan};
	cr_assert(session_search(f->s, &q, &hits, &err), "%s", err.text);
	return hits;
}

static struct search_hits find(struct store *f, const char *typed)
{
	return find_with(f, typed, 1000, false);
}

static size_t count_of(struct store *f, const char *typed)
{
	struct search_hits hits = find(f, typed);
	size_t count = hits.count;
	cr_assert(!hits.damaged, "%s", typed);
	search_hits_clear(&hits);
	return count;
}

static void finds(struct store *f, const char *typed, size_t count)
{
	size_t found = count_of(f, typed);
	cr_assert_eq(found, count, "`%s`: %zu instead of %zu", typed, found, count);
}

Test(search, case_accents_and_ligatures_do_not_matter_and_the_beginning_of_a_word_is_enough)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "L'Œuvre d'Énergie à Łódź: ça coûte 12.5 €");
	static const char *const typed[] = {"oeuvre", "œuvre", "ŒUVRE", "energie", "énerg", "lodz", "Łód", "ca cout", "l'oeu", "12.5", "12", "LODZ energie"};
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		struct search_hits hits = find(&f, typed[i]);
		bool answer = false;
		for (size_t k = 0; k < hits.count; k++)
			answer |= hits.list[k].target.kind == TARGET_ANSWER;
		cr_assert(answer, "%s", typed[i]);
		search_hits_clear(&hits);
	}
	finds(&f, "ergie", 0);
	finds(&f, "coute marche", 0);
	store_free(&f);
}

Test(search, what_is_typed_is_never_an_operator)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "neither here NOT there, near or far (and \"both\") * text:x ^y");
	static const char *const none[] = {"", " ", "*", "\"", "\"\"\"", "()", "-", "^", ":", "+ -", "' OR 1=1 --", "here AND missing", "here OR nowhere", "NEAR(here there)", "text : zzz",
	                                   "{text}:here zzz", "\xe2\x80\xa6", "here NOT zzz"};
	static const char *const one[] = {"NOT", "here NOT there", "\"here\"", "\"here", "here\"", "(here", "here)", "here*", "near", "-here", "+here", "^here", "text:x", "and both", "*here *", "her - the"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		finds(&f, none[i], 0);
	for (size_t i = 0; i < sizeof one / sizeof *one; i++)
		finds(&f, one[i], 1);
	char *many = xcalloc(200001, 1);
	memset(many, 'h', 200000);
	finds(&f, many, 0);
	for (size_t i = 0; i < 200000; i += 2)
		memcpy(many + i, i % 4 ? "\" " : "n ", 2);
	cr_assert(count_of(&f, many) <= 1, "and ends");
	free(many);
	store_free(&f);
}

Test(search, a_hit_says_where_it_is_and_what_of_it_was_found)
{
	struct store f = store_new();
	store_set(&f, "ada", store_note("n1", "enterprise"), VALUE_NUMBER, "2");
	store_set(&f, "ada", store_note("n1", "meeting"), VALUE_NUMBER, "1");
	store_set(&f, "ada", store_note("n1", "step"), VALUE_ID, "two");
	store_set(&f, "bob", store_note("n1", "text"), VALUE_TEXT, "À la vérité,\nune vérification");
	struct search_hits hits = find(&f, "verite");
	cr_assert_eq(hits.count, 1);
	const struct search_hit *h = &hits.list[0];
	cr_assert(h->target.kind == TARGET_NOTE && strcmp(h->target.row, "n1") == 0 && strcmp(h->target.column, "text") == 0);
	cr_assert(h->enterprise == 2 && h->meeting == 1 && strcmp(h->step, "two") == 0);
	cr_assert_eq(h->mark_count, 1);
	cr_assert_eq(strncmp(h->text + h->marks[0].at, "vérité", h->marks[0].len), 0);
	search_hits_clear(&hits);
	hits = find(&f, "veri");
	cr_assert_eq(hits.list[0].mark_count, 2, "both words");
	struct search_mark *marks;
	size_t count;
	char *piece = search_snippet(&hits.list[0], 60, &marks, &count);
	cr_assert_str_eq(piece, "À la vérité, une vérification");
	cr_assert(count == 2 && strncmp(piece + marks[1].at, "vérification", marks[1].len) == 0, "%zu", count);
	free(marks);
	free(piece);
	search_hits_clear(&hits);
	store_free(&f);
}

Test(search, of_a_long_text_the_piece_around_the_word_is_shown)
{
	struct store f = store_new();
	struct buf b = {0};
	for (int i = 0; i < 200; i++)
		buf_text(&b, "é🚒 mot ");
	buf_text(&b, "aiguille");
	for (int i = 0; i < 200; i++)
		buf_text(&b, " foin");
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, buf_str(&b));
	struct search_hits hits = find(&f, "aiguille");
	struct search_mark *marks;
	size_t count;
	char *piece = search_snippet(&hits.list[0], 80, &marks, &count);
	cr_assert(strlen(piece) <= 80, "%zu", strlen(piece));
	cr_assert_eq(count, 1);
	cr_assert_eq(strncmp(piece + marks[0].at, "aiguille", 8), 0, "%s", piece);
	cr_assert(marks[0].at < 40, "near its beginning: %s", piece);
	cr_assert_eq(strncmp(piece, "…", 3), 0, "%s", piece);
	free(marks);
	free(piece);
	search_hits_clear(&hits);
	buf_clear(&b);
	store_free(&f);
}

Test(search, what_is_being_typed_is_found_and_stands_for_its_answer)
{
	struct store f = store_new();
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "printemps");
	store_draft(&f, "bob", store_answer("weather", 1), "automne");
	store_draft(&f, "bob", store_note("n9", "text"), "une note d'automne");
	finds(&f, "printemps", 0);
	struct search_hits hits = find(&f, "automne");
	cr_assert_eq(hits.count, 2);
	cr_assert(hits.list[0].draft && hits.list[1].draft);
	search_hits_clear(&hits);
	store_free(&f);
}

Test(search, names_of_enterprises_persons_and_meetings_are_found)
{
	struct store f = store_new();
	struct search_hits hits = find(&f, "lodka");
	cr_assert_eq(hits.count, 1);
	cr_assert(hits.list[0].target.kind == TARGET_ENTERPRISE && hits.list[0].enterprise == 3);
	search_hits_clear(&hits);
	store_set(&f, "ada", (struct target){TARGET_PERSON, 0, 0, "", "", "p1", "name"}, VALUE_TEXT, "Zoé Anselme");
	store_set(&f, "ada", (struct target){TARGET_PERSON, 0, 0, "", "", "p1", "enterprise"}, VALUE_NUMBER, "2");
	store_set(&f, "ada", (struct target){TARGET_MEETING, 1, 0, "", "", "", "title"}, VALUE_TEXT, "Étape zéro");
	hits = find(&f, "zoe anselme");
	cr_assert(hits.count == 1 && hits.list[0].target.kind == TARGET_PERSON && hits.list[0].enterprise == 2);
	search_hits_clear(&hits);
	hits = find(&f, "etape");
	cr_assert(hits.count == 1 && hits.list[0].target.kind == TARGET_MEETING && hits.list[0].meeting == 1);
	search_hits_clear(&hits);
	store_free(&f);
}

Test(search, neither_anonymous_sheets_nor_options_nor_what_was_taken_back_are_found)
{
	struct store f = store_new();
	struct error err = {0};
	cr_assert(session_begin(f.s, NULL, &err) && anonymous_put(f.s, "p1", 1, "hot", "pace", VALUE_TEXT, "secret", &err) &&
	              anonymous_hand_in(f.s, "p1", 1, "hot", false, &err) && anonymous_put(f.s, "p2", 1, "hot", "pace", VALUE_TEXT, "secret", &err) &&
	              session_commit(f.s, NULL, &err), "%s", err.text);
	finds(&f, "secret", 0);
	store_set(&f, "ada", store_answer("themes", 1), VALUE_IDS, "alpha beta");
	finds(&f, "alpha", 0);
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, "gone");
	finds(&f, "gone", 1);
	store_set(&f, "ada", store_answer("weather", 1), VALUE_TEXT, NULL);
	finds(&f, "gone", 0);
	store_free(&f);
}

/* --- what is an option is found by what it is called --- */

static const struct {
	const char *id, *fr, *en, *nl;
} options[] = {{"opt1", "or naïf", "ÉLAN", "12"}, {"opt2", "Élan marché", "smørbrød", "Straße"}, {"opt3", "bénévoles", "Volunteers (naïf)", "vrijwilligers"}};
enum { OPTIONS = sizeof options / sizeof *options };

/* A session whose scenario has these options, in three languages. */
static struct store with_options(void)
{
	struct store f = store_new();
	struct buf b = {0};
	buf_text(&b, "scenario = { id = \"store\"; version = 1; languages = [ \"en\", \"fr\", \"nl\" ]; title = \"S\"; purpose = \"p\"; source = \"s\"; slot = 20;"
	             " homework = \"h\"; steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"O\"; say = \"s\"; show = \"s\"; guide = \"g\"; fields = ("
	             " { id = \"weather\"; kind = \"long\"; label = \"W\"; prompt = \"w\"; },"
	             " { id = \"people\"; kind = \"table\"; label = \"P\"; prompt = \"p\"; columns = ( { id = \"name\"; kind = \"text\"; label = \"N\"; } ); },"
	             " { id = \"themes\"; kind = \"choices\"; label = \"T\"; prompt = \"t\"; options = ( ");
	for (size_t i = 0; i < OPTIONS; i++)
		buf_printf(&b, "%s{ id = \"%s\"; label = { fr = \"%s\"; en = \"%s\"; nl = \"%s\"; }; }", i > 0 ? ", " : "", options[i].id, options[i].fr, options[i].en,
		           options[i].nl);
	buf_text(&b, " ); } ); } ); };");
	store_set(&f, "ada", (struct target){TARGET_SCENARIO, 0, 0, "", "", "store 1", "text"}, VALUE_TEXT, buf_str(&b));
	buf_clear(&b);
	return f;
}

Test(search, an_option_is_found_by_its_label_in_any_language)
{
	struct store f = with_options();
	store_set(&f, "ada", store_answer("themes", 1), VALUE_IDS, "opt3");
	store_set(&f, "ada", store_answer("themes", 2), VALUE_IDS, "opt1 opt3");
	store_set(&f, "ada", store_answer("weather", 3), VALUE_TEXT, "volunteers, said in so many words");
	finds(&f, "volunteers", 3);
	finds(&f, "VRIJWILL", 2);
	finds(&f, "benevoles", 2);
	finds(&f, "volunteers naif", 2);
	finds(&f, "volunteers elan", 0);
	finds(&f, "opt3", 0);
	struct search_hits hits = find(&f, "benev");
	cr_assert_eq(hits.list[0].enterprise, 2, "the newest first");
	cr_assert_str_eq(hits.list[0].text, "or naïf, bénévoles", "in the language in which it was found");
	cr_assert(hits.list[0].mark_count == 1 && strncmp(hits.list[0].text + hits.list[0].marks[0].at, "bénévoles", hits.list[0].marks[0].len) == 0);
	search_hits_clear(&hits);
	store_set(&f, "ada", store_answer("themes", 1), VALUE_IDS, "opt1");
	finds(&f, "benevoles", 1);
	hits = find_with(&f, "volunteers", 1, false);
	cr_assert(hits.count == 1 && hits.more);
	search_hits_clear(&hits);
	store_free(&f);
}

Test(search, another_scenario_has_other_labels)
{
	struct store f = with_options();
	struct target scenario = {TARGET_SCENARIO, 0, 0, "", "", "store 1", "text"};
	store_set(&f, "ada", store_answer("themes", 1), VALUE_IDS, "opt3");
	finds(&f, "vrijwilligers", 1);
	char *text = xstrdup(store_value(&f, scenario)), *at = strstr(text, "vrijwilligers");
	memcpy(at, "medewerkers..", 13);
	store_set(&f, "ada", scenario, VALUE_TEXT, text);
	finds(&f, "vrijwilligers", 0);
	finds(&f, "medewerkers", 1);
	free(text);
	store_free(&f);
}

Test(search, no_more_than_were_asked_for_the_newest_first)
{
	struct store f = store_new();
	char name[16];
	for (int i = 0; i < 60; i++) {
		snprintf(name, sizeof name, "r%d", i);
		store_set(&f, "ada", store_cell("people", 1, name, "name"), VALUE_TEXT, i % 2 ? "pair impair" : "impair");
	}
	struct search_hits hits = find_with(&f, "impair", 10, false);
	cr_assert_eq(hits.count, 10);
	cr_assert(hits.more);
	for (size_t i = 0; i < hits.count; i++) {
		snprintf(name, sizeof name, "r%d", 59 - (int)i);
		cr_assert_str_eq(hits.list[i].target.row, name);
	}
	search_hits_clear(&hits);
	hits = find_with(&f, "pair", 30, false);
	cr_assert(hits.count == 30 && !hits.more, "all of them, and no more");
	search_hits_clear(&hits);
	store_free(&f);
}

/* --- against a reading of every row --- */

static const struct {
	const char *said, *plain;
} words[] = {
	{"œuvre", "oeuvre"}, {"Élan", "elan"},      {"ÉLANCÉ", "elance"}, {"Łódź", "lodz"}, {"marché", "marche"}, {"MARCHER", "marcher"}, {"naïf", "naif"},
	{"Straße", "strasse"}, {"été", "ete"},      {"12", "12"},         {"125", "125"},   {"smørbrød", "smorbrod"}, {"ĳs", "ijs"},      {"or", "or"},
	{"AND", "and"},      {"coöperatie", "cooperatie"}, {"ÉLAN", "elan"},  {"bénévoles", "benevoles"}, {"Volunteers", "volunteers"}, {"vrijwilligers", "vrijwilligers"},
};
enum { WORDS = sizeof words / sizeof *words };

static const char *plain_of(const char *word, size_t len)
{
	for (size_t i = 0; i < WORDS; i++)
		if (strlen(words[i].said) == len && strncmp(words[i].said, word, len) == 0)
			return words[i].plain;
	cr_assert_fail("%.*s", (int)len, word);
	return "";
}

static char *some_text(unsigned *seed)
{
	static const char *const between[] = {" ", ", ", "\n", "-", "'", " (", "… "};
	struct buf b = {0};
	for (int n = 1 + rand_r(seed) % 5; n > 0; n--) {
		buf_text(&b, words[(size_t)rand_r(seed) % WORDS].said);
		buf_text(&b, n > 1 ? between[(size_t)rand_r(seed) % 7] : "");
	}
	return buf_take(&b);
}

static bool has_word(const char *text, const char *prefix)
{
	static const char separators[] = " ,\n-'()…";
	for (const char *at = text; *(at += strspn(at, separators));) {
		size_t len = strcspn(at, separators);
		if (strncmp(plain_of(at, len), prefix, strlen(prefix)) == 0)
			return true;
		at += len;
	}
	return false;
}

/* Has one of the options of VALUE a label with both? */
static bool has_option(const char *value, const char *first, const char *second)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		const char *const labels[] = {options[i].fr, options[i].en, options[i].nl};
		for (size_t k = 0; k < 3 && strstr(value, options[i].id) != NULL; k++)
			if (has_word(labels[k], first) && has_word(labels[k], second))
				return true;
	}
	return false;
}

/* How many rows have both beginnings, read one by one. */
static size_t read_all(struct store *f, const char *first, const char *second)
{
	sqlite3_stmt *q;
	size_t count = 0;
	const char *sql = "SELECT text, 0 FROM draft UNION ALL SELECT text, 0 FROM note n WHERE text IS NOT NULL AND NOT EXISTS"
	                  " (SELECT 1 FROM draft d WHERE d.kind = 'note' AND d.\"row\" = n.id) UNION ALL SELECT value, type = 'ids' FROM answer a WHERE value IS NOT NULL"
	                  " AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.kind = 'answer' AND d.field = a.field AND d.enterprise = a.enterprise AND d.\"row\" = a.\"row\")";
	cr_assert_eq(sqlite3_prepare_v2(f->s->db, sql, -1, &q, NULL), SQLITE_OK);
	while (sqlite3_step(q) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(q, 0);
		count += sqlite3_column_int(q, 1) ? has_option(text, first, second) : has_word(text, first) && has_word(text, second);
	}
	sqlite3_finalize(q);
	return count;
}

static void one_act(struct store *f, unsigned *seed)
{
	static const char *const authors[] = {"ada", "bob"};
	static const char *const values[] = {"opt1", "opt2 opt3", "opt3 opt1", "opt2", NULL};
	const char *author = authors[rand_r(seed) % 2];
	char id[16];
	snprintf(id, sizeof id, "n%d", rand_r(seed) % 12);
	struct target answer = store_cell("people", rand_r(seed) % 3 + 1, id, "name"), note = store_note(id, "text");
	char *text = some_text(seed);
	struct undo_result r = {0};
	struct error err = {0};
	switch (rand_r(seed) % 11) {
	case 0:
	case 1:
	case 2: store_set(f, author, answer, VALUE_TEXT, text); break;
	case 3: store_set(f, author, note, VALUE_TEXT, text); break;
	case 4: store_set(f, author, store_note(id, "enterprise"), VALUE_NUMBER, rand_r(seed) % 2 ? "1" : "2"); break;
	case 5: store_set(f, author, rand_r(seed) % 2 ? answer : note, VALUE_TEXT, NULL); break;
	case 6: store_set(f, author, answer, VALUE_NUMBER, rand_r(seed) % 2 ? "12" : "125"); break;
	case 7: store_set(f, author, store_answer("themes", rand_r(seed) % 3 + 1), VALUE_IDS, values[rand_r(seed) % 5]); break;
	case 8: r = store_undo(f, author, rand_r(seed) % 3 == 0, true); break;
	case 9: store_draft(f, author, rand_r(seed) % 2 ? answer : note, text); break;
	case 10:
		cr_assert(session_begin(f->s, NULL, &err) && draft_fold_all(f->s, NULL, INT64_MAX, NULL, NULL, &err) && session_commit(f->s, NULL, &err), "%s", err.text);
		break;
	}
	undo_result_clear(&r);
	free(text);
}

static void agrees(struct store *f, unsigned *seed)
{
	char first[8], second[8], typed[24];
	snprintf(first, (size_t)(2 + rand_r(seed) % 5), "%s", words[(size_t)rand_r(seed) % WORDS].plain);
	snprintf(second, (size_t)(2 + rand_r(seed) % 5), "%s", words[(size_t)rand_r(seed) % WORDS].plain);
	bool both = rand_r(seed) % 2;
	snprintf(typed, sizeof typed, "%s %s", first, both ? second : "");
	struct search_hits hits = find(f, typed), slow = find_with(f, typed, 1000, true);
	size_t found = 0, slowly = 0, right = read_all(f, first, both ? second : "");
	for (size_t i = 0; i < hits.count; i++)
		found += hits.list[i].target.kind == TARGET_ANSWER || hits.list[i].target.kind == TARGET_NOTE;
	for (size_t i = 0; i < slow.count; i++)
		slowly += slow.list[i].target.kind == TARGET_ANSWER || slow.list[i].target.kind == TARGET_NOTE;
	cr_assert(!hits.damaged, "the table of words is what it should be");
	cr_assert_eq(found, right, "`%s`: %zu by the table of words, %zu by reading", typed, found, right);
	cr_assert_eq(slowly, right, "`%s`: %zu by the slow way, %zu by reading", typed, slowly, right);
	search_hits_clear(&hits);
	search_hits_clear(&slow);
}

static bool is_whole(struct store *f)
{
	struct search_check check = {0};
	struct error err = {0};
	while (!check.done)
		cr_assert(session_search_check(f->s, &check, 7, &err), "%s", err.text);
	return !check.damaged;
}

Test(search, it_finds_what_a_reading_of_every_row_finds)
{
	for (unsigned run = 1; run <= 4; run++) {
		struct store f = with_options();
		struct error err = {0};
		unsigned seed = run;
		for (int i = 0; i < 250; i++) {
			one_act(&f, &seed);
			if (i % 10 == 0)
				for (int k = 0; k < 4; k++)
					agrees(&f, &seed);
		}
		cr_assert(is_whole(&f));
		cr_assert(session_search_mend(f.s, &err), "%s", err.text);
		for (int k = 0; k < 20; k++)
			agrees(&f, &seed);
		store_free(&f);
	}
}

/* --- damage --- */

/* As a tool that may write there would. */
static void damage(struct store *f, const char *sql)
{
	sqlite3 *db;
	cr_assert_eq(sqlite3_open(f->path, &db), SQLITE_OK);
	char *said = NULL;
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, &said), SQLITE_OK, "%s", said);
	sqlite3_close(db);
	store_reopen(f);
}

static struct store with_words(void)
{
	struct store f = store_new();
	for (int i = 1; i <= 5; i++) {
		char text[32];
		snprintf(text, sizeof text, "moulin numéro %d", i);
		store_set(&f, "ada", store_answer("weather", i), VALUE_TEXT, text);
	}
	return f;
}

Test(search, what_the_table_of_words_only_claims_is_not_given_and_is_said)
{
	struct store f = with_words();
	struct error err = {0};
	damage(&f, "INSERT INTO search(rowid, text) VALUES(999999, 'moulin'); INSERT INTO search(rowid, text) SELECT revision, 'moulin' FROM change WHERE kind = 'enterprise' LIMIT 1;"
	           "INSERT INTO search(rowid, text) SELECT revision, 'chateau' FROM answer LIMIT 1");
	struct search_hits hits = find(&f, "moulin");
	cr_assert_eq(hits.count, 5, "what is so");
	cr_assert(hits.damaged, "and that it claims more");
	search_hits_clear(&hits);
	hits = find(&f, "chateau");
	cr_assert(hits.count == 0 && hits.damaged, "words that are not in the row");
	search_hits_clear(&hits);
	cr_assert(session_search_mend(f.s, &err), "%s", err.text);
	finds(&f, "moulin", 5);
	finds(&f, "chateau", 0);
	store_free(&f);
}

Test(search, a_broken_table_of_words_is_said_and_made_again_and_nothing_typed_is_lost)
{
	static const char *const breaks[] = {
		"UPDATE search_data SET block = zeroblob(20)",
		"UPDATE search_data SET block = x'ffffffffffffffff' WHERE id > 10",
		"DELETE FROM search_data",
		"UPDATE search_idx SET pgno = 77",
		"DELETE FROM search_config",
	};
	for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
		struct store f = with_words();
		struct error err = {0};
		damage(&f, breaks[i]);
		struct search_hits hits = find(&f, "moulin");
		cr_assert(hits.damaged || !is_whole(&f), "%s: %zu", breaks[i], hits.count);
		search_hits_clear(&hits);
		hits = find_with(&f, "moulin", 100, true);
		cr_assert_eq(hits.count, 5, "the slow way needs none");
		search_hits_clear(&hits);
		cr_assert(session_search_mend(f.s, &err), "%s: %s", breaks[i], err.text);
		finds(&f, "moulin", 5);
		damage(&f, breaks[i]);
		for (int k = 1; k <= 5; k++) {
			bool saved = false;
			for (int tries = 0; tries < 3 && !saved; tries++) {
				struct change c = {.at = 1, .author = "ada", .target = store_answer("weather", k), .type = VALUE_TEXT, .after = "scierie"};
				saved = session_begin(f.s, NULL, &err) && change_append(f.s, &c, &err) && session_commit(f.s, NULL, &err);
				if (!saved)
					session_rollback(f.s);
				error_clear(&err);
			}
			cr_assert(saved, "%s: what is written is written", breaks[i]);
			cr_assert_str_eq(store_value(&f, store_answer("weather", k)), "scierie");
		}
		cr_assert(session_search_mend(f.s, &err), "%s: %s", breaks[i], err.text);
		finds(&f, "scierie", 5);
		finds(&f, "moulin", 0);
		store_free(&f);
	}
}

Test(search, a_word_that_is_missing_in_it_is_noticed)
{
	struct store f = with_words();
	cr_assert(is_whole(&f));
	damage(&f, "INSERT INTO search(search, rowid, text) SELECT 'delete', revision, 'numéro' FROM answer WHERE enterprise = 3");
	finds(&f, "numero", 4);
	cr_assert(!is_whole(&f));
	store_free(&f);
}

Test(search, a_hit_in_an_altered_row_is_not_given)
{
	struct store f = with_words();
	store_bare(f.path, "UPDATE answer SET value = 'moulin à vent' WHERE enterprise = 2");
	struct search_hits hits = find(&f, "moulin");
	cr_assert_eq(hits.count, 4);
	for (size_t i = 0; i < hits.count; i++)
		cr_assert_neq(hits.list[i].enterprise, 2);
	search_hits_clear(&hits);
	store_free(&f);
}

Test(search, an_imported_session_and_one_brought_up_to_date_have_their_words)
{
	struct store f = with_words();
	struct error err = {0};
	char *json = store_export(f.s, 0), *from = store_path(&f, "export.json"), *to = store_path(&f, "again.filrouge");
	store_put_file(from, json, strlen(json));
	cr_assert(session_import(from, to, &err), "%s", err.text);
	session_close(f.s);
	f.s = session_open(to, SESSION_WRITE, &err);
	finds(&f, "moulin", 5);
	free(to);
	free(from);
	free(json);
	store_free(&f);
}
