/* The way back from the flat text to the files it was made of. Reads no file: include.c does. */
#include "scenarios/source.h"

#include <stdlib.h>
#include <string.h>

#include "scenarios/agree.h"
#include "scenarios/read.h"

void source_clear(struct source *s)
{
	for (size_t i = 0; i < s->file_count; i++) {
		free(s->files[i].name);
		free(s->files[i].real);
		free(s->files[i].text);
	}
	free(s->files);
	free(s->segments);
	free(s->holes);
	free(s->text);
	*s = (struct source){0};
}

struct scenario *source_scenario(const struct source *s, struct diagnostics *d)
{
	size_t errors = d->errors;
	struct scenario *scenario = NULL;
	if (s->broken && s->hole_count > 0)
		scenario_read_broken(s, d);
	else if (s->broken)
		diagnostics_sort(d);
	else if (!(scenario = scenario_accept(s->text, s->len, d)) || errors == 0)
		return scenario;
	scenario_free(scenario); /* something that it includes is missing */
	return NULL;
}

/* The last segment that begins at or before LINE and COLUMN. */
static const struct source_segment *segment_at(const struct source *s, int line, int column)
{
	size_t low = 0, high = s->segment_count;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		const struct source_segment *one = &s->segments[middle];
		if (one->line < line || (one->line == line && one->column <= column))
			low = middle;
		else
			high = middle;
	}
	return &s->segments[low];
}

/* How many \ were put before characters of this line, from where SEGMENT or the line begins up to COLUMN. */
static int escapes(const struct source *s, const struct source_segment *segment, int line, int column)
{
	size_t at = segment->at;
	int here = line == segment->line ? segment->column : 1, count = 0;
	for (int skip = line - segment->line; skip > 0 && at < s->len; at++)
		skip -= s->text[at] == '\n';
	while (here < column && at < s->len) {
		if (s->text[at] == '\\') {
			count++;
			at++;
			here++;
		}
		for (at++; at < s->len && ((unsigned char)s->text[at] & 0xC0) == 0x80;)
			at++;
		here++;
	}
	return count;
}

struct source_place source_place(const struct source *s, int line, int column)
{
	const struct source_segment *from = segment_at(s, line, column);
	int put = from->escaped ? escapes(s, from, line, column) : 0;
	return (struct source_place){
		.file = &s->files[from->file],
		.line = from->from_line + (line - from->line),
		.column = line == from->line ? from->from_column + (column - from->column) - put : column - put,
	};
}

struct diagnostic_place source_place_said(const void *map, int line, int column)
{
	const struct source *s = map;
	struct source_place p = source_place(s, line, column);
	return (struct diagnostic_place){p.file->name, p.file->text, p.file->len, p.line, p.column, s->file_count > 1};
}
