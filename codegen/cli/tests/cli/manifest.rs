use super::sandbox::{Sandbox, TINY};

const WORKSPACE: &str = "\
[workspace]
members = []

[[workspace.metadata.bindery.client]]
spec = 'specs/one.md'
out = 'generated/one'

[[workspace.metadata.bindery.client]]
spec = 'specs/two.md'
out = 'generated/two'
package = 'second'
version = '1.2.3-rc.1'
runtime = { version = '0.7', path = 'vendor/runtime' }
";

fn workspace() -> Sandbox {
    Sandbox::with(&[
        ("Cargo.toml", WORKSPACE),
        ("specs/one.md", TINY),
        ("specs/two.md", TINY),
        ("member/Cargo.toml", "[package]\nname = 'member'\n"),
    ])
}

#[test]
fn listed_clients_are_written() {
    let sandbox = workspace();
    sandbox.run("generate").is(
        0,
        "generated/one: 12 created\ngenerated/two: 12 created\n",
        "",
    );
    let one = sandbox.read("generated/one/Cargo.toml");
    assert!(
        one.contains("\nname = \"bindery-one\"\nversion = \"0.1.0\"\n"),
        "{one}"
    );
    let this = env!("CARGO_PKG_VERSION");
    assert!(one.contains(&format!("\nbindery = \"{this}\"\n")), "{one}");
    let two = sandbox.read("generated/two/Cargo.toml");
    assert!(
        two.contains("\nname = \"second\"\nversion = \"1.2.3-rc.1\"\n"),
        "{two}"
    );
    assert!(
        two.contains("\nbindery = { version = \"0.7\", path = \"../../vendor/runtime\" }\n"),
        "{two}"
    );
}

#[test]
fn the_manifest_is_found_from_a_folder_below() {
    let sandbox = workspace().within("member/src");
    sandbox.run("generate").is(
        0,
        "../../generated/one: 12 created\n../../generated/two: 12 created\n",
        "",
    );
    assert!(sandbox.exists("generated/one/Cargo.toml"));
    sandbox.run("check").is(
        0,
        "\
../../specs/one.md: no errors, no warnings, no open questions
../../specs/two.md: no errors, no warnings, no open questions
2 specs: no errors, no warnings, no open questions
",
        "",
    );
    sandbox.run("fmt --check").is(0, "", "");
}

#[test]
fn one_of_the_listed_may_be_named() {
    let sandbox = workspace();
    sandbox
        .run("generate ./member/../specs/two.md")
        .is(0, "generated/two: 12 created\n", "");
    assert!(!sandbox.exists("generated/one"));
}

#[test]
fn another_folder_keeps_what_the_list_says() {
    let sandbox = workspace();
    sandbox.run("generate --out deep/er").is(
        0,
        "deep/er/one: 12 created\ndeep/er/two: 12 created\n",
        "",
    );
    let two = sandbox.read("deep/er/two/Cargo.toml");
    assert!(two.contains("name = \"second\""), "{two}");
    assert!(two.contains("path = \"../../../vendor/runtime\""), "{two}");
}

#[test]
fn another_manifest_may_be_named() {
    let sandbox = workspace().within("member");
    sandbox.write(
        "other/Cargo.toml",
        "[package]\nname = 'other'\n\n[[package.metadata.bindery.client]]\nspec = '../specs/one.md'\nout = 'client'\n",
    );
    sandbox
        .run("generate --manifest-path ../other/Cargo.toml")
        .is(0, "../other/client: 12 created\n", "");
    let run = sandbox.run("generate --manifest-path nowhere/Cargo.toml");
    assert_eq!(run.code, 2);
    assert!(
        run.stderr
            .starts_with("error: cannot read `nowhere/Cargo.toml`: "),
        "{}",
        run.stderr
    );
}

#[test]
fn two_listed_specs_never_share_an_output() {
    let sandbox = workspace();
    sandbox.write(
        "Cargo.toml",
        WORKSPACE.replace("generated/two", "specs/../generated/one/"),
    );
    sandbox.run("generate").is(
        2,
        "",
        "error: `specs/one.md` and `specs/two.md` would both be written to `generated/one`\n  \
         help: give each a folder of its own\n",
    );
}

#[test]
fn without_a_list_the_way_to_one_is_shown() {
    let help = "  help: name a spec, or add to Cargo.toml:

    [[workspace.metadata.bindery.client]]
    spec = \"specs/acme.md\"
    out = \"generated/acme\"

  (`package.metadata` where there is no workspace)
";
    for command in ["generate", "check", "fmt"] {
        Sandbox::with(&[("Cargo.toml", "[workspace]\n")])
            .run(command)
            .is(
                2,
                "",
                &format!("error: no Cargo.toml, here or above, lists a client\n{help}"),
            );
    }
    Sandbox::with(&[("Cargo.toml", "[workspace]\n")])
        .run("generate --manifest-path Cargo.toml")
        .is(
            2,
            "",
            &format!("error: `Cargo.toml` lists no client\n{help}"),
        );
}

#[test]
fn a_list_with_mistakes_is_shown_where_they_are() {
    let sandbox = workspace();
    sandbox.write("Cargo.toml", WORKSPACE.replace("package = ", "pakage = "));
    sandbox.run("generate").is(
        2,
        "",
        "\
error: cannot use `Cargo.toml`: TOML parse error at line 11, column 1
   |
11 | pakage = 'second'
   | ^^^^^^
unknown field `pakage`, expected one of `spec`, `out`, `package`, `version`, `runtime`, `mock`
",
    );
    sandbox.write("Cargo.toml", WORKSPACE.replace("1.2.3-rc.1", "newest"));
    sandbox.run("generate").is(
        2,
        "",
        "\
error: cannot use `Cargo.toml`: TOML parse error at line 12, column 11
   |
12 | version = 'newest'
   |           ^^^^^^^^
unexpected character 'n' while parsing major version number
",
    );
    sandbox.write("Cargo.toml", WORKSPACE.replace("'second'", "\"a\\nb\""));
    sandbox.run("generate").is(
        2,
        "",
        "error: \"a\\nb\" in `Cargo.toml` is no name for a package\n  \
         help: use ASCII letters, digits, `-` and `_`, a letter first\n",
    );
}
