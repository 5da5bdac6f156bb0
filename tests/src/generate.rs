//! Clients of specs in memory, and their files on disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output as Ran};

use bindery_codegen::check::Checked;
use bindery_codegen::diagnostic::Style;
use bindery_codegen::files::Files;
use bindery_codegen::output::{Edits, Output};
use bindery_codegen::rust::{Package, client_crate};
use bindery_codegen::source::Source;
use bindery_codegen::spec;

/// The API of a spec, or what is wrong with it as people read it.
///
/// # Errors
/// The spec has mistakes.
pub fn checked(text: &str) -> Result<Checked, String> {
    let source = Source::new("spec.md", text);
    let (checked, report) = spec::read(&source);
    let problems = report.render(&source, Style::Plain);
    checked.ok_or(problems)
}

/// The files of the client crate `bindery-NAME`, whose runtime is at `runtime`.
///
/// # Errors
/// The spec has mistakes.
///
/// # Panics
/// The generator has a defect.
pub fn client_files(name: &str, text: &str, runtime: Option<&str>) -> Result<Files, String> {
    let package = Package {
        name: format!("bindery-{name}"),
        version: "0.1.0".to_owned(),
        runtime_version: "0.1.0".to_owned(),
        runtime_path: runtime.map(str::to_owned),
        mock: None,
    };
    let spec_file = format!("{name}.md");
    let checked = checked(text)?;
    let source = Source::new(spec_file.as_str(), text);
    let files = client_crate(checked.api(), &package, &spec_file, &source);
    Ok(files.expect("no defect of the generator"))
}

/// Makes a folder hold these files.
///
/// # Panics
/// The folder cannot be written.
pub fn write(files: &Files, folder: &Path) {
    let output = Output::open(folder).expect("a folder");
    let changes = output.plan(files).expect("a comparison");
    output
        .apply(&changes, Edits::Overwrite)
        .expect("the files are written");
}

/// The folder of the workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Runs cargo in `folder` without the network. What it builds stands beside what the workspace builds,
/// so that dependencies are built once.
///
/// # Panics
/// Cargo cannot be started.
pub fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> Ran {
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_TERM_COLOR", "never")
        .env("RUSTDOCFLAGS", "-Dwarnings")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs")
}

/// What rustfmt would change in the crate at `folder`; empty where it would leave all as it is.
///
/// # Panics
/// rustfmt cannot be started.
pub fn rustfmt_differences(folder: &Path) -> String {
    rustfmt_differences_of(std::slice::from_ref(&folder))
}

/// The same of several crates, which are told to rustfmt at once.
///
/// # Panics
/// rustfmt cannot be started.
pub fn rustfmt_differences_of(folders: &[impl AsRef<Path>]) -> String {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024", "--check"]);
    // All have the same settings.
    if let Some(first) = folders.first() {
        command.arg("--config-path").arg(first.as_ref());
    }
    for folder in folders {
        command.args(roots(folder.as_ref()));
    }
    let ran = command.output().expect("rustfmt runs");
    let differences = text(&ran);
    if differences.is_empty() && !ran.status.success() {
        return ran.status.to_string();
    }
    differences
}

/// The files of a crate that lead to all others: its library, its tests and its example programs.
fn roots(folder: &Path) -> Vec<PathBuf> {
    let mut roots = vec![folder.join("src/lib.rs")];
    for programs in ["tests", "examples"] {
        let entries = fs::read_dir(folder.join(programs));
        let entries = entries.into_iter().flatten().flatten();
        let paths = entries.map(|entry| entry.path());
        roots.extend(paths.filter(|path| path.extension().is_some_and(|it| it == "rs")));
    }
    roots
}

/// What a command printed.
pub fn text(ran: &Ran) -> String {
    [&ran.stdout, &ran.stderr]
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .concat()
}
