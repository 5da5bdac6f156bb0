//! Any text through the formatter, twice.
#![no_main]

use bindery_codegen::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| bindery_tests::pipeline::formats(&Source::new("spec.md", text)));
