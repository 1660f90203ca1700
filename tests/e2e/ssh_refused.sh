#!/bin/sh
# Over SSH, with a real sshd on the loopback: what somebody who may come in tries beyond that is refused with a sentence, and noted.
. "$(dirname "$0")/../lib.sh"
. "$e2e/ssh_lib.sh"

# --- a server: two groups, people of each ---
mkdir -p etc/sshd_config.d
echo "Include $tmp/etc/sshd_config.d/*.conf" >etc/sshd_config
echo "HostKey $tmp/host" >>etc/sshd_config
ssh-keygen -q -t ed25519 -N '' -f host </dev/null
check 'access install' "$FILROUGE" access install --sshd "$tmp/etc/sshd_config" --account "$account"
check 'access install: the block' grep -q '^Match User' etc/sshd_config.d/filrouge.conf
session "$sessions/ap-2024.filrouge"
session "$sessions/other.filrouge"
session "$tmp/outside.filrouge"
mkdir "$sessions/folder.filrouge"
ln -s "$tmp/outside.filrouge" "$sessions/link.filrouge"
for who in anne claire room zoe link twice folder gone left stranger byhand widened; do key "$who"; done
add() { check "access add $*" "$FILROUGE" access add "$@"; }
add ap-2024 --enterprise 1 --person Anne --key keys/anne.pub --language en
add ap-2024 --enterprise 1 --person Lou --key keys/left.pub
add ap-2024 --facilitator Claire --key keys/claire.pub
add other --facilitator Claire --key keys/claire.pub
add ap-2024 --room --key keys/room.pub
add --admin Zoe --key keys/zoe.pub
cp "$sessions/ap-2024.filrouge" "$sessions/gone.filrouge"
cp "$sessions/ap-2024.filrouge" "$sessions/twice.filrouge"
add gone --facilitator Gil --key keys/gone.pub
add twice --facilitator Tim --key keys/twice.pub
for who in link folder widened; do add ap-2024 --facilitator "$who" --key "keys/$who.pub"; done
rm "$sessions/gone.filrouge"
ln "$sessions/twice.filrouge" "$tmp/second-name"
sed -i "s/facilitator link auto ap-2024/facilitator link auto link/; s/facilitator folder auto ap-2024/facilitator folder auto folder/" "$site/keys"
check 'access remove' "$FILROUGE" access remove Lou
{ # what root writes by hand: a key of ours under another command, and one that is not between the marks
	sed "s/launch facilitator widened auto ap-2024/launch admin zoe auto/" "$site/keys" | grep "$(cut -d' ' -f2 keys/widened.pub)"
	echo "restrict,pty,command=\"$site/launch admin zoe auto\" $(cat keys/byhand.pub)"
	cat "$site/keys"
} >by-hand && cat by-hand >"$site/keys"
sshd_start
client_config

# --- the attempts ---
: >"$log"
chmod 600 "$log"
tab=$(printf '\t')
attempts=0
tried() { # tried NAME KEY TERMINAL COMMAND SAID
	command=$(printf '%s' "$4" | sed "s|%LAUNCHER%|$site/launch|")
	[ "$command" != - ] || command=
	case $command in *\\*) command=$(printf "$command.") command=${command%.} ;; esac
	before=$(wc -l <"$log")
	set -- "$1" "$2" "$([ "$3" = t ] && echo -tt || echo -T)" "$command" "$5"
	status=0
	if [ -n "$command" ]; then
		box "$2" "$3" -- box "$command" </dev/null >out 2>err || status=$?
	else
		box "$2" "$3" box </dev/null >out 2>err || status=$?
	fi
	attempts=$((attempts + 1))
	cat out err >both
	if [ "$status" -eq 0 ] || [ "$status" -eq 124 ] || ! grep -qE -- "$5" both || [ "$(wc -l <both)" -gt 2 ]; then
		fail "$1: refused with a sentence" "status $status, said: $(cat both)" "looked for: $5"
	elif LC_ALL=C grep -q "$(printf '\033')" both; then
		fail "$1: nothing of it reaches the terminal" "$(cat -v both)"
	elif [ "$5" = 'Permission denied' ]; then
		pass # sshd's own, in its own log
	elif [ "$(wc -l <"$log")" -ne $((before + 1)) ] || ! tail -1 "$log" | grep -q '"event":"refused".*"key":"SHA256:.*"from":"127.0.0.1 .*"why":'; then
		fail "$1: noted" "$(tail -2 "$log")"
	else
		pass
	fi
}
while IFS=$tab read -r name who terminal command said; do
	case $name in '#'* | '') continue ;; esac
	tried "$name" "$who" "$terminal" "$command" "$said"
done <"$e2e/ssh-attacks.tsv"
check 'forty attempts' [ "$attempts" -ge 40 ]

# --- what ssh itself can be asked for: sshd refuses, and nothing of it reaches the program ---
: >"$log"
# passed WHAT SAID ARGUMENT...: ssh with Anne's key and these fails, and it or sshd says so.
passed_through() {
	what=$1 said=$2
	shift 2
	: >sshd.log
	box anne -o LogLevel=INFO -o ExitOnForwardFailure=yes "$@" </dev/null >out 2>err && fail "$what" 'it was done' || {
		cat out err sshd.log >both
		if grep -qiE "$said" both; then pass; else fail "$what" "$(cat both)"; fi
	}
}
passed_through 'a port of the server' 'administratively prohibited|refused' -W "127.0.0.1:$port" box
passed_through 'a port for the server' 'forwarding failed|administratively|refused' -N -R 0:127.0.0.1:1 box
passed_through 'a socket for the server' 'forwarding failed|administratively|refused' -N -R "$tmp/sock:127.0.0.1:1" box
passed_through 'a network' 'tunnel|administratively|refused|not permitted' -N -w any box
box anne -s box sftp </dev/null >out 2>err && fail 'files' 'it was done' || pass
check 'files: noted' logged '"asked":"(internal-)?sftp","why"'
passed_through 'another subsystem' 'subsystem' -s box netconf
passed_through 'a password' 'permission denied' -o PubkeyAuthentication=no -o PreferredAuthentications=password,keyboard-interactive box
passed_through 'no key at all' 'permission denied' -o PubkeyAuthentication=no -o PreferredAuthentications=none box
passed_through 'another account' 'permission denied' -l nobody box
box anne -X -o LogLevel=INFO -- box export </dev/null >out 2>err
check 'a display: refused, and the rest goes on' grep -q '^"enterprises"' out
"$drive" -- "$(command -v ssh)" -F "$tmp/ssh_config" -i keys/anne -M -S "$tmp/ctl" -t box >out 2>err <<'ACTS' && pass || fail 'a second session on one line' "$(cat err)"
wait Who sees what
shell ! ssh -F ssh_config -S ctl -T box export >second.out 2>second.err
keys <C-q>
exit 5000 0
ACTS
check 'a second session on one line: refused' grep -qi 'refused' second.err
check 'a second session on one line: nothing came' [ ! -s second.out ]
for copy in '' -O; do
	timeout 20 scp $copy -F ssh_config -i keys/anne "$tmp/host.pub" box:/tmp/filrouge-never </dev/null >out 2>err && fail "scp $copy" 'it was done' || pass
done
check 'nothing was copied' [ ! -e /tmp/filrouge-never ]

# --- variables: none comes through, and a terminal of any name works or is said ---
printf 'evil' >"$tmp/evil"
on_screen_as() { # on_screen_as TERM
	TERM=$1 on_screen claire -e "TERM=$1"
}
for term in ../../../../tmp/evil /etc/passwd 'x;id' '%n%n' XTERM xterm-256color vt100; do
	on_screen_as "$term" >out 2>err <<'ACTS' && pass || fail "TERM=$term" "$(cat err)"
wait Which one
type ap-2024
keys <Enter>
wait First words
keys <C-q>
exit 5000 0
ACTS
done
box anne -o 'SetEnv=FILROUGE_USER=evil FILROUGE_NOW=2001-01-01T00:00:00Z LANGUAGE=nl LC_ALL=%n LD_PRELOAD=/tmp/evil.so XDG_CONFIG_HOME=/tmp HOME=/tmp' -- box export </dev/null >out 2>err
check 'variables are dropped' grep -q '^"enterprises"' out
check 'variables are dropped: the clock' sh -c "! grep -q 2001-01-01 '$log'"

# --- as the shell of the account: what sshd gives it for a key without a command ---
shell() { # shell WHAT SAID ARGUMENT...
	what=$1 said=$2
	shift 2
	printf 'publickey %s\n' "$(cut -d' ' -f1,2 keys/anne.pub)" >auth
	SSH_USER_AUTH=$tmp/auth SSH_CONNECTION='192.0.2.1 1 192.0.2.2 22' timeout 10 "$site/launch" "$@" </dev/null >out 2>err
	status=$?
	if [ "$status" -eq 2 ] && grep -qE "$said" err && [ ! -s out ] && tail -1 "$log" | grep -q '"event":"refused"'; then pass; else fail "$what" "status $status: $(cat out err)"; fi
}
shell 'the shell: a login' 'gives no shell'
shell 'the shell: a command' 'gives no shell' -c 'id'
shell 'the shell: two commands' 'gives no shell' -c "$site/launch admin zoe auto; id"
shell 'the shell: the role of another' 'not what your key is for' -c "$site/launch admin zoe auto"
shell 'the shell: the enterprise of another' 'not what your key is for' -c "$site/launch enterprise ap-2024 2 anne en"
shell 'the shell: another session' 'not what your key is for' -c "$site/launch enterprise other 1 anne en"
shell 'the shell: its own role, without a terminal' 'ssh -t' -c "$site/launch enterprise ap-2024 1 anne en"
shell 'the shell: another launcher' 'gives no shell' -c '/tmp/launch enterprise ap-2024 1 anne en'
: >keys/none.pub
cp keys/none.pub auth.none
printf 'publickey %s\n' "$(cut -d' ' -f1,2 keys/stranger.pub)" >auth
SSH_USER_AUTH=$tmp/auth "$site/launch" -c "$site/launch admin zoe auto" </dev/null >out 2>err
check 'the shell: a key that nobody knows' grep -q 'not, or no longer' err
"$site/launch" -c "$site/launch admin zoe auto" </dev/null >out 2>err
check 'the shell: without a key' grep -q 'ExposeAuthInfo' err
ln -sf "$FILROUGE" -- ./-launch
./-launch </dev/null >out 2>err
check 'the shell: as a login shell' grep -q 'gives no shell' err

# --- a facilitator of two groups is asked which, and of no third ---
on_screen claire >out 2>err <<'ACTS' && pass || fail 'a session of another group' "$(cat err)"
wait Which one
type outside
keys <Enter>
wait is not a session that your key opens
exit 5000
ACTS
check 'a session of another group: noted' grep -q 'not a session that your key opens' "$log"

# --- keys typed at the screen: there is nothing under it ---
on_screen anne >out 2>err <<'ACTS' && pass || fail 'keys at the screen' "$(cat err)"
wait Héron
settle 200
keys <C-z>
keys <C-c>
settle 100
type !sh
settle 100
wait Héron
keys <C-q>
exit 5000 0
ACTS

# --- the log is the account's alone, and says who it was ---
check 'the log: mode' [ "$(stat -c %a "$log")" = 600 ]
run access log
is 'access log' 0
check 'access log: no byte that moves a terminal' sh -c "! LC_ALL=C grep -q '[[:cntrl:]]' out"
run access log --json
check 'access log --json' sh -c "sed 's/^/[/; s/\$/]/' out | while read -r line; do printf '%s' \"\$line\" | \"$poke\" json - 'SELECT 1 FROM j' >/dev/null || exit 1; done"
finish
