/* Text of people: UTF-8, NFC, grapheme clusters, terminal columns, line breaks, and
 * what may reach a terminal. Unicode itself is libunistring's and libc's work.
 * Positions and lengths are in bytes; columns are what wcwidth() says of what is shown. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"

/* Are these LEN bytes valid UTF-8 without NUL? */
bool text_valid(const char *text, size_t len);
/* The first byte of TEXT that is not UTF-8, NULL: none. *CONTROLS: on the way stand control characters other than blanks (NUL too). */
const char *text_bad(const char *text, size_t len, bool *controls);

/* NFC of LEN bytes; bytes that are not UTF-8 become U+FFFD, NUL and other C0 but \n and \t are dropped,
 * CRLF and CR become \n. Caller frees. Never NULL. */
char *text_nfc(const char *text, size_t len);

/* The grapheme boundary after / before AT (0..len). At the ends it stays. */
size_t text_next(const char *text, size_t len, size_t at);
size_t text_prev(const char *text, size_t len, size_t at);
bool text_is_boundary(const char *text, size_t len, size_t at);

/* The start of the next / this-or-previous word, as Ctrl-Right and Ctrl-Left go. */
size_t text_next_word(const char *text, size_t len, size_t at);
size_t text_prev_word(const char *text, size_t len, size_t at);

/* What may reach a terminal (promises, P22): control characters, ESC, C1, bidi controls, zero-width, tags,
 * variation selectors, skin tones, soft hyphens and bytes that are not UTF-8 never pass; controls and bad bytes become U+FFFD,
 * the invisible ones vanish; \n and \t become a space unless KEEP_NEWLINES (then \n stays). Caller frees.
 * The emoji joiner (ZWJ) vanishes too: the parts are shown one after another. */
char *text_filter(const char *text, size_t len, bool keep_newlines);

/* One grapheme cluster as the screen shows it: appends its filtered bytes to OUT (may be NULL)
 * and returns its columns (0 when nothing of it is shown, more than 2 for joined emoji, whose parts are shown one after another).
 * A mark with nothing to stand on gets a dotted circle. Needs a UTF-8 LC_CTYPE, see i18n_start(). */
int text_cluster(const char *text, size_t len, struct buf *out);

/* Columns that LEN bytes take when shown on one line. */
int text_columns(const char *text, size_t len);

/* The largest boundary at or below LEN whose columns fit in COLUMNS. */
size_t text_fit(const char *text, size_t len, int columns);

/* One shown line of a wrapped text: bytes [start, end), without the newline or the space broken at. */
struct text_line {
	size_t start, end;
};

/* Wraps at COLUMNS (>= 1) by Unicode line breaking (French spaces are kept together, also plain ones: « oui », n° 3, 30 %, quoi ?).
 * Spaces at a break, and trailing spaces that don't fit, stand between END and the next START (or LEN): they hang and are not shown.
 * A word longer than the line is cut between graphemes. An empty text is one empty line; a final \n opens an empty line.
 * Every byte position belongs to one line: after END up to the next START belongs to the line before.
 * Caller frees. Never NULL; *COUNT >= 1. */
struct text_line *text_wrap(const char *text, size_t len, int columns, size_t *count);

/* Lower case without accents, for matching what people type; caller frees. */
char *text_fold(const char *text);

/* Does NEEDLE (any case, any accents) occur in TEXT, or is it a prefix of a word of it (WORDS)? */
bool text_matches(const char *text, const char *needle);

/* How well NAME answers what was typed: 0 it begins so (short words before, as articles, don't count), 1 one of its words does, 2 the letters
 * begin words of it in that order ("jp" for Jardins du Pré), 3 it is in there (text_matches); -1: not at all. */
int text_rank(const char *name, const char *typed);

/* How alike two words are, for "did you mean": edit distance in characters. */
int text_distance(const char *a, const char *b);

/* The one of COUNT names nearest to WORD when it is near enough to suggest, else NULL. */
const char *text_nearest(const char *word, const char *const *names, size_t count);

/* The decimal digits of NUMBER at AT, which has room for 21 bytes, and a NUL. Returns where that is. */
char *text_number(char *at, int64_t number);

#endif
