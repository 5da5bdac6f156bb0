//! What stands behind `cargo bindery`.

use std::process::ExitCode;

use clap::{Args, ColorChoice, Parser, Subcommand};

use crate::call::Call;
use crate::check::Check;
use crate::completions::{Complete, Completions};
use crate::explain::Explain;
use crate::fmt::Fmt;
use crate::generate::Generate;
use crate::inspect::Inspect;
use crate::mock::Mock;
use crate::new::New;
use crate::terminal::{MessageFormat, Terminal};

/// Cargo runs `cargo-bindery bindery ...` for `cargo bindery ...`.
#[derive(Debug, Parser)]
#[command(name = "cargo", bin_name = "cargo", max_term_width = 100)]
pub enum Cargo {
    Bindery(Bindery),
}

/// Typed Rust clients from Markdown specs of HTTP APIs
///
/// A spec is a Markdown file that describes the API of one provider: its operations, types, errors,
/// limits and webhooks. bindery reads it and writes a Rust crate.
#[derive(Debug, Args)]
#[command(version, max_term_width = 100, after_long_help = EXAMPLES, subcommand_required = true)]
pub struct Bindery {
    #[command(subcommand)]
    command: Command,

    /// How results and problems are written
    ///
    /// `json` writes one object per line: results to stdout, problems to stderr.
    #[arg(
        long,
        global = true,
        value_enum,
        value_name = "FORMAT",
        default_value_t
    )]
    message_format: MessageFormat,

    /// When to use colours; `auto` means on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    color: ColorChoice,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery new specs/acme.md
  cargo bindery check specs/acme.md
  cargo bindery generate specs/acme.md --out generated/acme

Exit codes:
  0  done
  1  found what it looks for: mistakes in a spec, output that is out of date
  2  could not be done: wrong usage, a file that cannot be read or written";

#[derive(Debug, Subcommand)]
enum Command {
    Generate(Generate),
    Check(Check),
    Fmt(Fmt),
    Inspect(Inspect),
    Explain(Explain),
    Call(Call),
    Mock(Mock),
    New(New),
    Completions(Completions),
    #[command(hide = true)]
    Complete(Complete),
}

impl Bindery {
    /// Runs the command and says how it ended.
    pub fn run(&self) -> ExitCode {
        let terminal = Terminal::new(self.message_format, self.color);
        let outcome = match &self.command {
            Command::Generate(generate) => generate.run(terminal),
            Command::Check(check) => check.run(terminal),
            Command::Fmt(fmt) => fmt.run(terminal),
            Command::Inspect(inspect) => inspect.run(terminal),
            Command::Mock(mock) => mock.run(terminal),
            Command::New(new) => new.run(terminal),
            Command::Explain(explain) => explain.run(terminal),
            Command::Call(call) => call.run(terminal),
            Command::Completions(completions) => completions.run(terminal),
            Command::Complete(complete) => complete.run(terminal),
        };
        terminal.end(outcome)
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        Cargo::command().debug_assert();
    }

    #[test]
    fn every_command_has_an_example_that_parses() {
        let mut cargo = Cargo::command();
        cargo.build();
        let bindery = cargo.find_subcommand("bindery").unwrap();
        let commands = bindery
            .get_subcommands()
            .filter(|command| command.get_name() != "help");
        for command in commands.chain([bindery]) {
            let help = command.get_after_long_help().unwrap().to_string();
            let examples: Vec<&str> = help
                .lines()
                .filter(|line| line.starts_with("  cargo bindery "))
                .collect();
            assert!(!examples.is_empty(), "{}", command.get_name());
            for example in examples {
                let words = example.split_whitespace();
                Cargo::try_parse_from(words).unwrap_or_else(|error| panic!("{example}: {error}"));
            }
        }
    }
}
