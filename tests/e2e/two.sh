#!/bin/sh
# Two facilitators, two real programs, two terminals, one file: each sees the other's changes and where the other is, who leads moves the
# live step, two texts typed at once are both kept and it is said, and one who is killed is no longer there.
. "$(dirname "$0")/../lib.sh"
session group.filrouge
# From the key of the one to the picture of the other: typed text is committed 250 ms after its first key, then 250 ms, on a machine that
# does other things too. What is set is committed at once.
typed=${TWO_TYPED:-900} set=${TWO_SET:-650}
# meet NAME OTHER: here I am; go on when the other one is.
meet() { printf 'shell : >%s.%s\nuntil test -e %s.%s\n' "$who" "$1" "$other" "$1"; }

who=anna other=ada
FILROUGE_USER=anna "$drive" -t 20000 -- "$FILROUGE" run group.filrouge >anna.out 2>anna.err <<END &
	wait First words
	wait » ada
	$(meet here)
	since $typed typed bonjour depuis Mons
	$(meet seen)
	stamp moved
	keys <C-n>
	$(meet moved)
	since $set leads ada leads
	keys <C-e>
	wait ada leads
	keys <C-g>
	type lead<Enter>
	wait You lead, ada writes down
	$(meet swapped)
	keys <C-p>
	settle 300
	keys <Tab>
	settle 300
	$(meet ready)
	keys soir
	wait ≈
	wait matin
	$(meet merged)
	until test -e ada.merged
	kill both
	exit 3000
END
anna=$!

who=ada other=anna
FILROUGE_USER=ada play 'ada' -t 20000 -- "$FILROUGE" run group.filrouge <<END
	wait First words
	wait » anna
	$(meet here)
	stamp typed
	type bonjour depuis Mons
	$(meet seen)
	since $set moved » anna: 2
	$(meet moved)
	stamp leads
	keys <C-g>
	type lead<Enter>
	wait You lead, anna writes down
	wait you lead
	$(meet swapped)
	wait » anna leads
	keys <C-e>
	wait leads: \`lead\` takes over
	keys <Tab>
	settle 300
	$(meet ready)
	keys matin
	wait ≈
	wait soir
	$(meet merged)
	gone » anna
	keys <C-q>
	exit 3000 0
	restored
END
if wait "$anna"; then pass; else fail 'anna' "$(cat anna.err)"; fi
grep -h '^since' "$tmp/play.out" anna.out
check 'what the one typed is in the file' holds group.filrouge 'bonjour depuis Mons'
check 'and of what both typed at once both' holds group.filrouge matin
check 'and both' holds group.filrouge soir
finish
