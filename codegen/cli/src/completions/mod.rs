//! `cargo bindery completions`

mod complete;

use clap::{Args, ValueEnum};

use crate::failure::Failures;
use crate::terminal::{Outcome, Terminal, print};

pub use complete::Complete;

/// Prints what makes a shell complete commands, operations and their arguments
///
/// What is completed is asked of this program at each press of the key, so that it knows the operations of the
/// spec at hand. For `cargo bindery` the script stands before the shell's completion of cargo, and leaves all
/// else to that.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery completions bash
  cargo bindery completions zsh
  cargo bindery completions fish

In ~/.bashrc, ~/.zshrc or ~/.config/fish/config.fish, behind what completes cargo:
  source <(cargo bindery completions bash)
  source <(cargo bindery completions zsh)
  source (cargo bindery completions fish | psub)";

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Shell {
    Bash,
    Zsh,
    Fish,
}

impl Completions {
    pub fn run(&self, _: Terminal) -> Result<Outcome, Failures> {
        print(match self.shell {
            Shell::Bash => include_str!("bash.sh"),
            Shell::Zsh => include_str!("zsh.sh"),
            Shell::Fish => include_str!("fish.fish"),
        })?;
        Ok(Outcome::Done)
    }
}
