//! Signatures: each is there once, written as the provider writes it, and right.

use bindery::webhook::{Incoming, Reason};

use super::acme::{HandClock, ROUTE, SECRET, body, receiver, rejected, signed, taken};

/// A genuine delivery whose signature is changed.
fn with(change: impl FnOnce(&str) -> Vec<String>) -> Incoming {
    let right = signed(SECRET, "a", 0, &body("note", "created"));
    let mut headers = right.headers().clone();
    let signature = headers.remove("acme-signature").expect("a signature");
    for value in change(signature.to_str().expect("a text")) {
        headers.append("acme-signature", value.parse().expect("a header"));
    }
    Incoming::new(ROUTE, headers, right.body().trust().clone())
}

#[tokio::test]
async fn a_signature_is_there_once_and_written_as_documented() {
    let receiver = receiver(&HandClock::default());
    let twice = with(|text| vec![text.to_owned(), text.to_owned()]);
    let upper = with(|text| vec![text.to_uppercase().replace("V1=", "v1=")]);
    let bare = with(|text| vec![text.replace("v1=", "")]);
    let other = with(|text| vec![text.replace("v1=", "v0=")]);
    let empty = with(|_| vec!["v1=".to_owned()]);
    let cases = [
        (with(|_| Vec::new()), Reason::MissingSignature),
        (twice, Reason::RepeatedHeader),
        (upper, Reason::MalformedSignature),
        (bare, Reason::MalformedSignature),
        (other, Reason::MalformedSignature),
        (empty, Reason::MalformedSignature),
    ];
    for (incoming, reason) in cases {
        assert_eq!(rejected(receiver.receive(incoming).await), reason);
    }
    taken(receiver.receive(with(|text| vec![text.to_owned()])).await);
}
