//! Any bytes as a spec: read, and everything that is wrong with them shown.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| bindery_tests::pipeline::read(bytes));
