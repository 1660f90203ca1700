/* What is wrong in the scenario that is edited, and what a change makes worse. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "scenarios/editing_parts.h"

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

void editing_judge(const struct editing_read *before, const struct editing_read *now, struct editing_verdict *v)
{
	*v = (struct editing_verdict){.errors = now->d.errors, .warnings = now->d.count + now->d.more - now->d.errors};
	if (now->d.count == 0)
		return;
	size_t n = fault_to_tell(&before->d, &now->d, &v->unlike);
	v->first = fault_text(now, n);
	v->worse = now->d.errors > before->d.errors || (v->unlike && now->d.list[n].severity == SEVERITY_ERROR);
}
