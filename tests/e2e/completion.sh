#!/bin/sh
# Completion in each shell that is here: what the usage of a subcommand says is what may come next, and nothing else.
. "$(dirname "$0")/../lib.sh"

mkdir -p work/folder bin
ln -s "$FILROUGE" bin/filrouge
PATH=$tmp/bin:$PATH
cd work
touch one.filrouge 'two words.filrouge' group.csv plan.scenario old.json notes.txt

# in_SHELL LINE: what may stand at the end of LINE, sorted, a line each.
in_bash() {
	bash --norc -c '
		. "$1"
		read -ra COMP_WORDS <<<"$2"
		case $2 in *" ") COMP_WORDS+=("") ;; esac
		COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
		_filrouge
		printf "%s\n" "${COMPREPLY[@]}"' - "$src/completions/filrouge.bash" "$1" | sort
}
in_fish() {
	HOME=$tmp/home fish --no-config -c 'source $argv[1]; complete -C "$argv[2]"' "$src/completions/filrouge.fish" "$1" | cut -f1 | sort
}
# What zsh itself does with words and files is not tried: that it is given them is.
in_zsh() {
	zsh -f -c '
		compadd() { print -rl -- $said }
		_files() { local -a all=($~2(N) *(/N)); print -rl -- ${(M)all:#${words[CURRENT]}*} }
		_call_program() { shift; eval "$*" }
		words=(${=2}); [[ $2 == *" " ]] && words+=("")
		CURRENT=$#words
		source $1' - "$src/completions/_filrouge" "$1" 2>/dev/null | grep . | sort -u
}

try() { # try SHELL LINE WORD...: exactly these, in the order of sort
	shell=$1 line=$2
	shift 2
	got=$("in_$shell" "$line" | tr '\n' ' ')
	wanted=$(printf '%s\n' "$@" | sort | tr '\n' ' ')
	if [ "$got" = "$wanted" ]; then pass; else fail "$shell: $line" "got: $got" "not: $wanted"; fi
}
holds_word() { # holds_word SHELL LINE WORD
	if "in_$1" "$2" | grep -qxF -- "$3"; then pass; else fail "$1: $2" "$3 is missing in: $("in_$1" "$2" | tr '\n' ' ')"; fi
}

"$FILROUGE" help | sed -n 's/^  filrouge \([a-z]*\) \(.*\)/\1|\2/p' >../usages
"$FILROUGE" scenario help | sed -n 's/^  filrouge \(scenario [a-z]*\) \(.*\)/\1|\2/p' >>../usages
"$FILROUGE" access help | sed -n 's/^  filrouge \(access [a-z]*\) \(.*\)/\1|\2/p' >>../usages
check 'the usages were read' [ "$(wc -l <../usages)" -gt 10 ]

for shell in bash zsh fish; do
	if ! command -v "$shell" >/dev/null; then
		echo "$shell is not here: not tried"
		continue
	fi
	try "$shell" 'filrouge ' $(cut -d'|' -f1 ../usages | grep -v ' ') help version
	try "$shell" 'filrouge sc' scenario
	while IFS='|' read -r name usage; do
		options=$(printf '%s\n' "$usage" | grep -oE -- '--[a-z-]+' | sort -u)
		[ -z "$options" ] || try "$shell" "filrouge $name --" $options
	done <../usages
	try "$shell" 'filrouge run --l' --language --linear
	try "$shell" 'filrouge run one.filrouge --language ' fr en nl
	try "$shell" 'filrouge run one.filrouge --language fr --l' --linear
	try "$shell" 'filrouge scenario show vises-1' vises-1a vises-1b
	try "$shell" 'filrouge scenario preview vises-1b --as ' enterprise facilitator room
	try "$shell" 'filrouge new x.filrouge --parcours vi' vises
	holds_word "$shell" 'filrouge new x.filrouge --scenario ' vises-1b
	holds_word "$shell" 'filrouge run ' one.filrouge
	holds_word "$shell" 'filrouge run ' 'two words.filrouge'
	holds_word "$shell" 'filrouge new x.filrouge --enterprises ' group.csv
	for other in notes.txt group.csv plan.scenario; do
		if "in_$shell" 'filrouge run ' | grep -qxF "$other"; then fail "$shell: filrouge run" "offers $other"; else pass; fi
	done
done
# A word that only looks like an option, or a subcommand that isn't one, does no harm.
for line in 'nonsense ' 'run --nonsense ' 'scenario nonsense --' 'config show --json --json '; do
	run complete $line ''
	is "complete $line" 0
	check "complete $line says no word" [ ! -s "$tmp/err" ]
done
finish
