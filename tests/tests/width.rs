//! Formatting at the edge of the line: names of every length, so that each line of each construct comes to
//! be one shorter, as long and one longer than a line may be. rustfmt leaves them all alone.

use std::fs;
use std::path::Path;

use bindery_tests::generate::{client_files, rustfmt_differences_of, workspace, write};

/// The marks in the names of the template: of members, of types, and of groups and operations.
const MARKS: [char; 3] = ['@', '%', '&'];

/// Longer than what any line has room for beside its shortest name.
const LONGEST: usize = 72;

#[test]
fn rustfmt_leaves_names_of_every_length_alone() {
    let template = workspace().join("tests/width/template.md");
    let template = fs::read_to_string(template).expect("the template");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("width");
    let mut crates = Vec::new();
    for length in 0..=LONGEST {
        // All names, and each kind of name beside short ones of the others.
        let series = [&MARKS[..], &MARKS[..1], &MARKS[1..2], &MARKS[2..]];
        for (series, long) in series.into_iter().enumerate() {
            let spec = MARKS.iter().fold(template.clone(), |spec, mark| {
                let count = if long.contains(mark) { length } else { 1 };
                spec.replace(*mark, &"x".repeat(count))
            });
            let place = folder.join(format!("{series}-{length}"));
            let files = client_files("width", &spec, None).unwrap_or_else(|it| panic!("{it}"));
            write(&files, &place);
            crates.push(place);
        }
    }
    let differences = rustfmt_differences_of(&crates);
    assert!(differences.is_empty(), "{differences}");
}
