/* The reader, rehearsed: what a processor meets for the first time takes it twice as long, and a screen waits for the
 * first real scenario. Keeps nothing. */
#include "scenarios/scenario.h"

#include <assert.h>
#include <string.h>

/* Something of everything that most scenarios have. */
static const char rehearsal[] =
	"# a comment\n"
	"scenario = {\n"
	"  id = \"a\"; version = 1; slot = 15; languages = [ \"fr\", \"en\", \"nl\" ];\n"
	"  title = { fr = \"É \" \"é\"; en = \"\\\"e\\\"\\n\"; nl = \"e\"; };\n"
	"  steps = (\n"
	"    { id = \"a\"; kind = \"round\"; minutes = 15; title = \"a\"; say = { fr = \"é\"; en = \"e\"; nl = \"e\"; };\n"
	"      fields = (\n"
	"        { id = \"b\"; kind = \"scale\"; min = 1; max = 5; low = \"l\"; high = \"h\"; circle = \"g\"; label = \"b\"; },\n"
	"        { id = \"c\"; kind = \"choice\"; options = ( { id = \"d\"; label = \"d\"; }, { id = \"e\"; label = \"e\"; } ); },\n"
	"        { id = \"f\"; kind = \"table\"; rows_max = 9; columns = ( { id = \"g\"; kind = \"text\"; label = \"g\"; } ); }\n"
	"      ); }\n"
	"  );\n"
	"};\n";

void scenario_prepare(void)
{
	struct diagnostics d;
	diagnostics_init(&d, "", rehearsal, sizeof rehearsal - 1);
	d.errors_only = true;
	struct scenario *s = scenario_parse(rehearsal, sizeof rehearsal - 1, &d);
	assert(s);
	scenario_free(s);
	diagnostics_clear(&d);
}
