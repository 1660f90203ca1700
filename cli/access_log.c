/* filrouge access log: who came, as people read it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "access/log.h"
#include "base/clock.h"
#include "base/memory.h"
#include "base/text.h"
#include "cli/access.h"

struct printing {
	bool json;
	size_t count;
};

static void word(struct buf *b, const char *before, const char *text, const char *after)
{
	char *shown;

	if (!text || !*text)
		return;
	shown = text_filter(text, strlen(text), false);
	buf_text(b, before);
	buf_text(b, shown);
	buf_text(b, after);
	free(shown);
}

/* "2026-03-12 14:03:22  accepted  anne  enterprise 2  ap-2024", and below it what else is known. */
static void print_event(const struct access_event *e)
{
	struct buf b = {0};
	char utc[CLOCK_UTC_SIZE];

	clock_utc(e->at, utc);
	buf_printf(&b, "%.10s %.8sZ  %-8s  ", utc, utc + 11, e->event);
	word(&b, "", e->role, "");
	if (e->enterprise)
		buf_printf(&b, " %lld", (long long)e->enterprise);
	word(&b, "  ", e->person, "");
	word(&b, "  ", e->session, "");
	word(&b, "\n    ", e->key, "");
	word(&b, "  ", e->from, "");
	word(&b, "\n    > ", e->asked, "");
	word(&b, "\n    ! ", e->why, "");
	if (strcmp(e->event, "ended") == 0)
		buf_printf(&b, "\n    %lld min %02lld s, %d", (long long)(e->seconds / 60), (long long)(e->seconds % 60), e->status);
	puts(buf_str(&b));
	buf_clear(&b);
}

static void print(void *context, const struct access_event *e, const char *line)
{
	struct printing *p = context;

	if (p->json && e) {
		char *again = access_log_line(e); /* not the bytes of the file: whatever they are, this is JSON */

		puts(again);
		free(again);
	} else if (e) {
		print_event(e);
	} else {
		char *shown = text_filter(line, strlen(line), false);

		fprintf(stderr, _("filrouge: not a line of this log: %.60s"), shown);
		fputc('\n', stderr);
		free(shown);
	}
	p->count += e != NULL;
}

int access_verb_log(int argc, char **argv)
{
	const char *words[1], *json = NULL;
	const struct option_row rows[] = {{"json", false, &json}, {NULL, false, NULL}};
	struct access_site s;
	struct error err = {0};
	struct printing p = {0};
	bool done;

	if (!cli_options(argv[0], argc, argv, rows, 0, 0, words))
		return ACCESS_CANNOT;
	p.json = json != NULL;
	s = access_site();
	done = access_log_read(s.log, print, &p, &err);
	if (done && p.count == 0 && !p.json)
		fprintf(stderr, "%s\n", _("Nobody has come yet."));
	access_site_clear(&s);
	return done ? ACCESS_DONE : cli_fail(&err);
}
