//! `webhooks.delete`

use bindery_ingedata::{
    Ingedata, IngedataError,
    webhooks::{self, DeleteWebhook},
};
use bindery_tests::Reply;

use crate::{INGEDATA, serve, variant};

#[tokio::test]
async fn any_success_will_do_and_its_body_is_not_read() {
    let (server, ingedata) = serve(vec![
        Reply::new(204, &[], ""),
        Reply::json(200, r#"{"data":{"#),
        Reply::new(202, &[("Content-Type", "text/html")], "<html></html>"),
    ]);
    for status in [204, 200, 202] {
        let deleted = ingedata.webhooks().delete(7).send().await.unwrap();
        assert_eq!(deleted.http().status(), status);
    }
    for sent in server.finish() {
        assert_eq!(sent.line, "DELETE /api/v3/notification/webhooks/7");
        assert_eq!(sent.header("authorization"), Some("Bearer token-7"));
        assert_eq!(sent.header("content-type"), None);
        assert_eq!(sent.body, "");
    }
}

#[tokio::test]
async fn errors_are_told_apart() {
    INGEDATA.tells_errors_apart(None, delete, variant).await;
}

#[tokio::test]
async fn the_function_and_the_blocking_calls_do_the_same() {
    let (server, ingedata) = serve(vec![Reply::new(204, &[], ""); 3]);
    let operation = DeleteWebhook::new(7);
    webhooks::delete(&ingedata, operation.clone())
        .await
        .unwrap();
    webhooks::blocking::delete(&ingedata, operation).unwrap();
    ingedata.webhooks().delete(7).send_blocking().unwrap();
    let sent = server.finish();
    assert!(
        sent.iter()
            .all(|sent| sent.line == "DELETE /api/v3/notification/webhooks/7")
    );
}

async fn delete(
    ingedata: &Ingedata,
) -> Result<bindery::Response<()>, bindery::Error<IngedataError>> {
    ingedata.webhooks().delete(1).send().await
}
