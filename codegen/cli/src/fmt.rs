//! `cargo bindery fmt`

use bindery_codegen::output;
use clap::Args;
use serde_json::json;

use crate::clients::Selection;
use crate::difference::unified;
use crate::failure::{Failure, Failures, collect};
use crate::spec_file::SpecFile;
use crate::terminal::{Outcome, Terminal, line};

/// Lays specs out in the one canonical way
///
/// Prose and examples stay as they are written; line ends, empty lines, and the spaces in tables and
/// lists change. A spec whose Markdown is wrong is reported and left alone.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Fmt {
    #[command(flatten)]
    selection: Selection,

    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long)]
    check: bool,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery fmt
      the specs of all clients that Cargo.toml lists
  cargo bindery fmt specs/acme.md
  cargo bindery fmt --check
      in CI";

impl Fmt {
    pub fn run(&self, terminal: Terminal) -> Result<Outcome, Failures> {
        let paths = self.selection.spec_paths()?;
        let specs = collect(paths.iter().map(|path| SpecFile::open(path)))?;
        let mut outcome = Outcome::Done;
        for spec in &specs {
            let name = spec.source.name();
            let text = match spec.format() {
                Ok(text) => text,
                Err(report) => {
                    terminal.report(&report, &spec.source);
                    outcome = Outcome::Found;
                    continue;
                }
            };
            let before = spec.source.text();
            if text == before {
                continue;
            }
            if self.check {
                outcome = Outcome::Found;
                terminal.result(
                    || unified(name, Some(before), Some(&text)),
                    || line(&json!({ "file": name, "formatted": false })),
                )?;
            } else {
                output::replace(&spec.path, &text).map_err(Failure::from)?;
                terminal.result(
                    || format!("{name}: formatted\n"),
                    || line(&json!({ "file": name, "formatted": true })),
                )?;
            }
        }
        Ok(outcome)
    }
}
