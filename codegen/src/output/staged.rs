//! A text beside the place where it belongs, until it is renamed.

use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::OutputError;

/// The end of the names of temporary files. They also begin with a dot, which no written file does.
const SUFFIX: &str = ".bindery-new";

/// Where the text of a file is before it is renamed: in the same folder, so that renaming it neither
/// copies nor needs another permission.
fn temporary(target: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(SUFFIX);
    target.with_file_name(name)
}

pub(super) fn is_temporary(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") && name.ends_with(SUFFIX.as_bytes())
}

/// Writes the text of `target` to its temporary file, and creates the folders above it.
///
/// With `durable` the text is on the disk when this returns: where it replaces another, losing
/// power must not cost both.
pub(super) fn write(
    target: &Path,
    text: impl IntoIterator<Item = impl AsRef<[u8]>>,
    durable: bool,
) -> Result<(), OutputError> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)
            .map_err(|error| OutputError::io("create the folder", folder, error))?;
    }
    let path = temporary(target);
    let failed = |error| OutputError::io("write", &path, error);
    // A link must not be followed, so what is there is removed first.
    match fs::remove_file(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .map_err(failed)?;
    for piece in text {
        file.write_all(piece.as_ref()).map_err(failed)?;
    }
    if durable {
        file.sync_all().map_err(failed)?;
    }
    Ok(())
}

/// Puts the text in its place.
pub(super) fn rename(target: &Path) -> Result<(), OutputError> {
    fs::rename(temporary(target), target).map_err(|error| OutputError::io("write", target, error))
}

/// Removes the temporary file, if there is one.
pub(super) fn discard(target: &Path) {
    // What cannot be removed now is removed by the next run.
    let _ = fs::remove_file(temporary(target));
}

/// Replaces the text of one file: whatever happens, it holds the old text or the new one.
///
/// A symbolic link stays one, and what it leads to is replaced. Permissions stay as they are.
///
/// Fails when there is no file, or when it or its folder cannot be written.
pub fn replace(path: &Path, text: &str) -> Result<(), OutputError> {
    let failed = |error| OutputError::io("write", path, error);
    let target = fs::canonicalize(path).map_err(failed)?;
    let permissions = fs::metadata(&target).map_err(failed)?.permissions();
    let replaced = write(&target, [text], true)
        .and_then(|()| fs::set_permissions(temporary(&target), permissions).map_err(failed))
        .and_then(|()| rename(&target));
    if replaced.is_err() {
        discard(&target);
    }
    replaced
}
