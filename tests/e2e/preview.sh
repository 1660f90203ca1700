#!/bin/sh
# filrouge scenario preview: every shipped scenario in the three roles and languages at 80x24, and nothing left behind.
. "$(dirname "$0")/../lib.sh"
XDG_RUNTIME_DIR=$(mktemp -d /dev/shm/filrouge-test-XXXXXX 2>/dev/null || mktemp -d "$tmp/run-XXXXXX") # in memory where it can be, as it is
trap 'rm -rf "$tmp" "$XDG_RUNTIME_DIR"' EXIT
export XDG_RUNTIME_DIR
FILROUGE_SCENARIOS=$src/scenarios/library
export FILROUGE_SCENARIOS

left() { ls -A "$XDG_RUNTIME_DIR"; }
nothing_left() { [ -z "$(left)" ]; }

# --- all of them ---
# One process each: every step is dumped; in the room also what can be shown after its text, as an enterprise the next page.
screens=0
"$FILROUGE" scenario list --json | "$poke" json - "SELECT json_extract(value, '\$.id'), json_extract(value, '\$.steps')
	FROM j, json_each(body) WHERE json_extract(value, '\$.type') = 'scenario'" | tr '|\t' '  ' >shipped
check 'fourteen scenarios are shipped' [ "$(wc -l <shipped)" -ge 14 ]
while read -r id count; do
	for role in facilitator room enterprise; do
		n=0
		while [ $((n += 1)) -le "$count" ]; do
			echo "wait $n/$count"
			echo dump
			[ $role != room ] || { echo '<Enter>'; echo dump; }
			[ $role != enterprise ] || { echo '<C-r>'; echo dump; }
			[ "$n" -eq "$count" ] || echo '<PageDown>'
		done >"$id.$role.play"
		for language in fr en nl; do # each waits for its keeper more than it works: all nine at once
			timeout 60 "$FILROUGE" scenario preview "$id" --as $role --language $language --play "$id.$role.play" --size 80x24 \
				>"$id.$role.$language" 2>"$id.$role.$language.err" </dev/null || echo $? >"$id.$role.$language.failed" &
		done
	done
	wait
	for role in facilitator room enterprise; do
		dumps=$(grep -c '^dump' "$id.$role.play")
		for language in fr en nl; do
			one=$id.$role.$language
			[ ! -f "$one.failed" ] && pass || fail "$one: walked to the end" "$(cat "$one.err")"
			[ "$(wc -l <"$one")" -eq $((dumps * 24)) ] && [ "$dumps" -ge "$count" ] && pass || fail "$one: $dumps screens" "$(wc -l <"$one") lines"
			! grep -E '\[(fr|en|nl)\] ' "$one" >untranslated && pass || fail "$one: not translated" "$(head -3 untranslated)"
			screens=$((screens + dumps))
			[ $role != room ] || awk 'NR % 24 > 3 && NR % 24 < 22 && /[^ ]/ { some = 1 } NR % 24 == 0 { if (!some) exit 1; some = 0 }' "$one" && pass ||
				fail "$one: every step projects something"
		done
	done
done <shipped
echo "$screens screens"
check 'more than a thousand screens' [ "$screens" -gt 1000 ]
check 'nothing is left of them' nothing_left

# --- what each role shows ---
printf 'dump\n<C-n>\ndump\n' >as.play
run scenario preview vises-1b --as enterprise --pole solidarite --language en --play as.play --size 80x24
is 'as an enterprise of a pole' 0
check 'it is of that pole' grep -q 'Nowhere Gardens  solidarity' out
check 'and then as another one' grep -q 'Nowhere Repair Shop' out
check 'it says that it is a preview' grep -q 'PREVIEW' out
says 'leaving says that nothing was kept' 'nothing of it was kept'

printf '<PageDown>\ndump\n' >earlier.play
run scenario preview vises-1b --language en --play earlier.play --size 132x43
check 'what came before is there' grep -q 'Earlier' out

printf ':live\n' >refused.play
for role in room enterprise; do
	run scenario preview vises-1b --as $role --language en --play refused.play --size 80x24
	is "the facilitator's commands are refused as $role" 2
	says "the facilitator's commands are refused as $role" 'not a command of this role'
done
for wrong in '--as nobody' '--pole north' '--kind club' '--enterprises 0' '--enterprises 1001' '--size 80x24' '--language xx'; do
	run scenario preview vises-1b $wrong
	is "$wrong" 2
done
run scenario preview no-such-scenario
is 'a scenario that does not exist' 2
check 'nothing is left of what was refused' nothing_left

# --- on a real terminal: the folder goes, however it ends ---
cat >gone <<'GONE'
#!/bin/sh
[ -z "$(ls -A "$XDG_RUNTIME_DIR")" ]
GONE
cat >there <<'THERE'
#!/bin/sh
[ "$(stat -c %a "$XDG_RUNTIME_DIR"/filrouge-preview-*)" = 700 ] && [ -f "$(echo "$XDG_RUNTIME_DIR"/filrouge-preview-*/preview.filrouge)" ]
THERE
chmod +x gone there
export LANGUAGE=en
begin() {
	echo 'wait PREVIEW'
	echo 'wait Opening'
	echo 'until ./there'
	echo 'settle 100'
	echo 'keys 9h<Tab>4<Tab>'
	echo 'wait [4]'
}
{
	begin
	echo 'keys <C-c>'
	echo 'wait nothing of it is kept'
	echo 'keys <C-q>'
	echo 'exit 3000 0'
	echo 'restored'
	echo 'until ./gone'
} >quit.acts
play 'quitting' -- "$FILROUGE" scenario preview vises-1b <quit.acts
check 'gone after quitting' nothing_left
{ begin; echo 'kill term'; echo 'exit 3000'; echo 'until ./gone'; } >term.acts
play 'SIGTERM' -- "$FILROUGE" scenario preview vises-1b <term.acts
check 'gone after SIGTERM' nothing_left
{ begin; echo 'kill face'; echo 'exit 3000'; echo 'until ./gone'; } >kill.acts
play 'kill -9 of the face' -- "$FILROUGE" scenario preview vises-1b <kill.acts
check 'gone after kill -9' nothing_left
play 'the line drops' -- "$FILROUGE" scenario preview vises-1b --as enterprise <<'ACTS'
wait PREVIEW
until ./there
settle 100
hangup
exit 3000
until ./gone
ACTS
check 'gone after the line dropped' nothing_left
check 'and no rescue file anywhere' sh -c '[ -z "$(find "$HOME" -name "*.rescue" 2>/dev/null)" ]'
finish
