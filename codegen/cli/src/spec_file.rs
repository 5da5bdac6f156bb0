//! A spec on disk.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use bindery_codegen::check::Checked;
use bindery_codegen::diagnostic::{Diagnostic, Report, Severity};
use bindery_codegen::source::Source;
use bindery_codegen::syntax::{self, MAX_SOURCE_BYTES};
use bindery_codegen::{spec, suggest};

use crate::failure::Failure;

/// What a spec says.
#[derive(Debug)]
pub struct Reading {
    /// Its API, unless there is a mistake.
    pub checked: Option<Checked>,
    /// Mistakes and warnings.
    pub problems: Report,
    /// What no document answers.
    pub open: Vec<Diagnostic>,
}

/// A spec that could be read, as far as the file system is concerned.
#[derive(Debug)]
pub struct SpecFile {
    /// Its file.
    pub path: PathBuf,
    /// Its text.
    pub source: Source,
    not_utf8: Option<Diagnostic>,
}

impl SpecFile {
    /// Reads a file. One that is not UTF-8 is a spec with a mistake.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let bytes = bytes(path)?;
        let (source, not_utf8) = match Source::from_bytes(path.display().to_string(), bytes) {
            Ok(source) => (source, None),
            Err(error) => (error.source, Some(error.diagnostic)),
        };
        Ok(Self {
            path: path.to_owned(),
            source,
            not_utf8,
        })
    }

    /// What it says.
    pub fn read(&self) -> Reading {
        let (checked, report) = match self.encoding() {
            Ok(()) => spec::read(&self.source),
            Err(report) => (None, report),
        };
        let (open, problems): (Vec<_>, Vec<_>) = report
            .into_diagnostics()
            .into_iter()
            .partition(|found| found.severity == Severity::Open);
        Reading {
            checked,
            problems: report_of(problems),
            open,
        }
    }

    /// Its text in the canonical layout.
    pub fn format(&self) -> Result<String, Report> {
        self.encoding()?;
        syntax::format(&self.source)
    }

    fn encoding(&self) -> Result<(), Report> {
        let Some(problem) = &self.not_utf8 else {
            return Ok(());
        };
        Err(report_of([problem.clone()]))
    }
}

/// A report of these diagnostics.
pub fn report_of(diagnostics: impl IntoIterator<Item = Diagnostic>) -> Report {
    let mut report = Report::new();
    for diagnostic in diagnostics {
        report.push(diagnostic);
    }
    report
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => missing(path),
        ErrorKind::IsADirectory => folder(path),
        _ => Failure::new("unreadable-file", format!("cannot read `{shown}`: {error}")),
    };
    let file = File::open(path).map_err(failed)?;
    if file.metadata().is_ok_and(|found| found.is_dir()) {
        return Err(folder(path));
    }
    let mut bytes = Vec::new();
    // One byte more than a spec may have, so that it is refused for its size.
    let limit = u64::try_from(MAX_SOURCE_BYTES).map_or(u64::MAX, |most| most + 1);
    file.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn missing(path: &Path) -> Failure {
    let failure = Failure::new(
        "missing-file",
        format!("there is no file `{}`", path.display()),
    );
    match neighbour(path) {
        Some(near) => failure.help(format!("did you mean `{}`?", near.display())),
        None => failure,
    }
}

/// The spec beside a missing file that has nearly its name.
fn neighbour(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let parent = path.parent().filter(|parent| *parent != Path::new(""));
    let mut names: Vec<String> = parent
        .unwrap_or(Path::new("."))
        .read_dir()
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|end| end == "md"))
        .collect();
    names.sort();
    let near = suggest::closest(name, names.iter().map(String::as_str))?;
    Some(path.with_file_name(near))
}

fn folder(path: &Path) -> Failure {
    Failure::new(
        "folder",
        format!("`{}` is a folder, not a spec", path.display()),
    )
    .help(format!(
        "name the files in it, such as `{}`",
        path.join("acme.md").display()
    ))
}
