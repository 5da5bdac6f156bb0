_cargo_bindery() {
    local IFS=$'\n'
    COMPREPLY=($(cargo-bindery bindery complete "$COMP_CWORD" -- "${COMP_WORDS[@]}" 2>/dev/null))
}
_cargo_with_bindery() {
    if [[ "${COMP_WORDS[1]}" == bindery && "$COMP_CWORD" -gt 1 ]]; then
        _cargo_bindery
        return
    fi
    # What completes cargo may not have been loaded yet.
    if ! declare -F _cargo >/dev/null && declare -F _completion_loader >/dev/null; then
        _completion_loader cargo
        complete -o bashdefault -o default -F _cargo_with_bindery cargo
    fi
    if declare -F _cargo >/dev/null; then _cargo "$@"; fi
}
complete -o bashdefault -o default -F _cargo_with_bindery cargo
complete -o bashdefault -o default -F _cargo_bindery cargo-bindery
