//! Generates two clients.

fn main() {
    for spec in ["specs/acme.md", "specs/umbrella.md"] {
        bindery_codegen::Build::new(spec).write_to_out_dir().unwrap_or_exit();
    }
}
