//! How a provider signs what it delivers.

use std::time::Duration;

use super::Encoding;

/// How old or how far in the future a signed timestamp may be, where the scheme does not say.
const TOLERANCE: Duration = Duration::from_secs(300);

/// The hash of an HMAC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// What kind of signature it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureKind {
    /// A keyed hash; both sides have the key.
    Hmac(Algorithm),
    /// An Ed25519 signature; receivers have the public key.
    Ed25519,
    /// A fixed text, which is the secret itself. It does not cover the body.
    StaticToken,
}

/// How a provider signs what it delivers.
///
/// ```
/// use bindery::webhook::{Algorithm, Encoding, SignatureScheme};
///
/// let scheme = SignatureScheme::hmac(Algorithm::Sha256, &["x-acme-signature"])
///     .encoding(Encoding::Hex)
///     .prefix("sha256=")
///     .over("{timestamp}.{body}")
///     .timestamp_header("x-acme-timestamp");
/// # let _ = scheme;
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SignatureScheme<'a> {
    pub(crate) kind: SignatureKind,
    pub(crate) headers: &'a [&'a str],
    pub(crate) encoding: Encoding,
    pub(crate) prefix: &'a str,
    pub(crate) over: &'a str,
    pub(crate) key_encoding: Encoding,
    pub(crate) timestamp_header: Option<&'a str>,
    pub(crate) tolerance: Duration,
}

impl<'a> SignatureScheme<'a> {
    /// An HMAC in one of these headers; every one that is sent must be right.
    pub const fn hmac(algorithm: Algorithm, headers: &'a [&'a str]) -> Self {
        Self::new(SignatureKind::Hmac(algorithm), headers, Encoding::Hex)
    }

    /// An Ed25519 signature in one of these headers; every one that is sent must be right.
    pub const fn ed25519(headers: &'a [&'a str]) -> Self {
        Self::new(SignatureKind::Ed25519, headers, Encoding::Hex)
    }

    /// The secret itself in one of these headers.
    pub const fn static_token(headers: &'a [&'a str]) -> Self {
        Self::new(SignatureKind::StaticToken, headers, Encoding::Text)
    }

    const fn new(kind: SignatureKind, headers: &'a [&'a str], encoding: Encoding) -> Self {
        Self {
            kind,
            headers,
            encoding,
            prefix: "",
            over: "{body}",
            key_encoding: Encoding::Text,
            timestamp_header: None,
            tolerance: TOLERANCE,
        }
    }

    /// How the signature is written; [`Encoding::Hex`] in lower case by default.
    #[must_use]
    pub const fn encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// The text before the signature; none by default.
    #[must_use]
    pub const fn prefix(mut self, prefix: &'a str) -> Self {
        self.prefix = prefix;
        self
    }

    /// What is signed: a text with `{body}`, and perhaps with `{timestamp}` and `{id}`, which stand for what
    /// the headers hold; `{body}` by default.
    #[must_use]
    pub const fn over(mut self, template: &'a str) -> Self {
        self.over = template;
        self
    }

    /// How the key is turned into bytes; by default its text is its bytes.
    #[must_use]
    pub const fn key_encoding(mut self, encoding: Encoding) -> Self {
        self.key_encoding = encoding;
        self
    }

    /// The header with the time of the delivery in seconds since 1970.
    #[must_use]
    pub const fn timestamp_header(mut self, name: &'a str) -> Self {
        self.timestamp_header = Some(name);
        self
    }

    /// How old, and how far in the future, a signed timestamp may be; 5 minutes by default.
    #[must_use]
    pub const fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = tolerance;
        self
    }
}
