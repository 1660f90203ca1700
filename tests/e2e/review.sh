#!/bin/sh
# filrouge review: an evening of a director, played by script in the real program behind its own keeper: home, accept, amend, contest, an action
# ticked, shared, withdrawn, a word; then what the export says of it, who is let in, and what never was on the screen.
. "$(dirname "$0")/../lib.sh"
FILROUGE_SCENARIOS=$src/scenarios/library
export FILROUGE_SCENARIOS

# as WHO PLAY ARGUMENT...: the real program on a screen of 80x24; leaves out, err, status.
as() {
	who=$1 script=$2
	shift 2
	status=0
	FILROUGE_USER=$who timeout 60 "$FILROUGE" "$@" --play "$script" --size 80x24 >out 2>err </dev/null || status=$?
}
shown() { check "$1" grep -qF -- "$2" out; }
# told WHAT SQL EXPECTED: of the export
told() {
	got=$("$FILROUGE" export evening.filrouge | "$poke" json - "$2")
	check "$1: \`$got\` is \`$3\`" [ "$got" = "$3" ]
}

# --- the day: the facilitator leads, and writes down what is said ---
FILROUGE_NOW=2026-03-12T09:00:00Z
export FILROUGE_NOW
run new evening.filrouge --scenario vises-1b --enterprises "$e2e/seven.csv" --title 'Lille-Mons' --date 2026-03-12 --language en
is 'a session of seven' 0
cat >day.play <<'ACTS'
wait Jardins
<C-e>
:enterprise 2
:person Lise Martin, directrice
:field weather
3
:field hw_obstacle
"The Saturday round took everybody"
:enterprise 3
:field hw_obstacle
"SECRET-OF-THREE"
:enterprise 2
:step 2
<C-e>
:field stakeholders
"Volunteers on Saturday"
<Tab>
1
<Tab>
"time"
:step 7
<C-e>
:field question_v1
"What do people do by themselves after a year?"
:note
"NOTE-OF-FACILITATORS"
<Tab>
ACTS
as anna day.play run evening.filrouge
is 'the day is led' 0
lise=$("$FILROUGE" export evening.filrouge | "$poke" json - "SELECT json_extract(value, '\$.id') FROM j, json_each(body, '\$.people') WHERE json_extract(value, '\$.name') = 'Lise Martin'")
check 'who came for it is known' [ -n "$lise" ]

# --- the evening ---
FILROUGE_NOW=2026-03-12T20:30:00Z
cat >evening.play <<'ACTS'
wait Who sees what, and until when
dump
<Enter>
wait Our answers
dump
<Down>
<Down>
<Enter>
wait Our answers
dump
<Enter>
wait That is right
<Down>
<Enter>
wait The facilitators see it
<Esc>
<Down>
<Enter>
ACTS
as "$lise" evening.play review evening.filrouge --as 'Ressourcerie du Phare' --language en
cat out err | head -100
finish
