//! A client from a build script whose spec is edited: what is built again, and what is not.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use bindery_tests::generate::{cargo, text, workspace};
use serde_json::Value;

const MANIFEST: &str = r#"[workspace]
resolver = "3"

[package]
name = "changing"
version = "0.0.0"
edition = "2024"

[dependencies]
bindery = { path = RUNTIME }

[build-dependencies]
bindery-codegen = { path = CODEGEN }
"#;

/// The spec stands outside the package, where cargo looks for changes only because it was told to.
const BUILD: &str = r#"//! Generates the client, and counts how often it does.

use std::io::Write as _;

fn main() {
    let folder = std::env::var_os("OUT_DIR").expect("a build script");
    let runs = std::path::Path::new(&folder).join("runs");
    let runs = std::fs::OpenOptions::new().create(true).append(true).open(runs);
    runs.and_then(|mut runs| runs.write_all(b".")).expect("a file");
    bindery_codegen::Build::new("../specs/acme.md").write_to_out_dir().unwrap_or_exit();
}
"#;

const LIB: &str = "//! A crate that stands on a client from its build script.\n\nbindery::include_client!(\"acme\");\n";

#[test]
fn a_client_follows_its_spec_and_nothing_else() {
    let project = Project::new();
    let built = project.built();
    let before = built.client.clone();
    assert!(before.contains("pub item: String"), "{before}");

    // Nothing changed.
    let again = project.built();
    assert!(again.is_fresh, "it was compiled again");
    assert_eq!(again.runs, built.runs);

    // The crate's own code changed, which is no reason to generate.
    project.write(
        "crate/src/lib.rs",
        &format!("{LIB}\n/// New.\npub struct New;\n"),
    );
    let edited = project.built();
    assert!(!edited.is_fresh, "its code changed");
    assert_eq!(edited.runs, built.runs);

    // The spec changed, and so does the client.
    let spec = project.read("specs/acme.md");
    project.write(
        "specs/acme.md",
        &spec.replace("| `item` |", "| `article` |"),
    );
    let changed = project.built();
    assert!(!changed.is_fresh, "the spec changed");
    assert_eq!(changed.runs, built.runs + 1);
    let after = changed.client;
    assert!(after.contains("pub article: String"), "{after}");
    assert!(!after.contains("pub item: String"), "{after}");

    // A mistake stops the build, as often as it is tried.
    project.write(
        "specs/acme.md",
        &spec.replace("`GET /orders`", "`GOT /orders`"),
    );
    let place = Path::new("..").join("specs").join("acme.md");
    let place = format!("error: changing@0.0.0: {}:28:2: ", place.display());
    for _ in 0..2 {
        let broken = project.check();
        assert!(!broken.status.success(), "a broken spec must not build");
        assert!(text(&broken).contains(&place), "{place}\n{}", text(&broken));
    }

    // Mended it builds again, as it did first.
    project.write("specs/acme.md", &spec);
    let mended = project.built();
    assert_eq!(mended.client, before);
    assert!(project.built().is_fresh, "it was compiled again");
}

/// A package and the spec beside it.
struct Project {
    folder: PathBuf,
}

impl Project {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("changing");
        let project = Self { folder };
        let path = |folder: &str| {
            let path = workspace().join(folder).canonicalize();
            let path = path.expect("a folder of the workspace");
            Value::from(path.to_str().expect("a path in UTF-8")).to_string()
        };
        let manifest = MANIFEST
            .replace("RUNTIME", &path("runtime"))
            .replace("CODEGEN", &path("codegen"));
        let spec = workspace().join("tests/downstream/good/specs/acme.md");
        for (file, text) in [
            ("crate/Cargo.toml", manifest.as_str()),
            ("crate/build.rs", BUILD),
            ("crate/src/lib.rs", LIB),
            ("specs/acme.md", &fs::read_to_string(spec).expect("a spec")),
        ] {
            project.write(file, text);
        }
        // The versions of this workspace, which are on the machine already.
        let lock = project.folder.join("crate/Cargo.lock");
        fs::copy(workspace().join("Cargo.lock"), lock).expect("a lock file");
        project
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, file: &str) -> String {
        fs::read_to_string(self.folder.join(file)).expect("a file")
    }

    fn check(&self) -> Output {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("downstream");
        let arguments = ["check", "--offline", "--quiet", "--message-format", "json"];
        cargo(&self.folder.join("crate"), &target, &arguments)
    }

    /// Builds it, which must succeed.
    fn built(&self) -> Built {
        let ran = self.check();
        assert!(ran.status.success(), "{}", text(&ran));
        let out = String::from_utf8_lossy(&ran.stdout).into_owned();
        let messages: Vec<Value> = out
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        let reason = |reason: &str| {
            let package = |message: &&Value| {
                let id = message["package_id"].as_str().unwrap_or_default();
                message["reason"] == reason && id.contains("changing")
            };
            messages.iter().rfind(package).expect("a message of cargo")
        };
        let out_dir = reason("build-script-executed")["out_dir"].as_str();
        let out_dir = Path::new(out_dir.expect("a path"));
        let client = fs::read_to_string(out_dir.join("acme.rs"));
        Built {
            is_fresh: reason("compiler-artifact")["fresh"] == true,
            client: client.expect("the client"),
            runs: fs::read(out_dir.join("runs")).expect("the runs").len(),
        }
    }
}

/// What a build left.
struct Built {
    /// Nothing was compiled.
    is_fresh: bool,
    /// The client as it was generated.
    client: String,
    /// How often the script ran, ever.
    runs: usize,
}
