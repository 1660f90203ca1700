/* Who comes in over SSH: keys, roles, the file of keys, and whom a key lets in. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access/arrival.h"
#include "access/key.h"
#include "access/keyfile.h"
#include "access/person.h"
#include "access/role.h"
#include "access/site.h"
#include "base/memory.h"
#include "folder.h"

/* Keys made with ssh-keygen for these tests alone; their other halves were thrown away. The fingerprints are what ssh-keygen -lf says. */
#define ED25519 "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKfvpgKfQA7cJ4kSy0svocbHVSbSKCWePL25BGdZsWlt"
#define RSA1024 "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQCRTaOezp2/9S/y8sqDoOXPw3EuL82TOeTcUtfK+xUrG9e74y06J2pcZk4ybmoHVGe48rAjDdqIPuQ8uN5xcosJk5vL51OTpQNsndeAxLZWxYlVd+N5SR1Oj0ZrYEraUAToTmUs29JeEgXX4FrMpt3h//79rOUuyZE3i5Mxxt1z7w=="
static const struct {
	const char *line, *fingerprint;
} good_keys[] = {
	{ED25519 " anne@laptop", "SHA256:D5aMCHaba0HwJef7PzdfYTKEIlE6vJ64eWwIazRS3qo"},
	{"ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBPcARCdzpbnPCW8o/GNJuCbe9+ixhjvx7KAR4gSra2qAw3Sgk/EGJZWCC/PzPOXS5BHWE/R2NtLxBAPbrCZNEhQ=", "SHA256:1N5avh/6uhsaog/qu5B5NDycldiMAC9InFjv+rfz7QY"},
	{"ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAHq4M+Hky4rJOKMmX0P2SS6I0er8Euq/dVDPmmoBEjTIXCaCjIddMJrYvLaN2/Wri+RPx5bN7g/Vato9vrZ9pj0KgBZ0nDHivcP3JPPP72b6xefuTzlWMEh8VztU6c7gR7EczUzd+9P1oStm0yP3Luu4WW0XIU9EJEZ1g3WOJs0AD+0yA==", "SHA256:ERvvbeCtaaZoIhmMv6jUH5VtgBEzrPSmyxRiYp4luio"},
	{"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQCc0EWxXKXqzaJd2sf2s7tLHCRze/Nkxy0RB/Rw6TvviB72G8xBuoYGLcZ0QZ1M4qov9gjYIov1WWJQ2xN8yDFktJIx4ukDlvvzyBtIn5pIF/D1icH1NUzvdFixFa3l+Z4pAjlx520ZTLxI8JUD38YPImQpOxzZ2sJhpBsa+nLdLVqn/jiWGKyOoJKjuGk5kAehDQ3ixMEcdHe4v5Y+0r3w3gQnne3rhipVMTBfXiIve+NVVs1dFQajnB6yrnebiXeulnfILgCORg390HP5K3PWfPthczARUbIZPlHjkMXYbSB5nWxpxNDfIW30C5P8PZR3QEOdTVcTB60OFEywe8yN a comment of words", "SHA256:YUoHwK6MiVbhZzfaVblLD5VTuUrlckJIjpberBIDsPw"},
};

static bool reads(const char *text, char **why)
{
	struct access_key k;
	struct error err = {0};
	bool done = access_key_read(&k, text, strlen(text), &err);

	*why = err.text ? err.text : xstrdup("");
	access_key_clear(&k);
	return done;
}

Test(access, a_key_has_the_fingerprint_that_ssh_keygen_prints)
{
	for (size_t i = 0; i < sizeof(good_keys) / sizeof(*good_keys); i++) {
		struct access_key k;
		struct error err = {0};

		cr_assert(access_key_read(&k, good_keys[i].line, strlen(good_keys[i].line), &err), "%s: %s", good_keys[i].line, err.text);
		cr_assert_str_eq(k.fingerprint, good_keys[i].fingerprint);
		access_key_clear(&k);
	}
}

Test(access, what_is_no_public_key_is_refused_with_a_reason)
{
	static const struct {
		const char *text, *why;
	} bad[] = {
		{"", "no key"},
		{"# only a remark\n\n", "no key"},
		{"-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA\n-----END OPENSSH PRIVATE KEY-----\n", ".pub"},
		{"hello", "not a public key"},
		{"ssh-dss AAAAB3NzaC1kc3MAAACBAO", "not taken"},
		{"ssh-ed25519-cert-v01@openssh.com AAAA", "not taken"},
		{"command=\"/bin/sh\" " ED25519, "not a public key"},
		{"restrict " ED25519, "not a public key"},
		{"ssh-ed25519", "damaged"},
		{"ssh-ed25519 !!!!", "damaged"},
		{"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==", "damaged"},
		{"ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIKfvpgKfQA7cJ4kSy0svocbHVSbSKCWePL25BGdZsWlt", "damaged"}, /* one type said, another inside */
		{RSA1024, "too short"},
		{ED25519 "\n" ED25519 "\n", "more than one"},
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		char *why;

		cr_assert_not(reads(bad[i].text, &why), "%s", bad[i].text);
		cr_assert(strstr(why, bad[i].why), "%s: %s", bad[i].text, why);
		free(why);
	}
	cr_assert_not(access_key_read(&(struct access_key){0}, ED25519 "\0command=", sizeof(ED25519) + 8, NULL), "a NUL ends nothing");
}

Test(access, every_prefix_of_a_key_is_refused)
{
	char *why, line[] = ED25519;

	for (size_t len = 1; len < sizeof(line) - 1; len++) {
		char *part = xstrndup(line, len);

		cr_assert_not(reads(part, &why), "%s", part);
		free(why);
		free(part);
	}
}

static bool parses(const char *text, struct access_role *r)
{
	char **words;
	size_t count;
	bool done = access_words(text, &words, &count) && access_role_parse(r, count, words, NULL);

	access_words_free(words, count);
	return done;
}

Test(access, a_role_is_read_as_it_is_written)
{
	static const char *const good[] = {
		"enterprise ap-2024 7 anne fr", "facilitator claire auto ap-2024", "facilitator claire nl ap-2024 ap-2025 b", "room ap-2024 auto", "admin zoe en",
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		struct access_role r;

		cr_assert(parses(good[i], &r), "%s", good[i]);
		char *again = access_role_words(&r);

		cr_assert_str_eq(again, good[i]);
		free(again);
		access_role_clear(&r);
	}
}

Test(access, words_that_are_no_role_are_refused)
{
	static const char *const bad[] = {
		"", " ", "enterprise", "enterprise ap-2024 7 anne", "enterprise ap-2024 7 anne fr x", "enterprise ap-2024 0 anne fr", "enterprise ap-2024 -7 anne fr",
		"enterprise ap-2024 07 anne fr", "enterprise ../x 7 anne fr", "enterprise ap/2024 7 anne fr", "enterprise .ap 7 anne fr", "enterprise AP 7 anne fr",
		"enterprise -ap 7 anne fr", "enterprise ap-2024 7 anne de", "enterprise  ap-2024 7 anne fr", " room ap-2024 auto", "room ap-2024 auto ", "room ap-2024",
		"room ap-2024 auto; id", "room ap-2024 $(id)", "room `id` auto", "room 'ap' auto", "room \"ap\" auto", "room ap\nid auto", "room ap\\ auto", "shell",
		"facilitator claire auto", "facilitator claire auto ap-2024 ap-2024", "admin", "admin root auto ap-2024", "ENTERPRISE ap-2024 7 anne fr",
		"enterprise ap-2024 99999999999999999999 anne fr", "room é auto",
		"enterprise ap-2024 7 room fr", "enterprise ap-2024 7 erased fr", "facilitator room auto ap-2024", "admin erased auto",
		"room aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa auto",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct access_role r = {0};

		cr_assert_not(parses(bad[i], &r), "%s", bad[i]);
	}
}

static struct access_role role_of(const char *text)
{
	struct access_role r;

	cr_assert(parses(text, &r), "%s", text);
	return r;
}

static struct access_key key_of(size_t i)
{
	struct access_key k;

	cr_assert(access_key_read(&k, good_keys[i].line, strlen(good_keys[i].line), NULL));
	return k;
}

static bool add(const char *path, const char *words, size_t key, const char *name, struct error *err)
{
	struct access_keys k;
	struct access_role r = role_of(words);
	struct access_key one = key_of(key);
	bool done = access_keys_read(&k, path, err) && access_keys_add(&k, "/usr/lib/filrouge/launch", &r, &one, name, err) && access_keys_write(&k, err);

	access_keys_clear(&k);
	access_role_clear(&r);
	access_key_clear(&one);
	return done;
}

static char *content(const char *path)
{
	FILE *f = fopen(path, "r");
	struct buf b = {0};
	size_t n;

	cr_assert(f);
	while ((n = fread(buf_more(&b, 4096), 1, 4096, f)) > 0)
		b.len += n;
	fclose(f);
	buf_text(&b, "");
	return buf_take(&b);
}

#define BEGIN "# filrouge: begin (written by `filrouge access`)\n"
#define END "# filrouge: end\n"

Test(access, other_lines_of_the_file_stay_byte_for_byte)
{
	static const char before[] = "# ours\n\tssh-rsa AAAA somebody \n\n\xff\xfe not text\n";
	struct error err = {0};

	folder_make();
	folder_put("keys", before);
	cr_assert(add("keys", "enterprise ap-2024 7 anne fr", 0, "Anne L\xc3\xa9""a", &err), "%s", err.text);
	char *now = content("keys");

	cr_assert_str_eq(now, "# ours\n\tssh-rsa AAAA somebody \n\n\xff\xfe not text\n" BEGIN
	                      "restrict,pty,command=\"/usr/lib/filrouge/launch enterprise ap-2024 7 anne fr\" " ED25519 " Anne L\xc3\xa9""a\n" END);
	free(now);

	struct access_keys k;
	struct access_key one = key_of(0);

	cr_assert(access_keys_read(&k, "keys", &err));
	cr_assert_str_eq(access_keys_find(&k, &one)->role.person, "anne");
	access_keys_remove(&k, access_keys_find(&k, &one));
	cr_assert_null(access_keys_find(&k, &one));
	cr_assert(access_keys_write(&k, &err));
	now = content("keys");
	cr_assert_str_eq(now, "# ours\n\tssh-rsa AAAA somebody \n\n\xff\xfe not text\n" BEGIN END);
	free(now);
	access_keys_clear(&k);
	access_key_clear(&one);
	folder_remove();
}

Test(access, a_key_comes_in_as_one_person_but_a_facilitator_leads_several)
{
	struct error err = {0};

	folder_make();
	cr_assert(add("keys", "facilitator claire auto ap-2024", 0, "Claire", &err), "%s", err.text);
	cr_assert(add("keys", "facilitator claire fr ap-2025", 0, "Claire", &err), "%s", err.text);
	cr_assert_not(add("keys", "facilitator claire fr ap-2025", 0, "Claire", &err), "the same session twice");
	cr_assert_not(add("keys", "facilitator paul fr ap-2026", 0, "Paul", &err), "another person");
	cr_assert_not(add("keys", "enterprise ap-2026 1 claire fr", 0, "Claire", &err), "another role");
	cr_assert(strstr(err.text, "facilitator claire fr ap-2024 ap-2025"), "%s", err.text);
	char *now = content("keys");

	cr_assert(strstr(now, "launch facilitator claire fr ap-2024 ap-2025\" " ED25519 " Claire\n"), "%s", now);
	free(now);
	error_clear(&err);
	folder_remove();
}

Test(access, a_name_cannot_make_a_second_line_nor_reach_the_options)
{
	struct error err = {0};

	folder_make();
	cr_assert(add("keys", "admin zoe auto", 0, "Zo\xc3\xa9\n" "ssh-ed25519 AAAA evil \x1b[2J \"", &err), "%s", err.text);
	struct access_keys k;

	cr_assert(access_keys_read(&k, "keys", &err));
	cr_assert_eq(k.count, 3);
	cr_assert_eq(k.lines[1].kind, LINE_OURS);
	cr_assert_null(strchr(k.lines[1].text, 0x1b));
	access_keys_clear(&k);
	folder_remove();
}

Test(access, marks_that_are_no_pair_are_refused_and_nothing_is_written)
{
	static const char *const bad[] = {BEGIN, END, BEGIN BEGIN END, END BEGIN, BEGIN END END, BEGIN END BEGIN END};
	struct error err = {0};

	folder_make();
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		folder_put("keys", bad[i]);
		cr_assert_not(add("keys", "admin zoe auto", 0, "Zoe", &err), "%s", bad[i]);
		char *now = content("keys");

		cr_assert_str_eq(now, bad[i]);
		free(now);
	}
	error_clear(&err);
	folder_remove();
}

Test(access, a_line_between_the_marks_that_is_not_as_we_write_lets_nobody_in)
{
	static const char *const strange[] = {
		ED25519, "command=\"/usr/lib/filrouge/launch admin zoe auto\" " ED25519, "restrict,pty,command=\"/usr/lib/filrouge/launch admin zoe auto;id\" " ED25519,
		"restrict,pty,command=\"/bin/sh -c id\" " ED25519, "restrict,pty,command=\"launch admin zoe auto\" " ED25519,
		"restrict,pty,agent-forwarding,command=\"/usr/lib/filrouge/launch admin zoe auto\" " ED25519,
	};
	struct access_key one = key_of(0);

	folder_make();
	for (size_t i = 0; i < sizeof(strange) / sizeof(*strange); i++) {
		char *text = xasprintf("%s%s\n%s", BEGIN, strange[i], END);
		struct access_keys k;

		folder_put("keys", text);
		cr_assert(access_keys_read(&k, "keys", NULL));
		cr_assert_null(access_keys_find(&k, &one), "%s", strange[i]);
		cr_assert_eq(k.lines[1].kind, LINE_STRANGE);
		cr_assert_neq(access_line_lets_in(strange[i]), 0);
		access_keys_clear(&k);
		free(text);
	}
	cr_assert_eq(access_line_lets_in("# ssh-ed25519 AAAA"), 0);
	cr_assert_eq(access_line_lets_in("command=\"echo ssh-rsa x\""), 0);
	cr_assert_eq(access_line_lets_in(ED25519), 1);
	cr_assert_eq(access_line_lets_in("restrict,command=\"echo ssh-rsa\" " ED25519), 2);
	access_key_clear(&one);
	folder_remove();
}

Test(access, a_name_becomes_an_id)
{
	static const struct {
		const char *name, *id;
	} names[] = {{"Anne Lef\xc3\xa8""bvre", "anne-lefebvre"}, {"  J.-P. d'Hont ", "j-p-d-hont"}, {"\xe6\xbc\xa2", NULL}, {"--", NULL}, {"7", "7"}};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char *id = access_person_id(names[i].name);

		cr_assert_eq(id == NULL, names[i].id == NULL, "%s", names[i].name);
		cr_assert(!id || (strcmp(id, names[i].id) == 0 && access_person_valid(id)), "%s: %s", names[i].name, id);
		free(id);
	}
}

static bool verified(const struct access_site *s, size_t key, const char *words, bool strict, const char *why)
{
	struct access_arrival a = {.key = key_of(key), .keyed = true};
	struct access_role r = role_of(words);
	struct error err = {0};
	bool done = access_arrival_verify(&a, s, &r, strict, &err);

	cr_assert(done == (why == NULL), "%s: %s", words, err.text);
	cr_assert(done || strstr(err.text, why), "%s: %s", words, err.text);
	error_clear(&err);
	access_role_clear(&r);
	access_key_clear(&a.key);
	return done;
}

Test(access, a_key_is_let_in_as_its_line_says_and_as_nothing_else)
{
	char path[] = "keys";
	struct access_site s = {.keys = path};
	struct access_role r = role_of("admin zoe auto");
	struct error err = {0};

	folder_make();
	cr_assert(add("keys", "enterprise ap-2024 7 anne fr", 0, "Anne", &err), "%s", err.text);
	cr_assert(add("keys", "admin zoe auto", 1, "Zoe", &err), "%s", err.text);
	for (int strict = 0; strict < 2; strict++) {
		verified(&s, 0, "enterprise ap-2024 7 anne fr", strict, NULL);
		verified(&s, 0, "enterprise ap-2024 8 anne fr", strict, "not what your key is for");
		verified(&s, 0, "enterprise ap-2025 7 anne fr", strict, "not what your key is for");
		verified(&s, 0, "admin zoe auto", strict, "not what your key is for");
		verified(&s, 1, "admin zoe auto", strict, NULL);
		verified(&s, 2, "admin zoe auto", strict, "no longer");
	}
	struct access_arrival unknown = {0};

	cr_assert(access_arrival_verify(&unknown, &s, &r, false, &err));
	cr_assert_not(access_arrival_verify(&unknown, &s, &r, true, &err), "as a shell it must be known which key it was");
	error_clear(&err);
	access_role_clear(&r);
	folder_remove();
}

Test(access, names_made_at_random_never_leave_the_folder)
{
	static const char *const parts[] = {"a", "0", "-", "_", ".", "..", "/", "\\", "~", "%", "$(x)", " ", "\n", "\xc3\xa9", "ap-2024", "A", "\x1b"};
	unsigned seed = 12345;

	for (int i = 0; i < 200000; i++) {
		char name[64] = "";

		for (int j = 0; j < 1 + i % 5; j++) {
			seed = seed * 1103515245u + 12345u;
			strcat(name, parts[seed / 65536 % (sizeof(parts) / sizeof(*parts))]);
		}
		if (access_session_valid(name))
			cr_assert(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen(name) && *name != '-' && *name != '_', "%s", name);
		char *words = xasprintf("room %s auto", name);
		struct access_role r = {0};

		cr_assert_eq(parses(words, &r), access_session_valid(name), "%s", words);
		access_role_clear(&r);
		free(words);
	}
}
