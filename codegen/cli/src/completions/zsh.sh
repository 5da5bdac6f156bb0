_cargo_bindery() {
    local -a found
    found=("${(@f)$(cargo-bindery bindery complete $((CURRENT - 1)) -- "${words[@]}" 2>/dev/null)}")
    found=(${found:#})
    if (( ${#found} )); then compadd -a found; else _files; fi
}
_cargo_with_bindery() {
    if [[ "${words[2]}" == bindery && CURRENT -gt 2 ]]; then
        _cargo_bindery
    elif (( $+functions[_cargo] )); then
        _cargo "$@"
    fi
}
compdef _cargo_with_bindery cargo
compdef _cargo_bindery cargo-bindery
