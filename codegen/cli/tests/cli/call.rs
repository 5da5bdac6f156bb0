//! Calls of the real binary to a mock over loopback.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};

use bindery_mock::{Fault, Mock};
use serde_json::{Value, json};

use super::sandbox::{Sandbox, TINY};

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
fn a_body_can_stand_in_its_envelope() {
    let spec = TINY.replace(
        "| `base_url` | `https://api.tiny.example` | |",
        "| `base_url` | `https://api.tiny.example` | |\n| `envelope` | `data` | |",
    ) + "\n### pings.create\n\n`POST /ping`\n\nTells.\n\n#### Body json\n\n\
         | Field | Type | Need | Description |\n|---|---|---|---|\n\
         | `text` | `string` | required | What. |\n\n#### Response 204\n\n`none`\n";
    let sandbox = Sandbox::with(&[("tiny.md", &spec)]);
    let expected = "--data-raw '{\"data\":{\"text\":\"Milk\"}}'";
    for body in [r#"{"text":"Milk"}"#, r#"{"data":{"text":"Milk"}}"#] {
        let run = sandbox.run(&format!(
            "call tiny.md pings.create --json {body} --dry-run"
        ));
        assert!(run.stdout.contains(expected), "{run:?}");
    }
    let run = sandbox.run(r#"call tiny.md pings.create --json {"data":{"text":"a"},"x":1}"#);
    assert!(run.stderr.contains("no member `data`"), "{run:?}");
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

/// NOTES with an operation that tells of notes as they come.
fn watched() -> String {
    let watch = "### notes.watch\n\n`GET /watch`\n\nTells of notes as they come.\n\n\
                 #### Response 200\n\n`stream Note` `application/x-ndjson`\n\n## Types\n";
    NOTES.replacen("## Types\n", watch, 1)
}

#[test]
fn a_stream_of_the_mock_is_printed_entry_by_entry() {
    let spec = watched();
    let mock = Mock::start(&spec).unwrap();
    let url: &'static str = mock.base_url().to_owned().leak();
    let sandbox = Sandbox::with(&[("notes.md", &spec)])
        .environment("NOTES_TOKEN", "mock-key")
        .environment("NOTES_BASE_URL", url);
    let run = sandbox.run("call notes.md notes.watch --message-format json");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let entries: Vec<Value> = run.stdout.lines().map(json_of).collect();
    assert_eq!(entries.len(), 2);
    assert!(entries[0]["body"]["id"].is_string(), "{}", run.stdout);
    mock.fail_next(Fault::status(422));
    let run = sandbox.run("call notes.md notes.watch");
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
}

#[test]
fn an_entry_is_printed_before_the_next_one_comes() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", server.local_addr().unwrap());
    let sandbox = Sandbox::with(&[("notes.md", &watched())]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-bindery"))
        .args(["bindery", "call", "notes.md", "notes.watch"])
        .current_dir(sandbox.path(""))
        .env("NOTES_TOKEN", "mock-key")
        .env("NOTES_BASE_URL", url)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut printed = BufReader::new(child.stdout.take().unwrap());
    let mut read = || {
        let mut line = String::new();
        printed.read_line(&mut line).unwrap();
        line
    };
    let (mut connection, _) = server.accept().unwrap();
    read_head(&mut connection);
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\nconnection: close\r\n\r\n";
    writeln!(connection, "{head}{{\"id\":\"a\"}}").unwrap();
    assert_eq!(read(), "{\"id\":\"a\"}\n");
    writeln!(connection, "{{\"id\":\"b\"}}").unwrap();
    assert_eq!(read(), "{\"id\":\"b\"}\n");
    drop(connection);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// Reads a request up to its empty line.
fn read_head(connection: &mut TcpStream) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        connection.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
}
