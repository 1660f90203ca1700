#!/bin/sh
# A whole meeting of vises-1a, played by script in the real program at 80x24: seven enterprises, one late, an overrun, a note at the wrong
# enterprise, a dropped line, one that leaves. Each screen that a claim is seen on is kept in tests/golden/meeting-*.txt; GENERATE=1 writes
# them again: what changed is then for eyes to judge.
. "$(dirname "$0")/../lib.sh"
FILROUGE_SCENARIOS=$src/scenarios/library
export FILROUGE_SCENARIOS

# screens PLAY: each `# screen NAME` of the script names the `dump` that follows it.
screens() {
	sed -n 's/^# screen //p' "$e2e/$1" >names
	status=0
	timeout 120 "$FILROUGE" run meeting.filrouge --play "$e2e/$1" --size 80x24 >screens 2>play.err </dev/null || status=$?
	if [ "$status" -eq 0 ] && [ "$(wc -l <screens)" -eq $(($(wc -l <names) * 24)) ]; then
		pass
	else
		fail "$1 is played to its end" "status $status, $(wc -l <screens) lines of screens" "$(cat play.err)"
	fi
	n=0
	while read -r name; do
		golden=$src/tests/golden/meeting-$name.txt
		sed -n "$((n * 24 + 1)),$((n * 24 + 24))p" screens >screen
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

FILROUGE_NOW=2026-03-12T09:25:00Z FILROUGE_USER=anna
export FILROUGE_NOW FILROUGE_USER
run new meeting.filrouge --scenario vises-1a --enterprises "$e2e/seven.csv" --title 'Lille-Mons' --date 2026-03-12 --place Mons --language en
is 'a session of seven' 0

screens meeting-morning.play

# --- 11:20: the line drops in the middle of a word; what was typed is on the screen again, under the cursor ---
FILROUGE_NOW=2026-03-12T11:20:00Z
play 'the line drops' -- "$FILROUGE" run meeting.filrouge <<'ACTS'
wait Our practices
settle 100
keys <C-g>2<Enter>
wait 2 Ressourcerie du Phare
type We decide the prices together, every second Tues
wait second Tues
settle 100
hangup
exit 3000
start
wait second Tues
wait Ressourcerie du Phare
type day
wait second Tuesday
settle 100
keys <C-q>
exit 3000 0
restored
ACTS
check 'not a letter is lost' holds meeting.filrouge 'We decide the prices together, every second Tuesday'

FILROUGE_NOW=2026-03-12T11:25:00Z
screens meeting-noon.play

FILROUGE_NOW=2026-04-16T09:20:00Z
screens meeting-next.play
finish
