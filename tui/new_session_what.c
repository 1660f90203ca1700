/* What a new session is made of: a scenario, a parcours or an earlier session, and what is to be known of it before it is made. */
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "scenarios/parcours.h"
#include "scenarios/source.h"
#include "session/duplicate.h"
#include "tui/new_session.h"

void new_what_clear(struct new_what *w)
{
	free(w->title);
	free(w->details);
	free(w->warnings);
	free(w->fault);
	*w = (struct new_what){0};
}

/* "180 min  fr en nl" or, of several or with their NAMES, "5 meetings: awareness, vises-1a…" */
static char *details_of(const struct planned *p, bool names)
{
	struct buf b = {0};

	if (p->count == 1 && !names) {
		buf_printf(&b, _("%d min"), p->scenarios[0]->slot);
		for (int lang = 0; lang < LANG_COUNT; lang++)
			if (p->scenarios[0]->has[lang])
				buf_printf(&b, "%s%s", lang == 0 || b.len == 0 ? "  " : " ", lang_codes[lang]);
		return buf_take(&b);
	}
	buf_printf(&b, ngettext("%zu meeting:", "%zu meetings:", p->count), p->count);
	for (size_t i = 0; i < p->count; i++)
		buf_printf(&b, "%s %s", i > 0 ? "," : "", p->scenarios[i]->id);
	return buf_take(&b);
}

static bool plan(const struct new_session *n, struct planned *p, struct buf *said, struct error *err)
{
	struct wanted w = {.like = n->of == OF_SESSION ? n->what : NULL, .parcours = n->of == OF_PARCOURS ? n->what : NULL,
			   .scenario = n->what, .as_it_was = n->as_it_was};
	struct scenario *s;

	if (n->of == OF_SESSION)
		return duplicate_plan(&w, p, said, err);
	if (n->of == OF_PARCOURS)
		return course_plan(&w, p, err);
	s = wanted_scenario(&w, n->what, err);
	if (s != NULL)
		planned_add(p, s, 0);
	return s != NULL;
}

/* "lille" of "/home/ada/lille.filrouge", the id of anything else. */
static char *name_of(const struct new_session *n)
{
	const char *slash = strrchr(n->what, '/'), *name = n->of == OF_SESSION && slash != NULL ? slash + 1 : n->what;
	size_t len = strlen(name), end = strlen(".filrouge");

	return xstrndup(name, n->of == OF_SESSION && len > end ? len - end : len);
}

static void about_read(struct new_session *n)
{
	struct new_what *w = &n->about;
	struct planned p = {0};
	struct buf said = {0};
	struct error err = {0};
	char *name = name_of(n);

	if (plan(n, &p, &said, &err)) {
		const char *title = said_in(&p.scenarios[0]->title, i18n_language(), NULL);

		w->title = n->of == OF_SESSION ? xasprintf(_("as in %s"), name) : n->of == OF_PARCOURS ? xstrdup(n->what) : xstrdup(title);
		w->details = details_of(&p, n->of == OF_SESSION);
		w->warnings = buf_take(&said);
		w->language = p.language;
		w->least = p.scenarios[0]->individual ? 0 : p.scenarios[0]->group_min;
		w->most = p.scenarios[0]->individual ? 0 : p.scenarios[0]->group_max;
	} else {
		w->title = xstrdup(name);
		w->details = xstrdup("");
		w->warnings = xstrdup("");
		w->fault = xstrdup(err.text != NULL ? err.text : "");
	}
	free(name);
	buf_clear(&said);
	error_clear(&err);
	planned_clear(&p);
}

void new_choose(struct new_session *n, int of, const char *what)
{
	replace(&n->what, what);
	n->of = of == OF_PARCOURS ? OF_PARCOURS : of == OF_SESSION ? OF_SESSION : OF_SCENARIO;
	new_what_clear(&n->about);
	if (n->what != NULL)
		about_read(n);
	if (!new_part_there(n, n->at))
		n->at = NEW_WHAT;
	n->dirty = true;
	new_propose(n);
	new_check(n);
}
