//! Generates a part of a client under another name.

fn main() {
    bindery_codegen::Build::new("specs/acme.md")
        .name("shop")
        .only(["customers"])
        .write_to_out_dir()
        .unwrap_or_exit();
}
