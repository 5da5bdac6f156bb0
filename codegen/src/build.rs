//! Generating from a build script.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diagnostic::Severity;
use crate::files::write_if_changed;
use crate::rust::{ModuleOptions, client_module, known_groups};
use crate::source::Source;
use crate::spec;

/// Generates the client of one spec from a build script.
///
/// ```no_run
/// // In build.rs:
/// bindery_codegen::Build::new("specs/acme.md").write_to_out_dir().unwrap_or_exit();
/// ```
///
/// The crate then includes the module with `bindery::include_client!("acme")`.
#[derive(Clone, Debug)]
#[must_use = "a build does nothing until it is written"]
pub struct Build {
    spec: PathBuf,
    name: Option<String>,
    only: Vec<String>,
    events: bool,
}

impl Build {
    /// For the spec at this path, relative to the package.
    pub fn new(spec: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            name: None,
            only: Vec::new(),
            events: false,
        }
    }

    /// Names the module and its file. Default: the spec's file name without its ending.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Generates only these groups of operations. Default: all.
    pub fn only<S: Into<String>>(mut self, groups: impl IntoIterator<Item = S>) -> Self {
        self.only = groups.into_iter().map(Into::into).collect();
        self
    }

    /// Also generates what receives deliveries of webhooks, where the spec has the section Events. The crate
    /// then needs the feature `webhooks` of `bindery`.
    pub fn events(mut self) -> Self {
        self.events = true;
        self
    }

    /// Writes the module to `$OUT_DIR/NAME.rs`, and tells cargo to run the script again when the spec
    /// changes. A file that is as it should be is left alone, so that nothing is compiled again.
    pub fn write_to_out_dir(self) -> Outcome {
        println!(
            "cargo::rerun-if-changed={}",
            one_line(&self.spec.display().to_string())
        );
        match std::env::var_os("OUT_DIR") {
            Some(folder) => Outcome {
                result: self.write_to(Path::new(&folder)),
            },
            None => Outcome::failed("OUT_DIR is not set: this belongs into a build script"),
        }
    }

    /// Writes the module to `FOLDER/NAME.rs` and gives the file's path.
    ///
    /// # Errors
    ///
    /// The spec cannot be read or has mistakes, a group of [`only`](Self::only) does not exist, or the
    /// file cannot be written.
    pub fn write_to(&self, folder: &Path) -> Result<PathBuf, BuildErrors> {
        let bytes = fs::read(&self.spec)
            .map_err(|error| self.problem(format!("the spec cannot be read: {error}")))?;
        let name = self.spec.display().to_string();
        let source = Source::from_bytes(name, bytes).map_err(|refused| BuildErrors {
            problems: vec![located(&refused.source, &refused.diagnostic)],
        })?;
        let (checked, report) = spec::read(&source);
        let mistakes: Vec<String> = report
            .diagnostics()
            .into_iter()
            .filter(|found| found.severity == Severity::Error)
            .map(|found| located(&source, found))
            .collect();
        let Some(checked) = checked.filter(|_| mistakes.is_empty()) else {
            return Err(BuildErrors { problems: mistakes });
        };
        known_groups(checked.api(), &self.only).map_err(|message| self.problem(message))?;
        let stem = self
            .spec
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        let name = self
            .name
            .clone()
            .or(stem)
            .unwrap_or_else(|| "client".to_owned());
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if name.is_empty() || !name.chars().all(plain) {
            return Err(self.problem(format!(
                "`{name}` cannot name a file: use letters, digits, `_` and `-`, or `Build::name`"
            )));
        }
        let file = self
            .spec
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let options = ModuleOptions {
            name: name.clone(),
            only: self.only.clone(),
            events: self.events,
        };
        let text = client_module(
            checked.api(),
            &options,
            &one_line(&file.unwrap_or_default()),
        )
        .map_err(|error| self.problem(error))?;
        let path = folder.join(format!("{name}.rs"));
        write_if_changed(&path, &text).map_err(|error| {
            self.problem(format!("{} cannot be written: {error}", path.display()))
        })?;
        Ok(path)
    }

    fn problem(&self, message: impl fmt::Display) -> BuildErrors {
        BuildErrors {
            problems: vec![format!("{}: {message}", self.spec.display())],
        }
    }
}

/// `file:line:col: message`, with what was expected and suggested.
fn located(source: &Source, found: &crate::diagnostic::Diagnostic) -> String {
    format!(
        "{}:{}: {}",
        source.name(),
        source.position(found.span.start()),
        found.one_line()
    )
}

/// How a build went.
#[derive(Debug)]
#[must_use = "a build that failed must stop the build script"]
pub struct Outcome {
    result: Result<PathBuf, BuildErrors>,
}

impl Outcome {
    fn failed(problem: &str) -> Self {
        Self {
            result: Err(BuildErrors {
                problems: vec![problem.to_owned()],
            }),
        }
    }

    /// Ends the build script with status 1 if the build failed; cargo shows each problem as an error
    /// with the spec's file, line and column.
    pub fn unwrap_or_exit(self) {
        if let Err(errors) = self.result {
            for problem in &errors.problems {
                println!("cargo::error={}", one_line(problem));
            }
            std::process::exit(1);
        }
    }

    /// The path of the written file.
    ///
    /// # Errors
    ///
    /// As [`Build::write_to`].
    pub fn into_result(self) -> Result<PathBuf, BuildErrors> {
        self.result
    }
}

/// Why a build failed: every problem, each with its place in the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildErrors {
    problems: Vec<String>,
}

impl BuildErrors {
    /// The problems, as `file:line:col: message` where they have a place.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

impl fmt::Display for BuildErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("\n"))
    }
}

impl std::error::Error for BuildErrors {}

/// Text that cargo reads as one line.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
