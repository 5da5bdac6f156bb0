//! The obstacle course: a spec whose names, descriptions and shapes do everything to break the code that
//! is made of it. The code compiles without a warning, and data goes through it unharmed.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_tests::generate::{cargo, client_files, rustfmt_differences, text, workspace, write};

/// A workspace of its own below the target folder, with the profile that the dependencies were built in.
const MANIFEST: &str = r#"[workspace]
resolver = "3"
members = ["client", "program"]

[profile.dev]
debug = "line-tables-only"

[profile.dev.package."*"]
debug = false
"#;

const PROGRAM: &str = r#"[package]
name = "obstacle-program"
version = "0.0.0"
edition = "2024"

[dependencies]
bindery = { path = RUNTIME }
bindery-obstacle = { path = "../client" }
http = "1"
serde = "1"
serde_json = "1"
"#;

#[test]
fn the_obstacle_course_is_run() {
    let folder = prepare();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    let steps: [&[&str]; 4] = [
        &[
            "clippy",
            "-p",
            "bindery-obstacle",
            "--no-default-features",
            "--offline",
            "--",
            "-Dwarnings",
        ],
        &[
            "clippy",
            "-p",
            "bindery-obstacle",
            "--all-features",
            "--offline",
            "--",
            "-Dwarnings",
        ],
        &[
            "doc",
            "-p",
            "bindery-obstacle",
            "--no-deps",
            "--all-features",
            "--offline",
        ],
        &["run", "-p", "obstacle-program", "--offline"],
    ];
    for step in steps {
        let ran = cargo(&folder, &target, step);
        let command = step.join(" ");
        assert!(ran.status.success(), "cargo {command}:\n{}", text(&ran));
    }
    let differences = rustfmt_differences(&folder.join("client"));
    assert!(differences.is_empty(), "{differences}");
}

/// Writes the client and the program that uses it.
fn prepare() -> PathBuf {
    let course = workspace().join("tests/obstacle");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("obstacle");
    let runtime = workspace()
        .join("runtime")
        .canonicalize()
        .expect("the runtime");
    let runtime = runtime.to_str().expect("a path in UTF-8");
    let spec = fs::read_to_string(course.join("obstacle.md")).expect("the spec");
    let files = client_files("obstacle", &spec, Some(runtime))
        .unwrap_or_else(|problems| panic!("{problems}"));
    write(&files, &folder.join("client"));
    let program = folder.join("program");
    fs::create_dir_all(program.join("src")).expect("a folder");
    for file in ["main.rs", "round_trip.rs", "arguments.rs"] {
        let source = course.join("program/src").join(file);
        fs::copy(source, program.join("src").join(file)).expect("a copy of the program");
    }
    let runtime = serde_json::Value::from(runtime).to_string();
    fs::write(
        program.join("Cargo.toml"),
        PROGRAM.replace("RUNTIME", &runtime),
    )
    .expect("a manifest");
    fs::write(folder.join("Cargo.toml"), MANIFEST).expect("a manifest");
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    folder
}
