use super::sandbox::{Sandbox, TINY};

#[test]
fn a_missing_file_is_named_with_its_neighbour() {
    let sandbox = Sandbox::with(&[("specs/acme.md", TINY), ("specs/other.md", TINY)]);
    for command in ["check", "fmt", "inspect", "generate --out out"] {
        sandbox.run(&format!("{command} specs/acne.md")).is(
            2,
            "",
            "error: there is no file `specs/acne.md`\n  help: did you mean `specs/acme.md`?\n",
        );
    }
    sandbox
        .run("check nothing.md")
        .is(2, "", "error: there is no file `nothing.md`\n");
}

#[test]
fn all_missing_files_are_named_at_once() {
    Sandbox::with(&[("tiny.md", TINY)])
        .run("check one.md tiny.md two.md")
        .is(
            2,
            "",
            "error: there is no file `one.md`\nerror: there is no file `two.md`\n",
        );
}

#[test]
fn a_folder_is_no_spec() {
    let sandbox = Sandbox::with(&[("specs/acme.md", TINY)]);
    for command in ["check", "fmt", "inspect", "generate --out out"] {
        sandbox.run(&format!("{command} specs")).is(
            2,
            "",
            "error: `specs` is a folder, not a spec\n  \
             help: name the files in it, such as `specs/acme.md`\n",
        );
    }
}

#[test]
fn a_file_that_is_not_utf8_is_shown_where_it_is_not() {
    let sandbox = Sandbox::new();
    sandbox.write("bad.md", b"# Na\xefve\n");
    let excerpt = "\
error[not-utf8]: byte 4 (0xef) is not UTF-8
 --> bad.md:1:5
  |
1 | # Na\u{fffd}ve
  |     ^ the first byte that is wrong
  |
  = expected a text file in UTF-8

";
    sandbox.run("check bad.md").is(
        1,
        "bad.md: 1 error, no warnings, no open questions\n",
        excerpt,
    );
    sandbox.run("fmt bad.md").is(1, "", excerpt);
    sandbox.run("inspect bad.md").is(1, "", excerpt);
    sandbox.run("generate bad.md --out out").is(
        1,
        "",
        &format!("{excerpt}error: the spec has mistakes, so nothing was written\n"),
    );
    assert!(!sandbox.exists("out"));
}

#[test]
fn an_unknown_option_is_refused_with_the_nearest_one() {
    Sandbox::new().run("check tiny.md --srict").is(
        2,
        "",
        "\
error: unexpected argument '--srict' found

  tip: a similar argument exists: '--strict'

Usage: cargo bindery check --strict <SPEC>...

For more information, try '--help'.
",
    );
}

#[test]
fn an_unknown_command_is_refused_with_the_nearest_one() {
    Sandbox::new().run("generat").is(
        2,
        "",
        "\
error: unrecognized subcommand 'generat'

  tip: a similar subcommand exists: 'generate'

Usage: cargo bindery [OPTIONS] <COMMAND>

For more information, try '--help'.
",
    );
}

#[test]
fn failures_are_objects_for_programs() {
    let run = Sandbox::with(&[("acme.md", TINY)]).run("check acne.md --message-format json");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    let failure: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(
        failure,
        serde_json::json!({
            "code": "missing-file",
            "severity": "error",
            "message": "there is no file `acne.md`",
            "help": ["did you mean `acme.md`?"],
        })
    );
    assert!(run.stderr.ends_with("}\n"));
}

#[test]
fn colours_are_for_terminals_and_on_demand() {
    let colored =
        |sandbox: Sandbox, arguments: &str| sandbox.run(arguments).stderr.contains('\u{1b}');
    assert!(!colored(Sandbox::new(), "check a.md"));
    assert!(!colored(Sandbox::new(), "check a.md --color never"));
    assert!(colored(Sandbox::new(), "check a.md --color always"));
    let forced = || Sandbox::new().environment("CLICOLOR_FORCE", "1");
    assert!(colored(forced(), "check a.md"));
    assert!(!colored(
        forced().environment("NO_COLOR", "1"),
        "check a.md"
    ));
    assert!(!colored(forced(), "check a.md --color never"));
}

#[test]
fn help_teaches_by_example() {
    let sandbox = Sandbox::new();
    for command in [
        "",
        "generate",
        "check",
        "fmt",
        "inspect",
        "new",
        "explain",
        "call",
        "completions",
    ] {
        let run = sandbox.run(&format!("{command} --help"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert!(
            run.stdout.contains("\nExamples:\n  cargo bindery "),
            "{}",
            run.stdout
        );
    }
}
