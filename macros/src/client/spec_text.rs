//! The spec: a file of the package, or the text in the macro.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_codegen::source::Source;
use syn::LitStr;

/// A spec's text, and where it stands.
#[derive(Debug)]
pub(super) struct SpecText {
    source: Source,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// A file.
    File(PathBuf),
    /// The macro itself; the text begins behind this many lines of the file.
    Inline(usize),
}

impl SpecText {
    /// A literal of several lines is a spec, one of a single line the path of one.
    pub(super) fn read(literal: &LitStr) -> Result<Self, String> {
        let text = literal.value();
        if text.contains('\n') {
            let place = literal.span().unwrap();
            // A raw literal may begin with the line after its quote.
            let body = text.strip_prefix('\n');
            let before = place.line() - 1 + usize::from(body.is_some());
            let source = Source::new(place.file(), body.unwrap_or(&text));
            return Ok(Self {
                source,
                place: Place::Inline(before),
            });
        }
        let package = std::env::var_os("CARGO_MANIFEST_DIR").ok_or(
            "the path of a spec begins at the package, and there is none: build with cargo",
        )?;
        let path = Path::new(&package).join(&text);
        let bytes = fs::read(&path).map_err(|error| {
            format!("{text}: the spec cannot be read: {error}; the path begins at the package")
        })?;
        let source = Source::from_bytes(&text, bytes).map_err(|error| {
            format!(
                "{text}: the spec is not UTF-8: {}",
                error.diagnostic.message
            )
        })?;
        Ok(Self {
            source,
            place: Place::File(path),
        })
    }

    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// `file:line:column` of a byte of the text.
    pub(super) fn position(&self, offset: usize) -> String {
        let at = self.source.position(offset);
        match &self.place {
            Place::File(_) => format!("{}:{at}", self.source.name()),
            Place::Inline(before) => {
                format!("{}:{}:{}", self.source.name(), before + at.line, at.column)
            }
        }
    }

    /// The file's whole path; none where the text stands in the macro.
    pub(super) fn file(&self) -> Option<&str> {
        match &self.place {
            Place::File(path) => path.to_str(),
            Place::Inline(_) => None,
        }
    }

    /// What the module is called where nothing else is said.
    pub(super) fn stem(&self) -> String {
        let stem = match &self.place {
            Place::File(path) => path.file_stem(),
            Place::Inline(_) => None,
        };
        stem.map_or_else(
            || "client".to_owned(),
            |stem| stem.to_string_lossy().into_owned(),
        )
    }
}
