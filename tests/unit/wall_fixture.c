/* A file full of canaries, and a face that keeps what it hears. */
#include "wall_fixture.h"

#include <criterion/criterion.h>

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "session/session.h"

#define LONG(id, more) "{ id = \"" id "\"; kind = \"long\"; label = \"L\"; prompt = \"p\"; " more "},"
#define OF(id, purpose, fields) \
	"scenario = { id = \"" id "\"; version = 1; languages = [ \"en\" ]; title = \"W\"; purpose = \"" purpose "\"; source = \"s\"; slot = 10; " \
	"homework = \"h\"; steps = ( { id = \"one\"; kind = \"individual\"; minutes = 10; title = \"One\"; say = \"s\"; show = \"s\"; guide = " \
	"\"Guidance \" /* Remark */ \"Guidance\"; # Remark\n fields = ( " fields " ); } ); };"

static const char scenario[] = OF("seam", "p",
	LONG("plain", "") LONG("kept", "circle = \"f\"; ") LONG("shared", "circle = \"g\"; ") LONG("both", "circle = \"gp\"; ")
	LONG("team", "per = \"group\"; ") LONG("teamg", "per = \"group\"; circle = \"g\"; ")
	"{ id = \"list\"; kind = \"table\"; label = \"L\"; prompt = \"p\"; columns = ( { id = \"who\"; kind = \"text\"; label = \"W\"; } ); },"
	"{ id = \"worth\"; kind = \"number\"; label = \"W\"; prompt = \"w\"; },"
	"{ id = \"twice\"; kind = \"number\"; label = \"T\"; prompt = \"t\"; compute = \"worth * 2\"; },"
	"{ id = \"counted\"; kind = \"hours\"; label = \"H\"; prompt = \"h\"; },"
	"{ id = \"yes\"; kind = \"consent\"; label = \"Y\"; prompt = \"y\"; },"
	"{ id = \"hot\"; kind = \"anonymous\"; circle = \"g\"; label = \"H\"; prompt = \"h\"; questions = ( { id = \"pace\"; kind = \"text\"; label = \"P\"; "
	"prompt = \"p\"; } ); },"
	"{ id = \"cold\"; kind = \"anonymous\"; label = \"C\"; prompt = \"c\"; questions = ( { id = \"cool\"; kind = \"text\"; label = \"P\"; prompt = \"p\"; "
	"} ); }");

/* --- writing --- */

static struct session *opened(const struct walled *w)
{
	struct error err = { 0 };
	struct session *s = session_open(w->seam.path, SESSION_WRITE, &err);
	for (int i = 0; s == NULL && i < 100; i++) {
		error_clear(&err);
		poll(NULL, 0, 10);
		s = session_open(w->seam.path, SESSION_WRITE, &err);
	}
	cr_assert_not_null(s, "%s", err.text);
	return s;
}

static void begin(struct session *s)
{
	struct error err = { 0 };
	bool busy = true;
	for (int i = 0; i < 100 && busy; i++) {
		error_clear(&err);
		if (session_begin(s, &busy, &err))
			return;
	}
	cr_assert_fail("%s", err.text);
}

static void commit(struct session *s)
{
	struct error err = { 0 };
	cr_assert(session_commit(s, NULL, &err), "%s", err.text);
	session_close(s);
}

void walled_set(const struct walled *w, const char *author, struct target t, enum value_type type, const char *value)
{
	struct error err = { 0 };
	struct session *s = opened(w);
	struct change c = { .at = 1773307800000, .author = author, .target = t, .type = type, .after = value };
	begin(s);
	cr_assert(change_append(s, &c, &err), "%s", err.text);
	commit(s);
}

/* A word that no other text holds a part of, and that a search takes for one. */
static const char *canary_new(struct walled *w, unsigned readers, const char *about)
{
	w->canaries = xrealloc(w->canaries, w->count + 1, sizeof(*w->canaries));
	struct canary *c = &w->canaries[w->count];
	*c = (struct canary){ .readers = readers };
	snprintf(c->word, sizeof(c->word), "Zq%03zuvx", w->count);
	snprintf(c->about, sizeof(c->about), "%s", about);
	w->count++;
	return c->word;
}

size_t walled_write(struct walled *w, const char *author, struct target t, unsigned readers, const char *about)
{
	const char *word = canary_new(w, readers, about);
	walled_set(w, author, t, VALUE_TEXT, word);
	return w->count - 1;
}

static struct target at(enum target_kind kind, int64_t meeting, int64_t enterprise, const char *field, const char *row, const char *column)
{
	return (struct target){ kind, meeting, enterprise, kind == TARGET_STEP || kind == TARGET_TURN || kind == TARGET_DONE ? field : "one",
		kind == TARGET_STEP || kind == TARGET_TURN || kind == TARGET_DONE ? "" : field, row, column };
}

static void meeting_add(struct walled *w, const char *kind, int64_t enterprise, const char *id, const char *text, unsigned readers)
{
	struct error err = { 0 };
	struct session *s = opened(w);
	const char *title = canary_new(w, readers, "the title of a meeting");
	char *named = xstrdup(title);
	const char *place = canary_new(w, readers, "the place of a meeting");
	struct meeting_new n = { .scenario_text = text, .scenario_len = strlen(text), .scenario_id = id, .scenario_version = 1,
		.kind = kind, .enterprise = enterprise, .title = named, .place = place, .author = "ada", .at = 1773394200000 };
	int64_t meeting;
	begin(s);
	cr_assert(session_meeting_add(s, &n, &meeting, &err), "%s", err.text);
	commit(s);
	free(named);
}

/* --- what stands in it --- */

static const char *const persons[] = { "ada", "personOfOne", "personOfTwo", "personOfThree" }; /* by enterprise */

/* Who wrote something is told of one's own people and of facilitators alone. */
static void persons_watch(struct walled *w)
{
	for (int e = 1; e <= 3; e++) {
		canary_new(w, e == 1 ? ONE : e == 2 ? TWO : NOBODY, "the id of a person");
		snprintf(w->canaries[w->count - 1].word, sizeof(w->canaries->word), "%s", persons[e]);
	}
}

/* The rule, said once more and otherwise than the program says it. */
static unsigned readers_of(const char *circle, int64_t owner, unsigned there)
{
	unsigned own = owner == 1 ? ONE : owner == 2 ? TWO : NOBODY;
	if (strcmp(circle, "f") == 0)
		return NOBODY;
	return (strchr(circle, 'g') != NULL ? ONE | TWO | ROOM : own) & there;
}

static void answers(struct walled *w, int64_t meeting, unsigned there)
{
	static const struct { const char *field, *circle; bool group; } fields[] = {
		{ "plain", "e", false }, { "kept", "f", false }, { "shared", "g", false }, { "both", "gp", false },
		{ "team", "e", true }, { "teamg", "g", true },
	};
	char about[96];
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		for (int64_t e = fields[i].group ? 0 : 1; e <= (fields[i].group ? 0 : 3); e++) {
			snprintf(about, sizeof(about), "%s of %d in meeting %d", fields[i].field, (int)e, (int)meeting);
			walled_write(w, persons[e], at(TARGET_ANSWER, meeting, e, fields[i].field, "", ""), readers_of(fields[i].circle, e, there), about);
		}
}

/* Its circle is set first, so that the word is never anything else. */
static void set_apart(struct walled *w, const char *field, int64_t e, const char *circle)
{
	char about[96];
	snprintf(about, sizeof(about), "%s of %d in meeting 4", field, (int)e);
	for (size_t i = 0; i < w->count; i++) /* what is overwritten is for nobody any more */
		if (strcmp(w->canaries[i].about, about) == 0)
			w->canaries[i].readers = NOBODY;
	walled_set(w, "ada", at(TARGET_CIRCLE, 4, e, field, "", ""), VALUE_ID, circle);
	snprintf(about, sizeof(about), "%s of %d, set to %s", field, (int)e, circle);
	walled_write(w, "ada", at(TARGET_ANSWER, 4, e, field, "", ""), readers_of(circle, e, ONE | TWO), about);
}

static void notes(struct walled *w)
{
	static const char *const circles[] = { "", "f", "e", "g", "p", "gp" };
	char row[24], number[8], about[96];
	for (int e = 0; e < 3; e++)
		for (size_t i = 0; i < sizeof(circles) / sizeof(*circles); i++) {
			const char *circle = circles[i];
			unsigned readers = readers_of(*circle != '\0' ? circle : "f", e, ONE | TWO);
			snprintf(row, sizeof(row), "n%d%s", e, circle);
			snprintf(number, sizeof(number), "%d", e);
			snprintf(about, sizeof(about), "a note about %d of circle %s", e, circle);
			if (*circle != '\0')
				walled_set(w, "ada", at(TARGET_NOTE, 0, 0, "", row, "circle"), VALUE_ID, circle);
			walled_set(w, "ada", at(TARGET_NOTE, 0, 0, "", row, "enterprise"), VALUE_NUMBER, number);
			walled_write(w, "ada", at(TARGET_NOTE, 0, 0, "", row, "text"), readers, about);
		}
}

static void things_of(struct walled *w, int64_t e, unsigned readers)
{
	char row[24], number[8];
	snprintf(number, sizeof(number), "%d", (int)e);
	walled_write(w, "ada", at(TARGET_ENTERPRISE, 0, e, "", "", "contact"), readers, "a contact");
	walled_write(w, "ada", at(TARGET_ENTERPRISE, 0, e, "", "", "registration"), readers, "a registration");
	walled_write(w, "ada", at(TARGET_ENTERPRISE, 0, e, "", "", "name"), ONE | TWO | ROOM, "a name");
	snprintf(row, sizeof(row), "%s", persons[e]);
	walled_set(w, "ada", at(TARGET_PERSON, 0, 0, "", row, "role"), VALUE_ID, "enterprise");
	walled_set(w, "ada", at(TARGET_PERSON, 0, 0, "", row, "enterprise"), VALUE_NUMBER, number);
	walled_write(w, "ada", at(TARGET_PERSON, 0, 0, "", row, "name"), readers, "a person");
	walled_write(w, "ada", at(TARGET_PERSON, 0, 0, "", row, "function"), readers, "a function");
	walled_write(w, "ada", at(TARGET_ATTENDANCE, 1, e, "", "am", "reason"), readers, "why it was absent");
	snprintf(row, sizeof(row), "h%d", (int)e);
	walled_set(w, "ada", at(TARGET_HOURS, 0, 0, "", row, "enterprise"), VALUE_NUMBER, number);
	walled_write(w, "ada", at(TARGET_HOURS, 0, 0, "", row, "what"), readers, "what the hours were for");
	snprintf(row, sizeof(row), "c%d", (int)e);
	walled_set(w, "ada", at(TARGET_CONSENT, 0, 0, "", row, "enterprise"), VALUE_NUMBER, number);
	walled_write(w, "ada", at(TARGET_CONSENT, 0, 0, "", row, "subject"), readers, "a consent");
	walled_write(w, "ada", at(TARGET_REVIEW, 1, e, "plain", "", "text"), readers, "a word on an answer");
	walled_write(w, "ada", at(TARGET_REVIEW, 1, e, "kept", "", "text"), NOBODY, "a word on an answer that is kept");
	walled_set(w, "ada", at(TARGET_ROW, 1, e, "list", "r1", ""), VALUE_NUMBER, "1");
	walled_write(w, "ada", at(TARGET_ANSWER, 1, e, "list", "r1", "who"), readers, "a cell");
}

static void typed(struct walled *w, struct target t, const char *author, unsigned readers, const char *about)
{
	struct error err = { 0 };
	struct session *s = opened(w);
	int64_t revision;
	const char *word = canary_new(w, readers, about);
	begin(s);
	cr_assert(draft_put(s, &t, "clientofada", author, word, clock_now() + 3600000, false, &revision, &err), "%s", err.text);
	commit(s);
}

static void sheets(struct walled *w)
{
	struct error err = { 0 };
	char person[24];
	for (int i = 0; i < 6; i++) {
		struct session *s = opened(w);
		const char *hot = i < 5 ? canary_new(w, ONE | TWO | ROOM, "an anonymous answer for the group") : NULL;
		char *first = xstrdup(hot);
		const char *cold = canary_new(w, i < 5 ? NOBODY : TWO, "an anonymous answer that is not, or is still being written");
		snprintf(person, sizeof(person), "sheet%d", i);
		if (i == 5)
			snprintf(person, sizeof(person), "%s", persons[2]);
		begin(s);
		if (first != NULL)
			cr_assert(anonymous_put(s, person, 1, "hot", "pace", VALUE_TEXT, first, &err) && anonymous_hand_in(s, person, 1, "hot", false, &err), "%s", err.text);
		cr_assert(anonymous_put(s, person, 1, "cold", "cool", VALUE_TEXT, cold, &err), "%s", err.text);
		if (first != NULL)
			cr_assert(anonymous_hand_in(s, person, 1, "cold", false, &err), "%s", err.text);
		commit(s);
		free(first);
	}
}

struct walled walled_new(void)
{
	struct walled w = { .seam = seam_new_of(scenario, "seam") };
	char *of_two = xasprintf(OF("solo", "%s", LONG("only", "") LONG("kept", "circle = \"f\"; ")
		"{ id = \"end\"; kind = \"text\"; label = \"E\"; prompt = \"e\"; }"), canary_new(&w, TWO, "the scenario of a meeting"));
	meeting_add(&w, "individual", 1, "seam", scenario, ONE);
	meeting_add(&w, "individual", 2, "solo", of_two, TWO);
	meeting_add(&w, "collective", 0, "seam", scenario, ONE | TWO);
	free(of_two);
	walled_set(&w, "ada", at(TARGET_MEETING, 1, 0, "", "", "live"), VALUE_ID, "one");
	for (int64_t e = 1; e <= 3; e++)
		things_of(&w, e, e == 1 ? ONE : e == 2 ? TWO : NOBODY);
	persons_watch(&w);
	answers(&w, 1, ONE | TWO | ROOM);
	answers(&w, 2, ONE);
	walled_write(&w, "ada", at(TARGET_ANSWER, 3, 2, "only", "", ""), TWO, "an answer of a meeting of its own");
	answers(&w, 4, ONE | TWO);
	set_apart(&w, "plain", 1, "g");
	set_apart(&w, "plain", 3, "g");
	set_apart(&w, "shared", 2, "e");
	set_apart(&w, "shared", 1, "f");
	set_apart(&w, "both", 2, "f");
	set_apart(&w, "both", 3, "e");
	notes(&w);
	walled_write(&w, "ada", at(TARGET_STEP, 1, 0, "one", "", "reason"), NOBODY, "why a step was skipped");
	walled_set(&w, "ada", at(TARGET_ANSWER, 1, 1, "worth", "", ""), VALUE_NUMBER, "4711");
	walled_set(&w, "ada", at(TARGET_ANSWER, 1, 2, "worth", "", ""), VALUE_NUMBER, "8155");
	/* Nothing of what is being typed is told but to whoever types it. */
	typed(&w, at(TARGET_ANSWER, 2, 1, "plain", "", ""), persons[1], ONE, "what one is typing");
	typed(&w, at(TARGET_ANSWER, 4, 2, "plain", "", ""), "ada", NOBODY, "what a facilitator is typing in the answer of two");
	typed(&w, at(TARGET_ANSWER, 4, 3, "shared", "", ""), "ada", NOBODY, "what a facilitator is typing in what is shared");
	sheets(&w);
	return w;
}

void walled_free(struct walled *w)
{
	free(w->canaries);
	seam_free(&w->seam);
}

/* --- the face --- */

static void face_send(struct face *face, struct buf *b)
{
	cr_assert_eq(send(face->fd, b->data, b->len, MSG_NOSIGNAL), (ssize_t)b->len, "sent");
	buf_clear(b);
}

static void hello(struct face *face)
{
	struct buf b = { 0 };
	char id[11];
	size_t mark = wire_begin(&b, WIRE_HELLO);
	wire_put_number(&b, WIRE_VERSION);
	wire_put_text(&b, id_new(id));
	wire_put_text(&b, "en");
	wire_put_number(&b, 0);
	wire_end(&b, mark);
	face_send(face, &b);
}

/* The next frame; false: MS passed, or it ended. */
static bool hear(struct face *face, enum wire_kind *kind, struct wire_reader *r, int ms)
{
	int64_t until = clock_monotonic() + ms;
	size_t size;
	while (wire_frame(buf_str(&face->heard) + face->read, face->heard.len - face->read, kind, r, &size) != WIRE_FRAME) {
		char bytes[4096];
		struct pollfd p = { .fd = face->fd, .events = POLLIN };
		int64_t left = until - clock_monotonic();
		if (left <= 0 || poll(&p, 1, (int)left) <= 0)
			return false;
		ssize_t n = recv(face->fd, bytes, sizeof(bytes), 0);
		if (n <= 0)
			return false;
		buf_add(&face->heard, bytes, (size_t)n);
	}
	face->read += size;
	return true;
}

bool face_hear(struct face *face, enum wire_kind want, struct wire_reader *r, int ms)
{
	enum wire_kind kind;
	while (hear(face, &kind, r, ms))
		if (kind == want)
			return true;
	return false;
}

static bool snapshot_comes(struct face *face)
{
	enum wire_kind kind;
	struct wire_reader r;
	while (hear(face, &kind, &r, 5000)) {
		if (kind == WIRE_BYE) {
			replace(&face->bye, wire_get_text(&r));
			return false;
		}
		if (kind == WIRE_SNAPSHOT && (wire_get_number(&r) & SNAPSHOT_ENDS))
			return true;
	}
	return false;
}

bool face_try(struct face *face, const struct walled *w, unsigned reader, const char *enterprise)
{
	int fds[2];
	struct reader as = { reader == ROOM ? READER_ROOM : READER_ENTERPRISE, enterprise };
	cr_assert_eq(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds), 0, "a socket");
	*face = (struct face){ .fd = fds[0], .reader = reader };
	int bell = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	face->keeper = fork();
	if (face->keeper == 0)
		keeper_process(fds[1], bell, w->seam.path, reader == ONE ? persons[1] : reader == TWO ? persons[2] : "room", as, &seam_times);
	close(fds[1]);
	close(bell);
	hello(face);
	return snapshot_comes(face);
}

struct face face_new(const struct walled *w, unsigned reader)
{
	struct face face;
	cr_assert(face_try(&face, w, reader, reader == ONE ? "1" : reader == TWO ? "2" : ""), "a snapshot: %s", face.bye);
	return face;
}

void face_free(struct face *face)
{
	close(face->fd);
	seam_ended(face->keeper, 5000);
	buf_clear(&face->heard);
	free(face->bye);
}

void face_ask(struct face *face, enum wire_ask what, int64_t number, const char *text)
{
	struct buf b = { 0 };
	size_t mark = wire_begin(&b, WIRE_ASK);
	wire_put_number(&b, what);
	wire_put_number(&b, number);
	wire_put_text(&b, text);
	wire_end(&b, mark);
	face_send(face, &b);
}

bool face_request(struct face *face, struct request *r)
{
	struct buf b = { 0 };
	enum wire_kind kind;
	struct wire_reader in;
	bool refused = false;
	r->number = ++face->number;
	r->seen = 1;
	request_put(&b, r);
	face_send(face, &b);
	while (hear(face, &kind, &in, 5000)) {
		if (kind == WIRE_REFUSE && wire_get_number(&in) == r->number)
			refused = true;
		if (kind == WIRE_ACKNOWLEDGE && wire_get_number(&in) >= r->number)
			return !refused;
	}
	cr_assert_fail("neither done nor refused: request %d", (int)r->kind);
	return false;
}

bool face_set(struct face *face, struct target t, enum value_type type, const char *value)
{
	struct setting set = { t, type, value };
	struct request r = { .kind = REQUEST_SET, .settings = &set, .setting_count = 1 };
	return face_request(face, &r);
}

bool face_splice(struct face *face, struct target t, const char *text)
{
	struct request_edit edit = { 0, 0, text };
	struct request r = { .kind = REQUEST_SPLICE, .target = t, .edits = &edit, .edit_count = 1 };
	return face_request(face, &r);
}

bool face_heard(const struct face *face, const char *word)
{
	return memmem(buf_str(&face->heard), face->heard.len, word, strlen(word)) != NULL;
}

static void answer_comes(struct face *face)
{
	struct wire_reader r;
	cr_assert(face_hear(face, WIRE_ANSWER, &r, 5000), "an answer, if only a refusal");
}

void face_quiet(struct face *face)
{
	enum wire_kind kind;
	struct wire_reader r;
	while (hear(face, &kind, &r, 150))
		;
}

void face_ask_all(struct face *face)
{
	static const char *const handed[] = { "hot", "cold", "pace", "cool", "plain", "kept" };
	int64_t number = 1;
	for (int64_t meeting = 0; meeting < 6; meeting++) {
		for (size_t i = 0; i < sizeof(handed) / sizeof(*handed); i++)
			face_ask(face, WIRE_ASK_HANDED, meeting, handed[i]);
		face_ask(face, WIRE_ASK_OVERVIEW, meeting, NULL);
		face_ask(face, WIRE_ASK_MEETING, meeting, NULL);
		face_ask(face, WIRE_ASK_DOSSIER, number++, "");
		answer_comes(face);
	}
	static const char *const looked[] = { "zq", "zq0", "zq1", "jardins", "phare", "ada", "p2", "4711", "8155", "a", "e" };
	for (size_t i = 0; i < sizeof(looked) / sizeof(*looked); i++) {
		face_ask(face, WIRE_ASK_SEARCH, number++, looked[i]);
		answer_comes(face);
	}
	face_ask(face, WIRE_ASK_HISTORY, number++, "");
	answer_comes(face);
	face_ask(face, WIRE_ASK_PAST, number++, "1000000");
	answer_comes(face);
	face_quiet(face);
}

void walled_check(const struct walled *w, const struct face *face, bool all)
{
	for (size_t i = 0; i < w->count; i++) {
		const struct canary *c = &w->canaries[i];
		bool may = c->readers & face->reader, heard = face_heard(face, c->word);
		cr_assert(may || !heard, "%s: %s reached %u", c->word, c->about, face->reader);
		cr_assert(!all || !may || heard, "%s: %s did not reach %u", c->word, c->about, face->reader);
	}
}
