use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::rust::{MANIFEST, Manifest};

mod kills;

/// Files with their manifest.
fn files(texts: &[(&str, &str)]) -> Files {
    let mut files = Files::new();
    for (path, text) in texts {
        files.insert(FilePath::new(*path).unwrap(), (*text).to_owned());
    }
    let manifest = Manifest::of(&files, "acme.md", "# Acme\n").to_json();
    files.insert(FilePath::new(MANIFEST).unwrap(), manifest);
    files
}

fn write(dir: &Path, files: &Files, edits: Edits) -> Result<(), OutputError> {
    let output = Output::open(dir)?;
    let changes = output.plan(files)?;
    output.apply(&changes, edits)
}

/// Every file below a folder with its text, by path.
fn on_disk(dir: &Path) -> Vec<(String, String)> {
    fn walk(dir: &Path, prefix: &str, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(dir).unwrap() {
            let entry = entry.unwrap();
            let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                found.push((format!("{path}/"), String::new()));
                walk(&entry.path(), &format!("{path}/"), found);
            } else {
                found.push((path, fs::read_to_string(entry.path()).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    walk(dir, "", &mut found);
    found.sort();
    found
}

fn names(dir: &Path) -> Vec<String> {
    on_disk(dir).into_iter().map(|(path, _)| path).collect()
}

fn kinds(changes: &Changes<'_>) -> Vec<(String, ChangeKind, Option<Edit>)> {
    changes
        .iter()
        .map(|change| (change.path.to_string(), change.kind(), change.edit))
        .collect()
}

#[test]
fn a_second_run_changes_nothing() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("generated/acme");
    let files = files(&[("Cargo.toml", "[package]\n"), ("src/lib.rs", "//! A\n")]);
    write(&out, &files, Edits::Keep).unwrap();
    assert_eq!(names(&out), ["Cargo.toml", MANIFEST, "src/", "src/lib.rs"]);
    let output = Output::open(&out).unwrap();
    let changes = output.plan(&files).unwrap();
    assert!(changes.is_empty());
    assert_eq!(changes.unchanged(), 3);
}

#[test]
fn what_is_no_longer_written_is_removed_with_its_folder() {
    let dir = TempDir::new().unwrap();
    let first = files(&[("src/lib.rs", "1"), ("src/old/deep/a.rs", "2")]);
    let second = files(&[("src/lib.rs", "3"), ("src/new.rs", "4")]);
    write(dir.path(), &first, Edits::Keep).unwrap();
    let output = Output::open(dir.path()).unwrap();
    let changes = output.plan(&second).unwrap();
    assert_eq!(
        kinds(&changes),
        [
            (MANIFEST.to_owned(), ChangeKind::Update, None),
            ("src/lib.rs".to_owned(), ChangeKind::Update, None),
            ("src/new.rs".to_owned(), ChangeKind::Create, None),
            ("src/old/deep/a.rs".to_owned(), ChangeKind::Remove, None),
        ]
    );
    output.apply(&changes, Edits::Keep).unwrap();
    assert_eq!(
        names(dir.path()),
        [MANIFEST, "src/", "src/lib.rs", "src/new.rs"]
    );
}

#[test]
fn a_persons_files_stay() {
    let dir = TempDir::new().unwrap();
    let first = files(&[("changed.rs", "1"), ("fine.rs", "1"), ("stale.rs", "1")]);
    let second = files(&[("added.rs", "2"), ("changed.rs", "2"), ("fine.rs", "2")]);
    write(dir.path(), &first, Edits::Keep).unwrap();
    for (name, text) in [
        ("added.rs", "mine"),
        ("changed.rs", "mine"),
        ("stale.rs", "mine"),
        ("unrelated.rs", "mine"),
    ] {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let before = on_disk(dir.path());

    let error = write(dir.path(), &second, Edits::Keep).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "`{}` has files that a person added or changed, and that would be lost:\n  \
             added.rs (added)\n  changed.rs (changed)\n  stale.rs (changed)",
            dir.path().display()
        )
    );
    assert_eq!(on_disk(dir.path()), before);

    write(dir.path(), &second, Edits::Overwrite).unwrap();
    assert_eq!(
        names(dir.path()),
        [
            "added.rs",
            MANIFEST,
            "changed.rs",
            "fine.rs",
            "unrelated.rs"
        ]
    );
    assert_eq!(
        fs::read_to_string(dir.path().join("changed.rs")).unwrap(),
        "2"
    );
}

#[test]
fn a_file_that_a_person_deleted_comes_back() {
    let dir = TempDir::new().unwrap();
    let files = files(&[("src/lib.rs", "1")]);
    write(dir.path(), &files, Edits::Keep).unwrap();
    fs::remove_dir_all(dir.path().join("src")).unwrap();
    write(dir.path(), &files, Edits::Keep).unwrap();
    assert_eq!(names(dir.path()), [MANIFEST, "src/", "src/lib.rs"]);
}

#[test]
fn line_endings_converted_by_git_are_no_change() {
    let dir = TempDir::new().unwrap();
    let first = files(&[("a.rs", "1\n2\n")]);
    write(dir.path(), &first, Edits::Keep).unwrap();
    for name in ["a.rs", MANIFEST] {
        let path = dir.path().join(name);
        let text = fs::read_to_string(&path).unwrap().replace('\n', "\r\n");
        fs::write(path, text).unwrap();
    }
    let output = Output::open(dir.path()).unwrap();
    assert!(output.plan(&first).unwrap().is_empty());
    let second = files(&[("a.rs", "3\n")]);
    assert_eq!(output.plan(&second).unwrap().edited().count(), 0);
}

#[test]
fn when_a_text_cannot_be_written_the_old_files_are_whole() {
    let dir = TempDir::new().unwrap();
    let first = files(&[("a.rs", "1"), ("b/c.rs", "1"), ("old.rs", "1")]);
    write(dir.path(), &first, Edits::Keep).unwrap();
    let before = on_disk(dir.path());
    // A name that is too long as soon as it is a temporary one; its file is the last to be written.
    let long = format!("{}.rs", "z".repeat(250));

    let second = files(&[("a.rs", "2"), ("b/c.rs", "2"), (&long, "2")]);
    let error = write(dir.path(), &second, Edits::Keep).unwrap_err();
    let place = temporary_of(dir.path(), &long);
    assert!(
        matches!(&error, OutputError::Io { path, .. } if *path == place),
        "{error}"
    );
    assert_eq!(on_disk(dir.path()), before);
}

#[test]
fn a_journal_that_leads_out_of_the_folder_is_not_believed() {
    let dir = TempDir::new().unwrap();
    let out = dir.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(dir.path().join("victim"), "").unwrap();
    let hash = crate::files::sha256(b"");
    let journal = format!("{{\"../victim\": [{hash:?}]}}");
    fs::write(out.join(record::JOURNAL), journal).unwrap();
    write(&out, &files(&[("a.rs", "1")]), Edits::Keep).unwrap();
    assert!(dir.path().join("victim").exists());
    assert_eq!(names(&out), ["a.rs", MANIFEST]);
}

#[test]
fn when_renaming_fails_the_next_run_knows_its_files() {
    let dir = TempDir::new().unwrap();
    let first = files(&[("a.rs", "1"), ("b.rs", "1")]);
    let second = files(&[("a.rs", "2"), ("b.rs", "2")]);
    write(dir.path(), &first, Edits::Keep).unwrap();
    let output = Output::open(dir.path()).unwrap();
    let changes = output.plan(&second).unwrap();
    let obstacle = dir.path().join("b.rs");
    fs::remove_file(&obstacle).unwrap();
    fs::create_dir(&obstacle).unwrap();
    let error = output.apply(&changes, Edits::Keep).unwrap_err();
    assert!(error.to_string().starts_with("cannot write `"), "{error}");
    assert_eq!(fs::read_to_string(dir.path().join("a.rs")).unwrap(), "2");

    fs::remove_dir(&obstacle).unwrap();
    let third = files(&[("a.rs", "3"), ("b.rs", "3")]);
    write(dir.path(), &third, Edits::Keep).unwrap();
    assert_eq!(names(dir.path()), ["a.rs", "b.rs", MANIFEST]);
}

#[test]
fn one_run_at_a_time_writes_a_folder() {
    let dir = TempDir::new().unwrap();
    let files = files(&[("a.rs", "1")]);
    let other = Lock::take(dir.path()).unwrap();
    let error = write(dir.path(), &files, Edits::Keep).unwrap_err();
    assert!(matches!(error, OutputError::Busy { .. }), "{error}");
    drop(other);
    write(dir.path(), &files, Edits::Keep).unwrap();
    assert_eq!(names(dir.path()), ["a.rs", MANIFEST]);
}

#[test]
fn a_damaged_manifest_is_replaced_only_on_demand() {
    let escaping = Manifest::of(&Files::new(), "acme.md", "")
        .to_json()
        .replace("\"files\": {}", "\"files\": {\"../victim\": \"00\"}");
    assert!(escaping.contains("../victim"));
    for damaged in ["<<<<<<< HEAD\n{}\n", &escaping] {
        let dir = TempDir::new().unwrap();
        let out = dir.path().join("out");
        let files = files(&[("a.rs", "1")]);
        write(&out, &files, Edits::Keep).unwrap();
        fs::write(dir.path().join("victim"), "").unwrap();
        fs::write(out.join(MANIFEST), damaged).unwrap();
        let output = Output::open(&out).unwrap();
        let changes = output.plan(&files).unwrap();
        assert_eq!(
            kinds(&changes),
            [(MANIFEST.to_owned(), ChangeKind::Update, Some(Edit::Changed))]
        );
        output.apply(&changes, Edits::Overwrite).unwrap();
        assert!(Output::open(&out).unwrap().plan(&files).unwrap().is_empty());
        assert!(dir.path().join("victim").exists());
    }
}

#[test]
fn what_stands_in_the_way_is_named() {
    let dir = TempDir::new().unwrap();
    let files = files(&[("src/lib.rs", "1")]);
    let message = |dir: &Path| {
        write(dir, &files, Edits::Overwrite)
            .unwrap_err()
            .to_string()
    };

    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(
        message(&file),
        format!(
            "`{}` is in the way: a folder has to stand there",
            file.display()
        )
    );

    let file_for_folder = dir.path().join("1");
    fs::create_dir(&file_for_folder).unwrap();
    fs::write(file_for_folder.join("src"), "").unwrap();
    assert_eq!(
        message(&file_for_folder),
        format!(
            "`{}` is in the way: a folder has to stand there",
            file_for_folder.join("src").display()
        )
    );

    let folder_for_file = dir.path().join("2");
    fs::create_dir_all(folder_for_file.join("src/lib.rs")).unwrap();
    assert_eq!(
        message(&folder_for_file),
        format!(
            "`{}` is in the way: a file has to stand there",
            folder_for_file.join("src/lib.rs").display()
        )
    );
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_removed_through_a_link() {
    use std::os::unix::fs::symlink;

    let dir = TempDir::new().unwrap();
    let outside = dir.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("lib.rs"), "mine").unwrap();
    let files = files(&[("src/lib.rs", "1")]);

    for (name, target, link) in [
        ("folder", outside.clone(), "src"),
        ("file", outside.join("lib.rs"), "src/lib.rs"),
        ("lock", outside.join("lib.rs"), ".bindery-lock"),
        ("manifest", outside.join("lib.rs"), MANIFEST),
        ("dangling", outside.join("new.rs"), "src/lib.rs"),
    ] {
        let out = dir.path().join(name);
        let link = out.join(link);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(target, &link).unwrap();
        let error = write(&out, &files, Edits::Overwrite).unwrap_err();
        assert!(
            matches!(&error, OutputError::Link { path } if *path == link),
            "{name}: {error}"
        );
    }

    // A link in the place of a temporary file is removed, not followed.
    let out = dir.path().join("temporary");
    fs::create_dir_all(out.join("src")).unwrap();
    symlink(
        outside.join("lib.rs"),
        temporary_of(&out.join("src"), "lib.rs"),
    )
    .unwrap();
    write(&out, &files, Edits::Overwrite).unwrap();
    assert_eq!(names(&out), [MANIFEST, "src/", "src/lib.rs"]);

    // A stale file behind a link that came later.
    let out = dir.path().join("stale");
    write(&out, &files, Edits::Keep).unwrap();
    fs::rename(out.join("src"), dir.path().join("moved")).unwrap();
    symlink(dir.path().join("moved"), out.join("src")).unwrap();
    let error = write(&out, &tests::files(&[]), Edits::Overwrite).unwrap_err();
    assert!(matches!(error, OutputError::Link { .. }), "{error}");
    assert!(dir.path().join("moved/lib.rs").exists());

    assert_eq!(
        on_disk(&outside),
        [("lib.rs".to_owned(), "mine".to_owned())]
    );
}

#[cfg(unix)]
#[test]
fn replacing_a_file_keeps_its_link_and_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let dir = TempDir::new().unwrap();
    let file = dir.path().join("real.md");
    let link = dir.path().join("link.md");
    fs::write(&file, "old").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    replace(&link, "new").unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "new");
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert_eq!(names(dir.path()), ["link.md", "real.md"]);
}

fn temporary_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!(".{name}.bindery-new"))
}
