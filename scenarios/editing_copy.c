/* A scenario that comes with the program is not changed where it stands: it is copied, with what it includes, into the person's own
 * folder, where it is found first. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/editing_parts.h"
#include "scenarios/find.h"

bool editing_shipped(const struct editing *e)
{
	return scenario_origin(e->read->source.files[0].real) == ORIGIN_SHIPPED;
}

/* Of PATH the folder, made. */
static bool make_folder_of(const char *path)
{
	char *folder = xstrndup(path, (size_t)(strrchr(path, '/') - path));
	bool done = file_make_folder(folder);
	free(folder);
	return done;
}

static bool copy_file(const struct source_file *f, const char *to, bool may_be_there, size_t *kept, struct error *err)
{
	struct stat st;
	char *shown = text_filter(to, strlen(to), false);
	bool done = false, is_there = lstat(to, &st) == 0;
	if (is_there && may_be_there) {
		++*kept;
		done = true;
	} else if (is_there) {
		error_set(err, _("%s is there already: nothing was written"), shown);
	} else if (!make_folder_of(to)) {
		error_set(err, _("%s cannot be written: %s"), shown, strerror(errno));
	} else {
		done = file_replace(to, f->text, f->len, 0644, err);
	}
	free(shown);
	return done;
}

/* The scenario last: until then nothing is found. */
char *editing_copy(const struct editing *e, size_t *kept, struct error *err)
{
	const struct source *s = &e->read->source;
	char *folder = scenario_own_folder(), *path = NULL;
	*kept = 0;
	if (!folder) {
		error_set(err, "%s", _("neither XDG_DATA_HOME nor HOME says where your files are: set HOME"));
		return NULL;
	}
	for (size_t i = s->file_count; i-- > 0;) {
		free(path);
		path = xasprintf("%s/%s", folder, editing_file_name(s, &s->files[i]));
		if (!copy_file(&s->files[i], path, i > 0, kept, err)) {
			free(path);
			path = NULL;
			break;
		}
	}
	free(folder);
	return path;
}
