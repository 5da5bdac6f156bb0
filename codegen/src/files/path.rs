//! Where a file of an output is.

use std::borrow::Borrow;
use std::fmt;

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

impl Borrow<str> for FilePath {
    fn borrow(&self) -> &str {
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
