/* The person behind a key, in the session: who it is that types. */
#ifndef ACCESS_PERSON_H
#define ACCESS_PERSON_H

#include <stdbool.h>
#include <stdint.h>

#include "access/site.h"
#include "base/error.h"

/* What is asked, and what comes of it. */
struct access_person {
	const char *session;      /* a name */
	const char *name;         /* as people say it */
	const char *enterprise;   /* its id or exact name; NULL: a facilitator */
	const char *language;     /* NULL: not said */
	const char *author;       /* who adds */
	char *id;                 /* owned: the person's; one that is there already where name and enterprise are the same */
	int64_t enterprise_id;
	char *enterprise_name;    /* owned */
};
void access_person_clear(struct access_person *p);

/* "Anne Lefèbvre" becomes "anne-lefebvre"; caller frees. NULL: nothing of it can be an id. */
char *access_person_id(const char *name);

/* Makes the person known in the session. Only looks for the enterprise when NAME is NULL. */
bool access_person_add(const struct access_site *s, struct access_person *p, struct error *err);
/* Notes that the person has left, today. */
bool access_person_left(const struct access_site *s, const char *session, const char *id, const char *author, struct error *err);

/* The title of a session, and the name of an enterprise and of a person of it ("" where there is none; ID may be NULL); caller frees all. */
struct access_about {
	char *title, *enterprise, *person, *left;
};
bool access_about(const struct access_site *s, const char *session, int64_t enterprise, const char *id, struct access_about *a, struct error *err);
void access_about_clear(struct access_about *a);

#endif
