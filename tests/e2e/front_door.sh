#!/bin/sh
# The front door: new, export, import, run --play, demo, scenario; statuses 0, 1, 2; data on standard output, words on standard error.
. "$(dirname "$0")/../lib.sh"
scenario=$e2e/simple.scenario

count() { "$FILROUGE" export "$1" | "$poke" json - "SELECT count(*) FROM j, json_each(body, '\$.enterprises')"; }
names() { "$FILROUGE" export "$1" | "$poke" json - "SELECT group_concat(json_extract(value, '\$.name'), '/') FROM j, json_each(body, '\$.enterprises')"; }
attribute() { "$FILROUGE" export "$1" | "$poke" json - "SELECT json_extract(value, '\$.$3') FROM j, json_each(body, '\$.enterprises') WHERE json_extract(value, '\$.name') = '$2'"; }
equals() { [ "$1" = "$2" ] || { echo "is: $1"; echo "should be: $2"; false; }; }
nothing_left() { # nothing_left FOLDER: the folder holds what it held
	left=$(ls -A "$1")
	equals "$left" ""
}

# --- new: the shapes a CSV comes in ---
mkdir made
printf 'name,kind,pole\n"Jardins, du Héron",enterprise,insertion\nPhare,enterprise,autre\nB,enterprise,autre\nC,enterprise,autre\nD,enterprise,autre\n' >comma.csv
run new made/comma.filrouge --scenario "$scenario" --enterprises comma.csv
is 'comma' 0
check 'comma: a quoted comma is text' equals "$(names made/comma.filrouge)" 'Jardins, du Héron/Phare/B/C/D'

printf '\357\273\277pole;country;name;language\r\nautre;BE;Łódka;fr\r\ninsertion;FR;Zorg & Zo;nl\r\nautre;FR;B;fr\r\nautre;FR;C;fr\r\nautre;FR;D;fr\r\n' >bom.csv
run new made/bom.filrouge --scenario "$scenario" --enterprises bom.csv
is 'semicolon, BOM, CRLF, another order' 0
check 'BOM: the names' equals "$(names made/bom.filrouge)" 'Łódka/Zorg & Zo/B/C/D'
check 'BOM: the pole' equals "$(attribute made/bom.filrouge Łódka pole)" autre
check 'BOM: the country' equals "$(attribute made/bom.filrouge Łódka country)" BE

printf 'name\nA\nB\nC\nD\nE\n' >names.csv
run new made/names.filrouge --scenario "$scenario" --enterprises names.csv
is 'only names' 0

run new made/title.filrouge --scenario "$scenario" --enterprises names.csv --title 'Lille—Mons' --language nl --date 2026-03-12 --place Tournai
is 'title, language, date, place' 0
check 'the title is in the export' sh -c "'$FILROUGE' export made/title.filrouge | grep -qF 'Lille—Mons'"
check 'the place is in the export' sh -c "'$FILROUGE' export made/title.filrouge | grep -qF Tournai"
run export made/comma.filrouge --enterprise nobody
refused 'nobody of that name: those there are, as they are written' 'there are: 1 Jardins, du Héron, 2 Phare'
{ "$FILROUGE" export made/comma.filrouge 2>"$tmp/err"; } | true
check 'a reader that leaves: nothing untrue is said' sh -c "! grep -q 'could not be written' '$tmp/err'"

# --- new: how many ---
{ echo name; for n in 1 2 3 4; do echo "Enterprise $n"; done; } >four.csv
run new made/four.filrouge --scenario "$scenario" --enterprises four.csv
is 'four enterprises' 0
says 'four enterprises: said' '4 .*5 (to|à|tot) 10'
check 'four enterprises: made' equals "$(count made/four.filrouge)" 4
{ echo name; for n in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "Enterprise $n"; done; } >twelve.csv
run new made/twelve.filrouge --scenario "$scenario" --enterprises twelve.csv
is 'twelve enterprises' 0
says 'twelve enterprises: said' '12 .*5 (to|à|tot) 10'
check 'twelve enterprises: made' equals "$(count made/twelve.filrouge)" 12
run new made/five.filrouge --scenario "$scenario" --enterprises names.csv
if grep -q '5 to 10' "$tmp/err"; then fail 'five enterprises: nothing to say' "$(said)"; else pass; fi

# --- new: what is refused, and leaves nothing behind ---
mkdir refused
bad_csv() { # bad_csv WHAT REGEX CONTENT
	printf "$3" >bad.csv
	run new refused/bad.filrouge --scenario "$scenario" --enterprises bad.csv
	refused "$1" "$2"
	check "$1: nothing is left behind" nothing_left refused
}
bad_csv 'an unknown pole' 'bad\.csv.*3.*insertio.*insertion' 'name;pole\nA;autre\nB;insertio\nC;autre\n'
bad_csv 'the same name twice' 'bad\.csv.*4.*A' 'name;pole\nA;autre\nB;autre\nA;autre\n'
bad_csv 'no name' 'bad\.csv.*3' 'name;pole\nA;autre\n;autre\n'
bad_csv 'too many cells' 'bad\.csv.*2' 'name;pole\nA;autre;FR;fr\n'
bad_csv 'an unknown column' 'bad\.csv.*1.*nmae.*name' 'nmae;pole\nA;autre\n'
bad_csv 'no header' 'bad\.csv' 'A;autre\nB;autre\n'
bad_csv 'an empty file' 'bad\.csv' ''
bad_csv 'not UTF-8' 'bad\.csv.*(2|UTF-8)' 'name\nJardin d'"'"'\351t\351\n'
bad_csv 'an unknown country or language' 'bad\.csv.*2' 'name;language\nA;klingon\n'
run new refused/x.filrouge --scenario "$scenario" --enterprises nowhere.csv
refused 'a CSV that is not there' 'nowhere\.csv'
run new refused/x.filrouge --scenario vises-9z --enterprises names.csv
refused 'an unknown scenario' 'vises-9z.*vises-1b'
run new refused/nowhere/x.filrouge --scenario "$scenario" --enterprises names.csv
refused 'a folder that is not there' 'nowhere'
run new refused/x.filrouge --scenario "$scenario" --enterprises names.csv --date 'next thursday'
refused 'not a date' 'date'
run new refused/x.filrouge --scenario "$scenario" --enterprises names.csv --language tlh
refused 'not a language' 'fr.*en.*nl'
check 'nothing is left behind' nothing_left refused

echo 'mine' >made/mine.filrouge
run new made/mine.filrouge --scenario "$scenario" --enterprises names.csv
refused 'an existing file' 'mine\.filrouge'
check 'an existing file is as it was' equals "$(cat made/mine.filrouge)" mine
cp made/comma.filrouge before
run new made/comma.filrouge --scenario "$scenario" --enterprises names.csv
refused 'an existing session' 'comma\.filrouge'
check 'an existing session is as it was' cmp made/comma.filrouge before
ln -s nowhere made/link.filrouge
run new made/link.filrouge --scenario "$scenario" --enterprises names.csv
is 'a dangling link' 2
check 'nothing is made through a link' test ! -e made/nowhere
run new 'file:odd?mode=memory.filrouge' --scenario "$scenario" --enterprises names.csv
is 'a name that SQLite takes for a URI' 0
check 'the file has that very name' test -s 'file:odd?mode=memory.filrouge'
check 'and only its owner reads it' sh -c "[ \$(stat -c %a 'file:odd?mode=memory.filrouge') = 600 ]"

# --- words and statuses ---
run
[ "$status" -ne 1 ] && pass || fail 'no word at all' "status $status"
run frobnicate
refused 'an unknown word' 'frobnicate'
run epxort made/comma.filrouge
refused 'a slip of the fingers' 'export'
run new
is 'a word is missing' 2
run new made/x.filrouge --scenario
is 'a value is missing' 2
run export made/comma.filrouge --frobnicate
is 'an unknown option' 2
says 'an unknown option' 'frobnicate'
run --version
is 'version' 0
check 'the version is data' grep -q '^filrouge [0-9]' "$tmp/out"
run --help
is 'help' 0
check 'help is data' grep -q 'filrouge run' "$tmp/out"
check 'help says nothing else' test ! -s "$tmp/err"
LANGUAGE=fr
run --help
LANGUAGE=en
check 'help in French' sh -c "grep -qE 'atelier|séance|fichier' '$tmp/out'"
LANGUAGE=nl
run --help
LANGUAGE=en
check 'help in Dutch' sh -c "grep -qE 'sessie|bestand|scenario' '$tmp/out' && ! grep -q workshop: '$tmp/out'"

# --- scenario ---
run scenario list
is 'scenario list' 0
check 'the shipped scenario is listed' grep -q vises-1b "$tmp/out"
run scenario check "$scenario"
is 'scenario check, sound' 0
sed 's/kind = "long"; label = "First words"/kind = "lnog"; label = "First words"/' "$scenario" >wrong.scenario
run scenario check wrong.scenario
is 'scenario check, a fault: the answer is no' 1
check 'file:line:column' grep -qE 'wrong\.scenario:[0-9]+:[0-9]+:' "$tmp/out" "$tmp/err"
check 'the fix' grep -q long "$tmp/out" "$tmp/err"
for shipped in "$src"/scenarios/library/*.scenario; do
	run scenario check "$shipped"
	is "scenario check $(basename "$shipped")" 0
done
run scenario check nowhere.scenario
is 'scenario check, not there' 2

# --- a played workshop, its export, its import ---
session round.filrouge
cat >round.play <<'PLAY'
# typed by a script, through the same keeper and socket
"Été à Łódź : « œuvre », n° 3"
<Tab>
"second field"
<C-n>
"of the next enterprise"
wait of the next enterprise
dump
PLAY
run run round.filrouge --play round.play --size 80x24
is 'a played workshop' 0
check 'dump has what was typed' grep -qF 'of the next enterprise' "$tmp/out"
check 'dump is 24 lines or more' sh -c "[ \$(wc -l <'$tmp/out') -ge 24 ]"
check 'no escape in a dump' sh -c "! LC_ALL=C grep -q '$(printf '\033')' '$tmp/out'"
check 'every word is in the export' holds round.filrouge 'Été à Łódź : « œuvre », n° 3'
check 'the second too' holds round.filrouge 'second field'
check 'and of the next enterprise' holds round.filrouge 'of the next enterprise'
printf '"from standard input "\ndump\n' | timeout 30 "$FILROUGE" run round.filrouge --play - --size 100x30 >out 2>err && pass || fail '--play -' "$(cat err)"
printf 'wait what never comes\n' >never.play
run run round.filrouge --play never.play --size 80x24
is 'a line that fails ends it with 2' 2
says 'and names the line' 'never|1'
printf '<Frobnicate>\n' >unknown.play
run run round.filrouge --play unknown.play --size 80x24
is 'an unknown key' 2
printf ':frobnicate\n' >unknown.play
run run round.filrouge --play unknown.play --size 80x24
is 'an unknown command' 2
run run round.filrouge --play nowhere.play --size 80x24
is 'a script that is not there' 2
run run round.filrouge --play round.play --size enormous
is 'not a size' 2

run export round.filrouge
is 'export' 0
check 'export says nothing else' test ! -s "$tmp/err"
cp "$tmp/out" one.json
for key in session enterprises meetings answers notes people attendance hours consents scenarios anonymous changes rows; do
	check "export has $key" sh -c "[ -n \"\$('$poke' json one.json \"SELECT json_type(body, '\\\$.$key') FROM j WHERE json_valid(body)\")\" ]"
done
if command -v python3 >/dev/null 2>&1 && python3 -c pass 2>/dev/null; then
	check 'export is valid JSON (python)' python3 -c 'import json,sys; json.load(open("one.json", encoding="utf-8"))'
fi
run import one.json again.filrouge
is 'import' 0
run export again.filrouge
cp "$tmp/out" two.json
check 'the export of an import is equal' cmp one.json two.json
run import one.json again.filrouge
refused 'import over an existing file' 'again\.filrouge'
check 'it is as it was' sh -c "'$FILROUGE' export again.filrouge | cmp - one.json"
head -c 500 one.json >half.json
run import half.json half.filrouge
refused 'half a JSON' 'half\.json'
check 'and nothing is made' test ! -e half.filrouge
printf '{"session": 3}' >odd.json
run import odd.json odd.filrouge
is 'another JSON' 2
check 'and nothing is made' test ! -e odd.filrouge
run import nowhere.json nowhere.filrouge
refused 'import of nothing' 'nowhere\.json'
run export round.filrouge --enterprise 'Les Jardins du Héron'
is 'export of one' 0
check 'has its own' grep -qF 'Łódź' "$tmp/out"
check 'and nothing of others' sh -c "! grep -qF 'of the next enterprise' '$tmp/out'"
run export round.filrouge --enterprise 'Jardin'
refused 'export of nobody' 'Jardin'
"$FILROUGE" export round.filrouge >/dev/full 2>err && fail 'export on a full disk' 'status 0' || pass
check 'it says so' test -s err
mkdir looked && cp round.filrouge looked/ && run export looked/round.filrouge
check 'looking leaves the file as it was' cmp round.filrouge looked/round.filrouge
check 'and one file' equals "$(ls -A looked)" round.filrouge

# --- demo without a terminal ---
run demo
is 'demo without a terminal' 0
demo=$(tail -n 1 "$tmp/out")
check 'its last line is the session file' test -s "$demo"
check 'the final screen is printed' sh -c "[ \$(wc -l <'$tmp/out') -ge 24 ]"
check 'the demo can be exported' sh -c "'$FILROUGE' export '$demo' >demo.json"
check 'the demo has seven enterprises' equals "$(count "$demo")" 7
run demo
is 'demo, again' 0
LANGUAGE=nl
run demo
LANGUAGE=en
is 'demo, in Dutch' 0

finish
