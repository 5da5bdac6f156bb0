//! Lines of generated code: without comments, without blank lines, by what they are for.

use std::fs;
use std::io;
use std::path::Path;

/// How many lines of code a client has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// Below `types`.
    pub types: usize,
    /// Of operations, without their errors.
    pub operations: usize,
    /// Of the errors of operations.
    pub errors: usize,
    /// Of the groups' files: the handles, and the functions that block.
    pub handles: usize,
    /// Of the client itself.
    pub rest: usize,
}

impl Lines {
    /// All of them.
    pub const fn total(&self) -> usize {
        self.types + self.operations + self.errors + self.handles + self.rest
    }
}

/// Counts the lines of the client whose source is in this folder.
///
/// # Errors
///
/// A file or folder cannot be read.
pub fn count(src: &Path) -> io::Result<Lines> {
    let mut lines = Lines::default();
    for entry in fs::read_dir(src)? {
        let path = entry?.path();
        if !path.is_dir() {
            lines.rest += code(&fs::read_to_string(&path)?).count();
            continue;
        }
        for file in fs::read_dir(&path)? {
            let file = file?.path();
            let text = fs::read_to_string(&file)?;
            let all = code(&text).count();
            if path.ends_with("types") {
                lines.types += all;
            } else if file.ends_with("mod.rs") || file.ends_with("blocking.rs") {
                lines.handles += all;
            } else {
                let errors = errors(&text);
                lines.errors += errors;
                lines.operations += all - errors;
            }
        }
    }
    Ok(lines)
}

/// The lines that are neither blank nor comments.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
}

/// The lines of the items that define an operation's errors, with their attributes.
fn errors(text: &str) -> usize {
    let (mut count, mut attributes, mut inside) = (0, 0, false);
    for line in code(text) {
        if inside {
            count += 1;
            inside = line != "}";
        } else if line.starts_with("#[") {
            attributes += 1;
        } else {
            let is_enum = line.starts_with("pub enum ") && line.ends_with("Error {");
            if is_enum || line.starts_with("impl rt::ApiError for ") {
                count += attributes + 1;
                inside = true;
            }
            attributes = 0;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::errors;

    #[test]
    fn errors_end_with_their_item() {
        let text = "#[must_use]\npub struct Get {\n    id: u8,\n}\n\n/// Why.\n#[derive(Debug)]\npub enum \
                    GetError {\n    /// No.\n    No,\n}\n\nimpl rt::ApiError for GetError {\n    fn a() {\n    \
                    }\n}\n\npub fn get() {}\n";
        assert_eq!(errors(text), 4 + 4);
    }
}
