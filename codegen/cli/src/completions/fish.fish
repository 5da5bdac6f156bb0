function __cargo_bindery
    set -l words (commandline -opc)
    cargo-bindery bindery complete (count $words) -- $words (commandline -ct) 2>/dev/null
end
complete -c cargo -n 'test (count (commandline -opc)) -gt 1; and test (commandline -opc)[2] = bindery' -a '(__cargo_bindery)'
complete -c cargo-bindery -a '(__cargo_bindery)'
