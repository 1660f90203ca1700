/* Quick notes: whom an address means, what becomes of the words, and that none of them is ever lost. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "tests/unit/golden.h"
#include "tests/unit/room_fixture.h"
#include "tui/notes.h"
#include "tui/quick_note.h"
#include "tui/state.h"

static struct model *group(const char *const *names, size_t count)
{
	struct model *m = model_new();

	for (size_t i = 0; i < count; i++) {
		struct change c = {.author = "a",
				   .target = {TARGET_ENTERPRISE, 0, (int64_t)i + 1, "", "", "", "name"},
				   .type = VALUE_TEXT,
				   .after = names[i]};

		model_apply(m, &c);
	}
	return m;
}

static const char *const names[] = {"Les Jardins du Pré Vert", "Ferme du Lac", "Coopérative Łódka", "Énergie d’Été", "Ferme Nos Pilifs",
				    "Fermette", "E\xcc\x81" "cole Saint-Luc"};

/* "2 0 text": to whom, then what is noted; "~" for what stays unfiled, with the address that is nobody's or several's. */
Test(quick_note, whom_an_address_means)
{
	static const struct {
		const char *typed, *read;
	} cases[] = {
		{"@lac hésite à citer la mairie", "2|hésite à citer la mairie"},
		{"@LAC: hésite", "2|hésite"},
		{"@jardins un", "1|un"},
		{"@pre un", "1|un"},
		{"@lodka un", "3|un"},
		{"@ete un", "4|un"},
		{"@énergie un", "4|un"},
		{"@ecole un", "7|un"},
		{"@luc un", "7|un"},
		{"@saint-l un", "7|un"},
		{"@3 un", "3|un"},
		{"@7 @2 un", "7 2|un"},
		{"un @lac", "2|un"},
		{"un mot @lac @3 ", "2 3|un mot"},
		{"@lac @lac un", "2|un"},
		{"@all un", "0|un"},
		{"@0 un", "0|un"},
		{"@ferme-nos un", "5|un"},
		{"@ferme_du un", "2|un"},
		{"@nos un", "5|un"},
		{"dit que @lac, demain, vient", "2|dit que Ferme du Lac, demain, vient"},
		{"@jardins attend @lac ici", "1 2|attend Ferme du Lac ici"},
		{"@3 écrire à info@lac.be", "3|écrire à info@lac.be"},
		{"@lac ?", "2?|"},
		{"? @lac rappeler", "2?|rappeler"},
		{"?rappeler @lac", "2?|rappeler"},
		{"@lac ?follow rappeler", "2?|rappeler"},
		{"@lac rappeler ?follow-up", "2?|rappeler"},
		{"@lac que faire ?", "2|que faire ?"},
		{"@lac quoi ! et ?demain", "2|quoi ! et ?demain"},
		{"! @lac secret", "2!|secret"},
		{"@lac !private secret", "2!|secret"},
		{"@lac !prix trop haut", "2!|prix trop haut"},
		{"rien de tout cela", "|rien de tout cela"},
		{"@ferme un", "~@ferme several"},
		{"@fer un", "~@fer several"},
		{"@9 un", "~@9"},
		{"@zz un mot", "~@zz"},
		{"@lac @zz un mot", "~@zz"},
		{"@", "|@"},
		{"a @ b", "|a @ b"},
		{"@ac un", "~@ac"},
		{"", "|"},
	};
	struct model *m = group(names, sizeof names / sizeof *names);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct addressed d;
		struct buf got = {0};

		quick_note_read(m, cases[i].typed, &d);
		if (d.unknown != NULL) {
			buf_printf(&got, "~%s%s", d.unknown, d.several ? " several" : "");
		} else {
			for (size_t j = 0; j < d.count; j++)
				buf_printf(&got, "%s%lld", j > 0 ? " " : "", (long long)d.to[j]);
			buf_printf(&got, "%s%s|%s", d.follow ? "?" : "", d.closed ? "!" : "", d.text);
		}
		cr_expect_str_eq(buf_str(&got), cases[i].read, "`%s` is read as `%s`", cases[i].typed, buf_str(&got));
		buf_clear(&got);
		addressed_clear(&d);
	}
	model_free(m);
}

/* Whoever left is meant only where nobody who is there could be. */
Test(quick_note, who_left_gives_way)
{
	struct model *m = group(names, sizeof names / sizeof *names);
	struct change left = {.author = "a", .target = {TARGET_ENTERPRISE, 0, 2, "", "", "", "left"}, .type = VALUE_TEXT, .after = "2026-03-01"};
	int64_t *list;

	model_apply(m, &left);
	cr_assert_eq(quick_note_who(m, "ferme", 5, &list), 1, "one is left");
	cr_assert_eq(list[0], 5, "the one that is there");
	free(list);
	cr_assert(quick_note_who(m, "lac", 3, &list) == 1 && list[0] == 2, "of whom nobody else has the name");
	free(list);
	model_free(m);
}

Test(quick_note, a_completed_address_means_one)
{
	static const struct {
		const char *typed, *address;
		int64_t enterprise;
	} cases[] = {{"fer", "Ferme-du", 2}, {"fer", "Ferme-Nos", 5}, {"fer", "Fermette", 6}, {"lo", "Łódka", 3}, {"e", "Énergie", 4}, {"x", "Les", 1}};
	struct model *m = group(names, sizeof names / sizeof *names);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *address = quick_note_address(m, cases[i].typed, strlen(cases[i].typed), cases[i].enterprise);
		int64_t *list;
		size_t count = quick_note_who(m, address, strlen(address), &list);

		cr_expect_str_eq(address, cases[i].address, "%s", address);
		cr_expect(count == 1 && list[0] == cases[i].enterprise, "%s means one", address);
		free(list);
		free(address);
	}
	model_free(m);
}

/* --- through the keeper --- */

static size_t notes(struct room *r, int64_t enterprise, const char *step, const char *text)
{
	const struct model *m = client_model(r->client);
	size_t found = 0;

	for (size_t i = 0; i < m->note_count; i++) {
		const struct note *n = m->note_list[i];

		found += !n->removed && n->enterprise == enterprise && strcmp(n->step, step) == 0 && strcmp(n->text, text) == 0;
	}
	return found;
}

static void room_wait_a_little(struct room *r)
{
	struct pollfd p = {client_fd(r->client), client_events(r->client), 0};

	poll(&p, 1, 20);
	client_pump(r->client);
	room_draw(r);
}

static size_t all_notes(struct room *r)
{
	const struct model *m = client_model(r->client);
	size_t found = 0;

	for (size_t i = 0; i < m->note_count; i++)
		found += !m->note_list[i]->removed;
	return found;
}

Test(quick_note, is_filed_and_the_focus_is_where_it_was)
{
	struct room r = room_new(24, 80);

	room_command(&r, "field", "what");
	room_keys(&r, "abcd<Left><Left>");
	room_keys(&r, "<C-k>@phare h");
	cr_assert(room_shows(&r, "abcd") && room_shows(&r, "→ 2 Ressourcerie du Phare"), "the form stays, the line says where it goes");
	room_keys(&r, "ésite<Enter>XY");
	cr_assert_str_eq(room_answer(&r, "what", 1, "", ""), "abXYcd", "typing goes on where it was");
	cr_assert_eq(notes(&r, 2, "simple", "hésite"), 1, "filed");
	room_settle(&r);
	cr_assert_eq(notes(&r, 2, "simple", "hésite"), 1, "and kept");
	room_free(&r);
}

Test(quick_note, several_addresses_make_a_note_each_and_one_undo_takes_them_back)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<C-k>@1 @3 ? viennent ensemble<Enter>");
	room_settle(&r);
	cr_assert(notes(&r, 1, "simple", "viennent ensemble") == 1 && notes(&r, 3, "simple", "viennent ensemble") == 1 && all_notes(&r) == 2,
		  "one each");
	cr_assert_str_eq(client_model(r.client)->note_list[1]->follow, "open", "to follow up");
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "undone");
	cr_assert(notes(&r, 0, "", "@1 @3 ? viennent ensemble") == 1 && all_notes(&r) == 1, "what was typed is there again, unfiled");
	room_keys(&r, "<C-y>");
	cr_assert(room_wait(&r, NULL, "Redone"), "redone");
	cr_assert_eq(all_notes(&r), 2, "both again");
	room_free(&r);
}

Test(quick_note, goes_to_the_live_step_and_to_the_group)
{
	struct room r = room_new(43, 132);

	room_keys(&r, "<C-e><PageDown><C-k>@all pause<Enter>");
	room_settle(&r);
	cr_assert_eq(notes(&r, 0, "simple", "pause"), 1, "in the live step, not in the one looked at");
	cr_assert(client_model(r.client)->note_list[0]->addressed, "to the group");
	room_keys(&r, "<PageUp>");
	cr_assert(room_shows(&r, "The group"), "beside what the group answers");
	room_free(&r);
}

Test(quick_note, an_unknown_address_drops_no_word)
{
	static const struct {
		const char *keys, *text, *said;
	} cases[] = {
		{"<C-k>@zz hésite @1<Enter>", "@zz hésite @1", "@zz is nobody here"},
		{"<C-k>@du deux<Enter>", "@du deux", "more than one"},
		{"<C-k>sans adresse<Enter>", "sans adresse", "Kept unfiled"},
		{"<C-k>@1 fermée<Esc>", "@1 fermée", "Kept unfiled"},
		{"<C-k>? plus tard<Enter>", "plus tard", "Kept unfiled"},
	};
	struct room r = room_new_many(24, 80, 5);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		room_keys(&r, cases[i].keys);
		cr_expect(room_shows(&r, cases[i].said), "says %s", cases[i].said);
		cr_expect_eq(notes(&r, 0, "", cases[i].text), 1, "kept: %s", cases[i].text);
		cr_expect(model_unfiled(client_model(r.client)->note_list[i]), "unfiled: %s", cases[i].text);
	}
	room_settle(&r);
	room_again(&r);
	cr_assert_eq(all_notes(&r), 5, "all of them after a restart");
	room_keys(&r, "<C-k>abc<Backspace><Backspace><Backspace><Esc>");
	room_settle(&r);
	cr_assert_eq(all_notes(&r), 5, "what was deleted again is none");
	room_keys(&r, "<C-k>@1<Enter>");
	cr_assert(room_shows(&r, "still to be written"), "an address is no note");
	room_free(&r);
}

Test(quick_note, lies_over_the_other_screens_too)
{
	static const struct {
		const char *keys, *title;
	} cases[] = {{"<F7>", "Who is there"}, {"<M-k>", "unfiled"}, {"<F4>", "Compare"}, {"<F5>", "Progress"}, {"<C-t>", "Opening round"}};
	struct room r = room_new(24, 80);

	room_command(&r, "field", "mood");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		room_keys(&r, cases[i].keys);
		room_keys(&r, "<C-k>@2 ici");
		cr_expect(room_shows(&r, cases[i].title) && room_shows(&r, "Note: @2 ici"), "over %s", cases[i].title);
		room_keys(&r, "<Enter>");
		cr_expect(room_shows(&r, cases[i].title) && r.app->view != VIEW_ROOM, "and back to %s", cases[i].title);
		room_keys(&r, "<Esc>");
		cr_expect_eq(r.app->view, VIEW_ROOM, "%s is left", cases[i].title);
	}
	cr_assert_eq(notes(&r, 2, "simple", "ici"), 5, "filed each time");
	room_free(&r);
}

Test(quick_note, from_a_script_it_is_filed_at_once)
{
	struct room r = room_new(24, 80);

	room_command(&r, "quick-note", "@phare hésite");
	cr_assert(r.app->view == VIEW_ROOM && notes(&r, 2, "simple", "hésite") == 1, "filed");
	room_command(&r, "quick-note", "@zz rien");
	cr_assert(r.app->view == VIEW_ROOM && notes(&r, 0, "", "@zz rien") == 1, "kept");
	room_free(&r);
}

Test(quick_note, tab_completes_and_goes_on_to_the_next)
{
	static const char *const own[] = {"Ferme du Lac", "Ferme Nos Pilifs", "Phare"};
	struct room r = room_new_named(24, 80, 3, own);

	room_keys(&r, "<C-k>@fer");
	cr_assert(room_shows(&r, "1 Ferme du Lac, 2 Ferme Nos Pilifs"), "says whom it may mean");
	room_keys(&r, "<Tab>");
	cr_assert(room_shows(&r, "Note: @Ferme-du "), "the first");
	room_keys(&r, "<Tab>");
	cr_assert(room_shows(&r, "Note: @Ferme-Nos "), "the next");
	room_keys(&r, "oui<Enter>");
	cr_assert_eq(notes(&r, 2, "simple", "oui"), 1, "filed");
	room_free(&r);
}

/* Types into another face on the same file, which is then killed without a word. */
static void type_and_die(const char *path, const char *keys)
{
	struct error err = {0};
	struct client *c = client_start(path, "other", &err);
	struct app *a;
	struct grid *g = grid_new(24, 80);

	if (c == NULL || !client_wait(c, &err))
		_exit(2);
	a = app_new(c, ROLE_FACILITATOR);
	for (const char *p = keys; *p != '\0';) {
		struct key k;

		p += key_parse(p, &k);
		app_key(a, &k);
		app_draw(a, g);
	}
	kill(getpid(), SIGKILL);
}

Test(quick_note, survives_a_kill_from_its_first_key_on)
{
	static const char *const typed[] = {"x", "@pha", "@phare hésite à citer"};
	struct room r = room_new(24, 80);

	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		char *keys = xasprintf("<C-k>%s", typed[i]);
		pid_t child = fork();
		int status;

		if (child == 0)
			type_and_die(r.path, keys);
		cr_assert_eq(waitpid(child, &status, 0), child, "it ends");
		cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "killed");
		for (int turns = 0; turns < 500 && notes(&r, 0, "", typed[i]) == 0; turns++)
			room_wait_a_little(&r);
		cr_assert_eq(notes(&r, 0, "", typed[i]), 1, "`%s` is in the file, unfiled", typed[i]);
		free(keys);
	}
	room_free(&r);
}

/* --- the list --- */

/* As after a kill, or Esc: what was typed still says where it goes. */
Test(notes, an_unfiled_one_goes_where_it_was_addressed)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<C-k>@2 ?rappeler @3<Esc><M-k>f");
	cr_assert(room_shows(&r, "as addressed: Ressourcerie du Phare, "), "the first line");
	room_keys(&r, "<Enter>");
	cr_assert(notes(&r, 2, "simple", "rappeler") == 1 && notes(&r, 3, "simple", "rappeler") == 1, "to both");
	cr_assert_str_eq(client_model(r.client)->note_list[0]->follow, "open", "to follow up");
	room_keys(&r, "<Esc><C-k>@2 ?pas lui<Esc><M-k><Home>f1");
	room_keys(&r, "<Enter>");
	cr_assert_eq(notes(&r, 1, "simple", "pas lui"), 1, "or to another one, without the wrong address");
	room_free(&r);
}

Test(notes, are_filed_followed_closed_and_removed_in_the_list)
{
	struct room r = room_new(24, 80);

	room_keys(&r, "<C-k>à classer<Enter><C-k>@1 ? rappeler<Enter><C-k>@2 noté<Enter><M-k>");
	cr_assert(room_shows(&r, "Unfiled") && room_shows(&r, "To follow up") && room_shows(&r, "1 unfiled, 1 to follow up"), "in parts");
	room_keys(&r, "f3<Enter>");
	cr_assert_eq(notes(&r, 3, "simple", "à classer"), 1, "filed");
	cr_assert(room_shows(&r, "Filed: 3") && room_shows(&r, "Notes"), "and back in the list");
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "undone");
	cr_assert_eq(notes(&r, 0, "", "à classer"), 1, "unfiled again");
	room_keys(&r, "<Home><Down>t");
	cr_assert(room_shows(&r, "0 to follow up") && room_shows(&r, "Followed up."), "done");
	room_keys(&r, "c");
	cr_assert(room_shows(&r, "enterprise only (e)"), "its enterprise may read it");
	room_keys(&r, "c");
	cr_assert(room_shows(&r, "the group too (g)"), "the group");
	room_keys(&r, "<M-u>");
	cr_assert(room_shows(&r, "enterprise only (e)"), "withdrawn");
	room_keys(&r, "d");
	cr_assert_eq(all_notes(&r), 2, "removed");
	room_settle(&r);
	room_keys(&r, "<C-z>");
	cr_assert(room_wait(&r, NULL, "Undone"), "undone");
	cr_assert_eq(all_notes(&r), 3, "there again");
	room_keys(&r, "<End><Enter>");
	cr_assert_eq(r.app->view, VIEW_ROOM, "goes there");
	cr_assert_eq(r.app->enterprise, 2, "to its enterprise");
	room_keys(&r, "!");
	cr_assert_eq(notes(&r, 2, "simple", "noté!"), 1, "into the note");
	room_free(&r);
}

Test(notes, screens)
{
	static const int sizes[][2] = {{24, 80}, {43, 132}, {10, 40}};

	for (size_t i = 0; i < 3; i++) {
		struct room r = room_new(sizes[i][0], sizes[i][1]);

		room_keys(&r, "<C-e><C-k>@fer hésite à citer la mairie<Enter><C-k>@1 ? rappeler la banque avant jeudi<Enter>"
			      "<C-k>@2 @3 une camionnette à deux, l’été prochain<Enter><C-k>@all la pause est trop courte<Enter>"
			      "<C-k>sans adresse encore<Enter>");
		room_keys(&r, "<C-k>@res dit que ");
		room_settle(&r);
		golden_equal(r.grid, "people-quick-note");
		room_keys(&r, "tout va bien<Enter><M-k><Down>");
		room_settle(&r);
		room_keys(&r, "<Up>");
		golden_equal(r.grid, "people-notes");
		room_free(&r);
	}
}
