//! What derives accept, and what each misuse is told.
//!
//! `TRYBUILD=overwrite cargo test -p bindery-macros --test ui` writes the expected messages anew. Read the
//! difference as somebody who made the mistake.

#[test]
fn derives() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");
    cases.compile_fail("tests/ui/fail/*.rs");
}
