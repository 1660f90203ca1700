/* In which order the meetings of a session come: by day, then by number. One without a day comes right behind the one made before it. */
#ifndef SESSION_ORDER_H
#define SESSION_ORDER_H

#include <stddef.h>
#include <stdint.h>

struct meeting_day {
	int64_t id;
	const char *day; /* YYYY-MM-DD, "": not known; borrowed */
	void *of;        /* the caller's */
};

/* LIST is in order of id. Each without a day takes that of the one before it; then they are put in order. */
void meetings_in_order(struct meeting_day *list, size_t count);
/* Below 0: A comes first. Days are whole already. */
int meeting_compare(const struct meeting_day *a, const struct meeting_day *b);

#endif
