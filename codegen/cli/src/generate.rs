//! `cargo bindery generate`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bindery_codegen::files::{FileText, Files};
use bindery_codegen::output::{Change, ChangeKind, Changes, Edits, Output};
use bindery_codegen::rust::client_crate;
use clap::Args;
use serde_json::json;

use crate::clients::{Client, Selection};
use crate::difference::unified;
use crate::failure::{Failure, Failures, collect};
use crate::progress::Progress;
use crate::spec_file::SpecFile;
use crate::terminal::{Outcome, Terminal, line, print};
use crate::{paths, stem};

/// Writes client crates from specs
///
/// Without SPEC, every client that Cargo.toml lists is written:
///
///     [[workspace.metadata.bindery.client]]
///     spec = "specs/acme.md"
///     out = "generated/acme"
///     package = "acme-client"                 # default: bindery-acme
///     version = "0.3.0"                       # default: 0.1.0
///     runtime = { version = "0.1", path = "../bindery/runtime" }
///     mock = { version = "0.1" }              # default: none, and no example programs
///
/// Paths start at the folder of Cargo.toml. `runtime` is what the client depends on; by default the
/// release of `bindery` that belongs to this program, without a path. A package outside a workspace has
/// its clients in `package.metadata.bindery`.
///
/// Nothing is written when any spec has a mistake. Files that bindery wrote earlier and does not write
/// any more are removed. Files that a person added or changed stay.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment, after_long_help = EXAMPLES)]
pub struct Generate {
    #[command(flatten)]
    selection: Selection,

    /// Write to this folder; to DIR/NAME for each spec NAME.md when there are several
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Write nothing; show what would change, and exit with 1 if anything would
    #[arg(long, conflicts_with = "force")]
    check: bool,

    /// Overwrite and remove files that a person added or changed, too
    #[arg(long)]
    force: bool,
}

const EXAMPLES: &str = "\
Examples:
  cargo bindery generate
      all clients that Cargo.toml lists
  cargo bindery generate specs/acme.md --out generated/acme
      one that is not listed
  cargo bindery generate --check
      in CI: is what is checked in what the specs say?";

impl Generate {
    pub fn run(&self, terminal: Terminal) -> Result<Outcome, Failures> {
        let clients = self.selection.clients()?;
        let specs = collect(clients.iter().map(|client| SpecFile::open(&client.spec)))?;
        let targets = self.targets(clients)?;

        let mut generated = Vec::new();
        let progress = Progress::new(terminal);
        for (number, (target, spec)) in targets.iter().zip(&specs).enumerate() {
            let name = spec.source.name();
            let what = format!("{} of {}: {name}", number + 1, targets.len());
            progress.show(&what);
            let reading = spec.read();
            progress.clear();
            terminal.report(&reading.problems, &spec.source);
            if let Some(checked) = reading.checked {
                progress.show(&what);
                let file = format!("{}.md", target.stem);
                let package = target.client.package(&target.out)?;
                let files =
                    client_crate(checked, &package, &file, &spec.source).map_err(Failure::from)?;
                generated.push((target, files));
            }
        }
        drop(progress);
        if generated.len() < targets.len() {
            terminal.failure(&mistakes(targets.len() - generated.len(), targets.len()));
            return Ok(Outcome::Found);
        }

        let planned = collect(generated.iter().map(|(target, files)| plan(target, files)))?;
        if self.check {
            return show(&planned, terminal);
        }
        let edits = if self.force {
            Edits::Overwrite
        } else {
            Edits::Keep
        };
        // Of a folder with a person's changes nothing is written, and the others are not held up.
        let mut failures = Vec::new();
        for (output, changes) in &planned {
            match output.apply(changes, edits) {
                Ok(()) => terminal.result(|| summary(changes), || line(&facts(changes)))?,
                Err(error) => failures.push(Failure::from(error)),
            }
        }
        if failures.is_empty() {
            Ok(Outcome::Done)
        } else {
            Err(Failures(failures))
        }
    }

    /// Where each client goes, which is a folder of its own.
    fn targets(&self, clients: Vec<Client>) -> Result<Vec<Target>, Failures> {
        let several = clients.len() > 1;
        let targets = collect(clients.into_iter().map(|client| {
            let stem = stem::of(&client.spec)?.to_owned();
            let out = match &self.out {
                Some(out) if several => out.join(&stem),
                Some(out) => out.clone(),
                None => client.out.clone().ok_or_else(|| no_output(&client.spec))?,
            };
            Ok(Target { client, stem, out })
        }))?;
        let mut taken: BTreeMap<PathBuf, &Path> = BTreeMap::new();
        collect(targets.iter().map(|target| {
            let spec = &target.client.spec;
            match taken.insert(paths::absolute(&target.out)?, spec) {
                Some(other) => Err(shared_output(other, spec, &target.out)),
                None => Ok(()),
            }
        }))?;
        Ok(targets)
    }
}

/// A client and the folder it is written to.
struct Target {
    client: Client,
    /// The name of the spec's file without `.md`.
    stem: String,
    out: PathBuf,
}

fn plan<'f>(target: &Target, files: &'f Files) -> Result<(Output, Changes<'f>), Failure> {
    let output = Output::open(&target.out)?;
    let changes = output.plan(files)?;
    Ok((output, changes))
}

/// Shows what is out of date.
fn show(planned: &[(Output, Changes<'_>)], terminal: Terminal) -> Result<Outcome, Failures> {
    let mut outcome = Outcome::Done;
    for (_, changes) in planned {
        if !terminal.is_json() {
            for change in changes.iter() {
                print(&difference(changes, change)?)?;
            }
        }
        terminal.result(|| verdict(changes), || line(&facts(changes)))?;
        if !changes.is_empty() {
            outcome = Outcome::Found;
        }
    }
    Ok(outcome)
}

fn difference<'f>(changes: &Changes<'f>, change: &Change<'f>) -> Result<String, Failure> {
    let path = changes.dir().join(change.path.as_str());
    let before = changes.before(change)?;
    let after = change.after.map(FileText::unpack);
    Ok(unified(
        &path.display().to_string(),
        before.as_deref(),
        after.as_deref(),
    ))
}

fn paths_of<'c>(changes: &'c Changes<'_>, kind: ChangeKind) -> Vec<&'c str> {
    changes
        .iter()
        .filter(|change| change.kind() == kind)
        .map(|change| change.path.as_str())
        .collect()
}

/// What was done to a folder.
fn summary(changes: &Changes<'_>) -> String {
    let counts = counts(changes, ["created", "updated", "removed"]);
    format!("{}: {counts}\n", changes.dir().display())
}

/// What would have to be done to a folder.
fn verdict(changes: &Changes<'_>) -> String {
    let state = if changes.is_empty() {
        "up to date"
    } else {
        "out of date"
    };
    let counts = counts(changes, ["to create", "to update", "to remove"]);
    format!("{}: {state}: {counts}\n", changes.dir().display())
}

fn counts(changes: &Changes<'_>, [create, update, remove]: [&str; 3]) -> String {
    let counts: Vec<String> = [
        (paths_of(changes, ChangeKind::Create).len(), create),
        (paths_of(changes, ChangeKind::Update).len(), update),
        (paths_of(changes, ChangeKind::Remove).len(), remove),
        (changes.unchanged(), "unchanged"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, word)| format!("{count} {word}"))
    .collect();
    counts.join(", ")
}

fn facts(changes: &Changes<'_>) -> serde_json::Value {
    let edited: Vec<&str> = changes.edited().map(|(it, _)| it.path.as_str()).collect();
    json!({
        "out": changes.dir().display().to_string(),
        "created": paths_of(changes, ChangeKind::Create),
        "updated": paths_of(changes, ChangeKind::Update),
        "removed": paths_of(changes, ChangeKind::Remove),
        "unchanged": changes.unchanged(),
        "edited": edited,
    })
}

fn no_output(spec: &Path) -> Failure {
    Failure::new(
        "no-output",
        format!("where should the client of `{}` be written?", spec.display()),
    )
    .help("say `--out DIR`, or list the spec in Cargo.toml; `cargo bindery generate --help` shows how")
}

fn shared_output(one: &Path, other: &Path, out: &Path) -> Failure {
    Failure::new(
        "shared-output",
        format!(
            "`{}` and `{}` would both be written to `{}`",
            one.display(),
            other.display(),
            out.display()
        ),
    )
    .help("give each a folder of its own")
}

fn mistakes(wrong: usize, all: usize) -> Failure {
    let message = match all {
        1 => "the spec has mistakes, so nothing was written".to_owned(),
        _ => format!("{wrong} of {all} specs have mistakes, so nothing was written"),
    };
    Failure::new("mistakes", message)
}
