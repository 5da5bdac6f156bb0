//! `webhooks.test`

use bindery_ingedata::{
    Ingedata, IngedataError,
    types::TestResult,
    webhooks::{self, TestWebhook},
};
use bindery_tests::Reply;

use crate::{INGEDATA, data, serve, variant};

const RESULT: &str = r#"{"success":true,"message":"ok"}"#;

#[tokio::test]
async fn the_result_is_read_bare_and_in_an_envelope() {
    let failed = r#"{"success":false,"message":"","code":7}"#;
    let (server, ingedata) = serve(vec![
        Reply::json(200, RESULT),
        Reply::json(200, data(RESULT)),
        Reply::json(200, failed),
        Reply::json(201, data(failed)),
        Reply::json(200, r#"{"success":false,"message":"","data":{"code":7}}"#),
    ]);
    let (well, ill) = ((true, "ok"), (false, ""));
    for (success, message) in [well, well, ill, ill, ill] {
        let result = ingedata.webhooks().test(7).send().await.unwrap();
        assert_eq!((result.success, &*result.message), (success, message));
    }
    let sent = server.finish();
    assert_eq!(sent[0].line, "POST /api/v3/notification/webhooks/test/7");
    assert_eq!(sent[0].header("authorization"), Some("Bearer token-7"));
    assert_eq!(sent[0].header("content-type"), None);
    // A server may refuse a POST that does not say how long its body is.
    assert_eq!(sent[0].header("content-length"), Some("0"));
    assert_eq!(sent[0].body, "");
}

#[tokio::test]
async fn errors_are_told_apart() {
    INGEDATA.tells_errors_apart(None, test, variant).await;
}

#[tokio::test]
async fn bodies_that_do_not_fit_are_refused() {
    let bodies = [
        (String::new(), ""),
        ("{".to_owned(), ""),
        ("{}".to_owned(), ""),
        (r#"{"success":true}"#.to_owned(), ""),
        (r#"{"success":null,"message":"m"}"#.to_owned(), "success"),
        (r#"{"success":"yes","message":"m"}"#.to_owned(), "success"),
        (r#"{"success":true,"message":7}"#.to_owned(), "message"),
        (data(r#"{"success":true}"#), "data"),
        (data(r#"{"success":true,"message":7}"#), "data.message"),
        (format!("{RESULT} x"), ""),
        (format!("{} x", data(RESULT)), ""),
        ("<html></html>".to_owned(), ""),
    ];
    INGEDATA.refuses_bodies(200, &bodies, test).await;
}

#[tokio::test]
async fn whatever_is_json_is_read() {
    INGEDATA.reads_what_is_json(200, RESULT, test).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, ingedata) = serve(vec![Reply::json(200, RESULT); 3]);
    let operation = TestWebhook::new(7);
    webhooks::test(&ingedata, operation.clone()).await.unwrap();
    webhooks::blocking::test(&ingedata, operation).unwrap();
    ingedata.webhooks().test(7).send_blocking().unwrap();
    let sent = server.finish();
    assert!(
        sent.iter()
            .all(|sent| sent.line == "POST /api/v3/notification/webhooks/test/7")
    );
}

async fn test(
    ingedata: &Ingedata,
) -> Result<bindery::Response<TestResult>, bindery::Error<IngedataError>> {
    ingedata.webhooks().test(1).send().await
}
