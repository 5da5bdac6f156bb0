//! Signatures of deliveries that are verified by the runtime's receiver.

use std::time::Duration;

use bindery::webhook::{
    Algorithm, BodyEncoding, Deliveries, Encoding, Incoming, Outcome, RawDelivery, SignatureScheme,
    Signed, UnknownEvent, WebhookMeta,
};
use bindery::{Provider, ProviderMeta, Secret};
use serde_json::json;

use crate::plain::Notes;
use crate::receiver::{Received, Receiver};

/// A provider that signs body and timestamp with a key of its own.
struct Ed25519;

/// A provider that signs body, id and timestamp with the secret of the webhook.
struct Hmac;

macro_rules! provider {
    ($name:ident, $scheme:expr) => {
        impl Provider for $name {
            fn meta() -> &'static ProviderMeta {
                static META: ProviderMeta = ProviderMeta::new("Notes");
                &META
            }
        }

        impl Deliveries for $name {
            type Event = UnknownEvent;
            type Delivery = RawDelivery;
            type Trust = Signed;

            fn meta() -> &'static WebhookMeta {
                static META: WebhookMeta = {
                    let mut meta = WebhookMeta::new("Notes");
                    meta.encoding(BodyEncoding::Json);
                    meta.id_header("x-delivery");
                    meta.signature($scheme);
                    meta
                };
                &META
            }
        }
    };
}

provider!(
    Ed25519,
    SignatureScheme::ed25519(&["x-signature"])
        .encoding(Encoding::Base64)
        .key_encoding(Encoding::Hex)
        .over("{timestamp}{body}")
        .timestamp_header("x-time")
        .tolerance(Duration::from_secs(300))
);
provider!(
    Hmac,
    SignatureScheme::hmac(Algorithm::Sha256, &["x-signature"])
        .encoding(Encoding::Hex)
        .over("{id}.{timestamp}.{body}")
        .timestamp_header("x-time")
        .tolerance(Duration::from_secs(300))
);

async fn is_received<P: Deliveries<Trust = Signed>>(arrived: &Received, key: &str) -> bool {
    let receiver = bindery::webhook::Receiver::<P>::new(Secret::from(key));
    let incoming = Incoming::new("hook", arrived.headers(), arrived.body.clone());
    matches!(receiver.receive(incoming).await, Outcome::Delivery(..))
}

/// A delivery, and the secret of its webhook.
async fn delivered(notes: &Notes) -> (Received, String) {
    let receiver = Receiver::start(200, &[]);
    let hook = json!({"url": receiver.url(), "events": ["note.created"]}).to_string();
    let created = notes.send("POST /hooks", &hook).await.json();
    let sent = notes.mock.emit("note.created").await.unwrap();
    assert_eq!(sent[0].problem, None);
    (
        receiver.next(),
        created["secret"].as_str().unwrap().to_owned(),
    )
}

const TIME: (&str, &str) = (
    "| `signature.key` |",
    "| `signature.timestamp` | `X-Time` | our choice: a test |\n| `signature.key` |",
);

#[tokio::test]
async fn ed25519_signatures_are_those_of_the_public_key() {
    let notes = Notes::changed(&[
        ("| `signature` | `hmac`", "| `signature` | `ed25519`"),
        (
            "| `signature.algorithm` | `sha256` | our choice: a test |\n",
            "",
        ),
        (
            "| `signature.encoding` | `hex`",
            "| `signature.encoding` | `base64`",
        ),
        ("| `{body}` |", "| `{timestamp}{body}` |"),
        (
            "| `signature.key_encoding` | `text`",
            "| `signature.key_encoding` | `hex`",
        ),
        TIME,
    ]);
    let public = notes.mock.public_key().unwrap();
    let (arrived, told) = delivered(&notes).await;
    // The webhook tells the key in the documented member.
    assert_eq!(told, public);
    assert!(is_received::<Ed25519>(&arrived, &public).await);
    let other = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    assert!(!is_received::<Ed25519>(&arrived, other).await);
}

#[tokio::test]
async fn a_timestamp_is_signed_where_that_is_documented() {
    let notes = Notes::changed(&[("| `{body}` |", "| `{id}.{timestamp}.{body}` |"), TIME]);
    assert_eq!(notes.mock.public_key(), None);
    let (arrived, secret) = delivered(&notes).await;
    assert!(is_received::<Hmac>(&arrived, &secret).await);
    assert!(!is_received::<Hmac>(&arrived, "another").await);
}
