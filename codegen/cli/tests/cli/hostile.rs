//! Specs made to cost as much memory as they can: a run within a fixed bound ends by itself.

use std::process::Command;

use super::sandbox::Sandbox;

/// What a run may map, in KiB.
const BOUND: &str = "1500000";

const HEAD: &str = "# Acme\n\nSpec format: `bindery 1`\n\n## Settings\n\n\
    | Setting | Value | Source |\n|---|---|---|\n| `base_url` | `https://acme.example` | |\n\n";

/// Lines of a mark, as many as may stand between two headings.
fn full(mark: &str) -> String {
    let line = format!("{}\n", mark.repeat(60_000 / mark.len()));
    line.repeat(34)
}

#[test]
fn memory_is_bounded() {
    let cells = |cell: &str| format!("{}|\n", cell.repeat(20_000));
    let table = cells("|a") + &cells("|-") + &cells("|b").repeat(40);
    let json =
        |text: &str| format!("## Types\n\n### A\n\n`alias json`\n\n```json type A\n{text}\n```\n");
    for (name, text) in [
        ("brackets", HEAD.to_owned() + &full("[")),
        ("stars", HEAD.to_owned() + &full("*a ")),
        ("too many brackets", HEAD.to_owned() + &full("[").repeat(3)),
        (
            "cells",
            format!("{HEAD}## Types\n\n### A\n\n`object`\n\n{table}"),
        ),
        (
            "deep JSON",
            HEAD.to_owned() + &json(&"[\n".repeat(1_000_000)),
        ),
        (
            "wide JSON",
            HEAD.to_owned() + &json(&format!("[{}1]", "1,\n".repeat(500_000))),
        ),
        ("no text", "\0".repeat(5_000_000)),
        ("too large", "a\n".repeat(20_000_000)),
    ] {
        let sandbox = Sandbox::with(&[("acme.md", text.as_str())]);
        let ran = Command::new("sh")
            .args(["-c", "ulimit -v \"$1\"; exec \"$0\" bindery check acme.md"])
            .args([env!("CARGO_BIN_EXE_cargo-bindery"), BOUND])
            .current_dir(sandbox.path("."))
            .output()
            .unwrap();
        let code = ran.status.code();
        assert!(matches!(code, Some(0 | 1)), "{name}: {:?}", ran.status);
    }
}
