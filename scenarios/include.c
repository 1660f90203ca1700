/* Puts in the place of each directive what it names: @include "a.part" the file's settings or elements, @text "a.md" the file's
 * content as one text. By text, before anything is parsed; a directive in quotes or in a comment is none. */
#include "scenarios/include.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "config/guard.h"
#include "scenarios/scenario.h"

static const char bom[] = "\xEF\xBB\xBF";

/* A place in a file that is being read. */
struct spot {
	size_t at, line_start;
	int line;
};

/* A line longer than this has its columns counted in bytes: nobody looks for them. */
enum { LONGEST_LINE = 64 << 10 };

static int characters(const char *text, size_t len)
{
	int count = 0;
	if (len > LONGEST_LINE)
		return (int)len;
	for (size_t i = 0; i < len; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

static void segment(struct expand *e, size_t file, const struct spot *from, bool escaped)
{
	struct source *s = e->s;
	if (s->segment_count == e->segment_cap) {
		e->segment_cap = e->segment_cap ? e->segment_cap * 2 : 16;
		s->segments = xrealloc(s->segments, e->segment_cap, sizeof *s->segments);
	}
	const char *text = s->files[file].text;
	s->segments[s->segment_count++] = (struct source_segment){
		.at = e->flat.len, .line = e->line,
		.column = 1 + characters(buf_str(&e->flat) + e->line_start, e->flat.len - e->line_start),
		.file = file, .from_line = from->line,
		.from_column = 1 + characters(text + from->line_start, from->at - from->line_start),
		.from = from->at, .escaped = escaped};
}

static void put(struct expand *e, const char *bytes, size_t len)
{
	size_t before = e->flat.len;
	buf_add(&e->flat, bytes, len);
	for (const char *p = bytes, *newline; len && (newline = memchr(p, '\n', len - (size_t)(p - bytes))); p = newline + 1) {
		e->line++;
		e->line_start = before + (size_t)(newline + 1 - bytes);
	}
}

/* A fault of the directive at P in FILE. What stands in its place is INSTEAD. */
static void fault(struct expand *e, size_t file, const struct spot *p, char *sentence, char *fix, const char *instead)
{
	segment(e, file, p, false);
	const struct source_segment *here = &e->s->segments[e->s->segment_count - 1];
	diagnostics_add(e->d, SEVERITY_ERROR, here->line, here->column, sentence, fix);
	if (e->d->more > 0) /* no use saying the same for ever */
		e->stop = e->s->broken = true;
	put(e, instead, strlen(instead));
}

/* Moves P to AT, lines counted. */
static void move(struct spot *p, const char *text, size_t at)
{
	for (const char *newline; (newline = memchr(text + p->at, '\n', at - p->at));) {
		p->at = p->line_start = (size_t)(newline - text) + 1;
		p->line++;
	}
	p->at = at;
}

/* Something could not be put in for the directive at P, which ends at END. In its place stands what can be read around: an element with
 * its commas, a text, or nothing among settings. */
static void fault_hole(struct expand *e, size_t file, const struct spot *p, size_t end, char *sentence, char *fix)
{
	struct source *s = e->s;
	const char *text = s->files[file].text;
	size_t len = s->files[file].len, next = include_past_blank(text, len, end);
	char last, open = include_open_at_end(&e->flat, &last), after = next < len ? text[next] : ',';
	bool element = open == '(' && last != '=' && last != ':';
	const char *before = element && last != '(' && last != ',' ? "," : "";
	char *instead = element ? xasprintf("%s{}%s", before, strchr(",)", after) ? "" : ",")
	                        : xstrdup(last == '=' || last == ':' ? "\"?\"" : open == '[' ? "\"\"" : " ");
	fault(e, file, p, sentence, fix, instead);
	const struct source_segment *here = &s->segments[s->segment_count - 1];
	s->broken = true;
	s->holes = xrealloc(s->holes, s->hole_count + 1, sizeof *s->holes);
	s->holes[s->hole_count++] = (struct source_hole){here->at, here->line, here->column, here->column + (int)strlen(instead)};
	free(instead);
}

enum word { WORD_PART, WORD_CONTENT, WORD_COUNT };
static const char *const words[WORD_COUNT] = {[WORD_PART] = "include", [WORD_CONTENT] = "text"};

struct directive {
	enum word word;
	char *name; /* of the file, owned */
	size_t end; /* byte after it */
};

/* Reads the directive at P->at; false after saying what is wrong with it, END is then where to go on. */
static bool read_directive(struct expand *e, size_t file, const struct spot *p, struct directive *one)
{
	const char *text = e->s->files[file].text;
	size_t len = e->s->files[file].len, at = p->at + 1, end;
	while (at < len && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z'))
		at++;
	char *word = xstrndup(text + p->at + 1, at - p->at - 1);
	*one = (struct directive){.word = WORD_COUNT, .end = at};
	for (int i = 0; i < WORD_COUNT; i++)
		if (strcmp(word, words[i]) == 0)
			one->word = (enum word)i;
	if (one->word == WORD_COUNT) {
		const char *near = text_nearest(word, words, WORD_COUNT);
		one->end = include_past_name(text, len, at);
		fault_hole(e, file, p, one->end, xasprintf(_("`@%s` is not a directive; there are @include and @text"), word),
		           near ? xasprintf("@%s \"...\"", near) : NULL);
		free(word);
		return false;
	}
	free(word);
	while (at < len && (text[at] == ' ' || text[at] == '\t'))
		at++;
	end = at < len && text[at] == '"' ? at + 1 + strcspn(text + at + 1, "\"\n\\") : len;
	if (end < len && text[end] == '"') {
		one->name = xstrndup(text + at + 1, end - at - 1);
		one->end = end + 1;
		return true;
	}
	one->end = include_past_name(text, len, at);
	fault_hole(e, file, p, one->end, xasprintf(_("the name of a file between quotes must follow @%s"), words[one->word]),
	           xasprintf("@%s \"%s\"", words[one->word], one->word == WORD_PART ? "blocks/opening.part" : "texts/opening.fr.md"));
	return false;
}

static void expand_file(struct expand *e, size_t file);

/* What a file begins with before its text: a byte order mark is told and left out. */
static struct spot beginning(struct expand *e, size_t file)
{
	const struct source_file *f = &e->s->files[file];
	struct spot p = {.line = 1};
	if (f->len < 3 || memcmp(f->text, bom, 3) != 0)
		return p;
	fault(e, file, &p, xstrdup(_("the file begins with a byte order mark (BOM)")),
	      xstrdup(_("save it as UTF-8 without BOM")), "\t");
	p.at = p.line_start = 3;
	return p;
}

/* The content of FILE as a text between quotes; the directive stands at P in FROM. */
static void put_content(struct expand *e, size_t from, const struct spot *p, size_t file)
{
	segment(e, from, p, false);
	put(e, "\"", 1);
	struct spot start = beginning(e, file);
	const char *text = e->s->files[file].text;
	size_t len = e->s->files[file].len, at = start.at;
	len -= len > at && text[len - 1] == '\n';
	len -= len > at && text[len] == '\n' && text[len - 1] == '\r';
	segment(e, file, &start, true);
	while (at < len && e->flat.len <= GUARD_MAX_BYTES) {
		size_t n = 0;
		while (at + n < len && text[at + n] != '"' && text[at + n] != '\\')
			n++;
		put(e, text + at, n);
		at += n;
		if (at < len) {
			const char escaped[] = {'\\', text[at++]};
			put(e, escaped, 2);
		}
	}
	move(&start, text, len);
	segment(e, file, &start, false);
	put(e, "\"\n", 2);
}

/* "a.part → b.part → a.part": from where FILE is being read already. Caller frees. */
static char *circle(const struct expand *e, size_t file)
{
	struct buf b = {0};
	size_t i = 0;
	while (e->stack[i] != file)
		i++;
	for (; i < e->depth; i++)
		buf_printf(&b, "%s → ", e->s->files[e->stack[i]].name);
	buf_text(&b, e->s->files[file].name);
	return buf_take(&b);
}

static bool being_read(const struct expand *e, size_t file)
{
	for (size_t i = 0; i < e->depth; i++)
		if (e->stack[i] == file)
			return true;
	return false;
}

/* Puts in what ONE names, which stands at P in FROM. */
static void put_in(struct expand *e, size_t from, const struct spot *p, const struct directive *one)
{
	struct error err = {0};
	size_t file;
	if (++e->put_in > INCLUDE_MAX_FILES) {
		fault_hole(e, from, p, one->end, xasprintf(_("more than %d files are put in here"), (int)INCLUDE_MAX_FILES), NULL);
		e->stop = true;
	} else if (!include_open(e->s, from, one->name, &file, &err) && one->word == WORD_CONTENT) {
		fault(e, from, p, xstrdup(err.text), NULL, "\"?\"");
	} else if (err.text) {
		fault_hole(e, from, p, one->end, xstrdup(err.text), NULL);
	} else if (one->word == WORD_CONTENT) {
		put_content(e, from, p, file);
	} else if (being_read(e, file)) {
		char *ring = circle(e, file);
		fault_hole(e, from, p, one->end, xasprintf(_("files include one another in a circle: %s"), ring), xstrdup(_("remove it")));
		free(ring);
	} else if (e->depth > INCLUDE_MAX_DEPTH) {
		fault_hole(e, from, p, one->end, xasprintf(_("files include one another more than %d deep"), (int)INCLUDE_MAX_DEPTH), NULL);
	} else {
		put(e, "\n", 1); /* so that a line of the flat text begins in the file it is of */
		expand_file(e, file);
		put(e, "\n", 1); /* and no comment reaches further */
	}
	error_clear(&err);
}

static void expand_file(struct expand *e, size_t file)
{
	struct spot p = e->depth ? beginning(e, file) : (struct spot){.line = 1}; /* of the scenario's own the guard says it */
	size_t len = e->s->files[file].len;
	e->stack[e->depth++] = file;
	segment(e, file, &p, false);
	while (!e->stop) {
		const char *text = e->s->files[file].text; /* files[] may have moved */
		size_t at = include_next(text, len, p.at);
		put(e, text + p.at, at - p.at);
		move(&p, text, at);
		if (at == len)
			break;
		struct directive one;
		if (read_directive(e, file, &p, &one))
			put_in(e, file, &p, &one);
		free(one.name);
		move(&p, e->s->files[file].text, one.end);
		segment(e, file, &p, false);
		if (e->flat.len > GUARD_MAX_BYTES && !e->stop) {
			fault(e, file, &p,
			      xasprintf(_("with all that it includes the scenario has more than %d MiB"), GUARD_MAX_BYTES >> 20),
			      NULL, " ");
			e->stop = e->s->broken = true;
		}
	}
	e->depth--;
}

static bool load(const char *path, const struct source_file *changed, struct source *s, struct diagnostics *d, struct error *err)
{
	struct expand e = {.s = s, .d = d, .line = 1};
	char *text, *real = realpath(path, NULL);
	size_t len;
	*s = (struct source){.changed = changed};
	diagnostics_init(d, path, NULL, 0);
	real = real ? real : xstrdup(path);
	if (!include_read(s, real, path, &text, &len, err)) {
		free(real);
		return false;
	}
	include_add(s, path, real, text, len);
	d->map = s;
	d->place = source_place_said;
	expand_file(&e, 0);
	if (e.stop) /* the rest of it is not there to be read */
		s->hole_count = 0;
	s->len = e.flat.len;
	s->text = buf_take(&e.flat);
	s->changed = NULL;
	return true;
}

bool source_load(const char *path, struct source *s, struct diagnostics *d, struct error *err)
{
	return load(path, NULL, s, d, err);
}

bool source_load_changed(const char *path, const char *real, const char *text, size_t len, struct source *s, struct diagnostics *d,
                         struct error *err)
{
	char *where = xstrdup(real), *bytes = xstrndup(text, len);
	struct source_file changed = {.real = where, .text = bytes, .len = len};
	bool done = load(path, &changed, s, d, err);
	free(where);
	free(bytes);
	return done;
}
