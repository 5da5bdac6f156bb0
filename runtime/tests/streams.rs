//! Answers that are read while they arrive.

mod acme;

use acme::{Answer, Ping, Script, Step, client};
use bindery::{__codegen::v1 as rt, ErrorKind};
use http::Method;

provider!(Acme, |_meta| {});

/// Numbers, written as generated code writes its streams.
#[derive(Clone, Debug)]
struct Watch<C = ()> {
    call: C,
}

impl Watch {
    fn new() -> Self {
        Self { call: () }
    }
}

rt::streamed! { Watch {} for Acme => i64 as entry, rt::Infallible }

static META: rt::OperationMeta = {
    let mut meta = rt::OperationMeta::new("watch");
    meta.route(Method::GET, "/watch");
    meta.success(&[200]);
    meta
};

impl rt::Arguments for Watch {
    fn write(&self, _: &mut rt::RequestWriter<'_>) {}
}

#[tokio::test]
async fn lines_and_events_are_decoded_one_by_one() {
    let events: &[(&str, &str)] = &[("content-type", "text/event-stream; charset=utf-8")];
    let answers = [
        Answer(200, &[], "1\n\"x\"\n3"),
        Answer(200, events, "data: 1\n\ndata: y\n\ndata: 3\n\n"),
    ];
    for answer in answers {
        let script = Script::answers([answer]);
        let watch = Watch::new().attach(client::<Acme>(&script, &[]).attach());
        let response = watch.with(rt::CallOptions::new()).stream().await.unwrap();
        assert_eq!(response.http().status(), 200);
        let accept = "text/event-stream, application/x-ndjson, application/json";
        assert_eq!(script.sent()[0].header("accept"), Some(accept));
        let mut entries = response.into_inner();
        assert_eq!(entries.next().await.unwrap().unwrap(), 1);
        let error = entries.next().await.unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(entries.next().await.unwrap().unwrap(), 3);
        assert!(entries.next().await.is_none());
    }
}

#[tokio::test]
async fn errors_before_and_within_a_stream_are_told() {
    let script = Script::steps([Step::Answer(Answer(404, &[], "no")), Step::BreakOff(200)]);
    let client = client::<Acme>(&script, &[]);
    let error = client.stream(Watch::new()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
    assert_eq!(&error.body().unwrap()[..], b"no");

    let mut entries = client.stream(Watch::new()).await.unwrap().into_inner();
    let error = entries.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(entries.next().await.is_none());
}

#[tokio::test]
async fn the_bytes_of_any_operation_can_be_read_while_they_arrive() {
    let script = Script::steps([
        Step::Answer(Answer(503, &[], "")),
        Step::Answer(Answer(200, &[], "raw")),
        Step::Answer(Answer(404, &[], "no")),
    ]);
    let client = client::<Acme>(&script, &[]);
    let response = client
        .download(Ping::new().with(|meta| meta.accept("*/*")))
        .await
        .unwrap();
    assert_eq!(response.http().attempts(), 2);
    assert_eq!(script.sent()[1].header("accept"), Some("*/*"));
    let mut bytes = response.into_inner();
    assert_eq!(&bytes.next().await.unwrap().unwrap()[..], b"raw");
    assert!(bytes.next().await.is_none());
    let error = client.download(Ping::new()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 404);
}
