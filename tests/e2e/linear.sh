#!/bin/sh
# The linear mode of the real program: a pipe or a file as standard input, TERM=dumb, no terminal; every word typed is in the export.
. "$(dirname "$0")/../lib.sh"
scenario=$e2e/simple.scenario
export TERM=dumb
all() { "$FILROUGE" export "$1" | "$poke" json - "SELECT group_concat(json_extract(value, '\$.value'), '/') FROM j, json_each(body, '\$.answers')"; }
plain() { # plain FILE: text and line ends, nothing else
	! LC_ALL=C grep -q "$(printf '[\001-\011\013-\037\177]')" "$1"
}

run new group.filrouge --scenario "$scenario" --enterprises "$e2e/seven.csv"
is 'a session' 0

run run group.filrouge
refused 'without a terminal there is no screen, and it says what needs none' '--linear needs none'

printf 'arrosoir\n\n\n\n:next\n:enterprise phare\n:field-previous\n:note brouette\n:live\n:leave\nnever\n' >typed
"$FILROUGE" run group.filrouge --linear <typed >said 2>err
check 'a file as standard input: left with 0' [ $? -eq 0 ]
check 'nothing on standard error' [ ! -s err ]
check 'nothing but text' plain said
check 'the step is said' grep -q '^Step 1 of ' said
check 'it says that it was saved' grep -qE '^Saved [0-9]{2}:[0-9]{2}:[0-9]{2}$' said
"$FILROUGE" export group.filrouge >export.json
for word in arrosoir brouette; do
	check "$word is in the export" grep -q "$word" export.json
done
check 'what comes after :leave is not taken' sh -c '! grep -q never export.json'

# The end of input without a word of goodbye, in a line that has no end.
printf ':enterprise 2\nune phrase inachevée' | "$FILROUGE" run group.filrouge --linear >said 2>err
check 'the end of a pipe: left with 0' [ $? -eq 0 ]
check 'the last words are kept' sh -c "'$FILROUGE' export group.filrouge | grep -q 'une phrase inachevée'"

# Who comes back stands where they left.
printf '' | "$FILROUGE" run group.filrouge --linear >said 2>err
check 'it comes back to the enterprise' grep -q '^Enterprise 2 of 7' said

# A reader that leaves: everything typed until then is kept, and it ends.
yes '' | head -c 20 >many
{ printf 'encore une phrase\n'; cat many; } | "$FILROUGE" run group.filrouge --linear 2>err | head -n 1 >/dev/null
check 'a reader that left: what was typed is kept' sh -c "'$FILROUGE' export group.filrouge | grep -q 'encore une phrase'"

mkdir -p config/filrouge
printf 'clock = "12h";\nhide_after = 1;\nhint_colour = "red";\n' >config/filrouge/filrouge.conf
printf 'une heure\n:leave\n' | XDG_CONFIG_HOME=$PWD/config "$FILROUGE" run group.filrouge --linear >said 2>err
check 'the clock as the person has set it' grep -qE '^Saved [0-9]{1,2}:[0-9]{2}:[0-9]{2}.[ap]m$' said
check 'what is wrong in the file is said' grep -q hint_colour err
for language in fr nl; do
	"$FILROUGE" run group.filrouge --linear --language $language </dev/null >said 2>err
	check "$language: left with 0" [ $? -eq 0 ]
	check "$language: not in English" sh -c '! grep -qE "^(Step|Enterprise|Field|Nothing yet|To say)" said'
done

"$FILROUGE" demo --linear </dev/null >said 2>err
check 'the demonstration, line by line' [ $? -eq 0 ]
check 'the demonstration has seven' grep -q 'Enterprise 1 of 7' said
finish
