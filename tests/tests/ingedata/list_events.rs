//! `webhooks.list_events`

use bindery::Json;
use bindery_ingedata::{
    Ingedata, IngedataError,
    webhooks::{self, ListWebhookEvents},
};
use bindery_tests::Reply;

use crate::{INGEDATA, serve, variant};

#[tokio::test]
async fn the_answer_comes_whole_whatever_its_shape() {
    let bodies = [
        r#"["a","b"]"#,
        r#"{"data":["a"],"meta":{}}"#,
        r#"{"data":[{"name":"a","id":1}]}"#,
        "null",
        "7",
    ];
    let (server, ingedata) = serve(bodies.map(|body| Reply::json(200, body)).to_vec());
    for body in bodies {
        let events = ingedata.webhooks().list_events().send().await.unwrap();
        assert_eq!(*events, serde_json::from_str::<Json>(body).unwrap());
    }
    let sent = server.finish();
    assert_eq!(sent[0].line, "GET /api/v3/notification/webhooks/events");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("content-type"), None);
    assert_eq!(sent[0].body, "");
}

#[tokio::test]
async fn errors_are_told_apart() {
    INGEDATA
        .tells_errors_apart(None, list_events, variant)
        .await;
}

#[tokio::test]
async fn bodies_that_are_no_json_are_refused() {
    let bodies = [
        (String::new(), ""),
        ("[".to_owned(), ""),
        (r#"["a""#.to_owned(), ""),
        (r#"{"data":["a","#.to_owned(), "data"),
        ("[] []".to_owned(), ""),
        ("<html></html>".to_owned(), ""),
    ];
    INGEDATA.refuses_bodies(200, &bodies, list_events).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    INGEDATA
        .reads_what_is_json(200, r#"["a"]"#, list_events)
        .await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, ingedata) = serve(vec![Reply::json(200, r#"["a"]"#); 3]);
    let operation = ListWebhookEvents::new();
    webhooks::list_events(&ingedata, operation.clone())
        .await
        .unwrap();
    webhooks::blocking::list_events(&ingedata, operation).unwrap();
    let events = ingedata.webhooks().list_events().send_blocking().unwrap();
    assert_eq!(events[0], "a");
    server.finish();
}

async fn list_events(
    ingedata: &Ingedata,
) -> Result<bindery::Response<Json>, bindery::Error<IngedataError>> {
    ingedata.webhooks().list_events().send().await
}
