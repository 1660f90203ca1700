/* Finds and reads the scenarios that another names. Knows nothing of what is asked of them. */
#include "scenarios/others.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/map.h"
#include "base/memory.h"
#include "scenarios/source.h"
#include "scenarios/source.h"

enum { OTHERS_MOST = 64 }; /* a file that names more is not read further */

struct other {
	struct scenario *scenario; /* NULL: none */
	enum other_state state;
};

struct others {
	const struct scenario *own;
	char *folder; /* NULL: not known */
	struct map *known;
};

struct others *others_new(const struct scenario *s, const char *path)
{
	struct others *o = xcalloc(1, sizeof *o);
	const char *slash = path ? strrchr(path, '/') : NULL;
	o->own = s;
	o->folder = slash ? xstrndup(path, (size_t)(slash - path)) : path ? xstrdup(".") : NULL;
	o->known = map_new();
	return o;
}

static void other_free(void *value)
{
	struct other *one = value;
	scenario_free(one->scenario);
	free(one);
}

void others_free(struct others *o)
{
	if (!o)
		return;
	map_free(o->known, other_free);
	free(o->folder);
	free(o);
}

/* Where the scenario ID is; caller frees; NULL: nowhere. */
static char *path_of(const struct others *o, const char *id)
{
	if (id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-")] != '\0')
		return NULL;
	char *beside = o->folder ? xasprintf("%s/%s.scenario", o->folder, id) : NULL;
	if (beside && access(beside, R_OK) == 0)
		return beside;
	free(beside);
	struct error err = {0};
	char *path = scenario_find(id, &err);
	error_clear(&err);
	return path;
}

static struct other *load(const struct others *o, const char *id)
{
	struct other *one = xcalloc(1, sizeof *one);
	char *path = path_of(o, id);
	struct error err = {0};
	struct source source = {0};
	struct diagnostics said = {0}; /* theirs, not ours */
	one->state = path ? OTHER_FAULTY : OTHER_NOWHERE;
	if (path && source_load(path, &source, &said, &err)) {
		one->scenario = source.broken ? NULL : scenario_parse(source.text, source.len, &said);
		one->state = one->scenario ? OTHER_FOUND : OTHER_FAULTY;
	}
	diagnostics_clear(&said);
	source_clear(&source);
	error_clear(&err);
	free(path);
	return one;
}

const struct scenario *others_get(struct others *o, const char *id, enum other_state *state)
{
	static const struct other too_many = {NULL, OTHER_NOWHERE};
	bool own = o->own && o->own->id && strcmp(id, o->own->id) == 0;
	const struct other *one = own ? NULL : map_get(o->known, id);
	if (!one && !own && map_count(o->known) < OTHERS_MOST) {
		struct other *read = load(o, id);
		map_put(o->known, id, read);
		one = read;
	}
	if (!one && !own)
		one = &too_many;
	if (state)
		*state = own ? OTHER_FOUND : one->state;
	return own ? o->own : one->scenario;
}

static bool known(void *context, const char *scenario, const char *id, const char *line)
{
	const struct scenario *s = others_get(context, scenario, NULL);
	const struct field *f = s ? scenario_field(s, id, NULL) : NULL;
	if (!s || (f && !line))
		return true;
	for (size_t i = 0; f && i < f->line_count; i++)
		if (strcmp(f->lines[i].id, line) == 0)
			return true;
	return false;
}

struct expression_earlier others_earlier(struct others *o)
{
	return (struct expression_earlier){known, o};
}

bool others_split(const char *text, size_t len, char **scenario, char **field)
{
	while (len && strchr(" \t\r\n", text[0]))
		text++, len--;
	while (len && strchr(" \t\r\n", text[len - 1]))
		len--;
	const char *dot = len ? memchr(text, '.', len) : NULL;
	if (!dot || dot == text || dot + 1 == text + len)
		return false;
	*scenario = xstrndup(text, (size_t)(dot - text));
	*field = xstrndup(dot + 1, (size_t)(text + len - dot - 1));
	return true;
}
