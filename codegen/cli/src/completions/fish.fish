function __cargo_bindery
    set -l words (commandline -opc)
    set -l found (cargo-bindery bindery complete (count $words) -- $words (commandline -ct) 2>/dev/null)
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c cargo -f -n 'test (count (commandline -opc)) -gt 1; and test (commandline -opc)[2] = bindery' -a '(__cargo_bindery)'
complete -c cargo-bindery -f -a '(__cargo_bindery)'
