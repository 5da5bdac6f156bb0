//! The safe way to disk: what a run would change, and the change itself.
//!
//! An output folder holds the files that bindery wrote, their [manifest](crate::rust::Manifest), and
//! perhaps what a person put there. [`Output::plan`] compares files in memory with the folder;
//! [`Output::apply`] makes the changes:
//!
//! 1. A journal notes which files may be bindery's from now on. Every new text is written to a temporary
//!    file beside its place. Until all are written the old files are whole; a full disk or a folder
//!    without permission ends the run here, and everything is as it was. The journal and each text that
//!    replaces another are flushed to the disk.
//! 2. The temporary files are renamed into place, stale files are removed, the manifest is renamed last,
//!    and the journal is removed.
//!
//! A run that dies during the second step leaves some files new and some old, and the journal. The next
//! run reads it, so that no file of the dead run is taken for a person's, and completes the change.
//!
//! A file that a person added or changed is replaced only when the caller says so. Nothing outside the
//! folder is written: a symbolic link inside it is refused.

mod changes;
mod error;
mod folder;
mod lock;
mod record;
mod staged;
mod step;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub use changes::{Change, ChangeKind, Changes, Edit};
pub use error::OutputError;
pub use staged::replace;

use crate::files::{FilePath, FileText, Files};

use lock::Lock;
use record::Record;
use step::Step;

/// What happens to files that a person added or changed and that are about to be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edits {
    /// They stay, and nothing at all is written.
    Keep,
    /// They are replaced.
    Overwrite,
}

/// An output folder and what bindery wrote there before.
///
/// ```no_run
/// use bindery_codegen::files::Files;
/// use bindery_codegen::output::{Edits, Output, OutputError};
///
/// fn write(files: &Files) -> Result<(), OutputError> {
///     let output = Output::open("generated/acme")?;
///     let changes = output.plan(files)?;
///     output.apply(&changes, Edits::Keep)
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Output {
    dir: PathBuf,
    record: Record,
}

impl Output {
    /// Reads what was written to a folder earlier. The folder need not exist.
    ///
    /// Fails when `dir` is no folder, or when it cannot be read.
    pub fn open(dir: impl Into<PathBuf>) -> Result<Self, OutputError> {
        let dir = dir.into();
        match fs::metadata(&dir) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(OutputError::NotAFolder { path: dir }),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(OutputError::io("read", &dir, error)),
        }
        let record = Record::read(&dir)?;
        Ok(Self { dir, record })
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What has to change for the folder to hold `files`, which include their manifest.
    ///
    /// Files that bindery wrote earlier and that are not among `files` are to be removed; all others
    /// are left alone. Line endings alone are no difference, since git may convert them.
    ///
    /// Fails when a file cannot be read, or when a symbolic link, or a folder in a file's place or the
    /// other way around, is in the way.
    pub fn plan<'a>(&self, files: &'a Files) -> Result<Changes<'a>, OutputError> {
        let stale: Vec<&FilePath> = self.record.stale(files);
        let wanted = files.iter().map(|(path, _)| path);
        folder::refuse_obstacles(&self.dir, wanted.chain(stale.iter().copied()))?;

        let mut changes = Changes::new(&self.dir);
        for (path, text) in files.iter() {
            match folder::read(&self.dir, path)? {
                None => changes.create(path, text),
                Some(before) if same_text(&before, text) => changes.keep(),
                Some(before) => changes.update(path, text, self.record.edit(path, &before)),
            }
        }
        for path in stale {
            if let Some(before) = folder::read(&self.dir, path)? {
                changes.remove(path, self.record.edit(path, &before));
            }
        }
        Ok(changes)
    }

    /// Makes the changes.
    ///
    /// Fails before anything was written when a person's file would be lost and `edits` says to keep
    /// them, when another run is writing the folder, or when a new text cannot be written. When
    /// renaming fails, some files are new and some old; the next run completes them.
    pub fn apply(&self, changes: &Changes<'_>, edits: Edits) -> Result<(), OutputError> {
        if edits == Edits::Keep && changes.edited().next().is_some() {
            return Err(OutputError::Edited {
                dir: self.dir.clone(),
                files: changes
                    .edited()
                    .map(|(change, edit)| (change.path.clone(), edit))
                    .collect(),
            });
        }
        if changes.is_empty() && !self.record.has_journal() && !lock::is_there(&self.dir) {
            return Ok(());
        }
        fs::create_dir_all(&self.dir)
            .map_err(|error| OutputError::io("create the folder", &self.dir, error))?;
        let _lock = Lock::take(&self.dir)?;
        let record = self.record.with(changes);
        let steps = step::of(changes, &record);
        for (at, step) in steps.iter().enumerate() {
            if let Err(error) = step.run(&self.dir) {
                let replaces = |step: &Step<'_>| matches!(step, Step::Place(_) | Step::Remove(_));
                if !steps[..at].iter().any(replaces) {
                    for step in &steps[..=at] {
                        step.undo(&self.dir, self.record.has_journal());
                    }
                }
                return Err(error);
            }
        }
        Ok(())
    }
}

/// True when nothing but line endings differs.
fn same_text(bytes: &[u8], text: &FileText) -> bool {
    let text = text.unpack();
    bytes == text.as_bytes()
        || std::str::from_utf8(bytes)
            .is_ok_and(|found| found.replace("\r\n", "\n") == text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests;
