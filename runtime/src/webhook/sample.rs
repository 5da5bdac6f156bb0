//! Deliveries for tests, signed as their provider signs.

use std::{
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll, Waker},
};

use ed25519_dalek::SigningKey;
use http::{HeaderMap, Request, header::CONTENT_TYPE};
use jiff::Timestamp;

use super::{
    BodyEncoding, Deliveries, Event as _, Incoming, Outcome, Receiver, SampleDelivery, SignError,
    SignatureKind, Signer, Trust,
};
use crate::Secret;

/// A delivery of this event as its provider sends it to a path or a URL: signed with the secret now, where the
/// provider signs, and each with an id of its own, where the provider sends ids.
///
/// ```
/// use bindery::testing;
/// use bindery::webhook::{Deliveries, Incoming, SampleDelivery, SignError};
///
/// fn deliver<P: Deliveries>(
///     kind: impl SampleDelivery<Event = P::Event>,
/// ) -> Result<Incoming, SignError> {
///     // With a generated client `delivery::<AcmeApi, _>(NoteCreated, "/hooks/1", "s3cret")`.
///     testing::delivery::<P, _>(kind, "/hooks/1", "s3cret")
/// }
/// ```
///
/// # Errors
/// The secret cannot be used to sign, or the address is none.
pub fn delivery<P, K>(
    _kind: K,
    address: &str,
    secret: impl Into<Secret>,
) -> Result<Incoming, SignError>
where
    P: Deliveries<Event = K::Event>,
    K: SampleDelivery,
{
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let meta = P::meta();
    let id = format!("delivery-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let mut headers = match meta.signature {
        Some(scheme) => {
            let mut signer = Signer::new(scheme, secret).sent(Timestamp::now());
            if let Some(name) = meta.id_header {
                signer = signer.id(name, id);
            }
            signer.sign(K::DELIVERY)?.headers
        }
        None => HeaderMap::new(),
    };
    let media_type = match meta.encoding {
        Some(BodyEncoding::Form) => "application/x-www-form-urlencoded",
        _ => "application/json",
    };
    headers.insert(CONTENT_TYPE, http::HeaderValue::from_static(media_type));
    let request = Request::builder()
        .method(meta.method.unwrap_or("POST"))
        .uri(address)
        .body(K::DELIVERY);
    let mut request = request.map_err(|_| SignError::Address)?;
    *request.headers_mut() = headers;
    Ok(request.into())
}

/// Checks that a receiver takes the delivery of this event that a spec shows, and finds this event alone and of
/// its type.
///
/// # Panics
/// It does not.
#[track_caller]
pub fn assert_receives<P, K>(kind: K)
where
    P: Deliveries<Event = K::Event>,
    K: SampleDelivery,
{
    let (private, public) = keys::<P>();
    let receiver = Receiver::<P>::with_secrets(Arc::new(public));
    let incoming = match delivery::<P, K>(kind, "/hooks/1", private) {
        Ok(incoming) => incoming,
        Err(error) => panic!("{error}"),
    };
    // A receiver with all in memory waits for nothing.
    let outcome = pin!(receiver.receive(incoming)).poll(&mut Context::from_waker(Waker::noop()));
    let delivery = match outcome {
        Poll::Ready(Outcome::Delivery(delivery, _)) => delivery,
        Poll::Ready(Outcome::Reject(rejection)) => panic!("{}: {rejection}", K::NAME),
        _ => panic!("{} is not given", K::NAME),
    };
    let delivery = P::Trust::peek(&delivery);
    if let Err(error) = delivery.body() {
        panic!("{}: {error}", K::NAME);
    }
    match delivery.events() {
        [event] => assert_eq!(event.kind_name(), Some(K::NAME), "{event:?}"),
        events => panic!("{}: {events:?}", K::NAME),
    }
}

/// What signs, and what verifies.
fn keys<P: Deliveries>() -> (Secret, Secret) {
    let bytes = [b'k'; 32];
    let scheme = P::meta().signature;
    let text = |bytes: &[u8]| match scheme {
        Some(scheme) => Secret::from(scheme.key_encoding.encode(bytes)),
        None => Secret::from(""),
    };
    let public = match scheme.map(|scheme| scheme.kind) {
        Some(SignatureKind::Ed25519) => SigningKey::from_bytes(&bytes).verifying_key().to_bytes(),
        _ => bytes,
    };
    (text(&bytes), text(&public))
}
