//! Generates the client of `specs/acme.md`.

fn main() {
    bindery_codegen::Build::new("specs/acme.md").write_to_out_dir().unwrap_or_exit();
}
