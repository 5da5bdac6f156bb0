use std::env;
use std::path::PathBuf;
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
fn options_before_the_operation_and_values_behind_a_sign_are_understood() {
    assert_eq!(
        completed(6, "cargo bindery call --color never notes.md notes.c"),
        ["notes.create"]
    );
    assert_eq!(
        completed(5, "cargo bindery call --color=never notes.md notes.c"),
        ["notes.create"]
    );
    assert_eq!(completed(4, "cargo bindery call --color nev"), ["never"]);
    // As bash takes it apart.
    assert_eq!(
        completed(7, "cargo bindery call notes.md notes.list --color = re"),
        ["red"]
    );
    assert_eq!(
        completed(8, "cargo bindery call notes.md notes.list --limit = 5 --cu"),
        ["--cursor"]
    );
}

/// What bash offers at the end of a line, by the function that it would call.
fn offered_by_bash(sandbox: &Sandbox, words: &[&str]) -> Vec<String> {
    let words: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let program = format!(
        "source <(cargo-bindery bindery completions bash)\n\
         COMP_WORDS=({})\n\
         COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n\
         eval \"$(complete -p \"${{COMP_WORDS[0]}}\" | sed 's/.*-F \\([^ ]*\\) .*/\\1/') x\"\n\
         printf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        words.join(" ")
    );
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_cargo-bindery"));
    let path = env::var_os("PATH").unwrap();
    let folders = binary.parent().map(PathBuf::from).into_iter();
    let path = env::join_paths(folders.chain(env::split_paths(&path))).unwrap();
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-c", &program])
        .current_dir(sandbox.path(""))
        .env("PATH", path)
        .output()
        .expect("bash runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{words:?}");
    let offered = String::from_utf8(output.stdout).unwrap();
    offered
        .lines()
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn bash_offers_operations_parameters_and_values() {
    let sandbox = Sandbox::with(&[("notes.md", NOTES)]);
    let offered = |words: &[&str]| offered_by_bash(&sandbox, words);
    assert_eq!(offered(&["cargo", "bindery", "expl"]), ["explain"]);
    for program in [&["cargo", "bindery"][..], &["cargo-bindery", "bindery"]] {
        let line = |rest: &[&'static str]| [program, rest].concat();
        assert_eq!(
            offered(&line(&["call", "notes.md", "notes.c"])),
            ["notes.create"]
        );
        assert_eq!(
            offered(&line(&["call", "notes.md", "notes.list", "--cu"])),
            ["--cursor"]
        );
        assert_eq!(
            offered(&line(&[
                "call",
                "notes.md",
                "notes.list",
                "--color",
                "=",
                "re"
            ])),
            ["red"]
        );
    }
    // All else is left to what completes cargo.
    assert_eq!(offered(&["cargo", "buil"]), [""; 0]);
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
