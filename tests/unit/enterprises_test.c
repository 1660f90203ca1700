/* A CSV of enterprises is read however it was saved, and what is wrong in it is named with its line. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "session/session.h"

struct folder {
	char name[64];
	char *csv;
};

static struct folder folder_new(void)
{
	struct folder f = {.name = "/tmp/filrouge-csv-XXXXXX"};
	cr_assert_not_null(mkdtemp(f.name));
	f.csv = xasprintf("%s/group.csv", f.name);
	return f;
}

static void folder_free(struct folder *f)
{
	unlink(f->csv);
	cr_assert_eq(rmdir(f->name), 0);
	free(f->csv);
}

static void put(const struct folder *f, const char *text, size_t len)
{
	FILE *out = fopen(f->csv, "w");
	fwrite(text, 1, len, out);
	fclose(out);
}

/* The rows as `name/kind/pole/country/language/registration/contact;`. */
static char *read_all(const struct folder *f, const char *text)
{
	struct enterprise_list list;
	struct error err = {0};
	struct buf b = {0};
	put(f, text, strlen(text));
	cr_assert(enterprises_read(f->csv, &list, &err), "%s:\n%s", err.text, text);
	for (size_t i = 0; i < list.count; i++) {
		const struct enterprise_row *r = &list.rows[i];
		buf_printf(&b, "%s/%s/%s/%s/%s/%s/%s;", r->name, r->kind, r->pole, r->country, r->language, r->registration,
		           r->contact);
	}
	enterprises_clear(&list);
	return buf_take(&b);
}

Test(enterprises, are_read_however_the_file_was_saved)
{
	static const struct {
		const char *csv, *rows;
	} files[] = {
		{"name;kind;pole;country;language;registration;contact\nPhare;enterprise;autre;FR;fr;123;Ada\n", "Phare/"
	                                                                                                     "enterprise/"
	                                                                                                     "autre/FR/fr/"
	                                                                                                     "123/Ada;"},
		{"name\nPhare\nZorg", "Phare/enterprise/////;Zorg/enterprise/////;"},
		{"\xef\xbb\xbfname,pole\r\nPhare,insertion\r\n", "Phare/enterprise/insertion////;"},
		{"pole;name\n;Phare\n", "Phare/enterprise/////;"},
		{"Nom;Genre;Pôle;Pays;Langue;Immatriculation;Contact\nPhare;Réseau;Solidarité;be;Français;0123;M. É\n",
	     "Phare/network/solidarite/BE/fr/0123/M. É;"},
		{"naam;soort;cluster;land;taal;ondernemingsnummer;contactpersoon\nZorg;Overheid;Andere;BE;Nederlands;0;An\n",
	     "Zorg/authority/autre/BE/nl/0/An;"},
		{"name;contact\n\"Zorg \"\"Ons\"\"; Mons\";\"a\nb\"\n", "Zorg \"Ons\"; Mons/enterprise/////a b;"},
		{"name\tcountry\nPhare\tFR\n", "Phare/enterprise//FR///;"},
		{"name;pole\n\n  Phare  ;  \n;;\n\nZorg\n\n", "Phare/enterprise/////;Zorg/enterprise/////;"},
		{"name\nE\xcc\x81nergie\n", "Énergie/enterprise/////;"},
		{"name\nA\x1b[31mB\xc2\x9bZ\n", "A[31mB Z/enterprise/////;"},
	};
	struct folder f = folder_new();
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		char *rows = read_all(&f, files[i].csv);
		if (i == 10) /* whatever stands for a control character, none is left */
			cr_assert(!strchr(rows, '\x1b') && !strstr(rows, "\xc2\x9b"), "%s", rows);
		else
			cr_assert_str_eq(rows, files[i].rows, "%zu", i);
		free(rows);
	}
	folder_free(&f);
}

Test(enterprises, what_is_wrong_is_named_with_file_line_and_fix)
{
	static const struct {
		const char *csv, *words;
	} files[] = {
		{"name;pole\nA;autre\nB;autre\nC;insertio\n", "group.csv, line 4: the pole `insertio` is unknown; did you mean "
	                                                  "`insertion`?"},
		{"name;pole\nA;xyz\n", "line 2: the pole `xyz` is unknown; there are insertion, solidarite, autre"},
		{"name;kind\n\nA;enterprize\n", "line 3: the kind `enterprize` is unknown; did you mean `enterprise`?"},
		{"name;language\nA;klingon\n", "line 2: the language `klingon`"},
		{"name;country\nA;France\n", "line 2: the country `France` is not two letters"},
		{"name;poel\nA;autre\n", "line 1: the column `poel` is unknown; did you mean `pole`?"},
		{"name;xxxxxxxxxx\nA;1\n", "line 1: the column `xxxxxxxxxx` is unknown; there are name, kind, pole"},
		{"name;nom\nA;B\n", "line 1: the column `name` is there twice"},
		{"pole;country\nautre;FR\n", "line 1: the first line names the columns, and `name`"},
		{"name\nA\nB\n\nA\n", "line 5: `A` is there already, on line 2"},
		{"name;pole\n;autre\n", "line 2: the enterprise has no name"},
		{"name;pole\nA;autre;more\n", "line 2: there are more cells than the 2 columns"},
		{"name\n\"a\nb\"\n\"open\nstill\n", "line 4: a quotation mark that opens a cell is never closed"},
		{"name\n\"a\" b\n", "line 2: a quotation mark is not where it can be"},
		{"name\nA\nCaf\xe9\n", "line 3: this is not UTF-8"},
		{"name\n", "there is no enterprise"},
		{"", "there is no enterprise"},
	};
	struct folder f = folder_new();
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct enterprise_list list;
		struct error err = {0};
		put(&f, files[i].csv, strlen(files[i].csv));
		cr_assert_not(enterprises_read(f.csv, &list, &err), "refused: %s", files[i].csv);
		cr_assert(strstr(err.text, files[i].words), "`%s` in: %s", files[i].words, err.text);
		cr_assert(list.count == 0 && !list.rows, "nothing is kept");
		error_clear(&err);
	}
	folder_free(&f);
}

Test(enterprises, a_text_is_two_hundred_characters_at_most)
{
	struct folder f = folder_new();
	struct buf b = {0};
	struct error err = {0};
	struct enterprise_list list;
	buf_text(&b, "name\n");
	for (int i = 0; i < 200; i++)
		buf_text(&b, "é");
	put(&f, b.data, b.len);
	cr_assert(enterprises_read(f.csv, &list, &err), "%s", err.text);
	enterprises_clear(&list);
	buf_text(&b, "é");
	put(&f, b.data, b.len);
	cr_assert_not(enterprises_read(f.csv, &list, &err));
	cr_assert(strstr(err.text, "line 2: the column `name` holds more than 200"), "%s", err.text);
	error_clear(&err);
	buf_clear(&b);
	folder_free(&f);
}

Test(enterprises, what_is_not_a_list_is_not_read)
{
	struct folder f = folder_new();
	struct error err = {0};
	struct enterprise_list list;
	cr_assert_not(enterprises_read(f.csv, &list, &err));
	cr_assert(strstr(err.text, "group.csv"), "%s", err.text);
	cr_assert_not(enterprises_read(f.name, &list, &err));
	cr_assert(strstr(err.text, "not a regular file"), "%s", err.text);
	cr_assert_eq(mkfifo(f.csv, 0600), 0);
	cr_assert_not(enterprises_read(f.csv, &list, &err), "a FIFO does not hang");
	unlink(f.csv);
	FILE *big = fopen(f.csv, "w");
	cr_assert_eq(ftruncate(fileno(big), (1 << 20) + 1), 0);
	fclose(big);
	cr_assert_not(enterprises_read(f.csv, &list, &err));
	cr_assert(strstr(err.text, "larger than 1 MB"), "%s", err.text);
	error_clear(&err);
	folder_free(&f);
}
