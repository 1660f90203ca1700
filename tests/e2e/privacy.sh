#!/bin/sh
# Nobody reads what is not theirs: a word of its own for each enterprise and circle, looked for in everything that the others' programs print:
# every screen that keys lead to, every byte on their terminals, their exports; and after an erasure in the bytes of the file.
. "$(dirname "$0")/../lib.sh"
three='1 2 3'

{
	echo 'name;kind;pole;country;language;registration;contact'
	for n in $three; do echo "Maison $n;enterprise;autre;FR;en;CAN-$n-register-e;CAN-$n-contact-e"; done
} >three.csv
run new group.filrouge --scenario "$src/tests/data/canary.scenario" --enterprises three.csv --title Rondel --language en --date 2026-03-12
is 'a session' 0

# What a facilitator writes: the words say whose, what, and the circle that they are in.
for n in $three; do
	cat <<END
:enterprise $n
:field own_e
"CAN-$n-own-e"
:field own_f
"CAN-$n-own-f"
:field own_g
"CAN-$n-own-g"
:field own_p
"CAN-$n-own-p"
:field own_gp
"CAN-$n-own-gp"
:field listed
"CAN-$n-row-e"
:field next
"CAN-$n-act-e"
:note
"CAN-$n-note-f"
:quick-note @$n CAN-$n-quick-f
:absent CAN-$n-absence-e
END
done >fill.play
cat >>fill.play <<'END'
:quick-note CAN-0-unfiled-f
:field ours_g
"CAN-0-ours-g"
:field ours_f
"CAN-0-ours-f"
<C-e>
END
run run group.filrouge --play fill.play --size 80x24
is 'a facilitator writes in every circle' 0

# mine N, theirs N: what enterprise N may read, and what it may not, as patterns. The room is 0.
mine() { echo "CAN-$1-[a-z]+-(e|g|p|gp)|CAN-[0-9]-[a-z]+-(g|gp)"; }
words() { grep -aoE 'CAN-[0-9]-[a-z]+-[a-z]+' "$1" | sort -u; }
theirs() { words "$2" | grep -vE "^($(mine "$1"))$"; }
# clean WHAT N FILE: nothing in FILE that N may not read.
clean() {
	found=$(theirs "$2" "$3")
	if [ -z "$found" ]; then pass; else fail "$1" "$found"; fi
}
# sees WHAT FILE WORD...
sees() {
	what=$1 file=$2
	shift 2
	for word; do
		grep -aq -- "$word" "$file" || {
			fail "$what: $word is not there"
			return
		}
	done
	pass
}

# --- a walk: into each line of what is shown first, then every key there is, then keys at random; the screen printed after each ---
walk() { # walk SEED
	awk -v seed="$1" 'BEGIN {
		srand(seed)
		n = split("<Tab> <S-Tab> <Up> <Down> <Left> <Right> <Enter> <Esc> <PageDown> <PageUp> <Home> <End> <Space> <Backspace> <Delete>", key, " ")
		for (i = 1; i <= 12; i++) key[++n] = "<F" i ">"
		for (i = 97; i <= 122; i++) {
			c = sprintf("%c", i)
			if (c != "q") key[++n] = "<C-" c ">"
			key[++n] = "<M-" c ">"
			key[++n] = c
		}
		for (i = 0; i <= 9; i++) { key[++n] = i; key[++n] = "<M-" i ">" }
		key[++n] = "<C-g>CAN-"; key[++n] = "<C-f>CAN"; key[++n] = "?"; key[++n] = "/"
		for (page = 0; page < 14; page++) { # what a list leads to, and what stands there
			print "<Esc><Esc><Esc><Home>"
			for (i = 0; i < page; i++) print "<Down>"
			print "<Enter>"; print "dump"
			for (i = 0; i < 8; i++) { print "<Down>"; print "dump" }
			print "<Enter>"; print "dump"; print "<PageDown>"; print "dump"; print "<Tab>"; print "dump"
		}
		for (i = 1; i <= n; i++) { print key[i]; print "dump"; print "<Esc><Esc>" }
		for (i = 1; i <= 250; i++) { print key[1 + int(rand() * n)]; print "dump" }
	}'
}
for n in $three; do
	cp group.filrouge walk.filrouge
	walk "$n" >walk.play
	timeout 120 "$FILROUGE" review walk.filrouge --as "$n" --play walk.play --size 132x60 >"walk.$n" 2>&1 </dev/null
	status=$?
	[ "$status" -eq 0 ] && pass || fail "enterprise $n walks everywhere" "status $status" "$(tail -n 3 "walk.$n")"
	clean "enterprise $n reads only what is for it" "$n" "walk.$n"
	sees "enterprise $n reads its own and what is shared" "walk.$n" "CAN-$n-own-e" "CAN-$n-own-g" CAN-0-ours-g
done
walk 4 >walk.play
run show group.filrouge --play walk.play --size 132x43
is "the room's screen walks everywhere" 0
clean "the room's screen shows what the whole group reads" - "$tmp/out"

# --- every byte on the wire to a terminal, while others write ---
for n in $three; do
	cp group.filrouge "live.$n.filrouge"
	play "enterprise $n, while a facilitator types" -r "live.$n" -- "$FILROUGE" review "live.$n.filrouge" --as "$n" <<-END
		wait Maison $n
		settle
		shell "$FILROUGE" run live.$n.filrouge --play fill.play --size 80x24 >/dev/null </dev/null
		settle
		keys <Enter>
		settle
		keys <C-q>
		exit 5000
	END
	clean "enterprise $n: nothing of the others in the bytes" "$n" "live.$n"
done

# --- what is taken away, and what is shared and withdrawn ---
for n in $three; do
	run export group.filrouge --enterprise "$n"
	is "the export of enterprise $n" 0
	clean "its export holds nothing of the others" "$n" "$tmp/out"
	sees "its export is complete" "$tmp/out" "CAN-$n-own-e" "CAN-$n-own-g" "CAN-$n-own-p" "CAN-$n-own-gp" "CAN-$n-row-e" "CAN-$n-act-e" \
		"CAN-$n-register-e" "CAN-$n-contact-e" "CAN-$n-absence-e" CAN-0-ours-g
done

# --- erased ---
run export group.filrouge --enterprise 2
cp "$tmp/out" theirs.json
run forget group.filrouge --enterprise 2 --yes
is 'erased, and proven' 0
grep -q theirs.json "$tmp/out" && pass || fail 'the export beside it is named' "$(cat "$tmp/out")"
check 'not a byte of it is left' sh -c "! grep -aq CAN-2- group.filrouge"
run export group.filrouge
check 'nor in the export' sh -c "! grep -q CAN-2- '$tmp/out'"
sees 'the others are whole' "$tmp/out" CAN-1-own-e CAN-3-own-e CAN-3-note-f CAN-0-ours-g
run review group.filrouge --as 2 --play walk.play --size 80x24
refused 'one that is erased reads nothing any more' 'not in this file'
finish
