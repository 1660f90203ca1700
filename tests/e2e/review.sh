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
# told WHAT SQL EXPECTED: of the export
told() {
	got=$("$FILROUGE" export evening.filrouge | "$poke" json - "$2")
	check "$1: \`$got\` is \`$3\`" [ "$got" = "$3" ]
}
# screens PLAY: each `# screen NAME` of the script names the `dump` that follows it; GENERATE=1 writes them.
screens() {
	sed -n 's/^# screen //p' "$1" >names
	n=0
	while read -r name; do
		golden=$src/tests/golden/evening-$name.txt
		sed -n "$((n * 24 + 1)),$((n * 24 + 24))p" out >screen
		n=$((n + 1))
		if [ -n "${GENERATE-}" ]; then
			cp screen "$golden"
		elif diff "$golden" screen >differs 2>&1; then
			pass
		else
			fail "the screen $name; GENERATE=1 writes it again" "$(cat differs)"
		fi
	done <names
}

# --- the day: the facilitator leads, and writes down what is said ---
FILROUGE_NOW=2026-03-12T09:00:00Z
export FILROUGE_NOW
run new evening.filrouge --scenario vises-1b --enterprises "$e2e/seven.csv" --title 'Lille-Mons' --date 2026-03-12 --language en
is 'a session of seven' 0
as anna "$e2e/review-day.play" run evening.filrouge
is 'the day is led' 0
lise=$("$FILROUGE" export evening.filrouge | "$poke" json - "SELECT json_extract(value, '$.id') FROM j, json_each(body, '$.people')
	WHERE json_extract(value, '$.name') = 'Lise Martin'")
check 'who came for it is known' [ -n "$lise" ]
# The rows of tables have ids of their own: what is compared is without them.

# --- the evening ---
FILROUGE_NOW=2026-03-12T20:30:00Z
as "$lise" "$e2e/review-evening.play" review evening.filrouge --as 'Ressourcerie du Phare' --language en
is 'the evening is played to its end' 0
[ "$status" -eq 0 ] || fail 'what it says' "$(cat err)" "$(tail -24 out)"
screens "$e2e/review-evening.play"
check 'never what another one said' sh -c '! grep -q SECRET-OF-THREE out'
check 'never a note of the facilitators' sh -c '! grep -q NOTE-OF-FACILITATORS out'

# --- what the file says of it ---
one() { printf "SELECT json_extract(value, '$.%s') FROM j, json_each(body, '$.%s') WHERE %s" "$1" "$2" "$3"; }
told 'accepted' "SELECT count(*) FROM j, json_each(body, '$.reviews') WHERE json_extract(value, '$.status') = 'accepted'" 1
told 'amended, beside' "$(one text reviews "json_extract(value, '$.status') = 'amended'")" 'The whole of Saturday, from six in the morning'
told 'what was said that day' "$(one value answers "json_extract(value, '$.field') = 'hw_obstacle' AND json_extract(value, '$.enterprise') = 2")" \
	'The Saturday round took everybody'
told 'ticked' "$(one value answers "json_extract(value, '$.field') = 'next' AND json_extract(value, '$.column') = 'status'")" done
told 'by her' "$(one author answers "json_extract(value, '$.field') = 'next' AND json_extract(value, '$.column') = 'status'")" "$lise"
told 'withdrawn' "$(one circle answers "json_extract(value, '$.field') = 'weather' AND json_extract(value, '$.enterprise') = 2")" e
told 'shared' "$(one circle answers "json_extract(value, '$.field') = 'hw_obstacle' AND json_extract(value, '$.enterprise') = 2")" g
told 'a word' "$(one text notes "json_extract(value, '$.circle') = 'e'")" 'Could we speak of the budget first?'
told 'finished' "SELECT count(*) FROM j, json_each(body, '$.done')" 1
told 'told, once' "SELECT count(*) FROM j, json_each(body, '$.people') WHERE json_extract(value, '$.told') IS NOT NULL" 1

# --- in French, from where one stands; a second time nothing is said first ---
printf 'wait Nos réponses\ndump\n' >again.play
as "$lise" again.play review evening.filrouge --as 2 --language fr
is 'again, in French' 0
check 'home, at once' grep -q 'Qui lit quoi' out

# --- who is not let in ---
printf 'dump\n' >any.play
as "$lise" any.play review evening.filrouge --as 3 --language en
is 'not into the file of another enterprise' 2
check 'said why' grep -q 'does not speak for' err
check 'and shown nothing' [ ! -s out ]
as nobody any.play review evening.filrouge --as 'No Such Enterprise' --language en
is 'an enterprise that is not there' 2
run review evening.filrouge
is 'nobody said whose' 2
says 'how it is used' '--as ENTERPRISE'
printf ':people\n:card\n' >forbidden.play
for command in people notes live go search history circle meetings; do
	printf 'wait Our answers\n:%s\n' "$command" >forbidden.play
	as "$lise" forbidden.play review evening.filrouge --as 2 --language en
	is "$command is not of this role" 2
	check "$command: said so" grep -q 'not a command of this role' err
done

# --- one who leaves ---
cat >leaves.play <<'ACTS'
wait Phare
:enterprise 2
:person
:person-leaves
ACTS
as anna leaves.play run evening.filrouge
is 'Lise leaves' 0
as "$lise" any.play review evening.filrouge --as 2 --language en
is 'and is not let in' 2
check 'said why' grep -q 'no longer speaks for' err
check 'and shown nothing' [ ! -s out ]
finish
