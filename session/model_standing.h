/* Where an enterprise stands with a step: done, begun, to do, skipped, to catch up, not for it. */
#ifndef SESSION_MODEL_STANDING_H
#define SESSION_MODEL_STANDING_H

#include "session/model.h"

enum standing {
	STANDING_NOT_FOR,  /* nothing in it is asked of this one, or it had left */
	STANDING_TODO,
	STANDING_BEGUN,
	STANDING_DONE,     /* all that is asked is answered; where nothing is asked: it was there while the step was held */
	STANDING_SKIPPED,  /* the group did not do it, or the other one of two alternatives */
	STANDING_HOMEWORK, /* still to do at home */
	STANDING_CATCH_UP, /* it was held without this one, or nothing came of it */
	STANDING_COUNT
};

/* ENTERPRISE (0: the group, of what it answers together) and STEP, one of the scenario's. *ANSWERED of *ASKED (may be NULL) as model_progress() has them. */
enum standing model_standing(const struct model *m, const struct step *step, int64_t enterprise, int *answered, int *asked);
/* Was the enterprise away while the step was held? By the half-day it began in, and when who came late or left early was there. */
bool model_away(const struct model *m, const char *step, int64_t enterprise);

#endif
