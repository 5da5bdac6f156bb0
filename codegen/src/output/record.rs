//! What bindery wrote to a folder earlier.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::files::{FilePath, Files, sha256};
use crate::rust::{MANIFEST, Manifest};

use super::{Changes, Edit, OutputError, folder};

/// The file that holds the record of a run until it is done.
pub(super) const JOURNAL: &str = ".bindery-journal";

/// The hashes of what bindery may have written to each file: those of the manifest and, after an
/// interrupted run, those of its journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Record {
    hashes: BTreeMap<FilePath, BTreeSet<String>>,
    /// There is a manifest that cannot be read, perhaps after a merge.
    damaged: bool,
    /// A run died before it was done.
    has_journal: bool,
}

impl Record {
    pub(super) fn read(dir: &Path) -> Result<Self, OutputError> {
        let mut record = Self::default();
        if let Some(bytes) = folder::read_file(&dir.join(MANIFEST))? {
            let manifest = serde_json::from_slice::<Manifest>(&bytes).ok();
            let files = manifest.map(|manifest| manifest.files);
            let hashes = files
                .and_then(|files| record.add(files.into_iter().map(|(path, hash)| (path, [hash]))));
            record.damaged = hashes.is_none();
        }
        if let Some(bytes) = folder::read_file(&dir.join(JOURNAL))? {
            record.has_journal = true;
            // A journal that bindery did not write says nothing.
            if let Ok(hashes) = serde_json::from_slice::<BTreeMap<String, Vec<String>>>(&bytes) {
                record.add(hashes);
            }
        }
        Ok(record)
    }

    /// This record with what `changes` are going to write.
    pub(super) fn with(&self, changes: &Changes<'_>) -> Self {
        let mut record = self.clone();
        for change in changes.iter() {
            let hash = change.after.map(|text| text.sha256().to_owned());
            let hashes = record.hashes.entry(change.path.clone()).or_default();
            hashes.extend(hash);
        }
        record
    }

    /// Takes over hashes; none, and nothing is taken over, when a path leads out of the folder.
    fn add<H: IntoIterator<Item = String>>(
        &mut self,
        hashes: impl IntoIterator<Item = (String, H)>,
    ) -> Option<()> {
        let hashes: Option<Vec<_>> = hashes
            .into_iter()
            .map(|(path, hashes)| Some((FilePath::new(path).ok()?, hashes)))
            .collect();
        for (path, hashes) in hashes? {
            self.hashes.entry(path).or_default().extend(hashes);
        }
        Some(())
    }

    /// As the text of a journal.
    pub(super) fn to_json(&self) -> String {
        let hashes: BTreeMap<&str, &BTreeSet<String>> = self
            .hashes
            .iter()
            .map(|(path, hashes)| (path.as_str(), hashes))
            .collect();
        // A map of lists of strings is always JSON.
        serde_json::to_string(&hashes).unwrap_or_default()
    }

    /// True when a run died before it was done.
    pub(super) fn has_journal(&self) -> bool {
        self.has_journal
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
