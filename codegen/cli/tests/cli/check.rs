use super::sandbox::{Sandbox, TINY};

/// TINY with a question and a mistake.
fn questionable() -> String {
    TINY.replace("Asks.\n", "Asks.\n\n> **Open:** Whom?\n")
        .replace(
            "## Settings",
            "> **Open:** Is it\n> there at all?\n\n## Settings",
        )
}

#[test]
fn a_good_spec_has_a_summary() {
    Sandbox::with(&[("tiny.md", TINY)]).run("check tiny.md").is(
        0,
        "tiny.md: no errors, no warnings, no open questions\n",
        "",
    );
}

#[test]
fn open_questions_are_listed_with_their_places() {
    let sandbox = Sandbox::with(&[("tiny.md", &questionable())]);
    let stdout = "\
tiny.md:7:1: open: Is it there at all?
tiny.md:24:1: open: Whom?
tiny.md: no errors, no warnings, 2 open questions
";
    sandbox.run("check tiny.md").is(0, stdout, "");
    sandbox.run("check tiny.md --strict").is(
        1,
        stdout,
        "error: `--strict` allows no open question\n",
    );
}

#[test]
fn every_mistake_of_every_spec_is_reported() {
    let bad = TINY
        .replace("base_url", "base_ulr")
        .replace("## Operations", "## Oprations");
    Sandbox::with(&[("bad.md", &bad), ("tiny.md", &questionable())])
        .run("check bad.md tiny.md")
        .is(
            1,
            "\
bad.md: 2 errors, no warnings, no open questions
tiny.md:7:1: open: Is it there at all?
tiny.md:24:1: open: Whom?
tiny.md: no errors, no warnings, 2 open questions
2 specs: 2 errors, no warnings, 2 open questions
",
            "\
error[unknown-setting]: there is no setting `base_ulr` here
  --> bad.md:11:4
   |
11 | | `base_ulr` | `https://api.tiny.example` | |
   |    ^^^^^^^^
   |
   = help: did you mean `base_url`?

error[unknown-section]: no section is called `Oprations`
  --> bad.md:13:4
   |
13 | ## Oprations
   |    ^^^^^^^^^
   |
   = expected one of Settings, Limits, Auth, Pagination, Errors, Operations, Types, Events, Documents
   = help: did you mean `Operations`?

",
        );
}

#[test]
fn programs_get_objects() {
    let sandbox = Sandbox::with(&[("tiny.md", &questionable().replace("base_url", "base_ulr"))]);
    let run = sandbox.run("check tiny.md --message-format json");
    let parse = |text: &str| -> Vec<serde_json::Value> {
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    };
    assert_eq!(run.code, 1);
    let problems = parse(&run.stderr);
    assert!(
        problems
            .iter()
            .all(|it| it["severity"] == "error" && it["file"] == "tiny.md")
    );
    let results = parse(&run.stdout);
    assert_eq!(results[0]["severity"], "open");
    assert_eq!(results[0]["line"], 7);
    assert_eq!(
        results.last(),
        Some(&serde_json::json!({
            "file": "tiny.md",
            "errors": problems.len(),
            "warnings": 0,
            "open": 2,
        }))
    );
}
