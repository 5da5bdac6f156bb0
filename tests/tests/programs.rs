//! The example programs that no checked-in client has run, too.

use std::fs;
use std::path::Path;

use bindery_codegen::rust::{Dependency, Package, client_crate};
use bindery_codegen::source::Source;
use bindery_tests::generate::{cargo, checked, text, workspace, write};

/// With the profile that the dependencies were built in.
const MANIFEST: &str = r#"[workspace]
resolver = "3"
members = ["client"]

[profile.dev]
debug = "line-tables-only"

[profile.dev.package."*"]
debug = false
"#;

const SPEC: &str = "\
# Acme

Spec format: `bindery 1`

Ticks of a clock.

## Settings

| Setting | Value | Source |
|---|---|---|
| `base_url` | `https://api.example.com` | |

## Auth

| Scheme | Kind | User | Secret | Environment | Source |
|---|---|---|---|---|---|
| `key` | bearer | | `token` | `TICKS_KEY` | |

## Operations

### ticks.watch

`GET /ticks`

Tells each tick.

#### Response 200

`stream Tick` `application/x-ndjson`

## Types

### Tick

`object`

A tick.

| Field | Type | Need | Rules | Example | Description |
|---|---|---|---|---|---|
| `number` | `integer` | required | | `7` | Its number. |
";

#[test]
fn a_stream_is_read_from_the_mock() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let path = |folder: &str| {
        let path = workspace().join(folder).canonicalize();
        let path = path.expect("a folder of the workspace");
        path.to_str().expect("a path in UTF-8").to_owned()
    };
    let package = Package {
        name: "bindery-ticks".to_owned(),
        version: "0.1.0".to_owned(),
        runtime_version: "0.1.0".to_owned(),
        runtime_path: Some(path("runtime")),
        mock: Some(Dependency {
            version: "0.1.0".to_owned(),
            path: Some(path("codegen/mock")),
        }),
    };
    let checked = checked(SPEC).unwrap_or_else(|problems| panic!("{problems}"));
    let source = Source::new("ticks.md", SPEC);
    let files = client_crate(checked.api(), &package, "ticks.md", &source);
    write(
        &files.expect("no defect of the generator"),
        &folder.join("client"),
    );
    fs::write(folder.join("Cargo.toml"), MANIFEST).expect("a manifest");
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");

    let arguments = [
        "run",
        "--offline",
        "-q",
        "-p",
        "bindery-ticks",
        "--example",
        "bindery-ticks-streaming",
    ];
    let ran = cargo(&folder, &target, &arguments);
    assert!(ran.status.success(), "{}", text(&ran));
    let printed = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(
        printed.contains("Tick { number: 7 }\n2 entries.\n"),
        "{printed}"
    );
}
