//! The obstacle course: a spec whose names, descriptions and shapes do everything to break the code that
//! is made of it. The code compiles without a warning, and data goes through it unharmed.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_tests::generate::{cargo, client_files, rustfmt_differences, text, workspace, write};

/// A workspace of its own below the target folder, with the profile that the dependencies were built in.
const MANIFEST: &str = r#"[workspace]
resolver = "3"
members = ["client", "module", "program"]

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

/// The same client as a module, from a build script, with what receives its deliveries.
const MODULE: &str = r#"[package]
name = "obstacle-module"
version = "0.0.0"
edition = "2024"

[features]
blocking = ["bindery/blocking"]

[dependencies]
bindery = { path = RUNTIME, features = ["webhooks"] }

[build-dependencies]
bindery-codegen = { path = CODEGEN }

[lints.rust]
missing_docs = "warn"
unreachable_pub = "warn"
"#;

const BUILD: &str = r#"//! Generates the client.

fn main() {
    bindery_codegen::Build::new("../obstacle.md").events().write_to_out_dir().unwrap_or_exit();
}
"#;

const LIB: &str = r#"//! The client of the obstacle course as a module.

bindery::include_client!("obstacle");
"#;

#[test]
fn the_obstacle_course_is_run() {
    let folder = prepare();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    let clippy = |package: &str, features: &str| {
        format!("clippy -p {package} {features} --offline -- -Dwarnings")
    };
    let steps = [
        clippy("bindery-obstacle", "--no-default-features"),
        clippy("bindery-obstacle", "--all-features"),
        clippy("obstacle-module", "--all-features"),
        "doc -p bindery-obstacle --no-deps --all-features --offline".to_owned(),
        "test -p bindery-obstacle --doc --all-features --offline".to_owned(),
        "test -p obstacle-module --doc --offline".to_owned(),
        "run -p obstacle-program --offline".to_owned(),
    ];
    for step in steps {
        let words: Vec<&str> = step.split(' ').filter(|word| !word.is_empty()).collect();
        let ran = cargo(&folder, &target, &words);
        assert!(ran.status.success(), "cargo {step}:\n{}", text(&ran));
        // What a module shows is text: it does not know in whose crate it stands.
        let is_module = step.starts_with("test -p obstacle-module");
        let shows = !text(&ran).contains("running 0 tests");
        assert!(!(is_module && shows), "{}", text(&ran));
    }
    let devices = fs::read_dir(folder.join("client/src/types")).expect("the types");
    let devices: Vec<_> = devices
        .map(|entry| entry.expect("an entry").file_name())
        .filter(|name| ["aux.rs", "con.rs", "nul.rs"].contains(&name.to_string_lossy().as_ref()))
        .collect();
    assert!(devices.is_empty(), "no file on Windows: {devices:?}");
    let differences = rustfmt_differences(&folder.join("client"));
    assert!(differences.is_empty(), "{differences}");
}

/// Writes the client and the program that uses it.
fn prepare() -> PathBuf {
    let course = workspace().join("tests/obstacle");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("obstacle");
    let path = |folder: &str| {
        let path = workspace().join(folder).canonicalize();
        let path = path.expect("a folder of the workspace");
        path.to_str().expect("a path in UTF-8").to_owned()
    };
    let runtime = path("runtime");
    let spec = fs::read_to_string(course.join("obstacle.md")).expect("the spec");
    let files = client_files("obstacle", &spec, Some(&runtime))
        .unwrap_or_else(|problems| panic!("{problems}"));
    write(&files, &folder.join("client"));
    let program = folder.join("program");
    fs::create_dir_all(program.join("src")).expect("a folder");
    for file in ["main.rs", "round_trip.rs", "arguments.rs"] {
        let source = course.join("program/src").join(file);
        fs::copy(source, program.join("src").join(file)).expect("a copy of the program");
    }
    let module = folder.join("module");
    fs::create_dir_all(module.join("src")).expect("a folder");
    let quoted = |text: String| serde_json::Value::from(text).to_string();
    let (runtime, codegen) = (quoted(runtime), quoted(path("codegen")));
    let manifest = |text: &str| {
        text.replace("RUNTIME", &runtime)
            .replace("CODEGEN", &codegen)
    };
    for (file, text) in [
        ("program/Cargo.toml", manifest(PROGRAM)),
        ("module/Cargo.toml", manifest(MODULE)),
        ("module/build.rs", BUILD.to_owned()),
        ("module/src/lib.rs", LIB.to_owned()),
        ("obstacle.md", spec),
    ] {
        fs::write(folder.join(file), text).expect("a file");
    }
    fs::write(folder.join("Cargo.toml"), MANIFEST).expect("a manifest");
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    folder
}
