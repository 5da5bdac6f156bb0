//! `cargo bindery new`

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use crate::failure::{Failure, Failures};
use crate::stem;
use crate::terminal::{Outcome, Terminal, line};

/// Writes a starter spec that explains itself
///
/// It describes a small made-up API and passes `check`, with open questions where you are to look
/// something up. An existing file is never overwritten.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct New {
    /// The file, with or without `.md`; its name is the provider's
    #[arg(value_name = "NAME")]
    name: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery new specs/acme.md
  cargo bindery new acme";

/// A spec of `Acme`.
const STARTER: &str = include_str!("starter.md");

impl New {
    pub fn run(&self, terminal: Terminal) -> Result<Outcome, Failures> {
        let path = match self.name.extension() {
            Some(_) => self.name.clone(),
            None => self.name.with_extension("md"),
        };
        let stem = stem::of(&path)?;
        write(&path, &starter(stem))?;
        let path = path.display();
        terminal.result(
            || {
                format!(
                    "{path}: written\n\n\
                     Next: describe the API in it, then\n  \
                     cargo bindery check {path}\n  \
                     cargo bindery generate {path} --out generated/{stem}\n"
                )
            },
            || line(&json!({ "file": path.to_string() })),
        )?;
        Ok(Outcome::Done)
    }
}

/// The starter with this name in all its forms.
fn starter(stem: &str) -> String {
    let words: Vec<&str> = stem
        .split(['-', '_'])
        .filter(|word| !word.is_empty())
        .collect();
    let title: Vec<String> = words.iter().map(|word| capitalised(word)).collect();
    STARTER
        .replace("ACME", &words.join("_").to_ascii_uppercase())
        .replace("Acme", &title.join(" "))
        .replace("acme", &words.join("-").to_ascii_lowercase())
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
        .unwrap_or_default()
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| {
        Failure::new(
            "unwritable-file",
            format!("cannot write `{}`: {error}", path.display()),
        )
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    match file {
        Ok(mut file) => file.write_all(text.as_bytes()).map_err(failed),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Failure::new(
            "file-exists",
            format!("`{}` exists already and is not overwritten", path.display()),
        )),
        Err(error) => Err(failed(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_has_all_its_forms() {
        let text = starter("my-crm_2");
        assert!(text.starts_with("# My Crm 2\n"), "{text}");
        assert!(text.contains("`MY_CRM_2_API_KEY`"));
        assert!(text.contains("`https://api.my-crm-2.example/v1`"));
        assert!(!text.to_lowercase().contains("acme"));
    }
}
