/* Which options are offered to the enterprise looked at, their names, and lists of ids. Draws and changes nothing. */
#include "tui/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

const char *option_name(const struct app *a, const struct option *o)
{
	const char *name = app_text(a, &o->label);

	return name[0] != '\0' ? name : o->id;
}

size_t option_index(const struct field *f, const char *value, size_t len)
{
	size_t i = 0;

	while (i < f->option_count && !(strlen(f->options[i].id) == len && strncmp(f->options[i].id, value, len) == 0))
		i++;
	return i;
}

bool ids_has(const char *list, const char *id, size_t *at)
{
	size_t len = strlen(id), place = 0;

	for (const char *p = list != NULL ? list : ""; *p != '\0'; place++) {
		size_t word = strcspn(p, " ");

		if (word == len && strncmp(p, id, len) == 0) {
			if (at != NULL)
				*at = place;
			return true;
		}
		p += word;
		p += strspn(p, " ");
	}
	return false;
}

size_t ids_count(const char *list)
{
	size_t count = 0;

	for (const char *p = list != NULL ? list : ""; *p != '\0'; count++) {
		p += strcspn(p, " ");
		p += strspn(p, " ");
	}
	return count;
}

char *ids_put(const char *list, const char *id, size_t at)
{
	struct buf out = {0};
	size_t len = strlen(id), place = 0;
	bool in = at == SIZE_MAX;

	for (const char *p = list != NULL ? list : ""; *p != '\0'; p += strspn(p, " ")) {
		size_t word = strcspn(p, " ");

		if (!in && place == at) {
			buf_printf(&out, "%s%s", out.len > 0 ? " " : "", id);
			in = true;
		}
		if (word != len || strncmp(p, id, len) != 0) {
			buf_printf(&out, "%s%.*s", out.len > 0 ? " " : "", (int)word, p);
			place++;
		}
		p += word;
	}
	if (!in)
		buf_printf(&out, "%s%s", out.len > 0 ? " " : "", id);
	return buf_take(&out);
}

bool option_chosen(const struct field *f, const char *value, size_t i)
{
	return ids_has(value, f->options[i].id, NULL);
}

bool option_offered(const struct app *a, const struct field *f, size_t i, const char *value)
{
	return app_concerns(a, f->options[i].only) || option_chosen(f, value, i);
}

size_t option_beside(const struct app *a, const struct field *f, const char *value, size_t from, int by)
{
	for (size_t i = from + (size_t)by; i < f->option_count; i += (size_t)by) /* below 0 it is far above */
		if (option_offered(a, f, i, value))
			return i;
	return from;
}

size_t option_nth(const struct app *a, const struct field *f, const char *value, size_t n)
{
	for (size_t i = 0; i < f->option_count; i++)
		if (option_offered(a, f, i, value) && n-- == 0)
			return i;
	return f->option_count;
}

void options_words(const struct app *a, const struct field *f, const char *value, struct buf *out)
{
	for (size_t i = 0, n = 0; i < f->option_count; i++)
		if (option_offered(a, f, i, value) && n++ < 9)
			buf_printf(out, "%s%zu %s", n > 1 ? "  " : "", n, option_name(a, &f->options[i]));
}

bool option_asks_which(const struct field *f, const char *value)
{
	for (size_t i = 0; i < f->option_count; i++)
		if (f->options[i].other && option_chosen(f, value, i))
			return true;
	return false;
}
