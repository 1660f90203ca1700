/* The table of options, and what holds once the files are read. Reads no file: options_load.c does. */
#include "config/options.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/memory.h"

static const char *const languages[] = {"auto", "fr", "en", "nl", NULL};
static const char *const themes[] = {"auto", "dark", "light", "mono", NULL};
static const char *const clocks[] = {"24h", "12h", NULL};
static const char *const mice[] = {"auto", "on", "off", NULL};
static const char *const circles[] = {"f", "e", NULL};

enum { MINUTES_MOST = 1440 };

const struct options_row options_table[OPTION_COUNT] = {
	[OPTION_LANGUAGE] = {"language", languages, 0, 0, LANGUAGE_AUTO,
			     N_("The language of the screens and of what is said; auto: the environment's, else the session's")},
	[OPTION_THEME] = {"theme", themes, 0, 0, THEME_AUTO,
			  N_("The colours, for a dark or a light ground; mono: none; auto: what the terminal says of itself, else dark")},
	[OPTION_CLOCK] = {"clock", clocks, 0, 0, CLOCK_24H, N_("How the time of day is shown: 14:03 or 2:03 pm")},
	[OPTION_MOUSE] = {"mouse", mice, 0, 0, MOUSE_AUTO,
			  N_("Clicks and the wheel; auto: on, but off over SSH. The command mouse switches it for now")},
	[OPTION_HIDE_AFTER] = {"hide_after", NULL, 0, MINUTES_MOST, 0,
			       N_("Minutes without a key after which the screen is hidden until Enter; 0: never")},
	[OPTION_LEAVE_AFTER] = {"leave_after", NULL, 0, MINUTES_MOST, 0,
				N_("Minutes without a key after which the program ends, everything kept; 0: never")},
	[OPTION_HIDE_ROOM_AFTER] = {"hide_room_after", NULL, 0, MINUTES_MOST, 0,
				    N_("The same as hide_after for the room's screen, where nobody types; 0: never")},
	[OPTION_NOTE_CIRCLE] = {"note_circle", circles, 0, 0, NOTE_CIRCLE_F,
				N_("Who may read a new note: f facilitators only, e the enterprise too")},
};

int options_number(const struct options *o, enum option_id id)
{
	return o != NULL ? o->values[id].number : options_table[id].standard;
}

const char *options_word(enum option_id id, int number)
{
	return options_table[id].words != NULL ? options_table[id].words[number] : NULL;
}

size_t options_faults(const struct options *o)
{
	size_t count = 0;

	for (int layer = LAYER_SITE; layer < LAYER_COUNT; layer++)
		count += o->files[layer].said.count + o->files[layer].said.more;
	return count;
}

void options_print_faults(const struct options *o, FILE *out)
{
	for (int layer = LAYER_SITE; layer < LAYER_COUNT; layer++)
		diagnostics_print(&o->files[layer].said, out);
}

char *options_first_fault(const struct options *o)
{
	struct error err = {0};
	size_t count = options_faults(o);
	char *text;

	for (int layer = LAYER_SITE; layer < LAYER_COUNT && err.text == NULL; layer++)
		if (o->files[layer].said.errors > 0)
			diagnostics_fail(&o->files[layer].said, &err);
	if (err.text == NULL)
		return NULL;
	text = count == 1 ? xstrdup(err.text)
			  : xasprintf(_("%s (%zu faults in all: `filrouge config check` says them)"), err.text, count);
	error_clear(&err);
	return text;
}

void options_free(struct options *o)
{
	if (o == NULL)
		return;
	for (size_t i = 0; i < o->key_count; i++) {
		free(o->keys[i].command);
		free(o->keys[i].keys);
	}
	free(o->keys);
	for (int layer = LAYER_SITE; layer < LAYER_COUNT; layer++) {
		diagnostics_clear(&o->files[layer].said);
		free(o->files[layer].path);
		free(o->files[layer].text);
	}
	free(o);
}
