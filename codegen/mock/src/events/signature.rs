//! Signed deliveries.

use bindery::webhook::{Algorithm, Encoding, SignatureScheme, Signer};
use bindery_codegen::ir::{
    Events, Resolved, Signature, SignatureEncoding, SignatureKey, SignatureKind,
};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use jiff::Timestamp;
use serde_json::Value;

use super::subscribers::Subscriber;

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
        SignatureKind::Ed25519 => {
            return Err(
                "the mock has no private key that an Ed25519 signature could be made with"
                    .to_owned(),
            );
        }
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

fn key(signature: &Signature<Resolved>, subscriber: &Subscriber) -> Option<String> {
    match &signature.key.as_ref()?.value {
        SignatureKey::Handshake => subscriber.item.agreed_key.clone(),
        SignatureKey::Field { field, .. } => find(&subscriber.item.value, field.as_str()),
    }
}

/// The first text with this name, at any depth.
fn find(value: &Value, name: &str) -> Option<String> {
    let members = value.as_object()?;
    let own = members.get(name).and_then(Value::as_str);
    own.map(str::to_owned)
        .or_else(|| members.values().find_map(|value| find(value, name)))
}
