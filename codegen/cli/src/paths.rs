//! Paths as text: nothing here looks at a disk, except for the current folder.

use std::path::{Component, Path, PathBuf};

use crate::failure::Failure;

/// The path from the root, without `.` and `..`.
pub fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(path).map_err(|error| {
        Failure::new(
            "current-folder",
            format!("cannot tell what `{}` is: {error}", path.display()),
        )
    })?;
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            // Above the root is the root.
            Component::ParentDir => drop(normal.pop()),
            other => normal.push(other),
        }
    }
    Ok(normal)
}

/// How to get from one folder to a path, both absolute. Where there is no way, as between two drives,
/// the path itself.
pub fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    if shared == 0 {
        return to.to_owned();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let path: PathBuf = up.chain(to.components().skip(shared)).collect();
    if path.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        path
    }
}

/// The path with `/`, as manifests have it.
pub fn with_slashes(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|component| component.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_folder_from_another() {
        let way = |from: &str, to: &str| with_slashes(&relative(from.as_ref(), to.as_ref()));
        assert_eq!(way("/w/generated/acme", "/w/runtime"), "../../runtime");
        assert_eq!(way("/w", "/w/specs/acme.md"), "specs/acme.md");
        assert_eq!(way("/w/a", "/w/a"), ".");
    }

    #[test]
    fn dots_are_resolved() {
        let path = absolute("/w/./a/../../../b".as_ref()).unwrap();
        assert_eq!(path, Path::new("/b"));
    }
}
