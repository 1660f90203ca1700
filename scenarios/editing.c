/* The values of a scenario's files, read; changes tried on what would be read then, written to the one file they stand in, remembered
 * for undo. Knows no screen. */
#include "scenarios/editing.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "scenarios/check.h"
#include "scenarios/edit_text.h"
#include "scenarios/editing_parts.h"
#include "scenarios/light.h"
#include "scenarios/load.h"

/* Reads a source that is loaded: what is wrong in it, and its outline. */
static void look(struct editing_read *r, const char *path)
{
	struct diagnostics said;
	scenario_free(scenario_checked(source_scenario(&r->source, &r->d), path, &r->d));
	diagnostics_init(&said, "", NULL, 0);
	guard_check(r->source.text, r->source.len, &r->guard, &said);
	if (said.errors)
		r->outline = (struct outline){.arena = arena_new(), .has = {[LANG_FR] = true}};
	else
		outline_make(&r->outline, r->source.text, &r->guard);
	diagnostics_clear(&said);
}

static void read_clear(struct editing_read *r)
{
	outline_clear(&r->outline);
	guard_clear(&r->guard);
	diagnostics_clear(&r->d);
	source_clear(&r->source);
	free(r->texts);
	free(r);
}

static struct editing_read *read_files(const char *path, struct error *err)
{
	struct editing_read *r = xcalloc(1, sizeof *r); /* it points into itself */
	if (source_load(path, &r->source, &r->d, err)) {
		look(r, path);
		return r;
	}
	diagnostics_clear(&r->d);
	source_clear(&r->source);
	free(r);
	return NULL;
}

struct editing *editing_open(const char *path, struct error *err)
{
	struct editing_read *r = read_files(path, err);
	struct editing *e = r ? xcalloc(1, sizeof *e) : NULL;
	if (e) {
		e->path = xstrdup(path);
		e->read = r;
	}
	return e;
}

void editing_free(struct editing *e)
{
	if (!e)
		return;
	editing_forget(e, 0);
	read_clear(e->read);
	free(e->path);
	free(e);
}

/* The files may be gone: then what was read stays. */
static bool read_again(struct editing *e)
{
	struct editing_read *r = read_files(e->path, NULL);
	if (r) {
		read_clear(e->read);
		e->read = r;
	}
	return r != NULL;
}

const char *editing_path(const struct editing *e)
{
	return e->path;
}

const struct outline *editing_outline(const struct editing *e)
{
	return &e->read->outline;
}

const struct diagnostics *editing_faults(const struct editing *e)
{
	return &e->read->d;
}

static char *fault_text(const struct editing_read *r, size_t n)
{
	const struct diagnostic *one = &r->d.list[n];
	if (one->line == 0)
		return xstrdup(one->sentence);
	struct source_place p = source_place(&r->source, one->line, one->column);
	if (p.file == &r->source.files[0])
		return xasprintf(_("line %d: %s"), p.line, one->sentence);
	return xasprintf(_("%s, line %d: %s"), editing_file_name(&r->source, p.file), p.line, one->sentence);
}

char *editing_fault(const struct editing *e, size_t n)
{
	return fault_text(e->read, n);
}

size_t editing_fault_item(const struct editing *e, size_t n)
{
	const struct editing_read *r = e->read;
	const struct diagnostic *d = &r->d.list[n];
	const struct guard_span *best = NULL;
	size_t found = 0;
	for (size_t i = 0; i < r->outline.count; i++) { /* the last that begins before it: they don't all stand in the order of the file */
		const struct guard_span *span = &r->guard.spans[r->outline.items[i].span];
		bool before = span->line < d->line || (span->line == d->line && span->column <= d->column);
		bool later = !best || span->line > best->line || (span->line == best->line && span->column >= best->column);
		if (before && later && r->outline.items[i].kind != OUTLINE_HEAD) {
			best = span;
			found = i;
		}
	}
	return found;
}

const char *editing_file_name(const struct source *s, const struct source_file *f)
{
	return f == &s->files[0] ? f->real + f->folder + 1 : f->real + s->files[0].folder + 1;
}

const char *editing_text(const struct editing *e, size_t item, enum lang lang, bool *same)
{
	struct editing_read *r = e->read;
	const struct outline_item *i = &r->outline.items[item];
	const struct guard_span *span;
	bool one;
	if (i->kind == OUTLINE_HEAD)
		return NULL;
	span = outline_span(&r->guard, i, lang, &one);
	if (same)
		*same = one;
	if (!span)
		return NULL;
	if (!r->texts)
		r->texts = xcalloc(r->outline.count * LANG_COUNT, sizeof *r->texts);
	const char **text = &r->texts[item * LANG_COUNT + (one ? 0 : (size_t)lang)];
	if (!*text && i->kind == OUTLINE_NUMBER)
		*text = arena_strndup(r->outline.arena, r->source.text + span->start, span->end - span->start);
	else if (!*text)
		*text = light_text(r->outline.arena, r->source.text, span);
	return *text;
}

static const struct source_file *file_of(const struct editing *e, size_t item, enum lang lang)
{
	const struct outline_item *i = &e->read->outline.items[item];
	bool same;
	const struct guard_span *span = outline_span(&e->read->guard, i, lang, &same);
	return edit_text_file(&e->read->source, span ? span : &e->read->guard.spans[i->span]);
}

const char *editing_file(const struct editing *e, size_t item, enum lang lang)
{
	return editing_file_name(&e->read->source, file_of(e, item, lang));
}

bool editing_may_write(const struct editing *e, size_t item, enum lang lang, struct error *err)
{
	const struct source_file *f = file_of(e, item, lang);
	char *folder = xstrndup(f->real, f->folder ? f->folder : 1);
	bool may = access(f->real, W_OK) == 0 && access(folder, W_OK) == 0;
	if (!may)
		error_set(err, _("%s cannot be written: %s"), f->name, strerror(errno));
	free(folder);
	return may;
}

void verdict_clear(struct editing_verdict *v)
{
	free(v->first);
	*v = (struct editing_verdict){0};
}

static bool was_there(const struct diagnostics *d, const struct diagnostic *one)
{
	for (size_t i = 0; i < d->count; i++)
		if (d->list[i].severity == one->severity && strcmp(d->list[i].sentence, one->sentence) == 0)
			return true;
	return false;
}

/* The fault to tell: the first error that is new, else the first new warning, else the first of all. */
static size_t fault_to_tell(const struct diagnostics *before, const struct diagnostics *now, bool *fresh)
{
	*fresh = true;
	for (int severity = SEVERITY_ERROR; severity <= SEVERITY_WARNING; severity++)
		for (size_t i = 0; i < now->count; i++)
			if ((int)now->list[i].severity == severity && !was_there(before, &now->list[i]))
				return i;
	*fresh = false;
	return 0;
}

static void judge(const struct editing_read *before, const struct editing_read *now, struct editing_verdict *v)
{
	*v = (struct editing_verdict){.errors = now->d.errors, .warnings = now->d.count + now->d.more - now->d.errors};
	if (now->d.count == 0)
		return;
	size_t n = fault_to_tell(&before->d, &now->d, &v->unlike);
	v->first = fault_text(now, n);
	v->worse = now->d.errors > before->d.errors || (v->unlike && now->d.list[n].severity == SEVERITY_ERROR);
}

/* NULL with a sentence: such a value cannot stand there at all. */
static bool change_of(const struct editing *e, size_t item, enum lang lang, const char *text, struct edit_change *change,
                      struct error *err)
{
	const struct editing_read *r = e->read;
	const struct outline_item *i = &r->outline.items[item];
	bool same;
	const struct guard_span *span = outline_span(&r->guard, i, lang, &same);
	*change = (struct edit_change){0};
	if (i->kind == OUTLINE_NUMBER && (text[0] == '\0' || text[strspn(text, "0123456789")] != '\0' || strlen(text) > 6))
		return error_set(err, "%s", _("minutes are a whole number, in digits"));
	if (i->kind == OUTLINE_NUMBER)
		return edit_text_number(&r->source, span, text, change, err);
	if (span)
		return edit_text_put(&r->source, span, text, change, err);
	return edit_text_add(&r->source, &r->guard.spans[i->span], lang, text, change, err);
}

/* What would be read if CHANGE were written. NULL with a sentence. */
static struct editing_read *read_changed(const struct editing *e, const struct edit_change *change, struct error *err)
{
	const struct source_file *f = &e->read->source.files[change->file];
	struct editing_read *r = xcalloc(1, sizeof *r);
	size_t len;
	char *bytes = edit_change_apply(&e->read->source, change, &len);
	bool done = source_load_changed(e->path, f->real, bytes, len, &r->source, &r->d, err);
	free(bytes);
	if (done) {
		look(r, e->path);
		return r;
	}
	diagnostics_clear(&r->d);
	source_clear(&r->source);
	free(r);
	return NULL;
}

bool editing_try(const struct editing *e, size_t item, enum lang lang, const char *text, struct editing_verdict *v, struct error *err)
{
	struct edit_change change;
	*v = (struct editing_verdict){0};
	struct editing_read *r = change_of(e, item, lang, text, &change, err) ? read_changed(e, &change, err) : NULL;
	if (r) {
		judge(e->read, r, v);
		read_clear(r);
	}
	edit_change_clear(&change);
	return r != NULL;
}

/* Is the file F on the disk what was read? */
static bool as_read(const struct source_file *f)
{
	char *text;
	size_t len;
	if (!load_text(f->real, f->name, false, &text, &len, NULL))
		return false;
	bool same = len == f->len && memcmp(text, f->text, len) == 0;
	free(text);
	return same;
}

bool editing_refresh(struct editing *e)
{
	const struct source *s = &e->read->source;
	for (size_t i = 0; i < s->file_count; i++)
		if (!as_read(&s->files[i]))
			return read_again(e);
	return false;
}

bool editing_write(const struct editing *e, const struct edit_change *change, struct error *err)
{
	const struct source *s = &e->read->source;
	const struct source_file *f = &s->files[change->file];
	size_t len;
	if (editing_shipped(e))
		return error_set(err, "%s", _("This scenario comes with the program: it is copied before it is changed."));
	if (!as_read(f))
		return error_set(err, _("%s was changed by somebody else meanwhile: nothing was written."), editing_file_name(s, f));
	char *bytes = edit_change_apply(s, change, &len);
	bool done = file_replace(f->real, bytes, len, 0644, err);
	free(bytes);
	return done;
}

bool editing_put(struct editing *e, size_t item, enum lang lang, const char *text, struct editing_verdict *v, struct error *err)
{
	struct edit_change change;
	struct editing_read *r = NULL;
	const char *now = editing_text(e, item, lang, NULL);
	char *was = now ? text_nfc(now, strlen(now)) : NULL;
	bool same = was && strcmp(was, text) == 0, done = false;
	*v = (struct editing_verdict){0};
	free(was);
	if (same) {
		judge(e->read, e->read, v);
		return true;
	}
	if (change_of(e, item, lang, text, &change, err) && (r = read_changed(e, &change, err))) {
		judge(e->read, r, v);
		done = v->worse || editing_write(e, &change, err);
		if (done && !v->worse) {
			editing_remember(e, &change, item, lang);
			read_again(e);
		}
		read_clear(r);
	}
	edit_change_clear(&change);
	return done;
}
