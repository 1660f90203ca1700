/* The reader at work: from the guard's spans to a struct scenario, by tables of keys. Shared by read*.c only. */
#ifndef SCENARIOS_READ_H
#define SCENARIOS_READ_H

#include <libconfig.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/memory.h"
#include "config/diagnostic.h"
#include "config/guard.h"
#include "scenarios/scenario.h"

/* An id and the setting it stands in, to tell doubles and to follow references. */
struct read_id {
	const char *id;
	const struct guard_span *at;
	const struct field *field; /* of fields of steps */
	size_t order;
	bool unsure; /* its kind is not known: nothing can be said of what refers to it */
	bool again;  /* of a further round: what is wrong with it was said of the first */
};

struct read_ids {
	struct read_id *list;
	size_t count, cap;
};

struct source;

struct reader {
	struct diagnostics *d;
	const struct source *broken; /* its holes are read around; NULL: the text is whole */
	struct arena *arena;
	struct scenario *s;              /* its text is set */
	void *object; /* what is read when it isn't a scenario; `s` then has its text and languages */
	const config_setting_t *scalars; /* what libconfig read (light.h) */
	struct read_ids steps, fields;
	size_t again; /* fields of further rounds */
};

enum key_type {
	KEY_ID,    /* const char *: [a-z][a-z0-9_-]* */
	KEY_SAID,  /* struct said; low: how it is shown (enum shown) */
	KEY_TITLE, /* struct said without variants */
	KEY_TEXT,  /* const char *: one text for all languages, an expression */
	KEY_FULL,  /* const char *: an id, or scenario.id */
	KEY_INT,   /* int, between low and high */
	KEY_NUMBER,/* double */
	KEY_BOOL,  /* bool */
	KEY_ONLY,  /* unsigned: bits of enum audience */
	KEY_WORD,  /* int: which of words */
	KEY_NAME,  /* const char *: one of words */
	KEY_LIST,  /* a list: read() makes of it what it likes */
	KEY_ARRAY, /* read() says itself what it must be */
	KEY_PAST   /* read elsewhere already */
};

/* What a text must fit in. */
enum shown { SHOWN_ANYHOW, SHOWN_COLUMN, SHOWN_LABEL, SHOWN_PROMPT, SHOWN_ROOM };

struct key {
	const char *name;
	enum key_type type;
	bool required;
	unsigned kinds; /* bits of the kinds it belongs to; 0: all */
	size_t offset;  /* in the object that is filled */
	int low, high;
	const char *const *words;
	size_t word_count;
	void (*read)(struct reader *r, const struct guard_span *setting, void *object);
};

/* A kind of group: what may be in it, and the words to say what isn't right. */
struct group_kind {
	const struct key *keys;
	size_t count;
	const char *unknown; /* %s: the key; %s: those there are */
	const char *lacks;   /* %s: the key */
	const char *expected; /* what stands here instead of a group */
};

/* What a whole file holds. */
struct read_root {
	const char *name; /* of its one setting */
	void (*read)(struct reader *r, const struct guard_span *setting);
	const char *outside; /* said of another setting; %s: its name */
	const char *empty, *none, *example;
};

/* read.c: reads the text in R->s; all faults go to R->d. */
void read_root(struct reader *r, const struct read_root *root);
/* Says all that is wrong with a broken text whatever stands in its holes. */
void scenario_read_broken(const struct source *s, struct diagnostics *d);

/* read_broken.c: from now on nothing is said of the holes of S, nor that a group with one lacks something. */
void read_around(struct diagnostics *d, const struct source *s, const struct guard *g);
void read_around_end(struct diagnostics *d);

/* read_key.c: fills OBJECT from the group SETTING; KIND is a bit, or 0. False when SETTING isn't a group. */
bool read_group(struct reader *r, const struct guard_span *setting, const struct group_kind *kind, unsigned bit,
                void *object);
/* Has the setting this name? */
bool read_is(const struct guard_span *setting, const char *name);
/* Its name for a sentence; "" when it has none. */
const char *read_name(struct reader *r, const struct guard_span *setting);
/* The member NAME of a group, NULL: none. */
const struct guard_span *read_member(const struct guard_span *setting, const char *name);
/* Which of COUNT words the text SETTING is; MASK says which are allowed. -1 after saying so. */
int read_word(struct reader *r, const struct guard_span *setting, const char *const *words, size_t count, unsigned mask);

/* read_fault.c: at the name of a setting, or at its value. SENTENCE and FIX are taken over. */
void read_fault(struct reader *r, enum severity severity, const struct guard_span *setting, char *sentence, char *fix);
void read_fault_value(struct reader *r, enum severity severity, const struct guard_span *setting, char *sentence,
                      char *fix);
/* Says that WORD isn't one of NAMES (those of MASK), with the nearest as the fix: at the value of SETTING. */
void read_fault_word(struct reader *r, const struct guard_span *setting, const char *word, const char *const *names,
                     size_t count, unsigned mask);
/* A line for a sentence (diagnostic_line()), in the arena. */
const char *read_line(struct reader *r, int line);
/* "a, b, c": the names of MASK; owned by the caller. */
char *read_names(const char *const *names, size_t count, unsigned mask);

/* read_value.c: words without quotes, and lists of ids. */
void read_whole(struct reader *r, const struct guard_span *setting, const struct key *key, int *to);
void read_number(struct reader *r, const struct guard_span *setting, double *to);
void read_bool(struct reader *r, const struct guard_span *setting, bool *to);
void read_ids_of(struct reader *r, const struct guard_span *setting, bool full, const char ***list, size_t *count);
void read_only(struct reader *r, const struct guard_span *setting, unsigned *to);

/* read_text.c. The text of a setting that begins with a quote. */
const char *read_string(struct reader *r, const struct guard_span *setting);
/* NULL after saying so when there are no quotes or nothing between them. */
const char *read_text(struct reader *r, const struct guard_span *setting);
void read_said(struct reader *r, const struct guard_span *setting, enum shown shown, bool variants, struct said *said);
/* read_language.c */
void read_languages(struct reader *r, const struct guard_span *scenario);
/* read_shown.c: warns where TEXT is too long for where it is shown. */
void read_shown(struct reader *r, const struct guard_span *setting, enum shown shown, const char *text);

/* read_id.c */
/* FULL: `scenario.id` will do too. NULL after saying so. */
const char *read_id(struct reader *r, const struct guard_span *setting, bool full);
/* NULL when ID is. */
struct read_id *read_ids_add(struct read_ids *ids, const char *id, const struct guard_span *at,
                             const struct field *field);
/* Says which stand twice. */
void read_ids_check(struct reader *r, struct read_ids *ids);
void read_ids_clear(struct read_ids *ids);
const struct read_id *read_ids_find(const struct read_ids *ids, const char *id);

/* read_field.c: the list of a step's fields; read_step.c: the steps; read_scenario.c: the scenario itself;
 * read_repeat.c: the further rounds of a step; read_link.c: what fields and steps say of others;
 * read_from.c: what they say of earlier meetings. */
void read_fields(struct reader *r, const struct guard_span *setting, void *step);
void read_columns(struct reader *r, const struct guard_span *setting, void *field);
void read_questions(struct reader *r, const struct guard_span *setting, void *field);
void read_steps(struct reader *r, const struct guard_span *setting, void *scenario);
void read_scenario(struct reader *r, const struct guard_span *setting);
void read_repeat(struct reader *r, const struct guard_span *setting, const struct step *step, int round,
                 struct step *copy);
void read_links(struct reader *r, const struct guard_span *scenario);

void read_alternatives(struct reader *r, const struct guard_span *scenario);
void read_froms(struct reader *r);

/* read_option.c: what else is listed in a field. */
void read_options(struct reader *r, const struct guard_span *setting, void *field);
void read_plain_options(struct reader *r, const struct guard_span *setting, void *field);
void read_lines(struct reader *r, const struct guard_span *setting, void *field);
void read_suggestions(struct reader *r, const struct guard_span *setting, void *field);
void read_bands(struct reader *r, const struct guard_span *setting, void *field);

/* read_check.c: do the values of a field go together? */
void read_field_check(struct reader *r, const struct guard_span *setting, const struct field *f);

/* supplied.c: what a scenario needn't write: the columns and the name of an action plan, those of indicators, the name
 * of a share field. */
/* Is ID one of the columns that are supplied to fields of this kind? */
bool supply_has_column(enum field_kind kind, const char *id);
void supply_field(struct arena *arena, struct field *f, enum lang first);

#define KIND(kind) (1u << (kind))

#endif
