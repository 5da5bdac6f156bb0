//! Crates whose build scripts generate a client, built by the real cargo.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Mutex;

/// One build at a time: they share a target directory and a lock file.
static BUILDING: Mutex<()> = Mutex::new(());

#[test]
fn a_client_from_a_build_script_compiles_where_every_warning_is_denied() {
    let output = check("downstream", &["-p", "downstream-good"]);
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn one_script_generates_two_clients() {
    let output = check("downstream", &["-p", "downstream-two"]);
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn only_the_groups_that_are_asked_for_are_generated() {
    let output = check("downstream", &["-p", "downstream-only"]);
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn an_older_edition_takes_the_client_too() {
    let output = check("downstream-2021", &[]);
    assert!(output.status.success(), "{}", text(&output));
}

#[test]
fn cargo_shows_each_mistake_of_a_spec_with_its_place() {
    let output = check("downstream", &["-p", "downstream-broken"]);
    assert!(!output.status.success(), "a broken spec must not build");
    let shown = text(&output);
    let spec = Path::new("specs").join("acme.md");
    let method = format!("error: downstream-broken@0.0.0: {}:28:2: ", spec.display());
    assert!(
        shown.contains(&method),
        "no mistake at the method:\n{shown}"
    );
    assert!(shown.contains("did you mean `GET`?"), "{shown}");
    assert!(
        shown.contains("OrderStat"),
        "no mistake at the type:\n{shown}"
    );
}

/// Runs `cargo check` in one of the folders beside these tests, without the network.
fn check(folder: &str, arguments: &[&str]) -> Output {
    let _one = BUILDING
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tests.join(folder);
    // The versions of this workspace, which are on the machine already.
    std::fs::copy(tests.join("../Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .args(arguments)
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs")
}

/// Beside what this workspace builds, so that it is cleaned with it.
fn target() -> PathBuf {
    let own = Path::new(env!("CARGO_TARGET_TMPDIR"));
    own.join("downstream")
}

fn text(output: &Output) -> String {
    format!(
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}
