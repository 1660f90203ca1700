#!/bin/sh
# make fuzz: libFuzzer on the scenario reader, SECONDS_EACH (60) seconds, from the committed corpus; what it finds is left in ./fuzz-found.
set -eu
src=${FILROUGE_SRCDIR:-$(cd "$(dirname "$0")/../.." && pwd)}
seconds=${SECONDS_EACH:-60}
command -v clang >/dev/null 2>&1 || { echo 'make fuzz: clang with its fuzzer is missing (Debian: clang libclang-rt-14-dev)' >&2; exit 2; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
found=$PWD/fuzz-found
mkdir -p "$found"
clang -std=c17 -O1 -g -D_GNU_SOURCE -iquote "$src" -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
	"$src"/tests/fuzz/scenario_fuzz.c "$src"/scenarios/*.c "$src"/base/*.c -lconfig -lunistring -lsqlite3 -lm -o "$tmp/scenario_fuzz"
cp -r "$src/tests/fuzz/corpus/scenario" "$tmp/corpus"
# libconfig leaks on a syntax error, by itself: leaks are not looked for here.
ASAN_OPTIONS=detect_leaks=0 "$tmp/scenario_fuzz" -detect_leaks=0 -max_total_time="$seconds" -max_len=4096 \
	-artifact_prefix="$found/" "$tmp/corpus"
rmdir "$found" 2>/dev/null || true
echo "scenario_fuzz: $seconds seconds, nothing found"
