/* Who came, as whom, from which key: a line of JSON for each coming, refusal and end, appended in one write to a file of the account (0600).
 * It holds identifiers, never a text of the session. */
#ifndef ACCESS_LOG_H
#define ACCESS_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

/* What is known of one coming; texts borrowed, NULL: not known. */
struct access_event {
	int64_t at;          /* UTC ms */
	const char *event;   /* "accepted" "refused" "ended" */
	const char *role, *person, *session;
	int64_t enterprise;  /* 0: none */
	const char *key;     /* fingerprint */
	const char *from;    /* address and port */
	const char *asked;   /* what the client asked for; NULL: nothing */
	const char *why;     /* of a refusal: the sentence */
	int64_t seconds;     /* of an end */
	int status;          /* of an end: as a shell says it */
	int64_t pid;         /* the same for the coming and its end */
};

/* Appends. false: it could not be written, with a sentence. */
bool access_log_write(const char *path, const struct access_event *e, struct error *err);
/* The line, without its newline; caller frees. Bytes that are no text are written as \u00XX. */
char *access_log_line(const struct access_event *e);

/* Calls SINK with each line of the file, in order: the event read from it (valid during the call; NULL: not a line of ours) and its text. false:
 * the file cannot be read. */
typedef void access_log_sink(void *context, const struct access_event *e, const char *line);
bool access_log_read(const char *path, access_log_sink *sink, void *context, struct error *err);

#endif
