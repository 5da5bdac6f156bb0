//! The specs and clients of this repository.

use std::path::Path;

use super::sandbox::run;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

#[test]
fn the_clients_that_are_checked_in_are_what_the_specs_say() {
    let run = run(root(), "generate --check", &[]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (0, ""),
        "`cargo bindery generate` writes them\n{}",
        run.stdout
    );
    for name in ["affinity", "asana", "attio", "ingedata"] {
        assert!(
            run.stdout
                .contains(&format!("generated/{name}: up to date: ")),
            "{}",
            run.stdout
        );
    }
}

#[test]
fn the_specs_have_no_mistakes_and_the_canonical_layout() {
    let check = run(root(), "check", &[]);
    assert_eq!((check.code, check.stderr.as_str()), (0, ""));
    assert!(
        check.stdout.contains("\n4 specs: no errors, no warnings, "),
        "{}",
        check.stdout
    );
    run(root(), "fmt --check", &[]).is(0, "", "");
}
