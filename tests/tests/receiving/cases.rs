//! What the tests of receiving share.

use bindery::webhook::{Deliveries, Incoming, Outcome, Signer};

pub const SECRET: &str = "b537207f20cbfa02357cf448134da559e8bd39d61597dcd5631b8012eae53e81";

/// The delivery of an outcome.
pub fn delivered<D>(outcome: Outcome<D>) -> D {
    match outcome {
        Outcome::Delivery(delivery, _) => delivery,
        Outcome::Respond(answer) => panic!("answered: {answer:?}"),
        Outcome::Reject(rejection) => panic!("rejected: {rejection}"),
        _ => panic!("something else"),
    }
}

/// A delivery of a provider that signs the body alone.
pub fn signed<P: Deliveries>(secret: &str, body: &[u8]) -> Incoming {
    let scheme = P::meta().signature_scheme().expect("a signature");
    let signed = Signer::new(scheme, secret)
        .sign(body.to_vec())
        .expect("a delivery");
    let request = http::Request::post("/hooks/1")
        .body(signed.body)
        .expect("a request");
    let (mut head, body) = request.into_parts();
    head.headers = signed.headers;
    Incoming::from(http::Request::from_parts(head, body))
}
