# bash completion for filrouge
_filrouge()
{
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]-} words=''
	if [ "$COMP_CWORD" -eq 1 ]; then
		COMPREPLY=($(compgen -W 'demo new run scenario config export import help version' -- "$current"))
		return
	fi
	case $previous in
	--language) COMPREPLY=($(compgen -W 'fr en nl' -- "$current")); return ;;
	--as) COMPREPLY=($(compgen -W 'facilitator room enterprise' -- "$current")); return ;;
	--kind) COMPREPLY=($(compgen -W 'enterprise authority funder network support research' -- "$current")); return ;;
	--pole) COMPREPLY=($(compgen -W 'insertion solidarite autre' -- "$current")); return ;;
	--enterprises|--play) COMPREPLY=($(compgen -f -- "$current")); return ;;
	--scenario) COMPREPLY=($(compgen -W "$(filrouge scenario list 2>/dev/null | awk '{print $1}')" -- "$current")); return ;;
	esac
	if [ "$command" = scenario ] && [ "$COMP_CWORD" -eq 2 ]; then
		COMPREPLY=($(compgen -W 'list show check preview rehearse diff new' -- "$current"))
		return
	fi
	case $command in
	new) words='--scenario --enterprises --title --language --date --place' ;;
	run) words='--language --play --size' ;;
	demo) words='--language' ;;
	export) words='--enterprise' ;;
	scenario)
		case ${COMP_WORDS[2]-} in
		list|check|diff) words='--json' ;;
		rehearse) words='--enterprises --json' ;;
		preview) words='--as --pole --kind --enterprises --language --play --size' ;;
		show) words='--language --enterprises --pole --markdown' ;;
		new) words='--id --language' ;;
		esac ;;
	esac
	if [[ $current == -* ]]; then
		COMPREPLY=($(compgen -W "$words" -- "$current"))
	elif [[ $command == scenario && ${COMP_WORDS[2]-} != new ]]; then
		COMPREPLY=($(compgen -W "$(filrouge scenario list 2>/dev/null | awk '{print $1}')" -- "$current") $(compgen -f -- "$current"))
	else
		COMPREPLY=($(compgen -f -- "$current"))
	fi
}
complete -o filenames -F _filrouge filrouge
