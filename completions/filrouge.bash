# bash completion for filrouge: the program itself says what may come next.
_filrouge()
{
	local IFS=$'\n' current=${COMP_WORDS[COMP_CWORD]} line ending
	COMPREPLY=()
	while read -r line; do
		case $line in
		:files*)
			compopt -o filenames 2>/dev/null
			IFS=' '
			for ending in ${line#:files}; do
				IFS=$'\n'
				COMPREPLY+=($(compgen -f -X "!*${ending#\*}" -- "${current#=}"))
			done
			IFS=$'\n'
			COMPREPLY+=($(compgen -d -- "${current#=}"))
			;;
		*) COMPREPLY+=("$line") ;;
		esac
	done < <(command "${COMP_WORDS[0]}" complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _filrouge filrouge
