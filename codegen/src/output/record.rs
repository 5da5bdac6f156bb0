//! What bindery wrote to a folder earlier.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::files::{FilePath, Files};
use crate::rust::{MANIFEST, Manifest, sha256};

use super::staged::temporary;
use super::{Edit, OutputError, folder};

/// The hashes of the manifest and, after an interrupted run, of the one that it could not finish.
#[derive(Clone, Debug, Default)]
pub(super) struct Record {
    hashes: BTreeMap<FilePath, Vec<String>>,
    /// There is a manifest that cannot be read, perhaps after a merge.
    damaged: bool,
}

impl Record {
    pub(super) fn read(dir: &Path) -> Result<Self, OutputError> {
        let mut record = Self::default();
        let manifest = dir.join(MANIFEST);
        if let Some(bytes) = folder::read_file(&manifest)? {
            record.damaged = !record.add(&bytes);
        }
        if let Some(bytes) = folder::read_file(&temporary(&manifest))? {
            // One that is not complete was left before anything was renamed.
            record.add(&bytes);
        }
        Ok(record)
    }

    /// Takes over the hashes of a manifest; false when it is none.
    fn add(&mut self, bytes: &[u8]) -> bool {
        let Ok(manifest) = serde_json::from_slice::<Manifest>(bytes) else {
            return false;
        };
        let files: Result<Vec<_>, _> = manifest
            .files
            .into_iter()
            .map(|(path, hash)| Ok::<_, crate::files::FilePathError>((FilePath::new(path)?, hash)))
            .collect();
        let Ok(files) = files else { return false };
        for (path, hash) in files {
            self.hashes.entry(path).or_default().push(hash);
        }
        true
    }

    /// The files that were written.
    pub(super) fn paths(&self) -> impl Iterator<Item = &FilePath> {
        self.hashes.keys()
    }

    /// The files that were written and are not among `files`.
    pub(super) fn stale(&self, files: &Files) -> Vec<&FilePath> {
        let wanted: BTreeSet<&FilePath> = files.iter().map(|(path, _)| path).collect();
        self.paths().filter(|path| !wanted.contains(path)).collect()
    }

    /// What a person did to a file that holds `bytes` now.
    pub(super) fn edit(&self, path: &FilePath, bytes: &[u8]) -> Option<Edit> {
        if path.as_str() == MANIFEST {
            return self.damaged.then_some(Edit::Changed);
        }
        let Some(hashes) = self.hashes.get(path) else {
            return Some(Edit::Added);
        };
        let written = |bytes: &[u8]| hashes.contains(&sha256(bytes));
        let same = written(bytes) || written(&without_carriage_returns(bytes));
        (!same).then_some(Edit::Changed)
    }
}

/// Undoes what git does to line endings on some systems.
fn without_carriage_returns(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes)
        .replace("\r\n", "\n")
        .into_bytes()
}
