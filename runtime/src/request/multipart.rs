//! Bodies of `multipart/form-data`, RFC 7578.

use std::hash::{BuildHasher, RandomState};

use super::{Arguments, BuildError, Upload};

/// A multipart body that is being written.
#[derive(Debug)]
pub(super) struct MultipartWriter {
    boundary: String,
    body: Vec<u8>,
}

impl MultipartWriter {
    pub(super) fn new() -> Self {
        // Two keyed hashes are 128 bits that no content can know.
        let random = || RandomState::new().hash_one(0_u8);
        Self {
            boundary: format!("bindery-{:016x}{:016x}", random(), random()),
            body: Vec::new(),
        }
    }

    /// The `Content-Type` of the body, given the media type of its kind.
    pub(super) fn content_type(&self, media_type: &str) -> String {
        format!("{media_type}; boundary={}", self.boundary)
    }

    /// Adds single values as text, one part for each entry of an array.
    pub(super) fn text(&mut self, name: &str, value: &Arguments) -> Result<(), BuildError> {
        match value {
            Arguments::None => Ok(()),
            Arguments::One(text) => self.part(name, None, None, text.as_bytes()),
            Arguments::Many(entries) => entries.iter().try_for_each(|entry| match entry {
                Arguments::One(text) => self.part(name, None, None, text.as_bytes()),
                _ => Err(BuildError::new(
                    name,
                    "is an array of something else than single values",
                )),
            }),
            Arguments::Named(_) => Err(BuildError::new(name, "is an object")),
        }
    }

    /// Adds a JSON text, unless it is null.
    pub(super) fn json(&mut self, name: &str, text: &[u8]) -> Result<(), BuildError> {
        if text == b"null" {
            return Ok(());
        }
        self.part(name, None, Some("application/json"), text)
    }

    pub(super) fn file(&mut self, name: &str, file: &Upload) -> Result<(), BuildError> {
        self.part(
            name,
            Some(file.file_name()),
            Some(file.media_type()),
            file.content(),
        )
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.line(&["--", &self.boundary.clone(), "--"]);
        self.body
    }

    fn part(
        &mut self,
        name: &str,
        file_name: Option<&str>,
        media_type: Option<&str>,
        content: &[u8],
    ) -> Result<(), BuildError> {
        let quoted_name = quoted(name, name)?;
        let quoted_file = file_name.map(|file| quoted(name, file)).transpose()?;
        if media_type.is_some_and(|text| text.chars().any(char::is_control)) {
            return Err(BuildError::new(name, "has a malformed media type"));
        }
        self.line(&["--", &self.boundary.clone()]);
        let start = "Content-Disposition: form-data; name=";
        match quoted_file {
            None => self.line(&[start, &quoted_name]),
            Some(file) => self.line(&[start, &quoted_name, "; filename=", &file]),
        }
        if let Some(media_type) = media_type {
            self.line(&["Content-Type: ", media_type]);
        }
        self.line(&[]);
        self.body.extend_from_slice(content);
        self.line(&[]);
        Ok(())
    }

    fn line(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.body.extend_from_slice(piece.as_bytes());
        }
        self.body.extend_from_slice(b"\r\n");
    }
}

/// A name between quotes. A quote in it is percent-encoded, as browsers do; what would end the header
/// is refused.
fn quoted(argument: &str, text: &str) -> Result<String, BuildError> {
    if text.chars().any(char::is_control) {
        return Err(BuildError::new(
            argument,
            "has a name with control characters",
        ));
    }
    Ok(format!("\"{}\"", text.replace('"', "%22")))
}
