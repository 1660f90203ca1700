/* Which view takes which answer. Knows nothing of what they say. */
#include "tui/asked.h"

#include "tui/history.h"
#include "tui/review.h"
#include "tui/search.h"

static bool answered(void *context, enum wire_ask what, int64_t number, const char *refused, struct wire_reader *r)
{
	struct app *a = context;

	switch (what) {
	case WIRE_ASK_SEARCH: return search_answered(a, number, refused, r);
	case WIRE_ASK_HISTORY: return history_answered(a, number, refused, r);
	case WIRE_ASK_DOSSIER: return review_answered(a, refused, r);
	case WIRE_ASK_PAST: return past_answered(a, number, refused, r);
	default: return true;
	}
}

void asked_listen(struct app *a)
{
	client_on_answer(a->client, answered, a);
}
