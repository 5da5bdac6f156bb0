//! `cargo bindery explain`

use std::path::PathBuf;

use bindery_codegen::explain::{Explanation, Provenance, UnknownName, explain};
use clap::Args;
use serde_json::{Value, json};

use crate::failure::{Failure, Failures};
use crate::spec_file::SpecFile;
use crate::terminal::{Outcome, Terminal, line};

/// Says where an operation, a type or a field comes from
///
/// Its line in the spec, the documents behind it, what of it was concluded, and what it is in Rust.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Explain {
    /// The spec file
    #[arg(value_name = "SPEC")]
    spec: PathBuf,

    /// An operation, an operation's parameter, a type, a type's field or value, or an event
    #[arg(value_name = "NAME")]
    name: String,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery explain specs/acme.md notes.list
  cargo bindery explain specs/acme.md notes.list.limit
  cargo bindery explain specs/acme.md Note.text --message-format json";

impl Explain {
    pub fn run(&self, terminal: Terminal) -> Result<Outcome, Failures> {
        let spec = SpecFile::open(&self.spec)?;
        let reading = spec.read();
        terminal.report(&reading.problems, &spec.source);
        let Some(checked) = reading.checked else {
            return Ok(Outcome::Found);
        };
        let found = explain(checked.api(), &spec.source, &self.name).map_err(unknown)?;
        let file = spec.source.name();
        terminal.result(
            || text(file, &found),
            || {
                let mut object = json!(found);
                if let Value::Object(members) = &mut object {
                    members.insert("file".to_owned(), file.into());
                }
                line(&object)
            },
        )?;
        Ok(Outcome::Done)
    }
}

fn unknown(error: UnknownName) -> Failure {
    let failure = Failure::new("unknown-name", error.to_string());
    match error.suggestion {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None => failure,
    }
}

fn text(file: &str, found: &Explanation) -> String {
    let mut text = format!(
        "{} ({})\n  --> {file}:{}:{}\n   |  {}\n",
        found.name,
        found.kind,
        found.line,
        found.column,
        shown(&found.text),
    );
    for rust in &found.rust {
        text += &format!("  rust: {rust}\n");
    }
    for source in &found.sources {
        text += &format!("  source: {}\n", shown(&source_text(source)));
    }
    if found.inherited {
        text += "  (the sources of the part that holds it)\n";
    }
    if found.sources.is_empty() {
        text += "  source: none given\n";
    }
    for part in &found.inferred {
        text += &format!("  inferred: {part}\n");
    }
    text
}

fn source_text(source: &Provenance) -> String {
    match source {
        Provenance::Document {
            document,
            title,
            address,
            line,
            heading,
        } => {
            let mut text = document.clone();
            if let Some(line) = line {
                text += &format!(", line {line}");
            }
            if let Some(heading) = heading {
                text += &format!(", \"{heading}\"");
            }
            if let Some(title) = title {
                text += &format!(": {title}");
            }
            if let Some(address) = address {
                text += &format!(" <{address}>");
            }
            text
        }
        Provenance::Inferred { reason } => format!("inferred: {reason}"),
        Provenance::OurChoice { reason } => format!("our choice: {reason}"),
    }
}

/// Text of a spec as it can be shown on a terminal.
fn shown(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}
