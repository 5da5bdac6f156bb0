//! Files that are sent.

use std::fmt;

use bytes::Bytes;

/// A file that is sent in a multipart body.
///
/// ```
/// let upload = bindery::Upload::new("notes.txt", "text/plain", "hello");
/// assert_eq!(upload.file_name(), "notes.txt");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Upload {
    file_name: String,
    media_type: String,
    content: Bytes,
}

impl Upload {
    /// A file of this name, of a media type such as `image/png`, and with this content.
    pub fn new(
        file_name: impl Into<String>,
        media_type: impl Into<String>,
        content: impl Into<Bytes>,
    ) -> Self {
        Self {
            file_name: file_name.into(),
            media_type: media_type.into(),
            content: content.into(),
        }
    }

    /// The name of the file.
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// The media type.
    pub fn media_type(&self) -> &str {
        &self.media_type
    }

    /// The content.
    pub fn content(&self) -> &Bytes {
        &self.content
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("file_name", &self.file_name)
            .field("media_type", &self.media_type)
            .field("length", &self.content.len())
            .finish()
    }
}

/// One file, a file that may be missing, or several.
pub trait Uploads {
    /// The files, in order.
    fn uploads(&self) -> &[Upload];
}

impl Uploads for Upload {
    fn uploads(&self) -> &[Upload] {
        std::slice::from_ref(self)
    }
}

impl Uploads for Option<Upload> {
    fn uploads(&self) -> &[Upload] {
        self.as_slice()
    }
}

impl Uploads for Vec<Upload> {
    fn uploads(&self) -> &[Upload] {
        self
    }
}

impl Uploads for Option<Vec<Upload>> {
    fn uploads(&self) -> &[Upload] {
        self.as_deref().unwrap_or_default()
    }
}
