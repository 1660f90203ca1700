/* What people type finds what they mean. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/text.h"

Test(match, folding_drops_case_and_accents)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{"", ""}, {"Jardins", "jardins"}, {"ÉNERGIE", "energie"}, {"e\xCC\x81t\xC3\xA9", "ete"}, {"Łódka", "lodka"}, {"Œuvre", "oeuvre"},
		{"L’été", "l'ete"}, {"Straße", "strasse"}, {"Ёлка", "елка"}, {"ÆØÅ", "aeoa"}, {"Zorg\xC2\xA0!", "zorg !"}, {"\xFF", "\xEF\xBF\xBD"}, {"東京", "東京"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *out = text_fold(rows[i].in);

		cr_assert_str_eq(out, rows[i].out, "%s is %s", rows[i].in, out);
		free(out);
	}
}

Test(match, a_needle_is_found_whole_or_word_by_word)
{
	cr_assert(text_matches("Ressourcerie du Phare", "PHAR"), "any case");
	cr_assert(text_matches("Énergie partagée", "energ"), "no accents");
	cr_assert(text_matches("Énergie partagée", "partagé én"), "words in any order");
	cr_assert(text_matches("Łódka", "lod"), "a letter with a stroke");
	cr_assert(text_matches("anything", ""), "nothing asked, everything found");
	cr_assert_not(text_matches("Ressourcerie du Phare", "phares"), "not there");
	cr_assert_not(text_matches("Ressourcerie du Phare", "phare zorg"), "one word is not there");
}

Test(match, distance_counts_slips_in_characters)
{
	static const struct {
		const char *a, *b;
		int distance;
	} rows[] = {
		{"", "", 0}, {"abc", "", 3}, {"", "abc", 3}, {"abc", "abc", 0}, {"insertio", "insertion", 1}, {"kitten", "sitting", 3},
		{"scael", "scale", 1}, {"été", "ete", 2}, {"ca", "abc", 3}, {"東京", "京東", 1},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		cr_assert_eq(text_distance(rows[i].a, rows[i].b), rows[i].distance, "%s %s", rows[i].a, rows[i].b);
		cr_assert_eq(text_distance(rows[i].b, rows[i].a), rows[i].distance, "%s %s", rows[i].b, rows[i].a);
	}
}

Test(match, only_what_is_near_is_suggested)
{
	static const char *const names[] = {"insertion", "solidarite", "autre"};

	cr_assert_str_eq(text_nearest("insertio", names, 3), "insertion", "one letter short");
	cr_assert_str_eq(text_nearest("Solidarité", names, 3), "solidarite", "case and accents are no slips");
	cr_assert_str_eq(text_nearest("atre", names, 3), "autre", "one letter short");
	cr_assert_null(text_nearest("xyz", names, 3), "nothing near");
	cr_assert_null(text_nearest("", names, 3), "nothing asked");
	cr_assert_null(text_nearest("a", names, 3), "too short to guess");
	cr_assert_null(text_nearest("insertion", names, 0), "no names");
}

Test(match, how_well_a_name_answers_two_letters)
{
	static const struct {
		const char *name, *typed;
		int rank;
	} rows[] = {
		{"Jardins du Pré", "ja", 0},     {"Les Jardins du Pré", "JA", 0}, {"L’Atelier", "at", 0},         {"Ferme des Jardins", "ja", 1},
		{"Les Jardins du Pré", "jp", 2}, {"Ajax", "ja", 3},               {"Énergie d’Été", "ee", 2},     {"Énergie d’Été", "en", 0},
		{"Zorg", "ja", -1},              {"", "a", -1},                   {"Jardins", "", 0},             {"Bien-Être", "etr", 1},
		{"東京 SA", "東", 0},            {"Ferme du Lac", "ferme lac", 3},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		cr_assert_eq(text_rank(rows[i].name, rows[i].typed), rows[i].rank, "`%s` in %s: %d", rows[i].typed, rows[i].name,
			     text_rank(rows[i].name, rows[i].typed));
}
