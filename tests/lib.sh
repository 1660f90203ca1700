# What the scripts of tests/ share: a clean environment in a folder of its own, checks that are counted, helpers. To be read with `.`.
set -u
: "${FILROUGE:?the path of the program}"
src=${FILROUGE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
build=${FILROUGE_BUILDDIR:-$src}
e2e=$src/tests/e2e

tmp=$(mktemp -d "${TMPDIR:-/tmp}/filrouge-test-XXXXXX") || exit 1
trap 'rm -rf "$tmp"' EXIT
trap 'exit 1' INT TERM
unset FILROUGE_NOW LC_ALL LC_MESSAGES LC_CTYPE NO_COLOR COLUMNS LINES TERMINFO XDG_RUNTIME_DIR 2>/dev/null
export HOME="$tmp/home" XDG_DATA_HOME="$tmp/home/data" XDG_STATE_HOME="$tmp/home/state" XDG_CONFIG_HOME="$tmp/home/config"
export TERM=xterm-256color LANG=C.UTF-8 LANGUAGE=en FILROUGE_USER=tester TZ=UTC FILROUGE
mkdir -p "$HOME"
cd "$tmp" || exit 1

passed=0 failed=0

# helper NAME: the path of a C helper of tests/e2e; built here where the build has not made it.
helper() {
	if [ -x "$build/tests/e2e/$1" ]; then
		echo "$build/tests/e2e/$1"
		return
	fi
	[ -x "$tmp/bin/$1" ] || {
		mkdir -p "$tmp/bin"
		case $1 in
		drive) ${CC:-cc} -std=c17 -D_GNU_SOURCE -O1 -o "$tmp/bin/$1" "$e2e/drive.c" "$e2e/term.c" -lvterm -lutil ;;
		poke) ${CC:-cc} -std=c17 -D_GNU_SOURCE -O1 -o "$tmp/bin/$1" "$e2e/poke.c" -lsqlite3 ;;
		esac
	} >&2 || exit 1
	echo "$tmp/bin/$1"
}

# preload NAME: the path of a library of tests/preload; built here where the build has not made it.
preload() {
	if [ -f "$build/tests/preload/$1.so" ]; then
		echo "$build/tests/preload/$1.so"
	else
		${CC:-cc} -shared -fPIC -D_GNU_SOURCE -O1 -o "$tmp/$1.so" "$src/tests/preload/$1.c" >&2 && echo "$tmp/$1.so"
	fi
}

# The program that these can be put before: the one of the build with a shared C library, else the program itself.
shared=$FILROUGE
[ ! -x "$build/filrouge-shared" ] || shared=$build/filrouge-shared

drive=$(helper drive)
poke=$(helper poke)
export poke

# What may be printed of anything: no control characters.
visible() { LC_ALL=C tr '\000-\010\013-\037\177' '?'; }
pass() { passed=$((passed + 1)); }
fail() {
	failed=$((failed + 1))
	echo "FAILED: $1"
	shift
	for line; do printf '%s\n' "$line" | visible | sed 's/^/    /'; done
}

# check WHAT COMMAND...: the command succeeds.
check() {
	what=$1
	shift
	if "$@" >"$tmp/check.out" 2>&1; then
		pass
	else
		fail "$what" "$*" "$(head -c 3000 "$tmp/check.out")"
	fi
}

# run ARGUMENT...: the program, without a terminal; leaves $status, $tmp/out and $tmp/err.
run() {
	status=0
	timeout 30 "$FILROUGE" "$@" >"$tmp/out" 2>"$tmp/err" </dev/null || status=$?
}

# Data on standard output, words on standard error, never a byte that moves a terminal.
said() { tr '\n' ' ' <"$tmp/err" | visible; }
is() { # is WHAT STATUS: of the last run
	if [ "$status" -eq "$2" ]; then pass; else fail "$1" "status $status instead of $2" "said: $(said)"; fi
}
says() { # says WHAT REGEX: the last run said so on standard error
	if tr '\n' ' ' <"$tmp/err" | grep -aqiE -- "$2"; then pass; else fail "$1" "looked for: $2" "said: $(said)"; fi
}
sentence() { # sentence WHAT: exactly one line of words, and no data
	lines=$(grep -ac . "$tmp/err")
	if [ "$lines" -ge 1 ] && [ "$lines" -le "${2:-1}" ] && [ ! -s "$tmp/out" ]; then
		pass
	else
		fail "$1: one sentence" "$lines lines: $(said)" "standard output: $(head -c 200 "$tmp/out")"
	fi
}
# refused WHAT REGEX: the last run ended with 2 and one sentence that says so.
refused() {
	is "$1" 2
	says "$1" "$2"
	sentence "$1"
}

# play WHAT [OPTION...] -- ARGUMENT... <SCRIPT: a person's acts on a real terminal (tests/e2e/drive.c).
play() {
	what=$1
	shift
	if "$drive" "$@" >"$tmp/play.out" 2>"$tmp/play.err"; then
		pass
	else
		fail "$what" "$(cat "$tmp/play.err")"
	fi
}

# answers FILE: the texts that the export of FILE holds now, one after another.
answers() {
	"$FILROUGE" export "$1" | "$poke" json - "SELECT x FROM (SELECT json_extract(value, '\$.value') AS x FROM j, json_each(body, '\$.answers')
		UNION ALL SELECT json_extract(value, '\$.text') FROM j, json_each(body, '\$.notes'))"
}
holds() { answers "$1" | grep -qF -- "$2"; } # holds FILE TEXT
lacks() { ! answers "$1" | grep -qF -- "$2"; }

# session FILE: a session of seven enterprises on the tests' own scenario.
session() {
	run new "$1" --scenario "$e2e/simple.scenario" --enterprises "$e2e/seven.csv" --title Rondel --language en
	[ "$status" -eq 0 ] || { fail "new $1" "$(said)"; finish; }
}

finish() {
	echo "$passed passed, $failed failed"
	[ "$failed" -eq 0 ]
	exit
}
