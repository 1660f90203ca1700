/* Sub-groups: proposed so that from step to step people meet others, shown by the numbers and names of the strip. */
#include "tui/groups.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Who sits at seat SEAT of pair PAIR in round ROUND: one stays, the others turn around the table. */
static size_t turned(size_t seat, size_t count, size_t round)
{
	return seat == 0 ? 0 : 1 + (seat - 1 + round) % (count - 1);
}

static void pairs(const int64_t *ids, size_t count, size_t round, struct buf *out)
{
	size_t even = count + count % 2; /* an empty chair makes it even: who faces it joins the pair before */

	for (size_t i = 0, made = 0; i < even / 2; i++) {
		size_t one = turned(i, even, round), other = turned(even - 1 - i, even, round);

		if (one >= count || other >= count)
			continue;
		buf_printf(out, "%s%lld,%lld", made++ > 0 ? " " : "", (long long)ids[one], (long long)ids[other]);
	}
	for (size_t i = 0; count % 2 == 1 && i < even; i++) {
		size_t j = even - 1 - i, one = turned(i, even, round);

		if (turned(j, even, round) == count)
			buf_printf(out, ",%lld", (long long)ids[one]);
	}
}

/* The one at column C and row R of the table sits in sub-group C + R * ROUND: those of a row part at each round. */
static void groups(const int64_t *ids, size_t count, size_t size, size_t round, struct buf *out)
{
	size_t all = (count + size / 2) / size;

	for (size_t g = 0; g < all; g++) {
		size_t in = 0;

		for (size_t i = 0; i < count; i++)
			if ((i % all + (i / all) * round) % all == g)
				buf_printf(out, "%s%lld", in++ > 0 ? "," : g > 0 ? " " : "", (long long)ids[i]);
	}
}

char *groups_propose(const int64_t *ids, size_t count, size_t size, size_t round)
{
	struct buf out = {0};

	if (size < 2 || count < 2)
		return xstrdup("");
	if (size == 2 && count > 3)
		pairs(ids, count, round, &out);
	else
		groups(ids, count, count <= size + 1 ? count : size, round, &out);
	return buf_take(&out);
}

size_t groups_size(const struct step *step)
{
	return step->size > 0 ? (size_t)step->size : step->kind == STEP_PAIR ? 2 : 0;
}

char *groups_again(const struct app *a, const struct step *step)
{
	int64_t *present = xcalloc(a->model->enterprise_count + 1, sizeof *present);
	size_t count = 0, round = 0;
	char *text;

	for (size_t i = 0; i < a->model->enterprise_count; i++)
		if (app_counts(a, a->model->enterprises[i].id) && !model_absent(a->model, a->model->enterprises[i].id))
			present[count++] = a->model->enterprises[i].id;
	for (const struct step *s = a->scenario->steps; s < step; s++)
		round += groups_size(s) > 0;
	text = groups_propose(present, count, groups_size(step), round);
	free(present);
	return text;
}

char *groups_text(const struct app *a, const struct step *step)
{
	struct step_state state = model_step(a->model, step->id);

	if (state.groups[0] != '\0')
		return xstrdup(state.groups);
	return groups_size(step) > 0 ? groups_again(a, step) : xstrdup("");
}

/* The sub-group INDEX of TEXT; "" when there is none. */
static char *group_nth(const char *text, size_t index)
{
	for (size_t i = 0; *text != '\0'; i++) {
		size_t len = strcspn(text, " ");

		if (i == index)
			return xstrndup(text, len);
		text += len + strspn(text + len, " ");
	}
	return xstrdup("");
}

static size_t groups_in(const char *text)
{
	size_t count = 0;

	for (const char *p = text; *p != '\0'; p += strspn(p, " ")) {
		p += strcspn(p, " ");
		count++;
	}
	return count;
}

size_t groups_count(const struct app *a)
{
	const struct step *step = app_step(a);
	char *text = step != NULL && groups_size(step) > 0 ? groups_text(a, step) : xstrdup("");
	size_t count = groups_in(text);

	free(text);
	return count;
}

/* "4 Zorg", as the strip has it. */
static void name_put(const struct app *a, int64_t id, struct buf *out)
{
	size_t n = app_number(a, id);

	if (n == 0)
		return;
	buf_printf(out, "%s%zu %s", out->len > 0 ? " + " : "", n,
		   a->strip_count >= n && a->strip[n - 1].shown != NULL ? a->strip[n - 1].shown
									: a->model->enterprises[n - 1].name);
}

char *groups_name(const struct app *a, int64_t enterprise)
{
	struct buf out = {0};

	name_put(a, enterprise, &out);
	return buf_take(&out);
}

/* The names of a group but EXCEPT's (0: all). */
static char *names_of(const struct app *a, const char *group, int64_t except)
{
	struct buf out = {0};
	char *end;

	while (*group != '\0') {
		int64_t id = strtoll(group, &end, 10);

		if (end == group)
			break;
		if (id != except)
			name_put(a, id, &out);
		group = *end == ',' ? end + 1 : end;
	}
	return buf_take(&out);
}

char *groups_words(const struct app *a, size_t index)
{
	char *text = groups_text(a, app_step(a)), *group = group_nth(text, index), *words = names_of(a, group, 0);

	free(group);
	free(text);
	return words;
}

char *groups_all(const struct app *a, int columns)
{
	struct buf names = {0}, numbers = {0};
	char *text = groups_text(a, app_step(a)), *end;
	size_t count = groups_in(text);

	for (size_t i = 0; i < count; i++) {
		char *group = group_nth(text, i), *words = names_of(a, group, 0);

		buf_printf(&names, "%s%s", i > 0 ? ", " : "", words);
		buf_text(&numbers, i > 0 ? ", " : "");
		for (const char *p = group; *p != '\0'; p = *end == ',' ? end + 1 : end) {
			int64_t id = strtoll(p, &end, 10);

			if (end == p)
				break;
			buf_printf(&numbers, "%s%zu", p == group ? "" : "+", app_number(a, id));
		}
		free(words);
		free(group);
	}
	free(text);
	if (text_columns(buf_str(&names), names.len) > columns) {
		buf_clear(&names);
		return buf_take(&numbers);
	}
	buf_clear(&numbers);
	return buf_take(&names);
}

static bool holds(const char *group, int64_t id)
{
	char *end;

	for (; *group != '\0'; group = *end == ',' ? end + 1 : end) {
		int64_t one = strtoll(group, &end, 10);

		if (end == group)
			return false;
		if (one == id)
			return true;
	}
	return false;
}

char *groups_partners(const struct app *a)
{
	const struct step *step = app_step(a);
	char *text = step != NULL && groups_size(step) > 0 ? groups_text(a, step) : xstrdup(""), *words = NULL;
	size_t count = groups_in(text);

	for (size_t i = 0; i < count && words == NULL; i++) {
		char *group = group_nth(text, i);

		if (holds(group, a->enterprise))
			words = names_of(a, group, a->enterprise);
		free(group);
	}
	free(text);
	return words != NULL ? words : xstrdup("");
}

static void id_put(int64_t id, struct buf *group)
{
	buf_printf(group, "%s%lld", group->len > 0 ? "," : "", (long long)id);
}

char *groups_put(const char *text, int64_t enterprise, size_t index)
{
	struct buf out = {0};
	size_t count = groups_in(text);

	for (size_t i = 0; i <= count; i++) {
		char *group = group_nth(text, i), *end;
		struct buf left = {0};

		for (const char *p = group; *p != '\0'; p = *end == ',' ? end + 1 : end) {
			int64_t id = strtoll(p, &end, 10);

			if (end == p)
				break;
			if (id != enterprise)
				id_put(id, &left);
		}
		if (i == index || (i == count && index > count))
			id_put(enterprise, &left);
		if (left.len > 0)
			buf_printf(&out, "%s%s", out.len > 0 ? " " : "", buf_str(&left));
		buf_clear(&left);
		free(group);
	}
	return buf_take(&out);
}
