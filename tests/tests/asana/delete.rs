//! `webhooks.delete`

use bindery_asana::{
    Asana, AsanaError,
    types::EmptyResponse,
    webhooks::{self, DeleteWebhook},
};
use bindery_tests::Reply;

use crate::{ASANA, data, serve, variant};

#[tokio::test]
async fn it_sends_no_body_and_reads_an_empty_object() {
    let (server, asana) = serve(vec![
        Reply::json(200, r#"{"data":{}}"#),
        Reply::json(200, r#"{"data":{"later":1},"more":2}"#),
    ]);
    asana.webhooks().delete("12345").send().await.unwrap();
    asana
        .webhooks()
        .delete("12345")
        .opt_pretty(true)
        .send()
        .await
        .unwrap();
    let sent = server.finish();
    assert_eq!(sent[0].line, "DELETE /webhooks/12345");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("content-type"), None);
    assert_eq!(sent[0].body, "");
    assert_eq!(sent[1].line, "DELETE /webhooks/12345?opt_pretty=true");
}

#[tokio::test]
async fn errors_are_told_apart() {
    ASANA.tells_errors_apart(Some(200), delete, variant).await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let bodies = [
        (String::new(), ""),
        ("{".to_owned(), ""),
        ("{}".to_owned(), ""),
        (data("null"), "data"),
        (data("7"), "data"),
        (r#"{"data":{"#.to_owned(), "data"),
        ("<html></html>".to_owned(), ""),
    ];
    ASANA.refuses_bodies(200, &bodies, delete).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    ASANA.reads_what_is_json(200, &data("{}"), delete).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, asana) = serve(vec![Reply::json(200, data("{}")); 3]);
    let operation = DeleteWebhook::new("7");
    webhooks::delete(&asana, operation.clone()).await.unwrap();
    webhooks::blocking::delete(&asana, operation).unwrap();
    asana.webhooks().delete("7").send_blocking().unwrap();
    assert!(
        server
            .finish()
            .iter()
            .all(|sent| sent.line == "DELETE /webhooks/7")
    );
}

async fn delete(
    asana: &Asana,
) -> Result<bindery::Response<EmptyResponse>, bindery::Error<AsanaError>> {
    asana.webhooks().delete("12345").send().await
}
