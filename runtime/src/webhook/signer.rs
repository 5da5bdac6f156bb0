//! The signing side, for tests and for servers that stand in for a provider.

use std::fmt;

use bytes::Bytes;
use ed25519_dalek::{Signer as _, SigningKey};
use http::{HeaderMap, HeaderName, HeaderValue};
use jiff::Timestamp;

use super::{SignatureKind, SignatureScheme, mac::mac, message::Message};
use crate::Secret;

/// Signs bodies as a provider does, so that a receiver can be tried without one.
///
/// ```
/// use bindery::webhook::{Algorithm, SignatureScheme, Signer};
///
/// let scheme = SignatureScheme::hmac(Algorithm::Sha256, &["x-acme-signature"]).prefix("sha256=");
/// let signed = Signer::new(scheme, "s3cret").sign("{\"type\":\"note.created\"}")?;
///
/// let signature = &signed.headers["x-acme-signature"];
/// assert!(signature.to_str()?.starts_with("sha256="));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Signer<'a> {
    scheme: SignatureScheme<'a>,
    secret: Secret,
    id: Option<(&'a str, String)>,
    sent: Option<Timestamp>,
}

/// A body and the headers that go with it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SignedDelivery {
    /// The signature, and the timestamp and the id where there are some.
    pub headers: HeaderMap,
    /// The body, as it was given.
    pub body: Bytes,
}

/// Why a delivery cannot be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignError {
    /// The secret is empty, not written as the scheme says, or of a length that no private key has.
    Secret,
    /// What stands in a header, such as the id or the name of the header, cannot.
    Header,
    /// The scheme signs a timestamp or an id, and there is none: see [`Signer::sent`] and [`Signer::id`].
    Missing,
    /// The address that a delivery is for is neither a path nor a URL.
    Address,
}

impl<'a> Signer<'a> {
    /// Signs with this secret: the same that receivers have, except that Ed25519 takes the private key, 32
    /// bytes written as the scheme says.
    pub fn new(scheme: SignatureScheme<'a>, secret: impl Into<Secret>) -> Self {
        Self {
            scheme,
            secret: secret.into(),
            id: None,
            sent: None,
        }
    }

    /// Gives deliveries this id in the header of this name.
    #[must_use]
    pub fn id(mut self, header: &'a str, id: impl Into<String>) -> Self {
        self.id = Some((header, id.into()));
        self
    }

    /// Sets when deliveries are sent, for schemes that sign it.
    #[must_use]
    pub fn sent(mut self, at: Timestamp) -> Self {
        self.sent = Some(at);
        self
    }

    /// Signs a body.
    ///
    /// # Errors
    /// The secret cannot be used, a header cannot be written, or the scheme signs what was not set.
    pub fn sign(&self, body: impl Into<Bytes>) -> Result<SignedDelivery, SignError> {
        let body = body.into();
        let mut headers = HeaderMap::new();
        let mut insert = |name: &str, value: &str| {
            let name = HeaderName::try_from(name).map_err(|_| SignError::Header)?;
            let value = HeaderValue::try_from(value).map_err(|_| SignError::Header)?;
            headers.insert(name, value);
            Ok(())
        };
        if let Some((name, id)) = &self.id {
            insert(name, id)?;
        }
        let signs = |place: &str| self.scheme.over.contains(place);
        let timestamp = match (self.sent, self.scheme.timestamp_header) {
            (Some(sent), Some(name)) => {
                let text = sent.as_second().to_string();
                insert(name, &text)?;
                text
            }
            _ if signs("{timestamp}") => return Err(SignError::Missing),
            _ => String::new(),
        };
        let id = match &self.id {
            Some((_, id)) => id.as_str(),
            None if signs("{id}") => return Err(SignError::Missing),
            None => "",
        };
        let message = Message {
            template: self.scheme.over,
            timestamp: timestamp.as_bytes(),
            id: id.as_bytes(),
            body: &body,
        };
        let signature = self.signature(&message).ok_or(SignError::Secret)?;
        for name in self.scheme.headers {
            insert(name, &signature)?;
        }
        Ok(SignedDelivery { headers, body })
    }

    fn signature(&self, message: &Message<'_>) -> Option<String> {
        let key = self.scheme.key_encoding.decode_key(self.secret.expose())?;
        let bytes = match self.scheme.kind {
            SignatureKind::Hmac(algorithm) => mac(algorithm, &key, message)?,
            SignatureKind::StaticToken => key,
            SignatureKind::Ed25519 => {
                let key = SigningKey::from_bytes(key.as_slice().try_into().ok()?);
                key.sign(&message.to_vec()).to_bytes().to_vec()
            }
        };
        let text = self.scheme.encoding.encode(&bytes);
        Some(format!("{}{text}", self.scheme.prefix))
    }
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Secret => "the secret cannot be used as a key of this scheme",
            Self::Header => "a header of the delivery cannot be written",
            Self::Missing => "the scheme signs a timestamp or an id, and there is none",
            Self::Address => "the address of the delivery is neither a path nor a URL",
        })
    }
}

impl std::error::Error for SignError {}
