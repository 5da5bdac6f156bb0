//! One small spec per construct, and beside it what is made of the type or operation that is called golden.
//! Where a spec says that it is "a golden of" some files, it is those, and where it names items, these alone.
//!
//! `BINDERY_BLESS=1 cargo test -p bindery-tests --test goldens` writes the files anew. Read the difference
//! before committing it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use bindery_tests::generate::{cargo, client_files, rustfmt_differences, text, workspace, write};
use similar::TextDiff;

/// The files that hold a construct: of the types, or of the operation, that are called golden.
const PLACES: [&str; 2] = ["src/things/golden", "src/types/golden"];

#[test]
fn each_construct_is_emitted_as_expected() {
    let bless = std::env::var_os("BINDERY_BLESS").is_some();
    let mut failures = String::new();
    for spec in specs() {
        let spec_text = read(&spec);
        let made = client_files("golden", &spec_text, None).unwrap_or_else(|it| panic!("{it}"));
        let (files, items) = subjects(&spec_text);
        let is_shown = |path: &str| match files[..] {
            [] => PLACES.iter().any(|it| path.starts_with(it)),
            _ => files
                .iter()
                .any(|it| path.strip_prefix("src/") == Some(*it)),
        };
        let found: Vec<String> = made
            .iter()
            .filter(|(path, _)| is_shown(path.as_str()))
            .map(|(_, text)| text.unpack())
            .collect();
        let found = shown(&found.join("\n"), &items);
        let golden = spec.with_extension("rs");
        let lines = found.lines().count();
        if !(15..=80).contains(&lines) {
            writeln!(failures, "{}: {lines} lines", golden.display()).expect("a text");
        }
        if bless {
            fs::write(&golden, &found).expect("the golden is written");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if found != expected {
            let difference = TextDiff::from_lines(&expected, &found);
            let difference = difference.unified_diff().to_string();
            writeln!(failures, "{}:\n{difference}", golden.display()).expect("a text");
        }
    }
    for golden in files("rs") {
        if !golden.with_extension("md").exists() {
            writeln!(failures, "{}: belongs to no spec", golden.display()).expect("a text");
        }
    }
    assert!(failures.is_empty(), "{failures}");
}

/// The files and the items that a spec names behind "A golden of".
fn subjects(spec: &str) -> (Vec<&str>, Vec<&str>) {
    let (_, intro) = spec.split_once("\nA golden of ").unwrap_or_default();
    let intro = intro.split("\n\n").next().unwrap_or_default();
    let words = intro.split('`').skip(1).step_by(2);
    words.partition(|word| Path::new(word).extension().is_some())
}

/// The items of a file that are named by these words, or all.
fn shown(file: &str, words: &[&str]) -> String {
    if words.is_empty() {
        return file.to_owned();
    }
    // An item begins behind an empty line, at the start of a line.
    let mut items: Vec<String> = Vec::new();
    for paragraph in file.split("\n\n") {
        match items.last_mut() {
            Some(item) if paragraph.starts_with([' ', '}']) => *item += &format!("\n\n{paragraph}"),
            _ => items.push(paragraph.trim_end().to_owned()),
        }
    }
    items.retain(|item| {
        let head = item.lines().find(|line| !line.starts_with(['/', '#']));
        let mut names = head
            .unwrap_or_default()
            .split(|c: char| !c.is_alphanumeric() && c != '_');
        names.any(|name| words.contains(&name))
    });
    items.join("\n\n") + "\n"
}

#[test]
fn each_golden_compiles_without_a_warning_and_is_formatted() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("goldens");
    let runtime = workspace()
        .join("runtime")
        .canonicalize()
        .expect("the runtime");
    let runtime = runtime.to_str().expect("a path in UTF-8");
    let mut members = Vec::new();
    for spec in specs() {
        let name = spec
            .file_stem()
            .and_then(|stem| stem.to_str())
            .expect("a name");
        let files =
            client_files(name, &read(&spec), Some(runtime)).unwrap_or_else(|it| panic!("{it}"));
        write(&files, &folder.join(name));
        let differences = rustfmt_differences(&folder.join(name));
        assert!(differences.is_empty(), "{name}:\n{differences}");
        members.push(name.to_owned());
    }
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\ndebug = \"line-tables-only\"\n\n\
         [profile.dev.package.\"*\"]\ndebug = false\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    let ran = cargo(
        &folder,
        &target,
        &[
            "clippy",
            "--offline",
            "--workspace",
            "--all-features",
            "--",
            "-Dwarnings",
        ],
    );
    assert!(ran.status.success(), "{}", text(&ran));
}

fn specs() -> Vec<PathBuf> {
    let specs = files("md");
    assert!(!specs.is_empty(), "there are no goldens");
    specs
}

/// The files of the folder of goldens that end so.
fn files(ending: &str) -> Vec<PathBuf> {
    let folder = workspace().join("tests/goldens");
    let entries = fs::read_dir(folder).expect("the goldens");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|it| it == ending))
        .collect();
    files.sort();
    files
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a spec")
}
