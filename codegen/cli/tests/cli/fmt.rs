use super::sandbox::{Sandbox, TINY};

fn untidy() -> String {
    TINY.replace("# Tiny\n\n", "# Tiny\n\n\n").replace(
        "| Setting | Value | Source |",
        "|Setting|   Value | Source|",
    )
}

#[test]
fn a_spec_is_laid_out_once() {
    let sandbox = Sandbox::with(&[("tiny.md", &untidy())]);
    sandbox.run("fmt tiny.md").is(0, "tiny.md: formatted\n", "");
    assert_eq!(sandbox.read("tiny.md"), TINY);
    sandbox.run("fmt tiny.md").is(0, "", "");
    sandbox.run("fmt tiny.md --check").is(0, "", "");
}

#[test]
fn check_shows_what_would_change_and_writes_nothing() {
    let sandbox = Sandbox::with(&[("tiny.md", &untidy())]);
    sandbox.run("fmt tiny.md --check").is(
        1,
        "\
--- tiny.md
+++ tiny.md
@@ -1,13 +1,12 @@
 # Tiny
 
-
 Spec format: `bindery 1`
 
 Says whether it is there.
 
 ## Settings
 
-|Setting|   Value | Source|
+| Setting | Value | Source |
 |---|---|---|
 | `base_url` | `https://api.tiny.example` | |
 
",
        "",
    );
    assert_eq!(sandbox.read("tiny.md"), untidy());
}

#[test]
fn a_spec_with_wrong_markdown_is_left_alone_and_the_others_are_not() {
    let bad = TINY.replace("Asks.", "<b>Asks.</b>");
    let sandbox = Sandbox::with(&[("bad.md", &bad), ("tiny.md", &untidy())]);
    let run = sandbox.run("fmt bad.md tiny.md");
    assert_eq!((run.code, run.stdout.as_str()), (1, "tiny.md: formatted\n"));
    assert!(run.stderr.starts_with("error[html]: "), "{}", run.stderr);
    assert!(run.stderr.contains(" --> bad.md:19:1\n"), "{}", run.stderr);
    assert_eq!(sandbox.read("bad.md"), bad);
    assert_eq!(sandbox.read("tiny.md"), TINY);
}

#[test]
fn programs_get_objects() {
    let sandbox = Sandbox::with(&[("tiny.md", &untidy())]);
    sandbox.run("fmt tiny.md --check --message-format json").is(
        1,
        "{\"file\":\"tiny.md\",\"formatted\":false}\n",
        "",
    );
    sandbox.run("fmt tiny.md --message-format json").is(
        0,
        "{\"file\":\"tiny.md\",\"formatted\":true}\n",
        "",
    );
}
