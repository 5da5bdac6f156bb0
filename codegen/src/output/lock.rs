//! One run at a time writes a folder.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::OutputError;

/// The lock's file, which is there only while somebody writes, or after a run that died.
const NAME: &str = ".bindery-lock";

/// The right to write a folder, until this is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

/// True when somebody is writing the folder, or died doing so.
pub(super) fn is_there(dir: &Path) -> bool {
    fs::symlink_metadata(dir.join(NAME)).is_ok()
}

impl Lock {
    pub(super) fn take(dir: &Path) -> Result<Self, OutputError> {
        let path = dir.join(NAME);
        let failed = |error| OutputError::io("write", &path, error);
        if fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
            return Err(OutputError::Link { path });
        }
        let file = File::options()
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(OutputError::Busy {
                    dir: dir.to_owned(),
                });
            }
            // Some network file systems have no locks; two runs at a time are rare enough.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        Ok(Self { path, _file: file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays is taken by the next run.
        let _ = fs::remove_file(&self.path);
    }
}
