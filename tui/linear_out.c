/* Lines out: filtered text and line ends, nothing else. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "tui/linear_parts.h"

void linear_say(struct linear *l, const char *fmt, ...)
{
	va_list args;
	char *text, *shown;

	va_start(args, fmt);
	if (vasprintf(&text, fmt, args) < 0)
		die("%s", _("Out of memory."));
	va_end(args);
	shown = text_filter(text, strlen(text), true);
	fputs(shown, l->out);
	if (shown[0] == '\0' || shown[strlen(shown) - 1] != '\n')
		fputc('\n', l->out);
	fflush(l->out);
	free(shown);
	free(text);
}

void linear_heard(struct linear *l)
{
	struct app *a = l->app;
	struct client_state state = client_state(l->client);
	char hms[16];

	if (a->message.text != NULL) {
		linear_say(l, "%s", a->message.text);
		app_unsay(a);
	}
	if (strcmp(state.trouble != NULL ? state.trouble : "", l->trouble != NULL ? l->trouble : "") != 0) {
		replace(&l->trouble, state.trouble);
		if (l->trouble != NULL)
			linear_say(l, "! %s", l->trouble);
	}
	if (state.saved_at == l->saved || state.unsaved > 0)
		return;
	l->saved = state.saved_at;
	linear_say(l, _("Saved %s"), clock_said_seconds(state.saved_at, hms));
}
