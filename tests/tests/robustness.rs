//! No input makes the generator panic, hang or overflow a stack, and whatever it says can be shown.
//!
//! `BINDERY_CASES=100000 cargo test -p bindery-tests --release --test robustness` looks longer.

use std::fs;
use std::path::Path;

use bindery_tests::mutate::{Damage, damage};
use bindery_tests::pipeline;
use bindery_tests::reading::SMALL;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// How often a property is tried: `BINDERY_CASES`, or else `usually`.
fn cases(usually: u32) -> ProptestConfig {
    let wanted = std::env::var("BINDERY_CASES").ok();
    ProptestConfig {
        cases: wanted
            .and_then(|cases| cases.parse().ok())
            .unwrap_or(usually),
        failure_persistence: None,
        max_shrink_iters: 300,
        ..ProptestConfig::default()
    }
}

fn read_all(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the folder is in the repository")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
        .iter()
        .map(|path| fs::read(path).expect("a spec"))
        .collect()
}

fn damaged(spec: &[u8], damages: &[Damage]) -> Vec<u8> {
    damages
        .iter()
        .fold(spec.to_vec(), |spec, damage| damage.apply(&spec))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_damaged_small_spec(damages in vec(damage(), 1..5)) {
        pipeline::run(&damaged(SMALL.as_bytes(), &damages));
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_damaged_bad_spec(
        spec in select(read_all("bad-specs")),
        damages in vec(damage(), 1..4),
    ) {
        pipeline::run(&damaged(&spec, &damages));
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn a_damaged_spec_that_people_wrote(
        spec in select(read_all("../specs")),
        damages in vec(damage(), 1..4),
    ) {
        pipeline::run(&damaged(&spec, &damages));
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_bytes(bytes in vec(any::<u8>(), 0..300)) {
        pipeline::run(&bytes);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        pipeline::run(text.as_bytes());
    }
}
