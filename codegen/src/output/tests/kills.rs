//! Runs that are killed at any step.

use super::*;

/// A run that is killed before the step of this number. Gives false when it has fewer steps.
fn killed(dir: &Path, files: &Files, before: usize) -> bool {
    let output = Output::open(dir).unwrap();
    let changes = output.plan(files).unwrap();
    assert_eq!(changes.edited().count(), 0, "killed before {before}");
    let record = output.record.with(&changes);
    let steps = step::of(&changes, &record);
    fs::create_dir_all(dir).unwrap();
    fs::write(dir.join(".bindery-lock"), "").unwrap();
    for step in steps.iter().take(before) {
        step.run(dir).unwrap();
    }
    before < steps.len()
}

/// How many steps leave the old files as they are.
fn harmless_steps(dir: &Path, files: &Files) -> usize {
    let output = Output::open(dir).unwrap();
    let changes = output.plan(files).unwrap();
    let steps = step::of(&changes, &output.record);
    let place = |step: &Step<'_>| matches!(step, Step::Place(_));
    steps.iter().position(place).unwrap()
}

#[test]
fn whenever_a_run_is_killed_the_next_one_completes_it() {
    let first = files(&[("a.rs", "1"), ("b.rs", "1"), ("old/c.rs", "1")]);
    let second = files(&[("a.rs", "2"), ("b.rs", "2"), ("new/d.rs", "2")]);
    let third = files(&[("a.rs", "3"), ("b.rs", "1"), ("e.rs", "3")]);
    let after = |files: &Files| {
        let dir = TempDir::new().unwrap();
        write(dir.path(), files, Edits::Keep).unwrap();
        on_disk(dir.path())
    };
    let mut kills = 0;
    for before in 0.. {
        let dir = TempDir::new().unwrap();
        write(dir.path(), &first, Edits::Keep).unwrap();
        let harmless = harmless_steps(dir.path(), &second);
        let was_killed = killed(dir.path(), &second, before);
        if before <= harmless {
            let visible = |path: &String| !path.rsplit('/').any(|name| name.starts_with('.'));
            let mut found = on_disk(dir.path());
            found.retain(|(path, _)| visible(path) && path != "new/");
            assert_eq!(found, after(&first), "killed before step {before}");
        }
        // The next run is killed too, at each of its steps; the one after it has other texts or the old.
        for again in 0.. {
            let copy = TempDir::new().unwrap();
            for (path, text) in on_disk(dir.path()) {
                match path.strip_suffix('/') {
                    Some(folder) => fs::create_dir_all(copy.path().join(folder)).unwrap(),
                    None => fs::write(copy.path().join(path), text).unwrap(),
                }
            }
            let was_killed = killed(copy.path(), &third, again);
            let last = if again % 2 == 0 { &first } else { &second };
            write(copy.path(), last, Edits::Keep).unwrap();
            let mut found = on_disk(copy.path());
            found.retain(|(path, _)| path != "new/" || last == &second);
            assert_eq!(found, after(last), "killed before {before}, then {again}");
            kills += 1;
            if !was_killed {
                break;
            }
        }
        if !was_killed {
            break;
        }
    }
    assert!(kills > 100, "{kills}");
}

#[test]
fn a_killed_first_run_is_completed_by_the_next() {
    let first = files(&[("a.rs", "1"), ("src/b.rs", "1")]);
    for before in 0.. {
        let dir = TempDir::new().unwrap();
        let out = dir.path().join("out");
        let was_killed = killed(&out, &first, before);
        write(&out, &first, Edits::Keep).unwrap();
        assert_eq!(names(&out), ["a.rs", MANIFEST, "src/", "src/b.rs"]);
        if !was_killed {
            break;
        }
    }
}

#[test]
fn what_a_person_does_after_a_kill_is_still_theirs() {
    let first = files(&[("a.rs", "1"), ("b.rs", "1")]);
    let second = files(&[("a.rs", "2"), ("b.rs", "2")]);
    let dir = TempDir::new().unwrap();
    write(dir.path(), &first, Edits::Keep).unwrap();
    let half_way = harmless_steps(dir.path(), &second) + 1;
    killed(dir.path(), &second, half_way);
    fs::write(dir.path().join("b.rs"), "mine").unwrap();
    let error = write(dir.path(), &second, Edits::Keep).unwrap_err();
    assert!(error.to_string().contains("b.rs (changed)"), "{error}");
    assert_eq!(fs::read_to_string(dir.path().join("b.rs")).unwrap(), "mine");
}
