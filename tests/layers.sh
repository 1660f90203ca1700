#!/bin/sh
# The arrows between the rooms point one way: base <- config <- scenarios <- session <- report, access <- tui <- cli.
# Reads every #include of the rooms; fails when an arrow turns, or when a library is known outside the rooms that may know it.
set -eu
src=${FILROUGE_SRCDIR:-$(dirname "$0")/..}
rooms="base config scenarios session report access tui cli"

# The faults of the tree at $1, a line each.
faults() {
	(cd "$1" && find $rooms -name '*.[ch]' -type f 2>/dev/null | LC_ALL=C sort | xargs -r awk '
	BEGIN {
		split("base 1 config 2 scenarios 3 session 4 report 5 access 5 tui 6 cli 7", list, " ")
		for (i = 1; i < 16; i += 2)
			rank[list[i]] = list[i + 1]
		only["curses.h"] = only["ncurses.h"] = only["ncursesw/curses.h"] = only["ncursesw/ncurses.h"] = only["term.h"] = "^tui/terminfo\\.c$"
		only["sqlite3.h"] = "^(session/.*|scenarios/expression(_calls|_cells)?\\.[ch])$"
		only["cmark.h"] = "^((scenarios/sheet_plain|tui/markdown)\\.c|report/.*)$"
		only["libconfig.h"] = "^(scenarios|config)/"
	}
	/^[ \t]*#[ \t]*include/ {
		name = $0
		quoted = name ~ /include[ \t]*"/
		sub(/^[^"<]*["<]/, "", name)
		sub(/[">].*$/, "", name)
		where = FILENAME ":" FNR ": "
		if (quoted && name == "config.h")
			next
		if (!quoted) {
			if (name in only && FILENAME !~ only[name])
				print where "<" name "> may not be known here"
			next
		}
		split(FILENAME, mine, "/")
		if (split(name, theirs, "/") < 2 || !(theirs[1] in rank))
			print where "\"" name "\" is not \"room/file.h\""
		else if (theirs[1] != mine[1] && rank[theirs[1]] >= rank[mine[1]])
			print where mine[1] " may not know " theirs[1] " (" name ")"
	}')
}

passed=0 failed=0
verdict() { # verdict STATUS SENTENCE
	if [ "$1" -eq 0 ]; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
		echo "layers: $2"
	fi
}

found=$(faults "$src")
[ -z "$found" ] && status=0 || status=1
verdict $status "$found"

# Would it be seen? Each wrong include is planted in a copy.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
while read -r file include; do
	rm -rf "$tmp/tree"
	mkdir "$tmp/tree"
	(cd "$src" && tar cf - $(for r in $rooms; do [ -d "$r" ] && echo "$r"; done)) | tar xf - -C "$tmp/tree"
	chmod -R u+w "$tmp/tree"
	mkdir -p "$tmp/tree/$(dirname "$file")"
	printf '\n#include %s\n' "$include" >>"$tmp/tree/$file"
	[ "$(faults "$tmp/tree" | grep -c "^$file:")" -ge 1 ] && status=0 || status=1
	verdict $status "planted $include in $file and did not see it"
done <<PLANTED
base/planted.c "session/session.h"
config/planted.h "scenarios/scenario.h"
scenarios/planted.c "session/change.h"
session/planted.c "tui/app.h"
session/planted.c "report/sheet.h"
report/planted.c "access/keys.h"
access/planted.c "report/sheet.h"
access/planted.c "tui/grid.h"
tui/planted.c "cli/cli.h"
tui/planted.c <curses.h>
tui/planted.c <cmark.h>
tui/planted.c <ncursesw/curses.h>
cli/planted.c <sqlite3.h>
scenarios/planted.c <sqlite3.h>
scenarios/planted.c <cmark.h>
session/planted.c <libconfig.h>
base/planted.c "text.h"
cli/planted.c "../base/text.h"
PLANTED

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
