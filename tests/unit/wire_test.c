/* What goes over the socket comes out as it went in; what no face or keeper writes never does harm. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include "session/request.h"
#include "session/wire.h"

static struct wire_reader body(const struct buf *b)
{
	enum wire_kind kind;
	struct wire_reader r = { 0 };
	size_t size = 0;
	cr_assert_eq(wire_frame(b->data, b->len, &kind, &r, &size), WIRE_FRAME, "a whole frame");
	cr_assert_eq(size, b->len, "of this size");
	return r;
}

static void same_text(const char *a, const char *b, const char *what)
{
	cr_assert((a == NULL) == (b == NULL), "%s: absent stays absent", what);
	cr_assert(a == NULL || strcmp(a, b) == 0, "%s: `%s` came as `%s`", what, a, b);
}

Test(wire, a_message_that_nobody_would_read_is_not_begun)
{
	struct buf b = { 0 };
	char *text = xcalloc(1, WIRE_FRAME_MAX + 1);
	memset(text, 'x', WIRE_FRAME_MAX);
	size_t mark = wire_begin(&b, WIRE_BYE);
	wire_put_text(&b, NULL);
	cr_assert(wire_end(&b, mark), "a short one is");
	size_t len = b.len;
	mark = wire_begin(&b, WIRE_BYE);
	wire_put_text(&b, text);
	cr_assert_not(wire_end(&b, mark), "too long is said");
	cr_assert_eq(b.len, len, "and leaves nothing behind");
	free(text);
	buf_clear(&b);
}

Test(wire, numbers_and_texts_come_out_as_they_went_in)
{
	static const int64_t numbers[] = { 0, 1, -1, 63, 64, -64, -65, 300, 1790000000000, INT64_MAX, INT64_MIN,
		INT64_MAX - 1 };
	static const char *const texts[] = { "", "a", NULL, "é 漢字 👩‍🚒", "a longer one\nwith lines" };
	struct buf b = { 0 };
	size_t mark = wire_begin(&b, WIRE_STATE);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		wire_put_number(&b, numbers[i]);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		wire_put_text(&b, texts[i]);
	wire_end(&b, mark);
	struct wire_reader r = body(&b);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++)
		cr_assert_eq(wire_get_number(&r), numbers[i], "number %zu", i);
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		same_text(texts[i], wire_get_text(&r), "text");
	cr_assert(wire_done(&r), "nothing is left");
	wire_get_number(&r);
	cr_assert(r.bad, "past the end is said");
	buf_clear(&b);
}

static const struct change changes[] = {
	{ 12, 11, 1790000000123, "ada", { TARGET_ANSWER, 1, 3, "step", "field", "k2x9", "name" }, VALUE_TEXT, NULL, "éà",
		true, false },
	{ 0, 0, 0, "", { TARGET_SESSION, 0, 0, "", "", "", "title" }, VALUE_TEXT, NULL, NULL, false, true },
	{ INT64_MAX, 1, -5, "b", { TARGET_CONSENT, INT64_MAX, INT64_MIN, "a", "b", "c", "d" }, VALUE_IDS, NULL, "", false,
		false },
};

Test(wire, changes_come_out_as_they_went_in)
{
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		const struct change *in = &changes[i];
		struct change out;
		struct buf b = { 0 };
		size_t mark = wire_begin(&b, WIRE_CHANGE);
		wire_put_change(&b, in);
		wire_end(&b, mark);
		struct wire_reader r = body(&b);
		cr_assert(wire_get_change(&r, &out) && wire_done(&r), "it is read whole");
		cr_assert(out.revision == in->revision && out.action == in->action && out.at == in->at &&
		          out.type == in->type, "numbers");
		cr_assert(out.merged == in->merged && out.draft == in->draft, "flags");
		cr_assert(target_same(&out.target, &in->target), "target");
		same_text(in->target.step, out.target.step, "step");
		same_text(in->author, out.author, "author");
		same_text(in->after, out.after, "after");
		buf_clear(&b);
	}
}

static struct request_edit edits[2] = { { 5, 2, "é" }, { 0, 1, "" } };

static struct request sample(enum request_kind kind, struct setting *settings)
{
	struct request r = {
		.kind = kind, .number = 7, .seen = 3, .target = changes[0].target, .edits = edits, .edit_count = 2,
			.redo = true, .meeting = 1, .field = "hot",
		.question = "pace", .type = VALUE_ID, .value = "x", .place = { "room", 1, 2, "s", "f", "", "", 9 },
			.settings = settings,
		.setting_count = 2,
	};
	settings[0] = (struct setting){ changes[0].target, VALUE_TEXT, "text" };
	settings[1] = (struct setting){ changes[0].target, VALUE_NUMBER, NULL };
	return r;
}

Test(wire, requests_come_out_as_they_went_in)
{
	struct setting settings[2];
	for (int kind = 0; kind < REQUEST_KIND_COUNT; kind++) {
		struct request in = sample((enum request_kind)kind, settings), out;
		struct buf b = { 0 }, again = { 0 };
		request_put(&b, &in);
		struct wire_reader r = body(&b);
		cr_assert(request_get(&r, &out), "kind %d is read", kind);
		request_put(&again, &out);
		cr_assert(again.len == b.len && memcmp(again.data, b.data, b.len) == 0, "kind %d written again is the same",
		          kind);
		request_clear(&out);
		buf_clear(&b);
		buf_clear(&again);
	}
}

Test(wire, requests_that_are_not_ours_are_not_passed_on)
{
	struct request_edit before[1] = { { -1, 0, "" } }, utf8[1] = { { 0, 0, "\xff" } }, many[1] = { { 0, INT64_MAX,
		"" } };
	struct setting settings[2];
	struct request r = sample(REQUEST_SPLICE, settings);
	struct request bad[7] = { r, r, r, r, r, r, r };
	bad[0].number = 0;
	bad[1].edits = before;
	bad[2].edits = utf8;
	bad[5].edits = many;
	bad[1].edit_count = bad[2].edit_count = bad[5].edit_count = 1;
	bad[3].target.field = "../etc";
	bad[4].target.enterprise = -2;
	bad[6].kind = REQUEST_HAND_IN;
	bad[6].field = "no such id !";
	for (size_t i = 0; i < 7; i++) {
		struct buf b = { 0 };
		struct request out;
		request_put(&b, &bad[i]);
		struct wire_reader reader = body(&b);
		cr_assert_not(request_get(&reader, &out), "request %zu", i);
		buf_clear(&b);
	}
}

static void read_all_ways(const char *data, size_t len)
{
	struct wire_reader r = { data, data + len, false };
	struct request request;
	struct change change;
	struct place place;
	enum wire_kind kind;
	size_t size;
	if (request_get(&r, &request))
		request_clear(&request);
	r = (struct wire_reader){ data, data + len, false };
	while (!r.bad && r.at < r.end)
		wire_get_change(&r, &change);
	r = (struct wire_reader){ data, data + len, false };
	wire_get_place(&r, &place);
	request_is_typed(data, len);
	wire_frame(data, len, &kind, &r, &size);
}

Test(wire, hostile_bytes_never_crash)
{
	struct setting settings[2];
	srand(3);
	for (int round = 0; round < 60000; round++) {
		struct buf b = { 0 };
		struct request in = sample((enum request_kind)(round % REQUEST_KIND_COUNT), settings);
		request_put(&b, &in);
		for (int n = rand() % 4; n >= 0; n--)
			b.data[5 + (size_t)rand() % (b.len - 5)] = (char)rand();
		size_t len = 5 + (size_t)rand() % (b.len - 4);
		char *exact = malloc(len - 5 + 1); /* so that one byte too far is seen */
		memcpy(exact, b.data + 5, len - 5);
		read_all_ways(exact, len - 5);
		free(exact);
		buf_clear(&b);
	}
}

Test(wire, hostile_lengths_are_refused)
{
	enum wire_kind kind;
	struct wire_reader r;
	size_t size;
	static const struct { unsigned char head[6]; size_t len; enum wire_found found; } frames[] = {
		{ { 0, 0, 0, 0, 1 }, 5, WIRE_BAD }, { { 0xff, 0xff, 0xff, 0xff, 1 }, 5, WIRE_BAD }, { { 1, 0, 0, 0, 99 }, 5,
			WIRE_BAD },
		{ { 1, 0, 0, 0, 0 }, 5, WIRE_BAD }, { { 2, 0, 0, 0, 1 }, 5, WIRE_MORE }, { { 1, 0, 0 }, 3, WIRE_MORE }, { { 1,
			0, 0, 0, 1 }, 5, WIRE_FRAME },
		{ { 0, 0, 0, 4, 1 }, 5, WIRE_MORE }, { { 1, 0, 0, 4, 1 }, 5, WIRE_BAD },
	};
	for (size_t i = 0; i < sizeof(frames) / sizeof(*frames); i++)
		cr_assert_eq(wire_frame((const char *)frames[i].head, frames[i].len, &kind, &r, &size), frames[i].found,
		             "frame %zu", i);
}

Test(wire, rescue_line_is_json_that_holds_the_text)
{
	struct buf b = { 0 };
	request_rescue_line(&b, "ada", 0, &changes[0].target, VALUE_TEXT, "say \"é\"\n\\");
	cr_assert_str_eq(buf_str(&b),
	                 "{\"at\":\"1970-01-01T00:00:00.000Z\",\"author\":\"ada\",\"kind\":\"answer\",\"meeting\":1,\"enterprise\":3,\"step\":\"step\","
	                 "\"field\":\"field\",\"row\":\"k2x9\",\"column\":\"name\",\"type\":\"text\",\"value\":\"say \\\"é\\\"\\u000a\\\\\"}\n", "one line");
	buf_clear(&b);
}
