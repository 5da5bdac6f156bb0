//! What is tolerated in answers, and how people get to know.

mod acme;

use std::sync::{Arc, Mutex};

use acme::{Ping, Script};
use bindery::{__codegen::v1 as rt, Client, Leniency, Tolerated};

provider!(Acme, |meta| {
    meta.envelope("data");
});

#[derive(Clone, Debug, PartialEq)]
enum Color {
    Red,
    Unknown(String),
}

impl Color {
    fn values() -> &'static [(Self, &'static str)] {
        &[(Self::Red, "red")]
    }
}

rt::open_enum! { Color }

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Dot(Dot),
    Unknown(rt::Json),
}

rt::tagged_union! { Shape by "kind" { Dot = "dot"; } }

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct Dot {
    color: Color,
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
struct Thing {
    color: Color,
    shape: Shape,
    at: rt::DateTime,
    link: rt::Url,
}

struct GetThings(Ping<Acme>);

impl rt::Operation for GetThings {
    type Provider = Acme;
    type Output = Vec<Thing>;
    type Error = rt::Infallible;

    fn meta(&self) -> &rt::OperationMeta {
        self.0.meta()
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        rt::Operation::request(&self.0, cx)
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: rt::Answer) -> rt::Decoded<Self> {
        cx.json(raw)
    }
}

const BODY: &str = r#"{"data":[
    {"color":"red","shape":{"kind":"dot","color":"red"},"at":"2024-05-01T09:00:00Z","link":"https://acme.dev"},
    {"color":"blue","shape":{"kind":"dot","color":"green"},"at":"soon","link":"acme"},
    {"color":"red","shape":{"kind":"line"},"at":"2024-05-01 09:00:00 -0800","link":"https://acme.dev"}
]}"#;

#[tokio::test]
async fn every_leniency_is_reported_with_its_place() {
    let script = Script::new(&[(200, BODY)]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&seen);
    let client: Client<Acme> = Client::builder()
        .transport(script)
        .on_leniency(move |leniency: &Leniency| {
            assert_eq!(leniency.operation, "ping");
            sink.lock()
                .unwrap()
                .push((leniency.path.clone(), leniency.tolerated));
        })
        .build()
        .unwrap();
    let things = client.execute(GetThings(Ping::new())).await.unwrap();
    assert_eq!(things[1].color, Color::Unknown("blue".to_owned()));
    let expected = [
        ("data[1].color", Tolerated::EnumValue),
        ("data[1].shape", Tolerated::EnumValue),
        ("data[1].at", Tolerated::Text),
        ("data[1].link", Tolerated::Text),
        ("data[2].shape", Tolerated::UnionVariant),
    ];
    let expected = expected.map(|(path, tolerated)| (path.to_owned(), tolerated));
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn without_a_sink_nothing_is_looked_for_and_nothing_fails() {
    let script = Script::new(&[(200, BODY)]);
    let things = acme::client::<Acme>(&script, &[])
        .execute(GetThings(Ping::new()))
        .await;
    assert_eq!(things.unwrap().len(), 3);
}
