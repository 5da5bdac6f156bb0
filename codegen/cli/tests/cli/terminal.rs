//! What people see: runs on a real terminal.

use std::fs::File;
use std::io::Read as _;
use std::process::{Command, Stdio};

use bindery_mock::{Fault, Mock};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

use super::sandbox::{Sandbox, TINY};

const NOTES: &str = include_str!("../../../mock/tests/notes.md");

/// What begins every colour, and every movement of the cursor.
const ESCAPE: char = '\u{1b}';

/// Back to the beginning of the line, and nothing on it.
const CLEAR: &str = "\r\u{1b}[2K";

/// Runs `cargo bindery` with stdin, stdout and stderr on a terminal; gives the exit code and what it shows.
fn run(sandbox: &Sandbox, arguments: &str, environment: &[(&str, &str)]) -> (i32, String) {
    let mut terminal = File::from(openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap());
    grantpt(&terminal).unwrap();
    unlockpt(&terminal).unwrap();
    let name = ptsname(&terminal, Vec::new()).unwrap();
    let far_end = File::options()
        .read(true)
        .write(true)
        .open(name.to_str().unwrap())
        .unwrap();
    let end = || Stdio::from(far_end.try_clone().unwrap());
    let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-bindery"))
        .arg("bindery")
        .args(arguments.split_whitespace())
        .current_dir(sandbox.path(""))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR")
        .env_remove("CLICOLOR_FORCE")
        // Where builds run, even a dumb terminal is taken to show colours.
        .env_remove("CI")
        .env("TERM", "xterm")
        .envs(environment.iter().copied())
        .stdin(end())
        .stdout(end())
        .stderr(end())
        .spawn()
        .unwrap();
    drop(far_end);
    let mut shown = Vec::new();
    let mut piece = [0; 4096];
    // Once nobody writes any more, a terminal cannot be read.
    while let Ok(length @ 1..) = terminal.read(&mut piece) {
        shown.extend_from_slice(&piece[..length]);
    }
    let code = child.wait().unwrap().code().unwrap();
    (code, String::from_utf8(shown).unwrap())
}

#[test]
fn colours_are_for_terminals_without_no_color() {
    let sandbox = Sandbox::with(&[("a.md", "# A\n")]);
    let (code, shown) = run(&sandbox, "check a.md", &[]);
    assert_eq!(code, 1);
    assert!(shown.contains(ESCAPE), "{shown:?}");
    let plain = [
        ("check a.md", ("NO_COLOR", "1")),
        ("check a.md", ("TERM", "dumb")),
        ("check a.md --color never", ("TERM", "xterm")),
    ];
    for (arguments, variable) in plain {
        let (code, shown) = run(&sandbox, arguments, &[variable]);
        assert_eq!(code, 1);
        assert!(!shown.contains(ESCAPE), "{variable:?}: {shown:?}");
    }
}

#[test]
fn long_work_shows_what_is_done_and_leaves_nothing_of_it() {
    let sandbox = Sandbox::with(&[("tiny.md", TINY)]);
    let (code, shown) = run(&sandbox, "generate tiny.md --out tiny", &[]);
    assert_eq!(code, 0, "{shown}");
    let at = shown
        .find("1 of 1: ")
        .unwrap_or_else(|| panic!("{shown:?}"));
    assert!(shown[..at].ends_with(CLEAR), "{shown:?}");
    assert!(shown[at..].contains(CLEAR), "{shown:?}");
    for (arguments, variable) in [
        ("generate tiny.md --out dumb", ("TERM", "dumb")),
        (
            "generate tiny.md --out json --message-format json",
            ("TERM", "xterm"),
        ),
    ] {
        let (code, shown) = run(&sandbox, arguments, &[variable]);
        assert_eq!(code, 0, "{shown}");
        assert!(!shown.contains(CLEAR), "{shown:?}");
    }
}

#[test]
fn a_call_says_that_it_waits_and_shows_its_answer_indented() {
    let mock = Mock::start(NOTES).unwrap();
    let sandbox = Sandbox::with(&[("notes.md", NOTES)]);
    let environment = [
        ("NOTES_TOKEN", "mock-key"),
        ("NOTES_BASE_URL", mock.base_url()),
    ];
    let (code, shown) = run(&sandbox, "call notes.md notes.list", &environment);
    assert_eq!(code, 0, "{shown}");
    let expected = format!(
        "{CLEAR}waiting for notes.list{CLEAR}{{\r\n  \"items\": [],\r\n  \"next\": null\r\n}}\r\n"
    );
    assert_eq!(shown, expected);
    mock.fail_next(Fault::status(422));
    let (code, shown) = run(&sandbox, "call notes.md notes.list", &environment);
    assert_eq!(code, 1);
    let (_, error) = shown.rsplit_once(CLEAR).unwrap();
    assert!(error.contains("422"), "{shown:?}");
}
