/* The enterprise's own view (filrouge review): pages, each a list of lines to read or to act on, with what the chosen one is about
 * beside it. Arrows, Enter and Esc are enough on all of them. Private to tui/. */
#ifndef TUI_REVIEW_H
#define TUI_REVIEW_H

#include "session/dossier.h"
#include "tui/fields.h"
#include "tui/grid.h"
#include "tui/key.h"
#include "tui/state.h"

enum review_page {
	PAGE_HOME, PAGE_STEPS, PAGE_FILE, PAGE_ANSWER, PAGE_PLAN, PAGE_QUESTION, PAGE_INDICATORS, PAGE_SHARE, PAGE_MISSED, PAGE_WORDS, PAGE_TAKE,
	PAGE_TOLD, PAGE_COUNT
};

struct review_line {
	char *text, *right;     /* owned, never NULL */
	const char *sign;       /* of its state; "": none */
	enum style style;
	bool head;              /* names what follows; never chosen */
	int act;                /* what Enter does, as its page means it */
	int64_t meeting;        /* what it is about: 0, SIZE_MAX, NULL, "" where there is none */
	size_t step;
	const struct field *field; /* of the dossier's model of that meeting */
	char row[ID_SIZE];
};

enum review_writing { WRITING_AMEND, WRITING_CONTEST, WRITING_WORD };

struct review_words { /* a text being written: what is answered to an answer, or a word for the facilitators */
	enum review_writing what;
	struct target target; /* owned */
	struct edit edit;
	bool on, changed;
};

struct review_face {
	struct dossier dossier;
	bool there;                /* it has come */
	bool asked;                /* another one is on its way */
	size_t set, asked_set;     /* how often something was set here, and when it was asked for */
	int64_t asked_folded;      /* of the model, when it was asked for last, */
	int64_t asked_at;          /* and when that was */
	const struct model *asked_model;
	char *path, *person;       /* the session file, and who looks; owned, never NULL */
	bool told;                 /* has been said who sees what */
	bool far;                  /* looked at over SSH */
	enum review_page page;
	size_t chosen[PAGE_COUNT];
	size_t top;                /* the first line shown: kept by the view */
	size_t read_on, read_pages; /* of what stands beside: the part shown, of so many */
	struct review_line *lines;
	size_t count;
	int64_t minute;            /* for which they were made */
	int64_t meeting;           /* of the answer that is shown alone, */
	char field[ID_SIZE], row[ID_SIZE];
	enum review_page from;     /* and the page it was chosen on */
	struct review_words words;
	int64_t to_meeting;        /* gone to, to */
	char to_step[ID_SIZE], to_field[ID_SIZE]; /* stand there, or */
	bool to_write;             /* to write about the answer shown */
	enum review_writing to_what;
};

struct review_page_row {
	const char *title;                       /* N_() */
	void (*build)(struct app *a);            /* adds its lines; there is a dossier */
	void (*enter)(struct app *a, const struct review_line *l);
	/* What stands below the lines (BEFORE: above them). Returns its lines, also where P shows none of them. L NULL: there is none.
	 * NULL: nothing. */
	int (*beside)(struct app *a, const struct review_line *l, const struct pen *p);
	bool before;
	const char *keys;                        /* N_(): the last line */
	const char *none;                        /* N_(): instead of lines */
};
extern const struct review_page_row review_pages[PAGE_COUNT];

/* review.c */
struct review_face *review_of(struct app *a);
void review_free(struct review_face *r); /* NULL is fine */
/* Begins: the first login says who sees what, else home. PATH of the session file, PERSON who looks. */
void review_start(struct app *a, const char *path, const char *person);
void review_go(struct app *a, enum review_page page);
void review_rebuild(struct app *a);
bool review_tick(struct app *a); /* true: draw again */
int64_t review_next(const struct app *a); /* UTC ms at which it asks again; 0: for now never */
bool review_answered(struct app *a, const char *refused, struct wire_reader *r);
void review_back(struct app *a);
const struct review_line *review_chosen(const struct app *a); /* NULL: none */
/* Sets them, one act, and shows them at once. */
void review_set(struct app *a, const struct setting *settings, size_t count);
/* To a step of a meeting, in FIELD ("": its first). */
void review_stand(struct app *a, int64_t meeting, const char *step, const char *field);

/* Lines. TEXT and RIGHT are taken over (xasprintf), RIGHT may be NULL. */
struct review_line *review_add(struct app *a, const char *sign, char *text, char *right);
struct review_line *review_head(struct app *a, char *text);
void review_lines_clear(struct review_face *r);
/* The last line was a head, and nothing follows it: it goes. */
void review_unhead(struct app *a);

/* Reads another meeting's model as if it were shown, until review_looked(). */
struct review_look {
	const struct model *model;
	const struct scenario *scenario;
};
struct review_look review_look(struct app *a, const struct model *m);
void review_looked(struct app *a, const struct review_look *before);

/* What it says (review_words.c); callers free. */
char *review_when(const struct dossier_meeting *m);       /* "2026-03-12 Step 1b" */
char *review_who(const struct app *a, const char *person, int64_t at); /* "Anna Roos, 2026-03-12" */
const char *review_day(int64_t at, char *out);            /* YYYY-MM-DD, local; OUT holds 16 bytes */
char *review_one_line(char *words);                       /* taken over: line ends become " / " */
/* The answer to FIELD in a meeting: all of it, or of one ROW. */
char *review_answer_words(struct app *a, const struct dossier_meeting *m, const struct field *f, const char *row);
const char *review_reads_words(const char *circle);       /* who reads: "we and the facilitators" */

/* As model_progress(), of what is not kept for facilitators. */
void review_progress(const struct app *a, const struct model *m, const struct step *step, int *answered, int *asked);

/* review_steps.c: how far a meeting is. */
enum review_step_sign { SIGN_TODO, SIGN_LIVE, SIGN_DONE, SIGN_SKIPPED, SIGN_HOMEWORK, SIGN_MISSED };
struct review_sign {
	const char *sign, *words; /* N_() */
	enum style style;
};
extern const struct review_sign review_step_signs[];
enum review_step_sign *review_signs(const struct app *a, const struct model *m); /* one a step; caller frees, never NULL */
size_t review_over(const struct app *a, const struct model *m);                  /* steps that are behind, of so many: */
size_t review_held(const struct model *m);

/* What Enter does on a line of the plan and of homework. */
enum review_plan_act { PLAN_ACTION, PLAN_FIELD, PLAN_SAID, PLAN_READ };
/* review_homework.c: counts, and where LINES adds a line each. */
void review_homework(struct app *a, bool lines, size_t *open, size_t *closed);

/* Walks the answers that may be read: of a meeting one after another; start with {0}. */
struct review_walk {
	size_t step, field, row;
	const struct step *of;
	const struct field *at;
	const char *id; /* the row; "" for the whole answer */
};
bool review_next_answer(const struct app *a, const struct dossier_meeting *m, struct review_walk *w);
/* Was it written by somebody who is not of the enterprise? */
bool review_theirs(const struct app *a, const struct dossier_stamp *s);
struct review_file_counts { size_t answers, to_read; };
struct review_file_counts review_file_count(struct app *a);
struct target review_target(const struct app *a, int64_t meeting, const char *field, const char *row, const char *column);

/* The counts that home says. */
void review_plan_count(struct app *a, size_t *open, size_t *late, size_t *all);
size_t review_question_count(struct app *a);
size_t review_indicator_count(struct app *a);
void review_share_count(struct app *a, size_t *group, size_t *funder);
size_t review_missed_count(struct app *a);

struct review_value { char date[16]; double value; };
struct review_indicator { /* over all meetings */
	const struct dossier_meeting *meeting; /* the last that has it */
	size_t step;
	const struct field *field;
	const char *row, *name;           /* the model's */
	double baseline, target;          /* NAN: not said */
	struct review_value *values; size_t count; /* the oldest first; owned */
};
struct review_indicators { struct review_indicator *list; size_t count; };
struct review_indicators review_indicators(const struct app *a);
void review_indicators_clear(struct review_indicators *all);
/* view_review_plot.c: its values over time, with baseline and target; returns the lines. */
int review_plot(const struct review_indicator *i, const struct pen *p);

/* By page; build, enter, beside. */
void review_home_build(struct app *a);
void review_home_enter(struct app *a, const struct review_line *l);
int review_home_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_steps_build(struct app *a);
void review_steps_enter(struct app *a, const struct review_line *l);
void review_file_build(struct app *a);
void review_file_enter(struct app *a, const struct review_line *l);
int review_file_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_answer_build(struct app *a);
void review_answer_enter(struct app *a, const struct review_line *l);
int review_answer_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_plan_build(struct app *a);
void review_plan_enter(struct app *a, const struct review_line *l);
int review_plan_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_question_build(struct app *a);
int review_question_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_indicators_build(struct app *a);
int review_indicators_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_share_build(struct app *a);
void review_share_enter(struct app *a, const struct review_line *l);
void review_missed_build(struct app *a);
void review_missed_enter(struct app *a, const struct review_line *l);
int review_missed_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_words_build(struct app *a);
void review_words_enter(struct app *a, const struct review_line *l);
int review_words_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_take_build(struct app *a);
int review_take_beside(struct app *a, const struct review_line *l, const struct pen *p);
void review_told_build(struct app *a);
void review_told_enter(struct app *a, const struct review_line *l);
int review_told_beside(struct app *a, const struct review_line *l, const struct pen *p);

/* Says STATUS of the answer shown, as it is written now; NULL: nothing is said of it any more. */
void review_say(struct app *a, const char *status);
/* Shares it, or withdraws it; the circle that makes. */
const char *review_share_next(const struct app *a, const struct dossier_meeting *m, const struct field *f);
void review_share_toggle(struct app *a, const struct dossier_meeting *m, const struct step *step, const struct field *f);

/* review_write.c: writing a text */
void review_write(struct app *a, enum review_writing what); /* about the answer shown, or a word */
void review_write_stop(struct app *a);                      /* folds it and leaves */
void review_write_follow(struct app *a);                    /* somebody else changed it */

/* review_under.c: under its field, a line each; "" for nothing. Caller frees. */
char *review_under_words(const struct app *a, const struct slot *s);

/* The views. */
void view_review(struct app *a, struct grid *g);
void view_review_key(struct app *a, const struct key *k);
void view_review_words(struct app *a, struct grid *g);
void view_review_words_key(struct app *a, const struct key *k);
/* view_review.c: the last line: what is to be said, else KEYS (already translated; `{undo}` stands for the key of that command). */
void view_review_foot(struct app *a, struct grid *g, const char *keys);

#endif
