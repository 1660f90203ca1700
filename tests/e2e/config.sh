#!/bin/sh
# filrouge.conf in the real program: what is set holds, what is wrong is told and keeps nothing from working.
. "$(dirname "$0")/../lib.sh"

conf=$XDG_CONFIG_HOME/filrouge/filrouge.conf
mkdir -p "${conf%/*}"
umask 022
session lille.filrouge

run config check
is 'no file of options is no fault' 0
says 'no file of options is no fault' 'no fault found'

cat >"$conf" <<'CONF'
language = "nl";
clock = "12h";
keys = { leave = "<C-x>"; text-fold = ""; };
CONF
run config check
is 'a file of options' 0
run config show
is 'what holds' 0
check 'the language is the person’s' grep -q '^language = "nl";' "$tmp/out"
check 'the key is the person’s' grep -q '^  leave = "<C-x>";' "$tmp/out"
cp "$tmp/out" shown.conf
cp "$conf" kept.conf
cp shown.conf "$conf"
chmod 644 "$conf"
run config check
is 'what is shown is a file of options itself' 0
cp kept.conf "$conf"
run config show --json
check 'JSON' "$poke" json "$tmp/out" "SELECT json_extract(body, '\$.options[0].value') FROM j"

# The person's language comes before the environment's, the option of the command before both.
run help
check 'the person speaks Dutch here' grep -q 'Om te beginnen' "$tmp/out"
run scenario
says 'the person speaks Dutch here' 'zeg wat'
printf '<C-c>\nwait Ctrl-X\ndump\n' >script
LANGUAGE='' run run lille.filrouge --play script --size 80x24
is 'the key that was set' 0
check 'a sentence says it' grep -q 'Ctrl-X' "$tmp/out"
LANGUAGE='' run run lille.filrouge --language en --play script --size 80x24
check 'in the language that was asked for' grep -q 'Ctrl-X leaves' "$tmp/out"

cat >"$conf" <<'CONF'
theme = "drak";
keys = { live = "<C-n>"; };
CONF
run config check
is 'faults' 1
says 'a fault is told where it stands' 'filrouge.conf:1:9: error: .theme. is one of .*did you mean "dark"'
says 'and the others' 'filrouge.conf:2:17: error: .<C-n>. is the key of .enterprise-next. already'
run config check --json
is 'faults as JSON' 1
check 'faults as JSON' "$poke" json "$tmp/out" "SELECT 1 / (json_array_length(body) = 2) FROM j"
play 'it starts with a wrong file, and says so first' -- "$FILROUGE" run lille.filrouge <<'ACTS'
wait First words
wait filrouge.conf:1:9
keys <C-q>
exit 3000 0
ACTS
chmod 666 "$conf"
run config check
is 'a file that others may write into' 1
says 'a file that others may write into' 'others may write into it'
run config
is 'config alone' 2
run config dance
is 'config dance' 2
finish
