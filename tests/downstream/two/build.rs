//! Generates two clients.

fn main() {
    bindery_codegen::Build::new("specs/acme.md").write_to_out_dir().unwrap_or_exit();
    bindery_codegen::Build::new("specs/umbrella.md").events().write_to_out_dir().unwrap_or_exit();
}
