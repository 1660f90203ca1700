#!/bin/sh
# Over SSH, with a real sshd on the loopback: two facilitators, the room's screen and five enterprises at once on one session file, each typing
# or following; what a face of an enterprise holds; a line that dies leaves nothing behind.
. "$(dirname "$0")/../lib.sh"
. "$e2e/ssh_lib.sh"

"$FILROUGE" access install --sshd "$tmp/none" >/dev/null
session "$sessions/ap-2024.filrouge"
add() { check "access add $*" "$FILROUGE" access add "$@"; }
for who in claire paul room e1 e2 e3 e4 e5; do key "$who"; done
add ap-2024 --facilitator Claire --key keys/claire.pub --language en
add ap-2024 --facilitator Paul --key keys/paul.pub --language fr
add ap-2024 --room --key keys/room.pub --language en
for e in 1 2 3 4 5; do add ap-2024 --enterprise "$e" --person "Person $e" --key "keys/e$e.pub" --language en; done
sshd_start
client_config
file=$sessions/ap-2024.filrouge

# Processes of this server's program, a pid a line.
exe=$(realpath "$FILROUGE")
ours() { ls -l /proc/[0-9]*/exe 2>/dev/null | sed -n "s|.* /proc/\([0-9]*\)/exe -> $exe\$|\1|p"; }
none_left() { [ -z "$(ours)" ]; }
# The fields of /proc/PID/status.
status_of() { sed -n "s/^$2:[[:space:]]*//p" "/proc/$1/status"; }
has_session() { ls -l "/proc/$1/fd" 2>/dev/null | grep -q '\.filrouge'; }
on_tty() { readlink "/proc/$1/fd/0" 2>/dev/null | grep -q '^/dev/pts'; }

# --- everybody at once ---
{ # Claire leads: starts the step, writes for each, then sees what each wrote
	printf '%s\n' 'wait First words' 'settle 200' 'keys <C-e>' 'wait LIVE'
	for e in 1 2 3 4 5; do
		printf '%s\n' "keys <M-$e>" 'settle 60' "type claire-of-$e" "wait claire-of-$e"
	done
	for e in 1 2 3 4 5; do
		printf '%s\n' "keys <M-$e>" "wait person-of-$e" "wait paul-of-$e"
	done
	printf '%s\n' 'keys <C-q>' 'exit 5000 0' restored
} >claire.acts
{ # Paul, in French and another size, the third field of each once Claire was there
	printf '%s\n' 'wait First words' 'settle 200'
	for e in 1 2 3 4 5; do
		printf '%s\n' "keys <M-$e>" "wait claire-of-$e" 'keys <Tab><Tab>' 'settle 60' "type paul-of-$e" "wait paul-of-$e" 'keys <S-Tab><S-Tab>' 'settle 60'
	done
	printf '%s\n' 'keys <C-q>' 'exit 5000 0'
} >paul.acts
for e in 1 2 3 4 5; do # each sees its own words, and never another's
	{
		printf '%s\n' 'wait Who sees what' 'wait Understood' 'keys <Enter>' 'wait Now: 1/3 Words' 'settle 60' 'keys <Enter>'
		printf '%s\n' 'wait First words' "wait claire-of-$e" 'keys <Tab>' 'settle 60' "type person-of-$e" "wait person-of-$e" "wait paul-of-$e" 'settle 300'
		for other in 1 2 3 4 5; do
			[ "$other" = "$e" ] || printf '%s\n' "absent claire-of-$other" "absent person-of-$other" "absent paul-of-$other"
		done
		printf '%s\n' 'keys <C-q>' 'exit 5000 0'
	} >"e$e.acts"
done
{ # the room sees the step and none of it
	printf '%s\n' 'wait Rondel' 'wait What comes to mind' 'limit 20000' "until grep -q 'person-of' $tmp/e5.shown" 'settle 300' 'absent -of-' 'keys <C-q>' 'exit 5000 0'
} >room.acts
sed -i "s|^wait person-of-5|&\nshell echo person-of >$tmp/e5.shown|" e5.acts
: >e5.shown
sizes='claire:80x24 paul:132x43 room:100x30 e1:80x24 e2:80x24 e3:132x43 e4:80x24 e5:100x30'
for one in $sizes; do
	who=${one%:*}
	on_screen "$who" -s "${one#*:}" -t 20000 -r "$who.bytes" <"$who.acts" >"$who.out" 2>&1 &
	eval "pid_$who=\$!"
done
for one in $sizes; do
	who=${one%:*}
	eval "wait \$pid_$who" && pass || fail "all at once: $who" "$(cat "$who.out")"
done
answers "$file" >words
for e in 1 2 3 4 5; do
	for who in claire person paul; do check "in the export: $who-of-$e" grep -qx "$who-of-$e" words; done
	for other in 1 2 3 4 5; do
		[ "$other" = "$e" ] || check "bytes to $e: nothing of $other" sh -c "! grep -aq -- '-of-$other' e$e.bytes"
	done
done
check 'bytes to the room: nothing that was said' sh -c "! grep -aq -- '-of-' room.bytes"
check 'all are gone' comes none_left
check 'each was noted as come' [ "$(grep -c '"event":"accepted"' "$log")" -eq 8 ]
check 'each was noted as gone' [ "$(grep -c '"event":"ended".*"seconds":[0-9]*,"status":0' "$log")" -eq 8 ]

# --- its export is its own ---
box e2 box export >e2.json 2>err
check 'export over SSH' grep -q 'person-of-2' e2.json
check 'export over SSH: nothing of others' sh -c "! grep -q -- '-of-[1345]' e2.json"
box claire box export >all.json 2>err
check 'export of a facilitator' grep -q 'person-of-4' all.json

# --- what the face of an enterprise holds, and a line that dies ---
held() { # held KEY WHAT-THE-FACE-IS
	rm -f held.now
	case $1 in room) sign=Rondel ;; e*) sign='Now: 1/3 Words' ;; *) sign='First words' ;; esac
	printf '%s\n' "wait $sign" 'settle 200' \
		'shell touch held.now; for i in $(seq 200); do [ ! -e held.now ] && exit 0; sleep 0.05; done; exit 1' >held.acts
	on_screen "$1" <held.acts >held.out 2>&1 &
	drive_pid=$!
	comes test -e held.now || fail "$1: on the screen" "$(cat held.out)"
	faces=0 keepers=0 loose=
	for pid in $(ours); do
		if has_session "$pid"; then
			keepers=$((keepers + 1))
			on_tty "$pid" && loose="$loose keeper $pid has the terminal;"
		else
			faces=$((faces + 1))
		fi
		grep -q 'Max core file size  *0  *0' "/proc/$pid/limits" || loose="$loose $pid may leave a core;"
		[ "$(status_of "$pid" NoNewPrivs)" = 1 ] || loose="$loose $pid may gain rights;"
		[ "$2" = free ] || [ "$seccomp" = no ] || [ "$(status_of "$pid" Seccomp)" = 2 ] || [ "$(status_of "$pid" PPid)" != "$(pidof_watcher)" ] ||
			loose="$loose $pid has no filter;"
	done
	check "$1: one keeper has the file, and nobody else" [ "$keepers" -eq 1 ] && check "$1: launcher and face have not" [ "$faces" -eq 2 ]
	[ -z "$loose" ] && pass || fail "$1: confined" "$loose"
}
# The launcher that waits: the one of ours whose parent is none of ours.
pidof_watcher() {
	for pid in $(ours); do
		case " $(ours | tr '\n' ' ') " in *" $(status_of "$pid" PPid) "*) ;; *) echo "$pid" ;; esac
	done | head -1
}
"$FILROUGE" doctor --json 2>/dev/null | tr -d '\n' | grep -q '"about":"seccomp","state":"good"' && seccomp=yes || seccomp=no
dies() { # dies WHAT: the client is killed; all of ours are gone within two seconds
	begun=$(date +%s%N)
	kill -9 "$(ps -o pid= --ppid "$drive_pid" | head -1)" 2>/dev/null
	rm -f held.now
	comes none_left
	took=$((($(date +%s%N) - begun) / 1000000))
	if [ "$took" -le 2000 ] && none_left; then pass; else fail "$1: nothing is left within 2 s" "$took ms" "$(ours)"; fi
	wait "$drive_pid" 2>/dev/null
}
for who in e1 room; do
	held "$who" confined
	dies "a dead line: $who"
done
held claire free
dies 'a dead line: a facilitator'
check 'a dead line: noted' [ "$(grep -c '"event":"ended"' "$log")" -eq "$(grep -c '"event":"accepted"' "$log")" ]

# The launcher killed: the face goes too. The face killed: the keeper goes.
for victim in watcher face; do
	held e1 confined
	watcher=$(pidof_watcher)
	if [ "$victim" = watcher ]; then kill -9 "$watcher"; else kill -9 $(for p in $(ours); do [ "$(status_of "$p" PPid)" != "$watcher" ] || echo "$p"; done); fi
	rm -f held.now
	comes none_left && pass || fail "the $victim is killed: nothing is left" "$(ours)"
	wait "$drive_pid" 2>/dev/null
done

# A key that is taken away: its open screen ends, and it does not come back.
held e4 confined
cp "$site/keys" keys.before
check 'access remove, while it is open' "$FILROUGE" access remove 'Person 4'
rm -f held.now
comes none_left && pass || fail 'access remove: the open screen ends' "$(ours)"
wait "$drive_pid" 2>/dev/null
box e4 -tt box </dev/null >out 2>&1
check 'access remove: it does not come back' grep -q 'Permission denied' out

# --- a key that its person may not have any more: neither the screen nor an export ---
sed 's/launch enterprise ap-2024 1 /launch enterprise ap-2024 2 /' keys.before >"$site/keys"
box e4 box export >left.json 2>err
check 'an export: not of who has left' grep -q 'no longer speaks for' err
check 'an export: nothing of it for who has left' [ ! -s left.json ]
box e1 box export >other.json 2>err
check 'an export: not of another enterprise' grep -q 'does not speak for' err
check 'an export: nothing of it for another enterprise' [ ! -s other.json ]
sed 's/launch enterprise ap-2024 1 /launch enterprise ap-2024 99 /' keys.before >"$site/keys"
box e1 box export >other.json 2>err
check 'an export: not of an enterprise that is not there' [ ! -s other.json ] && check 'an export: it is said' [ -s err ]
cp keys.before "$site/keys"

# --- the net off, as on a kernel that has none: all of it works, and the wall is the keeper's ---
if [ "$shared" != "$build/filrouge" ] && [ -x "$shared" ]; then
	mkdir bare
	cp "$shared" bare/filrouge
	ln -s "$tmp/bin/locale" bare/locale
	ln -s "$site" bare/filrouge.site
	ln -s filrouge bare/launch
	FILROUGE_BARE=$(realpath bare/filrouge)
	for net in on off; do
		before=
		[ "$net" = on ] || before=$(preload no_sandbox)
		{
			printf '%s\n' 'wait Now: 1/3 Words' 'settle 60' 'keys <Enter>' 'wait First words' 'wait claire-of-1' 'settle 60'
			printf '%s\n' "shell for p in \$(pgrep -x launch); do [ \"\$(readlink /proc/\$p/exe)\" != $FILROUGE_BARE ] || sed -n 's/^Seccomp:.//p' /proc/\$p/status; done | sort -u | tr '\\n' ' ' >net.$net"
			printf '%s\n' 'keys <Tab><Tab>' 'settle 60' "type with-net-$net" "wait with-net-$net" 'keys <C-q>' 'exit 5000 0'
		} >net.acts
		LD_PRELOAD=$before ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0" "$drive" -r "net.$net.bytes" -- "$tmp/bare/launch" enterprise ap-2024 1 person-1 en <net.acts >out 2>err &&
			pass || fail "the net $net: its own view" "$(cat err)"
		check "the net $net: what was typed is there" sh -c "'$FILROUGE' export '$file' | grep -q with-net-$net"
		check "the net $net: nothing of others" sh -c "! grep -aqE -- '-of-[2345]' net.$net.bytes"
	done
	check 'the net was off' [ "$(cat net.off)" = '0 ' ]
	[ "$seccomp" = no ] || check 'the net was on' grep -q 2 net.on
fi
finish
