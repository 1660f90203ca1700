/* The further rounds of a repeated step: the same texts, fields of their own. What a field of the step says of another field
 * of the same step follows into the round. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/read.h"

static const struct field *sibling(const struct step *step, const char *id, size_t len)
{
	for (size_t i = 0; i < step->field_count; i++)
		if (step->fields[i].id && strncmp(step->fields[i].id, id, len) == 0 && step->fields[i].id[len] == '\0')
			return &step->fields[i];
	return NULL;
}

static bool word_byte(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* The end of what begins at P: a quoted piece with its quotes, a word, or one byte. */
static const char *piece_end(const char *p)
{
	const char *end = p;
	if (*p == '\'' || *p == '"') {
		end = strchr(p + 1, *p);
		return end ? end + 1 : p + strlen(p);
	}
	while (word_byte(*end))
		end++;
	return end > p ? end : p + 1;
}

/* An SQL expression of the step, with the step's fields as those of the round; NULL when EXPRESSION is. */
static const char *follow_in(struct reader *r, const struct step *step, const char *expression, int round)
{
	struct buf b = {0};
	if (!expression)
		return NULL;
	for (const char *p = expression, *end; *p; p = end) {
		end = piece_end(p);
		const char *name = *p == '"' ? p + 1 : p;
		size_t len = (size_t)(end - p) - (*p == '"' ? 2 : 0);
		bool column = p > expression && p[-1] == '.', call = *end == '(';
		if (end > p + (*p == '"') && *p != '\'' && !column && !call && sibling(step, name, len))
			buf_printf(&b, "\"%.*s-%d\"", (int)len, name, round);
		else
			buf_add(&b, p, (size_t)(end - p));
	}
	const char *text = arena_strdup(r->arena, buf_str(&b));
	buf_clear(&b);
	return text;
}

static const char *round_id(struct reader *r, const struct guard_span *setting, const char *id, int round)
{
	const char *text = arena_printf(r->arena, "%s-%d", id, round);
	if (strlen(text) > GUARD_MAX_NAME)
		read_fault(r, SEVERITY_ERROR, read_member(setting, "repeat"),
		           xasprintf(_("the id `%s` of a further round is too long: %d characters at most"), text,
		                     (int)GUARD_MAX_NAME),
		           NULL);
	return text;
}

static const char *follow(struct reader *r, const struct step *step, const char *id, int round)
{
	return id && sibling(step, id, strlen(id)) ? arena_printf(r->arena, "%s-%d", id, round) : id;
}

static void repeat_field(struct reader *r, const struct guard_span *setting, const struct step *step, int round,
                         struct field *f)
{
	f->id = round_id(r, setting, f->id, round);
	f->optional = true;
	const char **references[] = {&f->of, &f->across, &f->each, &f->plan, &f->consent, &f->before, &f->quota};
	for (size_t i = 0; i < sizeof references / sizeof *references; i++)
		*references[i] = follow(r, step, *references[i], round);
	const char **expressions[] = {&f->when, &f->check, &f->compute};
	for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++)
		*expressions[i] = follow_in(r, step, *expressions[i], round);
	if (!f->part_count)
		return;
	const char **parts = arena_alloc(r->arena, f->part_count * sizeof *parts);
	for (size_t i = 0; i < f->part_count; i++)
		parts[i] = follow(r, step, f->parts[i], round);
	f->parts = parts;
}

void read_repeat(struct reader *r, const struct guard_span *setting, const struct step *step, int round,
                 struct step *copy)
{
	const struct guard_span *fields = read_member(setting, "fields");
	*copy = *step;
	copy->id = round_id(r, setting, step->id, round);
	copy->round = round;
	copy->optional = true;
	copy->fields = arena_alloc(r->arena, step->field_count * sizeof *copy->fields + 1);
	const struct guard_span *one = fields ? fields + 1 : NULL;
	for (size_t i = 0; i < step->field_count; i++, one = guard_next(one)) {
		copy->fields[i] = step->fields[i];
		repeat_field(r, setting, step, round, &copy->fields[i]);
		struct read_id *id = read_ids_add(&r->fields, copy->fields[i].id, one, &copy->fields[i]);
		if (id)
			id->again = true;
	}
}
