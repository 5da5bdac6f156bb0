//! Calls of the real binary to a mock over loopback.

use bindery_mock::{Fault, Mock};
use serde_json::{Value, json};

use super::sandbox::Sandbox;

const NOTES: &str = include_str!("../../../mock/tests/notes.md");

/// A mock, and a folder whose calls go there.
fn notes() -> (Mock, Sandbox) {
    let mock = Mock::start(NOTES).unwrap();
    let url: &'static str = mock.base_url().to_owned().leak();
    let sandbox = Sandbox::with(&[("notes.md", NOTES)])
        .environment("NOTES_TOKEN", "mock-key")
        .environment("NOTES_BASE_URL", url);
    (mock, sandbox)
}

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn arguments_are_options_and_members_of_the_body() {
    let (mock, sandbox) = notes();
    sandbox.write("note.json", r#"{"labels":["a"],"color":"blue"}"#);
    let run = sandbox.run("call notes.md notes.create --text Milk --json @note.json");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let created = json_of(&run.stdout);
    assert_eq!(created["text"], "Milk");
    assert_eq!(created["color"], "blue");
    assert!(run.stdout.ends_with('\n'));

    let run = sandbox.run("call notes.md notes.list --limit 5 --tags x --tags y");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(json_of(&run.stdout)["items"][0]["text"], "Milk");
    let sent = &mock.requests()[1];
    assert!(
        sent.target
            .ends_with("/notes?limit=5&tags%5B%5D=x&tags%5B%5D=y"),
        "{}",
        sent.target
    );
}

#[test]
fn an_error_of_the_api_has_an_exit_code_and_its_body_on_stderr() {
    let (_mock, sandbox) = notes();
    let text = "x".repeat(50);
    let run = sandbox.run(&format!("call notes.md notes.create --text {text}"));
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
    assert!(run.stderr.contains("422"), "{}", run.stderr);
    assert!(run.stderr.contains("\"error\""), "{}", run.stderr);

    let line = format!("call notes.md notes.create --text {text} --message-format json");
    let run = sandbox.run(&line);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    let error = json_of(&run.stderr);
    assert_eq!(
        (&error["status"], &error["kind"]),
        (&json!(422), &json!("Api"))
    );
    assert!(error["body"]["error"].is_object());
}

#[test]
fn a_call_is_repeated_as_clients_do() {
    let (mock, sandbox) = notes();
    mock.fail_next(Fault::status(503));
    let run = sandbox.run("call notes.md notes.list --message-format json");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(json_of(&run.stdout)["status"], 200);
    assert_eq!(mock.requests().len(), 2);
}

#[test]
fn without_an_answer_the_exit_code_is_another() {
    let sandbox = Sandbox::with(&[("notes.md", NOTES)])
        .environment("NOTES_TOKEN", "mock-key")
        .environment("NOTES_BASE_URL", "http://127.0.0.1:1");
    let run = sandbox.run("call notes.md notes.list");
    assert_eq!((run.code, run.stdout.as_str()), (3, ""));
    assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
}

#[test]
fn what_cannot_be_sent_is_refused_before() {
    let (mock, sandbox) = notes();
    for (arguments, expected) in [
        ("notes.lits", "did you mean `notes.list`?"),
        ("notes.list --limt 5", "'--limit'"),
        ("notes.list --limit many", "expected a whole number"),
        ("notes.create", "missing: `text`"),
        ("notes.create --json {\"texts\":1}", "no member `texts`"),
        ("notes.create --json [1]", "the body is a JSON object"),
        ("notes.create --json {", "this is no JSON"),
        ("notes.create --json @none.json", "cannot read `none.json`"),
    ] {
        let run = sandbox.run(&format!("call notes.md {arguments}"));
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments}");
        assert!(run.stderr.contains(expected), "{arguments}: {}", run.stderr);
    }
    let unset = Sandbox::with(&[("notes.md", NOTES)]).run("call notes.md notes.list");
    assert_eq!(unset.code, 2);
    assert!(unset.stderr.contains("NOTES_TOKEN"), "{}", unset.stderr);
    assert_eq!(mock.requests().len(), 0);
}

#[test]
fn a_dry_run_shows_the_request_without_its_secrets() {
    let sandbox = Sandbox::with(&[("notes.md", NOTES)]).environment("NOTES_TOKEN", "do-not-show");
    let run = sandbox.run("call notes.md notes.create --text it's --pin 4711 --dry-run");
    run.is(
        0,
        "curl -X POST 'https://api.notes.example/v1/notes' \\\n  \
         -H \"Authorization: Bearer $NOTES_TOKEN\" \\\n  \
         -H 'content-type: application/json' \\\n  \
         --data-raw '{\"text\":\"it'\\''s\",\"pin\":\"***\"}'\n",
        "",
    );
}

#[test]
fn help_behind_an_operation_lists_its_arguments() {
    let run = Sandbox::with(&[("notes.md", NOTES)]).run("call notes.md notes.create --help");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    for expected in [
        "--text <VALUE>",
        "What it says.",
        "(required)",
        "--json <BODY>",
    ] {
        assert!(run.stdout.contains(expected), "{expected}: {}", run.stdout);
    }
}
