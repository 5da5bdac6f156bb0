//! What a run would change.

use std::path::{Path, PathBuf};

use crate::files::{FilePath, FileText};

use super::{OutputError, folder};

/// How a file got into the state in which it is about to be lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A person put it where bindery wants to write.
    Added,
    /// Bindery wrote it and a person changed it.
    Changed,
}

impl Edit {
    /// As a word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
        }
    }
}

/// What happens to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// There is none yet.
    Create,
    /// Its text is replaced.
    Update,
    /// Bindery wrote it earlier and does not any more.
    Remove,
}

/// One file that does not hold what it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// The file.
    pub path: FilePath,
    /// What it should hold; none if it should not be there.
    pub after: Option<&'a FileText>,
    /// What a person did to it that the change would undo.
    pub edit: Option<Edit>,
    kind: ChangeKind,
}

impl Change<'_> {
    /// What happens to the file.
    pub fn kind(&self) -> ChangeKind {
        self.kind
    }
}

/// All that has to change in an output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes<'a> {
    dir: PathBuf,
    files: Vec<Change<'a>>,
    unchanged: usize,
}

impl<'a> Changes<'a> {
    pub(super) fn new(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            files: Vec::new(),
            unchanged: 0,
        }
    }

    /// A file holds what it should.
    pub(super) fn keep(&mut self) {
        self.unchanged += 1;
    }

    /// There is no such file.
    pub(super) fn create(&mut self, path: &FilePath, after: &'a FileText) {
        self.add(path, ChangeKind::Create, Some(after), None);
    }

    /// A file holds something else.
    pub(super) fn update(&mut self, path: &FilePath, after: &'a FileText, edit: Option<Edit>) {
        self.add(path, ChangeKind::Update, Some(after), edit);
    }

    /// A file should not be there.
    pub(super) fn remove(&mut self, path: &FilePath, edit: Option<Edit>) {
        self.add(path, ChangeKind::Remove, None, edit);
    }

    fn add(
        &mut self,
        path: &FilePath,
        kind: ChangeKind,
        after: Option<&'a FileText>,
        edit: Option<Edit>,
    ) {
        self.files.push(Change {
            path: path.clone(),
            after,
            edit,
            kind,
        });
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What a file that changes holds now, with a replacement character for whatever is not UTF-8; none if
    /// there is no file.
    ///
    /// # Errors
    ///
    /// The file cannot be read any more.
    pub fn before(&self, change: &Change<'a>) -> Result<Option<String>, OutputError> {
        let before = folder::read(&self.dir, &change.path)?;
        Ok(before.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    /// The files that change: those to write by path, then those to remove by path.
    pub fn iter(&self) -> impl Iterator<Item = &Change<'a>> {
        self.files.iter()
    }

    /// The files in which a person's work would be lost.
    pub fn edited(&self) -> impl Iterator<Item = (&Change<'a>, Edit)> {
        self.files
            .iter()
            .filter_map(|change| Some((change, change.edit?)))
    }

    /// True when the folder holds what it should.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// How many files hold what they should.
    pub fn unchanged(&self) -> usize {
        self.unchanged
    }
}
