//! Deliveries that must not be taken, and those that must: each case and what was answered stand in
//! `deliveries.txt`.
//!
//! `BINDERY_BLESS=1 cargo test -p bindery-tests --test receiving` writes the file anew.

use std::{fmt::Write as _, fs, path::Path};

use bindery::webhook::{
    Deliveries, ExpectedHandshakes, Incoming, Outcome, Receiver, SecretsByRoute, Signed,
};
use bindery_asana::AsanaApi;
use bindery_attio::AttioApi;
use http::{HeaderMap, HeaderValue, Method};

use super::{
    cases::SECRET,
    forgeries::{BODY, cases, scheme, sign},
};

fn secrets() -> SecretsByRoute {
    let secrets = SecretsByRoute::new();
    secrets.add("/hooks/1", "the old one");
    secrets.add("/hooks/1", SECRET);
    secrets.add("/hooks/2", "of another webhook");
    secrets.delete("/hooks/deleted");
    secrets
}

/// What was tried, and what became of it.
#[derive(Default)]
struct Table {
    text: String,
    taken: usize,
    answered: usize,
    rejected: usize,
}

impl Table {
    fn row<D>(&mut self, provider: &str, name: &str, outcome: &Outcome<D>) {
        let what = match outcome {
            Outcome::Delivery(..) => {
                self.taken += 1;
                "    taken".to_owned()
            }
            Outcome::Respond(answer) => {
                self.answered += 1;
                format!("{} {:?}", answer.status().as_u16(), answer.reason())
            }
            Outcome::Reject(rejection) => {
                self.rejected += 1;
                format!("{} {:?}", rejection.status().as_u16(), rejection.reason())
            }
            _ => "something else".to_owned(),
        };
        writeln!(self.text, "{provider:<6} | {name:<46} | {what}").expect("a text");
    }

    async fn run<P: Deliveries<Trust = Signed>>(&mut self, names: &'static [&'static str]) {
        let provider = P::meta().provider().to_ascii_lowercase();
        let receiver = Receiver::<P>::new(secrets());
        for case in cases(names) {
            let incoming = incoming(case.method, case.route, case.headers, case.body);
            let outcome = receiver.receive(incoming).await;
            self.row(&provider, case.name, &outcome);
        }
    }

    /// A delivery that is recorded and sent again.
    async fn replay(&mut self) {
        let names = &["attio-signature"];
        let receiver = Receiver::<AttioApi>::new(secrets());
        for (name, id) in [
            ("genuine, the first time", "1"),
            ("replayed", "1"),
            ("replayed with another id, which nobody signs", "2"),
        ] {
            let mut headers = sign(scheme(names), SECRET, BODY);
            headers.insert("idempotency-key", HeaderValue::from_static(id));
            let incoming = incoming(Method::POST, "/hooks/1", headers, BODY.into());
            let outcome = receiver.receive(incoming).await;
            self.row("attio", name, &outcome);
            if let Outcome::Delivery(_, receipt) = outcome {
                let _ = receipt.accept().await;
            }
        }
    }

    /// Handshakes at the right time and at all others.
    async fn handshakes(&mut self) {
        let handshakes = ExpectedHandshakes::new();
        let receiver = Receiver::<AsanaApi>::new(secrets()).handshakes(handshakes.clone());
        let mut expected = None;
        let steps: [(&str, &str, &[&str]); 6] = [
            ("handshake before it is expected", "/hooks/1", &["a"]),
            ("handshake while it is expected", "/hooks/1", &["a"]),
            ("the same handshake again", "/hooks/1", &["a"]),
            ("handshake with another secret", "/hooks/1", &["b"]),
            ("handshake at another route", "/hooks/2", &["a"]),
            (
                "handshake after the webhook was created",
                "/hooks/1",
                &["a"],
            ),
        ];
        for (at, (name, route, values)) in steps.into_iter().enumerate() {
            match at {
                1 => expected = Some(handshakes.expect("/hooks/1")),
                5 => expected = None,
                _ => {}
            }
            let outcome = receiver.receive(handshake(route, values)).await;
            self.row("asana", name, &outcome);
        }
        drop(expected);
        let _expected = handshakes.expect("/hooks/1");
        let two = receiver.receive(handshake("/hooks/1", &["a", "b"])).await;
        self.row("asana", "handshake with two secrets", &two);
        let mut signed = handshake("/hooks/1", &["b"]).headers().clone();
        signed.insert("x-hook-signature", HeaderValue::from_static("00"));
        let both = incoming(Method::POST, "/hooks/1", signed, BODY.into());
        let both = receiver.receive(both).await;
        self.row("asana", "handshake that is also a forged delivery", &both);
    }
}

fn handshake(route: &str, values: &[&'static str]) -> Incoming {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append("x-hook-secret", HeaderValue::from_static(value));
    }
    incoming(Method::POST, route, headers, Vec::new())
}

fn incoming(method: Method, route: &str, headers: HeaderMap, body: Vec<u8>) -> Incoming {
    let request = http::Request::builder()
        .method(method)
        .uri(route)
        .body(body);
    let mut request = request.expect("a request");
    *request.headers_mut() = headers;
    Incoming::from(request)
}

#[tokio::test]
async fn nothing_is_taken_that_the_provider_did_not_sign() {
    let mut table = Table::default();
    table
        .run::<AttioApi>(&["attio-signature", "x-attio-signature"])
        .await;
    table.run::<AsanaApi>(&["x-hook-signature"]).await;
    table.replay().await;
    table.handshakes().await;
    let Table {
        mut text,
        taken,
        answered,
        rejected,
    } = table;
    let tried = taken + answered + rejected;
    let _ = writeln!(
        text,
        "\ntried {tried}, taken {taken}, answered without being given {answered}, rejected {rejected}"
    );
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/receiving/deliveries.txt");
    if std::env::var_os("BINDERY_BLESS").is_some() {
        fs::write(&golden, &text).expect("the table is written");
    }
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    let difference = similar::TextDiff::from_lines(&expected, &text);
    assert!(expected == text, "{}", difference.unified_diff());
}
