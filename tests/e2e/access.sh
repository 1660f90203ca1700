#!/bin/sh
# filrouge access without any sshd: keys in and out of the file, persons in and out of the session, and each usual mistake told by `check`.
. "$(dirname "$0")/../lib.sh"
mkdir -p bin/filrouge.site keys
cp "$FILROUGE" bin/filrouge
ln -s "$build/locale" bin/locale
FILROUGE=$tmp/bin/filrouge
site=$tmp/bin/filrouge.site
umask 022
command -v ssh-keygen >/dev/null 2>&1 || { echo 'skipped: there is no ssh-keygen here (openssh-client)'; exit 77; }
key() { ssh-keygen -q -t "${2:-ed25519}" -N '' -C "$1@test" -f "keys/$1" </dev/null; }
for who in anne lou claire room zoe; do key "$who"; done
key rsa rsa
fingerprint() { ssh-keygen -lf "keys/$1.pub" | cut -d' ' -f2; }
persons() { "$FILROUGE" export "$site/state/sessions/ap-2024.filrouge" | "$poke" json - "SELECT group_concat(json_extract(value, '\$.name') || '/' || coalesce(json_extract(value, '\$.left'), '-'), ' ') FROM j, json_each(body, '\$.people') WHERE json_extract(value, '\$.role') = 'enterprise'"; }

# --- install: made once, left alone after; --print does nothing ---
run access install --print
is 'install --print' 0
check 'install --print: the block' grep -q '^Match User filrouge' out
check 'install --print: nothing was made' [ ! -e "$site/keys" ]
run access install --sshd "$tmp/none"
is 'install: something is left to do' 1
check 'install: modes' [ "$(stat -c %a "$site/state" "$site/state/sessions" "$site/keys" | tr '\n' ' ')" = '700 700 644 ' ]
echo '# a remark' >"$site/keys"
run access install --sshd "$tmp/none"
check 'install again: nothing is overwritten' grep -q 'a remark' "$site/keys"
session "$site/state/sessions/ap-2024.filrouge"

# --- add ---
run access add ap-2024 --enterprise 'Le Pinson' --person 'Anne Lefèbvre' --key keys/anne.pub --language fr
is add 0
check 'add' grep -qF "Anne Lefèbvre comes in for Le Pinson, to ap-2024, with the key $(fingerprint anne)" err
check 'add: the line' grep -q "launch enterprise ap-2024 6 anne-lefebvre fr\" $(cut -d' ' -f1,2 keys/anne.pub) Anne Lefèbvre\$" "$site/keys"
check 'add: the other line stays' [ "$(head -1 "$site/keys")" = '# a remark' ]
check 'add: the person is in the session' [ "$(persons)" = 'Anne Lefèbvre/-' ]
run access add ap-2024 --enterprise 6 --person 'Lou' --key - <keys/lou.pub
status=0
"$FILROUGE" access add ap-2024 --enterprise 6 --person Lou --key - <keys/lou.pub 2>err || status=$?
is 'add: from standard input' 0
run access add ap-2024 --facilitator Claire --key keys/claire.pub
is 'add: a facilitator' 0
cp "$site/keys" before
reject() { # reject WHAT SAID ARGUMENT...: refused, and neither file has changed
	what=$1 said=$2
	shift 2
	people=$(persons)
	run access add "$@"
	is "$what" 2
	says "$what" "$said"
	check "$what: no key" cmp before "$site/keys"
	check "$what: no person" [ "$(persons)" = "$people" ]
}
reject 'the same key twice' 'lets somebody in already' ap-2024 --enterprise 1 --person Other --key keys/anne.pub
reject 'the other half of a key' '\.pub' ap-2024 --enterprise 1 --person Other --key keys/zoe
reject 'no session' 'no session of that name' other --enterprise 1 --person Other --key keys/zoe.pub
reject 'a path for a session' 'small letters' ../ap-2024 --enterprise 1 --person Other --key keys/zoe.pub
reject 'no such enterprise' 'Pinson' ap-2024 --enterprise Nobody --person Other --key keys/zoe.pub
reject 'no person' 'go together' ap-2024 --enterprise 1 --key keys/zoe.pub
reject 'two roles' 'say as what' ap-2024 --enterprise 1 --person Other --room --key keys/zoe.pub
reject 'no key' 'which key' ap-2024 --enterprise 1 --person Other
reject 'no file' 'keys/none' ap-2024 --enterprise 1 --person Other --key keys/none.pub
reject 'a language that is none' 'fr, en or nl' ap-2024 --enterprise 1 --person Other --key keys/zoe.pub --language de
reject 'the name of the room' 'for itself' ap-2024 --enterprise 1 --person Room --key keys/zoe.pub
reject 'the name of who was erased' 'for itself' ap-2024 --facilitator '(Erased)' --key keys/zoe.pub
reject 'the name of the room, for an admin' 'for itself' --admin ROOM --key keys/zoe.pub
run access add --admin Zoé --key keys/zoe.pub
is 'add: an admin' 0
run access add ap-2024 --room --key keys/rsa.pub
is 'add: the room, an RSA key' 0

# --- list, test ---
run access list
check 'list' [ "$(grep -c 'SHA256:' out)" -eq 5 ]
check 'list: for whom' grep -q 'Anne Lefèbvre, Le Pinson (ap-2024) \[fr\]' out
run access list --json
check 'list --json' [ "$("$poke" json out "SELECT count(*) FROM j, json_each(body) WHERE json_extract(value, '\$.key') LIKE 'SHA256:%'")" = 5 ]
for word in keys/anne.pub "$(fingerprint anne)"; do
	run access test "$word"
	is "test $word" 0
	check "test $word" grep -q 'enterprise .*Anne Lefèbvre, Le Pinson' out
done
run access test keys/room.pub
is 'test: a key that is not in' 1
mv "$site/state/sessions/ap-2024.filrouge" away
run access test keys/anne.pub
is 'test: no session' 1
check 'test: no session' grep -q 'no session of that name' out
mv away "$site/state/sessions/ap-2024.filrouge"

# --- remove ---
run access remove 'Anne Lefèbvre'
is remove 0
check 'remove: the key' sh -c "! grep -q anne '$site/keys'"
check 'remove: the person has left' [ "$(persons)" = "Anne Lefèbvre/$(date +%Y-%m-%d) Lou/-" ]
run access remove Lou --stays
check 'remove --stays' [ "$(persons)" = "Anne Lefèbvre/$(date +%Y-%m-%d) Lou/-" ]
run access remove nobody
refused 'remove: nobody' 'nobody comes in'
run access add ap-2024 --enterprise 6 --person 'Anne Lefèbvre' --key keys/anne.pub
check 'add again: there again' [ "$(persons)" = 'Anne Lefèbvre/- Lou/-' ]

# --- check: each usual mistake ---
cat >sshd_config <<CONFIG
HostKey $tmp/host
$("$FILROUGE" access install --print --account root | sed -n '/^Match/,$p')
CONFIG
ssh-keygen -q -t ed25519 -N '' -f host </dev/null
[ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
look() { run access check --account root --sshd "$tmp/sshd_config"; }
mistake() { # mistake WHAT SAID MAKE UNDO: once made it is told, and before it was not
	look
	check "$1: not said before" sh -c "! grep -qE '$2' out"
	eval "$3"
	look
	is "$1" 1
	check "$1: said" grep -qE "^! .*$2" out
	eval "$4"
}
lines=$site/keys
mistake 'a file of keys that others write' 'chmod go-w .*keys' 'chmod g+w "$lines"' 'chmod g-w "$lines"'
mistake 'a folder that others write' 'chmod go-w .*filrouge\.site$' 'chmod o+w "$site"' 'chmod o-w "$site"'
mistake 'a key without a command' 'a key without a command' 'cat keys/room.pub >>"$lines"' 'sed -i "/room@test/d" "$lines"'
mistake 'a key with another command' 'that filrouge did not write' 'echo "command=\"/bin/sh\" $(cat keys/room.pub)" >>"$lines"' 'sed -i "/room@test/d" "$lines"'
mistake 'a line of ours that was changed' 'did not write|not as it writes' 'sed -i "s/launch admin zoe/launch  admin zoe/" "$lines"' 'sed -i "s/launch  admin zoe/launch admin zoe/" "$lines"'
mistake 'a mark that is missing' 'the mark after' 'sed -i "/^# filrouge: end/d" "$lines"' 'echo "# filrouge: end" >>"$lines"'
mistake 'sessions that others read' 'chmod 0700 .*sessions' 'chmod 755 "$site/state/sessions"' 'chmod 700 "$site/state/sessions"'
mistake 'a session that others read' 'chmod 0600 .*ap-2024' 'chmod 644 "$site/state/sessions/ap-2024.filrouge"' 'chmod 600 "$site/state/sessions/ap-2024.filrouge"'
mistake 'a session with a second name' 'second name' 'ln "$site/state/sessions/ap-2024.filrouge" twin' 'rm twin'
mistake 'no launcher' 'launcher .* is not there' 'mv "$site/launch" away' 'mv away "$site/launch"'
if [ -x /usr/sbin/sshd ]; then
	mistake 'no block' 'AuthenticationMethods is any' 'cp sshd_config kept; echo "HostKey $tmp/host" >sshd_config' 'mv kept sshd_config'
	mistake 'several screens' 'MaxSessions is 10' 'sed -i "s/MaxSessions 1/MaxSessions 10/" sshd_config' 'sed -i "s/MaxSessions 10/MaxSessions 1/" sshd_config'
	mistake 'variables' 'AcceptEnv is LANG' 'sed -i "s/FILROUGE_NONE/LANG/" sshd_config' 'sed -i "s/AcceptEnv LANG/AcceptEnv FILROUGE_NONE/" sshd_config'
	mistake 'StrictModes' 'StrictModes is no' 'sed -i "1i StrictModes no" sshd_config' 'sed -i "/StrictModes/d" sshd_config'
	mistake 'a configuration that is none' 'does not take its configuration' 'echo Nonsense >>sshd_config' 'sed -i "/Nonsense/d" sshd_config'
fi

# --- doctor ---
run doctor --json
check 'doctor --json' [ "$("$poke" json out "SELECT count(*) FROM j, json_each(body) WHERE json_extract(value, '\$.about') IN ('SQLite', 'landlock', 'seccomp', 'sshd', 'space')")" = 5 ]
finish
