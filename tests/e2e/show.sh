#!/bin/sh
# Two terminals on one session: what the facilitator does is on the room's screen within the time promised, and nothing else ever is.
. "$(dirname "$0")/../lib.sh"
scenario=$src/tests/data/roles.scenario
# From the key of the one to the picture of the other: the commit and 250 ms after it, on a machine that does other things too.
within=${SHOW_WITHIN:-600}

run new group.filrouge --scenario "$scenario" --enterprises "$e2e/seven.csv" --title Rondel --language en --date 2026-03-12 --place Mons
is 'a session' 0

# room SIZE NAME: the room's screen, in the background, for what the facilitator's script stamps.
room() {
	"$drive" -s "$1" -r "$2.bytes" -t 20000 -- "$FILROUGE" show group.filrouge <<-END >"$2.out" 2>"$2.err" &
		wait Les Jardins du Héron
		wait 12 March 2026
		shell : >$2.before
		since $within live have answered
		absent sunshine
		shell : >$2.live
		since $within revealed bright sunshine
		shell : >$2.revealed
		since $within blank !bright sunshine
		absent answered
		wait ·
		shell : >$2.blank
		since $within back bright sunshine
		keys b
		gone bright sunshine
		keys b
		wait bright sunshine
		shell : >$2.back
		since $within next !bright sunshine
		shell : >$2.next
		since $within over 12 March 2026
		keys <C-q>
		exit 3000 0
		restored
	END
}
seen='test -e 80.WORD && test -e 132.WORD && test -e 200.WORD'
until_seen() { echo "until $(echo "$seen" | sed "s/WORD/$1/g")"; }

room 80x24 80 && one=$!
room 132x43 132 && two=$!
room 200x60 200 && three=$!
play 'the facilitator' -t 20000 -- "$FILROUGE" run group.filrouge <<END
	wait Looking together
	$(until_seen before)
	stamp live
	keys <C-e>
	wait LIVE
	keys 4
	type <Tab><Tab><Tab><Tab>
	keys SHARED-PLACE<Tab>
	keys <C-o>
	keys CANARY-NOTE<Tab>
	settle
	$(until_seen live)
	stamp revealed
	keys <M-w>
	wait RESULTS SHOWN
	$(until_seen revealed)
	stamp blank
	keys <M-b>
	wait SCREEN BLANK
	$(until_seen blank)
	stamp back
	keys <M-b>
	$(until_seen back)
	keys <PageDown>
	stamp next
	keys <C-e>
	wait 2/2 In silence
	$(until_seen next)
	stamp over
	keys <C-g>
	type meeting-close<Enter>
	wait closed at
	keys <C-q>
	exit 3000 0
END
for size in 80:$one 132:$two 200:$three; do
	name=${size%%:*}
	wait "${size##*:}" && pass || fail "the room's screen of $name columns" "$(cat "$name.err")"
	check "$name: not a byte of a note" sh -c "! grep -aq CANARY $name.bytes"
done
cat 80.out 132.out 200.out | sort | sed 's/^/    /'

# The same screen inside the room: painted from nothing, and back to the same place.
play 'inside the room' -- "$FILROUGE" run group.filrouge <<'END'
	wait closed at
	keys <PageUp>
	wait 1/2 Looking together
	keys <C-g>
	type FACILITATOR<Enter>
	keys CANARY-F
	settle
	keep 1
	keys <F10>
	wait The meeting is over.
	absent CANARY
	type xyz
	absent CANARY
	keys <F10>
	wait Your own screen again
	wait CANARY-F
	same 1
	keys <C-q>
	exit 3000 0
END

# Whoever is on the wall when the line drops is there again.
play 'a line that drops on the wall' -- "$FILROUGE" run group.filrouge <<'END'
	wait CANARY-F
	keys <F10>
	wait The meeting is over.
	settle
	hangup
	exit 5000
	start
	wait The meeting is over.
	absent CANARY
	keys <Esc>
	wait CANARY-F
	keys <C-q>
	exit 3000 0
END

# It ends with its keeper, and says so.
play 'a keeper that is killed' -- "$FILROUGE" show group.filrouge <<'END'
	wait The meeting is over.
	kill keeper
	wait has stopped.
	exit 3000 2
	restored
END

printf 'dump\n' >dump
for size in 80x24 132x43 200x60; do
	run show group.filrouge --play dump --size "$size"
	is "$size, played" 0
	check "$size: nothing private" sh -c "! grep -q CANARY '$tmp/out'"
done
run show nowhere.filrouge --play dump
refused 'a file that is not there' nowhere.filrouge
run show group.filrouge --size 80x24
is 'a size without a script' 2
says 'a size without a script' 'goes with --play'
finish
