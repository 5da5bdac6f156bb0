//! What is tolerated in answers, and how people get to know.

mod acme;

use std::{
    marker::PhantomData,
    sync::{Arc, Mutex},
};

use acme::{Ping, Script};
use bindery::{
    __codegen::v1 as rt, CallOptions, Client, ErrorKind, Leniency, RetryPolicy, Tolerated,
};

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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    size: Option<i64>,
}

/// A size, whose unit is always the same, and a shape whose kind stands beside it.
#[derive(Clone, Debug, PartialEq)]
struct Holder {
    unit: String,
    kind: String,
    shapes: Vec<Held>,
}

rt::object! {
    Holder { unit, kind = "of", shapes = "its shapes" }
    unions { shapes = "its shapes" by kind }
    constants { unit is "mm" }
}

#[derive(Clone, Debug, PartialEq)]
enum Held {
    Dot(Dot),
    Unknown(rt::Json),
}

rt::beside_union! { Held { Dot = "dot"; } }

#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
struct Thing {
    color: Color,
    shape: Shape,
    at: rt::DateTime,
    link: rt::Url,
}

/// An operation that gives a `T`.
struct Get<T>(Ping<Acme>, PhantomData<fn() -> T>);

fn get<T>() -> Get<T> {
    Get(Ping::new(), PhantomData)
}

impl<T: serde::de::DeserializeOwned + Send + 'static> rt::Operation for Get<T> {
    type Provider = Acme;
    type Output = T;
    type Error = Failed;

    fn meta(&self) -> &rt::OperationMeta {
        self.0.meta()
    }

    fn request(&self, cx: &rt::RequestContext) -> rt::Built {
        rt::Operation::request(&self.0, cx)
    }

    fn decode(&self, cx: &rt::DecodeContext<'_>, raw: &rt::Answer) -> rt::Decoded<Self> {
        cx.json(raw)
    }
}

/// Its documented error, whatever its status.
#[derive(Debug)]
struct Failed(rt::ErrorBody<Dot>);

impl rt::ApiError for Failed {
    fn decode(response: &rt::ErrorResponse) -> Option<Self> {
        Some(Self(response.json()))
    }
}

const BODY: &str = r#"{"data":[
    {"color":"red","shape":{"kind":"dot","color":"red"},"at":"2024-05-01T09:00:00Z","link":"https://acme.dev"},
    {"color":"blue","shape":{"kind":"dot","color":"green"},"at":"soon","link":"acme"},
    {"color":"red","shape":{"kind":"line"},"at":"2024-05-01 09:00:00 -0800","link":"https://acme.dev"}
]}"#;

type Seen = Arc<Mutex<Vec<(String, Tolerated)>>>;

/// A client for these answers, and what it tells of them.
fn client(answers: &[(u16, &'static str)]) -> (Client<Acme>, Seen) {
    let seen = Seen::default();
    let sink = Arc::clone(&seen);
    let client = Client::builder()
        .transport(Script::new(answers))
        .options(CallOptions::new().retry(RetryPolicy::none()))
        .on_leniency(move |leniency: &Leniency| {
            assert_eq!(leniency.operation, "ping");
            sink.lock()
                .unwrap()
                .push((leniency.path.clone(), leniency.tolerated));
        })
        .build()
        .unwrap();
    (client, seen)
}

#[track_caller]
fn assert_seen<const N: usize>(seen: &Seen, expected: [(&str, Tolerated); N]) {
    let expected = expected.map(|(path, tolerated)| (path.to_owned(), tolerated));
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[tokio::test]
async fn every_leniency_is_reported_with_its_place() {
    let (client, seen) = client(&[(200, BODY)]);
    let things = client.execute(get::<Vec<Thing>>()).await.unwrap();
    assert_eq!(things[1].color, Color::Unknown("blue".to_owned()));
    assert_seen(
        &seen,
        [
            ("data[1].color", Tolerated::EnumValue),
            ("data[1].shape.color", Tolerated::EnumValue),
            ("data[1].at", Tolerated::Text),
            ("data[1].link", Tolerated::Text),
            ("data[2].shape", Tolerated::UnionVariant),
        ],
    );
}

#[tokio::test]
async fn without_a_sink_nothing_is_looked_for_and_nothing_fails() {
    let script = Script::new(&[(200, BODY)]);
    let things = acme::client::<Acme>(&script, &[])
        .execute(get::<Vec<Thing>>())
        .await;
    assert_eq!(things.unwrap().len(), 3);
}

#[tokio::test]
async fn a_value_that_does_not_fit_its_variant_is_kept_and_reported() {
    const SHAPES: &str = r#"{"data":[
        {"kind":"dot","color":"green"},
        {"kind":"dot","color":7},
        {"kind":"dot","color":"green","size":"large"},
        {"kind":"dot","colour":"red"},
        {"color":"red"},
        [1]
    ]}"#;
    let (client, seen) = client(&[(200, SHAPES)]);
    let shapes = client.execute(get::<Vec<Shape>>()).await.unwrap();
    let Shape::Dot(dot) = &shapes[0] else {
        panic!("{:?}", shapes[0]);
    };
    assert_eq!(dot.color.as_str(), "green");
    let kept = rt::Json::from_iter([("kind", "dot".into()), ("color", rt::Json::from(7))]);
    assert_eq!(shapes[1], Shape::Unknown(kept.clone()));
    assert_eq!(serde_json::to_value(&shapes[1]).unwrap(), kept);
    assert_seen(
        &seen,
        [
            ("data[0].color", Tolerated::EnumValue),
            ("data[1]", Tolerated::UnionValue),
            ("data[2]", Tolerated::UnionValue),
            ("data[3]", Tolerated::UnionValue),
            ("data[4]", Tolerated::UnionVariant),
            ("data[5]", Tolerated::UnionVariant),
        ],
    );
}

#[tokio::test]
async fn what_stands_beside_a_union_and_constants_are_placed() {
    const HOLDERS: &str = r#"{"data":[
        {"unit":"mm","of":"dot","its shapes":[{"color":"red"}]},
        {"unit":"inch","of":"dot","its shapes":[{"color":"red"},{"color":"blue"},{}]},
        {"unit":"mm","of":"line","its shapes":[{}]}
    ]}"#;
    let (client, seen) = client(&[(200, HOLDERS)]);
    let holders = client.execute(get::<Vec<Holder>>()).await.unwrap();
    assert_eq!(holders[1].unit, "inch");
    assert!(matches!(holders[1].shapes[1], Held::Dot(_)));
    assert!(matches!(holders[1].shapes[2], Held::Unknown(_)));
    assert_seen(
        &seen,
        [
            ("data[1].its shapes[1].color", Tolerated::EnumValue),
            ("data[1].its shapes[2]", Tolerated::UnionValue),
            ("data[1].unit", Tolerated::Constant),
            ("data[2].its shapes[0]", Tolerated::UnionVariant),
        ],
    );
}

#[tokio::test]
async fn bodies_of_errors_are_looked_at_too() {
    let (client, seen) = client(&[(400, r#"{"color":"blue"}"#)]);
    let error = client.execute(get::<Dot>()).await.unwrap_err();
    let body = error.into_api().unwrap().0;
    assert_eq!(body.value().unwrap().color.as_str(), "blue");
    assert_seen(&seen, [("color", Tolerated::EnumValue)]);
}

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
struct ThingId(String);

/// What has an empty value.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize, serde::Serialize)]
#[serde(default)]
struct Settings {
    size: i64,
}

#[derive(Clone, Debug, PartialEq)]
struct Fillable {
    name: String,
    tags: Vec<String>,
    labels: rt::Map<String>,
    color: Color,
    shape: Shape,
    extra: rt::Json,
    settings: Settings,
    parent: Option<ThingId>,
}

rt::object! {
    Fillable { name, tags, labels, color, shape, extra, settings, parent }
}

#[tokio::test]
async fn a_lenient_call_takes_missing_members_as_empty_and_says_so() {
    const BODY: &str = r#"{"data":[{},{"name":"n"},{}]}"#;
    let (client, seen) = client(&[(200, BODY); 2]);
    let error = client.execute(get::<Vec<Fillable>>()).await.unwrap_err();
    assert_eq!(error.decode_error().unwrap().path(), "data[0]");
    assert_seen(&seen, []);

    let lenient = client.with(CallOptions::new().lenient(true));
    let things = lenient.execute(get::<Vec<Fillable>>()).await.unwrap();
    assert_eq!(things[1].name, "n");
    let empty = Fillable {
        name: String::new(),
        tags: Vec::new(),
        labels: rt::Map::new(),
        color: Color::Unknown(String::new()),
        shape: Shape::Unknown(rt::Json::Null),
        extra: rt::Json::Null,
        settings: Settings::default(),
        parent: None,
    };
    assert_eq!(things[2], empty);
    let seen = seen.lock().unwrap();
    assert!(
        seen.iter()
            .all(|(_, what)| *what == Tolerated::MissingMember)
    );
    assert_eq!(seen.len(), 8 + 7 + 8);
    for path in ["data[0].name", "data[1].color", "data[2].parent"] {
        assert!(seen.iter().any(|(at, _)| at == path), "{path}");
    }
}

#[tokio::test]
async fn values_are_never_made_up() {
    #[derive(Debug, serde::Deserialize)]
    struct Only<T> {
        #[expect(dead_code, reason = "it never comes")]
        member: T,
    }

    #[derive(Debug, serde::Deserialize)]
    struct Plain {
        #[serde(rename = "list_id")]
        _id: String,
    }

    async fn refused<T: serde::de::DeserializeOwned + Send + 'static>() {
        let (client, seen) = client(&[(200, r#"{"data":{"x":{}}}"#)]);
        let lenient = client.with(CallOptions::new().lenient(true));
        let error = lenient.execute(get::<rt::Map<Only<T>>>()).await;
        let error = error.err().unwrap();
        assert_eq!(error.decode_error().unwrap().path(), "data.x");
        assert!(error.to_string().contains("missing field `member`"));
        assert_seen(&seen, []);
    }

    refused::<i64>().await;
    refused::<f64>().await;
    refused::<bool>().await;
    refused::<rt::Decimal>().await;
    refused::<rt::Uuid>().await;
    refused::<ThingId>().await;
    refused::<rt::Secret>().await;
    refused::<rt::Date>().await;
    refused::<rt::DateTime>().await;
    refused::<rt::OffsetDateTime>().await;
    refused::<rt::TimestampSeconds>().await;
    refused::<rt::Duration>().await;
    refused::<rt::Url>().await;
    refused::<Dot>().await;
    refused::<Only<i64>>().await;

    let (client, _) = client(&[(200, r#"{"data":{}}"#)]);
    let lenient = client.with(CallOptions::new().lenient(true));
    assert!(lenient.execute(get::<Plain>()).await.is_err());
}

#[tokio::test]
async fn a_lenient_call_fills_variants_too_and_takes_nothing_else() {
    const SHAPES: &str = r#"{"data":[{"kind":"dot"},{"kind":"dot","color":7}]}"#;
    let (client, seen) = client(&[(200, SHAPES), (200, r#"{"data":[{"kind":"dot"}"#)]);
    let lenient = client.with(CallOptions::new().lenient(true));
    let shapes = lenient.execute(get::<Vec<Shape>>()).await.unwrap();
    assert!(matches!(shapes[0], Shape::Dot(_)));
    assert!(matches!(shapes[1], Shape::Unknown(_)));
    assert_seen(
        &seen,
        [
            ("data[0].color", Tolerated::MissingMember),
            ("data[1]", Tolerated::UnionValue),
        ],
    );
    let cut = lenient.execute(get::<Vec<Shape>>()).await.unwrap_err();
    assert_eq!(cut.kind(), ErrorKind::Decode);
}
