/* Copies a scenario and what it includes. Knows nothing of where scenarios are looked for. */
#include "scenarios/copy.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/memory.h"
#include "base/text.h"
#include "config/guard.h"
#include "scenarios/edit_text.h"
#include "scenarios/read.h"
#include "scenarios/scenario.h"

/* The span of the scenario's id; NULL: there is none. */
static const struct guard_span *id_span(const struct guard *g)
{
	for (size_t i = 0; i < g->count; i += 1 + g->spans[i].within)
		if (read_is(&g->spans[i], "scenario") && g->spans[i].begins == '{')
			return read_member(&g->spans[i], "id");
	return NULL;
}

/* Its own file with the other id; NULL with a sentence. */
static char *with_id(const struct source *s, const char *id, size_t *len, struct error *err)
{
	struct diagnostics said;
	struct guard g;
	struct edit_change change = {0};
	char *text = NULL;
	diagnostics_init(&said, s->files[0].name, s->text, s->len);
	bool sound = guard_check(s->text, s->len, &g, &said);
	const struct guard_span *span = sound ? id_span(&g) : NULL;
	if (!span || span->begins != '"')
		error_set(err, _("%s: its id is not found, so it cannot be copied under another"), s->files[0].name);
	else if (edit_text_put(s, span, id, &change, err) && change.file == 0)
		text = edit_change_apply(s, &change, len);
	else if (change.file != 0)
		error_set(err, _("%s: its id is not found, so it cannot be copied under another"), s->files[0].name);
	edit_change_clear(&change);
	guard_clear(&g);
	diagnostics_clear(&said);
	return text;
}

/* Where the part F stands beside PATH. */
static char *place_of(const struct source *s, const struct source_file *f, const char *path)
{
	const char *slash = strrchr(path, '/');
	return xasprintf("%.*s%s", slash ? (int)(slash + 1 - path) : 0, path, f->real + s->files[0].folder + 1);
}

/* Is the file at PATH one with the text of F? */
static bool says_the_same(const char *path, const struct source_file *f)
{
	char *text = NULL;
	size_t len = 0;
	bool same = scenario_load_text(path, &text, &len, NULL) && len == f->len && memcmp(text, f->text, len) == 0;
	free(text);
	return same;
}

static bool is_there(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0;
}

/* Nothing is begun that could not go to its end. */
static bool free_places(const struct source *s, const char *path, struct error *err)
{
	bool good = true;
	for (size_t i = 0; good && i < s->file_count; i++) {
		char *to = i ? place_of(s, &s->files[i], path) : xstrdup(path), *shown = text_filter(to, strlen(to), false);
		if (is_there(to) && (i == 0 || !says_the_same(to, &s->files[i])))
			good = error_set(err, _("%s is there already: nothing was written"), shown);
		free(shown);
		free(to);
	}
	return good;
}

/* The folders on the way from the folder of PATH, which is there, to the part at TO. */
static bool make_folders(const char *path, char *to)
{
	const char *slash = strrchr(path, '/');
	for (char *p = to + (slash ? slash + 1 - path : 0); (p = strchr(p, '/')); p++) {
		*p = '\0';
		bool failed = mkdir(to, 0777) != 0 && errno != EEXIST;
		*p = '/';
		if (failed)
			return false;
	}
	return true;
}

static bool write_part(const struct source *s, const struct source_file *f, const char *path, size_t *parts, struct error *err)
{
	char *to = place_of(s, f, path), *shown = text_filter(to, strlen(to), false);
	bool done = is_there(to);
	if (!done && !make_folders(path, to))
		error_set(err, _("%s cannot be written: %s"), shown, strerror(errno));
	else if (!done && (done = file_create(to, f->text, f->len, 0666, err)))
		++*parts;
	free(shown);
	free(to);
	return done;
}

bool scenario_copy(const struct source *s, const char *path, const char *id, size_t *parts, struct error *err)
{
	size_t len = 0, written = 0;
	char *text = with_id(s, id, &len, err);
	bool done = text && free_places(s, path, err);
	for (size_t i = 1; done && i < s->file_count; i++)
		done = write_part(s, &s->files[i], path, &written, err);
	done = done && file_create(path, text, len, 0666, err);
	if (parts)
		*parts = written;
	free(text);
	return done;
}
