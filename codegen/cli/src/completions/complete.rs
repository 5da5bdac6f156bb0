//! `cargo bindery complete`, which the scripts ask.

use std::ffi::OsString;
use std::path::Path;

use bindery_codegen::check::Checked;
use bindery_codegen::explain::names;
use bindery_codegen::plan::ClientCratePlan;
use clap::{Args, CommandFactory as _};
use clap_complete::engine;

use crate::arguments::Cargo;
use crate::call;
use crate::failure::Failures;
use crate::spec_file::SpecFile;
use crate::terminal::{Outcome, Terminal, print};

/// Prints what may stand at a place of a command line, one a line
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Complete {
    /// The place, from 0
    index: usize,

    /// The command line
    #[arg(last = true)]
    words: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery complete 2 -- cargo bindery ch";

impl Complete {
    pub fn run(&self, _: Terminal) -> Result<Outcome, Failures> {
        let found = self.candidates();
        print(&found.iter().map(|it| format!("{it}\n")).collect::<String>())?;
        Ok(Outcome::Done)
    }

    fn candidates(&self) -> Vec<String> {
        // The program itself is called with `bindery` as its first word, too.
        let Some(start) = self.words.iter().position(|word| word == "bindery") else {
            return Vec::new();
        };
        let Some(at) = self.index.checked_sub(start) else {
            return Vec::new();
        };
        let (words, at, option) = joined(&self.words[start..], at);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let found = candidates(&words, at);
        // The shell replaces what stands behind the sign alone.
        let value = |word: String| match word.strip_prefix(&option) {
            Some(value) => value.to_owned(),
            None => word,
        };
        found.into_iter().map(value).collect()
    }
}

/// What may stand at a place of a line that begins with `bindery`.
fn candidates(words: &[&str], at: usize) -> Vec<String> {
    let typed = words.get(at).copied().unwrap_or_default();
    let (plain, place) = without_options(words, at);
    match (plain.as_slice(), place) {
        ([_, "call", spec, ..], 3) if !is_option(spec) => {
            let ids = read(spec).map(|checked| {
                let operations = checked.api().operations.iter();
                operations.map(|it| it.id.value.to_string()).collect()
            });
            beginning(ids.unwrap_or_default(), typed)
        }
        ([_, "explain", spec, ..], 3) if !is_option(spec) => {
            let names = read(spec).map(|checked| names(checked.api()));
            beginning(names.unwrap_or_default(), typed)
        }
        ([_, "call", spec, operation, rest @ ..], 4..) => arguments(spec, operation, rest, at - 4),
        _ => {
            let words = std::iter::once("cargo").chain(words.iter().copied());
            completed(&mut Cargo::command(), words, at + 1)
        }
    }
}

fn is_option(word: &str) -> bool {
    word.starts_with("--")
}

/// The words with `--option`, `=` and a value as one, which bash takes apart; and, where that is the word to be
/// completed, its beginning up to the sign.
fn joined(words: &[String], at: usize) -> (Vec<String>, usize, String) {
    let mut whole: Vec<String> = Vec::new();
    let (mut place, mut option) = (at, String::new());
    let mut rest = words.iter().enumerate();
    while let Some((index, word)) = rest.next() {
        match whole.last_mut() {
            Some(last) if word == "=" && is_option(last) => {
                last.push('=');
                let start = last.clone();
                let value = rest.next();
                last.push_str(value.map_or("", |(_, value)| value));
                let end = index + usize::from(value.is_some());
                if (index..=end).contains(&at) {
                    option = start;
                    place = whole.len() - 1;
                } else if at > end {
                    place -= end + 1 - index;
                }
            }
            _ => whole.push(word.clone()),
        }
    }
    (whole, place, option)
}

/// The words without the options before the operation, which all take a value, and the place among them.
fn without_options<'w>(words: &[&'w str], at: usize) -> (Vec<&'w str>, usize) {
    let mut plain = Vec::new();
    let mut place = at;
    let mut index = 0;
    while let Some(word) = words.get(index) {
        let width = if word.contains('=') { 1 } else { 2 };
        if plain.len() < 4 && is_option(word) && index + width <= at {
            place -= width;
            index += width;
        } else {
            plain.push(*word);
            index += 1;
        }
    }
    (plain, place)
}

/// The spec, if it can be read.
fn read(path: &str) -> Option<Checked> {
    let reading = SpecFile::open(Path::new(path)).ok()?.read();
    // Nobody can be told of mistakes while a line is being written.
    reading.checked.filter(|_| !reading.problems.has_errors())
}

fn beginning(names: Vec<String>, typed: &str) -> Vec<String> {
    let mut names = names;
    names.retain(|name| name.starts_with(typed));
    names
}

/// What may stand behind an operation.
fn arguments(spec: &str, operation: &str, words: &[&str], at: usize) -> Vec<String> {
    let Some(checked) = read(spec) else {
        return Vec::new();
    };
    let plan = ClientCratePlan::new(checked.api());
    let Ok(operation) = call::find(&plan, operation) else {
        return Vec::new();
    };
    let mut command = call::command(&plan, operation, Path::new(spec)).no_binary_name(false);
    let words = std::iter::once("call").chain(words.iter().copied());
    completed(&mut command, words, at + 1)
}

fn completed<'w>(
    command: &mut clap::Command,
    words: impl Iterator<Item = &'w str>,
    at: usize,
) -> Vec<String> {
    let mut words: Vec<OsString> = words.map(OsString::from).collect();
    words.resize_with(words.len().max(at + 1), OsString::new);
    let found = engine::complete(command, words, at, None).unwrap_or_default();
    found
        .iter()
        .filter(|candidate| !candidate.is_hide_set())
        .map(|candidate| candidate.get_value().to_string_lossy().into_owned())
        .collect()
}
