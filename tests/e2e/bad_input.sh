#!/bin/sh
# Bad input: each gets one clear sentence and status 2, or works; and nothing is lost, nothing changed, nothing reaches the terminal raw.
. "$(dirname "$0")/../lib.sh"
scenario=$e2e/simple.scenario csv=$e2e/seven.csv

equals() { [ "$1" = "$2" ] || { echo "is: $1"; echo "should be: $2"; false; }; }
# No control character but newline and tab, no C1, no bidi control, no zero-width, no tag, and sound UTF-8.
clean() {
	! LC_ALL=C grep -nP '[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xf3\xa0[\x80-\x81]' "$1" &&
		iconv -f UTF-8 -t UTF-8 "$1" >/dev/null
}

# --- scenarios ---
mkdir folder.scenario
mkfifo fifo.scenario
{ cat "$scenario"; head -c 10000000 /dev/zero | tr '\0' '#'; } >huge.scenario
sed 's/Words/Mots cl\xe9s/' "$scenario" >latin.scenario
{ printf 'scenario = '; head -c 10000 /dev/zero | tr '\0' '('; head -c 10000 /dev/zero | tr '\0' ')'; echo ';'; } >deep.scenario
{ printf 'scenario = '; i=0; while [ $i -lt 10000 ]; do printf '{a='; i=$((i + 1)); done; } >deeper.scenario
: >empty.scenario
head -c 4096 /dev/urandom >noise.scenario
printf 'scenario = { id = "a\0b"; };\n' >nul.scenario
printf '@include "/etc/passwd"\nscenario = { };\n' >include.scenario
printf '@include "."\n' >include-folder.scenario
printf 'scenario = { id = "x"; version = 99999999999999999999; };\n' >number.scenario
printf 'scenario = { id = "x"; /* never closed\n };\n' >comment.scenario
printf 'scenario = {\n  id = "x;\n  version = 1;\n};\n' >quote.scenario
ln -s loop.scenario loop.scenario
head -c 700 "$scenario" >cut.scenario
for name in folder fifo huge latin deep deeper empty noise nul include include-folder number comment quote loop cut; do
	run scenario check "./$name.scenario"
	if [ "$status" -eq 1 ] || [ "$status" -eq 2 ]; then pass; else fail "scenario $name" "status $status" "said: $(said)"; fi
	cat "$tmp/out" "$tmp/err" >words
	check "scenario $name: is named" grep -q "$name" words
	check "scenario $name: its words are clean" clean words
	check "scenario $name: not too many words" sh -c '[ $(wc -c <words) -lt 60000 ]'
	run new "from-$name.filrouge" --scenario "./$name.scenario" --enterprises "$csv"
	is "new from scenario $name" 2
	check "new from scenario $name: nothing is made" sh -c "[ -z \"\$(ls -A | grep '^from-\|\.tmp\|-journal')\" ]"
done
run scenario check ./quote.scenario
check 'a quote never closed: its own line' grep -qE 'quote\.scenario:2:' "$tmp/out" "$tmp/err"

# What is put in: one sentence at the directive, whichever file it stands in; the directives after it are heard too.
mkdir parts texts
printf 'never read\n' >outside.part
ln -s /etc/passwd parts/link.part
printf '@include "b.part"\n' >parts/a.part
printf '\n@include "a.part"\n' >parts/b.part
printf 'stepz = 1;\n' >parts/misspelt.part
# including TEXT...: simple.scenario in the folder parts, with these lines before its steps, which are on line 11.
including() { printf '  %s\n' "$@" >lines && sed '10r lines' "$scenario" >parts/including.scenario; }
# told WHAT PLACE SENTENCE: the check refuses with that one error.
told() {
	run scenario check ./parts/including.scenario
	is "$1: refused" 1
	check "$1: its place and a sentence" grep -qF "parts/$2: error: $3" "$tmp/out" "$tmp/err"
	check "$1: nothing else" [ "$(cat "$tmp/out" "$tmp/err" | grep -c ': error: ')" -eq "${4:-1}" ]
	check "$1: nothing of a file outside" sh -c "! grep -q 'never read\|root:' '$tmp/out' '$tmp/err'"
}
including '@include "/etc/passwd"' && told 'an absolute include' including.scenario:11:3 '`/etc/passwd` is an absolute path'
including '@include "../outside.part"' && told 'an include that leaves the folder' including.scenario:11:3 '`../outside.part` leads out of the folder'
including '@include "link.part"' && told 'an include that leaves by a link' including.scenario:11:3 '`link.part` leads out of the folder'
including '# first' '  @include "gone.part"' && told 'an include that is missing' including.scenario:12:5 'there is no file `gone.part`'
including '@include "a.part"' && told 'a circle' b.part:2:1 'files include one another in a circle: ./parts/a.part → ./parts/b.part → ./parts/a.part'
including '@include "misspelt.part"' && told 'a fault in what is put in' misspelt.part:1:1 'unknown key `stepz`'
including '@include "gone.part"' '@include "a.part"' '@include "../outside.part"' && told 'of several the first' including.scenario:11:3 'there is no file `gone.part`' 3
check 'of several the circle' grep -qF 'parts/b.part:2:1: error: files include one another' "$tmp/out" "$tmp/err"
check 'of several the last' grep -qF 'parts/including.scenario:13:3: error: `../outside.part`' "$tmp/out" "$tmp/err"
including 'stepz = @text "gone.md";' && told 'a text that is missing, and the rest is checked' including.scenario:11:11 'there is no file `gone.md`' 2
check 'the rest is checked' grep -qF 'parts/including.scenario:11:3: error: unknown key `stepz`' "$tmp/out" "$tmp/err"

# --- session files that are not sound ---
session sound.filrouge
printf '"kept in the file"\nwait kept in the file\n' >words.play
run run sound.filrouge --play words.play --size 80x24
is 'words for the file' 0

# opened WHAT FILE REGEX: run, export and a real terminal refuse it with a sentence, and not a byte of it changes.
opened() {
	cp -p "$2" before 2>/dev/null || : >before
	for word in export "run --play words.play --size 80x24"; do
		# shellcheck disable=SC2086 # two words
		set -- "$1" "$2" "$3" $word
		what=$1 file=$2 regex=$3
		shift 3
		verb=$1
		shift
		run "$verb" "$file" "$@"
		refused "$what ($verb)" "$regex"
		check "$what ($verb): clean words" clean "$tmp/err"
		set -- "$what" "$file" "$regex"
	done
	play "$1 (terminal)" -- "$FILROUGE" run "$2" <<ACTS
exit 5000 2
restored
ACTS
	[ -f "$2" ] && check "$1: byte for byte as it was" cmp "$2" before
	check "$1: nothing beside it" sh -c "[ -z \"\$(ls -A | grep -- '-journal\|-wal\|-shm\|rescue')\" ]"
}
head -c 20000 /dev/urandom >noise.filrouge
opened 'not a session' noise.filrouge 'noise\.filrouge.*not a'
: >empty.filrouge
opened 'an empty file' empty.filrouge 'empty\.filrouge'
echo 'Bonjour' >text.filrouge
opened 'a text' text.filrouge 'text\.filrouge.*not a'
"$poke" sql other.filrouge 'CREATE TABLE t(x); INSERT INTO t VALUES (1)' 2>/dev/null ||
	{ : >other.filrouge; "$poke" sql other.filrouge 'CREATE TABLE t(x); INSERT INTO t VALUES (1)'; }
opened 'another SQLite file' other.filrouge 'other\.filrouge.*not a'
size=$(stat -c %s sound.filrouge)
for part in 100 1000 $((size / 2)) $((size - 512)); do
	head -c "$part" sound.filrouge >"cut-$part.filrouge"
	opened "cut after $part of $size bytes" "cut-$part.filrouge" "cut-$part\.filrouge"
done
cp sound.filrouge newer.filrouge
"$poke" sql newer.filrouge 'PRAGMA user_version = 9999'
opened 'a newer file' newer.filrouge 'newer\.filrouge.*newer'
cp sound.filrouge alien.filrouge
"$poke" sql alien.filrouge 'PRAGMA application_id = 1'
opened 'of another program' alien.filrouge 'alien\.filrouge.*not a'
cp sound.filrouge trigger.filrouge
"$poke" sql trigger.filrouge 'CREATE TRIGGER evil AFTER INSERT ON change BEGIN DELETE FROM change; END' >/dev/null
opened 'with a trigger planted' trigger.filrouge 'trigger\.filrouge'
cp sound.filrouge view.filrouge
"$poke" sql view.filrouge 'CREATE VIEW evil AS SELECT 1' >/dev/null
opened 'with a view planted' view.filrouge 'view\.filrouge'
mkdir folder.filrouge
run run folder.filrouge --play words.play --size 80x24
refused 'a folder' 'folder\.filrouge'
mkfifo fifo.filrouge
run run fifo.filrouge --play words.play --size 80x24
refused 'a FIFO' 'fifo\.filrouge'
run export fifo.filrouge
refused 'a FIFO, exported' 'fifo\.filrouge'
run run nowhere.filrouge --play words.play --size 80x24
refused 'a file that is not there' 'nowhere\.filrouge'
check 'and none is made' test ! -e nowhere.filrouge
ln -s sound.filrouge link.filrouge
run export link.filrouge
if [ "$status" -eq 0 ] || [ "$status" -eq 2 ]; then pass; else fail 'a link to a session' "status $status"; fi
run run sound.filrouge </dev/null
refused 'run without a terminal' 'terminal'

# An altered row is not shown as sound: it opens, says so, and the rest is there.
cp sound.filrouge altered.filrouge
offset=$(LC_ALL=C grep -abo 'kept in the file' altered.filrouge | cut -d: -f1)
for at in $offset; do printf 'bent' | dd of=altered.filrouge bs=1 seek="$at" conv=notrunc 2>/dev/null; done
run export altered.filrouge
check 'an altered row: is not passed on as sound, or is said' sh -c "! grep -q 'bent in the file' '$tmp/out' || [ $status -ne 0 ]"
says 'an altered row: said by export' 'alter|damag|chang|intact|hash'
printf 'wait Rondel\ndump\n' >look.play
run run altered.filrouge --play look.play --size 100x30
check 'an altered row: not on the screen as sound' sh -c "! grep -q 'bent in the file' '$tmp/out'"
check 'an altered row: said on the screen, or refused' sh -c "cat '$tmp/out' '$tmp/err' | grep -qiE 'alter|damag|chang|intact|hash'"

# A single wrong byte anywhere: no crash, no hang. (A sample; the unit tests flip bits by the thousand.)
at=30
while [ "$at" -lt "$size" ]; do
	cp sound.filrouge flipped.filrouge
	printf '\377' | dd of=flipped.filrouge bs=1 seek="$at" conv=notrunc 2>/dev/null
	run export flipped.filrouge
	case $status in 0 | 1 | 2) pass ;; *) fail "a wrong byte at $at" "status $status" "$(said)" ;; esac
	at=$((at + size / 12 + 1))
done
check 'nothing was left beside them' sh -c "[ -z \"\$(ls -A | grep -- '-journal\|-wal\|-shm')\" ]"

# --- terminals ---
for term in dumb '' vt52x unknown '../../../../tmp/evil' '%n%n%n' "$(printf 'x\033[31m')"; do
	shown=$(printf %s "$term" | tr -c 'a-z0-9' _)
	cp sound.filrouge term.filrouge
	case $term in dumb | '')
		play "TERM=$shown is refused" -e "TERM=$term" -r raw -- "$FILROUGE" run term.filrouge <<ACTS
exit 5000 2
ACTS
		check "TERM=$shown: says what to do" grep -aqiE 'TERM|terminal' raw
		;;
	*) # works as xterm, or is refused with a sentence
		play "TERM=$shown works or says why" -e "TERM=$term" -r raw -- "$FILROUGE" run term.filrouge <<ACTS
settle 300
keys <C-q>
exit 5000
restored
ACTS
		check "TERM=$shown: a room or a sentence" grep -aqE 'Rondel|TERM|terminal' raw
		;;
	esac
	check "TERM=$shown: nothing raw" sh -c "! LC_ALL=C grep -aqF '$(printf '\033[31m')x' raw"
done
# vt100 sends other keys and has no colours, and works.
for term in xterm vt100 vt220 linux screen tmux-256color ansi; do
	rm -f term.filrouge && cp sound.filrouge term.filrouge
	[ -e "/usr/share/terminfo/$(printf %.1s "$term")/$term" ] || [ -e "/lib/terminfo/$(printf %.1s "$term")/$term" ] || continue
	play "TERM=$term" -e "TERM=$term" -- "$FILROUGE" run term.filrouge <<ACTS
wait kept in the file
type typed-$term
wait typed-$term
keys <C-q>
exit 5000 0
ACTS
	check "TERM=$term: what was typed is there" holds term.filrouge "typed-$term"
done
cp sound.filrouge small.filrouge
play 'a terminal of 10x3' -s 10x3 -- "$FILROUGE" run small.filrouge <<ACTS
settle 200
type abc
settle 200
resize 1x1
settle 100
type def
resize 80x24
wait abcdef
keys <C-q>
exit 5000 0
restored
ACTS
check '10x3: what was typed is there' holds small.filrouge abcdef
play 'a terminal of 500x200' -s 500x200 -- "$FILROUGE" run small.filrouge <<ACTS
wait abcdef
keys <C-q>
exit 5000 0
ACTS

# --- locales: C, POSIX, none, one that is not installed ---
accents='Été à Łódź œuvre'
n=0
for locale in C POSIX '' xx_XX.UTF-8 fr_BE.ISO-8859-1 '%n'; do
	n=$((n + 1))
	cp sound.filrouge locale.filrouge
	(
		LANG=$locale LC_ALL=$locale
		export LANG LC_ALL
		"$drive" -- "$FILROUGE" run locale.filrouge >play.out 2>play.err
	) <<ACTS
wait kept in the file
type zut $accents
wait $accents
keys <C-q>
exit 5000 0
ACTS
	[ $? -eq 0 ] && pass || fail "locale '$locale'" "$(cat play.err)"
	check "locale '$locale': accents are kept" holds locale.filrouge "$accents"
	(
		LANG=$locale LC_ALL=$locale
		export LANG LC_ALL
		timeout 10 "$FILROUGE" export locale.filrouge
	) >out 2>err && grep -qF "$accents" out && pass || fail "export in locale '$locale'" "$(cat err)"
done
cp sound.filrouge bare.filrouge
cat >acts <<ACTS
wait kept in the file
type $accents
wait $accents
keys <C-q>
exit 5000 0
ACTS
env -i TERM=xterm "$drive" -- "$FILROUGE" run bare.filrouge <acts >play.out 2>play.err && pass || fail 'an empty environment' "$(cat play.err)"
check 'an empty environment: accents are kept' holds bare.filrouge "$accents"
(
	exec <&- >&- 2>&-
	"$FILROUGE" export sound.filrouge
)
[ $? -le 2 ] && pass || fail 'no descriptors at all' "status $?"
check 'no descriptors at all: the file is sound' holds sound.filrouge 'kept in the file'

# --- hostile text: on no terminal, in no message (promises, P22) ---
esc=$(printf '\033') bel=$(printf '\007') csi=$(printf '\302\233') rlo=$(printf '\342\200\256') lri=$(printf '\342\201\246')
zwsp=$(printf '\342\200\213') tag=$(printf '\363\240\201\201') bom=$(printf '\357\273\277') bs=$(printf '\010\010\010\010')
evil="A${esc}[31mRED${esc}]0;PWNED${bel}B${csi}31mC${rlo}D${lri}E${zwsp}F${tag}G${bom}H${bs}I"
# quiet WHAT FILE: bytes recorded from a terminal hold none of it (the program's own escapes are another thing).
quiet() {
	if LC_ALL=C grep -anP '\x1b\[31mRED|\x1b\]0;|PWNED\x07|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbb\xbf|\xf3\xa0[\x80-\x81]|\x08\x08\x08\x08I' "$2" >hits; then
		fail "$1" "$(head -c 1500 hits)"
	else
		pass
	fi
}
{ echo 'name;pole;contact'; echo "Evil $evil;autre;$evil"; for n in B C D E F; do echo "$n;autre;"; done; } >evil.csv
sed "s/Write what comes to mind\./Say $(printf '\\\\x1b[31mRED\\\\x1b]0;PWNED\\\\x07') $rlo$lri$zwsp$tag x/; s/First words/First words $csi/" "$scenario" >evil.scenario
run new evil.filrouge --scenario ./evil.scenario --enterprises evil.csv --title "Title $evil"
check 'hostile CSV and scenario: clean words' clean "$tmp/err"
run new evil2.filrouge --scenario ./evil.scenario --enterprises "$csv" --title "Title $evil"
check 'hostile scenario: clean words' clean "$tmp/err"
run new evil3.filrouge --scenario "$scenario" --enterprises evil.csv
check 'hostile CSV: clean words' clean "$tmp/err"
# What has no control character at all is not refused for it, and is harmless all the same.
odd="D${rlo}E${lri}F${zwsp}G${tag}H"
{ echo 'name;pole;contact'; echo "Odd $odd;autre;$odd"; for n in B C D E F; do echo "$n;autre;"; done; } >odd.csv
sed "s/Write what comes to mind\./Say $odd x/; s/First words/First words $odd/" "$scenario" >odd.scenario
run new odd.filrouge --scenario ./odd.scenario --enterprises odd.csv --title "Title $odd"
check 'odd CSV and scenario: clean words' clean "$tmp/err"
run new odd2.filrouge --scenario "$scenario" --enterprises "$csv" --title "Title $evil" --place "Place $evil"
check 'hostile title: clean words' clean "$tmp/err"
run new odd3.filrouge --scenario "$scenario" --enterprises odd.csv
check 'odd CSV: clean words' clean "$tmp/err"
made=0
for file in evil.filrouge evil2.filrouge evil3.filrouge odd.filrouge odd2.filrouge odd3.filrouge; do
	[ -f $file ] || continue # refused: said above
	made=$((made + 1))
	play "hostile texts in $file" -r raw -- "$FILROUGE" run $file <<ACTS
wait words
settle 100
keys <C-n>
settle 100
keys <C-p>
settle 100
keys <PageDown><PageUp><F1>
settle 100
keys <Esc>
settle 100
keys <C-g>
settle 100
type evil
settle 100
keys <Esc>
settle 100
keys <C-f>
settle 100
keys <Esc>
settle 100
paste $evil
settle 100
keys <C-q>
exit 5000 0
ACTS
	quiet "hostile texts in $file: nothing raw on the terminal" raw
	printf 'wait words\ndump\n<C-n>\ndump\n' >dump.play
	run run $file --play dump.play --size 100x30
	cat "$tmp/out" "$tmp/err" >words
	check "hostile texts in $file: a clean dump" clean words
	run export $file
	check "hostile texts in $file: the export escapes controls" sh -c "! LC_ALL=C grep -qP '[\x00-\x08\x0b-\x1f]' '$tmp/out'"
done
[ "$made" -ge 1 ] && pass || fail 'hostile texts: not one could be made, so nothing was shown'
run run "nowhere $evil.filrouge" --play words.play --size 80x24
refused 'a hostile file name' 'nowhere'
check 'a hostile file name: clean words' clean "$tmp/err"
run new "new $evil.filrouge" --scenario "nothing $evil" --enterprises "$csv"
check 'a hostile scenario name: clean words' clean "$tmp/err"
run new "new $evil.filrouge" --scenario "$scenario" --enterprises "none $evil.csv"
check 'a hostile CSV name: clean words' clean "$tmp/err"
run new "new $evil.filrouge" --scenario "$scenario" --enterprises "$csv"
check 'a hostile name, made: clean words' clean "$tmp/err"
if [ -f "new $evil.filrouge" ]; then
	play 'a hostile name, opened' -r raw -- "$FILROUGE" run "new $evil.filrouge" <<ACTS
wait words
keys <C-q>
exit 5000 0
ACTS
	quiet 'a hostile name: nothing raw on the terminal' raw
fi
run "$evil"
check 'a hostile command: clean words' clean "$tmp/err"
run run --"$evil" sound.filrouge
check 'a hostile option: clean words' clean "$tmp/err"
printf 'nothing %s\n' "$evil" >evil.play
run run sound.filrouge --play evil.play --size 80x24
cat "$tmp/out" "$tmp/err" >words
check 'a hostile script: clean words' clean words
cp sound.filrouge user.filrouge
play 'a hostile user' -e "FILROUGE_USER=$evil" -r raw -- "$FILROUGE" run user.filrouge <<ACTS
wait kept in the file
type by-user
wait by-user
keys <C-q>
exit 5000 0
ACTS
quiet 'a hostile user: nothing raw on the terminal' raw
check 'a hostile user: what was typed is there' holds user.filrouge by-user
printf 'wrong %s\n' "$evil" >evil.json
run import evil.json evil-import.filrouge
check 'a hostile export: clean words' clean "$tmp/err"

finish
