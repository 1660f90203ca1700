#!/bin/sh
# Over SSH, with a real sshd on the loopback: what somebody who may come in tries beyond that is refused with a sentence, and noted.
. "$(dirname "$0")/../lib.sh"
. "$(dirname "$0")/ssh_lib.sh"

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
check "forty attempts" [ "$attempts" -ge 40 ]
finish
