/* Plain rules over fields and circles. Knows no model and no file. */
#include "session/circles.h"

#include <string.h>

static const char *own(const struct field *f)
{
	return f->circle != NULL ? f->circle : "e";
}

static bool closed(const struct field *f)
{
	return strcmp(own(f), "f") == 0;
}

enum circle_fault circle_fault(const struct field *f, const char *circle)
{
	static const char *const circles[] = {"f", "e", "g", "p", "gp"};
	size_t i = 0;

	if (circle == NULL)
		return CIRCLE_GOOD;
	while (i < sizeof circles / sizeof *circles && strcmp(circles[i], circle) != 0)
		i++;
	if (i == sizeof circles / sizeof *circles)
		return CIRCLE_UNKNOWN;
	if (closed(f) && strcmp(circle, "f") != 0)
		return CIRCLE_CLOSED;
	if (strchr(circle, 'p') != NULL && f->consent == NULL && strchr(own(f), 'p') == NULL)
		return CIRCLE_NO_CONSENT;
	return CIRCLE_GOOD;
}

const char *circle_asked(const struct field *f, const char *set)
{
	return closed(f) || set == NULL || *set == '\0' ? own(f) : set;
}

const char *circle_held(const struct field *f, const char *circle, bool consents)
{
	if (f->consent == NULL || consents || strchr(circle, 'p') == NULL)
		return circle;
	return strchr(circle, 'g') != NULL ? "g" : "e";
}

const char *circle_with_group(const char *circle, bool on)
{
	bool funder = strchr(circle, 'p') != NULL;

	if (strcmp(circle, "f") == 0)
		return "f";
	return on ? funder ? "gp" : "g" : funder ? "p" : "e";
}

bool circle_shareable(const struct field *f)
{
	static const bool never[FIELD_KIND_COUNT] = {
		[FIELD_SHARE] = true, [FIELD_ANONYMOUS] = true, [FIELD_CONSENT] = true, [FIELD_QUOTA] = true,
		[FIELD_HOURS] = true, [FIELD_SCORE] = true,
	};

	return !f->group && f->compute == NULL && !never[f->kind] && !closed(f);
}
