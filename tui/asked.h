/* What was asked of the keeper and is no request: its answers go to the view that asked. Private to tui/. */
#ifndef TUI_ASKED_H
#define TUI_ASKED_H

#include "tui/state.h"

/* From now on answers come to A; called by who asks, as often as it likes. */
void asked_listen(struct app *a);

#endif
