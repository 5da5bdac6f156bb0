//! `cargo bindery check`

use std::fmt;
use std::ops::AddAssign;

use bindery_codegen::diagnostic::{Diagnostic, Report, Severity};
use bindery_codegen::source::Source;
use clap::Args;
use serde_json::json;

use crate::clients::Selection;
use crate::failure::{Failure, Failures, collect};
use crate::spec_file::{SpecFile, report_of};
use crate::terminal::{Outcome, Terminal, line};

/// Reads specs, reports every mistake and lists the open questions
///
/// Mistakes and warnings go to stderr, each with the text it is about. Open questions, which no document
/// answers, and a summary go to stdout. Nothing is written to disk.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Check {
    #[command(flatten)]
    selection: Selection,

    /// Open questions are mistakes, too
    #[arg(long)]
    strict: bool,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery check
      the specs of all clients that Cargo.toml lists
  cargo bindery check specs/acme.md --strict
      one spec, which may leave nothing open
  cargo bindery check specs/acme.md --message-format json
      for an editor or a script";

impl Check {
    pub fn run(&self, terminal: Terminal) -> Result<Outcome, Failures> {
        let paths = self.selection.spec_paths()?;
        let specs = collect(paths.iter().map(|path| SpecFile::open(path)))?;
        let mut total = Counts::default();
        for spec in &specs {
            let reading = spec.read();
            let counts = Counts {
                errors: count(&reading.problems, Severity::Error),
                warnings: count(&reading.problems, Severity::Warning),
                open: reading.open.len(),
            };
            terminal.report(&reading.problems, &spec.source);
            terminal.result(
                || questions(&reading.open, &spec.source),
                || report_of(reading.open.clone()).to_json_lines(&spec.source),
            )?;
            let file = spec.source.name();
            terminal.result(
                || format!("{file}: {counts}\n"),
                || line(&json!({ "file": file, "errors": counts.errors, "warnings": counts.warnings, "open": counts.open })),
            )?;
            total += counts;
        }
        if specs.len() > 1 {
            terminal.result(|| format!("{} specs: {total}\n", specs.len()), String::new)?;
        }
        let left_open = self.strict && total.open > 0;
        if left_open {
            terminal.failure(&Failure::new(
                "strict",
                "`--strict` allows no open question",
            ));
        }
        Ok(if total.errors > 0 || left_open {
            Outcome::Found
        } else {
            Outcome::Done
        })
    }
}

fn count(report: &Report, severity: Severity) -> usize {
    report
        .diagnostics()
        .iter()
        .filter(|found| found.severity == severity)
        .count()
}

/// One line per question: place and text.
fn questions(open: &[Diagnostic], source: &Source) -> String {
    open.iter()
        .map(|found| {
            let place = source.position(found.span.start());
            let text: Vec<&str> = found.message.split_whitespace().collect();
            let text = text.join(" ").replace(char::is_control, "\u{fffd}");
            format!("{}:{place}: open: {text}\n", source.name())
        })
        .collect()
}

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    errors: usize,
    warnings: usize,
    open: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.open += other.open;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |count: usize, what: &str| match count {
            0 => format!("no {what}s"),
            1 => format!("1 {what}"),
            _ => format!("{count} {what}s"),
        };
        write!(
            f,
            "{}, {}, {}",
            of(self.errors, "error"),
            of(self.warnings, "warning"),
            of(self.open, "open question")
        )
    }
}
