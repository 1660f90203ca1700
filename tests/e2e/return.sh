#!/bin/sh
# Coming back, and what the world does meanwhile: a dropped line, resizing, a locked file, a full disk, a file that is read-only or gone.
. "$(dirname "$0")/../lib.sh"
export src tmp

# has FILE TEXT, for the acts of drive: the export of FILE holds TEXT.
cat >has <<'HAS'
#!/bin/sh
"$FILROUGE" export "$1" 2>/dev/null | "$poke" json - "SELECT json_extract(value, '\$.value') FROM j, json_each(body, '\$.answers')" 2>/dev/null | grep -qF -- "$2"
HAS
chmod +x has

# --- a dropped line: the same step, enterprise, field and cursor ---
session place.filrouge
play 'the line drops' -- "$FILROUGE" run place.filrouge <<'ACTS'
wait Rondel
wait First words
settle 100
keys <C-n>
settle 100
keys <C-n>
settle 100
keys <PageDown>
wait Fourth words
type bonjour à tous
wait bonjour à tous
keys <Left><Left><Left>
settle 100
until ./has place.filrouge 'bonjour à tous'
keep 0
keep 1 Łódka Coop
hangup
exit 2000
start
wait bonjour à tous
wait Fourth words
settle 100
same 0
same 1 Łódka Coop
type XX
wait bonjour à tXXous
keys <C-q>
exit 3000 0
restored
start
wait bonjour à tXXous
type Y
wait bonjour à tXXYous
kill face
exit 3000
start
wait bonjour à tXXYous
type Z
wait bonjour à tXXYZous
kill term
exit 3000
restored
ACTS
check 'all of it is in the file' holds place.filrouge 'bonjour à tXXYZous'

# --- undo and redo, any number, also after a restart ---
session undo.filrouge
play 'undo and redo after a restart' -- "$FILROUGE" run undo.filrouge <<'ACTS'
wait First words
settle 100
type premier
wait premier
keys <Tab>
settle 100
type deuxième
wait deuxième
keys <Tab>
settle 100
type troisième
wait troisième
keys <S-Tab>
settle 100
until ./has undo.filrouge troisième
keys <C-q>
exit 3000 0
start
wait troisième
keys <C-z>
gone troisième
keys <C-z>
gone deuxième
wait premier
keys <C-q>
exit 3000 0
start
wait premier
absent deuxième
keys <C-z>
gone premier
keys <C-z>
settle 50
keys <C-y>
wait premier
keys <C-y>
wait deuxième
kill face
exit 3000
start
wait deuxième
keys <C-y>
wait troisième
keys <C-y>
settle 50
keys <C-q>
exit 3000 0
ACTS
for word in premier deuxième troisième; do check "redone: $word" holds undo.filrouge $word; done

# --- resizing while typing: nothing lost, and the same screen after as before ---
session resize.filrouge
{
	echo 'wait First words'
	echo 'settle 100'
	n=0
	for size in 10x3 200x60 80x24 1x1 40x10 132x43 20x5 79x23 81x25 2x60 200x2 80x24 10x3 11x4 80x24 500x200 80x24; do
		n=$((n + 1))
		echo "type w$n "
		echo "resize $size"
		echo "keys x$n "
	done
	echo 'wait w17'
	echo 'wait x17'
	echo 'settle 100'
	echo 'keep 0 .*x17.*'
	echo 'keep 1'
	for size in 10x3 200x60 33x7; do echo "resize $size"; done
	echo 'resize 80x24'
	echo 'same 0 .*x17.*'
	echo 'same 1'
	echo 'keys <C-q>'
	echo 'exit 3000 0'
	echo 'restored'
} >resize.acts
play 'a storm of resizing' -- "$FILROUGE" run resize.filrouge <resize.acts
check 'every word is there' sh -c "'$FILROUGE' export resize.filrouge | grep -qF 'w1 x1 w2 x2 w3 x3 w4 x4 w5 x5 w6 x6 w7 x7 w8 x8 w9 x9 w10 x10 w11 x11 w12 x12 w13 x13 w14 x14 w15 x15 w16 x16 w17 x17'"

# --- a paste is text ---
session paste.filrouge
play 'a bracketed paste' -- "$FILROUGE" run paste.filrouge <<'ACTS'
wait First words
settle 100
paste « oui », n° 3 : été
wait « oui », n° 3 : été
keys <C-z>
gone « oui »
keys <C-y>
wait « oui », n° 3 : été
keys <C-q>
exit 3000 0
ACTS
check 'the paste is in the file' holds paste.filrouge '« oui », n° 3 : été'

# --- the file is locked by another for 3 s ---
for how in '' exclusive; do
	rm -f lock.filrouge held && session lock.filrouge
	sed "s/HOW/$how/" >lock.acts <<'ACTS'
wait First words
settle 100
type avant 
until ./has lock.filrouge avant
within 3000 Saved 
settle 400
background "$poke" lock lock.filrouge 3000 HOW >held
until grep -q held held
keep 0 Saved [0-9:]+
echo 100 pendant le verrou
longest
pause 1500
still 0 Saved [0-9:]+
dump
echo 100  encore
shell ! grep -q released held
joined
limit 1000
until ./has lock.filrouge 'avant pendant le verrou encore'
other 0 Saved [0-9:]+
limit 5000
keys <C-q>
exit 3000 0
ACTS
	play "locked by another${how:+, even for reading}" -- "$FILROUGE" run lock.filrouge <lock.acts
	cp "$tmp/play.out" locked.screen
	check "locked${how:+, even for reading}: the trouble is told" grep -qiE 'not saved|lock|another|busy|hold' locked.screen
done

# --- leaving while it is locked: the keeper goes on until it is written ---
session leave.filrouge
play 'leaving while locked' -- "$FILROUGE" run leave.filrouge <<'ACTS'
wait First words
settle 100
background "$poke" lock leave.filrouge 4000 >held
until grep -q held held
type resté en mémoire
wait resté en mémoire
keys <C-q>
joined
limit 8000
until ./has leave.filrouge 'resté en mémoire'
ACTS

# --- a full disk: never falsely saved, the text stays, saved by itself when there is room again ---
cat >full.sh <<'FULL'
mkdir -p small && mount -t tmpfs -o size=400k none small && cp full.filrouge small/s.filrouge || exit 77
dd if=/dev/zero of=small/ballast bs=1k 2>/dev/null
"$drive" -- "$FILROUGE" run small/s.filrouge <<'ACTS'
wait First words
settle 100
keep 0 Saved [0-9:]+
type disque plein
wait disque plein
pause 1500
still 0 Saved [0-9:]+
dump
shell rm small/ballast
limit 10000
until ./has small/s.filrouge 'disque plein'
wait Saved 
keys <C-q>
exit 3000 0
ACTS
FULL
session full.filrouge
export drive
if unshare -Urm true 2>/dev/null || unshare -m true 2>/dev/null; then
	space=$(unshare -Urm true 2>/dev/null && echo -Urm || echo -m)
	unshare "$space" sh full.sh >full.out 2>full.err
	status=$?
	if [ $status -eq 77 ]; then
		echo 'a full disk: no small file system can be mounted here; the size limit below stands for it'
	else
		[ $status -eq 0 ] && pass || fail 'a full disk' "$(cat full.err full.out)"
		check 'a full disk: the trouble is told' grep -qiE 'not saved|full|room|space' full.out
	fi
fi
# The same by a limit on the size of files: a keeper that SIGXFSZ kills would show here.
session limit.filrouge
play 'a limit on the size of files' -- "$FILROUGE" run limit.filrouge <<'ACTS'
wait First words
settle 100
cramped 600
keep 0 Saved [0-9:]+
type trop long
wait trop long
pause 1500
wait trop long
still 0 Saved [0-9:]+
dump
shell ! ./has limit.filrouge 'trop long'
cramped
limit 5000
until ./has limit.filrouge 'trop long'
wait Saved 
keys <C-q>
exit 3000 0
ACTS
check 'a limit: the trouble is told' grep -qiE 'not saved|full|large|limit|room|space|written' "$tmp/play.out"

# --- a file that can only be read ---
as_nobody() {
	if [ "$(id -u)" -ne 0 ]; then
		"$@"
	elif command -v setpriv >/dev/null 2>&1; then
		setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
	else
		return 77
	fi
}
session read.filrouge
printf '"to be consulted"\nwait to be consulted\n' >read.play
run run read.filrouge --play read.play --size 80x24
mkdir -m 755 shelf
cp read.filrouge shelf/ && chmod 444 shelf/read.filrouge
[ "$(id -u)" -eq 0 ] || chmod 555 shelf
chmod 755 "$tmp"
mkdir -p nobody && chmod 777 nobody
cp shelf/read.filrouge before
cat >read.acts <<'ACTS'
wait to be consulted
settle 200
dump
type xyzzy
settle 300
absent Saved
keys <C-q>
exit 5000 0
restored
ACTS
if as_nobody test -x "$FILROUGE" && as_nobody test -x "$drive"; then
	HOME=$tmp/nobody XDG_DATA_HOME=$tmp/nobody XDG_STATE_HOME=$tmp/nobody as_nobody "$drive" -- "$FILROUGE" run shelf/read.filrouge <read.acts >read.out 2>read.err &&
		pass || fail 'read-only' "$(cat read.err)"
	check 'read-only: said' grep -qiE 'read.only|consult' read.out
	check 'read-only: as it was' cmp shelf/read.filrouge before
	HOME=$tmp/nobody as_nobody "$FILROUGE" export shelf/read.filrouge >read.json 2>read.err && grep -q 'to be consulted' read.json && pass || fail 'read-only: exported' "$(cat read.err)"
	chmod 000 shelf/read.filrouge
	HOME=$tmp/nobody as_nobody "$FILROUGE" export shelf/read.filrouge >read.json 2>"$tmp/err"
	status=$?
	cp read.json "$tmp/out"
	refused 'not readable at all' 'read\.filrouge'
else
	echo "read-only: not tried, an unprivileged user can't reach the program here"
fi
[ "$(id -u)" -eq 0 ] || chmod 755 shelf

# --- the file is moved away while it is open: said, nothing falsely saved, and written when it is back ---
session gone.filrouge
play 'the file is moved away while open' -- "$FILROUGE" run gone.filrouge <<'ACTS'
wait First words
settle 100
type avant
until ./has gone.filrouge avant
within 3000 Saved 
settle 400
shell mv gone.filrouge elsewhere.filrouge
keep 0 Saved [0-9:]+
pause 1100
type après
wait avantaprès
pause 1500
still 0 Saved [0-9:]+
dump
shell test ! -e gone.filrouge
shell mv elsewhere.filrouge gone.filrouge
limit 8000
until ./has gone.filrouge avantaprès
keys <C-q>
exit 3000 0
ACTS
check 'the file is moved away while open: the trouble is told' grep -qiE 'not saved|gone|removed|moved|no longer|replaced|rescue' "$tmp/play.out"

# --- two on one file: both see, both keep ---
session two.filrouge
cat >second.acts <<'ACTS'
wait First words
settle 100
keys <Tab>
settle 100
type du second
wait du second
limit 4000
wait du premier
keys <C-q>
exit 3000 0
ACTS
play 'two on one file' -- "$FILROUGE" run two.filrouge <<'ACTS'
wait First words
settle 100
type du premier
wait du premier
background FILROUGE_USER=other "$drive" -- "$FILROUGE" run two.filrouge <second.acts >second.out 2>&1
limit 5000
wait du second
joined
keys <C-q>
exit 3000 0
ACTS
check 'two on one file: the first' holds two.filrouge 'du premier'
check 'two on one file: the second' holds two.filrouge 'du second'

# --- a stalled terminal blocks nobody: the keeper goes on while nobody reads the screen ---
session slow.filrouge
play 'slow syncs are not felt' -- /usr/bin/env LD_PRELOAD="$(preload slow_sync)" SLOW_SYNC_MS=300 ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0" "$shared" run slow.filrouge <<'ACTS'
wait First words
settle 100
echo 100 un disque lent ne se sent pas
longest
limit 8000
until ./has slow.filrouge 'un disque lent ne se sent pas'
keys <C-q>
exit 6000 0
until ./has slow.filrouge 'un disque lent ne se sent pas'
ACTS
check 'slow syncs: in the file' holds slow.filrouge 'un disque lent ne se sent pas'

# --- the whole workshop: nine steps, seven enterprises, a word of each in each; the window closed twice on the way ---
{
	echo 'wait 1/9'
	for step in 1 2 3 4 5 6 7 8 9; do
		echo "wait $step/9"
		echo 'keys <S-Tab>'
		echo 'settle 40'
		for enterprise in 1 2 3 4 5 6 7; do
			echo "type moté${step}œ$enterprise "
			echo "wait moté${step}œ$enterprise"
			echo 'keys <C-n>'
			echo 'settle 20'
		done
		case $step in
		3) printf '%s\n' hangup 'exit 3000' start "wait $step/9" 'settle 40' ;;
		6) printf '%s\n' 'kill face' 'exit 3000' start "wait $step/9" 'settle 40' ;;
		esac
		echo 'keys <PageDown>'
	done
	echo 'keys <C-q>'
	echo 'exit 3000 0'
	echo 'restored'
} >walk.acts
play 'the whole workshop' -e LANGUAGE=fr -- "$FILROUGE" demo <walk.acts
answers "$XDG_DATA_HOME/filrouge/demo.filrouge" >words
for step in 1 2 3 4 5 6 7 8 9; do
	for enterprise in 1 2 3 4 5 6 7; do
		check "the whole workshop: step $step, enterprise $enterprise" grep -qF "moté${step}œ$enterprise" words
	done
done

finish
