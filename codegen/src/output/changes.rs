//! What a run would change.

use std::path::{Path, PathBuf};

use crate::files::FilePath;

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
    /// What it holds, with a replacement character for whatever is not UTF-8; none if there is no file.
    pub before: Option<String>,
    /// What it should hold; none if it should not be there.
    pub after: Option<&'a str>,
    /// What a person did to it that the change would undo.
    pub edit: Option<Edit>,
}

impl Change<'_> {
    /// What happens to the file.
    pub fn kind(&self) -> ChangeKind {
        match (&self.before, self.after) {
            (None, _) => ChangeKind::Create,
            (Some(_), Some(_)) => ChangeKind::Update,
            (Some(_), None) => ChangeKind::Remove,
        }
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

    pub(super) fn add(
        &mut self,
        path: &FilePath,
        before: Option<Vec<u8>>,
        after: Option<&'a str>,
        edit: Option<Edit>,
    ) {
        let same = match (&before, after) {
            (Some(before), Some(after)) => same_text(before, after),
            _ => false,
        };
        if same {
            self.unchanged += 1;
        } else {
            self.files.push(Change {
                path: path.clone(),
                before: before.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
                after,
                edit,
            });
        }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
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

/// True when nothing but line endings differs.
fn same_text(bytes: &[u8], text: &str) -> bool {
    bytes == text.as_bytes()
        || std::str::from_utf8(bytes)
            .is_ok_and(|found| found.replace("\r\n", "\n") == text.replace("\r\n", "\n"))
}
