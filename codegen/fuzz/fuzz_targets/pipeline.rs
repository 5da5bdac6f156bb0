//! Any bytes through every stage that they reach, up to a generated crate.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    bindery_tests::pipeline::run(bytes);
});
