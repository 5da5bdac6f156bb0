//! `cargo bindery inspect`

use std::path::PathBuf;

use bindery_codegen::inspect;
use clap::Args;

use crate::failure::Failures;
use crate::spec_file::SpecFile;
use crate::terminal::{Outcome, Terminal, line, print};

/// Prints what a spec says as JSON, for other programs
///
/// All names are resolved: a reference to a type or an operation is its position in `types` or
/// `operations`. The JSON has a version, `bindery_inspect`, and a schema.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Inspect {
    /// The spec file
    #[arg(value_name = "SPEC", required_unless_present = "schema")]
    spec: Option<PathBuf>,

    /// Print the JSON Schema of the JSON instead
    #[arg(long, conflicts_with = "spec")]
    schema: bool,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery inspect specs/acme.md
  cargo bindery inspect --schema";

impl Inspect {
    pub fn run(&self, terminal: Terminal) -> Result<Outcome, Failures> {
        let Some(path) = &self.spec else {
            print(&line(inspect::schema().as_value()))?;
            return Ok(Outcome::Done);
        };
        let spec = SpecFile::open(path)?;
        let reading = spec.read();
        terminal.report(&reading.problems, &spec.source);
        let Some(checked) = reading.checked else {
            return Ok(Outcome::Found);
        };
        print(&inspect::to_json(checked.api(), spec.source.name()))?;
        Ok(Outcome::Done)
    }
}
