#!/bin/sh
# make mutate: breaks one promise at a time in a copy of the tree, and expects the unit tests to notice.
# A row: what is broken | file | what sed does to it. A row whose sed changes nothing is a failure too: the code has moved on.
set -u
src=${FILROUGE_SRCDIR:-$(cd "$(dirname "$0")/.." && pwd)}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0 failed=0

rows() {
	cat <<'ROWS'
direction marks reach the terminal|base/filter.c|s/^	if (vanishes(c))/	if (0 \&\& vanishes(c))/
a power cut may take a confirmed commit|session/open.c|s/synchronous=EXTRA/synchronous=FULL/
removed text stays in freed pages|session/open.c|s/"secure_delete=ON"/"secure_delete=OFF"/
an altered row is shown as sound|session/state.c|s/if (!db_row_sound(q, state_tables\[kind\].name))/if (0)/
undo overwrites what somebody else wrote|session/undo.c|s/if (!force \&\& !r->conflict \&\&/if (0 \&\&/
four anonymous sheets are enough to be shown|session/export_sql.c|s/HAVING count(\*) >= 5/HAVING count(*) >= 4/
an existing file is overwritten|session/file.c|s/RENAME_NOREPLACE/0/; s/if (lstat(absolute, \&there) == 0)/if (0)/
a request sent again is applied again|session/keeper_apply.c|s/if (p->request.number <= k->stage->applied)/if (0)/
what overlaps is not flagged as merged|session/rebase.c|s/^\(\t*\)\*merged = true;/\1*merged = false;/
a session's copy may hold a directive|config/word.c|s/starts(word, len, "@include") || starts(word, len, "@text") ? WORD_INCLUDE : WORD_TEXT/WORD_TEXT/
an included file may stand anywhere|scenarios/include_open.c|s/else if (!inside(s, real))/else if (0)/
a path may lead above the scenario's folder|scenarios/include_open.c|s/if (path->len <= root)/if (path->len <= 1)/
files may include one another in a ring|scenarios/include.c|s/} else if (being_read(e, file)) {/} else if (0) {/
faults in a part are told in the scenario's file|config/diagnostic.c|s/if (!d->map || one->line == 0)/if (1)/
a terminal's name is any path|access/arrival.c|s/term \&\& access_term_valid(term) ? term : "xterm"/term ? term : "xterm"/
variables of who comes in stay|access/arrival.c|s/^	clearenv();//
a key comes in as whatever is asked|access/arrival.c|s/good = line \&\& access_role_same(\&line->role, role)/good = line != NULL/
a session may be a link|access/site.c|s/O_RDONLY | O_NOFOLLOW | O_NONBLOCK/O_RDONLY | O_NONBLOCK/
a session may have a second name|access/site.c|s/return st.st_nlink == 1 ||/return 1 ||/
a remote face may start processes|access/sandbox_calls.c|s/{SYS_clone, ALWAYS, 0, 0}, //
a remote face may read sessions|access/sandbox.c|s/l.landlock = confine_files(NULL)/l.landlock = 0/
a line may name a launcher anywhere in PATH|access/keyfile.c|s/words\[0\]\[0\] == '\/' \&\& //
ROWS
}

build() {
	make -s -j "$(getconf _NPROCESSORS_ONLN)" -C "$tmp/build" all tests/unit/unit >"$tmp/make.log" 2>&1
}

tests_pass() {
	(cd "$tmp/build" && LC_ALL=C.UTF-8 FILROUGE_SRCDIR=$tmp/tree FILROUGE_BUILDDIR=$tmp/build FILROUGE=$tmp/build/filrouge \
		tests/unit/unit --fail-fast >"$tmp/test.log" 2>&1)
}

mkdir "$tmp/tree" "$tmp/build"
(cd "$src" && tar cf - --exclude=.git --exclude='*.o' --exclude='*.a' --exclude='.deps' .) | tar xf - -C "$tmp/tree"
rm -f "$tmp/tree/config.status" "$tmp/tree/Makefile" "$tmp/tree/config.h"
(cd "$tmp/build" && "$tmp/tree/configure" --quiet) >"$tmp/make.log" 2>&1 && build || { cat "$tmp/make.log" >&2; exit 2; }
tests_pass || { tail -n 30 "$tmp/test.log" >&2; echo 'make mutate: the tests fail before anything is broken' >&2; exit 2; }

rows >"$tmp/rows"
while IFS='|' read -r what file edit; do
	cp "$tmp/tree/$file" "$tmp/before"
	sed -i "$edit" "$tmp/tree/$file"
	if cmp -s "$tmp/before" "$tmp/tree/$file"; then
		echo "not ok: $what: nothing changed in $file"
		failed=$((failed + 1))
	elif build && tests_pass; then
		echo "not ok: $what: no test noticed"
		failed=$((failed + 1))
	else
		echo "ok: $what: noticed"
		passed=$((passed + 1))
	fi
	cp "$tmp/before" "$tmp/tree/$file"
	touch "$tmp/tree/$file"
done <"$tmp/rows"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
