/* From what was typed to a file: enterprises taken in from a list, and the making through the same function as `filrouge new`. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "tui/new_session.h"

static bool has_name(const struct new_session *n, const char *name)
{
	for (size_t i = 0; i < n->list.count; i++)
		if (strcmp(n->list.rows[i].name, name) == 0)
			return true;
	return false;
}

/* Those that aren't there yet, in their order. */
static size_t rows_take(struct new_session *n, struct enterprise_list *from)
{
	size_t count = 0;

	for (size_t i = 0; i < from->count; i++) {
		if (has_name(n, from->rows[i].name))
			continue;
		n->list.rows = xrealloc(n->list.rows, n->list.count + 1, sizeof *n->list.rows);
		n->list.rows[n->list.count++] = from->rows[i];
		from->rows[i] = (struct enterprise_row){0}; /* it is ours now */
		count++;
	}
	return count;
}

bool new_take_csv(struct new_session *n, struct error *err)
{
	struct enterprise_list list = {0};
	char *path = path_whole(n->texts[NEW_CSV]);
	bool good = enterprises_read(path, &list, err);

	if (good) {
		rows_take(n, &list);
		replace(&n->texts[NEW_CSV], "");
		n->dirty = true;
		new_check(n);
		new_enter(n);
	}
	enterprises_clear(&list);
	free(path);
	return good;
}

bool new_make(struct new_session *n, const char *author, struct buf *said, struct error *err)
{
	char *path = new_path(n);
	struct wanted w = {
		.path = path, .as_it_was = n->as_it_was, .enterprises = &n->list, .title = n->texts[NEW_TITLE],
		.language = lang_codes[n->lang], .date = n->texts[NEW_DATE], .place = n->texts[NEW_PLACE], .author = author,
	};
	bool done;

	*(n->of == OF_SESSION ? &w.like : n->of == OF_PARCOURS ? &w.parcours : &w.scenario) = n->what;
	done = wanted_make(&w, said, err);
	if (done) {
		new_draft_drop();
		n->dirty = false;
	}
	free(path);
	return done;
}
