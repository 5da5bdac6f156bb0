//! Where results and problems go: results to stdout, problems to stderr.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use bindery_codegen::diagnostic::{Report, Style};
use bindery_codegen::source::Source;
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::failure::{Failure, Failures};

/// How results and problems are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MessageFormat {
    /// For people.
    #[default]
    Human,
    /// For programs: one JSON object per line.
    Json,
}

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done: exit code 0.
    Done,
    /// It found what it looks for: exit code 1.
    Found,
    /// What it was given is of no use, as has been said: exit code 2.
    Unusable,
    /// There was no answer: exit code 3.
    Unanswered,
}

/// Stdout and stderr, in the chosen format.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    format: MessageFormat,
}

const RED: &str = "\u{1b}[1m\u{1b}[91m";
const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

impl Terminal {
    pub fn new(format: MessageFormat, color: clap::ColorChoice) -> Self {
        let choice = match color {
            clap::ColorChoice::Auto => ColorChoice::Auto,
            clap::ColorChoice::Always => ColorChoice::Always,
            clap::ColorChoice::Never => ColorChoice::Never,
        };
        choice.write_global();
        Self { format }
    }

    /// In this format.
    pub fn of(format: MessageFormat) -> Self {
        Self { format }
    }

    /// For programs.
    pub fn json() -> Self {
        Self::of(MessageFormat::Json)
    }

    /// Whether it is for programs.
    pub fn is_json(self) -> bool {
        self.format == MessageFormat::Json
    }

    /// Writes a result, which is one text for people and another for programs.
    pub fn result(
        self,
        human: impl FnOnce() -> String,
        json: impl FnOnce() -> String,
    ) -> Result<(), Failure> {
        match self.format {
            MessageFormat::Human => print(&human()),
            MessageFormat::Json => print(&json()),
        }
    }

    /// Writes what was found in a spec.
    pub fn report(self, report: &Report, source: &Source) {
        match self.format {
            MessageFormat::Human if report.is_empty() => {}
            MessageFormat::Human => {
                problem(&format!("{}\n", report.render(source, Style::Colored)));
            }
            MessageFormat::Json => problem(&report.to_json_lines(source)),
        }
    }

    /// Writes why a command could not do its work.
    pub fn failure(self, failure: &Failure) {
        match self.format {
            MessageFormat::Human => {
                let mut text = format!("{RED}error{RESET}{BOLD}: {}{RESET}\n", failure.message);
                if let Some(help) = &failure.help {
                    text += &format!("  {BOLD}help{RESET}: {help}\n");
                }
                problem(&text);
            }
            MessageFormat::Json => {
                problem(&line(&json!({
                    "code": failure.code,
                    "severity": "error",
                    "message": failure.message,
                    "help": failure.help.as_slice(),
                })));
            }
        }
    }

    /// Turns the end of a command into an exit code.
    pub fn end(self, outcome: Result<Outcome, Failures>) -> ExitCode {
        match outcome {
            Ok(Outcome::Done) => ExitCode::SUCCESS,
            Ok(Outcome::Found) => ExitCode::from(1),
            Ok(Outcome::Unusable) => ExitCode::from(2),
            Ok(Outcome::Unanswered) => ExitCode::from(3),
            Err(Failures(failures)) => {
                for failure in &failures {
                    self.failure(failure);
                }
                ExitCode::from(2)
            }
        }
    }
}

/// An object as a line.
pub fn line(value: &Value) -> String {
    format!("{value}\n")
}

/// Writes text to stdout, whatever the format.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = AutoStream::auto(io::stdout()).lock();
    let written = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
    is_read(written).map(drop)
}

/// Writes bytes to stdout as they are. False where nobody reads them any more.
pub fn print_bytes(bytes: &[u8]) -> Result<bool, Failure> {
    let mut stdout = io::stdout().lock();
    is_read(stdout.write_all(bytes).and_then(|()| stdout.flush()))
}

/// Whether somebody reads what was written.
fn is_read(written: io::Result<()>) -> Result<bool, Failure> {
    match written {
        Ok(()) => Ok(true),
        // The reader, `head` perhaps, has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => {
            let reason = format!("cannot write the result: {error}");
            Err(Failure::new("stdout", reason))
        }
    }
}

/// Writes text about a problem to stderr.
pub fn problem(text: &str) {
    // Where nobody can read it, there is nobody to tell.
    let _ = AutoStream::auto(io::stderr())
        .lock()
        .write_all(text.as_bytes());
}
