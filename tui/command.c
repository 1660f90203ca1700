/* The table of commands and the gate. What a command does is in commands_*.c; knows no curses. */
#include "tui/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "tui/form.h"
#include "tui/state.h"

#define ENTERPRISE_KEYS                                                                                                \
	"<M-1> <M-2> <M-3> <M-4> <M-5> <M-6> <M-7> <M-8> <M-9> <M-0> "                                                 \
	"<M-&> <M-é> <M-\"> <M-'> <M-(> <M-§> <M--> <M-è> <M-_> <M-!> <M-ç> <M-à>"

enum {
	FACILITATOR = ROLE_FACILITATOR,
	ENTERPRISE = ROLE_ENTERPRISE,
	ROOM = ROLE_ROOM,
	ADMIN = ROLE_ADMIN,
	WRITERS = FACILITATOR | ENTERPRISE,
	EVERYBODY = WRITERS | ROOM | ADMIN,
	ELSEWHERE = WRITERS | ADMIN,
	SHOWN_FROM = IN_ROOM | IN_PROGRESS | IN_LISTS | IN_ASK | IN_PROMPT | IN_LOOKS | IN_QUICK_NOTE | IN_PAST
};

const struct command commands[] = {
	{"go", "<C-g>", IN_ROOM | IN_PROGRESS | IN_ADMIN, FACILITATOR | ADMIN, cmd_go,
	 N_("Go: a number or letters choose an enterprise, words find a step, a field or a command"), N_("go")},
	{"enterprise-next", "<C-n>", IN_ROOM | IN_PAST, FACILITATOR, cmd_enterprise_next,
	 N_("The next enterprise, staying in the same step and field"), N_("next")},
	{"enterprise-previous", "<C-p>", IN_ROOM | IN_PAST, FACILITATOR, cmd_enterprise_previous,
	 N_("The previous enterprise, staying in the same step and field"), NULL},
	{"enterprise", ENTERPRISE_KEYS, IN_ROOM | IN_PAST, FACILITATOR, cmd_enterprise,
	 N_("That enterprise, by its number or name, staying in the same step and field"), NULL},
	{"enterprise-blank", "<C-w> <M-n>", IN_ROOM, FACILITATOR, cmd_next_blank,
	 N_("The next enterprise present that has nothing in this field"), NULL},
	{"compare", "<F4> <M-c>", IN_ROOM | IN_PROGRESS, FACILITATOR, cmd_compare,
	 N_("This field of all enterprises, in rows that can be changed; again: back"), NULL},
	{"progress", "<F5> <M-p>", IN_ROOM | IN_PROGRESS, FACILITATOR, cmd_progress,
	 N_("Enterprises x steps: done, begun, to do, to catch up; again: back"), NULL},
	{"compare-order", "<C-o>", IN_COMPARE, FACILITATOR, cmd_compare_sort,
	 N_("Order the rows by number, by name, by value, or blanks before"), N_("order")},
	{"compare-counts", "<C-r>", IN_COMPARE, FACILITATOR, cmd_compare_counts,
	 N_("Rows and bars, bars alone, rows alone"), N_("bars")},
	{"compare-next", "<Tab>", IN_COMPARE, FACILITATOR, cmd_compare_next, N_("Compare the next field; inside a row that is being changed, its next cell"),
	 N_("field")},
	{"compare-previous", "<S-Tab>", IN_COMPARE, FACILITATOR, cmd_compare_previous,
	 N_("Compare the previous field; inside a row that is being changed, its previous cell"), NULL},
	{"compare-down", "<PageDown>", IN_COMPARE, FACILITATOR, cmd_compare_step_next, N_("Compare the next step that asks something"),
	 N_("step")},
	{"compare-up", "<PageUp>", IN_COMPARE, FACILITATOR, cmd_compare_step_previous,
	 N_("Compare the previous step that asks something"), NULL},
	{"group", "", IN_ROOM, FACILITATOR, cmd_group, N_("What the whole group answers together in this step"), NULL},
	{"field-next", "<Tab>", IN_ROOM | IN_PAST, WRITERS, cmd_field_next, N_("The next field, in a table the next cell"),
	 N_("field")},
	{"field-previous", "<S-Tab>", IN_ROOM | IN_PAST, WRITERS, cmd_field_previous,
	 N_("The previous field, in a table the previous cell"), NULL},
	{"field", "", IN_ROOM, FACILITATOR, cmd_field, N_("That field, in its step"), NULL},
	{"row-remove", "<C-d>", IN_ROWS, WRITERS, cmd_row_remove, N_("Remove this row of the table"),
	 N_("remove row")},
	{"row-up", "<M-Up>", IN_ROWS, WRITERS, cmd_row_up, N_("Move this row one up, rank this item one higher"),
	 NULL},
	{"row-down", "<M-Down>", IN_ROWS, WRITERS, cmd_row_down,
	 N_("Move this row one down, rank this item one lower"), NULL},
	{"step-next", "<PageDown>", IN_ROOM | IN_PAST, WRITERS, cmd_step_next,
	 N_("Look at the next step; the live one stays live"), N_("look")},
	{"step-previous", "<PageUp>", IN_ROOM | IN_PAST, WRITERS, cmd_step_previous,
	 N_("Look at the previous step; the live one stays live"), NULL},
	{"step", "", IN_ROOM, FACILITATOR, cmd_step, N_("Look at that step, by its number or name"), NULL},
	{"step-live", "", IN_ROOM, FACILITATOR, cmd_step_live, N_("Look at the live step"), NULL},
	{"live", "<C-e>", IN_ROOM | IN_STEPS, FACILITATOR, cmd_live,
	 N_("Make this step the live one, also an earlier one: its clock runs, the one before is done"), N_("live")},
	{"steps", "<C-t>", IN_ROOM, FACILITATOR, cmd_steps,
	 N_("The agenda: all steps with planned and spent minutes, when it ends, what to do when it is late"), NULL},
	{"step-more", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_step_more, N_("+5: five minutes more for this step"), NULL},
	{"step-less", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_step_less, N_("-5: five minutes less for this step"), NULL},
	{"step-minutes", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_step_minutes,
	 N_("Shorten or lengthen this step: its minutes, and why"), NULL},
	{"step-skip", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_step_skip,
	 N_("Mark this step as skipped, and why, or take that back"), NULL},
	{"step-homework", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_step_homework,
	 N_("Give this step as homework, or take that back"), NULL},
	{"lead", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_lead, N_("You lead the meeting, the other facilitator who is here writes down"), NULL},
	{"others", "", IN_ROOM | IN_STEPS | IN_PEOPLE, FACILITATOR, cmd_others, N_("Who else is here, and where"), NULL},
	{"pause", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_pause, N_("Stop the clock, or let it go on"), NULL},
	{"meeting-close", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_meeting_close,
	 N_("Close the meeting: the clock stops and the time is recorded"), NULL},
	{"meeting-reopen", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_meeting_reopen,
	 N_("Open a closed meeting again, its clock goes on"), NULL},
	{"meeting-starts", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_meeting_starts,
	 N_("When the meeting was planned to begin: being late is counted from it"), NULL},
	{"repair-squeeze", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_repair_squeeze,
	 N_("When late: squeeze what follows in proportion, no step below half of its minutes or below five"), NULL},
	{"repair-skip", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_repair_skip, N_("When late: skip what is optional"), NULL},
	{"repair-homework", "", IN_ROOM | IN_STEPS, FACILITATOR, cmd_repair_homework,
	 N_("When late: give what each does alone as homework"), NULL},
	{"round", "<F6> <M-r>", IN_ROOM, FACILITATOR, cmd_round,
	 N_("A round: who has the floor, for how long, who has not spoken; again ends it"), NULL},
	{"note", "<C-o>", IN_ROOM, FACILITATOR, cmd_note,
	 N_("A note about this enterprise in this step, for facilitators only"), NULL},
	{"meetings", "<F9> <M-m>", IN_ROOM, FACILITATOR, cmd_meetings,
	 N_("All meetings of the session: go to one, plan one; the hours left of each enterprise"), NULL},
	{"meeting", "", IN_ROOM | IN_MEETINGS, FACILITATOR, cmd_meeting, N_("Go to that meeting, by its number"), NULL},
	{"meeting-new", "", IN_ROOM | IN_MEETINGS, FACILITATOR, cmd_meeting_new,
	 N_("Plan a further meeting: what comes next in the parcours, or any scenario"), NULL},
	{"meeting-date", "", IN_ROOM | IN_MEETINGS, FACILITATOR, cmd_meeting_date, N_("The day of this meeting, or of the one chosen in the list"),
	 NULL},
	{"meeting-title", "", IN_ROOM | IN_MEETINGS, FACILITATOR, cmd_meeting_title,
	 N_("The title of this meeting, or of the one chosen in the list"), NULL},
	{"meeting-remove", "", IN_ROOM | IN_MEETINGS, FACILITATOR, cmd_meeting_remove,
	 N_("Take out the meeting chosen in the list, one that was only planned and has nothing recorded"), NULL},
	{"opening", "<M-o>", IN_ROOM | IN_MEETINGS, FACILITATOR, cmd_opening,
	 N_("The opening: homework of each since the last time, hours left, who came"), NULL},
	{"hours", "", IN_ROOM | IN_MEETINGS, FACILITATOR, cmd_hours,
	 N_("Hours with this enterprise outside its meetings, by the quarter: count some, take some out"), NULL},
	{"hours-clock", "", IN_ROOM | IN_MEETINGS, FACILITATOR, cmd_hours_clock,
	 N_("Start the clock of a visit or call with this enterprise; again: stop it and count the quarters"), NULL},
	{"reopen", "", IN_ROOM, FACILITATOR, cmd_reopen,
	 N_("Catch up: open a step of an earlier meeting for this enterprise alone; Esc comes back"), NULL},
	{"undo", "<C-z>", IN_ROOM | IN_STEPS | IN_LOOKS | IN_MEETINGS | IN_HOURS | IN_REVIEW, WRITERS, cmd_undo, N_("Undo what you did last, as often as you want"), N_("undo")},
	{"redo", "<C-y>", IN_ROOM | IN_STEPS | IN_LOOKS | IN_MEETINGS | IN_HOURS | IN_REVIEW, WRITERS, cmd_redo, N_("Redo what you undid last"), NULL},
	{"text-fold", "<C-x>", IN_ROOM | IN_PAST, FACILITATOR, cmd_text_fold,
	 N_("Fold what to say to a line each, or open it again"), NULL},
	{"text-more", "<C-r>", IN_ROOM | IN_PAST, WRITERS, cmd_text_more, N_("Read on: the next page of what to say"), NULL},
	{"present", "", IN_ROOM | IN_PEOPLE | IN_CARD, FACILITATOR, cmd_present, N_("This enterprise is present this half-day"), NULL},
	{"absent", "", IN_ROOM | IN_PEOPLE | IN_CARD, FACILITATOR, cmd_absent, N_("This enterprise is absent this half-day"), NULL},
	{"answer-none", "", IN_ROOM, WRITERS, cmd_answer_none,
	 N_("No answer to this field: it was asked and left open"), NULL},
	{"answer-unknown", "", IN_ROOM, WRITERS, cmd_answer_unknown, N_("The enterprise does not know"), NULL},
	{"answer-refused", "", IN_ROOM, WRITERS, cmd_answer_refused, N_("The enterprise refuses to answer"), NULL},
	{"circle", "", IN_ROOM, FACILITATOR, cmd_circle,
	 N_("Who may read this field: f facilitators, e the enterprise, g the group, p the funder, gp both"), NULL},
	{"circle-next", "<C-u>", IN_ROOM | IN_NOTES, FACILITATOR, cmd_circle_next,
	 N_("Who may read this answer or note: the next circle of e, g, p, gp, f"), NULL},
	{"circle-withdraw", "<M-u>", IN_ROOM | IN_NOTES, FACILITATOR, cmd_circle_withdraw,
	 N_("Withdraw this answer or note: from now on the enterprise and facilitators alone read it"), NULL},
	{"suggestions", "<F3> <C-Space>", IN_ROOM, WRITERS, cmd_suggestions,
	 N_("Suggestions for this field: pick one, it goes into the text"), NULL},
	{"suggest", "", IN_ROOM, WRITERS, cmd_suggest, N_("Put that suggestion, by its number, into the text"), NULL},
	{"earlier", "<F2>", IN_ROOM, WRITERS, cmd_earlier,
	 N_("What was said in an earlier meeting: unfold it, or fold it away"), NULL},
	{"links", "", IN_ROOM, WRITERS, cmd_links, N_("Choose the step that is reopened"), NULL},
	{"link", "", IN_ROOM, WRITERS, cmd_link, N_("Reopen that step, by its id"), NULL},
	{"presenter", "", IN_ROOM, FACILITATOR, cmd_presenter,
	 N_("This enterprise presents in this step, or no longer"), NULL},
	{"subgroup", "", IN_ROOM, FACILITATOR, cmd_subgroup,
	 N_("Put this enterprise into that sub-group, by its number"), NULL},
	{"subgroups-again", "", IN_ROOM, FACILITATOR, cmd_subgroups_again,
	 N_("Propose the sub-groups of this step again, from who is present"), NULL},
	{"show", "<F10>", SHOWN_FROM, FACILITATOR, cmd_show,
	 N_("The room's screen on this one: only what the whole group may read; again: back"), NULL},
	{"show-close", "<Esc> <F10>", IN_SHOW, FACILITATOR, cmd_show_close, N_("Back to your own screen, where you were"), NULL},
	{"show-step", "<PageDown>", IN_SHOW, ROLE_PREVIEWS_ROOM, cmd_step_next, N_("In a preview: look at the next step"), N_("step")},
	{"show-step-back", "<PageUp>", IN_SHOW, ROLE_PREVIEWS_ROOM, cmd_step_previous, N_("In a preview: look at the previous step"), NULL},
	{"show-on", "<Enter> <PageDown> <Down> <Right> <C-r>", IN_SHOW, FACILITATOR | ROOM, cmd_show_on,
	 N_("Show on: the next page of the text, then of the results, then the text again"), N_("show on")},
	{"show-back", "<PageUp> <Up> <Left> <Backspace>", IN_SHOW, FACILITATOR | ROOM, cmd_show_back, N_("The page before that"), NULL},
	{"show-next", "<C-e>", IN_SHOW, FACILITATOR, cmd_show_next, N_("The next step becomes the live one: its clock runs"), NULL},
	{"show-keys", "<F1> <M-?> <C-c>", IN_SHOW, FACILITATOR | ROOM, cmd_show_keys, N_("Which keys there are, on the last line"), NULL},
	{"reveal", "<M-w>", IN_ROOM | IN_STEPS | IN_PROGRESS | IN_SHOW, FACILITATOR | ROLE_PREVIEWS_ROOM, cmd_reveal,
	 N_("The results of the live step, counted, go on the room's screen; again: off it"), NULL},
	{"blank", "<M-b>", IN_ROOM | IN_STEPS | IN_PROGRESS | IN_SHOW, FACILITATOR | ROOM, cmd_blank,
	 N_("The room's screen shows nothing; again: it is back"), NULL},
	{"as-next", "<C-n>", IN_ROOM, ROLE_PREVIEWS_ENTERPRISE, cmd_enterprise_next,
	 N_("In a preview: look as the next made-up enterprise"), N_("as the next")},
	{"as-previous", "<C-p>", IN_ROOM, ROLE_PREVIEWS_ENTERPRISE, cmd_enterprise_previous,
	 N_("In a preview: look as the previous made-up enterprise"), NULL},
	{"open", "<Enter>", IN_START | IN_SCENARIOS, ADMIN, cmd_open, N_("Open what is chosen in the list"), N_("open")},
	{"session", "", IN_START, ADMIN, cmd_session, N_("Open that session, by its number in the list"), NULL},
	{"session-drop", "<C-d>", IN_START, ADMIN, cmd_session_drop,
	 N_("Take this session off the list; its file stays where it is"), N_("take off")},
	{"new-session", "<C-n>", IN_START, ADMIN, cmd_new_session,
	 N_("A new session: from a scenario or a parcours, with its enterprises"), N_("new")},
	{"session-again", "<C-r>", IN_START, ADMIN, cmd_session_again,
	 N_("The meetings of this session again, without its people"), N_("again")},
	{"create", "<C-e>", IN_NEW, ADMIN, cmd_create, N_("Create the session file, whole, and open it"), N_("create")},
	{"entry-next", "<Tab>", IN_NEW, ADMIN, cmd_entry_next, N_("The next line or cell; in a path, go on with what is typed"), NULL},
	{"entry-previous", "<S-Tab>", IN_NEW, ADMIN, cmd_entry_previous, N_("The previous line or cell"), NULL},
	{"entry-remove", "<C-d>", IN_NEW, ADMIN, cmd_entry_remove, N_("Remove this enterprise from the table"), N_("remove")},
	{"take-list", "", IN_NEW, ADMIN, cmd_take_list, N_("Take the enterprises of the CSV into the table"), NULL},
	{"made-of", "", IN_NEW, ADMIN, cmd_made_of, N_("Make it of that scenario or parcours, by its id"), NULL},
	{"new-clear", "", IN_NEW, ADMIN, cmd_new_clear, N_("Empty all of it; again brings it back"), NULL},
	{"demo", "", IN_START, ADMIN, cmd_demo, N_("Open the demonstration, a ready-made group of seven enterprises"),
	 NULL},
	{"scenarios", "", IN_START, ADMIN, cmd_scenarios, N_("The scenarios there are, to read and to change"), NULL},
	{"scenario", "", IN_SCENARIOS, ADMIN, cmd_scenario, N_("Read that scenario, by its id"), NULL},
	{"text-change", "<Enter>", IN_READ, ADMIN, cmd_text_change, N_("Change this text, or these minutes, in its file"),
	 N_("change")},
	{"text-apart", "<M-l>", IN_READ, ADMIN, cmd_text_apart,
	 N_("Write this text, one for all languages, apart in the language chosen; the one there stays that of the first"), NULL},
	{"text-language", "<Tab>", IN_READ | IN_WRITE, ADMIN, cmd_text_language,
	 N_("The texts in the next language; one that is missing can be written"), N_("language")},
	{"part-next", "<PageDown>", IN_READ, ADMIN, cmd_part_next, N_("Read on at the next step"), N_("step")},
	{"part-previous", "<PageUp>", IN_READ, ADMIN, cmd_part_previous, N_("Read on at the previous step"), NULL},
	{"part", "", IN_READ, ADMIN, cmd_part, N_("Go to that text of the scenario, by its number"), NULL},
	{"faults", "<F2>", IN_READ, ADMIN, cmd_faults, N_("All that is wrong in this scenario; Enter goes there"),
	 N_("faults")},
	{"text-undo", "<C-z>", IN_READ | IN_WRITE, ADMIN, cmd_text_undo,
	 N_("Take the last change to the file back, as often as you want"), N_("undo")},
	{"text-redo", "<C-y>", IN_READ | IN_WRITE, ADMIN, cmd_text_redo, N_("Do again what you took back last"), NULL},
	{"scenario-copy", "", IN_READ, ADMIN, cmd_scenario_copy,
	 N_("Copy this scenario, with what it includes, into your own folder, and change the copy"), NULL},
	{"search", "<C-f>", IN_ROOM | IN_LOOKS | IN_COMPARE | IN_PROGRESS | IN_SEARCH, FACILITATOR, cmd_search,
	 N_("Search all answers, notes and names of the session"), NULL},
	{"history", "<F8> <M-h>", IN_ROOM, FACILITATOR, cmd_history,
	 N_("What was done, newest first: look at it as it was then, or take it back"), NULL},
	{"history-look", "<Enter>", IN_HISTORY, FACILITATOR, cmd_history_look, N_("Look at the whole meeting as it was after that"), NULL},
	{"history-undo", "<C-z>", IN_HISTORY, FACILITATOR, cmd_history_undo, N_("Take that alone back, as a new act that can be undone"), NULL},
	{"past-close", "<Esc>", IN_PAST, FACILITATOR, cmd_past_close, N_("Back to now"), NULL},
	{"quick-note", "<C-k>", IN_ROOM | IN_LOOKS | IN_STEPS | IN_PROGRESS | IN_MEETINGS | IN_OPENING | IN_HOURS | IN_SEARCH | IN_HISTORY, FACILITATOR, cmd_quick_note,
	 N_("A quick note on one line: @ and a name or number files it, @all to the group, ? marks it to follow up"), NULL},
	{"quick-note-file", "<Enter>", IN_QUICK_NOTE, FACILITATOR, cmd_quick_note_file, N_("File the quick note where it is addressed"), NULL},
	{"quick-note-complete", "<Tab>", IN_QUICK_NOTE, FACILITATOR, cmd_quick_note_complete,
	 N_("Complete the address; again: the next enterprise that it may mean"), NULL},
	{"quick-note-close", "<Esc>", IN_QUICK_NOTE, FACILITATOR, cmd_quick_note_close,
	 N_("Back to where you were; the quick note is kept, unfiled"), NULL},
	{"notes", "<M-k>", IN_ROOM, FACILITATOR, cmd_notes,
	 N_("All notes: the unfiled, those to follow up, the rest by enterprise"), NULL},
	{"notes-close", "<Esc>", IN_NOTES, FACILITATOR, cmd_notes_close, N_("Back to the room"), NULL},
	{"note-go", "<Enter>", IN_NOTES, FACILITATOR, cmd_note_go, N_("Go where this note stands"), NULL},
	{"note-file", "", IN_ROOM | IN_NOTES, FACILITATOR, cmd_note_file, N_("File this note to an enterprise or the group"), NULL},
	{"note-to", "", IN_ROOM | IN_NOTES, FACILITATOR, cmd_note_to, N_("File this note to that one, by its number"), NULL},
	{"note-addressed", "", IN_ROOM | IN_NOTES, FACILITATOR, cmd_note_addressed, N_("File this note where its own words say"), NULL},
	{"note-step", "", IN_ROOM | IN_NOTES, FACILITATOR, cmd_note_step, N_("File this note to another step"), NULL},
	{"note-at", "", IN_ROOM | IN_NOTES, FACILITATOR, cmd_note_at, N_("File this note to that step, by its id"), NULL},
	{"note-follow", "", IN_ROOM | IN_NOTES, FACILITATOR, cmd_note_follow,
	 N_("Mark this note to follow up; again: as done; again: neither"), NULL},
	{"note-remove", "", IN_ROOM | IN_NOTES, FACILITATOR, cmd_note_remove, N_("Remove this note; undo brings it back"), NULL},
	{"move", "<M-v>", IN_ROOM | IN_NOTES, FACILITATOR, cmd_move,
	 N_("Move this answer or note to the enterprise it belongs to, with all that hangs on it"), NULL},
	{"move-to", "", IN_ROOM, FACILITATOR, cmd_move_to, N_("Move it to that enterprise, by its number"), NULL},
	{"move-cancel", "", IN_ROOM, FACILITATOR, cmd_move_cancel, N_("Leave it where it is"), NULL},
	{"copy", "<M-y>", IN_ROOM, WRITERS, cmd_copy, N_("Copy this answer to the terminal's clipboard"), NULL},
	{"mouse", "", IN_ALL | IN_PROMPT | IN_OWN_BACK, WRITERS | ADMIN, cmd_mouse, N_("Clicks and the wheel choose, or are the terminal's again"), NULL},
	{"hide", "", IN_ALL | IN_PROMPT | IN_OWN_BACK, WRITERS | ADMIN, cmd_hide, N_("Hide the screen until Enter, when others can see it"), NULL},
	{"people", "<F7> <M-a>", IN_ROOM | IN_PROGRESS, FACILITATOR, cmd_people, N_("Who is there: present, absent, late, gone; who came; who joins, who leaves"), NULL},
	{"people-close", "<Esc>", IN_PEOPLE | IN_CARD | IN_MISSED, FACILITATOR, cmd_people_close, N_("One level back, to the room"), NULL},
	{"people-absent", "", IN_PEOPLE | IN_CARD, FACILITATOR, cmd_people_absent, N_("This enterprise is absent this half-day: asks why"), NULL},
	{"people-all", "", IN_ROOM | IN_PEOPLE, FACILITATOR, cmd_people_all,
	 N_("All of whom nothing was said this half-day are there"), NULL},
	{"arrived", "", IN_ROOM | IN_PEOPLE | IN_CARD, FACILITATOR, cmd_arrived, N_("This enterprise arrives: asks when, with the time of the clock"), NULL},
	{"leaves", "", IN_ROOM | IN_PEOPLE | IN_CARD, FACILITATOR, cmd_leaves,
	 N_("This enterprise goes home: asks when, with the time of the clock"), NULL},
	{"card", "<Enter>", IN_PEOPLE, FACILITATOR, cmd_card, N_("What this enterprise is, who speaks for it, who of them came"), NULL},
	{"person", "", IN_ROOM | IN_PEOPLE, FACILITATOR, cmd_person, N_("Who came for this enterprise; add somebody"), NULL},
	{"card-change", "<Enter>", IN_CARD, FACILITATOR, cmd_card_change, N_("Change this line; of a choice: take the next"), NULL},
	{"person-came", "", IN_CARD, FACILITATOR, cmd_person_came, N_("This person came this half-day, or did not"), NULL},
	{"person-function", "", IN_CARD, FACILITATOR, cmd_person_function, N_("What this person does there"), NULL},
	{"person-leaves", "", IN_CARD, FACILITATOR, cmd_person_leaves,
	 N_("This person no longer speaks for the enterprise, from today; again: does"), NULL},
	{"enterprise-new", "", IN_ROOM | IN_PEOPLE, FACILITATOR, cmd_enterprise_new, N_("A new enterprise joins the group today: asks its name"), NULL},
	{"enterprise-leaves", "", IN_ROOM | IN_PEOPLE | IN_CARD, FACILITATOR, cmd_enterprise_leaves,
	 N_("This enterprise leaves the group today: asks why; what it said is kept. Again: it is back"), NULL},
	{"missed", "", IN_ROOM | IN_PEOPLE | IN_CARD, FACILITATOR, cmd_missed,
	 N_("What this enterprise was not there for, what was shared then, what it can catch up"), NULL},
	{"missed-go", "<Enter>", IN_MISSED, FACILITATOR, cmd_missed_go, N_("Go to this step, for this enterprise"), NULL},
	{"done", "<C-e>", IN_ROOM, ENTERPRISE, cmd_done,
	 N_("We have finished this step: the facilitators see it; again: not yet"), N_("finished")},
	{"home", "", IN_ROOM | IN_REVIEW | IN_REVIEW_WORDS, ENTERPRISE, cmd_home,
	 N_("Where we are: meetings, answers, actions, question, indicators; Esc leads there from a step"), NULL},
	{"word", "", IN_ROOM | IN_REVIEW, ENTERPRISE, cmd_word, N_("A word for the facilitators"), NULL},
	{"who-sees", "", IN_ROOM | IN_REVIEW, ENTERPRISE, cmd_who_sees, N_("Who sees what, and until when"), NULL},
	{"saved", "<C-s>", IN_ALL | IN_PROMPT | IN_OWN_BACK, WRITERS | ADMIN, cmd_saved, N_("Says when it was saved; nothing has to be saved by hand"),
	 NULL},
	{"redraw", "<C-l>", IN_ALL | IN_PROMPT | IN_OWN_BACK | IN_SHOW, EVERYBODY, cmd_redraw, N_("Paint the screen again"), NULL},
	{"how-to-leave", "<C-c>", IN_ALL | IN_PROMPT | IN_OWN_BACK, ELSEWHERE, cmd_how_to_leave, N_("Says how to leave"), NULL},
	{"back", "<Esc>", IN_ALL | IN_PROMPT, ELSEWHERE, cmd_back, N_("One level back; never leaves, never loses"), NULL},
	{"leave", "<C-q>", IN_ALL | IN_PROMPT | IN_OWN_BACK | IN_SHOW, EVERYBODY, cmd_leave, N_("Leave; everything is saved already"), NULL},
	{"help", "<F1> <M-?>", IN_ALL | IN_LOOKS, ELSEWHERE, cmd_help, N_("Help: every key and command, filtered as you type"),
	 N_("help")},
};
const size_t command_count = sizeof commands / sizeof commands[0];

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

unsigned command_narrow(unsigned where)
{
	return (where & IN_COMPARE) != 0 ? IN_COMPARE : where;
}

const char *command_keys(const struct app *a, const struct command *c)
{
	return a != NULL && a->keys != NULL ? a->keys[c - commands] : c->keys;
}

const struct command *command_for_key(const struct app *a, const struct key *k, unsigned where, unsigned who)
{
	unsigned narrow = command_narrow(where);

	if (key_is_text(k) || k->code == KEY_PASTE_)
		return NULL;
	if (narrow != where) {
		const struct command *own = command_for_key(a, k, narrow, who);

		if (own != NULL)
			return own;
	}
	for (size_t i = 0; i < command_count; i++) {
		const struct command *c = &commands[i];

		if ((c->where & where) != 0 && (c->who & who) != 0 && command_keys(a, c)[0] != '\0' && key_in(k, command_keys(a, c)))
			return c;
	}
	return NULL;
}

unsigned command_where(const struct app *a)
{
	static const unsigned places[VIEW_COUNT] = {
		[VIEW_ROOM] = IN_ROOM,   [VIEW_GO] = IN_GO,   [VIEW_HELP] = IN_HELP,
		[VIEW_STEPS] = IN_STEPS, [VIEW_ASK] = IN_ASK, [VIEW_PICK] = IN_PICK, [VIEW_PROMPT] = IN_PROMPT,
		[VIEW_START] = IN_START, [VIEW_SCENARIOS] = IN_SCENARIOS, [VIEW_READ] = IN_READ, [VIEW_WRITE] = IN_WRITE, [VIEW_NEW] = IN_NEW,
		[VIEW_NOTES] = IN_NOTES, [VIEW_QUICK_NOTE] = IN_QUICK_NOTE, [VIEW_PEOPLE] = IN_PEOPLE, [VIEW_CARD] = IN_CARD,
		[VIEW_MISSED] = IN_MISSED,
		[VIEW_COMPARE] = IN_COMPARE, [VIEW_PROGRESS] = IN_PROGRESS,
		[VIEW_SEARCH] = IN_SEARCH, [VIEW_HISTORY] = IN_HISTORY, [VIEW_PAST] = IN_PAST,
		[VIEW_MEETINGS] = IN_MEETINGS, [VIEW_OPENING] = IN_OPENING, [VIEW_HOURS] = IN_HOURS, [VIEW_SHOW] = IN_SHOW, [VIEW_REVIEW] = IN_REVIEW, [VIEW_REVIEW_WORDS] = IN_REVIEW_WORDS,
	};
	unsigned where = places[a->view];

	if (a->view == VIEW_COMPARE)
		where |= IN_ROOM;
	if ((where & IN_ROOM) != 0 && form_has_rows(a))
		where |= IN_ROWS;
	return where;
}

bool command_offered(const struct app *a, const struct command *c)
{
	static const unsigned places[VIEW_COUNT] = {
		[VIEW_ROOM] = IN_ROOM | IN_ROWS, [VIEW_START] = IN_START, [VIEW_SCENARIOS] = IN_SCENARIOS,
		[VIEW_READ] = IN_READ, [VIEW_WRITE] = IN_WRITE, [VIEW_NEW] = IN_NEW,
		[VIEW_NOTES] = IN_NOTES, [VIEW_PEOPLE] = IN_PEOPLE, [VIEW_CARD] = IN_CARD, [VIEW_MISSED] = IN_MISSED,
		[VIEW_COMPARE] = IN_ROOM | IN_ROWS | IN_COMPARE, [VIEW_PROGRESS] = IN_PROGRESS,
		[VIEW_PAST] = IN_PAST, [VIEW_SHOW] = IN_SHOW, [VIEW_REVIEW] = IN_REVIEW,
	};

	return (c->who & a->role) != 0 && (c->where & places[a->base]) != 0;
}

bool command_run(struct app *a, const char *name, const char *argument, struct error *err)
{
	const struct command *c = command_find(name);

	if (c == NULL) {
		char *shown = text_filter(name, strlen(name), false), key[32];

		error_set(err, _("There is no command `%s`; %s lists them."), shown, command_key_said(a, "help", key));
		free(shown);
		return false;
	}
	if ((c->who & a->role) == 0)
		return error_set(err, _("`%s` is not a command of this role."), c->name);
	if ((c->where & command_where(a)) == 0) {
		if (a->start != NULL)
			return error_set(err, _("`%s` does not work here."), c->name);
		if (c->where == IN_ROWS)
			return error_set(err, _("`%s` works on a row of a table: go into one first."), c->name);
		return error_set(err, _("`%s` does not work here; Esc goes back to the room."), c->name);
	}
	return c->run(a, argument, err);
}

const char *command_key_short(const char *name, size_t len, char *out)
{
	struct key k;
	char one[64];

	out[0] = '\0';
	if (len < sizeof one) {
		memcpy(one, name, len);
		one[len] = '\0';
		if (key_parse(one, &k) == len)
			key_short(&k, out);
	}
	return out;
}

const char *command_key(const struct app *a, const struct command *c, char *out)
{
	const char *keys = command_keys(a, c);

	return command_key_short(keys, strcspn(keys, " "), out);
}

const char *command_key_said(const struct app *a, const char *name, char *out)
{
	const char *keys = command_keys(a, command_find(name));
	struct key k;

	if (key_parse(keys, &k) > 0)
		return key_said(&k, out);
	snprintf(out, 32, "%s", name);
	return out;
}
