# bash completion for filrouge
_filrouge()
{
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]-} words=''
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W 'demo new run scenario export import help version' -- "$current"))
		return
	fi
	case $previous in
	--language) COMPREPLY=($(compgen -W 'fr en nl' -- "$current")); return ;;
	--enterprises|--play) COMPREPLY=($(compgen -f -- "$current")); return ;;
	--scenario) COMPREPLY=($(compgen -W "$(filrouge scenario list 2>/dev/null | awk '{print $1}')" -- "$current")); return ;;
	esac
	case $command in
	new) words='--scenario --enterprises --title --language --date --place' ;;
	run) words='--language --play --size' ;;
	demo) words='--language' ;;
	export) words='--enterprise' ;;
	scenario) [ "$COMP_CWORD" -eq 2 ] && words='list check' || words='--json' ;;
	esac
	if [[ $current == -* || $command == scenario && $COMP_CWORD -eq 2 ]]; then
		COMPREPLY=($(compgen -W "$words" -- "$current"))
	else
		COMPREPLY=($(compgen -f -- "$current"))
	fi
}
complete -o filenames -F _filrouge filrouge
