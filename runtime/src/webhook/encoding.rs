//! How signatures and keys are written.

use base64::{Engine as _, engine::general_purpose::STANDARD};

/// How a signature or a key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Encoding {
    /// Its text is its bytes.
    Text,
    /// Hexadecimal: signatures in lower case only, keys in either case.
    Hex,
    /// Base64 with the standard alphabet and padding.
    Base64,
}

impl Encoding {
    /// The text of a signature's bytes.
    pub(super) fn encode(self, bytes: &[u8]) -> String {
        match self {
            Self::Text => String::from_utf8_lossy(bytes).into_owned(),
            Self::Hex => base16ct::lower::encode_string(bytes),
            Self::Base64 => STANDARD.encode(bytes),
        }
    }

    /// The bytes of a signature; none where it is written in another way, even one that means the same.
    pub(super) fn decode(self, text: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Text => Some(text.to_vec()),
            Self::Hex => base16ct::lower::decode_vec(text).ok(),
            Self::Base64 => STANDARD.decode(text).ok(),
        }
    }

    /// The bytes of a key; none where it is not written in this way, or empty.
    pub(super) fn decode_key(self, text: &str) -> Option<Vec<u8>> {
        let bytes = match self {
            Self::Text => text.as_bytes().to_vec(),
            Self::Hex => base16ct::mixed::decode_vec(text).ok()?,
            Self::Base64 => STANDARD.decode(text).ok()?,
        };
        (!bytes.is_empty()).then_some(bytes)
    }
}
