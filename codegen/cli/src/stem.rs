//! What a spec's file is called, without its ending: `acme` of `specs/acme.md`.

use std::path::Path;

use crate::failure::Failure;

/// The name of a spec's file without `.md`, fit for the name of a package and of a folder, and for a
/// comment in Rust.
pub fn of(path: &Path) -> Result<&str, Failure> {
    path.file_name()
        .and_then(|name| name.to_str()?.strip_suffix(".md"))
        .filter(|stem| is_name(stem))
        .ok_or_else(|| {
            Failure::new(
                "spec-name",
                format!(
                    "no package can be named after `{}`",
                    path.display().to_string().escape_debug()
                ),
            )
            .help(
                "name the file with ASCII letters, digits, `-` and `_`, a letter first, and `.md`: \
                 `acme.md`",
            )
        })
}

/// True for names that cargo takes for a package.
pub fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_is_a_name_and_never_a_way_out() {
        assert_eq!(of("specs/my-crm_2.md".as_ref()).unwrap(), "my-crm_2");
        for path in [
            "..md", "...md", "a b.md", "é.md", "2.md", "a.b.md", ".md", "a", "a.m\nd", "a\n.md",
            "/", "..",
        ] {
            assert!(of(path.as_ref()).is_err(), "{path}");
        }
    }
}
