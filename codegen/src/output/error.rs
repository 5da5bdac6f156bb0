//! Why an output folder cannot be read or written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::FilePath;

use super::Edit;

/// Why an output folder cannot be read or written.
#[derive(Debug)]
#[non_exhaustive]
pub enum OutputError {
    /// The system refused.
    Io {
        /// What was tried: "read", "write".
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Something that is no folder stands where a folder is needed.
    NotAFolder {
        /// What is in the way.
        path: PathBuf,
    },
    /// Something that is no file stands where a file is needed.
    NotAFile {
        /// What is in the way.
        path: PathBuf,
    },
    /// A symbolic link, which could lead out of the output folder.
    Link {
        /// The link.
        path: PathBuf,
    },
    /// Another run is writing the folder.
    Busy {
        /// The folder.
        dir: PathBuf,
    },
    /// A person added or changed files that would be lost.
    Edited {
        /// The folder.
        dir: PathBuf,
        /// The files.
        files: Vec<(FilePath, Edit)>,
    },
}

impl OutputError {
    pub(super) fn io(action: &'static str, path: &Path, error: io::Error) -> Self {
        Self::Io {
            action,
            path: path.to_owned(),
            error,
        }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io {
                action,
                path,
                error,
            } => write!(f, "cannot {action} `{}`: {error}", path.display()),
            Self::NotAFolder { path } => write!(
                f,
                "`{}` is in the way: a folder has to stand there",
                path.display()
            ),
            Self::NotAFile { path } => write!(
                f,
                "`{}` is in the way: a file has to stand there",
                path.display()
            ),
            Self::Link { path } => write!(
                f,
                "`{}` is a symbolic link: it could lead out of the output folder, so nothing is \
                 written through it",
                path.display()
            ),
            Self::Busy { dir } => {
                write!(f, "another run of bindery is writing `{}`", dir.display())
            }
            Self::Edited { dir, files } => {
                write!(
                    f,
                    "`{}` has files that a person added or changed, and that would be lost:",
                    dir.display()
                )?;
                for (path, edit) in files {
                    write!(f, "\n  {path} ({})", edit.as_str())?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for OutputError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
