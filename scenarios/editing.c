/* The values of a scenario's files, read; changes tried on what would be read then, written to the one file they stand in, remembered
 * for undo. Knows no screen. */
#include "scenarios/editing.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
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
	if (!span || (one && editing_is_apart(e, item, lang)))
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

static bool several_languages(const struct outline *o)
{
	int count = 0;
	for (int lang = 0; lang < LANG_COUNT; lang++)
		count += o->has[lang];
	return count > 1;
}

bool editing_apart(struct editing *e, size_t item, enum lang lang, struct error *err)
{
	const struct outline *o = &e->read->outline;
	bool same = false;
	e->apart = false;
	if (o->items[item].kind != OUTLINE_TEXT || !editing_text(e, item, lang, &same) || !same)
		return error_set(err, "%s", _("This text is not one for all languages."));
	if (!o->has[lang] || lang == o->first)
		return error_set(err, _("It becomes the text in %s: choose another language first."), lang_codes[o->first]);
	e->apart = true;
	e->apart_item = item;
	e->apart_lang = lang;
	return true;
}

void editing_together(struct editing *e)
{
	e->apart = false;
}

bool editing_is_apart(const struct editing *e, size_t item, enum lang lang)
{
	return e->apart && e->apart_item == item && e->apart_lang == lang;
}

/* False with a sentence: such a value cannot stand there at all. */
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
	if (span && same && editing_is_apart(e, item, lang))
		return edit_text_split(&r->source, span, r->outline.first, lang, text, change, err);
	if (span)
		return edit_text_put(&r->source, span, text, change, err);
	if (i->absent)
		return edit_text_new(&r->source, &r->guard.spans[i->span], i->after ? &r->guard.spans[i->after] : NULL, i->key,
		                     several_languages(&r->outline) ? lang : LANG_COUNT, text, change, err);
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
		editing_judge(e->read, r, v);
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
		editing_judge(e->read, e->read, v);
		return true;
	}
	if (change_of(e, item, lang, text, &change, err) && (r = read_changed(e, &change, err))) {
		editing_judge(e->read, r, v);
		done = v->worse || editing_write(e, &change, err);
		if (done && !v->worse) {
			editing_remember(e, &change, item, lang);
			editing_together(e);
			read_again(e);
		}
		read_clear(r);
	}
	edit_change_clear(&change);
	return done;
}
