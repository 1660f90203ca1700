#!/bin/sh
# make fuzz: libFuzzer on the scenario reader and on expressions, SECONDS_EACH (60) seconds each, from the committed corpus; what it finds is left in ./fuzz-found.
set -eu
src=${FILROUGE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
seconds=${SECONDS_EACH:-60}
command -v clang >/dev/null 2>&1 || { echo 'make fuzz: clang with its fuzzer is missing (Debian: clang libclang-rt-14-dev)' >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
found=$PWD/fuzz-found
mkdir -p "$found"
for name in scenario expression; do
	clang -std=c17 -O1 -g -D_GNU_SOURCE -iquote "$src" -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
		"$src/tests/fuzz/${name}_fuzz.c" "$src"/config/*.c "$src"/scenarios/*.c "$src"/base/*.c -lconfig -lunistring -lsqlite3 -lcmark -lm -o "$tmp/${name}_fuzz"
	cp -r "$src/tests/fuzz/corpus/$name" "$tmp/$name"
	# libconfig leaks on a syntax error, by itself: leaks are not looked for here.
	ASAN_OPTIONS=detect_leaks=0 "$tmp/${name}_fuzz" -detect_leaks=0 -max_total_time="$seconds" -max_len=4096 \
		-artifact_prefix="$found/" "$tmp/$name"
	echo "${name}_fuzz: $seconds seconds, nothing found"
done
rmdir "$found" 2>/dev/null || true
