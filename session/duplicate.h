/* Last year's session held again without its people: its meetings in order, each with its scenario, and not a word that anybody
 * typed. Enterprises, persons, answers, notes, dates, places and the history stay where they are. */
#ifndef SESSION_DUPLICATE_H
#define SESSION_DUPLICATE_H

#include "session/wanted.h"

/* The collective meetings of W->like, each with the hour at which it was planned to begin; one that only has individual ones has each of its scenarios once. Of a scenario that is
 * installed in a newer version, without faults, the newer one is taken, unless W->as_it_was. What was taken instead, and what was
 * left out, is added to SAID, a sentence a line. False with a sentence. */
bool duplicate_plan(const struct wanted *w, struct planned *p, struct buf *said, struct error *err);

#endif
