//! Reading and tidying an output folder without leaving it.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::files::FilePath;

use super::OutputError;
use super::staged::is_temporary;

/// Refuses whatever stands in a folder's place, for all folders that the paths lead through.
pub(super) fn refuse_obstacles<'a>(
    dir: &Path,
    paths: impl Iterator<Item = &'a FilePath>,
) -> Result<(), OutputError> {
    for parent in parents(paths) {
        let path = dir.join(parent);
        match fs::symlink_metadata(&path) {
            Ok(found) if found.is_symlink() => return Err(OutputError::Link { path }),
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(OutputError::NotAFolder { path }),
            // A folder above this one that is none was named before.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(OutputError::io("read", &path, error)),
        }
    }
    Ok(())
}

/// Every folder that the paths lead through, the outer ones first.
fn parents<'a>(paths: impl Iterator<Item = &'a FilePath>) -> BTreeSet<&'a str> {
    paths
        .flat_map(|path| {
            let path = path.as_str();
            path.match_indices('/').map(move |(at, _)| &path[..at])
        })
        .collect()
}

/// What a file of the folder holds; none if there is no file.
pub(super) fn read(dir: &Path, path: &FilePath) -> Result<Option<Vec<u8>>, OutputError> {
    read_file(&dir.join(path.as_str()))
}

/// What a file holds; none if there is no file.
pub(super) fn read_file(path: &Path) -> Result<Option<Vec<u8>>, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(OutputError::Link {
            path: path.to_owned(),
        }),
        Ok(found) if found.is_file() => fs::read(path)
            .map(Some)
            .map_err(|error| OutputError::io("read", path, error)),
        Ok(_) => Err(OutputError::NotAFile {
            path: path.to_owned(),
        }),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(OutputError::io("read", path, error)),
    }
}

/// Removes the temporary files of a run that died.
pub(super) fn remove_leftovers<'a>(
    dir: &Path,
    paths: impl Iterator<Item = &'a FilePath>,
) -> Result<(), OutputError> {
    let mut folders = parents(paths);
    folders.insert("");
    for folder in folders {
        let folder = dir.join(folder);
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(OutputError::io("read", &folder, error)),
        };
        for entry in entries {
            let entry = entry.map_err(|error| OutputError::io("read", &folder, error))?;
            if is_temporary(&entry.file_name()) {
                let path = entry.path();
                fs::remove_file(&path).map_err(|error| OutputError::io("remove", &path, error))?;
            }
        }
    }
    Ok(())
}

/// Removes a file, and the folders that hold nothing else.
pub(super) fn remove(dir: &Path, path: &FilePath) -> Result<(), OutputError> {
    let file = dir.join(path.as_str());
    match fs::remove_file(&file) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            return Err(OutputError::io("remove", &file, error));
        }
        _ => {}
    }
    for parent in parents(std::iter::once(path)).iter().rev() {
        // A folder that holds something is not removed, and that is meant.
        if fs::remove_dir(dir.join(parent)).is_err() {
            break;
        }
    }
    Ok(())
}
