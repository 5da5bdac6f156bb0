//! The files of one output, in memory.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

/// The files of one output folder: relative paths with `/`, and their text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    files: BTreeMap<FilePath, String>,
}

impl Files {
    /// No files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file, or replaces one.
    pub fn insert(&mut self, path: FilePath, text: String) {
        self.files.insert(path, text);
    }

    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files
            .iter()
            .find(|(key, _)| key.as_str() == path)
            .map(|(_, text)| text.as_str())
    }

    /// The files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&FilePath, &str)> {
        self.files.iter().map(|(path, text)| (path, text.as_str()))
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

/// A path below the output folder: parts of letters, digits, `_`, `-` and `.`, joined by `/`.
///
/// No part begins with a dot, so that none leads out of the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(String);

impl FilePath {
    /// Checks a path.
    ///
    /// # Errors
    ///
    /// A part that is empty, begins with a dot, or has another character.
    ///
    /// ```
    /// use bindery_codegen::files::FilePath;
    ///
    /// assert!(FilePath::new("src/types/webhook.rs").is_ok());
    /// assert!(FilePath::new("../webhook.rs").is_err());
    /// assert!(FilePath::new("/etc/passwd").is_err());
    /// ```
    pub fn new(path: impl Into<String>) -> Result<Self, FilePathError> {
        let path = path.into();
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let fine = path
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.') && part.chars().all(allowed));
        if fine {
            Ok(Self(path))
        } else {
            Err(FilePathError { path })
        }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A path that could lead out of the output folder, or that some file systems refuse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePathError {
    path: String,
}

impl fmt::Display for FilePathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no path below the output folder", self.path)
    }
}

impl std::error::Error for FilePathError {}

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
