use super::sandbox::Sandbox;

#[test]
fn a_starter_passes_check_and_is_laid_out() {
    let sandbox = Sandbox::new();
    sandbox.run("new specs/my-crm.md").is(
        0,
        "\
specs/my-crm.md: written

Next: describe the API in it, then
  cargo bindery check specs/my-crm.md
  cargo bindery generate specs/my-crm.md --out generated/my-crm
",
        "",
    );
    let check = sandbox.run("check specs/my-crm.md");
    assert_eq!((check.code, check.stderr.as_str()), (0, ""));
    assert!(
        check
            .stdout
            .ends_with("specs/my-crm.md: no errors, no warnings, 4 open questions\n"),
        "{}",
        check.stdout
    );
    sandbox.run("fmt --check specs/my-crm.md").is(0, "", "");
    let generate = sandbox.run("generate specs/my-crm.md --out generated/my-crm");
    assert_eq!((generate.code, generate.stderr.as_str()), (0, ""));
    assert!(sandbox.exists("generated/my-crm/src/notes/create.rs"));
}

#[test]
fn the_ending_may_be_left_out() {
    let sandbox = Sandbox::new();
    sandbox
        .run("new acme --message-format json")
        .is(0, "{\"file\":\"acme.md\"}\n", "");
    assert!(sandbox.read("acme.md").starts_with("# Acme\n"));
}

#[test]
fn nothing_is_overwritten() {
    let sandbox = Sandbox::with(&[("acme.md", "mine")]);
    for name in ["acme", "acme.md"] {
        sandbox.run(&format!("new {name}")).is(
            2,
            "",
            "error: `acme.md` exists already and is not overwritten\n",
        );
    }
    assert_eq!(sandbox.read("acme.md"), "mine");
}

#[test]
fn the_name_has_to_fit_a_package() {
    for name in ["2be", "acme.txt", ".md", "../..", "a/"] {
        let sandbox = Sandbox::new().within("here");
        let run = sandbox.run(&format!("new {name}"));
        if name == "a/" {
            // The name is `a`.
            assert_eq!(run.code, 0, "{}", run.stderr);
            continue;
        }
        assert_eq!(run.code, 2, "{name}");
        assert!(
            run.stderr
                .starts_with("error: no package can be named after `"),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let run = Sandbox::with(&[("file", "")]).run("new file/acme");
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(
        run.stderr
            .starts_with("error: cannot write `file/acme.md`: "),
        "{}",
        run.stderr
    );
}
