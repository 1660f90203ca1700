# fish completion for filrouge: the program itself says what may come next.
function __filrouge_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in (command $words[1] complete $words[2..-1] "$current" 2>/dev/null)
        switch $line
            case ':files*'
                for ending in (string split -n ' ' -- (string replace ':files' '' -- $line))
                    set -l wanted (string replace -r '^\*$' '' -- $ending | string escape --style=regex)
                    __fish_complete_path "$current" | string match -r -- '^[^\t]*(?:/|'"$wanted"')(?:\t.*)?$'
                end
            case '*'
                echo $line
        end
    end
end
complete -c filrouge -f -a '(__filrouge_complete)'
