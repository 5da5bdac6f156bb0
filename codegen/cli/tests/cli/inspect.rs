use super::sandbox::{Sandbox, TINY};

#[test]
fn a_spec_is_printed_as_json() {
    let run = Sandbox::with(&[("specs/tiny.md", TINY)]).run("inspect specs/tiny.md");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(json["bindery_inspect"], 1);
    assert_eq!(json["spec"]["file"], "specs/tiny.md");
    assert_eq!(json["api"]["name"]["value"], "Tiny");
    assert_eq!(json["api"]["operations"].as_array().unwrap().len(), 1);
}

#[test]
fn the_schema_needs_no_spec() {
    let run = Sandbox::new().run("inspect --schema");
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert!(json["properties"]["bindery_inspect"].is_object());
}

#[test]
fn a_spec_with_mistakes_is_not_printed() {
    let run = Sandbox::with(&[("bad.md", "# Bad\n")]).run("inspect bad.md");
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains(" --> bad.md:"), "{}", run.stderr);
}

#[test]
fn a_spec_or_the_schema_is_wanted() {
    let run = Sandbox::new().run("inspect");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("<SPEC>"), "{}", run.stderr);
}
