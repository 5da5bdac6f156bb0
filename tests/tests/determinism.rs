//! The same spec gives the same bytes, in another process and another folder too.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bindery_tests::generate::{cargo, text, workspace};

#[test]
fn two_processes_in_two_folders_write_the_same_bytes() {
    let root = tempfile::tempdir().expect("a folder");
    let written = ["one", "another/and-deeper"].map(|name| {
        let folder = root.path().join(name);
        fs::create_dir_all(folder.join("specs")).expect("a folder");
        let specs = ["affinity", "asana", "attio", "ingedata", "obstacle"];
        for spec in specs {
            let below = if spec == "obstacle" {
                "tests/obstacle"
            } else {
                "specs"
            };
            let source = workspace().join(below).join(format!("{spec}.md"));
            fs::copy(source, folder.join("specs").join(format!("{spec}.md")))
                .expect("a copy of a spec");
        }
        let manifest = workspace().join("Cargo.toml");
        let manifest = manifest.to_str().expect("a path in UTF-8");
        let specs = specs.map(|spec| format!("specs/{spec}.md"));
        let mut arguments = vec![
            "run",
            "--offline",
            "-q",
            "-p",
            "cargo-bindery",
            "--manifest-path",
            manifest,
            "--",
        ];
        arguments.extend(["bindery", "generate", "--out", "out"]);
        arguments.extend(specs.iter().map(String::as_str));
        let ran = cargo(&folder, &target(), &arguments);
        assert!(ran.status.success(), "{}", text(&ran));
        let mut files = BTreeMap::new();
        collect(&folder.join("out"), &folder.join("out"), &mut files);
        files
    });
    let [one, another] = written;
    assert!(one.len() > 300, "only {} files", one.len());
    assert!(one.keys().eq(another.keys()), "other files");
    for (path, bytes) in &one {
        assert!(another.get(path) == Some(bytes), "{path} differs");
    }
}

#[test]
fn what_is_checked_in_is_what_the_specs_say() {
    let arguments = [
        "run",
        "--offline",
        "-q",
        "-p",
        "cargo-bindery",
        "--",
        "bindery",
        "generate",
        "--check",
    ];
    let ran = cargo(&workspace(), &target(), &arguments);
    assert!(ran.status.success(), "{}", text(&ran));
}

fn target() -> std::path::PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("..")
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let below = path.strip_prefix(root).expect("a path below the folder");
            files.insert(
                below.display().to_string(),
                fs::read(&path).expect("a file"),
            );
        }
    }
}
