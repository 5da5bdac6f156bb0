//! The schema of `inspect`'s JSON, as it is checked in.

use std::path::Path;

use bindery_codegen::inspect;

#[test]
fn the_schema_in_specs_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/inspect.schema.json");
    let mut schema = serde_json::to_string_pretty(&inspect::schema()).expect("a schema is JSON");
    schema.push('\n');
    if std::env::var_os("BINDERY_BLESS").is_some() {
        std::fs::write(&path, &schema).expect("specs/ can be written");
    }
    let checked_in = std::fs::read_to_string(&path).expect("specs/ holds the schema");
    let changed = similar::TextDiff::from_lines(&checked_in, &schema);
    assert!(
        checked_in == schema,
        "run this test with BINDERY_BLESS=1 to renew {}:\n{}",
        path.display(),
        changed.unified_diff().context_radius(2)
    );
}
