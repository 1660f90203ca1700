/* Commands are rows: keys, palette, scripts, help, hints and the manual all read this table, and one gate runs them. */
#ifndef TUI_COMMAND_H
#define TUI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "session/change.h"
#include "tui/app.h"
#include "tui/key.h"

/* Places. Where rows of a list are focused the room's commands hold too; over a comparison also, but for the keys that are its own. */
enum { IN_ROOM = 1, IN_ROWS = 2, IN_GO = 4, IN_HELP = 8, IN_STEPS = 16, IN_ASK = 32, IN_PICK = 64,
       IN_START = 128, IN_SCENARIOS = 256, IN_READ = 512, IN_WRITE = 1024, IN_PROMPT = 2048, IN_NEW = 1 << 27,
       IN_COMPARE = 1 << 13, IN_PROGRESS = 1 << 14, IN_SHOW = 1 << 15, IN_NOTES = 1 << 16, IN_QUICK_NOTE = 1 << 17, IN_PEOPLE = 1 << 18, IN_CARD = 1 << 19, IN_MISSED = 1 << 20,
       IN_SEARCH = 1 << 21, IN_HISTORY = 1 << 22, IN_PAST = 1 << 23,
       IN_MEETINGS = 1 << 24, IN_OPENING = 1 << 25, IN_HOURS = 1 << 26,
       IN_REVIEW = 1 << 12, IN_REVIEW_WORDS = 1 << 28 /* an enterprise's own view, and a text written there */ };
enum { IN_LISTS = IN_GO | IN_HELP | IN_STEPS | IN_PICK | IN_MEETINGS | IN_OPENING | IN_HOURS | IN_SEARCH | IN_HISTORY,
       IN_ADMIN = IN_START | IN_SCENARIOS | IN_READ | IN_WRITE | IN_NEW,
       IN_ALL = IN_ROOM | IN_COMPARE | IN_PROGRESS | IN_LISTS | IN_ASK | IN_ADMIN | IN_REVIEW | IN_REVIEW_WORDS,
       IN_LOOKS = IN_NOTES | IN_PEOPLE | IN_CARD | IN_MISSED, /* over the room, with letters as keys */
       IN_OWN_BACK = IN_LOOKS | IN_QUICK_NOTE | IN_PAST /* places with an <Esc> of their own */ };

struct command {
	const char *name;
	const char *keys; /* space-separated names; "" for none */
	unsigned where;   /* IN_... */
	unsigned who;     /* enum role, or-ed */
	bool (*run)(struct app *a, const char *argument, struct error *err);
	const char *help; /* N_(): a sentence */
	const char *hint; /* N_(): a word for the hint line; NULL: not there */
};

extern const struct command commands[];
extern const size_t command_count;

const struct command *command_find(const char *name);
/* Its keys for the person: those of its row, unless A (may be NULL) has others for it. */
const char *command_keys(const struct app *a, const struct command *c);
/* The command that K means for A (may be NULL) in one of the places WHERE; NULL: none. The narrowest place wins. */
const struct command *command_for_key(const struct app *a, const struct key *k, unsigned where, unsigned who);

/* Of places that hold at once the one whose own keys come first, and whose hints are shown. */
unsigned command_narrow(unsigned where);

/* Where the person stands now. */
unsigned command_where(const struct app *a);

/* Is C to be shown to the person, in help and palette? It is for the role, and can be reached from what lies beneath. */
bool command_offered(const struct app *a, const struct command *c);

/* The one gate: name, role and place are checked here, whoever asks. The argument "" is none. */
bool command_run(struct app *a, const char *name, const char *argument, struct error *err);

/* The first key of a row as a hint shows it ("^G"), "" when it has none. OUT holds 32 bytes. */
const char *command_key(const struct app *a, const struct command *c, char *out);
/* The same as a sentence has it ("Ctrl-G"); for a command without a key its name. OUT holds 32 bytes. */
const char *command_key_said(const struct app *a, const char *name, char *out);
/* As key_short for the key named NAME. */
const char *command_key_short(const char *name, size_t len, char *out);

/* The functions, by file. commands_move.c: */
bool cmd_enterprise(struct app *a, const char *argument, struct error *err);
bool cmd_enterprise_next(struct app *a, const char *argument, struct error *err);
bool cmd_enterprise_previous(struct app *a, const char *argument, struct error *err);
bool cmd_group(struct app *a, const char *argument, struct error *err);
bool cmd_step(struct app *a, const char *argument, struct error *err);
bool cmd_step_next(struct app *a, const char *argument, struct error *err);
bool cmd_step_previous(struct app *a, const char *argument, struct error *err);
bool cmd_step_live(struct app *a, const char *argument, struct error *err);
bool cmd_field(struct app *a, const char *argument, struct error *err);
bool cmd_field_next(struct app *a, const char *argument, struct error *err);
bool cmd_field_previous(struct app *a, const char *argument, struct error *err);
bool cmd_note(struct app *a, const char *argument, struct error *err);
bool cmd_text_fold(struct app *a, const char *argument, struct error *err);
bool cmd_text_more(struct app *a, const char *argument, struct error *err);
/* commands_compare.c: */
bool cmd_compare(struct app *a, const char *argument, struct error *err);
bool cmd_compare_sort(struct app *a, const char *argument, struct error *err);
bool cmd_compare_counts(struct app *a, const char *argument, struct error *err);
bool cmd_compare_next(struct app *a, const char *argument, struct error *err);
bool cmd_compare_previous(struct app *a, const char *argument, struct error *err);
bool cmd_compare_step_next(struct app *a, const char *argument, struct error *err);
bool cmd_compare_step_previous(struct app *a, const char *argument, struct error *err);
bool cmd_progress(struct app *a, const char *argument, struct error *err);
bool cmd_next_blank(struct app *a, const char *argument, struct error *err);
/* commands_show.c: */
bool cmd_show(struct app *a, const char *argument, struct error *err);
bool cmd_show_close(struct app *a, const char *argument, struct error *err);
bool cmd_show_on(struct app *a, const char *argument, struct error *err);
bool cmd_show_back(struct app *a, const char *argument, struct error *err);
bool cmd_show_keys(struct app *a, const char *argument, struct error *err);
bool cmd_reveal(struct app *a, const char *argument, struct error *err);
bool cmd_blank(struct app *a, const char *argument, struct error *err);
/* commands_meeting.c: */
bool cmd_show_next(struct app *a, const char *argument, struct error *err);
bool cmd_live(struct app *a, const char *argument, struct error *err);
bool cmd_lead(struct app *a, const char *argument, struct error *err);
bool cmd_others(struct app *a, const char *argument, struct error *err);
bool cmd_pause(struct app *a, const char *argument, struct error *err);
bool cmd_meeting_close(struct app *a, const char *argument, struct error *err);
bool cmd_meeting_reopen(struct app *a, const char *argument, struct error *err);
bool cmd_meeting_starts(struct app *a, const char *argument, struct error *err);
/* commands_agenda.c: */
bool cmd_step_minutes(struct app *a, const char *argument, struct error *err);
bool cmd_step_more(struct app *a, const char *argument, struct error *err);
bool cmd_step_less(struct app *a, const char *argument, struct error *err);
bool cmd_step_homework(struct app *a, const char *argument, struct error *err);
bool cmd_repair_squeeze(struct app *a, const char *argument, struct error *err);
bool cmd_repair_skip(struct app *a, const char *argument, struct error *err);
bool cmd_repair_homework(struct app *a, const char *argument, struct error *err);
bool cmd_step_skip(struct app *a, const char *argument, struct error *err);
/* commands_round.c: */
bool cmd_round(struct app *a, const char *argument, struct error *err);
/* commands_answer.c: */
bool cmd_undo(struct app *a, const char *argument, struct error *err);
bool cmd_redo(struct app *a, const char *argument, struct error *err);
bool cmd_answer_none(struct app *a, const char *argument, struct error *err);
bool cmd_answer_unknown(struct app *a, const char *argument, struct error *err);
bool cmd_answer_refused(struct app *a, const char *argument, struct error *err);
bool cmd_row_remove(struct app *a, const char *argument, struct error *err);
/* Goes where T is, as far as it is a place; says what it is ("Weather, Jardins"). Caller frees. */
char *target_go(struct app *a, const struct target *t);
bool cmd_row_up(struct app *a, const char *argument, struct error *err);
bool cmd_row_down(struct app *a, const char *argument, struct error *err);
/* commands_people.c: */
bool cmd_people(struct app *a, const char *argument, struct error *err);
bool cmd_people_close(struct app *a, const char *argument, struct error *err);
bool cmd_present(struct app *a, const char *argument, struct error *err);
bool cmd_absent(struct app *a, const char *argument, struct error *err);
bool cmd_people_absent(struct app *a, const char *argument, struct error *err);
bool cmd_people_all(struct app *a, const char *argument, struct error *err);
bool cmd_arrived(struct app *a, const char *argument, struct error *err);
bool cmd_leaves(struct app *a, const char *argument, struct error *err);
bool cmd_enterprise_new(struct app *a, const char *argument, struct error *err);
bool cmd_enterprise_leaves(struct app *a, const char *argument, struct error *err);
bool cmd_card(struct app *a, const char *argument, struct error *err);
bool cmd_person(struct app *a, const char *argument, struct error *err);
bool cmd_missed(struct app *a, const char *argument, struct error *err);
/* view_people_card.c, view_people_missed.c: */
bool cmd_card_change(struct app *a, const char *argument, struct error *err);
bool cmd_person_came(struct app *a, const char *argument, struct error *err);
bool cmd_person_function(struct app *a, const char *argument, struct error *err);
bool cmd_person_leaves(struct app *a, const char *argument, struct error *err);
bool cmd_missed_go(struct app *a, const char *argument, struct error *err);
/* commands_circle.c: */
bool cmd_circle(struct app *a, const char *argument, struct error *err);
bool cmd_circle_next(struct app *a, const char *argument, struct error *err);
bool cmd_circle_withdraw(struct app *a, const char *argument, struct error *err);
/* commands_moving.c: */
bool cmd_move(struct app *a, const char *argument, struct error *err);
bool cmd_move_to(struct app *a, const char *argument, struct error *err);
bool cmd_move_cancel(struct app *a, const char *argument, struct error *err);
/* history.c: */
bool cmd_history(struct app *a, const char *argument, struct error *err);
bool cmd_history_look(struct app *a, const char *argument, struct error *err);
bool cmd_history_undo(struct app *a, const char *argument, struct error *err);
bool cmd_past_close(struct app *a, const char *argument, struct error *err);
/* search.c: */
bool cmd_search(struct app *a, const char *argument, struct error *err);
/* quick_note.c: */
bool cmd_quick_note(struct app *a, const char *argument, struct error *err);
bool cmd_quick_note_complete(struct app *a, const char *argument, struct error *err);
bool cmd_quick_note_file(struct app *a, const char *argument, struct error *err);
bool cmd_quick_note_close(struct app *a, const char *argument, struct error *err);
/* commands_notes.c: */
bool cmd_notes(struct app *a, const char *argument, struct error *err);
bool cmd_notes_close(struct app *a, const char *argument, struct error *err);
bool cmd_note_file(struct app *a, const char *argument, struct error *err);
bool cmd_note_to(struct app *a, const char *argument, struct error *err);
bool cmd_note_addressed(struct app *a, const char *argument, struct error *err);
bool cmd_note_step(struct app *a, const char *argument, struct error *err);
bool cmd_note_at(struct app *a, const char *argument, struct error *err);
bool cmd_note_follow(struct app *a, const char *argument, struct error *err);
bool cmd_note_remove(struct app *a, const char *argument, struct error *err);
bool cmd_note_go(struct app *a, const char *argument, struct error *err);
/* commands_meetings.c, meetings_new.c: */
bool cmd_meetings(struct app *a, const char *argument, struct error *err);
bool cmd_meeting(struct app *a, const char *argument, struct error *err);
bool cmd_meeting_new(struct app *a, const char *argument, struct error *err);
bool cmd_meeting_date(struct app *a, const char *argument, struct error *err);
bool cmd_meeting_remove(struct app *a, const char *argument, struct error *err);
bool cmd_meeting_title(struct app *a, const char *argument, struct error *err);
bool cmd_opening(struct app *a, const char *argument, struct error *err);
bool cmd_hours(struct app *a, const char *argument, struct error *err);
bool cmd_hours_clock(struct app *a, const char *argument, struct error *err);
bool cmd_reopen(struct app *a, const char *argument, struct error *err);
/* commands_field.c: */
bool cmd_suggestions(struct app *a, const char *argument, struct error *err);
bool cmd_suggest(struct app *a, const char *argument, struct error *err);
bool cmd_earlier(struct app *a, const char *argument, struct error *err);
bool cmd_links(struct app *a, const char *argument, struct error *err);
bool cmd_link(struct app *a, const char *argument, struct error *err);
/* commands_groups.c: */
bool cmd_presenter(struct app *a, const char *argument, struct error *err);
bool cmd_subgroup(struct app *a, const char *argument, struct error *err);
bool cmd_subgroups_again(struct app *a, const char *argument, struct error *err);
/* commands_start.c: */
bool cmd_open(struct app *a, const char *argument, struct error *err);
bool cmd_session(struct app *a, const char *argument, struct error *err);
bool cmd_session_drop(struct app *a, const char *argument, struct error *err);
bool cmd_demo(struct app *a, const char *argument, struct error *err);
bool cmd_scenarios(struct app *a, const char *argument, struct error *err);
bool cmd_scenario(struct app *a, const char *argument, struct error *err);
/* commands_new.c: */
bool cmd_new_session(struct app *a, const char *argument, struct error *err);
bool cmd_session_again(struct app *a, const char *argument, struct error *err);
bool cmd_made_of(struct app *a, const char *argument, struct error *err);
bool cmd_entry_next(struct app *a, const char *argument, struct error *err);
bool cmd_entry_previous(struct app *a, const char *argument, struct error *err);
bool cmd_entry_remove(struct app *a, const char *argument, struct error *err);
bool cmd_take_list(struct app *a, const char *argument, struct error *err);
bool cmd_new_clear(struct app *a, const char *argument, struct error *err);
bool cmd_create(struct app *a, const char *argument, struct error *err);
/* commands_review.c: */
bool cmd_home(struct app *a, const char *argument, struct error *err);
bool cmd_who_sees(struct app *a, const char *argument, struct error *err);
bool cmd_word(struct app *a, const char *argument, struct error *err);
bool cmd_done(struct app *a, const char *argument, struct error *err);
/* commands_text.c: */
bool cmd_part(struct app *a, const char *argument, struct error *err);
bool cmd_part_next(struct app *a, const char *argument, struct error *err);
bool cmd_part_previous(struct app *a, const char *argument, struct error *err);
bool cmd_text_change(struct app *a, const char *argument, struct error *err);
bool cmd_text_apart(struct app *a, const char *argument, struct error *err);
bool cmd_text_language(struct app *a, const char *argument, struct error *err);
bool cmd_text_undo(struct app *a, const char *argument, struct error *err);
bool cmd_text_redo(struct app *a, const char *argument, struct error *err);
bool cmd_faults(struct app *a, const char *argument, struct error *err);
bool cmd_scenario_copy(struct app *a, const char *argument, struct error *err);
/* commands_terminal.c: */
bool cmd_mouse(struct app *a, const char *argument, struct error *err);
bool cmd_hide(struct app *a, const char *argument, struct error *err);
bool cmd_copy(struct app *a, const char *argument, struct error *err);
/* commands_app.c: */
bool cmd_go(struct app *a, const char *argument, struct error *err);
bool cmd_help(struct app *a, const char *argument, struct error *err);
bool cmd_steps(struct app *a, const char *argument, struct error *err);
bool cmd_back(struct app *a, const char *argument, struct error *err);
bool cmd_saved(struct app *a, const char *argument, struct error *err);
bool cmd_how_to_leave(struct app *a, const char *argument, struct error *err);
bool cmd_leave(struct app *a, const char *argument, struct error *err);
bool cmd_redraw(struct app *a, const char *argument, struct error *err);

#endif
