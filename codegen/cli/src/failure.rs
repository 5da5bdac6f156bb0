//! Why a command could not do its work.

use bindery_codegen::output::OutputError;
use bindery_codegen::rust::CrateError;

/// Something that has nothing to do with what a spec says: wrong usage, or a file that cannot be read
/// or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The kind of failure, for programs.
    pub code: &'static str,
    /// What went wrong, with names and reasons.
    pub message: String,
    /// How to get out of it.
    pub help: Option<String>,
}

impl Failure {
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: None,
        }
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        let failure = Self::new("output", error.to_string());
        match error {
            OutputError::Edited { .. } => failure.help(
                "undo the changes, or move the files away; `--force` overwrites or removes them",
            ),
            OutputError::Link { .. } => failure.help("remove the link"),
            OutputError::NotAFile { .. } | OutputError::NotAFolder { .. } => {
                failure.help("move it away, or choose another output folder")
            }
            OutputError::Busy { .. } => failure.help("wait until it has ended"),
            _ => failure,
        }
    }
}

impl From<CrateError> for Failure {
    fn from(error: CrateError) -> Self {
        Self::new("defect", error.to_string())
            .help("this is a defect of bindery; please report it together with the spec")
    }
}

/// All failures of a run, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failures(pub Vec<Failure>);

impl<F: Into<Failure>> From<F> for Failures {
    fn from(failure: F) -> Self {
        Self(vec![failure.into()])
    }
}

/// Every value, or every failure.
pub fn collect<T>(
    results: impl IntoIterator<Item = Result<T, Failure>>,
) -> Result<Vec<T>, Failures> {
    let mut values = Vec::new();
    let mut failures = Vec::new();
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(failure) => failures.push(failure),
        }
    }
    if failures.is_empty() {
        Ok(values)
    } else {
        Err(Failures(failures))
    }
}
