//! Signed deliveries.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use bindery::webhook::{Algorithm, Encoding, SignatureScheme, Signer};
use bindery_codegen::ir::{
    Events, Resolved, Signature, SignatureEncoding, SignatureKey, SignatureKind,
};
use bytes::Bytes;
use ed25519_dalek::SigningKey;
use http::{HeaderMap, HeaderName, HeaderValue};
use jiff::Timestamp;
use serde_json::Value;

use super::subscribers::Subscriber;
use crate::seed;

/// The headers of a delivery: its id, and its signature where one is documented. Or why it cannot be
/// signed.
pub(super) fn headers(
    events: &Events<Resolved>,
    subscriber: &Subscriber,
    id: &str,
    body: &Bytes,
) -> Result<HeaderMap, String> {
    let signature = &events.signature;
    let id_header = events
        .id_header
        .as_ref()
        .map(|header| header.value.as_str());
    let names: Vec<&str> = signature
        .headers
        .iter()
        .map(|name| name.value.as_str())
        .collect();
    let scheme = match signature.kind.value {
        SignatureKind::Hmac => SignatureScheme::hmac(algorithm(signature)?, &names),
        SignatureKind::StaticToken => SignatureScheme::static_token(&names),
        SignatureKind::Ed25519 => SignatureScheme::ed25519(&names),
        SignatureKind::None | SignatureKind::Unknown => return unsigned(id_header, id),
    };
    let mut scheme = scheme;
    if let Some(encoded) = &signature.encoding {
        scheme = scheme.encoding(encoding(encoded.value));
    }
    if let Some(encoded) = &signature.key_encoding {
        scheme = scheme.key_encoding(encoding(encoded.value));
    }
    if let Some(prefix) = &signature.prefix {
        scheme = scheme.prefix(&prefix.value);
    }
    if let Some(over) = &signature.over {
        scheme = scheme.over(&over.value);
    }
    if let Some(timestamp) = &signature.timestamp {
        scheme = scheme.timestamp_header(timestamp.value.as_str());
    }
    let key = key(signature, subscriber)
        .ok_or("the webhook has no key that a delivery could be signed with")?;
    let mut signer = Signer::new(scheme, key).sent(Timestamp::now());
    if let Some(name) = id_header {
        signer = signer.id(name, id);
    }
    match signer.sign(body.clone()) {
        Ok(delivery) => Ok(delivery.headers),
        Err(error) => Err(error.to_string()),
    }
}

fn unsigned(id_header: Option<&str>, id: &str) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    if let Some(name) = id_header {
        let name = HeaderName::try_from(name).map_err(|error| error.to_string())?;
        let value = HeaderValue::try_from(id).map_err(|error| error.to_string())?;
        headers.insert(name, value);
    }
    Ok(headers)
}

fn algorithm(signature: &Signature<Resolved>) -> Result<Algorithm, String> {
    match signature.algorithm.as_ref().map(|name| name.value.as_str()) {
        Some("sha1") => Ok(Algorithm::Sha1),
        Some("sha256") => Ok(Algorithm::Sha256),
        Some("sha512") => Ok(Algorithm::Sha512),
        _ => Err("no document says which hash signs".to_owned()),
    }
}

fn encoding(encoding: SignatureEncoding) -> Encoding {
    match encoding {
        SignatureEncoding::Text => Encoding::Text,
        SignatureEncoding::Hex => Encoding::Hex,
        SignatureEncoding::Base64 => Encoding::Base64,
    }
}

/// The secret of a webhook, or the mock's own where receivers have a public key.
fn key(signature: &Signature<Resolved>, subscriber: &Subscriber) -> Option<String> {
    if signature.kind.value == SignatureKind::Ed25519 {
        return written(signature, &private_key().to_bytes());
    }
    match &signature.key.as_ref()?.value {
        SignatureKey::Handshake => subscriber.item.agreed_key.clone(),
        SignatureKey::Field { field, .. } => find(&subscriber.item.value, field.as_str()),
    }
}

/// The key that the mock signs with where a signature is Ed25519. It is the same in every run.
fn private_key() -> SigningKey {
    SigningKey::from_bytes(&seed::bytes("ed25519"))
}

/// The key that receivers verify with, and the member of a webhook that tells it; where signatures are
/// Ed25519.
pub(crate) fn public_key(events: &Events<Resolved>) -> Option<(String, Option<&str>)> {
    let signature = &events.signature;
    if signature.kind.value != SignatureKind::Ed25519 {
        return None;
    }
    let text = written(signature, private_key().verifying_key().as_bytes())?;
    let member = signature.key.as_ref().and_then(|key| match &key.value {
        SignatureKey::Field { field, .. } => Some(field.as_str()),
        SignatureKey::Handshake => None,
    });
    Some((text, member))
}

/// Bytes as keys are written. None where they are text.
fn written(signature: &Signature<Resolved>, bytes: &[u8]) -> Option<String> {
    match signature
        .key_encoding
        .as_ref()
        .map(|encoding| encoding.value)
    {
        Some(SignatureEncoding::Hex) => Some(seed::digits(bytes)),
        Some(SignatureEncoding::Base64) => Some(BASE64_STANDARD.encode(bytes)),
        Some(SignatureEncoding::Text) | None => None,
    }
}

/// The first text with this name, at any depth.
fn find(value: &Value, name: &str) -> Option<String> {
    let members = value.as_object()?;
    let own = members.get(name).and_then(Value::as_str);
    own.map(str::to_owned)
        .or_else(|| members.values().find_map(|value| find(value, name)))
}
