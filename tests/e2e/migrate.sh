#!/bin/sh
# A session of a program before: brought up to date once, with a copy beside it; refused where nothing can be written; and whole, old or
# new, whenever the process that does it is killed. tests/data/format-N.filrouge was made by the program of that format, format-N.json is its
# export.
. "$(dirname "$0")/../lib.sh"
killer=$(preload kill_at)
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0"
printf 'wait Jardins\ndump\n' >look.play

# history JSON: what was ever done in it.
history() { "$poke" json "$1" "SELECT json(json_extract(body, '\$.changes')) FROM j"; }
# whole FILE: it exports, and all that ever happened is in it.
whole() { "$FILROUGE" export "$1" >whole.json && [ "$(history whole.json)" = "$(history old.json)" ] && cmp whole.json new.json; }

# upgraded FORMAT STEPS WORD...: opens the sample once; STEPS is how far its steps are, WORDs stand in its texts.
upgraded() {
	format=$1 steps=$2
	shift 2
	gzip -dc "$src/tests/data/format-$format.filrouge.gz" >old.filrouge
	cp "$src/tests/data/format-$format.json" old.json
	check "format $format: the history of the old one" sh -c '[ "$(wc -c <old.json)" -gt 10000 ]'
	rm -f group*
	run export old.filrouge
	refused "format $format: an export does not bring it up to date" 'older filrouge.*open it once'
	cp old.filrouge group.filrouge
	run run group.filrouge --play look.play --size 80x24
	is "format $format: opened" 0
	check "format $format: what was done is said, where the copy is too" sh -c "tr -s ' \n' '  ' <'$tmp/out' | grep -q 'brought up to date; as it was before it is kept as .*/group.format-$format.filrouge'"
	"$FILROUGE" export group.filrouge >new.json
	check "format $format: all that ever happened is in it" [ "$(history new.json)" = "$(history old.json)" ]
	check "format $format: how far the steps are" [ "$("$poke" json new.json "SELECT group_concat(json_extract(value, '\$.status') || json_extract(value, '\$.seconds')) FROM j, json_each(body, '\$.meetings[0].steps')")" = "$steps" ]
	for word; do
		check "format $format: what was answered and noted" holds group.filrouge "$word"
	done
	run run group.filrouge --play look.play --size 80x24
	check "format $format: only once" sh -c "! grep -q 'up to date' '$tmp/out' && [ \"\$(ls -d group.* | wc -l)\" -eq 2 ]"
	run export "group.format-$format.filrouge"
	refused "format $format: the copy is as it was" 'older filrouge'
	run import old.json "imported-$format.filrouge"
	is "format $format: its export is taken too" 0
}

# --- killed; old.filrouge, old.json and new.json are of FORMAT ---
killed() {
	rm -rf count
	mkdir count && cp old.filrouge count/group.filrouge
	LD_PRELOAD=$killer KILL_LOG=$PWD/count/log timeout 30 "$shared" run count/group.filrouge --play look.play --size 80x24 >/dev/null
	changes=$(wc -c <count/log)
	check 'the files are changed many times' [ "$changes" -gt 40 ]
	old=0 new=0 at=1
	while [ "$at" -le "$changes" ]; do
		rm -rf killed && mkdir killed && cp old.filrouge killed/group.filrouge
		LD_PRELOAD=$killer KILL_AT=$at timeout 30 "$shared" run killed/group.filrouge --play look.play --size 80x24 >out 2>&1 </dev/null
		run export killed/group.filrouge
		case $status in
		0) new=$((new + 1)) ;;
		*) old=$((old + 1)) && refused "killed before change $at: as it was" 'older filrouge' ;;
		esac
		for copy in killed/group.format-$format.filrouge; do
			[ ! -e "$copy" ] || { cp "$copy" copy.filrouge && run run copy.filrouge --play look.play && check "killed before change $at: the copy is whole" whole copy.filrouge; }
			rm -f copy.*
		done
		run run killed/group.filrouge --play look.play --size 80x24
		check "killed before change $at: whole" whole killed/group.filrouge
		at=$((at + (changes > 60 ? changes / 20 : 3)))
	done
	check 'some died before it was done, some after' [ "$old" -gt 0 -a "$new" -gt 0 ]
}
upgraded 1 done1200,live0,todo0 'Łódka 東京' 'Une note'
killed
upgraded 2 done1200,live0,skipped0 'Łódka 東京' 'Une note' 'à Łódź' 'À revoir en individuel'
upgraded 3 done1200,live0,skipped0 'Łódka 東京' 'Une note' 'à Łódź' 'À revoir en individuel' 'Rappeler la mairie'
killed

# --- where nothing can be written ---
if [ "$(id -u)" -ne 0 ]; then
	mkdir shut && cp old.filrouge shut/ && chmod 500 shut
	run run shut/old.filrouge --play look.play --size 80x24
	refused 'a folder that cannot be written' 'older filrouge.*where writing is allowed|cannot'
	check 'not a byte changes' cmp old.filrouge shut/old.filrouge
	chmod 700 shut
fi

finish
