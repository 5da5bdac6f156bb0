//! The crates that are checked in compile without a warning with no feature, with each alone, and with
//! all, and rustfmt leaves them as they are.

use std::fs;
use std::path::Path;

use bindery_tests::generate::{cargo, rustfmt_differences, text, workspace};

const CRATES: [&str; 4] = ["affinity", "asana", "attio", "ingedata"];

#[test]
fn every_feature_compiles_without_a_warning() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
    for name in CRATES {
        let package = format!("bindery-{name}");
        let features = features(name);
        assert!(features.iter().any(|it| it == "blocking"), "{features:?}");
        let mut choices = vec![vec![], vec!["--all-features"]];
        choices.extend(
            features
                .iter()
                .map(|feature| vec!["--features", feature.as_str()]),
        );
        for choice in choices {
            let mut arguments = vec!["clippy", "--offline", "-p", &package];
            if choice != ["--all-features"] {
                arguments.push("--no-default-features");
            }
            arguments.extend(&choice);
            arguments.extend(["--", "-Dwarnings"]);
            let ran = cargo(&workspace(), &target, &arguments);
            assert!(
                ran.status.success(),
                "{package} {choice:?}:\n{}",
                text(&ran)
            );
        }
    }
}

#[test]
fn rustfmt_leaves_every_crate_as_it_is() {
    for name in CRATES {
        let differences = rustfmt_differences(&workspace().join("generated").join(name));
        assert!(differences.is_empty(), "{name}:\n{differences}");
    }
}

/// The features of a crate, but for the default.
fn features(name: &str) -> Vec<String> {
    let manifest = workspace().join("generated").join(name).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("a manifest");
    let manifest: toml::Table = manifest.parse().expect("a manifest in TOML");
    let features = manifest["features"].as_table().expect("features");
    features
        .keys()
        .filter(|name| *name != "default")
        .cloned()
        .collect()
}
