//! The text of a file that is not written yet.

use std::fmt;

use lz4_flex::block;
use sha2::{Digest, Sha256};

/// The text of a file, packed: of a large API all files together take about a fifth of their size.
///
/// ```
/// use bindery_codegen::files::FileText;
///
/// let text = FileText::from("pub mod types;\n");
/// assert_eq!(text.unpack(), "pub mod types;\n");
/// assert_eq!(text.len(), 15);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct FileText {
    blocks: Vec<Box<[u8]>>,
    len: usize,
    sha256: String,
}

impl FileText {
    /// How long it is, in bytes.
    pub fn len(&self) -> usize {
        self.len
    }

    /// True when there is no text.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The SHA-256 of its bytes in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The text, unpacked.
    #[expect(clippy::missing_panics_doc, reason = "only what was a text is packed")]
    pub fn unpack(&self) -> String {
        let mut text = Vec::with_capacity(self.len);
        self.blocks().for_each(|block| text.extend(block));
        String::from_utf8(text).expect("a text when it was packed")
    }

    /// The bytes of the text, unpacked one block after another.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = Vec<u8>> {
        self.blocks.iter().map(|packed| {
            let block = block::decompress_size_prepended(packed);
            block.expect("packed by the writer below")
        })
    }
}

impl fmt::Debug for FileText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unpack().fmt(f)
    }
}

impl<T: AsRef<str>> From<T> for FileText {
    fn from(text: T) -> Self {
        let mut writer = FileTextWriter::new();
        writer.push(text.as_ref());
        writer.finish()
    }
}

/// A text on its way, of which little is in memory as it is.
#[derive(Clone, Debug, Default)]
pub struct FileTextWriter {
    /// What is not packed yet.
    pending: Vec<u8>,
    blocks: Vec<Box<[u8]>>,
    len: usize,
    hash: Sha256,
}

impl FileTextWriter {
    /// How much is packed at once, in bytes.
    const BLOCK: usize = 64 << 10;

    /// No text.
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes on with this.
    pub fn push(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            let room = Self::BLOCK - self.pending.len();
            let (now, later) = rest.split_at(room.min(rest.len()));
            self.pending.extend_from_slice(now);
            if self.pending.len() == Self::BLOCK {
                self.pack();
            }
            rest = later;
        }
    }

    /// True when nothing was written.
    pub fn is_empty(&self) -> bool {
        self.pending.is_empty() && self.blocks.is_empty()
    }

    /// The text as a whole.
    pub fn finish(mut self) -> FileText {
        self.pack();
        self.blocks.shrink_to_fit();
        FileText {
            blocks: self.blocks,
            len: self.len,
            sha256: hexadecimal(&self.hash.finalize()),
        }
    }

    fn pack(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        self.hash.update(&self.pending);
        self.len += self.pending.len();
        let packed = block::compress_prepend_size(&self.pending);
        self.blocks.push(packed.into_boxed_slice());
        self.pending.clear();
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS[usize::from(nibble & 0xf)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{FileText, FileTextWriter, sha256};

    #[test]
    fn a_text_of_several_blocks_stays_what_it_was() {
        // Three bytes each, so that the end of a block falls into one.
        let long = "€".repeat(FileTextWriter::BLOCK);
        for text in ["", "a", &long] {
            let packed = FileText::from(text);
            assert_eq!(packed.unpack(), text);
            assert_eq!(packed.len(), text.len());
            assert_eq!(packed.sha256(), sha256(text.as_bytes()));
        }
        let mut writer = FileTextWriter::new();
        writer.push(&long[..3]);
        writer.push(&long[3..]);
        assert_eq!(writer.finish(), FileText::from(&long));
    }
}
