//! The receivers for frameworks without an adapter, which are a workspace of their own: built, and tested by
//! real requests.

use std::path::Path;
use std::process::{Command, Output};

#[test]
fn the_receivers_take_what_is_signed_and_nothing_else() {
    let ran = cargo(&["fetch", "--offline", "--quiet"]);
    if !ran.status.success() {
        eprintln!(
            "LEFT OUT: the frameworks are not on this machine; `cargo fetch --manifest-path \
             examples/receivers/Cargo.toml` gets them"
        );
        return;
    }
    let ran = cargo(&["test", "--offline", "--quiet"]);
    let shown = [&ran.stdout[..], &ran.stderr[..]].concat();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&shown));
}

fn cargo(arguments: &[&str]) -> Output {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/receivers");
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env(
            "CARGO_TARGET_DIR",
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("receivers"),
        )
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs")
}
