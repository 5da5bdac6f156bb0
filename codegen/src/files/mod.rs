//! The files of one output, in memory.

mod path;
mod text;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

pub use path::{FilePath, FilePathError};
pub(crate) use text::sha256;
pub use text::{FileText, FileTextWriter};

/// The files of one output folder: relative paths with `/`, and their text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    files: BTreeMap<FilePath, FileText>,
}

impl Files {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces one.
    pub fn insert(&mut self, path: FilePath, text: impl Into<FileText>) {
        self.files.insert(path, text.into());
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&FileText> {
        self.files.get(path)
    }

    /// The files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&FilePath, &FileText)> {
        self.files.iter()
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// True when there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// Makes a file hold this text. It writes to a file beside it and renames that, so that nobody ever reads
/// half of it; a file that holds the text already is left alone.
///
/// # Errors
///
/// The file cannot be written.
pub fn write_if_changed(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    // Two compilers may write the same file at once.
    let temporary = path.with_extension(format!("rs.new.{}", std::process::id()));
    fs::write(&temporary, text)?;
    fs::rename(&temporary, path)
}
