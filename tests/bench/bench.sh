#!/bin/sh
# Speed and memory against nano and cat, in turns, as a table: `make bench PTYBENCH=FILE`, FILE being the terminal bench (ptybench.py),
# which is not part of filrouge. Absolute figures move with the machine's mood; the ratios of one run hold. RUNS (15): runs of each;
# CALM (10,60): how calm the machine must be, and how long that is waited for; ONLY: some of "start keys slow exit packets commit memory idle grown follow";
# KEEP: a folder for the bench's own figures.
case ${PTYBENCH:-} in /* | '') ;; *) PTYBENCH=$PWD/$PTYBENCH ;; esac
. "$(dirname "$0")/../lib.sh"

bench=${PTYBENCH:-}
runs=${RUNS:-15}
only=${ONLY:-start keys slow exit packets commit memory idle grown follow}
here=$src/tests/bench
if [ -z "$bench" ] || [ ! -r "$bench" ]; then
	echo "make bench: the terminal bench is not here${bench:+ (looked for $bench)}: say where it is with PTYBENCH=/path/to/ptybench.py" >&2
	exit 2
fi
for need in python3 nano strace; do
	command -v $need >/dev/null 2>&1 || { echo "make bench: $need is missing; it is measured with it (Debian: $need)" >&2; exit 2; }
done
wants() { case " $only " in *" $1 "*) true ;; *) false ;; esac; }

# --- the two documents: 10 enterprises with 500 answers; 500 lines ---
scenario=$src/scenarios/library/vises-1b.scenario
{ echo name; for n in 1 2 3 4 5 6 7 8 9 10; do echo "Atelier des Voisins $n"; done; } >ten.csv
run new s.filrouge --scenario "$scenario" --enterprises ten.csv --title Banc --language fr
[ "$status" -eq 0 ] || { said >&2; exit 1; }
cp s.filrouge items.filrouge
"$build/tests/bench/make_session" s.filrouge "$scenario" 500 >made || { cat made >&2; exit 1; }
"$build/tests/bench/make_session" items.filrouge "$scenario" 500 stakeholders >made || { cat made >&2; exit 1; }
awk 'BEGIN { for (i = 1; i <= 500; i++) print i " Des bénévoles disent : ici, on m’attend ; à vérifier avec l’équipe." }' >nano.md
export LANGUAGE=fr
room="$FILROUGE run {tmp}/s.filrouge"
slow_room="$shared run {tmp}/s.filrouge"
copy="cp $tmp/s.filrouge {tmp}/s.filrouge"
note='Hesite a citer la mairie : a revoir en individuel, avec elle.'
thousand=$(awk 'BEGIN { while (length(s) < 1000) s = s "Une phrase collee de cinquante caracteres environ. "; print substr(s, 1, 1000) }')

cat >room.keys <<KEYS
@warm abc
@type char $note
newline: <Enter>
@type char $note
newline: <Enter>
@type char $note
@repeat 20 enterprise <C-n>
@repeat 6 step <PageUp>
@repeat 6 step <PageDown>
@loop 8
view: <F1>
@warm <Esc>
@wait 60
@end
@warm <C-o>
@burst paste \x1b[200~$thousand\x1b[201~
KEYS
# Items: the rows of a table, one after another.
cat >items.keys <<KEYS
@warm <Down>
@loop 14
item: <Down>
item: <Up>
@end
@repeat 10 field <Tab>
KEYS
cat >nano.keys <<KEYS
@warm abc
@type char $note
newline: <Enter>
@type char $note
newline: <Enter>
@type char $note
@repeat 24 item <Down>
@repeat 18 page <PageDown>
@repeat 10 page <PageUp>
@burst paste \x1b[200~$thousand\x1b[201~
KEYS
printf '@warm abc\n@type char %s\n@type char %s\n@type char %s\n' "$note" "$note" "$note" | tee cat.keys >type.keys
printf '@type char Bonjour a tous\n@wait 6000\n' >wait.keys

# measure NAME PTYBENCH-ARGUMENT...: all subjects in turns, figures into NAME.json.
measure() {
	name=$1
	shift
	python3 "$bench" --runs "$runs" --calm="${CALM:-10,60}" --size 100x30 --json "$name.json" --exit-timeout 6000 "$@" >"$name.tables" 2>&1 || {
		status=$?
		echo "make bench: the bench says of '$name' (status $status):" >&2
		tail -n 40 "$name.tables" >&2
	}
	[ -z "${KEEP:-}" ] || cp "$name.json" "$name.tables" "$KEEP"/
}
kill_holder="[ ! -f $tmp/holder ] || kill \$(cat $tmp/holder) 2>/dev/null; rm -f $tmp/holder"

wants start && measure start \
	--cmd "nano {tmp}/a.md" --label nano --setup "cp $tmp/nano.md {tmp}/a.md" --keys '<Down>' --quit '<C-x>' \
	--cmd "nano {tmp}/a.md" --label nano-again --setup "cp $tmp/nano.md {tmp}/a.md" --keys '<Down>' --quit '<C-x>' \
	--cmd "$room" --label filrouge --setup "$copy" --keys '<Down>' --quit '<C-q>'
wants keys && measure keys \
	--cmd "nano {tmp}/a.md" --label nano --setup "cp $tmp/nano.md {tmp}/a.md" --scenario nano.keys --quit '<C-x>n' \
	--cmd "nano {tmp}/a.md" --label nano-again --setup "cp $tmp/nano.md {tmp}/a.md" --scenario nano.keys --quit '<C-x>n' \
	--cmd "$room" --label filrouge --setup "$copy" --scenario room.keys --quit '<C-q>' \
	--cmd "$room" --label filrouge-items --setup "cp $tmp/items.filrouge {tmp}/s.filrouge" --scenario items.keys --quit '<C-q>' \
	--cmd "sh -c 'stty raw -echo; printf R; exec cat'" --label cat --ready R --scenario cat.keys
wants slow && measure slow \
	--cmd "$slow_room" --label filrouge --setup "$kill_holder; $copy" --scenario type.keys --quit '<C-q>' \
	--cmd "$slow_room" --label filrouge-again --setup "$kill_holder; $copy" --scenario type.keys --quit '<C-q>' \
	--cmd "$slow_room" --label slow-sync --setup "$kill_holder; $copy" --env "LD_PRELOAD=$(preload)" --env SLOW_SYNC_MS=300 --scenario type.keys --quit '<C-q>' \
	--cmd "$slow_room" --label locked --setup "$kill_holder; $copy; $poke lock {tmp}/s.filrouge 30000 >{tmp}/held 2>&1 & echo \$! >$tmp/holder; until grep -q held {tmp}/held; do :; done" \
	--scenario type.keys --quit '<C-q>'
sh -c "$kill_holder"
wants exit && measure exit \
	--cmd "nano {tmp}/a.md" --label nano --setup "cp $tmp/nano.md {tmp}/a.md" --scenario wait.keys --quit '<C-x>n' \
	--cmd "$room" --label filrouge --setup "$copy" --scenario wait.keys --quit '<C-q>'

# --- packets: the writes of the face to the terminal, counted by strace ---
if wants packets; then
	cp s.filrouge packets.filrouge
	cat >packets.acts <<'ACTS'
wait Banc
settle 500
shell cp trace before
type abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz
settle 300
shell cp trace typed
keys <C-n>
settle 100
keys <C-n>
settle 100
keys <C-n>
settle 100
keys <C-n>
settle 100
keys <PageUp>
settle 100
keys <PageUp>
settle 100
keys <PageDown>
settle 100
keys <PageDown>
settle 100
shell cp trace paged
keys <C-q>
exit 6000
ACTS
	"$drive" -s 100x30 -- "$(command -v strace)" -f -y -o trace -e trace=write,writev,pwrite64 "$FILROUGE" run packets.filrouge <packets.acts >packets.out 2>&1 ||
		cat packets.out >&2
	writes() { grep -cE '(write|writev)\([0-9]+</dev/(pts|tty)' "$1" 2>/dev/null; }
	echo "$(writes before) $(writes typed) $(writes paged)" >packets
fi
wants commit && { cp s.filrouge commit.filrouge; "$build/tests/bench/commit_bench" commit.filrouge 300 >commit; }
if wants memory; then
	cp s.filrouge memory.filrouge
	"$drive" -s 100x30 -- "$FILROUGE" run memory.filrouge <<'ACTS' >memory
wait Banc
settle 300
type Bonjour
settle 400
keys <C-n>
settle 400
usage memory
keys <C-q>
exit 6000
ACTS
fi
if wants idle; then
	cp s.filrouge idle.filrouge
	"$drive" -s 100x30 -- "$FILROUGE" run idle.filrouge <<'ACTS' >idle
wait Banc
type Bonjour
pause 70000
usage before
pause 60000
usage after
keys <C-q>
exit 6000
ACTS
fi
# --- a parcours that has lived: nine meetings, 20,000 changes, of ten enterprises and of a hundred ---
if wants grown; then
	cat >grown.keys <<KEYS
@warm abc
@type char $note
@type char $note
@loop 8
compare: <F4>
@warm <Esc>
@wait 60
progress: <F5>
@warm <Esc>
@wait 60
@warm <C-f>vo
@wait 60
search: i
@warm <Esc><Esc>
@wait 60
@end
KEYS
	grown() { # grown NAME CHANGES ENTERPRISES
		{ echo name; awk -v n="$3" 'BEGIN { for (i = 1; i <= n; i++) print "Atelier des Voisins " i }'; } >many.csv
		run new "$1.filrouge" --scenario "$scenario" --enterprises many.csv --title Banc --language fr
		"$build/tests/bench/grow_session" "$1.filrouge" "$scenario" "$2" 9 "$3" >made || { cat made >&2; exit 1; }
	}
	grown ten 20000 10
	grown hundred 20000 100
	measure grown \
		--cmd "nano {tmp}/a.md" --label nano --setup "cp $tmp/nano.md {tmp}/a.md" --scenario nano.keys --quit '<C-x>n' \
		--cmd "$room" --label ten --setup "cp $tmp/ten.filrouge {tmp}/s.filrouge" --scenario grown.keys --quit '<C-q>' \
		--cmd "$room" --label hundred --setup "cp $tmp/hundred.filrouge {tmp}/s.filrouge" --scenario grown.keys --quit '<C-q>'
	for enterprises in 10 100; do # compare and progress in one process, without a terminal between
		"$build/tests/bench/views_bench" $enterprises 11 200 >"views.$enterprises"
	done
	for changes in 1000 10000 100000; do
		grown "aged$changes" "$changes" 10
		"$build/tests/bench/commit_bench" "aged$changes.filrouge" 300 >"commit.$changes"
	done
fi
# --- other screens on the same session: how soon they show a change, what they cost ---
if wants follow; then
	for count in 10 50; do
		cp s.filrouge follow.filrouge
		"$build/tests/bench/follow_bench" "$FILROUGE" follow.filrouge $count 40 >follow.$count
		[ -z "${KEEP:-}" ] || cp follow.$count "$KEEP"/
	done
fi
python3 "$here/table.py" "$runs" .
