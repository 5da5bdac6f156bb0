//! What writing a folder consists of, step by step.
//!
//! A run may die before any step. Until the first [`Step::Place`] the old files are whole; from then on the
//! journal says which files are bindery's, so that the next run replaces them without being told to.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::files::{FilePath, FileText};
use crate::rust::MANIFEST;

use super::record::{JOURNAL, Record};
use super::{ChangeKind, Changes, OutputError, folder, staged};

/// One step of writing a folder.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// Writes down which files may be bindery's from now on.
    Journal(&'a Record),
    /// Removes the temporary files that a dead run left beside these paths.
    Tidy(Vec<&'a FilePath>),
    /// Writes a text to a temporary file; to the disk itself when it is going to replace another.
    Stage {
        path: &'a FilePath,
        text: &'a FileText,
        durable: bool,
    },
    /// Renames a temporary file.
    Place(&'a FilePath),
    /// Removes a file that is not written any more.
    Remove(&'a FilePath),
    /// Removes the journal: all is done.
    Finish,
}

/// The steps that make `changes`. `record` says what may be there before and after them.
pub(super) fn of<'a>(changes: &'a Changes<'_>, record: &'a Record) -> Vec<Step<'a>> {
    let written = || changes.iter().filter(|change| change.after.is_some());
    let is_manifest = |path: &FilePath| path.as_str() == MANIFEST;

    let mut steps = vec![Step::Journal(record), Step::Tidy(record.paths().collect())];
    steps.extend(changes.iter().filter_map(|change| {
        Some(Step::Stage {
            path: &change.path,
            text: change.after?,
            durable: change.kind() == ChangeKind::Update || is_manifest(&change.path),
        })
    }));
    let paths = || written().map(|change| &change.path);
    steps.extend(paths().filter(|path| !is_manifest(path)).map(Step::Place));
    let stale = changes.iter().filter(|change| change.after.is_none());
    steps.extend(stale.map(|change| Step::Remove(&change.path)));
    // The manifest last: it speaks for all the others.
    steps.extend(paths().filter(|path| is_manifest(path)).map(Step::Place));
    steps.push(Step::Finish);
    steps
}

impl Step<'_> {
    /// Does the step in the folder `dir`.
    pub(super) fn run(&self, dir: &Path) -> Result<(), OutputError> {
        let place = |path: &FilePath| dir.join(path.as_str());
        match self {
            Self::Journal(record) => {
                let journal = dir.join(JOURNAL);
                staged::write(&journal, [record.to_json()], true)?;
                staged::rename(&journal)
            }
            Self::Tidy(paths) => folder::remove_leftovers(dir, paths.iter().copied()),
            Self::Stage {
                path,
                text,
                durable,
            } => staged::write(&place(path), text.blocks(), *durable),
            Self::Place(path) => staged::rename(&place(path)),
            Self::Remove(path) => folder::remove(dir, path),
            Self::Finish => remove_journal(dir),
        }
    }

    /// Takes back what a run that cannot go on has only prepared.
    pub(super) fn undo(&self, dir: &Path, had_journal: bool) {
        match self {
            // The journal of a dead run still tells the truth.
            Self::Journal(_) if !had_journal => {
                let _ = remove_journal(dir);
            }
            Self::Stage { path, .. } => staged::discard(&dir.join(path.as_str())),
            _ => {}
        }
    }
}

fn remove_journal(dir: &Path) -> Result<(), OutputError> {
    let journal = dir.join(JOURNAL);
    match fs::remove_file(&journal) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(OutputError::io("remove", &journal, error))
        }
        _ => Ok(()),
    }
}
