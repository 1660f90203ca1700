#!/bin/sh
# A new session from the start screen of the real program on a real terminal: typed, a line that drops, come back to, made whole, opened; and last
# year's again without its people.
. "$(dirname "$0")/../lib.sh"
export src tmp
mkdir scenarios
cp "$e2e/simple.scenario" scenarios/simple.scenario
printf 'name;pole\nJardins;insertion\nPhare;solidar\n' >wrong.csv
printf 'name;pole\nJardins;insertion\nPhare;solidarite\nRondel;autre\n' >group.csv
all() { "$FILROUGE" export "$1" | "$poke" json - "SELECT $2"; }
names() { all "$1" "group_concat(json_extract(value, '\$.name'), '/') FROM j, json_each(body, '\$.enterprises')"; }
equals() { [ "$1" = "$2" ] || { echo "is: $1"; echo "should be: $2"; false; }; }

play 'typed, checked, dropped, come back to and made' -- "$FILROUGE" <<'ACTS'
wait New session
keys <C-n>
wait Enter chooses a scenario
keys <Enter>
wait Made of
type simple
settle 100
keys <Enter>
wait as people will name this group
type Verger
keys <Tab>
type 31/2
wait This is not a day
hangup
exit 2000
start
wait New session
keys <C-n>
wait Verger
wait 31/2
wait verger.filrouge
keys <Down><Down>
settle 100
keys <BS><BS><BS><BS>
type +7
keys <Tab>
gone This is not a day
type Tournai
keys <Tab><Tab><Tab><Tab>
type wr
keys <Tab>
wait wrong.csv, line 3: the pole `solidar` is unknown
keys <BS><BS><BS><BS><BS><BS><BS><BS><BS>
type gr
keys <Tab>
wait group.csv
keys <Enter>
wait 3 enterprises were taken in.
keys <Tab>
type Berthold
keys <Tab>e<Tab>i<Tab>be
wait BE
keys <C-e>
wait not started
wait 4 Berthold
type typed in the new room
settle 300
keys <C-q>
exit 3000 0
ACTS
cat "$tmp/play.err"
check 'the enterprises are those of the list and the one typed' equals "$(names verger.filrouge)" 'Jardins/Phare/Rondel/Berthold'
check 'what was typed in the room is in it' holds verger.filrouge 'typed in the new room'
check 'what was kept is kept no longer' [ ! -e "$XDG_STATE_HOME/filrouge/new-session" ]

play 'again without its people' -- "$FILROUGE" <<'ACTS'
wait verger
keys <C-r>
wait as in verger
type Next year
keys <C-e>
wait Next year
keys <C-q>
exit 3000 0
ACTS
check 'no enterprise came along' equals "$(all next-year.filrouge "count(*) FROM j, json_each(body, '\$.enterprises')")" 0
check 'the meeting did' equals "$(all next-year.filrouge "json_extract(body, '\$.meetings[0].scenario') FROM j")" 'simple'
for word in Berthold Jardins 'typed in the new room' Tournai Verger; do
	check "not a byte of $word" sh -c "! grep -qaF '$word' next-year.filrouge"
done

run new again.filrouge --like verger.filrouge
is 'the same on the command line' 0
check 'it too has nobody' equals "$(all again.filrouge "count(*) FROM j, json_each(body, '\$.enterprises')")" 0
run new again.filrouge --like verger.filrouge
refused 'never over a file that is there' 'already'

# Last year's file is of last year's format: it stays as it is, and nothing of it stays elsewhere.
gzip -dc "$src/tests/data/format-1.filrouge.gz" >old.filrouge
cp old.filrouge old.before
mkdir aside
TMPDIR=$tmp/aside run new from-old.filrouge --like old.filrouge
is 'like a session file of an older format' 0
check 'the older file is as it was, byte for byte' cmp old.filrouge old.before
check 'no copy of it stays behind' [ -z "$(ls -A aside)" ]
check 'its meeting is held again' [ "$(all from-old.filrouge "json_array_length(body, '\$.meetings') FROM j")" -ge 1 ]

run new both.filrouge --like verger.filrouge --scenario simple
is 'one of them alone' 2
finish
