use std::process::Command;

use super::sandbox::Sandbox;

const NOTES: &str = include_str!("../../../mock/tests/notes.md");

fn completed(place: usize, line: &str) -> Vec<String> {
    let run = Sandbox::with(&[("notes.md", NOTES)]).run(&format!("complete {place} -- {line}"));
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{line}");
    run.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn commands_operations_arguments_and_values_are_completed() {
    assert_eq!(completed(2, "cargo bindery expl"), ["explain"]);
    assert_eq!(completed(2, "cargo-bindery bindery expl"), ["explain"]);
    assert_eq!(
        completed(4, "cargo bindery call notes.md notes.c"),
        ["notes.create"]
    );
    assert_eq!(
        completed(5, "cargo bindery call notes.md notes.list --cu"),
        ["--cursor"]
    );
    let colors = completed(6, "cargo bindery call notes.md notes.list --color");
    assert!(colors.contains(&"red".to_owned()), "{colors:?}");
    let fields = completed(4, "cargo bindery explain notes.md Note.t");
    assert!(fields.contains(&"Note.text".to_owned()), "{fields:?}");
    assert_eq!(completed(4, "cargo bindery call none.md x"), [""; 0]);
    assert_eq!(completed(1, "ls -l"), [""; 0]);
}

#[test]
fn each_shell_gets_a_script_that_it_reads() {
    for shell in ["bash", "zsh", "fish"] {
        let sandbox = Sandbox::new();
        let run = sandbox.run(&format!("completions {shell}"));
        assert_eq!((run.code, run.stderr.as_str()), (0, ""));
        assert!(run.stdout.contains("cargo-bindery bindery complete"));
        sandbox.write("script", &run.stdout);
        let option = if shell == "fish" {
            "--no-execute"
        } else {
            "-n"
        };
        match Command::new(shell)
            .arg(option)
            .arg(sandbox.path("script"))
            .status()
        {
            Ok(status) => assert!(status.success(), "{shell}"),
            Err(_) => println!("{shell} is not here, so that its script was not read"),
        }
    }
}
