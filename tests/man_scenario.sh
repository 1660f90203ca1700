#!/bin/sh
# Every example of filrouge-scenario(5) is what the program reads: each is taken out of the manual's source, put into a scenario
# of its own where it is a piece, and checked: no fault, no warning. Commands are run; what is said of faults is what is said.
# The comment above an example says what it is; the list of those words is at the head of the manual's source.
. "$(dirname "$0")/lib.sh"

manual=$src/man/filrouge-scenario.5
work=$tmp/work
mkdir -p "$tmp/ex" "$work" "$tmp/fields"

# One file NNN for each example and NNN.is for what it is, as they are read: without roff's escapes.
awk -v ex="$tmp/ex/" -v quote="'" '
	/^\.\\" *example: / { sub(/^\.\\" *example: */, ""); is = $0; next }
	/^\.Bd -literal/ { file = sprintf("%s%03d", ex, ++n); print is > (file ".is"); close(file ".is"); printf "" > file; inside = 1; next }
	/^\.Ed/ { if (inside) close(file); inside = 0; is = ""; next }
	inside {
		gsub(/\\-/, "-"); gsub(/\\\(aq/, quote); gsub(/\\\(ga/, "`"); gsub(/\\\(ha/, "^"); gsub(/\\&/, ""); gsub(/\\e/, "\\")
		print > file
	}' "$manual"

# scenario SLOT LANGUAGES SETTINGS STEPS: a scenario with nothing else in it.
scenario() {
	printf 'scenario = {\n  id = "example"; version = 1; languages = [ %s ]; title = "Example"; slot = %s;\n' "$2" "$1"
	cat "$3"
	printf '  steps = (\n'
	cat "$4"
	printf '  );\n};\n'
}

# One blank for several.
squeeze() { tr -s ' ' | sed 's/^ //; s/ $//'; }

# clean WHAT FILE: no fault, no warning.
clean() {
	(cd "$work" && timeout 30 "$FILROUGE" scenario check "$2") >"$tmp/out" 2>"$tmp/err" </dev/null
	status=$?
	if [ "$status" -eq 0 ] && ! grep -qE 'error|warning' "$tmp/out" "$tmp/err"; then
		pass
	else
		fail "$1" "status $status" "$(cat "$tmp/out" "$tmp/err")"
	fi
}

cat >"$tmp/one-step" <<'END'
    { id = "example"; kind = "admin"; minutes = 10; title = "Example"; say = "Hello."; }
END
: >"$tmp/nothing"

# step FIELDS: the list of fields as a step.
step() {
	printf '{ id = "example"; kind = "individual"; minutes = 10; title = "Example"; say = "Hello.";\nfields = (\n'
	cat "$1"
	printf ');\n}\n'
}

# What other examples stand behind may be printed further down.
for is in "$tmp"/ex/*.is; do
	set -- $(cat "$is")
	[ "${1-}" != fields ] || cp "${is%.is}" "$tmp/fields/$2"
done

for is in "$tmp"/ex/*.is; do
	example=${is%.is}
	set -- $(cat "$is")
	what="example ${example##*/} ($*), which begins with: $(head -n 1 "$example")"
	kind=${1-} name=${2-}
	case $kind in
	whole | file | faulty)
		mkdir -p "$work/$(dirname "$name")"
		cp "$example" "$work/$name"
		[ "$kind" != whole ] || clean "$what" "$name"
		faulty=$name
		;;
	setting)
		languages='"en"'
		[ "$name" != fr,en,nl ] || languages='"fr", "en", "nl"'
		scenario 10 "$languages" "$example" "$tmp/one-step" >"$work/example.scenario"
		clean "$what" example.scenario
		;;
	step)
		scenario "$name" '"en"' "$tmp/nothing" "$example" >"$work/example.scenario"
		clean "$what" example.scenario
		;;
	fields)
		shift 2
		: >"$tmp/list"
		for before; do
			[ "$before" = after ] || { cat "$tmp/fields/$before" && echo ,; } >>"$tmp/list"
		done
		cat "$example" >>"$tmp/list"
		step "$tmp/list" >"$tmp/step"
		scenario 10 '"en"' "$tmp/nothing" "$tmp/step" >"$work/example.scenario"
		clean "$what" example.scenario
		;;
	shell)
		status=0
		env -C "$work" PATH="$(dirname "$FILROUGE"):$PATH" sh -e "$example" >"$tmp/shell.out" 2>&1 </dev/null || status=$?
		if [ "$status" -eq "${name:-0}" ]; then pass; else fail "$what" "status $status" "$(cat "$tmp/shell.out")"; fi
		;;
	screen)
		squeeze <"$tmp/shell.out" >"$tmp/screen"
		squeeze <"$example" | while read -r line; do
			grep -qF -- "$line" "$tmp/screen" || echo "$line"
		done >"$tmp/not_there"
		check "$what" test ! -s "$tmp/not_there"
		[ ! -s "$tmp/not_there" ] || cat "$tmp/not_there" "$tmp/screen"
		;;
	says)
		(cd "$work" && timeout 30 "$FILROUGE" scenario check "$faulty") >"$tmp/said" 2>&1 </dev/null
		check "$what" diff "$example" "$tmp/said"
		;;
	*) fail "$what" "no comment of the manual says what it is" ;;
	esac
done

# What the manual says of faults is said by the program: `;` between two of them, `...` for what is said of one case.
sed -n '/^\.Sh FAULTS/,/^\.Sh WHERE/s/^\.It //p' "$manual" | sed 's/ ; /\n/g' >"$tmp/sayings"
awk '/^"/ { sub(/^"/, ""); sub(/"$/, "", last); last = last $0; next } { print last; last = $0 } END { print last }' \
	"$src/po/fr.po" >"$tmp/messages"
while read -r saying; do
	words=$(printf %s "$saying" | sed 's/[][()*?+]/\\&/g; s/ *\.\.\. */.*/g')
	check "the fault: $saying" grep -qE "^msgid(_plural)? \".*$words" "$tmp/messages"
done <"$tmp/sayings"
check "there are faults in the manual" test -s "$tmp/sayings"

# Each kind of field has an example.
for kind in text long number date time choice choices scale ranking table matrix action share anonymous duration money dots \
	grid indicators consent quota hours score link; do
	check "an example of the kind $kind" grep -q "kind = \"$kind\"" "$tmp"/ex/*
done

# Every key that the reader knows is spoken of.
sed -n 's/.*{\.name = "\([a-z_]*\)".*/\1/p' "$src"/scenarios/read_*.c "$src"/scenarios/parcours*.c 2>/dev/null | sort -u >"$tmp/keys"
while read -r key; do
	check "the key $key" grep -qwF -- "$key" "$manual"
done <"$tmp/keys"
check "there are keys in the reader" test -s "$tmp/keys"

if command -v mandoc >/dev/null; then
	mandoc -Tlint "$manual" 2>&1 | grep -v 'referenced manual not found' >"$tmp/lint"
	check "the manual is clean mdoc" test ! -s "$tmp/lint"
	[ ! -s "$tmp/lint" ] || cat "$tmp/lint"
fi
finish
